"""Drafts of quarterly summaries: compiled and kept, so that what an analyst reads is what is released."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.letter_settings import LetterSettings
from documents.snapshot import fingerprint, snapshot_bytes, sound
from language.masking import mask
from language.phrases import summary as labels
from language.phrases import summary_news as news
from models.group import Group
from models.person import Role
from models.quarter import BANGKOK, Quarter
from models.quarter_summary import QuarterSummary
from models.session import hold
from models.tip import Tip
from models.vault import vault_of
from services.audit import note_deed
from services.letter_file import plain_values
from services.summary_causes import causes
from services.summary_changes import changes
from services.summary_drawing import frozen_figures
from services.summary_figures import compile_figures
from services.summary_scope import Scope, SummaryRefusedError, scope_of

MOST_BACK = 8
"""How many closed quarters the clock looks back: two years."""
LONGEST_REMARK = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is to be drafted: as of which day, under which letter, and why again if it is an amendment."""

    letter: LetterSettings
    as_of: date | None = None
    reason: str = ""


def make_draft(session: Session, quarter: Quarter, edition: Edition, *, now: datetime) -> QuarterSummary:
    """Compile the quarter's next edition and keep it; a draft made before is compiled anew.

    SummaryRefusedError when the day of the figures cannot be, or an amendment comes without a reason.
    """
    before = editions_of(session, quarter)
    if before and not edition.reason:
        raise SummaryRefusedError("this quarter is released; an amendment needs a reason")
    figures = compile_figures(session, quarter, now=now, as_of=edition.as_of, reader=Role.COMMAND)
    if before:
        scope = scope_of(quarter, as_of=edition.as_of, now=now, reader=Role.COMMAND)
        figures |= _amendment(session, scope, before[-1], figures, edition.reason)
    row = draft_of(session, quarter) or _begin(session, quarter, len(before))
    row.as_of = edition.as_of or now.astimezone(BANGKOK).date()
    row.compiled_at, row.letter, row.reason = now, plain_values(edition.letter), edition.reason[:200] or None
    keep_figures(session, row, figures)
    session.flush()
    return row


def _amendment(
    session: Session, scope: Scope, before: QuarterSummary, figures: dict[str, Any], reason: str
) -> dict[str, Any]:
    """Return what an amendment says of itself: its number, the letter it takes the place of, what changed and why."""
    said = {key: before.letter.get(key) or "" for key in ("number_prefix", "running_number", "dated")}
    return {
        "edition": before.edition + 1,
        "status_said": f"{labels.DRAFT} {labels.amendment(before.edition + 1)}",
        "amends": {"number": said["number_prefix"] + said["running_number"], "dated": said["dated"]}
        if said["running_number"]
        else {},
        "amended_because": [news.AMENDED_BECAUSE.format(reason=reason), *causes(session, scope, before)],
        "changes": changes(frozen_figures(session, before), figures),
    }


def draft_of(session: Session, quarter: Quarter) -> QuarterSummary | None:
    """Return the quarter's edition that is not released yet, if there is one."""
    query = select(QuarterSummary.id).where(QuarterSummary.fiscal_year == quarter.fiscal_year)
    mine = query.where(QuarterSummary.quarter == quarter.number, QuarterSummary.released_at.is_(None))
    found = session.scalar(mine.limit(1))
    row = None if found is None else take_in_hand(session, found)
    return row if row is not None and row.released_at is None else None


def take_in_hand(session: Session, summary_id: int) -> QuarterSummary | None:
    """Return the edition as it stands; nobody else changes or releases it until this transaction ends."""
    hold(session, QuarterSummary, summary_id)
    return session.get(QuarterSummary, summary_id, populate_existing=True)


def editions_of(session: Session, quarter: Quarter) -> Sequence[QuarterSummary]:
    """Return the quarter's released editions, oldest first."""
    query = select(QuarterSummary).where(QuarterSummary.fiscal_year == quarter.fiscal_year)
    mine = query.where(QuarterSummary.quarter == quarter.number, QuarterSummary.released_at.is_not(None))
    return session.scalars(mine.order_by(QuarterSummary.edition)).all()


