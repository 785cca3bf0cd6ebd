"""The story: what a text of somebody in a chat means for the tips that are being told there."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from language.belonging import goes_back_to, is_elsewhere
from language.continuation import Continuation, Part, read_continuation
from language.happenings import find_happenings
from language.labels import SECURITY, Category, Intent, Verdict
from language.normalise import normalise
from language.place import find_place
from language.understanding import Understanding
from models.tip import Tip, TipState
from services.assembly import (
    NEWS,
    STORY,
    Scene,
    add_text,
    close_story,
    latest_story,
    loose_around,
    open_story,
    story_of_message,
    take_loose,
    withdraw,
    words_of,
)
from services.tips import Said, change

_SAME_BREATH = timedelta(minutes=3)
_SAME_TOPIC = timedelta(minutes=15)
_A_SENTENCE, _A_STORY = 15, 30
_SURE_OF_ANOTHER = 0.8
_FEW_WORDS, _SURE_THOUGH_BARE = 60, 0.97
_STANDING_OFFENCES = frozenset({Category.DRUGS, Category.SCAM, Category.MIGRATION})
_CRY = re.compile(r"ช่วยด้วย|ช่วยที|[Hh]elp!")
_LAUGH = re.compile(r"[5๕]{3,}")


class Effect(StrEnum):
    """What a text did; it clears up when it makes a tip of what was not surely one."""

    NEW = "new"
    UNSURE = "unsure"
    ADDED = "added"
    CLEARED_UP = "cleared up"
    WITHDREW = "withdrew"
    CLOSED = "closed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Told:
    """The effect of a text, and the tip it touched: for a new one, the older story it may take media from.

    `urgency_before` is how urgent the tip was before something was added.
    """

    effect: Effect
    tip: Tip | None = None
    urgency_before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A text with all that is needed to see what it means."""

    scene: Scene
    said: Said
    judged: Understanding
    quoted: str | None = None

    def is_by_teller_of(self, tip: Tip) -> bool:
        """Tell whether who says this is who told the tip."""
        return self.scene.person is not None and self.scene.person.id == tip.reporter_id


def tell(session: Session, telling: Telling) -> Told:
    """Put the text where it belongs: to a quoted tip, to the teller's open story, or nowhere yet."""
    reading = read_continuation(telling.said.text)
    quoted = story_of_message(session, telling.quoted)
    if quoted is not None and not reading.another:
        return _goes_on(session, telling, quoted, reading)
    is_news = reading.updates and telling.judged.intent in {Intent.TIP, Intent.TIP_STATUS}
    within = NEWS if is_news else STORY
    story = open_story(session, telling.scene, telling.said.occurred_at, telling.said.text, within=within)
    if story is not None and not _begins_another(session, telling, story, reading):
        return _goes_on(session, telling, story, reading)
    if story is None and (older := _went_back_to(session, telling, reading)) is not None:
        return _goes_on(session, telling, older, reading)
    if story is None and reading.hands_in and not reading.another:
        handed = _hand_in(session, telling)
        if handed.effect is Effect.ADDED:
            return handed
    return _begins(session, telling, story, reading)


def _went_back_to(session: Session, telling: Telling, reading: Continuation) -> Tip | None:
    """Return the teller's tip of hours ago of which a text tells what came of it."""
    if reading.another or telling.judged.verdict is not Verdict.TIP:
        return None
    at, text = telling.said.occurred_at, telling.said.text
    older = open_story(session, telling.scene, at, text, within=NEWS)
    return older if older is not None and goes_back_to(text, words_of(session, older), at) else None


def _begins(session: Session, telling: Telling, story: Tip | None, reading: Continuation) -> Told:
    if story is not None and _announces(telling, reading):
        return Told(Effect.NEW, story)
    if telling.judged.verdict is Verdict.TIP or telling.judged.intent is Intent.TIP:
        return Told(_new_or_unsure(session, telling, reading), story)
    return _outside_a_story(session, telling, reading)


def _goes_on(session: Session, telling: Telling, tip: Tip, reading: Continuation) -> Told:
    is_teller = telling.is_by_teller_of(tip)
    if reading.part is Part.WITHDRAWS and is_teller and not _tells_more(telling):
        withdraw(session, tip, telling.scene.person, "withdrawn", now=telling.said.occurred_at)
        return Told(Effect.WITHDREW, tip)
    if reading.part is Part.CLOSES and not _tells_more(telling):
        if is_teller:
            close_story(tip)
        if not reading.harm:
            return Told(Effect.CLOSED, tip)
    if _is_talk(telling, reading) and not _is_detail(telling, reading, tip):
        return Told(Effect.NOTHING, tip)
    return _add(session, telling, tip, reading)


def _add(session: Session, telling: Telling, tip: Tip, reading: Continuation) -> Told:
    """Add the text, and pictures that it speaks of; sure words of its teller make a tip of what was not surely one."""
    before = tip.urgency
    if telling.quoted and reading.shows:
        take_loose(session, tip, loose_around(session, telling.scene, telling.said.occurred_at))
    add_text(session, tip, telling.said)
    sure = telling.is_by_teller_of(tip) and telling.judged.verdict is Verdict.TIP
    if sure and tip.state is TipState.UNSURE:
        change(session, tip, "is_tip", actor=telling.scene.person, now=telling.said.occurred_at, after=TipState.NEW)
        return Told(Effect.CLEARED_UP, tip)
    return Told(Effect.ADDED, tip, before)


