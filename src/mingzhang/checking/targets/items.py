"""What the rules on targets look at: a project, or one indicator of it, with where to look.

Flaws that one person corrects in one go (a unit left out in six indicators of a project)
are one finding over the project; what must be thought about one by one is a finding each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.disclosure import Disclosure, Indicator, Printed, Project
from mingzhang.reading.projects.titles import name_in

_A_FEW = 4
"""Of fewer projects nobody can tell what their form leaves out."""

_GROUPS = ("效益", "满意", "成本")
_CELLS = ("level3", "description", "basis")
_MONTHS = ("3", "6", "10", "12")
_SIGNS = re.compile(r"[\s\"'“”‘’()\[\]【】〔〕《》<>、,.。:;—\-_·/]")
COLUMNS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "description": "绩效指标描述",
    "target": "指标值",
    "basis": "指标值确定依据",
    "scoring": "评（扣）分标准",
}
FIELDS = {
    "name": "项目名称",
    "code": "项目编码",
    "budget": "预算数",
    "purpose": "资金用途",
    "year": "预算年度",
    "objectives": "绩效目标",
    "responsible_department": "主管部门及代码",
    "implementing_unit": "实施单位",
}


class IndicatorOf(msgspec.Struct, frozen=True):
    """An indicator with the project that it belongs to."""

    disclosure: Disclosure
    project: Project
    its: Indicator

    @property
    def level2(self) -> str:
        """数量, 质量, 时效, 成本, …: the level-2 kind without 指标 and white space."""
        return kind_of(self.its)

    @property
    def label(self) -> str:
        """Its name as a person would look for it."""
        name = keys.tidy(self.its.level3) or "名称空白"
        return f"{self.its.level2 or '二级指标空白'}“{name}”"

    def text(self, role: str) -> str:
        """What its cell prints."""
        if role == "target":
            return self.its.target.text
        text: str = getattr(self.its, role)
        return text

    def evidence(self, role: str = "target") -> Evidence:
        """Its cell, as evidence."""
        where = self.its.places.get(role, self.its.where)
        row = f"{self.its.level2} {keys.tidy(self.its.level3)}".strip()
        printed = Printed(self.text(role), where)
        return quote(heading(self.project), printed, row, COLUMNS[role])

    def flaw(self, message: str, *roles: str, details: Sequence[str] = ()) -> Flaw:
        """What is wrong with it; the target is shown where no cell is named."""
        evidence = tuple(self.evidence(role) for role in roles or ("target",))
        said = f"{place(self.project)}{self.label}{message}"
        return Flaw(said, evidence, details=tuple(details), project=self.project.no)


class Habits(msgspec.Struct, frozen=True):
    """What the target tables of a document print. What few have is not in their form."""

    kinds: frozenset[str] = frozenset()
    """Level-2 kinds that most projects have; "效益" and "满意" for any of theirs."""

    fields: frozenset[str] = frozenset()
    """Fields of the head that most tables fill."""

    cells: frozenset[str] = frozenset()
    """Cells that most indicators fill."""

    months: frozenset[str] = frozenset()
    """Months of the spending plan."""

    units: bool = True
    """Whether most numbers have a unit."""

    headings: bool = True
    """Whether most headings name the project."""


class ProjectOf(msgspec.Struct, frozen=True):
    """A project with the disclosure that it stands in."""

    disclosure: Disclosure
    its: Project
    habits: Habits = Habits()

    @property
    def indicators(self) -> tuple[IndicatorOf, ...]:
        """Its indicators."""
        return tuple(IndicatorOf(self.disclosure, self.its, one) for one in self.its.indicators)

    def evidence(self, field: str, text: str = "", column: str = "") -> Evidence:
        """One of its fields, as evidence."""
        where = self.its.places.get(field, self.its.where)
        column = column or FIELDS.get(field, "")
        return quote(
            heading(self.its), Printed(text or field_text(self.its, field), where), "", column
        )

    def flaw(self, message: str, *evidence: Evidence, details: Sequence[str] = ()) -> Flaw:
        """What is wrong with it."""
        said = f"{place(self.its)}{message}"
        return Flaw(said, tuple(evidence), details=tuple(details), project=self.its.no)

    def flaws(
        self, found: Sequence[tuple[IndicatorOf, str]], role: str = "target"
    ) -> Iterator[Flaw]:
        """One flaw for the same fault in several indicators; none where there are none."""
        if not found:
            return
        first, said = found[0]
        more = f"；共 {len(found)} 个指标如此" if len(found) > 1 else ""
        yield Flaw(
            f"{place(self.its)}{first.label}{said}{more}",
            tuple(one.evidence(role) for one, _ in found),
            details=tuple(f"{one.label}{text}" for one, text in found) if more else (),
            project=self.its.no,
        )


def habits_of(disclosure: Disclosure) -> Habits:
    """What most target tables of a document print."""
    projects = disclosure.projects
    indicators = [one for project in projects for one in project.indicators]
    numbers = [bool(one.target.unit) for one in indicators if one.target.kind == "number"]
    titled = [agrees(project) for project in projects if project.title and project.name]
    kinds = [kinds_of(project) for project in projects if project.indicators]
    known = frozenset().union(*kinds)
    few = len(kinds) < _A_FEW
    return Habits(
        kinds=frozenset(kind for kind in known if few or mostly(kind in its for its in kinds)),
        fields=frozenset(f for f in FIELDS if mostly(bool(getattr(p, f)) for p in projects)),
        cells=frozenset(c for c in _CELLS if mostly(bool(getattr(i, c)) for i in indicators)),
        months=frozenset(m for m in _MONTHS if mostly(m in p.plan for p in projects if p.plan)),
        units=mostly(numbers),
        headings=mostly(titled),
    )


def kinds_of(project: Project) -> frozenset[str]:
    """Its level-2 kinds; "效益", "满意" and "成本" for any of theirs."""
    found = {kind_of(one) for one in project.indicators}
    levels = "、".join(one.level1 + one.level2 for one in project.indicators)
    return frozenset(found | {kind for kind in _GROUPS if kind in levels})


def agrees(project: Project) -> bool:
    """Whether the heading and the name are the same, or one has more words, signs apart."""
    title, name = _words(name_in(project.title)), _words(project.name)
    return not title or title in name or name in title


def _words(text: str) -> str:
    return _SIGNS.sub("", keys.fold(text))


def projects(dossier: Dossier) -> Sequence[tuple[int, ProjectOf]]:
    """A selection: every project."""
    return dossier.once(_all_projects)


def open_projects(dossier: Dossier) -> Sequence[tuple[int, ProjectOf]]:
    """A selection: the projects whose targets are not secret."""
    return dossier.once(_all_open_projects)


def indicators(dossier: Dossier) -> Sequence[tuple[int, IndicatorOf]]:
    """A selection: every indicator whose target is not secret."""
    return dossier.once(_all_indicators)


def _all_projects(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    found: list[tuple[int, ProjectOf]] = []
    for index, disclosure in enumerate(dossier.disclosures):
        habits = habits_of(disclosure)
        found += [(index, ProjectOf(disclosure, its, habits)) for its in disclosure.projects]
    return found


def _all_open_projects(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    return [(index, item) for index, item in projects(dossier) if not is_secret(item.its)]


def _all_indicators(dossier: Dossier) -> list[tuple[int, IndicatorOf]]:
    return [
        (index, one)
        for index, item in projects(dossier)
        for one in item.indicators
        if one.its.target.kind != "secret"
    ]


def mostly(holds: Iterable[bool]) -> bool:
    """Whether something holds for at least half."""
    all_of_them = list(holds)
    return 2 * sum(all_of_them) >= len(all_of_them)


def is_secret(project: Project) -> bool:
    """Whether the table says 涉密 instead of its indicators."""
    return any(one.target.kind == "secret" for one in project.indicators)


def kind_of(indicator: Indicator) -> str:
    """The level-2 kind without 指标."""
    return keys.fold(indicator.level2).removesuffix("指标")


def signature(indicator: Indicator) -> tuple[str, str]:
    """What two indicators are compared by: name and description, and target."""
    return keys.fold(indicator.level3 + indicator.description), keys.fold(indicator.target.text)


def place(project: Project) -> str:
    """Where a message is about: 第 3 个项目“…”."""
    return f"第 {project.no} 个项目“{keys.tidy(project.name)}”的"


def heading(project: Project) -> str:
    """The table's title as printed, or the project's name."""
    return keys.tidy(project.title or project.name)


def field_text(project: Project, field: str) -> str:
    """What one of a project's fields prints."""
    if field == "objectives":
        return " ".join(project.objectives)
    text: Any = getattr(project, field, "")
    return text if isinstance(text, str) else ""


def listed(names: Iterable[str]) -> str:
    """Names with 、 between them."""
    return "、".join(names)
