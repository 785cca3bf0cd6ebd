"""The look-alike's Messaging API, spoken to by LINE's own SDK."""

import base64
import hashlib
import hmac
import json
import threading
import uuid
from datetime import UTC, datetime

import pytest
import urllib3
from linebot.v3 import messaging
from linebot.v3.messaging.exceptions import ApiException

from simulator.photos import snapshot
from simulator.platform import Platform
from simulator.server import Simulator
from simulator.state import Channel

SECRET, TOKEN = "the-seal", "the-bearer"


class Bot:
    """Keeps every webhook; answers with the status it was told to."""

    def __init__(self):
        self.bodies, self.headers, self.status = [], [], 200

    def __call__(self, body, headers):
        self.bodies.append(body)
        self.headers.append(headers)
        return self.status

    @property
    def calls(self):
        return [json.loads(body)["events"] for body in self.bodies]

    @property
    def events(self):
        return [event for call in self.calls for event in call]

    @property
    def last(self):
        return self.events[-1]


@pytest.fixture
def bot():
    return Bot()


@pytest.fixture
def sim(bot):
    moment = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    platform = Platform(Channel(SECRET, TOKEN), webhook=bot, clock=lambda: moment, quota=300)
    with Simulator(platform) as running:
        yield running


@pytest.fixture
def client(sim):
    configuration = messaging.Configuration(host=sim.url, access_token=TOKEN)
    configuration.retries = urllib3.Retry(0)
    with messaging.ApiClient(configuration) as client:
        yield client
        client.rest_client.pool_manager.clear()


@pytest.fixture
def api(client):
    return messaging.MessagingApi(client)


@pytest.fixture
def blobs(client):
    return messaging.MessagingApiBlob(client)


def reply(api, token, *texts):
    messages = [messaging.TextMessage(text=text) for text in texts]
    return api.reply_message(messaging.ReplyMessageRequest(reply_token=token, messages=messages), _request_timeout=5)


def push(api, to, *messages, key=None):
    ready = [messaging.TextMessage(text=one) if isinstance(one, str) else one for one in messages]
    request = messaging.PushMessageRequest(to=to, messages=ready)
    return api.push_message(request, x_line_retry_key=key, _request_timeout=5)


def refusal(call, *args, **kwargs):
    with pytest.raises(ApiException) as caught:
        call(*args, **kwargs)
    return caught.value


# --- events ---


def test_a_webhook_carries_the_seal_of_its_exact_bytes(sim, bot):
    sim.person("สมชาย").says(None, "สวัสดี 🍎")
    sealed = base64.b64encode(hmac.new(SECRET.encode(), bot.bodies[0], hashlib.sha256).digest()).decode()
    assert bot.headers[0]["x-line-signature"] == sealed


def test_a_group_text_names_group_and_sender_and_carries_a_reply_token(sim, bot):
    group, somchai = sim.group("ชุมชน", members=42), sim.person("สมชาย")
    message = somchai.says(group, "ไฟไหม้")
    assert bot.last["source"] == {"type": "group", "groupId": group.id, "userId": somchai.id}
    assert bot.last["message"]["id"] == message.id
    assert bot.last["replyToken"]
    assert len(bot.last["webhookEventId"]) == 26


def test_a_person_known_only_on_a_computer_is_not_named_in_groups(sim, bot):
    sim.person("ไร้ชื่อ", has_id=False).says(sim.group("ชุมชน"), "สวัสดี")
    assert "userId" not in bot.last["source"]


def test_a_quote_names_only_the_id_of_what_it_quotes(sim, bot):
    group, somchai = sim.group("ชุมชน"), sim.person("สมชาย")
    first = somchai.says(group, "น้ำท่วม")
    sim.person("สมศรี").says(group, "จริงด้วย", quote=first)
    assert bot.last["message"]["quotedMessageId"] == first.id


def test_mentions_are_counted_in_utf16_and_mark_the_bot_itself(sim, bot):
    group, somchai = sim.group("ชุมชน"), sim.person("สมชาย")
    somchai.says(group, "🍎 @ข่าวเน็ต ช่วยด้วย")
    (mention,) = bot.last["message"]["mention"]["mentionees"]
    assert (mention["index"], mention["length"], mention["isSelf"]) == (3, 9, True)


