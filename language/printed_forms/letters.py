"""Government letters and orders that a narrative cites."""

import re

from language.printed_forms.cleaning import mend_digits, one_line, to_digits
from language.printed_forms.dates import WORDY_DATE, read_printed_date
from language.printed_forms.values import Letter
from language.thai_numbers import read_number

_LETTER = re.compile(
    rf"(?:ที่\s*)?\b([ก-ฮ]{{2,4}}\s?\d[\dOolI]{{2,4}}(?:\.\d+)?/[\dOolI]+)(?:\s*(?:ลงวันที่|ลว\.?)\s*({WORDY_DATE}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}))?"
)
_ORDER = re.compile(r"คำสั่ง[^\n\d]{0,80}?ที่\s*(\d+/\d{4})")
_SPENT = re.compile(r"(?:เบิกจ่าย|ใช้จ่ายไป|ใช้ไป|เบิกใช้)[^\d\n]{0,60}?([\d,]{2,}(?:\.\d+)?)(?:\.-)?\s*บาท")
_IN_BOTH = re.compile(r"([\d,]{2,}(?:\.\d+)?)(?:\.-)?\s*บาท\s*\(\s*([ก-๙ ]{6,}?)บาท(?:ถ้วน)?\s*\)")
_PAUSED = re.compile(r"(?:ชะลอ|ระงับ|หยุด|งด)(?:การ)?(?:ดำเนิน|จัด)(?:การ|งาน|กิจกรรม|โครงการ)?")


def cited_letters(text: str) -> tuple[Letter, ...]:
    """Return the letters named in the text, each number once, in order."""
    found: dict[str, Letter] = {}
    for match in _LETTER.finditer(to_digits(one_line(text))):
        number = re.sub(r"([ก-ฮ])\s?(\d)", r"\1 \2", mend_digits(match[1]))
        day = read_printed_date(match[2]) if match[2] else None
        if number not in found or found[number].day is None:
            found[number] = Letter(number, day)
    return tuple(found.values())


def cited_orders(text: str) -> tuple[str, ...]:
    """Return the numbers of the orders named in the text, each once."""
    return tuple(dict.fromkeys(_ORDER.findall(to_digits(one_line(text)))))


def spent_in_words(narrative: str) -> float | None:
    """Return the largest amount of baht that the narrative says was paid out; None when it says none."""
    amounts = [float(amount.replace(",", "")) for amount in _SPENT.findall(to_digits(one_line(narrative)))]
    return max(amounts, default=None)


def amount_against_words(narrative: str) -> tuple[float, float] | None:
    """Return an amount in figures and the other one that stands in words beside it; None when none differs."""
    for figures, words in _IN_BOTH.findall(to_digits(one_line(narrative))):
        amount, spoken = float(figures.replace(",", "")), read_number(words.strip())
        if spoken is not None and spoken != amount:
            return amount, spoken
    return None


def says_paused(narrative: str) -> bool:
    """Tell whether the narrative says that the work was put off or stopped."""
    return _PAUSED.search(one_line(narrative)) is not None
