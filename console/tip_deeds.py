"""What staff may do with a tip: one row a deed, each with the states it is offered in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from console.desk import Desk
from language.geography import DISTRICTS
from language.labels import Category
from language.phrases import console as phrases
from models.tip import Tip, TipChange, TipState
from models.vault import vault_of
from services.corrections import note_correction, set_category, set_district
from services.tips import change

Form = Mapping[str, str]
CORRECTORS: Mapping[str, Callable[..., None]] = {"category": set_category, "district": set_district}
"""What of a tip an officer may put right, and how."""


class DeedRefusedError(Exception):
    """The deed cannot be done as asked, and nothing was changed; the message tells the officer why."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: in which states it is offered, the state it leads to, which field it needs and says why."""

    states: Collection[TipState]
    run: Callable[[Desk, Tip, Form], None]


def do(desk: Desk, tip: Tip, name: str, form: Form) -> None:
    """Do the deed to the tip; DeedRefusedError when its state does not allow it or a field is missing."""
    deed = DEEDS.get(name)
    if deed is None or tip.state not in deed.states:
        raise DeedRefusedError(phrases.NOT_NOW)
    deed.run(desk, tip, form)


def offered(tip: Tip) -> set[str]:
    """Return the names of the deeds that the tip's state allows."""
    return {name for name, deed in DEEDS.items() if tip.state in deed.states}


def _claim(desk: Desk, tip: Tip, form: Form) -> None:
    tip.claimed_by = desk.person.id
    _answered(desk, tip)
    _move(desk, tip, "claim", TipState.VERIFYING, form)


def _verify(desk: Desk, tip: Tip, form: Form) -> None:
    tip.verified_at = desk.now
    _answered(desk, tip)
    _move(desk, tip, "verify", TipState.VERIFIED, form)


def _find_nothing(desk: Desk, tip: Tip, form: Form) -> None:
    _needed(form, "note", phrases.NOTE_NEEDED)
    _answered(desk, tip)
    _move(desk, tip, "unfounded", TipState.UNFOUNDED, form)


def _forward(desk: Desk, tip: Tip, form: Form) -> None:
    tip.agency = _needed(form, "agency", phrases.AGENCY_NEEDED)[:200]
    _answered(desk, tip)
    _move(desk, tip, "forward", TipState.FORWARDED, form)


def _resolve(desk: Desk, tip: Tip, form: Form) -> None:
    tip.resolved_at = desk.now
    _answered(desk, tip)
    _move(desk, tip, "resolve", TipState.RESOLVED, form)


def _reopen(desk: Desk, tip: Tip, form: Form) -> None:
    tip.resolved_at = None
    _move(desk, tip, "reopen", TipState.VERIFYING, form)


def _accept(desk: Desk, tip: Tip, form: Form) -> None:
    note_correction(desk.session, tip, {"intent": "tip"}, by=desk.person, now=desk.now)
    _move(desk, tip, "accept", TipState.NEW, form)


def _dismiss(desk: Desk, tip: Tip, form: Form) -> None:
    note_correction(desk.session, tip, {"intent": "chat"}, by=desk.person, now=desk.now)
    _move(desk, tip, "dismiss", TipState.WITHDRAWN, form)


def _note(desk: Desk, tip: Tip, form: Form) -> None:
    _needed(form, "note", phrases.NOTE_NEEDED)
    _seal_note(desk, change(desk.session, tip, "note", actor=desk.person, now=desk.now), form)


def _correct(desk: Desk, tip: Tip, form: Form) -> None:
    wanted = {name: form.get(name) or getattr(tip, name) for name in CORRECTORS}
    changed = {name: value for name, value in wanted.items() if value != getattr(tip, name)}
    if not changed or wanted["category"] not in set(Category) or wanted["district"] not in {None, *DISTRICTS}:
        raise DeedRefusedError(phrases.NOTHING_CHANGED)
    for name, value in changed.items():
        CORRECTORS[name](desk.session, tip, value, by=desk.person, now=desk.now)


def _move(desk: Desk, tip: Tip, what: str, after: TipState, form: Form) -> None:
    _seal_note(desk, change(desk.session, tip, what, actor=desk.person, now=desk.now, after=after), form)


def _seal_note(desk: Desk, row: TipChange, form: Form) -> None:
    note = form.get("note", "").strip()
    if note:
        row.note_sealed = vault_of(desk.session).seal(note[:2000])


def _answered(desk: Desk, tip: Tip) -> None:
    tip.responded_at = tip.responded_at or desk.now


def _needed(form: Form, name: str, otherwise: str) -> str:
    value = form.get(name, "").strip()
    if not value:
        raise DeedRefusedError(otherwise)
    return value


_FRESH = frozenset({TipState.NEW, TipState.VERIFYING})
_CHECKED = frozenset({TipState.VERIFIED, TipState.FORWARDED})
_ENDED = frozenset({TipState.UNFOUNDED, TipState.RESOLVED, TipState.DUPLICATE})

DEEDS: Mapping[str, Deed] = {
    "accept": Deed({TipState.UNSURE}, _accept),
    "dismiss": Deed({TipState.UNSURE}, _dismiss),
    "claim": Deed(_FRESH, _claim),
    "verify": Deed(_FRESH, _verify),
    "unfounded": Deed(_FRESH, _find_nothing),
    "forward": Deed(_FRESH | _CHECKED, _forward),
    "resolve": Deed(_FRESH | _CHECKED, _resolve),
    "reopen": Deed(_ENDED, _reopen),
    "correct": Deed(_FRESH | _CHECKED | {TipState.UNSURE}, _correct),
    "note": Deed(frozenset(TipState) - {TipState.WITHDRAWN}, _note),
}
"""Every deed of the tip's page."""
