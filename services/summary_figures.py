"""A quarter's figures, counted by the database into one snapshot (docs/summary-snapshot.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from documents.thai_text import long_date
from language.phrases import summary as words
from models.person import Role
from models.quarter import BANGKOK, Quarter
from models.tip import TipState
from services import summary_network_tables as network_tables
from services import summary_tables as tables
from services.summary_counts import (
    Cell,
    Incidents,
    Sums,
    count_cells,
    count_districts,
    count_incidents,
    count_reporters,
    had_begun,
    total,
)
from services.summary_network import (
    GroupFigures,
    count_groups,
    count_messages,
    count_network_reporters,
    count_outside,
    count_turnover,
)
from services.summary_notable import notable_rows
from services.summary_register import register_tables
from services.summary_rows import ROWS, rows_aside
from services.summary_scope import Scope, scope_of
from services.summary_times import Durations, durations

SCHEMA = "khaonet.summary/1"


@dataclass(frozen=True, slots=True)
class _Counts:
    """What one quarter adds up to."""

    cells: Sequence[Cell]
    places: tables.Places
    incidents: Incidents
    reporters: int

    def values(self) -> dict[str, int]:
        """Return the overview's figures by name."""
        sums = total(self.cells)
        return {
            "tips": sums.tips,
            "verified": sums.verified,
            "unfounded": sums.unfounded,
            "emergencies": sum(cell.sums.tips for cell in self.cells if cell.urgency == "emergency"),
            "resolved": sum(cell.sums.tips for cell in self.cells if cell.state == TipState.RESOLVED),
            "events": self.incidents.events,
            "seen_by_several": self.incidents.seen_by_several,
            "witnesses": self.incidents.witnesses,
            "reporters": self.reporters,
        }


def compile_figures(
    session: Session,
    quarter: Quarter,
    *,
    now: datetime,
    as_of: date | None = None,
    reader: Role = Role.ANALYST,
) -> dict[str, Any]:
    """Return the quarter's snapshot as known at the end of `as_of`; SummaryRefusedError when that day cannot be."""
    scope = scope_of(quarter, as_of=as_of, now=now, reader=reader)
    day = as_of or now.astimezone(BANGKOK).date()
    with rows_aside(session, scope):
        return {**_frame(scope, day), **_figures(session, scope)}


def _figures(session: Session, scope: Scope) -> dict[str, Any]:
    quarter = scope.quarter
    counts, groups = _counts(session, quarter), count_groups(session, scope)
    previous, year_before = (
        _known(session, scope.of(other)) for other in (quarter.previous(), quarter.a_year_before())
    )
    response, resolution = (durations(session, quarter, column) for column in (ROWS.c.response, ROWS.c.resolution))
    return {
        **_tip_tables(scope, counts, previous, year_before),
        **_place_tables(counts, previous, groups),
        **_network_tables(session, scope, groups),
        "facts": words.facts(_highlights(counts, previous, groups, response, scope)),
        "times": _time_rows(response, resolution),
        "promises": _promise_rows(total(counts.cells)),
        **register_tables(session, scope),
        "notable": notable_rows(session, scope),
        "data_quality": _quality_rows(total(counts.cells)),
    }


def _counts(session: Session, quarter: Quarter) -> _Counts:
    return _Counts(
        cells=count_cells(session, quarter),
        places=count_districts(session, quarter),
        incidents=count_incidents(session, quarter),
        reporters=count_reporters(session, quarter),
    )


def _known(session: Session, scope: Scope) -> _Counts | None:
    return _counts(session, scope.quarter) if had_begun(session, scope) else None


def _frame(scope: Scope, as_of: date) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "fiscal_year": scope.quarter.fiscal_year,
        "quarter": scope.quarter.number,
        "period": {"start": scope.quarter.first_day.isoformat(), "end": scope.quarter.last_day.isoformat()},
        "as_of": as_of.isoformat(),
        "closed": scope.is_closed,
        "compiled_at": scope.now.astimezone(BANGKOK).isoformat(timespec="seconds"),
        "reader_role": scope.reader.value,
        "security_hidden": not scope.sees_security,
        "status_said": words.DRAFT,
        "months": _month_labels(scope.quarter),
        "notes": {"suppression": words.SUPPRESSION_NOTE, "volunteers": words.VOLUNTEERS_NOTE},
        "glossary": [{"label": label, "text": text} for label, text in words.GLOSSARY.items()],
        "method": words.method(long_date(as_of), is_closed=scope.is_closed),
    }


