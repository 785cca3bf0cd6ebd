"""E-mail addresses and LINE identifiers."""

import re
from collections.abc import Iterator
from itertools import chain

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?<![.-])", re.ASCII)

_HANDLE = r"(?P<id>@?[a-z0-9](?:[a-z0-9._-]{1,28}[a-z0-9_])|@[a-z0-9])(?![a-z0-9@])"
_WORD_HANDLE = r"[a-z0-9](?:[a-z0-9._-]{2,28}[a-z0-9_])"
_LINK = r"[\s:=\"'(]{0,4}(?:คือ|ชื่อ|นี้|ว่า|is)?[\s:=\"'(]{0,4}"
_NAMED = re.compile(
    r"(?:(?:ไอ ?ดี|\bid) ?(?:ของ)?(?:ไลน์|ไลน|line)|(?:ไลน์|ไลน|\bline) ?-?(?:ไอ ?ดี|id)\b"
    r"|ไอ ?ดี(?!การ์ด|เกม|เพจ|เฟส|ไอจี))" + _LINK + _HANDLE,
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:(?P<line>ไลน์|ไลน(?!ด)|(?<![a-z])line)|แอด(?!มิน)|ทัก(?!ษ)|เพื่อน|(?<![a-z])add(?: line)?)"
    rf"(?P<between>[ก-๎]{{0,12}}[\s:=\"'(]{{1,3}}(?:[ก-๎]{{2,6}} )?){_HANDLE}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:ติดต่อ|สอบถาม|แจ้ง(?:ได้|กลับ)?ที่|ทักมา|อินบ็อกซ์|inbox|สนใจ|(?<![a-z])(?:contact|dm|message|text|reach|msg|chat)(?![a-z]))"
    r"(?:[ก-๎ ]{0,16}| (?:me|us|him|her|was|is|at|via|on|line|to|here|the owner)){0,4}[\s:=]{1,3}"
    rf"(?P<id>@?{_WORD_HANDLE})(?![a-z0-9@])",
    re.IGNORECASE,
)
_IS_LINE = re.compile(rf"(?<![a-z])line(?: id)? ?(?:is|was|:|=) ?(?P<id>@?{_WORD_HANDLE})(?![a-z0-9@])", re.IGNORECASE)
_TELLING = re.compile(r"@|_|[a-z]{3,}[.-]?\d|\d[a-z]{3,}|[a-z]{2,}\.[a-z]{2,}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![a-z-])(?<!order )(?<!case )(?<!user )(?<!ticket )(?<!project )(?<!tracking )[Ii][Dd](?: ?[:=] ?| )"
    r"(?P<id>@?[a-z][a-z0-9._-]{1,28}[a-z0-9_])(?![A-Za-z0-9@])"
)
_ONE_OF_ITS_OWN = re.compile(r"[@\d._-]")
_LINE_LINK = re.compile(r"line\.me/(?:R/)?ti/p/(?P<id>[@~]?[\w.%-]{3,40})", re.ASCII)
_NOT_HANDLES = frozenset(
    {"oa", "official", "group", "chat", "notify", "man", "shop", "bot", "id", "line", "pay", "today"}
)
_LATIN = re.compile("[A-Za-z]|@\\d")
_WEB = re.compile(r"(?:https?://|www\.|\.(?:com|co\.th|go\.th|or\.th|net)\b)", re.IGNORECASE)
_PHONE_LIKE = re.compile(r"0\d[\d-]{7,10}|\d{1,4}")


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """Find e-mail addresses."""
    if "@" in text:
        yield from (match.span() for match in _EMAIL.finditer(text))


def find_line_ids(text: str) -> Iterator[tuple[int, int]]:
    """Find LINE identifiers: what follows `ไอดีไลน์` and its kin, or looks like no word after `ไลน์`, `แอด`, `ทัก`."""
    if not _LATIN.search(text):
        return
    yield from (match.span("id") for match in _LINE_LINK.finditer(text))
    shapes = (_NAMED, _IS_LINE, _CONTACT, _BARE, _LOOSE)
    for match in chain.from_iterable(shape.finditer(text) for shape in shapes):
        if _stands_out(match) and _may_be_handle(match["id"]):
            yield match.span("id")


def _stands_out(match: re.Match[str]) -> bool:
    """Tell an identifier from a word: by its digits and signs, or by a colon after `ไลน์`; not where it is named one."""
    if match.re in {_NAMED, _IS_LINE}:
        return True
    if match.re is _CONTACT:
        return bool(_TELLING.search(match["id"]))
    is_announced = match.re is _LOOSE and match["line"] and ":" in match["between"]
    return bool(is_announced or _ONE_OF_ITS_OWN.search(match["id"]))


def _may_be_handle(identifier: str) -> bool:
    return not (identifier.lower() in _NOT_HANDLES or _WEB.search(identifier) or _PHONE_LIKE.fullmatch(identifier))
