"""Sealing of files: in pieces, so that a long clip never stands in memory twice; each piece knows its place."""

import itertools
from collections.abc import Iterator
from typing import BinaryIO

from models.vault import Vault, VaultError

PIECE = 1024 * 1024
_LENGTH, _PLACE = 4, 5


def seal_pieces(vault: Vault, name: str, content: bytes) -> Iterator[bytes]:
    """Yield the file's sealed pieces; each holds the file's name and its own place: none can be moved or left out."""
    view, count = memoryview(content), max(1, -(-len(content) // PIECE))
    for number in range(count):
        head = _head(name, number, last=number == count - 1)
        sealed = vault.seal_bytes(head + view[number * PIECE : (number + 1) * PIECE])
        yield len(sealed).to_bytes(_LENGTH, "big") + sealed


def open_pieces(vault: Vault, name: str, file: BinaryIO) -> Iterator[bytes]:
    """Yield the file's content piece by piece; VaultError when a piece is missing, moved, changed or another file's."""
    for number in itertools.count():
        piece = vault.open_bytes(read_sealed(file))
        following, ending = _head(name, number, last=False), _head(name, number, last=True)
        if not piece.startswith((following, ending)):
            raise VaultError("a piece of the file is not where it was sealed")
        yield piece[len(ending) :]
        if piece.startswith(ending):
            return


def read_sealed(file: BinaryIO) -> bytes:
    """Read the next sealed piece as it is; empty at the end of the file."""
    return file.read(int.from_bytes(file.read(_LENGTH), "big"))


def _head(name: str, number: int, *, last: bool) -> bytes:
    return name.encode() + (number * 2 + last).to_bytes(_PLACE, "big")
