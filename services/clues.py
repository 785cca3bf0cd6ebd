"""Finding tips that may be of the same incident: by what they would share, through an index."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, Select, delete, or_, select, union_all
from sqlalchemy.orm import Session

from language.happenings import happening
from language.sameness import Reading
from models.tip import Attachment, Tip, TipState
from models.tip_clue import TipClue

ANYTHING = "?"
_UNSAID_LASTS = timedelta(hours=4)
_LATE_TELLERS = timedelta(days=1)
_SAME_TALK = timedelta(hours=1)
_OF_EACH = 8
_LONGEST = 160
_MOST_WALKS = 200


def write_clues(session: Session, tip: Tip, reading: Reading) -> None:
    """Replace the tip's clues by those of a reading."""
    session.execute(delete(TipClue).where(TipClue.tip_id == tip.id))
    events = reading.happenings or {ANYTHING}
    clues = {f"{event}@{place}"[:_LONGEST] for event in events for place in _places(tip, reading)}
    session.add_all(TipClue(tip_id=tip.id, clue=clue, at=reading.happened_at) for clue in sorted(clues))
    session.flush()


def find_candidates(session: Session, tip: Tip, reading: Reading) -> list[Tip]:
    """Return tips that share a clue or a picture, at most a few for each, the nearest in time first."""
    near = {*session.scalars(clue_query(tip, reading)), *session.scalars(_same_picture(session, tip))}
    query = select(Tip).where(
        Tip.id.in_(near), Tip.id != tip.id, Tip.state.not_in((TipState.UNSURE, TipState.WITHDRAWN))
    )
    return sorted(session.scalars(query), key=lambda other: (abs(other.reported_at - tip.reported_at), other.id))


def clue_query(tip: Tip, reading: Reading) -> Select[str]:
    """Ask for the newest tips with each clue, one short walk through the index a clue."""
    walks = [_walk(clue, reading.happened_at, span) for clue, span in islice(_wanted(tip, reading), _MOST_WALKS)]
    return select(union_all(*(select(walk.subquery()) for walk in walks)).subquery())


def _walk(clue: str, at: datetime, span: timedelta) -> Select[str]:
    query = select(TipClue.tip_id).where(TipClue.clue == clue, TipClue.at.between(at - span, at + span))
    return query.order_by(TipClue.at.desc()).limit(_OF_EACH)


def _wanted(tip: Tip, reading: Reading) -> Iterator[tuple[str, timedelta]]:
    """Name the clues another tip of the same incident would have, each with how far away in time it may be."""
    own = reading.happenings
    events = own | {ANYTHING} | {kin for name in own for kin in happening(name).kin}
    for place in sorted(_places(tip, reading)):
        for event in sorted(events):
            lasts = happening(event).lasts if event != ANYTHING else _UNSAID_LASTS
            span = _SAME_TALK if place.startswith("group:") else lasts + _LATE_TELLERS
            yield f"{event}@{place}"[:_LONGEST], span


def _places(tip: Tip, reading: Reading) -> set[str]:
    """Name where it is in each way we know: spots, the district, and the group for what is told without a place."""
    places = set(reading.spots.keys)
    if reading.district:
        places.add(f"district:{reading.district}")
    if tip.group_id:
        places.add(f"group:{tip.group_id}")
    return places or {"nowhere"}


def _same_picture(session: Session, tip: Tip) -> Select[str | None]:
    """Ask for tips that show a picture of this one."""
    own = session.execute(select(Attachment.sha256, Attachment.picture_hash).where(Attachment.tip_id == tip.id)).all()
    prints, looks = ({value for value in column if value} for column in zip(*own, strict=True)) if own else ((), ())
    same: ColumnElement[bool] = or_(Attachment.sha256.in_(prints), Attachment.picture_hash.in_(looks))
    return select(Attachment.tip_id).where(same, Attachment.tip_id != tip.id).limit(_OF_EACH)
