"""What one of a thing costs, times how many there are of it, against what the project has.

How many there are is what an indicator counts, or the purpose and the objectives say: 1.6 万元/个
for 38 个自动站. Where several numbers can be meant, the price is taken of the fewest; a monthly
price of the whole (6 万元/月) is taken of the months alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, partial

import msgspec

from mingzhang import keys
from mingzhang.amounts import in_wan, is_turned
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, measured
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import (
    ALL_YEAR,
    amount_of,
    is_beyond,
    is_for_each,
    is_part_of_more,
    limit,
)
from mingzhang.checking.targets.fitting import scale_differs
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.money.costs import above_budget, against_budget
from mingzhang.checking.targets.months import months_of_the_work
from mingzhang.checking.targets.numbers import counted_out, counter_of, value_in
from mingzhang.checking.targets.statements import (
    counts_for_each,
    is_counted_over,
    is_span,
    statements,
)
from mingzhang.checking.targets.things import says, telling_words
from mingzhang.checking.targets.told import of_this_year
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.kept import once_each
from mingzhang.numerals import WAN

_MONTHS = 12
_SO_MANY = re.compile(r"(?<!\d)(1[0-2]|[1-9])个月(?!内|以内|前)")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_EACH_AT = re.compile(r"每[^,。;\d]{1,8}(?P<price>\d+(?:\.\d+)?)(?P<wan>万)?元")
_DIGITS = re.compile(r"\d+")
_SOME_MONTHS = re.compile(r"\d+个?月|[半一二三四五六七八九十]个月|不足")
_COUNTED = ("people", "things")
_ANY = ("个", "家", "处", "户")
"""Counters of villages and schools as well as of things."""

_FAR_ABOVE = 100
"""Times the whole: nobody pays so much for one."""

_SPANS = ("年", "月", "天", "日", "次", "季度", "")
_A_DAY = re.compile("每[天日周]|每(?:个|一)?小时")
"""What is paid for time, and not for things: 每天广告费."""

_FOR_PEOPLE = ("人均", "每人", "每名", "/人", "生均", "每位")


class Product(msgspec.Struct, frozen=True):
    """A price of a project with how many there are, and what they come to in 元."""

    price: IndicatorOf
    yuan: Decimal
    told: str
    """数量“41个”乘以单价“20万元”为 820.00 万元."""

    quantity: tuple[Evidence, ...] = ()
    """Where the number stands; nowhere where only the months are counted."""


class Many(msgspec.Struct, frozen=True):
    """How many of a thing there are, as an indicator or a sentence says it."""

    number: Decimal
    printed: str
    words: str
    find: Callable[[], Evidence]
    is_part: bool = False


def price_times_quantity(item: ProjectOf, most: Decimal) -> Product | None:
    """The highest that a price of a project comes to; None where nothing says how many."""
    prices = [
        (one, amount)
        for one in item.indicators
        if (amount := amount_of(one)) is not None and is_for_each(one)
    ]
    if not prices or is_paid_otherwise(item):
        return None
    found = [
        product
        for one, amount in _lowest(prices)
        if 0 < amount <= most
        and _is_a_price(one)
        and not is_worked_out_from_its_price(one, amount)
        and (amount < most or thing_of_price(one))  # 补助标准 can be of all of them
        and (product := _product(item, one, amount, most, alone=len(prices) == 1))
    ]
    return max(found, key=lambda product: product.yuan, default=None)


@once_each
def is_paid_otherwise(item: ProjectOf) -> bool:
    """Whether others pay for what is told, too, or it is paid for in several years."""
    not_alone = one_of("cost", "paid_by_others", one_of("cost", "over_years").pattern)
    return any(not_alone.search(text) for _, text in item.told())


def _lowest(
    prices: Sequence[tuple[IndicatorOf, Decimal]],
) -> Iterator[tuple[IndicatorOf, Decimal]]:
    """Of several prices for one of the same thing the lowest: 80 岁以上 50 元, 百岁 500 元."""
    lowest: dict[str, tuple[IndicatorOf, Decimal]] = {}
    for one, amount in prices:
        thing = counter_of(thing_of_price(one))[0]
        if thing not in lowest or amount < lowest[thing][1]:
            lowest[thing] = one, amount
    yield from lowest.values()


def _product(
    item: ProjectOf, price: IndicatorOf, amount: Decimal, most: Decimal, *, alone: bool
) -> Product | None:
    thing = thing_of_price(price)
    months = months_of(item, price)
    if thing:
        unit, scale = counter_of(thing)
        many = fewest(item, price, unit)
    else:
        scale = Decimal(1)
        if months > 1 and (2 * amount * months >= most or not alone):
            return _of_months(price, amount, months) if _says_a_month(price) else None
        paid = ("people",) if months > 1 else _COUNTED
        many = _only_quantity(item, price, paid) if alone else None
    if many is None:
        return None
    yuan = amount / scale * many.number * months
    a_year = f"再乘以 {months} 个月" if months > 1 else ""
    told = f"数量“{many.printed}”乘以单价“{price.its.target.text}”{a_year}为 {in_wan(yuan)}"
    return Product(price, yuan, told, (many.find(),))


def _of_months(price: IndicatorOf, amount: Decimal, months: int) -> Product:
    yuan = amount * months
    told = f"“{price.its.target.text}”乘以 {months} 个月为 {in_wan(yuan)}"
    return Product(price, yuan, told)


def _says_a_month(price: IndicatorOf) -> bool:
    return "/月" in price.unit


# how many there are


def fewest(item: ProjectOf, price: IndicatorOf, unit: str, *, is_sure: bool = True) -> Many | None:
    """The fewest of those that share most words with a price; None where it may be of others.

    A part that the price names (其中新建 5000 亩) is meant rather than the whole; the price of a
    class (90-99 周岁) is for those of this class. What is not sure may share no word with it.
    """
    tell = [word for word in telling_words(price.its.level3) if _says_of_what(word)]
    digits = _DIGITS.findall(price.its.level3)
    found = [
        (sum(says(many.words, word) for word in tell), many)
        for many in (*_counted(item, unit), *_told(item, unit))
        if all(number in many.words for number in digits)
    ]
    best = max((shared for shared, _ in found), default=0)
    meant = [many for shared, many in found if shared == best or (shared and many.is_part)]
    is_one = len({many.number for many in meant}) == 1
    if best == 0 and tell and not (is_one and (not is_sure or _only_quantity(item, price))):
        return None
    return min(meant, key=lambda many: many.number, default=None)


def _says_of_what(word: str) -> bool:
    """Whether a word of a price's name says for what it is: not 批次, 单站 and 补助."""
    is_counter = bool(counting.classes(word)) or word[0] in "每单各" or word[-1] == "均"
    return not is_counter and not one_of("cost", "for_anything").fullmatch(word)