def _tells_more(telling: Telling) -> bool:
    return telling.judged.verdict is Verdict.TIP and telling.judged.confidence > 0.8  # noqa: PLR2004 - very sure


def _is_talk(telling: Telling, reading: Continuation) -> bool:
    if reading.part is Part.CORRECTS or telling.judged.intent in {Intent.TIP, Intent.TIP_STATUS}:
        return False
    return reading.part is Part.TALKS or (telling.judged.verdict is Verdict.SMALL_TALK and not _has_facts(telling))


def _is_detail(telling: Telling, reading: Continuation, tip: Tip) -> bool:
    """Tell whether what sounds like talk is a detail: said to what is quoted, or by the teller in the same breath."""
    if len(telling.said.text) < _A_SENTENCE:
        return False
    if reading.part is Part.TALKS:
        return reading.asks and telling.is_by_teller_of(tip) and _tells_an_event(telling.said.text)
    same_breath = telling.is_by_teller_of(tip) and abs(telling.said.occurred_at - tip.last_added_at) <= _SAME_BREATH
    return same_breath or telling.quoted is not None


def _has_facts(telling: Telling) -> bool:
    text = telling.said.text
    if telling.judged.pii or find_place(text).mentions or re.search(r"\d", _LAUGH.sub("", text)):
        return True
    return _tells_an_event(text)


def _tells_an_event(text: str) -> bool:
    return bool(find_happenings(normalise(text).lower()))


def _begins_another(session: Session, telling: Telling, story: Tip, reading: Continuation) -> bool:
    """Tell whether a sure tip is another story than the one its teller has open."""
    if telling.judged.verdict is not Verdict.TIP or reading.part is Part.CORRECTS:
        return reading.another
    if reading.another or _is_hushed_matter(telling, story):
        return True
    gap = abs(telling.said.occurred_at - story.last_added_at)
    doubtful = telling.judged.confidence < _SURE_OF_ANOTHER
    if not reading.heads_for and not (doubtful and gap <= _SAME_BREATH) and _is_elsewhere(session, telling, story):
        return True
    if reading.updates:
        return False
    placed = bool(find_place(telling.said.text).mentions)
    if doubtful and not placed:
        return False
    one_topic = telling.judged.category == story.category or not placed
    return gap > (_SAME_TOPIC if one_topic else _SAME_BREATH)


def _is_hushed_matter(telling: Telling, story: Tip) -> bool:
    """Tell whether a standing offence is told beside what anybody may read: it is no part of that, however near."""
    offence = telling.judged.category in _STANDING_OFFENCES and _tells_more(telling)
    return offence and Category(story.category) not in SECURITY


def _is_elsewhere(session: Session, telling: Telling, story: Tip) -> bool:
    return is_elsewhere(telling.said.text, words_of(session, story), telling.said.occurred_at)


def _announces(telling: Telling, reading: Continuation) -> bool:
    """Tell whether who has a story open announces another one: that is a tip, however it sounds."""
    return reading.another and reading.part is not Part.TALKS and len(telling.said.text) >= _A_STORY


def _new_or_unsure(session: Session, telling: Telling, reading: Continuation) -> Effect:
    sure = telling.judged.verdict is Verdict.TIP and not _is_bare(telling, reading)
    return Effect.NEW if sure or loose_around(session, telling.scene, telling.said.occurred_at) else Effect.UNSURE


def _is_bare(telling: Telling, reading: Continuation) -> bool:
    """Tell whether a few words in a group name no place, and no event or ask: most such are said to other members."""
    text = telling.said.text
    short = telling.scene.group is not None and len(text) <= _FEW_WORDS
    if not short or telling.judged.confidence >= _SURE_THOUGH_BARE or telling.judged.pii or _CRY.search(text):
        return False
    asks = reading.part is Part.TALKS
    return not find_place(text).mentions and (asks or not _tells_an_event(text))


def _outside_a_story(session: Session, telling: Telling, reading: Continuation) -> Told:
    """See to a text that begins nothing: it may explain pictures, or say what somebody else's are about."""
    at = telling.said.occurred_at
    loose = loose_around(session, telling.scene, at)
    if loose and telling.judged.verdict is Verdict.UNSURE and telling.judged.intent is Intent.TIP:
        return Told(Effect.NEW)
    if loose and reading.shows:
        return _hand_in(session, telling)
    if telling.judged.verdict is Verdict.UNSURE:
        return Told(Effect.UNSURE)
    return Told(Effect.NOTHING)


def _hand_in(session: Session, telling: Telling) -> Told:
    """Give a bystander's words on pictures, and those already sent, to the story that is being told in the group."""
    at = telling.said.occurred_at
    story = latest_story(session, telling.scene, at)
    if story is None or _is_elsewhere(session, telling, story):
        return Told(Effect.NOTHING)
    take_loose(session, story, loose_around(session, telling.scene, at))
    before = story.urgency
    add_text(session, story, telling.said)
    return Told(Effect.ADDED, story, before)
