"""What a sentence counts, and the parts of it.

What a sentence counts (检查站 24 处，其中固定 15 处、临时 19 处) is no amount of the cube, and
is still wrong where its parts are more than all of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.amounts import ZERO, half_place, places_of
from mingzhang.checking import counting
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.checking.words.sums import counts_are_not_the_whole, sums
from mingzhang.declared import declared
from mingzhang.where import Where

_OTHER_PEOPLE = re.compile("[,，、][^,，、]*(?:退休|离休|遗属|另有|另外)")
"""在职 36 人，其中在编 34 人，退休 14 人: those who have left are none of them."""


_PEOPLE = ("人", "名")
_TIMES = "人次"
_OTHER = "其他"
_VEHICLES = "辆"
"""Lists of vehicles by kind are complete: forms ask for every kind."""

_OF_PROJECTS = re.compile(
    r"项目(?:共计?|为|有)?(?P<whole>\d+)个[,，][^。；;\d]{0,14}(?P<money>\d+(?:\.\d+)?)万元[,，。;；]"
    r"其中[:：,，]?(?P<parts>[^。]+)"
)
_KIND = re.compile(
    r"项目(?:共|有)?(?P<number>\d+)个(?:[,，][^,，。；;\d]{0,14}(?P<money>\d+(?:\.\d+)?)万元)?"
)
"""项目 6 个，涉及预算 778.50 万元，其中：运转类项目 1 个，涉及预算 40.00 万元；…"""

_POSTS = re.compile(
    r"行政编制(?P<one>\d+)[名人个][,，、](?:[^,，。；;\d]{0,8})?事业编制(?P<two>\d+)[名人个][,，、]"
    r"(?:总编制|编制总数|编制合计|合计编制|共有编制|共计编制|合计|共计?)(?:为|共)?(?P<all>\d+)[名人个]"
)


@cache
def _halves() -> re.Pattern[str]:
    """A number of things, and those of the two parts that 其中 names first."""
    number, name = r"\d+(?:\.\d+)?", r"[^,、;。()\d约]{1,12}"
    return re.compile(
        rf"(?<![\d.])(?P<about>约为?)?(?<![\d.])(?P<whole>{number})"
        rf"(?P<unit>[万亿]?(?:{counting.counter_pattern()}))"
        rf"(?=[(,:]*其中[:,]?(?P<first>{name})(?P<one>{number})(?P=unit)(?:\([^()]*\))?"
        rf"[,、;](?P<second>{name})(?P<two>{number})(?P=unit))"
    )


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    """地上 and 地下: what is the one is not the other, and there is no third."""
    return declared(__package__, "tallies.toml", _Halves).halves


class _Halves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    halves: tuple[tuple[str, str], ...]


@cache
def _whole() -> re.Pattern[str]:
    """A number of things, and the numbers of its parts."""
    return re.compile(
        rf"(?<![\d.])(?P<whole>\d+(?:\.\d+)?)(?P<unit>[万亿]?(?:{counting.counter_pattern()}))"
        r"(?P<open>\()?[,，:：]?(?P<among>其中|包括)[:：,，]?(?P<parts>(?:[^。；;()]|\([^。；;()]*\))*)"
    )


@cache
def _part() -> re.Pattern[str]:
    unit = rf"(?P<unit>[万亿]?(?:{counting.counter_pattern()}))"
    return re.compile(rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?){unit}")


class Counting(msgspec.Struct, frozen=True):
    """A paragraph, and the numbers in it of which W204 tells that their parts are not all."""

    line: Line
    told: frozenset[str]


def _countings(dossier: Dossier) -> Iterator[tuple[int, Counting]]:
    told: defaultdict[tuple[int, Where], set[str]] = defaultdict(set)
    for index, one in dossier.once(sums):
        claim = one.whole.claim
        if claim.quantity == "count" and any(counts_are_not_the_whole(one)):
            told[index, claim.where].add(claim.value)
    for index, line in dossier.each(prose):
        yield index, Counting(line, frozenset(told.get((index, line.printed.where), ())))


@over("W221", _countings)
def parts_are_not_what_was_counted(one: Counting) -> Judged:
    """24 处（其中固定 15 处、临时 19 处）; 行政编制 62 名，事业编制 38 名，总编制 110 名."""
    halves = dict(_other_halves(one.line, one.told)) if "其中" in one.line.key else {}
    yield from halves.values()
    if not one.told:
        yield from _miscounted(one.line, halves)
        yield from _kinds_of_projects(one.line)
        yield from _posts(one.line)


def _miscounted(line: Line, halves: Container[int]) -> Iterator[Flaw]:
    """The wholes whose parts are not as many; not those that begin where halves are told."""
    if "其中" not in line.key and "包括" not in line.key:
        return
    for match in _whole().finditer(line.key):
        unit = match["unit"]
        parts = keys.without_brackets(match["parts"])  # 车 8 辆（洒水车 4 辆）: parts of a part
        if unit in _PEOPLE:
            parts = _OTHER_PEOPLE.split(parts)[0]
        numbers = _parts(parts, unit)
        if match.start("whole") not in halves and _are_not_all(match, parts, numbers):
            yield line.flaw(
                f"写“{match['whole']}{unit}”，其中所列“{parts.rstrip('、,，')}”"
                f"共 {sum(numbers, ZERO)} {unit}，与总数不符"
            )


def _are_not_all(match: re.Match[str], parts: str, numbers: Sequence[Decimal]) -> bool:
    """Whether parts are more than their whole, or fewer where a list in brackets names all."""
    total, whole, unit = sum(numbers, ZERO), Decimal(match["whole"]), match["unit"]
    is_vehicles = unit == _VEHICLES
    if is_vehicles and (total > whole or _OTHER in parts):
        return False  # W204
    first = _parts(parts.partition(",")[0], unit)  # 续建 11 个、新建 15 个，完工 19 个
    if len(first) > 1 and sum(first) == whole:
        return False
    if total == whole + _beside(match.string[: match.start()], unit):
        return False
    is_all = len(numbers) > 1 and (bool(match["open"]) or is_vehicles) and unit != _TIMES
    return total > whole or (is_all and total < whole)


def _posts(line: Line) -> Iterator[Flaw]:
    """行政编制 62 名，事业编制 38 名，总编制 110 名."""
    for match in _POSTS.finditer(line.key):
        posts = int(match["one"]) + int(match["two"])
        if posts != int(match["all"]):
            yield line.flaw(f"写“{match[0]}”，两项之和是 {posts}，不是 {match['all']}")


def _other_halves(line: Line, told: Container[str]) -> Iterator[tuple[int, Flaw]]:
    """13459 平方米，其中地上 8013 平方米、地下 5356 平方米; each with where its whole begins."""
    for match in _halves().finditer(line.key):
        if any(match[name] in told for name in ("whole", "one", "two")):
            continue
        if not _are_opposite(match["first"], match["second"]):
            continue
        whole, one, two = (Decimal(match[name]) for name in ("whole", "one", "two"))
        rounding = _rounding(match["one"]) + _rounding(match["two"])
        rounding += _rounding(match["whole"], is_about=bool(match["about"]))
        if abs(whole - one - two) > rounding:
            parts = f"“{match['first']}{match['one']}”“{match['second']}{match['two']}”"
            said = f"写“{match['whole']}{match['unit']}”，其中{parts}，两项之和是 {one + two}"
            yield match.start("whole"), line.flaw(said)


def _rounding(number: str, *, is_about: bool = False) -> Decimal:
    """By how much a number may be off: a count by nothing, 约 5200 by half a hundred."""
    last = int(Decimal(number).normalize().as_tuple().exponent)
    if is_about:
        return Decimal(10) ** last / 2
    return half_place(places_of(number)) if last < 0 else ZERO


def _are_opposite(one: str, other: str) -> bool:
    return any(
        (ours in one and theirs in other and theirs not in one)
        or (theirs in one and ours in other and theirs not in other)
        for ours, theirs in _opposites()
    )


def _kinds_of_projects(line: Line) -> Iterator[Flaw]:
    """6 projects, of which 2 and 5: kinds whose money is all of the money are all of them."""
    for match in _OF_PROJECTS.finditer(line.key) if "类项目" in line.key else ():
        kinds = list(_KIND.finditer(match["parts"]))
        total, whole = sum(int(kind["number"]) for kind in kinds), int(match["whole"])
        money = sum((Decimal(kind["money"] or 0) for kind in kinds), ZERO)
        is_all = money == Decimal(match["money"])
        if len(kinds) > 1 and is_all and total != whole:
            named = "、".join(f"{kind['number']} 个" for kind in kinds)
            yield line.flaw(f"写项目 {whole} 个，其中所列 {named}，共 {total} 个，与总数不符")


def _parts(text: str, unit: str) -> list[Decimal]:
    """The numbers of a list of things in one unit; none where the list is of something else."""
    if aside("not_added").search(text):
        return []
    found = list(_part().finditer(text))
    same = all(match["unit"] == unit for match in found) or _are_people(unit, found)
    plain = len(re.findall(r"\d+(?:\.\d+)?", text)) == len(found)
    return [Decimal(match["number"]) for match in found] if same and plain else []


def _beside(before: str, unit: str) -> Decimal:
    """What is counted right before a whole, so that both have the parts: 建议 48 件、提案 62 件."""
    match = re.search(rf"(\d+){re.escape(unit)}[、和][^\d、,。;]*$", before)
    return Decimal(match[1]) if match else ZERO


def _are_people(unit: str, found: Sequence[re.Match[str]]) -> bool:
    """培训 1600 人次，其中新任教师 1200 人: no more people than times."""
    return unit == _TIMES and all(match["unit"] in _PEOPLE for match in found)
