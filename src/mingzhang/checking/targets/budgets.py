"""What a project has, and what its cost indicators come to, in 元.

Where the table prints no budget (2023 and before), all project expenditure of 支出总表 is the
limit that no single cost can pass.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS, NotAnAmountError, half_place, parse, places_of
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.formulas import result_of
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Project
from mingzhang.kept import once_each

_FEW_UNITS = 5
"""Tables that print a unit of money, before one that differs can be said to be wrong."""

_COSTS = ("成本", "经济成本")

ALL_YEAR = re.compile(
    r"(?:全年|全部|年度|本年度?)[^,。;每均]{0,8}(?:支出|费用|经费|资金|费)|总(?:额|费用|支出|经费|价)"
)
"""What names the whole where it is the only cost: 全年运行支出, 补贴总额."""

_JOINED = ("及", "和", "与", "、")


@once_each
def is_cost(one: IndicatorOf) -> bool:
    """Whether it is a cost indicator, at level 1 or 2."""
    return one.level2 in _COSTS or one.level1 == "成本指标"


def budget_in_yuan(project: Project) -> Decimal | None:
    """预算数 in 元; None where it is not printed or cannot be read."""
    return _in_yuan(project.budget, project.money_unit)


@lru_cache(maxsize=1024)
def _in_yuan(text: str, unit: str) -> Decimal | None:
    """A printed budget in 元; remembered, as many rules ask for that of the same project."""
    if unit not in UNITS:
        return None
    try:
        amount = parse(text)
    except NotAnAmountError:
        return None
    return amount * UNITS[unit] if amount else None


@once_each
def slipped_unit(disclosure: Disclosure) -> tuple[Project, str] | None:
    """The one table that prints another money unit than all others, with theirs.

    Its budget is in their unit what its own cost indicators say, or makes up 项目支出 with the
    others; or none is printed, and the others are many.
    """
    printed = [project for project in disclosure.projects if project.money_unit]
    found = [
        (project, usual)
        for project, usual in _odd_ones(printed)
        if (
            len(printed) > _FEW_UNITS
            if not project.budget
            else _is_meant(disclosure, project, usual)
        )
    ]
    return found[0] if len(found) == 1 else None


def _odd_ones(printed: Sequence[Project]) -> Iterator[tuple[Project, str]]:
    """The tables whose unit no other has, with that of all others; of two it may be either."""
    counts = Counter(project.money_unit for project in printed)
    units = set(counts) if len(printed) > 1 else {*counts, *_UNITS}
    if len(units) == len(_UNITS) and min(counts.values(), default=0) == 1:
        for project in printed:
            if counts[project.money_unit] == 1:
                (other,) = units - {project.money_unit}
                yield project, other


_UNITS = ("元", "万元")


def _is_meant(disclosure: Disclosure, project: Project, unit: str) -> bool:
    """Whether a budget is right in another unit than its table prints, and not in its own."""
    item = ProjectOf(disclosure, project)
    own = budget_in_yuan(project)
    budget = budget_in_yuan(msgspec.structs.replace(project, money_unit=unit))
    if own is None or budget is None or own in set(map(amount_of, item.indicators)):
        return False
    others = [budget_in_yuan(one) for one in disclosure.projects if one is not project]
    total = sum((other for other in others if other), budget)
    if all(others) and total == project_expenditure(disclosure):
        return True
    is_proof = own < budget or bool(others)  # what is more than a budget is no price within it
    return any(
        amount == budget
        for one, amount in totals_of(item) + totals_named(item)
        if not one.its.target.is_at_least and (is_proof or _WHOLE.search(one.its.level3))
    )


_WHOLE = re.compile("总(?!价)|预算|控制")
"""What names all that a lone table's project costs: of 89 元 and 89 万元 the one may be a price."""


def limit(disclosure: Disclosure, project: Project) -> tuple[Decimal, str] | None:
    """What no cost of the project can pass, in 元, and what it is."""
    budget = budget_in_yuan(project)
    if budget is not None:
        return budget, "预算数"
    total = project_expenditure(disclosure)
    return (total, "本表册全部项目支出") if total else None


