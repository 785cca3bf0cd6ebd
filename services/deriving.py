"""What a tip says, derived from its messages: text, category, urgency, place and time; made anew after each change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.orm import Session

from language.continuation import Part, read_continuation
from language.judging.judge import judge_as_tip
from language.kind_corrections import what_it_is
from language.labels import Category, Intent, Urgency, Verdict
from language.moment import find_moment
from language.place import Place, find_place
from language.understanding import Understanding, understand
from models.group import Group
from models.quarter import BANGKOK
from models.tip import Tip, TipMessage, TipState
from models.vault import vault_of
from services.clocks import set_clocks
from services.incidents import link
from services.pins import point_of

__all__ = ["Line", "derive", "lines_of", "point_of"]

_SURE_PLACE = 0.6
_SAME_BREATH = timedelta(minutes=2)
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
    if tip.state is not TipState.UNSURE and all(one.intent is not Intent.TIP for one in judged):
        judged[0] = _taken_for_tip(judged[0], lines[0])
    _take_over(tip, _put_right(lines, judged) or _leading(lines, judged, home))
    _locate(session, tip, lines, home)
    _date(tip, lines)
    link(session, tip, tip.last_added_at)


def _understand(line: Line, home: str | None) -> Understanding:
    return understand(line.text, sent_at=line.message.occurred_at, home_district=home)


def _taken_for_tip(judged: Understanding, line: Line) -> Understanding:
    """Return the judgement of a line that looked like no tip and is known to be one."""
    taken = judge_as_tip(line.text)
    return replace(judged, category=taken.category, urgency=taken.urgency)


def _put_right(lines: Sequence[Line], judged: Sequence[Understanding]) -> tuple[Understanding, Urgency | None] | None:
    """Return what counts once somebody said that it is something else: that, and the gravest urgency said since."""
    for place in range(len(lines) - 1, 0, -1):
        instead = what_it_is(lines[place].text)
        if instead:
            since = [understand(instead, judged=judge_as_tip(instead)), *judged[place + 1 :]]
            return since[0], _gravest(since)
    return None


def _leading(
    lines: Sequence[Line], judged: Sequence[Understanding], home: str | None
) -> tuple[Understanding, Urgency | None]:
    """Return the judgement that counts, and the gravest urgency said anywhere.

    What corrects counts more than what it corrects; else all that was told is judged as one text.
    """
    tips = [one for one in judged if one.intent is Intent.TIP] or list(judged[:1])
    gravest = _gravest(tips)
    corrections = [
        one
        for line, one in zip(lines[1:], judged[1:], strict=True)
        if one.intent is Intent.TIP and read_continuation(line.text).part is Part.CORRECTS
    ]
    if corrections:
        return corrections[-1], gravest
    telling = [line for line, one in zip(lines, judged, strict=True) if _tells(one, tips)]
    if len(telling) < 2 or len(lines) == 1:  # noqa: PLR2004 - one text is judged already
        return tips[0], gravest
    whole = _understand(Line("\n".join(line.text for line in telling), lines[0].message), home)
    return whole if whole.intent is Intent.TIP else tips[0], gravest


def _tells(judged: Understanding, tips: Sequence[Understanding]) -> bool:
    """Tell whether a line says what it is about: doubtful ones only where no other line is sure."""
    doubtful = judged.verdict is Verdict.UNSURE and all(tip.verdict is not Verdict.TIP for tip in tips)
    return judged.verdict is Verdict.TIP or doubtful


def _gravest(judged: Sequence[Understanding]) -> Urgency | None:
    return max((one.urgency for one in judged if one.urgency), key=_RANK.__getitem__, default=None)


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
    place = find_place("", pin=point) if point and _is_put_right_by_pin(tip, lines) else _place(lines, point, home)
    tip.place_keys = sorted(place.keys)
    if "district" not in tip.details.get("corrected", []):
        tip.district, tip.subdistrict = place.district, place.subdistrict


def _is_put_right_by_pin(tip: Tip, lines: Sequence[Line]) -> bool:
    """Tell whether the newest correction names no place itself, but came with a pin."""
    for line in reversed(lines[1:]):
        if read_continuation(line.text).part is Part.CORRECTS:
            since = line.message.occurred_at - _SAME_BREATH
            pins = [m for m in tip.messages if m.kind == "location" and m.removed_at is None]
            return not find_place(line.text).mentions and any(pin.occurred_at >= since for pin in pins)
    return False


def _place(lines: Sequence[Line], point: tuple[float, float] | None, home: str | None) -> Place:
    """Decide the place: the newest correction first, then sure words, then the pin, then the group's own district."""
    for line in reversed(lines[1:]):
        if read_continuation(line.text).part is Part.CORRECTS:
            corrected = find_place(line.text)
            if corrected.district is not None:
                return corrected
    said = find_place("\n".join(line.text for line in lines))
    if point is None or (said.district is not None and said.confidence >= _SURE_PLACE):
        first = said if said.district else find_place(lines[0].text, home_district=home)
        return first if first.district else said
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
