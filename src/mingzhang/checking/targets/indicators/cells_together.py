"""Cells of one row that do not go together, though each can be right: hints.

发放时间 with 1次/月, 处理率 described as a time, a number of people that prices are the basis of, a
standard for each that is all the money there is, or that does not say for how long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import amount_of, budget_in_yuan, is_cost
from mingzhang.checking.targets.indicators.described_otherwise import (
    description_measures_something_else,
    description_shares_no_word,
)
from mingzhang.checking.targets.indicators.kinds import kind_does_not_fit
from mingzhang.checking.targets.indicators.ruled_out import head_of_name
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.numbers import counted_out
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.numerals import HUNDRED

_SPAN = "天|日|周|旬|月|季度?|半年|年|学期"
_HOW_OFTEN = re.compile(
    rf"(?:[≥>]=?)?\d+(?:次|期|场|批)/(?:{_SPAN})|每(?:{_SPAN})[一二两三四五\d]+(?:次|期|场|批)"
)
_AMOUNTS = ("people", "times", "count", "area", "length")
_FOR_ALL_TIME = re.compile("[年月日天周季期时次届]|每学")
"""A unit, a name or a description with one of these says for how long, or for what."""


@over("P357", open_projects)
def cells_do_not_go_together(item: ProjectOf) -> Iterator[Flaw]:
    """One finding for each way in which they do not."""
    for wrong in (_how_often, _described_as_another, _priced, _for_how_long, _fewer_than_all):
        found = [(one, *said) for one in item.indicators if (said := wrong(one))]
        yield from item.flaws_at(found)
    yield from item.flaws(_all_for_each(item))


_Wrong = tuple[str, str] | None
"""What is wrong, and the cell to look at."""


def _how_often(one: IndicatorOf) -> _Wrong:
    """发放物资时间 1次/月: the day is asked for."""
    if one.level2 != "时效" or measures.of_name(one.its.level3) != "time":
        return None
    if not _HOW_OFTEN.fullmatch(one.folded["target"]) or any(kind_does_not_fit(one)):
        return None
    if one_of("kinds", "answered", one_of("kinds", "held").pattern).search(one.its.level3):
        return None  # P326, and when an event is held
    text = keys.tidy(one.its.target.text)
    return f"说的是什么时候，指标值“{text}”却是多久一次", "target"


def _described_as_another(one: IndicatorOf) -> _Wrong:
    """处理率 as a time, 印刷数量 as how good it is, 满意度 as how far the work is done."""
    name, told = one.bare, one.folded["description"].rstrip("。;")
    if not told or told == name or not (other := _other(one, name, told)):
        return None
    is_told = any(description_measures_something_else(one)) or any(description_shares_no_word(one))
    return None if is_told else (f"的描述“{keys.tidy(one.its.description)}”{other}", "description")


def _other(one: IndicatorOf, name: str, told: str) -> str:
    measure = measures.of_name(name)
    if name.endswith(words_of("direction", "satisfaction")):
        is_asked = one_of("kinds", "asked").search(told)
        return "" if is_asked or not _how_far().search(told) else "说的不是谁满意"
    if one.measure == "percent" and not measures.is_share(told) and _is_told_as_time(one, told):
        return "说的是进度或时间，没有说明由什么除以什么"
    if (
        measure in _AMOUNTS
        and one.level2 == "数量"
        and told.endswith(words_of("kinds", "how_good"))
    ):
        return "说的是好坏，不是多少"
    return ""


def _is_told_as_time(one: IndicatorOf, told: str) -> bool:
    """处理率 as 答复的时间, and even 及时率 as 时间安排."""
    head = head_of_name(one)
    if head is not None and head.id == "punctual":
        return told.endswith(words_of("kinds", "when_planned"))
    name = one.bare
    is_of_time = one_of("kinds", "about_time").search(name)
    is_rate = measures.of_name(name) == "rate"
    return is_rate and not is_of_time and told.endswith(words_of("kinds", "when"))


@cache
def _how_far() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of('kinds', 'done').pattern})的?(?:情况|进度|程度)?$")


def _priced(one: IndicatorOf) -> _Wrong:
    """购置个数 by 物价测算: prices are no reason for so many."""
    basis = one.folded["basis"]
    if is_cost(one) or one.measure in ("", "money") or not one_of("kinds", "prices").search(basis):
        return None
    if one_of("kinds", "other_bases").search(basis) or "价" in one.its.level3:
        return None
    return f"的依据“{keys.tidy(one.its.basis)}”说的是价格，定不出“{one.its.target.text}”", "basis"


def _for_how_long(one: IndicatorOf) -> _Wrong:
    """村干部补贴标准 36000元: for a month, or for a year."""
    if one.measure != "money" or not one.folded["level3"].endswith(
        words_of("kinds", "paid_standards")
    ):
        return None
    said = one.folded["level3"] + one.folded["description"] + one.folded["target"]
    is_paid = one_of("kinds", "paid_on").search(said + keys.fold(one.project.name))
    if not is_paid or _FOR_ALL_TIME.search(said):
        return None
    return f"的指标值“{one.its.target.text}”没有写明是每月还是每年", "target"


_ALL_OF_THEM = re.compile(r"均能|均已|都能|都已|应([\u4e00-\u9fff]{1,2})[尽必皆]\1")


def _fewer_than_all(one: IndicatorOf) -> _Wrong:
    """符合条件的均能领取补贴, and ≥90%."""
    said = f"{one.folded['level3']},{one.folded['description']}"
    match = _ALL_OF_THEM.search(said) if one.measure == "percent" else None
    if match is None or one.its.target.is_at_most:
        return None
    if Decimal(one.its.target.value) >= HUNDRED or "满意" in one.level2:
        return None
    return f"写的是“{match[0]}”，指标值“{one.its.target.text}”却少于全部", "target"


def _all_for_each(item: ProjectOf) -> Sequence[tuple[IndicatorOf, str]]:
    """发放标准 5万元 of a project that has 5 万元, where more than one is to have some."""
    budget = budget_in_yuan(item.its)
    return [
        (one, f"说的是付给每个的标准，指标值“{one.its.target.text}”却是全部预算")
        for one in item.indicators
        if budget
        and one.bare.endswith(words_of("kinds", "standards"))
        and amount_of(one) == budget
        and "/" not in one.its.target.unit
        and not _is_paid_once(item)
    ]


def _is_paid_once(item: ProjectOf) -> bool:
    """Whether one person, one village or one house is all that is counted."""
    return any(
        one.level2 == "数量"
        and one.its.target.kind == "number"
        and counted_out(one.its.target) == Decimal(1)
        for one in item.indicators
    )
