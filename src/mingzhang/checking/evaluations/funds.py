"""E1: 全年预算数, 全年执行数 and 预算执行率, whose score is by proportion in most places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.evaluations.items import (
    EvaluationOf,
    evaluations,
    half_place_of,
    number,
    rates,
    scored,
)
from mingzhang.disclosure import Disclosure, Fund, Printed


def _proportional(disclosure: Disclosure) -> Iterator[EvaluationOf]:
    """Those whose 预算执行率 may be scored by proportion: not where others are scored by steps."""
    every = list(evaluations(disclosure))
    if sum(map(_is_by_steps, every)) * 2 <= len(every):
        yield from every


def _is_by_steps(item: EvaluationOf) -> bool:
    """Whether 预算执行率 has all its points below 100 %, or none above 0."""
    part, whole, _, weight, score = scored(item.its)
    return bool(part and whole and weight and part < whole and score in (weight, 0))


@over("E104", each(evaluations))
def rate_of_execution_is_wrong(item: EvaluationOf) -> Judged:
    """执行率 is not 执行数 over 全年预算数."""
    money = item.its.money
    printed, budget, executed = (money.get(name) for name in ("rate", "budget", "executed"))
    if printed is None or budget is None or executed is None:
        return
    rate, whole, part = number(printed), number(budget), number(executed)
    if rate is None or whole is None or part is None or not whole:
        return
    if rate <= 1 and "%" not in printed.text and part > whole / 50:
        return  # printed as a fraction
    low, high = rates(part, executed, whole, budget)
    place = 2 * half_place_of(printed)  # rates are cut off as often as rounded
    if not low - place <= rate <= high + place:
        initial = money.get("initial")
        first = number(initial) if initial is not None else None
        if first and abs(part / first * 100 - rate) <= place:
            return  # over 年初预算数: E113
        yield Flaw(
            f"{item.title}的执行率印作 {printed.text}，按执行数 {executed.text} 和"
            f"全年预算数 {budget.text} 计算应为 {part / whole * 100:.2f}%",
            (quote(item.title, printed), quote(item.title, executed), quote(item.title, budget)),
        )


@over("E113", each(evaluations))
def rate_is_of_the_initial_budget(item: EvaluationOf) -> Judged:
    """执行率 over 年初预算数, and 全年预算数 is another."""
    names = ("rate", "initial", "budget", "executed")
    cells = [item.its.money.get(name) for name in names]
    rate, first, whole, part = (number(cell) if cell else None for cell in cells)
    printed, initial, budget, executed = cells
    if not (rate and first and whole and part and printed and budget and executed and initial):
        return
    place = 2 * half_place_of(printed)
    if abs(part / first * 100 - rate) <= place < abs(part / whole * 100 - rate):
        yield Flaw(
            f"{item.title}的执行率印作 {printed.text}，是执行数 {executed.text} 除以"
            f"年初预算数 {initial.text} 的结果，按全年预算数 {budget.text} 计算"
            f"应为 {part / whole * 100:.2f}%",
            tuple(quote(item.title, cell) for cell in (printed, executed, budget)),
        )


@over("E114", each(evaluations))
def more_is_spent_than_planned(item: EvaluationOf) -> Judged:
    """执行数 466.50, 全年预算数 460.00."""
    budget, executed = (item.its.money.get(name) for name in ("budget", "executed"))
    whole, part = (number(cell) if cell else None for cell in (budget, executed))
    if budget is None or executed is None or whole is None or part is None:
        return
    if part > whole + half_place_of(budget) + half_place_of(executed):
        yield Flaw(
            f"{item.title}的全年执行数 {executed.text} 大于全年预算数 {budget.text}",
            (quote(item.title, executed), quote(item.title, budget)),
        )


_BASIC_AND_PROJECTS = ("基本支出", "项目支出")


@over("E115", each(evaluations))
def funds_do_not_add_up(item: EvaluationOf) -> Judged:
    """财政拨款 150, 其他资金 10, 年度资金总额 150."""
    if not _are_all(item.its.funds):
        return
    wrong: list[tuple[str, Printed, Decimal, list[Printed]]] = []
    for column in ("initial", "budget", "executed"):
        total = item.its.money.get(column)
        cells = [fund.money[column] for fund in item.its.funds if column in fund.money]
        parts = [
            number(cell) if keys.fold(cell.text).strip("-—/") else Decimal(0) for cell in cells
        ]
        whole = number(total) if total else None
        if total is None or whole is None or None in parts or len(parts) < len(item.its.funds):
            continue
        if column == "initial" and any(map(_is_carried_over, item.its.funds)):
            continue  # at the beginning of the year it is not yet known
        added = sum((part for part in parts if part is not None), Decimal(0))
        slack = half_place_of(total) + sum(map(half_place_of, cells), Decimal(0))
        if abs(added - whole) > max(slack, Decimal("0.01")):
            wrong.append((column, total, added, cells))
    if wrong:
        said = "；".join(
            f"{_COLUMNS[column]}印作 {total.text}，各项资金之和为 {added}"
            for column, total, added, _ in wrong
        )
        cells = [cell for _, total, _, parts in wrong for cell in (total, *parts)]
        yield Flaw(f"{item.title}的{said}", tuple(quote(item.title, cell) for cell in cells))


_COLUMNS = {"initial": "年初预算数", "budget": "全年预算数", "executed": "全年执行数"}


def _is_carried_over(fund: Fund) -> bool:
    """上年结转资金, of which there is some."""
    cell = fund.money.get("initial")
    return "结转" in fund.name.text and cell is not None and bool(number(cell))


def _are_all(funds: Sequence[Fund]) -> bool:
    """Whether the rows are all that the total is made of: 基本 and 项目, or others with 其他."""
    names = [keys.fold(fund.name.text) for fund in funds]
    if any(name.endswith(_BASIC_AND_PROJECTS) for name in names):
        return len(names) == len(_BASIC_AND_PROJECTS)
    return any("其他" in name or "单位资金" in name for name in names)


@over("E116", each(_proportional))
def score_is_not_the_rate(item: EvaluationOf) -> Judged:
    """执行率 96%, 分值 10, 得分 9.06."""
    part, whole, rate, weight, score = scored(item.its)
    if part is None or not whole or rate is None or not weight or score is None:
        return
    due = min(part / whole, Decimal(1)) * weight
    money = item.its.money
    printed = money["score"]
    place = max(2 * half_place_of(printed), Decimal("0.02"))
    by_rate = min(rate / 100, Decimal(1)) * weight
    if min(abs(score - due), abs(score - by_rate)) > place and 0 <= score <= weight:
        yield Flaw(
            f"{item.title}的执行率是 {money['rate'].text}，分值 {money['weight'].text}，"
            f"预算执行率的得分却是 {printed.text}，按比例应为 {due:.2f}",
            (quote(item.title, printed), quote(item.title, money["rate"])),
        )
