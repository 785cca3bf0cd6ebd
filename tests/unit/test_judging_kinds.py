from language.judging.kinds import kind_of, kind_signs, words_with_a_kind
from language.judging.words import Words, learn_vocabulary, word_pieces
from language.normalise import normalise


def test_the_listed_words_stand_as_texts_are_read():
    for word in words_with_a_kind():
        assert word == normalise(word).lower().strip(), word
        assert len(word) > 1


def test_an_unseen_word_falls_in_with_its_like():
    assert set(kind_signs(["ปืนลูกซอง"])) & set(kind_signs(["ปืนพก"]))
    assert not kind_signs(["คำที่ไม่มีในรายการ"])


def test_kinds_in_a_row_are_named_together_and_alone():
    signs = kind_signs(["ปืนพก", "ธนาคาร"])
    assert [kind_of(sign) for sign in signs].count("") == 1
    assert len(signs) == 3


def test_words_are_cut_longest_first_and_latin_ones_only_whole():
    words = Words(["ไฟ", "ไฟไหม้", "ตลาด", "fire"])
    assert words.cut("ไฟไหม้ตลาด fire firefly") == ["ไฟไหม้", "ตลาด", "fire"]
    assert word_pieces(["ไฟไหม้", "ตลาด"])[-1].endswith("ไฟไหม้ ตลาด")


def test_a_vocabulary_holds_what_is_met_often_enough():
    assert learn_vocabulary(["ไฟไหม้ ตลาด 123", "ไฟไหม้ บ้าน"], least=2) == ["ไฟไหม้"]
