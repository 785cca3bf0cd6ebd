"""From a question to the projects that answer it, on the register's names alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from language.ask_kinds import Ask, single_ask
from language.districts import districts_meant, districts_named, without_districts
from language.project_codes import indicator_key, label_of_name
from language.project_names import NamedProject, NameIndex
from language.project_question import ProjectQuestion, phase_named
from language.project_words import canonical, without_generic

_ALIKE = 90
_LEAST_SUBJECT = 2
_SEVERAL = 2
_BARE_NUMBER = re.compile(
    r"(?<=[ก-๙a-z ])\s*(?<!\d)(?<![.,/-])([5-7]\d)(?![\d.,/%-]|\s*(?:%|เปอร์|บาท|คน|จุด|ชุมชน|แห่ง|ครั้ง|ล้าน|แสน))"
)
_NEAREST, _NEAR_WEIGHT = 3, 1.5


@dataclass(frozen=True, slots=True)
class Finding:
    """What a question is about: its kind and the codes; `elsewhere` are same-named projects of other years.

    `unknown_codes` were written and are not in the register, `alike` are codes that differ from them by little.
    """

    ask: Ask
    codes: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    unknown_codes: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    district: str | None = None
    from_context: bool = False


@dataclass(slots=True)
class RegisterNames:
    """The register's names, codes, labels and districts, ready to be searched."""

    projects: dict[str, NamedProject]
    index: NameIndex
    labels: dict[str, list[str]] = field(default_factory=dict)
    tails: dict[str, list[str]] = field(default_factory=dict)
    districts: dict[str, list[str]] = field(default_factory=dict)
    district_of: dict[str, frozenset[str]] = field(default_factory=dict)

    @staticmethod
    def of(projects: Iterable[NamedProject]) -> "RegisterNames":
        """Make the names of these projects searchable."""
        known = {project.code: project for project in projects}
        labels: defaultdict[str, list[str]] = defaultdict(list)
        tails: defaultdict[str, list[str]] = defaultdict(list)
        districts: defaultdict[str, list[str]] = defaultdict(list)
        district_of: dict[str, frozenset[str]] = {}
        for code, project in known.items():
            if label := label_of_name(project.name):
                labels[label].append(code)
            if re.search(r"-\d{4}$", code):
                tails[code[-4:]].append(code)
            district_of[code] = frozenset(districts_named(f"{project.name} {project.agency}"))
            for district in districts_meant(f"{project.name} {project.agency}"):
                districts[district].append(code)
        return RegisterNames(
            known, NameIndex.of(known.values()), dict(labels), dict(tails), dict(districts), district_of
        )

    def answer(self, question: ProjectQuestion, context: Sequence[str] = ()) -> Finding:
        """Return what the question is about; `context` are the codes that the last answer was about."""
        if question.codes:
            return self._by_code(question)
        if found := self._by_label(question):
            return found
        if listed := self._as_list(question):
            return listed
        return self._by_name(question) or self._by_context(question, context)

    def named_in(self, question: ProjectQuestion, years: frozenset[int] = frozenset()) -> list[str]:
        """Return the codes of the projects whose names the question's subject means, of these years or of any."""
        matches = [match.code for match in self.index.find(question.subject, years)]
        if question.about_indicator and any(self.projects[code].kind == "indicator" for code in matches):
            matches = [code for code in matches if self.projects[code].kind == "indicator"]
        near = [code for code in matches if self.may_lie_in(code, frozenset(question.districts))]
        return [code for code in near if not question.phase or self._phase(code) == question.phase]

    def nearest(self, subject: str) -> tuple[str, ...]:
        """Return up to three projects that share something of their own with a canonical subject that names none."""
        ranked = [match for match in self.index.rank(subject) if match.name_weight >= _NEAR_WEIGHT]
        return tuple(match.code for match in ranked if match.weight * 2 >= ranked[0].weight)[:_NEAREST]

    def _phase(self, code: str) -> int:
        return phase_named(self.projects[code].name) or 1

    def _by_code(self, question: ProjectQuestion) -> Finding:
        known = tuple(code for written in question.codes if (code := self._spelt(written)))
        unknown = tuple(written for written in question.codes if not self._spelt(written))
        alike = [code for code in self.projects if any(fuzz.ratio(code, written) >= _ALIKE for written in unknown)]
        names = tuple(canonical(self.projects[code].name) for code in known)
        return Finding(single_ask(question.text, names) or Ask.PROGRESS, known, (), unknown, tuple(alike[:3]))

    def _spelt(self, written: str) -> str | None:
        if written in self.projects:
            return written
        return next((code for code in self.projects if "/" in code and indicator_key(code) == written), None)

    def _by_label(self, question: ProjectQuestion) -> Finding | None:
        written = [code for label in question.labels for code in self.labels.get(label, ())]
        written += [code for tail in question.tails for code in self.tails.get(tail, ())]
        return self._of_year(question, written) if written else None

    def _as_list(self, question: ProjectQuestion) -> Finding | None:
        """Return the finding for a list by delay, district or year; None when one project is meant."""
        subject = without_generic(self.index.subject_of(without_districts(question.subject)))
        named = self.index.find(without_districts(question.subject)) if len(subject) > _LEAST_SUBJECT else []
        if question.wants_list and question.wants_late and named and not named[0].name_weight:
            # Only an office is named: its projects are meant, not one of them.
            return Finding(Ask.LIST_LATE, tuple(self._in_years(question, [match.code for match in named])))
        names_one = bool(named)
        says_more = len(subject.replace(" ", "")) > _LEAST_SUBJECT
        if names_one or (says_more and not question.wants_list):
            return None
        ask = _kind_of_list(question, has_subject=says_more)
        return self._listed(ask, question) if ask else None

    def _listed(self, ask: Ask, question: ProjectQuestion) -> Finding:
        district = question.districts[0] if question.districts else None
        codes = self.districts.get(district, []) if district else list(self.projects)
        return Finding(ask, tuple(self._in_years(question, codes)), district=district)

    def _by_name(self, question: ProjectQuestion) -> Finding | None:
        years = _years(question)
        matches = (self.named_in(question, years) if years else []) or self.named_in(question)
        if matches:
            return self._of_year(question, matches)
        said = self.index.subject_of(question.subject).replace(" ", "")
        return Finding(self._ask(question, ())) if len(said) > _LEAST_SUBJECT else None

    def _by_context(self, question: ProjectQuestion, context: Sequence[str]) -> Finding:
        codes = [code for code in context if code in self.projects]
        found = self._of_year(question, codes)
        return Finding(found.ask, found.codes, found.elsewhere, from_context=bool(codes))

    def _of_year(self, question: ProjectQuestion, codes: Sequence[str]) -> Finding:
        chosen = self.of_bare_year(question, self._in_years(question, codes))
        elsewhere = () if chosen else tuple(codes)
        return Finding(self._ask(question, codes), tuple(dict.fromkeys(chosen)), elsewhere)

    def of_bare_year(self, question: ProjectQuestion, codes: Sequence[str]) -> list[str]:
        """Choose between projects of several years by a bare number that is one of the years: เครือข่ายข่าว 64."""
        if _years(question) or len(codes) < _SEVERAL:
            return list(codes)
        said = set(_BARE_NUMBER.findall(question.text))
        return [code for code in codes if str(self.projects[code].fiscal_year % 100) in said] or list(codes)

    def _in_years(self, question: ProjectQuestion, codes: Sequence[str]) -> list[str]:
        years = _years(question)
        return [code for code in codes if not years or self.projects[code].fiscal_year in years]

    def _ask(self, question: ProjectQuestion, codes: Sequence[str]) -> Ask:
        names = tuple(canonical(self.projects[code].name) for code in codes)
        return single_ask(question.text, names) or Ask.PROGRESS

    def may_lie_in(self, code: str, districts: frozenset[str]) -> bool:
        """Tell whether the project is of one of the districts, or of the whole city; any project is of no district."""
        own = self.district_of[code]
        return not districts or not own or bool(own & districts)


def _years(question: ProjectQuestion) -> frozenset[int]:
    """Return the fiscal years asked about; a month's year is the one that counts."""
    year = question.period.fiscal_year
    if year is None or question.period.month:
        return frozenset({year} if year else ())
    return frozenset({year, *question.period.years})


def _kind_of_list(question: ProjectQuestion, *, has_subject: bool) -> Ask | None:
    if question.wants_late and (question.wants_list or not (question.districts or has_subject)):
        return Ask.LIST_LATE
    if has_subject or not (question.wants_list or single_ask(question.text) is None):
        return None
    if question.districts:
        return Ask.LIST_BY_DISTRICT
    return Ask.LIST_BY_YEAR if question.period.fiscal_year or question.wants_list else None
