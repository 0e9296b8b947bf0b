"""Rules E2: what a self-evaluation says was reached, against targets, reasons and the calendar.

The form asks for 实际完成值 beside each 年度指标值, and for the reasons of what was not reached
(《项目支出绩效评价管理办法》 财预〔2020〕10号).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from mingzhang import keys
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, Selection, each, in_all, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.evaluations.items import FULL, EvaluationOf, number, points
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.as_projects import achieved_of, of_evaluation
from mingzhang.checking.targets.dates import no_dates
from mingzhang.checking.targets.indicators import percentages
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Disclosure, Evaluation, Printed, Rating, Target
from mingzhang.kept import kept
from mingzhang.numerals import WAN

_DATE = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<next>次年))?(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|"
    r"(?P<part>[上中下]旬|初|底|末))?|年(?P<end>底|末))"
)
_LAST_DAY = 31
_PARTS = {"上旬": 10, "初": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}
_DUE = re.compile(r"前|底|末|完成|以内")
_HALF_A_YEAR = 6
_STATED_AS_ASKED = re.compile(r"^(?:≥|≤|>|<|大于|小于|不低于|不少于|不超过|不高于)")
_MANY_TIMES = Decimal(100)
_DONE = ("数量", "质量", "时效", "成本")


class AchievementsOf(EvaluationOf, frozen=True, dict=True):
    """A self-evaluation, with its targets and with what was reached as indicators."""

    @kept
    def done(self) -> ProjectOf:
        """What was reached, as if it were a project's target."""
        return ProjectOf(self.disclosure, achieved_of(self.its))

    @kept
    def rows(self) -> tuple[AchievementOf, ...]:
        """Its indicators."""
        asked = ProjectOf(self.disclosure, of_evaluation(self.its)).indicators
        done = self.done.indicators
        return tuple(
            AchievementOf(self.title, rating, target, actual)
            for rating, target, actual in zip(self.its.ratings, asked, done, strict=True)
        )


class AchievementOf(msgspec.Struct, frozen=True, dict=True):
    """An indicator of a self-evaluation: what was asked, what was done, and the score."""

    title: str
    rating: Rating
    asked: IndicatorOf
    done: IndicatorOf

    @property
    def name(self) -> str:
        """Its level-3 name."""
        return keys.tidy(self.rating.level3.text)

    @property
    def is_full(self) -> bool:
        """Whether it has all its points."""
        weight, score = number(self.rating.weight), number(self.rating.score)
        return bool(weight) and weight == score

    @property
    def is_short(self) -> bool:
        """Whether it lacks some of its points."""
        weight, score = number(self.rating.weight), number(self.rating.score)
        return weight is not None and score is not None and score < weight

    def evidence(
        self, *roles: Literal["actual", "target", "score", "reason"]
    ) -> tuple[Evidence, ...]:
        """Its cells."""
        cells: list[Printed] = [getattr(self.rating, role) for role in roles]
        return tuple(quote(self.title, cell, row=self.name) for cell in cells)

    def flaw(self, message: str, *roles: Literal["actual", "target", "score", "reason"]) -> Flaw:
        """What is wrong with some of its cells."""
        return Flaw(f"{self.title}指标“{self.name}”{message}", self.evidence(*roles))

    @kept
    def missed(self) -> bool:
        """Whether what was done is certainly less than what was asked."""
        asked, done = self.asked.its.target, self.done.its.target
        if pair := _comparable(asked, done):
            wanted, reached = pair
            if asked.is_at_most:
                return reached > wanted
            if asked.op == "=" and not wanted:
                return reached > 0
            if not asked.op and (self.asked.level2 == "成本" or not wanted):
                return not wanted and reached > 0
            return reached < wanted
        if self.asked.level2 == "时效":
            due, came = _due(self), _came(self)
            return bool(due and came and came > due)
        return False


def _tables(disclosure: Disclosure) -> Iterator[AchievementsOf]:
    return (AchievementsOf(disclosure, its) for its in disclosure.evaluations)


tables: Selection[AchievementsOf] = each(_tables)
"""The self-evaluations."""


def _rows(dossier: Dossier) -> Iterator[tuple[int, AchievementOf]]:
    return ((index, row) for index, table in tables(dossier) for row in table.rows)


def _comparable(asked: Target, done: Target) -> tuple[Decimal, Decimal] | None:
    """Both numbers in the same unit; a number alone has the unit of its target."""
    if asked.kind != "number" or done.kind != "number" or done.op not in ("", "="):
        return None
    wanted, reached = Decimal(asked.value), Decimal(done.value)
    units_of = keys.fold(asked.unit), keys.fold(done.unit)
    if units_of[0] == "%" and "%" not in done.text and reached <= 1 < wanted:
        return wanted, reached * 100  # 0.98 of ≥95%
    if units_of[0] == units_of[1] or not units_of[1]:
        return wanted, reached
    bare = [unit.removeprefix("万") for unit in units_of]
    if bare[0] and bare[0] == bare[1]:  # 5.8万亩 and 58000亩
        scale = [WAN if unit.startswith("万") else Decimal(1) for unit in units_of]
        return wanted * scale[0], reached * scale[1]
    yuan = measures.in_yuan(asked.value, asked.unit), measures.in_yuan(done.value, done.unit)
    if yuan[0] is not None and yuan[1] is not None and "/" not in asked.unit + done.unit:
        return yuan[0], yuan[1]
    return None


