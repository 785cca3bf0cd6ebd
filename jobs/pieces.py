"""Pieces of stories that were heard before their beginning are let go of when it did not come."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.overheard import let_go


def let_go_of_pieces(session: Session, now: datetime) -> str:
    """Erase what waited two minutes for its tip."""
    return f"{let_go(session, now)} pieces let go"
