"""Which lines begin a message: those that begin with a time, less those that only stand inside a message."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from language.chat_export.calendar_lines import Calendar
from language.chat_export.clock import Head, read_head, settle_midnight
from language.chat_export.senders import Senders
from language.chat_export.words import event_by, unsent_by

_TAB, _QUOTE = "\t", '"'


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of a message: where it is, what the clock shows, who speaks; `sure` when it is surely one."""

    index: int
    minute: int
    sender: str
    text: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one day: from after its date line up to the next."""

    day: date
    first: int
    end: int


def pages_of(lines: Sequence[str], calendar: Calendar) -> tuple[list[Page], list[int]]:
    """Cut the file into days; also return the lines that are written like a date and are none."""
    starts: list[tuple[int, date]] = []
    impossible = []
    for index, line in enumerate(lines):
        day = calendar.day_of(line)
        if day is None:
            if calendar.has_form(line):
                impossible.append(index)
        elif not _is_quoted(lines, index, day, starts):
            starts.append((index, day))
    ends = [index for index, _ in starts[1:]] + [len(lines)]
    return [Page(day, index + 1, end) for (index, day), end in zip(starts, ends, strict=True)], impossible


def _is_quoted(lines: Sequence[str], index: int, day: date, starts: Sequence[tuple[int, date]]) -> bool:
    """Tell whether a date is a line of somebody's message: it goes back in time without a blank line before it."""
    return bool(starts) and day < starts[-1][1] and lines[index - 1].strip() != ""


def openings_of(lines: Sequence[str], pages: Sequence[Page], chat_name: str) -> tuple[list[list[Opening]], list[int]]:
    """Return each page's openings, and the lines whose time no clock shows."""
    heads = {
        index: head for page in pages for index in range(page.first, page.end) if (head := read_head(lines[index]))
    }
    tabbed = sum(head.tabbed for head in heads.values()) * 2 >= len(heads)
    impossible = [index for index, head in heads.items() if head.minute is None and tabbed and head.tabbed]
    mine = {index: head for index, head in heads.items() if head.tabbed == tabbed and head.minute is not None}
    read = _read_tabbed(mine) if tabbed else _read_spaced(mine, chat_name)
    kept = [
        _without_quoted(_in_order([read[i] for i in range(page.first, page.end) if i in read]), lines) for page in pages
    ]
    return kept, impossible


def _read_tabbed(heads: Mapping[int, Head]) -> dict[int, Opening]:
    fields = {index: head.rest.split(_TAB, 1) for index, head in heads.items()}
    spoke = Counter(parts[0].strip() for parts in fields.values())
    openings = {}
    for index, parts in fields.items():
        sender, text = (parts[0].strip(), parts[1]) if len(parts) > 1 else ("", parts[0])
        sure = len(parts) > 1 and (sender == "" or spoke[sender] > 1)
        openings[index] = Opening(index, heads[index].minute or 0, sender, text, sure)
    return openings


def _read_spaced(heads: Mapping[int, Head], chat_name: str) -> dict[int, Opening]:
    senders = Senders([head.rest for head in heads.values()], [chat_name])
    openings = {}
    for index, head in heads.items():
        sender, text, sure = _part(senders, head.rest)
        if text is not None:
            openings[index] = Opening(index, head.minute or 0, sender, text, sure)
    return openings


def _part(senders: Senders, rest: str) -> tuple[str, str | None, bool]:
    if unsent_by(rest) == "":
        return "", rest, True
    known = senders.part(rest)
    if known is not None:
        return (*known, True)
    if unsent_by(rest) is not None or event_by(rest) is not None:
        return "", rest, True
    guessed = senders.guess(rest)
    return (*guessed, False) if guessed is not None else ("", None, False)


def _in_order(openings: Sequence[Opening]) -> list[Opening]:
    """Leave out lines that may or may not begin a message and whose time does not fit between the sure ones."""
    sure = [opening.index for opening in openings if opening.sure]
    minutes = [opening.minute for opening in openings if opening.sure]
    kept: list[Opening] = []
    last = 0
    for opening in openings:
        minute = settle_midnight(opening.minute, last)
        after = bisect_left(sure, opening.index)
        upper = minutes[after] if after < len(sure) else minute
        if opening.sure or last <= minute <= max(upper, last):
            kept.append(Opening(opening.index, minute, opening.sender, opening.text, opening.sure))
            last = minute
    return kept


def _without_quoted(openings: Sequence[Opening], lines: Sequence[str]) -> list[Opening]:
    """Leave out lines that only look like messages inside a text that is wrapped in quotes over several lines."""
    kept: list[Opening] = []
    until = -1
    for opening, following in _with_next_sure(openings):
        if opening.index <= until:
            continue
        kept.append(opening)
        if opening.text.startswith(_QUOTE) and not _closes(opening.text[1:]):
            until = next((i for i in range(opening.index + 1, following) if _closes(lines[i])), -1)
    return kept


def _with_next_sure(openings: Sequence[Opening]) -> Iterator[tuple[Opening, int]]:
    """Yield each opening with the line of the next sure one, or the line after the last."""
    following = (openings[-1].index + 1) if openings else 0
    ends = []
    for opening in reversed(openings):
        ends.append(following)
        following = opening.index if opening.sure else following
    yield from zip(openings, reversed(ends), strict=True)


def _closes(line: str) -> bool:
    return line.rstrip().endswith(_QUOTE)
