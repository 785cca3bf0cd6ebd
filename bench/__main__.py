"""make bench: every section of the table, or those that are named: python -m bench understand webhook."""

import importlib
import sys
import time

from bench.machine import describe_machine
from bench.table import show

SECTIONS = {
    "understand": "bench.understanding",
    "webhook": "bench.webhook",
    "receipts": "bench.receipts",
    "network": "bench.network_day",
    "incidents": "bench.incidents",
    "import": "bench.chat_history",
    "register": "bench.register",
    "quarter": "bench.quarter",
}
"""Every section and the module whose `measure()` gives its rows."""


def main(names: list[str]) -> None:
    unknown = sorted(set(names) - set(SECTIONS))
    if unknown:
        sys.exit(f"bench: no section named {', '.join(unknown)}; there are: {', '.join(SECTIONS)}")
    print(describe_machine())
    for name in names or SECTIONS:
        started = time.monotonic()
        rows = importlib.import_module(SECTIONS[name]).measure()
        show(name, rows)
        print(f"  ({time.monotonic() - started:.0f} s)")


if __name__ == "__main__":
    main(sys.argv[1:])
