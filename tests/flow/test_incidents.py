"""Tips of one event find each other, and officers decide otherwise with one tap."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from language.sameness import Account, read_account
from models.audit import AuditEntry
from models.incident import Incident
from models.person import Person
from models.tip import Attachment, Tip, TipState
from models.tip_clue import TipClue
from services.clues import clue_query
from services.incidents import link, merge, split
from services.people import person_of
from tests.flow.threads import play
from tests.photographs import photograph

FIRE = "ไฟไหม้บ้านในซอยอ่อนนุช 17 ควันดำมาก"
THREADS = Path(__file__).resolve().parents[3] / "shared" / "data" / "examples" / "threads.jsonl"


def text(t, user, words, **more):
    return {"t": t, "user": user, "type": "text", "text": words} | more


def incidents_of(found):
    return [tip["incident"] for tip in found]


def tips_in(session):
    return session.query(Tip).order_by(Tip.reported_at).all()


def officer(session, world) -> Person:
    return person_of(session, world.platform.person("เจ้าหน้าที่").id, now=world.runtime.clock())


def test_two_people_who_see_one_fire_tell_of_one_incident(world):
    found = play(world, [text(0, "A", FIRE), text(120, "B", "อ่อนนุช 17 บ้านไหม้ครับ ควันเต็มซอย")])
    first, second = incidents_of(found)
    assert first is not None
    assert first == second
    with world.session() as session:
        incident = session.query(Incident).one()
        assert (incident.witnesses, incident.district) == (2, "สวนหลวง")
        assert [tip.text_sealed is not None for tip in tips_in(session)] == [True, True]


def test_a_third_witness_joins_them(world):
    found = play(
        world,
        [text(0, "A", FIRE), text(120, "B", "อ่อนนุช 17 บ้านไหม้ครับ"), text(300, "C", "ซอยอ่อนนุช 17 เพลิงไหม้ลามแล้ว")],
    )
    assert len(set(incidents_of(found))) == 1
    with world.session() as session:
        assert session.query(Incident).one().witnesses == 3


def test_another_soi_is_another_incident(world):
    found = play(world, [text(0, "A", FIRE), text(120, "B", "ไฟไหม้บ้านในซอยอ่อนนุช 44 ควันดำมาก")])
    assert incidents_of(found) == [None, None]


def test_a_corrected_place_parts_two_incidents(world):
    found = play(
        world,
        [
            text(0, "A", FIRE),
            text(60, "B", "อ่อนนุช 17 บ้านไหม้ครับ ควันเต็มซอย"),
            text(120, "B", "แก้ไขครับ ไม่ใช่อ่อนนุช 17 เป็นอ่อนนุช 44", quote_of=1),
        ],
    )
    assert incidents_of(found) == [None, None]


def test_a_withdrawn_tip_leaves_its_incident(world):
    found = play(
        world,
        [
            text(0, "A", FIRE),
            text(60, "B", "อ่อนนุช 17 บ้านไหม้ครับ"),
            text(120, "B", "ขอโทษครับ เข้าใจผิด ยกเลิกนะครับ"),
        ],
    )
    assert incidents_of(found) == [None]
    with world.session() as session:
        assert session.query(Incident).count() == 0


def test_the_same_picture_links_what_words_do_not(world):
    play(world, [text(0, "A", FIRE), text(120, "B", "มีคนเจ็บหลายคนค่ะ ช่วยด้วย")])
    with world.session() as session:
        first, second = tips_in(session)
        assert second.incident_id is None
        for number, tip in enumerate((first, second)):
            tip.attachments.append(
                Attachment(message_id=f"p{number}", kind="image", sha256="a" * 64, created_at=tip.reported_at)
            )
        session.flush()
        assert link(session, second, world.runtime.clock()) is not None
        assert first.incident_id == second.incident_id


def test_a_forwarded_picture_links_what_words_do_not_and_is_no_further_witness(world):
    here, there = world.group("กลุ่มหนึ่ง"), world.group("กลุ่มสอง")
    first, second, third = (world.person(name) for name in ("ก", "ข", "ค"))
    first.says(here, FIRE)
    first.sends_image(here, photograph(4))
    world.passes(300)
    second.sends_image(there, photograph(4, size=(320, 240), quality=60))
    second.says(there, "ควันดำมากค่ะ ไฟลุกแรงมาก ช่วยด้วย")
    world.passes(60)
    third.says(here, "อ่อนนุช 17 บ้านไหม้ครับ ควันเต็มซอย")
    world.settle()
    with world.session() as session:
        assert len({tip.incident_id for tip in tips_in(session)}) == 1
        assert session.query(Incident).one().witnesses == 2


def test_words_that_are_passed_on_are_no_further_witness(world):
    found = play(world, [text(0, "A", FIRE), text(60, "B", FIRE), text(120, "C", "อ่อนนุช 17 บ้านไหม้ครับ ควันเต็มซอย")])
    assert len(set(incidents_of(found))) == 1
    with world.session() as session:
        assert session.query(Incident).one().witnesses == 2


def test_an_officer_splits_and_the_split_lasts(world):
    play(world, [text(0, "A", FIRE), text(120, "B", "อ่อนนุช 17 บ้านไหม้ครับ")])
    with world.session() as session:
        first, second = tips_in(session)
        split(session, second, officer(session, world), world.runtime.clock())
        assert link(session, second, world.runtime.clock()) is None
        assert link(session, first, world.runtime.clock()) is None
        assert second.changes[-1].what == "split"
        assert session.query(AuditEntry).filter(AuditEntry.verb == "split tip").count() == 1


def test_an_officer_merges_and_the_merge_lasts(world):
    play(world, [text(0, "A", FIRE), text(120, "B", "ไฟไหม้บ้านในซอยอ่อนนุช 44 ควันดำมาก")])
    with world.session() as session:
        first, second = tips_in(session)
        incident = merge(session, [first, second], officer(session, world), world.runtime.clock())
        link(session, second, world.runtime.clock())
        assert first.incident_id == second.incident_id == incident.id
        assert incident.witnesses == 2
        assert session.query(AuditEntry).filter(AuditEntry.verb == "merge tips").count() == 1


def test_a_tip_we_are_unsure_of_is_linked_only_once_it_is_one(world):
    play(world, [text(0, "A", FIRE), text(120, "B", "อ่อนนุช 17 บ้านไหม้ครับ")])
    with world.session() as session:
        second = tips_in(session)[1]
        second.state = TipState.UNSURE
        assert link(session, second, world.runtime.clock()) is None
        second.state = TipState.NEW
        assert link(session, second, world.runtime.clock()) is not None


def test_the_examples_same_incidents_are_linked(world):
    if not THREADS.exists():
        pytest.skip("skipped: no ../shared")
    for line in THREADS.read_text(encoding="utf-8").splitlines():
        thread = json.loads(line)
        for linked in thread["expect"]["same_incident"]:
            found = play(world, thread["events"])
            assert len({found[index]["incident"] for index in linked} - {None}) == 1


def fill(session, count):
    """Store clues of many other tips, as a city leaves them in years."""
    start = datetime(2019, 1, 1, tzinfo=UTC)
    tips = [{"id": f"t{n}", "code": f"T-{n}", "reported_at": start + timedelta(minutes=5 * n)} for n in range(count)]
    common = {
        "state": TipState.NEW,
        "category": "fire",
        "urgency": "routine",
        "confidence": 1.0,
        "reasons": [],
        "place_keys": [],
        "channel": "group",
        "anonymous": False,
        "details": {},
    }
    session.execute(sa.insert(Tip), [tip | common | {"last_added_at": tip["reported_at"]} for tip in tips])
    session.execute(
        sa.insert(TipClue),
        [{"tip_id": tip["id"], "clue": "fire@district:สวนหลวง", "at": tip["reported_at"]} for tip in tips],
    )


def test_candidates_are_found_by_walking_an_index(world):
    with world.session() as session:
        fill(session, 3000)
        if session.get_bind().dialect.name == "postgresql":
            session.execute(sa.text("ANALYZE tip_clue"))
        reading = read_account(Account(FIRE, datetime(2020, 1, 1, tzinfo=UTC), "สวนหลวง"))
        walks, values = clue_query(Tip(group_id=None), reading)
        query = walks.bindparams(**values).compile(session.get_bind(), compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN QUERY PLAN" if session.get_bind().dialect.name == "sqlite" else "EXPLAIN"
        plan = "\n".join(str(row) for row in session.execute(sa.text(f"{explain} {query}".replace(":ส", "\\:ส"))))
        assert "ix_tip_clue_clue_at" in plan
        assert "SCAN tip_clue" not in plan
        assert "Seq Scan on tip_clue" not in plan
        assert "TEMP B-TREE" not in plan
