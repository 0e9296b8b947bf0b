"""Whether it can be told afterwards if the target was met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.due_times import is_a_time
from mingzhang.checking.targets.fitting import is_rate_of_another_kind, misfits
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.unfilled import gap
from mingzhang.checking.targets.wordlists import one_of, words, words_of
from mingzhang.kept import once_each
from mingzhang.numerals import HUNDRED

_COUNT = re.compile(
    r"\d|[一二两三四五六七八九十百千万][个次人份件项套期场年月天家户元万条座处栋所辆台只头亩本册批轮段部]"
    r"|全[部体覆年]|^全[县市区镇乡村]$|零|^无"
)
_CONTENT = re.compile(r"(?<!不)满意[度率]")
_NONE_AT_ALL = re.compile(r"零|无")
_MUST_BE_NUMBERS = ("数量", "成本", "服务对象满意度", "经济成本")
_SHARE = re.compile(r"[%≤≥<>=]|百分|全覆盖|[一二三四五六七八九]成")
_CAN_BE_TOLD = re.compile(r"^恢复|每[月季周日天年]|节(?:等|前|期间|日)")
"""It is seen whether heating works again, and whether wages came each month."""

_ALL_THAT_OUGHT = re.compile(r"应([\u4e00-\u9fff]{1,2})[尽必皆]\1")
"""应保尽保, 应免尽免: all of those who are entitled."""

_EVERY = re.compile(r"[按每逐](?:年|半年|季度?|月|旬|周|日|天)(?!度?计划)")
"""按季度结算: how often is told."""

_BY_WHAT = re.compile("按|实际|确权")
"""按使用面积: a figure that there is elsewhere."""

_GRADE = re.compile("[ⅠⅡⅢⅣⅤIVⅰⅱⅲⅳⅴiv一二三四五甲乙]{1,3}[类级等]")
"""三类水环境质量: the grade is what is to be reached."""

_POSITIVE = re.compile("积极(?!性)")

_HARM = re.compile(r"社会成本|(?:环境|生态)成本")
"""Costs in harm done, which may be told in words."""

_REFLECTS = re.compile(r"^反[映应]")
_LONGEST = 20
_A_SENTENCE = 12
_SAME = 0.9
_SIGNS = str.maketrans("", "", '。,、;:“”"()! ')


@cache
def _by_another() -> re.Pattern[str]:
    """不高于市场价: with what it is compared can be looked up."""
    than = r"(?:低于|高于|不[低高]于|不超过?|小于|少于|不多于|[≤≥<>])[^,。;]{0,6}"
    return re.compile(f"{than}(?:{one_of('cost', 'compared_with').pattern})")


@over("P205", open_projects)
def words_for_a_quantity(item: ProjectOf) -> Iterator[Flaw]:
    """数量, 成本 and 满意度 in words, without any figure."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”{_why_not(one)}")
        for one in item.indicators
        if one.its.target.kind != "number"
        and (
            one.level2 in _MUST_BE_NUMBERS
            or _asks_for_a_number(one)
            or _is_a_time_without_one(one)
            or _is_a_name(one, one.folded["target"])
        )
        and _is_words(one)
    ]
    yield from item.flaws(found)


def _why_not(one: IndicatorOf) -> str:
    """What is missing: a figure, a time, or, where nobody complains, how many are content."""
    if _is_a_time_without_one(one):
        return "没有写什么时候"
    if _is_content(one) and _NONE_AT_ALL.match(one.folded["target"]):
        return "不是满意的人占多少，没有投诉不等于满意"
    return "没有数，完成与否无从衡量"


def _is_a_name(one: IndicatorOf, key: str) -> bool:
    """仪器标定 and 标定率: what stands for the target is the name of an indicator."""
    if one.its.target.kind != "words" or measures.of_name(one.its.level3) in ("rate", "time"):
        return False
    is_said = measures.of_name(key) == "rate" and not _BY_WHAT.search(key)
    is_aim = _aim().search(key) or one_of("name", "change").search(key)
    return is_said and len(key) < _A_SENTENCE and not is_aim and not _SHARE.search(key)


