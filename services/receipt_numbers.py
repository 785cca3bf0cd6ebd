"""Receipt numbers of anonymous tips: 74 random bits, shown once, kept as a digest alone."""

import hashlib
import re
import secrets

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.outbound_message import OutboundMessage
from models.tip import Tip
from services.tip_codes import plain

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_FIVE = rf"([{_ALPHABET}]{{5}})"
_PATTERN = re.compile(rf"(?<![A-Z0-9])R[-\s]?{_FIVE}[-\s]?{_FIVE}[-\s]?{_FIVE}(?![A-Z0-9])", re.IGNORECASE)
_NEARLY = re.compile(r"(?<![A-Z0-9])R ?- ?[A-Z0-9]{2,6}(?: ?- ?[A-Z0-9]{1,7}){1,3}(?![A-Z0-9])", re.IGNORECASE)
_DIGITS = 40


def new_number() -> str:
    """Return a new random number such as R-7KQ3M-X9PDA-2HJ4R."""
    parts = ("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(3))
    return "R-" + "-".join(parts)


def find_number(text: str) -> str | None:
    """Return the first receipt number in a text, in its standard spelling."""
    match = _PATTERN.search(plain(text))
    return f"R-{match[1]}-{match[2]}-{match[3]}".upper() if match else None


def without_number(text: str) -> str:
    """Return what a text says besides its receipt number."""
    return _PATTERN.sub(" ", plain(text)).strip()


def is_nearly_a_number(text: str) -> bool:
    """Tell whether a text holds something that was meant as a receipt number and is none."""
    return find_number(text) is None and _NEARLY.search(plain(text)) is not None


def digest(number: str) -> str:
    """Return what is kept of a number; keyless, so that it outlives the vault's keys."""
    return hashlib.sha256(f"khaonet receipt {number.upper()}".encode()).hexdigest()[:_DIGITS]


def tip_of_number(session: Session, number: str) -> Tip | None:
    """Return the anonymous tip of a receipt number."""
    return session.scalars(select(Tip).where(Tip.receipt_fingerprint == digest(number))).first()


def hide_teller(session: Session, tip: Tip) -> str:
    """Cut every tie between the tip and its teller; return the number by which they alone can come back to it."""
    number, teller = new_number(), tip.reporter_id
    for message in tip.messages:
        message.sender_id = None if message.sender_id == teller else message.sender_id
    for change in tip.changes:
        change.actor_id = None if change.actor_id == teller else change.actor_id
    said = OutboundMessage.person_id == teller
    session.execute(update(OutboundMessage).where(said, OutboundMessage.tip_id == tip.id).values(tip_id=None))
    tip.reporter_id, tip.anonymous, tip.receipt_fingerprint = None, True, digest(number)
    return number
