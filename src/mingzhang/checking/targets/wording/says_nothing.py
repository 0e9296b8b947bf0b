"""Targets in words that say nothing: 良好, the name again, 反响情况."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words, words_of
from mingzhang.kept import once_each

COUNT = re.compile(
    r"\d|[一二两三四五六七八九十百千万][个次人份件项套期场年月天家户元万条座处栋所辆台只头亩本册批轮段部]"
    r"|全[部体覆年]|^全[县市区镇乡村]$|零|^无"
)

MUST_BE_NUMBERS = ("数量", "成本", "服务对象满意度", "经济成本")
_CAN_BE_TOLD = re.compile(r"^恢复|每[月季周日天年]|节(?:等|前|期间|日)")
"""It is seen whether heating works again, and whether wages came each month."""

ALL_THAT_OUGHT = re.compile(r"应([\u4e00-\u9fff]{1,2})[尽必皆]\1")
"""应保尽保, 应免尽免: all of those who are entitled."""

_GRADE = re.compile("[ⅠⅡⅢⅣⅤIVⅰⅱⅲⅳⅴiv一二三四五甲乙]{1,3}[类级等]")
"""三类水环境质量: the grade is what is to be reached."""

_POSITIVE = re.compile("积极(?!性)")
_REFLECTS = re.compile(r"^反[映应]")
A_SENTENCE = 12
_SAME = 0.9
_SIGNS = str.maketrans("", "", '。,、;:“”"()! ')
_AGAIN = "只是重复指标名称或描述"
_COUNTED = frozenset(("people", "times", "area", "length"))


@over("P206", open_projects)
def target_says_nothing(item: ProjectOf) -> Iterator[Flaw]:
    """A target that repeats the name, or says 良好, 及时, 提升 and no more."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”{said}")
        for one in item.indicators
        if not _is_an_aim_again(one) and not is_a_time_without_one(one) and (said := _empty(one))
    ]
    yield from item.flaws(found)


def _told(
    item: ProjectOf, says_nothing: Callable[[IndicatorOf], bool], what: str
) -> Iterable[Flaw]:
    """The targets of a project that are all empty in one way, as one flaw."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”{what}")
        for one in item.indicators
        if says_nothing(one)
    ]
    return item.flaws(found)


@over("P228", open_projects)
def target_is_the_name_again(item: ProjectOf) -> Iterator[Flaw]:
    """维护社会稳定 with the target 维护社会稳定: an aim, and nothing to tell whether it is met."""
    yield from _told(item, _is_an_aim_again, "只是又说一遍指标名称，没有说达到什么")


@once_each
def _is_an_aim_again(one: IndicatorOf) -> bool:
    """Whether a target is its indicator's name, which is an aim and no state that can be seen."""
    if _empty(one) != _AGAIN:
        return False
    name, key = _bare(one.its.level3), _bare(one.its.target.text)
    is_again = aim().sub("", key) == aim().sub("", name)
    is_aim = any(text.startswith(words_of("writing", "aims")) for text in (name, key))
    return is_again and is_aim and not one_of("writing", "can_be_seen").search(key)


@once_each
def is_a_time_without_one(one: IndicatorOf) -> bool:
    """完成时间 and 按时完成: what is asked is when. 按合同规定时间 can be looked up."""
    is_of_time = one.folded["level3"].endswith(words_of("writing", "time_names"))
    if not is_of_time or one.its.target.kind != "words":
        return False
    key = one.folded["target"].translate(_SIGNS)
    return bool(one_of("writing", "in_time").match(key) and _empty(one))


@once_each
def _empty(one: IndicatorOf) -> str:
    """Why it cannot be told whether a target in words is met; "" where it can."""
    if one.its.target.kind != "words" or one.level2 in MUST_BE_NUMBERS:
        return ""
    key = one.folded["target"].translate(_SIGNS)
    if not key or measures.of_name(one.its.level3) == "rate" or _can_be_told(one, key):
        return ""
    if key in words().writing["vague"] or _vague_time().fullmatch(key):
        return "没有可以判别的标准"
    return _AGAIN if not is_only_an_aspect(one) and _is_said_again(one, key) else ""