def project_expenditure(disclosure: Disclosure) -> Decimal | None:
    """项目支出 of the total row of 支出总表, in 元; None where it cannot be read."""
    statement = disclosure.statement("expenditure")
    if not statement or statement.money_unit not in UNITS:
        return None
    for row in statement.rows:
        cell = row.cells.get("project")
        if not row.code and cell and keys.fold(row.name) in ("合计", "总计"):
            try:
                amount = parse(cell.text)
            except NotAnAmountError:
                return None
            return amount * UNITS[statement.money_unit] if amount else None
    return None


def half_a_place(one: IndicatorOf) -> Decimal:
    """Half a unit of the last place that the target prints, in 元."""
    target = one.its.target
    half = half_place(places_of(target.value))
    return measures.in_yuan(str(half), target.unit, is_cost=True) or Decimal(0)


@once_each
def amount_of(one: IndicatorOf) -> Decimal | None:
    """The money of a cost indicator's target, in 元; None where it is none."""
    target = one.its.target
    if target.kind != "number" or not is_cost(one):
        return None
    return measures.in_yuan(target.value, target.unit, is_cost=True)


@once_each
def is_for_each(one: IndicatorOf) -> bool:
    """Whether the amount is for one of many (人均、每个、标准、单价) and not the whole."""
    said = keys.fold(one.its.level3 + one.its.description)
    said = said.replace("每年", "").replace("年度", "")
    if result_of(one.its.description) is not None:
        return False
    return "/" in one.its.target.unit or bool(one_of("cost", "each").search(said))


@once_each
def is_beyond(one: IndicatorOf) -> bool:
    """Whether its name says that more is meant than the project has this year."""
    said = keys.fold(one.its.level3 + one.its.description)
    return bool(one_of("cost", "beyond").search(one_of("cost", "whole").sub("", said)))


@once_each
def totals_of(item: ProjectOf) -> list[tuple[IndicatorOf, Decimal]]:
    """Cost indicators whose amount is spent as a whole by this project this year."""
    return [
        (one, amount)
        for one in item.indicators
        if (amount := amount_of(one)) is not None and not is_for_each(one) and not is_beyond(one)
    ]


def is_part_of_more(project: Project) -> bool:
    """提前下达、配套: the project has only a part of the money that the targets speak of."""
    return _names_a_part(keys.fold(project.name))


@lru_cache(maxsize=1024)
def _names_a_part(name: str) -> bool:
    return bool(one_of("cost", "part_of_more").search(name))


def total_of(item: ProjectOf) -> tuple[IndicatorOf, Decimal] | None:
    """The one cost that is of the whole project, beside which there are prices at most."""
    totals = totals_of(item) + totals_named(item)
    if len(totals) != 1:
        return None
    ((one, amount),) = totals
    others = [other for other in item.indicators if is_cost(other) and other is not one]
    is_only = not others or (is_of_the_project(one) and all(map(is_for_each, others)))
    return (one, amount) if is_only else None


def totals_named(item: ProjectOf) -> list[tuple[IndicatorOf, Decimal]]:
    """The costs that are named 总成本 of the project."""
    return [
        (one, amount)
        for one in item.indicators
        if one_of("cost", "total").search(one.its.level3)
        and (amount := amount_of(one)) is not None
        and is_beyond(one)
        and not is_for_each(one)
        and is_of_the_project(one)
    ]


def is_of_the_project(one: IndicatorOf) -> bool:
    """Whether a cost's name is the project's, as far as it says more than 总成本."""
    said = one_of("cost", "of_the_whole").sub("", one.folded["level3"])
    name = keys.fold(one.project.name)
    return said in name and not _is_one_of_two(said, name)


def _is_one_of_two(said: str, name: str) -> bool:
    """Whether words stand beside 及 or 和 in a name: 电费 in 路灯电费及维护."""
    before, _, behind = name.partition(said) if said else ("", "", "")
    return behind.removeprefix("费").startswith(_JOINED) or before.endswith(_JOINED)
