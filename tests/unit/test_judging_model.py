import pytest

from language.judging.examples import ExampleError, read_examples, write_examples
from language.judging.fitting import fit, reading_of
from language.judging.linear import ModelError, pack, unpack_model
from language.judging.recipe import Recipe
from language.judging.thresholds import Thresholds
from language.labels import Intent, Verdict

LINES = [
    '{"text": "ไฟไหม้บ้านหลังตลาด ควันเต็มซอย", "intent": "tip", "category": "fire", "urgency": "emergency"}',
    '{"text": "ไฟไหม้ร้านอาหาร เรียกรถดับเพลิงด้วย", "intent": "tip", "category": "fire", "urgency": "emergency"}',
    '{"text": "น้ำท่วมถนนหน้าโรงเรียน", "intent": "tip", "category": "disaster", "urgency": "urgent"}',
    '{"text": "น้ำท่วมซอยเข้าบ้านแล้ว", "intent": "tip", "category": "disaster", "urgency": "urgent"}',
    '{"text": "สวัสดีตอนเช้าทุกคน", "intent": "chat", "category": null, "urgency": null, "intent_alt": ["help"]}',
    '{"text": "สวัสดีครับ กินข้าวยัง", "intent": "chat", "category": null, "urgency": null}',
]
RECIPE = Recipe(rounds=8, seen_at_least=1)


def test_the_same_examples_give_the_same_bytes() -> None:
    examples = read_examples(LINES, "here")
    assert pack(fit(examples, RECIPE)) == pack(fit(examples, RECIPE))


def test_a_model_tells_apart_what_it_was_taught() -> None:
    model = unpack_model(pack(fit(read_examples(LINES, "here"), RECIPE)))
    fire = model.chances(model.describe(reading_of("ไฟไหม้โกดัง ควันเต็มเลย")))
    assert max(fire["intent"], key=fire["intent"].__getitem__) == "tip"
    assert max(fire["category"], key=fire["category"].__getitem__) == "fire"
    assert sum(fire["urgency"].values()) == pytest.approx(1)


def test_damaged_bytes_are_refused() -> None:
    good = pack(fit(read_examples(LINES, "here"), RECIPE))
    for damaged in (b"", b"something else", good[:-20], good[:16] + b"x" * 40):
        with pytest.raises(ModelError):
            unpack_model(damaged)


def test_examples_are_read_back_as_they_were_written(tmp_path) -> None:
    examples = read_examples(LINES, "here")
    write_examples(examples, tmp_path / "kept.jsonl")
    back = read_examples((tmp_path / "kept.jsonl").read_text(encoding="utf-8").splitlines(), "here")
    assert back == examples


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ('{"intent": "chat"}', "text"),
        ('{"text": 5, "intent": "chat"}', "text is not a string"),
        ('{"text": "ก", "intent": "gossip"}', "gossip"),
        ("[]", "line 2"),
    ],
)
def test_a_bad_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(ExampleError, match="line 2") as raised:
        read_examples([LINES[0], line], "labels.jsonl")
    assert reason in str(raised.value)


def test_between_the_thresholds_an_officer_decides() -> None:
    lines = Thresholds(tip=0.6, small_talk=0.1)
    chances = dict.fromkeys(Intent, 0.0)
    assert lines.verdict({**chances, Intent.TIP: 0.7, Intent.CHAT: 0.3}) is Verdict.TIP
    assert lines.verdict({**chances, Intent.TIP: 0.3, Intent.CHAT: 0.7}) is Verdict.UNSURE
    assert lines.verdict({**chances, Intent.TIP: 0.05, Intent.CHAT: 0.95}) is Verdict.SMALL_TALK
    assert lines.verdict({**chances, Intent.TIP: 0.05, Intent.HELP: 0.95}) is Verdict.COMMAND


def test_thresholds_that_cross_are_refused_and_an_operators_never_do() -> None:
    with pytest.raises(ValueError, match="thresholds"):
        Thresholds(tip=0.2, small_talk=0.5)
    assert Thresholds.chosen(0, 0) == Thresholds()
    assert Thresholds.chosen(0.5, 0.3) == Thresholds(0.5, 0.5)
