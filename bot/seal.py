"""LINE's seal on a webhook: HMAC-SHA256 of the exact bytes under the channel's secret."""

import base64
import hashlib
import hmac
from collections.abc import Sequence


def is_sealed(body: bytes, signature: str | None, secrets: Sequence[str]) -> bool:
    """Tell whether the signature was made of these bytes with one of the secrets, in constant time."""
    if not signature:
        return False
    given = signature.encode("utf-8", "replace")
    return any([hmac.compare_digest(seal(body, secret).encode(), given) for secret in secrets])  # noqa: C419 - no short cut: constant time


def seal(body: bytes, secret: str) -> str:
    """Return the signature LINE would send for the body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
