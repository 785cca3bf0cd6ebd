"""What machine the figures were measured on."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import psutil
from pysqlite3 import dbapi2


def describe_machine() -> str:
    """Name processor, cores, memory, versions, how busy it is, and when."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if "model name" in line), platform.processor())
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%MZ} · {model} · {os.cpu_count()} cores · {memory:.0f} GiB · "
        f"{platform.system()} · Python {platform.python_version()} · SQLite {dbapi2.sqlite_version} · "
        f"load {os.getloadavg()[0]:.1f} before the run"
    )
