"""What the rules on targets look at: a project, or one indicator of it, with where to look.

Flaws that one person corrects in one go (a unit left out in six indicators of a project)
are one finding over the project; what must be thought about one by one is a finding each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Selection, in_all, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets.as_projects import achieved_of, of_evaluation, overall_project
from mingzhang.checking.targets.department_tables import overall_tables
from mingzhang.checking.targets.habits import Habits, habits_of, kind_of, kinds_of
from mingzhang.checking.targets.measures import Measure, bare_name, measure_of
from mingzhang.checking.targets.notes import OF_A_PROJECT, Note, note_on
from mingzhang.disclosure import INDICATOR_COLUMNS, Disclosure, Indicator, Printed, Project
from mingzhang.kept import kept, once_each
from mingzhang.where import Where

T = TypeVar("T")

COLUMNS = {
    **INDICATOR_COLUMNS,
    "scoring": "评（扣）分标准",
    "weight": "权重（分值）",
}
FIELDS = {
    "name": "项目名称",
    "code": "项目编码",
    "budget": "预算数",
    "purpose": "资金用途",
    "year": "预算年度",
    "period": "中长期目标的期间",
    "objectives": "绩效目标",
    "responsible_department": "主管部门及代码",
    "implementing_unit": "实施单位",
    "achieved": "实际完成情况",
    "what": "项目概述",
    "how": "实施方案",
    "goal": "绩效目标",
    "money": "年度预算安排",
}


class IndicatorOf(msgspec.Struct, frozen=True, dict=True):
    """An indicator with the project that it belongs to."""

    disclosure: Disclosure
    project: Project
    its: Indicator

    @kept
    def level2(self) -> str:
        """数量, 质量, 时效, 成本, …: the level-2 kind without 指标 and white space."""
        return kind_of(self.its)

    @property
    def is_benefit(self) -> bool:
        """Whether it stands under 效益, whichever."""
        return keys.fold(self.its.level1) == "效益指标"

    @kept
    def level1(self) -> str:
        """The level-1 kind as printed, as a comparison key."""
        return keys.fold(self.its.level1)

    @kept
    def bare(self) -> str:
        """Its level-3 name without the brackets that end it, as a comparison key."""
        return bare_name(self.its.level3)

    @kept
    def unit(self) -> str:
        """The unit of its target, as a comparison key."""
        return keys.fold(self.its.target.unit)

    @kept
    def measure(self) -> Measure:
        """What its target measures, by its unit."""
        return measure_of(self.its.target)

    @kept
    def folded(self) -> dict[str, str]:
        """What each of its cells prints, as `keys.fold` gives it."""
        its, fold = self.its, keys.fold
        return {
            "level3": fold(its.level3),
            "description": fold(its.description),
            "target": fold(its.target.text),
            "basis": fold(its.basis),
            "scoring": fold(its.scoring),
        }

    @kept
    def key(self) -> str:
        """The same of all its cells, a cell a line."""
        return "\n".join(self.folded.values())

    @property
    def name(self) -> str:
        """Its level-3 name in quotation marks."""
        return f"“{keys.tidy(self.its.level3) or '名称空白'}”"

    @property
    def label(self) -> str:
        """Its name as a person would look for it."""
        if not self.its.level1 and not self.its.level2 and not self.project.no:
            return f"指标{self.name}"  # a table without levels
        return f"{self.its.level2 or '二级指标空白'}{self.name}"

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

    def flaw_of(
        self, message: str, evidence: Iterable[Evidence], details: Sequence[str] = ()
    ) -> Flaw:
        """What is wrong with it, with what shows that."""
        said = f"{place(self.project)}{self.label}{message}"
        return Flaw(said, tuple(evidence), details=tuple(details), project=self.project.no)

    def flaw_beside(self, message: str, *others: Evidence) -> Flaw:
        """What is wrong with its target, beside something that is printed elsewhere."""
        return self.flaw_of(message, (self.evidence(), *others))

    def flaw(self, message: str, *roles: str, details: Sequence[str] = ()) -> Flaw:
        """What is wrong with it; the target is shown where no cell is named."""
        return self.flaw_of(message, map(self.evidence, roles or ("target",)), details)


class ProjectOf(msgspec.Struct, frozen=True, dict=True):
    """A project with the disclosure that it stands in."""

    disclosure: Disclosure
    its: Project
    habits: Habits = Habits()
    achieved: str = ""
    """What a self-evaluation says was reached."""

    @kept
    def indicators(self) -> tuple[IndicatorOf, ...]:
        """Its indicators."""
        return tuple(IndicatorOf(self.disclosure, self.its, one) for one in self.its.indicators)

    @kept
    def rows(self) -> str:
        """The keys of all its indicators: a cell a line."""
        return "\n".join([one.key for one in self.indicators])

    def saying(self, pattern: re.Pattern[str]) -> Sequence[IndicatorOf]:
        """All its indicators where a pattern stands in one of them, else none.

        Most that is looked for stands nowhere, and one search tells. A pattern that looks at the
        ends of a cell needs re.MULTILINE.
        """
        return self.indicators if pattern.search(self.rows) else ()

    @kept
    def kinds(self) -> frozenset[str]:
        """The level-2 kinds of its indicators; "效益", "满意" and "成本" for any of theirs."""
        return kinds_of(self.its)

    @kept
    def quantities(self) -> tuple[IndicatorOf, ...]:
        """Its indicators of 数量 whose target is a number."""
        counted = (one for one in self.indicators if one.level2 == "数量")
        return tuple(one for one in counted if one.its.target.kind == "number")

    @kept
    def written(self) -> Sequence[tuple[str, str]]:
        """What its table says in sentences: the purpose and each objective, with their fields."""
        return [("purpose", self.its.purpose), *(("objectives", t) for t in self.its.objectives)]

    @kept
    def what_for(self) -> str:
        """Its name, purpose and objectives, as one key; a full stop between them."""
        return keys.fold("。".join((self.its.name, self.its.purpose, *self.its.objectives)))

    @kept
    def note(self) -> Note | None:
        """项目经费情况说明 on it, where there is one."""
        return note_on(self.disclosure, self.its.name)

    def told(self) -> Sequence[tuple[str, str]]:
        """What its words say: each objective, the purpose and its note, with their fields."""
        return self._told

    @kept
    def _told(self) -> Sequence[tuple[str, str]]:
        told = [("objectives", text) for text in self.its.objectives]
        if self.its.purpose:
            told.append(("purpose", self.its.purpose))
        if self.note:
            for field in OF_A_PROJECT:
                told += [(field, line.text) for line in self.note.items.get(field, ())]
        return told

    def told_of_money(self) -> Iterator[tuple[str, str]]:
        """The same, and what the note says of the year's money."""
        yield from self._told
        if self.note:
            yield from (("money", line.text) for line in self.note.items.get("money", ()))

    def evidence(self, field: str, text: str = "", column: str = "") -> Evidence:
        """One of its fields, as evidence; of the objectives the one that prints the text."""
        printed = Printed(text or field_text(self.its, field), self.where(field, text))
        return quote(heading(self.its), printed, "", column or FIELDS.get(field, ""))

    def objective(self, number: int) -> Evidence:
        """One of the objectives, counting from 1; two can print the same."""
        places = self.its.objective_places
        where = places[number - 1] if number <= len(places) else self.where("objectives")
        printed = Printed(self.its.objectives[number - 1], where)
        return quote(heading(self.its), printed, "", FIELDS["objectives"])

    def planned(self, month: str) -> Evidence:
        """What it plans to have spent by the end of a month, as evidence."""
        return self.evidence(f"plan {month}", self.its.plan.get(month, ""), f"{month}月底")

    def where(self, field: str, text: str = "") -> Where:
        """Where one of its fields stands, with this text if it has several."""
        where = self.its.place(field)
        if field == "objectives" and self.its.objective_places:
            where = self._place_of(text)
        if self.note and field in self.note.items:
            lines = self.note.items[field]
            where = next((line.where for line in lines if line.text == text), lines[0].where)
        return where

    def _place_of(self, text: str) -> Where:
        """Where the first objective with a text stands; the first of all where none has it."""
        placed = zip(self.its.objectives, self.its.objective_places, strict=False)
        first = self.its.objective_places[0]
        key = keys.fold(text)
        return next((where for told, where in placed if key in keys.fold(told)), first)

    def flaw(self, message: str, *evidence: Evidence, details: Sequence[str] = ()) -> Flaw:
        """What is wrong with it."""
        said = f"{place(self.its)}{message}"
        return Flaw(said, tuple(evidence), details=tuple(details), project=self.its.no)

    def flaws(
        self, found: Sequence[tuple[IndicatorOf, str]], role: str = "target"
    ) -> Iterable[Flaw]:
        """One flaw for the same fault in several indicators; none where there are none."""
        return self.flaws_at([(one, said, role) for one, said in found]) if found else ()

    def flaws_at(self, found: Sequence[tuple[IndicatorOf, str, str]]) -> Iterator[Flaw]:
        """The same, where the cell to look at differs from one indicator to the next."""
        if not found:
            return
        first, said, _ = found[0]
        places = tuple(one.evidence(role) for one, _, role in found)
        yield Flaw(
            f"{place(self.its)}{first.label}{said}{in_all(places, '个指标')}",
            places,
            details=tuple(_together(found)) if len(found) > 1 else (),
            project=self.its.no,
        )


