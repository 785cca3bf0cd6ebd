"""Photos as evidence of progress reports: awaited around a report, kept sealed like the media of tips, counted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from models.person import Person
from models.project import Project
from models.project_report import ProjectReport
from models.tip import Attachment, AttachmentState
from services.assembly import Scene, is_unsent, loose_around
from services.conversations import DIRECT, drop, recall, remember
from services.media import owe_fetch
from services.topics import EVIDENCE

LIFE = timedelta(minutes=30)
MOST = 10


@dataclass(frozen=True, slots=True)
class Awaited:
    """The reports that an officer's photos belong to, as (id, code); none while the report is not confirmed.

    `began` is when the report was told, `photos` are LINE's ids of those that belong to none yet, `image_set` the set
    that was last answered.
    """

    began: datetime
    reports: tuple[tuple[int, str], ...] = ()
    photos: tuple[str, ...] = ()
    image_set: str | None = None


def begin(session: Session, person: Person, *, at: datetime, now: datetime) -> int:
    """Await photos for a report just shown; those sent shortly before are taken up. Return how many there are."""
    loose = [row for row in loose_around(session, Scene(person, None), at) if row.kind == "image"]
    for row in loose:
        session.delete(row)
    _remember(session, person, Awaited(began=at, photos=tuple(row.message_id for row in loose)), now)
    return len(loose)


def awaited(session: Session, person: Person, *, now: datetime) -> Awaited | None:
    """Return what photos of this officer belong to at the moment; None when no report was told lately."""
    found = recall(session, _key(person), now=now, within=LIFE)
    if found is None:
        return None
    reports = tuple((int(number), str(code)) for number, code in found["reports"])
    return Awaited(datetime.fromisoformat(found["began"]), reports, tuple(found["photos"]), found["set"])


def end(session: Session, person: Person) -> None:
    """Await no more photos; those that belong to no report are forgotten."""
    drop(session, _key(person))


def settle(session: Session, person: Person, waiting: Awaited, *, now: datetime) -> Awaited:
    """Give the waiting photos to the report when there is only one; remember the rest."""
    if len(waiting.reports) == 1 and waiting.photos:
        attach(session, waiting.reports[0][0], waiting.photos, now=now)
        waiting = replace(waiting, photos=())
    _remember(session, person, waiting, now)
    return waiting


def attach(session: Session, report_id: int, message_ids: Sequence[str], *, now: datetime) -> int:
    """Order the photos from LINE as evidence of the report, each once and ten at most; return how many are new."""
    known = set(session.scalars(sa.select(Attachment.message_id).where(Attachment.report_id == report_id)))
    wanted = [one for one in dict.fromkeys(message_ids) if one not in known and not is_unsent(session, one)]
    new = wanted[: max(MOST - len(known), 0)]
    for message_id in new:
        photo = Attachment(report_id=report_id, message_id=message_id, kind="image", created_at=now, part="evidence")
        session.add(photo)
        owe_fetch(session, photo)
    return len(new)


def photos_of(session: Session, project: Project) -> dict[int, list[Attachment]]:
    """Return the project's photos that are kept or on their way, under the number of their report."""
    query = sa.select(ProjectReport.no, Attachment).join(Attachment, Attachment.report_id == ProjectReport.id)
    shown = Attachment.state.in_((AttachmentState.KEPT, AttachmentState.WAITING))
    photos: defaultdict[int, list[Attachment]] = defaultdict(list)
    for no, photo in session.execute(
        query.where(ProjectReport.project_id == project.id, shown).order_by(Attachment.id)
    ):
        photos[no].append(photo)
    return dict(photos)


def count_photos(session: Session, code: str, fiscal_year: int) -> dict[int, int]:
    """Return how many photos each report of a project has; reports without one are left out."""
    query = (
        sa.select(ProjectReport.no, sa.func.count())
        .join(Attachment, Attachment.report_id == ProjectReport.id)
        .join(Project, Project.id == ProjectReport.project_id)
        .where(Project.code == code, Project.fiscal_year == fiscal_year)
        .where(Attachment.state.in_((AttachmentState.KEPT, AttachmentState.WAITING)))
        .group_by(ProjectReport.no)
    )
    return {int(no): int(count) for no, count in session.execute(query)}


def _key(person: Person) -> tuple[str, str, str]:
    return (person.id, DIRECT, EVIDENCE)


def _remember(session: Session, person: Person, waiting: Awaited, now: datetime) -> None:
    data: dict[str, Any] = {
        "began": waiting.began.isoformat(),
        "reports": list(waiting.reports),
        "photos": list(waiting.photos),
        "set": waiting.image_set,
    }
    remember(session, _key(person), data, now=now)
