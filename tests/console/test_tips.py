from models.audit import AuditEntry
from models.correction import Correction
from models.person import Role
from models.tip import Tip, TipState
from services.tips import find_tip

PHONE = "ฝาท่อหายปากซอยลาซาล บางนา โทร 081-234-5678"


def state_of(staffed, code):
    with staffed.world.session() as session:
        return find_tip(session, code).state


def test_an_officer_sees_tips_of_the_own_district_alone(staffed):
    code = staffed.tip()
    own, other = staffed.sits("แพร", Role.OFFICER, ("บางนา",)), staffed.sits("ชัย", Role.OFFICER, ("ดุสิต",))
    assert code in own.opens("/console/tips/").text
    assert own.opens(f"/console/tips/{code}").status_code == 200
    assert code not in other.opens("/console/tips/?state=all").text
    assert other.opens(f"/console/tips/{code}").status_code == 404
    assert other.sends(f"/console/tips/{code}/verify").status_code == 404
    assert state_of(staffed, code) == "new"


def test_the_command_reads_verified_tips_and_changes_nothing(staffed):
    code = staffed.tip()
    command, officer = staffed.sits("เลขา", Role.COMMAND), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    assert command.opens(f"/console/tips/{code}").status_code == 404
    officer.sends(f"/console/tips/{code}/verify")
    page = command.opens(f"/console/tips/{code}")
    assert page.status_code == 200
    assert "data-deed" not in page.text
    assert command.sends(f"/console/tips/{code}/resolve", note="x").status_code == 403


def test_a_security_matter_without_a_place_is_for_the_city_alone(staffed):
    code = staffed.tip("มีคนขายยาบ้าในซอยข้างวัด เห็นทุกคืน")
    with staffed.world.session() as session:
        tip = find_tip(session, code)
        tip.district, tip.category = None, "drugs"
    assert staffed.sits("แพร", Role.OFFICER, ("บางนา",)).opens(f"/console/tips/{code}").status_code == 404
    assert staffed.sits("อาทิตย์", Role.ANALYST).opens(f"/console/tips/{code}").status_code == 200


def test_the_text_is_masked_until_a_reason_is_given_and_that_is_written_down(staffed):
    code, officer = staffed.tip(PHONE), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    assert "081-234-5678" not in officer.opens(f"/console/tips/{code}").text
    assert "081-234-5678" not in officer.opens("/console/tips/").text
    assert "081-234-5678" not in officer.sends(f"/console/tips/{code}/unmask", reason="ดู").text
    with staffed.world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="unmask tip").count() == 0
    assert "081-234-5678" in officer.sends(f"/console/tips/{code}/unmask", reason="โทรกลับผู้แจ้ง").text
    with staffed.world.session() as session:
        entry = session.query(AuditEntry).filter_by(verb="unmask tip").one()
        assert (entry.reason, entry.subject) == ("โทรกลับผู้แจ้ง", f"tip {find_tip(session, code).id}")


def test_the_admin_cannot_unmask(staffed):
    code, admin = staffed.tip(PHONE), staffed.sits("แอดมิน", Role.ADMIN)
    assert admin.sends(f"/console/tips/{code}/unmask", reason="อยากรู้มาก").status_code == 403


def test_a_look_at_a_security_matter_is_written_down(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    officer.opens(f"/console/tips/{code}")
    with staffed.world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="view tip").count() == 0
        find_tip(session, code).category = "drugs"
    officer.opens(f"/console/tips/{code}")
    with staffed.world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="view tip").count() == 1