def _together(found: Sequence[tuple[IndicatorOf, str, str]]) -> Iterator[str]:
    """Each indicator with what is wrong with it; those with the same words in one line."""
    by_words: dict[str, list[str]] = {}
    for one, words, _ in found:
        by_words.setdefault(words, []).append(one.label)
    for words, labels in by_words.items():
        yield "、".join(labels) + words


def projects(dossier: Dossier) -> Sequence[tuple[int, ProjectOf]]:
    """A selection: every project."""
    return dossier.once(_all_projects)


def open_projects(dossier: Dossier) -> Sequence[tuple[int, ProjectOf]]:
    """A selection: the projects and self-evaluations whose targets are not secret."""
    return dossier.once(_all_open_projects)


def indicators(dossier: Dossier) -> Sequence[tuple[int, IndicatorOf]]:
    """A selection: every indicator, of self-evaluations too, whose target is not secret."""
    return dossier.once(_all_indicators)


def all_of_each(dossier: Dossier) -> Sequence[tuple[int, Sequence[ProjectOf]]]:
    """A selection: the projects of a disclosure together, where it has any."""
    return dossier.once(_all_of_each)


def among(select: Callable[[Sequence[ProjectOf]], Iterable[T]]) -> Selection[T]:
    """A selection that looks at all projects of a disclosure together."""

    def selected(dossier: Dossier) -> list[tuple[int, T]]:
        return [(index, one) for index, items in all_of_each(dossier) for one in select(items)]

    return lambda dossier: dossier.once(selected)


