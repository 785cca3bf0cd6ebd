"""How many tips there were: a quick count for a question in the chat."""

from datetime import datetime, time

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from language.count_question import CountQuestion
from language.labels import CATEGORY_LABELS, Category
from language.phrases import counts as phrases
from models.quarter import BANGKOK
from models.tip import CLOSED, COUNTED, Tip, TipState

_LARGEST = 6
_VERIFIED = (TipState.VERIFIED, TipState.FORWARDED, TipState.RESOLVED)


def count_in_words(session: Session, question: CountQuestion) -> str:
    """Count what is asked for and say it, with the largest categories, or districts of one category."""
    label = CATEGORY_LABELS[question.category] if question.category else None
    heading = phrases.heading(question.period, label, question.district)
    where = _conditions(question)
    number, verified, open_tips = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((Tip.state.in_(_VERIFIED), 1), else_=0)), 0),
            func.coalesce(func.sum(case((Tip.state.in_(CLOSED), 0), else_=1)), 0),
        ).where(*where)
    ).one()
    if not number:
        return f"{heading}\n{phrases.NONE}"
    part = Tip.district if question.category else Tip.category
    rows = session.execute(
        select(part, func.count()).where(*where, part.is_not(None)).group_by(part).order_by(func.count().desc())
    ).all()
    named = [(_name(value), count) for value, count in rows[:_LARGEST] if value]
    return "\n".join([heading, phrases.total(number, verified, open_tips), phrases.breakdown(named)])


def _conditions(question: CountQuestion) -> list:  # type: ignore[type-arg]  # SQLAlchemy's conditions of any type
    conditions = [
        Tip.state.in_(COUNTED),
        Tip.reported_at >= datetime.combine(question.first, time.min, BANGKOK),
        Tip.reported_at <= datetime.combine(question.last, time.max, BANGKOK),
    ]
    if question.category:
        conditions.append(Tip.category == question.category)
    if question.district:
        conditions.append(Tip.district == question.district)
    return conditions


def _name(value: str) -> str:
    return CATEGORY_LABELS[Category(value)] if value in set(Category) else value
