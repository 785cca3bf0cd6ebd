"""In one-to-one chat nothing is left unanswered: doubt becomes a question, thanks a word, other talk a hint."""

import re
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from language.phrases import one_to_one as phrases
from models.person import Person
from services.conversations import DIRECT, drop, recall, remember
from services.outbox import Words
from services.tips import Said
from services.topics import DOUBT
from services.words import Button, Text

_ASK_LIFE = timedelta(hours=24)
_SENT_TOGETHER = timedelta(minutes=10)
_HINT_EVERY = timedelta(hours=1)
_THANKS = re.compile(r"\s*(?:โอเค|ok|ได้|อ๋อ)?[\s,.]*(?:ขอบ\s?(?:คุณ|ใจ|พระคุณ)|แต๊ง|แท้ง|thx|tks|thank)", re.IGNORECASE)
SHORTCUTS = (
    Button(phrases.REPORT, phrases.REPORT, "message"),
    Button(phrases.MY_TIPS, phrases.MY_TIPS, "message"),
    Button(phrases.HOW_TO, "do=explain"),
)


def ask_whether_tip(
    session: Session, person: Person, said: Said, *, now: datetime, question: str = phrases.IS_IT_A_TIP
) -> Words:
    """Ask whether the text is meant as a tip; it is remembered until answered, for a day."""
    kept = {"text": said.text, "message_id": said.message_id, "at": said.occurred_at.isoformat()}
    remember(session, (person.id, DIRECT, DOUBT), kept, now=now)
    buttons = (Button(phrases.YES_REPORT, "do=say_tip"), Button(phrases.NO_REPORT, "do=say_no"))
    return Words(messages=[Text(question, quick=buttons)])


def take_doubt(session: Session, person: Person, *, now: datetime) -> Said | None:
    """Give back, once, the text that was asked about; None when too long ago."""
    key = (person.id, DIRECT, DOUBT)
    kept = recall(session, key, now=now, within=_ASK_LIFE)
    drop(session, key)
    if kept is None:
        return None
    at = datetime.fromisoformat(kept["at"])
    return Said(kind="text", occurred_at=at, text=kept["text"], message_id=kept["message_id"], sender_id=person.id)


def forget_doubt(session: Session, person: Person, message_id: str, *, now: datetime) -> None:
    """Forget the text that was asked about, when it is unsent."""
    key = (person.id, DIRECT, "doubt")
    kept = recall(session, key, now=now, within=_ASK_LIFE)
    if kept is not None and kept["message_id"] == message_id:
        drop(session, key)


def friendly_hint(session: Session, person: Person, *, now: datetime, text: str = "") -> Words:
    """Say in one sentence what the bot is for, shorter when it was said within the hour; thanks are welcome."""
    if _THANKS.match(text):
        return Words(messages=[Text(phrases.WELCOME_BACK)])
    key = (person.id, DIRECT, "hint")
    again = recall(session, key, now=now, within=_HINT_EVERY) is not None
    if not again:
        remember(session, key, {}, now=now)
    return Words(messages=[Text(phrases.HINT_AGAIN if again else phrases.HINT, quick=SHORTCUTS)])


def nothing_open() -> Words:
    """Say that there is nothing to cancel, and how a tip is taken back."""
    return Words(messages=[Text(phrases.NOTHING_OPEN, quick=SHORTCUTS)])


def ask_what_it_shows(session: Session, person: Person, *, now: datetime) -> Words:
    """Ask what a picture or pin is about, in fewer words when it was just asked."""
    key = (person.id, DIRECT, "shown")
    again = recall(session, key, now=now, within=_SENT_TOGETHER) is not None
    remember(session, key, {}, now=now)
    return Words(messages=[Text(phrases.MORE_IS_SHOWN if again else phrases.WHAT_IS_SHOWN)])
