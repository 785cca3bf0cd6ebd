"""What files are kept: types told by their first bytes, never by a name or a header, and sizes by kind."""

import io
import re
import zipfile
from collections.abc import Mapping

MEGABYTE = 1024 * 1024
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
_SOUNDS = frozenset({"audio/mp4", "audio/mpeg", "audio/aac"})
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPERS = frozenset({"application/pdf", _WORD, _EXCEL})

LIMITS: Mapping[str, int] = {
    "image": 10 * MEGABYTE,
    "video": 100 * MEGABYTE,
    "audio": 50 * MEGABYTE,
    "file": 50 * MEGABYTE,
}
"""The most bytes kept of each kind of message."""

ALLOWED: Mapping[str, frozenset[str]] = {
    "image": PICTURES,
    "video": frozenset({"video/mp4"}),
    "audio": _SOUNDS,
    "file": PICTURES | _SOUNDS | _PAPERS | {"video/mp4"},
}
"""The types kept of each kind of message."""

_SIGNS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftyp(M4A|M4B)", re.DOTALL), "audio/mp4"),
    (re.compile(rb"....ftyp(isom|iso\d|mp4\d|avc1|dash|MSNV|M4V |3gp\d|qt  )", re.DOTALL), "video/mp4"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9]"), "audio/aac"),
    (re.compile(rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"), "audio/mpeg"),
    (re.compile(rb"%PDF-\d"), "application/pdf"),
)
_OFFICE: Mapping[str, str] = {"word/document.xml": _WORD, "xl/workbook.xml": _EXCEL}


def kept_type(kind: str, content: bytes) -> str | None:
    """Return the type that content of a kind of message is kept as, None when it is not kept.

    Phones record sound in the same MP4 box as films, and many do not say which it is: then the message does.
    """
    found = type_of(content)
    if kind == "audio" and found == "video/mp4":
        found = "audio/mp4"
    return found if found in ALLOWED[kind] else None


def type_of(content: bytes) -> str | None:
    """Return the content's type, None when it is none of those we know."""
    for sign, mime in _SIGNS:
        if sign.match(content):
            return mime
    return _office_type(content) if content.startswith(b"PK\x03\x04") else None


def _office_type(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((mime for name, mime in _OFFICE.items() if name in names), None)
