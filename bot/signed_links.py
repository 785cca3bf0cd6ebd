"""Links that carry their own right to a file, and lose it after a while."""

from itsdangerous import BadSignature, URLSafeTimedSerializer

LIFE_SECONDS = 14 * 24 * 3600
_SALT = "khaonet link"


def sign(secret_key: str, name: str) -> str:
    """Return a token that stands for the name."""
    return str(URLSafeTimedSerializer(secret_key, salt=_SALT).dumps(name))


def read(secret_key: str, token: str) -> str | None:
    """Return the name a token stands for; None when it is forged or too old."""
    try:
        return str(URLSafeTimedSerializer(secret_key, salt=_SALT).loads(token, max_age=LIFE_SECONDS))
    except BadSignature:
        return None
