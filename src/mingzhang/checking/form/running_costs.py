"""F963–F965: what 机关运行经费 is said to be for, against basic expenditure by code.

机关运行经费 is the 公用经费 of basic expenditure, so what the narrative says it pays for (差旅费,
办公用房取暖费) stands in the table of basic expenditure under its code. The words are those of
the classification, and those in running_costs.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import takewhile

import msgspec

from mingzhang import catalogue, keys
from mingzhang.amounts import UNITS, half_place, places_of
from mingzhang.checking import requirements
from mingzhang.checking.checks import Flaw, each, each_quoted, over
from mingzhang.checking.form.items import facts_of
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.declared import any_of, declared
from mingzhang.disclosure import Disclosure

_PURPOSE = re.compile(r"(?:用于|包括|其中)(?P<list>[^。;；]+)")
_RUNNING = re.compile(r"公用经费[^。;]{0,60}?(?:用于|包括):?(?P<list>[^。;]+)")
_ITEM = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]+[)、.])?机关运行经费[^,。;:]{0,6}[。:][^。;]*\d万?元"
)
"""An item of a longer section: 1.机关运行经费。2025年……120.68万元."""

_NOTHING = re.compile(r"(?:支出|预算|安排|为){0,2}0(?:\.0+)?万?元")
"""What has another amount must have it in the table, too (W103)."""

_AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>万?元)")
_BEFORE = 200
"""Characters before the words in which their amount stands."""

_MEANING = re.compile(r"(?:是|系|均|所|经费,?)指(?!导|挥|标)|指(?:的是|为|各|行政)")
_IN_GENERAL = re.compile(r"^[^\d]*经费[^\d,]{0,8}$")
"""The clause before 用于 or 包括 that says what such money is for, not what this money is for."""

_OTHERWISE = re.compile(
    r"[不未没]|无(?!形|线|人)|(?<!自)由|因(?!公)|停止|取消|减少|压减|压缩|节约|节省|原因|上年|去年|往年|原来|"
    r"增加|[较比]|统一|负担|承担|另行|列支|[原曾]$"
)
"""What a clause has that does not say what this year's money is for: 不再用于, 由……负担."""

_AND = re.compile("[、,和及与]|以及|等")
_SHORTEST = 5
"""Characters of a name that a misprint leaves recognisable: 工作经费 is not 工会经费."""

_VAGUE = ("其他商品和服务支出", "其他资本性支出")


