"""How long a teller waits for the receipt: from the webhook to the reply call, at 50 tips a second."""

import threading
import time

from bench.installation import installation
from bench.table import Row, percentile
from language.judging.examples import TEST, our_examples
from language.labels import Verdict
from language.understanding import understand

RATE, SECONDS = 50, 8


def measure() -> list[Row]:
    """Let people tell 50 tips a second for eight seconds, and time each receipt."""
    texts = [one.text for one in our_examples(TEST) if understand(one.text).verdict is Verdict.TIP]
    rows = []
    for kind in ("sqlite", "postgresql"):
        with installation(kind) as made:
            platform = made.sim.platform
            platform.point_webhook_at(f"http://127.0.0.1:{made.port}/webhook/line")
            made.group("กลุ่มวัดความเร็ว")
            group = platform.group("กลุ่มวัดความเร็ว")
            made.start("web", "worker")
            people = [platform.person(f"คนที่ {number}") for number in range(RATE * SECONDS)]
            told = _tell(people, group, texts)
            times = _waits(group, told)
            share = len(times) / len(told)
            p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
            rows += [
                Row(f"{kind}: receipt after the webhook at {RATE}/s, p50", f"{p50:.0f} ms"),
                Row(f"{kind}: receipt after the webhook at {RATE}/s, p95", f"{p95:.0f} ms", "<= 400 ms", p95 <= 400),
                Row(f"{kind}: receipts said", f"{share:.1%} of {len(told)}"),
                Row(f"{kind}: memory of worker", f"{made.memory('worker'):.0f} MB"),
            ]
    return rows


def _tell(people, group, texts) -> dict[str, float]:
    told: dict[str, float] = {}
    threads = []
    started = time.perf_counter()
    for number, person in enumerate(people):
        time.sleep(max(0.0, started + number / RATE - time.perf_counter()))
        told[person.id] = time.perf_counter()
        threads.append(threading.Thread(target=person.says, args=(group, texts[number % len(texts)])))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return told


def _waits(group, told) -> list[float]:
    deadline = time.monotonic() + 30
    while len(group.replies) < len(told) and time.monotonic() < deadline:
        time.sleep(0.1)
    asked = {message.id: message for message in group.messages}
    waits = []
    for reply in group.replies:
        quoted = asked.get(str(reply.content.get("quotedMessageId", "")))
        if quoted is not None:
            waits.append((reply.sent_at - quoted.sent_at).total_seconds() * 1000)
    return waits
