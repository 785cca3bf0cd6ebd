"""The Thai government's fiscal calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_OFFSET = 543
_FIRST_MONTHS = {1: 10, 2: 1, 3: 4, 4: 7}


def fiscal_year_of(day: date) -> int:
    """Return the Buddhist-era fiscal year that the day lies in: 1 October to 30 September."""
    return day.year + BUDDHIST_OFFSET + (day.month >= _FIRST_MONTHS[1])


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One of the four quarters of a fiscal year (Buddhist era); quarter 1 begins on 1 October."""

    fiscal_year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in _FIRST_MONTHS:
            raise ValueError("a quarter is 1, 2, 3 or 4")

    @staticmethod
    def of(moment: date | datetime) -> "Quarter":
        """Return the quarter of a day, or of a moment in Bangkok."""
        day = moment.astimezone(BANGKOK).date() if isinstance(moment, datetime) else moment
        return Quarter(fiscal_year_of(day), (day.month + 2) // 3 % 4 + 1)

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        year = self.fiscal_year - BUDDHIST_OFFSET - (self.number == 1)
        return date(year, _FIRST_MONTHS[self.number], 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return self.next().first_day - timedelta(days=1)

    @property
    def start(self) -> datetime:
        """The first moment of the quarter, in Bangkok."""
        return datetime.combine(self.first_day, datetime.min.time(), BANGKOK)

    @property
    def end(self) -> datetime:
        """The first moment after the quarter, in Bangkok."""
        return self.next().start

    def months(self) -> list[tuple[int, int]]:
        """Return the quarter's months as (Christian year, month)."""
        return [(self.first_day.year, self.first_day.month + offset) for offset in range(3)]

    def next(self) -> "Quarter":
        """Return the quarter after this one."""
        return Quarter(self.fiscal_year + 1, 1) if self.number == 4 else Quarter(self.fiscal_year, self.number + 1)  # noqa: PLR2004 - four quarters

    def previous(self) -> "Quarter":
        """Return the quarter before this one."""
        return Quarter(self.fiscal_year - 1, 4) if self.number == 1 else Quarter(self.fiscal_year, self.number - 1)

    def a_year_before(self) -> "Quarter":
        """Return the same quarter of the fiscal year before."""
        return Quarter(self.fiscal_year - 1, self.number)

    def __str__(self) -> str:
        return f"{self.fiscal_year}Q{self.number}"