def _counted(item: ProjectOf, unit: str) -> Iterator[Many]:
    for one in item.indicators:
        if one.level2 not in ("数量", "") or counts_for_each(one):
            continue
        number = value_in(one, unit)
        if number:
            yield Many(number, one.its.target.text, one.folded["level3"], one.evidence)


def _told(item: ProjectOf, unit: str) -> Iterator[Many]:
    for field, text in item.told():
        for said in statements(of_this_year(text, item)):
            if said.unit == unit and not said.each and not said.is_of_another_time:
                find = partial(item.evidence, field, text)
                yield Many(said.number, said.printed, said.item, find, said.is_part)


def _only_quantity(
    item: ProjectOf, price: IndicatorOf, kinds: Sequence[str] = _COUNTED
) -> Many | None:
    """The only quantity of a project with one cost, where the price can be for one of it.

    What is paid each month without saying for each of what (每月电费) is paid to people, if to any.
    """
    quantities = [one for one in item.quantities if one.measure in kinds]
    costs = sum(amount_of(one) is not None for one in item.indicators)
    if costs != 1 or len(quantities) != 1 or not _same_thing(price, quantities[0]):
        return None
    (one,) = quantities
    return Many(
        counted_out(one.its.target), one.its.target.text, one.folded["level3"], one.evidence
    )


def _same_thing(price: IndicatorOf, quantity: IndicatorOf) -> bool:
    """Whether the price is for one of what is counted, as far as its words say."""
    said = keys.fold(price.its.level3 + price.its.description + price.its.target.unit)
    if "次" in said.replace("层次", "") and "次" not in quantity.its.target.unit:
        return False
    if _A_DAY.search(said) and measures.measure_of(quantity.its.target) != "time":
        return False
    if not _of_one(price.its.target.unit, quantity.its.target.unit):
        return False
    people = measures.measure_of(quantity.its.target) == "people"
    for_people = any(word in said for word in _FOR_PEOPLE)
    return people == for_people if people or for_people else True


def _of_one(price: str, counter: str) -> bool:
    """Whether 万元/公里 can be for one of what is counted: of 公里, and not of 处."""
    _, slash, each_one = keys.fold(price).partition("/")
    each_one = each_one.strip("每()").split("·")[0].split("/")[0]
    if not slash or each_one in _SPANS:
        return True
    counter = keys.fold(counter)
    same = measures.of_unit(each_one) == measures.of_unit(counter)
    return same and (
        each_one == counter or counter in _ANY or measures.of_unit(counter) == "people"
    )


# what a price is for


@cache
def _each() -> re.Pattern[str]:
    counters = counting.counter_pattern()
    return re.compile(rf"[每单]一?(?P<one>{counters})|(?<!平)(?P<mean>[人户亩件村校])均")


def thing_of_price(price: IndicatorOf) -> str:
    """The counter of what a price is for one of: 户 in 元/户, in 每户 and in 户均."""
    _, _, of_each = price.unit.partition("/")
    parts = (part for part in re.split(r"[/·.]", of_each.strip("每()")) if part)
    if thing := next((part for part in parts if not is_span(part)), ""):
        return thing
    match = _each().search(keys.fold(f"{price.its.level3},{price.its.description}"))
    return match["one"] or match["mean"] if match else ""


