"""What a scoring gives for which figures: 低于 4 次扣分, 95% 以上得满分, 优：≥90%；差：＜60%.

Steps between the best and the worst may be as their author likes. The best is what reaches the
target, and nothing is taken off what does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking.targets.numbers import counter_of
from mingzhang.checking.targets.statements import asked_in_one_unit, timed
from mingzhang.declared import any_of, declared
from mingzhang.disclosure import Target

Points: TypeAlias = Literal["excellent", "full", "less", "nothing"]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of scales.toml."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    by: tuple[str, ...]
    or_more: tuple[str, ...]
    or_less: tuple[str, ...]
    full: tuple[str, ...]
    less: tuple[str, ...]
    nothing: tuple[str, ...]


class Step(msgspec.Struct, frozen=True):
    """The figures of which a clause says what they get."""

    said: str
    sign: Literal[">=", "<=", "="]
    """低于 95% is <= 95: whether the bound is in it matters to nobody."""

    number: Decimal
    unit: str
    points: Points


_BEST: tuple[Points, ...] = ("excellent", "full")
_LONGEST = 200
"""Characters of a scoring; what is longer is none."""

_HALF = ("的", "者", "时")
_STEP_ENDS = re.compile(r"扣\d|不?得")
"""高于 5 个的，扣 2 分: the comma is in the middle of what is said."""

_EACH_TAKES = re.compile("每.*扣")
_EACH_BEYOND = re.compile("每[超延逾迟晚推增高][^;。,]*扣")


@cache
def _step() -> re.Pattern[str]:
    words = declared(__package__, "scales.toml", _Words)
    return re.compile(
        r"(?:(?P<excellent>优:)|(?P<poor>差:))?(?:(?![每年季月周])[\u4e00-\u9fff]){0,10}?"
        rf"(?P<by>(?:{any_of(words.by)})(?![过于])[\u4e00-\u9fff]{{0,3}}?)?"
        rf"(?:(?P<above>{any_of(words.above)})|(?P<below>{any_of(words.below)})|=|等于|)"
        rf"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|(?:分(?=钟)|小时|(?!小时)[^\d%;。,每扣得分的]){{0,6}}?)"
        rf"(?:(?P<or_more>{any_of(words.or_more)})|(?P<or_less>{any_of(words.or_less)}))?[的者时]?"
        rf"(?:(?P<full>{any_of(words.full)})|(?P<nothing>{any_of(words.nothing)})"
        rf"|(?P<less>{any_of(words.less)}|扣\d.*))?"
    )


def steps(scoring: str) -> Iterator[Step]:
    """The steps of a scoring that say what they give; 低于 95% alone says nothing.

    Nor does 缺 5 个以上, or 超过 5 天 behind 每超过 1 天扣 1 分: so far from the target.
    """
    key = keys.fold(scoring)
    if len(key) > _LONGEST or ("分" not in key and ":" not in key):
        return
    clauses = keys.clauses(key)
    is_by_each = _EACH_BEYOND.search(key) is not None
    for clause, behind in zip(clauses, [*clauses[1:], ""], strict=True):
        is_half = clause.endswith(_HALF) and _STEP_ENDS.match(behind)
        match = _step().fullmatch(clause + behind if is_half else clause)
        points = _points(match, behind) if match else None
        is_excess = bool(match and _sign(match) == ">=" and points not in _BEST and is_by_each)
        if match and points and not (match["by"] or is_excess):
            unit, scale = counter_of(match["unit"])
            number, unit = timed(Decimal(match["number"]) * scale, unit)
            yield Step(clause, _sign(match), number, unit, points)


def _sign(match: re.Match[str]) -> Literal[">=", "<=", "="]:
    if match["above"] or match["or_more"]:
        return ">="
    return "<=" if match["below"] or match["or_less"] else "="


def _points(match: re.Match[str], behind: str) -> Points | None:
    """What a step gives; the clause behind it can say it: 低于 90% 的，每低一个百分点扣 0.5 分."""
    if match["excellent"]:
        return "excellent"
    if match["full"]:
        return "full"
    if match["nothing"] or match["poor"]:
        return "nothing"
    return "less" if match["less"] or _EACH_TAKES.match(behind) else None


def against(target: Target, of: Sequence[Step]) -> str:
    """What a scoring gives a figure and its target does not; "" where they agree."""
    if target.kind != "number":
        return ""
    value, unit = asked_in_one_unit(target)
    best = next((step for step in of if step.points in _BEST), None)
    for step in of:
        if step.unit != unit:
            continue
        if step is best:
            said = _wrong_best(step, target, value, is_alone=len(of) == 1)
        elif best and (best.sign == step.sign or _overlap(best, step)):
            continue  # 5 天内得满分，超过 1 天扣 1 分: so far beyond it
        else:
            said = _wrong_loss(step, target, value)
        if said:
            return f"“{step.said}”：{said}"
    return ""


def _overlap(best: Step, loss: Step) -> bool:
    """Whether points would be taken off some figures that get the best."""
    if loss.sign == ">=":
        return best.sign != ">=" and loss.number < best.number
    return loss.sign == "<=" and best.sign != "<=" and loss.number > best.number


def _wrong_best(step: Step, target: Target, value: Decimal, *, is_alone: bool) -> str:
    """That the best is not what the target asks for: 优：≥85% of ≥90%, or ≥5 起 of ≤5 起."""
    is_up, is_down = not target.is_at_most, not target.is_at_least
    if (step.sign == "<=" and not is_down) or (step.sign == ">=" and not is_up):
        return "与指标值方向相反"
    if (is_up and step.sign != "<=" and step.number < value) or (
        is_down and step.sign != ">=" and step.number > value
    ):
        return "没有达到指标值也是最好的一档"
    is_out_of_reach = step.points == "full" and is_alone and step.number != value
    return "达到指标值也得不到满分" if is_out_of_reach else ""


def _wrong_loss(step: Step, target: Target, value: Decimal) -> str:
    """That points are taken off what reaches the target: 高于 4 次 of ≥4, 低于 95% of ≥90%."""
    if step.sign == ">=" and target.is_at_least and step.number <= value:
        return "达到指标值的反而扣分"
    if step.sign == "<=" and target.is_at_most and step.number >= value:
        return "达到指标值的反而扣分"
    if step.sign == "<=" and target.is_at_least and step.number > value:
        return "达到指标值的也要扣分"
    if step.sign == ">=" and target.is_at_most and step.number < value:
        return "达到指标值的也要扣分"
    return ""
