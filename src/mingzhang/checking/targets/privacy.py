"""Private persons: their names beside what they are paid, their identity numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.targets.secrecy import Passage, found_in, passages
from mingzhang.checking.targets.wordlists import one_of, words
from mingzhang.disclosure import Disclosure

_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)


@cache
def _person_and_pay() -> re.Pattern[str]:
    """含郑梅工资, (王某某同志抚恤金): a name between a boundary and what is paid."""
    pay, name = one_of("person", "pay").pattern, one_of("person", "surnames").pattern
    return re.compile(
        r"(?:^|[(,、;:。\"]|含|给|付|发放|支付|拨付)"
        rf"((?:{name})[\u4e00-\u9fff]{{1,2}})(同志|老师|等\d*人)?的?(?:\d+月份?|20\d\d年)?(?:{pay})"
    )


@over("P711", each(lambda disclosure: [disclosure]))
def person_with_pay(disclosure: Disclosure) -> Iterator[Flaw]:
    """A private person's name with what is paid to them."""
    for name, having in _persons(disclosure).items():
        first = having[0]
        where = f"第 {first.project.no} 个项目" if first.project else first.title
        more = f"等 {len(having)} 处" if len(having) > 1 else ""
        yield _flaw(f"{where}{more}写有个人姓名“{name}”和其待遇", having)


def _persons(disclosure: Disclosure) -> dict[str, list[Passage]]:
    no_name = one_of("person", "not_a_name")
    found: dict[str, list[Passage]] = {}
    for passage in passages(disclosure):
        for match in _person_and_pay().finditer(keys.fold(passage.printed.text)):
            if not no_name.match(match[1]) and match[1] not in words().person["pay"]:
                found.setdefault(match[1], []).append(passage)
    return found


def _flaw(message: str, having: list[Passage]) -> Flaw:
    first = having[0]
    return Flaw(
        message,
        tuple(quote(p.title, p.printed, p.row, p.column) for p in having),
        project=first.project.no if first.project else 0,
    )


@over("P712", each(lambda disclosure: [disclosure]))
def identity_number(disclosure: Disclosure) -> Iterator[Flaw]:
    """A citizen's identity number."""
    for leak in found_in(disclosure, _IDENTITY):
        yield leak.flaw("印有居民身份证号码")
