"""A project's card: percent and time as bars, the last report and its age, money, contradictions, a small chart."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from language.phrases import project_card as words
from services.asking import ProjectCard
from services.contradiction_words import words_for
from services.words import Button, Card, action

_GREEN, _AMBER, _RED, _GREY, _INK, _SOFT = "#1A7F4B", "#B7791F", "#B42318", "#E4E7EC", "#101828", "#667085"
_STATUS_COLOURS = {"on_plan": _GREEN, "watch": _AMBER, "behind": _RED}
_BARS, _CHART_HEIGHT, _FULL = 12, 40, 100.0
_SHOWN_CONTRADICTIONS = 3


def project_card(card: ProjectCard, alt: str, *, with_contradictions: bool) -> Card:
    """Return the card as a Flex bubble; contradictions are for staff."""
    body: list[dict[str, Any]] = [*_heading(card), *_progress(card), *_facts(card)]
    if len(card.series) > 1:
        body.append(_chart(card.series))
    if with_contradictions and card.contradictions:
        body += _contradictions(card)
    history = Button(words.HISTORY, f"do=history&code={card.project.code}&year={card.project.fiscal_year}")
    footer = {"type": "button", "style": "secondary", "height": "sm", "action": action(history)}
    return Card(alt, {"type": "bubble", "body": _box(body), "footer": _box([footer])})


def _heading(card: ProjectCard) -> list[dict[str, Any]]:
    code = words.code_and_year(card.project.code, card.project.fiscal_year)
    return [_text(card.project.name, weight="bold", wrap=True), _text(code, size="xs", color=_SOFT)]


def _progress(card: ProjectCard) -> list[dict[str, Any]]:
    if card.report is None or card.report.percent is None:
        return [_text(words.NO_REPORT, margin="md")]
    colour = _STATUS_COLOURS.get(card.report.plan_status or "", _GREEN)
    rows = [
        _box(
            [
                _text(f"{card.report.percent:g}%", size="3xl", weight="bold", color=colour, flex=0),
                _text(words.plan(card.report.plan_status), size="sm", color=colour, gravity="bottom", wrap=True),
            ],
            layout="horizontal",
            spacing="md",
            margin="md",
        ),
        _bar(words.PROGRESS, card.report.percent, colour),
    ]
    return rows if card.time_used is None else [*rows, _bar(words.TIME_USED, card.time_used, _SOFT)]


def _facts(card: ProjectCard) -> list[dict[str, Any]]:
    facts = []
    if card.report is not None:
        age = card.report_age_days if card.report == card.project.last else None
        facts.append((words.LAST_REPORT, words.last_report(card.report.no, card.report.day, age)))
    if card.project.budget is not None:
        facts.append((words.SPENT, words.spending(card.project.budget, card.project.budget_spent)))
    return [
        _box(
            [_text(name, size="sm", color=_SOFT, flex=2), _text(value, size="sm", flex=5, wrap=True)],
            layout="baseline",
            margin="sm",
        )
        for name, value in facts
    ]


def _contradictions(card: ProjectCard) -> list[dict[str, Any]]:
    lines = [f"• {words_for(found)}" for found in card.contradictions[:_SHOWN_CONTRADICTIONS]]
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


def _chart(series: Sequence[tuple[date, float]]) -> dict[str, Any]:
    columns = [_column(percent) for _day, percent in series[-_BARS:]]
    return _box(columns, layout="horizontal", spacing="xs", margin="lg", height=f"{_CHART_HEIGHT}px")


def _column(percent: float) -> dict[str, Any]:
    height = max(2, round(min(percent, _FULL) / _FULL * _CHART_HEIGHT))
    bar = {**_box([{"type": "filler"}]), "height": f"{height}px", "backgroundColor": _GREEN, "cornerRadius": "2px"}
    return {**_box([{"type": "filler"}, bar]), "flex": 1}


def _text(text: str, **style: Any) -> dict[str, Any]:  # noqa: ANN401 - Flex properties
    return {"type": "text", "text": text, **style}


def _box(contents: list[dict[str, Any]], *, layout: str = "vertical", **style: Any) -> dict[str, Any]:  # noqa: ANN401 - Flex properties
    return {"type": "box", "layout": layout, "contents": contents, **style}
