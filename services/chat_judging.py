"""Judging many texts of a chat at once, in a process of its own; so it imports nothing but the judge."""

from collections.abc import Mapping, Sequence

from language.judging.judge import Judgement, judge


def judge_all(texts: Sequence[str]) -> Mapping[str, Judgement]:
    """Judge each text."""
    return {text: judge(text) for text in texts}
