"""Date lines: which form the file uses, in which order and era, decided once for the whole file."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from language.chat_export.weekdays import WEEKDAY, weekday_of
from language.thai_calendar import BUDDHIST_OFFSET, MONTH, date_or_none, month_number

_BEFORE, _AFTER = rf"(?:(?P<before>{WEEKDAY}),?\s*(?:ที่\s*)?)?", rf"(?:,?\s*\(?(?P<after>{WEEKDAY})\)?)?"
_ERA = r"(?:พ\.ศ\.\s*)?"
_NUMBERS = re.compile(
    rf"{_BEFORE}(?P<a>\d{{1,4}})(?P<sign>[./-])(?P<b>\d{{1,2}})(?P=sign)(?P<c>\d{{1,4}}){_AFTER}", re.IGNORECASE
)
_WORDS = (
    re.compile(rf"{_BEFORE}(?P<day>\d{{1,2}})\s*(?P<month>{MONTH}),?\s*{_ERA}(?P<year>\d{{4}}){_AFTER}", re.IGNORECASE),
    re.compile(rf"{_BEFORE}(?P<month>{MONTH})\s*(?P<day>\d{{1,2}}),?\s*(?P<year>\d{{4}}){_AFTER}", re.IGNORECASE),
    re.compile(rf"(?P<year>\d{{4}})年\s*(?P<month>\d{{1,2}})月\s*(?P<day>\d{{1,2}})日{_AFTER}", re.IGNORECASE),
)
_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 2011, 2100
_YEAR_DIGITS = 3
_CENTURIES = (2000, 2500)


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as it stands in the file; `form` is the same for all date lines of one file."""

    form: str
    parts: tuple[int, int, int]
    weekday: int | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a file writes its dates: where year, month and day stand, and what is taken off the year."""

    form: str
    order: tuple[int, int, int]
    take_off: int

    def has_form(self, line: str) -> bool:
        """Tell whether the line is written as this file writes dates, be there such a day or not."""
        written = _read(line)
        return written is not None and written.form == self.form

    def day_of(self, line: str) -> date | None:
        """Return the date that the line is; None when it is no date line of this file."""
        written = _read(line)
        return self.day(written) if written is not None and written.form == self.form else None

    def day(self, written: _Written) -> date | None:
        """Return the date of what is written; None when there is no such day since LINE exists."""
        year, month, day = (written.parts[place] for place in self.order)
        year -= self.take_off
        return date_or_none(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def find_calendar(lines: Iterable[str]) -> Calendar | None:
    """Find how the file writes its dates; None when no line is a date."""
    written = [found for line in lines if (found := _read(line)) is not None]
    forms = Counter(one.form for one in written)
    for form in sorted(forms, key=lambda form: (not form.startswith("weekday"), -forms[form])):
        dates = [one for one in written if one.form == form]
        best = max(_calendars(form, dates), key=lambda calendar: _fitness(calendar, dates))
        if any(best.day(one) for one in dates):
            return best
    return None


def _calendars(form: str, dates: Sequence[_Written]) -> list[Calendar]:
    """Return what can be meant, the likelier first: a Thai or bare date has its day first, an English one its month."""
    if form.endswith("ymd"):
        orders = [(0, 1, 2)]
    else:
        orders = [(2, 0, 1), (2, 1, 0)] if "english" in form else [(2, 1, 0), (2, 0, 1)]
    short = all(one.parts[orders[0][0]] < 100 for one in dates)  # noqa: PLR2004 - a year of two digits
    eras = [BUDDHIST_OFFSET - century for century in reversed(_CENTURIES)] if short else [BUDDHIST_OFFSET, 0]
    if short:
        eras = [-_CENTURIES[0], BUDDHIST_OFFSET - _CENTURIES[1]]
    return [Calendar(form, order, era) for order in orders for era in eras]


def _fitness(calendar: Calendar, dates: Sequence[_Written]) -> tuple[int, bool, int]:
    days = [(calendar.day(one), one.weekday) for one in dates]
    told = [(day, weekday) for day, weekday in days if day is not None and weekday is not None]
    valid = [day for day, _ in days if day is not None]
    agrees = bool(told) and all(day.weekday() == weekday for day, weekday in told)
    return len(valid), agrees, sum(one <= other for one, other in pairwise(valid))


def _read(line: str) -> _Written | None:
    text = line.strip()
    if not text or len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    numbers = _NUMBERS.fullmatch(text)
    if numbers is not None:
        return _from_numbers(numbers)
    for number, pattern in enumerate(_WORDS):
        match = pattern.fullmatch(text)
        if match is not None:
            parts = (int(match["year"]), _month(match["month"]), int(match["day"]))
            return _written(match.groupdict().get, f"words{number}", parts, "ymd")
    return None


def _from_numbers(match: re.Match[str]) -> _Written | None:
    first, last = len(match["a"]) >= _YEAR_DIGITS, len(match["c"]) >= _YEAR_DIGITS
    if first and last:
        return None
    parts = (int(match["a"]), int(match["b"]), int(match["c"]))
    return _written(match.groupdict().get, match["sign"], parts, "ymd" if first else "year-last")


def _written(named: Callable[[str], str | None], sign: str, parts: tuple[int, int, int], order: str) -> _Written:
    before, after = named("before"), named("after")
    name = before or after
    where = "bare" if name is None else "weekday" + ("-before" if before else "-after")
    tongue = "english" if name is not None and name.isascii() else "other"
    return _Written(f"{where} {tongue} {sign} {order}", parts, None if name is None else weekday_of(name))


def _month(name: str) -> int:
    return int(name) if name.isdigit() else month_number(name)
