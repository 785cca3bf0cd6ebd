from language.judging.cues import read_cues


def keys(text: str) -> set[str]:
    return {hit.cue.key for hit in read_cues(text).hits}


def test_a_fire_is_told_by_its_words_with_their_place_in_the_text() -> None:
    reading = read_cues("มีไฟไหม้หลังตลาด")
    (fire,) = [hit for hit in reading.hits if hit.cue.key == "fire.flames"]
    assert reading.text[fire.start : fire.end] == "ไฟไหม้"


def test_a_word_inside_the_name_of_a_place_is_no_cue() -> None:
    reading = read_cues("ซอยลาดพร้าว 64 ฝั่งตลิ่งชัน")
    assert not {"disaster.collapse", "disaster.ground"} & {hit.cue.key for hit in reading.hits}
    assert "ลาดพร้าว" not in reading.text


def test_a_figure_of_speech_swallows_the_incident_in_it() -> None:
    assert "terror.bomb" not in keys("หัวจะระเบิดแล้วงานเยอะมาก")
    assert "mood.figure" in keys("หัวจะระเบิดแล้วงานเยอะมาก")


def test_a_latin_term_inside_a_longer_word_is_no_cue() -> None:
    assert "scam.callcentre" not in keys("on the footpath")
    assert "scam.callcentre" in keys("they asked for my otp")


def test_a_text_that_lost_its_tone_marks_is_read_all_the_same() -> None:
    assert "disaster.flood" in keys("นำทวมซอยถึงเขาแลวครับ รถออกไมไดเลย ฝนยังตกอยู ใครอยูแถวนีระวังดวย")
