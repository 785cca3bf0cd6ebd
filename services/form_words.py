"""What was read from forms, in words: each project with what is doubtful and what contradicts what."""

from collections.abc import Iterator, Sequence

from language.phrases import form_files as phrases
from language.phrases.contradictions import doubt
from language.phrases.projects import indicator_line
from services.contradiction_words import words_for
from services.forms import FormResult
from services.project_facts import ProjectFacts

_MOST_LINES = 40


def words_for_forms(results: Sequence[FormResult]) -> str:
    """Show what was read in at most some forty lines, whatever the forms hold."""
    lines = [line for result in results for line in _lines(result)]
    more = [phrases.MORE] if len(lines) > _MOST_LINES else []
    return "\n".join([phrases.HEAD.format(count=len(results)), *lines[:_MOST_LINES], *more])


def reading_of(project: ProjectFacts) -> Iterator[str]:
    """Yield what was read of a project: its money, its span, and each report's figures."""
    if project.kind != "indicator":
        yield phrases.money_and_time(project.budget, project.budget_spent, project.start, project.end)
        for report in project.reports:
            yield phrases.report(report.no, report.day, report.percent, report.plan_status, report.budget_spent)
        return
    yield f"  {indicator_line(project.result, project.target, project.result_unit)}"


def _lines(result: FormResult) -> Iterator[str]:
    """Yield doubts and contradictions before the reports, for a long form is cut at its end."""
    project = result.project
    yield phrases.project(project.code, project.name, project.fiscal_year)
    yield phrases.figures(len(project.reports), project.last.percent if project.last else None)
    for found in result.contradictions:
        yield phrases.contradicting(words_for(found))
    for sentence in dict.fromkeys(doubt(d.kind, d.field, d.report_no) for d in result.doubts):
        yield phrases.to_check(sentence)
    yield from reading_of(project)