def test_photos_sent_together_come_as_one_event_each_tied_by_an_image_set(sim, bot):
    sim.person("สมชาย").sends_images(None, [snapshot(), snapshot()])
    sets = [event["message"]["imageSet"] for event in bot.events]
    assert [one["index"] for one in sets] == [1, 2]
    assert sets[0]["id"] == sets[1]["id"]


def test_an_edit_keeps_the_message_id_and_renews_the_tokens(sim, bot):
    group, somchai = sim.group("ชุมชน"), sim.person("สมชาย")
    message = somchai.says(group, "ซอย 3")
    before = bot.last
    somchai.edits(message, "ซอย 5")
    assert bot.last["type"] == "messageEdited"
    assert bot.last["message"]["id"] == message.id
    assert bot.last["message"]["text"] == "ซอย 5"
    assert bot.last["replyToken"] != before["replyToken"]
    assert bot.last["message"]["quoteToken"] != before["message"]["quoteToken"]


def test_comings_and_goings_are_told(sim, bot):
    group, somchai = sim.group("ชุมชน", bot_present=False), sim.person("สมชาย")
    somchai.says(group, "ไม่มีบอตฟัง")
    assert bot.events == []
    group.invites_bot()
    somchai.joins(group)
    somchai.leaves(group)
    group.removes_bot()
    somchai.blocks()
    somchai.follows(unblocked=True)
    kinds = [event["type"] for event in bot.events]
    assert kinds == ["join", "memberJoined", "memberLeft", "leave", "unfollow", "follow"]
    assert [("replyToken" in event) for event in bot.events] == [True, True, False, False, False, True]


def test_held_events_of_several_people_arrive_in_one_shuffled_call(sim, bot):
    group = sim.group("ชุมชน")
    with sim.platform.held(shuffle=4):
        for number in range(6):
            sim.person(f"คน {number}").says(group, str(number))
    assert len(bot.calls) == 1
    texts = [event["message"]["text"] for event in bot.calls[0]]
    assert sorted(texts) == list("012345")
    assert texts != sorted(texts)


def test_a_refused_webhook_comes_again_marked_with_the_same_ids(sim, bot):
    bot.status = 503
    sim.person("สมชาย").says(None, "สวัสดี")
    bot.status = 200
    sim.platform.redeliver()
    first, second = bot.events
    assert [first["deliveryContext"]["isRedelivery"], second["deliveryContext"]["isRedelivery"]] == [False, True]
    same = ("webhookEventId", "replyToken", "timestamp", "message")
    assert [first[key] for key in same] == [second[key] for key in same]
    assert sim.platform.redeliver() == []


# --- replies ---


def test_a_reply_reaches_the_chat_and_costs_nothing(sim, api, bot):
    group = sim.group("ชุมชน", members=42)
    sim.person("สมชาย").says(group, "สวัสดี")
    answer = reply(api, bot.last["replyToken"], "รับทราบ")
    assert [message.text for message in group.replies] == ["รับทราบ"]
    assert answer.sent_messages[0].id == group.replies[0].id
    assert (sim.platform.free_replies, sim.platform.paid_messages) == (1, 0)


def test_a_reply_token_works_once(sim, api, bot):
    sim.person("สมชาย").says(None, "สวัสดี")
    reply(api, bot.last["replyToken"], "หนึ่ง")
    error = refusal(reply, api, bot.last["replyToken"], "สอง")
    assert error.status == 400
    assert json.loads(error.body)["message"] == "Invalid reply token"


@pytest.mark.parametrize(("seconds", "works"), [(60, True), (61, False)])
def test_a_reply_token_lives_one_minute(sim, api, bot, seconds, works):
    sim.person("สมชาย").says(None, "สวัสดี")
    sim.platform.advance(seconds)
    if works:
        reply(api, bot.last["replyToken"], "ทัน")
    else:
        assert refusal(reply, api, bot.last["replyToken"], "ไม่ทัน").status == 400


