"""W6: “三公” in numbers: groups, visitors and vehicles against the money spent on them.

Final accounts have to say how many groups went abroad, how many vehicles were bought and kept,
how many visits of how many guests were received. The words for them stand in occasions.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang.amounts import UNITS, ZERO, half_place, places_of
from mingzhang.checking.checks import Flaw, Judged, each, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.printed_lines import Line, of_section, prose
from mingzhang.checking.words.figures import Figure, Tables, tables
from mingzhang.cube import Point
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure
from mingzhang.kept import once_each
from mingzhang.numerals import WAN

_KEPT = "kept"
_ALL_VEHICLES = re.compile(
    r"(?:截[至止](?:20\d\d年)?(?:12月31日|年?末|年?底)|年[末底]).{0,40}?共有车辆(?P<n>\d+)辆"
)
"""At the end of the year, when the vehicles that are kept are counted."""


class Occasion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is counted, and what it costs."""

    id: str
    name: str
    item: str
    unit: str
    say: tuple[str, ...]
    least: Decimal = ZERO
    """元 for one; less is hardly possible."""

    most: Decimal = ZERO
    """元 for one; more is hardly possible. 0 for no bound."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    occasion: tuple[Occasion, ...]
    each: dict[str, str]
    average: dict[str, str]
    run: str
    explained: tuple[str, ...]
    paid_elsewhere: tuple[str, ...]
    aside: tuple[str, ...]


@cache
def _words() -> _Words:
    return declared(__package__, "occasions.toml", _Words)


class Count(msgspec.Struct, frozen=True):
    """What a narrative says of one thing that is counted, with the money of the tables."""

    occasion: Occasion
    number: int
    """All that is said of it, added up: visits from abroad and from the country."""

    lines: tuple[Line, ...]
    """The paragraphs that say so."""

    money: Figure

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The paragraphs."""
        return tuple(line.evidence() for line in self.lines)

    def says_any(self, words: tuple[str, ...]) -> bool:
        """Whether one of the paragraphs has one of these words."""
        return any(word in line.text for word in words for line in self.lines)

    def flaw(self, wrong: str) -> Flaw:
        """What is wrong with it, with all its paragraphs."""
        return self.lines[0].flaw(f"写{self.occasion.name}{wrong}", *self.evidence[1:])


@once_each
def _lines(disclosure: Disclosure) -> Sequence[Line]:
    """The paragraphs of the sections on “三公”."""
    return tuple(
        line
        for section in disclosure.sections
        if "三公" in section.title or "三公" in section.text
        for line in of_section(section)
    )


def _matches(line: Line, pattern: str) -> Iterator[re.Match[str]]:
    """Where a pattern speaks of the year's own occasions."""
    return (match for match in re.finditer(pattern, line.key) if not _is_aside(match))


def _found(lines: Iterable[Line], say: tuple[str, ...]) -> Iterator[tuple[int, Line]]:
    """The lines that count something, each with its number: that of the first pattern it has."""
    for line in lines:
        numbers = ([int(match["n"]) for match in _matches(line, pattern)] for pattern in say)
        if counted := next(filter(None, numbers), None):
            yield sum(counted), line


_FROM_ABROAD = re.compile("外宾|外事|境外|国外|境\\)外")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(_words().aside))


def _is_aside(match: re.Match[str]) -> bool:
    """Whether a clause speaks of a change, of others' groups, or of no guests from abroad."""
    clause = re.split("[。;:、,]", match.string[: match.start()])[-1] + match[0]
    none_abroad = "n" in match.re.groupindex and not float(match["n"].replace(",", "") or 0)
    return bool(_aside().search(clause) or (none_abroad and _FROM_ABROAD.search(clause)))


def _counts(dossier: Dossier) -> list[tuple[int, Count]]:
    return [
        (index, count)
        for index, (disclosure, known) in enumerate(
            zip(dossier.disclosures, dossier.once(tables), strict=True)
        )
        if disclosure.kind == "final"
        for count in _of(disclosure, known)
    ]


def _of(disclosure: Disclosure, known: Tables) -> Iterator[Count]:
    for occasion in _words().occasion:
        point = Point("expenditure", fund="appropriation", item=occasion.item)
        figures = known.at(point)
        said = list(_found(_lines(disclosure), occasion.say))
        if said and figures:
            numbers, lines = zip(*said, strict=True)
            yield Count(occasion, sum(numbers), lines, figures[0])


def _with_money(dossier: Dossier) -> Iterator[tuple[int, Count]]:
    """One of an item: groups before travellers, visits before guests."""
    seen: set[tuple[int, str]] = set()
    for index, one in dossier.once(_counts):
        if one.money.yuan > ZERO and (index, one.occasion.item) not in seen:
            seen.add((index, one.occasion.item))
            yield index, one


