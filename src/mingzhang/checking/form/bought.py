"""F814, F815: what projects are to buy, against the procurement table.

A project that buys ten computers has ten of them in the table; equipment can be bought without it
(below the limits, or from what was bought before), so what the table lacks is a hint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import forms, keys
from mingzhang.amounts import ZERO
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form.arithmetic import number_of
from mingzhang.checking.form.assets import equipment_projects
from mingzhang.disclosure import Disclosure, Indicator, Printed, ProcurementLine, Project

_NOUN = 3
"""Characters of a thing's name by which it is known in longer words: 打印机 in 激光打印机."""


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
    return number_of(line.cells.get(column, Printed("")).text)


def _text(line: ProcurementLine, column: str) -> str:
    return keys.fold(line.cells.get(column, Printed("")).text)


def _wanted(disclosure: Disclosure) -> Iterator[Wanted]:
    named: defaultdict[str, list[Project]] = defaultdict(list)
    for project in disclosure.projects:
        named[keys.fold(project.name)].append(project)
    by_item: defaultdict[tuple[str, str, str], list[ProcurementLine]] = defaultdict(list)
    for line in disclosure.procurement_lines:
        item, measure = _text(line, "item"), _text(line, "measure")
        if line.kind == "item" and len(item) >= _NOUN and measure and _number(line, "quantity"):
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
    is_enough = item.bought >= value if target.op in (">=", ">") else item.bought <= value
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
    lines = tuple(line for line in disclosure.procurement_lines if line.kind == "item")
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
        if _text(line, "item")[-_NOUN:] in name or _text(line, "catalogue_code").upper().startswith(
            "A"
        ):
            return
    yield Flaw(
        f"第 {item.project.no} 个项目“{item.project.name}”购置设备，《{item.title}》没有列出"
        "这个项目，也没有列出设备",
        (
            quote(item.project.name, Printed(item.project.name, item.project.where)),
            quote(item.title, Printed(item.lines[0].name, item.lines[0].where)),
        ),
        statement="procurement",
        project=item.project.no,
    )
