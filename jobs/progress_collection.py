"""Collecting: each officer is asked once a month for the figures of their districts, and reminded once."""

from datetime import datetime

from sqlalchemy.orm import Session

from language.phrases import collection as phrases
from models.quarter import BANGKOK
from services.collection import late_by_officer
from services.outbox import Chat, Words, owe
from services.words import Text

ASK_ON, REMIND_ON = 20, 25


def ask_for_figures(session: Session, now: datetime) -> str:
    """Owe each officer one message that asks for this month's reports."""
    return _ask(session, now, stage="ask", from_day=ASK_ON)


def remind_of_figures(session: Session, now: datetime) -> str:
    """Owe each officer who still has reports to send one reminder."""
    return _ask(session, now, stage="remind", from_day=REMIND_ON)


def _ask(session: Session, now: datetime, *, stage: str, from_day: int) -> str:
    today = now.astimezone(BANGKOK).date()
    if today.day < from_day:
        # A run that was missed last month must not ask for a month that has only begun.
        return "not due yet"
    asked = 0
    for officer, projects in late_by_officer(session, today):
        facts = [(project.code, project.name, project.last_percent) for project in projects]
        text = phrases.request(facts, today, again=stage == "remind")
        key = f"collect:{stage}:{officer.id}:{today:%Y-%m}"
        words = Words(messages=[Text(text)], purpose="collection")
        asked += owe(session, Chat(person_id=officer.id), words, key=key, now=now) is not None
    return f"{asked} officers asked"
