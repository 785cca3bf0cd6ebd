"""The chat page: what it is told, and what a visitor can do as one of the people."""

import io
import json
import time

import pytest
from flask import Flask
from PIL import ExifTags, Image

from simulator.page import Page, default_samples, mount_page
from simulator.photos import snapshot
from simulator.platform import Platform
from simulator.state import Channel

OUTLINES = [{"name": "บางเขน", "rings": [[[100.6, 13.8], [100.7, 13.8], [100.7, 13.9]]]}]


@pytest.fixture
def told():
    return []


@pytest.fixture
def platform(told):
    def hear(body, _):
        told.extend(json.loads(body)["events"])
        return 200

    platform = Platform(Channel("seal"), webhook=hear)
    platform.seed(["สมชาย", "สมศรี"], [("ชุมชน", 42, ["สมชาย", "สมศรี"])])
    yield platform
    platform.close()


@pytest.fixture
def page(platform):
    app = Flask("page", static_folder=None)
    mount_page(app, Page(platform, lambda: OUTLINES))
    return app.test_client()


@pytest.fixture
def here(platform):
    return {"person": platform.person("สมชาย").id, "chat": platform.group("ชุมชน").id}


def wait_for(told, count):
    limit = time.monotonic() + 5
    while len(told) < count and time.monotonic() < limit:
        time.sleep(0.005)
    return told


def feed(page, known=None):
    asked = f"?since={known['version']}&epoch={known['epoch']}" if known else ""
    return page.get(f"/simulator/feed.json{asked}").json


def test_the_page_and_its_parts_are_served_without_anything_inline(page):
    html = page.get("/simulator").text
    assert "<style" not in html
    assert "style=" not in html
    assert "onclick" not in html
    with page.get("/simulator/static/app.js") as script:
        assert script.status_code == 200


def test_seeding_again_changes_nothing(platform):
    platform.seed(["สมชาย", "สมศรี"], [("ชุมชน", 42, ["สมชาย", "สมศรี"])])
    assert len(platform.state.accounts) == 2
    assert platform.group("ชุมชน").row.headcount == 42


def test_what_is_typed_reaches_bot_and_page(page, here, told):
    before = feed(page)
    message_id = page.post("/simulator/act/say", json=here | {"text": "น้ำท่วม"}).json["id"]
    assert wait_for(told, 1)[0]["message"]["text"] == "น้ำท่วม"
    (shown,) = feed(page, before)["messages"]
    assert (shown["id"], shown["content"]["text"]) == (message_id, "น้ำท่วม")
    assert feed(page, feed(page))["messages"] == []
    assert len(feed(page, {"version": 999, "epoch": "before a restart"})["messages"]) == 1


def test_a_photo_is_kept_and_shown(page, here, told):
    place = f"person={here['person']}&chat={here['chat']}"
    answer = page.post(f"/simulator/photo?{place}", data=snapshot(), content_type="image/jpeg")
    assert wait_for(told, 1)[0]["message"]["type"] == "image"
    assert page.get(f"/simulator/media/{answer.json['id']}").data.startswith(b"\xff\xd8")


def test_a_photo_loses_its_place_and_stands_upright(page, here, told):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    taken = io.BytesIO()
    Image.new("RGB", (64, 48)).save(taken, "JPEG", exif=exif)
    place = f"person={here['person']}&chat={here['chat']}"
    answer = page.post(f"/simulator/photo?{place}", data=taken.getvalue(), content_type="image/jpeg")
    with Image.open(io.BytesIO(page.get(f"/simulator/media/{answer.json['id']}").data)) as kept:
        assert kept.size == (48, 64)
        assert not kept.getexif()


def test_photos_chosen_together_are_tied_together(page, here, told):
    place = f"person={here['person']}&chat={here['chat']}&album=7&total=2"
    for index in (1, 2):
        page.post(f"/simulator/photo?{place}&index={index}", data=snapshot(), content_type="image/jpeg")
    sets = [event["message"]["imageSet"] for event in wait_for(told, 2)]
    assert sets == [{"id": "7", "index": index, "total": 2} for index in (1, 2)]


def test_a_photo_must_be_one(page, here):
    place = f"person={here['person']}&chat={here['chat']}"
    assert page.post(f"/simulator/photo?{place}", data=b"<html>", content_type="text/html").status_code == 400
    assert page.post(f"/simulator/photo?{place}", data=b"<html>", content_type="image/png").status_code == 400


def test_pins_stickers_edits_and_unsending_reach_the_bot(page, here, told):
    page.post("/simulator/act/pin", json=here | {"lat": 13.8, "lng": 100.6, "address": "บางเขน"})
    page.post("/simulator/act/sticker", json=here | {"package": "1", "sticker": "2", "word": "โอเค"})
    said = page.post("/simulator/act/say", json=here | {"text": "ซอย 3"}).json["id"]
    page.post("/simulator/act/edit", json=here | {"message": said, "text": "ซอย 5"})
    page.post("/simulator/act/unsend", json=here | {"message": said})
    kinds = [event["message"]["type"] if "message" in event else event["type"] for event in wait_for(told, 5)]
    assert kinds == ["location", "sticker", "text", "text", "unsend"]
    assert feed(page)["messages"][-1]["content"] == {"type": "text"}


