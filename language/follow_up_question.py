"""A question that names no project because the one before did: และงบล่ะ, ใครดูแล, แล้วไตรมาส 2 ล่ะ."""

from language.ask_kinds import single_ask, without_ask_words
from language.project_question import read_question
from language.project_words import filler_spans, without_generic

_LONGEST = 60
_LONGEST_REST = 3


def is_follow_up(text: str) -> bool:
    """Tell whether the text asks something about a project, or names a period, and names no project itself."""
    if len(text) > _LONGEST:
        return False
    question = read_question(text)
    if question.codes or question.labels or question.tails or question.districts or question.wants_list:
        return False
    names_nothing = len(_rest(question.subject)) <= _LONGEST_REST
    period = question.period
    asks = single_ask(question.text) is not None
    return names_nothing and bool(asks or period.years or period.quarter or period.month or period.report_no)


def _rest(subject: str) -> str:
    """Return what is left of a subject without questions, courtesies and words that any project uses."""
    asked = without_ask_words(subject)
    rest = list(asked)
    for start, end in filler_spans(asked):
        rest[start:end] = " " * (end - start)
    return without_generic("".join(rest)).replace(" ", "")
