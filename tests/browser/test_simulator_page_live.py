"""The chat page in a real browser, with a small bot behind it."""

import json
import threading

import pytest
from flask import Flask
from linebot.v3 import messaging
from werkzeug.serving import make_server

from simulator.api import mount_api
from simulator.page import Page, mount_page
from simulator.platform import Platform
from simulator.state import Channel

pytestmark = [pytest.mark.slow, pytest.mark.browser]
CSP = "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'"
CARD = {
    "type": "bubble",
    "body": {
        "type": "box",
        "layout": "vertical",
        "contents": [{"type": "text", "text": "รับเรื่องแล้ว", "weight": "bold", "color": "#05863f"}],
    },
    "footer": {
        "type": "box",
        "layout": "vertical",
        "contents": [
            {"type": "button", "action": {"type": "postback", "label": "ติดตาม", "data": "f", "displayText": "ขอติดตาม"}}
        ],
    },
}


def echo(platform, url):
    """Answer texts with a card and postbacks with their data."""
    configuration = messaging.Configuration(host=url, access_token="any")

    def hear(body, _):
        with messaging.ApiClient(configuration) as client:
            for event in json.loads(body)["events"]:
                if "replyToken" in event:
                    answer(messaging.MessagingApi(client), event)
            client.rest_client.pool_manager.clear()
        return 200

    platform.courier.post = hear


def answer(api, event):
    if event["type"] == "postback":
        message = messaging.TextMessage(text="ได้รับ " + event["postback"]["data"])
    else:
        item = messaging.QuickReplyItem(action=messaging.LocationAction(label="ส่งตำแหน่ง"))
        quick = messaging.QuickReply(items=[item])
        contents = messaging.FlexContainer.from_dict(CARD)
        message = messaging.FlexMessage(alt_text="รับเรื่องแล้ว", contents=contents, quick_reply=quick)
    api.reply_message(messaging.ReplyMessageRequest(reply_token=event["replyToken"], messages=[message]))


@pytest.fixture
def address():
    platform = Platform(Channel("seal"))
    platform.seed(["สมชาย", "สมศรี"], [("ชุมชน", 42, ["สมชาย", "สมศรี"])])
    app = Flask("page", static_folder=None)
    mount_api(app, platform, prefix="/line")
    mount_page(app, Page(platform))
    app.after_request(lambda answer: answer.headers.set("Content-Security-Policy", CSP) or answer)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    url = f"http://127.0.0.1:{server.server_port}"
    echo(platform, url + "/line")
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    yield url + "/simulator"
    server.shutdown()
    thread.join()
    server.server_close()
    platform.close()


@pytest.fixture
def open_page(browser, address):
    complaints = []

    def open_page(width):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        page.wait_for_selector(".phone")
        return page

    yield open_page
    assert complaints == []


def test_a_visitor_tries_a_sample_presses_a_button_and_both_phones_show_it(open_page):
    page = open_page(1280)
    page.locator(".sample").first.click()
    for phone in (0, 1):
        page.locator(".phone").nth(phone).get_by_text("รับเรื่องแล้ว").wait_for()
    page.locator(".phone").first.get_by_role("button", name="ติดตาม").click()
    page.locator(".phone").nth(1).get_by_text("ได้รับ f").wait_for()
    page.wait_for_function("document.querySelector('[data-meter=free]').textContent === '2'")


def test_everything_is_reached_on_a_narrow_phone_by_keyboard(open_page):
    page = open_page(375)
    field = page.get_by_label("พิมพ์ข้อความ").first
    field.focus()
    field.type("สวัสดี")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="ส่งตำแหน่ง").click()
    page.locator(".map").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="ส่งตำแหน่งนี้").click()
    page.locator(".place").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_a_message_is_edited_and_taken_back_from_its_menu(open_page):
    page = open_page(1280)
    phone = page.locator(".phone").first
    phone.get_by_label("พิมพ์ข้อความ").fill("ซอย 3")
    page.keyboard.press("Enter")
    phone.locator(".mine .bubble").click(button="right")
    page.get_by_role("button", name="แก้ไข").click()
    page.get_by_role("textbox", name="แก้ไขข้อความ").fill("ซอย 5")
    page.keyboard.press("Enter")
    phone.get_by_text("แก้ไขแล้ว").wait_for()
    phone.locator(".mine .bubble").click(button="right")
    page.get_by_role("button", name="ยกเลิกข้อความ", exact=True).click()
    phone.get_by_text("คุณยกเลิกข้อความแล้ว").wait_for()
