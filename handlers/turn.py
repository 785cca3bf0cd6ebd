"""The vocabulary of a handler: what was said, by whom, where; and what a handler is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from language.understanding import Understanding
from models.group import Group
from models.person import Person
from models.vault import Vault, vault_of
from services.outbox import Reply, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One event of one person, inside the transaction that will keep what comes of it."""

    session: Session
    now: datetime
    event_id: int
    kind: str
    occurred_at: datetime
    base_url: str = ""
    chat_url: str = ""
    """The address that opens one-to-one chat with the bot; empty when it is not known."""
    person: Person | None = None
    group: Group | None = None
    text: str = ""
    message_id: str | None = None
    quoted_message_id: str | None = None
    quote_token: str | None = None
    mentioned: bool = False
    point: tuple[float, float] | None = None
    place: str = ""
    image_set: str | None = None
    file_name: str = ""
    members: tuple[str, ...] = ()
    data: Mapping[str, str] = field(default_factory=dict)
    understanding: Understanding | None = None
    reply: Reply | None = None
    """The free way to answer, for a handler whose answer is made by a task; all others leave it alone."""
    topic: Mapping[str, Any] | None = None
    """What this chat is in the middle of with this person, for the handler that goes on with it."""

    @property
    def vault(self) -> Vault:
        """The vault of the turn's transaction."""
        return vault_of(self.session)

    @property
    def is_direct(self) -> bool:
        """Whether the person talks to the bot alone."""
        return self.group is None


Handler = Callable[[Turn], Words]
