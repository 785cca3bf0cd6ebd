"""What staff may do with a tip on its page: one row a deed, each with the states it is offered in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from console.desk import Desk
from console.sight import tip_in_sight
from language.geography import DISTRICTS
from language.labels import Category
from language.phrases import console as phrases
from models.tip import Tip, TipState
from services import incidents, triage
from services.corrections import set_category, set_district
from services.pressing import may_work_on
from services.tip_codes import find_code
from services.triage import STEPS, NotNowError

Form = Mapping[str, str]
CORRECTORS: Mapping[str, Callable[..., None]] = {"category": set_category, "district": set_district}
"""What of a tip an officer may put right, and how."""
_LONGEST_NOTE = 2000


class DeedRefusedError(Exception):
    """The deed cannot be done as asked, and nothing was changed; the message tells the officer why."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do, and in which states of a tip it is offered."""

    states: Collection[TipState]
    run: Callable[[Desk, Tip, Form], None]


def do(desk: Desk, tip: Tip, name: str, form: Form) -> None:
    """Do the deed to the tip; DeedRefusedError when its state does not allow it or a field is missing."""
    deed = DEEDS.get(name)
    if deed is None or tip.state not in deed.states:
        raise DeedRefusedError(phrases.NOT_NOW["state"])
    try:
        with desk.session.begin_nested():
            deed.run(desk, tip, form)
    except NotNowError as refusal:
        raise DeedRefusedError(phrases.NOT_NOW[refusal.why]) from refusal


def offered(tip: Tip) -> set[str]:
    """Return the names of the deeds that the tip's state allows."""
    return {name for name, deed in DEEDS.items() if tip.state in deed.states}


def _claim(desk: Desk, tip: Tip, _: Form) -> None:
    triage.claim(desk.session, tip, desk.person, now=desk.now)


def _give_back(desk: Desk, tip: Tip, _: Form) -> None:
    triage.release(desk.session, tip, desk.person, now=desk.now)


def _verify(desk: Desk, tip: Tip, _: Form) -> None:
    triage.take_step(desk.session, tip, "verify", desk.person, now=desk.now)


def _find_nothing(desk: Desk, tip: Tip, form: Form) -> None:
    why = _needed(form, "note", phrases.NOTE_NEEDED)
    triage.take_step(desk.session, tip, "unfounded", desk.person, now=desk.now)
    _keep(desk, tip, why, for_teller=False)


def _forward(desk: Desk, tip: Tip, form: Form) -> None:
    agency = _needed(form, "agency", phrases.AGENCY_NEEDED)[:200]
    triage.forward(desk.session, tip, agency, desk.person, now=desk.now)


def _resolve(desk: Desk, tip: Tip, form: Form) -> None:
    triage.take_step(desk.session, tip, "resolve", desk.person, now=desk.now)
    if result := form.get("note", "").strip():
        _keep(desk, tip, result, for_teller=True)


def _reopen(desk: Desk, tip: Tip, _: Form) -> None:
    triage.take_step(desk.session, tip, "reopen", desk.person, now=desk.now)


def _accept(desk: Desk, tip: Tip, _: Form) -> None:
    triage.accept_doubtful(desk.session, tip, desk.person, now=desk.now)


def _dismiss(desk: Desk, tip: Tip, _: Form) -> None:
    triage.erase_doubtful(desk.session, tip, desk.person, now=desk.now)


def _note(desk: Desk, tip: Tip, form: Form) -> None:
    _keep(desk, tip, _needed(form, "note", phrases.NOTE_NEEDED), for_teller=bool(form.get("for_teller")))


def _correct(desk: Desk, tip: Tip, form: Form) -> None:
    wanted = {name: form.get(name) or getattr(tip, name) for name in CORRECTORS}
    changed = {name: value for name, value in wanted.items() if value != getattr(tip, name)}
    if not changed or wanted["category"] not in set(Category) or wanted["district"] not in {None, *DISTRICTS}:
        raise DeedRefusedError(phrases.NOTHING_CHANGED)
    for name, value in changed.items():
        CORRECTORS[name](desk.session, tip, value, by=desk.person, now=desk.now)


def _merge(desk: Desk, tip: Tip, form: Form) -> None:
    code = find_code(form.get("code", ""))
    other = tip_in_sight(desk.session, desk.person, code) if code else None
    if other is None or other is tip or not may_work_on(desk.person, other):
        raise DeedRefusedError(phrases.NO_OTHER_TIP)
    incidents.merge(desk.session, [tip, other], desk.person, desk.now)


def _split(desk: Desk, tip: Tip, _: Form) -> None:
    if tip.incident_id is None:
        raise DeedRefusedError(phrases.NOTHING_CHANGED)
    incidents.split(desk.session, tip, desk.person, desk.now)


def _share(desk: Desk, tip: Tip, _: Form) -> None:
    if not triage.share_state(desk.session, tip, desk.person, now=desk.now):
        raise DeedRefusedError(phrases.NOTHING_CHANGED)


def _keep(desk: Desk, tip: Tip, note: str, *, for_teller: bool) -> None:
    triage.add_note(desk.session, tip, note[:_LONGEST_NOTE], desk.person, for_teller=for_teller, now=desk.now)


def _needed(form: Form, name: str, otherwise: str) -> str:
    value = form.get(name, "").strip()
    if not value:
        raise DeedRefusedError(otherwise)
    return value


_UNSURE = frozenset({TipState.UNSURE})
_WORKED_ON = STEPS["resolve"].before
_ENDED = STEPS["reopen"].before

DEEDS: Mapping[str, Deed] = {
    "accept": Deed(_UNSURE, _accept),
    "dismiss": Deed(_UNSURE, _dismiss),
    "claim": Deed(_WORKED_ON, _claim),
    "release": Deed(_WORKED_ON, _give_back),
    "verify": Deed(STEPS["verify"].before, _verify),
    "unfounded": Deed(STEPS["unfounded"].before, _find_nothing),
    "forward": Deed(STEPS["forward"].before, _forward),
    "resolve": Deed(STEPS["resolve"].before, _resolve),
    "reopen": Deed(STEPS["reopen"].before, _reopen),
    "correct": Deed(_WORKED_ON | _UNSURE, _correct),
    "merge": Deed(_WORKED_ON, _merge),
    "split": Deed(_WORKED_ON | _ENDED, _split),
    "share": Deed((_WORKED_ON | _ENDED) - {TipState.NEW}, _share),
    "note": Deed(frozenset(TipState) - {TipState.WITHDRAWN, TipState.UNSURE}, _note),
}
"""Every deed of the tip's page."""
