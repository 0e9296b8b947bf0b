"""What one costs, and what is for what: the words against the indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.budgets import amount_of, is_for_each
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.money.stated import (
    MORE,
    Price,
    ahead_of,
    amounts_named,
    given_to,
    price_of,
)
from mingzhang.checking.targets.numbers import look_alike
from mingzhang.checking.targets.statements import (
    COUNTERS,
    Statement,
    is_counted_over,
    is_span,
    noun_of,
    phrases,
    statements,
)
from mingzhang.checking.targets.things import says, telling_words
from mingzhang.checking.targets.told import told_of
from mingzhang.checking.targets.wordlists import one_of

_MONTHS_OF_A_YEAR = 12

_SINGLE = re.compile(f"单[{COUNTERS}]")
_PAID_TO_EACH = ("补助标准", "补贴标准")
"""What is paid to each is no more and no less, whatever the sign."""

_OF_ONE = re.compile(f"[每单各][{COUNTERS}]|.均")
_AT_MOST = re.compile(r"不超过|不高于|最高|上限|以内|≤")

_ONLY_AVERAGE = re.compile(r"[\u4e00-\u9fff]均约?")


@over("P374", open_projects)
def objective_states_another_standard(item: ProjectOf) -> Iterator[Flaw]:
    """每家不超过 3 万元 in the objectives, 单家补助上限 ≤5 万元 in the indicator."""
    yield from _otherwise_described(item)
    yield from _otherwise_named(item)
    priced = [one for one in item.indicators if amount_of(one) and _is_priced(one)]
    if len(priced) != 1:
        yield from _otherwise_for_some(item, priced)
        return
    one = priced[0]
    for told in told_of(item, one):
        said = [each for each in statements(told.text) if each.unit == "元" and each.each]
        price = price_of(said[0], told.text) if len(said) == 1 else None
        if price and _is_another(price, one, is_described=told.field == "描述"):
            yield told.otherwise(one, price.said.clause)
            return


def _otherwise_for_some(item: ProjectOf, priced: Sequence[IndicatorOf]) -> Iterator[Flaw]:
    """初中每生每年 850 元, and 650 元 for 小学 and for 初中 in two indicators."""
    for told in told_of(item) if priced else ():
        prices = [
            price
            for said in statements(told.text)
            if said.unit == "元" and said.each and (price := price_of(said, told.text))
        ]
        for one in priced:
            fitting = [price for price in prices if _is_for_one_of(price, one)]
            others = [other for other in priced if other is not one]
            price = _only(fitting, one, others)
            if price and _speaks_of(price, one) and _is_another(price, one, is_described=False):
                yield told.otherwise(one, price.said.clause)


def _is_for_one_of(price: Price, one: IndicatorOf) -> bool:
    """Whether an indicator is of a price for one of the same thing."""
    told = keys.fold(one.its.level3 + one.its.target.unit + one.its.description)
    return noun_of(price.thing) in told


def _only(
    fitting: Sequence[Price], one: IndicatorOf, others: Sequence[IndicatorOf]
) -> Price | None:
    """The price that is of no other indicator, or that names this one rather."""
    found = [
        price
        for price in fitting
        if not (rivals := [other for other in others if _is_for_one_of(price, other)])
        or _names(price, one) > max(_names(price, other) for other in rivals)
    ]
    return found[0] if len(found) == 1 else None


def _speaks_of(price: Price, one: IndicatorOf) -> bool:
    """Whether a price, or what is said right before it, has a word of an indicator's name."""
    said = price.said
    ahead, _, _ = said.sentence.partition(said.clause)
    near = "".join(ahead.split(",")[-2:]) + said.clause
    named = any(says(near, word) for word in telling_words(one.its.level3))
    return named or _names(price, one) > 1


def _names(price: Price, one: IndicatorOf) -> int:
    """How much of the words before a price stands in an indicator's name."""
    before, _, _ = price.said.item.partition(" ")
    return keys.in_a_row(before, one.folded["level3"])


