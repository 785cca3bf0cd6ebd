"""What the summary commands share: their options, and how they print."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from bot.cli.context import transaction
from bot.cli.refusals import RefusedError
from bot.runtime import Runtime
from models.quarter import Quarter
from models.quarter_summary import AlreadyReleasedError, QuarterSummary
from services.letter_file import LetterFileError
from services.summary_delivery import deliveries_of
from services.summary_drafts import draft_of
from services.summary_drawing import UndrawableError
from services.summary_scope import SummaryRefusedError

ACTOR = "command line"
YEAR = click.option("--fiscal-year", type=click.IntRange(2500, 2700), required=True, help="Buddhist era.")
QUARTER = click.option("--quarter", "number", type=click.IntRange(1, 4), required=True)
AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Cut the figures at the end of this day.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@contextmanager
def summary_transaction() -> Iterator[tuple[Session, Runtime]]:
    """Open one transaction; what the summaries refuse is told as a sentence."""
    try:
        with transaction() as (session, runtime):
            yield session, runtime
    except (SummaryRefusedError, LetterFileError, UndrawableError) as error:
        raise RefusedError(str(error)) from error
    except AlreadyReleasedError as error:
        raise RefusedError(f"released already: {error}") from error


def the_draft(session: Session, quarter: Quarter) -> QuarterSummary:
    """Return the quarter's draft; refuses with a sentence when there is none."""
    draft = draft_of(session, quarter)
    if draft is None:
        raise RefusedError(f"{quarter} has no draft; make one with: khaonet summary draft")
    return draft


def day_of(moment: datetime | None) -> date | None:
    """Return the day that was typed, if one was."""
    return moment.date() if moment else None


def facts_of(session: Session, row: QuarterSummary) -> dict[str, Any]:
    """Return an edition as JSON tells it, with every recipient's state."""
    return {
        "quarter": f"{row.fiscal_year}Q{row.quarter}",
        "edition": row.edition,
        "state": "released" if row.released_at else "draft",
        "as_of": row.as_of.isoformat(),
        "released_at": row.released_at.isoformat() if row.released_at else None,
        "released_by": row.released_by,
        "fingerprint": row.fingerprint,
        "reason": row.reason,
        "delivered": [
            {
                "way": str(each.way),
                "recipient": each.recipient,
                "state": str(each.state),
                "owed_at": each.owed_at.isoformat(),
                "settled_at": each.settled_at.isoformat() if each.settled_at else None,
                "reason": each.reason,
            }
            for each in deliveries_of(session, row)
        ],
    }


def tell(facts: dict[str, Any], sentence: str, *, as_json: bool) -> None:
    """Print the facts as JSON, or the sentence."""
    click.echo(json.dumps(facts, ensure_ascii=False) if as_json else sentence)
