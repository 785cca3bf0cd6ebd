"""What was understood of a progress message, in words and as values for machines."""

from typing import Any

from sqlalchemy.orm import Session

from language.phrases import progress as phrases
from language.phrases.projects import choice
from language.progress_message import ReportDraft
from services.progress import Understanding
from services.projects import lines_of
from services.report_photos import Awaited
from services.words import Button, Text

_CHOICES = 10


def words_for(understood: Understanding) -> str:
    """Show what was understood, what to look at again and what to answer."""
    reports = [
        phrases.understood(_name(draft, understood), draft.percent, draft.day, draft.budget_spent, draft.plan_status)
        for draft in understood.drafts
    ]
    return phrases.shown(reports, understood.warn, understood.ask_back, is_out_of_order=bool(understood.out_of_order))


def choices_for(session: Session, understood: Understanding) -> tuple[Button, ...]:
    """Offer the projects that a report may be of, when that is what is asked back."""
    codes = list(dict.fromkeys(code for draft in understood.drafts if not draft.code for code in draft.candidates))
    found = lines_of(session, codes[:_CHOICES])
    return tuple(Button(choice(name, year), code, "message") for name, code, year, _percent in found)


def which_report(waiting: Awaited) -> Text:
    """Ask which of several reports the waiting photos belong to."""
    buttons = tuple(Button(code, f"do=report_photo&report={number}") for number, code in waiting.reports)
    return Text(phrases.which_report(len(waiting.photos)), quick=buttons)


def as_json(understood: Understanding) -> dict[str, Any]:
    """Return the understanding with the field names that leave the house."""
    return {
        "reports": [
            {
                "code": draft.code,
                "percent": draft.percent,
                "date": draft.day.isoformat() if draft.day else None,
                "budget_spent": draft.budget_spent,
                "plan_status": draft.plan_status,
                "narrative": draft.narrative,
            }
            for draft in understood.drafts
        ],
        "ask_back": list(understood.ask_back),
        "warn": list(understood.warn),
        "text": words_for(understood),
    }


def _name(draft: ReportDraft, understood: Understanding) -> str | None:
    project = understood.projects.get(draft.code or "")
    return f"{project.name} ({project.code})" if project else None