def test_a_tip_goes_its_way_from_claim_to_resolved(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    steps = [
        ("claim", {}, TipState.VERIFYING),
        ("verify", {}, TipState.VERIFIED),
        ("forward", {"agency": "ฝ่ายโยธา"}, TipState.FORWARDED),
        ("resolve", {"note": "ปิดฝาท่อแล้ว"}, TipState.RESOLVED),
        ("reopen", {}, TipState.VERIFYING),
        ("unfounded", {"note": "ตรวจซ้ำไม่พบ"}, TipState.UNFOUNDED),
    ]
    for deed, fields, state in steps:
        officer.sends(f"/console/tips/{code}/{deed}", **fields)
        assert state_of(staffed, code) == state, deed
    with staffed.world.session() as session:
        tip = find_tip(session, code)
        assert tip.agency == "ฝ่ายโยธา"
        assert tip.responded_at is not None
        assert tip.claimed_by is not None
    assert "ปิดฝาท่อแล้ว" in officer.opens(f"/console/tips/{code}").text


def test_what_needs_words_is_not_done_without_them(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    for deed in ("unfounded", "forward", "note", "nonsense"):
        officer.sends(f"/console/tips/{code}/{deed}", note="  ", agency=" ")
        assert state_of(staffed, code) == "new", deed


def test_a_correction_changes_the_tip_and_is_kept_to_learn_from(staffed):
    code, analyst = staffed.tip(PHONE), staffed.sits("อาทิตย์", Role.ANALYST)
    analyst.sends(f"/console/tips/{code}/correct", category="nuisance", district="พระโขนง")
    with staffed.world.session() as session:
        tip, lesson = find_tip(session, code), session.query(Correction).filter_by().all()
        assert (tip.category, tip.district) == ("nuisance", "พระโขนง")
        assert {key: value for row in lesson for key, value in row.corrected.items()} == {
            "category": "nuisance",
            "district": "พระโขนง",
        }


def test_an_officer_who_moves_a_tip_away_is_led_back_to_the_list(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    page = officer.sends(f"/console/tips/{code}/correct", category="other", district="ดุสิต")
    assert page.status_code == 200
    assert "ล้าง" in page.text


def test_an_unsure_one_is_settled_with_one_press(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    with staffed.world.session() as session:
        find_tip(session, code).state = TipState.UNSURE
    assert code not in officer.opens("/console/tips/").text
    assert code in officer.opens("/console/tips/?state=unsure").text
    officer.sends(f"/console/tips/{code}/accept")
    assert state_of(staffed, code) == "new"


def test_filters_find_what_they_say_and_nonsense_finds_everything_open(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    with staffed.world.session() as session:
        category = session.query(Tip).one().category
    listed = {
        "": True,
        "?state=resolved": False,
        f"?category={category}": True,
        "?category=fire&urgency=routine": False,
        "?district=-": False,
        "?district=บางนา&days=7": True,
        "?late=1": False,
        "?state=bogus&days=x&page=-3&category=%00": True,
    }
    for query, expected in listed.items():
        assert (code in officer.opens("/console/tips/" + query).text) is expected, query


def test_a_code_leads_to_its_tip(staffed):
    code, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    assert officer.opens(f"/console/tips/?code={code.lower()}").location == f"/console/tips/{code}"


def test_two_tips_are_made_one_incident_and_parted_again(staffed):
    first, officer = staffed.tip(), staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    staffed.world.platform.advance(7200)
    second = staffed.tip("เสียงดังจากร้านคาราโอเกะหน้าวัด บางนา ทุกคืนจนนอนไม่หลับ")
    assert first != second
    for stranger in ("T-222222", first, "x"):
        officer.sends(f"/console/tips/{first}/merge", code=stranger)
        assert second not in officer.opens(f"/console/tips/{first}").text
    officer.sends(f"/console/tips/{first}/merge", code=second.lower())
    assert second in officer.opens(f"/console/tips/{first}").text
    officer.sends(f"/console/tips/{first}/split")
    assert second not in officer.opens(f"/console/tips/{first}").text


def test_a_likely_tip_is_merged_by_one_press_and_the_whole_incident_moved_on(staffed):
    first, officer = (
        staffed.tip("ไฟไหม้บ้านไม้ในซอยลาซาล 12 เขตบางนา ควันดำมาก"),
        staffed.sits("แพร", Role.OFFICER, ("บางนา",)),
    )
    staffed.world.platform.advance(1900)
    second = staffed.tip("ซอยลาซาล 12 เขตบางนา ไฟไหม้บ้านไม้ ควันดำเต็มซอย", teller="มาลี")
    officer.sends(f"/console/tips/{first}/split")
    page = officer.opens(f"/console/tips/{first}").text
    assert f'name="code" value="{second}"' in page
    officer.sends(f"/console/tips/{first}/merge", code=second)
    assert 'data-deed="split"' in officer.opens(f"/console/tips/{first}").text
    officer.sends(f"/console/tips/{first}/verify")
    officer.sends(f"/console/tips/{first}/share")
    assert state_of(staffed, second) is TipState.VERIFIED
