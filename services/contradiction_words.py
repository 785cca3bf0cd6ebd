"""Contradictions in words."""

from collections.abc import Callable, Mapping

from language.phrases import contradictions as phrases
from services.contradictions import Contradiction, ContradictionKind


def words_for(found: Contradiction) -> str:
    """Say a contradiction in one Thai sentence."""
    return _WORDS[found.kind](found)


_WORDS: Mapping[ContradictionKind, Callable[[Contradiction], str]] = {
    ContradictionKind.PROGRESS_FALLS: lambda c: phrases.progress_falls(c.report_no or 0, c.before or 0, c.after or 0),
    ContradictionKind.PERCENT_OVER_100: lambda c: phrases.percent_over_100(c.report_no or 0, c.after or 0),
    ContradictionKind.DATE_MISSING: lambda c: phrases.date_missing(c.report_no or 0),
    ContradictionKind.DATE_OUT_OF_ORDER: lambda c: phrases.date_out_of_order(c.report_no or 0),
    ContradictionKind.MONTHS_WITHOUT_REPORT: lambda c: phrases.months_without_report(c.months),
    ContradictionKind.ON_PLAN_BUT_LATE: lambda c: phrases.on_plan_but_late(c.before or 0, c.after or 0),
    ContradictionKind.ON_PLAN_BUT_PAUSED: lambda c: phrases.on_plan_but_paused(c.report_no or 0),
    ContradictionKind.PROGRESS_JUMPS: lambda c: phrases.progress_jumps(c.report_no or 0, c.before or 0, c.after or 0),
    ContradictionKind.AMOUNT_IN_WORDS_DIFFERS: lambda c: phrases.amount_in_words_differs(
        c.report_no or 0, c.before or 0, c.after or 0
    ),
    ContradictionKind.SPENT_DIFFERS: lambda c: phrases.spent_differs(c.report_no or 0, c.before or 0, c.after or 0),
    ContradictionKind.OVER_BUDGET: lambda c: phrases.over_budget(c.before or 0, c.after or 0),
    ContradictionKind.LETTER_AFTER_REPORT: lambda c: phrases.letter_after_report(c.report_no or 0, c.letter or ""),
}
