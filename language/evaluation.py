"""Scoring a judge on labelled messages: what it gets right, whom it takes for whom, and what each threshold costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from language.judging.examples import Example
from language.judging.judge import Judge, Judgement
from language.judging.noise import MISSPELLINGS
from language.judging.scores import Scores, score
from language.judging.thresholds import Thresholds
from language.labels import Intent, Verdict

_LENGTHS = ((0, 20), (21, 60), (61, 120), (121, 100_000))
_TRIED = ((0.3, 0.05), (0.4, 0.08), (0.5, 0.1), (0.65, 0.15), (0.7, 0.15), (0.8, 0.2), (0.9, 0.3))


@dataclass(frozen=True, slots=True)
class ThresholdCost:
    """What a pair of thresholds trades, each as a share between 0 and 1."""

    thresholds: Thresholds
    tips_recorded: float
    tips_forgotten: float
    chat_recorded: float
    chat_for_officers: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a judge fares on labelled messages."""

    messages: int
    intent: Scores
    category: Scores
    urgency: Scores
    by_length: tuple[tuple[str, Scores], ...]
    by_spelling: tuple[tuple[str, Scores], ...]
    costs: tuple[ThresholdCost, ...]

    @property
    def false_alarms(self) -> float:
        """Give the chat messages taken for tips, among 1,000 chat messages."""
        chat = [(given, times) for (asked, given), times in self.intent.confusions.items() if asked == Intent.CHAT]
        return 1000 * sum(n for given, n in chat if given == Intent.TIP) / max(sum(n for _, n in chat), 1)


def evaluate(judge: Judge, examples: Sequence[Example]) -> Evaluation:
    """Judge every example and score the answers."""
    answers = [(example, judge.judge(example.text)) for example in examples]
    tips = [(example, _as_tip(judge, example)) for example in examples if example.category and example.urgency]
    return Evaluation(
        messages=len(examples),
        intent=_intents(answers),
        category=score((example.category, answer.category or "") for example, answer in tips),
        urgency=score((example.urgency, answer.urgency or "") for example, answer in tips),
        by_length=tuple(_by_length(answers)),
        by_spelling=tuple((name, _intents(_respelt(judge, examples, way))) for name, way in MISSPELLINGS),
        costs=tuple(_cost(answers, Thresholds(*pair)) for pair in _TRIED),
    )


def is_no_worse(new: Evaluation, old: Evaluation) -> bool:
    """Tell whether a new model may replace an old one: no headline score falls."""
    return all(
        after >= before
        for after, before in (
            (new.intent.macro_f1, old.intent.macro_f1),
            (new.category.macro_f1, old.category.macro_f1),
            (new.urgency.accuracy, old.urgency.accuracy),
        )
    )


def _as_tip(judge: Judge, example: Example) -> Judgement:
    return judge.judge_as_tip(example.text)


def _intents(answers: Sequence[tuple[Example, Judgement]]) -> Scores:
    return score((example.intent, answer.intent) for example, answer in answers)


def _by_length(answers: Sequence[tuple[Example, Judgement]]) -> list[tuple[str, Scores]]:
    return [
        (f"{low}-{high}" if high < _LENGTHS[-1][1] else f"{low}+", _intents(some))
        for low, high in _LENGTHS
        if (some := [(example, answer) for example, answer in answers if low <= len(example.text) <= high])
    ]


def _respelt(judge: Judge, examples: Sequence[Example], way: Callable[[str], str]) -> list[tuple[Example, Judgement]]:
    return [(example, judge.judge(way(example.text))) for example in examples]


def _cost(answers: Sequence[tuple[Example, Judgement]], thresholds: Thresholds) -> ThresholdCost:
    tips = [thresholds.verdict(answer.chances) for example, answer in answers if example.intent[0] is Intent.TIP]
    chat = [thresholds.verdict(answer.chances) for example, answer in answers if example.intent[0] is Intent.CHAT]
    return ThresholdCost(
        thresholds=thresholds,
        tips_recorded=_share(tips, Verdict.TIP),
        tips_forgotten=_share(tips, Verdict.SMALL_TALK),
        chat_recorded=_share(chat, Verdict.TIP),
        chat_for_officers=_share(chat, Verdict.UNSURE),
    )


def _share(verdicts: Sequence[Verdict], wanted: Verdict) -> float:
    return verdicts.count(wanted) / max(len(verdicts), 1)