class _Costs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What narratives call the costs, with their economic codes."""

    said: dict[str, tuple[str, ...]]


@cache
def _said() -> dict[str, frozenset[str]]:
    costs = declared(__package__, "running_costs.toml", _Costs)
    return {keys.fold(word): frozenset(codes) for word, codes in costs.said.items()}


@lru_cache(maxsize=32)
def _named(year: int) -> dict[str, frozenset[str]]:
    """The names of costs in the classification of a year, and the code of each."""
    return {
        keys.fold(entry.name).replace("(护)", "护"): frozenset({entry.code})
        for entry in catalogue.economic(year)
        if len(entry.code) == 5
        and entry.code[:3] in catalogue.RUNNING_CLASSES
        and entry.name not in _VAGUE
    }


@lru_cache(maxsize=32)
def _costs(year: int) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """The words for costs in a year, the longest first, and the codes of each."""
    words = _named(year) | _said()
    return re.compile(any_of(words)), words


class PurposeOf(msgspec.Struct, frozen=True):
    """A sentence on what 机关运行经费 is for, and the codes that basic expenditure has."""

    year: int
    line: Line
    listed: str
    spent: frozenset[str]
    """Codes with an amount in the table of basic expenditure."""

    title: str
    is_all: bool
    """Whether the amount that the words give for them is all 公用经费 of the table."""

    def lacking(self) -> str:
        """The costs that the words name and the table does not have, with their codes."""
        pattern, codes = _costs(self.year)
        said = dict.fromkeys(
            match[0]
            for match in pattern.finditer(self.listed)
            if not _NOTHING.match(self.listed, match.end())
        )
        lacking = [word for word in said if not codes[word] & self.spent]
        return "、".join(f"{word}（{'、'.join(sorted(codes[word]))}）" for word in lacking)


def _purposes(disclosure: Disclosure) -> Iterator[PurposeOf]:
    basic = disclosure.statement("general_budget_basic")
    facts = list(facts_of(disclosure, "general_budget_basic"))
    spent = frozenset(
        fact.point.economic
        for fact in facts
        if len(fact.point.economic) == 5 and fact.amount and fact.amount.number
    )
    if basic is None or not any(code.startswith(catalogue.RUNNING_CLASSES) for code in spent):
        return
    running = [
        fact.amount.yuan
        for fact in facts
        if fact.point.nature == "running" and not fact.point.economic and fact.amount
    ]
    for line, is_about in _lines(disclosure):
        for match in _PURPOSE.finditer(line.key) if is_about else ():
            if listed := _paid(match):
                is_all = not _is_general(match) and _is_all(match, running)
                yield PurposeOf(disclosure.year, line, listed, spent, basic.title, is_all)


def _lines(disclosure: Disclosure) -> Iterator[tuple[Line, bool]]:
    """The paragraphs, and whether each is about 机关运行经费."""
    sections = requirements.sections_about(disclosure, "running_costs")
    about = {section.heading for section in sections}
    for line in prose(disclosure):
        yield line, line.section in about or bool(_ITEM.match(line.key))


def _paid(match: re.Match[str]) -> str:
    """What the money is for, up to the clause that says something else; nothing of a definition."""
    sentence = _sentence(match)
    if _MEANING.search(sentence) or _OTHERWISE.search(sentence.rpartition(",")[2]):
        return ""
    if match[0].startswith("包括") and _is_general(match):
        return ""
    clauses = match["list"].split(",")
    return ",".join(takewhile(lambda clause: not _OTHERWISE.search(clause), clauses))


def _is_general(match: re.Match[str]) -> bool:
    """Whether the sentence names the money anew and has no amount of it."""
    sentence = _sentence(match)
    return not _AMOUNT.search(sentence) and bool(_IN_GENERAL.match(sentence.rpartition(",")[2]))


def _sentence(match: re.Match[str]) -> str:
    """The sentence before the words."""
    until = match.start()
    begins = max(match.string.rfind(mark, 0, until) for mark in "。;")
    return match.string[begins + 1 : until]


def _is_all(match: re.Match[str], running: Sequence[Decimal]) -> bool:
    """Whether the last amount before the words is a total of 公用经费, rounded or not."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    said = [
        (Decimal(amount["number"]), amount["unit"])
        for amount in _AMOUNT.finditer(before.replace(",", ""))
    ]
    if not said or not running:
        return False
    number, unit = said[-1]
    slack = half_place(max(places_of(str(number)), 2)) * UNITS[unit]
    return any(abs(number * UNITS[unit] - total) <= slack for total in running)


@over("F963", each(_purposes))
def purpose_is_not_in_basic_expenditure(item: PurposeOf) -> Iterator[Flaw]:
    """差旅费 in words, and no 30211 in the table; the money may not be all that the table has."""
    if not item.is_all:
        yield from _lacking(item)


@over("F965", each(_purposes))
def purpose_is_none_of_the_costs(item: PurposeOf) -> Iterator[Flaw]:
    """The same where the words speak of just the money whose costs the table lists."""
    if item.is_all:
        yield from _lacking(item)


def _lacking(item: PurposeOf) -> Iterator[Flaw]:
    if told := item.lacking():
        these = "这些" if "、" in re.sub("（[^）]*）", "", told) else "这个"
        yield item.line.flaw(f"写明用于{told}，《{item.title}》没有{these}科目的支出")


class NamedOf(msgspec.Struct, frozen=True):
    """A sentence that names the costs of 机关运行经费 or of 公用经费."""

    year: int
    line: Line
    listed: str


def _named_costs(disclosure: Disclosure) -> Iterator[NamedOf]:
    for line, is_about in _lines(disclosure):
        pattern = _PURPOSE if is_about else _RUNNING
        for match in pattern.finditer(line.key) if is_about or "公用经费" in line.key else ():
            yield NamedOf(disclosure.year, line, match["list"])


@over("F964", each(_named_costs))
def cost_is_misnamed(item: NamedOf) -> Iterator[Flaw]:
    """专用资料费: there is no such cost, but 专用材料费."""
    _, codes = _costs(item.year)
    for cost in _AND.split(item.listed):
        near = [name for name in _named(item.year) if _is_one_character_off(cost, name)]
        if near and cost not in codes:
            yield item.line.flaw(f"写的“{cost}”不是科目名称，与{each_quoted(near)}差一个字")


def _is_one_character_off(cost: str, name: str) -> bool:
    """Whether two names of the same length differ in one character: shorter ones are others."""
    return len(cost) >= _SHORTEST and keys.one_off(cost, name)
