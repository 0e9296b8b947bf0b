"""F806–F808, F813–F815: projects against the procurement table, which names who buys.

A project that buys ten computers has ten of them in the table, for no more money than it has.
Equipment can be bought without it (below the limits, or from what was bought before), so what the
table lacks is a hint.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

import msgspec

from mingzhang import forms, keys
from mingzhang.amounts import UNITS, ZERO, half_place, places_of
from mingzhang.checking.checks import Flaw, each, each_quoted, itself, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Correction, Evidence
from mingzhang.checking.form.arithmetic import Cell, number_of
from mingzhang.checking.form.procurement_table import TableOf, table_of
from mingzhang.checking.form.purchases import equipment_projects
from mingzhang.disclosure import Disclosure, Indicator, Printed, ProcurementLine, Project

_BASIC = re.compile(r"公用经费|基本支出|人员经费|日常|运转经费")
"""Money without a performance target of its own."""

_NEARLY = 0.8
"""So much of two names is the same, where one is misprinted."""

_NOUN = 3
"""Characters of a thing's name by which it is known in longer words: 打印机 in 激光打印机."""


class ProjectOf(msgspec.Struct, frozen=True):
    """A project that the table names, its rows, and the projects that there are."""

    table: TableOf
    name: str
    lines: tuple[ProcurementLine, ...]
    projects: tuple[Project, ...]

    @property
    def same(self) -> list[Project]:
        """The projects of this name."""
        key = keys.fold(self.name)
        return [project for project in self.projects if keys.fold(project.name) == key]

    @property
    def meant(self) -> list[Project]:
        """The only project whose name is nearly this one, if there is one."""
        key = keys.fold(self.name)
        near = [one for one in self.projects if keys.alike(key, keys.fold(one.name), _NEARLY)]
        return near if len(near) == 1 else []

    @property
    def is_unknown(self) -> bool:
        """Whether none of the projects has this name, be it shorter or longer."""
        if not self.projects or self.same or _BASIC.search(self.name):
            return False
        key, names = keys.fold(self.name), [keys.fold(p.name) for p in self.projects if p.name]
        return not any(key in name or name in key for name in names)


def _projects(dossier: Dossier) -> Iterator[tuple[int, ProjectOf]]:
    for index, disclosure in enumerate(dossier.disclosures):
        table = table_of(disclosure)
        if table is None or forms.pack(disclosure.pack).open:
            continue  # elsewhere the table names what is bought, not the project that buys it
        found: dict[str, list[ProcurementLine]] = {}
        for line in table.items:
            if line.name:
                found.setdefault(keys.fold(line.name), []).append(line)
        for lines in found.values():
            yield index, ProjectOf(table, lines[0].name, tuple(lines), disclosure.projects)


def _all_projects(dossier: Dossier) -> Iterator[tuple[int, tuple[ProjectOf, ...]]]:
    """The projects that a table names, together."""
    for index, items in groupby(_projects(dossier), key=itemgetter(0)):
        yield index, tuple(item for _, item in items)


@over("F806", _all_projects)
def projects_are_unknown(items: tuple[ProjectOf, ...]) -> Iterator[Flaw]:
    """Projects of the procurement table without target tables of their own."""
    unknown = [item for item in items if item.is_unknown]
    if not unknown:
        return
    title = unknown[0].table.title
    for item in [item for item in unknown if item.meant]:
        unknown.remove(item)
        yield _named_otherwise(item)
    if not unknown:
        return
    names = each_quoted(item.name for item in unknown)
    count = f" {len(unknown)} 个" if len(unknown) > 1 else ""
    yield Flaw(
        f"《{title}》的{count}项目{names}不在公开的 {len(unknown[0].projects)} 个项目之中",
        tuple(
            quote(title, Printed(item.name, item.lines[0].where), row=item.name) for item in unknown
        ),
        statement="procurement",
    )


def _named_otherwise(item: ProjectOf) -> Flaw:
    """That the table names a project nearly as its own table does."""
    title, (project,) = item.table.title, item.meant
    bought = quote(title, Printed(item.name, item.lines[0].where), row=item.name)
    name = quote(project.name, Printed(project.name, project.place("name")), "", "项目名称")
    return Flaw(
        f"《{title}》的项目“{item.name}”不在公开的 {len(item.projects)} 个项目之中，"
        f"名称最接近的是第 {project.no} 个项目“{project.name}”",
        (bought, name),
        statement="procurement",
        project=project.no,
        corrections=(
            Correction(name, words=keys.fold(item.name)),
            Correction(bought, words=keys.fold(project.name)),
        ),
    )


