"""A picture, clip, file or pin: it belongs to the story its sender is telling, or waits to be explained."""

from handlers.turn import Turn
from language.judging.judge import judge
from language.labels import Verdict
from language.phrases import receipts
from models.tip import Tip, TipState
from services.albums import is_answered
from services.assembly import (
    EXPLAINED,
    Scene,
    add_media,
    is_unsent,
    keep_loose,
    open_story,
    shown_story,
    words_of,
)
from services.outbox import SILENCE, Words
from services.pressing import is_teller
from services.receipts import receipt
from services.small_talk import ask_what_it_shows
from services.telling import clear_up
from services.tips import Said
from services.triage_desk import alert_officers, heed_addition
from services.words import Text


def keep_attachment(turn: Turn) -> Words:
    """Add it to the sender's open tip, or keep it for a while; one to one, that is said."""
    if is_unsent(turn.session, turn.message_id):
        return SILENCE
    scene = Scene(turn.person, turn.group)
    sender = turn.person.id if turn.person else None
    said = Said(kind=turn.kind, occurred_at=turn.occurred_at, message_id=turn.message_id, sender_id=sender)
    story = shown_story(turn.session, scene, turn.occurred_at) or open_story(turn.session, scene, turn.occurred_at)
    if story is not None:
        shown, before = _is_shown(turn, story), story.urgency
        add_media(turn.session, story, said, turn.point)
        if shown:
            clear_up(turn.session, story, turn.person, now=turn.now)
            alert_officers(turn.session, story, now=turn.now)
            return receipt(story, aloud=not turn.is_direct, chat_url=turn.chat_url)
        if turn.kind == "location":
            heed_addition(turn.session, story, before, now=turn.now)
        added = Words(messages=[Text(receipts.ADDED.format(code=story.code))], tip_id=story.id)
        return added if _is_to_answer(turn) else SILENCE
    keep_loose(turn.session, scene, said, f"{turn.point[0]},{turn.point[1]}" if turn.point else None)
    if turn.person is None or not _is_to_answer(turn):
        return SILENCE
    return ask_what_it_shows(turn.session, turn.person, now=turn.now)


def _is_shown(turn: Turn, story: Tip) -> bool:
    """Tell whether this shows what its sender just said in words that might be a tip.

    A pin always does. A picture does not of words that may be a rumour, for rumours are passed on with pictures.
    """
    soon = turn.occurred_at - story.last_added_at <= EXPLAINED
    if not soon or story.state is not TipState.UNSURE or not is_teller(turn.person, story):
        return False
    return turn.kind == "location" or judge(words_of(turn.session, story)).verdict is Verdict.TIP


def _is_to_answer(turn: Turn) -> bool:
    return turn.is_direct and not is_answered(turn.session, turn.person, turn.image_set, now=turn.now)
