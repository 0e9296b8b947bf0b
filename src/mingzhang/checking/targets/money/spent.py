"""Prices, quantities and amounts in the words, worked out: against the budget, and by themselves.

每站每月 4000 元 for 6 个站 is 28.8 万元 a year, and not 24; 中央 80 万元 and 市级 60 万元 are not
130.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from mingzhang import keys
from mingzhang.amounts import UNITS, in_wan
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.budgets import budget_in_yuan, is_part_of_more
from mingzhang.checking.targets.formulas import result_of
from mingzhang.checking.targets.items import FIELDS, ProjectOf, open_projects
from mingzhang.checking.targets.money.products import is_paid_otherwise, price_times_quantity
from mingzhang.checking.targets.money.stated import (
    MORE,
    AmountOf,
    Price,
    ahead_of,
    amounts_named,
    given_to,
    named,
    price_of,
)
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import Statement, counts, phrases, statements
from mingzhang.checking.targets.told import of_this_year
from mingzhang.checking.targets.wordlists import one_of

_ROOM = Decimal("1.02")
"""Budgets are rounded."""

_EQUALS = re.compile(
    r"(?P<terms>[^,。;:=()]*\d[^,。;:=()]*[*×xX][^,。;:=()]*)=(?P<total>\d[\d,]*(?:\.\d+)?)(?P<money>万?元)"
)
_CLAUSE = re.compile("[,。;:()]")
_TIMES = re.compile("[*×]")


@over("P541", open_projects)
def price_in_words_is_above_the_budget(item: ProjectOf) -> Iterator[Flaw]:
    """每站每月 4000 元, 6 个站 and a budget of 24 万元."""
    budget = budget_in_yuan(item.its)
    if budget is None or is_part_of_more(item.its) or is_paid_otherwise(item):
        return
    if _is_told(item, budget):
        return
    for field, text in item.told():
        if told := _reckoned_above(of_this_year(text, item), budget):
            yield item.flaw(
                f"{FIELDS[field]}写{told}，大于预算数 {in_wan(budget)}",
                item.evidence(field, text),
                item.evidence("budget"),
            )
            return


def _reckoned_above(key: str, budget: Decimal) -> str:
    """The prices and numbers of a text that come to more than the budget, and to how much."""
    if "元" not in key or phrases("shared").search(key):
        return ""
    if told := _formula_above(key, budget):
        return told
    said = statements(key)
    priced = [one for one in said if one.unit == "元" and one.each]
    if len(priced) > 1 and (added := _each_with_its_number(said, priced, key)):
        products, listed = added
        return f"{listed}，合计 {in_wan(products)}" if products > budget * _ROOM else ""
    return _one_price_above(said, priced, key, budget)


def _one_price_above(
    said: Sequence[Statement], priced: Sequence[Statement], key: str, budget: Decimal
) -> str:
    price = price_of(priced[0], key) if len(priced) == 1 else None
    if not price or MORE.search(ahead_of(price.said)):
        return ""
    counted = {one.number: one for one in said if counts(one, price.thing)}
    if len(counted) != 1 or _is_of_a_part(price, said):
        return ""
    ((number, quantity),) = counted.items()
    product = number * price.yuan
    if product <= budget * _ROOM:
        return ""
    reckoned = f"“{quantity.clause}”“{price.said.clause}”{price.times}"
    return f"{reckoned}，算得 {in_wan(product)}"


def _formula_above(key: str, budget: Decimal) -> str:
    """300 人×233 元×12 月, without what it comes to."""
    for clause in _CLAUSE.split(key) if _TIMES.search(key) else ():
        worked = result_of(clause) if "元" in clause and not MORE.search(clause) else None
        if worked is not None and worked > budget * _ROOM:
            return f"“{clause}”，算得 {in_wan(worked)}"
    return ""


def _each_with_its_number(
    said: Sequence[Statement], priced: Sequence[Statement], key: str
) -> tuple[Decimal, str] | None:
    """What several prices come to that each stand behind a number of their own."""
    total, listed = Decimal(0), []
    for one in priced:
        at = said.index(one)
        before, price = said[at - 1] if at else None, price_of(one, key)
        if not before or not price or not counts(before, price.thing):
            return None
        if before.sentence != one.sentence or before.unit != counter_of(price.thing)[0]:
            return None
        total += before.number * price.yuan
        listed.append(f"“{before.clause}”“{one.clause}”")
    return total, "、".join(listed)


def _is_of_a_part(price: Price, said: Sequence[Statement]) -> bool:
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
        sentences = of_this_year(text, item).split("。")
        told = next(filter(None, (_not_the_budget(one, item, budget) for one in sentences)), "")
        if told:
            yield item.flaw(
                f"{FIELDS[field]}{told}", item.evidence(field, text), item.evidence("budget")
            )
            return


def _not_the_budget(sentence: str, item: ProjectOf, budget: Decimal) -> str:
    """The amount of a sentence, or the sum of its amounts, that is not the budget; "" if it is."""
    if sentence.count("元") < 2:
        one = _all_of_it(sentence, item)
        if one is None or abs(one.number - budget) <= _rounding((one,)):
            return ""
        return f"写“{one.clause}”，预算数是 {in_wan(budget)}"
    parts = _parts(sentence, budget)
    added = sum((one.number for one in parts), Decimal(0))
    is_all = all(phrases("sources").search(one.item) for one in parts)
    off = abs(added - budget) if is_all else added - budget
    if len(parts) < 2 or off <= _rounding(parts):
        return ""
    listed = "、".join(one.printed for one in parts)
    than = "不等于" if is_all else "大于"
    return f"列出的{listed}合计 {in_wan(added)}，{than}预算数 {in_wan(budget)}"


_ALL_OF_IT = re.compile(
    r"(?P<year>本年度?|当年|今年|20\d\d年度?)?"
    r"(?:县?财政|本?项目|共|总共|计划|拟|现)*"
    r"(?:安排|申请|列支)(?:县?财政|预算|专项|项目|本年|总)*"
    r"(?:资金|经费|预算)(?:共计?|合计|总计|总额|为)*"
)
"""本年度安排资金 45 万元, 2024 年申请经费共计 45 万元: all that the project is given."""

_AMOUNT = re.compile(r"(?<![\d,.])\d[\d,]*(?:\.\d+)?[余多]?[百千万亿]*元")
_ONE_SENTENCE = re.compile(r"[^。;]*。?")


def _all_of_it(sentence: str, item: ProjectOf) -> Statement | None:
    """The only amount of a sentence, where it is said of all the project in its year."""
    amounts = [one for one in statements(sentence) if one.unit == "元"] if "元" in sentence else []
    if len(amounts) != 1 or is_part_of_more(item.its) or _is_more_than_a_year(item):
        return None
    (one,) = amounts
    is_bound = one.each or one.is_at_least or one.is_at_most
    if is_bound or not one.is_of_one_whole or phrases("not_spent").search(one.clause):
        return None
    match = _ALL_OF_IT.fullmatch(one.item.partition(" ")[0])
    is_whole = match and (match["year"] or _says_no_more(one, item)) and _is_exact(one)
    return one if is_whole and _is_only_amount(one, item) else None


def _says_no_more(one: Statement, item: ProjectOf) -> bool:
    """Whether the sentence is all the purpose: 安排资金 45 万元，用于绿化养护, and nothing else."""
    purpose = keys.fold(item.its.purpose)
    return one.clause in purpose and bool(_ONE_SENTENCE.fullmatch(purpose))


def _is_only_amount(one: Statement, item: ProjectOf) -> bool:
    """Whether neither the objectives nor the purpose has an amount besides, or a second time."""
    texts = (item.its.purpose, "。".join(item.its.objectives))
    printed = [_AMOUNT.findall(keys.fold(text)) for text in texts]
    is_once = all(len(amounts) <= 1 for amounts in printed)
    return is_once and all(said == one.printed for amounts in printed for said in amounts)


def _is_more_than_a_year(item: ProjectOf) -> bool:
    told = item.what_for
    return bool(one_of("cost", "over_years").search(told) or phrases("sources").search(told))


def _is_exact(one: Statement) -> bool:
    """Whether it is no rounded amount: 约 45 万元, 45 余万元."""
    return "约" not in one.clause and "余" not in one.clause and "左右" not in one.clause


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
        key = keys.fold(text)
        for match in _EQUALS.finditer(key) if "=" in key else ():
            worked = result_of(match["terms"])
            stated = Decimal(match["total"].replace(",", "")) * UNITS[match["money"]]
            if worked is not None and abs(worked - stated) > stated / 100:
                yield item.flaw(
                    f"{FIELDS[field]}写“{match[0]}”，算得 {in_wan(worked)}",
                    item.evidence(field, text),
                )


def _other_amounts(item: ProjectOf) -> Iterator[Flaw]:
    """更新执法记录仪 260 台，每台 0.32 万元, and 执法记录仪 57.20 万元 elsewhere."""
    amounts: list[AmountOf] | None = None
    for field, text in item.told():
        said = statements(of_this_year(text, item)) if "元" in text else ()
        for one, priced in pairwise(said):
            price = price_of(priced, text) if priced.sentence == one.sentence else None
            if not price or not counts(one, price.thing) or one.unit != counter_of(price.thing)[0]:
                continue
            amounts = amounts_named(item) if amounts is None else amounts
            product = one.number * price.yuan
            given = given_to(named(one), amounts)
            if given and not product / _ROOM <= given.said.number <= product * _ROOM:
                yield item.flaw(
                    f"{FIELDS[field]}写“{one.clause}”“{priced.clause}”{price.times}，算得 "
                    f"{in_wan(product)}，{FIELDS[given.field]}写“{given.said.clause}”",
                    item.evidence(field, text),
                    item.evidence(given.field, given.text),
                )
