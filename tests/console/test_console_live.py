"""The console in a real browser: from the overview to a verified tip, with nothing to complain about."""

import shutil
import threading

import pytest
from werkzeug.serving import make_server

from models.person import Role
from services.tips import find_tip
from simulator.server import QuietRequestHandler

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture
def database_url(sqlite_template, tmp_path) -> str:
    """The browser needs one engine only."""
    shutil.copy(sqlite_template, tmp_path / "khaonet.db")
    return f"sqlite:///{tmp_path / 'khaonet.db'}"


@pytest.fixture
def address(world):
    app = world.client.application
    app.config["SESSION_COOKIE_SECURE"] = False
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietRequestHandler)
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def browser():
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("skipped: no chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [1280, 375])
def test_an_officer_goes_from_the_link_to_a_verified_tip(staffed, address, browser, width):
    code, complaints = staffed.tip(), []
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + staffed.link_for(staffed.world.person("แพร", Role.OFFICER, ("บางนา",))))
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    page.get_by_role("heading", name="ภาพรวม").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("link", name="เรื่องแจ้ง", exact=True).click()
    page.wait_for_url("**/console/tips/")  # loaded, so that the keys are listened to
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="ตรวจแล้วเป็นจริง").click()
    page.get_by_role("status").get_by_text("บันทึกแล้ว").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []
    with staffed.world.session() as session:
        assert find_tip(session, code).state == "verified"
