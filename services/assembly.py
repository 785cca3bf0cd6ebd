"""Assembly: what belongs to which tip, by person and chat, in the order in which things were said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from language.belonging import spoken_of
from models.group import Group
from models.loose_message import LooseMessage
from models.person import Person
from models.tip import Attachment, Tip, TipMessage, TipState, Tombstone
from models.tip_bubble import TipBubble
from models.vault import vault_of
from services.deriving import derive
from services.media import owe_fetch
from services.tips import Said, add_message, change

STORY = timedelta(minutes=30)
NEWS = timedelta(hours=12)
"""How long after its last words a story still gets what is told as news of it."""
EXPLAINED = timedelta(minutes=10)
_HANDOVER = timedelta(minutes=2)
_TOGETHER = timedelta(seconds=30)
_MOST_STORIES = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """Who speaks where: the chat in which things are put together."""

    person: Person | None
    group: Group | None

    @property
    def chat(self) -> str:
        """The chat's name among loose messages."""
        return self.group.id if self.group else "direct"


def open_story(
    session: Session, scene: Scene, at: datetime, text: str = "", *, within: timedelta = STORY
) -> Tip | None:
    """Return the person's tip in this chat, added to `within` so long, that something said at `at` may belong to.

    Of several it is the newest, unless the text clearly speaks of an older one.
    """
    if scene.person is None:
        return None
    query = select(Tip).where(
        Tip.reporter_id == scene.person.id,
        _in_chat(scene),
        Tip.last_added_at > at - within,
        Tip.reported_at < at + EXPLAINED,
        Tip.state != TipState.WITHDRAWN,
    )
    found = session.scalars(query.order_by(Tip.last_added_at.desc()).limit(_MOST_STORIES)).all()
    if not found or found[0].details.get("closed"):
        return None
    told = [tip for tip in found if tip.text_sealed is not None and not tip.details.get("closed")]
    if not text or len(told) < 2 or told[0] is not found[0]:  # noqa: PLR2004 - one story leaves no choice
        return found[0]
    return told[spoken_of(text, [words_of(session, tip) for tip in told], at)]


def words_of(session: Session, tip: Tip) -> str:
    """Return the tip's words, opened; empty when it has none."""
    return "" if tip.text_sealed is None else vault_of(session).open(tip.text_sealed)


def shown_story(session: Session, scene: Scene, at: datetime) -> Tip | None:
    """Return the tip that a picture of this person belongs to: what they last spoke of, be it somebody else's."""
    if scene.person is None:
        return None
    query = (
        select(TipMessage)
        .join(Tip)
        .where(
            TipMessage.sender_id == scene.person.id,
            TipMessage.kind == "text",
            TipMessage.removed_at.is_(None),
            TipMessage.occurred_at.between(at - EXPLAINED, at),
            _in_chat(scene),
            Tip.state != TipState.WITHDRAWN,
        )
        .order_by(TipMessage.occurred_at.desc())
    )
    last_words = session.scalars(query.limit(1)).first()
    spoken_of = session.get(Tip, last_words.tip_id) if last_words else None
    return None if spoken_of is None or spoken_of.details.get("closed") else spoken_of


def latest_story(session: Session, scene: Scene, at: datetime) -> Tip | None:
    """Return the newest tip that anybody told in this group within the time of a story, a doubtful one last."""
    if scene.group is None:
        return None
    query = select(Tip).where(
        Tip.group_id == scene.group.id, Tip.last_added_at > at - STORY, Tip.state != TipState.WITHDRAWN
    )
    return session.scalars(query.order_by(Tip.state == TipState.UNSURE, Tip.last_added_at.desc()).limit(1)).first()


def story_of_message(session: Session, message_id: str | None) -> Tip | None:
    """Return the tip that a message belongs to, or that the bot spoke of in it."""
    if message_id is None:
        return None
    query = select(Tip).join(TipMessage).where(TipMessage.message_id == message_id, TipMessage.removed_at.is_(None))
    return session.scalars(query).first() or _story_of_bubble(session, message_id)


def _story_of_bubble(session: Session, message_id: str) -> Tip | None:
    query = select(Tip).join(TipBubble).where(TipBubble.message_id == message_id, Tip.state != TipState.WITHDRAWN)
    return session.scalars(query).first()


def add_text(session: Session, tip: Tip, said: Said) -> None:
    """Add a text to the tip and derive anew what the tip says."""
    add_message(session, tip, said)
    derive(session, tip)


