"""How many there are, and how many are named: 项目共5个，分别为甲、乙、丙、丁.

Only lists that mean to be whole are counted: behind 分别为, 包括 or a colon, up to the end of the
sentence, without 等. A name can have 、 in it, so names between such signs are only said to be too
few; where each has an amount or a number of its own, they are counted to the one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.words.asides import aside
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import NUMERAL, number_of

_COUNT = rf"(?:\d{{1,3}}|{NUMERAL})个"
_STATED = re.compile(
    rf"(?:项目(?:支出|预算|安排|总数)?(?:共有|共计|合计|总计|共|为|有)?{_COUNT}"
    rf"|(?<![第前后近每这两各])(?:共有|共计|共|设有|设|安排|实施|涉及){_COUNT}(?:项目|专项)"
    rf"|(?:以下|如下|下列)(?:\d{{1,2}}|{NUMERAL})个?(?:方面|类|项|部分)(?:支出|内容|工作)?(?=:))"
    r"[,:]?(?:(?:涉及)?(?:项目)?(?:预算)?(?:资金|金额)?(?:共计|共|合计|总计)?(?P<money>\d+(?:\.\d+)?)万元[,:。])?"
    r"(?P<opens>分别(?:为|是)|具体(?:为|是|包括)|包括|即|其中|:)[:,]?(?P<list>[^。]+)"
)
_NUMBER = re.compile(rf"(\d{{1,3}}|{NUMERAL})(?:个|方面|类|项|部分)")
_OPEN = re.compile(r"等|其他|其余|主要|重点|部分")
_AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)(?!以[上下])")

_NUMBERED = re.compile(rf"(?:^|[,;:、])(?:{NUMERAL}是|\(?(?:{NUMERAL}|\d{{1,2}})[)、.](?!\d))")
_BETWEEN = re.compile(r"[、,;和及与]|以及")
_NAME = re.compile(r"(?!用于|支持|保障|确保|按|为|以)[^\d、,;:。]{3,40}")
_FEWEST = 2
_CLAUSE = re.compile(r"[;,](?:比|较|同比|增长|下降|主要|用于|为|共|合计)")


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
            for match in _STATED.finditer(keys.fold(paragraph.text)):
                if one := _counted(section.heading, paragraph, match):
                    yield one


def _counted(heading: str, printed: Printed, match: re.Match[str]) -> Counted | None:
    listed = match["list"].rstrip(";,")
    if _OPEN.search(listed):
        return None
    if match["opens"] == "其中" and (_NUMBER.search(listed) or not _AMOUNT.search(listed)):
        return None  # 其中续建12个、新建26个，总投资46亿元
    if aside("funds").search(listed) or not _is_all(match, listed):
        return None
    amounts, numbers = len(_AMOUNT.findall(listed)), len(_NUMBERED.findall(listed))
    names = [name for name in _BETWEEN.split(listed) if name]
    if numbers >= _FEWEST:
        named, at_most = numbers, False
    elif amounts >= _FEWEST:
        named, at_most = amounts, True
    elif amounts or _CLAUSE.search(listed) or not all(map(_NAME.fullmatch, names)):
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
    found = [Decimal(m["number"]) for m in _AMOUNT.finditer(listed) if m["unit"] == "万元"]
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
