"""How long a teller waits for the receipt: from the webhook to the reply call, at 10 and at 50 tips a second."""

import threading
import time

from bench.installation import installation
from bench.table import Row, percentile
from language.judging.examples import TEST, our_examples
from language.labels import Verdict
from language.understanding import understand

RATES, SECONDS = (10, 50), 8
_WARM_UP, _PATIENCE = 20, 60


def measure() -> list[Row]:
    """Let people tell so many tips a second for eight seconds, and time each receipt."""
    texts = [one.text for one in our_examples(TEST) if _is_answered(one.text)]
    rows = []
    for kind in ("sqlite", "postgresql"):
        with installation(kind) as made:
            made.sim.platform.point_webhook_at(f"http://127.0.0.1:{made.port}/webhook/line")
            made.start("web", "worker")
            _warm_up(made, texts)
            rows += [row for rate in RATES for row in _at(rate, kind, made, texts)]
            rows.append(Row(f"{kind}: memory of worker", f"{made.memory('worker'):.0f} MB"))
    return rows


def _is_answered(text) -> bool:
    """Tell whether a text is a tip with a place: a few words without one are left to an officer, and not answered."""
    judged = understand(text)
    return judged.verdict is Verdict.TIP and judged.place is not None and bool(judged.place.mentions)


def _at(rate, kind, made, texts) -> list[Row]:
    platform = made.sim.platform
    # A group each, because a receipt does not say which message it answers.
    names = [f"กลุ่มที่ {number} ของ {rate}" for number in range(rate * SECONDS)]
    for name in names:
        made.group(name)
    groups = [platform.group(name) for name in names]
    people = [platform.person(f"คนที่ {number} ของ {rate}") for number in range(len(names))]
    _tell(people, groups, texts, rate)
    times = _waits(groups)
    share = len(times) / len(groups)
    p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
    return [
        Row(f"{kind}: receipt after the webhook at {rate}/s, p50", f"{p50:.0f} ms"),
        Row(f"{kind}: receipt after the webhook at {rate}/s, p95", f"{p95:.0f} ms", "<= 400 ms", p95 <= 400),
        Row(f"{kind}: receipts said", f"{share:.1%} of {len(groups)}", ">= 99 %", share >= 0.99),
    ]


def _warm_up(made, texts) -> None:
    """Tell some tips one after another, each in a group of its own and answered before the next is told."""
    platform = made.sim.platform
    person = platform.person("คนแรก")
    for number, text in enumerate(texts[:_WARM_UP]):
        made.group(f"กลุ่มแรก ๆ {number}")
        group = platform.group(f"กลุ่มแรก ๆ {number}")
        person.says(group, text)
        deadline = time.monotonic() + _PATIENCE
        while not group.replies and time.monotonic() < deadline:
            time.sleep(0.02)


def _tell(people, groups, texts, rate) -> None:
    threads = []
    started = time.perf_counter()
    for number, (person, group) in enumerate(zip(people, groups, strict=True)):
        time.sleep(max(0.0, started + number / rate - time.perf_counter()))
        threads.append(threading.Thread(target=person.says, args=(group, texts[number % len(texts)])))
        threads[-1].start()
    for thread in threads:
        thread.join()


def _waits(groups) -> list[float]:
    deadline = time.monotonic() + _PATIENCE
    while not all(group.replies for group in groups) and time.monotonic() < deadline:
        time.sleep(0.1)
    pairs = [(group.messages[0], group.replies[0]) for group in groups if group.replies]
    return [float(reply.at - told.at) for told, reply in pairs]
