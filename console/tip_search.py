"""What a list of tips is asked for, and the page of tips that answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from console.desk import Desk
from console.sight import sight_of
from language.geography import DISTRICTS
from language.labels import Category, Urgency
from models.tip import CLOSED, Tip, TipState

PAGE_SIZE = 25
OPEN, ALL = "open", "all"
DAYS = (1, 7, 30, 90, 365)
_UNCHECKED_FIRST = case((Tip.state.in_([TipState.NEW, TipState.VERIFYING]), 0), else_=1)
_SOONEST_FIRST = case({urgency: rank for rank, urgency in enumerate(Urgency)}, value=Tip.urgency, else_=len(Urgency))


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; None means any. `state` may also be `open` or `all`."""

    state: str = OPEN
    category: str | None = None
    urgency: str | None = None
    district: str | None = None
    group: str | None = None
    days: int | None = None
    late: bool = False
    page: int = 1

    def as_query(self, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any of our own fields
        """Return the search as parameters of an address, with changes; what is not asked for is left out."""
        values = {name: getattr(self, name) for name in self.__slots__} | changed
        return {name: value for name, value in values.items() if value not in {None, "", False, 1} or name == "days"}


def read_search(asked: Mapping[str, str]) -> Search:
    """Read a search from an address; what makes no sense is not looked for."""
    days, page = asked.get("days", ""), asked.get("page", "")
    return Search(
        state=_one_of(asked, "state", {*TipState, ALL}) or OPEN,
        category=_one_of(asked, "category", set(Category)),
        urgency=_one_of(asked, "urgency", set(Urgency)),
        district=_one_of(asked, "district", {*DISTRICTS, "-"}),
        group=asked.get("group") or None,
        days=int(days) if days.isdecimal() and int(days) in DAYS else None,
        late=bool(asked.get("late")),
        page=min(int(page), 10_000) if page.isdecimal() and int(page) > 0 else 1,
    )


def found(desk: Desk, search: Search) -> Sequence[Tip]:
    """Return one page of the tips found: of open ones what nobody checked comes first, by urgency; then by time."""
    first = [_UNCHECKED_FIRST, _SOONEST_FIRST] if search.state == OPEN else []
    query = _where(select(Tip), desk, search).order_by(*first, Tip.reported_at.desc(), Tip.id)
    return desk.session.scalars(query.limit(PAGE_SIZE).offset((search.page - 1) * PAGE_SIZE)).all()


def count(desk: Desk, search: Search) -> int:
    """Count all that is found."""
    return desk.session.scalar(_where(select(func.count()).select_from(Tip), desk, search)) or 0


def _where(query: Select[Any], desk: Desk, search: Search) -> Select[Any]:
    exact = {Tip.category: search.category, Tip.urgency: search.urgency, Tip.group_id: search.group}
    conditions = [column == value for column, value in exact.items() if value]
    if search.district:
        conditions.append(Tip.district.is_(None) if search.district == "-" else Tip.district == search.district)
    if search.days:
        conditions.append(Tip.reported_at >= desk.now - timedelta(days=search.days))
    if search.late:
        conditions += [Tip.responded_at.is_(None), Tip.respond_by < desk.now]
    return query.where(*sight_of(desk.person), *_in_state(search.state), *conditions)


def _in_state(state: str) -> list[ColumnElement[bool]]:
    if state == OPEN:
        return [Tip.state.not_in(CLOSED | {TipState.UNSURE})]
    return [] if state == ALL else [Tip.state == TipState(state)]


def _one_of(asked: Mapping[str, str], name: str, allowed: set[Any]) -> str | None:
    return asked[name] if asked.get(name) in allowed else None
