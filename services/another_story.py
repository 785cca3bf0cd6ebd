"""Another story or the same one: whether a sure tip of who has a story open belongs to it."""

from datetime import timedelta

from sqlalchemy.orm import Session

from language.belonging import is_elsewhere
from language.continuation import Continuation, Part, read_continuation
from language.few_words import is_a_place_alone
from language.labels import SECURITY, Category, Verdict
from language.place import find_place
from language.understanding import Understanding
from models.tip import Tip, TipState
from services.assembly import words_of
from services.tips import Said

SAME_BREATH = timedelta(minutes=3)
_SAME_TOPIC = timedelta(minutes=15)
_SURE_OF_ANOTHER = _VERY_SURE = 0.8
_STANDING_OFFENCES = frozenset({Category.DRUGS, Category.SCAM, Category.MIGRATION})


def begins_another(session: Session, said: Said, judged: Understanding, story: Tip, reading: Continuation) -> bool:
    """Tell whether a sure tip is another story than the one its teller has open."""
    words = words_of(session, story)
    if reading.another or _comes_before_another(said, story, words):
        return True
    if judged.verdict is not Verdict.TIP or reading.part is Part.CORRECTS or _tells_where(said, story):
        return False
    return _is_hushed_matter(judged, story) or _is_far(said, judged, story, reading, words)


def _is_far(said: Said, judged: Understanding, story: Tip, reading: Continuation, words: str) -> bool:
    if reading.updates:
        return False
    doubtful = judged.confidence < _SURE_OF_ANOTHER
    gap = abs(said.occurred_at - story.last_added_at)
    if not (doubtful and gap <= SAME_BREATH) and _is_apart(said, reading, words):
        return True
    return _is_too_late(said, judged, story, doubtful=doubtful)


def _is_hushed_matter(judged: Understanding, story: Tip) -> bool:
    """Tell whether a standing offence is told beside what anybody may read: it is no part of that, however near."""
    offence = judged.category in _STANDING_OFFENCES and judged.confidence > _VERY_SURE
    return offence and story.state is not TipState.UNSURE and Category(story.category) not in SECURITY


def _is_apart(said: Said, reading: Continuation, words: str) -> bool:
    """Tell whether it is somewhere else, though nobody in either moved on to there."""
    moves = reading.heads_for or read_continuation(words).heads_for
    return not moves and is_elsewhere(said.text, words, said.occurred_at)


def _is_too_late(said: Said, judged: Understanding, story: Tip, *, doubtful: bool) -> bool:
    placed = bool(find_place(said.text).mentions)
    if doubtful and not placed:
        return False
    one_topic = judged.category == story.category or not placed
    return abs(said.occurred_at - story.last_added_at) > (_SAME_TOPIC if one_topic else SAME_BREATH)


def _comes_before_another(said: Said, story: Tip, words: str) -> bool:
    """Tell whether the story, said later and heard before, says itself that it is another matter than this."""
    return story.reported_at > said.occurred_at and read_continuation(words).another


def _tells_where(said: Said, story: Tip) -> bool:
    """Tell whether a text is only a place, and the story has none: that is what its receipt asks for."""
    placed = story.district is not None or story.point_sealed is not None
    return not placed and is_a_place_alone(said.text)
