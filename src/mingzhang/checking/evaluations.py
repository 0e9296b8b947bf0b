"""Rules E: self-evaluations of final accounts: 项目支出绩效自评表 and what the words say of them.

Scores lie between 0 and their points, add up to the total, and the rate of execution is what was
spent over the budget (《项目支出绩效评价管理办法》 财预〔2020〕10号; 算术).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.amounts import half_place, places_of
from mingzhang.checking.checks import Flaw, Judged, Undecided, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.words import ratios
from mingzhang.disclosure import Disclosure, Evaluation, Fund, Printed, Rating

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_FULL = Decimal(100)
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


def number(printed: Printed) -> Decimal | None:
    """The number that a cell prints, with or without %; None for anything else."""
    key = keys.fold(printed.text).rstrip("%分")
    return Decimal(key.replace(",", "")) if _NUMBER.fullmatch(key) else None


def _slack(printed: Printed) -> Decimal:
    """Half a unit of the last printed place."""
    return half_place(places_of(keys.fold(printed.text).rstrip("%分")))


_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_EXECUTION = re.compile(
    rf"全年预算(?:数|金额)?为?(?P<whole>{_AMOUNT})万元,?(?:全年)?(?:实际)?(?:执行|支出)(?:数|金额)?为?"
    rf"(?P<part>{_AMOUNT})万元,?(?:预算)?(?:执行率为?|完成(?:全年)?预算的?)(?P<rate>{_AMOUNT})%"
)
_EVALUATED = re.compile(r"(?:自评的?(?:20\d\d年度?)?|涉及|评价)项目(?:共)?(?P<n>\d+)个")
_GRADE = re.compile(
    r"(?:评级|等级|评价等次|评价结果)(?:为|是)\"(?P<grade>[^\"]{1,4})\"的?项目(?P<n>\d+)个"
    r"|(?P<ahead>\d+)个项目(?:绩效)?(?:自评|评价)?(?:评级|等级|等次|结果)(?:为|是)\"(?P<named>[^\"]{1,4})\""
)
_GRADES = 3
"""So many grades are all of them; the projects of one or two can be fewer than were evaluated."""


_SHOWN = re.compile(r"等(?P<n>\d+)个项目(?:支出)?(?:的)?(?:绩效)?自评结果")
_PART_OF_ALL = re.compile(
    r"项目(?P<part>\d+)个,占[^,，。;]{0,12}?项目(?P<whole>\d+)个的(?P<rate>\d+(?:\.\d+)?)%"
)
_OF_A_YEAR = re.compile(r"\((?P<year>20\d\d)年度\)")


class EvaluationOf(msgspec.Struct, frozen=True):
    """A self-evaluation of a disclosure."""

    disclosure: Disclosure
    its: Evaluation

    @property
    def title(self) -> str:
        """For users."""
        return f"绩效自评表“{self.its.name.text}”"


def _evaluations(disclosure: Disclosure) -> Iterator[EvaluationOf]:
    for its in disclosure.evaluations:
        yield EvaluationOf(disclosure, its)


def _proportional(disclosure: Disclosure) -> Iterator[EvaluationOf]:
    """Those whose 预算执行率 may be scored by proportion: not where others are scored by steps."""
    every = list(_evaluations(disclosure))
    if sum(map(_is_by_steps, every)) * 2 <= len(every):
        yield from every


def _is_by_steps(item: EvaluationOf) -> bool:
    """Whether 预算执行率 has all its points below 100 %, or none above 0."""
    part, whole, _, weight, score = _scored(item.its)
    return bool(part and whole and weight and part < whole and score in (weight, 0))


def _scored(its: Evaluation) -> tuple[Decimal | None, ...]:
    """执行数, 全年预算数, 执行率, 分值 and 得分 of the money, as numbers."""
    cells = (its.money.get(name) for name in ("executed", "budget", "rate", "weight", "score"))
    return tuple(number(cell) if cell else None for cell in cells)


class RatingOf(msgspec.Struct, frozen=True):
    """An indicator of a self-evaluation."""

    title: str
    rating: Rating
    is_alone: bool
    """Whether most others are within their points: else the points are no bounds."""


def _ratings(disclosure: Disclosure) -> Iterator[RatingOf]:
    for its in _evaluations(disclosure):
        ratings = its.its.ratings
        few = 2 * sum(map(_is_out_of_range, ratings)) <= max(len(ratings), 2)
        for rating in ratings:
            yield RatingOf(its.title, rating, few)


def _is_out_of_range(rating: Rating) -> bool:
    weight, score = number(rating.weight), number(rating.score)
    return weight is not None and score is not None and not 0 <= score <= weight


@over("E101", each(_ratings))
def score_is_out_of_range(item: RatingOf) -> Judged:
    """得分 25 of 分值 20."""
    if item.is_alone and _is_out_of_range(item.rating):
        name = item.rating.level3.text
        yield Flaw(
            f"{item.title}指标“{name}”的得分 {item.rating.score.text} "
            f"不在 0 到分值 {item.rating.weight.text} 之间",
            (quote(item.title, item.rating.score, row=name),),
        )


@over("E102", each(_evaluations))
def scores_do_not_add_up(item: EvaluationOf) -> Judged:
    """总分 is not the scores of the indicators and of 预算执行率 together."""
    its = item.its
    parts = [rating.score for rating in its.ratings]
    execution = its.money.get("score")
    total = number(its.total_score)
    if total is None or not parts:
        return
    numbers = [number(part) for part in parts]
    if any(one is None for one in numbers):
        yield Undecided("有的指标没有印出得分")
        return
    added = sum((one for one in numbers if one is not None), Decimal(0))
    wholes = [added]
    if execution is not None and (rated := number(execution)) is not None:
        wholes = [added + rated, added]  # 预算执行率 can stand among the indicators again
        parts.append(execution)
    wholes += [whole - _beyond(its) for whole in wholes if _beyond(its)]  # E101 tells of these
    slack = _slack(its.total_score) + _rounding(parts, its.total_score)
    if all(abs(total - whole) > slack for whole in wholes):
        yield Flaw(
            f"{item.title}的总分印作 {its.total_score.text}，各项得分之和为 {wholes[0]}",
            (quote(item.title, its.total_score), *(quote(item.title, part) for part in parts[:8])),
            expected=None,
        )


def _beyond(its: Evaluation) -> Decimal:
    """How much the scores of the indicators go beyond their points."""
    return sum(
        (
            (number(rating.score) or Decimal(0)) - (number(rating.weight) or Decimal(0))
            for rating in its.ratings
            if _is_out_of_range(rating)
        ),
        Decimal(0),
    )


def _rounding(parts: Sequence[Printed], total: Printed) -> Decimal:
    """What the parts can lack: 10 beside 9.42 is 10.00, but where all are whole and the total is
    not, their decimals are not shown.
    """
    places = [places_of(keys.fold(part.text).rstrip("%分")) for part in parts]
    finest = max(places)
    hidden = places_of(keys.fold(total.text).rstrip("%分")) > finest
    rounded = len(parts) if hidden else sum(map(bool, places))
    return rounded * half_place(finest)


@over("E103", each(_evaluations))
def weights_do_not_add_up(item: EvaluationOf) -> Judged:
    """分值 do not make 100, with 预算执行率 or without."""
    its = item.its
    weights = [number(rating.weight) for rating in its.ratings]
    known = [weight for weight in weights if weight is not None]
    if not known or len(known) < len(weights):
        return
    added = sum(known, Decimal(0))
    execution = its.money.get("weight")
    rate = number(execution) if execution is not None else None
    if _FULL not in (added, added + (rate or 0)):
        shown = f"{added}" if rate is None else f"{added + rate}（含预算执行率 {rate}）"
        cells = [rating.weight for rating in its.ratings[:8]]
        if its.total_weight.text:
            cells.append(its.total_weight)
        yield Flaw(
            f"{item.title}各项分值之和为 {shown}，不是 100",
            tuple(quote(item.title, cell) for cell in cells),
        )


@over("E104", each(_evaluations))
def rate_of_execution_is_wrong(item: EvaluationOf) -> Judged:
    """执行率 is not 执行数 over 全年预算数."""
    money = item.its.money
    printed, budget, executed = (money.get(name) for name in ("rate", "budget", "executed"))
    if printed is None or budget is None or executed is None:
        return
    rate, whole, part = number(printed), number(budget), number(executed)
    if rate is None or whole is None or part is None or not whole:
        return
    if rate <= 1 and "%" not in printed.text and part > whole / 50:
        return  # printed as a fraction
    low = (part - _slack(executed)) / (whole + _slack(budget)) * 100
    high = (part + _slack(executed)) / max(whole - _slack(budget), _slack(budget)) * 100
    place = 2 * _slack(printed)  # rates are cut off as often as rounded
    if not low - place <= rate <= high + place:
        initial = money.get("initial")
        first = number(initial) if initial is not None else None
        if first and abs(part / first * 100 - rate) <= place:
            return  # over 年初预算数: E113
        yield Flaw(
            f"{item.title}的执行率印作 {printed.text}，按执行数 {executed.text} 和"
            f"全年预算数 {budget.text} 计算应为 {part / whole * 100:.2f}%",
            (quote(item.title, printed), quote(item.title, executed), quote(item.title, budget)),
        )


@over("E113", each(_evaluations))
def rate_is_of_the_initial_budget(item: EvaluationOf) -> Judged:
    """执行率 over 年初预算数, and 全年预算数 is another."""
    names = ("rate", "initial", "budget", "executed")
    cells = [item.its.money.get(name) for name in names]
    rate, first, whole, part = (number(cell) if cell else None for cell in cells)
    printed, initial, budget, executed = cells
    if not (rate and first and whole and part and printed and budget and executed and initial):
        return
    place = 2 * _slack(printed)
    if abs(part / first * 100 - rate) <= place < abs(part / whole * 100 - rate):
        yield Flaw(
            f"{item.title}的执行率印作 {printed.text}，是执行数 {executed.text} 除以"
            f"年初预算数 {initial.text} 的结果，按全年预算数 {budget.text} 计算"
            f"应为 {part / whole * 100:.2f}%",
            tuple(quote(item.title, cell) for cell in (printed, executed, budget)),
        )


@over("E114", each(_evaluations))
def more_is_spent_than_planned(item: EvaluationOf) -> Judged:
    """执行数 466.50, 全年预算数 460.00."""
    budget, executed = (item.its.money.get(name) for name in ("budget", "executed"))
    whole, part = (number(cell) if cell else None for cell in (budget, executed))
    if budget is None or executed is None or whole is None or part is None:
        return
    if part > whole + _slack(budget) + _slack(executed):
        yield Flaw(
            f"{item.title}的全年执行数 {executed.text} 大于全年预算数 {budget.text}",
            (quote(item.title, executed), quote(item.title, budget)),
        )


_BASIC_AND_PROJECTS = ("基本支出", "项目支出")


@over("E115", each(_evaluations))
def funds_do_not_add_up(item: EvaluationOf) -> Judged:
    """财政拨款 150, 其他资金 10, 年度资金总额 150."""
    if not _are_all(item.its.funds):
        return
    wrong: list[tuple[str, Printed, Decimal, list[Printed]]] = []
    for column in ("initial", "budget", "executed"):
        total = item.its.money.get(column)
        cells = [fund.money[column] for fund in item.its.funds if column in fund.money]
        parts = [
            number(cell) if keys.fold(cell.text).strip("-—/") else Decimal(0) for cell in cells
        ]
        whole = number(total) if total else None
        if total is None or whole is None or None in parts or len(parts) < len(item.its.funds):
            continue
        added = sum((part for part in parts if part is not None), Decimal(0))
        slack = _slack(total) + sum(map(_slack, cells), Decimal(0))
        if abs(added - whole) > max(slack, Decimal("0.01")):
            wrong.append((column, total, added, cells))
    if wrong:
        said = "；".join(
            f"{_COLUMNS[column]}印作 {total.text}，各项资金之和为 {added}"
            for column, total, added, _ in wrong
        )
        cells = [cell for _, total, _, parts in wrong for cell in (total, *parts)]
        yield Flaw(f"{item.title}的{said}", tuple(quote(item.title, cell) for cell in cells))


_COLUMNS = {"initial": "年初预算数", "budget": "全年预算数", "executed": "全年执行数"}


def _are_all(funds: Sequence[Fund]) -> bool:
    """Whether the rows are all that the total is made of: 基本 and 项目, or others with 其他."""
    names = [keys.fold(fund.name.text) for fund in funds]
    if any(name.endswith(_BASIC_AND_PROJECTS) for name in names):
        return len(names) == len(_BASIC_AND_PROJECTS)
    return any("其他" in name or "单位资金" in name for name in names)


@over("E116", each(_proportional))
def score_is_not_the_rate(item: EvaluationOf) -> Judged:
    """执行率 96%, 分值 10, 得分 9.06."""
    part, whole, rate, weight, score = _scored(item.its)
    if part is None or not whole or rate is None or not weight or score is None:
        return
    due = min(part / whole, Decimal(1)) * weight
    money = item.its.money
    printed = money["score"]
    place = max(2 * _slack(printed), Decimal("0.02"))
    by_rate = min(rate / 100, Decimal(1)) * weight
    if min(abs(score - due), abs(score - by_rate)) > place and 0 <= score <= weight:
        yield Flaw(
            f"{item.title}的执行率是 {money['rate'].text}，分值 {money['weight'].text}，"
            f"预算执行率的得分却是 {printed.text}，按比例应为 {due:.2f}",
            (quote(item.title, printed), quote(item.title, money["rate"])),
        )


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
    wrong = [m[0] for m in scores if Decimal(m["score"]) > _FULL]
    wrong += [m[0] for m in _COVERAGE.finditer(key) if Decimal(m["rate"]) > _FULL]
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
        if is_whole and Decimal(scores[0]["score"]) <= _FULL:
            yield scores[0], named[0]


def _project(name: str) -> str:
    return keys.fold(name).removesuffix("项目")


@over("E106", each(told_of))
def score_differs_from_the_table(item: ToldOf) -> Judged:
    """自评得分为 93.1 分, and 总分 90.0 in its table."""
    total = number(item.its.total_score)
    if total is None:
        return
    slack = _slack(Printed(item.score)) + _slack(item.its.total_score)
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
        for index, ratio in dossier.once(ratios.ratios)
        if ratio.kind == "completion" and any(ratios.completion_is_wrong(ratio))
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
    low = (part - _slack(item.executed)) / (whole + _slack(item.budget)) * 100
    high = (part + _slack(item.executed)) / max(whole - _slack(item.budget), _slack(item.budget))
    place = 2 * _slack(item.rate)
    if not low - place <= rate <= high * 100 + place:
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
            (match["grade"] or match["named"], int(match["n"] or match["ahead"]))
            for match in _GRADE.finditer(key)
        )
        if counts and grades and len({grade for grade, _ in grades}) == len(grades):
            yield GradesOf(item.place, item.line, int(counts[-1]["n"]), grades)


@over("E108", each(_graded))
def grades_are_miscounted(item: GradesOf) -> Judged:
    """4 projects were evaluated, 3 of them are 优 and none is anything else."""
    total = sum(number for _, number in item.grades)
    if total > item.projects or (total < item.projects and len(item.grades) >= _GRADES):
        told = "、".join(f"“{grade}”{number} 个" for grade, number in item.grades)
        yield Flaw(
            f"“{item.place}”写绩效自评的项目 {item.projects} 个，各等级为{told}，合计 {total} 个",
            (quote(item.place, item.line),),
            section=item.place,
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


def _all_lines(disclosure: Disclosure) -> Iterator[LineOf]:
    for section in disclosure.sections:
        for line in section.paragraphs:
            yield LineOf(disclosure, section.heading, line)


@over("E111", each(_all_lines))
def table_is_of_another_year(item: LineOf) -> Judged:
    """（2021年度） below the title of a self-evaluation of 2022."""
    match = _OF_A_YEAR.fullmatch(keys.fold(item.line.text))
    year = item.disclosure.year
    if match and year and item.disclosure.evaluations and int(match["year"]) != year:
        yield Flaw(
            f"“{item.place}”的自评表印作“{item.line.text}”，本文件是 {year} 年",
            (quote(item.place, item.line),),
            section=item.place,
        )


@over("E112", each(_all_lines))
def share_of_projects_is_wrong(item: LineOf) -> Judged:
    """项目 2 个，占全部预算项目 3 个的 100%."""
    for match in _PART_OF_ALL.finditer(keys.fold(item.line.text)):
        part, whole = int(match["part"]), int(match["whole"])
        slack = 2 * _slack(Printed(match["rate"]))
        if whole and abs(Decimal(part) / whole * 100 - Decimal(match["rate"])) > slack:
            yield Flaw(
                f"“{item.place}”写“{match[0]}”，按这两个数计算应为"
                f" {Decimal(part) / whole * 100:.2f}%",
                (quote(item.place, item.line),),
                section=item.place,
            )
