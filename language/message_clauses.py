"""The clauses of a message, and what of each are the officer's words, a project's name or a code."""

import re
from itertools import pairwise

from language.progress_figures import plain_figures

_CLAUSE = re.compile(
    r"\n+|;|,(?!\d)|(?<!\d),|(?=\s(?:ส่วน|และ|แล้วก็|กับ)\s?)|(?=\s\d{1,2}[.)]\s)|\s[|/]\s|(?<=%),"
    r"|(?<=[%์])\s+(?=[ก-๙A-Za-z\d])|(?<=เปอร์เซ็นต์)(?=แล้วก็|และ|ส่วน|กับ)|(?<=%)(?=แล้วก็|และ|ส่วน|กับ)"
)
_OPENING = re.compile(
    r"^\s*(?:voice\s*:|เสียง\s*:|(?:สวัสดี|เรียน|หวัดดี)\S*|เอ่อ|อ่า|ครับ|ค่ะ|คะ|นะคะ|นะครับ|รายงานนะ(?:คะ|ครับ)|[,:\-–•*]|\d{1,2}[.)](?=\s))\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*(?:ครับผม|ครับ|ค่ะ|คะ|นะคะ|นะครับ|ขอบคุณ\S*|[,;])\s*$")
_FIGURES = re.compile(r"\d[\d,.]*\s*(?:%|เปอร์(?:เซ็นต์|เซนต์)?|บาท|คน|จุด|ราย|ชุมชน|แห่ง|รุ่น|ล้าน|แสน)?")
_WRITTEN_CODE = re.compile(r"[\d๐-๙]{8}\s*[-–/ ]?\s*[\d๐-๙]{4}|(?<!\d)\d{1,2}/[ก-ฮ]{3}\.?")


def without_codes(text: str) -> str:
    """Return the text with project codes blanked out."""
    return _WRITTEN_CODE.sub(" ", text)


def officer_words(segment: str) -> str:
    """Keep the officer's words, without greeting at the front and courtesy at the end."""
    kept = segment.strip()
    while (opened := _OPENING.sub("", kept, count=1)) != kept:
        kept = opened
    return _CLOSING.sub("", kept)


def clauses_of(text: str) -> list[str]:
    """Cut a text where another matter may begin; joined again the pieces are the text."""
    cuts = [0, *sorted({match.end() for match in _CLAUSE.finditer(text)}), len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if text[start:end].strip()]


def subject_words(text: str) -> str:
    """Return what in a text may name a project: no greeting, codes or figures."""
    return _FIGURES.sub(" ", without_codes(plain_figures(officer_words(text))))
