"""What the webhook must know of groups without asking the database each time."""

import threading
from dataclasses import dataclass
from time import monotonic

from sqlalchemy import select

from language.phrases.groups import DEFAULT_LEAVE_WORD
from models.group import Group, GroupState
from models.session import Sessions
from models.vault import Vault

_FRESH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """An active group, as the webhook sees it."""

    id: str
    district: str | None
    leave_word: str


class GroupRegistry:
    """Active groups by LINE id, at most two seconds old; a group that is not known is looked up at once."""

    def __init__(self, sessions: Sessions, vault: Vault) -> None:
        self._sessions, self._vault = sessions, vault
        self._known: dict[str, tuple[float, KnownGroup]] = {}
        self._lock = threading.Lock()

    def active(self, line_id: str) -> KnownGroup | None:
        """Return the active group of a LINE group id, None when nothing said there may be kept."""
        entry = self._known.get(line_id)
        if entry is not None and monotonic() - entry[0] < _FRESH_SECONDS:
            return entry[1]
        group = self._look_up(line_id)
        with self._lock:
            if group is None:
                self._known.pop(line_id, None)
            else:
                self._known[line_id] = (monotonic(), group)
        return group

    def _look_up(self, line_id: str) -> KnownGroup | None:
        query = select(Group.id, Group.district, Group.leave_word).where(
            Group.fingerprint.in_(self._vault.fingerprints(line_id)), Group.state == GroupState.ACTIVE
        )
        with self._sessions() as session:
            row = session.execute(query).first()
        if row is None:
            return None
        return KnownGroup(id=row.id, district=row.district, leave_word=row.leave_word or DEFAULT_LEAVE_WORD)