@over("W601", _with_money)
def money_without_an_occasion(one: Count) -> Judged:
    """接待费 3 万元, and 接待 0 批次."""
    if not one.number and not one.says_any(_words().explained):
        yield one.flaw(f"为 0，表内有支出 {_shown(one.money.yuan)} 万元")


def _bought(dossier: Dossier) -> Iterator[tuple[int, Count]]:
    return ((i, one) for i, one in dossier.once(_counts) if one.occasion.id in ("bought", "groups"))


@over("W602", _bought)
def occasion_without_money(one: Count) -> Judged:
    """购置公务用车 2 辆, and no money for it."""
    if one.number and one.money.yuan == ZERO and not one.says_any(_words().paid_elsewhere):
        yield one.flaw(f" {one.number} {one.occasion.unit}，表内没有支出")


def _bounded(dossier: Dossier) -> Iterator[tuple[int, Count]]:
    return ((i, one) for i, one in dossier.once(_counts) if one.occasion.most and one.number)


@over("W603", _bounded)
def one_costs_too_much(one: Count) -> Judged:
    """接待 2 人次, 3 万元."""
    each = one.money.yuan / one.number
    least = one.occasion.least if one.money.yuan else ZERO
    if not least <= each <= one.occasion.most:
        yield one.flaw(
            f" {one.number} {one.occasion.unit}，表内支出 {_shown(one.money.yuan)} 万元，"
            f"平均 {_shown(each)} 万元，多半是数量或者金额的单位有误"
        )


def _shown(yuan: Decimal) -> str:
    return f"{yuan / WAN:.2f}"


class Batch(msgspec.Struct, frozen=True):
    """So many visits or groups, of so many people."""

    line: Line
    text: str
    batches: int
    persons: int


def _batches(disclosure: Disclosure) -> Iterator[Batch]:
    for line in _lines(disclosure):
        for pattern in _words().each.values():
            for match in _matches(line, pattern):
                yield Batch(line, match[0], int(match["batches"]), int(match["persons"]))


@over("W604", each(_batches))
def fewer_people_than_batches(one: Batch) -> Judged:
    """接待 86 批次、12 人次: the two have changed places."""
    if one.persons < one.batches:
        yield one.line.flaw(f"写“{one.text}”，人数少于批次")


class Kept(msgspec.Struct, frozen=True):
    """The vehicles that “三公” is spent on, and all vehicles that the agency has.

    Each with the paragraph that says it.
    """

    kept: tuple[int, Line]
    all: tuple[int, Line]
    is_running: bool = False
    """Whether the first are those that running costs are planned for: the same vehicles."""


def _vehicles(disclosure: Disclosure) -> Iterator[Kept]:
    say = next(occasion.say for occasion in _words().occasion if occasion.id == _KEPT)
    kept = list(_found(_lines(disclosure), say))
    run = list(_found(_lines(disclosure), (_words().run,)))
    if len(kept) == len(run) == 1:
        yield Kept(run[0], kept[0], is_running=True)
    for line in prose(disclosure) if disclosure.kind == "final" and len(kept) == 1 else ():
        if match := _ALL_VEHICLES.search(line.key):
            yield Kept(kept[0], (int(match["n"]), line))


@over("W606", each(_vehicles))
def more_vehicles_than_there_are(one: Kept) -> Judged:
    """公务用车保有量 16 辆, and 共有车辆 6 辆 among the assets."""
    (kept, line), (owned, below) = one.kept, one.all
    if kept > owned or (one.is_running and kept != owned):
        said = "用于" if one.is_running else "公务用车保有量"
        have = "公务用车" if one.is_running else "共有车辆"
        yield line.flaw(f"写{said} {kept} 辆，“{below.place}”写{have} {owned} 辆", below.evidence())


class Average(msgspec.Struct, frozen=True):
    """A printed average, and what it is the average of."""

    count: Count
    line: Line
    text: str
    number: str
    unit: str


def _averages(dossier: Dossier) -> Iterator[tuple[int, Average]]:
    for index, count in dossier.once(_counts):
        if pattern := _words().average.get(count.occasion.id):
            for line in _lines(dossier.disclosures[index]):
                for match in _matches(line, pattern):
                    number = match["n"].replace(",", "")
                    yield index, Average(count, line, match[0], number, match["unit"])


@over("W605", _averages)
def average_is_wrong(one: Average) -> Judged:
    """车均运行维护费 is not the running costs over the vehicles."""
    if not one.count.number or not one.count.money.yuan:
        return
    each = one.count.money.yuan / one.count.number / UNITS[one.unit]
    slack = one.count.money.slack / one.count.number / UNITS[one.unit]
    if abs(each - Decimal(one.number)) > slack + half_place(places_of(one.number)):
        yield one.line.flaw(
            f"写“{one.text}”，按支出 {_shown(one.count.money.yuan)} 万元和"
            f" {one.count.number} {one.count.occasion.unit}计算应为 {each:.2f} {one.unit}",
            *one.count.evidence,
        )
