"""Buttons of a tip's receipt: only its teller or an officer may press them."""

from handlers.turn import Turn
from language.phrases import tips
from models.tip import Tip, TipState
from services.outbox import Words
from services.tips import change, find_tip
from services.words import Text


def press_tip_button(turn: Turn) -> Words:
    """Withdraw the tip, or note that it is none."""
    tip = find_tip(turn.session, turn.data.get("tip", ""))
    if tip is None:
        return Words(messages=[Text(tips.NO_SUCH_TIP)])
    if not _may_press(turn, tip):
        return Words(messages=[Text(tips.ONLY_TELLER)])
    if tip.state is not TipState.WITHDRAWN:
        change(turn.session, tip, turn.data["do"], actor=turn.person, now=turn.now, after=TipState.WITHDRAWN)
    return Words(messages=[Text(tips.withdrawn(tip.code))], tip_id=tip.id)


def _may_press(turn: Turn, tip: Tip) -> bool:
    person = turn.person
    return person is not None and (person.id == tip.reporter_id or person.may_triage(tip.district))
