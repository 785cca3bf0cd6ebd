"""Keys, sealing and fingerprints: how identities and restricted text are kept."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

KEY_BYTES = 32
_NONCE_BYTES = 12
_LABEL_BYTES = 4


class VaultError(Exception):
    """A sealed value cannot be opened with the keys at hand."""


@dataclass(frozen=True, slots=True)
class _Key:
    label: bytes
    cipher: AESGCM = field(repr=False)
    fingerprint_key: bytes = field(repr=False)

    @staticmethod
    def of(secret: bytes) -> "_Key":
        return _Key(
            label=hashlib.sha256(b"khaonet key label" + secret).digest()[:_LABEL_BYTES],
            cipher=AESGCM(secret),
            fingerprint_key=hashlib.sha256(b"khaonet fingerprint" + secret).digest(),
        )


class Vault:
    """Seals text and bytes with AES-GCM under the newest key and opens them under any; finds ids by HMAC."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError("a vault needs at least one key, each of 32 bytes")
        self._keys = [_Key.of(key) for key in keys]
        self._by_label = {key.label: key for key in self._keys}

    def __repr__(self) -> str:
        return f"Vault({len(self._keys)} keys)"

    def seal(self, text: str) -> bytes:
        """Return the text sealed: key label, nonce, ciphertext."""
        return self.seal_bytes(text.encode())

    def seal_bytes(self, content: bytes) -> bytes:
        """Return the bytes sealed: key label, nonce, ciphertext."""
        key, nonce = self._keys[0], secrets.token_bytes(_NONCE_BYTES)
        return key.label + nonce + key.cipher.encrypt(nonce, content, key.label)

    def open(self, sealed: bytes) -> str:
        """Return the text that was sealed; VaultError when no key fits or the bytes were changed."""
        return self.open_bytes(sealed).decode()

    def open_bytes(self, sealed: bytes) -> bytes:
        """Return the bytes that were sealed; VaultError when no key fits or they were changed."""
        label, rest = bytes(sealed[:_LABEL_BYTES]), bytes(sealed[_LABEL_BYTES:])
        key = self._by_label.get(label)
        if key is None:
            raise VaultError("sealed with a key that is not in KHAONET_KEYS")
        try:
            return key.cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], label)
        except InvalidTag as error:
            raise VaultError("the sealed value was changed or cut") from error

    def is_newest(self, sealed: bytes) -> bool:
        """Tell whether the value is sealed with the newest key."""
        return bytes(sealed[:_LABEL_BYTES]) == self._keys[0].label

    def fingerprint(self, identifier: str) -> str:
        """Return the HMAC under which an id is looked up, made with the newest key."""
        return self._fingerprint(self._keys[0], identifier)

    def fingerprints(self, identifier: str) -> list[str]:
        """Return the HMACs under every key, newest first, so that an id is found during a rotation."""
        return [self._fingerprint(key, identifier) for key in self._keys]

    @staticmethod
    def _fingerprint(key: _Key, identifier: str) -> str:
        return hmac.new(key.fingerprint_key, identifier.encode(), hashlib.sha256).hexdigest()[:40]


def parse_keys(value: str) -> list[bytes]:
    """Read comma-separated base64 keys; ValueError names the first that is not 32 bytes."""
    keys = []
    for number, part in enumerate((part.strip() for part in value.split(",") if part.strip()), start=1):
        try:
            key = base64.b64decode(part, validate=True)
        except ValueError as error:
            raise ValueError(f"key {number} is not base64") from error
        if len(key) != KEY_BYTES:
            raise ValueError(f"key {number} has {len(key)} bytes, not {KEY_BYTES}")
        keys.append(key)
    return keys


def vault_of(session: Session) -> Vault:
    """Return the vault that the session was made with."""
    vault: Vault = session.info["vault"]
    return vault
