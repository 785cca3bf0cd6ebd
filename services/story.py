"""The story: what a text of somebody in a chat means for the tips that are being told there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from language.belonging import districts_told_apart, goes_back_to, is_elsewhere
from language.continuation import Continuation, Part, read_continuation
from language.few_words import cries_for_help, names_an_event
from language.judging.judge import judge_as_tip
from language.labels import Intent, Urgency, Verdict
from language.place import find_place
from language.understanding import Understanding
from models.loose_message import LooseMessage
from models.tip import Tip, TipState
from services.another_story import SAME_BREATH, begins_another
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

_A_SENTENCE, _A_STORY, _FEW_WORDS = 15, 30, 60
_SURE_THOUGH_BARE = 0.97
_ABOUT_TIPS = frozenset({Intent.TIP, Intent.TIP_STATUS})
_DISOWNS = frozenset({Part.CORRECTS, Part.WITHDRAWS})
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

    `urgency_before` is how urgent the tip was before something was added, `quoted` what the text quotes.
    """

    effect: Effect
    tip: Tip | None = None
    urgency_before: str | None = None
    quoted: str | None = None


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
    hours_later = reading.updates and (telling.judged.intent in _ABOUT_TIPS or names_an_event(telling.said.text))
    within = NEWS if hours_later else STORY
    story = open_story(session, telling.scene, telling.said.occurred_at, telling.said.text, within=within)
    if story is not None and not begins_another(session, telling.said, telling.judged, story, reading):
        return _goes_on(session, telling, story, reading)
    if story is None and (older := _went_back_to(session, telling, reading)) is not None:
        return _goes_on(session, telling, older, reading)
    if story is None and not reading.another:
        handed = _help_out(session, telling, reading)
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
        return Told(Effect.NEW, story, quoted=telling.quoted)
    if telling.judged.verdict is Verdict.TIP or telling.judged.intent is Intent.TIP or _is_cry(telling):
        return Told(_new_or_unsure(session, telling, reading), story, quoted=telling.quoted)
    return _outside_a_story(session, telling, reading)


def _goes_on(session: Session, telling: Telling, tip: Tip, reading: Continuation) -> Told:
    is_teller = telling.is_by_teller_of(tip)
    if reading.part is Part.WITHDRAWS and is_teller and not _tells_more(telling):
        withdraw(session, tip, telling.scene.person, "withdrawn", now=telling.said.occurred_at)
        return Told(Effect.WITHDREW, tip)
    more = _tells_more(telling) or (is_teller and reading.fades and _is_news(telling, reading))
    if reading.part is Part.CLOSES and not more:
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
        take_loose(session, tip, _loose(session, telling))
    add_text(session, tip, telling.said)
    sure = telling.is_by_teller_of(tip) and telling.judged.verdict is Verdict.TIP
    if sure and tip.state is TipState.UNSURE:
        change(session, tip, "is_tip", actor=telling.scene.person, now=telling.said.occurred_at, after=TipState.NEW)
        return Told(Effect.CLEARED_UP, tip)
    return Told(Effect.ADDED, tip, before)


def _is_news(telling: Telling, reading: Continuation) -> bool:
    return reading.updates or names_an_event(telling.said.text)


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
        return reading.asks and telling.is_by_teller_of(tip) and names_an_event(telling.said.text)
    same_breath = telling.is_by_teller_of(tip) and abs(telling.said.occurred_at - tip.last_added_at) <= SAME_BREATH
    return same_breath or telling.quoted is not None


def _has_facts(telling: Telling) -> bool:
    text = telling.said.text
    if telling.judged.pii or find_place(text).mentions or re.search(r"\d", _LAUGH.sub("", text)):
        return True
    return names_an_event(text)


def _is_elsewhere(session: Session, telling: Telling, story: Tip) -> bool:
    return is_elsewhere(telling.said.text, words_of(session, story), telling.said.occurred_at)


def _announces(telling: Telling, reading: Continuation) -> bool:
    """Tell whether who has a story open announces another one: that is a tip, however it sounds."""
    return reading.another and reading.part is not Part.TALKS and len(telling.said.text) >= _A_STORY


def _new_or_unsure(session: Session, telling: Telling, reading: Continuation) -> Effect:
    sure = telling.judged.verdict is Verdict.TIP and not _is_bare(telling, reading)
    return Effect.NEW if sure or _is_cry(telling) or _loose(session, telling) else Effect.UNSURE


def _is_cry(telling: Telling) -> bool:
    """Tell whether somebody cries for help in an emergency and names it: then a doubt is no reason to be silent."""
    text = telling.said.text
    if telling.judged.verdict is not Verdict.UNSURE or not cries_for_help(text) or not names_an_event(text):
        return False
    return judge_as_tip(text).urgency is Urgency.EMERGENCY


def _is_bare(telling: Telling, reading: Continuation) -> bool:
    """Tell whether a few words in a group name no place, and no event or ask: most such are said to other members."""
    text, short = telling.said.text, telling.scene.group is not None and len(telling.said.text) <= _FEW_WORDS
    if not short or telling.judged.confidence >= _SURE_THOUGH_BARE or telling.judged.pii or cries_for_help(text):
        return False
    asks = reading.part is Part.TALKS
    return not find_place(text).mentions and (asks or not names_an_event(text))


def _outside_a_story(session: Session, telling: Telling, reading: Continuation) -> Told:
    """See to a text that begins nothing: it may explain pictures, or say what somebody else's are about."""
    loose = _loose(session, telling)
    if loose and telling.judged.verdict is Verdict.UNSURE and telling.judged.intent is Intent.TIP:
        return Told(Effect.NEW, quoted=telling.quoted)
    if loose and reading.shows and reading.part not in _DISOWNS:
        return _hand_in(session, telling)
    if telling.judged.verdict is Verdict.UNSURE:
        return Told(Effect.UNSURE)
    return Told(Effect.NOTHING)


def _loose(session: Session, telling: Telling) -> Sequence[LooseMessage]:
    return loose_around(session, telling.scene, telling.said.occurred_at, telling.quoted)


def _help_out(session: Session, telling: Telling, reading: Continuation) -> Told:
    """Let a bystander hand in pictures, or put right where somebody else's story is."""
    if reading.hands_in:
        return _hand_in(session, telling)
    story = latest_story(session, telling.scene, telling.said.occurred_at)
    if story is None or story.district is None or story.district not in districts_told_apart(telling.said.text):
        return Told(Effect.NOTHING)
    return _add(session, telling, story, reading)


def _hand_in(session: Session, telling: Telling) -> Told:
    """Give a bystander's words on pictures, and those already sent, to the story that is being told in the group."""
    at = telling.said.occurred_at
    story = latest_story(session, telling.scene, at)
    if story is None or _is_elsewhere(session, telling, story):
        return Told(Effect.NOTHING)
    take_loose(session, story, _loose(session, telling))
    before = story.urgency
    add_text(session, story, telling.said)
    return Told(Effect.ADDED, story, before)
