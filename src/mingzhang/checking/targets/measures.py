"""What a unit and what an indicator's name measure: money, people, a share, times, time.

Only what the words say for certain: a unit or a name that can be several things measures
nothing that a rule may rest on, and its measure is "".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from mingzhang import keys
from mingzhang.amounts import UNITS, in_wan
from mingzhang.checking import counting
from mingzhang.checking.targets.heads import head_of
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.disclosure import Target

Measure: TypeAlias = Literal[
    "",
    "money",
    "percent",
    "people",
    "visits",
    "times",
    "time",
    "area",
    "length",
    "bulk",
    "graded",
    "age",
    "things",
]
MONEY = {**UNITS, "千万元": Decimal(10_000_000)}
"""What one of each unit of money is in 元."""

NAMES: dict[str, str] = {
    "money": "金额",
    "percent": "百分数",
    "people": "人数",
    "visits": "人次",
    "times": "次数",
    "time": "时间",
    "area": "面积",
    "length": "长度",
    "bulk": "重量或体积",
    "things": "数量",
    "graded": "分数或等级",
    "age": "年龄",
    "quality": "质量",
    "rate": "比率",
    "count": "数量",
}

_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,6})[)\]]$")
_OF_SO_MANY = re.compile(r"每?[十百千万亿]+(?:人|户|车|台|辆|件|公里|工时)")
"""万人起诉率 is so many of each 万人, and no share."""

A_SHARE = r"(?<![效频功利概税费速倍])率"
"""A word that ends in 率 and is a share, as an expression: 合格率, not 效率 or 利率."""

_UNIT_SIGN = str.maketrans("％﹪", "%%")
_OF_CLASS: dict[str, Measure] = {
    "money": "money",
    "share": "percent",
    "people": "people",
    "visits": "visits",
    "time": "time",
    "area": "area",
    "length": "length",
    "volume": "bulk",
    "weight": "bulk",
    "events": "times",
    "sessions": "times",
    "graded": "graded",
    "degrees": "graded",
    "age": "age",
}
"""What the classes of units measure; all others count things."""

_NO_UNITS_OF_NAMES = ("places", "graded")
"""（县） behind a name is the level, and （一级） a degree."""

_TAILS = ("情况", "计算")
WORKED_OUT = re.compile(r"[/÷×*=]|除以|比上")
"""A formula in a description."""


@lru_cache(maxsize=4096)
def of_unit(unit: str) -> Measure:
    """What a unit measures; 元/人 is money. Unknown units count things, no unit nothing."""
    if not keys.fold(unit):
        return ""
    if counting.bare_unit(unit) in ("万", "千", "亿"):
        return ""
    classes = counting.classes(unit)
    return next((measure for name, measure in _OF_CLASS.items() if name in classes), "things")


def in_yuan(value: str, unit: str, *, is_cost: bool = False) -> Decimal | None:
    """An amount in 元; None where the unit is not money. 50万 is money in a cost indicator."""
    base = keys.fold(unit).split("/")[0]
    if base == "万" and is_cost:
        base = "万元"
    yuan = MONEY.get(base)
    return Decimal(value) * yuan if yuan else None


@lru_cache(maxsize=8192)
def unit_in_name(name: str) -> str:
    """The unit in the brackets that end a name (补助标准（万元）), "" where there is none.

    Or several of them: 档案数量（卷、件）.
    """
    match = _BRACKET.search(keys.fold(name))
    if not match:
        return ""
    inside = match[1].translate(_UNIT_SIGN)
    units = map(counting.classes, inside.split("、"))
    return inside if all(its.difference(_NO_UNITS_OF_NAMES) for its in units) else ""


@lru_cache(maxsize=8192)
def bare_name(name: str) -> str:
    """The name without the brackets that end it, as a comparison key."""
    return _BRACKET.sub("", keys.fold(name))


@lru_cache(maxsize=8192)
def of_name(name: str) -> str:
    """What an indicator's name says that it measures: rate, people, times, count, time, money."""
    bare = bare_name(name)
    head = head_of(bare)
    if head is None:
        return ""
    if head.measure == "rate" and _OF_SO_MANY.match(bare):
        return ""
    if head.measure == "rate" and bare.endswith(words_of("name", "not_a_rate")):
        return "rate" if bare.endswith(words_of("name", "still_a_rate")) else ""
    is_other = bare.endswith("标准") and not one_of("name", "money_standard").search(bare)
    return "" if head.measure == "money" and is_other else head.measure


@lru_cache(maxsize=1 << 12)
def without_tail(text: str) -> str:
    """What is described, without 情况 or 计算 and signs at its end."""
    told = text.rstrip("。,;、")
    return told[: -len(_TAILS[0])].removesuffix("的") if told.endswith(_TAILS) else told


@cache
def rated() -> re.Pattern[str]:
    """What a name is the rate of: 合格, of 产品合格率."""
    return re.compile(f"({one_of('name', 'rate_of').pattern})(?:率|比例|比率)$")


@lru_cache(maxsize=8192)
def is_share(description: str) -> bool:
    """Whether a description says how a share is worked out: 甲占乙的比例."""
    key = one_of("name", "not_a_share").sub("", keys.fold(description))
    return bool(one_of("name", "share").search(key))


def measure_of(target: Target, name: str = "") -> Measure:
    """What a target's unit measures; 万 is money where the name says so (工作经费 ≤5万)."""
    if target.kind != "number":
        return ""
    return _measure(target.unit, name) if name else of_unit(target.unit)


@lru_cache(maxsize=8192)
def _measure(unit: str, name: str) -> Measure:
    return "money" if keys.fold(unit) == "万" and of_name(name) == "money" else of_unit(unit)


def plain(number: Decimal) -> str:
    """A number as people write it: no exponent, no idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(number: Decimal, unit: str) -> str:
    """A number that was worked out, with its unit; 元 in 万元."""
    return in_wan(number) if unit == "元" else f"{plain(number)} {unit}"
