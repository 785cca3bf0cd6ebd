"""The covering letter's parts in words, before a page is drawn: the same for PDF and DOCX."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from documents.letter_settings import LetterSettings
from documents.report_outline import TEMPLATES, names_of
from documents.snapshot import Snapshot
from documents.thai_text import NO_BREAK_SPACE, long_date, thai_digits

MOST_FACTS = 4


@dataclass(frozen=True, slots=True)
class Letter:
    """Every part of a letter or memo, digits already as the office wants them; an empty part is left out."""

    form: str
    secrecy: str
    urgency: str
    number: str
    office: str
    address: tuple[str, ...]
    dated: str
    subject: str
    addressee: str
    references: tuple[str, ...]
    enclosures: tuple[str, ...]
    paragraphs: tuple[str, ...]
    ending: tuple[str, ...]
    closing: str
    signatory: tuple[str, ...]
    owner: tuple[str, ...]
    emblem: str


def letter_of(snapshot: Snapshot, settings: LetterSettings) -> Letter:
    """Word the quarter's letter: why it is written, the main facts in numbered sentences, what is asked."""
    names = {**names_of(snapshot), **_office_names(settings)}
    is_memo = settings.form == "memo"
    said = _said(snapshot, settings, names)
    letter = Letter(
        form=settings.form,
        secrecy=settings.secrecy,
        urgency=settings.urgency,
        number=settings.number,
        office=_memo_office(settings) if is_memo else settings.office,
        address=() if is_memo else settings.address,
        dated=long_date(settings.dated) if settings.dated else "",
        subject=_words("subject", names),
        addressee=settings.addressee,
        references=() if is_memo else _numbered(settings.references),
        enclosures=() if is_memo else _numbered([each.format_map(names) for each in _template()["enclosures"]]),
        paragraphs=said[:-2],
        ending=said[-2:],
        closing="" if is_memo else _words("closing", names),
        signatory=_signatory(settings),
        owner=() if is_memo else _owner_block(settings),
        emblem=str(settings.emblem_path or ""),
    )
    return _in_thai_digits(letter) if settings.thai_digits else letter


@cache
def _template() -> dict[str, Any]:
    return tomllib.loads((TEMPLATES / "letter.toml").read_text(encoding="utf-8"))


def _words(key: str, names: Mapping[str, str]) -> str:
    return str(_template()[key]).format_map(names)


def _office_names(settings: LetterSettings) -> dict[str, str]:
    references = " และ".join(settings.references)
    return {"subject_prefix": settings.subject_prefix, "owner": settings.owner, "references": references}


def _said(snapshot: Snapshot, settings: LetterSettings, names: Mapping[str, str]) -> tuple[str, ...]:
    is_memo = settings.form == "memo"
    earlier = [_words(f"opening_{settings.form}_references", names)] if settings.references else []
    since = "" if earlier else _template()["first_contact"]
    opening = _words("opening" if snapshot["closed"] else "opening_open", {**names, "since": since})
    told = [*snapshot["facts"][:MOST_FACTS], *snapshot.get("remarks", ())]
    facts = [f"{number}. {fact}" for number, fact in enumerate(told, 1)]
    attached = _words("attached" if is_memo else "attached_letter", names)
    amended = _amended(snapshot, names)
    return (*earlier, opening, *amended, f"{_words('wish', names)}", *facts, attached, _words("ending", names))


def _amended(snapshot: Snapshot, names: Mapping[str, str]) -> tuple[str, ...]:
    """Say of an amendment which letter it takes the place of, why, and how many figures differ."""
    if not snapshot.get("edition"):
        return ()
    amends, reasons, differing = snapshot["amends"], snapshot["amended_because"], len(snapshot["changes"])
    dated = long_date(date.fromisoformat(amends["dated"])) if amends.get("dated") else ""
    own = {
        "edition": str(snapshot["edition"]),
        "reasons": "; ".join(reasons),
        "differing": f"{differing:,}",
        **names,
    }
    which = _template()["amends_letter" if amends else "amends_edition"].format(number=amends.get("number"))
    on_day = _template()["amends_dated"].format(dated=dated) if dated else ""
    what = "amended_figures" if differing else "amended_nothing"
    said = f"{_words('amended', {**own, 'which': which + on_day})} {_words(what, own)}"
    return (said,)


def _numbered(lines: Sequence[str]) -> tuple[str, ...]:
    """Put a number before each line when there are several."""
    return tuple(f"{number}. {line}" for number, line in enumerate(lines, 1)) if len(lines) > 1 else tuple(lines)


def _memo_office(settings: LetterSettings) -> str:
    phone = _contact("phone", settings.phone) if settings.phone else ""
    return " ".join(part for part in (settings.office, phone, settings.email) if part)


def _signatory(settings: LetterSettings) -> tuple[str, ...]:
    name = settings.signatory_name or "." * 50
    return (f"({name})", *settings.signatory_position.splitlines())


def _owner_block(settings: LetterSettings) -> tuple[str, ...]:
    lines = (("phone", settings.phone), ("fax", settings.fax), ("email", settings.email))
    contacts = tuple(_contact(key, value) for key, value in lines if value)
    copies = tuple(_template()["copies"].format(value=each) for each in settings.copies_to)
    return (settings.owner, *contacts, *copies)


def _contact(key: str, value: str) -> str:
    """Say a number or an address behind its label, on one line."""
    return str(_template()[key]).format(value=value).replace(" ", NO_BREAK_SPACE)


def _in_thai_digits(letter: Letter) -> Letter:
    kept = {"emblem", "form"}
    converted: dict[str, Any] = {key: _converted(value) for key, value in asdict(letter).items() if key not in kept}
    return replace(letter, **converted)


def _converted(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return thai_digits(value) if isinstance(value, str) else tuple(thai_digits(each) for each in value)