def _is_content(one: IndicatorOf) -> bool:
    return bool(_CONTENT.search(one.its.level3)) and one.its.target.kind == "words"


_COUNTED = frozenset(("people", "times", "area", "length"))


def _asks_for_a_number(one: IndicatorOf) -> bool:
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


@once_each
def _is_a_time_without_one(one: IndicatorOf) -> bool:
    """完成时间 and 按时完成: what is asked is when. 按合同规定时间 can be looked up."""
    is_of_time = one.folded["level3"].endswith(words_of("writing", "time_names"))
    if not is_of_time or one.its.target.kind != "words":
        return False
    key = one.folded["target"].translate(_SIGNS)
    return bool(one_of("writing", "in_time").match(key) and _empty(one))


def _is_words(one: IndicatorOf) -> bool:
    target = one.its.target
    key = one.folded["target"]
    if _HARM.search(one.its.level3):
        return False
    if target.kind == "deadline":
        return not is_a_time(one)  # P321
    if target.kind == "yes_no":
        return one.level2 != "成本" and key in ("是", "否")
    if _is_a_name(one, key) or (_is_content(one) and _NONE_AT_ALL.match(key)):
        return True
    is_enough = _COUNT.search(key) or _ALL_THAT_OUGHT.search(key) or _is_left(key)
    is_enough = is_enough or _EVERY.search(key) or _by_another().search(key) or "全天候" in key
    return target.kind == "words" and len(key) > 1 and not is_enough


def _is_left(key: str) -> bool:
    """A bare unit, a sign or a gap is P202."""
    return bool(
        gap(key)
        or not key.strip("≥≤><=")
        or key.lower() in words().writing["placeholder"]
        or key in ("万元", "元", "%")
    )


@over("P206", open_projects)
def target_says_nothing(item: ProjectOf) -> Iterator[Flaw]:
    """A target that repeats the name, or says 良好, 及时, 提升 and no more."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”{said}")
        for one in item.indicators
        if not _is_an_aim_again(one) and not _is_a_time_without_one(one) and (said := _empty(one))
    ]
    yield from item.flaws(found)


@over("P228", open_projects)
def target_is_the_name_again(item: ProjectOf) -> Iterator[Flaw]:
    """维护社会稳定 with the target 维护社会稳定: an aim, and nothing to tell whether it is met."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”只是又说一遍指标名称，没有说达到什么")
        for one in item.indicators
        if _is_an_aim_again(one)
    ]
    yield from item.flaws(found)


@once_each
def _is_an_aim_again(one: IndicatorOf) -> bool:
    """Whether a target is its indicator's name, which is an aim and no state that can be seen."""
    if _empty(one) != _AGAIN:
        return False
    name, key = _bare(one.its.level3), _bare(one.its.target.text)
    is_again = _aim().sub("", key) == _aim().sub("", name)
    is_aim = any(text.startswith(words_of("writing", "aims")) for text in (name, key))
    return is_again and is_aim and not one_of("writing", "can_be_seen").search(key)


@once_each
def _empty(one: IndicatorOf) -> str:
    """Why it cannot be told whether a target in words is met; "" where it can."""
    if one.its.target.kind != "words" or one.level2 in _MUST_BE_NUMBERS:
        return ""
    key = one.folded["target"].translate(_SIGNS)
    if not key or measures.of_name(one.its.level3) == "rate" or _can_be_told(one, key):
        return ""
    if key in words().writing["vague"] or _vague_time().fullmatch(key):
        return "没有可以判别的标准"
    return _AGAIN if not is_only_an_aspect(one) and _is_said_again(one, key) else ""


def _can_be_told(one: IndicatorOf, key: str) -> bool:
    """合格, 三次, 恢复供暖; a question that can be answered."""
    if key in words().writing["is_enough"] or _COUNT.search(key) or "是否" in one.its.level3:
        return True
    is_short = one.level2 == "时效" or len(key) < _A_SENTENCE
    return is_short and bool(_CAN_BE_TOLD.search(key))


