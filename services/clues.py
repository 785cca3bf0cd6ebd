"""Finding tips that may be of the same incident: by what they would share, through an index."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import islice

from sqlalchemy import String, bindparam, delete, or_, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import TextualSelect

from language.happenings import happening
from language.sameness import Reading
from models.base import UtcDateTime
from models.tip import Attachment, Tip, TipState
from models.tip_clue import TipClue
from services.sightings import is_same

ANYTHING, WHATEVER = "?", "*"
_UNSAID_LASTS = timedelta(hours=4)
_LATE_TELLERS = timedelta(days=1)
_SAME_TALK = timedelta(hours=1)
_OF_EACH = 8
_OF_LATE = 300
_LONGEST = 160
_MOST_WALKS = 208
_WALKS_AT_ONCE = 16  # so few lengths of the query that each stays compiled
_NO_CLUE = ("", timedelta())


def write_clues(session: Session, tip: Tip, reading: Reading) -> None:
    """Replace the tip's clues by those of a reading."""
    forget_clues(session, tip)
    events = reading.happenings or {ANYTHING}
    clues = {f"{event}@{place}"[:_LONGEST] for event in events for place in _places(tip, reading)}
    clues |= {f"{WHATEVER}@{spot}"[:_LONGEST] for spot in reading.spots.keys}
    session.add_all(TipClue(tip_id=tip.id, clue=clue, at=reading.happened_at) for clue in sorted(clues))
    session.flush()


def forget_clues(session: Session, tip: Tip) -> None:
    """Erase the tip's clues, which are made of the places and events in its words."""
    session.execute(delete(TipClue).where(TipClue.tip_id == tip.id))


def pictures_of(session: Session, tip: Tip) -> Sequence[Attachment]:
    """Return the tip's attachments by which it can be known again."""
    query = select(Attachment).where(Attachment.tip_id == tip.id, Attachment.sha256.is_not(None))
    return session.scalars(query).all()


def find_candidates(session: Session, tip: Tip, reading: Reading) -> list[Tip]:
    """Return tips that share a clue or a picture, at most a few for each, the nearest in time first."""
    near = {*session.scalars(*clue_query(tip, reading)), *same_picture(session, tip)} - {tip.id}
    if not near:
        return []
    query = select(Tip).where(
        Tip.id.in_(near), Tip.id != tip.id, Tip.state.not_in((TipState.UNSURE, TipState.WITHDRAWN))
    )
    return sorted(session.scalars(query), key=lambda other: (abs(other.reported_at - tip.reported_at), other.id))


def clue_query(tip: Tip, reading: Reading) -> tuple[TextualSelect, dict[str, str | datetime]]:
    """Ask for the newest tips with each clue, one short walk through the index a clue; return query and values."""
    at, wanted = reading.happened_at, list(islice(_wanted(tip, reading), _MOST_WALKS))
    number = -(-len(wanted) // _WALKS_AT_ONCE) * _WALKS_AT_ONCE
    values: dict[str, str | datetime] = {}
    for place, (clue, span) in enumerate((wanted + [_NO_CLUE] * number)[:number]):
        values |= {f"clue{place}": clue, f"from{place}": min(at, reading.since) - span, f"until{place}": at + span}
    return _walks(number), values


@cache
def _walks(number: int) -> TextualSelect:
    """Write the query of so many walks, once: it is asked for every tip, and building it cost more than asking it."""
    walk = (
        "SELECT tip_id FROM (SELECT tip_id FROM tip_clue WHERE clue = :clue{0} AND at BETWEEN :from{0} AND :until{0} "
        "ORDER BY at DESC LIMIT {1}) AS walk{0}"
    )
    times = [bindparam(f"{end}{at}", type_=UtcDateTime()) for at in range(number) for end in ("from", "until")]
    query = text(" UNION ALL ".join(walk.format(at, _OF_EACH) for at in range(number)))
    return query.bindparams(*times).columns(tip_id=String)


def _wanted(tip: Tip, reading: Reading) -> Iterator[tuple[str, timedelta]]:
    """Name the clues another tip of the same incident would have, the likeliest first, each with its span of time.

    Of two who tell of one thing at one spot within hours, each may name another side of it: the train, the one trapped.
    """
    own = reading.happenings
    kin = {kin for name in own for kin in happening(name).kin} - own
    places = sorted(_places(tip, reading))
    for event in (*sorted(own), ANYTHING, *sorted(kin)):
        for place in places:
            lasts = happening(event).lasts if event != ANYTHING else _UNSAID_LASTS
            span = _SAME_TALK if place.startswith("group:") else lasts + _LATE_TELLERS
            yield f"{event}@{place}"[:_LONGEST], span
    for spot in sorted(reading.spots.keys):
        yield f"{WHATEVER}@{spot}"[:_LONGEST], _UNSAID_LASTS


def _places(tip: Tip, reading: Reading) -> set[str]:
    """Name where it is in each way we know: spots, the district, and the group for what is told without a place."""
    places = set(reading.spots.keys)
    if reading.district:
        places.add(f"district:{reading.district}")
    if tip.group_id:
        places.add(f"group:{tip.group_id}")
    return places or {"nowhere"}


def same_picture(session: Session, tip: Tip) -> list[str]:
    """Return a few tips that show a picture of this one: the same bytes or looks, or of late nearly the same looks."""
    own = pictures_of(session, tip)
    if not own:
        return []
    known = or_(
        Attachment.sha256.in_({one.sha256 for one in own if one.sha256}),
        Attachment.picture_hash.in_({one.picture_hash for one in own if one.picture_hash}),
    )
    others = select(Attachment).where(Attachment.tip_id != tip.id, Attachment.sha256.is_not(None))
    same = session.scalars(others.where(known).limit(_OF_EACH)).all()
    late = session.scalars(others.order_by(Attachment.id.desc()).limit(_OF_LATE)).all()
    alike = [other for other in late if any(is_same(one, other) for one in own)][:_OF_EACH]
    return [found.tip_id for found in (*same, *alike) if found.tip_id is not None]