def is_worked_out_from_its_price(one: IndicatorOf, amount: Decimal) -> bool:
    """Whether an amount is all of 面积 5000 平方米，每平方米 15 元, and not the price."""
    described = one.folded["description"]
    match = _EACH_AT.search(described)
    if not match:
        return False
    price = Decimal(match["price"]) * (WAN if match["wan"] else 1)
    numbers = map(Decimal, _NUMBERS.findall(described[: match.start()]))
    return price != amount and any(price * number in (amount, amount / WAN) for number in numbers)


def _is_a_price(one: IndicatorOf) -> bool:
    """Not a ceiling, nor what others pay a share of, nor what all of them cost in a year."""
    said = keys.fold(one.its.level3 + one.its.description)
    if one_of("cost", "ceiling").search(said) or one_of("cost", "shared").search(said):
        return False
    is_of_the_year = ALL_YEAR.search(said) and "每" not in said  # 全年标准器送检费用
    return not is_of_the_year and not is_beyond(one)


def _is_monthly(price: IndicatorOf) -> bool:
    """Whether the price is for each month of the year: 人均月工资标准, 元/人·月."""
    unit = price.unit
    said = keys.fold(price.its.level3 + price.its.description) + unit
    if not one_of("cost", "a_month").search(said) or _SOME_MONTHS.search(said):
        return False
    amount = amount_of(price)
    is_of_a_year = "年" in unit.partition("/")[2] and "月" not in unit
    return not (is_of_a_year or (amount and is_counted_over(price.its.description, amount)))


def months_of(item: ProjectOf, price: IndicatorOf) -> int:
    """How many months a price is paid: those that the words say, else all of the year; or 1."""
    if not _is_monthly(price):
        return 1
    texts = [keys.fold(text) for _, text in item.told()]
    if any(one_of("cost", "a_season").search(text) for text in (item.its.name, *texts)):
        return 1
    told = {int(many) for text in texts for many in _SO_MANY.findall(text)}
    if len(told) == 1:
        return told.pop()
    named = months_of_the_work(item)
    return named.many if named else _MONTHS


# what it comes to


def told_of_product(item: ProjectOf, most: Decimal, room: Decimal) -> tuple[str, Product] | None:
    """Why a price times its quantity is not the whole, which may be `room` percent less."""
    product = price_times_quantity(item, most)
    if product and product.yuan > most * (1 + room / 100):
        return "大于", product
    slip = _turned_product(item, most) or _ceiling(item, most)
    return ("不是", slip) if slip else None


def _turned_product(item: ProjectOf, most: Decimal) -> Product | None:
    """A price that times its quantity is the whole, if two of its figures change places."""
    for price in item.indicators:
        amount = amount_of(price)
        thing = thing_of_price(price) if amount and is_for_each(price) else ""
        unit, scale = counter_of(thing)
        many = fewest(item, price, unit, is_sure=False) if thing else None
        if not amount or not many or price.its.target.is_at_least:
            continue
        months = months_of(item, price)
        rest = many.number * months / scale
        if rest > 1 and amount * rest != most and is_turned(most / rest, amount):
            right = measures.plain(most / rest / (amount / Decimal(price.its.target.value)))
            told = (
                f"单价“{price.its.target.text}”乘以数量“{many.printed}”为 "
                f"{in_wan(amount * rest)}，像是把 {right} 的两个数字写颠倒了"
            )
            return Product(price, amount * rest, told, (many.find(),))
    return None


def _ceiling(item: ProjectOf, most: Decimal) -> Product | None:
    """The most that one of several can get, which is more than all have."""
    if is_part_of_more(item.its):
        return None
    for one in item.indicators:
        amount = amount_of(one)
        if not amount or amount <= most or not is_for_each(one):
            continue
        if one_of("cost", "ceiling").search(keys.fold(one.its.level3 + one.its.description)):
            return Product(one, amount, f"单个对象的上限“{one.its.target.text}”比全部资金还多")
    return None


def _is_in_the_wrong_unit(product: Product, most: Decimal) -> bool:
    """Whether it is far too much in the target's 万元 and none in the name's 元: P208 tells it."""
    in_yuan = product.yuan / WAN
    return scale_differs(product.price) and in_yuan <= most and product.yuan > most * _FAR_ABOVE


@measured("P504", open_projects)
def price_times_quantity_is_not_the_budget(item: ProjectOf, room: Decimal) -> Iterator[Flaw]:
    """A quantity × its unit cost is more than the project has, or is it but for a slip.

    Both are rounded, so the product may be `room` percent above.
    """
    known = limit(item.disclosure, item.its)
    if not known or is_part_of_more(item.its):
        return
    most, what = known
    told = told_of_product(item, most, room)
    if told and not _is_in_the_wrong_unit(told[1], most):
        differs, product = told
        flaw = against_budget(
            item,
            [product.price, *product.quantity],
            f"{product.told}，{differs}{what} {in_wan(most)}",
            most,
            product.yuan,
        )
        yield above_budget(flaw) if product.yuan > most else flaw
