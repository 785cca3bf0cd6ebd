"""The judgement on one message: what it is, how sure we are, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from language.judging.cues import Hit, find_cues
from language.judging.features import features_of, shorten
from language.judging.linear import LinearModel, unpack_model
from language.judging.thresholds import Thresholds
from language.labels import Category, Intent, Urgency, Verdict
from language.normalise import normalise
from language.phrases import judging as phrases
from language.script import Script, script_of

_MOST_REASONS = 4
_MOST_TERMS = 3
_CLOSE_SECOND = 0.15
_UNREAD_SCRIPTS = frozenset({Script.BURMESE, Script.KHMER, Script.LAO, Script.HAN})
_LONGEST_READ = 4_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a message is; `category` and `urgency` are None unless it is a tip; `reasons` are for an officer to read."""

    intent: Intent
    verdict: Verdict
    category: Category | None
    urgency: Urgency | None
    confidence: float
    chances: Mapping[Intent, float]
    reasons: tuple[str, ...]


class Judge:
    """Judges messages with one model and one pair of thresholds."""

    def __init__(self, model: LinearModel, thresholds: Thresholds) -> None:
        self._model = model
        self._thresholds = thresholds

    def judge(self, text: str) -> Judgement:
        """Judge any text; never raises, and always says the same about the same text."""
        plain = normalise(shorten(text[:_LONGEST_READ]))
        hits = find_cues(plain)
        chances = self._model.chances(features_of(plain, hits))
        judgement = self._decide(chances, hits)
        return _leave_to_officer(judgement) if script_of(plain) in _UNREAD_SCRIPTS else judgement

    def _decide(self, chances: Mapping[str, Mapping[str, float]], hits: Sequence[Hit]) -> Judgement:
        intents = {Intent(name): share for name, share in chances["intent"].items()}
        intent = max(intents, key=intents.__getitem__)
        tip = intent is Intent.TIP
        category = Category(_best(chances["category"])) if tip else None
        return Judgement(
            intent=intent,
            verdict=self._thresholds.verdict(intents),
            category=category,
            urgency=Urgency(_best(chances["urgency"])) if tip else None,
            confidence=round(intents[intent], 4),
            chances=intents,
            reasons=self._reasons(intents, category, hits),
        )

    def _reasons(
        self, chances: Mapping[Intent, float], category: Category | None, hits: Sequence[Hit]
    ) -> tuple[str, ...]:
        first, second = sorted(chances, key=chances.__getitem__, reverse=True)[:2]
        label = f"category.{category}" if category else f"intent.{first}"
        terms: dict[str, list[str]] = {}
        for hit in sorted(hits, key=lambda hit: -self._model.weight(f"\t{hit.cue.key}", label)):
            if self._model.weight(f"\t{hit.cue.key}", label) > 0:
                terms.setdefault(hit.cue.label, []).append(hit.term)
        reasons = [phrases.cue(label, list(dict.fromkeys(met))[:_MOST_TERMS]) for label, met in terms.items()]
        reasons = reasons[:_MOST_REASONS] or [phrases.overall(first)]
        doubt = [phrases.doubtful(second, chances[second])] if chances[second] >= _CLOSE_SECOND else []
        return (*reasons, *doubt)


def _best(chances: Mapping[str, float]) -> str:
    return max(chances, key=chances.__getitem__)


def _leave_to_officer(judgement: Judgement) -> Judgement:
    """Never forget what we cannot read: a neighbour's script is looked at by a person."""
    if judgement.verdict is Verdict.TIP:
        return judgement
    return replace(judgement, verdict=Verdict.UNSURE, reasons=(phrases.ANOTHER_SCRIPT, *judgement.reasons))


@cache
def our_model() -> LinearModel:
    """Read the model that comes with the repository, once."""
    return unpack_model(files("language").joinpath("data", "model.bin").read_bytes())


@cache
def our_judge() -> Judge:
    """Give the judge with the repository's model and the default thresholds."""
    return Judge(our_model(), Thresholds())


def judge(text: str) -> Judgement:
    """Judge a text with the repository's model."""
    return our_judge().judge(text)
