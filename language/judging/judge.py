"""The judgement on one message: what it is, how sure we are, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from language.judging.cues import Hit, read_cues
from language.judging.features import shorten
from language.judging.guards import guarded
from language.judging.kinds import kind_of
from language.judging.linear import LinearModel, ModelError, unpack_model
from language.judging.thresholds import Thresholds
from language.labels import Category, Intent, Urgency, Verdict
from language.normalise import normalise
from language.phrases import judging as phrases
from language.script import Script, script_of

_LIFE_AT_RISK = 0.2
_SURE_OF_A_TIP = 0.6
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


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a text is about, in shades: the chance of each category were it a tip, and the kinds of things it names."""

    categories: Mapping[str, float]
    kinds: frozenset[str]


class Judge:
    """Judges messages with one model and one pair of thresholds."""

    def __init__(self, model: LinearModel, thresholds: Thresholds) -> None:
        self._model = model
        self._thresholds = thresholds

    def judge(self, text: str) -> Judgement:
        """Judge any text; never raises, and always says the same about the same text."""
        plain = normalise(shorten(text[:_LONGEST_READ]))
        reading = read_cues(plain)
        scores = self._model.scores(self._model.describe(reading))
        chances = self._model.heads["intent"].chances(scores)
        intents, reasons = guarded(plain, {Intent(name): chance for name, chance in chances.items()})
        judgement = self._decide(intents, scores, reading.hits, reasons)
        return _leave_to_officer(judgement) if script_of(plain) in _UNREAD_SCRIPTS else judgement

    def judge_as_tip(self, text: str) -> Judgement:
        """Judge a text that is known to be a tip: its category and urgency are told whatever it looks like."""
        scores = self._model.scores(self._model.describe(read_cues(normalise(shorten(text[:_LONGEST_READ])))))
        return self._decide({intent: float(intent is Intent.TIP) for intent in Intent}, scores, (), ())

    def lean(self, text: str) -> Leaning:
        """Tell what any text is about, in shades."""
        features = self._model.describe(read_cues(normalise(shorten(text[:_LONGEST_READ]))))
        categories = self._model.heads["category"].chances(self._model.scores(features))
        return Leaning(categories, frozenset(kind for sign in features.signs if (kind := kind_of(sign))))

    def _decide(
        self, intents: Mapping[Intent, float], scores: Sequence[float], hits: Sequence[Hit], reasons: tuple[str, ...]
    ) -> Judgement:
        intent = _intent(intents)
        heads = self._model.heads
        tip = intent is Intent.TIP
        category = Category(_best(heads["category"].chances(scores))) if tip else None
        return Judgement(
            intent=intent,
            verdict=self._thresholds.verdict(intents),
            category=category,
            urgency=_urgency(heads["urgency"].chances(scores)) if tip else None,
            confidence=round(intents[intent], 4),
            chances=intents,
            reasons=(*reasons, *self._reasons(intent, intents, category, hits)),
        )

    def _reasons(
        self, intent: Intent, chances: Mapping[Intent, float], category: Category | None, hits: Sequence[Hit]
    ) -> tuple[str, ...]:
        second = _likeliest_but(intent, chances)
        head, label = ("category", category) if category else ("intent", intent)
        weighed = [(self._model.weight(f"\t{hit.cue.key}", head, label), hit) for hit in hits]
        terms: dict[str, list[str]] = {}
        for weight, hit in sorted(weighed, key=lambda pair: -pair[0]):
            if weight > 0:
                terms.setdefault(hit.cue.label, []).append(hit.term)
        reasons = [phrases.cue(label, list(dict.fromkeys(met))[:_MOST_TERMS]) for label, met in terms.items()]
        reasons = reasons[:_MOST_REASONS] or [phrases.overall(intent)]
        doubt = [phrases.doubtful(second, chances[second])] if chances[second] >= _CLOSE_SECOND else []
        return (*reasons, *doubt)


def _intent(chances: Mapping[Intent, float]) -> Intent:
    """Call a message a tip only when that is clearly likelier than all else together: alarms wear officers out."""
    best = max(chances, key=chances.__getitem__)
    if best is Intent.TIP and chances[best] < _SURE_OF_A_TIP:
        return _likeliest_but(best, chances)
    return best


def _likeliest_but(intent: Intent, chances: Mapping[Intent, float]) -> Intent:
    return max((other for other in chances if other is not intent), key=chances.__getitem__)


def _urgency(chances: Mapping[str, float]) -> Urgency:
    """Rather send help once too often: a fair chance that a life is at risk is an emergency."""
    return Urgency.EMERGENCY if chances[Urgency.EMERGENCY] >= _LIFE_AT_RISK else Urgency(_best(chances))


def _best(chances: Mapping[str, float]) -> str:
    return max(chances, key=chances.__getitem__)


def _leave_to_officer(judgement: Judgement) -> Judgement:
    """Never forget what we cannot read: a neighbour's script is looked at by a person."""
    if judgement.verdict is Verdict.TIP:
        return judgement
    return replace(judgement, verdict=Verdict.UNSURE, reasons=(phrases.ANOTHER_SCRIPT, *judgement.reasons))


@dataclass(slots=True)
class _Bench:
    """Which judge every message is put before; it is seated when the first message comes."""

    learned_in: Path | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    judge: Judge | None = None


_BENCH = _Bench()


def judge_by(learned_in: Path, thresholds: Thresholds) -> None:
    """From now on judge with the model learned in this folder, where there is one, and with these thresholds."""
    _BENCH.learned_in, _BENCH.thresholds, _BENCH.judge = learned_in, thresholds, None


def judge(text: str) -> Judgement:
    """Judge a text: with the repository's own model and the default thresholds unless told otherwise."""
    return _seated().judge(text)


def judge_as_tip(text: str) -> Judgement:
    """Judge a text that is known to be a tip, with the same model."""
    return _seated().judge_as_tip(text)


def lean(text: str) -> Leaning:
    """Tell what a text is about, in shades, with the same model."""
    return _seated().lean(text)


def _seated() -> Judge:
    if _BENCH.judge is None:
        _BENCH.judge = Judge(_usable_model(_BENCH.learned_in), _BENCH.thresholds)
    return _BENCH.judge


def learned_model(folder: Path) -> LinearModel:
    """Read the model learned in this folder, or the repository's own; raises ModelError for a damaged file."""
    learned = folder / "model.bin"
    return unpack_model(learned.read_bytes()) if learned.exists() else _our_model()


def _usable_model(folder: Path | None) -> LinearModel:
    """Use the repository's own model in the place of a damaged file: messages must be taken all the same."""
    try:
        return learned_model(folder) if folder else _our_model()
    except ModelError:
        return _our_model()


@cache
def _our_model() -> LinearModel:
    return unpack_model(files("language").joinpath("data", "model.bin").read_bytes())
