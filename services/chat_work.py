"""The state of one exported chat on its way in."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from language.chat_export.chat import ChatLine
from language.judging.judge import Judgement
from services.assembly import EXPLAINED
from services.chat_prints import Marked

_THREAD = timedelta(minutes=45)
_BATCH = 500


@dataclass(slots=True)
class ChatImport:
    """One file on its way in: what is left to do, what is remembered between batches, and the report's counts."""

    group_id: str
    home: str | None
    """The district that the group is of."""
    lines: list[Marked]
    counts: Counter[str] = field(default_factory=Counter)
    codes: list[str] = field(default_factory=list)
    told_at: dict[str, datetime] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    judged: dict[str, Judgement] = field(default_factory=dict)
    live_at: dict[str, datetime] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    """Tips of which something was just written, as of the import."""
    waiting: dict[str, list[Marked]] = field(default_factory=lambda: defaultdict(list))

    def batches(self) -> list[Sequence[Marked]]:
        """Return the lines in the portions that are taken in one transaction each."""
        return [self.lines[start : start + _BATCH] for start in range(0, len(self.lines), _BATCH)]

    def lines_at(self, at: datetime) -> Sequence[Marked]:
        """Return the lines of one minute; the lines are in the order of time."""
        first = bisect_left(self.lines, at, key=lambda marked: marked.line.at)
        return self.lines[first : bisect_right(self.lines, at, key=lambda marked: marked.line.at)]

    def is_in_thread(self, line: ChatLine) -> bool:
        """Tell whether the sender told something within the time in which what follows may belong to it."""
        return _is_recent(self.told_at, line, _THREAD)

    def is_near_live(self, line: ChatLine, span: timedelta) -> bool:
        """Tell whether the sender was heard live within the span before the line."""
        return _is_recent(self.live_at, line, span)

    def pictures_before(self, line: ChatLine) -> list[Marked]:
        """Return the sender's unexplained media and pins of the last minutes; older ones are let go."""
        waiting = self.waiting.pop(line.sender, [])
        recent = [one for one in waiting if line.at - one.line.at <= EXPLAINED]
        if recent:
            self.waiting[line.sender] = recent
        return recent


def _is_recent(times: dict[str, datetime], line: ChatLine, span: timedelta) -> bool:
    at = times.get(line.sender)
    return at is not None and line.at - at <= span
