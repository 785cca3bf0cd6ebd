"""One project's answer in words."""

from collections.abc import Sequence

from language.ask_kinds import Ask
from language.fiscal_periods import Period
from language.masking import mask
from language.phrases import projects as phrases
from services.contradiction_words import words_for
from services.contradictions import Contradiction
from services.project_facts import ProjectFacts, ReportFacts

_QUOTED = 300


def words_about(
    project: ProjectFacts,
    report: ReportFacts | None,
    ask: Ask,
    period: Period,
    contradictions: Sequence[Contradiction],
) -> str:
    """Say what was asked of a project; texts are masked and people not named."""
    lines = [phrases.heading(project.name, project.code, project.fiscal_year)]
    if ask is Ask.BUDGET:
        lines.append(phrases.budget_line(project.budget, project.budget_spent))
    elif ask is Ask.TIMELINE:
        lines.append(phrases.timeline_line(project.start, project.end))
    elif ask is Ask.OWNER:
        lines.append(phrases.owner_line(project.agency))
    else:
        lines += _progress(project, report, period)
    shown = contradictions if ask in {Ask.PROGRESS, Ask.BUDGET} else ()
    return "\n".join([*lines, *phrases.notes([words_for(found) for found in shown])])


def _progress(project: ProjectFacts, report: ReportFacts | None, period: Period) -> list[str]:
    if project.kind == "indicator" and report is not None and report.percent is None:
        told = [phrases.narrative_line(_quoted(report.narrative))] if report.narrative else []
        return [phrases.indicator_line(project.result, project.target, project.result_unit), *told]
    if report is None:
        return [_no_report(project, period)]
    if report.percent is None:
        return [phrases.NOT_REPORTED]
    lines = [phrases.progress_line(report.percent, report.no, report.day, report.plan_status)]
    return [*lines, phrases.narrative_line(_quoted(report.narrative))] if report.narrative else lines


def _no_report(project: ProjectFacts, period: Period) -> str:
    if period.report_no:
        return phrases.no_report_in(phrases.report_name(period.report_no))
    if period.quarter:
        return phrases.no_report_in(phrases.quarter_name(period.quarter, period.fiscal_year or project.fiscal_year))
    if period.month:
        return phrases.no_report_in(phrases.month_name(period.month))
    return phrases.NOT_REPORTED


def _quoted(narrative: str) -> str:
    masked = " ".join(mask(narrative).split())
    return masked if len(masked) <= _QUOTED else masked[:_QUOTED].rstrip() + "…"
