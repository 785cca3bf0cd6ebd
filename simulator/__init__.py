"""The LINE look-alike: a stateful Messaging API on loopback and a chat page.

A conversation in a test reads as people speak::

    with Simulator(Platform(Channel(secret, token), webhook=post)) as sim:  # sim.url is the bot's base URL
        group, somchai = sim.group("ชุมชน", members=42), sim.person("สมชาย")
        told = somchai.says(group, "น้ำท่วมซอย 5")
        sim.platform.until(lambda: group.replies)  # Message: text, words, labels, content, via, price
        somchai.presses(group.replies[-1], "ส่งตำแหน่ง")  # or sends_image, sends_location, edits, unsends, blocks
        sim.platform.fail("push", status=500, times=2)  # or drop=True, delay=3
        with sim.platform.held(shuffle=7, copies=2):  # one batch, out of order, twice
            somchai.says(group, "ถึงเอวแล้ว", quote=told)
"""
