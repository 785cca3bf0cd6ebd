"""Texts of a long chat are understood by other processes while this one writes: that takes as long as keeping."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

from bot.runtime import Runtime
from language.chat_export.chat import Kind
from language.judging.judge import judge_by
from language.judging.thresholds import Thresholds
from services.chat_judging import Heard, help_to_hear
from services.chat_prints import Marked

Batch = Sequence[Marked]

_WORTH_IT = 4
"""Batches below which starting processes costs more than it saves."""
_AHEAD = 6


@contextmanager
def heard_ahead(
    runtime: Runtime, batches: Sequence[Batch], home: str | None
) -> Iterator[Iterator[tuple[Batch, Heard]]]:
    """Give each batch with what its texts say in a group of the district; a short chat is read when it is taken."""
    if len(batches) < _WORTH_IT:
        yield ((batch, Heard()) for batch in batches)
        return
    settings = runtime.settings
    thresholds = Thresholds.chosen(settings.tip_threshold, settings.small_talk_threshold)
    # Spawned, not forked: this process holds open databases.
    helpers = ProcessPoolExecutor(
        max_workers=max(1, (os.cpu_count() or 2) - 1),
        mp_context=get_context("spawn"),
        initializer=judge_by,
        initargs=(settings.khaonet_data / "learning", thresholds),
    )
    try:
        yield _ahead(helpers, batches, home)
    finally:
        helpers.shutdown(cancel_futures=True)


def _ahead(helpers: Executor, batches: Sequence[Batch], home: str | None) -> Iterator[tuple[Batch, Heard]]:
    waiting = iter(batches)
    orders = [_order(helpers, batch, home) for batch in islice(waiting, _AHEAD)]
    while orders:
        batch, heard = orders.pop(0)
        yield batch, _result(heard)
        orders += [_order(helpers, following, home) for following in islice(waiting, 1)]


def _order(helpers: Executor, batch: Batch, home: str | None) -> tuple[Batch, "Future[Heard] | None"]:
    texts = sorted({(marked.line.text, marked.line.at) for marked in batch if marked.line.kind is Kind.TEXT})
    try:
        return batch, helpers.submit(help_to_hear, texts, home)
    except BrokenProcessPool:
        return batch, None


def _result(heard: "Future[Heard] | None") -> Heard:
    """Return what was understood; nothing, which makes the taker do it, when the helpers died."""
    try:
        return heard.result() if heard is not None else Heard()
    except BrokenProcessPool:
        return Heard()
