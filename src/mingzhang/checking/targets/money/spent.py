"""What the purpose and the objectives say of money: a price, a quantity and a time, and the budget.

每站每月 4000 元 for 6 个站 is 28.8 万元 a year, and not 24; 中央 80 万元 and 市级 60 万元 are not
130.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.aims.promises import of_this_year, told_of
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.money.costs import (
    amount_of,
    budget_in_yuan,
    is_for_each,
    is_part_of_more,
)
from mingzhang.checking.targets.money.products import is_paid_otherwise, price_times_quantity
from mingzhang.checking.targets.numbers import counter_of, look_alike
from mingzhang.checking.targets.statements import (
    COUNTERS,
    Statement,
    counts,
    grammar,
    is_span,
    noun_of,
    phrases,
    says,
    statements,
    telling_words,
)
from mingzhang.checking.targets.wording.formulas import worked_out
from mingzhang.checking.targets.wordlists import one_of

_DAYS = ("天", "日")
_ROOM = Decimal("1.02")
"""Budgets are rounded."""

_MONTHS = re.compile(r"(?<!\d)(\d{1,2})个月")
_EQUALS = re.compile(
    r"(?P<terms>[^,。;:=()]*\d[^,。;:=()]*[*×xX][^,。;:=()]*)=(?P<total>\d[\d,]*(?:\.\d+)?)(?P<money>万?元)"
)
_TWO = 2
_MONTHS_OF_A_YEAR = 12


class _Price(msgspec.Struct, frozen=True):
    """What one of a thing costs in a year, in 元, as far as a text tells."""

    said: Statement
    thing: str
    yuan: Decimal
    times: str
    """再乘以 12 个月."""


def _price(said: Statement, text: str) -> _Price | None:
    """A price for one of something; None where the time is not told."""
    spans = [each for each in said.each if is_span(each)]
    things = [each for each in said.each if not is_span(each)]
    if said.unit != "元" or len(things) != 1 or len(spans) > 1:
        return None
    span = spans[0] if spans else ""
    many, unit = Decimal(grammar().a_year.get(span, 1)), "个月"
    if span == "月" and one_of("cost", "a_season").search(text):
        return None
    if span == "月" and (told := set(_MONTHS.findall(text))):
        if len(told) > 1:
            return None
        many = Decimal(told.pop())
    elif span in _DAYS:
        days = {one.number for one in statements(text) if one.unit == "天" and not one.each}
        if len(days) != 1:
            return None
        many, unit = days.pop(), "天"
    elif span != "月":
        unit = span
    times = f"，再乘以 {measures.plain(many)} {unit}" if many > 1 else ""
    return _Price(said, things[0], said.number * many, times)


def _ahead(said: Statement) -> str:
    """What a clause has before its figure."""
    return said.clause.rpartition(said.printed)[0]


_MORE = re.compile(r"再|加发|增发|另加|另增|上浮")
"""What is paid beyond the price that was told before."""


@over("P541", open_projects)
def price_in_words_is_above_the_budget(item: ProjectOf) -> Iterator[Flaw]:
    """每站每月 4000 元, 6 个站 and a budget of 24 万元."""
    budget = budget_in_yuan(item.its)
    if budget is None or is_part_of_more(item.its) or is_paid_otherwise(item):
        return
    if _is_told(item, budget):
        return
    for field, text in item.told():
        key = of_this_year(text, item)
        if phrases("shared").search(key):
            continue
        said = statements(key)
        priced = [one for one in said if one.unit == "元" and one.each]
        if len(priced) > 1 and (added := _each_with_its_number(said, priced, key)):
            products, listed = added
            if products > budget * _ROOM:
                yield item.flaw(
                    f"{FIELDS[field]}写{listed}，合计 {measures.in_wan(products)}，"
                    f"大于预算数 {measures.in_wan(budget)}",
                    item.evidence(field, text),
                    item.evidence("budget"),
                )
                return
            continue
        price = _price(priced[0], key) if len(priced) == 1 else None
        if not price or _MORE.search(_ahead(price.said)):
            continue
        counted = {one.number: one for one in said if counts(one, price.thing)}
        if len(counted) != 1 or _is_of_a_part(price, said):
            continue
        ((number, quantity),) = counted.items()
        product = number * price.yuan
        if product > budget * _ROOM:
            yield item.flaw(
                f"{FIELDS[field]}写“{quantity.clause}”“{price.said.clause}”{price.times}，"
                f"算得 {measures.in_wan(product)}，大于预算数 {measures.in_wan(budget)}",
                item.evidence(field, text),
                item.evidence("budget"),
            )
            return


def _each_with_its_number(
    said: Sequence[Statement], priced: Sequence[Statement], key: str
) -> tuple[Decimal, str] | None:
    """What several prices come to that each stand behind a number of their own."""
    total, listed = Decimal(0), []
    for one in priced:
        at = said.index(one)
        before, price = said[at - 1] if at else None, _price(one, key)
        if not before or not price or not counts(before, price.thing):
            return None
        if before.sentence != one.sentence or before.unit != counter_of(price.thing)[0]:
            return None
        total += before.number * price.yuan
        listed.append(f"“{before.clause}”“{one.clause}”")
    return total, "、".join(listed)


def _is_of_a_part(price: _Price, said: Sequence[Statement]) -> bool:
    """Whether a part stands nearest before a price: 帮扶 200 家, 其中认证 40 家, 每家 1 万元."""
    unit, _ = counter_of(price.thing)
    before = said[: said.index(price.said)]
    near = [one for one in before if one.sentence == price.said.sentence and one.unit == unit]
    return bool(near) and near[-1].is_part


def _is_told(item: ProjectOf, budget: Decimal) -> bool:
    """Whether the indicators say so too, and P504 tells it of them."""
    product = price_times_quantity(item, budget)
    return product is not None and product.yuan > budget


@over("P542", open_projects)
def amounts_in_words_are_not_the_budget(item: ProjectOf) -> Iterator[Flaw]:
    """中央 80 万元, 市级 60 万元 and a budget of 130 万元."""
    budget = budget_in_yuan(item.its)
    if budget is None:
        return
    for field, text in item.told():
        for sentence in re.split("[。;]", of_this_year(text, item)):
            parts = _parts(sentence, budget)
            added = sum((one.number for one in parts), Decimal(0))
            is_all = len(parts) > 1 and all(phrases("sources").search(one.item) for one in parts)
            off = abs(added - budget) if is_all else added - budget
            if len(parts) > 1 and off > _rounding(parts):
                listed = "、".join(one.printed for one in parts)
                yield item.flaw(
                    f"{FIELDS[field]}列出的{listed}合计 {measures.in_wan(added)}，"
                    f"{'不等于' if is_all else '大于'}预算数 {measures.in_wan(budget)}",
                    item.evidence(field, text),
                    item.evidence("budget"),
                )
                return


def _parts(sentence: str, budget: Decimal) -> list[Statement]:
    """The amounts of a sentence that are parts of the budget; none where one is another's."""
    amounts = [one for one in statements(sentence) if one.unit == "元"]
    other = phrases("not_spent")
    if any(one.each or one.is_of_another_time or other.search(one.clause) for one in amounts):
        return []
    if amounts and amounts[0].number == budget:
        amounts = amounts[1:]
        if "其中" not in sentence or not all(one.is_part for one in amounts):
            return []
    elif sum(one.is_part for one in amounts) not in (0, len(amounts)):
        return []
    return amounts if all(one.number < budget for one in amounts) else []