@over("F807", _projects)
def project_buys_more_than_its_budget(item: ProjectOf) -> Iterator[Flaw]:
    """More is bought than the project has."""
    bought = [item.table.cell(line, "total") for line in item.lines]
    budgets = [item.table.cell(line, "project_budget") for line in item.lines]
    numbers = [cell.number for cell in bought]
    known = [cell for cell in budgets if cell.number]
    if not known or len({cell.number for cell in known}) > 1 or None in numbers:
        return
    spent = sum((number for number in numbers if number is not None), ZERO)
    budget = known[0].number or ZERO
    several = [p for p in item.same if p.budget]
    tolerance = sum((cell.half for cell in (*bought, known[0])), ZERO)
    if spent > budget + tolerance and len(several) < 2:
        yield Flaw(
            f"《{item.table.title}》项目“{item.name}”的采购金额合计 {spent}，"
            f"大于预算资金 {known[0].printed.text}",
            (known[0].evidence(), *(cell.evidence() for cell in bought)),
            statement="procurement",
        )


@over("F813", _projects)
def words_give_another_budget(item: ProjectOf) -> Iterator[Flaw]:
    """基地建设 108 万元 in words, and 180 as the money of that project in the table.

    Projects with target tables of their own are compared with those (P523).
    """
    budgets = [item.table.cell(line, "project_budget") for line in item.lines]
    known = [cell for cell in budgets if cell.number]
    if item.same or not known or len({cell.number for cell in known}) > 1:
        return
    scale = UNITS.get(known[0].unit, Decimal(1))
    for claim in item.table.disclosure.claims:
        if claim.quantity != "amount" or not _is_named(claim.name, item.name) or not claim.value:
            continue
        told = Decimal(claim.value) * UNITS.get(claim.unit, Decimal(0))
        budget = (known[0].number or ZERO) * scale
        if told and abs(told - budget) > known[0].half * scale + half_place(
            places_of(claim.value)
        ) * UNITS.get(claim.unit, Decimal(1)):
            place = item.table.disclosure.sections[claim.section].heading
            yield Flaw(
                f"“{place}”写“{claim.text}”，《{item.table.title}》项目“{item.name}”的预算资金是 "
                f"{known[0].printed.text} {known[0].unit}",
                (quote(place, Printed(claim.text, claim.where)), known[0].evidence()),
                section=place,
                statement="procurement",
            )


def _is_named(claimed: str, name: str) -> bool:
    """Whether words name a project, with or without 项目 behind its name."""
    return bool(claimed) and keys.fold(claimed).removesuffix("项目") == keys.fold(
        name
    ).removesuffix("项目")


@over("F808", _projects)
def project_budget_differs(item: ProjectOf) -> Iterator[Flaw]:
    """预算资金 differs between rows of one project, or from the project's own table."""
    cells = [item.table.cell(line, "project_budget") for line in item.lines]
    cells = [cell for cell in cells if cell.number]
    numbers = {cell.number for cell in cells}
    if not cells or len(item.same) > 1:
        return
    if len(numbers) > 1 and not item.same:
        return  # one name may stand for projects of several units
    project = item.same[0] if item.same else None
    own = _in_unit(project, cells[0].unit) if project else None
    if project and own is not None:
        wrong = [cell for cell in cells if abs((cell.number or ZERO) - own) > cell.half]
        if wrong:
            budget = quote(
                project.name, Printed(project.budget, project.place("budget")), "", "预算数"
            )
            yield Flaw(
                f"《{item.table.title}》项目“{item.name}”的预算资金印作 {wrong[0].printed.text} "
                f"{wrong[0].unit}，绩效目标表（第 {project.no} 个项目）的预算数为 {project.budget} "
                f"{project.money_unit}",
                (*(cell.evidence() for cell in wrong), budget),
                statement="procurement",
                project=project.no,
                corrections=tuple(_either(wrong, budget, own)),
            )


def _either(wrong: Sequence[Cell], budget: Evidence, own: Decimal) -> Iterator[Correction]:
    """That the table is wrong, or the project's own budget, where all rows say the same of it."""
    unit = UNITS[wrong[0].unit]
    if len(wrong) == 1:
        yield Correction(wrong[0].evidence(), own * unit)
    if len(told := {cell.number or ZERO for cell in wrong}) == 1:
        yield Correction(budget, told.pop() * unit, slack=wrong[0].half * unit)


