"""The audit log: every look at a restricted record, every change of rights."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.audit import AuditEntry


def note_deed(
    session: Session, *, actor: str, verb: str, subject: str, now: datetime, reason: str | None = None
) -> None:
    """Write one line: who did what to which record, and why."""
    session.add(AuditEntry(at=now, actor=actor, verb=verb, subject=subject, reason=reason))
