"""An exported chat, read: the days, the messages of each, what every message is."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, time, timedelta, timezone

from language.chat_export.calendar_lines import find_calendar
from language.chat_export.chat import Chat, ChatLine, Flaw, Kind, NoChatError, Warned
from language.chat_export.decoding import REPLACED, lines_of
from language.chat_export.heads import Opening, Page, openings_of, pages_of
from language.chat_export.pins import find_pin, words_without_link
from language.chat_export.words import (
    chat_name,
    event_by,
    is_saved_line,
    is_title,
    marker_of,
    unsent_by,
    words_after_marker,
)

_BANGKOK = timezone(timedelta(hours=7))
_TITLE_WITHIN = 5
_LONGEST_EVENT = 200
_QUOTE = '"'
_PLACE_WORDS = 200
_TOO_MANY_BROKEN = 0.3
_NO_TEXT = {b"PK\x03\x04": "it is a zip archive: unpack it and import the text file in it", b"%PDF": "it is a PDF"}


def read_chat(content: bytes, file_name: str = "") -> Chat:
    """Read an exported chat of either family in Thai, English or Japanese; NoChatError for any other file."""
    refused = next((why for start, why in _NO_TEXT.items() if content.startswith(start)), None)
    if refused is not None or not content.strip():
        raise NoChatError(refused or "the file is empty")
    lines = lines_of(content)
    titles = [line for line in lines[:_TITLE_WITHIN] if is_title(line)]
    name = chat_name(titles[0] if titles else file_name)
    calendar = find_calendar(lines)
    if calendar is None or _is_binary(lines):
        raise NoChatError("no date line of a chat exported from LINE")
    pages, bad_dates = pages_of(lines, calendar)
    openings, bad_times = openings_of(lines, pages, name)
    lost = {*bad_dates, *bad_times}
    found = [line for page, heads in zip(pages, openings, strict=True) for line in _messages(lines, page, heads, lost)]
    if not found:
        raise NoChatError("no message of a chat exported from LINE")
    flaws = [(index, Flaw.BAD_DATE) for index in bad_dates] + [(index, Flaw.BAD_TIME) for index in bad_times]
    flaws += _unplaced(lines, pages, openings, lost)
    flaws += [(index, Flaw.BAD_BYTES) for index, line in enumerate(lines) if REPLACED in line]
    return Chat(name, tuple(found), tuple(Warned(index + 1, flaw) for index, flaw in sorted(set(flaws))))


def _is_binary(lines: Sequence[str]) -> bool:
    start = "".join(lines[:200])[:4000]
    return start.count("\0") + start.count(REPLACED) > len(start) * _TOO_MANY_BROKEN


def _messages(
    lines: Sequence[str], page: Page, openings: Sequence[Opening], lost: AbstractSet[int]
) -> Iterator[ChatLine]:
    ends = [*(opening.index for opening in openings), page.end][1:]
    for opening, end in zip(openings, ends, strict=True):
        at = datetime.combine(page.day, time(), _BANGKOK) + timedelta(minutes=opening.minute)
        more = [lines[i] for i in range(opening.index + 1, end) if i not in lost and not _is_front(lines[i])]
        text = _body(opening.text, more)
        yield _line(at, opening.sender, text, opening.index + 1)


def _is_front(line: str) -> bool:
    """Tell whether the line belongs to the front of another export that was pasted on."""
    return is_title(line) or is_saved_line(line)


def _body(first: str, more: Sequence[str]) -> str:
    text = "\n".join([first, *more]).strip()
    if "\n" in text and len(text) > 1 and text.startswith(_QUOTE) and text.endswith(_QUOTE):
        return text[1:-1].replace(_QUOTE * 2, _QUOTE).strip()
    return text


def _line(at: datetime, sender: str, text: str, number: int) -> ChatLine:
    kind = _kind(sender, text)
    if kind is not None:
        words = words_after_marker(text) if kind in {Kind.FILE, Kind.LOCATION} else ""
        return ChatLine(at=at, sender=sender or _unsender(kind, text), kind=kind, text=words, number=number)
    point = find_pin(text)
    rest = _place_words(text) if point is not None else text
    is_pin = point is not None and (text.startswith("[") or rest == "")
    return ChatLine(at, sender, Kind.LOCATION if is_pin else Kind.TEXT, rest if is_pin else text, point, number)


def _kind(sender: str, text: str) -> Kind | None:
    """Return what a message is by LINE's own words; None when it is somebody's words or a pin."""
    if len(text) <= _LONGEST_EVENT:
        who = unsent_by(text)
        if who is not None and (not sender or who in {"", sender}):
            return Kind.UNSENT
        if sender and event_by(text) in {("", ""), (sender, "")}:
            return Kind.SYSTEM
    marker = None if find_pin(text) else marker_of(text)
    if sender:
        return marker
    return marker if marker is Kind.CALL else Kind.SYSTEM


def _unsender(kind: Kind, text: str) -> str:
    return (unsent_by(text) or "") if kind is Kind.UNSENT else ""


def _place_words(text: str) -> str:
    words = words_without_link(text)
    after = words_after_marker(words)
    return (after or ("" if marker_of(words) else words))[:_PLACE_WORDS]


def _unplaced(
    lines: Sequence[str], pages: Sequence[Page], openings: Sequence[Sequence[Opening]], known: AbstractSet[int]
) -> Iterator[tuple[int, Flaw]]:
    """Yield lines that belong to nothing: before the first date, or between a date and the first message."""
    before = pages[0].first - 1 if pages else len(lines)
    for index in range(before):
        if lines[index].strip() and not _is_front(lines[index]) and index not in known:
            yield index, Flaw.NO_DATE
    for page, heads in zip(pages, openings, strict=True):
        for index in range(page.first, heads[0].index if heads else page.end):
            if lines[index].strip() and not _is_front(lines[index]) and index not in known:
                yield index, Flaw.NO_MESSAGE
