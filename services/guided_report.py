"""The guided report: what, photo, where, when, confirm; kept sealed between the steps, for a day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from language.moment import find_moment
from language.place import find_place
from language.understanding import understand
from models.person import Person
from models.tip import Channel, Tip
from services.assembly import add_media
from services.conversations import DIRECT, drop, recall, remember
from services.deriving import derive
from services.receipt_numbers import new_number
from services.tips import Said, Teller, add_message, open_tip
from services.topics import PAUSED, REPORT

STEPS = ("what", "photo", "where", "when", "confirm")
WAITS = timedelta(hours=2)
"""How long the next thing said is taken for an answer."""
_LIFE = timedelta(hours=24)


@dataclass(slots=True)
class Draft:
    """A report that is being told: the step it waits at and what was said so far."""

    step: str = "what"
    said: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words said so far."""
        return "\n".join(one["text"] for one in self.said if one["kind"] == "text")

    def count(self, *kinds: str) -> int:
        """Return how many messages of these kinds were said."""
        return sum(one["kind"] in kinds for one in self.said)

    def add(self, said: Said, point: tuple[float, float] | None = None) -> None:
        """Keep one more message."""
        self.said.append(
            {
                "kind": said.kind,
                "text": said.text,
                "message_id": said.message_id,
                "at": said.occurred_at.isoformat(),
                "point": list(point) if point else None,
            }
        )

    def go_on(self, sent_at: datetime) -> None:
        """Move to the next step whose answer is not known from the words already."""
        self.step = STEPS[min(STEPS.index(self.step) + 1, len(STEPS) - 1)]
        known = (self.step == "where" and self._knows_place()) or (
            self.step == "when" and find_moment(self.text, sent_at) is not None
        )
        if known:
            self.go_on(sent_at)

    def _knows_place(self) -> bool:
        return self.count("location") > 0 or find_place(self.text).district is not None


def load(session: Session, person: Person, *, now: datetime) -> Draft | None:
    """Return the person's report that is being told or was put aside within a day."""
    return _draft(session, person, REPORT, now, _LIFE) or _draft(session, person, PAUSED, now, _LIFE)


def being_told(session: Session, person: Person, *, now: datetime) -> Draft | None:
    """Return the person's report that still waits for an answer."""
    return _draft(session, person, REPORT, now, WAITS)


def save(session: Session, person: Person, draft: Draft, *, now: datetime, paused: bool = False) -> None:
    """Keep the report; one put aside takes no further messages until it is resumed."""
    discard(session, person)
    session.flush()
    kept = {"step": draft.step, "said": draft.said}
    remember(session, (person.id, DIRECT, PAUSED if paused else REPORT), kept, now=now)


def discard(session: Session, person: Person) -> None:
    """Forget the report."""
    for topic in (REPORT, PAUSED):
        drop(session, (person.id, DIRECT, topic))


def forget_in_draft(session: Session, person: Person, message_id: str, *, now: datetime) -> None:
    """Take an unsent message out of the person's report."""
    draft = load(session, person, now=now)
    if draft is not None and any(one["message_id"] == message_id for one in draft.said):
        draft.said = [one for one in draft.said if one["message_id"] != message_id]
        save(session, person, draft, now=now)


def finish(session: Session, person: Person, draft: Draft, *, anonymous: bool, now: datetime) -> tuple[Tip, str | None]:
    """Make the tip; an anonymous one is tied to nobody, and its receipt number is returned with it."""
    number = new_number() if anonymous else None
    sender = None if anonymous else person.id
    said = [_said(one, sender) for one in draft.said]
    first = next(one for one in said if one.kind == "text")
    teller = Teller(
        person=None if anonymous else person, group=None, channel=Channel.DIRECT, anonymous=anonymous, receipt=number
    )
    tip = open_tip(session, teller, first, understand(draft.text, sent_at=first.occurred_at), now=now)
    for one, raw in zip(said, draft.said, strict=True):
        if one is not first and one.kind == "text":
            add_message(session, tip, one)
        elif one is not first:
            session.flush()
            add_media(session, tip, one, (raw["point"][0], raw["point"][1]) if raw["point"] else None)
    derive(session, tip)
    discard(session, person)
    return tip, number


def _draft(session: Session, person: Person, topic: str, now: datetime, within: timedelta) -> Draft | None:
    kept = recall(session, (person.id, DIRECT, topic), now=now, within=within)
    return None if kept is None else Draft(kept["step"], kept["said"])


def _said(raw: dict[str, Any], sender: str | None) -> Said:
    at = datetime.fromisoformat(raw["at"])
    return Said(kind=raw["kind"], occurred_at=at, text=raw["text"], message_id=raw["message_id"], sender_id=sender)
