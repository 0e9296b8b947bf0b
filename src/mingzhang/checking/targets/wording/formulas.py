"""A sum that the description works out: 服务费740元*站点210个+线路费1.2万元*2年."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.amounts import in_wan, places_of
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.formulas import NUMBER, result_of
from mingzhang.checking.targets.items import IndicatorOf, indicators

_ROUNDED_UP = Decimal("1.25")


@over("P323", indicators)
def formula_gives_another_amount(one: IndicatorOf) -> Iterator[Flaw]:
    """Multiplied and added up, the description's figures must give the target."""
    target = one.its.target
    amount = measures.in_yuan(target.value, target.unit) if target.kind == "number" else None
    worked = result_of(one.its.description)
    if amount is None or worked is None:
        return
    if _is_a_factor(one) or _is_ceiling_above(one, worked, amount):
        return
    step = measures.in_yuan(str(Decimal(1).scaleb(-places_of(target.value))), target.unit)
    if worked != amount and abs(worked - amount) >= (step or 0):
        yield one.flaw(
            f"的描述列式“{keys.tidy(one.its.description)}”得 {in_wan(worked)}，"
            f"指标值却是“{target.text}”",
            "target",
            "description",
        )


def _is_a_factor(one: IndicatorOf) -> bool:
    """每人 100 元, described as 100 元*30 人: the target is the price of one."""
    factors = {Decimal(number) for number, _ in NUMBER.findall(one.folded["description"])}
    return Decimal(one.its.target.value) in factors or "/" in one.its.target.unit


def _is_ceiling_above(one: IndicatorOf, worked: Decimal, amount: Decimal) -> bool:
    """≤5 万元 for what comes to 4.8 万元."""
    return one.its.target.is_at_most and worked <= amount <= worked * _ROUNDED_UP
