"""Who may press a tip's buttons: its teller, and the officers of its district."""

from models.person import Person
from models.tip import Tip


def is_teller(person: Person | None, tip: Tip) -> bool:
    """Tell whether the person told the tip; nobody is the teller of an anonymous one."""
    return person is not None and tip.reporter_id is not None and person.id == tip.reporter_id


def may_press(person: Person | None, tip: Tip) -> bool:
    """Tell whether the person may change or ask about the tip."""
    return person is not None and (is_teller(person, tip) or person.may_triage(tip.district))