def _due(row: AchievementOf) -> tuple[int, int, int] | None:
    """The last day that the target allows."""
    key = keys.fold(row.rating.target.text)
    dates = _dates(key, row.asked.disclosure.year)
    return max(dates) if dates and (_DUE.search(key) or len(dates) > 1) else None


def _came(row: AchievementOf) -> tuple[int, int, int] | None:
    """The day on which all was done, at the earliest that the words allow."""
    key = keys.fold(row.rating.actual.text)
    years = re.findall(r"20\d\d", key)
    dates = _dates(key, int(years[0]) if years else row.asked.disclosure.year, first=True)
    return max(dates) if dates else None


def _dates(key: str, year: int, *, first: bool = False) -> list[tuple[int, int, int]]:
    found = []
    for match in _DATE.finditer(key):
        month = int(match["month"] or 12)
        day = int(match["day"] or 0) or _PARTS.get(match["part"] or "", 0)
        of = year + 1 if match["next"] else int(match["year"] or year)
        found.append((of, month, day or (1 if first else _LAST_DAY)))
    return found


@over("E109", _rows)
def full_score_without_the_target(row: AchievementOf) -> Judged:
    """≥30 次, 26 次 done; ≤30 分钟 and 42 分钟; due in October, done in December: all points."""
    is_missed = row.missed or _turned_the_other_way(row)
    if row.is_full and is_missed and not row.rating.reason.text:
        yield row.flaw(
            f"的目标是“{row.rating.target.text}”，实际完成"
            f"“{row.rating.actual.text}”，没有达到，得分却是满分 {row.rating.score.text}",
            "score",
            "actual",
            "target",
        )


def _turned_the_other_way(row: AchievementOf) -> bool:
    """下降 as the target, 上升 as what came of it."""
    asked, done = keys.fold(row.rating.target.text), keys.fold(row.rating.actual.text)
    grows, falls = one_of("name", "grows"), one_of("name", "falls")
    return any(
        ours.search(asked)
        and not theirs.search(asked)
        and theirs.search(done)
        and not ours.search(done)
        for ours, theirs in ((grows, falls), (falls, grows))
    )


@over("E201", tables)
def reason_is_missing(table: AchievementsOf) -> Judged:
    """Points are taken off for what was not reached, and 偏差原因 is blank."""
    is_whole = FULL in (points(table.its), points(table.its, with_execution=True))
    found = [
        row
        for row in table.rows
        if row.is_short
        and (row.missed or (is_whole and _is_plain(row)))
        and not row.rating.reason.text.strip("-—/无")
    ]
    if found and _asks_for_reasons(table.its):
        row = found[0]
        more = in_all([one.evidence("actual")[0] for one in found], "个指标")
        yield Flaw(
            f"{table.title}指标“{row.name}”的目标是“{row.rating.target.text}”，实际完成"
            f"“{row.rating.actual.text}”，分值 {row.rating.weight.text}、"
            f"得分 {row.rating.score.text}，已经扣分，偏差原因却没有填写{more}",
            tuple(cell for one in found for cell in one.evidence("actual", "reason")),
        )


def _is_plain(row: AchievementOf) -> bool:
    """Whether it is plain how much was done of what was asked: 6 个 of 6 个, 部分改善.

    Of 明显改善 that was reached as 明显改善 people may think less.
    """
    asked, done = row.asked.its.target, row.done.its.target
    if asked.kind == done.kind == "words":
        return done.text != asked.text and bool(aside("less").match(keys.fold(done.text)))
    return _comparable(asked, done) is not None


def _asks_for_reasons(its: Evaluation) -> bool:
    """Whether the table has a column for reasons."""
    return any(rating.reason.where != rating.level3.where for rating in its.ratings) and any(
        rating.reason.where.line or rating.reason.where.sheet or rating.reason.where.page
        for rating in its.ratings
    )


@over("E202", _rows)
def done_in_another_unit(row: AchievementOf) -> Judged:
    """合格率 ≥95%, 15 个 done; ≤380 万元, 378.6 元."""
    asked, done = row.asked.its.target, row.done.its.target
    if asked.kind != "number" or done.kind != "number" or not asked.unit or not done.unit:
        return
    left, right = measures.of_unit(asked.unit), measures.of_unit(done.unit)
    kinds = {left, right}
    said = ""
    if left == right == "money" and (pair := _comparable(asked, done)):
        wanted, reached = pair
        if wanted and reached and not 1 / _MANY_TIMES < reached / wanted < _MANY_TIMES:
            said = "单位像是写错了"
    elif left and right and left != right and kinds & {"percent", "money"} and not _is_none(done):
        said = "单位不同，两个数不能比较"
    if said:
        yield row.flaw(
            f"的指标值是“{row.rating.target.text}”，实际完成值是“{row.rating.actual.text}”，{said}",
            "actual",
            "target",
        )


