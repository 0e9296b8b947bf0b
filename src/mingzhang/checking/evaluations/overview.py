"""E1: what the narrative says of all self-evaluations: how many, with which grades and money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.evaluations.items import half_place_of, number
from mingzhang.checking.evaluations.told import AMOUNT, on_performance
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.disclosure import Disclosure, Evaluation, Printed

_EVALUATED = re.compile(
    r"(?:自评的?(?:20\d\d年度?)?|涉及|评价)项目(?:共)?(?P<n>\d+)个"
    r"|(?<!\d)(?P<of>\d+)个(?:一级|二级|预算)?项目(?:支出)?[^,。;\d]{0,8}(?:自评|评价)"
)
_NAMED = "优秀?|良好?|中等?|合格|不合格|较?差"

_GRADE = re.compile(
    r"(?:评级|等级|评价等次|评价结果)(?:为|是)\"(?P<grade>[^\"]{1,4})\"的?项目(?P<n>\d+)个"
    rf"|\"?(?P<plain>(?<!不)(?:{_NAMED}))\"?(?:等次|等级|级)?的?(?:项目)?(?:有|共|为)?(?P<behind>\d+)个"
    r"|得分在?(?P<points>\d+-\d+)(?:\([^()]*\))?分?(?:之间)?的(?:项目)?(?:有|共)?(?P<within>\d+)个"
    r"|(?P<ahead>\d+)个项目(?:绩效)?(?:自评|评价)?(?:评级|等级|等次|结果)(?:为|是)\"(?P<named>[^\"]{1,4})\""
)

_GRADES = 3
"""So many grades are all of them; the projects of one or two can be fewer than were evaluated."""

_RANGES = 2
"""得分在90-100分的、80-90分的: those who give points leave none out."""

_SHOWN = re.compile(r"等(?P<n>\d+)个项目(?:支出)?(?:的)?(?:绩效)?自评结果")

_PART_OF_ALL = re.compile(
    r"项目(?P<part>\d+)个,占[^,，。;]{0,12}?项目(?P<whole>\d+)个的(?P<rate>\d+(?:\.\d+)?)%"
)

_OF_ALL = re.compile(
    r"(?:共|合计|总计)?(?:涉及|包括)(?:预算|财政拨款|财政|项目支出|项目)*(?:资金|金额|预算)"
    rf"(?:共|合计|总额)?(?P<amount>{AMOUNT})万元"
    rf"|(?<=个,)(?:资金|金额)(?:共计?|合计|总额|为)?(?P<behind>{AMOUNT})万元"
)

_BEST = Decimal(90)
"""90 points and more are 优."""


def _grade(match: re.Match[str]) -> str:
    """The grade in words; "" where points are told instead."""
    return match["grade"] or match["plain"] or match["named"] or ""


def _how_many(match: re.Match[str]) -> int:
    return int(match["n"] or match["behind"] or match["ahead"] or match["within"])


class GradesOf(msgspec.Struct, frozen=True):
    """How many projects were evaluated, and how many got each grade."""

    line: Line
    projects: int
    grades: tuple[tuple[str, int], ...]


def _graded(disclosure: Disclosure) -> Iterator[GradesOf]:
    for line in on_performance(disclosure):
        key = line.key
        first = _GRADE.search(key)
        counts = list(_EVALUATED.finditer(key, 0, first.start())) if first else []
        grades = tuple(
            (_grade(match) or match["points"], _how_many(match)) for match in _GRADE.finditer(key)
        )
        if counts and grades and len({grade for grade, _ in grades}) == len(grades):
            yield GradesOf(line, int(counts[-1]["n"] or counts[-1]["of"]), grades)


@over("E108", each(_graded))
def grades_are_miscounted(item: GradesOf) -> Judged:
    """4 projects were evaluated, 3 of them are 优 and none is anything else."""
    total = sum(number for _, number in item.grades)
    are_all = len(item.grades) >= (_RANGES if item.grades[0][0][0].isdigit() else _GRADES)
    if total > item.projects or (total < item.projects and are_all):
        told = "、".join(f"“{grade}”{number} 个" for grade, number in item.grades)
        yield item.line.flaw(
            f"写绩效自评的项目 {item.projects} 个，各等级为{told}，合计 {total} 个"
        )


class RatedOf(msgspec.Struct, frozen=True):
    """What is told of all self-evaluations, all of which are printed, and their tables."""

    line: Line
    tables: tuple[Evaluation, ...]

    def flaw(self, message: str, *cells: Printed) -> Flaw:
        """The paragraph, and the cells of the tables that say otherwise."""
        return self.line.flaw(f"写{message}", *(quote("绩效自评表", cell) for cell in cells))


def _rated(disclosure: Disclosure) -> Iterator[RatedOf]:
    printed = disclosure.evaluations
    for line in on_performance(disclosure):
        counts = list(_EVALUATED.finditer(line.key))
        numbers = {int(match["n"] or match["of"]) for match in counts}
        if len(printed) > 1 and numbers == {len(printed)}:
            yield RatedOf(line, printed)


@over("E117", each(_rated))
def grades_are_not_those_of_the_scores(item: RatedOf) -> Judged:
    """“优”的项目 4 个, and one of the four tables has 87.99 points."""
    scores = [number(its.total_score) for its in item.tables]
    told = {
        _grade(match).removesuffix("秀"): match
        for match in _GRADE.finditer(item.line.key)
        if not match["points"]
    }
    match = told.get("优")
    if match is None or None in scores:
        return
    said = _how_many(match)
    best = sum(score is not None and score >= _BEST for score in scores)
    if said != best:
        others = [
            its.total_score
            for its, score in zip(item.tables, scores, strict=True)
            if score is not None and (score < _BEST) == (said > best)
        ]
        shown = "、".join(cell.text for cell in others)
        yield item.flaw(
            f"“优”的项目 {said} 个，印出的 {len(scores)} 张自评表里 90 分以上的有 {best} 个"
            f"（{'不到' if said > best else '达到'} 90 分的是 {shown}）",
            *others,
        )


@over("E118", each(_rated))
def money_is_not_that_of_the_tables(item: RatedOf) -> Judged:
    """4 个项目，共涉及资金 369.20 万元, and the four tables have 396.20 万元."""
    match = _OF_ALL.search(item.line.key)
    if match is None:
        return
    said = Decimal((match["amount"] or match["behind"]).replace(",", ""))
    sums: dict[str, tuple[Decimal, list[Printed]]] = {}
    for column in ("budget", "initial", "executed"):
        cells = [its.money[column] for its in item.tables if column in its.money]
        amounts = [number(cell) for cell in cells]
        if len(cells) == len(item.tables) and None not in amounts:
            added = sum((amount for amount in amounts if amount is not None), Decimal(0))
            sums[column] = added, cells
    slack = Decimal("0.01") * len(item.tables)
    if "budget" in sums and all(abs(added - said) > slack for added, _ in sums.values()):
        added, cells = sums["budget"]
        yield item.flaw(
            f"“{match[0]}”，印出的 {len(cells)} 张自评表全年预算数之和是 {added}", *cells
        )


class ShownOf(msgspec.Struct, frozen=True):
    """How many self-evaluations a paragraph says are shown, and how many are."""

    line: Line
    text: str
    told: int
    printed: int


def _shown(disclosure: Disclosure) -> Iterator[ShownOf]:
    for line in on_performance(disclosure):
        match = _SHOWN.search(line.key)
        if match and disclosure.evaluations:
            printed = len(disclosure.evaluations)
            yield ShownOf(line, match[0], int(match["n"]), printed)


@over("E110", each(_shown))
def tables_are_miscounted(item: ShownOf) -> Judged:
    """等 3 个项目绩效自评结果, and two tables."""
    if item.told != item.printed:
        yield item.line.flaw(f"写“{item.text}”，实际印有 {item.printed} 张自评表")


class ShareOf(msgspec.Struct, frozen=True):
    """How many of all projects were evaluated, in words."""

    line: Line
    text: str
    part: int
    whole: int
    rate: str


def _shares(disclosure: Disclosure) -> Iterator[ShareOf]:
    for line in prose(disclosure):
        if "占" not in line.text:
            continue
        for match in _PART_OF_ALL.finditer(line.key):
            part, whole = int(match["part"]), int(match["whole"])
            if whole:
                yield ShareOf(line, match[0], part, whole, match["rate"])


@over("E112", each(_shares))
def share_of_projects_is_wrong(item: ShareOf) -> Judged:
    """项目 2 个，占全部预算项目 3 个的 100%."""
    share = Decimal(item.part) / item.whole * 100
    if abs(share - Decimal(item.rate)) > 2 * half_place_of(Printed(item.rate)):
        yield item.line.flaw(f"写“{item.text}”，按这两个数计算应为 {share:.2f}%")
