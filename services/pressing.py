"""Who may press a tip's buttons: its teller, and the officers of its district."""

from sqlalchemy import ColumnElement, and_, or_, true

from language.labels import SECURITY, Category
from models.person import CITY_WIDE, Person
from models.tip import Tip

_RESTRICTED = sorted(SECURITY)


def is_teller(person: Person | None, tip: Tip) -> bool:
    """Tell whether the person told the tip; nobody is the teller of an anonymous one."""
    return person is not None and tip.reporter_id is not None and person.id == tip.reporter_id


def may_work_on(person: Person | None, tip: Tip) -> bool:
    """Tell whether the person works on the tip; a security matter whose place is unknown is for the city alone."""
    if person is None or not person.may_triage(tip.district):
        return False
    return tip.district is not None or Category(tip.category) not in SECURITY or person.role in CITY_WIDE


def concerns(person: Person) -> ColumnElement[bool]:
    """Return the condition that a tip is one that this officer works on: of their districts, or of unknown place."""
    if person.role in CITY_WIDE:
        return true()
    unplaced = and_(Tip.district.is_(None), Tip.category.not_in(_RESTRICTED))
    return or_(unplaced, Tip.district.in_(sorted(person.district_names())))


def may_press(person: Person | None, tip: Tip) -> bool:
    """Tell whether the person may change or ask about the tip."""
    return is_teller(person, tip) or may_work_on(person, tip)
