"""The quarter's figures, against counts made another way, on both databases."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from language.labels import CATEGORY_LABELS, SECURITY, Category
from models.base import Base
from models.group import Group, HeardCount, MemberCount
from models.incident import Incident
from models.outbound_message import OutboundMessage
from models.person import Person, Role
from models.quarter import BANGKOK, Quarter
from models.session import make_engine, make_sessions
from models.tip import COUNTED, Tip, TipChange, TipState
from models.vault import Vault
from services.message_months import forget_messages
from services.meter import note_quota
from services.project_facts import ProjectFacts
from services.projects import keep_project
from services.summary_figures import compile_figures
from services.summary_privacy import withhold, withhold_parts
from services.summary_scope import SummaryRefusedError
from tests.unit.generated_tips import GROUPS, SILENT_GROUP, START, make_tips

QUARTER = Quarter(2563, 3)
NOW = datetime(2020, 10, 5, 3, 0, tzinfo=UTC)
VAULT = Vault([bytes(32)])


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    engine = make_engine(database_url)
    with make_sessions(engine, vault=VAULT, tasks=None).begin() as session:
        yield session
    engine.dispose()


def fill(session: Session, tips: list[dict[str, Any]]) -> None:
    add(session, Person, [{"id": f"person{n:02d}", "role": "volunteer", "created_at": START} for n in range(40)])
    events = sorted({tip["incident_id"] for tip in tips if tip["incident_id"]})
    add(
        session,
        Incident,
        [{"id": event, "category": "fire", "first_at": START, "last_at": START, "witnesses": 1} for event in events],
    )
    add(session, Group, [make_group(*group) for group in GROUPS])
    add(session, Tip, [{**tip, "text_sealed": VAULT.seal("ไฟไหม้ โทร 081-234-5678")} for tip in tips])


def make_group(key: str, network: str | None, district: str | None) -> dict[str, Any]:
    return {
        "id": key,
        "fingerprint": key,
        "line_id_sealed": b"",
        "kind": "news_network",
        "name": f"กลุ่ม {key}",
        "network": network,
        "district": district,
        "occupations": [],
        "state": "active",
        "manner": "receipt",
        "member_count": 10,
        "joined_at": START,
        "registered_at": START,
    }


def add(session: Session, table: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(sa.insert(table), rows)


def of_quarter(tips: list[dict[str, Any]], quarter: Quarter = QUARTER) -> list[dict[str, Any]]:
    states = {state.value for state in COUNTED}
    return [tip for tip in tips if Quarter.of(tip["reported_at"]) == quarter and tip["state"] in states]


def by_label(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["label"]: row for row in rows}


def nearest_rank(values: list[float], share: float) -> float:
    return round(sorted(values)[math.ceil(share * len(values)) - 1] / 60, 1)


@pytest.fixture
def tips() -> list[dict[str, Any]]:
    return list(make_tips(3000))


def test_categories_by_month_agree_with_a_count_by_hand(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    rows = by_label(compile_figures(session, QUARTER, now=NOW)["by_category"])
    months = Counter((tip["category"], tip["reported_at"].astimezone(BANGKOK).month) for tip in of_quarter(tips))
    for category in Category:
        counts = [months[category.value, month] for month in (4, 5, 6)]
        row = rows[CATEGORY_LABELS[category]]
        assert [row["month_1"], row["month_2"], row["month_3"], row["tips"]] == [*counts, sum(counts)]


def test_the_overview_compares_with_the_last_quarter_and_the_year_before(
    session: Session, tips: list[dict[str, Any]]
) -> None:
    fill(session, tips)
    row = by_label(compile_figures(session, QUARTER, now=NOW)["overview"])["เรื่องที่รับแจ้ง"]
    now, before = len(of_quarter(tips)), len(of_quarter(tips, QUARTER.previous()))
    assert (row["now"], row["previous"], row["previous_change"]) == (
        now,
        before,
        round(100 * (now - before) / before, 1),
    )
    assert (row["year_before"], row["year_change"]) == (None, None)


def test_events_and_witnesses_agree_with_a_count_by_hand(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    rows = by_label(compile_figures(session, QUARTER, now=NOW)["overview"])
    witnesses = defaultdict(set)
    for tip in of_quarter(tips):
        witnesses[tip["incident_id"] or tip["id"]].add(tip["reporter_id"] or tip["id"])
    assert rows["เหตุการณ์"]["now"] == len(witnesses)
    assert rows["เหตุการณ์ที่มีผู้แจ้งมากกว่าหนึ่งคน"]["now"] == sum(len(people) > 1 for people in witnesses.values())
    assert rows["ผู้แจ้งของทุกเหตุการณ์รวมกัน"]["now"] == sum(map(len, witnesses.values()))
    assert rows["ผู้แจ้งข่าว"]["now"] == len({tip["reporter_id"] for tip in of_quarter(tips)} - {None})


def test_times_are_nearest_rank_percentiles_of_what_was_done(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    rows = by_label(compile_figures(session, QUARTER, now=NOW)["times"])
    for label, done in (("ตอบรับครั้งแรก", "responded_at"), ("จนเสร็จสิ้น", "resolved_at")):
        taken = [
            (tip[done] - tip["reported_at"]).total_seconds()
            for tip in of_quarter(tips)
            if tip[done] and tip[done] < NOW
        ]
        assert rows[label]["count"] == len(taken)
        assert (rows[label]["median"], rows[label]["p90"]) == (nearest_rank(taken, 0.5), nearest_rank(taken, 0.9))


def test_promises_are_kept_late_or_pending_at_the_cut(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    cut = datetime(2020, 7, 1, tzinfo=BANGKOK)
    rows = by_label(compile_figures(session, QUARTER, now=NOW, as_of=date(2020, 6, 30))["promises"])
    found = Counter()
    for tip in of_quarter(tips):
        for due, done in ((tip["respond_by"], tip["responded_at"]), (tip["resolve_by"], tip["resolved_at"])):
            if due and done and done < cut and done <= due:
                found["รักษาได้ตามกำหนด"] += 1
            elif due:
                found["เลยกำหนด" if due < cut else "ยังไม่ถึงกำหนด"] += 1
    assert {label: row["count"] for label, row in rows.items()} == dict(found)


def test_every_split_adds_up_to_the_same_whole(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    figures = compile_figures(session, QUARTER, now=NOW)
    whole = len(of_quarter(tips))
    for table in ("by_category", "by_month", "by_urgency", "by_state"):
        assert sum(row["tips"] for row in figures[table]) == whole
    assert sum(row["tips"] for row in figures["by_district_group"]) == whole
    assert sum(row["tips"] for row in figures["by_network"]) == whole
    assert "แจ้งตรงถึงระบบ" in by_label(figures["by_network"])


def test_every_figure_is_defined(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    figures = compile_figures(session, QUARTER, now=NOW)
    defined = " ".join(f"{row['label']} {row['text']}" for row in figures["glossary"])
    named = [row["label"] for table in ("overview", "network", "times", "promises") for row in figures[table]]
    missing = [label for label in named if not any(part in defined for part in (label, *_PARTS.get(label, ())))]
    assert missing == []


_PARTS = {
    "เหตุการณ์ที่มีผู้แจ้งมากกว่าหนึ่งคน": ["ผู้แจ้งของเหตุการณ์"],
    "ผู้แจ้งของทุกเหตุการณ์รวมกัน": ["ผู้แจ้งของเหตุการณ์"],
    "สมาชิกในกลุ่มที่ใช้งานอยู่": ["สมาชิก"],
    "ผู้แจ้งข่าวอย่างน้อยหนึ่งเรื่อง": ["แจ้งอย่างน้อยหนึ่งเรื่อง"],
    "กลุ่มที่ลงทะเบียนใหม่ในไตรมาส": ["กลุ่มที่ลงทะเบียนใหม่"],
    "กลุ่มที่เลิกใช้ในไตรมาส": ["กลุ่มที่เลิกใช้"],
    "รักษาได้ตามกำหนด": ["คำมั่น"],
    "เลยกำหนด": ["คำมั่น"],
    "ยังไม่ถึงกำหนด": ["คำมั่น"],
}
"""Where the glossary defines a row under a shorter name."""


def test_districts_agree_with_a_count_by_hand_where_they_are_shown(
    session: Session, tips: list[dict[str, Any]]
) -> None:
    fill(session, tips)
    rows = compile_figures(session, QUARTER, now=NOW)["by_district"]
    counts = Counter(tip["district"] or "ไม่ทราบเขต" for tip in of_quarter(tips))
    assert len(rows) == 51
    assert all(row["tips"] in (counts[row["label"]], "<3", "*") for row in rows)
    assert all(row["tips"] == "<3" for row in rows if counts[row["label"]] in (1, 2))


def test_a_group_without_a_tip_is_silent_and_members_are_the_last_count(
    session: Session, tips: list[dict[str, Any]]
) -> None:
    fill(session, tips)
    add(
        session,
        MemberCount,
        [{"group_id": "g1", "on_day": date(2020, month, 1), "members": month * 10} for month in (4, 6, 8)],
    )
    add(session, HeardCount, [{"group_id": "g1", "on_day": date(2020, 5, 2), "messages": 7}])
    figures = compile_figures(session, QUARTER, now=NOW)
    rows = by_label(figures["by_group"])
    assert rows[f"กลุ่ม {SILENT_GROUP}"]["silence"] == "เงียบ"
    assert rows["กลุ่ม g1"]["members"] == 60
    values = {label: row["value"] for label, row in by_label(figures["network"]).items()}
    assert (values["กลุ่มเงียบ"], values["กลุ่มที่ใช้งานอยู่"], values["ข้อความทั่วไปในกลุ่มที่ระบบไม่เก็บ"]) == (1, 4, 7)


def test_many_groups_prove_a_level_in_one_phrase(session: Session) -> None:
    occupations = ["ผู้นำชุมชน", "อปพร.", "วินมอเตอร์ไซค์"]
    groups = [{**make_group(f"g{number}", None, None), "occupations": occupations} for number in range(50)]
    indicator = ProjectFacts(kind="indicator", code="3/ก", name="ระดับความสำเร็จ", fiscal_year=2563)
    keep_project(session, indicator, now=NOW)
    add(session, Group, groups[:2])
    few = compile_figures(session, QUARTER, now=NOW)["indicator_levels"][0]
    add(session, Group, groups[2:])
    many = compile_figures(session, QUARTER, now=NOW)["indicator_levels"][0]
    assert few["evidence"] == "กลุ่ม g0 สมาชิก 10 คน, กลุ่ม g1 สมาชิก 10 คน"
    assert "50 กลุ่ม" in many["evidence"]
    assert len(many["evidence"]) < 100
    assert (few["met"], many["met"]) == ("ผ่าน", "ผ่าน")


def test_a_late_change_does_not_reach_back_behind_the_cut(session: Session, tips: list[dict[str, Any]]) -> None:
    chosen = {**of_quarter(tips)[0], "state": TipState.RESOLVED.value, "verified_at": datetime(2020, 7, 9, tzinfo=UTC)}
    fill(session, [chosen])
    change = {"tip_id": chosen["id"], "what": "verified", "for_reporter": False}
    add(session, TipChange, [{**change, "at": datetime(2020, 6, 1, tzinfo=UTC), "before": "new", "after": "verifying"}])
    add(
        session,
        TipChange,
        [{**change, "at": datetime(2020, 7, 9, tzinfo=UTC), "before": "verifying", "after": "verified"}],
    )
    add(
        session,
        TipChange,
        [{**change, "at": datetime(2020, 7, 20, tzinfo=UTC), "before": "verified", "after": "resolved"}],
    )
    then = compile_figures(session, QUARTER, now=NOW, as_of=date(2020, 6, 30))
    later = compile_figures(session, QUARTER, now=NOW)
    assert by_label(then["by_state"])["กำลังตรวจสอบ"]["tips"] == 1
    assert by_label(later["by_state"])["เสร็จสิ้น"]["tips"] == 1
    assert [by_label(each["overview"])["ยืนยันแล้ว"]["now"] for each in (then, later)] == [0, 1]


def test_a_reader_not_cleared_sees_security_matters_as_one_sum(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    figures = compile_figures(session, QUARTER, now=NOW, reader=Role.OFFICER)
    labels = by_label(figures["by_category"])
    assert not {CATEGORY_LABELS[category] for category in SECURITY} & set(labels)
    assert labels["เรื่องด้านความมั่นคง (รวม)"]["tips"] == sum(tip["category"] in SECURITY for tip in of_quarter(tips))
    assert not {CATEGORY_LABELS[category] for category in SECURITY} & {row["category"] for row in figures["notable"]}


def test_notable_incidents_are_masked_and_lead_nowhere(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    notable = compile_figures(session, QUARTER, now=NOW)["notable"]
    assert 0 < len(notable) <= 8
    assert all(
        "081" not in row["text"] and set(row) == {"date", "district", "category", "text", "witnesses", "state"}
        for row in notable
    )


@pytest.mark.parametrize("forgotten_before", [datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 5, 1, tzinfo=UTC), NOW])
def test_messages_are_counted_by_month_and_way_though_they_are_forgotten(
    session: Session, forgotten_before: datetime
) -> None:
    fill(session, [])
    for number, (month, way, cost, state) in enumerate(
        [(4, "reply", 0, "sent"), (4, "push", 3, "sent"), (6, "push", 2, "expired")]
    ):
        at = datetime(2020, month, 9, tzinfo=UTC)
        row = {
            "dedupe_key": str(number),
            "purpose": "receipt",
            "retry_key": "",
            "state": state,
            "way": way,
            "cost": cost,
        }
        add(session, OutboundMessage, [{**row, "would_cost": 0, "attempts": 1, "created_at": at, "give_up_at": at}])
    note_quota(session, limit=500, used=0, now=datetime(2020, 4, 30, 18, tzinfo=UTC))
    forget_messages(session, forgotten_before, now=NOW)
    rows = compile_figures(session, QUARTER, now=NOW)["message_budget"]
    assert [(row["replies"], row["pushes"], row["refused"], row["quota"]) for row in rows] == [
        (1, 3, 0, None),
        (0, 0, 0, 500),
        (0, 0, 1, None),
    ]


def test_an_empty_quarter_has_figures_and_a_fact(session: Session) -> None:
    figures = compile_figures(session, QUARTER, now=NOW)
    assert figures["facts"][0] == "ในไตรมาสนี้ไม่มีเรื่องที่เครือข่ายแจ้งเข้ามา"
    assert all(row["tips"] == 0 for row in figures["by_category"])


def test_a_quarter_under_way_is_not_said_to_have_fallen(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    whole = compile_figures(session, QUARTER, now=NOW)["facts"][0]
    part = compile_figures(session, QUARTER, now=NOW, as_of=date(2020, 4, 20))["facts"][0]
    assert "จากไตรมาสก่อน" in whole
    assert "จากไตรมาสก่อน" not in part


def test_a_month_that_has_not_begun_is_unknown_and_not_zero(session: Session, tips: list[dict[str, Any]]) -> None:
    fill(session, tips)
    figures = compile_figures(session, QUARTER, now=NOW, as_of=date(2020, 5, 31))
    assert [row["tips"] is None for row in figures["by_month"]] == [False, False, True]
    for row in (*figures["by_category"], *figures["by_urgency"]):
        assert row["month_3"] is None
        assert row["tips"] == row["month_1"] + row["month_2"]


@pytest.mark.parametrize("day", [date(2020, 3, 31), date(2020, 10, 6)])
def test_a_cut_before_the_quarter_or_in_the_future_is_refused(session: Session, day: date) -> None:
    with pytest.raises(SummaryRefusedError):
        compile_figures(session, QUARTER, now=NOW, as_of=day)


def test_an_unfinished_quarter_says_so(session: Session) -> None:
    figures = compile_figures(session, Quarter(2564, 1), now=NOW)
    assert figures["closed"] is False
    assert figures["as_of"] == "2020-10-05"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0, 5, 9], [0, 5, 9]),
        ([2, 5, 9], ["<3", "*", 9]),
        ([1, 1, 9], ["<3", "<3", "*"]),
        ([1, 2, 9], ["<3", "<3", 9]),
        ([None, 1, 0], [None, "<3", 0]),
    ],
)
def test_small_cells_cannot_be_computed_from_the_rest(values: list[int | None], shown: list[object]) -> None:
    assert withhold(values) == shown


@pytest.mark.parametrize(
    ("wholes", "parts"),
    [
        ({"ก": 5, "ข": "<3", "ค": "*"}, [("ก", 5), ("ข", "<3"), ("ค", 9), ("ค", "*")]),
        ({"ก": 5, "ข": 7, "ค": 12}, [("ก", 5), ("ข", "<3"), ("ค", 9), ("ค", 3)]),
    ],
)
def test_a_whole_that_is_withheld_does_not_follow_from_its_parts(
    wholes: dict[str, Any], parts: list[tuple[str, Any]]
) -> None:
    rows = [{"of": of, "tips": tips} for of, tips in (("ก", 5), ("ข", 2), ("ค", 9), ("ค", 3))]
    shown = withhold_parts(rows, "of", {name: {"tips": cell} for name, cell in wholes.items()}, ("tips",))
    assert [(row["of"], row["tips"]) for row in shown] == parts


def test_a_small_network_does_not_follow_from_the_groups_of_the_others(
    session: Session, tips: list[dict[str, Any]]
) -> None:
    pick = of_quarter(tips)[:16]
    ways = [("g1", "เครือข่ายหนึ่ง")] * 6 + [("g2", "เครือข่ายหนึ่ง")] * 4 + [("g3", "เครือข่ายสอง")] * 2 + [(None, None)] * 4
    fill(session, [{**tip, "group_id": way[0], "network": way[1]} for tip, way in zip(pick, ways, strict=True)])
    figures = compile_figures(session, QUARTER, now=NOW)
    assert {row["label"]: row["tips"] for row in figures["by_network"]} == {
        "ไม่ระบุเครือข่าย": 0,
        "เครือข่ายสอง": "<3",
        "เครือข่ายหนึ่ง": 10,
        "แจ้งตรงถึงระบบ": "*",
    }
    assert by_label(figures["by_group"])["กลุ่ม g3"]["tips"] == "<3"


def test_what_has_no_place_is_never_withheld_and_covers_nobody(session: Session, tips: list[dict[str, Any]]) -> None:
    pick = of_quarter(tips)[:9]
    places = ["บางนา"] + ["ดุสิต"] * 3 + ["บางแค"] * 4 + [None]
    fill(session, [{**tip, "district": place} for tip, place in zip(pick, places, strict=True)])
    figures = compile_figures(session, QUARTER, now=NOW)
    groups, districts = by_label(figures["by_district_group"]), by_label(figures["by_district"])
    assert groups["ไม่ทราบเขต"]["tips"] == districts["ไม่ทราบเขต"]["tips"] == 1
    assert (groups["กรุงเทพใต้"]["tips"], groups["กรุงเทพกลาง"]["tips"], groups["กรุงธนใต้"]["tips"]) == ("<3", "*", 4)
    assert (districts["บางนา"]["tips"], districts["ดุสิต"]["tips"], districts["บางแค"]["tips"]) == ("<3", "*", 4)


def test_the_minutes_before_midnight_belong_to_bangkoks_day(session: Session, tips: list[dict[str, Any]]) -> None:
    edge = {**tips[0], "state": "new", "incident_id": None, "group_id": None}
    first = {**edge, "id": "a", "code": "a", "reported_at": QUARTER.start}
    before = {**edge, "id": "b", "code": "b", "reported_at": QUARTER.start - timedelta(seconds=1)}
    fill(session, [first, before])
    assert sum(row["month_1"] for row in compile_figures(session, QUARTER, now=NOW)["by_category"]) == 1
