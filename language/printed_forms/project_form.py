"""One printed project form, whole."""

import re
from dataclasses import replace
from datetime import date

from language.printed_forms.cleaning import as_number, mend_digits, one_line, to_digits
from language.printed_forms.dates import read_printed_date
from language.printed_forms.fields import FormParts, take_apart
from language.printed_forms.progress_lines import read_reports
from language.printed_forms.values import Doubt, DoubtKind, PlanLink, ProjectForm

_CODE = re.compile(r"([\dOoQIl๐-๙]{8})\s*[-–—]\s*([\dOoQIl๐-๙]{4})(?!\d)")
_AMOUNT = re.compile(r"[\d๐-๙OolI][\d๐-๙OolI,.]*")
_REPLACED = re.compile(r"^\W*(?:แก้ไขเป็น|ปรับเป็น|เปลี่ยนแปลงเป็น)\W*$", re.MULTILINE)
_ITEM = re.compile(r"^\W*(?:\d+(?:\.\d+)*\s*[.)]?|[-•])\s*")
_ITEM_START = re.compile(r"^(?:[-•]\s*)?(?:\d+(?:\.\d+)+|\d+[.)])\s|^[-•]\s")
_NEEDED = ("code", "name", "fiscal_year", "start", "end", "budget", "agency")


def read_project_form(text: str) -> ProjectForm:
    """Return the project of one form's cleaned text; a field that is not there is empty and doubtful."""
    parts = take_apart(text)
    reports, report_doubts = read_reports(parts.sections.get("reports", ""))
    versions = [_items(part) for part in _REPLACED.split(parts.sections.get("targets", ""))]
    form = ProjectForm(
        code=read_code(parts.fields.get("code", "")),
        name=one_line(parts.fields.get("name", "")),
        fiscal_year=_year(parts.fields.get("fiscal_year", "")),
        start=_date(parts.fields.get("start", "")),
        end=_date(parts.fields.get("end", "")),
        budget=_amount(parts.fields.get("budget", "")),
        budget_spent=_amount(parts.fields.get("budget_spent", "")),
        agency=" / ".join(step.strip() for step in parts.fields.get("agency", "").split("/") if step.strip()),
        responsible=parts.fields.get("responsible", ""),
        coordinator=parts.fields.get("coordinator", ""),
        rationale=parts.sections.get("rationale", ""),
        objectives=_items(parts.sections.get("objectives", "")),
        targets=versions[-1],
        targets_before=tuple(versions[:-1]),
        plan=_plan(parts),
        reports=reports,
    )
    return replace(form, doubts=_field_doubts(form, parts) + report_doubts)


def read_code(text: str) -> str:
    """Return the project code in the text as `04060000-3707`, or what stands there when it is no code."""
    match = _CODE.search(text)
    return f"{mend_digits(match[1])}-{mend_digits(match[2])}" if match else one_line(text)


def _date(text: str) -> date | None:
    """Read a date whose digits may be scanned as letters; words are left alone, for they have no such letters."""
    return read_printed_date(re.sub(r"\s*-\s*", "-", mend_digits(text)))


def _year(text: str) -> int | None:
    match = re.search(r"2[45]\d\d", mend_digits(to_digits(text)))
    return int(match[0]) if match else None


def _amount(text: str) -> float | None:
    match = _AMOUNT.search(text)
    return as_number(match[0].rstrip(".,")) if match else None


def _items(text: str) -> tuple[str, ...]:
    """Split a section into its numbered or dashed items, wrapped lines joined; a leading sentence is an item too."""
    items: list[str] = []
    for line in text.split("\n"):
        if not items or _ITEM_START.match(line):
            items.append(line)
        else:
            items[-1] += f" {line}"
    return tuple(one_line(_ITEM.sub("", item, count=1)) for item in items if item.strip(" -•"))


def _plan(parts: FormParts) -> PlanLink:
    return PlanLink(
        strategy=parts.fields.get("strategy", ""),
        sub_strategy=parts.fields.get("sub_strategy", ""),
        goal=parts.fields.get("goal", ""),
        indicator=parts.fields.get("indicator", ""),
    )


def _field_doubts(form: ProjectForm, parts: FormParts) -> tuple[Doubt, ...]:
    missing = [Doubt(DoubtKind.FIELD_MISSING, name) for name in _NEEDED if getattr(form, name) in (None, "")]
    printed = re.sub(r"\D", "", to_digits(parts.fields.get("code", "")))
    garbled = [Doubt(DoubtKind.DIGITS_GARBLED, "code")] if printed != re.sub(r"\D", "", form.code) else []
    return tuple(missing + garbled)
