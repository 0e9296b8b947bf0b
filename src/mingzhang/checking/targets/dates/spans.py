"""Times that do not fit into the year, the week, the day that they are of: 13 months, 8天/周."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.statements import each_of, is_span
from mingzhang.checking.targets.wordlists import one_of

_MOST = {
    ("季度", "年"): 4,
    ("月", "年"): 12,
    ("天", "年"): 366,
    ("天", "月"): 31,
    ("天", "周"): 7,
    ("小时", "周"): 168,
    ("小时", "日"): 24,
    ("分钟", "小时"): 60,
}
"""How many of a time another one has at most."""

_UNITS = {"个月": "月", "日": "天", "个小时": "小时", "个季度": "季度"}
_COUNTED = {"月": "个月", "季度": "个季度"}
_SPANS = {"年度": "年", "天": "日", "星期": "周"}
_TIMES = frozenset(unit for unit, _ in _MOST)
_OF_MONTHS = re.compile(r"月份|月数|月度|几个月")
_DONE_BY = re.compile(r"(?:完工|竣工|完成|交付|投用|上线|到货|发放)(?:时间|日期|时限|期限)$")
_UNTIL = 24
"""So many months may be meant to be one year and some; more of them are of several years."""

_DAYS_UNTIL = 730
_IN_WORDS = re.compile(
    r"(?P<each>每周|每星期|每一?天|每日|每个?月|全年|每年|一年)(?P<between>[^,。;:、\d]{0,10}?)"
    r"(?:不[少低]于|至少|达到?|≥|>=)?(?P<number>\d{1,4}(?:\.\d+)?)(?P<unit>天(?![次·])|个?小时|个月|个季度)"
)
"""天次, 天·人 count what several do in a day."""


@over("P419", open_projects)
def more_than_there_is_of_it(item: ProjectOf) -> Iterator[Flaw]:
    """保障月份 13 个月, 每周开放 8 天, 25小时/天: more than a year, a week, a day has."""
    for one in item.indicators:
        if said := _beyond(one):
            yield one.flaw(f"的指标值“{one.its.target.text}”{said}")
    for field, text in item.told():
        for said, why in _told(keys.fold(text)):
            yield item.flaw(f"{FIELDS[field]}写“{said}”，{why}", item.evidence(field, text))


def _told(key: str) -> Iterator[tuple[str, str]]:
    """What a text says of a day, a week, a month or a year that none of them has."""
    for match in _IN_WORDS.finditer(key):
        if one_of("deadline", "not_of_one").search(match["between"] + key[match.end() :][:4]):
            continue
        each = match["each"].removeprefix("每").removeprefix("一").removeprefix("个")
        span = "年" if "年" in each else _SPANS.get(each, each)
        if why := _why(Decimal(match["number"]), match["unit"], span):
            yield match[0], why


def _why(number: Decimal, unit: str, span: str) -> str:
    """Why so many of a time are not in another one; "" where they are, or may be of several."""
    unit = _UNITS.get(unit, unit)
    most = _MOST.get((unit, span))
    if most is None or number <= most:
        return ""
    of = "天" if span == "日" else span
    return f"一{of}没有这么多{_COUNTED.get(unit, unit)}"


def _beyond(one: IndicatorOf) -> str:
    target = one.its.target
    if target.kind != "number":
        return ""
    unit, _, per = one.unit.partition("/")
    unit = _UNITS.get(unit, unit)
    if unit not in _TIMES:
        return ""
    value, said = Decimal(target.value), keys.fold(one.its.level3 + one.its.description)
    spans = {per} if per else {each for each in each_of(one) if is_span(each)}
    is_of_more = one_of("deadline", "not_of_one").search(said) or (not per and "年" in said)
    if len(spans) == 1 and not is_of_more:
        (span,) = spans
        return _why(value, unit, _SPANS.get(span, span))
    is_month = "月份" in said or _is_done_by(one)  # 全部完成的月份 ≤13
    if per or one_of("deadline", "longer").search(said):
        return ""
    if target.is_at_most and not (is_month and unit == "月"):
        return ""
    months = unit == "月" and (is_month or _OF_MONTHS.search(said)) and value <= _UNTIL
    days = unit == "天" and one_of("deadline", "running").search(said) and value < _DAYS_UNTIL
    is_beyond = (months or days) and value > _MOST[unit, "年"]
    return "超过一年，预算只管一年" if is_beyond else ""


def _is_done_by(one: IndicatorOf) -> bool:
    """放流完成时间 ≤14月: a month, and no number of them (14 个月)."""
    is_month = one.unit == "月"
    return is_month and bool(_DONE_BY.search(one.bare))
