"""Which tips a member of staff may see: the one rule for lists, pages and figures."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from language.labels import SECURITY
from models.person import Person, Role
from models.tip import Tip, TipState

VERIFIED = (TipState.VERIFIED, TipState.FORWARDED, TipState.RESOLVED)
"""What the command reads: tips that somebody checked."""
_RESTRICTED = sorted(SECURITY)


def sight_of(person: Person) -> Sequence[ColumnElement[bool]]:
    """Return the conditions of the tips the person may see.

    Officers see their districts and, unless it is a security matter, tips whose place is unknown.
    """
    if person.role is Role.COMMAND:
        return [Tip.state.in_(VERIFIED)]
    if person.role is Role.OFFICER:
        unplaced = Tip.district.is_(None) & Tip.category.not_in(_RESTRICTED)
        return [or_(Tip.district.in_(sorted(person.district_names())), unplaced)]
    return []


def tip_in_sight(session: Session, person: Person, code: str) -> Tip | None:
    """Return the tip of a code, None when there is none or the person may not see it."""
    return session.scalars(select(Tip).where(Tip.code == code.upper(), *sight_of(person))).first()


def may_unmask(person: Person, tip: Tip) -> bool:
    """Tell whether the person may see the text as it was written: who works on it, but never the admin alone."""
    return person.role is not Role.ADMIN and person.may_triage(tip.district)


def is_restricted(tip: Tip) -> bool:
    """Tell whether a look at the tip has to be written to the audit log."""
    return tip.category in _RESTRICTED
