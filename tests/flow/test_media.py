import hashlib
import io
import logging
import shutil

import pytest
from PIL import Image

from bot.media import sweep_media
from jobs.media_retries import take_up_media
from models.audit import AuditEntry
from models.person import Identity, Person
from models.tip import Attachment, AttachmentState, Tip
from services.erasure import erase_person, files_of
from services.media import NotKeptError, open_file, open_thumbnail
from services.media_types import MEGABYTE
from services.sightings import sightings
from tests.photographs import CAMERA, mp4, photograph

FIRE = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"
HOLE = "ฝาท่อหายปากซอยอ่อนนุช 44 คนเกือบตกลงไป"
DAY = 24 * 3600


def attachments(world) -> list[Attachment]:
    with world.session() as session:
        return session.query(Attachment).order_by(Attachment.id).all()


def only(world) -> Attachment:
    (row,) = attachments(world)
    return row


def files(world):
    return [path for path in (world.runtime.settings.khaonet_data / "media").rglob("*") if path.is_file()]


def tell(world, group, somchai, words=FIRE):
    world.hears(somchai, group, words)


def bytes_of(world, row) -> bytes:
    with world.session() as session:
        return open_file(session, row, actor="test", reason="look", now=world.runtime.clock())[0]


def test_a_photo_and_then_the_words_are_kept_together(world, group, somchai):
    content = photograph()
    somchai.sends_image(group, content)
    world.settle()
    assert files(world) == []
    tell(world, group, somchai)
    row = only(world)
    assert (row.state, row.mime, row.size) == (AttachmentState.KEPT, "image/jpeg", len(content))
    assert row.sha256 == hashlib.sha256(content).hexdigest()
    assert len(files(world)) == 2