def _rounding(parts: Sequence[Statement]) -> Decimal:
    """Half a unit of the last place of each."""
    rounding = Decimal(0)
    for one in parts:
        _, _, places = re.sub("[^0-9.]", "", one.printed).partition(".")
        unit = UNITS["万元" if "万" in one.printed else "元"]
        rounding += unit / 2 / 10 ** len(places) if places else Decimal(0)
    return rounding


@over("P543", open_projects)
def formula_in_words_is_wrong(item: ProjectOf) -> Iterator[Flaw]:
    """600 元×50 人×12 月=30 万元."""
    yield from _other_amounts(item)
    for field, text in item.told():
        for match in _EQUALS.finditer(keys.fold(text)):
            worked = worked_out(match["terms"])
            stated = Decimal(match["total"].replace(",", "")) * UNITS[match["money"]]
            if worked is not None and abs(worked - stated) > stated / 100:
                yield item.flaw(
                    f"{FIELDS[field]}写“{match[0]}”，算得 {measures.in_wan(worked)}",
                    item.evidence(field, text),
                )


class _Named(msgspec.Struct, frozen=True):
    """An amount that a text gives to something by its name: 执法记录仪 57.20 万元."""

    words: tuple[str, ...]
    said: Statement
    field: str
    text: str


def _amounts_named(item: ProjectOf) -> list[_Named]:
    """The amounts of this year that are given to something, and are no price of one."""
    other = phrases("not_spent")
    return [
        _Named(words, one, field, text)
        for field, text in item.told_of_money()
        for one in statements(of_this_year(text, item))
        if one.unit == "元" and not one.each and not one.is_of_another_time
        if (words := _named(one)) and not other.search(one.clause)
    ]


