"""Backups are tried by restoring them: counts, sealed words and media, on either database, while writes go on."""

import base64
import errno
import os
import threading

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from bot.backup_work import back_up_nightly
from bot.cli.main import khaonet
from bot.database import upgrade
from models import Base
from models.group import Group
from models.session import make_engine, make_sessions
from models.tip import Tip
from models.vault import Vault
from services.backup import back_up, is_empty, look_into, restore
from services.backup_archive import ArchiveWriter, BackupError
from services.media_store import MediaStore, new_key
from tests.flow.world import KEY

TIPS = ("ไฟไหม้บ้านในซอยลาซาล 12 บางนา", "ฝาท่อหายหน้าตลาดคลองเตย", "น้ำท่วมถนนสุขุมวิท 71 รถผ่านไม่ได้")


@pytest.fixture
def told(world, group, somchai):
    for text in TIPS:
        world.hears(somchai, group, text)
    world.runtime.media.put(new_key(), b"a picture's bytes" * 1000)
    return world


def save(world, path):
    runtime = world.runtime
    return back_up(runtime.database, runtime.media, runtime.vault, path, version="0", now=runtime.clock())


def counts(engine):
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        }


def words_kept(engine):
    with make_sessions(engine, vault=Vault([KEY]), tasks=None)() as session:
        vault = session.info["vault"]
        return {tip.code: (vault.open(tip.text_sealed), tip.reported_at, tip.state) for tip in session.query(Tip)}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def other_engine(request, tmp_path):
    """An empty, migrated database of either kind, whichever the world lives on."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path}/restored.db")
        upgrade(engine)
        yield engine
        engine.dispose()
        return
    admin = request.getfixturevalue("postgres")
    with admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE khaonet_restored TEMPLATE khaonet_template")
    engine = make_engine(admin.url.set(database="khaonet_restored").render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE khaonet_restored WITH (FORCE)")


def test_what_was_backed_up_is_restored_on_either_database(told, tmp_path, other_engine):
    manifest = save(told, tmp_path / "backup.tar.gz")
    media = MediaStore((tmp_path / "other media").as_uri(), told.runtime.vault)
    assert look_into(tmp_path / "backup.tar.gz", told.runtime.vault).rows() == manifest.rows()
    restore(other_engine, media, tmp_path / "backup.tar.gz")
    assert counts(other_engine) == counts(told.runtime.database)
    assert words_kept(other_engine) == words_kept(told.runtime.database)
    assert len(words_kept(other_engine)) == len(TIPS)
    [key] = media.keys()
    assert media.get(key) == b"a picture's bytes" * 1000


def test_a_restored_database_goes_on_counting(told, tmp_path, other_engine):
    save(told, tmp_path / "backup.tar.gz")
    restore(other_engine, told.runtime.media, tmp_path / "backup.tar.gz")
    table = Base.metadata.tables["audit_entry"]
    row = {"at": told.runtime.clock(), "actor": "a", "verb": "v", "subject": "s"}
    with other_engine.begin() as connection:
        for _ in range(2):
            connection.execute(table.insert(), row)


def test_a_backup_taken_while_people_write_is_consistent(told, tmp_path, other_engine):
    stop, written = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            number = len(written)
            with told.session() as session:
                for half in ("a", "b"):
                    seal = told.runtime.vault.seal(half)
                    row = Group(fingerprint=f"{half}{number}", line_id_sealed=seal, joined_at=told.runtime.clock())
                    session.add(row)
            written.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            save(told, tmp_path / f"{number}.tar.gz")
    finally:
        stop.set()
        writer.join()
    restore(other_engine, told.runtime.media, tmp_path / "2.tar.gz")
    with other_engine.connect() as connection:
        names = set(connection.scalars(sa.select(Group.fingerprint)))
    pairs = [name[1:] for name in names if name.startswith("a") and name[1:].isdigit()]
    assert pairs
    assert {f"b{pair}" for pair in pairs} <= names
    assert len(written) > 0


@pytest.mark.parametrize("hurt", ["cut", "last bytes cut", "changed", "no archive"])
def test_a_damaged_backup_is_refused(told, tmp_path, hurt):
    path = tmp_path / "backup.tar.gz"
    save(told, path)
    content = path.read_bytes()
    spoiled = {
        "cut": content[: len(content) // 2],
        "last bytes cut": content[:-5],
        "changed": content[:2000] + bytes([content[2000] ^ 255]) + content[2001:],
        "no archive": b"hello",
    }
    path.write_bytes(spoiled[hurt])
    with pytest.raises(BackupError):
        look_into(path, told.runtime.vault)


def test_a_backup_is_its_owners_alone_and_takes_the_place_of_files_only(told, tmp_path):
    save(told, tmp_path / "backup.tar.gz")
    assert (tmp_path / "backup.tar.gz").stat().st_mode & 0o777 == 0o600
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BackupError, match="is no file"):
        save(told, tmp_path / "pipe")


def test_a_backup_that_finds_no_room_leaves_the_old_one_and_nothing_else(told, tmp_path, monkeypatch):
    path = tmp_path / "kept" / "backup.tar.gz"
    save(told, path)
    before = path.read_bytes()
    monkeypatch.setattr(ArchiveWriter, "close", no_room)
    with pytest.raises(OSError, match="space"):
        save(told, path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def no_room(_writer):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_backup_of_other_keys_is_refused(told, tmp_path):
    save(told, tmp_path / "backup.tar.gz")
    with pytest.raises(BackupError, match="KHAONET_KEYS"):
        look_into(tmp_path / "backup.tar.gz", Vault([b"z" * 32]))


def test_the_night_keeps_fourteen_backups_and_makes_each_once(told):
    folder = told.runtime.settings.khaonet_data / "backups"
    for day in range(1, 17):
        back_up_nightly(told.runtime, f"2026-01-{day:02}")
    names = sorted(path.name for path in folder.iterdir())
    assert (len(names), names[0]) == (14, "khaonet-2026-01-03.tar.gz")
    before = (folder / names[-1]).stat().st_mtime_ns
    back_up_nightly(told.runtime, "2026-01-16")
    assert (folder / names[-1]).stat().st_mtime_ns == before


def test_what_a_dead_backup_left_is_removed_after_a_day(told):
    folder = told.runtime.settings.khaonet_data / "backups"
    folder.mkdir()
    for name, age in (("dead", 2 * 86400), ("alive", 60)):
        left = folder / f"khaonet-{name}.tar.gz.unfinished"
        left.write_bytes(b"half")
        moment = told.runtime.clock().timestamp() - age
        os.utime(left, (moment, moment))
    back_up_nightly(told.runtime, "2026-01-16")
    assert [path.name for path in folder.glob("*.unfinished")] == ["khaonet-alive.tar.gz.unfinished"]


def test_the_commands_restore_into_an_empty_database_and_refuse_a_full_one(tmp_path, monkeypatch):
    monkeypatch.setenv("KHAONET_KEYS", base64.b64encode(KEY).decode())
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path / "one"))
    run = CliRunner().invoke
    assert run(khaonet, ["db", "upgrade"]).exit_code == 0
    assert run(khaonet, ["group", "register", "C" + "1" * 32, "--kind", "command", "--name", "หนึ่ง"]).exit_code == 0
    file = str(tmp_path / "backup.tar.gz")
    assert run(khaonet, ["backup", file]).exit_code == 0
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path / "two"))
    restored = run(khaonet, ["restore", file])
    assert restored.exit_code == 0, restored.output
    assert "หนึ่ง" in run(khaonet, ["group", "list"]).output
    again = run(khaonet, ["restore", file])
    assert again.exit_code != 0
    assert "not empty" in str(again.exception)


def test_a_database_without_tables_is_empty(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/new.db")
    with engine.connect() as connection:
        assert is_empty(connection)
    engine.dispose()
