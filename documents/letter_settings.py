"""What an office decides about its letter: never figures, never a number nobody gave."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSettings:
    """The office's side of the covering letter; an empty field leaves its part off the page, label and all."""

    form: str = "memo"
    """`memo` (บันทึกข้อความ) or `letter` (หนังสือภายนอก)."""
    office: str
    address: tuple[str, ...] = ()
    owner: str
    addressee: str
    signatory_name: str = ""
    signatory_position: str
    number_prefix: str = ""
    """For example `กท 0406/`; the running number stays blank until the outgoing register gives it."""
    running_number: str = ""
    dated: date | None = None
    """The day the letter bears; without one the place is left for the pen."""
    subject_prefix: str = ""
    references: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    secrecy: str = ""
    urgency: str = ""
    emblem_path: Path | None = None
    """The office's own SVG or PNG; the product ships none, and the box stays empty without it."""
    thai_digits: bool = True
    phone: str = ""
    fax: str = ""
    email: str = ""

    @property
    def number(self) -> str:
        """The letter's number as far as it is known."""
        return f"{self.number_prefix}{self.running_number}"
