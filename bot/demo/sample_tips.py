"""A year of invented tips for the demo: told in the product's own training texts, worked on by invented officers."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.judging.examples import TRAIN, Example, our_examples
from language.labels import Intent
from language.place import find_place
from language.understanding import understand
from models.group import Group, GroupKind
from models.person import Person, Role
from models.quarter import BANGKOK
from models.tip import Channel, Tip, TipState
from services.tips import Said, Teller, change, open_tip

TIPS, DAYS, TELLERS, _SEED, _LONGEST = 420, 365, 40, 2563, 160
_AGENCIES = ("สำนักงานเขต", "สน.ท้องที่", "สำนักการโยธา", "สำนักสิ่งแวดล้อม", "ปภ.กทม.", "การไฟฟ้านครหลวง")
_PATHS: Sequence[tuple[int, tuple[TipState, ...]]] = (
    (45, (TipState.VERIFYING, TipState.VERIFIED, TipState.FORWARDED, TipState.RESOLVED)),
    (20, (TipState.VERIFYING, TipState.VERIFIED)),
    (15, (TipState.VERIFYING, TipState.VERIFIED, TipState.FORWARDED)),
    (12, (TipState.VERIFYING, TipState.UNFOUNDED)),
    (8, ()),
)


def tell_a_year(session: Session, now: datetime) -> None:
    """Record a year of tips up to yesterday; the same every time, whatever the day."""
    chance = random.Random(_SEED)  # noqa: S311 - invented data
    stories = [one for one in our_examples(TRAIN) if one.intent[0] is Intent.TIP and len(one.text) <= _LONGEST]
    groups = session.scalars(select(Group).where(Group.kind == GroupKind.NEWS_NETWORK)).all()
    tellers = _tellers(session, now)
    for example in chance.sample(stories, TIPS):
        at = now - timedelta(days=chance.uniform(1, DAYS))
        _tell(
            session,
            chance,
            example,
            Teller(person=chance.choice(tellers), group=chance.choice(groups), channel=Channel.GROUP),
            at,
        )


def _tellers(session: Session, now: datetime) -> list[Person]:
    people = [Person(created_at=now - timedelta(days=DAYS), role=Role.VOLUNTEER) for _ in range(TELLERS)]
    session.add_all(people)
    session.flush()
    return people


def _tell(session: Session, chance: random.Random, example: Example, teller: Teller, at: datetime) -> None:
    said = Said(kind="text", occurred_at=at, text=example.text)
    tip = open_tip(session, teller, said, understand(example.text), now=at)
    tip.category, tip.urgency = str(example.category[0]), str(example.urgency[0])
    place = find_place(example.text)
    tip.district, tip.subdistrict, tip.place_keys = place.district, place.subdistrict, sorted(place.keys)
    _work(session, chance, tip, at)


def _work(session: Session, chance: random.Random, tip: Tip, at: datetime) -> None:
    (path,) = chance.choices([states for _, states in _PATHS], [weight for weight, _ in _PATHS])
    moment = at
    for state in path:
        moment += timedelta(hours=chance.expovariate(1 / (3 if state is TipState.VERIFYING else 20)))
        change(session, tip, str(state), actor=None, now=moment, after=state)
        _stamp(tip, state, moment)
        if state is TipState.FORWARDED:
            tip.agency = chance.choice(_AGENCIES)


def _stamp(tip: Tip, state: TipState, moment: datetime) -> None:
    tip.responded_at = tip.responded_at or moment
    if state is TipState.VERIFIED:
        tip.verified_at = moment
    if state in {TipState.RESOLVED, TipState.UNFOUNDED}:
        tip.resolved_at = moment.astimezone(BANGKOK)
