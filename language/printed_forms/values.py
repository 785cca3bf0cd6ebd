"""What a printed form says, as values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PlanStatus(StrEnum):
    """How the form calls a report against the plan."""

    ON_PLAN = "on_plan"
    WATCH = "watch"
    BEHIND = "behind"


class TargetStatus(StrEnum):
    """How the form calls a report against the target."""

    ON_TARGET = "on_target"
    OFF_TARGET = "off_target"


class DoubtKind(StrEnum):
    """Why a value that was read may not be what was meant."""

    NO_PERCENT = "no_percent"
    NO_DATE = "no_date"
    BAD_DATE = "bad_date"
    NO_STATUS = "no_status"
    STATUS_GARBLED = "status_garbled"
    DIGITS_GARBLED = "digits_garbled"
    COPIES_DIFFER = "copies_differ"
    NUMBER_MISSING = "number_missing"
    NUMBER_TWICE = "number_twice"
    FIELD_MISSING = "field_missing"
    RESULT_BEYOND_LEVELS = "result_beyond_levels"
    YEAR_INFERRED = "year_inferred"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value to look at again: the form's code, the field, and the report's number where there is one."""

    kind: DoubtKind
    field: str
    report_no: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A government letter that a report cites: its number and, where printed, its date."""

    number: str
    day: date | None


@dataclass(frozen=True, slots=True)
class FormReport:
    """One progress report of a form; `percent` is carried over from the report before when none is printed."""

    no: int
    day: date | None
    narrative: str
    percent: float | None
    budget_spent: float | None
    plan_status: PlanStatus | None
    target_status: TargetStatus | None
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanLink:
    """The place of a project in the city's 20-year plan."""

    strategy: str = ""
    sub_strategy: str = ""
    goal: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class ProjectForm:
    """One project as its form prints it; `targets_before` are targets that were replaced, oldest first."""

    code: str
    name: str
    fiscal_year: int | None
    start: date | None
    end: date | None
    budget: float | None
    budget_spent: float | None
    agency: str
    responsible: str = field(repr=False)
    coordinator: str = field(repr=False)
    rationale: str
    objectives: tuple[str, ...]
    targets: tuple[str, ...]
    targets_before: tuple[tuple[str, ...], ...]
    plan: PlanLink
    reports: tuple[FormReport, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarterNote:
    """What an indicator's form says of one quarter; quarter 5 is the year's summary."""

    quarter: int
    text: str


@dataclass(frozen=True, slots=True)
class RosterNote:
    """A group and its member count, as an indicator's narrative names them."""

    group: str
    members: int


@dataclass(frozen=True, slots=True)
class IndicatorForm:
    """One indicator as its form prints it; target and result in `result_unit`."""

    code: str
    name: str
    fiscal_year: int | None
    agency: str
    levels: tuple[str, ...]
    target: float | None
    result: float | None
    result_unit: str
    quarters: tuple[QuarterNote, ...]
    evidence: tuple[str, ...]
    rosters: tuple[RosterNote, ...]
    orders: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class FormReading:
    """All that one text's forms say: each project and indicator once, and how many copies were seen."""

    projects: tuple[ProjectForm, ...]
    indicators: tuple[IndicatorForm, ...]
    copies: int