def _all_of_each(dossier: Dossier) -> list[tuple[int, Sequence[ProjectOf]]]:
    found: list[tuple[int, Sequence[ProjectOf]]] = []
    for index, disclosure in enumerate(dossier.disclosures):
        if disclosure.projects:
            habits = habits_of(disclosure)
            items = tuple(ProjectOf(disclosure, its, habits) for its in disclosure.projects)
            found.append((index, items))
    return found


def _all_projects(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    return [(index, item) for index, items in all_of_each(dossier) for item in items]


def evaluated_projects(dossier: Dossier) -> Sequence[tuple[int, ProjectOf]]:
    """A selection: the targets that the self-evaluations print again."""
    return dossier.once(_all_evaluated)


def _all_evaluated(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    return [
        (index, ProjectOf(disclosure, of_evaluation(its), achieved=its.achieved.text))
        for index, disclosure in enumerate(dossier.disclosures)
        for its in disclosure.evaluations
    ]


def _all_open_projects(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    return [(index, item) for index, item in _every(dossier) if not is_secret(item.its)]


def _every(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    return [*projects(dossier), *evaluated_projects(dossier), *dossier.once(_all_overall)]


def _all_overall(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    return [
        (index, ProjectOf(disclosure, overall_project(table)))
        for index, disclosure in enumerate(dossier.disclosures)
        for table in overall_tables(disclosure)
    ]


def _all_indicators(dossier: Dossier) -> list[tuple[int, IndicatorOf]]:
    return [
        (index, one)
        for index, item in _every(dossier)
        for one in item.indicators
        if one.its.target.kind != "secret"
    ]


def achieved_projects(dossier: Dossier) -> list[tuple[int, ProjectOf]]:
    """A selection: what each self-evaluation says was reached, as if these were targets."""
    return [
        (index, ProjectOf(disclosure, achieved_of(its)))
        for index, disclosure in enumerate(dossier.disclosures)
        for its in disclosure.evaluations
    ]


@once_each
def is_secret(project: Project) -> bool:
    """Whether the table says 涉密 instead of its indicators."""
    return any(one.target.kind == "secret" for one in project.indicators)


def signature(indicator: Indicator) -> tuple[str, str]:
    """What two indicators are compared by: name and description, and target."""
    return keys.fold(indicator.level3 + indicator.description), keys.fold(indicator.target.text)


def place(project: Project) -> str:
    """Where a message is about: 第 3 个项目“…”, 绩效自评表“…”, 部门整体绩效目标表."""
    if not project.no:
        return f"{project.title}的"
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
