"""Rules E2: what a self-evaluation says was reached, against targets, reasons and the calendar.

The form asks for 实际完成值 beside each 年度指标值, and for the reasons of what was not reached
(《项目支出绩效评价管理办法》 财预〔2020〕10号).
"""

from __future__ import annotations

import re
from decimal import Decimal

from mingzhang import keys
from mingzhang.amounts import ZERO
from mingzhang.checking.asides import aside
from mingzhang.checking.checks import Flaw, Judged, in_all, over, quote
from mingzhang.checking.evaluations.items import FULL, number, points
from mingzhang.checking.evaluations.reached import (
    AchievementOf,
    AchievementsOf,
    comparable,
    rows,
    tables,
)
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.dates import no_dates
from mingzhang.checking.targets.indicators import percentages
from mingzhang.checking.targets.wordlists import one_of
from mingzhang.disclosure import Evaluation, Target

_HALF_A_YEAR = 6
_STATED_AS_ASKED = re.compile(r"^(?:≥|≤|>|<|大于|小于|不低于|不少于|不超过|不高于)")
_MANY_TIMES = Decimal(100)
_DONE = ("数量", "质量", "时效", "成本")


@over("E109", rows)
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
    return comparable(asked, done) is not None


def _asks_for_reasons(its: Evaluation) -> bool:
    """Whether the table has a column for reasons."""
    return any(rating.reason.where != rating.level3.where for rating in its.ratings) and any(
        rating.reason.where.line or rating.reason.where.sheet or rating.reason.where.page
        for rating in its.ratings
    )


@over("E202", rows)
def done_in_another_unit(row: AchievementOf) -> Judged:
    """合格率 ≥95%, 15 个 done; ≤380 万元, 378.6 元."""
    asked, done = row.asked.its.target, row.done.its.target
    if asked.kind != "number" or done.kind != "number" or not asked.unit or not done.unit:
        return
    if Decimal(done.value) and (said := _unlike(asked, done)):
        yield row.flaw(
            f"的指标值是“{row.rating.target.text}”，实际完成值是“{row.rating.actual.text}”，{said}",
            "actual",
            "target",
        )


def _unlike(asked: Target, done: Target) -> str:
    """Why the unit of what was reached cannot be meant; "" where it can."""
    measured = {measures.of_unit(asked.unit), measures.of_unit(done.unit)}
    if measured == {"money"}:
        return "单位像是写错了" if _are_far_apart(asked, done) else ""
    is_other = "" not in measured and len(measured) > 1 and measured & {"percent", "money"}
    return "单位不同，两个数不能比较" if is_other else ""


def _are_far_apart(asked: Target, done: Target) -> bool:
    """Whether what was reached is so many times what was asked, or so small a part of it."""
    wanted, reached = comparable(asked, done) or (ZERO, ZERO)
    return bool(wanted) and not 1 / _MANY_TIMES < reached / wanted < _MANY_TIMES


@over("E203", rows)
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
    if measure == "money":  # far apart is E202
        same = left == right or _are_far_apart(asked, done)
    if not same:
        yield row.flaw(
            f"的指标值“{row.rating.target.text}”与实际完成值“{row.rating.actual.text}”的单位不一致",
            "actual",
            "target",
        )


@over("E204", rows)
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


@over("E205", rows)
def nothing_is_said_of_what_was_done(row: AchievementOf) -> Judged:
    """A target and a score, and no 实际完成值."""
    if row.rating.target.text and number(row.rating.score) and not row.rating.actual.text:
        yield row.flaw(f"没有填写实际完成值，得分却是 {row.rating.score.text}", "score", "target")


@over("E206", rows)
def more_than_all_was_done(row: AchievementOf) -> Judged:
    """合格率 104%."""
    asked = row.asked.its.target
    is_share = measures.measure_of(asked) == "percent" and Decimal(asked.value) <= 100
    if is_share and any(percentages.share_above_100_percent(row.done)):
        yield row.flaw(f"的实际完成值“{row.rating.actual.text}”超过 100%", "actual", "target")


@over("E207", rows)
def day_of_completion_does_not_exist(row: AchievementOf) -> Judged:
    """9月31日."""
    wrong = no_dates.impossible_date(keys.fold(row.rating.actual.text))
    if wrong:
        yield row.flaw(f"的实际完成值写的日期“{wrong}”不存在", "actual")


@over("E208", rows)
def done_in_an_earlier_year(row: AchievementOf) -> Judged:
    """Due in March 2023, done in March 2022: the figure of the year before."""
    year = row.asked.disclosure.year
    due, came = row.due, row.came
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


@over("E211", rows)
def reason_contradicts_the_score(row: AchievementOf) -> Judged:
    """95% done of ≥90%, all points, and “未完成目标值” as the reason."""
    reason = keys.fold(row.rating.reason.text)
    reached = comparable(row.asked.its.target, row.done.its.target)
    if row.is_full and reached and not row.missed and _FAILED.search(reason):
        yield row.flaw(
            f"的目标是“{row.rating.target.text}”，实际完成"
            f"“{row.rating.actual.text}”，已经达到并得满分，偏差原因却写“{row.rating.reason.text}”",
            "reason",
            "actual",
            "target",
        )


_FAILED = re.compile(r"(?:未|没有?)(?:能)?(?:按[时期])?(?:完成|达到|达成|实现)(?!的)")