def _in_unit(project: Project, unit: str) -> Decimal | None:
    """The project's budget in another money unit; None where it cannot be read."""
    number = number_of(project.budget)
    if not project.budget or number is None or project.money_unit not in UNITS:
        return None
    return number * UNITS[project.money_unit] / UNITS[unit]


class Wanted(msgspec.Struct, frozen=True):
    """How many of a thing a project is to buy, and the rows that buy it."""

    project: Project
    indicator: Indicator
    lines: tuple[ProcurementLine, ...]
    title: str

    @property
    def bought(self) -> Decimal:
        """How many all rows buy."""
        return sum((_number(line, "quantity") or ZERO for line in self.lines), ZERO)


def _number(line: ProcurementLine, column: str) -> Decimal | None:
    return number_of(line.text(column))


def _text(line: ProcurementLine, column: str) -> str:
    return keys.fold(line.text(column))


def _wanted(disclosure: Disclosure) -> Iterator[Wanted]:
    named: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        named[keys.fold(project.name)].append(project)
    by_item: defaultdict[tuple[str, str, str], list[ProcurementLine]] = defaultdict(list)
    for line in disclosure.procurement_items:
        item, measure = _text(line, "item"), _text(line, "measure")
        if len(item) >= _NOUN and measure and _number(line, "quantity"):
            by_item[keys.fold(line.name), item, measure].append(line)
    for (name, item, measure), lines in by_item.items():
        if len(named[name]) != 1:
            continue
        for one in named[name][0].indicators:
            target = one.target
            counts = target.kind == "number" and keys.fold(target.unit) == measure
            if counts and item[-_NOUN:] in keys.fold(one.level3) and "数量" in one.level2:
                title = disclosure.procurement.title
                yield Wanted(named[name][0], one, tuple(lines), title)


@over("F814", each(_wanted))
def another_number_is_bought(item: Wanted) -> Iterator[Flaw]:
    """购置打印机数量 ≥12 台, and 10 台 in the procurement table."""
    target = item.indicator.target
    value = Decimal(target.value)
    is_enough = item.bought >= value if target.is_at_least else item.bought <= value
    if item.bought == value or (target.op and is_enough):
        return
    line = item.lines[0]
    yield Flaw(
        f"第 {item.project.no} 个项目“{item.project.name}”的数量指标“{item.indicator.level3}”是"
        f"“{target.text}”，《{item.title}》采购的“{line.cells['item'].text}”是 {item.bought} "
        f"{target.unit}",
        (
            *(
                quote(item.title, each.cells["quantity"], row=each.name, column="数量")
                for each in item.lines
            ),
            quote(
                item.project.name,
                Printed(target.text, item.indicator.places.get("target", item.indicator.where)),
                row=item.indicator.level3,
                column="指标值",
            ),
        ),
        statement="procurement",
        project=item.project.no,
    )


class Equipment(msgspec.Struct, frozen=True):
    """A project whose name says that it buys equipment, and what the table buys."""

    project: Project
    lines: tuple[ProcurementLine, ...]
    title: str


def _equipment(disclosure: Disclosure) -> Iterator[Equipment]:
    lines = disclosure.procurement_items
    if not lines or forms.pack(disclosure.pack).open:
        return
    names = equipment_projects(disclosure)
    for project in disclosure.projects:
        if project.name in names:
            yield Equipment(project, lines, disclosure.procurement.title)


@over("F815", each(_equipment))
def equipment_is_not_in_procurement(item: Equipment) -> Iterator[Flaw]:
    """办公设备购置, and no row of the procurement table is of it."""
    name = keys.fold(item.project.name)
    for line in item.lines:
        own = keys.fold(line.name)
        if own and (own in name or name in own):
            return
        if _text(line, "item")[-_NOUN:] in name or line.catalogue_code.startswith("A"):
            return
    yield Flaw(
        f"第 {item.project.no} 个项目“{item.project.name}”购置设备，《{item.title}》没有列出"
        "这个项目，也没有列出设备",
        (
            itself(item.project.name, item.project.place("name")),
            quote(item.title, Printed(item.lines[0].name, item.lines[0].where)),
        ),
        statement="procurement",
        project=item.project.no,
    )
