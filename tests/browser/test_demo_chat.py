"""A newcomer's first minutes with the chat page of `make run`."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser]

GROUP, TELLER, OFFICER = "กอ.รมน.กทม. (ปี 64)", "ป้าสมใจ (ชุมชน)", "เจ้าหน้าที่แพร (เขตบางนา)"


@pytest.fixture
def page(browser, demo):
    complaints = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(f"{demo}/simulator")
    page.wait_for_selector(".phone")
    yield page
    assert complaints == []


def sit_down(page, number, person, chat=None):
    phone = page.locator(".phone").nth(number)
    phone.get_by_label("คุณคือใคร").select_option(label=person)
    back = phone.get_by_role("button", name="กลับไปรายการแชต")
    if back.count():
        back.click()
    named = phone.locator(".chats button").filter(has_text=chat or "ข่าวเน็ต")
    named.first.click()
    return phone


def say(phone, text):
    phone.get_by_label("พิมพ์ข้อความ").fill(text)
    phone.get_by_label("พิมพ์ข้อความ").press("Enter")


def test_a_tip_gets_a_receipt_and_small_talk_gets_silence(page):
    phone = sit_down(page, 0, TELLER, GROUP)
    say(phone, "เย็นนี้กินส้มตำกันไหมทุกคน")
    say(phone, "ฝาท่อหายตรงปากซอยอ่อนนุช 17 คนเกือบตกลงไป")
    phone.get_by_text("T-").first.wait_for()
    assert phone.locator(".message.theirs").count() == 1


def test_an_emergency_gets_the_number_first(page):
    phone = sit_down(page, 0, TELLER, GROUP)
    say(phone, "ไฟไหม้บ้านในชุมชนคลองเตย มีคนติดอยู่ข้างใน ช่วยด้วย")
    phone.locator(".message.theirs").get_by_text("199").first.wait_for()


def test_an_officers_question_gets_a_card_with_the_percent_and_its_button_works(page):
    phone = sit_down(page, 0, OFFICER)
    say(phone, "เครือข่ายข่าวปี 63 ถึงไหนแล้ว")
    phone.get_by_text("100%").first.wait_for()
    phone.get_by_role("button", name="ดูรายงานทั้งหมด").click()
    phone.get_by_text("รายงานความก้าวหน้า 04060000-3707").wait_for()


def test_an_unsent_message_is_gone_from_the_phone(page):
    phone = sit_down(page, 0, TELLER, GROUP)
    say(phone, "มีคนขายยาบ้าหน้าโรงเรียนแถวห้วยขวางทุกเย็น")
    bubble = phone.locator(".message.mine").last
    bubble.get_by_text("หน้าโรงเรียน").wait_for()
    bubble.locator(".bubble").click(button="right")
    page.get_by_role("button", name="ยกเลิกข้อความ", exact=True).click()
    phone.get_by_text("หน้าโรงเรียน").wait_for(state="detached")


def test_a_sensitive_tip_leads_to_one_to_one_chat_with_its_code_written(page):
    phone = sit_down(page, 0, TELLER, GROUP)
    say(phone, "มีคนขายยาบ้าในซอยลาซาล 12 บางนา ทุกคืน")
    phone.get_by_role("button", name="🔒 เปิดแชตส่วนตัว").last.click()
    assert phone.get_by_label("พิมพ์ข้อความ").input_value().startswith("T-")
    phone.get_by_label("พิมพ์ข้อความ").press("Enter")
    phone.get_by_text("ยาเสพติด").first.wait_for()
