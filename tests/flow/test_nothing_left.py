"""After an unsend or an erasure nothing of it is found: in the database's files, its logs, the media, our own logs."""

import base64
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.scrubbing import scrub_thoroughly
from models.base import Base
from models.conversation import Conversation
from models.inbound_event import EventState, InboundEvent
from models.person import Identity, Person, Role
from models.tip import Attachment, Tip
from models.vault import VaultError
from services.corrections import set_category
from tests.flow.world import KEY
from tests.photographs import CAMERA, photograph

WORDS = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก โทร 081-234-5678"
DETAIL = "ตรงบ้านเลขที่ 88/4 หลังร้านขายยา"


@pytest.fixture
def told(world, group, somchai):
    """What somebody told: words, a detail, a photo, a pin; with all that could be searched for."""
    messages = [somchai.says(group, WORDS), somchai.says(group, DETAIL), somchai.sends_image(group, photograph())]
    messages.append(somchai.sends_location(group, 13.7123456, 100.6123456))
    world.settle()
    return messages


def plain(somchai) -> list[bytes]:
    """What must never be readable anywhere, from the first moment on."""
    texts = [WORDS, DETAIL, "ควันดำมาก", "081-234-5678", "88/4 หลังร้านขายยา", "13.7123456", "100.6123456", CAMERA]
    return [text.encode() for text in texts] + [somchai.id.encode(), somchai.row.name.encode(), photograph()[-200:]]


def marks(world, messages) -> list[bytes]:
    """What stands for it while it is kept, and must go with it: seals, hashes, ids, files."""
    with world.session() as session:
        tip, row = session.query(Tip).one(), session.query(Attachment).one()
        found = [tip.text_sealed, tip.point_sealed, *(m.text_sealed for m in tip.messages if m.text_sealed)]
        found += [row.sha256.encode(), row.picture_hash.encode()]
        names = {row.key, row.thumbnail_key}
    media = (world.runtime.settings.khaonet_data / "media").rglob("*")
    found += [path.read_bytes()[:200] for path in media if path.name in names]
    return found + [message.id.encode() for message in messages]


def on_disk(world) -> bytes:
    """Every byte of this installation: the database's own files, its logs, the media."""
    folders = [world.runtime.settings.khaonet_data]
    if world.runtime.database.dialect.name == "postgresql":
        folders.append(postgres_files(world))
    return b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())


