"""How many there are, and how many are named: 项目共5个，分别为甲、乙、丙、丁.

Only lists that mean to be whole are counted: behind 分别为, 包括 or a colon, up to the end of the
sentence, without 等. A name can have 、 in it, so names between such signs are only said to be too
few; where each has an amount or a number of its own, they are counted to the one. counted.toml
has how sentences put it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.declared import pattern
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import NUMBER, number_of

_NUMBER = re.compile(f"({NUMBER})(?:个|方面|类|项|部分)")
_FEWEST = 2


@cache
def _stated() -> re.Pattern[str]:
    """项目共 2 个，共涉及资金 8 万元，分别为……"""
    so_many, in_all, opens = (_any(name).pattern for name in ("so_many", "in_all", "opens"))
    return re.compile(f"(?:{so_many})[,:]?(?:{in_all})?(?P<opens>{opens})[:,]?(?P<list>[^。]+)")


def _any(name: str) -> re.Pattern[str]:
    """The expressions of one list of counted.toml."""
    return pattern(__package__, "counted.toml", name)


class Counted(msgspec.Struct, frozen=True):
    """A number of things, and how many the list behind it names."""

    section: str
    printed: Printed
    said: str
    stated: int
    named: int
    at_most: bool
    """Whether fewer may be named than there are signs between: names can have 、 in them."""


def _lists(disclosure: Disclosure) -> Iterator[Counted]:
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            for match in _stated().finditer(keys.fold(paragraph.text)):
                if one := _counted(section.heading, paragraph, match):
                    yield one


def _counted(heading: str, printed: Printed, match: re.Match[str]) -> Counted | None:
    listed = match["list"].rstrip(";,")
    if _any("not_all").search(listed):
        return None
    if match["opens"] == "其中" and (_NUMBER.search(listed) or not _any("amount").search(listed)):
        return None  # 其中续建12个、新建26个，总投资46亿元
    if aside("funds").search(listed) or not _is_all(match, listed):
        return None
    amounts, numbers = len(_any("amount").findall(listed)), len(_any("numbered").findall(listed))
    names = [name for name in _any("between").split(listed) if name]
    if numbers >= _FEWEST:
        named, at_most = numbers, False
    elif amounts >= _FEWEST:
        named, at_most = amounts, True
    elif amounts or _any("clause").search(listed) or not all(map(_any("name").fullmatch, names)):
        return None
    else:
        named, at_most = len(names), True
    if named < _FEWEST:
        return None
    counted = _NUMBER.search(match[0])
    assert counted is not None
    said = match[0][: match.start("opens") - match.start()].rstrip(",:")
    return Counted(heading, printed, said, number_of(counted[1]), named, at_most)


def _is_all(match: re.Match[str], listed: str) -> bool:
    """Whether the amounts behind 其中, where both are told, are all of the money."""
    if match["opens"] != "其中" or match["money"] is None:
        return True
    found = [Decimal(m["number"]) for m in _any("amount").finditer(listed) if m["unit"] == "万元"]
    return sum(found, Decimal(0)) == Decimal(match["money"])


@over("W209", each(_lists))
def as_many_as_are_named(one: Counted) -> Iterator[Flaw]:
    """项目共5个, and four names."""
    if one.named == one.stated or (one.at_most and one.named > one.stated):
        return
    yield Flaw(
        f"“{one.section}”写“{one.said}”，后面列出的是 {one.named} 个",
        (quote(one.section, one.printed),),
        section=one.section,
    )
