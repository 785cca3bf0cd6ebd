"""Released summaries that records have left behind: they came, or were corrected, after the figures were frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrases import summary_news as words
from models.person import Role
from models.quarter import BANGKOK, Quarter
from models.quarter_summary import QuarterSummary
from services.summary_changes import changes
from services.summary_drafts import MOST_BACK
from services.summary_drawing import frozen_figures
from services.summary_figures import compile_figures


@dataclass(frozen=True, slots=True)
class Outdated:
    """A quarter's newest edition, and the figures that an amendment would change."""

    summary: QuarterSummary
    changes: Sequence[Mapping[str, Any]]

    def said(self) -> str:
        """Say it in one line."""
        quarter, first = (self.summary.fiscal_year, self.summary.quarter), self.changes[0]
        return words.outdated(*quarter, len(self.changes), first["label"], first["before"], first["after"])


def fingerprint(behind: Sequence[Outdated]) -> str:
    """Return what tells these differences from yesterday's."""
    told = [
        f"{each.summary.id}:{row['table']}:{row['label']}:{row['after']}" for each in behind for row in each.changes
    ]
    return sha256("\n".join(told).encode()).hexdigest()[:32]


def outdated(session: Session, now: datetime) -> list[Outdated]:
    """Return the last two years' released quarters whose figures are no longer what was released, oldest first.

    A draft of an amendment that knows the change already has nothing to be told.
    """
    rows = session.scalars(select(QuarterSummary).order_by(QuarterSummary.edition)).all()
    is_out = {(row.fiscal_year, row.quarter) for row in rows if row.released_at is not None}
    newest = {key: row for row in rows if (key := (row.fiscal_year, row.quarter)) in is_out}
    lately = [newest[key] for key in sorted(newest)[-MOST_BACK:]]
    found = [Outdated(row, _differences(session, row, now)) for row in lately]
    return [each for each in found if each.changes]


def _differences(session: Session, row: QuarterSummary, now: datetime) -> Sequence[Mapping[str, Any]]:
    quarter = Quarter(row.fiscal_year, row.quarter)
    fresh = compile_figures(session, quarter, now=now, as_of=_day(row, quarter, now), reader=Role.COMMAND)
    return changes(frozen_figures(session, row), fresh)


def _day(row: QuarterSummary, quarter: Quarter, now: datetime) -> date:
    """Return the day to count at: the edition's own, or the quarter's last when it was released before its end.

    What happens to a tip after the quarter belongs to no amendment, so counting at today's day would tell too much.
    """
    is_over = now.astimezone(BANGKOK).date() > quarter.last_day
    return max(row.as_of, quarter.last_day) if is_over else row.as_of
