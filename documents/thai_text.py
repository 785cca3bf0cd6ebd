"""How Thai is set on paper: where a line may break, which digits, how a date is said."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path

from pythainlp.corpus.common import thai_words
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

ZERO_WIDTH_SPACE = "\u200b"
NO_BREAK_SPACE = "\u00a0"
BUDDHIST_OFFSET = 543
WIDEST = 11
"""Letters of the widest word that is not broken further: a wider one would not fit a table's narrow column."""
LONGEST_FOREIGN = 16
"""Letters of the longest foreign word or address that is not broken: a table's narrow column holds no longer one."""

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

_TO_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_KEPT_IN_ARABIC = re.compile(r"(https?://\S+|[\w.+-]+@[\w.-]+|\b[0-9a-f]{12,64}\b)")
_DIGIT = "[0-9๐-๙]"
_UNITS = "เดือน|บาท|เรื่อง|คน|เขต|ราย|กลุ่ม|ครั้ง|นาที|ชั่วโมง|ชม\\.|วัน|แห่ง|โครงการ|ข้อความ|ชุด|น\\."
_TIED = re.compile(
    rf"(?<=\S) (?=ๆ)|(?<=ณ) (?=วันที่)|(?<=พ\.ศ\.) (?={_DIGIT})|(?<=ข้อ|ที่|รอบ) (?={_DIGIT})|(?<=ร้อยละ) (?={_DIGIT})"
    rf"|(?<=จำนวน) (?={_DIGIT})|(?<={_DIGIT}) (?={_UNITS}|{'|'.join(MONTHS)})|(?<=ที่) (?=[ก-ฮ]{{2}} {_DIGIT})"
    rf"|(?<=ที่ [ก-ฮ]{{2}}) (?={_DIGIT})"
)
_SHORT = r"(?<![\u0e00-\u0e7f])(?:[ก-ฮ]{1,5}\.)+"
_SHORTENED = re.compile(_SHORT)
_RUNS = re.compile(rf"({_SHORT}|\s+|[^\u0e00-\u0e7f\s]+)")
"""Words that are shortened (กอ.รมน.กทม.), spaces, and what is not Thai; Thai is what lies between."""
_PARTS = re.compile(rf"[^@./_-]{{1,{LONGEST_FOREIGN}}}[@./_-]?|[@./_-]")
"""Where a long foreign word turns: behind its own marks, else when it fills a narrow column."""
_WORD = re.compile("[ก-ฮเ-ไ]")
_MONTH_AND_YEAR = re.compile(rf"({'|'.join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))}) (?={_DIGIT})")


def thai_digits(text: str) -> str:
    """Write the text with Thai digits, except inside links, e-mail addresses and fingerprints."""
    pieces = _KEPT_IN_ARABIC.split(text)
    return "".join(piece if place % 2 else piece.translate(_TO_THAI_DIGITS) for place, piece in enumerate(pieces))


def long_date(day: date) -> str:
    """Write a day as letters do: `23 มกราคม 2563`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_OFFSET}"


def short_date(day: date) -> str:
    """Write a day as tables do: `23 ม.ค. 63`."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {(day.year + BUDDHIST_OFFSET) % 100:02d}"


def span_of_months(start: date, end: date) -> str:
    """Write a quarter as letters do: `ตุลาคม - ธันวาคม 2562`."""
    return f"{MONTHS[start.month - 1]} - {MONTHS[end.month - 1]} {end.year + BUDDHIST_OFFSET}"


def tie(text: str) -> str:
    """Put no-break spaces inside the groups that belong on one line (ต่าง ๆ, พ.ศ. 2563, 12 คน)."""
    return _MONTH_AND_YEAR.sub(rf"\1{NO_BREAK_SPACE}", _TIED.sub(NO_BREAK_SPACE, text))


def break_words(text: str) -> str:
    """Put a zero-width space wherever a line may turn: between words, and after each space."""
    runs = [run for run in _RUNS.split(tie(text)) if run]
    return "".join(
        _broken_run(run) + (ZERO_WIDTH_SPACE if _SHORTENED.fullmatch(run) and _WORD.match(after) else "")
        for run, after in zip(runs, [*runs[1:], ""], strict=False)
    )


def shortened(text: str, longest: int) -> str:
    """Cut a text of one line behind the last whole word that fits; a shorter one stays as it is."""
    if len(text) <= longest:
        return text
    said = ""
    for word in break_words(text).split(ZERO_WIDTH_SPACE):
        if len(said) + len(word) > longest:
            break
        said += word
    return f"{said.replace(NO_BREAK_SPACE, ' ').rstrip() or text[:longest]}…"


@lru_cache(maxsize=4096)
def _broken_run(run: str) -> str:
    if run == " ":
        return run + ZERO_WIDTH_SPACE
    if _SHORTENED.fullmatch(run):
        return run
    if "\u0e01" <= run[0] <= "\u0e4f":
        return ZERO_WIDTH_SPACE.join(_words_of(run))
    return ZERO_WIDTH_SPACE.join(_PARTS.findall(run)) if len(run) > LONGEST_FOREIGN else run


def _words_of(run: str) -> list[str]:
    return [word for word in word_tokenize(run, custom_dict=_dictionary(), engine="newmm") if word]


@lru_cache(maxsize=1)
def _dictionary() -> Trie:
    whole = (Path(__file__).parent / "templates" / "whole_words.txt").read_text(encoding="utf-8").split()
    return Trie({word for word in thai_words() if _wide(word) <= WIDEST} | set(whole))


def _wide(word: str) -> int:
    """Count the letters that take room on the line; marks above and below take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in word)
