"""Reads what understanding reads once and then keeps, so that the first message is understood as fast as the others."""

from datetime import datetime

from language.account_reading import Account, read_account
from language.phrases.groups import USAGE
from language.understanding import understand


def warm_up(now: datetime) -> None:
    """Understand and read one text; takes about a second in a fresh process."""
    understand(USAGE, sent_at=now)
    read_account(Account(USAGE, now))