def _is_none(done: Target) -> bool:
    return not Decimal(done.value)


@over("E203", _rows)
def done_in_a_unit_of_its_own(row: AchievementOf) -> Judged:
    """≤184 万元, 1545600 元; 1 辆, 1 套."""
    asked, done = row.asked.its.target, row.done.its.target
    if asked.kind != "number" or done.kind != "number" or not asked.unit or not done.unit:
        return
    left, right = keys.fold(asked.unit), keys.fold(done.unit)
    measure = measures.of_unit(left)
    same = left.removeprefix("万") == right.removeprefix("万") or left in right or right in left
    if measure not in ("money", "things") or measure != measures.of_unit(right):
        return
    if measure == "money":
        pair = _comparable(asked, done)
        same = left == right or (
            pair is not None
            and bool(pair[0])
            and not 1 / _MANY_TIMES < pair[1] / pair[0] < _MANY_TIMES
        )
    if not same:
        yield row.flaw(
            f"的指标值“{row.rating.target.text}”与实际完成值“{row.rating.actual.text}”的单位不一致",
            "actual",
            "target",
        )


@over("E204", _rows)
def done_is_what_was_asked(row: AchievementOf) -> Judged:
    """≥52 台 asked and ≥52 台 done: the target was copied; 提高 asked and ≥90% done."""
    done = keys.fold(row.rating.actual.text)
    if not _STATED_AS_ASKED.search(done) or aside("later").search(row.name):
        return
    is_copied = done == keys.fold(row.rating.target.text)
    if is_copied and row.asked.level2 in _DONE:
        said = "是照抄的指标值，没有写实际完成多少"
    elif row.asked.its.target.kind == "words" and row.done.its.target.kind == "number":
        said = f"是要求，不是完成的结果，也与指标值“{row.rating.target.text}”不是一回事"
    else:
        return
    yield row.flaw(f"的实际完成值“{row.rating.actual.text}”{said}", "actual", "target")


@over("E205", _rows)
def nothing_is_said_of_what_was_done(row: AchievementOf) -> Judged:
    """A target and a score, and no 实际完成值."""
    if row.rating.target.text and number(row.rating.score) and not row.rating.actual.text:
        yield row.flaw(f"没有填写实际完成值，得分却是 {row.rating.score.text}", "score", "target")


@over("E206", _rows)
def more_than_all_was_done(row: AchievementOf) -> Judged:
    """合格率 104%."""
    asked = row.asked.its.target
    is_share = measures.measure_of(asked) == "percent" and Decimal(asked.value) <= 100
    if is_share and any(percentages.share_above_100_percent(row.done)):
        yield row.flaw(f"的实际完成值“{row.rating.actual.text}”超过 100%", "actual", "target")


@over("E207", _rows)
def day_of_completion_does_not_exist(row: AchievementOf) -> Judged:
    """9月31日."""
    wrong = no_dates.impossible_date(keys.fold(row.rating.actual.text))
    if wrong:
        yield row.flaw(f"的实际完成值写的日期“{wrong}”不存在", "actual")


@over("E208", _rows)
def done_in_an_earlier_year(row: AchievementOf) -> Judged:
    """Due in March 2023, done in March 2022: the figure of the year before."""
    year = row.asked.disclosure.year
    due, came = _due(row), _came(row)
    if not year or not due or not came or due[0] != year or came[0] >= year:
        return
    if (due[0] - came[0]) * 12 + due[1] - came[1] >= _HALF_A_YEAR:
        yield row.flaw(
            f"的目标是“{row.rating.target.text}”，"
            f"实际完成“{row.rating.actual.text}”，早于 {year} 年，像是以前年度的数据",
            "actual",
            "target",
        )


@over("E210", tables)
def objective_is_blank(table: AchievementsOf) -> Judged:
    """预期目标 or 实际完成情况 is there and nothing is in it."""
    its = table.its
    cells = (("预期目标", its.expected), ("实际完成情况", its.achieved))
    for label, cell in cells:
        if not cell.text and any(other.text for _, other in cells):
            yield Flaw(
                f"{table.title}的{label}没有填写",
                (quote(table.title, cell, row=label), quote(table.title, its.name)),
            )


@over("E211", _rows)
def reason_contradicts_the_score(row: AchievementOf) -> Judged:
    """95% done of ≥90%, all points, and “未完成目标值” as the reason."""
    reason = keys.fold(row.rating.reason.text)
    reached = _comparable(row.asked.its.target, row.done.its.target)
    if row.is_full and reached and not row.missed and _FAILED.search(reason):
        yield row.flaw(
            f"的目标是“{row.rating.target.text}”，实际完成"
            f"“{row.rating.actual.text}”，已经达到并得满分，偏差原因却写“{row.rating.reason.text}”",
            "reason",
            "actual",
            "target",
        )


_FAILED = re.compile(r"(?:未|没有?)(?:能)?(?:按[时期])?(?:完成|达到|达成|实现)(?!的)")
