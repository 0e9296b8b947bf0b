"""Names and descriptions of one row that are of two things: 次数 and 人数, 满意度 and 投诉.

And two indicators with one description and different targets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.contentment import asks_something_else
from mingzhang.checking.targets.contrasts import contrast, other_deed
from mingzhang.checking.targets.fitting import misfits
from mingzhang.checking.targets.indicators.opposites import opposite
from mingzhang.checking.targets.indicators.shares import another_share
from mingzhang.checking.targets.indicators.upside_down import upside_down
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.wordlists import one_of, words_of
from mingzhang.declared import Endings

_MONEY = ("金额", "总额", "单价", "价格", "费用", "成本")
_AMOUNT = ("金额", "总额")
"""Descriptions that end so are of money; 发放补贴 and 落实资金 tell what is done."""

_EXTENTS = ("area", "length")
_NUMBERS = ("people", "times", "count", *_EXTENTS)
_HANZI = re.compile("[\u4e00-\u9fff]")
_RATES = ("率", "比例")
_RATED = 3
_RATE_OF_PAYING = re.compile(
    r"(?:发放|拨付|支付|缴纳|兑付|兑现)[^发拨付缴兑,、]{0,6}(?:率|比例)$"
    r"|(?:资金|经费|款)(?:到账|到位|使用|支出|下达)[^,、]{0,3}(?:率|比例)$"
)
_OF_PAYING = re.compile(
    r"[发拨付缴兑足额账金费款薪钱元占比率例应]|到位|工资|补助|补贴|待遇|人数|保障"
    r"|支出|使用|财政|预算|指标|投入"
)
_EVERYWHERE = frozenset("率比例占总数量个的各全反映情况年度工作项目")
_OF_ALL_DUE = re.compile(r"应(\w{1,2})尽\1")
"""应助尽助率 tells of whom only in the description."""

_HOW_FAR = re.compile("(?<!满意)(?<!满意的)程度$")
_TELLING = 5
"""Shorter names (覆盖率) say of what only in the description."""

_DUE = re.compile(
    r"(?:反映)?(应(?!\w{1,2}尽)(?:缴|交|发|参保|办|还|收|拨|完成|整改)[^占,。;实已]{0,10})占"
)
"""What should be done, as the part of a share; 应发尽发 is none."""

_MONEY_IN_PLACE = re.compile(
    r"(?:资金|经费|款项?|补助|补贴)的?(?:到位|拨付|支付|支出|使用|执行)(?:率|比例)?$"
)
_COUNTED = ("people", "visits", "things")

_NO_MEASURE = re.compile(r"\d[\u4e00-\u9fff]{1,3}$|每(?:[十百千万亿]|\d)")
"""不少于 20 批次 and 每千次启动崩溃次数: how many, and a rate told by its base."""

_LISTED = re.compile(r"[、及和与][\u4e00-\u9fff]{1,6}$")
_SUBJECT = 2
_OF_TIME = re.compile(r"[/天日月年时]")
"""人天, 床日: units that have a time in them."""

_DAYS_OF = re.compile("[天日]/每?[周月季年]")
"""3天/周 says how often."""

_WARM = 50
_SHORTEST = 8


@over("P337", indicators)
def description_measures_something_else(one: IndicatorOf) -> Iterator[Flaw]:
    """批次数 in the name and 人数 in the description; 维护率 and 覆盖比例."""
    if wrong := _is_of_something_else(one):
        message, *roles = wrong
        yield one.flaw(message, *roles)


_NAMED = ("level3", "description")


def _is_of_something_else(one: IndicatorOf) -> tuple[str, ...]:
    """What is wrong with a description, and the cells to look at; nothing where it fits."""
    if not one.its.description or one.its.description == one.its.level3:
        return ()
    if other := _is_of_another_thing(one):
        return other, *_NAMED
    return _is_another_share(one) or _is_another_measure(one)


def _is_another_measure(one: IndicatorOf) -> tuple[str, ...]:
    description = _told(one)
    said, told = _measured(one.bare), _measured(description)
    if said != "rate" and (said == told or not told):
        return ()
    if _LISTED.search(description) or measures.WORKED_OUT.search(description) or misfits(one):
        return ()  # 跑动次数、材料、时间 are all of them; 实发人数/应发人数 is a rate
    is_amount = description.endswith(_AMOUNT) and said in ("people", "times")
    if told == "money" and not is_amount and one_of("name", "paying").search(description):
        return ()  # 按时支付各项费用 tells what is done, and no amount
    if not said:
        measured = _is_not_what_is_told(one, told)
        message = f"的描述说的是{measures.NAMES[told]}，指标值“{measured}”却不是"
        return (message, "description", "target") if measured else ()
    if told and said != told:
        message = f"的名称说的是{measures.NAMES[said]}，描述说的却是{measures.NAMES[told]}"
        return (message, *_NAMED) if _are_apart(one, said, told) else ()
    pair = _two_rates(one.bare, description) if said == "rate" else None
    return (f"的名称说的是{pair[0]}率，描述说的却是{pair[1]}率", *_NAMED) if pair else ()


def _is_another_share(one: IndicatorOf) -> tuple[str, ...]:
    """What is wrong with a description as that of a share, and the cells to look at."""
    if _is_warmth_in_per_cent(one):
        message = f"的描述说的是温度，指标值“{one.its.target.text}”却是百分数"
        return message, "description", "target"
    if due := _counts_what_is_due(one):
        return f"的描述用“{due}”作分子，算出来的不是做到了多少", "description", "level3"
    if part := upside_down(one):
        message = f"的描述用“{part}”作分子，说的却是全部，算式颠倒"
        return message, "description", "level3"
    if counted := opposite(one):
        message = f"的名称说的是“{counted.said}”，描述数的却是“{counted.told}”的，正好相反"
        return message, "level3", "description"
    if share := another_share(one) or _money_in_place_of_work(one):
        message = f"的名称说的是“{keys.tidy(one.its.level3)}”，描述说的却是{share}"
        return message, "level3", "description"
    return ()


def _counts_what_is_due(one: IndicatorOf) -> str:
    """缴纳完成率 as 应缴纳人数占总人数的比例: what should be done over all, and nothing done."""
    if measures.of_name(one.its.level3) != "rate" or "应" in one.its.level3:
        return ""
    match = _DUE.match(one.folded["description"])
    return match[1] if match else ""


def _money_in_place_of_work(one: IndicatorOf) -> str:
    """苗木质量合格率 as 抽检经费的到位情况: of what is good, in money, without a common word."""
    name = one.bare
    described = _MONEY_IN_PLACE.search(measures.without_tail(one.folded["description"]))
    is_other = described and not one_of("share", "of_money").search(name)
    return "资金到位、使用了多少" if is_other and _shares_no_word(name, one) else ""


def _is_of_another_thing(one: IndicatorOf) -> str:
    """满意度 and the share of complaints, 新建 in the name and 改建 in the description."""
    if other := asks_something_else(one) or _turns_the_other_way(one):
        return other
    if counted := _counts_something_else(one):
        return f"的名称数的是“{counted[0]}”，描述数的却是“{counted[1]}”"
    if rated := _rates_something_else(one):
        return f"的名称说的是“{rated}”，描述说的却是“{keys.tidy(one.its.description)}”"
    pair = contrast(one) or other_deed(one)
    return f"的名称说的是“{pair[0]}”，描述说的却是“{pair[1]}”" if pair else ""


def _told(one: IndicatorOf) -> str:
    """A description without 情况 and signs at its end."""
    return measures.without_tail(measures.bare_name(one.its.description))


def _is_warmth_in_per_cent(one: IndicatorOf) -> bool:
    """取暖达标率, described as 室内温度, and ≥18%."""
    is_warmth = one.folded["description"].endswith("温度")
    is_share = is_warmth and one.measure == "percent"
    return is_share and Decimal(one.its.target.value) < _WARM


def _are_apart(one: IndicatorOf, said: str, told: str) -> bool:
    """Whether a name and a description of two measures cannot mean one thing.

    数量 is said of people, times, areas and lengths, too: then the target must be of others.
    """
    measure = one.measure
    if said == "rate":
        if _NO_MEASURE.search(_told(one)):
            return False
        what = measures.without_tail(measures.bare_name(one.its.description))[-_SUBJECT:]
        return what not in one.its.level3 and not measures.is_share(one.its.description)
    if told == "rate":
        is_change = measure == "percent" and one_of("name", "change").search(one.its.level3)
        return measure not in _COUNTED and not is_change  # P303 tells of what is counted
    if {said, told} <= {"count", "people", "times"}:
        is_visits = "人次" in one.its.level3 + one.its.description
        return {said, told} == {"people", "times"} and not is_visits
    if "count" in (said, told) and {said, told} & {*_EXTENTS, "money"}:
        return told in (*_EXTENTS, "money") and measure == "things"
    return not (said == "times" and told == "time" and _DAYS_OF.search(one.its.target.unit))


def _is_not_what_is_told(one: IndicatorOf, told: str) -> str:
    """The target of 购置消防车 (1辆) where the description is of a time; "" where it fits."""
    target = one.its.target
    measure = measures.measure_of(target)
    is_time = measure == "time" or target.kind == "deadline"
    is_number = measure in (*_COUNTED, "times", "area", "length")
    is_number = is_number and not _OF_TIME.search(target.unit)
    if told == "time" and is_number and one.level2 == "数量":
        return target.text
    if told in _NUMBERS and is_time and one.level2 == "时效":
        return target.text
    if told in _EXTENTS and measure in ("people", "things") and one.level2 == "数量":
        return target.text
    return ""


@cache
def _counted_groups() -> dict[str, int]:
    """What is counted one by one, with the group that it belongs to."""
    groups = words_of("name", "counted_things")
    return {word: at for at, group in enumerate(groups) for word in group.split()}


@cache
def _number_ends() -> Endings:
    return Endings((*words_of("name", "number_ends"), "人数"))


@cache
def _counted_things() -> Endings:
    return Endings(_counted_groups())


def _counted_thing(text: str) -> str:
    """党组织 of 基层党组织数量; "" where it is not known or nothing is counted."""
    end = _number_ends().of(text)
    return _counted_things().of(keys.without_brackets(text.removesuffix(end))) if end else ""


def _counts_something_else(one: IndicatorOf) -> tuple[str, str] | None:
    """乡镇(街道)个数, described as 党组织数量: neither mentions what the other counts."""
    name = one.bare
    if not (own := _counted_thing(name)):
        return None
    told = _told(one)
    other = _counted_thing(told)
    if not other or _counted_groups()[own] == _counted_groups()[other]:
        return None
    return None if own in told or other in name else (own, other)


def _rates_something_else(one: IndicatorOf) -> str:
    """What a name rates: 使用率, described as 使用效率; 发放工资比率, as 岗位分工情况.

    A rate of what is paid tells in its description of money, of paying, or of a share.
    """
    name = one.bare
    if not name.endswith(_RATES):
        return ""
    told = _told(one)
    rate = f"{name[-_RATED:-1]}效率"
    if name.endswith("率") and "效率" not in name and told.endswith(rate):
        return f"{name[-_RATED:-1]}率"
    paid = _RATE_OF_PAYING.search(name)
    return paid[0] if paid and told and not _OF_PAYING.search(told) else ""


@cache
def _change() -> re.Pattern[str]:
    """A name or description that ends in a change, with what changes before it."""
    grows, falls = one_of("name", "grows").pattern, one_of("name", "falls").pattern
    ends = "率|幅度?|比例|比率|百分比|情况|程度"
    return re.compile(rf"(?:(?P<grows>{grows})|(?P<falls>{falls}))的?(?:{ends})?$")


def _turns_the_other_way(one: IndicatorOf) -> str:
    """损耗率降低 in the name, 损耗率同比增长 in the description."""
    said = _change().search(one.bare)
    told = _change().search(_told(one)) if said else None
    if not said or not told or said.lastgroup == told.lastgroup:
        return ""
    compared = one_of("name", "than_before")
    left, right = (compared.sub("", match.string[: match.start()]) for match in (said, told))
    if left[-_SUBJECT:] != right[-_SUBJECT:] or len(left) < _SUBJECT:
        return ""
    return f"的名称说的是{said[0]}，描述说的却是{told[0]}"


@over("P339", indicators)
def description_shares_no_word(one: IndicatorOf) -> Iterator[Flaw]:
    """线路运转率, described as 保证正常办公: not one character of the name is in it."""
    name, description = one.bare, one.folded["description"]
    if not description or len(_OF_ALL_DUE.sub("", name)) < _TELLING:
        return
    is_share = name.endswith("率") and one.measure == "percent"
    ends = words_of("name", "number_ends")
    is_count = name.endswith(ends) and measures.bare_name(description).endswith(ends)
    if not (is_share or is_count) or not _shares_no_word(name, one):
        return
    if all(one_of("kinds", "about_time").search(text) for text in (name, description)):
        return  # 及时率 tells of no thing, and 立即处置 says when
    is_told = measures.is_share(description) or _HOW_FAR.search(measures.without_tail(description))
    if is_share and is_told and not _is_told_of_another(name, description):
        return  # which share it is is told, in other words
    if not _is_of_something_else(one):
        yield one.flaw(
            "的描述与名称没有一个相同的字，看不出说的是同一件事", "level3", "description"
        )


def _is_told_of_another(name: str, description: str) -> bool:
    """考核合格率 as 发放到位的物资占应发物资的比例: the part is of another rate than the name.

    达标 is said for 合格.
    """
    part, _, _ = description.partition("占")
    said, told = (one_of("name", "rate_of").search(text) for text in (name, part))
    if not said or not told:
        return False
    return not all(one_of("name", "good_enough").fullmatch(rate[0]) for rate in (said, told))


def _shares_no_word(name: str, one: IndicatorOf) -> bool:
    told = set(_HANZI.findall(name)) - _EVERYWHERE
    return told.isdisjoint(one.folded["description"])


def _measured(text: str) -> str:
    """What a name or a description measures by its end."""
    measure = measures.of_name(text)
    if text.endswith(words_of("direction", "satisfaction")):
        return ""  # the contented are a share of those asked
    return measure if measure != "money" or text.endswith(_MONEY) else ""


def _two_rates(name: str, description: str) -> tuple[str, str] | None:
    """What the two are rates of, where each is of something that the other does not mention."""
    left, right = measures.rated().search(name), measures.rated().search(description)
    if not left or not right or left[1] in description or right[1] in name:
        return None
    if any(one_of("name", "rate_of_anything").search(rate[1]) for rate in (left, right)):
        return None
    return left[1], right[1]


@over("P342", open_projects)
def one_description_with_two_targets(item: ProjectOf) -> Iterator[Flaw]:
    """Two shares worked out by the same words, one 100% and one ≥98%.

    Where P337 tells that the words are of another share than the name, that is the reason.
    """
    alike: defaultdict[str, list[IndicatorOf]] = defaultdict(list)
    for one in item.indicators:
        description = one.folded["description"]
        if one.level2 == "服务对象满意度" or len(description) < _SHORTEST:
            continue  # two groups may be asked in the same words
        if one.measure == "percent":
            alike[description].append(one)
    for described in alike.values():
        if len(described) < 2:
            continue
        same = [one for one in described if not _is_of_something_else(one)]
        names = {one.folded["level3"] for one in same}
        values = {Decimal(one.its.target.value) for one in same}
        if len(names) > 1 and len(values) > 1:
            first, other = same[0], next(o for o in same if _value(o) != _value(same[0]))
            yield item.flaw(
                f"{first.label}和{other.label}的描述相同，指标值却分别是“{first.its.target.text}”和"
                f"“{other.its.target.text}”",
                other.evidence(),
                first.evidence(),
                other.evidence("description"),
            )


def _value(one: IndicatorOf) -> Decimal:
    return Decimal(one.its.target.value)
