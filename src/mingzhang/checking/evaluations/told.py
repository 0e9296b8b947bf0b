"""E1: what the narrative says of its self-evaluations: scores, rates, grades, their number."""

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

_AMOUNT = r"\d[\d,]*(?:\.\d+)?"

_EXECUTION = re.compile(
    rf"全年预算(?:数|金额)?为?(?P<whole>{_AMOUNT})万元,?(?:全年)?(?:实际)?(?:执行|支出)(?:数|金额)?为?"
    rf"(?P<part>{_AMOUNT})万元,?(?:预算)?(?:执行率为?|完成(?:全年)?预算的?)(?P<rate>{_AMOUNT})%"
)

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

_OF_A_YEAR = re.compile(r"\((?P<year>20\d\d)年度\)")


class LineOf(msgspec.Struct, frozen=True):
    """A paragraph on performance, and its section."""

    disclosure: Disclosure
    place: str
    line: Printed


def _lines(disclosure: Disclosure) -> Iterator[LineOf]:
    if disclosure.kind != "final":
        return
    for section in disclosure.sections:
        place = section.heading
        for line in section.paragraphs:
            if "绩效" in line.text or "自评" in line.text:
                yield LineOf(disclosure, place, line)


@over("E105", each(_lines))
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
    for item in _lines(disclosure):
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
    for item in _lines(disclosure):
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


class GradesOf(msgspec.Struct, frozen=True):
    """How many projects were evaluated, and how many got each grade."""

    place: str
    line: Printed
    projects: int
    grades: tuple[tuple[str, int], ...]


def _graded(disclosure: Disclosure) -> Iterator[GradesOf]:
    for item in _lines(disclosure):
        key = keys.fold(item.line.text)
        first = _GRADE.search(key)
        counts = list(_EVALUATED.finditer(key, 0, first.start())) if first else []
        grades = tuple(
            (
                match["grade"] or match["plain"] or match["named"] or match["points"],
                int(match["n"] or match["behind"] or match["ahead"] or match["within"]),
            )
            for match in _GRADE.finditer(key)
        )
        if counts and grades and len({grade for grade, _ in grades}) == len(grades):
            yield GradesOf(item.place, item.line, int(counts[-1]["n"] or counts[-1]["of"]), grades)


@over("E108", each(_graded))
def grades_are_miscounted(item: GradesOf) -> Judged:
    """4 projects were evaluated, 3 of them are 优 and none is anything else."""
    total = sum(number for _, number in item.grades)
    are_all = len(item.grades) >= (_RANGES if item.grades[0][0][0].isdigit() else _GRADES)
    if total > item.projects or (total < item.projects and are_all):
        told = "、".join(f"“{grade}”{number} 个" for grade, number in item.grades)
        yield Flaw(
            f"“{item.place}”写绩效自评的项目 {item.projects} 个，各等级为{told}，合计 {total} 个",
            (quote(item.place, item.line),),
            section=item.place,
        )


class RatedOf(msgspec.Struct, frozen=True):
    """What is told of all self-evaluations, all of which are printed, and their tables."""

    place: str
    line: Printed
    tables: tuple[Evaluation, ...]

    def flaw(self, message: str, *cells: Printed) -> Flaw:
        """The paragraph, and the cells of the tables that say otherwise."""
        evidence = (quote("绩效自评表", cell) for cell in cells)
        return Flaw(
            f"“{self.place}”写{message}",
            (quote(self.place, self.line), *evidence),
            section=self.place,
        )


def _rated(disclosure: Disclosure) -> Iterator[RatedOf]:
    printed = disclosure.evaluations
    for item in _lines(disclosure):
        counts = list(_EVALUATED.finditer(keys.fold(item.line.text)))
        numbers = {int(match["n"] or match["of"]) for match in counts}
        if len(printed) > 1 and numbers == {len(printed)}:
            yield RatedOf(item.place, item.line, printed)


@over("E117", each(_rated))
def grades_are_not_those_of_the_scores(item: RatedOf) -> Judged:
    """“优”的项目 4 个, and one of the four tables has 87.99 points."""
    scores = [number(its.total_score) for its in item.tables]
    told = {
        (match["grade"] or match["plain"] or match["named"]).removesuffix("秀"): match
        for match in _GRADE.finditer(keys.fold(item.line.text))
        if not match["points"]
    }
    match = told.get("优")
    if match is None or None in scores:
        return
    said = int(match["n"] or match["behind"] or match["ahead"])
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


_BEST = Decimal(90)
"""90 points and more are 优."""


@over("E118", each(_rated))
def money_is_not_that_of_the_tables(item: RatedOf) -> Judged:
    """4 个项目，共涉及资金 369.20 万元, and the four tables have 396.20 万元."""
    match = _OF_ALL.search(keys.fold(item.line.text))
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


_OF_ALL = re.compile(
    r"(?:共|合计|总计)?(?:涉及|包括)(?:预算|财政拨款|财政|项目支出|项目)*(?:资金|金额|预算)"
    rf"(?:共|合计|总额)?(?P<amount>{_AMOUNT})万元"
    rf"|(?<=个,)(?:资金|金额)(?:共计?|合计|总额|为)?(?P<behind>{_AMOUNT})万元"
)


class ShownOf(msgspec.Struct, frozen=True):
    """How many self-evaluations a paragraph says are shown, and how many are."""

    place: str
    line: Printed
    text: str
    told: int
    printed: int


def _shown(disclosure: Disclosure) -> Iterator[ShownOf]:
    for item in _lines(disclosure):
        match = _SHOWN.search(keys.fold(item.line.text))
        if match and disclosure.evaluations:
            printed = len(disclosure.evaluations)
            yield ShownOf(item.place, item.line, match[0], int(match["n"]), printed)


@over("E110", each(_shown))
def tables_are_miscounted(item: ShownOf) -> Judged:
    """等 3 个项目绩效自评结果, and two tables."""
    if item.told != item.printed:
        yield Flaw(
            f"“{item.place}”写“{item.text}”，实际印有 {item.printed} 张自评表",
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
    for place, line in _all_lines(disclosure):
        if match := _OF_A_YEAR.fullmatch(keys.fold(line.text)):
            yield YearOf(place, line, int(match["year"]), disclosure.year)


def _all_lines(disclosure: Disclosure) -> Iterator[tuple[str, Printed]]:
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


class ShareOf(msgspec.Struct, frozen=True):
    """How many of all projects were evaluated, in words."""

    place: str
    line: Printed
    text: str
    part: int
    whole: int
    rate: str


def _shares(disclosure: Disclosure) -> Iterator[ShareOf]:
    for place, line in _all_lines(disclosure):
        if "占" not in line.text:
            continue
        for match in _PART_OF_ALL.finditer(keys.fold(line.text)):
            part, whole = int(match["part"]), int(match["whole"])
            if whole:
                yield ShareOf(place, line, match[0], part, whole, match["rate"])


@over("E112", each(_shares))
def share_of_projects_is_wrong(item: ShareOf) -> Judged:
    """项目 2 个，占全部预算项目 3 个的 100%."""
    share = Decimal(item.part) / item.whole * 100
    if abs(share - Decimal(item.rate)) > 2 * half_place_of(Printed(item.rate)):
        yield Flaw(
            f"“{item.place}”写“{item.text}”，按这两个数计算应为 {share:.2f}%",
            (quote(item.place, item.line),),
            section=item.place,
        )
