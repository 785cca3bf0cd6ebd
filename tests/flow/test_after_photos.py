"""What an officer photographed when a tip was resolved is shown to whoever told it, and to nobody else."""

import pytest

from models.audit import AuditEntry
from models.tip import Attachment, Tip, TipState
from tests.flow.test_triage import DRAIN, DRUGS, opened, press, tip_of
from tests.flow.world import words_in
from tests.photographs import photograph

LABEL = "🖼 ดูภาพหลังแก้ไข"


@pytest.fixture
def picture():
    return photograph()


def resolved(world, dara, *pictures):
    """Dara, who has the tip's card before her, resolves it with pictures."""
    press(world, dara, "ปิดเรื่อง")
    sent = dara.sends_images(None, pictures) if len(pictures) > 1 else [dara.sends_image(None, pictures[0])]
    world.settle()
    world.passes(10)
    return sent


def link_on(message, label=LABEL):
    found = [one for one in buttons(message.content) if one.get("label") == label]
    return found[0]["uri"] if found else None


def buttons(node):
    if isinstance(node, list):
        return [one for part in node for one in buttons(part)]
    if not isinstance(node, dict):
        return []
    return ([node] if "label" in node else []) + [one for value in node.values() for one in buttons(value)]


def fetched(world, url):
    answer = world.client.get(url.removeprefix("https://khaonet.example"))
    return answer.status_code, answer.mimetype


def test_the_teller_is_shown_the_after_photo_when_told_and_when_they_ask(world, somchai, dara, picture):
    opened(world, somchai, dara)
    resolved(world, dara, picture)
    told = somchai.replies[-1]
    assert "เสร็จสิ้น" in words_in(told)
    assert fetched(world, link_on(told)) == (200, "image/jpeg")
    world.hears(somchai, None, tip_of(world).code)
    status = somchai.replies[-1]
    assert fetched(world, link_on(status)) == (200, "image/jpeg")
    assert fetched(world, status.content["contents"]["hero"]["url"]) == (200, "image/jpeg")
    with world.session() as session:
        assert session.query(AuditEntry).filter_by(actor="signed link", verb="open file").count() == 2


def test_pictures_sent_together_are_all_after_photos(world, somchai, dara, picture):
    opened(world, somchai, dara)
    before = len(dara.replies)
    resolved(world, dara, picture, picture, picture)
    assert len(dara.replies) == before + 2
    with world.session() as session:
        assert [photo.part for photo in session.query(Attachment)] == ["after"] * 3
    world.hears(somchai, None, tip_of(world).code)
    assert link_on(somchai.replies[-1], f"{LABEL} 3")


def test_a_picture_that_comes_after_the_album_is_none_of_it(world, somchai, dara, picture):
    opened(world, somchai, dara)
    resolved(world, dara, picture, picture)
    dara.sends_image(None, picture)
    world.settle()
    with world.session() as session:
        assert session.query(Attachment).count() == 2
    assert "ได้รับ" in words_in(dara.replies[-1])


def test_before_the_photo_is_fetched_its_link_says_so(world, somchai, dara, picture):
    opened(world, somchai, dara)
    press(world, dara, "ปิดเรื่อง")
    dara.sends_image(None, picture, preparing=1)
    world.settle()
    link = link_on(somchai.replies[-1])
    assert fetched(world, link) == (202, "text/html")
    world.passes(60)
    assert fetched(world, link) == (200, "image/jpeg")


def test_what_the_officer_unsends_is_gone(world, somchai, dara, picture):
    opened(world, somchai, dara)
    (sent,) = resolved(world, dara, picture)
    link = link_on(somchai.replies[-1])
    dara.unsends(sent)
    world.settle()
    assert fetched(world, link) == (404, "text/html")
    world.hears(somchai, None, tip_of(world).code)
    assert link_on(somchai.replies[-1]) is None


def in_group(world, group, somchai, dara, text):
    world.hears(somchai, group, text)
    with world.session() as session:
        code = session.query(Tip.code).scalar()
    world.hears(dara, None, code)


def test_a_group_is_shown_it_only_when_it_is_no_security_matter(world, group, somchai, dara, picture):
    in_group(world, group, somchai, dara, DRAIN)
    resolved(world, dara, picture)
    world.hears(somchai, group, "ไฟดับทั้งซอยลาซาล 9 เขตบางนา")
    told = next(message for message in group.replies if "เสร็จสิ้น" in words_in(message))
    link = link_on(told)
    assert fetched(world, link) == (200, "image/jpeg")
    with world.session() as session:
        session.query(Tip).filter_by(state=TipState.RESOLVED).one().category = "drugs"
    assert fetched(world, link) == (404, "text/html")


def test_a_group_is_never_shown_it_of_a_security_matter(world, group, somchai, dara, picture):
    in_group(world, group, somchai, dara, DRUGS)
    resolved(world, dara, picture)
    world.hears(somchai, group, "ไฟดับทั้งซอยลาซาล 9 เขตบางนา")
    assert all(link_on(message) is None for message in group.replies)
    world.hears(somchai, None, tip_of_resolved(world))
    assert link_on(somchai.replies[-1])


def tip_of_resolved(world):
    with world.session() as session:
        return session.query(Tip.code).filter_by(state=TipState.RESOLVED).scalar()


@pytest.mark.parametrize("token", ["nonsense", "cGhvdG8vMS9hbG9uZQ.aSfake.sig"])
def test_a_link_that_was_never_signed_opens_nothing(world, token):
    assert fetched(world, f"https://khaonet.example/p/{token}") == (404, "text/html")


def test_a_link_of_another_kind_opens_no_photo(world, somchai, dara, picture):
    opened(world, somchai, dara)
    resolved(world, dara, picture)
    token = link_on(somchai.replies[-1]).rsplit("/", 1)[-1]
    assert fetched(world, f"https://khaonet.example/s/{token}")[0] == 404