@pytest.mark.parametrize(("minutes", "works"), [(19, True), (21, False)])
def test_a_redelivered_token_lives_a_minute_again_within_twenty(sim, api, bot, minutes, works):
    bot.status = 500
    sim.person("สมชาย").says(None, "สวัสดี")
    sim.platform.advance(minutes * 60)
    sim.platform.redeliver()
    if works:
        reply(api, bot.last["replyToken"], "ทัน")
    else:
        assert refusal(reply, api, bot.last["replyToken"], "ไม่ทัน").status == 400


def test_a_refused_reply_leaves_its_token_unspent(sim, api, bot):
    sim.person("สมชาย").says(None, "สวัสดี")
    assert refusal(reply, api, bot.last["replyToken"], "ก" * 5001).status == 400
    reply(api, bot.last["replyToken"], "ก" * 5000)


def test_text_is_measured_in_utf16(sim, api):
    somchai = sim.person("สมชาย")
    push(api, somchai.id, "🍎" * 2500)
    assert refusal(push, api, somchai.id, "🍎" * 2501).status == 400


# --- pushes ---


def test_a_push_to_a_group_is_paid_per_member(sim, api):
    group = sim.group("ชุมชน", members=42)
    push(api, group.id, "ประกาศ", "สองใบราคาเดียว")
    assert api.get_message_quota_consumption().total_usage == 42
    assert api.get_message_quota().value == 300


def test_speaking_up_does_not_change_the_headcount(sim, api):
    group = sim.group("ชุมชน", members=42)
    sim.person("สมชาย").says(group, "สวัสดี")
    assert api.get_group_member_count(group.id).count == 42


def test_nothing_goes_out_beyond_the_quota_but_replies_still_do(sim, api, bot):
    group, somchai = sim.group("ใหญ่", members=299), sim.person("สมชาย")
    push(api, group.id, "หนึ่ง")
    error = refusal(push, api, group.id, "สอง")
    assert (error.status, "monthly limit" in error.body) == (429, True)
    somchai.says(group, "สวัสดี")
    reply(api, bot.last["replyToken"], "ยังตอบได้")
    assert [message.text for message in group.replies] == ["หนึ่ง", "ยังตอบได้"]


def test_the_quota_is_new_next_month(sim, api):
    group = sim.group("ใหญ่", members=300)
    push(api, group.id, "มีนาคม")
    sim.platform.advance(30 * 24 * 3600)
    push(api, group.id, "เมษายน")
    assert sim.platform.paid_messages == 300


def test_a_push_to_somebody_who_blocked_us_is_taken_free_and_lost(sim, api):
    somchai = sim.person("สมชาย")
    somchai.blocks()
    assert len(push(api, somchai.id, "สวัสดี").sent_messages) == 1
    assert somchai.replies == []
    assert sim.platform.paid_messages == 0


def test_a_stranger_is_reached_for_a_week_after_writing(sim, api):
    stranger = sim.person("คนแปลกหน้า", friend=False)
    push(api, stranger.id, "ไปไม่ถึง")
    stranger.says(None, "สวัสดี")
    push(api, stranger.id, "ถึงแล้ว")
    sim.platform.advance(8 * 24 * 3600)
    push(api, stranger.id, "ไปไม่ถึงอีก")
    assert [message.text for message in stranger.replies] == ["ถึงแล้ว"]


def test_a_retry_key_sends_once_and_tells_what_it_sent(sim, api):
    somchai, key = sim.person("สมชาย"), str(uuid.uuid4())
    first = api.push_message_with_http_info(
        messaging.PushMessageRequest(to=somchai.id, messages=[messaging.TextMessage(text="ครั้งเดียว")]),
        x_line_retry_key=key,
    )
    error = refusal(push, api, somchai.id, "ครั้งเดียว", key=key)
    assert error.status == 409
    assert error.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert json.loads(error.body)["sentMessages"][0]["id"] == first.data.sent_messages[0].id
    assert len(somchai.replies) == 1
    sim.platform.advance(24 * 3600 + 1)
    push(api, somchai.id, "อีกครั้ง", key=key)


def test_a_retry_key_on_a_reply_is_refused(sim, client, bot):
    sim.person("สมชาย").says(None, "สวัสดี")
    headers = {"X-Line-Retry-Key": str(uuid.uuid4()), "Authorization": f"Bearer {TOKEN}"}
    body = {"replyToken": bot.last["replyToken"], "messages": [{"type": "text", "text": "ตอบ"}]}
    url = f"{client.configuration.host}/v2/bot/message/reply"
    with urllib3.PoolManager() as pool:
        assert pool.request("POST", url, json=body, headers=headers).status == 400


