import pytest

from language.judging.guards import guarded
from language.judging.judge import judge
from language.labels import Intent, Verdict


def best(text: str, **chances: float) -> Intent:
    every = {intent: chances.get(intent.value, 0.0) for intent in Intent}
    found, _ = guarded(text, every)
    return max(found, key=found.__getitem__)


def test_a_question_about_a_percent_is_not_a_report() -> None:
    assert best("ทำไมโครงการเหลือ 10%", progress_report=0.7, project_status=0.3) is Intent.PROJECT_STATUS
    assert best("โครงการ 10% แล้ว", progress_report=0.7, project_status=0.3) is Intent.PROGRESS_REPORT


def test_thanks_are_not_a_tip() -> None:
    assert best("ขอบคุณที่มาดับไฟไหม้ค่ะ", tip=0.6, chat=0.4) is Intent.CHAT


def test_what_happens_in_another_province_is_talk_unless_it_is_plainly_a_tip() -> None:
    assert best("ไฟไหม้โรงงานที่เชียงใหม่", tip=0.6, chat=0.4) is Intent.CHAT
    assert best("ไฟไหม้โรงงานที่เชียงใหม่", tip=0.95, chat=0.05) is Intent.TIP


def test_a_call_to_neighbours_is_not_a_tip() -> None:
    assert best("ใครอยู่ใกล้ช่วยดูที", tip=0.8, chat=0.2) is Intent.CHAT
    assert best("คนอยู่ในบ้านออกไม่ได้", tip=0.8, chat=0.2) is Intent.TIP


@pytest.mark.parametrize("text", ["ห่างจากปากทางเข้าไป 3 เมตร", "ข้างร้านขายยา", "ตรงบ้านเลขที่ 2/4 หลังร้านขายยา"])
def test_words_that_only_say_where_are_left_open(text: str) -> None:
    assert judge(text).verdict is Verdict.UNSURE


def test_a_place_with_an_event_is_no_place_alone() -> None:
    assert judge("หน้าเซเว่นมีคนถูกรุมตี").intent is Intent.TIP
