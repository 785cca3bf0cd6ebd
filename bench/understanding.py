"""How long it takes to understand a message, and to be ready for the first."""

import resource
import subprocess
import sys
import time

from bench.table import Row, percentile
from language.judging.examples import TEST, TRAIN, our_examples
from language.understanding import understand

MESSAGES = 10_000
# What is resident now, because the peak of a fresh process is its parent's until it has grown beyond it.
_READY = (
    "import time,psutil;me=psutil.Process();a=me.memory_info().rss;t=time.perf_counter();"
    "from language.understanding import understand;understand('ไฟไหม้ตลาดพลู');"
    "print(time.perf_counter()-t,(me.memory_info().rss-a)/2**20)"
)


def measure() -> list[Row]:
    """Time 10,000 messages one by one, worst cases of 5,000 characters, and a fresh process."""
    texts = [one.text for one in our_examples(TRAIN) + our_examples(TEST)]
    texts = (texts * (MESSAGES // len(texts) + 1))[:MESSAGES]
    understand(texts[0])
    times = [_timed(understand, text) for text in texts]
    hostile = ["ก" * 5000, "5" * 5000, "นา" * 2500, "เขตบางนา " * 550, "ไฟไหม้ " * 700, "1กก 1234 " * 550, "🔥" * 5000]
    worst = max(_timed(understand, text) for text in hostile)
    fresh = subprocess.run([sys.executable, "-c", _READY], capture_output=True, check=True)
    ready, memory = map(float, fresh.stdout.split())
    p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
    return [
        Row("understand, 10,000 messages: p50", f"{p50:.2f} ms", "<= 0.7 ms", p50 <= 0.7),
        Row("understand, 10,000 messages: p99", f"{p99:.2f} ms", "<= 3 ms", p99 <= 3),
        Row("worst of seven hostile texts of 5,000 characters", f"{worst:.0f} ms", "<= 30 ms", worst <= 30),
        Row("ready for the first message in a fresh process", f"{ready:.2f} s", "<= 1 s", ready <= 1),
        Row("memory that understanding adds", f"{memory:.0f} MB", "<= 130 MB", memory <= 130),
        Row("memory of this process", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"),
    ]


def _timed(function, text: str) -> float:
    started = time.perf_counter()
    function(text)
    return (time.perf_counter() - started) * 1000
