import pytest

from models.audit import AuditEntry
from models.person import Role
from services.people import find_person, grant
from tests.console.conftest import HTTPS, csrf_token

OPEN_DOORS = {
    "webhook.receive",
    "health.healthz",
    "health.readyz",
    "health.metrics",
    "summary_links.show",
    "photo_links.show",
    "console_door.explain",
    "console_door.ask",
    "console_door.enter",
    "console_door.leave",
    "console_door.font",
    "console_door.static",
}


def doors(app):
    for rule in app.url_map.iter_rules():
        path = str(rule)
        for argument in rule.arguments:
            kind = type(rule._converters[argument]).__name__
            path = path.replace(f"<{argument}>", "1").replace(f"<int:{argument}>", "1")
            del kind
        for method in sorted(rule.methods & {"GET", "POST", "PUT", "DELETE", "PATCH"}):
            yield rule.endpoint, method, path


def test_every_door_not_deliberately_open_needs_staff(world):
    client = world.client.application.test_client()
    closed = [door for door in doors(client.application) if door[0] not in OPEN_DOORS]
    assert len(closed) > 4
    for endpoint, method, path in closed:
        answer = client.open(path, method=method, base_url=HTTPS)
        shut = answer.status_code in {400, 401, 403} or answer.location == "/console/sign-in"
        assert shut, (endpoint, method, answer.status_code)


def test_every_page_answers_its_staff(staffed):
    browser = staffed.sits("แอดมิน", Role.ADMIN)
    for endpoint, method, path in doors(browser.client.application):
        if endpoint.startswith("console.") and endpoint.endswith(".show") and method == "GET" and "1" not in path:
            assert browser.opens(path).status_code == 200, path


def test_a_link_works_once(staffed):
    link = staffed.link_for(staffed.world.person("แพร", Role.OFFICER, ("บางนา",)))
    for expected in (302, 403):
        browser = staffed.browser()
        token = csrf_token(browser.opens(link).text)
        answer = browser.client.post(
            link, data={"csrf_token": token}, base_url=HTTPS, headers={"Referer": HTTPS + link}
        )
        assert answer.status_code == expected


def test_looking_at_a_link_does_not_use_it_up(staffed):
    link = staffed.link_for(staffed.world.person("แพร", Role.OFFICER, ("บางนา",)))
    for _ in range(3):
        assert staffed.browser().opens(link).status_code == 200
    assert "ออกจากระบบ" in staffed.browser().sends(link).text


def test_a_link_dies_after_ten_minutes(staffed):
    link = staffed.link_for(staffed.world.person("แพร", Role.OFFICER, ("บางนา",)))
    staffed.world.platform.advance(601)
    assert staffed.browser().sends(link).status_code == 403


def test_a_newer_link_kills_the_older_one(staffed):
    person = staffed.world.person("แพร", Role.OFFICER, ("บางนา",))
    older, newer = staffed.link_for(person), staffed.link_for(person)
    assert staffed.browser().sends(older).status_code == 403
    assert "ออกจากระบบ" in staffed.browser().sends(newer).text


def test_staff_get_their_link_from_the_bot_alone(world, staffed):
    officer = world.person("แพร", Role.OFFICER, ("บางนา",))
    (answer,) = world.hears(officer, None, "เข้าสู่ระบบ")
    link = next(word for word in answer.split() if word.startswith(HTTPS)).removeprefix(HTTPS).partition("?")[0]
    assert "ออกจากระบบ" in staffed.browser().sends(link).text


def test_others_get_no_link(world):
    (answer,) = world.hears(world.person("สมชาย"), None, "Console")
    assert "http" not in answer
    assert "ผู้ดูแลระบบ" in answer


def test_asking_for_links_again_and_again_is_stopped(world):
    officer = world.person("แพร", Role.OFFICER, ("บางนา",))
    answers = [world.hears(officer, None, "console")[0] for _ in range(6)]
    assert "http" in answers[4]
    assert "http" not in answers[5]


def test_a_change_of_rights_ends_the_session(staffed):
    browser = staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    assert browser.opens("/console/").status_code == 200
    with staffed.world.session() as session:
        grant(find_person(session, staffed.world.person("แพร").id), Role.CITIZEN, ())
    assert browser.opens("/console/").location == "/console/sign-in"


def test_signing_out_ends_the_session(staffed):
    browser = staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    browser.sends("/console/sign-out")
    assert browser.opens("/console/").location == "/console/sign-in"


def test_a_form_without_its_token_is_refused(staffed):
    browser, code = staffed.sits("แพร", Role.OFFICER, ("บางนา",)), staffed.tip()
    answer = browser.client.post(f"/console/tips/{code}/verify", base_url=HTTPS, headers={"Referer": HTTPS + "/"})
    assert answer.status_code == 400


def test_the_webhook_needs_no_form_token(world):
    assert world.client.post("/webhook/line", data=b"{}").data == b"seal"


@pytest.mark.parametrize("path", ["/console/", "/console/sign-in", "/console/nowhere"])
def test_pages_are_framed_by_nobody_and_kept_by_no_cache(staffed, path):
    answer = staffed.sits("แพร", Role.OFFICER, ("บางนา",)).opens(path)
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'lang="th"' in answer.text
    assert " style=" not in answer.text


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(staffed):
    link = staffed.link_for(staffed.world.person("แพร", Role.OFFICER, ("บางนา",)))
    cookie = staffed.browser().opens(link).headers["Set-Cookie"]
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


def test_signing_in_is_written_to_the_audit_log(staffed):
    staffed.sits("แพร", Role.OFFICER, ("บางนา",))
    with staffed.world.session() as session:
        assert session.query(AuditEntry).filter_by(verb="sign in").count() == 1
