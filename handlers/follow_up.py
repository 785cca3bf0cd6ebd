"""Somebody follows up what was told: asks, adds, corrects or takes back."""

from handlers.turn import Turn
from language.phrases import tips
from language.thai_dates import short_date
from models.quarter import BANGKOK
from models.tip import Tip
from services.assembly import Scene, open_story, story_of_message
from services.outbox import SILENCE, Words
from services.story import Effect, Telling, tell
from services.tip_codes import find_code
from services.tips import Said, find_tip, tips_of
from services.words import Text


def follow_up(turn: Turn) -> Words:
    """Say where the tip of a code stands; add to the story at hand; list the person's own in one-to-one chat."""
    code = find_code(turn.text)
    if code is not None:
        tip = find_tip(turn.session, code)
        known = tip is not None and _may_ask(turn, tip)
        return Words(messages=[Text(_line(tip) if known and tip else tips.NO_SUCH_TIP)])
    if _belongs_to_a_story(turn):
        return _go_on(turn)
    if turn.group is not None or turn.person is None:
        return SILENCE
    own = tips_of(turn.session, turn.person)
    lines = [tips.MY_TIPS, *(_line(tip) for tip in own)] if own else [tips.NO_TIPS_YET]
    return Words(messages=[Text("\n".join(lines))])


def _belongs_to_a_story(turn: Turn) -> bool:
    if story_of_message(turn.session, turn.quoted_message_id) is not None:
        return True
    return open_story(turn.session, Scene(turn.person, turn.group), turn.occurred_at) is not None


def _go_on(turn: Turn) -> Words:
    assert turn.understanding is not None
    sender = turn.person.id if turn.person else None
    said = Said(kind="text", occurred_at=turn.occurred_at, text=turn.text, message_id=turn.message_id, sender_id=sender)
    scene = Scene(turn.person, turn.group)
    told = tell(turn.session, Telling(scene=scene, said=said, judged=turn.understanding, quoted=turn.quoted_message_id))
    if told.tip is None or not turn.is_direct:
        return SILENCE
    answer = tips.withdrawn(told.tip.code) if told.effect is Effect.WITHDREW else _line(told.tip)
    return Words(messages=[Text(answer)], tip_id=told.tip.id)


def _may_ask(turn: Turn, tip: Tip) -> bool:
    person = turn.person
    return person is not None and (person.id == tip.reporter_id or person.may_triage(tip.district))


def _line(tip: Tip) -> str:
    return tips.status_line(tip.code, tip.state, short_date(tip.reported_at.astimezone(BANGKOK).date()))