def test_place_and_camera_are_not_kept_and_the_files_are_sealed(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_image(group, photograph())
    world.settle()
    kept = bytes_of(world, only(world))
    assert dict(Image.open(io.BytesIO(kept)).getexif()) == {}
    assert all(mark not in path.read_bytes() for path in files(world) for mark in (b"JFIF", CAMERA.encode(), kept[:64]))


def test_a_clip_that_line_is_still_preparing_is_asked_for_again(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_video(group, mp4(), preparing=2)
    world.settle()
    assert (only(world).state, only(world).reason) == (AttachmentState.WAITING, "LINE is still preparing it")
    world.passes(1)
    world.passes(5)
    row = only(world)
    assert (row.state, row.mime, row.thumbnail_key) == (AttachmentState.KEPT, "video/mp4", None)
    assert bytes_of(world, row) == mp4()


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_line_in_trouble_is_asked_again(world, group, somchai, status):
    tell(world, group, somchai)
    world.platform.fail("content", status=status, times=2)
    somchai.sends_image(group, photograph())
    world.settle()
    assert (only(world).state, only(world).reason) == (AttachmentState.WAITING, f"LINE answered {status}")
    world.passes(1)
    world.passes(5)
    assert (only(world).state, only(world).attempts) == (AttachmentState.KEPT, 3)


def test_after_a_day_a_file_is_given_up(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_video(group, fails=True)
    world.settle()
    for _ in range(60):
        world.passes(1800)
    row = only(world)
    assert (row.state, row.reason, row.key) == (AttachmentState.GONE, "LINE is still preparing it", None)
    assert 25 <= row.attempts <= 32
    assert world.tasks.waiting == 0


def test_what_was_unsent_before_it_could_be_fetched_is_marked_so(world, group, somchai):
    tell(world, group, somchai)
    world.platform.fail("content", status=500, times=1)
    message = somchai.sends_image(group, photograph())
    world.settle()
    somchai.state.withdraw(message)
    world.passes(1)
    assert (only(world).state, only(world).key, files(world)) == (AttachmentState.UNSENT, None, [])


def test_too_large_a_picture_is_refused_with_a_reason(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_image(group, photograph() + bytes(10 * MEGABYTE))
    world.settle()
    assert (only(world).state, only(world).reason) == (AttachmentState.REFUSED, "more bytes than we keep")
    assert files(world) == []


@pytest.mark.parametrize("content", [b"MZ\x90 a program", b"<svg/>", b"\xff\xd8\xff not really"])
def test_a_file_that_is_not_what_its_name_says_is_refused(world, group, somchai, content):
    tell(world, group, somchai)
    somchai.sends_file(group, "photo.jpg", content)
    world.settle()
    assert only(world).state is AttachmentState.REFUSED
    assert only(world).reason
    assert files(world) == []


def test_a_photo_sent_as_a_file_loses_its_place_too(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_file(group, "IMG_1.JPG", photograph())
    world.settle()
    assert CAMERA.encode() not in bytes_of(world, only(world))


@pytest.mark.parametrize("brand", [b"M4A ", b"mp42", b"isom", b"3gp4"])
def test_a_voice_message_is_kept_from_whichever_phone_it_comes(world, group, somchai, brand):
    tell(world, group, somchai)
    somchai.sends_audio(group, mp4().replace(b"ftypisom", b"ftyp" + brand))
    world.settle()
    assert (only(world).state, only(world).mime) == (AttachmentState.KEPT, "audio/mp4")


def test_a_forwarded_picture_is_known_again(world, group, somchai):
    malee = world.person("มาลี")
    tell(world, group, somchai)
    somchai.sends_image(group, photograph(3))
    world.passes(60)
    tell(world, group, malee, HOLE)
    malee.sends_image(group, photograph(3, size=(400, 300), quality=60))
    malee.sends_image(group, photograph(4))
    world.settle()
    first, again, other = attachments(world)
    with world.session() as session:
        assert [row.id for row in sightings(session, again)] == [first.id]
        assert sightings(session, other) == []


def test_every_look_at_a_file_is_written_down(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_image(group, photograph())
    world.settle()
    row, now = only(world), world.runtime.clock()
    with world.session() as session:
        content, mime = open_file(session, row, actor="officer-1", reason="verifying", now=now)
        assert (Image.open(io.BytesIO(content)).size, mime) == ((640, 480), "image/jpeg")
        assert Image.open(io.BytesIO(open_thumbnail(session, row))).size == (320, 240)
    with world.session() as session:
        entry = session.query(AuditEntry).filter_by(verb="open file").one()
        assert (entry.actor, entry.subject, entry.reason) == ("officer-1", f"attachment:{row.id}", "verifying")


def test_what_is_not_kept_cannot_be_opened(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_file(group, "x.exe", b"MZ")
    world.settle()
    with world.session() as session, pytest.raises(NotKeptError):
        open_file(session, only(world), actor="a", reason="r", now=world.runtime.clock())


def test_a_store_out_of_reach_delays_the_file_and_loses_nothing(world, group, somchai):
    folder = world.runtime.settings.khaonet_data / "media"
    folder.write_text("the volume is not mounted")
    tell(world, group, somchai)
    somchai.sends_image(group, photograph())
    world.settle()
    assert only(world).state is AttachmentState.WAITING
    assert only(world).reason.startswith("the media store cannot be used")
    world.passes(2 * DAY)
    assert only(world).state is AttachmentState.WAITING
    folder.unlink()
    world.passes(3600)
    assert only(world).state is AttachmentState.KEPT
    with world.session() as session:
        assert session.query(Tip).count() == 1


def test_a_fetch_lost_with_its_machine_is_ordered_again(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_image(group, photograph())
    fetch = world.tasks.work["fetch_media"]
    world.tasks.work["fetch_media"] = lambda *_: None
    world.settle()
    world.tasks.work["fetch_media"] = fetch
    assert only(world).state is AttachmentState.WAITING
    world.platform.advance(1200)
    with world.session() as session:
        assert take_up_media(session, world.runtime.clock()) == "1 files ordered again"
    world.settle()
    assert only(world).state is AttachmentState.KEPT


def test_files_that_no_row_knows_are_swept_out_and_others_stay(world, group, somchai):
    tell(world, group, somchai)
    somchai.sends_image(group, photograph())
    world.settle()
    world.runtime.media.put("ab" * 16, b"left by a crash")
    sweep_media(world.runtime, "2026-01-01T0410")
    assert len(files(world)) == 3
    world.platform.advance(3 * 3600)
    sweep_media(world.runtime, "2026-01-01T0410")
    assert {path.name for path in files(world)} == {only(world).key, only(world).thumbnail_key}


def raw(world) -> bytes:
    """Everything on the disk of this installation: database, its logs, media."""
    folder = world.runtime.settings.khaonet_data
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_an_unsent_tip_leaves_nothing_to_find(world, group, somchai, caplog, capsys):
    caplog.set_level(logging.INFO)
    words = somchai.says(group, FIRE)
    photo = somchai.sends_image(group, photograph())
    world.settle()
    row = only(world)
    with world.session() as session:
        sealed = [session.query(Tip).one().text_sealed]
    sealed += [path.read_bytes()[:200] for path in files(world)]
    plain = [FIRE.encode(), photograph()[-200:], CAMERA.encode(), somchai.id.encode(), bytes_of(world, row)[-200:]]
    kept = [words.id.encode(), photo.id.encode(), row.sha256.encode(), row.picture_hash.encode()]
    assert len(sealed) == 3
    on_disk = raw(world)
    assert [mark for mark in plain if mark in on_disk] == []
    if world.runtime.database.dialect.name == "sqlite":
        assert [mark for mark in sealed + kept if mark not in on_disk] == []
    somchai.unsends(photo)
    somchai.unsends(words)
    world.settle()
    on_disk = raw(world)
    assert [mark for mark in plain + kept + sealed if mark in on_disk] == []
    assert files(world) == []
    output = capsys.readouterr()
    logged = (caplog.text + output.out + output.err).encode()
    assert [mark for mark in plain + kept if mark in logged] == []


def test_an_erased_person_leaves_nothing_to_find(world, group, somchai):
    somchai.says(group, FIRE)
    somchai.sends_image(group, photograph())
    world.settle()
    with world.session() as session:
        identity, row = session.query(Identity).one(), session.query(Attachment).one()
        marks = [identity.line_id_sealed, identity.fingerprint.encode(), session.query(Tip).one().text_sealed]
    marks += [path.read_bytes()[:200] for path in files(world)] + [row.sha256.encode(), row.message_id.encode()]
    if world.runtime.database.dialect.name == "sqlite":
        assert [mark for mark in marks if mark not in raw(world)] == []
    with world.session() as session:
        person = session.query(Person).one()
        assert files_of(session, person) == sorted([row.key, row.thumbnail_key])
        erase_person(session, person, by="test", now=world.runtime.clock())
    world.settle()
    assert [mark for mark in marks if mark in raw(world)] == []
    assert files(world) == []


def test_a_photo_unsent_while_it_is_fetched_leaves_no_file(world, group, somchai):
    tell(world, group, somchai)
    photo = somchai.sends_image(group, photograph())
    asked = world.runtime.line.content

    def unsent_meanwhile(message_id, limit):
        content = asked(message_id, limit)
        somchai.unsends(photo)
        inbox = [entry for entry in world.tasks._due if entry[2].name == "process_event"]
        for entry in inbox:
            world.tasks._due.remove(entry)
            world.tasks.work["process_event"](*entry[2].args)
        return content

    world.runtime.line.content = unsent_meanwhile
    world.settle()
    assert (attachments(world), files(world)) == ([], [])


def test_a_lost_folder_is_told_and_not_invented(world, group, somchai):
    from services.media_store import FileLostError  # noqa: PLC0415 - only here

    tell(world, group, somchai)
    somchai.sends_image(group, photograph())
    world.settle()
    shutil.rmtree(world.runtime.settings.khaonet_data / "media")
    with world.session() as session, pytest.raises(FileLostError):
        open_file(session, only(world), actor="a", reason="r", now=world.runtime.clock())
