"""Whether the figures of a sentence come to a number: as their sum, product or difference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import Statement, grammar, statements

_ANY_NUMBER = re.compile(r"(\d{1,6}(?:\.\d+)?)(万?[\u4e00-\u9fff]{1,3})")
_REPEATED = re.compile(
    r"(?:(?P<listed>[^,。;\d]*)各|每?(?P<span>半月)[^,。;\d]{0,6})(?P<number>\d+)"
)
_FROM_TO = re.compile(r"[由从].*\d.*[到至为]")
_FEWEST = 2
_FOR_EACH = re.compile(r"各(?=[设建有配派选办运开安装]).*\d|各[\u4e00-\u9fff]{1,4}\d|每.*\d")


def adds_up(said: Statement, value: Decimal) -> bool:
    """Whether a figure and those beside it are the whole: 消防站 5 个、小型站 2 个 and 7 个."""
    numbers = list(counted_in(said.sentence, said.unit))
    return any(
        said.number in numbers[first:last] and sum(numbers[first:last]) == value
        for first, last in combinations(range(len(numbers) + 1), 2)
    )


def comes_to(clause: str, value: Decimal) -> bool:
    """Whether a clause has a number without printing it: by its list, for each, or as a change.

    小区 8 个、单位 12 家 are 20; 3 个邻里中心各设 1 处 are 3; 由 46 个压缩到 31 个 is 15 fewer.
    """
    if any(_multiplies_to(match, value) for match in _REPEATED.finditer(clause)):
        return True
    numbers = [said.number for said in statements(clause) if said.unit not in ("元", "%")]
    if len(numbers) < _FEWEST:
        return False
    first, last = numbers[0], numbers[-1]
    if _FROM_TO.search(clause):
        return abs(first - last) == value
    if _FOR_EACH.search(clause):
        return any(one * other == value for one, other in pairwise(numbers))
    return "、" in clause and sum(numbers) == value


def _multiplies_to(match: re.Match[str], value: Decimal) -> bool:
    """Whether 各 20 户 of a list, or 半月 1 次, comes to a number of all."""
    number = Decimal(match["number"])
    if span := match["span"]:
        return number * grammar().a_year[span] == value
    listed = match["listed"].count("、") + match["listed"].count('""') + 1
    return listed > 1 and number * listed == value


def counted_in(sentence: str, unit: str) -> Iterator[Decimal]:
    """The numbers of a sentence that are counted in a unit."""
    for number, counter in _ANY_NUMBER.findall(sentence):
        for length in range(len(counter), 0, -1):
            its_unit, scale = counter_of(counter[:length])
            if its_unit == unit:
                yield Decimal(number) * scale
                break


def totals(numbers: Iterable[Decimal]) -> set[Decimal]:
    """Numbers that follow each other, each alone and added up: 56 名护林员、64 名队员 are 120."""
    found: set[Decimal] = set()
    running: list[Decimal] = []
    for number in numbers:
        running = [number, *(total + number for total in running)]
        found.update(running)
    return found