def test_a_push_to_nobody_known_is_refused(api):
    assert refusal(push, api, "U" + "0" * 32, "สวัสดี").status == 400


def test_a_quote_token_of_another_chat_is_refused(sim, api):
    group, somchai = sim.group("ชุมชน"), sim.person("สมชาย")
    message = somchai.says(group, "น้ำท่วม")
    quoting = messaging.TextMessage(text="รับทราบ", quote_token=message.quote_token)
    push(api, group.id, quoting)
    assert refusal(push, api, somchai.id, quoting).status == 400


def mentioning(user_id):
    mention = messaging.MentionSubstitutionObject(mentionee=messaging.UserMentionTarget(user_id=user_id))
    return messaging.TextMessageV2(text="{who} ช่วยดูหน่อย", substitution={"who": mention})


def test_only_members_are_mentioned_and_only_in_groups(sim, api):
    group, somchai, stranger = sim.group("ชุมชน"), sim.person("สมชาย"), sim.person("คนอื่น")
    somchai.says(group, "สวัสดี")
    push(api, group.id, mentioning(somchai.id))
    assert refusal(push, api, group.id, mentioning(stranger.id)).status == 400
    assert refusal(push, api, somchai.id, mentioning(somchai.id)).status == 400


def test_quick_replies_vanish_when_anyone_speaks(sim, api, bot):
    somchai = sim.person("สมชาย")
    item = messaging.QuickReplyItem(action=messaging.PostbackAction(label="ใช่", data="yes"))
    push(api, somchai.id, messaging.TextMessage(text="ถูกไหม", quick_reply=messaging.QuickReply(items=[item])))
    question = somchai.replies[-1]
    assert (question.words, question.labels) == ("ถูกไหม", ["ใช่"])
    somchai.presses(question, "ใช่")
    assert bot.last["postback"] == {"data": "yes"}
    somchai.says(None, "อืม")
    with pytest.raises(LookupError):
        somchai.presses(question, "ใช่")
    somchai.presses(question, "ใช่", late=True)


def test_a_test_can_wait_for_an_answer_that_comes_later(sim, api):
    somchai = sim.person("สมชาย")
    later = threading.Timer(0.05, push, [api, somchai.id, "มาแล้ว"])
    later.start()
    sim.platform.until(lambda: somchai.replies)
    later.join()
    with pytest.raises(TimeoutError):
        sim.platform.until(lambda: len(somchai.replies) > 1, seconds=0.01)


# --- trouble ---


def test_without_the_right_bearer_nothing_is_answered(sim):
    configuration = messaging.Configuration(host=sim.url, access_token="wrong")
    with messaging.ApiClient(configuration) as client:
        error = refusal(messaging.MessagingApi(client).get_bot_info)
        assert error.status == 401
        assert error.headers["x-line-request-id"]
        client.rest_client.pool_manager.clear()


def test_ordered_errors_come_as_often_as_ordered_and_do_nothing(sim, api):
    somchai = sim.person("สมชาย")
    sim.platform.fail("push", status=500, times=2)
    assert [refusal(push, api, somchai.id, "ก").status for _ in range(2)] == [500, 500]
    push(api, somchai.id, "ข")
    assert [message.text for message in somchai.replies] == ["ข"]


def test_a_connection_cut_after_accepting_leaves_the_message_sent(sim, api):
    somchai, key = sim.person("สมชาย"), str(uuid.uuid4())
    sim.platform.fail("push", drop=True)
    with pytest.raises(urllib3.exceptions.HTTPError):
        push(api, somchai.id, "ก", key=key)
    assert refusal(push, api, somchai.id, "ก", key=key).status == 409
    assert len(somchai.replies) == 1


def test_a_connection_cut_before_accepting_sends_nothing(sim, api):
    somchai = sim.person("สมชาย")
    sim.platform.fail("push", drop=True, accepted=False)
    with pytest.raises(urllib3.exceptions.HTTPError):
        push(api, somchai.id, "ก")
    assert somchai.replies == []
    traffic = sim.platform.state.traffic
    sim.platform.until(lambda: bool(traffic))
    assert traffic[-1].status == 0


