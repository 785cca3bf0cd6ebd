from collections.abc import Iterator

import pytest

from bot.cli.main import main
from language.chat_export.reading import read_chat
from models.person import Role
from services.chat_import import find_chat_group, finish, prepare, take_batch
from tests.flow.world import World, build_world


@pytest.fixture
def world(tmp_path, database_url) -> Iterator[World]:
    """The whole product against the LINE look-alike, on a database of its own."""
    made = build_world(tmp_path, database_url)
    with made.sim:
        yield made
    made.runtime.database.dispose()


@pytest.fixture
def group(world):
    return world.group()


@pytest.fixture
def somchai(world):
    return world.person("สมชาย")


@pytest.fixture
def dara(world):
    """The officer of one district."""
    return world.person("ดารา", Role.OFFICER, ("บางนา",))


@pytest.fixture
def taken(world, group):
    """Takes an export into the group, and tells the report's counts."""

    def take(content: bytes) -> dict[str, int]:
        with world.session() as session:
            row = find_chat_group(session, group.id)
            work = prepare(world.runtime.vault, row, read_chat(content, "chat.txt"))
        for batch in work.batches():
            with world.session() as session:
                take_batch(session, work, batch, now=world.runtime.clock())
        with world.session() as session:
            finish(session, work, now=world.runtime.clock())
        return dict(work.counts)

    return take


@pytest.fixture
def khaonet(sqlite_template, tmp_path, monkeypatch, capfd):
    """Run a command; give its exit code, standard output and standard error."""
    database = tmp_path / "khaonet.db"
    database.write_bytes(sqlite_template.read_bytes())
    for name, value in {
        "DATABASE_URL": f"sqlite:///{database}",
        "KHAONET_DATA": str(tmp_path),
        "SECRET_KEY": "s" * 40,
        "KHAONET_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    }.items():
        monkeypatch.setenv(name, value)

    def run(*args):
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        out = capfd.readouterr()
        return ended.value.code, out.out, out.err

    return run
