"""Links that carry their own right to a file, and lose it after a while."""

from collections.abc import Callable

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

LIFE_SECONDS = 14 * 24 * 3600
_SALT = "khaonet link"


class ForgedLinkError(Exception):
    """We never signed this link."""


class ExpiredLinkError(Exception):
    """We signed this link, but more than its life ago."""


def sign(secret_key: str, name: str) -> str:
    """Return a token that stands for the name."""
    return str(URLSafeTimedSerializer(secret_key, salt=_SALT).dumps(name))


def photo_links(secret_key: str, base_url: str) -> Callable[[str], str]:
    """Return the function that signs the address of an after-photo by its name; "" while no address is set."""
    return lambda name: f"{base_url}/p/{sign(secret_key, name)}" if base_url and secret_key else ""


def read(secret_key: str, token: str) -> str:
    """Return the name a token stands for; ExpiredLinkError when it is too old, ForgedLinkError when it is not ours."""
    try:
        return str(URLSafeTimedSerializer(secret_key, salt=_SALT).loads(token, max_age=LIFE_SECONDS))
    except SignatureExpired as error:
        raise ExpiredLinkError from error
    except BadSignature as error:
        raise ForgedLinkError from error
