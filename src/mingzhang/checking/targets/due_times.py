"""Work that is to be done by then, or so quickly, under whatever kind it stands."""

from __future__ import annotations

import re

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.unwanted import is_bad
from mingzhang.checking.targets.wordlists import one_of

_BY_THEN = re.compile(
    r"^(?:20\d\d年)?(?:\d{1,2}月(?:底|末|[上中下]旬|\d{1,2}[日号])|年底|年末)(?:之?前)?$"
)
_OF_NO_TIME = ("数量", "质量", "成本", "经济成本", "经济效益", "社会效益", "生态效益")
_TOLD_IN_NUMBERS = ("数量", "成本", "经济成本", "可持续影响")


def is_a_time(one: IndicatorOf) -> bool:
    """竣工时间 8月底前 under 质量, 修复时间 ≤4小时: work to be done by then, or so quickly."""
    if one.level2 not in _OF_NO_TIME and one.level2 != "可持续影响":
        return False
    name = one.bare
    if measures.of_name(name) != "time":
        if one.its.target.kind == "number":
            return False
        is_told = one.level2 in _TOLD_IN_NUMBERS or measures.of_name(name) == "rate"  # P205, P212
        return not is_told and bool(_BY_THEN.search(one.folded["target"]))
    takes_time = one_of("direction", "takes_time", one_of("kinds", "comes_to_pass").pattern)
    is_work = bool(takes_time.search(name))
    target = one.its.target
    if target.kind == "deadline":
        return one.level2 == "质量" or is_work  # 长期运行到哪一天，是可持续影响
    is_short = target.is_at_most or (is_work and target.op in ("", "="))
    is_quality = one.level2 == "质量" and "平均" not in name and not is_bad(name)  # 超标天数
    return (
        (is_quality or (one.level2 == "数量" and is_work and target.is_at_most))
        and measures.measure_of(target) == "time"
        and "/" not in target.unit
        and is_short
        and not one_of("kinds", "waiting").search(name)
    )