def add_media(session: Session, tip: Tip, said: Said, point: tuple[float, float] | None = None) -> None:
    """Add a picture, clip, file or pin to the tip."""
    if said.message_id is not None and story_of_message(session, said.message_id) is not None:
        return
    add_message(session, tip, said)
    if said.kind != "location":
        attachment = Attachment(tip_id=tip.id, message_id=said.message_id, kind=said.kind, created_at=said.occurred_at)
        session.add(attachment)
        owe_fetch(session, attachment)
    elif point is not None:
        tip.point_sealed = vault_of(session).seal(f"{point[0]},{point[1]}")
        derive(session, tip)


def keep_loose(session: Session, scene: Scene, said: Said, content: str | None = None) -> None:
    """Keep a message that nobody has explained yet, for an hour at most."""
    if said.message_id is None or scene.person is None or session.get(LooseMessage, said.message_id) is not None:
        return
    session.add(
        LooseMessage(
            message_id=said.message_id,
            chat=scene.chat,
            person_id=scene.person.id,
            kind=said.kind,
            occurred_at=said.occurred_at,
            content_sealed=vault_of(session).seal(content) if content else None,
        )
    )


def loose_around(session: Session, scene: Scene, at: datetime, quoted: str | None = None) -> Sequence[LooseMessage]:
    """Return the person's unexplained media and pins of around that time, and the quoted with those sent with it."""
    if scene.person is None:
        return []
    near = _loose_of(scene.person.id, at, EXPLAINED)
    shown = session.get(LooseMessage, quoted) if quoted else None
    if shown is not None:
        near = or_(near, _loose_of(shown.person_id, shown.occurred_at, _TOGETHER))
    query = select(LooseMessage).where(LooseMessage.chat == scene.chat, LooseMessage.kind != "edited", near)
    return session.scalars(query.order_by(LooseMessage.occurred_at)).all()


def _loose_of(person_id: str, at: datetime, within: timedelta) -> ColumnElement[bool]:
    around = LooseMessage.occurred_at.between(at - within, at + within)
    return and_(LooseMessage.person_id == person_id, around)


def take_loose(session: Session, tip: Tip, loose: Sequence[LooseMessage]) -> None:
    """Let loose messages belong to the tip."""
    for row in loose:
        said = Said(kind=row.kind, occurred_at=row.occurred_at, message_id=row.message_id, sender_id=row.person_id)
        content = vault_of(session).open(row.content_sealed) if row.content_sealed else ""
        session.delete(row)
        add_media(session, tip, said, _point(content) if row.kind == "location" else None)


def hand_over(session: Session, older: Tip, newer: Tip, at: datetime) -> None:
    """Move media said nearer to the beginning of the newer story than to the older one's last words to the newer."""
    session.flush()
    session.refresh(older, ["messages"])
    last_words = max((m.occurred_at for m in older.messages if m.kind == "text"), default=older.reported_at)
    for row in older.messages:
        nearer = at - row.occurred_at < row.occurred_at - last_words
        if row.kind != "text" and row.occurred_at <= at and nearer and at - row.occurred_at <= _HANDOVER:
            row.tip_id = newer.id
            for attachment in session.scalars(select(Attachment).where(Attachment.message_id == row.message_id)):
                attachment.tip_id = newer.id
    session.flush()
    session.expire(older, ["messages", "attachments"])
    session.expire(newer, ["messages", "attachments"])


def is_unsent(session: Session, message_id: str | None) -> bool:
    """Tell whether the message was unsent before it arrived."""
    if message_id is None:
        return False
    graves = select(Tombstone.at).where(Tombstone.fingerprint.in_(vault_of(session).fingerprints(message_id)))
    return session.scalar(graves.limit(1)) is not None


def withdraw(session: Session, tip: Tip, person: Person | None, what: str, *, now: datetime) -> None:
    """Take a tip back; it keeps its number. What officers have ended stays ended: it counts in the quarter."""
    if tip.is_open:
        change(session, tip, what, actor=person, now=now, after=TipState.WITHDRAWN)


def close_story(tip: Tip) -> None:
    """Note that the teller said it is over: what comes next is another story."""
    tip.details = tip.details | {"closed": True}


def _in_chat(scene: Scene) -> ColumnElement[bool]:
    return Tip.group_id.is_(None) if scene.group is None else Tip.group_id == scene.group.id


def _point(content: str) -> tuple[float, float] | None:
    if not content:
        return None
    latitude, longitude = content.split(",")
    return float(latitude), float(longitude)