def _otherwise_described(item: ProjectOf) -> Iterator[Flaw]:
    """年租金为 12 万元 in the description and ≤10 万元 in the target."""
    for one in item.indicators:
        amount = amount_of(one)
        if not amount:
            continue
        for told in told_of(item, one):
            if told.field != "描述" or one_of("cost", "reckoned").search(told.text):
                continue
            figures = statements(told.text)
            amounts = [each for each in figures if each.unit == "元"]
            if len(amounts) != 1 or amounts[0].each or phrases("not_spent").search(told.text):
                continue
            said = amounts[0].number
            is_within = one.its.target.is_at_most and said < amount
            # 260 名合计 52 万元; 全年 27.6 万元 of 2.3 万元 a month
            many = [each.number for each in figures]
            if "月" in one.its.level3:
                many.append(Decimal(_MONTHS_OF_A_YEAR))
            is_within = is_within or any(said == number * amount for number in many)
            if said != amount and not is_within and not one.its.target.unit.count("/"):
                yield told.otherwise(one, amounts[0].clause)


def _is_priced(one: IndicatorOf) -> bool:
    return is_for_each(one) or bool(_SINGLE.search(one.its.level3))


def _is_another(price: Price, one: IndicatorOf, *, is_described: bool) -> bool:
    """Whether an indicator has another price for one of the same thing in the same time."""
    amount = amount_of(one)
    told = keys.fold(one.its.level3 + one.its.target.unit)
    told += "" if is_described else one.folded["description"]
    noun = noun_of(price.thing)
    spans = [each for each in price.said.each if is_span(each)]
    if amount is None or noun not in told:
        return False
    if any(span not in told for span in spans if span != "年") or (not spans and "月" in told):
        return False
    if not (_says_of(one, price.said) or _names(price, one) > 1):
        return False
    if one_of("cost", "paid_by_others", "承担").search(price.said.clause):
        return False
    is_of_other_money = MORE.search(ahead_of(price.said)) or _is_of_other_money(price.said)
    if is_of_other_money or _is_a_part_of(price.said, amount):
        return False
    said = price.said.number
    is_of_a_year = "年" in one.its.target.unit or is_counted_over(one.its.description, amount)
    if "年" in spans and "月" in told and not is_of_a_year:
        amount *= _MONTHS_OF_A_YEAR
    is_capped = one.its.target.is_at_most and not _AT_MOST.search(price.said.clause)
    is_capped = is_capped and not one.its.level3.endswith(_PAID_TO_EACH)
    is_within = is_capped and said < amount and not look_alike(said, amount)
    is_year_of_it = "年" in one.its.level3 and amount == price.yuan  # 每月 1000 元 of 12000 元
    return said != amount and not is_within and not is_year_of_it


def _is_a_part_of(said: Statement, amount: Decimal) -> bool:
    """Whether an amount is a part of a price: 89 元，其中县级负担 12 元; 89 元中由县级负担."""
    told = statements(said.sentence)
    behind = said.sentence.partition(said.printed)[2]
    return behind.startswith(("中", "里")) or any(
        part.is_part and part.number == amount for part in told
    )


def _is_of_other_money(said: Statement) -> bool:
    """Whether 户均 20 万元 alone is of what stands right before it, as 撬动贷款 1900 万元."""
    if not _ONLY_AVERAGE.fullmatch(ahead_of(said)):
        return False
    *_, before = said.sentence.partition(said.clause)[0].rstrip(",").split(",")
    return "元" in before and bool(phrases("not_spent").search(before))


def _says_of(one: IndicatorOf, said: Statement) -> bool:
    """Whether a sentence or the project's name speaks of what a price is of: 展位 of 展位费."""
    tell = [word for word in telling_words(one.its.level3) if not _OF_ONE.match(word)]
    text = said.sentence + keys.fold(one.project.name)
    return not tell or any(says(text, word) for word in tell)


def _otherwise_named(item: ProjectOf) -> Iterator[Flaw]:
    """安全测评 24 万元 in the words, and 安全测评单次费用 ≤60 万元 in the indicator."""
    costs = [(one, amount) for one in item.indicators if (amount := amount_of(one))]
    amounts = amounts_named(item) if costs else []
    for one, amount in costs:
        words = [word for word in telling_words(one.its.level3) if not _OF_ONE.match(word)]
        words = [word for word in words if not one_of("cost", "for_anything").fullmatch(word)]
        given = given_to(words, amounts)
        if given is None or "/" in one.its.target.unit:
            continue
        said, is_price = given.said.number, is_for_each(one)
        is_within = one.its.target.is_at_most and said < amount and not is_price
        is_told = amount > said if is_price else not is_within or look_alike(said, amount)
        if said != amount and is_told:
            yield item.flaw(
                f"{FIELDS[given.field]}写“{given.said.clause}”，{one.label}的指标值却是"
                f"“{one.its.target.text}”",
                one.evidence(),
                item.evidence(given.field, given.text),
            )