def test_pressing_a_button_shows_its_words_and_sends_its_data(page, platform, here, told):
    action = {"type": "postback", "label": "ติดตาม", "data": "follow=1", "displayText": "ติดตามเรื่องนี้"}
    page.post("/simulator/act/press", json=here | {"action": action})
    assert wait_for(told, 1)[0]["postback"] == {"data": "follow=1"}
    assert platform.group("ชุมชน").messages[-1].text == "ติดตามเรื่องนี้"


def test_nobody_takes_back_what_others_said(page, platform, here):
    theirs = platform.person("สมศรี").says(platform.group("ชุมชน"), "ของฉัน")
    assert page.post("/simulator/act/unsend", json=here | {"message": theirs.id}).status_code == 400
    assert not theirs.unsent


def test_coming_and_going_is_told(page, here, told):
    page.post("/simulator/act/leave", json=here)
    page.post("/simulator/act/join", json=here)
    assert page.post("/simulator/act/join", json=here).status_code == 400
    assert [event["type"] for event in wait_for(told, 2)] == ["memberLeft", "memberJoined"]


def test_the_calls_between_line_and_bot_are_shown_and_repeated(page, platform, here, told):
    page.post("/simulator/act/say", json=here | {"text": "สวัสดี"})
    wait_for(told, 1)
    page.post("/simulator/act/disturb", json={"trouble": "again"})
    assert [event["deliveryContext"]["isRedelivery"] for event in wait_for(told, 2)] == [False, True]
    platform.until(lambda: len(platform.state.traffic) == 2)
    assert [(call["webhook"], call["name"], call["status"]) for call in feed(page)["traffic"]] == [
        (True, "message", 200),
        (True, "message (again)", 200),
    ]


def test_a_visitor_orders_trouble_at_the_api(page, platform, here):
    page.post("/simulator/act/disturb", json={"trouble": "error"})
    assert platform.faults.take("push").status == 500
    page.post("/simulator/act/disturb", json={"trouble": "cut"})
    assert platform.faults.take("push").drop


@pytest.mark.parametrize(
    ("deed", "wanted"),
    [
        ("say", {"text": " "}),
        ("say", {"person": "nobody", "text": "ก"}),
        ("say", {"chat": "nowhere", "text": "ก"}),
        ("pin", {"lat": "north", "lng": 1}),
        ("dance", {}),
        ("disturb", {"trouble": "earthquake"}),
    ],
)
def test_what_cannot_be_done_is_refused(page, here, deed, wanted):
    assert page.post(f"/simulator/act/{deed}", json=here | wanted).status_code == 400


def test_another_persons_one_to_one_chat_is_closed(page, platform, here):
    private = here | {"chat": platform.person("สมศรี").id, "text": "แอบพิมพ์"}
    assert page.post("/simulator/act/say", json=private).status_code == 400


def test_new_people_follow_and_new_groups_invite(page, here, told):
    page.post("/simulator/act/meet", json={"name": "คนใหม่"})
    page.post("/simulator/act/gather", json=here | {"name": "กลุ่มใหม่"})
    assert [event["type"] for event in wait_for(told, 2)] == ["follow", "join"]


def test_the_bot_is_put_out_and_brought_back(page, here, told):
    page.post("/simulator/act/change", json=here)
    page.post("/simulator/act/change", json=here)
    page.post("/simulator/act/change", json=here | {"chat": here["person"]})
    assert [event["type"] for event in wait_for(told, 3)] == ["leave", "join", "unfollow"]


def test_there_are_six_things_to_try_each_at_a_real_place(page, here):
    setup = page.get("/simulator/setup.json").json
    assert setup["outlines"] == OUTLINES
    assert len(setup["samples"]) == len(default_samples()) == 6
    assert {sample["person"] for sample in setup["samples"]} == {here["person"]}
    assert {sample["chat"] for sample in setup["samples"]} == set(here.values())


def test_a_refused_webhook_is_repeated_by_itself(told, monkeypatch):
    answers = [500, 200]
    platform = Platform(Channel("seal"), webhook=lambda body, _: (told.append(json.loads(body)), answers.pop(0))[1])
    monkeypatch.setattr("simulator.webhooks.AGAIN_AFTER_SECONDS", (0.01,))
    platform.courier.in_background()
    platform.person("สมชาย").says(None, "สวัสดี")
    wait_for(told, 2)
    assert [call["events"][0]["deliveryContext"]["isRedelivery"] for call in told] == [False, True]
    platform.close()
