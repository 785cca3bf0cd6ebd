"""Where the line is drawn between a tip, small talk and a message for an officer to look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from language.labels import Intent, Verdict


@dataclass(frozen=True, slots=True)
class Thresholds:
    """A message is recorded from `tip` chance of being one, and forgotten up to `small_talk` chance of being one.

    Raising `tip` sends more messages to an officer; raising `small_talk` forgets more of them for good.
    """

    tip: float = 0.65
    small_talk: float = 0.15

    def __post_init__(self) -> None:
        """Refuse lines that cross."""
        if not 0 <= self.small_talk <= self.tip <= 1:
            raise ValueError("thresholds: 0 <= small_talk <= tip <= 1")

    @classmethod
    def chosen(cls, tip: float, small_talk: float) -> "Thresholds":
        """Take an operator's choice: how sure a tip, how sure small talk must be; 0 leaves a threshold as it is."""
        recorded = tip or cls().tip
        return cls(recorded, min(1 - small_talk if small_talk else cls().small_talk, recorded))

    def verdict(self, chances: Mapping[Intent, float]) -> Verdict:
        """Tell what a group's message with these chances is treated as."""
        tip = chances[Intent.TIP]
        if tip >= self.tip:
            return Verdict.TIP
        if tip > self.small_talk:
            return Verdict.UNSURE
        return Verdict.SMALL_TALK if max(chances, key=chances.__getitem__) is Intent.CHAT else Verdict.COMMAND
