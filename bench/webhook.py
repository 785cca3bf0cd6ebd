"""How many webhook events a second are judged and kept, beside a bare app that only checks the seal."""

import os
import signal
import subprocess
import sys

from bench import load
from bench.installation import SECRET, free_port, installation, wait_for
from bench.table import Row, percentile
from language.judging.examples import TEST, our_examples
from language.labels import Intent, Verdict
from language.understanding import understand

POSTS = 3000


def measure() -> list[Row]:
    """Post small talk and tips to the product on both databases, and small talk to the bare app."""
    talk = [one.text for one in our_examples(TEST) if understand(one.text).verdict is Verdict.SMALL_TALK]
    tips = [one.text for one in our_examples(TEST) if one.intent[0] is Intent.TIP]
    rows: list[Row] = []
    bare = _bare(talk)
    rows.append(_row("bare app, seal only", bare))
    for kind in ("sqlite", "postgresql"):
        with installation(kind) as made:
            made.start("web")
            group = made.group("กลุ่มวัดความเร็ว")
            quiet = load.run(made.port, "/webhook/line", SECRET, group, talk, POSTS)
            kept = load.run(made.port, "/webhook/line", SECRET, made.group("กลุ่มแจ้งเหตุ"), tips, POSTS)
            ratio = _rate(quiet) / _rate(bare)
            rows += [
                _row(f"{kind}: small talk, judged and forgotten", quiet),
                Row(f"{kind}: small talk against the bare app", f"{ratio:.2f}", ">= 0.8", ratio >= 0.8),
                _row(f"{kind}: tips, judged and kept", kept, *_aims(kind, kept)),
                Row(f"{kind}: memory of web", f"{made.memory('web'):.0f} MB", "<= 180 MB", made.memory("web") <= 180),
            ]
    return rows


def _aims(kind, result) -> tuple[str, bool | None]:
    if kind != "sqlite":
        return "", None
    return ">= 250/s, p99 <= 100", _rate(result) >= 250 and percentile(result["times"], 0.99) <= 100


def _bare(talk) -> dict:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.bare", str(port)], start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        load.run(port, "/webhook/line", SECRET, "C", talk, 300)
        return load.run(port, "/webhook/line", SECRET, "C", talk, POSTS)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def _rate(result) -> float:
    return len(result["times"]) / result["seconds"]


def _row(what, result, aim="", reached=None) -> Row:
    assert set(result["statuses"]) == {"200"}, result["statuses"]
    p50, p99 = percentile(result["times"], 0.5), percentile(result["times"], 0.99)
    return Row(what, f"{_rate(result):.0f}/s p50 {p50:.1f} p99 {p99:.0f} ms", aim, reached)
