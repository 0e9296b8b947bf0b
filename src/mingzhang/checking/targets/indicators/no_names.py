"""Cells of names that hold no name: a kind's, a unit, a date, a verdict, the description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.columns import description_in_place_of_name
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.wordlists import words
from mingzhang.reading.projects.labels import labels

_NO_NAME = re.compile(
    r"[\d.,%≥≤><=\-—/*]+(?:万?元|人次?|次|个|天|年|月|项|件|家|户|名|场|期)?|万?元|人次|[%个次项件户场期]"
)
"""A target or a unit in the cell of the name."""

_COUNTED_ON = re.compile(r"(?<=指标)[(]?[\d一二三四五六][)]?$")
"""数量指标1, 质量指标（二）: the form's own examples."""

_A_DATE = re.compile(
    r"(?:20\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月(?:底|末|初|[上中下]旬|\d{1,2}[日号])?(?:之?前)?"
    r"|[底末初]|年[底末初]|年内|全年|当年|本年度?)(?:之?前|完成)?"
)
"""第三季度, 12月底前完成: a target in the cell of the name."""

_A_BASIS = re.compile(
    r"20\d\d年?度?(?:本?单位|本?部门|年度)?(?:工作|重点工作|活动|培训)?(?:计划|安排|方案|要点)|《[^《》]{4,}》|历史(?:标准|数据)|往年(?:数据|经验)"
)
"""2023 工作计划: where the target comes from, in the cell of the name."""

_HOTLINE_OR_DAY = re.compile(r"12\d{3}|1[12]\d|\d{1,2}\.\d{1,2}")
"""12345, 120; 3.15."""


@over("P325", indicators)
def named_like_a_kind(one: IndicatorOf) -> Iterator[Flaw]:
    """A level-3 name that is only the name of a kind: the cells slipped, or no name was given."""
    name = _COUNTED_ON.sub("", one.folded["level3"])
    is_kind = name.endswith("指标") and name in (*labels().level2, *labels().level1)
    if is_kind or name in words().kinds["of_form"]:
        yield one.flaw(f"的名称就是“{one.its.level3}”，不是具体指标", "level3")
    elif _NO_NAME.fullmatch(name) and not _HOTLINE_OR_DAY.fullmatch(name):
        yield one.flaw("只有数或者单位，不是指标名称", "level3")
    elif _A_DATE.fullmatch(name):
        yield one.flaw("是时间，不是指标名称", "level3")
    elif _A_BASIS.fullmatch(name):
        yield one.flaw("是指标值的依据，不是指标名称", "level3")
    elif description_in_place_of_name(one):
        said = f"是描述，描述一栏的“{keys.tidy(one.its.description)}”才是名称，像是两格填反了"
        yield one.flaw(said, "level3", "description")
    elif name in words().kinds["verdicts"]:
        yield one.flaw("只是评语，没有说是什么，不是指标名称", "level3")
