import os
import subprocess

import pytest

from models.person import Identity
from models.tip import Attachment, AttachmentState, Tip, TipState
from tests.photographs import photograph
from tests.process.processes import KHAONET, wait_until

pytestmark = pytest.mark.slow

FIRE = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"


@pytest.fixture
def running(installation):
    installation.web.start()
    installation.worker.start()
    installation.wait_for_web()
    return installation


def states(installation) -> list[AttachmentState]:
    with installation.sessions() as session:
        return [row.state for row in session.query(Attachment).order_by(Attachment.id)]


def files(installation):
    return [path for path in (installation.engine_folder / "media").rglob("*") if path.is_file()]


def test_a_worker_killed_while_it_fetches_fetches_again(running):
    group, somchai = running.group("เครือข่ายข่าว"), running.platform.person("สมชาย")
    running.platform.fail("content", delay=5)
    somchai.says(group, FIRE)
    somchai.sends_image(group, photograph())
    wait_until(lambda: states(running) == [AttachmentState.WAITING], 20, "the photo is ordered")
    wait_until(lambda: claimed(running), 20, "the fetch has begun")
    running.worker.kill()
    running.worker.start()
    wait_until(lambda: states(running) == [AttachmentState.KEPT], 60, "kept after the kill")
    assert len(files(running)) == 2


def test_what_is_unsent_is_gone_from_the_disk(running):
    group, somchai = running.group("เครือข่ายข่าว"), running.platform.person("สมชาย")
    words, photo = somchai.says(group, FIRE), somchai.sends_image(group, photograph())
    wait_until(lambda: states(running) == [AttachmentState.KEPT], 30, "kept")
    with running.sessions() as session:
        row, sealed = session.query(Attachment).one(), session.query(Tip).one().text_sealed
    marks = [words.id.encode(), photo.id.encode(), row.sha256.encode(), sealed, FIRE.encode(), somchai.id.encode()]
    somchai.unsends(photo)
    somchai.unsends(words)
    wait_until(lambda: files(running) == [], 30, "files removed")
    wait_until(lambda: withdrawn(running), 30, "the tip withdrawn")
    if running.engine.dialect.name == "sqlite":
        wait_until(lambda: found(running, marks) == [], 30, "nothing left on the disk")


def test_whoever_is_erased_by_command_is_gone_when_it_returns(running):
    group, somchai = running.group("เครือข่ายข่าว"), running.platform.person("สมชาย")
    words, photo = somchai.says(group, FIRE), somchai.sends_image(group, photograph())
    wait_until(lambda: states(running) == [AttachmentState.KEPT], 30, "kept")
    running.worker.kill()
    with running.sessions() as session:
        row, identity, sealed = session.query(Attachment).one(), session.query(Identity).one(), tip_text(session)
    marks = [words.id.encode(), photo.id.encode(), row.sha256.encode(), sealed, FIRE.encode(), somchai.id.encode()]
    marks.append(identity.line_id_sealed)
    subprocess.run([KHAONET, "erase", somchai.id], env=os.environ | running.env, check=True, capture_output=True)
    assert files(running) == []
    if running.engine.dialect.name == "sqlite":
        assert found(running, marks) == []


def tip_text(session) -> bytes:
    return session.query(Tip).one().text_sealed


def withdrawn(installation) -> bool:
    with installation.sessions() as session:
        return session.query(Tip).one().state is TipState.WITHDRAWN


def found(installation, marks) -> list[bytes]:
    on_disk = b"".join(path.read_bytes() for path in installation.engine_folder.rglob("*") if path.is_file())
    return [mark for mark in marks if mark in on_disk]


def claimed(installation) -> bool:
    with installation.sessions() as session:
        return session.query(Attachment).one().attempts > 0
