"""What the bot already heard live in a group, so that an export of the same days adds nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from language.chat_export.chat import ChatLine
from models.group import Group
from models.imported_line import IMPORTED
from models.tip import Tip, TipMessage
from models.vault import vault_of
from services.chat_prints import Marked

_NEAR = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Live:
    """Texts of the group's tips that came by webhook, with their times."""

    texts: dict[str, list[datetime]]

    def has(self, line: ChatLine) -> bool:
        """Tell whether the same text was heard within two minutes of the line."""
        return any(abs(at - line.at) <= _NEAR for at in self.texts.get(_plain(line.text), ()))


def heard_live(session: Session, group: Group, batch: Sequence[Marked]) -> Live:
    """Return what was heard live around the time of these lines."""
    times = [marked.line.at for marked in batch]
    query = (
        select(TipMessage)
        .join(Tip)
        .where(
            Tip.group_id == group.id,
            TipMessage.kind == "text",
            TipMessage.occurred_at.between(min(times) - _NEAR, max(times) + _NEAR),
            or_(TipMessage.message_id.is_(None), ~TipMessage.message_id.startswith(IMPORTED)),
        )
    )
    texts: dict[str, list[datetime]] = {}
    for row in session.scalars(query):
        if row.text_sealed is not None:
            texts.setdefault(_plain(vault_of(session).open(row.text_sealed)), []).append(row.occurred_at)
    return Live(texts)


def _plain(text: str) -> str:
    return " ".join(text.split())