def _is_said_again(one: IndicatorOf, key: str) -> bool:
    """Whether a target is the name or the description, perhaps with an aim before it."""
    said = set(map(_bare, _said(one))) - {""}
    aims = {_aim().sub("", text) for text in said} - {""}
    return _plain(key) in said or _aim().sub("", key) in aims | said or _nearly(_plain(key), said)


_AGAIN = "只是重复指标名称或描述"


@over("P226", open_projects)
def only_an_aspect(item: ProjectOf) -> Iterator[Flaw]:
    """社会各界反响情况: what is looked at, in the place of what is to be reached."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”只说了看什么，没有说要达到什么")
        for one in item.indicators
        if is_only_an_aspect(one)
    ]
    yield from item.flaws(found)


@once_each
def is_only_an_aspect(one: IndicatorOf) -> bool:
    """Whether the target ends in 情况, 程度 or 质量 and says nothing of how it is to be.

    Where a number must stand P205 tells it, and of a rate P212.
    """
    if one.its.target.kind != "words" or one.level2 in _MUST_BE_NUMBERS:
        return False
    key = one.folded["target"].translate(_SIGNS)
    if (
        not key.endswith(words_of("writing", "aspect"))
        or measures.of_name(one.its.level3) == "rate"
    ):
        return False
    is_question = "是否" in one.its.level3 or _asks_for_a_number(one)
    said = one_of("writing", "improve", one_of("writing", "seen_to").pattern)
    is_said = said.search(key) or one_of("writing", "reacted").search(key)
    is_said = is_said or _ALL_THAT_OUGHT.search(key) or _GRADE.search(key) or _POSITIVE.search(key)
    return not (is_question or _COUNT.search(key) or is_said or _set_right().match(key))


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
    return len(key) >= _A_SENTENCE and any(keys.alike(key, text, _SAME) for text in said)


def _said(one: IndicatorOf) -> tuple[str, str]:
    return one.its.level3, one.its.description


def _bare(text: str) -> str:
    """Without its signs, too."""
    return _plain(keys.fold(text).translate(_SIGNS))


def _plain(key: str) -> str:
    """Without 反映 and 情况, which say nothing: 反映办公环境改善情况 is 办公环境改善."""
    return _REFLECTS.sub("", key).removesuffix("情况")


@cache
def _aim() -> re.Pattern[str]:
    """促进经济发展 for 经济发展 says no more than the name."""
    lists = (one_of("writing", name).pattern for name in ("steadily", "further"))
    return re.compile("^(?:{})*(?:{})".format(*lists))


@cache
def _vague_time() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in words().writing["vague_time"]))


@over("P210", open_projects)
def share_of_what(item: ProjectOf) -> Iterator[Flaw]:
    """A percentage, or so many times at most, of what neither name nor description says."""
    found = [
        (one, f"的指标值“{one.its.target.text}”{said}")
        for one in item.indicators
        if (said := of_nothing(one))
    ]
    yield from item.flaws(found)


@once_each
def of_nothing(one: IndicatorOf) -> str:
    """What nothing is said of, for a message."""
    name = one.folded["level3"]
    match one.measure:
        case "percent":
            is_again = name == one.folded["description"]
            if _is_no_share(name) if is_again else _tells_of_no_share(one):
                return "是百分数，名称和描述都没有说明是什么的百分之几"
        case "times" if _never_says_what_happens(one):
            return "，名称和描述都没有说是什么事不多于这么多次"
    return ""


_HAPPENS = re.compile("[次数率频]")


def _never_says_what_happens(one: IndicatorOf) -> bool:
    """保障办公需要, 长期使用性 ≤3次: nothing is named that is to happen so seldom."""
    if not one.its.target.is_at_most or one.level2 in _MUST_BE_NUMBERS:
        return False
    name = one.folded["level3"]
    said = name + one.folded["description"]
    is_aim = name.startswith(words_of("writing", "aims")) or name.endswith("性")
    is_said = _HAPPENS.search(said) or any(word in said for word in words_of("direction", "bad"))
    return is_aim and not is_said


_TAIL = 3
_NEARLY_ALL = Decimal(80)
_MAY_BE_COUNTED = re.compile(r"[率比占数费度%]|百分|成本|满意")


def _is_raised_by_nearly_all(one: IndicatorOf) -> bool:
    """提升党建工作水平 ≥95%: nothing is raised by so much, and there is no share of it."""
    is_raised = one_of("writing", "raised").match(one.folded["level3"])
    is_so = is_raised and one.folded["level3"].endswith(words_of("writing", "raised_in"))
    return bool(is_so) and _NEARLY_ALL <= Decimal(one.its.target.value) <= HUNDRED


def _tells_of_no_share(one: IndicatorOf) -> bool:
    """打造过硬宣讲团, described as 锤炼口才和台风: neither ends in what can be counted."""
    name, description = one.folded["level3"], one.folded["description"]
    if _is_raised_by_nearly_all(one):
        return not _MAY_BE_COUNTED.search(description)
    if measures.of_name(name) or counting.thing_in(name) or _MAY_BE_COUNTED.search(description):
        return False
    ends = [text.rstrip("。;")[-_TAIL:] for text in (name, description)]
    if any(map(one_of("writing", "countable").search, ends)):
        return False
    is_aim = name.startswith(words_of("writing", "aims")) and not _is_done(name)
    if not is_aim and not name.endswith(words_of("writing", "no_ratio")):
        return False  # 含水量, 防治效果 are told in per cent
    said = f"{name}{description}"
    may_be = one_of("name", "change").search(name) or one_of("writing", "by_how_much").search(said)
    return len(name) > _TAIL and not may_be


def _is_done(name: str) -> bool:
    """服务器正常在线, 建设工程竣工验收, 确保应保尽保: of what is done there is a share."""
    is_thing = name.startswith(words_of("writing", "things_done"))
    return is_thing or bool(one_of("writing", "done").search(name) or _ALL_THAT_OUGHT.search(name))


@cache
def _influence() -> re.Pattern[str]:
    """积极性率; 不良影响率 may be counted."""
    return re.compile(rf"(?<!不良)(?<!负面)(?:{one_of('writing', 'influence').pattern})率$")


def _is_no_share(name: str) -> bool:
    """优化路网, and 影响率: nobody can count how much of an influence there is."""
    if _influence().search(name):
        return True
    return not measures.of_name(name) and not one_of("writing", "countable").search(name)


@over("P211", open_projects)
def figure_inside_words(item: ProjectOf) -> Iterator[Flaw]:
    """每本不超过 80 元: the figure is there, but not as sign, number and unit."""
    found = [
        (one, f"的指标值“{keys.tidy(one.its.target.text)}”没有写成符号、数和单位")
        for one in item.indicators
        if one.level2 in _MUST_BE_NUMBERS
        and one.its.target.kind == "words"
        and re.search(r"\d", one.its.target.text)
        and len(one.folded["target"]) <= _LONGEST
    ]
    yield from item.flaws(found)


@over("P212", open_projects)
def share_in_words(item: ProjectOf) -> Iterator[Flaw]:
    """及时率 with 资金及时拨付: a share needs a number."""
    found = [
        (one, f"是比率，指标值“{keys.tidy(one.its.target.text)}”却不是百分数")
        for one in item.indicators
        if (misfits(one) and is_rate_of_another_kind(one))
        or (
            one.level2 not in _MUST_BE_NUMBERS
            and one.its.target.kind in ("words", "deadline")
            and measures.of_name(one.its.level3) == "rate"
            and not one.folded["level3"].endswith("度")
            and not _SHARE.search(one.folded["target"])
            and not one_of("writing", "compared").search(one.folded["target"])
            and not _ALL_THAT_OUGHT.search(one.folded["target"])
            and not _is_left(one.folded["target"])
        )
    ]
    yield from item.flaws(found)
