import base64

import pytest
from click.testing import CliRunner

from bot.cli.key_commands import rotate
from bot.database import upgrade
from models.session import make_engine, make_sessions
from models.tip import Attachment, AttachmentState, Channel, Tip
from models.vault import Vault, VaultError
from services.media_store import MediaStore

OLD, NEW = b"o" * 32, b"n" * 32
KEY, SMALL = "ab" * 16, "cd" * 16


@pytest.fixture
def old_installation(tmp_path, monkeypatch):
    """An installation under the old key: one tip with one photo."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only here

    now = datetime(2026, 11, 20, tzinfo=UTC)
    engine, vault = make_engine(f"sqlite:///{tmp_path}/khaonet.db"), Vault([OLD])
    upgrade(engine)
    store = MediaStore((tmp_path / "media").as_uri(), vault)
    store.put(KEY, b"the photo")
    store.put(SMALL, b"the thumbnail")
    with make_sessions(engine, vault=vault, tasks=None).begin() as session:
        tip = Tip(code="T-AAAAAA", category="fire", urgency="routine", channel=Channel.DIRECT)
        tip.reported_at = tip.last_added_at = now
        tip.text_sealed = vault.seal("ไฟไหม้")
        photo = Attachment(kind="image", state=AttachmentState.KEPT, created_at=now, key=KEY, thumbnail_key=SMALL)
        tip.attachments.append(photo)
        session.add(tip)
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield engine
    engine.dispose()


def set_keys(monkeypatch, *keys: bytes) -> None:
    monkeypatch.setenv("KHAONET_KEYS", ",".join(base64.b64encode(key).decode() for key in keys))


def test_after_a_rotation_rows_and_files_open_with_the_new_key_alone(old_installation, monkeypatch, tmp_path):
    set_keys(monkeypatch, NEW, OLD)
    assert "1 values and 2 files" in CliRunner().invoke(rotate).output
    assert "0 values and 0 files" in CliRunner().invoke(rotate).output
    store = MediaStore((tmp_path / "media").as_uri(), Vault([NEW]))
    with make_sessions(old_installation, vault=Vault([NEW]), tasks=None)() as session:
        row = session.query(Attachment).one()
        assert (store.get(row.key), store.get(row.thumbnail_key)) == (b"the photo", b"the thumbnail")
    left = {path.name for path in (tmp_path / "media").rglob("*") if path.is_file()}
    assert left == {row.key, row.thumbnail_key}


def test_before_a_rotation_the_new_key_alone_opens_nothing(old_installation, tmp_path):
    with pytest.raises(VaultError):
        MediaStore((tmp_path / "media").as_uri(), Vault([NEW])).get(KEY)
