"""Takes scanning noise off a form's text without touching its words."""

import html
import re
import unicodedata

_BREAKING_TAG = re.compile(r"</?(?:p|br|ul|ol|li|tr|div|table)\b[^>]*>", re.IGNORECASE)
_CELL_TAG = re.compile(r"</?t[dh]\b[^>]*>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|sup|sub)\b[^>]*>", re.IGNORECASE)
_PAGE_HEAD = re.compile(r"[\\*#\s]*แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ[\\* \t]*")
_MARKUP = re.compile(r"\\(?=[*#_.-])|\*\*(?!\*)|^#{1,6}\s+", re.MULTILINE)
_STARS = re.compile(r"\*{2,}")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# A PDF's text layer may hold a stacked cluster once for the glyph and once for its marks: ครั้รั้ง.
_DOUBLED_CLUSTER = re.compile("([ก-ฮ][\u0e31\u0e34-\u0e39][\u0e48-\u0e4b])\\1")
_BLANKS = re.compile(r"[ \u00a0\u2000-\u200a]+")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LOOK_ALIKES = str.maketrans("OoQIl|๐๑๒๓๔๕๖๗๘๙", "0001110123456789")


def clean_form_text(text: str) -> str:
    """Return the text in NFC, without tags, mark-up, page heads and invisible characters; tabs become line breaks."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", html.unescape(text))).replace("\u0e4d\u0e32", "\u0e33")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    for tag, replacement in ((_BREAKING_TAG, "\n"), (_CELL_TAG, "\n"), (_OTHER_TAG, "")):
        text = tag.sub(replacement, text)
    text = _PAGE_HEAD.sub("\n", _DOUBLED_CLUSTER.sub(r"\1", text))
    text = _STARS.sub("", _MARKUP.sub("", text)).replace("\t", "\n")
    return "\n".join(line for line in (_BLANKS.sub(" ", line).strip() for line in text.split("\n")) if line)


def to_digits(text: str) -> str:
    """Return the text with Thai digits turned into Arabic ones."""
    return text.translate(_THAI_DIGITS)


def mend_digits(text: str) -> str:
    """Return a number's text with letters that a scanner takes for digits turned back (O to 0, l to 1)."""
    return text.translate(_LOOK_ALIKES)


def as_number(text: str) -> float | None:
    """Read a number such as `4,529,800` or `1O.00`; None when it is none."""
    try:
        return float(mend_digits(text).replace(",", "").replace(" ", ""))
    except ValueError:
        return None


def one_line(text: str) -> str:
    """Join the lines of a wrapped value."""
    return " ".join(text.split())
