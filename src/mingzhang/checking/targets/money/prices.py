"""The price of one against all that a project has: in 元 where 万元 is meant, times its quantity.

27000 万元/户 for 360 户 is many times the project's money, 17.5 元/辆 for 5 辆 is nothing; with
the other unit, price times quantity is about what the project has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO, in_wan
from mingzhang.checking.checks import Flaw, measured, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import (
    amount_of,
    budget_in_yuan,
    is_for_each,
    is_part_of_more,
    totals_of,
)
from mingzhang.checking.targets.fitting import scale_differs
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, among, is_secret
from mingzhang.checking.targets.money.narrative import amounts_told
from mingzhang.checking.targets.money.products import (
    fewest,
    is_paid_otherwise,
    is_worked_out_from_its_price,
    months_of,
    thing_of_price,
    told_of_product,
)
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.numerals import WAN

_FAR_ABOVE = 20
_FAR_BELOW = 2_000
_NOTHING = Decimal(1_000)
"""No project spends so few 元 on something that it lists."""

_PART = Decimal("0.02")
_ROOM = Decimal("1.5")
"""With the other unit, it must come to at least so much of the whole, and to no more than this."""

_IN_WORDS = "文字里这个项目的金额"


class Priced(msgspec.Struct, frozen=True):
    """A project with what it spends in all, in 元, and where that was printed."""

    item: ProjectOf
    whole: Decimal
    what: str


def _priced(items: Sequence[ProjectOf]) -> Iterator[Priced]:
    told = amounts_told(items[0].disclosure)
    for item in items:
        project = item.its
        if is_secret(project):
            continue
        if budget := budget_in_yuan(project):
            yield Priced(item, budget, "预算数")
        elif (stated := told.get(keys.fold(project.name), ZERO)) >= _NOTHING:
            yield Priced(item, stated, _IN_WORDS)
        elif totals := totals_of(item):
            yield Priced(item, max(amount for _, amount in totals), "本项目的总成本")


_each_priced = among(_priced)


@over("P509", _each_priced)
def price_is_in_another_unit(of: Priced) -> Iterator[Flaw]:
    """A price that is right only if 万 is put in or left out."""
    for one in of.item.indicators:
        amount = amount_of(one)
        if not amount:
            continue
        thing = thing_of_price(one)
        if not thing or _is_no_price(of, one, amount):
            continue
        unit, scale = counter_of(thing)
        counted = fewest(of.item, one, unit, is_sure=False)
        value = counted.number / scale if counted else 1
        months = months_of(of.item, one)
        product = amount * value * months
        said = _slip(product, of.whole, counted is not None)
        if counted and not said and amount > of.whole:
            counted, product = None, amount * months
            said = _slip(product, of.whole, is_counted=False)
        if not counted and amount >= WAN and is_paid_otherwise(of.item):
            continue
        is_in_wan = "万" in one.unit.partition("/")[0]
        if said and is_in_wan == (product > of.whole):
            times = f"，乘以“{keys.tidy(counted.printed)}”" if counted else ""
            a_year = f"再乘以 {months} 个月" if months > 1 and counted else ""
            yield one.flaw_beside(
                f"的指标值“{keys.tidy(one.its.target.text)}”{times}{a_year}得 {_told(product)}，"
                f"{of.what}是 {in_wan(of.whole)}，{said}",
                *((counted.find(),) if counted else ()),
                of.item.evidence("budget"),
            )


def _is_no_price(of: Priced, one: IndicatorOf, amount: Decimal) -> bool:
    """Whether an amount is of the whole, is a ceiling, or has its other unit told by P208."""
    is_whole = not is_for_each(one) and amount * 2 >= of.whole
    is_ceiling = one_of("cost", "ceiling").search(one.its.level3) and amount >= _NOTHING
    return bool(
        is_whole or is_ceiling or is_worked_out_from_its_price(one, amount) or scale_differs(one)
    )


def _priced_in_words(dossier: Dossier) -> Iterator[tuple[int, Priced]]:
    """The projects whose table prints no budget, with all the money that the words give them."""
    for index, of in _each_priced(dossier):
        if of.what == _IN_WORDS and not of.item.its.budget and not is_part_of_more(of.item.its):
            yield index, of


@measured("P532", _priced_in_words)
def price_times_quantity_above_the_amount(of: Priced, room: Decimal) -> Iterator[Flaw]:
    """56 人 × 29000 元 × 12 月 in a project of 196 万元."""
    if told := told_of_product(of.item, of.whole, room):
        differs, product = told
        yield of.item.flaw(
            f"{product.told}，{differs}{of.what} {in_wan(of.whole)}",
            product.price.evidence(),
            *product.quantity,
        )


def _slip(product: Decimal, whole: Decimal, is_counted: bool) -> str:
    """Which unit was meant; "" where the amount may be right."""
    if product > whole * (_FAR_ABOVE if is_counted else 1) and product > whole:
        if is_counted and not _PART * whole <= product / WAN <= _ROOM * whole:
            return ""
        return "像是把“元”写成了“万元”"
    is_nothing = is_counted and product < _NOTHING and product * _FAR_BELOW < whole
    if is_nothing and _PART * whole <= product * WAN <= _ROOM * whole:
        return "像是漏了“万”字"
    return ""


def _told(yuan: Decimal) -> str:
    return in_wan(yuan) if yuan >= WAN else f"{measures.plain(yuan)} 元"
