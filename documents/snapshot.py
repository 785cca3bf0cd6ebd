"""The frozen figures every file is drawn from: one JSON document with one fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

Snapshot: TypeAlias = Mapping[str, Any]
"""The shape is written down in docs/summary-snapshot.md."""


def snapshot_bytes(snapshot: Snapshot) -> bytes:
    """Spell a snapshot in its one canonical way, as it is kept and handed out in summary.json."""
    return (json.dumps(snapshot, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def fingerprint(snapshot: Snapshot) -> str:
    """Return the SHA-256 of the snapshot's canonical bytes in hexadecimal: what `sha256sum summary.json` prints."""
    return hashlib.sha256(snapshot_bytes(snapshot)).hexdigest()
