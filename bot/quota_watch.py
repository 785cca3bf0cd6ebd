"""Quota watch: analysts and administrators hear once a month that LINE's message quota is nearly used."""

from functools import partial

import structlog
from sqlalchemy import select

from bot.delivery_policy import is_worth_its_price, worth_of
from bot.line import LineLimitedError, LineRefusedError, LineUnavailableError
from bot.quota import Quota
from bot.runtime import Runtime
from bot.summary_links import links_of
from language.phrases import quota as words
from models.person import Person, Role
from models.quarter import BANGKOK
from services.meter import note_quota
from services.outbox import Chat, Words, owe
from services.summary_resumption import resume_cards
from services.words import Text

log = structlog.get_logger(__name__)

NEARLY = 20
"""Percent of the month's quota that is left when it counts as nearly used."""


def watch_quota(runtime: Runtime, _minute: str) -> str:
    """Write down the month's quota, and say so when little is left of it; LINE's own trouble is for tomorrow."""
    try:
        quota = runtime.line.quota()
    except (LineUnavailableError, LineLimitedError, LineRefusedError) as error:
        log.warning("the quota could not be asked", reason=type(error).__name__)
        return f"the quota could not be asked: {type(error).__name__}"
    now = runtime.clock()
    with runtime.sessions.begin() as session:
        note_quota(session, limit=quota.limit, used=quota.used, now=now)
        resume_cards(session, links_of(runtime.settings), affords=partial(_affords, quota), now=now)
    if quota.limit is None or quota.left is None or quota.left * 100 > quota.limit * NEARLY:
        return f"{quota.used} of {quota.limit or 'unlimited'} messages used"
    said = Words(messages=[Text(words.nearly_used(quota.left, quota.limit))], purpose="alarm")
    with runtime.sessions.begin() as session:
        told = select(Person.id).where(Person.role.in_([Role.ADMIN, Role.ANALYST]), Person.erased_at.is_(None))
        for person in session.scalars(told):
            key = f"quota:{now.astimezone(BANGKOK):%Y-%m}:{person}"
            owe(session, Chat(person_id=person), said, key=key, now=now)
    return f"{quota.used} of {quota.limit} messages used: nearly all, people are told once a month"


def _affords(quota: Quota, price: int) -> bool:
    return is_worth_its_price(worth_of("summary"), price=price, limit=quota.limit, left=quota.left)