def _month_labels(quarter: Quarter) -> list[str]:
    return [words.month_label(year, month) for year, month in quarter.months()]


def _tip_tables(scope: Scope, counts: _Counts, previous: _Counts | None, year_before: _Counts | None) -> dict[str, Any]:
    begun, labels = scope.months_begun, _month_labels(scope.quarter)
    return {
        "overview": _overview_rows(counts, previous, year_before),
        "by_category": tables.category_rows(counts.cells, sees_security=scope.sees_security, begun=begun),
        "by_month": tables.month_rows(labels, counts.cells, year_before.cells if year_before else None, begun=begun),
        "trend": tables.trend_rows(
            counts.cells,
            previous.cells if previous else None,
            year_before.cells if year_before else None,
            sees_security=scope.sees_security,
        ),
        "by_urgency": tables.urgency_rows(counts.cells, begun=begun),
        "by_state": tables.state_rows(counts.cells),
    }


def _place_tables(counts: _Counts, previous: _Counts | None, groups: Sequence[GroupFigures]) -> dict[str, Any]:
    before = previous.places if previous else None
    return {
        "by_district": tables.district_rows(counts.places, before, groups),
        "by_district_group": tables.district_group_rows(counts.places, before, groups),
    }


def _network_tables(session: Session, scope: Scope, groups: Sequence[GroupFigures]) -> dict[str, Any]:
    reporters = count_network_reporters(session, scope.quarter)
    whole = count_reporters(session, scope.quarter)
    networks = network_tables.network_name_rows(groups, reporters, count_outside(session, scope.quarter, groups))
    return {
        "network": network_tables.network_rows(groups, count_turnover(session, scope), whole),
        "by_network": networks,
        "by_group": network_tables.group_rows(groups, networks),
        "message_budget": network_tables.message_rows(_month_labels(scope.quarter), count_messages(session, scope)),
    }


def _overview_rows(now: _Counts, previous: _Counts | None, year_before: _Counts | None) -> list[dict[str, Any]]:
    values = now.values()
    before, long_before = (other.values() if other else {} for other in (previous, year_before))
    return [
        {
            "label": label,
            "unit": unit,
            "now": values[key],
            "previous": before.get(key),
            "previous_change": tables.change(values[key], before.get(key)),
            "year_before": long_before.get(key),
            "year_change": tables.change(values[key], long_before.get(key)),
        }
        for key, (label, unit) in words.OVERVIEW_LABELS.items()
    ]


def _highlights(
    counts: _Counts, previous: _Counts | None, groups: Sequence[GroupFigures], response: Durations, scope: Scope
) -> words.Highlights:
    # Part of a quarter beside a whole one would read as a fall.
    before = total(previous.cells).tips if previous and scope.is_closed else None
    sums = total(counts.cells)
    rows = tables.category_rows(counts.cells, sees_security=scope.sees_security)
    leaders = sorted(((row["label"], row["tips"]) for row in rows if row["tips"]), key=lambda pair: -pair[1])
    return words.Highlights(
        tips=sums.tips,
        previous=before,
        change=tables.change(sums.tips, before),
        verified=sums.verified,
        unfounded=sums.unfounded,
        leaders=leaders,
        median_minutes=response.median,
        p90_minutes=response.p90,
        promises_kept=tables.share(sums.kept, sums.kept + sums.late),
        groups=len(groups),
        members=sum(group.members for group in groups),
        reporters=counts.reporters,
        silent=sum(not group.tips for group in groups),
    )


def _time_rows(response: Durations, resolution: Durations) -> list[dict[str, Any]]:
    found = {"response": response, "resolution": resolution}
    return [
        {"label": label, "count": found[key].count, "median": found[key].median, "p90": found[key].p90}
        for key, label in words.TIME_LABELS.items()
    ]


def _promise_rows(sums: Sums) -> list[dict[str, Any]]:
    values = {"kept": sums.kept, "late": sums.late, "pending": sums.pending}
    whole = sum(values.values())
    return [
        {"label": label, "count": values[key], "share": tables.share(values[key], whole)}
        for key, label in words.PROMISE_LABELS.items()
    ]


def _quality_rows(sums: Sums) -> list[dict[str, Any]]:
    values = {"placed": sums.placed, "pinned": sums.pinned, "dated": sums.dated, "anonymous": sums.anonymous}
    return [
        {"label": label, "count": values[key], "of": sums.tips, "share": tables.share(values[key], sums.tips)}
        for key, label in words.QUALITY_LABELS.items()
    ]
