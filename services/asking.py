"""Answers questions about projects from the register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from language.ask_kinds import LISTS, Ask
from language.fiscal_periods import Period
from language.phrases import projects as phrases
from language.project_question import ProjectQuestion, read_question
from language.project_search import Finding, RegisterNames
from models.quarter import BANGKOK, fiscal_year_of
from services.answer_words import words_about
from services.contradictions import Contradiction, contradictions_of, time_used
from services.project_facts import ProjectFacts, ReportFacts
from services.projects import codes_behind, find_projects, lines_of
from services.register_names import names_of
from services.report_choice import report_asked_for


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """What an answer shows of one project; `report` is the one asked for, else the newest; percents 0 to 100."""

    project: ProjectFacts
    report: ReportFacts | None
    time_used: float | None
    report_age_days: int | None
    contradictions: tuple[Contradiction, ...]
    series: tuple[tuple[date | None, float], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; `percent` only for the progress of a single project."""

    codes: tuple[str, ...]
    ask: Ask
    fiscal_year: int | None
    quarter: int | None
    percent: float | None
    text: str
    cards: tuple[ProjectCard, ...] = ()
    choices: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def answer(
    session: Session, text: str, *, now: datetime, context: Sequence[str] = (), with_contradictions: bool = True
) -> Answer:
    """Answer a question; `context` are the codes of the answer before, which a bare "and the budget?" goes on about.

    `choices` are codes to choose from: those that a name may mean, those of other years, or the nearest when there is
    none. `remarks` are what must be said above any card of it. Contradictions are for staff.
    """
    today = now.astimezone(BANGKOK).date()
    question = read_question(text, this_year=fiscal_year_of(today))
    names = names_of(session)
    finding = names.answer(question, context)
    if finding.ask is Ask.LIST_LATE:
        finding = _only_behind(session, finding)
    if finding.ask in LISTS or len(finding.codes) > 1:
        return _list(finding, question, names, session)
    cards = tuple(card_of(project, question.period, today) for project in find_projects(session, finding.codes))
    if not with_contradictions:
        cards = tuple(replace(card, contradictions=()) for card in cards)
    return _single(finding, question, names, cards)


def card_of(project: ProjectFacts, period: Period, today: date) -> ProjectCard:
    """Return what there is to show of a project for the period asked about."""
    report = report_asked_for(project, period)
    last_day = max((known.day for known in project.reports if known.day), default=None)
    return ProjectCard(
        project=project,
        report=report,
        time_used=time_used(project, _seen_from(project, report, today)),
        report_age_days=(today - last_day).days if last_day else None,
        contradictions=contradictions_of(project, today),
        series=tuple((r.day, r.percent) for r in project.reports if r.percent is not None),
    )


def _seen_from(project: ProjectFacts, report: ReportFacts | None, today: date) -> date:
    """Return the day whose used time is set against the report: an older report was true on its own day."""
    return report.day if report is not None and report.day and report != project.last else today


def _single(
    finding: Finding, question: ProjectQuestion, names: RegisterNames, cards: tuple[ProjectCard, ...]
) -> Answer:
    if not cards:
        return _nothing(finding, question, names)
    card, period = cards[0], question.period
    percent = card.report.percent if card.report and finding.ask is Ask.PROGRESS else None
    remarks = [phrases.SEEN_BEFORE] if finding.from_context else []
    if period.fiscal_year and period.fiscal_year != card.project.fiscal_year:
        remarks.append(phrases.year_differs(period.fiscal_year, card.project.fiscal_year))
    if finding.unknown_codes:
        remarks.append(phrases.unknown_code(finding.unknown_codes, ()))
    text = words_about(card.project, card.report, finding.ask, period, card.contradictions)
    return _answer(finding, question, percent, "\n".join([*remarks, text]), cards, remarks=tuple(remarks))


def _nothing(finding: Finding, question: ProjectQuestion, names: RegisterNames) -> Answer:
    """Say that there is none, with what may have been meant to choose from."""
    subject = names.index.subject_of(question.subject)
    near = finding.alike or finding.elsewhere or (() if finding.unknown_codes else names.nearest(subject))
    lines = [_named(names, code) for code in near]
    if finding.unknown_codes:
        text = phrases.unknown_code(finding.unknown_codes, lines)
    elif finding.elsewhere:
        text = phrases.not_that_year(question.period.fiscal_year, lines)
    else:
        text = phrases.no_project(lines) if subject else phrases.WHICH_PROJECT
    return _answer(finding, question, None, text, (), tuple(near) if subject or finding.unknown_codes else ())


def _list(finding: Finding, question: ProjectQuestion, names: RegisterNames, session: Session) -> Answer:
    lines = [phrases.line_of_list(*line) for line in lines_of(session, finding.codes[:_SHOWN])]
    lines += [_named(names, code) for code in finding.codes[_SHOWN:]]
    year = question.period.fiscal_year
    if finding.ask is Ask.LIST_LATE:
        text = phrases.late_list(lines)
    elif finding.ask is Ask.LIST_BY_DISTRICT:
        text = phrases.listing(phrases.in_district(finding.district or "", year), lines)
    elif finding.ask is Ask.LIST_BY_YEAR:
        text = phrases.listing(phrases.in_year(year), lines)
    else:
        text = phrases.several(lines)
    choices = () if finding.ask in LISTS else finding.codes
    return _answer(finding, question, None, text, (), choices)


_SHOWN = 20


def _only_behind(session: Session, finding: Finding) -> Finding:
    return Finding(finding.ask, tuple(codes_behind(session, finding.codes)), district=finding.district)


def _named(names: RegisterNames, code: str) -> str:
    project = names.projects[code]
    return phrases.heading(project.name, project.code, project.fiscal_year)


def _answer(
    finding: Finding,
    question: ProjectQuestion,
    percent: float | None,
    text: str,
    cards: tuple[ProjectCard, ...],
    choices: tuple[str, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Answer:
    return Answer(
        codes=finding.codes,
        ask=finding.ask,
        fiscal_year=question.period.fiscal_year,
        quarter=question.period.quarter,
        percent=percent,
        text=text,
        cards=cards,
        choices=choices,
        remarks=remarks,
    )
