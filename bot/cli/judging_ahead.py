"""Texts of a long chat are judged by other processes while this one writes: judging takes as long as keeping."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context

from bot.runtime import Runtime
from language.chat_export.chat import Kind
from language.judging.judge import Judgement, judge_by
from language.judging.thresholds import Thresholds
from services.chat_judging import judge_all
from services.chat_prints import Marked

Judged = Mapping[str, Judgement]
Batch = Sequence[Marked]

_WORTH_IT = 4
"""Batches below which starting processes costs more than it saves."""
_AHEAD = 6


@contextmanager
def judged_ahead(runtime: Runtime, batches: Sequence[Batch]) -> Iterator[Iterator[tuple[Batch, Judged]]]:
    """Give each batch with what its texts were judged to be; a short chat is judged when it is taken."""
    if len(batches) < _WORTH_IT:
        yield ((batch, {}) for batch in batches)
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
        yield _ahead(helpers, batches)
    finally:
        helpers.shutdown(cancel_futures=True)


def _ahead(helpers: Executor, batches: Sequence[Batch]) -> Iterator[tuple[Batch, Judged]]:
    waiting = iter(batches)
    orders = [_order(helpers, batch) for batch in islice(waiting, _AHEAD)]
    while orders:
        batch, judged = orders.pop(0)
        yield batch, _result(judged)
        orders += [_order(helpers, following) for following in islice(waiting, 1)]


def _order(helpers: Executor, batch: Batch) -> tuple[Batch, "Future[Judged] | None"]:
    texts = sorted({marked.line.text for marked in batch if marked.line.kind is Kind.TEXT})
    try:
        return batch, helpers.submit(judge_all, texts)
    except BrokenProcessPool:
        return batch, None


def _result(judged: "Future[Judged] | None") -> Judged:
    """Return what was judged; nothing, which makes the taker judge, when the helpers died."""
    try:
        return judged.result() if judged is not None else {}
    except BrokenProcessPool:
        return {}
