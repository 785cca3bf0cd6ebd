from hypothesis import given
from hypothesis import strategies as st

from language.labels import Category, Intent, Urgency, Verdict
from language.understanding import understand


def test_a_fire_told_now_is_an_emergency_tip() -> None:
    found = understand("ไฟไหม้บ้านไม้ ซอยวัดดวงแข ควันดำเต็มซอย มีคนติดอยู่ข้างใน ด่วนมาก")
    assert (found.intent, found.verdict) == (Intent.TIP, Verdict.TIP)
    assert (found.category, found.urgency) == (Category.FIRE, Urgency.EMERGENCY)
    assert any("ไฟไหม้" in reason for reason in found.reasons)


def test_a_greeting_is_small_talk_without_category_or_urgency() -> None:
    found = understand("สวัสดีตอนเช้าค่ะ ขอให้มีความสุขทั้งวันนะคะ 🙏")
    assert (found.intent, found.verdict) == (Intent.CHAT, Verdict.SMALL_TALK)
    assert (found.category, found.urgency) == (None, None)


def test_a_neighbours_script_is_left_to_an_officer_not_forgotten() -> None:
    assert understand("နေကောင်းလား").verdict is not Verdict.SMALL_TALK
    assert understand("今天天气很好").verdict is not Verdict.SMALL_TALK


@given(st.text(max_size=300))
def test_any_text_is_understood_the_same_way_twice(text: str) -> None:
    assert understand(text) == understand(text)
