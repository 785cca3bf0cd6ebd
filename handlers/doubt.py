"""The answer to "do you want to report this?" in one-to-one chat."""

from handlers.turn import Turn
from language.phrases import one_to_one as phrases
from language.understanding import understand
from language.yes_no import read_yes
from services.assembly import Scene
from services.outbox import SILENCE, Words
from services.receipts import receipt
from services.small_talk import take_doubt
from services.story import Effect, Told
from services.telling import begin_tip
from services.triage_desk import alert_officers
from services.words import Text


def settle_doubt(turn: Turn) -> Words:
    """Make a tip of the text that was asked about, or forget it."""
    if turn.person is None or turn.group is not None:
        return SILENCE
    said = take_doubt(turn.session, turn.person, now=turn.now)
    if turn.data.get("do") == "say_no" or read_yes(turn.text) is False:
        return Words(messages=[Text(phrases.NOT_KEPT)])
    if said is None:
        return Words(messages=[Text(phrases.TOO_LATE)])
    judged = understand(said.text, sent_at=said.occurred_at)
    tip = begin_tip(turn.session, Scene(turn.person, None), said, judged, Told(Effect.NEW), now=turn.now)
    alert_officers(turn.session, tip, now=turn.now)
    return receipt(tip, aloud=False)
