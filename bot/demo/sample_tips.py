"""More than a year of invented tips for the demo: told in the product's own training texts, worked on by officers."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.geography import DISTRICTS
from language.judging.examples import TRAIN, Example, our_examples
from language.labels import Intent
from language.place import find_place
from language.understanding import understand
from models.group import Group, GroupKind
from models.incident import Incident
from models.person import Person, Role
from models.quarter import BANGKOK
from models.tip import Channel, Tip, TipState
from models.vault import vault_of
from services.tips import Said, Teller, change, open_tip

TIPS_A_DAY, TELLERS, _SEED, _LONGEST = 1.25, 40, 2563, 160
_PLACED, _PINNED, _NAMELESS, _SEEN_TWICE = 0.8, 0.2, 0.06, 0.12
"""Shares of tips: placed by an officer though their words name no district, with a pin, anonymous, told by two."""
_AGENCIES = ("สำนักงานเขต", "สน.ท้องที่", "สำนักการโยธา", "สำนักสิ่งแวดล้อม", "ปภ.กทม.", "การไฟฟ้านครหลวง")
_PATHS: Sequence[tuple[int, tuple[TipState, ...]]] = (
    (45, (TipState.VERIFYING, TipState.VERIFIED, TipState.FORWARDED, TipState.RESOLVED)),
    (20, (TipState.VERIFYING, TipState.VERIFIED)),
    (15, (TipState.VERIFYING, TipState.VERIFIED, TipState.FORWARDED)),
    (12, (TipState.VERIFYING, TipState.UNFOUNDED)),
    (8, ()),
)


def tell_tips(session: Session, since: datetime, now: datetime) -> None:
    """Record tips from `since` up to yesterday, a few more each month; the same every time, whatever the day."""
    chance = random.Random(_SEED)  # noqa: S311 - invented data
    stories = [one for one in our_examples(TRAIN) if one.intent[0] is Intent.TIP and len(one.text) <= _LONGEST]
    groups = session.scalars(select(Group).where(Group.kind == GroupKind.NEWS_NETWORK)).all()
    tellers, days = _tellers(session, since), (now - since).days
    for example in chance.sample(stories, min(round(days * TIPS_A_DAY), len(stories))):
        at = now - timedelta(days=1 + (days - 1) * chance.random() ** 1.15)
        first, second = (_teller(chance, tellers, groups) for _ in range(2))
        tip = _tell(session, chance, example, first, at)
        if chance.random() < _SEEN_TWICE and first.person is not second.person:
            _share(session, tip, _tell(session, chance, example, second, at + timedelta(minutes=chance.randint(1, 40))))


def _teller(chance: random.Random, people: Sequence[Person], groups: Sequence[Group]) -> Teller:
    if chance.random() < _NAMELESS:
        return Teller(person=None, group=None, channel=Channel.DIRECT, anonymous=True)
    return Teller(person=chance.choice(people), group=chance.choice(groups), channel=Channel.GROUP)


def _share(session: Session, tip: Tip, other: Tip) -> None:
    """Make one incident of two tips, as the product does when it sees that they tell of the same."""
    told = (tip.reported_at, other.reported_at)
    incident = Incident(
        category=tip.category, district=tip.district, first_at=min(told), last_at=max(told), witnesses=len(told)
    )
    session.add(incident)
    session.flush()
    tip.incident_id = other.incident_id = incident.id
    other.category, other.urgency, other.district = tip.category, tip.urgency, tip.district


def _tellers(session: Session, since: datetime) -> list[Person]:
    people = [Person(created_at=since, role=Role.VOLUNTEER) for _ in range(TELLERS)]
    session.add_all(people)
    session.flush()
    return people


def _tell(session: Session, chance: random.Random, example: Example, teller: Teller, at: datetime) -> Tip:
    said = Said(kind="text", occurred_at=at, text=example.text)
    tip = open_tip(session, teller, said, understand(example.text), now=at)
    tip.category, tip.urgency = str(example.category[0]), str(example.urgency[0])
    place = find_place(example.text)
    tip.district, tip.subdistrict, tip.place_keys = place.district, place.subdistrict, sorted(place.keys)
    if tip.district is None and chance.random() < _PLACED:
        tip.district = chance.choice(sorted(DISTRICTS))
    if tip.district and chance.random() < _PINNED:
        latitude, longitude = DISTRICTS[tip.district].point
        tip.point_sealed = vault_of(session).seal(f"{latitude},{longitude}")
    _work(session, chance, tip, at)
    return tip


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
