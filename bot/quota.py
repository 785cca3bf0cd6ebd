"""The month's message quota, as LINE tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quota:
    """The month's message quota; `limit` is None where the plan has none."""

    limit: int | None
    used: int

    @property
    def left(self) -> int | None:
        """How many recipients can still be paid for this month."""
        return None if self.limit is None else max(0, self.limit - self.used)
