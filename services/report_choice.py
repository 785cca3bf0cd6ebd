"""Which of a project's reports a question is about."""

from language.fiscal_periods import Period
from models.quarter import Quarter
from services.project_facts import ProjectFacts, ReportFacts


def report_asked_for(project: ProjectFacts, period: Period) -> ReportFacts | None:
    """Return the report named by number, month or quarter, the last one of several; without any, the newest."""
    candidates = list(project.reports)
    if period.report_no is not None and period.report_no > 0:
        candidates = [report for report in candidates if report.no == period.report_no]
    elif period.quarter is not None:
        candidates = [report for report in candidates if _is_in_quarter(report, project, period)]
    elif period.month is not None:
        candidates = [report for report in candidates if _is_in_month(report, period)]
    return candidates[-1] if candidates else None


def _is_in_quarter(report: ReportFacts, project: ProjectFacts, period: Period) -> bool:
    if report.quarter is not None:
        return report.quarter == period.quarter
    year = period.fiscal_year or project.fiscal_year
    return report.day is not None and Quarter.of(report.day) == Quarter(year, period.quarter or 1)


def _is_in_month(report: ReportFacts, period: Period) -> bool:
    if report.day is None or report.day.month != period.month:
        return False
    return period.day is None or report.day.day == period.day
