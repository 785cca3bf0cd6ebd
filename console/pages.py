"""Every part of the console, and who may open it. Read this file first."""

from collections.abc import Collection
from dataclasses import dataclass

from flask import Blueprint

from console import (
    attachments,
    audit_log,
    groups,
    messages,
    overview,
    people,
    projects,
    recipients,
    report_photos,
    summaries,
    summary_page,
    timed_jobs,
    tip_page,
    tips,
)
from models.person import CITY_WIDE, STAFF, TRIAGE, Role

_CITY = frozenset({Role.ANALYST, Role.ADMIN})
_ADMIN = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the console: its views, who may open it, and whether the menu leads there."""

    bp: Blueprint
    roles: Collection[Role]
    in_menu: bool = True


PAGES: tuple[Page, ...] = (
    Page(overview.bp, STAFF),
    Page(tips.bp, STAFF),
    Page(tip_page.bp, STAFF, in_menu=False),
    Page(attachments.bp, STAFF, in_menu=False),
    Page(projects.bp, STAFF),
    Page(report_photos.bp, STAFF, in_menu=False),
    Page(summaries.bp, CITY_WIDE),
    Page(summary_page.bp, CITY_WIDE, in_menu=False),
    Page(recipients.bp, _CITY, in_menu=False),
    Page(groups.bp, TRIAGE),
    Page(people.bp, _CITY),
    Page(messages.bp, _CITY),
    Page(timed_jobs.bp, _ADMIN),
    Page(audit_log.bp, _ADMIN),
)
"""The console's parts in the order of the menu."""


def roles_of(name: str) -> Collection[Role]:
    """Return who may open the part of that name."""
    return next(page.roles for page in PAGES if page.bp.name == name)


def menu_of(role: Role) -> list[str]:
    """Return the names of the parts that the menu offers to a role."""
    return [page.bp.name for page in PAGES if page.in_menu and role in page.roles]
