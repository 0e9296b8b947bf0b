"""What an indicator says that it measures: by its name, and where that is silent, by its row.

A target's unit is held against it (`units`), and so is what a share can come to (`percentages`).
"""

from __future__ import annotations

import re

from mingzhang.checking import counting
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.kept import once_each

_SPENT = re.compile(r"(?:所需|发生|产生|支出)的?(?:费用|经费|资金|成本)。?$")
_HEADS_TOLD = re.compile(r"(?<!按)(?:人数|人次|户数)。?$")
_TOLD_BY_ITS_BASE = re.compile(r"[每/](?:[十百千万亿]|\d)")


@once_each
def said_to_measure(one: IndicatorOf) -> str:
    """What the name says; 群众满意情况 under 满意度 is a share too, and 退役军人 are people."""
    said = measures.of_name(one.its.level3)
    if said:
        return said
    if ("满意" in one.level2 and re.search(r"(?<!不)满意", one.its.level3)) or is_bad_rate(one):
        return "rate"
    if one.level2 == "成本" and _SPENT.search(one.folded["description"]):
        return "money"
    if one.level2 == "质量" and one.bare.endswith("质量") and _is_some(one):
        return "quality"
    if one.level2 == "数量" and one.bare.endswith("数"):
        return "count" if counting.thing_in(one.bare) else ""
    return "people" if _are_persons(one) else ""


def _is_some(one: IndicatorOf) -> bool:
    """Whether there are to be so many of something; not 0 起, and not 3 类 of water."""
    target = one.its.target
    is_number = target.kind == "number" and target.op != "<=" and target.value.strip("0.")
    of_a_kind = counting.classes(target.unit) and counting.bare_unit(target.unit) != "类"
    return bool(is_number and of_a_kind) and "/" not in target.unit


def is_bad_rate(one: IndicatorOf) -> bool:
    """故障率 in anything but a share; none at all (0 起) is said in any unit.

    每百万人次投诉的件数 is how the rate is counted.
    """
    name = one.bare
    is_bad = name.endswith(words_of("name", "bad_rate")) and bool(one.its.target.value.strip("0."))
    return is_bad and not _TOLD_BY_ITS_BASE.search(one.folded["description"] + name)


def _are_persons(one: IndicatorOf) -> bool:
    """符合条件的退役军人 in an amount of money that the description does not speak of.

    So is a benefit that the description counts: 安排使用的人次.
    """
    if one.measure != "money" or "成本" in one.level2:
        return False
    description = one.folded["description"]
    is_named = one.level2 == "数量" and one.bare.endswith(words_of("name", "persons"))
    is_told = _HEADS_TOLD.search(description)
    return bool(is_named or is_told) and not one_of("name", "paid").search(description)
