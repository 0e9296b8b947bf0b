"""Bad things that are asked for: the less of them the better.

Told apart are bad things that are dealt with (故障处理率), whose rate is to be high.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.unwanted import is_bad
from mingzhang.checking.targets.wordlists import one_of, words, words_of

_FOUND = re.compile("发现|检查|检测|核查|监督")
_HALF = Decimal(50)
_TAIL = 6
"""What a rate is of stands in so many characters before 率."""


@over("P312", indicators)
def bad_thing_at_least(one: IndicatorOf) -> Iterator[Flaw]:
    """故障率 ≥5%, 投诉率 100%, 事故 ≥0 起: the less the better."""
    target = one.its.target
    if target.kind != "number":
        return
    is_whole = target.op in ("", "=") and target.unit == "%"
    certain = is_whole and Decimal(target.value) >= _HALF
    if not target.is_at_least and not certain:
        return
    name = one.bare
    if target.is_at_least and _is_kept_down(name):
        yield one.flaw(f"是越低越好的指标，指标值“{target.text}”方向写反了")
    described = measures.bare_name(one.its.description)
    is_bad_thing = (
        is_bad(name)
        or (_says_no_measure(name) and (is_bad(described) or _is_bad_share(described)))
        or _happens(one, name)
        or (target.is_at_least and (_keeps_waiting(name) or _is_unlawful(one, name)))
    )
    if is_bad_thing and not _is_its_work(one, name):
        yield one.flaw(f"是越低越好的指标，指标值“{target.text}”方向写反了")


def _is_bad_share(described: str) -> bool:
    """错误页数占总页数的百分比: the smaller, the better."""
    part, of, _ = described.partition("占")
    return bool(of) and measures.is_share(described) and is_bad(part[-_TAIL:])


def _says_no_measure(name: str) -> bool:
    """统计数据质量: what is measured stands in the description, 统计数据误差率."""
    return not measures.of_name(name) and not one_of("direction", "handled").search(name)


def _happens(one: IndicatorOf, name: str) -> bool:
    """学校食品安全事件 ≥1 起: a name that ends in what should not happen, counted."""
    is_counted = one.unit in words().direction["happens_in"]
    return is_counted and is_bad(f"{name}起数")


@cache
def _waiting() -> re.Pattern[str]:
    waits = one_of("direction", "kept_waiting").pattern
    return re.compile(
        rf"(?<![不无零未])(?:{waits})的?(?:平均|最长)?(?:时间|时长|小时数|分钟数|用时)$"
    )


def _keeps_waiting(name: str) -> bool:
    """易涝点积水时长, 等候时间 ≥5分钟: whatever its kind."""
    match = _waiting().search(name)
    before = name[: match.start()] if match else ""
    return bool(match) and not one_of("direction", "handled", "缩短", "连续|续航").search(before)


@cache
def _unlawful() -> re.Pattern[str]:
    acts = one_of("direction", "unlawful").pattern
    return re.compile(
        rf"(?:{acts})[^,、]{{0,6}}(?:案件|行为|事件|现象)(?:发生)?(?:数量?|起数|次数|件数)?$"
    )


def _is_unlawful(one: IndicatorOf, name: str) -> bool:
    """非法采砂案件数 among the benefits: how many happen, and not how many are dealt with."""
    is_result = "效益" in one.level2 or one.level2 == "可持续影响"
    is_act = is_result and _unlawful().search(name)
    return bool(is_act) and not one_of("direction", "handled").search(name)


def _is_kept_down(name: str) -> bool:
    """PM2.5平均浓度, 用水总量: what there is of it does harm, or is limited."""
    return name.endswith(words_of("direction", "amount_kept_down")) and not one_of(
        "direction", "not_harmful"
    ).search(name)


@cache
def _kept_within() -> re.Pattern[str]:
    """误差不超过3%的项目占比: the share of those that keep within it."""
    at_most = one_of("limit", "at_most").pattern
    return re.compile(rf"(?:{at_most})\d[\d.]*[%‰]?的[^,。;]{{1,8}}(?:占|比例|比率|比重)")


def _is_its_work(one: IndicatorOf, name: str) -> bool:
    """受理消费者投诉的件数, and complaints as a quantity: what others bring before the office."""
    part, _, _ = one.folded["description"].partition("占")  # of all that were looked at
    if name.endswith("率"):
        part = _FOUND.sub("", part)  # 复核发现有差错的报告: how it is known
    is_handled = one_of("direction", "handled").search(part)
    is_within = name.endswith("率") and _kept_within().search(one.folded["description"])
    return bool(is_handled or is_within) or (
        one.level2 == "数量" and bool(one_of("direction", "reported").search(name))
    )
