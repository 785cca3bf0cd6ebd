"""Numbers of identity cards and of bank accounts."""

import re
from collections.abc import Iterator

_ID_LENGTH = 13
_ALONE = r"(?<!\d)(?<!\d[.,/-])"
_STANDARD = re.compile(_ALONE + r"\d(?P<gap>[ -]?)\d{4}(?P=gap)\d{5}(?P=gap)\d{2}(?P=gap)\d(?![\d/]|[.,-]\d)")
_LOOSE = re.compile(_ALONE + r"\d(?:[ -]{0,2}\d){12}(?![\d/]|[.,-]\d)")
_ID_CUE = re.compile(r"บัตร|ปชช|ประชาชน|ประจำตัว|\bid\b|card|citizen|เลข ?13|พร้อมเพย์|promptpay", re.IGNORECASE)
_ID_REACH = 40
_SPOKEN_ID = re.compile(r"(?:(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)[ -]?){13}")

_ACCOUNT = re.compile(_ALONE + r"\d(?:[ -]?\d){9,11}(?![\d/.]|-\d)")
_ACCOUNT_SHAPE = re.compile(r"\d{3}-\d-\d{5}-\d|\d{3} \d \d{5} \d")
_PROJECT_SHAPE = re.compile(r"\d{8}-\d{4}")
_PHONE_SHAPE = re.compile(r"0[689]\d?[ -]\d{3,4}[ -]\d{3,4}|0[2-7]\d?[ -]\d{3,4}[ -]\d{3,4}")
_ACCOUNT_NUMBER_CUE = re.compile(
    r"(?:เลข(?:ที่)?(?: ?บัญชี| ?บช)|บัญชี ?(?:เลขที่|เลข)|acc(?:ount)?)[^\d]{0,25}$", re.IGNORECASE
)
_BANK = re.compile(
    r"บัญชี|บช\.?|ธนาคาร|ธ\.|กสิกร|ไทยพาณิชย์|กรุงไทย|กรุงศรี|ออมสิน|ทหารไทย|ธนชาต|ธ\.?ก\.?ส|ธอส|ยูโอบี|เกียรตินาคิน|ทีทีบี"
    r"|\b(?:scb|kbank|ktb|bbl|bay|ttb|tmb|gsb|baac|uob|kkp|cimb|lhb|k-?plus|bank|account)\b",
    re.IGNORECASE,
)
_PHONE_CUE = re.compile(r"โทร|เบอร์|มือถือ|ติดต่อ|พร้อมเพย์|promptpay|วอ[ลเ]|tel|ทรูมั[น่]", re.IGNORECASE)
_BANK_BEFORE = 45
_BANK_AFTER = 14


def find_national_ids(text: str) -> Iterator[tuple[int, int]]:
    """Find 13-digit identity numbers: named as one, or alone with a right check digit; also in spoken digits."""
    for match in _LOOSE.finditer(text):
        named = _ID_CUE.search(text, max(0, match.start() - _ID_REACH), match.start())
        if named or (_STANDARD.fullmatch(text, *match.span()) and has_right_check_digit(match.group())):
            yield match.span()
    for match in _SPOKEN_ID.finditer(text):
        yield match.span()


def has_right_check_digit(number: str) -> bool:
    """Tell whether the last of thirteen digits follows from the others, as on Thai identity cards."""
    digits = [int(character) for character in number if character.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(_ID_LENGTH, 1, -1), digits, strict=False))
    return len(digits) == _ID_LENGTH and digits[0] > 0 and (11 - total % 11) % 10 == digits[-1]


def find_bank_accounts(text: str) -> Iterator[tuple[int, int]]:
    """Find account numbers of 10 to 12 digits: by their grouping, or near the name of a bank."""
    for match in _ACCOUNT.finditer(text):
        if _is_account(text, match):
            yield match.span()


def _is_account(text: str, match: re.Match[str]) -> bool:
    number, before = match.group(), text[max(0, match.start() - _BANK_BEFORE) : match.start()]
    if _ACCOUNT_SHAPE.fullmatch(number) or _ACCOUNT_NUMBER_CUE.search(before):
        return True
    if _PROJECT_SHAPE.fullmatch(number) or _PHONE_SHAPE.fullmatch(number):
        return False
    since_bank = _since_last(_BANK, before)
    if since_bank is None:
        return bool(_BANK.search(text, match.end(), match.end() + _BANK_AFTER)) and not _PHONE_CUE.search(before)
    return not _PHONE_CUE.search(since_bank)


def _since_last(cue: re.Pattern[str], before: str) -> str | None:
    last = None
    for match in cue.finditer(before):
        last = before[match.end() :]
    return last