def postgres_files(world) -> Path:
    """Return the folder of this database's tables, with everything written to it."""
    with world.runtime.database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("CHECKPOINT"))
        data = connection.scalar(sa.text("SHOW data_directory"))
        number = connection.scalar(sa.text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    return Path(data) / "base" / str(number)


def found(world, what: list[bytes]) -> list[bytes]:
    everything = on_disk(world)
    return [mark for mark in what if mark in everything]


def test_words_files_and_line_ids_are_never_readable(world, somchai, told):
    assert found(world, plain(somchai)) == []
    assert found(world, marks(world, told)) == marks(world, told)


def test_an_unsent_tip_is_gone_from_every_file(world, somchai, told, caplog, capsys):
    caplog.set_level(logging.INFO)
    kept = marks(world, told)
    for message in reversed(told):
        somchai.unsends(message)
    world.settle()
    scrub_thoroughly(world.runtime, "2026-01-01")
    assert found(world, plain(somchai) + kept) == []
    output = capsys.readouterr()
    logged = (caplog.text + output.out + output.err).encode()
    assert [mark for mark in plain(somchai) + kept if mark in logged] == []


def test_an_erased_person_is_gone_from_every_file(world, somchai, told):
    with world.session() as session:
        identity = session.query(Identity).one()
        kept = [*marks(world, told), identity.line_id_sealed, identity.fingerprint.encode()]
    output = khaonet(world, "db", "upgrade") + khaonet(world, "erase", somchai.id)
    world.settle()
    assert found(world, plain(somchai) + kept) == []
    assert [mark for mark in plain(somchai) + kept if mark in output] == []


def opened(world) -> str:
    """Everything in the database as whoever holds the keys could read it."""
    values = []
    with world.session() as session:
        for table in Base.metadata.sorted_tables:
            values += [value for row in session.execute(sa.select(table)) for value in row]
    return "\n".join(_opened(world.runtime.vault, value) for value in values if value is not None)


def _opened(vault, value) -> str:
    try:
        return vault.open(value) if isinstance(value, bytes) else str(value)
    except VaultError:
        return ""


@pytest.fixture
def worked_on(world, somchai, dara, told):
    """What was told, corrected by an officer, and announced to another who has not read it yet."""
    world.platform.state.meter.limit = 0
    world.person("สมหญิง", Role.OFFICER, ("สวนหลวง",))
    somchai.says(None, WORDS)
    world.settle()
    with world.session() as session:
        officer = session.query(Person).filter_by(role=Role.OFFICER).first()
        for tip in session.query(Tip):
            set_category(session, tip, "accident", by=officer, now=world.runtime.clock())
    return [*told, somchai.messages[0]]


def test_what_was_made_of_unsent_words_goes_with_them(world, somchai, worked_on):
    assert opened(world).count("ควันดำมาก") > 3
    for message in worked_on:
        somchai.unsends(message)
    world.settle()
    assert [words for words in ("ควันดำมาก", "อ่อนนุช") if words in opened(world)] == []


def test_what_was_made_of_an_erased_persons_words_goes_with_them(world, somchai, worked_on):
    khaonet(world, "db", "upgrade")
    khaonet(world, "erase", somchai.id)
    assert [words for words in ("ควันดำมาก", "อ่อนนุช") if words in opened(world)] == []


def test_no_file_tells_the_place_of_a_withdrawn_tip_that_is_unsent(world, somchai, group):
    said = somchai.says(group, "ไฟไหม้ตลาดสดข้างวัดศรีเอี่ยม เขตบางนา")
    somchai.says(group, "ขอโทษค่ะ เข้าใจผิด ยกเลิกนะคะ")
    world.settle()
    somchai.unsends(said)
    world.settle()
    scrub_thoroughly(world.runtime, "2026-01-01")
    assert found(world, ["วัดศรีเอี่ยม".encode()]) == []


def test_an_officer_who_was_not_reached_is_not_shown_unsent_words_later(world, somchai, group):
    officer = world.person("สมหญิง", Role.OFFICER, ("สวนหลวง",))
    world.platform.state.meter.limit = 0
    somchai.says(group, "ไฟไหม้บ้านในซอยอ่อนนุช 17 เขตสวนหลวง มีคนติดอยู่ข้างใน")
    detail = somchai.says(group, "คนที่ติดคือป้าสมพร")
    world.settle()
    somchai.unsends(detail)
    world.settle()
    heard = world.hears(officer, None, "สวัสดี")
    assert any("อ่อนนุช 17" in words for words in heard)
    assert not any("ป้าสมพร" in words for words in heard)


def test_a_message_that_could_not_be_worked_on_is_forgotten_too(world, somchai, told):
    with world.session() as session:
        event = session.query(InboundEvent).filter_by(kind="text").first()
        raw = {"type": "message", "message": {"type": "text", "id": told[0].id, "text": WORDS}}
        event.state, event.payload_sealed = EventState.FAILED, world.runtime.vault.seal(json.dumps(raw))
    somchai.unsends(told[0])
    world.settle()
    with world.session() as session:
        assert session.query(InboundEvent).filter(InboundEvent.payload_sealed.is_not(None)).count() == 0


def test_a_text_that_the_bot_asked_about_is_forgotten_when_unsent(world, somchai):
    asked = somchai.says(None, "น้ำไม่ค่อยไหลนะ")
    world.settle()
    with world.session() as session:
        assert session.query(Conversation).filter_by(topic="doubt").count() == 1
    somchai.unsends(asked)
    world.settle()
    with world.session() as session:
        assert session.query(Conversation).filter_by(topic="doubt").count() == 0


def khaonet(world, *args: str) -> bytes:
    """Run the command as an operator would; return all it printed."""
    settings = {
        "DATABASE_URL": world.runtime.settings.database_url,
        "KHAONET_DATA": str(world.runtime.settings.khaonet_data),
        "KHAONET_KEYS": base64.b64encode(KEY).decode(),
        "SECRET_KEY": "s" * 40,
    }
    command = Path(sys.executable).with_name("khaonet")
    done = subprocess.run([command, *args], env=os.environ | settings, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr
