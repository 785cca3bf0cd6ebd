"""Signing in to the console: one-time links, made for staff and redeemed once."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from models.person import Person
from models.sign_in_link import SignInLink
from models.vault import vault_of

LINK_LIFE = timedelta(minutes=10)
_MOST_LINKS = 5
_KEPT = timedelta(days=1)


class TooManyLinksError(Exception):
    """The person asked for too many links in a short time; a new one can be had in ten minutes."""


def make_link(session: Session, person: Person, *, base_url: str, now: datetime) -> str:
    """Return a new link to the console, good once for ten minutes; the person's earlier links are dead from now on."""
    session.execute(delete(SignInLink).where(SignInLink.person_id == person.id, SignInLink.made_at < now - _KEPT))
    recent = select(func.count()).where(SignInLink.person_id == person.id, SignInLink.made_at > now - LINK_LIFE)
    if session.scalar(recent) >= _MOST_LINKS:  # type: ignore[operator]  # a count is never None
        raise TooManyLinksError
    unused = update(SignInLink).where(SignInLink.person_id == person.id, SignInLink.used_at.is_(None))
    session.execute(unused.values(expires_at=now))
    token = secrets.token_urlsafe(32)
    mark = vault_of(session).fingerprint(token)
    session.add(SignInLink(fingerprint=mark, person_id=person.id, made_at=now, expires_at=now + LINK_LIFE))
    # LINE's own browser keeps no session between visits; this parameter makes it hand the page to the real one.
    return f"{base_url}/console/enter/{token}?openExternalBrowser=1"


def redeem(session: Session, token: str, *, now: datetime) -> Person | None:
    """Use the link up and return its person; None when it is wrong, used or too old, or the person no longer staff."""
    marks = vault_of(session).fingerprints(token)
    row = session.scalars(select(SignInLink).where(SignInLink.fingerprint.in_(marks)).with_for_update()).first()
    if row is None or not row.is_good(now):
        return None
    row.used_at = now
    person = session.get(Person, row.person_id)
    return person if person is not None and person.is_staff else None
