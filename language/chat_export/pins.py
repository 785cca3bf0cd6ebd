"""Points in links to maps."""

import re

_NUMBER = r"(-?\d{1,3}\.\d+)"
_MAP = re.compile(r"https?://\S*(?:maps?|goo\.gl)\S*", re.IGNORECASE)
_POINT = re.compile(
    rf"(?:[?&](?:q|ll|query|center|destination|daddr)=(?:loc:)?|@|/)\s*{_NUMBER}(?:,|%2C)(?:\+|%20|\s)?{_NUMBER}",
    re.IGNORECASE,
)
_EMPTY_MARKERS = re.compile(r"\[null\]", re.IGNORECASE)
_FAR_NORTH, _FAR_EAST = 90.0, 180.0


def find_pin(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude of the first link to a map in the text."""
    link = _MAP.search(text)
    match = _POINT.search(link.group()) if link else None
    if match is None:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    return (latitude, longitude) if abs(latitude) <= _FAR_NORTH and abs(longitude) <= _FAR_EAST else None


def words_without_link(text: str) -> str:
    """Return what a text says besides its link to a map."""
    return _EMPTY_MARKERS.sub("", _MAP.sub("", text)).strip()
