"""Somebody asks what became of what was told."""

from handlers.turn import Turn
from language.phrases import tips
from language.thai_dates import short_date
from models.quarter import BANGKOK
from models.tip import Tip
from services.outbox import SILENCE, Words
from services.tip_codes import find_code
from services.tips import find_tip, tips_of
from services.words import Text


def follow_up(turn: Turn) -> Words:
    """Say where the tip of a code stands, or list the person's own in one-to-one chat."""
    code = find_code(turn.text)
    if code is not None:
        tip = find_tip(turn.session, code)
        known = tip is not None and _may_ask(turn, tip)
        return Words(messages=[Text(_line(tip) if known and tip else tips.NO_SUCH_TIP)])
    if turn.group is not None or turn.person is None:
        return SILENCE
    own = tips_of(turn.session, turn.person)
    lines = [tips.MY_TIPS, *(_line(tip) for tip in own)] if own else [tips.NO_TIPS_YET]
    return Words(messages=[Text("\n".join(lines))])


def _may_ask(turn: Turn, tip: Tip) -> bool:
    person = turn.person
    return person is not None and (person.id == tip.reporter_id or person.may_triage(tip.district))


def _line(tip: Tip) -> str:
    return tips.status_line(tip.code, tip.state, short_date(tip.reported_at.astimezone(BANGKOK).date()))