def _can_be_told(one: IndicatorOf, key: str) -> bool:
    """合格, 三次, 恢复供暖; a question that can be answered."""
    if key in words().writing["is_enough"] or COUNT.search(key) or "是否" in one.its.level3:
        return True
    is_short = one.level2 == "时效" or len(key) < A_SENTENCE
    return is_short and bool(_CAN_BE_TOLD.search(key))


def _is_said_again(one: IndicatorOf, key: str) -> bool:
    """Whether a target is the name or the description, perhaps with an aim before it."""
    said = set(map(_bare, _said(one))) - {""}
    aims = {aim().sub("", text) for text in said} - {""}
    return _plain(key) in said or aim().sub("", key) in aims | said or _nearly(_plain(key), said)


@over("P226", open_projects)
def only_an_aspect(item: ProjectOf) -> Iterator[Flaw]:
    """社会各界反响情况: what is looked at, in the place of what is to be reached."""
    yield from _told(item, is_only_an_aspect, "只说了看什么，没有说要达到什么")


@once_each
def is_only_an_aspect(one: IndicatorOf) -> bool:
    """Whether the target ends in 情况, 程度 or 质量 and says nothing of how it is to be.

    Where a number must stand P205 tells it, and of a rate P212.
    """
    if one.its.target.kind != "words" or one.level2 in MUST_BE_NUMBERS:
        return False
    key = one.folded["target"].translate(_SIGNS)
    if (
        not key.endswith(words_of("writing", "aspect"))
        or measures.of_name(one.its.level3) == "rate"
    ):
        return False
    is_question = "是否" in one.its.level3 or asks_for_a_number(one)
    said = one_of("writing", "improve", one_of("writing", "seen_to").pattern)
    is_said = said.search(key) or one_of("writing", "reacted").search(key)
    is_said = is_said or ALL_THAT_OUGHT.search(key) or _GRADE.search(key) or _POSITIVE.search(key)
    return not (is_question or COUNT.search(key) or is_said or _set_right().match(key))


def asks_for_a_number(one: IndicatorOf) -> bool:
    """持续使用时间（年）, 受益人数: the name has its unit, or is that of a count."""
    if one.its.target.kind != "words":
        return False
    unit = measures.unit_in_name(one.its.level3) or measures.unit_in_name(one.its.description)
    named = measures.of_name(one.its.level3), measures.of_name(one.its.description)
    key = one.folded["target"]
    is_years = one.folded["description"].endswith("年限") and "永久" not in key
    counted = is_years or not _COUNTED.isdisjoint(named)
    if one_of("name", "change").search(key) or one_of("writing", "compared").search(key):
        return False  # 死亡人数：下降 is told from the year before
    return (counted or bool(unit)) and "%" not in unit


@cache
def _set_right() -> re.Pattern[str]:
    """及时处置紧急情况: what is to be gone; 处置情况 is only looked at."""
    aspects = "|".join(words_of("writing", "aspect"))
    return re.compile(
        f"(?:{one_of('writing', 'at_once').pattern})*(?:{one_of('writing', 'set_right').pattern})"
        f"(?!(?:{aspects})$)"
    )


def _nearly(key: str, said: set[str]) -> bool:
    """Whether a whole sentence is the description again but for a word or two."""
    return len(key) >= A_SENTENCE and any(keys.alike(key, text, _SAME) for text in said)


def _said(one: IndicatorOf) -> tuple[str, str]:
    return one.its.level3, one.its.description


def _bare(text: str) -> str:
    """Without its signs, too."""
    return _plain(keys.fold(text).translate(_SIGNS))


def _plain(key: str) -> str:
    """Without 反映 and 情况, which say nothing: 反映办公环境改善情况 is 办公环境改善."""
    return _REFLECTS.sub("", key).removesuffix("情况")


@cache
def aim() -> re.Pattern[str]:
    """促进经济发展 for 经济发展 says no more than the name."""
    lists = (one_of("writing", name).pattern for name in ("steadily", "further"))
    return re.compile("^(?:{})*(?:{})".format(*lists))


@cache
def _vague_time() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in words().writing["vague_time"]))
