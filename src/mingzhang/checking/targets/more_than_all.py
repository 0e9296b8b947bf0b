"""What a share can come to: all of its whole, somewhat more than planned, a ratio of two things.

The name decides what is a share.
"""

from __future__ import annotations

import re
from decimal import Decimal

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf
from mingzhang.checking.targets.what_is_measured import is_bad_rate, said_to_measure
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.disclosure import Disclosure, Indicator, Project
from mingzhang.numerals import HUNDRED
from mingzhang.reading.projects.targets import parse_target

_MOST_BEYOND = Decimal(150)
"""A plan is seldom overfulfilled by more than half."""

_MOST_OF_ANY = Decimal(300)
"""What a ratio of two things can come to: a standard by another one, this year by the last."""

_HUMIDITY = re.compile("湿度")


def states_more_than_all(disclosure: Disclosure, name: str, percent: Decimal | str) -> bool:
    """Whether words that give a share such a value pass what it can come to."""
    made = Indicator("", "", name, "", parse_target(f"≥{percent}%"), "")
    return is_more_than_all(IndicatorOf(disclosure, Project(0, ""), made))


def is_more_than_all(one: IndicatorOf) -> bool:
    """Whether a target passes what its share can come to."""
    target = one.its.target
    if measures.measure_of(target) != "percent" or "‰" in target.unit or "点" in target.unit:
        return False
    value = Decimal(target.value)
    if value < HUNDRED:
        return False
    most = most_of(one)
    passes_all = value == most == HUNDRED and target.op == ">"
    is_asked = one.its.level1 == "满意度指标"
    is_rate = is_asked or said_to_measure(one) == "rate" or is_part_of_a_whole(one)
    if not is_rate or not (value > most or passes_all):
        return False
    return not one_of("name", "beyond_100").search(one.folded["level3"])


def most_of(one: IndicatorOf) -> Decimal:
    """What the share can come to: all, somewhat more than planned, or a ratio of two things."""
    name = one.bare
    if is_part_of_a_whole(one):
        return HUNDRED
    if one_of("name", "of_all_there_is").search(name):
        return HUNDRED
    if name.endswith(words_of("name", "beyond_100_a_little")):
        return _MOST_BEYOND
    is_rate = name.endswith("率") and not one_of("name", "ratio_of_two").search(name)
    is_part = (
        "满意" in one.its.level1 + name
        or name.endswith(("占比", "比重"))
        or name.endswith(words_of("direction", "good_rate"))
        or one_of("name", "rate_of").search(name)
        or name.endswith(words_of("name", "at_most_all"))
        or is_bad_rate(one)
    )
    return HUNDRED if is_part else _MOST_BEYOND if is_rate else _MOST_OF_ANY


def is_part_of_a_whole(one: IndicatorOf) -> bool:
    """湿度, and what is described as 甲占乙的比例: no more than all, unless a plan is all."""
    said = one.folded["description"]
    is_share = "占" in said and measures.is_share(said)
    is_share = is_share and not one_of("name", "of_a_plan").search(said)
    return _HUMIDITY.search(one.its.level3) is not None or is_share
