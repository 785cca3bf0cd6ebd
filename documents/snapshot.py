"""The frozen figures every file is drawn from: one JSON document with one fingerprint."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

Snapshot: TypeAlias = Mapping[str, Any]
"""The shape is written down in docs/summary-snapshot.md."""


_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no file may hold as text: control characters and halves of characters, which a chat can carry all the same."""


def sound(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a snapshot, or a part of it, without what no file may hold as text."""
    if isinstance(value, str):
        return _NO_TEXT.sub("", value)
    if isinstance(value, Mapping):
        return {key: sound(each) for key, each in value.items()}
    return [sound(each) for each in value] if isinstance(value, list | tuple) else value


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """Spell a snapshot in its one canonical way, as it is kept and handed out in summary.json."""
    return (json.dumps(sound(snapshot), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def fingerprint(snapshot: Snapshot) -> str:
    """Return the SHA-256 of the snapshot's canonical bytes in hexadecimal: what `sha256sum summary.json` prints."""
    return hashlib.sha256(snapshot_bytes(snapshot)).hexdigest()
