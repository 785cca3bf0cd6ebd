"""Reads every form in a text and makes one of the copies."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import groupby, pairwise

from language.printed_forms.cleaning import clean_form_text
from language.printed_forms.indicator_form import read_indicator_form
from language.printed_forms.project_form import read_project_form
from language.printed_forms.values import Doubt, DoubtKind, FormReading, FormReport, IndicatorForm, ProjectForm

_PROJECT_START = re.compile(
    r"^[^\n:]{0,30}?ชื่อโครงการ\s*/\s*กิจกรรม[\s.…]*:|^[^\n:]{0,6}ชื่อโครงการ[\s.…]*:\s*\S", re.MULTILINE
)
_INDICATOR_START = re.compile(r"^[^\n:]{0,12}ชื่อตัวชี้วัด[\s.]*:", re.MULTILINE)


class NoFormError(ValueError):
    """The text holds no printed progress form."""


def read_forms(text: str) -> FormReading:
    """Return the projects and indicators of the forms in the text, each once; NoFormError when there is none."""
    cleaned = clean_form_text(text)
    starts = sorted(
        match.start() for pattern in (_PROJECT_START, _INDICATOR_START) for match in pattern.finditer(cleaned)
    )
    pieces = [cleaned[start:end] for start, end in pairwise([*starts, len(cleaned)])]
    indicators = [read_indicator_form(piece) for piece in pieces if _INDICATOR_START.match(piece)]
    projects = [read_project_form(piece) for piece in pieces if not _INDICATOR_START.match(piece)]
    known = [form for form in projects if form.code or form.reports]
    if not known and not any(form.code for form in indicators):
        raise NoFormError
    return FormReading(merge_copies(known), _first_of_each(indicators), len(known) + len(indicators))


def merge_copies(forms: Sequence[ProjectForm]) -> tuple[ProjectForm, ...]:
    """Return one form a project: each field as most copies have it, each report from the copy that says most."""
    ordered = sorted(forms, key=lambda form: (form.code, form.fiscal_year or 0))
    groups = groupby(ordered, key=lambda form: (form.code, form.fiscal_year or 0))
    return tuple(_merge(list(copies)) for _key, copies in groups)


def _merge(copies: list[ProjectForm]) -> ProjectForm:
    if len(copies) == 1:
        return copies[0]
    names = [field.name for field in fields(ProjectForm) if field.name not in {"reports", "doubts"}]
    chosen = {name: Counter(getattr(copy, name) for copy in copies).most_common(1)[0][0] for name in names}
    differing = [name for name in names if len({_gist(getattr(copy, name)) for copy in copies}) > 1]
    doubts = list(dict.fromkeys(doubt for copy in copies for doubt in copy.doubts))
    doubts += [Doubt(DoubtKind.COPIES_DIFFER, name) for name in differing]
    by_number = {report.no: report for copy in copies for report in sorted(copy.reports, key=_fullness)}
    doubts += [
        Doubt(DoubtKind.COPIES_DIFFER, "reports", number)
        for number in sorted(by_number)
        if len({_figures(report) for copy in copies for report in copy.reports if report.no == number}) > 1
    ]
    return replace(copies[0], **chosen, reports=tuple(by_number[no] for no in sorted(by_number)), doubts=tuple(doubts))


def _gist(value: object) -> str:
    """Return what copies are compared by: nothing of a long text, whose wording varies from scan to scan."""
    text = re.sub(r"\W+", "", str(value))
    return "" if len(text) > _LONG else text


_LONG = 200


def _fullness(report: FormReport) -> tuple[bool, int]:
    return report.percent is not None, len(report.narrative)


def _figures(report: FormReport) -> tuple[object, ...]:
    return report.day, report.percent, report.budget_spent, report.plan_status


def _first_of_each(forms: list[IndicatorForm]) -> tuple[IndicatorForm, ...]:
    return tuple({(form.code, form.fiscal_year): form for form in reversed(forms)}.values())
