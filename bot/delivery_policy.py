"""What a message is worth: one row a purpose. Replies are free; a push is paid for by every recipient."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Whether a purpose may be pushed, to how many at most, and what percent of the quota must stay untouched."""

    push: bool = False
    most_recipients: int = 0
    reserve: int = 100
    late_is_useless: bool = False
    keep_held: timedelta = timedelta(days=30)


_NEVER = Worth()
LINKED = timedelta(days=11)
"""How long a card with signed links is held: they live for fourteen days, and whoever gets it needs some of them."""

POLICY: Mapping[str, Worth] = {
    "receipt": _NEVER,
    "answer": Worth(late_is_useless=True),
    "greeting": Worth(late_is_useless=True),
    "group": Worth(late_is_useless=True),
    "emergency": Worth(push=True, most_recipients=1, reserve=0),
    "status_step": _NEVER,
    "note": Worth(push=True, most_recipients=1, reserve=50),
    "status_change": Worth(push=True, most_recipients=1, reserve=50),
    "alert": Worth(push=True, most_recipients=1, reserve=5),
    "triage": Worth(push=True, most_recipients=1, reserve=30),
    "reminder": Worth(push=True, most_recipients=1, reserve=40, keep_held=timedelta(days=3)),
    "digest": Worth(push=True, most_recipients=1, reserve=40, keep_held=timedelta(days=1)),
    "late_records": Worth(push=True, most_recipients=1, reserve=40),
    "collection": Worth(push=True, most_recipients=1, reserve=30),
    "summary_draft": Worth(push=True, most_recipients=1, reserve=10, keep_held=LINKED),
    "summary": Worth(push=True, most_recipients=500, reserve=5, keep_held=LINKED),
    "alarm": Worth(push=True, most_recipients=1, reserve=10),
}


def worth_of(purpose: str) -> Worth:
    """Return the row of a purpose; what is not in the table is never pushed."""
    return POLICY.get(purpose, _NEVER)


def is_worth_its_price(worth: Worth, *, price: int, limit: int | None, left: int | None) -> bool:
    """Tell whether a push to `price` recipients is allowed, with `left` of `limit` paid messages this month."""
    if not worth.push or price > worth.most_recipients:
        return False
    if limit is None or left is None:
        return True
    return left - price >= limit * worth.reserve / 100
