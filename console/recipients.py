"""Who is given summaries: their names on the page, and the addresses that analysts add and remove."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from console.desk import open_desk
from console.summary_deeds import may_write
from language.phrases import console as labels
from language.phrases import summary_desk as words
from models.group import Group
from models.person import Person
from models.quarter_summary import SummaryRecipient, Way
from services.summary_mail import add_address, address_of, is_address, remove_address

bp = Blueprint("recipients", __name__, url_prefix="/summaries/recipients")


def say_recipient(session: Session, way: Way, recipient: str) -> str:
    """Name a recipient as its way of delivery knows it: a group, a role with the person's own number, an address."""
    return _NAMES[way](session, recipient)


@bp.post("/add")
def add() -> Answer:
    """Mail later releases to one more address."""
    return _change(add=True)


@bp.post("/remove")
def remove() -> Answer:
    """Mail nothing more to an address."""
    return _change(add=False)


def _change(*, add: bool) -> Answer:
    address = request.form.get("address", "").strip()
    with open_desk() as desk:
        if not may_write(desk.person):
            abort(403)
        if not is_address(address):
            flash(words.BAD_ADDRESS, "bad")
        elif add:
            row = add_address(desk.session, address, now=desk.now)
            desk.note("add summary recipient", f"recipient {row.id}")
            flash(words.ADDRESS_ADDED, "good")
        elif remove_address(desk.session, address, now=desk.now):
            desk.note("remove summary recipient", "recipient")
            flash(words.ADDRESS_REMOVED, "good")
    return redirect(url_for("console.summaries.show") + "#recipients")


def _group(session: Session, recipient: str) -> str:
    group = session.get(Group, recipient)
    return words.GROUP_TO.format(name=group.name if group else recipient)


def _person(session: Session, recipient: str) -> str:
    person = session.get(Person, recipient)
    role = labels.ROLE_LABELS[person.role] if person else ""
    return words.PERSON_TO.format(name=f"{role} {recipient}".strip())


def _mail(session: Session, recipient: str) -> str:
    row = session.get(SummaryRecipient, recipient)
    return words.MAIL_TO.format(name=address_of(session, row) if row else recipient)


_NAMES = {Way.GROUP: _group, Way.PERSON: _person, Way.MAIL: _mail}
