"""What a tip says, derived from its messages: text, category, urgency, place and time; made anew after each change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from language.continuation import Part, read_continuation
from language.labels import Category, Intent, Urgency, Verdict
from language.moment import find_moment
from language.place import Place, find_place
from language.understanding import Understanding, understand
from models.group import Group
from models.quarter import BANGKOK
from models.tip import Tip, TipMessage
from models.vault import vault_of
from services.clocks import set_clocks
from services.incidents import link
from services.pins import point_of

__all__ = ["Line", "derive", "lines_of", "point_of"]

_SURE_PLACE = 0.6
_TELLS = frozenset({Verdict.TIP, Verdict.UNSURE})
_RANK = {Urgency.ROUTINE: 0, Urgency.URGENT: 1, Urgency.EMERGENCY: 2}


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a tip, opened."""

    text: str
    message: TipMessage


def lines_of(session: Session, tip: Tip) -> list[Line]:
    """Return the tip's texts that were not unsent, in the order in which they were said."""
    vault = vault_of(session)
    kept = [m for m in tip.messages if m.text_sealed is not None and m.removed_at is None and m.kind == "text"]
    return [Line(vault.open(m.text_sealed), m) for m in kept if m.text_sealed is not None]


def derive(session: Session, tip: Tip, known: Mapping[str, Understanding] | None = None) -> None:
    """Work out anew what the tip says; a tip without any text keeps its category and loses the words.

    Of the texts of messages in `known`, by message id, it is known already what they say.
    """
    session.flush()
    session.expire(tip, ["messages"])
    lines, vault = lines_of(session, tip), vault_of(session)
    tip.text_sealed = vault.seal("\n".join(line.text for line in lines)) if lines else None
    if not lines:
        return
    home = _home(session, tip)
    judged = [(known or {}).get(line.message.message_id or "") or _understand(line, home) for line in lines]
    _take_over(tip, _leading(lines, judged, home))
    _locate(session, tip, lines, home)
    _date(tip, lines)
    link(session, tip, tip.last_added_at)


def _understand(line: Line, home: str | None) -> Understanding:
    return understand(line.text, sent_at=line.message.occurred_at, home_district=home)


def _leading(
    lines: Sequence[Line], judged: Sequence[Understanding], home: str | None
) -> tuple[Understanding, Urgency | None]:
    """Return the judgement that counts, and the gravest urgency said anywhere.

    What corrects counts more than what it corrects; else all that was told is judged as one text.
    """
    tips = [one for one in judged if one.intent is Intent.TIP] or list(judged[:1])
    gravest = max((one.urgency for one in tips if one.urgency), key=_RANK.__getitem__, default=None)
    corrections = [
        one
        for line, one in zip(lines[1:], judged[1:], strict=True)
        if one.intent is Intent.TIP and read_continuation(line.text).part is Part.CORRECTS
    ]
    if corrections:
        return corrections[-1], gravest
    telling = [line for line, one in zip(lines, judged, strict=True) if one.verdict in _TELLS]
    if len(telling) == 1 or len(lines) == 1:
        return tips[0], gravest
    whole = _understand(Line("\n".join(line.text for line in telling), lines[0].message), home)
    return whole if whole.intent is Intent.TIP else tips[0], gravest


def _take_over(tip: Tip, leading: tuple[Understanding, Urgency | None]) -> None:
    judged, urgency = leading
    if "category" not in tip.details.get("corrected", []):
        tip.category = str(judged.category or tip.category or Category.OTHER)
    if "urgency" not in tip.details.get("corrected", []):
        tip.urgency = str(urgency or tip.urgency or Urgency.ROUTINE)
    tip.confidence, tip.reasons = judged.confidence, list(judged.reasons)
    set_clocks(tip)


def _locate(session: Session, tip: Tip, lines: Sequence[Line], home: str | None) -> None:
    point = point_of(session, tip)
    place = _place(lines, point, home)
    tip.place_keys = sorted(place.keys)
    if "district" not in tip.details.get("corrected", []):
        tip.district, tip.subdistrict = place.district, place.subdistrict


def _place(lines: Sequence[Line], point: tuple[float, float] | None, home: str | None) -> Place:
    """Decide the place: the newest correction first, then sure words, then the pin, then the group's own district."""
    for line in reversed(lines[1:]):
        if read_continuation(line.text).part is Part.CORRECTS:
            corrected = find_place(line.text)
            if corrected.district is not None:
                return corrected
    said = find_place("\n".join(line.text for line in lines))
    if point is None or (said.district is not None and said.confidence >= _SURE_PLACE):
        return said if said.district or not home else find_place(lines[0].text, home_district=home)
    return find_place("\n".join(line.text for line in lines), pin=point)


def _date(tip: Tip, lines: Sequence[Line]) -> None:
    first = lines[0].message.occurred_at
    for line in lines:
        moment = find_moment(line.text, line.message.occurred_at.astimezone(BANGKOK))
        if moment is not None:
            tip.happened_at, tip.happened_precision = moment.start, str(moment.precision)
            return
    tip.happened_at, tip.happened_precision = first, None


def _home(session: Session, tip: Tip) -> str | None:
    if tip.group_id is None:
        return None
    group = session.get(Group, tip.group_id)
    return group.district if group else None
