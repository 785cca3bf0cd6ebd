"""A bar on the terminal for work that takes long; silent when nobody watches."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

Item = TypeVar("Item")


def watched(items: Iterable[Item], title: str, total: int | None = None) -> Iterator[Item]:
    """Yield the items while a bar on standard error shows how far they are; no bar unless it is a terminal."""
    console = Console(stderr=True)
    tracked: Iterable[Item] = (
        track(items, title, total, console=console, transient=True) if console.is_terminal else items
    )
    yield from tracked
