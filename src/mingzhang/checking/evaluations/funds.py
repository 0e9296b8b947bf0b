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
)
from mingzhang.disclosure import Disclosure, Fund, Printed


def _proportional(disclosure: Disclosure) -> Iterator[EvaluationOf]:
    """Those whose 预算执行率 may be scored by proportion: not where others are scored by steps."""
    every = list(evaluations(disclosure))
    if sum(map(_is_by_steps, every)) * 2 <= len(every):
        yield from every


def _is_by_steps(item: EvaluationOf) -> bool:
    """Whether 预算执行率 has all its points below 100 %, or none above 0."""
    executed, budget = item.money("executed"), item.money("budget")
    weight, score = item.money("weight"), item.money("score")
    if not (executed and budget and weight and score and weight.number):
        return False
    return 0 < executed.number < budget.number and score.number in (weight.number, 0)


@over("E104", each(evaluations))
def rate_of_execution_is_wrong(item: EvaluationOf) -> Judged:
    """执行率 is not 执行数 over 全年预算数."""
    rate, budget, executed = item.money("rate"), item.money("budget"), item.money("executed")
    if rate is None or budget is None or executed is None or not budget.number:
        return
    if rate.number <= 1 and "%" not in rate.text and executed.number > budget.number / 50:
        return  # printed as a fraction
    low, high = rates(executed, budget)
    place = 2 * rate.half  # rates are cut off as often as rounded
    if not low - place <= rate.number <= high + place and not _is_of_the_initial(item):
        due = executed.number / budget.number * 100
        yield Flaw(
            f"{item.title}的执行率印作 {rate.text}，按执行数 {executed.text} 和"
            f"全年预算数 {budget.text} 计算应为 {due:.2f}%",
            tuple(quote(item.title, one.printed) for one in (rate, executed, budget)),
        )


def _is_of_the_initial(item: EvaluationOf) -> bool:
    """Whether the rate is that over 年初预算数: E113."""
    rate, initial, executed = item.money("rate"), item.money("initial"), item.money("executed")
    if not (rate and initial and executed and initial.number):
        return False
    return abs(executed.number / initial.number * 100 - rate.number) <= 2 * rate.half


@over("E113", each(evaluations))
def rate_is_of_the_initial_budget(item: EvaluationOf) -> Judged:
    """执行率 over 年初预算数, and 全年预算数 is another."""
    rate, initial = item.money("rate"), item.money("initial")
    budget, executed = item.money("budget"), item.money("executed")
    if not (rate and initial and budget and executed and _is_of_the_initial(item)):
        return
    if not (rate.number and budget.number and executed.number):
        return
    due = executed.number / budget.number * 100
    if abs(due - rate.number) > 2 * rate.half:
        yield Flaw(
            f"{item.title}的执行率印作 {rate.text}，是执行数 {executed.text} 除以"
            f"年初预算数 {initial.text} 的结果，按全年预算数 {budget.text} 计算应为 {due:.2f}%",
            tuple(quote(item.title, one.printed) for one in (rate, executed, budget)),
        )


@over("E114", each(evaluations))
def more_is_spent_than_planned(item: EvaluationOf) -> Judged:
    """执行数 466.50, 全年预算数 460.00."""
    budget, executed = item.money("budget"), item.money("executed")
    if budget is None or executed is None:
        return
    if executed.number > budget.number + budget.half + executed.half:
        yield Flaw(
            f"{item.title}的全年执行数 {executed.text} 大于全年预算数 {budget.text}",
            (quote(item.title, executed.printed), quote(item.title, budget.printed)),
        )


_BASIC_AND_PROJECTS = ("基本支出", "项目支出")


@over("E115", each(evaluations))
def funds_do_not_add_up(item: EvaluationOf) -> Judged:
    """财政拨款 150, 其他资金 10, 年度资金总额 150."""
    if not _are_all(item.its.funds):
        return
    wrong: list[str] = []
    cells: list[Printed] = []
    for column, name in _COLUMNS.items():
        total = item.money(column)
        parts = [fund.money[column] for fund in item.its.funds if column in fund.money]
        if column == "initial" and any(map(_is_carried_over, item.its.funds)):
            continue  # at the beginning of the year it is not yet known
        added = _added(parts) if len(parts) == len(item.its.funds) else None
        if total is None or added is None:
            continue
        slack = total.half + sum(map(half_place_of, parts), Decimal(0))
        if abs(added - total.number) > max(slack, Decimal("0.01")):
            wrong.append(f"{name}印作 {total.text}，各项资金之和为 {added}")
            cells += (total.printed, *parts)
    if wrong:
        shown = tuple(quote(item.title, cell) for cell in cells)
        yield Flaw(f"{item.title}的{'；'.join(wrong)}", shown)


def _added(cells: Sequence[Printed]) -> Decimal | None:
    """The sum of some cells, of which blank ones are zero; None where one is no number."""
    filled = [cell for cell in cells if keys.fold(cell.text).strip("-—/")]
    numbers = [found for cell in filled if (found := number(cell)) is not None]
    return sum(numbers, Decimal(0)) if len(numbers) == len(filled) else None


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
    executed, budget, rate = item.money("executed"), item.money("budget"), item.money("rate")
    weight, score = item.money("weight"), item.money("score")
    if not (executed and budget and rate and weight and score and budget.number and weight.number):
        return
    shares = (executed.number / budget.number, rate.number / 100)
    due, by_rate = (min(share, Decimal(1)) * weight.number for share in shares)
    place = max(2 * score.half, Decimal("0.02"))
    is_off = min(abs(score.number - due), abs(score.number - by_rate)) > place
    if is_off and 0 <= score.number <= weight.number:
        yield Flaw(
            f"{item.title}的执行率是 {rate.text}，分值 {weight.text}，"
            f"预算执行率的得分却是 {score.text}，按比例应为 {due:.2f}",
            (quote(item.title, score.printed), quote(item.title, rate.printed)),
        )
