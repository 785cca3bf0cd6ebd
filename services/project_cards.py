"""A project's card: percent and time as bars, the last report and its age, money, contradictions, a small chart."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from language.masking import mask
from language.phrases import project_card as words
from language.phrases.projects import indicator_line
from services.asking import ProjectCard
from services.contradiction_words import words_for
from services.words import Button, Card, action

_GREEN, _AMBER, _RED, _GREY, _INK, _SOFT = "#1A7F4B", "#B7791F", "#B42318", "#E4E7EC", "#101828", "#667085"
_STATUS_COLOURS = {"on_plan": _GREEN, "watch": _AMBER, "behind": _RED}
_BARS, _CHART_HEIGHT, _FULL = 12, 44, 100.0
_SHOWN_CONTRADICTIONS = 3
_QUOTED = 160
_STALE_DAYS = 45
_FAR_AHEAD = 30.0


def project_card(card: ProjectCard, alt: str, *, remarks: Sequence[str] = (), photos: int = 0) -> Card:
    """Return the card as a Flex bubble; `remarks` stand on top, contradictions are those the card was given."""
    body = [_text(remark, size="xs", color=_AMBER, wrap=True) for remark in remarks]
    body += [*_heading(card), *_progress(card), *_facts(card, photos)]
    if len(card.series) > 1:
        body += _chart(card.series)
    if card.contradictions:
        body += _contradictions(card)
    history = Button(words.HISTORY, f"do=history&code={card.project.code}&year={card.project.fiscal_year}")
    footer = {"type": "button", "style": "secondary", "height": "sm", "action": action(history)}
    return Card(alt, {"type": "bubble", "body": _box(body), "footer": _box([footer])})


def _heading(card: ProjectCard) -> list[dict[str, Any]]:
    code = words.code_and_year(card.project.code, card.project.fiscal_year)
    return [_text(card.project.name, weight="bold", wrap=True), _text(code, size="xs", color=_SOFT)]


def _progress(card: ProjectCard) -> list[dict[str, Any]]:
    if card.report is None or card.report.percent is None:
        return [_text(_without_percent(card), margin="md", wrap=True)]
    colour = _colour(card)
    rows = [
        _box(
            [
                _text(f"{card.report.percent:g}%", size="3xl", weight="bold", color=colour, flex=0),
                _text(words.plan(card.report.plan_status), size="sm", color=colour, gravity="center", wrap=True),
            ],
            layout="horizontal",
            spacing="lg",
            margin="md",
        ),
        _bar(words.PROGRESS, card.report.percent, colour),
    ]
    return rows if card.time_used is None else [*rows, _bar(words.TIME_USED, card.time_used, _SOFT)]


def _without_percent(card: ProjectCard) -> str:
    project = card.project
    if project.kind == "indicator" and project.result is not None:
        return indicator_line(project.result, project.target, project.result_unit)
    return words.NO_REPORT


def _colour(card: ProjectCard) -> str:
    """Colour by plan status; a report that calls itself on plan while time runs far ahead of it is not shown green."""
    status, percent = (card.report.plan_status, card.report.percent or 0) if card.report else (None, 0.0)
    if status == "on_plan" and card.time_used is not None and card.time_used - percent > _FAR_AHEAD:
        return _AMBER
    return _STATUS_COLOURS.get(status or "", _GREEN)


def _facts(card: ProjectCard, photos: int) -> list[dict[str, Any]]:
    facts: list[tuple[str, str, str]] = []
    report = card.report
    if report is not None:
        is_last = report == card.project.last
        name = words.LAST_REPORT if is_last else words.THAT_REPORT
        facts.append((name, words.last_report(report.no, report.day), _INK))
        if is_last and card.report_age_days is not None:
            facts.append((words.AGE, words.age(card.report_age_days), _age_colour(card)))
        if report.narrative:
            facts.append((words.TOLD, _quoted(report.narrative), _INK))
    if card.project.budget is not None:
        facts.append((words.SPENT, words.spending(card.project.budget, card.project.budget_spent), _INK))
    if photos:
        facts.append((words.PHOTOS, words.photos(photos), _INK))
    return [_fact(*fact, margin="lg" if number == 0 else "sm") for number, fact in enumerate(facts)]


def _fact(name: str, value: str, colour: str, *, margin: str) -> dict[str, Any]:
    parts = [
        _text(name, size="sm", color=_SOFT, flex=3, wrap=True),
        _text(value, size="sm", color=colour, flex=6, wrap=True),
    ]
    return _box(parts, layout="horizontal", spacing="md", margin=margin)


def _age_colour(card: ProjectCard) -> str:
    is_done = card.report is not None and (card.report.percent or 0) >= _FULL
    return _RED if not is_done and (card.report_age_days or 0) > _STALE_DAYS else _INK


def _quoted(narrative: str) -> str:
    masked = " ".join(mask(narrative).split())
    return masked if len(masked) <= _QUOTED else masked[:_QUOTED].rstrip() + "…"


def _contradictions(card: ProjectCard) -> list[dict[str, Any]]:
    lines = [f"• {words_for(found)}" for found in card.contradictions[:_SHOWN_CONTRADICTIONS]]
    hidden = len(card.contradictions) - _SHOWN_CONTRADICTIONS
    lines += [words.more_to_check(hidden)] if hidden > 0 else []
    return [
        {"type": "separator", "margin": "md"},
        _text(words.TO_CHECK, size="sm", weight="bold", color=_RED, margin="md"),
        *(_text(line, size="xs", color=_INK, wrap=True) for line in lines),
    ]


def _bar(label: str, percent: float, colour: str) -> dict[str, Any]:
    width = f"{min(max(percent, 1.0), _FULL):.0f}%"
    filled = {**_box([{"type": "filler"}]), "width": width, "height": "8px", "backgroundColor": colour}
    track = {**_box([filled]), "backgroundColor": _GREY, "height": "8px", "cornerRadius": "4px"}
    return _box([_text(f"{label} {percent:.0f}%", size="xs", color=_SOFT), track], spacing="xs", margin="sm")


def _chart(series: Sequence[tuple[date | None, float]]) -> list[dict[str, Any]]:
    shown = series[-_BARS:]
    falls = [False, *(later < before for (_d, before), (_e, later) in pairwise(shown))]
    columns = [_column(percent, _RED if fell else _GREEN) for (_day, percent), fell in zip(shown, falls, strict=True)]
    figures = [_text(f"{percent:.0f}", size="xxs", color=_SOFT, align="center", flex=1) for _day, percent in shown]
    return [
        _text(words.chart_of([day for day, _percent in shown if day]), size="xs", color=_SOFT, margin="lg", wrap=True),
        _box(columns, layout="horizontal", spacing="xs", margin="sm", height=f"{_CHART_HEIGHT}px"),
        _box(figures, layout="horizontal", spacing="xs"),
    ]


def _column(percent: float, colour: str) -> dict[str, Any]:
    height = max(2, round(min(percent, _FULL) / _FULL * _CHART_HEIGHT))
    bar = {**_box([{"type": "filler"}]), "height": f"{height}px", "backgroundColor": colour, "cornerRadius": "2px"}
    return {**_box([{"type": "filler"}, bar]), "flex": 1}


def _text(text: str, **style: Any) -> dict[str, Any]:  # noqa: ANN401 - Flex properties
    return {"type": "text", "text": text, **style}


def _box(contents: list[dict[str, Any]], *, layout: str = "vertical", **style: Any) -> dict[str, Any]:  # noqa: ANN401 - Flex properties
    return {"type": "box", "layout": layout, "contents": contents, **style}
