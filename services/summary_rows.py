"""The tips a summary counts, taken aside once: every figure is drawn from the same rows, and each tip is read once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.schema import CreateTable, DropTable
from sqlalchemy.sql.functions import FunctionElement

from models.tip import Tip, TipState
from services.summary_scope import Scope, counted, known_by, month_number, state_at_cut

Moment = InstrumentedAttribute[datetime | None]

ROWS = sa.Table(
    "summary_row",
    sa.MetaData(),
    sa.Column("quarter", sa.String(8)),
    sa.Column("tip_id", sa.String(16)),
    sa.Column("month", sa.Integer),
    sa.Column("category", sa.String(16)),
    sa.Column("urgency", sa.String(10)),
    sa.Column("state", sa.String(10)),
    sa.Column("district", sa.String(40)),
    sa.Column("group_id", sa.String(16)),
    sa.Column("network", sa.String(200)),
    sa.Column("reporter", sa.String(16)),
    sa.Column("witness", sa.String(16)),
    sa.Column("event", sa.String(16)),
    sa.Column("response", sa.BigInteger),
    sa.Column("resolution", sa.BigInteger),
    sa.Column("verified", sa.Integer),
    sa.Column("unfounded", sa.Integer),
    sa.Column("placed", sa.Integer),
    sa.Column("dated", sa.Integer),
    sa.Column("pinned", sa.Integer),
    sa.Column("anonymous", sa.Integer),
    sa.Column("kept", sa.Integer),
    sa.Column("late", sa.Integer),
    sa.Column("pending", sa.Integer),
    prefixes=["TEMPORARY"],
)
"""One row a counted tip: flags are 0 or 1, `kept`, `late` and `pending` count its promises, times are seconds."""


class _Seconds(FunctionElement[int]):
    """Whole seconds since 1970 of a moment."""

    inherit_cache = True
    type = sa.BigInteger()


@compiles(_Seconds, "sqlite")
def _on_sqlite(element: _Seconds, compiler: Any, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    return f"unixepoch({compiler.process(element.clauses, **how)})"


@compiles(_Seconds, "postgresql")
def _on_postgresql(element: _Seconds, compiler: Any, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's hook
    return f"CAST(FLOOR(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **how)})) AS BIGINT)"


@contextmanager
def rows_aside(session: Session, scope: Scope) -> Iterator[None]:
    """Take aside the tips of the quarter, the one before and the one a year before, for as long as they are counted."""
    session.execute(DropTable(ROWS, if_exists=True))
    session.execute(CreateTable(ROWS))
    for quarter in (scope.quarter, scope.quarter.previous(), scope.quarter.a_year_before()):
        session.execute(sa.insert(ROWS).from_select(list(ROWS.c.keys()), _taken(scope.of(quarter))))
    _make_ready(session)
    yield
    session.execute(DropTable(ROWS))


def _make_ready(session: Session) -> None:
    """Let PostgreSQL find a quarter's rows and know how many they are; SQLite is quick without."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text(f"CREATE INDEX ON {ROWS.name} (quarter)"))
        session.execute(sa.text(f"ANALYZE {ROWS.name}"))


def _taken(scope: Scope) -> sa.Select[Any]:
    state = state_at_cut(scope)
    done = (_seconds_until(moment, scope) for moment in (Tip.responded_at, Tip.resolved_at))
    return select(
        sa.literal(str(scope.quarter)),
        Tip.id,
        month_number(scope),
        *(Tip.category, Tip.urgency, state, Tip.district, Tip.group_id, Tip.network, Tip.reporter_id),
        sa.func.coalesce(Tip.reporter_id, Tip.id),
        sa.func.coalesce(Tip.incident_id, Tip.id),
        *done,
        *(_flag(condition) for condition in _flags(scope, state)),
        *_promises(scope),
    ).where(*counted(scope))


def _flags(scope: Scope, state: ColumnElement[str]) -> tuple[ColumnElement[bool], ...]:
    return (
        known_by(Tip.verified_at.expression, scope.cut),
        state == TipState.UNFOUNDED,
        Tip.district.is_not(None),
        Tip.happened_at.is_not(None),
        Tip.point_sealed.is_not(None),
        Tip.anonymous.is_(True),
    )


def _seconds_until(moment: Moment, scope: Scope) -> ColumnElement[int | None]:
    taken = _Seconds(moment) - _Seconds(Tip.reported_at)
    return sa.case((known_by(moment.expression, scope.cut), taken), else_=None)


def _promises(scope: Scope) -> Iterator[ColumnElement[int]]:
    """Yield how many of a tip's two promises were kept by the cut, were late, and have time left."""
    pairs = ((Tip.respond_by, Tip.responded_at), (Tip.resolve_by, Tip.resolved_at))
    kept = [sa.and_(known_by(done.expression, scope.cut), done <= due) for due, done in pairs]
    late = [sa.and_(due < scope.cut, sa.or_(done.is_(None), done > due)) for due, done in pairs]
    pending = [sa.and_(due >= scope.cut, sa.or_(done.is_(None), done >= scope.cut)) for due, done in pairs]
    for first, second in (kept, late, pending):
        yield _flag(first) + _flag(second)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return sa.case((condition, 1), else_=0)
