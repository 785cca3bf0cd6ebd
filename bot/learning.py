"""Learning by night: officers' corrections go into the model, which is replaced only by one that is no worse."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.runtime import Runtime
from language.judging.examples import Example
from language.judging.recipe import OUR_RECIPE, Recipe
from language.labels import Category, Intent, Urgency
from language.training import learn
from models.correction import Correction
from models.vault import vault_of

log = structlog.get_logger(__name__)

FEWEST = 5
"""Fewer corrections than this are not worth a training."""


def refresh_model(runtime: Runtime, _minute: str, recipe: Recipe = OUR_RECIPE) -> str:
    """Learn from corrections that were not learned yet; a model that scores worse is not taken, and they wait."""
    with runtime.sessions.begin() as session:
        rows = session.scalars(select(Correction).where(Correction.learned_at.is_(None)).order_by(Correction.id)).all()
        examples = [_example(session, row) for row in rows]
    if len(rows) < FEWEST:
        return f"{len(rows)} corrections, too few to learn from"
    lesson = learn(examples, runtime.settings.khaonet_data / "learning", recipe)
    if lesson.accepted:
        with runtime.sessions.begin() as session:
            learned = Correction.id.in_([row.id for row in rows])
            session.execute(update(Correction).where(learned).values(learned_at=runtime.clock()))
    log.info("learned from corrections", corrections=len(rows), accepted=lesson.accepted)
    return f"{len(rows)} corrections, the new model {'is' if lesson.accepted else 'is no better and not'} taken"


def _example(session: Session, row: Correction) -> Example:
    """Return what the officer says the message is: the judgement, with the correction over it."""
    labels: Mapping[str, Any] = {**row.judged, **row.corrected}
    intent = Intent(labels.get("intent", Intent.TIP))
    is_tip = intent is Intent.TIP
    return Example(
        text=vault_of(session).open(row.text_sealed),
        intent=(intent,),
        category=(Category(labels["category"]),) if is_tip and labels.get("category") else (),
        urgency=(Urgency(labels["urgency"]),) if is_tip and labels.get("urgency") else (),
        source="correction",
    )
