"""What LINE would refuse, the look-alike refuses; what it takes agrees with LINE's own specification."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from linebot.v3 import messaging
from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest, WerkzeugOpenAPIResponse
from werkzeug.test import Client, EnvironBuilder
from werkzeug.wrappers import Request

from simulator.platform import Platform
from simulator.refusals import RefusedError
from simulator.rules import check, graphemes
from simulator.server import create_simulator
from simulator.state import Channel

SPECIFICATION = Path(__file__).parents[3] / "shared/data/line-openapi/messaging-api.yml"


def text(words="สวัสดี", **more):
    return {"type": "text", "text": words} | more


def postback(label="ตกลง", data="a=1", **more):
    return {"type": "postback", "label": label, "data": data} | more


def bubble(*contents, **more):
    box = {"type": "box", "layout": "vertical", "contents": list(contents) or [text("หัวข้อ")]}
    return {"type": "bubble", "body": box} | more


def flex(contents, alt="การ์ด"):
    return {"type": "flex", "altText": alt, "contents": contents}


def button(action):
    return flex(bubble({"type": "button", "action": action}))


def quick(*actions):
    return text(quickReply={"items": [{"type": "action", "action": action} for action in actions]})


def push(*messages):
    return {"to": "U" + "1" * 32, "messages": list(messages)}


GOOD = {
    "text": text(),
    "exactly 5,000 units": text("🍎" * 2500),
    "a bubble": flex(bubble()),
    "twelve bubbles": flex({"type": "carousel", "contents": [bubble()] * 12}),
    "a button of 40": button(postback("ก" * 40)),
    "postback data of 300": button(postback(data="ก" * 300)),
    "thirteen quick replies": quick(*[postback(str(number)) for number in range(13)]),
    "a quick reply for a place": quick({"type": "location", "label": "ส่งตำแหน่ง"}),
    "a date": quick({"type": "datetimepicker", "label": "วันที่", "data": "d", "mode": "date"}),
    "a telephone": button({"type": "uri", "label": "โทร", "uri": "tel:199"}),
    "a pin": {"type": "location", "title": "ศาลา", "address": "ถนน", "latitude": 13.7, "longitude": 100.5},
    "styled text": flex(bubble(text("ก", color="#06C755", size="sm", margin="md", weight="bold", wrap=True))),
    "spans": flex(bubble({"type": "text", "contents": [{"type": "span", "text": "ก"}]})),
}
BAD = {
    "empty text": text(" "),
    "5,001 units": text("🍎" * 2500 + "a"),
    "no such type": {"type": "file"},
    "no alternative text": flex(bubble(), alt=""),
    "alternative text too long": flex(bubble(), alt="ก" * 1501),
    "thirteen bubbles": flex({"type": "carousel", "contents": [bubble()] * 13}),
    "no bubble": flex({"type": "carousel", "contents": []}),
    "bubbles of two sizes": flex({"type": "carousel", "contents": [bubble(size="kilo"), bubble(size="mega")]}),
    "a bubble over 30 KB": flex(bubble(*[text("ก" * 1000)] * 11)),
    "a carousel over 50 KB": flex({"type": "carousel", "contents": [bubble(*[text("ก" * 1000)] * 6)] * 3}),
    "an empty bubble": flex({"type": "bubble"}),
    "an unknown component": flex(bubble({"type": "table"})),
    "an unknown property": flex(bubble(text("ก", colour="#000000"))),
    "an empty Flex text": flex(bubble(text(""))),
    "a colour by name": flex(bubble(text("ก", color="red"))),
    "a size without unit": flex(bubble(text("ก", margin="10"))),
    "a button in a baseline": flex(
        bubble(
            {"type": "box", "layout": "baseline", "contents": [{"type": "button", "action": postback()}]},
        )
    ),
    "a picture without TLS": flex(bubble({"type": "image", "url": "http://example.org/a.png"})),
    "a button of 41": button(postback("ก" * 41)),
    "a button without label": button({"type": "postback", "data": "a"}),
    "postback data of 301": button(postback(data="ก" * 301)),
    "a place from a card": button({"type": "location", "label": "ส่ง"}),
    "a strange link": button({"type": "uri", "label": "ไป", "uri": "javascript:alert(1)"}),
    "fourteen quick replies": quick(*[postback(str(number)) for number in range(14)]),
    "no quick replies": quick(),
    "a quick reply label of 21": quick(postback("ก" * 21)),
    "a place without longitude": {"type": "location", "title": "ศาลา", "address": "ถนน", "latitude": 13.7},
    "an insecure picture": {"type": "image", "originalContentUrl": "http://a/b", "previewImageUrl": "http://a/b"},
    "a sender too long": text(sender={"name": "ก" * 21}),
}


@pytest.mark.parametrize("name", GOOD)
def test_line_takes(name):
    check("push", push(GOOD[name]))


@pytest.mark.parametrize("name", BAD)
def test_line_refuses(name):
    with pytest.raises(RefusedError) as caught:
        check("push", push(BAD[name]))
    assert caught.value.status == 400
    assert caught.value.body["details"][0]["property"]


@pytest.mark.parametrize("count", [0, 6])
def test_a_call_carries_one_to_five_messages(count):
    with pytest.raises(RefusedError):
        check("push", push(*[text()] * count))


def test_quoting_is_for_replies_and_pushes():
    with pytest.raises(RefusedError):
        check("multicast", {"to": ["U" + "1" * 32], "messages": [text(quoteToken="q")]})


def test_thai_marks_count_with_their_letter():
    assert graphemes("ที่นี่") == 2


@pytest.fixture(scope="module")
def specification():
    if not SPECIFICATION.exists():
        pytest.skip("skipped: no ../shared")
    return OpenAPI.from_dict(yaml.safe_load(SPECIFICATION.read_text("utf-8")))


@pytest.fixture
def platform():
    moment = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    platform = Platform(Channel("seal"), clock=lambda: moment)
    yield platform
    platform.close()


def ask(platform, method, path, body=None):
    def build():
        headers = {"Authorization": "Bearer any"}
        return EnvironBuilder(path, "https://api.line.me", method=method, json=body, headers=headers)

    return Request(build().get_environ()), Client(create_simulator(platform)).open(build())


@pytest.mark.parametrize("name", GOOD)
def test_what_we_take_and_answer_agrees_with_lines_specification(specification, platform, name):
    body = push(GOOD[name]) | {"to": platform.person("สมชาย").id}
    request, answer = ask(platform, "POST", "/v2/bot/message/push", body)
    assert answer.status_code == 200
    assert messaging.PushMessageResponse.from_dict(answer.json).sent_messages
    specification.validate_request(WerkzeugOpenAPIRequest(request))
    specification.validate_response(WerkzeugOpenAPIRequest(request), WerkzeugOpenAPIResponse(answer))


@pytest.mark.parametrize(
    "path",
    [
        "/v2/bot/info",
        "/v2/bot/message/quota",
        "/v2/bot/message/quota/consumption",
        "/v2/bot/message/delivery/push?date=20260302",
        "/v2/bot/profile/{person}",
        "/v2/bot/group/{group}/summary",
        "/v2/bot/group/{group}/members/count",
        "/v2/bot/group/{group}/member/{person}",
        "/v2/bot/richmenu/list",
    ],
)
def test_what_we_tell_agrees_with_lines_specification(specification, platform, path):
    group, somchai = platform.group("ชุมชน"), platform.person("สมชาย")
    somchai.says(group, "สวัสดี")
    request, answer = ask(platform, "GET", path.format(group=group.id, person=somchai.id))
    assert answer.status_code == 200
    specification.validate_response(WerkzeugOpenAPIRequest(request), WerkzeugOpenAPIResponse(answer))
