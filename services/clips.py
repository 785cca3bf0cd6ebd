"""Clips and voice messages: the boxes of an MP4 that tell a place, a device or a title are blanked where they lie."""

from collections.abc import Iterator

CLIPS = frozenset({"video/mp4", "audio/mp4"})
_HOLDERS = frozenset({b"moov", b"trak", b"moof", b"traf"})
_TELLING = frozenset({b"udta", b"meta", b"uuid"})
_HEAD, _LONG_HEAD = 8, 16


def clean_clip(content: bytes) -> bytes:
    """Return the MP4 with every box of metadata turned into free space; no other byte moves, so it plays as before."""
    clean = bytearray(content)
    for start, body, end in _telling_boxes(content):
        clean[start + 4 : start + 8] = b"free"
        clean[body:end] = bytes(end - body)
    return bytes(clean)


def _telling_boxes(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield start, start of the body and end of each telling box, also inside the boxes that hold others."""
    start = 0
    while start + _HEAD <= len(content):
        kind, body, after = _box(content, start)
        if kind in _TELLING:
            yield start, body, after
        # What a holder holds follows its head, and what follows the holder comes after that: one walk meets all.
        start = body if kind in _HOLDERS else after


def _box(content: bytes, start: int) -> tuple[bytes, int, int]:
    end = len(content)
    size, body = int.from_bytes(content[start : start + 4], "big"), start + _HEAD
    if size == 1:
        size, body = int.from_bytes(content[start + 8 : start + 16], "big"), start + _LONG_HEAD
    # A size of nought means "to the end"; one that is too small or too large belongs to a broken file.
    after = start + size if body <= start + size <= end else end
    return content[start + 4 : start + 8], min(body, end), after