def _named(said: Statement) -> tuple[str, ...]:
    """The words before a figure that say of what it is."""
    return telling_words(phrases("part").sub("", said.item.partition(" ")[0]))


def _given_to(words: Sequence[str], named: Sequence[_Named]) -> _Named | None:
    """The one amount that is given to what these words name, each of them and no other."""
    found = [one for one in named if _is_one_thing(words, one.words)]
    return found[0] if len({one.said.number for one in found}) == 1 else None


def _is_one_thing(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether all that one says is said by the other, but for what is done with it."""
    short, long = sorted((ours, theirs), key=len)
    return len(short) > 0 and all(word in long for word in short) and len(long) <= len(short) + 1


def _other_amounts(item: ProjectOf) -> Iterator[Flaw]:
    """更新执法记录仪 260 台，每台 0.32 万元, and 执法记录仪 57.20 万元 elsewhere."""
    named: list[_Named] | None = None
    for field, text in item.told():
        said = statements(of_this_year(text, item))
        for one, priced in pairwise(said):
            price = _price(priced, text) if priced.sentence == one.sentence else None
            if not price or not counts(one, price.thing) or one.unit != counter_of(price.thing)[0]:
                continue
            named = _amounts_named(item) if named is None else named
            product = one.number * price.yuan
            given = _given_to(_named(one), named)
            if given and not product / _ROOM <= given.said.number <= product * _ROOM:
                yield item.flaw(
                    f"{FIELDS[field]}写“{one.clause}”“{priced.clause}”{price.times}，算得 "
                    f"{measures.in_wan(product)}，{FIELDS[given.field]}写“{given.said.clause}”",
                    item.evidence(field, text),
                    item.evidence(given.field, given.text),
                )


def _otherwise_named(item: ProjectOf) -> Iterator[Flaw]:
    """安全测评 24 万元 in the words, and 安全测评单次费用 ≤60 万元 in the indicator."""
    costs = [(one, amount) for one in item.indicators if (amount := amount_of(one))]
    named = _amounts_named(item) if costs else []
    for one, amount in costs:
        words = [word for word in telling_words(one.its.level3) if not _OF_ONE.match(word)]
        words = [word for word in words if not one_of("cost", "for_anything").fullmatch(word)]
        given = _given_to(words, named)
        if given is None or "/" in one.its.target.unit:
            continue
        said, is_price = given.said.number, is_for_each(one)
        is_within = one.its.target.op in ("<=", "<") and said < amount and not is_price
        is_told = amount > said if is_price else not is_within or look_alike(said, amount)
        if said != amount and is_told:
            yield item.flaw(
                f"{FIELDS[given.field]}写“{given.said.clause}”，{one.label}的指标值却是"
                f"“{one.its.target.text}”",
                one.evidence(),
                item.evidence(given.field, given.text),
            )


@over("P374", open_projects)
def objective_states_another_standard(item: ProjectOf) -> Iterator[Flaw]:
    """每家不超过 3 万元 in the objectives, 单家补助上限 ≤5 万元 in the indicator."""
    yield from _otherwise_described(item)
    yield from _otherwise_named(item)
    priced = [one for one in item.indicators if _is_priced(one) and amount_of(one)]
    if len(priced) != 1:
        yield from _otherwise_for_some(item, priced)
        return
    one = priced[0]
    for told in told_of(item, one):
        said = [each for each in statements(told.text) if each.unit == "元" and each.each]
        price = _price(said[0], told.text) if len(said) == 1 else None
        if price and _is_another(price, one, is_described=told.field == "描述"):
            yield told.otherwise(one, price.said.clause)
            return


def _otherwise_for_some(item: ProjectOf, priced: Sequence[IndicatorOf]) -> Iterator[Flaw]:
    """初中每生每年 850 元, and 650 元 for 小学 and for 初中 in two indicators."""
    for told in told_of(item) if priced else ():
        prices = [
            price
            for said in statements(told.text)
            if said.unit == "元" and said.each and (price := _price(said, told.text))
        ]
        for one in priced:
            fitting = [price for price in prices if _is_for_one_of(price, one)]
            others = [other for other in priced if other is not one]
            price = _only(fitting, one, others)
            if price and _speaks_of(price, one) and _is_another(price, one, is_described=False):
                yield told.otherwise(one, price.said.clause)


def _is_for_one_of(price: _Price, one: IndicatorOf) -> bool:
    """Whether an indicator is of a price for one of the same thing."""
    told = keys.fold(one.its.level3 + one.its.target.unit + one.its.description)
    return noun_of(price.thing) in told


def _only(
    fitting: Sequence[_Price], one: IndicatorOf, others: Sequence[IndicatorOf]
) -> _Price | None:
    """The price that is of no other indicator, or that names this one rather."""
    found = [
        price
        for price in fitting
        if not (rivals := [other for other in others if _is_for_one_of(price, other)])
        or _names(price, one) > max(_names(price, other) for other in rivals)
    ]
    return found[0] if len(found) == 1 else None


def _speaks_of(price: _Price, one: IndicatorOf) -> bool:
    """Whether a price, or what is said right before it, has a word of an indicator's name."""
    said = price.said
    ahead, _, _ = said.sentence.partition(said.clause)
    near = "".join(ahead.split(",")[-_TWO:]) + said.clause
    named = any(says(near, word) for word in telling_words(one.its.level3))
    return named or _names(price, one) >= _TWO


def _names(price: _Price, one: IndicatorOf) -> int:
    """How much of the words before a price stands in an indicator's name."""
    before, _, _ = price.said.item.partition(" ")
    return keys.in_a_row(before, keys.fold(one.its.level3))


def _otherwise_described(item: ProjectOf) -> Iterator[Flaw]:
    """年租金为 12 万元 in the description and ≤10 万元 in the target."""
    for one in item.indicators:
        amount = amount_of(one)
        if not amount:
            continue
        for told in told_of(item, one):
            if told.field != "描述" or _NOT_PLAIN.search(told.text):
                continue
            amounts = [each for each in statements(told.text) if each.unit == "元"]
            if len(amounts) != 1 or amounts[0].each or phrases("not_spent").search(told.text):
                continue
            said = amounts[0].number
            is_within = one.its.target.op in ("<=", "<") and said < amount
            if said != amount and not is_within and not one.its.target.unit.count("/"):
                yield told.otherwise(one, amounts[0].clause)


_NOT_PLAIN = re.compile(r"[*×xX÷/%]|每|均|其中|左右|约|按|以[内上下]|不[低高少超]|[低高]于|≤|≥|分")
_SINGLE = re.compile(f"单[{COUNTERS}]")
_PAID_TO_EACH = ("补助标准", "补贴标准")
"""What is paid to each is no more and no less, whatever the sign."""

_OF_ONE = re.compile(f"[每单各][{COUNTERS}]|.均")
_AT_MOST = re.compile(r"不超过|不高于|最高|上限|以内|≤")


def _is_priced(one: IndicatorOf) -> bool:
    return is_for_each(one) or bool(_SINGLE.search(one.its.level3))


def _is_another(price: _Price, one: IndicatorOf, *, is_described: bool) -> bool:
    """Whether an indicator has another price for one of the same thing in the same time."""
    amount = amount_of(one)
    told = keys.fold(one.its.level3 + one.its.target.unit)
    told += "" if is_described else keys.fold(one.its.description)
    noun = noun_of(price.thing)
    spans = [each for each in price.said.each if is_span(each)]
    if amount is None or noun not in told:
        return False
    if any(span not in told for span in spans if span != "年") or (not spans and "月" in told):
        return False
    if not (_says_of(one, price.said) or _names(price, one) >= _TWO):
        return False
    if one_of("cost", "paid_by_others", "承担").search(price.said.clause):
        return False
    if _MORE.search(_ahead(price.said)) or _is_of_other_money(price.said):
        return False
    said = price.said.number
    if "年" in spans and "月" in told:
        amount *= _MONTHS_OF_A_YEAR
    is_capped = one.its.target.op in ("<=", "<") and not _AT_MOST.search(price.said.clause)
    is_capped = is_capped and not one.its.level3.endswith(_PAID_TO_EACH)
    is_within = is_capped and said < amount and not look_alike(said, amount)
    return said != amount and not is_within


def _is_of_other_money(said: Statement) -> bool:
    """Whether 户均 20 万元 alone is of what stands right before it, as 撬动贷款 1900 万元."""
    if not _ONLY_AVERAGE.fullmatch(_ahead(said)):
        return False
    *_, before = said.sentence.partition(said.clause)[0].rstrip(",").split(",")
    return "元" in before and bool(phrases("not_spent").search(before))


_ONLY_AVERAGE = re.compile(r"[\u4e00-\u9fff]均约?")


def _says_of(one: IndicatorOf, said: Statement) -> bool:
    """Whether a sentence or the project's name speaks of what a price is of: 展位 of 展位费."""
    tell = [word for word in telling_words(one.its.level3) if not _OF_ONE.match(word)]
    text = said.sentence + keys.fold(one.project.name)
    return not tell or any(says(text, word) for word in tell)


# what is done with it


@cache
def _apart() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in grammar().apart)


