"""Learning: the repository's model from its own examples, and an office's model from what its officers labelled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from math import log
from pathlib import Path
from zlib import crc32

from language.evaluation import Evaluation, evaluate, is_no_worse
from language.judging.examples import TEST, TRAIN, Example, our_examples, read_examples, write_examples
from language.judging.fitting import HEADS, fit, reading_of
from language.judging.judge import Judge, learned_model
from language.judging.linear import LinearModel, pack, softmax, unpack_model
from language.judging.recipe import OUR_RECIPE, Recipe
from language.judging.thresholds import Thresholds

OUR_MODEL = Path(str(files("language").joinpath("data", "model.bin")))
_ONE_IN = 4
_TEMPERATURES = tuple(step / 20 for step in range(8, 61))
# Which names mean one place is asked when accounts are compared; the model is taught nothing by it.
_UNTAUGHT = "same_places.txt"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of learning from officers: whether the new model was taken, and both scores on our test split."""

    accepted: bool
    learned_from: int
    before: Evaluation
    after: Evaluation


def train(examples: Sequence[Example], recipe: Recipe = OUR_RECIPE) -> bytes:
    """Fit and calibrate a model; the same examples in the same order give the same bytes."""
    weights = fit(examples, recipe)
    temperatures = _calibrate(examples, recipe)
    return pack(replace(weights, temperatures=temperatures, taught_by=fingerprint(examples)))


def train_ours() -> int:
    """Rebuild the repository's model from its training examples; return how many there were."""
    examples = our_examples(TRAIN)
    OUR_MODEL.write_bytes(train(examples))
    return len(examples)


def fingerprint(examples: Sequence[Example]) -> str:
    """Tell the examples and word lists a model is taught by from any others, in 64 hexadecimal digits."""
    seen = sha256()
    for example in examples:
        seen.update(repr((example.text, example.intent, example.category, example.urgency)).encode())
    data = files("language").joinpath("data")
    lists = [
        file for name in ("lexicons", "places") for file in data.joinpath(name).iterdir() if file.name != _UNTAUGHT
    ]
    for file in [data.joinpath("word_kinds.txt"), *sorted(lists, key=lambda entry: entry.name)]:
        seen.update(file.read_bytes())
    return seen.hexdigest()


def learn(new: Sequence[Example], folder: Path, recipe: Recipe = OUR_RECIPE) -> Lesson:
    """Fold officers' labels into the model kept in `folder`, which is replaced only if no test score falls."""
    folder.mkdir(parents=True, exist_ok=True)
    gathered = _gather(new, folder / "examples.jsonl")
    content = train([*our_examples(TRAIN)[:: recipe.one_in], *gathered], recipe)
    test = our_examples(TEST)[:: recipe.one_in]
    before = evaluate(Judge(learned_model(folder), Thresholds()), test)
    after = evaluate(Judge(unpack_model(content), Thresholds()), test)
    accepted = is_no_worse(after, before)
    if accepted:
        _install(content, folder)
        write_examples(gathered, folder / "examples.jsonl")
    return Lesson(accepted, len(gathered), before, after)


def go_back(folder: Path) -> bool:
    """Return to the model before the last one learned; False when there is none."""
    previous, current = folder / "model.previous.bin", folder / "model.bin"
    if previous.exists():
        previous.replace(current)
    elif current.exists():
        current.unlink()
    else:
        return False
    return True


def _gather(new: Sequence[Example], kept: Path) -> list[Example]:
    """Join what was learned before with what is new; a text labelled again carries its new label."""
    before = read_examples(kept.read_text(encoding="utf-8").splitlines(), kept.name) if kept.exists() else []
    return list({example.text: example for example in [*before, *new]}.values())


def _install(content: bytes, folder: Path) -> None:
    current = folder / "model.bin"
    if current.exists():
        current.replace(folder / "model.previous.bin")
    fresh = folder / "model.new.bin"
    fresh.write_bytes(content)
    fresh.replace(current)


def _calibrate(examples: Sequence[Example], recipe: Recipe) -> dict[str, float]:
    """Find, for each head, the temperature at which chances on the messages held back are most truthful."""
    unseen: dict[str, list[tuple[dict[str, float], str]]] = {head: [] for head, _ in HEADS}
    model = unpack_model(pack(fit([example for example in examples if not _is_held_back(example)], recipe)))
    for example in filter(_is_held_back, examples):
        _note(model, example, unseen)
    return {head: min(_TEMPERATURES, key=lambda t: _surprise(pairs, t)) for head, pairs in unseen.items()}


def _is_held_back(example: Example) -> bool:
    return crc32(example.text.encode()) % _ONE_IN == 0


def _note(model: LinearModel, example: Example, unseen: dict[str, list[tuple[dict[str, float], str]]]) -> None:
    chances = model.chances(model.describe(reading_of(example.text)))
    answers = {"intent": example.intent, "category": example.category, "urgency": example.urgency}
    for head, accepted in answers.items():
        if accepted:
            # The logarithm of a chance is its score again, up to a constant that softmax ignores.
            unseen[head].append(({name: log(max(c, 1e-30)) for name, c in chances[head].items()}, accepted[0]))


def _surprise(pairs: Sequence[tuple[dict[str, float], str]], temperature: float) -> float:
    return -sum(log(max(softmax(scores, temperature)[right], 1e-30)) for scores, right in pairs)
