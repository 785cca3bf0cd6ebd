"""The card of a released summary: the letter's first page, three figures, links; and the notice of a draft."""

from collections.abc import Callable, Mapping
from typing import Any

from language.phrases import summary as labels
from language.phrases import summary_news as words
from models.quarter_summary import QuarterSummary
from services.card_parts import SOFT, Node, bubble, button, row, text
from services.words import Button, Card

PAGE = "page"
"""Asks a link for the edition's page in the console, which needs a sign-in instead of a signature."""
Link = Callable[[QuarterSummary, str], str]
"""Signs the address of a summary's file: the summary and `pdf`, `docx`, `xlsx`, `json`, `png` or PAGE in."""


def released_card(summary: QuarterSummary, figures: Mapping[str, Any], link: Link) -> Card:
    """Return the card that the command is given."""
    title = _title(summary)
    body = [
        text(words.CARD_TITLE, size="xs", color=SOFT),
        text(title, weight="bold", size="md"),
        *(row(name, value) for name, value in _three_figures(figures)),
        text(words.LINK_LIFE, size="xxs", color=SOFT, margin="md"),
    ]
    files = (("pdf", words.PDF_BUTTON), ("docx", words.WORD_BUTTON), ("xlsx", words.EXCEL_BUTTON))
    foot = [
        button(Button(label, link(summary, kind), "uri"), main=place == 0) for place, (kind, label) in enumerate(files)
    ]
    return Card(f"{words.CARD_TITLE} {title}", {**bubble(body, foot), **_picture(link(summary, "png"))})


def draft_card(summary: QuarterSummary, figures: Mapping[str, Any], link: Link, release_days: int) -> Card:
    """Return the notice that analysts are given when a draft is there to be read."""
    title = words.period(summary.fiscal_year, summary.quarter)
    body = [
        text(words.DRAFT_HEADING, weight="bold", size="md"),
        text(title),
        *(row(name, value) for name, value in _three_figures(figures)),
        text(words.DRAFT_ADVICE, size="xs", color=SOFT, margin="md"),
        text(words.release_notice(release_days), size="xs", color=SOFT),
    ]
    foot = [
        button(Button(words.WORK_ON_DRAFT, link(summary, PAGE), "uri"), main=True),
        button(Button(words.READ_DRAFT, link(summary, "pdf"), "uri"), main=False),
    ]
    return Card(words.draft_alt(title), bubble(body, foot))


def _title(summary: QuarterSummary) -> str:
    said = (words.period(summary.fiscal_year, summary.quarter), words.edition_said(summary.edition))
    return " ".join(part for part in said if part)


def _three_figures(figures: Mapping[str, Any]) -> list[tuple[str, str]]:
    now = {each["label"]: each["now"] for each in figures["overview"]}
    median = next((each["median"] for each in figures["times"]), None)
    return [
        (words.TIPS, _said(now.get(labels.OVERVIEW_LABELS["tips"][0]))),
        (words.VERIFIED, _said(now.get(labels.OVERVIEW_LABELS["verified"][0]))),
        (words.RESPONSE, words.UNKNOWN if median is None else labels.duration(median)),
    ]


def _said(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value or words.UNKNOWN)


def _picture(url: str) -> Node:
    """Return the first page on top of the card; LINE shows pictures over HTTPS alone."""
    if not url.startswith("https://"):
        return {}
    return {"hero": {"type": "image", "url": url, "size": "full", "aspectRatio": "1:1.414", "aspectMode": "fit"}}
