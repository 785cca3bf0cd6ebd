"""Names of weekdays in Thai, English and Japanese, short and long."""

_THAI = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_THAI_SHORT = ("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_JAPANESE = "月火水木金土日"


def _named() -> dict[str, int]:
    days: dict[str, int] = {"พฤหัส": 3}
    for number in range(7):
        days |= {_THAI[number]: number, _THAI_SHORT[number]: number, _ENGLISH[number]: number}
        days |= {_ENGLISH[number][:3]: number, _JAPANESE[number]: number, f"{_JAPANESE[number]}曜日": number}
    return days | {"tues": 1, "thur": 3, "thurs": 3}


_DAYS = _named()
WEEKDAY = r"(?:วัน)?(?:" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")\.?"
"""A pattern for any weekday; match it ignoring case."""


def weekday_of(name: str) -> int:
    """Give the number of a weekday that `WEEKDAY` matched; Monday is 0."""
    return _DAYS[name.lower().removeprefix("วัน").rstrip(".")]