def test_an_error_may_hide_that_the_message_was_taken(sim, api):
    somchai, key = sim.person("สมชาย"), str(uuid.uuid4())
    sim.platform.fail("push", status=500, accepted=True)
    error = refusal(push, api, somchai.id, "ก", key=key)
    assert (error.status, bool(error.headers["x-line-request-id"])) == (500, True)
    assert refusal(push, api, somchai.id, "ก", key=key).status == 409
    assert [call.status for call in sim.platform.state.traffic] == [500, 409]


def test_a_slow_answer_runs_into_the_callers_patience(sim, api):
    somchai = sim.person("สมชาย")
    sim.platform.fail("push", delay=0.4)
    request = messaging.PushMessageRequest(to=somchai.id, messages=[messaging.TextMessage(text="ก")])
    with pytest.raises(urllib3.exceptions.HTTPError):
        api.push_message(request, _request_timeout=0.1)
    assert len(somchai.replies) == 1


def test_the_rate_limit_fills_again_with_time(sim, api):
    somchai = sim.person("สมชาย")
    sim.platform.limit("push", 2, seconds=1)
    push(api, somchai.id, "ก")
    push(api, somchai.id, "ข")
    error = refusal(push, api, somchai.id, "ค")
    assert (error.status, "rate limit" in error.body) == (429, True)
    sim.platform.advance(1)
    push(api, somchai.id, "ค")


# --- content ---


def test_a_photo_can_be_fetched_and_previewed_until_it_is_taken_back(sim, blobs, bot):
    somchai, photo = sim.person("สมชาย"), snapshot()
    message = somchai.sends_image(None, photo)
    assert bytes(blobs.get_message_content(message.id)) == photo
    assert bytes(blobs.get_message_content_preview(message.id)).startswith(b"\xff\xd8")
    somchai.unsends(message)
    assert bot.last["unsend"] == {"messageId": message.id}
    assert refusal(blobs.get_message_content, message.id).status == 410


def test_a_video_is_prepared_first(sim, blobs):
    message = sim.person("สมชาย").sends_video(None, b"film", preparing=2)
    assert blobs.get_message_content_with_http_info(message.id).status_code == 202
    assert blobs.get_message_content_transcoding_by_message_id(message.id).status == "processing"
    assert blobs.get_message_content_transcoding_by_message_id(message.id).status == "succeeded"
    assert bytes(blobs.get_message_content(message.id)) == b"film"


def test_a_video_may_never_be_ready(sim, blobs):
    message = sim.person("สมชาย").sends_video(None, fails=True)
    assert blobs.get_message_content_transcoding_by_message_id(message.id).status == "failed"


def test_unknown_content_and_text_have_no_bytes(sim, blobs):
    text = sim.person("สมชาย").says(None, "สวัสดี")
    assert refusal(blobs.get_message_content, "1").status == 404
    assert refusal(blobs.get_message_content, text.id).status == 404


# --- people ---


def test_profiles_show_friends_and_group_members(sim, api):
    group, somchai, stranger = sim.group("ชุมชน"), sim.person("สมชาย"), sim.person("คนแปลกหน้า", friend=False)
    stranger.says(group, "สวัสดี")
    assert api.get_profile(somchai.id).display_name == "สมชาย"
    assert refusal(api.get_profile, stranger.id).status == 404
    assert api.get_group_member_profile(group.id, stranger.id).display_name == "คนแปลกหน้า"
    assert refusal(api.get_group_member_profile, group.id, somchai.id).status == 404


def test_a_group_is_shown_until_the_bot_leaves_it(sim, api):
    group = sim.group("ชุมชน", members=3)
    assert api.get_group_summary(group.id).group_name == "ชุมชน"
    api.leave_group(group.id)
    assert refusal(api.get_group_summary, group.id).status == 404
    assert refusal(push, api, group.id, "ยังอยู่ไหม").status == 400
    assert refusal(api.get_group_members_ids, group.id).status == 404


def test_listing_members_needs_a_verified_account(sim, api):
    assert refusal(api.get_group_members_ids, sim.group("ชุมชน").id).status == 403


