"""When something is to be done, told in two cells of a row: 开考前 and 开考后, 三日内 and 7天.

A target that counts from behind an event is no time before it. What a name limits to so many days
has the same days in the target.
"""

from __future__ import annotations

import re
from decimal import Decimal

from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.numerals import COUNT, number_of

_FIELDS = (("名称", "level3"), ("描述", "description"))
_TURNED = {"前": "后", "后": "前"}
_EVENT = re.compile(
    r"(?P<event>[\u4e00-\u9fff]{2,4}?)(?:开始|结束|完成|召开|举行|举办)?(?:之|以)?(?P<side>前|后)"
)
_NO_EVENT = re.compile(
    r"[月日号底初末旬年]$|[前后中末]期$|季度$|[目提]$|以|之|日[常程]|[此其]|之$|最$|[先向]$"
)
_SIDES = re.compile("前后|前、后|前和后|前及后|后和前|[前后][至到—~-]")

_DAYS = {"天": 1, "日": 1, "工作日": 1, "个工作日": 1, "小时": 0, "分钟": 0}
_WITHIN = re.compile(
    rf"(?<![前后第每\d.\-—~至])(?P<number>\d+|{COUNT})(?P<unit>个工作日|工作日|天|日|小时|分钟)(?:以内|之内|内)"
)
_TARGET = re.compile(r"[≤<=]*(\d+)(个工作日|工作日|天|日|小时|分钟)(?:以内|之内|内)?")
_NO_LIMIT_OF_ITS_OWN = re.compile("率$|比例$|比重$|占比$|次数$|数量$|人数$|数$")


def told_otherwise(one: IndicatorOf) -> tuple[str, str] | None:
    """What is wrong with a time that two cells of the row tell, and the cell beside the target."""
    return _on_the_other_side(one) or _within_another_time(one) or _not_the_same_day(one)


def _on_the_other_side(one: IndicatorOf) -> tuple[str, str] | None:
    """开考后 90 分钟, where name or description say 开考前."""
    target = one.folded["target"]
    if not ("前" in target) ^ ("后" in target) or one.level2 not in ("时效", "质量", "数量"):
        return None
    match = _EVENT.search(target)
    if match is None or _NO_EVENT.search(match["event"]):
        return None
    said = f"{one.folded['level3']},{one.folded['description']}"
    event, side = match["event"], match["side"]
    own = rf"{re.escape(event)}(?:开始|结束|完成|召开|举行|举办)?(?:之|以)?"
    other = re.search(own + _TURNED[side], said)
    if other is None or _SIDES.search(said) or re.search(own + side, said):
        return None
    field, role = next(each for each in _FIELDS if other[0] in one.folded[each[1]])
    return f"的{field}说的是“{other[0]}”，指标值却是“{one.its.target.text}”", role


def _within_another_time(one: IndicatorOf) -> tuple[str, str] | None:
    """三个工作日内办结, and ≤7 天 or a description with 7 天内."""
    name = one.bare
    limits = _WITHIN.findall(name) if "内" in name else ()
    if len(limits) != 1 or _NO_LIMIT_OF_ITS_OWN.search(name):
        return None
    match = _TARGET.fullmatch(one.folded["target"])
    if match is None:
        return None
    number, unit = limits[0]
    said, printed = _number(number), Decimal(match[1])
    if said == printed or _DAYS[unit] != _DAYS[match[2]] or (not _DAYS[unit] and unit != match[2]):
        return None
    if unit != match[2] and printed < 2 * said and said < 2 * printed:
        return None  # working days are more days
    return f"的名称说 {number}{unit}内，指标值却是“{one.its.target.text}”", "level3"


_TWO_LIMITS = re.compile(
    rf"(?P<number>\d+|{COUNT})(?P<unit>个工作日|工作日|天|日|小时)(?:以内|之内|内)(?:不超过|不多于)"
    rf"(?P<other>\d+|{COUNT})(?P<its>个工作日|工作日|天|日|小时)"
)
_SAME_DAY = re.compile(
    "当[日天](?=[\u4e00-\u9fff]{0,2}(?:办|流转|处[理置]|完|[答回]复|反馈|报送|备案|清|修|拨付|发放|归档|送达|结))"
)
_ANOTHER_DAY = re.compile(rf"\d|{COUNT}|次日|隔日|之?后")


def _not_the_same_day(one: IndicatorOf) -> tuple[str, str] | None:
    """当日流转完毕 and ≤3天; 三个工作日内不超过7天, which is two limits."""
    description = one.folded["description"]
    if twice := _TWO_LIMITS.search(description) if "内不" in description else None:
        is_one = _number(twice["number"]) == _number(twice["other"]) or (
            ("小时" in twice["unit"]) != ("小时" in twice["its"])
        )
        return None if is_one else (f"的描述写“{twice[0]}”，是两个期限", "description")
    is_same = "当" in description and _SAME_DAY.search(description)
    match = _TARGET.fullmatch(one.folded["target"]) if is_same else None
    if match is None or _ANOTHER_DAY.search(description) or not _DAYS[match[2]]:
        return None
    if _number(match[1]) < 2:
        return None
    return f"的描述说当日，指标值却是“{one.its.target.text}”", "description"


def _number(text: str) -> Decimal:
    return Decimal(text) if text.isdigit() else Decimal(number_of(text))
