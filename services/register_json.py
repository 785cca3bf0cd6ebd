"""The register as JSON objects with the field names that leave the house, both ways."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from language.masking import mask
from services.project_facts import ProjectFacts, ReportFacts

Value = TypeVar("Value")
_SHORT = 200
_FORM_FIELDS = (
    *("rationale", "objectives", "targets", "targets_before", "plan"),
    *("levels", "evidence", "rosters", "orders", "summary"),
)
_STATUSES = frozenset({"on_plan", "watch", "behind"})
_BUDDHIST_OFFSET = 543
_EARLIEST, _LATEST = 2400, 2700


class FieldError(ValueError):
    """A field of a project cannot be read: `field` names it, the message says why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field


def project_as_json(project: ProjectFacts) -> dict[str, Any]:
    """Return the project as the export writes it; texts are masked and the people responsible left out."""
    shape: dict[str, Any] = {
        "code": project.code,
        "kind": project.kind,
        "source": project.source,
        "name": project.name,
        "fiscal_year": project.fiscal_year,
        "agency": project.agency,
        "budget": _whole(project.budget),
        "budget_spent": _whole(project.budget_spent),
        "start": _iso(project.start),
        "end": _iso(project.end),
    }
    shape |= {
        name: value
        for name in ("target", "result", "result_unit", "note")
        if (value := getattr(project, name)) is not None
    }
    shape |= {name: project.form[name] for name in _FORM_FIELDS if project.form.get(name)}
    return shape | {"reports": [_report_as_json(report) for report in project.reports]}


def _report_as_json(report: ReportFacts) -> dict[str, Any]:
    narrative = mask(report.narrative)
    shape: dict[str, Any] = {"no": report.no}
    if report.quarter:
        shape["quarter"] = report.quarter
    shape |= {
        "date": _iso(report.day),
        "date_be": f"{report.day:%d/%m}/{report.day.year + _BUDDHIST_OFFSET}" if report.day else None,
        "percent": report.percent,
        "plan_status": report.plan_status,
        "narrative_short": narrative if len(narrative) <= _SHORT else narrative[:_SHORT].rstrip() + "…",
        "budget_spent": _whole(report.budget_spent),
    }
    if len(narrative) > _SHORT:
        shape["narrative"] = narrative
    if report.target_status:
        shape["target_status"] = report.target_status
    if report.letters:
        shape["letters"] = [{"number": number, "date": _iso(day)} for number, day in report.letters]
    return shape


def project_from_json(shape: Mapping[str, Any]) -> ProjectFacts:
    """Read a project as the export writes it; FieldError names the first field that cannot be read."""
    if not isinstance(shape, Mapping):
        raise FieldError("project", "is no object")
    reports = shape.get("reports") or []
    if not isinstance(reports, list):
        raise FieldError("reports", "is no list")
    return ProjectFacts(
        code=_required(shape, "code"),
        name=_required(shape, "name"),
        fiscal_year=_year(shape),
        agency=str(shape.get("agency") or ""),
        kind=str(shape.get("kind") or "project"),
        source=str(shape.get("source") or "sample"),
        budget=_read(shape, "budget", _number),
        budget_spent=_read(shape, "budget_spent", _number),
        start=_read(shape, "start", _date),
        end=_read(shape, "end", _date),
        target=_read(shape, "target", _number),
        result=_read(shape, "result", _number),
        result_unit=_text(shape.get("result_unit")),
        note=_text(shape.get("note")),
        reports=tuple(sorted((_report_from_json(report) for report in reports), key=lambda report: report.no)),
        form={name: shape[name] for name in _FORM_FIELDS if shape.get(name)},
        responsible=_text(shape.get("responsible")),
        coordinator=_text(shape.get("coordinator")),
    )


def _report_from_json(shape: Mapping[str, Any]) -> ReportFacts:
    if not isinstance(shape, Mapping):
        raise FieldError("reports", "holds something that is no object")
    number = _read(shape, "no", _number)
    if number is None or number < 1 or number != int(number):
        raise FieldError("no", "is missing or no whole number from 1 on")
    status = _text(shape.get("plan_status"))
    if status is not None and status not in _STATUSES:
        raise FieldError("plan_status", f"is neither of {', '.join(sorted(_STATUSES))}")
    quarter = _read(shape, "quarter", _number)
    return ReportFacts(
        no=int(number),
        day=_read(shape, "date", _date),
        percent=_read(shape, "percent", _number),
        plan_status=status,
        narrative=str(shape.get("narrative") or shape.get("narrative_short") or ""),
        budget_spent=_read(shape, "budget_spent", _number),
        quarter=int(quarter) if quarter else None,
        target_status=_text(shape.get("target_status")),
        letters=tuple((str(letter["number"]), _date(letter.get("date"))) for letter in shape.get("letters") or []),
    )


def _required(shape: Mapping[str, Any], field: str) -> str:
    value = _text(shape.get(field))
    if value is None:
        raise FieldError(field, "is missing")
    return value


def _year(shape: Mapping[str, Any]) -> int:
    year = _read(shape, "fiscal_year", _number)
    if year is None or not _EARLIEST < year < _LATEST or year != int(year):
        raise FieldError("fiscal_year", "is missing or no Buddhist year")
    return int(year)


def _read(shape: Mapping[str, Any], field: str, read: Callable[[Any], Value]) -> Value:
    try:
        return read(shape.get(field))
    except (ValueError, TypeError) as error:
        raise FieldError(field, f"cannot be read: {str(shape.get(field))[:40]}") from error


def _number(value: object) -> float | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        raise TypeError
    return float(str(value).replace(",", ""))


def _date(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value not in (None, "") else None


def _text(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _whole(amount: float | None) -> float | None:
    return int(amount) if amount is not None and amount == int(amount) else amount
