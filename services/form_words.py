"""What was read from forms, in words: each project with what is doubtful and what contradicts what."""

from collections.abc import Iterator, Sequence

from language.phrases import form_files as phrases
from language.phrases.contradictions import doubt
from services.contradiction_words import words_for
from services.forms import FormResult

_MOST_LINES = 40


def words_for_forms(results: Sequence[FormResult]) -> str:
    """Show what was read in at most some forty lines, whatever the forms hold."""
    lines = [line for result in results for line in _lines(result)]
    more = [phrases.MORE] if len(lines) > _MOST_LINES else []
    return "\n".join([phrases.HEAD.format(count=len(results)), *lines[:_MOST_LINES], *more])


def _lines(result: FormResult) -> Iterator[str]:
    project = result.project
    yield phrases.project(project.code, project.name, project.fiscal_year)
    yield phrases.figures(len(project.reports), project.last.percent if project.last else None)
    for sentence in dict.fromkeys(doubt(d.kind, d.field, d.report_no) for d in result.doubts):
        yield phrases.to_check(sentence)
    for found in result.contradictions:
        yield phrases.contradicting(words_for(found))