@over("P375", open_projects)
def built_in_one_place_continued_in_the_other(item: ProjectOf) -> Iterator[Flaw]:
    """新建服务站 8 个 in the purpose and 续建服务站 8 个 in the objectives."""
    if not item.its.purpose:
        return
    purpose = keys.fold(item.its.purpose)
    for text in item.its.objectives:
        for one in statements(text):
            for other in statements(purpose):
                if _is_as_many(one, other) and (pair := _opposed(one, other)):
                    yield item.flaw(
                        f"绩效目标写“{one.clause}”，资金用途写“{other.clause}”，"
                        f"一处是{pair[0]}，一处是{pair[1]}",
                        item.evidence("objectives", text),
                        item.evidence("purpose"),
                    )
                    return


def _is_as_many(one: Statement, other: Statement) -> bool:
    """Whether two figures are the same, and of a thing of the same name."""
    return (one.number, one.unit, one.each) == (
        other.number,
        other.unit,
        other.each,
    ) and keys.in_a_row(one.item, other.item) > _TWO


def _opposed(one: Statement, other: Statement) -> tuple[str, str] | None:
    for pair in _apart():
        for ours, theirs in (pair, pair[::-1]):
            is_ours = ours in one.item and theirs not in one.sentence
            if is_ours and theirs in other.item and ours not in other.sentence:
                return ours, theirs
    return None