def test_dots_are_shown_one_to_one_only(sim, api):
    somchai, group = sim.person("สมชาย"), sim.group("ชุมชน")
    show = messaging.ShowLoadingAnimationRequest
    api.show_loading_animation(show(chat_id=somchai.id, loading_seconds=20))
    assert refusal(api.show_loading_animation, show(chat_id=group.id, loading_seconds=20)).status == 400
    assert refusal(api.show_loading_animation, show(chat_id=somchai.id, loading_seconds=7)).status == 400


def test_a_read_mark_reaches_back(sim, api, bot):
    somchai = sim.person("สมชาย")
    first, second = somchai.says(None, "หนึ่ง"), somchai.says(None, "สอง")
    token = bot.last["message"]["markAsReadToken"]
    api.mark_messages_as_read_by_token(messaging.MarkMessagesAsReadByTokenRequest(mark_as_read_token=token))
    assert (first.read, second.read) == (True, True)


def test_the_bot_knows_itself_and_its_counts(sim, api):
    assert api.get_bot_info().user_id == sim.platform.state.channel.bot_user_id
    push(api, sim.person("สมชาย").id, "สวัสดี")
    assert api.get_number_of_sent_push_messages("20260302").success == 1


def test_the_webhook_can_be_set_and_tested(sim, api, bot):
    answer = api.test_webhook_endpoint(messaging.TestWebhookEndpointRequest())
    assert answer.success
    assert bot.calls[-1] == []


# --- rich menus ---


def menu(width=800, height=400):
    area = messaging.RichMenuArea(
        bounds=messaging.RichMenuBounds(x=0, y=0, width=width, height=height),
        action=messaging.MessageAction(label="แจ้งเหตุ", text="แจ้งเหตุ"),
    )
    size = messaging.RichMenuSize(width=width, height=height)
    return messaging.RichMenuRequest(size=size, selected=True, name="หลัก", chat_bar_text="เมนู", areas=[area])


def test_a_rich_menu_needs_its_picture_before_it_is_shown(sim, api, blobs):
    menu_id = api.create_rich_menu(menu()).rich_menu_id
    assert refusal(api.set_default_rich_menu, menu_id).status == 400
    blobs.set_rich_menu_image(
        menu_id, body=bytearray(snapshot(size=(800, 400))), _headers={"Content-Type": "image/jpeg"}
    )
    api.set_default_rich_menu(menu_id)
    assert api.get_default_rich_menu_id().rich_menu_id == menu_id
    assert sim.platform.menus.shown_to(sim.person("สมชาย").id)["chatBarText"] == "เมนู"
    api.delete_rich_menu(menu_id)
    assert refusal(api.get_default_rich_menu_id).status == 404


def test_a_rich_menu_of_a_wrong_size_is_refused(api):
    assert refusal(api.create_rich_menu, menu(width=700)).status == 400


# --- tokens ---


def test_stateless_tokens_open_the_door(sim):
    with urllib3.PoolManager() as pool:
        fields = {"grant_type": "client_credentials", "client_id": "1", "client_secret": SECRET}
        issued = pool.request_encode_body("POST", f"{sim.url}/oauth2/v3/token", fields=fields, encode_multipart=False)
        headers = {"Authorization": f"Bearer {issued.json()['access_token']}"}
        assert pool.request("GET", f"{sim.url}/v2/bot/info", headers=headers).status == 200


# --- memory ---


def test_chats_people_and_the_meter_survive_a_restart(tmp_path):
    platform = Platform(Channel(SECRET), folder=tmp_path)
    group = platform.group("ชุมชน", members=10)
    photo = platform.person("สมชาย").sends_image(group, snapshot())
    platform.person("กานดา")
    platform.state.charge("push", 10)
    platform.close()
    again = Platform(Channel(SECRET), folder=tmp_path)
    assert [message.id for message in again.group("ชุมชน").messages] == [photo.id]
    assert again.paid_messages == 10
    assert [account.name for account in again.state.accounts.values()] == ["สมชาย", "กานดา"]
    assert again.state.channel.bot_user_id == platform.state.channel.bot_user_id
    assert again.state.store.media(photo.id)[1] == snapshot()
    assert again.person("สมชาย").says(None, "กลับมาแล้ว").id > photo.id
    again.close()
