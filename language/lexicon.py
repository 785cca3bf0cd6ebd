"""Word lists kept as files under language/data, read when first needed."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Read the words of `language/data/<name>.txt`, one a line; lines starting with # are remarks."""
    text = files("language").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
