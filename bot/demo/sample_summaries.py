"""The demo's quarterly summaries: past quarters are released, and the newest is left for the clock to draft."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.runtime import Runtime
from bot.summary_links import links_of
from services.letter_file import read_letter_file
from services.summaries import Edition, release_draft
from services.summary_delivery import owe_news
from services.summary_drafts import make_draft, quarters_without

_BY = "demo"


def release_the_past(session: Session, runtime: Runtime, now: datetime) -> None:
    """Release all closed quarters but the newest; the command's group is given the last of them."""
    session.flush()
    letter, released = read_letter_file(runtime.settings.letter_file), None
    for quarter in quarters_without(session, now)[:-1]:
        released = make_draft(session, quarter, Edition(letter=letter, as_of=quarter.last_day), now=now)
        release_draft(session, released, by=_BY, now=now)
    if released is not None:
        owe_news(session, released, links_of(runtime.settings), now=now)
