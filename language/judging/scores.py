"""How good a model's answers are: precision, recall and F1 a label, their mean, and who is taken for whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How one label fares; `asked` messages really carry it."""

    label: str
    precision: float
    recall: float
    f1: float
    asked: int


@dataclass(frozen=True, slots=True)
class Scores:
    """How all labels of one kind fare; `confusions` counts (right, given) pairs."""

    labels: tuple[LabelScore, ...]
    confusions: Counter[tuple[str, str]]

    @property
    def macro_f1(self) -> float:
        """Give the mean F1, every label counting the same."""
        return sum(score.f1 for score in self.labels) / max(len(self.labels), 1)

    @property
    def accuracy(self) -> float:
        """Give the share of right answers."""
        right = sum(times for (asked, given), times in self.confusions.items() if asked == given)
        return right / max(self.confusions.total(), 1)

    def of(self, label: str) -> LabelScore:
        """Give one label's score; nothing asked is a score of zero."""
        return next((score for score in self.labels if score.label == label), LabelScore(label, 0.0, 0.0, 0.0, 0))


def score(pairs: Iterable[tuple[Sequence[str], str]]) -> Scores:
    """Score (acceptable answers, given answer) pairs; an accepted second answer counts as the right one."""
    confusions = Counter((given if given in accepted else accepted[0], given) for accepted, given in pairs)
    labels = sorted({str(asked) for asked, _ in confusions})
    return Scores(tuple(_label_score(label, confusions) for label in labels), confusions)


def _label_score(label: str, confusions: Counter[tuple[str, str]]) -> LabelScore:
    right = confusions[label, label]
    given = sum(times for (_, answer), times in confusions.items() if answer == label)
    asked = sum(times for (wanted, _), times in confusions.items() if wanted == label)
    f1 = 2 * right / (given + asked) if right else 0.0
    return LabelScore(str(label), right / max(given, 1), right / max(asked, 1), f1, asked)
