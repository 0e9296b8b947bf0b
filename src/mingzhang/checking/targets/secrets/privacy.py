"""Private persons: their names beside what they are paid, their identity numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.budgets import amount_of
from mingzhang.checking.targets.items import ProjectOf, open_projects
from mingzhang.checking.targets.passages import Leak, Passage, Whole, leaks, wholes
from mingzhang.checking.targets.wordlists import one_of, words

_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)


_LONG_NUMBER = re.compile(r"[1-9]\d{16}")
_PLACES = "村镇乡县市区局院校队站所厂部"
"""What names of places and bodies end in: 马寨村遗属补助."""


@cache
def _person_and_pay() -> re.Pattern[str]:
    """含郑梅工资, (王某某同志抚恤金): a name between a boundary and what is paid."""
    pay, name = one_of("person", "pay").pattern, one_of("person", "surnames").pattern
    return re.compile(
        r"(?:^|[(,、;:。\"]|含|给|付|发放|支付|拨付)"
        rf"((?:{name})[\u4e00-\u9fff]{{1,2}})(同志|老师|等\d*人)?的?(?:遗属|家属|配偶)?"
        rf"(?:\d+月份?|20\d\d年)?(?:{pay})"
    )


@over("P711", wholes)
def person_with_pay(whole: Whole) -> Iterator[Flaw]:
    """A private person's name with what is paid to them."""
    for leak in _persons(whole):
        yield leak.flaw(f"写有个人姓名“{leak.what}”及其待遇")


def _persons(whole: Whole) -> Iterator[Leak]:
    no_name, pay = one_of("person", "not_a_name"), one_of("person", "pay")
    found: dict[str, list[Passage]] = {}
    for passage in whole.having(pay):
        for match in _person_and_pay().finditer(passage.key):
            if "某" in match[1] or match[1][-1] in _PLACES:
                continue
            if not no_name.match(match[1]) and match[1] not in words().person["pay"]:
                found.setdefault(match[1], []).append(passage)
    for name, having in found.items():
        yield Leak(name, tuple(having))


@over("P712", wholes)
def identity_number(whole: Whole) -> Iterator[Flaw]:
    """A citizen's identity number."""
    for leak in leaks(whole.having(_LONG_NUMBER), _IDENTITY):
        yield leak.flaw("印有居民身份证号码")


@over("P713", open_projects)
def pay_of_one_person(item: ProjectOf) -> Iterator[Flaw]:
    """发放人数 1 人 and what is paid: the amount is that one person's."""
    ones = [
        one
        for one in item.quantities
        if one.measure == "people"
        and one.its.target.op in ("", "=")
        and Decimal(one.its.target.value) == 1
    ]
    pay = one_of("person", "pay_of_one")
    paid = [
        one
        for one in item.indicators
        if amount_of(one) is not None and pay.search(keys.fold(item.its.name + one.its.level3))
    ]
    if ones and paid:
        yield item.flaw(
            f"{ones[0].label}是“{ones[0].its.target.text}”，{paid[0].label}“{paid[0].its.target.text}”"
            "就是这一个人的待遇",
            paid[0].evidence(),
            ones[0].evidence(),
        )
