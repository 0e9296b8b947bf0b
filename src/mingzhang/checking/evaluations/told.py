"""E1: what the narrative says of one self-evaluation: its score, its rate, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Judged, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.evaluations.items import FULL, Figure, figure, half_place_of, number, rates
from mingzhang.checking.printed_lines import Line, prose
from mingzhang.checking.words import ratios
from mingzhang.disclosure import Disclosure, Evaluation, Printed
from mingzhang.numerals import HUNDRED

_SCORE = re.compile(
    r"(?:自评|评价|平均|综合|总体)?(?:得分|总分)(?:为|是|达到|:)?(?P<score>\d+(?:\.\d+)?)分"
)

_COVERAGE = re.compile(
    r"(?:自评|评价|监控|绩效[^,。;:]{0,6})(?:覆盖率|覆盖面)(?:达到|达|为|是)*(?P<rate>\d+(?:\.\d+)?)%"
    r"|占[^,。;:%\d]{0,24}总[额数](?:的比[重例]为?|的)(?P<share>\d+(?:\.\d+)?)%"
)
"""绩效目标覆盖率达到 110%, 占项目支出总额的 110%."""

AMOUNT = r"\d[\d,]*(?:\.\d+)?"

_EXECUTION = re.compile(
    rf"全年预算(?:数|金额)?为?(?P<whole>{AMOUNT})万元,?(?:全年)?(?:实际)?(?:执行|支出)(?:数|金额)?为?"
    rf"(?P<part>{AMOUNT})万元,?(?:预算)?(?:执行率为?|完成(?:全年)?预算的?)(?P<rate>{AMOUNT})%"
)

_OF_A_YEAR = re.compile(r"\((?P<year>20\d\d)年度\)")


def on_performance(disclosure: Disclosure) -> Iterator[Line]:
    """The paragraphs on performance of final accounts."""
    if disclosure.kind != "final":
        return
    for line in prose(disclosure):
        if "绩效" in line.text or "自评" in line.text:
            yield line


@over("E105", each(on_performance))
def more_than_all(line: Line) -> Judged:
    """自评得分 195.5 分, 覆盖率 110%."""
    key = line.key
    scores = () if aside("another_scale").search(key) else _SCORE.finditer(key)
    wrong = [m[0] for m in scores if Decimal(m["score"]) > FULL]
    wrong += [m[0] for m in _COVERAGE.finditer(key) if Decimal(m["rate"] or m["share"]) > HUNDRED]
    for text in wrong:
        yield line.flaw(f"写“{text}”，超过 100")


class ToldOf(msgspec.Struct, frozen=True):
    """What a paragraph says of the one self-evaluation that it names."""

    line: Line
    text: str
    score: str
    its: Evaluation


def told_of(disclosure: Disclosure) -> Iterator[ToldOf]:
    """Only where one project is named and one score is told."""
    names = Counter(_project(its.name.text) for its in disclosure.evaluations)
    by_name = {
        name: its for its in disclosure.evaluations if names[name := _project(its.name.text)] == 1
    }
    for line in on_performance(disclosure):
        key = line.key
        if aside("another_judge").search(key):
            continue
        of_all = list(_of_one(key, by_name))
        for clause in [key] if of_all else re.split("[,;。、]", key):
            for score, its in of_all or _of_one(clause, by_name):
                yield ToldOf(line, score[0], score["score"], its)


def _of_one(
    words: str, by_name: Mapping[str, Evaluation]
) -> Iterator[tuple[re.Match[str], Evaluation]]:
    """The score in words that name one project and tell one score, of the whole project."""
    named = [its for name, its in by_name.items() if len(name) > 3 and name in words]
    scores = list(_SCORE.finditer(words))
    if len(named) == len(scores) == 1:
        is_whole = not _of_a_part().search(words[: scores[0].start()])
        if is_whole and Decimal(scores[0]["score"]) <= FULL:
            yield scores[0], named[0]


@cache
def _of_a_part() -> re.Pattern[str]:
    """产出指标得分: the score of a part follows."""
    return re.compile(f"(?:{aside('part_of_it').pattern})[^,。;]{{0,6}}$")


def _project(name: str) -> str:
    return keys.fold(name).removesuffix("项目")


@over("E106", each(told_of))
def score_differs_from_the_table(item: ToldOf) -> Judged:
    """自评得分为 93.1 分, and 总分 90.0 in its table."""
    total = number(item.its.total_score)
    if total is None:
        return
    slack = half_place_of(Printed(item.score)) + half_place_of(item.its.total_score)
    if abs(Decimal(item.score) - total) > slack:
        table, printed = item.its.heading, item.its.total_score
        yield item.line.flaw(
            f"写“{item.text}”，{table}的总分是 {printed.text}", quote(table, printed)
        )


class ExecutionOf(msgspec.Struct, frozen=True):
    """A project's budget, what was spent of it, and the rate, in one sentence."""

    line: Line
    budget: Figure
    executed: Figure
    rate: Figure
    text: str


def _executions(dossier: Dossier) -> Iterator[tuple[int, ExecutionOf]]:
    """The sentences whose rate W303 does not find wrong already."""
    told = {
        (index, ratio.said.claim.where, ratio.said.claim.value)
        for index, ratio in dossier.once(ratios.wrong)
        if ratio.kind == "completion"
    }
    for index, disclosure in enumerate(dossier.disclosures):
        for item in _executions_of(disclosure):
            if (index, item.line.printed.where, item.rate.text) not in told:
                yield index, item


def _executions_of(disclosure: Disclosure) -> Iterator[ExecutionOf]:
    for line in on_performance(disclosure):
        for match in _EXECUTION.finditer(line.key):
            names = ("whole", "part", "rate")
            whole, part, rate = (figure(Printed(match[name])) for name in names)
            if whole and part and rate:
                yield ExecutionOf(line, whole, part, rate, match[0])


@over("E107", _executions)
def rate_in_the_text_is_wrong(item: ExecutionOf) -> Judged:
    """全年预算数为 456.03 万元，执行数为 434.32 万元，完成预算的 92.54%."""
    rate, whole, part = item.rate, item.budget.number, item.executed.number
    if not rate.number or not whole:
        return
    low, high = rates(item.executed, item.budget)
    if not low - 2 * rate.half <= rate.number <= high + 2 * rate.half:
        yield item.line.flaw(f"写“{item.text}”，按这两个数计算应为 {part / whole * 100:.2f}%")


class YearOf(msgspec.Struct, frozen=True):
    """The year below the title of a self-evaluation, and the document's."""

    line: Line
    printed: int
    year: int


def _years(disclosure: Disclosure) -> Iterator[YearOf]:
    if not disclosure.evaluations or not disclosure.year:
        return
    for line in prose(disclosure):
        if match := _OF_A_YEAR.fullmatch(line.key):
            yield YearOf(line, int(match["year"]), disclosure.year)


@over("E111", each(_years))
def table_is_of_another_year(item: YearOf) -> Judged:
    """（2021年度） below the title of a self-evaluation of 2022."""
    if item.printed != item.year:
        yield item.line.flaw(f"的自评表印作“{item.line.text}”，本文件是 {item.year} 年")
