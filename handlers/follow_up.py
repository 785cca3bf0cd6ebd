"""Somebody follows up what was told: asks, adds, corrects or takes back."""

from handlers.turn import Turn
from language.commands import read_command
from language.continuation import Part, read_continuation
from language.labels import Intent, Urgency, Verdict
from language.phrases import guided, receipts, tips
from language.phrases.one_to_one import IS_IT_A_NEW_ONE
from language.tip_talk import asks, says_more
from models.tip import Tip, TipState
from services.assembly import NEWS, STORY, Scene, add_text, is_unsent, open_story, story_of_message, withdraw
from services.conversations import remember
from services.outbox import SILENCE, Words
from services.pressing import is_teller, may_press
from services.receipt_numbers import find_number, is_nearly_a_number, tip_of_number, without_number
from services.receipts import number_first
from services.small_talk import ask_whether_tip
from services.status_cards import own_tips_card, status_card, status_line
from services.story import Effect, Telling, tell
from services.tip_codes import find_code, is_nearly_a_code, without_code
from services.tips import Said, find_tip, tips_of
from services.topics import ADDING, chat_key
from services.triage_cards import officer_view
from services.triage_desk import heed_addition
from services.words import Text

_MOST_LINES = 3


def follow_up(turn: Turn) -> Words:
    """Say where the tip of a code or number stands, or add to it; else go on with the story, or list one's own."""
    if find_number(turn.text) is not None:
        return _by_number(turn)
    code = find_code(turn.text)
    if code is not None:
        tip = find_tip(turn.session, code)
        return _by_code(turn, tip) if tip is not None and may_press(turn.person, tip) else _say(tips.NO_SUCH_TIP)
    if turn.is_direct:
        return _alone(turn)
    if turn.mentioned and not says_more(turn.text):
        return _own_in_group(turn)
    return _go_on(turn) if _belongs_to_a_story(turn) else SILENCE


def _alone(turn: Turn) -> Words:
    if wrong := _misspelt(turn.text):
        return _say(wrong)
    if _belongs_to_a_story(turn):
        return _go_on(turn)
    own = tips_of(turn.session, turn.person) if turn.person is not None else []
    return Words(messages=[own_tips_card(own)]) if own else _of_nobody(turn)


def _of_nobody(turn: Turn) -> Words:
    """Answer whoever has told nothing yet; what does not clearly ask may be the first they tell."""
    if turn.person is None or read_command(turn.text) is not None or is_unsent(turn.session, turn.message_id):
        return _say(tips.NO_TIPS_YET)
    if asks(turn.text) or read_continuation(turn.text).part is Part.WITHDRAWS:
        return _say(tips.NO_TIPS_YET)
    said = Said(
        kind="text",
        occurred_at=turn.occurred_at,
        text=turn.text,
        message_id=turn.message_id,
        sender_id=turn.person.id,
    )
    return ask_whether_tip(turn.session, turn.person, said, now=turn.now, question=IS_IT_A_NEW_ONE)


def _misspelt(text: str) -> str:
    if is_nearly_a_number(text):
        return guided.NO_SUCH_NUMBER
    return tips.NO_SUCH_TIP if is_nearly_a_code(text) else ""


def _own_in_group(turn: Turn) -> Words:
    """Say where the asker's newest tips of this group stand, in lines that name nothing."""
    own = tips_of(turn.session, turn.person) if turn.person is not None else []
    lines = [status_line(tip) for tip in own if turn.group is not None and tip.group_id == turn.group.id]
    return _say("\n".join(lines[:_MOST_LINES]) if lines else tips.NO_TIPS_YET)


def _by_code(turn: Turn, tip: Tip) -> Words:
    rest = without_code(turn.text)
    if read_continuation(rest).part is Part.WITHDRAWS and is_teller(turn.person, tip):
        withdraw(turn.session, tip, turn.person, "withdrawn", now=turn.now)
        return _say(_taken_back(tip), tip)
    if _adds(turn, rest):
        return _add(turn, tip, rest)
    if turn.group is not None:
        return _say(status_line(tip), tip)
    if turn.person is not None and not is_teller(turn.person, tip):
        return officer_view(turn.session, tip, turn.person, now=turn.now, base_url=turn.base_url)
    return Words(messages=[status_card(turn.session, tip)], tip_id=tip.id)


def _by_number(turn: Turn) -> Words:
    if turn.group is not None:
        return _say(guided.NUMBER_IN_PRIVATE)
    tip = tip_of_number(turn.session, find_number(turn.text) or "")
    if tip is None:
        return _say(guided.NO_SUCH_NUMBER)
    rest = without_number(turn.text)
    if read_continuation(rest).part is Part.WITHDRAWS:
        withdraw(turn.session, tip, None, "withdrawn", now=turn.now)
        return _say(_taken_back(tip))
    if _adds(turn, rest):
        return _add(turn, tip, rest)
    key = chat_key(turn.person, None, ADDING)
    remember(turn.session, key, {"tip": tip.code, "receipt": True}, now=turn.now)
    return Words(messages=[status_card(turn.session, tip), Text(guided.BY_NUMBER)])


def _taken_back(tip: Tip) -> str:
    is_gone = tip.state is TipState.WITHDRAWN
    return tips.withdrawn(tip.code) if is_gone else receipts.CLOSED_ALREADY.format(code=tip.code)


def _adds(turn: Turn, rest: str) -> bool:
    judged = turn.understanding
    sure = judged is not None and judged.intent is Intent.TIP and judged.verdict is Verdict.TIP
    return bool(rest) and (sure or says_more(rest))


def _add(turn: Turn, tip: Tip, rest: str) -> Words:
    if tip.state is TipState.WITHDRAWN:
        return _say(receipts.CLOSED_ALREADY.format(code=tip.code))
    if is_unsent(turn.session, turn.message_id):
        return SILENCE
    sender = turn.person.id if turn.person and not tip.anonymous else None
    said = Said(kind="text", occurred_at=turn.occurred_at, text=rest, message_id=turn.message_id, sender_id=sender)
    before = tip.urgency
    add_text(turn.session, tip, said)
    heed_addition(turn.session, tip, before, now=turn.now)
    if tip.urgency != before and tip.urgency == Urgency.EMERGENCY:
        return number_first(tip)
    return _say(receipts.ADDED.format(code=tip.code), None if tip.anonymous else tip)


def _belongs_to_a_story(turn: Turn) -> bool:
    if story_of_message(turn.session, turn.quoted_message_id) is not None:
        return True
    reading = read_continuation(turn.text)
    if turn.group is not None and (reading.hands_in or reading.shows):
        return True
    within = NEWS if reading.updates else STORY
    return open_story(turn.session, Scene(turn.person, turn.group), turn.occurred_at, within=within) is not None


def _go_on(turn: Turn) -> Words:
    if turn.understanding is None:
        return SILENCE
    sender = turn.person.id if turn.person else None
    said = Said(kind="text", occurred_at=turn.occurred_at, text=turn.text, message_id=turn.message_id, sender_id=sender)
    scene = Scene(turn.person, turn.group)
    told = tell(turn.session, Telling(scene=scene, said=said, judged=turn.understanding, quoted=turn.quoted_message_id))
    if told.tip is None or not turn.is_direct:
        return SILENCE
    if told.effect is Effect.WITHDREW:
        return _say(tips.withdrawn(told.tip.code), told.tip)
    return Words(messages=[status_card(turn.session, told.tip)], tip_id=told.tip.id)


def _say(sentence: str, tip: Tip | None = None) -> Words:
    return Words(messages=[Text(sentence)], tip_id=tip.id if tip else None)