def drafts(session: Session) -> Sequence[QuarterSummary]:
    """Return every edition that waits for its release, oldest quarter first."""
    query = select(QuarterSummary).where(QuarterSummary.released_at.is_(None))
    return session.scalars(query.order_by(QuarterSummary.fiscal_year, QuarterSummary.quarter)).all()


def quarters_without(session: Session, now: datetime) -> list[Quarter]:
    """Return the closed quarters that have no summary: from the first group or tip on, at most the last eight."""
    began = (select(sa.func.min(Tip.reported_at)), select(sa.func.min(Group.registered_at)))
    known = [moment for query in began if (moment := session.scalar(query)) is not None]
    if not known:
        return []
    first = min(known)
    have = {(row[0], row[1]) for row in session.execute(select(QuarterSummary.fiscal_year, QuarterSummary.quarter))}
    found, quarter = [], Quarter.of(now).previous()
    for _ in range(MOST_BACK):
        if quarter.end > first and (quarter.fiscal_year, quarter.number) not in have:
            found.append(quarter)
        quarter = quarter.previous()
    return found[::-1]


def set_remark(session: Session, draft: QuarterSummary, text: str, *, by: str, now: datetime) -> None:
    """Put the analyst's remark into letter and report, masked; an empty text takes it out."""
    figures, said = _editable(session, draft), " ".join(mask(text).split())
    if len(said) > LONGEST_REMARK:
        raise SummaryRefusedError(f"a remark has at most {LONGEST_REMARK} characters")
    figures["remarks"] = [said] if said else []
    keep_figures(session, draft, figures)
    _note(session, draft, "remark on summary", by=by, now=now)


def leave_out(session: Session, draft: QuarterSummary, place: int, reason: str, *, by: str, now: datetime) -> None:
    """Take the notable incident at a place (from 1) out of the report; the report says that one was left out."""
    figures = _editable(session, draft)
    notable = figures["notable"]
    if not 1 <= place <= len(notable):
        raise SummaryRefusedError(f"the draft has {len(notable)} notable incidents; there is no number {place}")
    number = figures.get("left_out", 0)
    del notable[place - 1]
    figures["method"] = [each for each in figures["method"] if each != news.left_out(number)]
    figures["method"].append(news.left_out(number + 1))
    figures["left_out"] = number + 1
    keep_figures(session, draft, figures)
    _note(session, draft, "leave out incident", by=by, now=now, reason=reason)


def strike_out(session: Session, gist: str) -> None:
    """Take words that were taken back out of every draft: it is released as it was read, but not with these."""
    for draft in drafts(session):
        figures = frozen_figures(session, draft)
        struck = [row | {"text": labels.REMOVED_TEXT} if row["text"] == gist else row for row in figures["notable"]]
        if struck != figures["notable"]:
            keep_figures(session, draft, figures | {"notable": struck})


def number_letter(
    session: Session, draft: QuarterSummary, number: str, dated: date | None, *, by: str, now: datetime
) -> None:
    """Set the letter's running number, and the day it bears."""
    _editable(session, draft)
    draft.letter = {**draft.letter, "running_number": sound(number), "dated": dated.isoformat() if dated else None}
    _note(session, draft, "number letter", by=by, now=now)


def keep_figures(session: Session, row: QuarterSummary, figures: dict[str, Any]) -> None:
    """Seal the figures into the row, with their fingerprint."""
    row.figures_sealed, row.fingerprint = vault_of(session).seal_bytes(snapshot_bytes(figures)), fingerprint(figures)


def _begin(session: Session, quarter: Quarter, edition: int) -> QuarterSummary:
    row = QuarterSummary(fiscal_year=quarter.fiscal_year, quarter=quarter.number, edition=edition)
    session.add(row)
    return row


def _editable(session: Session, draft: QuarterSummary) -> dict[str, Any]:
    if draft.released_at is not None:
        raise SummaryRefusedError("this edition is released and does not change; make an amendment")
    return frozen_figures(session, draft)


def _note(
    session: Session, draft: QuarterSummary, verb: str, *, by: str, now: datetime, reason: str | None = None
) -> None:
    note_deed(session, actor=by, verb=verb, subject=f"summary {draft.id}", now=now, reason=reason)
