import io
import resource
import secrets
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from models.vault import Vault, VaultError
from services.media_sealing import PIECE
from services.media_store import FileLostError, MediaStore, StoreError, new_key
from services.media_types import type_of
from tests.photographs import mp4, photograph

OLD, NEW = b"o" * 32, b"n" * 32


@pytest.fixture(params=["file", "path", "memory"])
def url(request, tmp_path) -> str:
    """A folder by URL and by path, and a file system that is none, as S3."""
    folder = tmp_path / "media"
    return {"file": folder.as_uri(), "path": str(folder), "memory": f"memory://{secrets.token_hex(4)}"}[request.param]


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_what_is_put_is_given_back(url, size):
    store, key, content = MediaStore(url, Vault([NEW])), new_key(), secrets.token_bytes(size)
    store.put(key, content)
    assert store.get(key) == content


def test_a_dropped_file_is_lost_and_dropping_again_does_no_harm(url):
    store, key = MediaStore(url, Vault([NEW])), new_key()
    store.put(key, b"picture")
    store.drop(key)
    store.drop(key)
    with pytest.raises(FileLostError):
        store.get(key)


def test_only_old_files_are_listed(url):
    store, key = MediaStore(url, Vault([NEW])), new_key()
    assert list(store.keys_before(datetime.now(UTC))) == []
    store.put(key, b"picture")
    assert list(store.keys_before(datetime.now(UTC) - timedelta(hours=1))) == []
    assert list(store.keys_before(datetime.now(UTC) + timedelta(hours=1))) == [key]


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_on_the_disk_a_file_is_sealed(tmp_path):
    MediaStore(tmp_path.as_uri(), Vault([NEW])).put(new_key(), b"a picture of a house" * 100)
    assert b"picture" not in files_in(tmp_path)[0].read_bytes()


def test_a_file_that_was_cut_reordered_or_renamed_does_not_open(tmp_path):
    store, key = MediaStore(tmp_path.as_uri(), Vault([NEW])), new_key()
    store.put(key, secrets.token_bytes(3 * PIECE))
    path = files_in(tmp_path)[0]
    whole, piece = path.read_bytes(), (len(path.read_bytes())) // 3
    wrong = [whole[: 2 * piece], whole[piece : 2 * piece] + whole[:piece] + whole[2 * piece :], whole[:-1] + b"x", b""]
    for content in wrong:
        path.write_bytes(content)
        with pytest.raises(VaultError):
            store.get(key)
    other = key[:2] + new_key()[2:]
    path.rename(path.parent / other)
    (path.parent / other).write_bytes(whole)
    with pytest.raises(VaultError):
        store.get(other)


def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path):
    store, key = MediaStore(tmp_path.as_uri(), Vault([NEW])), new_key()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (PIECE // 2, before[1]))
    try:
        with pytest.raises(StoreError):
            store.put(key, secrets.token_bytes(PIECE))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert files_in(tmp_path) == []
    store.put(key, b"there is room again")
    assert store.get(key) == b"there is room again"


def test_the_newest_key_is_told_from_an_older_one(url):
    key = new_key()
    MediaStore(url, Vault([OLD])).put(key, b"picture")
    store = MediaStore(url, Vault([NEW, OLD]))
    assert (store.get(key), store.is_newest(key)) == (b"picture", False)


def office(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, "<x/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (photograph(size=(32, 32)), "image/jpeg"),
        (mp4(), "video/mp4"),
        (b"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00", "audio/mp4"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x44", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"%PDF-1.7\n", "application/pdf"),
        (office("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (office("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (office("word/document.xml", "word/vbaProject.bin"), None),
        (office("setup.exe"), None),
        (b"PK\x03\x04 half an archive", None),
        (b"MZ\x90\x00", None),
        (b"<svg onload=alert(1)>", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_type_is_told_by_the_bytes(content, mime):
    assert type_of(content) == mime
