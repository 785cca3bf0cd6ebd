"""Identifiers shaped like LINE's own, so that whatever parses them here parses them there."""

import secrets
import uuid

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ULID_LENGTH = 26
GROUP, ROOM = "C", "R"


def user_id() -> str:
    """Return a new user id: U and 32 hexadecimal digits."""
    return "U" + secrets.token_hex(16)


def group_id() -> str:
    """Return a new group id: C and 32 hexadecimal digits."""
    return GROUP + secrets.token_hex(16)


def room_id() -> str:
    """Return a new id of an old multi-person chat: R and 32 hexadecimal digits."""
    return ROOM + secrets.token_hex(16)


def rich_menu_id() -> str:
    """Return a new rich menu id: richmenu- and 32 hexadecimal digits."""
    return "richmenu-" + secrets.token_hex(16)


def event_id(milliseconds: int) -> str:
    """Return a new ULID whose time part is `milliseconds`."""
    number = (milliseconds << 80) | secrets.randbits(80)
    digits = [CROCKFORD[(number >> shift) & 31] for shift in range(5 * (ULID_LENGTH - 1), -1, -5)]
    return "".join(digits)


def opaque() -> str:
    """Return a new token of the kind LINE gives for replies and read marks."""
    return secrets.token_hex(16)


def quote_token() -> str:
    """Return a new quote token, long and without meaning."""
    return secrets.token_urlsafe(64)


def request_id() -> str:
    """Return a new x-line-request-id."""
    return str(uuid.uuid4())
