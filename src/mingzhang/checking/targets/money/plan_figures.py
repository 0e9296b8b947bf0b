"""The figures of a spending plan: they never fall, and end at the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.money.plan import CENT, Plan, not_printed, plans
from mingzhang.checking.targets.wordlists import one_of

_NEARLY = Decimal("0.9")
_MOST = Decimal("0.8")


@over("P512", plans)
def by_period_instead_of_cumulative(plan: Plan | None) -> Iterator[Flaw]:
    """25, 25, 25, 25: what each period spends, where the sum so far is asked for."""
    if plan and plan.is_by_period:
        yield plan.item.flaw(
            f"资金支出计划按各期分别填列（{plan.printed()}），应当填到该月底的累计数",
            *plan.evidence(),
        )


@over("P513", plans)
def plan_falls(plan: Plan | None) -> Iterator[Flaw]:
    """A cumulative figure cannot be smaller than the one before."""
    if not plan or plan.is_by_period:
        return
    for (before, earlier), (month, figure) in zip(plan.figures, plan.figures[1:], strict=False):
        if figure < earlier:
            yield plan.item.flaw(
                f"资金支出计划 {month}月底的累计数小于 {before}月底：{plan.printed()}",
                *plan.evidence(month, before),
            )
            return


@over("P514", plans)
def plan_above_the_whole(plan: Plan | None) -> Iterator[Flaw]:
    """More than 100%, or more than the budget; where it falls to that again, P513 tells it."""
    if not plan:
        return
    month, highest = max(plan.figures, key=lambda entry: entry[1])
    _, last = plan.figures[-1]
    if highest > plan.end + CENT and last != plan.end:
        whole = plan.whole
        yield plan.item.flaw(
            f"资金支出计划 {month}月底 {plan.item.its.plan[month]}，超过{whole}：{plan.printed()}",
            *plan.evidence(month),
            plan.item.evidence("budget"),
        )


@over("P515", plans)
def plan_does_not_end_at_the_whole(plan: Plan | None) -> Iterator[Flaw]:
    """The last figure is neither 100% nor the budget: some money is planned for nobody."""
    if plan and _can_stop_short(plan) and _reached(plan) <= _NEARLY:
        yield _stops_before_the_end(plan)


@over("P520", plans)
def plan_ends_near_the_whole(plan: Plan | None) -> Iterator[Flaw]:
    """95% in December: a rest may be planned for the next year, but nothing says so."""
    if not plan or not _can_stop_short(plan):
        return
    if _reached(plan) > _NEARLY and max(f for _, f in plan.figures) < plan.end - CENT:
        yield _stops_before_the_end(plan)


def _can_stop_short(plan: Plan) -> bool:
    """Whether it has a last period, in which all is to be spent; P518 tells that it has none."""
    month, _ = plan.figures[-1]
    lacks_the_last = int(not_printed(plan.item) or 0) > int(month)
    return not (plan.is_by_period or lacks_the_last or _is_paid_later(plan))


def _reached(plan: Plan) -> Decimal:
    """The highest figure as a part of what it should come to, 1 for all."""
    return max(figure for _, figure in plan.figures) / plan.end if plan.end else Decimal(1)


def _is_paid_later(plan: Plan) -> bool:
    """Whether most is spent, and the table speaks of works or of money kept back.

    A plan that ends at one of the funds is whole, too.
    """
    its = plan.item.its
    if plan.filled_in == "money" and its.plan[plan.figures[-1][0]] in its.funds.values():
        return True
    told = [its.name, its.purpose, *its.objectives]
    told += [one.level3 + one.description for one in its.indicators]
    said = "".join(told).replace("上年结转", "")  # which is to be spent by now
    return _MOST <= _reached(plan) < 1 and bool(one_of("cost", "paid_later").search(said))


def _stops_before_the_end(plan: Plan) -> Flaw:
    month, _ = plan.figures[-1]
    whole = "100%" if not plan.item.its.budget else f"100%，也不是预算数 {plan.item.its.budget}"
    whole = whole if plan.filled_in == "unclear" else plan.whole
    return plan.item.flaw(
        f"资金支出计划最后一期（{month}月底）{plan.item.its.plan[month]}，不是{whole}：{plan.printed()}",
        *plan.evidence(month),
        plan.item.evidence("budget"),
    )


@over("P516", plans)
def later_period_is_blank(plan: Plan | None) -> Iterator[Flaw]:
    """A period behind a filled one is left blank: so far is never nothing again.

    A plan that stops before it reaches the whole is P515's.
    """
    if not plan or plan.is_by_period:
        return
    month, last = plan.figures[-1]
    blank = _blank_behind(plan)
    if not blank:
        return
    if all(int(period) > int(month) for period in blank):
        if last < plan.end - CENT:
            return
        said = f"{month}月底已到{plan.whole}，{'、'.join(f'{period}月底' for period in blank)}空白"
    else:
        said = f"{'、'.join(f'{period}月底' for period in blank)}空白，以前的各期却已填列"
    yield plan.item.flaw(f"资金支出计划 {said}，累计数应当填到年底", *plan.evidence(*blank))


def _blank_behind(plan: Plan) -> list[str]:
    """The blank periods behind the first in which something is spent."""
    first = next((month for month, figure in plan.figures if figure), "12")
    return [
        month for month, text in plan.item.its.plan.items() if not text and int(month) > int(first)
    ]
