"""E1: what the narrative says of one self-evaluation: its score, its rate, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Judged, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.evaluations.items import FULL, half_place_of, number, rates
from mingzhang.checking.words import ratios
from mingzhang.disclosure import Disclosure, Evaluation, Printed

_SCORE = re.compile(
    r"(?:自评|评价|平均|综合|总体)?(?:得分|总分)(?:为|是|达到|:)?(?P<score>\d+(?:\.\d+)?)分"
)

_OTHER_SCALE = re.compile("满分|加分|附加分|千分|平均(?!得分)|合计|累计|总得分")
"""Scores that may be more than 100: of another scale, or of several projects together."""

_PART_OF_IT = re.compile("(?:指标|产出|效益|满意度|执行率|成本|过程|决策)[^,。;]{0,6}$")

_OTHER_JUDGE = re.compile("部门评价|财政评价|重点评价|第三方|复核|复评|抽查|再评价")
"""Scores that others than the unit gave; a self-evaluation need not agree."""

_COVERAGE = re.compile(
    r"(?:自评|评价|监控|绩效[^,。;:]{0,6})(?:覆盖率|覆盖面)(?:达到|达|为|是)*(?P<rate>\d+(?:\.\d+)?)%"
)

AMOUNT = r"\d[\d,]*(?:\.\d+)?"

_EXECUTION = re.compile(
    rf"全年预算(?:数|金额)?为?(?P<whole>{AMOUNT})万元,?(?:全年)?(?:实际)?(?:执行|支出)(?:数|金额)?为?"
    rf"(?P<part>{AMOUNT})万元,?(?:预算)?(?:执行率为?|完成(?:全年)?预算的?)(?P<rate>{AMOUNT})%"
)

_OF_A_YEAR = re.compile(r"\((?P<year>20\d\d)年度\)")


class LineOf(msgspec.Struct, frozen=True):
    """A paragraph on performance, and its section."""

    disclosure: Disclosure
    place: str
    line: Printed


def lines(disclosure: Disclosure) -> Iterator[LineOf]:
    """The paragraphs on performance of final accounts."""
    if disclosure.kind != "final":
        return
    for section in disclosure.sections:
        place = section.heading
        for line in section.paragraphs:
            if "绩效" in line.text or "自评" in line.text:
                yield LineOf(disclosure, place, line)


@over("E105", each(lines))
def more_than_all(item: LineOf) -> Judged:
    """自评得分 195.5 分, 覆盖率 110%."""
    key = keys.fold(item.line.text)
    scores = () if _OTHER_SCALE.search(key) else _SCORE.finditer(key)
    wrong = [m[0] for m in scores if Decimal(m["score"]) > FULL]
    wrong += [m[0] for m in _COVERAGE.finditer(key) if Decimal(m["rate"]) > FULL]
    for text in wrong:
        yield Flaw(
            f"“{item.place}”写“{text}”，超过 100",
            (quote(item.place, item.line),),
            section=item.place,
        )


class ToldOf(msgspec.Struct, frozen=True):
    """What a paragraph says of the one self-evaluation that it names."""

    place: str
    line: Printed
    text: str
    score: str
    its: Evaluation


def told_of(disclosure: Disclosure) -> Iterator[ToldOf]:
    """Only where one project is named and one score is told."""
    names = Counter(_project(its.name.text) for its in disclosure.evaluations)
    by_name = {
        name: its for its in disclosure.evaluations if names[name := _project(its.name.text)] == 1
    }
    for item in lines(disclosure):
        key = keys.fold(item.line.text)
        if _OTHER_JUDGE.search(key):
            continue
        of_all = list(_of_one(key, by_name))
        for clause in [key] if of_all else re.split("[,;。、]", key):
            for score, its in of_all or _of_one(clause, by_name):
                yield ToldOf(item.place, item.line, score[0], score["score"], its)


def _of_one(
    words: str, by_name: Mapping[str, Evaluation]
) -> Iterator[tuple[re.Match[str], Evaluation]]:
    """The score in words that name one project and tell one score, of the whole project."""
    named = [its for name, its in by_name.items() if len(name) > 3 and name in words]
    scores = list(_SCORE.finditer(words))
    if len(named) == len(scores) == 1:
        is_whole = not _PART_OF_IT.search(words[: scores[0].start()])
        if is_whole and Decimal(scores[0]["score"]) <= FULL:
            yield scores[0], named[0]


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
        name = item.its.name.text
        yield Flaw(
            f"“{item.place}”写“{item.text}”，"
            f"绩效自评表“{name}”的总分是 {item.its.total_score.text}",
            (quote(item.place, item.line), quote(f"绩效自评表“{name}”", item.its.total_score)),
            section=item.place,
        )


class ExecutionOf(msgspec.Struct, frozen=True):
    """A project's budget, what was spent of it, and the rate, in one sentence."""

    place: str
    line: Printed
    budget: Printed
    executed: Printed
    rate: Printed
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
            if (index, item.line.where, item.rate.text) not in told:
                yield index, item


def _executions_of(disclosure: Disclosure) -> Iterator[ExecutionOf]:
    for item in lines(disclosure):
        for match in _EXECUTION.finditer(keys.fold(item.line.text)):
            whole, part, rate = (
                Printed(match[name], item.line.where) for name in ("whole", "part", "rate")
            )
            yield ExecutionOf(item.place, item.line, whole, part, rate, match[0])


@over("E107", _executions)
def rate_in_the_text_is_wrong(item: ExecutionOf) -> Judged:
    """全年预算数为 456.03 万元，执行数为 434.32 万元，完成预算的 92.54%."""
    rate, whole, part = number(item.rate), number(item.budget), number(item.executed)
    if not rate or not whole or part is None:
        return
    low, high = rates(part, item.executed, whole, item.budget)
    place = 2 * half_place_of(item.rate)
    if not low - place <= rate <= high + place:
        yield Flaw(
            f"“{item.place}”写“{item.text}”，按这两个数计算应为 {part / whole * 100:.2f}%",
            (quote(item.place, item.line),),
            section=item.place,
        )


class YearOf(msgspec.Struct, frozen=True):
    """The year below the title of a self-evaluation, and the document's."""

    place: str
    line: Printed
    printed: int
    year: int


def _years(disclosure: Disclosure) -> Iterator[YearOf]:
    if not disclosure.evaluations or not disclosure.year:
        return
    for place, line in all_lines(disclosure):
        if match := _OF_A_YEAR.fullmatch(keys.fold(line.text)):
            yield YearOf(place, line, int(match["year"]), disclosure.year)


def all_lines(disclosure: Disclosure) -> Iterator[tuple[str, Printed]]:
    """All paragraphs of a disclosure, with their sections' headings."""
    for section in disclosure.sections:
        for line in section.paragraphs:
            yield section.heading, line


@over("E111", each(_years))
def table_is_of_another_year(item: YearOf) -> Judged:
    """（2021年度） below the title of a self-evaluation of 2022."""
    if item.printed != item.year:
        yield Flaw(
            f"“{item.place}”的自评表印作“{item.line.text}”，本文件是 {item.year} 年",
            (quote(item.place, item.line),),
            section=item.place,
        )
