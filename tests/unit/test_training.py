import pytest

from language.evaluation import evaluate, is_no_worse
from language.judging.examples import TEST, TRAIN, our_examples
from language.judging.judge import Judge, learned_model
from language.judging.linear import unpack_model
from language.judging.recipe import Recipe
from language.judging.thresholds import Thresholds
from language.training import OUR_MODEL, fingerprint, go_back, learn, train

QUICK = Recipe(rounds=1, misspellings=0, seen_at_least=6, one_in=8)


def test_nothing_tested_is_taught() -> None:
    taught = {example.text for example in our_examples(TRAIN)}
    assert not [example.text for example in our_examples(TEST) if example.text in taught]


def test_going_back_returns_to_the_earlier_model_then_to_ours(tmp_path) -> None:
    (tmp_path / "model.bin").write_bytes(b"new")
    (tmp_path / "model.previous.bin").write_bytes(b"old")
    assert go_back(tmp_path)
    assert (tmp_path / "model.bin").read_bytes() == b"old"
    assert go_back(tmp_path)
    assert learned_model(tmp_path).heads
    assert not go_back(tmp_path)


def test_a_model_is_no_worse_than_itself() -> None:
    found = evaluate(Judge(learned_model(OUR_MODEL.parent / "nowhere"), Thresholds()), our_examples(TEST)[:60])
    assert is_no_worse(found, found)
    assert found.messages == 60


def test_the_repositorys_model_was_taught_by_its_examples_and_word_lists_of_today() -> None:
    assert unpack_model(OUR_MODEL.read_bytes()).taught_by == fingerprint(our_examples(TRAIN)), "run: make train"


def test_teaching_twice_gives_the_same_bytes() -> None:
    some = our_examples(TRAIN)[::40]
    assert train(some, QUICK) == train(some, QUICK)
    assert fingerprint(some) != fingerprint(some[1:])


@pytest.mark.slow
def test_learning_keeps_the_old_model_unless_the_new_one_is_no_worse(tmp_path) -> None:
    wrong = [example for example in our_examples(TEST) if example.category][:40]
    lesson = learn(wrong, tmp_path, QUICK)
    assert lesson.accepted == is_no_worse(lesson.after, lesson.before)
    assert (tmp_path / "model.bin").exists() == lesson.accepted
