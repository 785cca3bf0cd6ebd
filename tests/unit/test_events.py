from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.events import read_event

COMMON = {"mode": "active", "timestamp": 1595000000000, "webhookEventId": "01H0000000000000000000000A"}
GROUP = {"type": "group", "groupId": "C" + "1" * 32, "userId": "U" + "2" * 32}
OPENAPI = Path("../shared/data/line-openapi/webhook.yml")


def make_event(kind, **fields):
    return COMMON | {"type": kind, "source": GROUP} | fields


def make_message(**message):
    return make_event("message", replyToken="r", message={"id": "100"} | message)


def test_a_text_is_read_with_its_quote_and_mention():
    event = read_event(
        make_message(
            type="text",
            text="@บอต น้ำท่วม",
            quotedMessageId="99",
            quoteToken="q",
            mention={"mentionees": [{"index": 0, "length": 4, "type": "user", "isSelf": True}]},
        )
    )
    assert (event.kind, event.text, event.quoted_message_id, event.mentioned) == ("text", "น้ำท่วม", "99", True)
    assert event.group_id == GROUP["groupId"]
    assert event.occurred_at == datetime(2020, 7, 17, 15, 33, 20, tzinfo=UTC)


def test_a_pin_keeps_its_point_and_place():
    event = read_event(make_message(type="location", latitude=13.7, longitude=100.5, title="ตลาด", address="ถนน"))
    assert (event.point, event.place) == ((13.7, 100.5), "ตลาด ถนน")


def test_pictures_sent_together_know_their_set():
    event = read_event(make_message(type="image", imageSet={"id": "s", "index": 1, "total": 2}))
    assert event.image_set is not None
    assert (event.image_set.id, event.image_set.index, event.image_set.total) == ("s", 1, 2)


def test_an_unsend_names_its_message():
    assert read_event(make_event("unsend", unsend={"messageId": "100"})).message_id == "100"


def test_an_edit_carries_the_new_text_under_the_old_id():
    event = read_event(make_event("messageEdited", message={"type": "text", "id": "100", "text": "ใหม่"}))
    assert (event.kind, event.message_id, event.text) == ("edited", "100", "ใหม่")


def test_members_and_postbacks_are_read():
    joined = read_event(make_event("memberJoined", joined={"members": [{"type": "user", "userId": "Ua"}]}))
    pressed = read_event(make_event("postback", postback={"data": "do=x", "params": {"date": "2026-01-01"}}))
    assert joined.members == ("Ua",)
    assert (pressed.data, pressed.chosen) == ("do=x", "2026-01-01")


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "text",
        {},
        {"type": "message"},
        {"type": "message", "timestamp": "soon", "message": {"type": "text", "id": "1"}},
        make_event("message", message={"type": "hologram", "id": "1"}),
        make_event("message", message={"type": "location", "id": "1"}),
        make_event("unsend"),
        make_event("somethingNew", novelty={"a": 1}),
    ],
)
def test_what_cannot_be_read_is_unknown_and_has_an_id(raw):
    event = read_event(raw)
    assert event.kind == "unknown"
    assert event.id


def test_the_same_event_without_an_id_is_known_again():
    raw = {key: value for key, value in make_message(type="text", text="ก").items() if key != "webhookEventId"}
    assert read_event(raw).id == read_event(dict(raw)).id
    assert read_event(raw).id != read_event(raw | {"timestamp": 1}).id


def test_every_event_type_of_lines_description_is_known():
    if not OPENAPI.exists():
        pytest.skip("skipped: no ../shared")
    schema = yaml.safe_load(OPENAPI.read_text())["components"]["schemas"]["Event"]
    for kind in schema["discriminator"]["mapping"]:
        fields = {"unsend": {"messageId": "1"}, "message": {"type": "text", "id": "1", "text": "ก"}}
        event = read_event(make_event(kind, **{key: value for key, value in fields.items() if key == kind}))
        assert event.kind != "unknown", kind


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_no_json_is_an_error(raw):
    assert read_event(raw).id
