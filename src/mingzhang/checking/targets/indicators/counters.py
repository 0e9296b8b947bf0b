"""Units that cannot count the thing: 6 座 of vehicles, 30 人 of terminals, 7 公里 of equipment.

What each thing is counted in stands in counting.toml. Where the name does not say what is counted
(开设防火隔离带), the description may (新开设防火隔离带长度).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.fitting import differ, misfits
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, indicators, open_projects
from mingzhang.checking.targets.statements import COUNTERS
from mingzhang.checking.targets.things import telling_words
from mingzhang.checking.targets.wordlists import one_of

_OF_ONE_TURN = re.compile("每|单次|单期|人次|平均|一次|规模")
_STAND_THERE = ("buildings", "vehicles")
"""What is not handed to those it is for: 配备助听器 can be told in persons."""

_SIZES = frozenset({"area", "length", "bulk"})
_IN_PRICES = frozenset({"people", "things"}) | _SIZES
"""What a price can be for one of; of each time (每次) people are paid, too."""

_COUNTS = ("people", "times", "area", "length")
"""What descriptions end in that is no share."""

_ONE_OF = {"人": "人", "户": "户", "亩": "亩", "生": "人"}
"""人均, 户均."""

_OTHERS = re.compile("[人员户亩生工次]")
"""Of whom or of what the price is then."""

_COUNTED = ("数量", "社会效益", "经济效益", "生态效益", "质量")
_NUMBER_OF = re.compile("(?:数量|个数|数)$")
_SPANS = {
    "天": frozenset({"天", "日", "工作日"}),
    "月": frozenset({"月"}),
    "小时": frozenset({"小时", "学时", "课时"}),
}
_FIGURE_AT_END = re.compile(r"约\d[\d.]*万?[\u4e00-\u9fff]{1,2}$")
_OF_SO_MANY = re.compile("每(?:[一十百千万]+[名人例个头户]|[十百千万]+)")
_YEARS = re.compile("年[限数]$")
_SPAN_AT_END = re.compile(f"({'|'.join(_SPANS)})数$")
_SAYS_NO_MORE = ("情况", "的情况", "。", ".", ";")


@over("P354", indicators)
def counter_is_of_other_things(one: IndicatorOf) -> Iterator[Flaw]:
    """购置抽粪车数量 ≥6座."""
    if one.its.target.kind != "number":
        return
    if wrong := None if one.level2 == "成本" or misfits(one) else _counts_otherwise(one):
        message, role = wrong
        yield one.flaw(message, "target", role)
    elif message := _bracket_of_other_things(one):
        yield one.flaw(message, "level3")


_Wrong: TypeAlias = tuple[str, str] | None
"""What is wrong, and the cell to look at beside the target."""


def _bracket_of_other_things(one: IndicatorOf) -> str:
    """培训人数（次）: the bracket behind a name has a unit that the name cannot be told in.

    Other units in the target are told of that. （户） behind money is what it is paid for.
    """
    its, bracket = one.its, measures.unit_in_name(one.its.level3)
    if not bracket or one.unit not in ("", bracket):
        return ""
    name, named = measures.bare_name(its.level3), measures.of_name(its.level3)
    if named == "money" or (not named and measures.of_unit(bracket) == "money"):
        return ""
    target = msgspec.structs.replace(its.target, unit=bracket)
    told = IndicatorOf(one.disclosure, one.project, msgspec.structs.replace(its, target=target))
    in_years = _YEARS.search(name) and measures.of_unit(bracket) == "time" and "年" not in bracket
    if in_years:
        return f"问的是多少年，名称后面括号里的单位却是“{bracket}”"
    if misfits(told) or _counts_otherwise(told):
        return f"名称后面括号里的单位“{bracket}”不能用来计量“{name}”"
    return ""


def _counts_otherwise(one: IndicatorOf) -> _Wrong:
    return _counts_something_else(one) or _says_another_counter(one)


def _counts_something_else(one: IndicatorOf) -> _Wrong:
    """The unit cannot count what the name, or else the description, ends in."""
    name = one.bare
    target, said = (
        one.its.target,
        f"指标值“{one.its.target.text}”的单位“{one.unit}”不是它的计量单位",
    )
    if thing := counting.thing_in(name):
        is_number = thing.word.endswith("数")  # 走访家数 asks for so many 家
        is_often = one.unit == "次" and not is_number and _is_done_again(one, thing)
        fits = thing.is_measured or is_often or counting.fits(thing, target.unit)
        fits = fits and not _is_how_often(one, thing)
        return None if fits else (f"数的是{_shown(thing)}，{said}", "level3")
    if measures.of_name(name) in ("", "count") and (told := _described(one)):
        return f"的描述说的是{_shown(told)}，{said}", "description"
    if one.level2 != "数量":
        return None
    if noun := _thing_not_counted(one, name):
        return f"说的是{noun.word}，{said}", "level3"
    project = one.project
    texts = one.its.level3, one.its.description, project.name, project.purpose
    if measures.of_name(name) in ("", "count") and counting.counts_none_of(
        target.unit, (*texts, *project.objectives)
    ):
        return (
            f"和本项目都没有说到可以用“{one.unit}”计量的东西，指标值是“{target.text}”",
            "level3",
        )
    return None


def _thing_not_counted(one: IndicatorOf, name: str) -> counting.Thing | None:
    """What a name ends in, or says is built, where neither it nor its users are counted."""
    noun = counting.thing_named(name)
    if noun and f"进{noun.word}" in name:
        return None  # 非遗进校园 20 场 are so many visits to it
    if noun is None and measures.of_unit(one.its.target.unit) == "people":
        made = counting.thing_made(name)
        noun = made if made and made.kind.units[0] in _STAND_THERE else None
    fits = noun is None or counting.fits(noun, one.its.target.unit)
    return noun if noun and not fits and not _counts_its_users(one, noun) else None


def _counts_its_users(one: IndicatorOf, noun: counting.Thing) -> bool:
    """学校食堂 ≥600人, described as 供餐学生: those who use what the name names.

    A description can count another thing of it, too: 存栏生猪 of 养殖小区.
    """
    said = one.folded["description"]
    name = one.bare
    if measures.of_unit(one.its.target.unit) == "people":
        texts = said.replace(noun.word, ""), name.replace(noun.word, "")
        return any(map(counting.is_of_its_users, texts)) or _names_people(said)
    other = counting.thing_named(measures.bare_name(said))
    return bool(other and other.kind != noun.kind and counting.fits(other, one.its.target.unit))


def _names_people(text: str) -> bool:
    """服务对象, 供餐学生: a text that ends in those who are counted."""
    thing = counting.thing_named(measures.bare_name(text))
    return bool(thing and "people" in thing.kind.units and counting.is_of_people(thing))


def _is_how_often(one: IndicatorOf, thing: counting.Thing) -> bool:
    """会议室数量 5 次; 清洗水池数量 2 次 can be how often it is done."""
    if one.unit != "次" or one.level2 != "数量" or not counting.is_object(thing):
        return False
    name = one.bare
    is_number = _noun_of(one).endswith(thing.word) and _NUMBER_OF.search(name)
    return bool(is_number) and not _is_done_again(one, thing)


def _is_done_again(one: IndicatorOf, thing: counting.Thing) -> bool:
    """Whether a name or a description tells of what can be done so many times: 清洗, 消毒.

    Not where the words of the project have as many of the thing itself: 巡检 46 个自动气象站.
    """
    if one_of("kinds", "repeated").fullmatch(_noun_of(one)):
        return True  # 中转站清洗数量
    things = re.compile(rf"(?<![\d.]){re.escape(one.its.target.value)}[{COUNTERS}]")
    if any(map(things.search, (*one.project.objectives, one.project.purpose))):
        return False
    said = f"{one.bare},{one.folded['description']}"
    said = said.replace(_noun_of(one) or thing.word, "")
    return bool(one_of("kinds", "repeated").search(said))


def _noun_of(one: IndicatorOf) -> str:
    """The last word that tells what is counted: 检验室."""
    return next(reversed(telling_words(one.bare)), "")


def _shown(thing: counting.Thing) -> str:
    """器 says little alone."""
    return thing.word if len(thing.word) > 1 else f"{thing.kind.says}（{thing.word}）"


def _says_another_counter(one: IndicatorOf) -> _Wrong:
    """The name or the description ends in a number of another counter: 灭菌器台数 and 2 处."""
    unit = one.its.target.unit
    if wrong := _lasts_otherwise(one, unit):
        return wrong
    if one.level2 not in _COUNTED:
        return None
    for field, role in (("名称", "level3"), ("描述", "description")):
        said = measures.bare_name(keys.fold(one.text(role)).rstrip("。.;"))
        if _FIGURE_AT_END.search(said):
            return None
        if (counter := counting.counter_at_end(said)) and not unit.endswith(counter):
            if counting.unlike(counter, unit) or counting.is_how_often(unit, counter):
                told = said[said.rindex(counter) :]
                message = f"的{field}说的是{told}，指标值“{one.its.target.text}”的单位却是“{unit}”"
                return message, role
            return None
    return None


def _lasts_otherwise(one: IndicatorOf, unit: str) -> _Wrong:
    """康复训练月数 and 10 年."""
    if "time" not in counting.classes(unit) or "/" in unit:
        return None
    for field, role in (("名称", "level3"), ("描述", "description")):
        match = _SPAN_AT_END.search(measures.bare_name(keys.fold(one.text(role)).rstrip("。")))
        if match is None or unit.endswith(match[1]):  # 人天数 and 人天
            continue
        if _SPANS[match[1]].isdisjoint({unit, unit.removeprefix("个")}):
            message = f"的{field}说的是{match[0]}，指标值“{one.its.target.text}”的单位却是“{unit}”"
            return message, role
    return None


def _described(one: IndicatorOf) -> counting.Thing | None:
    """What the description says is counted, where the unit cannot count it."""
    description = one.folded["description"]
    for idle in _SAYS_NO_MORE:
        description = description.removesuffix(idle)
    bare = measures.bare_name(description)
    if measures.unit_in_name(description) == one.unit:
        return None  # 逝者数量（具）
    if _FIGURE_AT_END.search(description):
        return None  # 人均约 350 毫升，约 6000 人次 tells how many, and not what is counted
    if _OF_SO_MANY.search(description) and one.measure == "percent":
        return None  # 每千名活产儿中死亡的人数
    thing = counting.thing_in(bare)
    fits = thing is None or counting.fits(thing, one.its.target.unit)
    return thing if not fits or _is_share_of_a_count(one, bare) else None


def _is_share_of_a_count(one: IndicatorOf, description: str) -> bool:
    """人次 in the description and a percentage as the target."""
    if one.measure != "percent" or measures.is_share(description):
        return False
    is_change = one_of("name", "change").search(one.folded["level3"] + description)
    return measures.of_name(description) in _COUNTS and not is_change


@over("P213", open_projects)
def counted_in_another_way(item: ProjectOf) -> Iterator[Flaw]:
    """（个） in the name and 17 人 in the target; 人次 in the name and 人 in the target."""
    found = [(one, said) for one in item.indicators if (said := _counted_otherwise(one))]
    yield from item.flaws(found)


def _counted_otherwise(one: IndicatorOf) -> str:
    target = one.its.target
    if target.kind != "number":
        return ""
    unit = one.unit
    in_name = measures.unit_in_name(one.its.level3)
    if in_name and differ(measures.of_unit(in_name), measures.of_unit(unit)):
        return ""  # which P301 tells
    if in_name and _named_otherwise(in_name, unit):
        return f"的名称里单位是“{in_name}”，指标值却用“{unit}”"
    if said := _visits_otherwise(one, unit):
        return said
    in_description = measures.unit_in_name(one.its.description)
    if in_description and not in_name and _described_otherwise(in_description, unit):
        return f"的描述里单位是“{in_description}”，指标值却用“{unit}”"
    return _priced_otherwise(one)


def _visits_otherwise(one: IndicatorOf, unit: str) -> str:
    """人次 in the name and 人 in the target; 人数, and 人/次."""
    text = one.its.target.text
    if one.bare.endswith("人次") and measures.of_unit(unit) == "people":
        return f"说的是人次，指标值“{text}”的单位是“{unit}”"
    if unit == "人/次" and _counts_all_heads(one):
        return f"说的是人数，指标值“{text}”的单位“人/次”却是每次多少人"
    return ""


def _counts_all_heads(one: IndicatorOf) -> bool:
    """培训人数, and not 每期培训人数 or a number of visits."""
    said = one.folded["level3"] + one.folded["description"]
    return one.bare.endswith("人数") and not _OF_ONE_TURN.search(said)


def _named_otherwise(in_name: str, unit: str) -> bool:
    """Whether the bracket behind a name has another way to count."""
    printed, named = measures.of_unit(unit), measures.of_unit(in_name)
    people = {printed, named} == {"people", "things"}
    times = (in_name == "次" and printed == "things") or (in_name == "个" and unit == "次")
    return (
        people
        or times
        or counting.differ(in_name, unit)
        or counting.is_of_another_size(in_name, unit)
    )


def _described_otherwise(described: str, unit: str) -> bool:
    kinds = {measures.of_unit(described), measures.of_unit(unit)}
    return kinds == {"people", "things"} or counting.differ(described, unit)


@cache
def _each() -> re.Pattern[str]:
    """每亩, 每名学生, 户均, and the words between it and the price."""
    units = "|".join(map(re.escape, counting.of_things()))
    price = r"(?=(?P<of>[^,。;每]{0,10}?)(?:补|标准|成本|费|金额|价|奖|资金|投资))"
    return re.compile(rf"(?:每一?(?P<one>{units})(?!均)|(?P<mean>[{''.join(_ONE_OF)}])均){price}")


def _each_of(text: str) -> dict[str, str]:
    """What a price is for one of, with the words that say so; not 每家企业吸纳就业人员补贴."""
    found = {}
    for match in _each().finditer(text):
        unit = match["one"] or _ONE_OF[match["mean"]]
        if measures.of_unit(unit) == "people" or not _OTHERS.search(match["of"]):
            found[unit] = match[0]
    return found


def _in_brackets(name: str) -> dict[str, str]:
    """（元/亩） behind a name."""
    unit = measures.unit_in_name(name)
    priced = unit.partition("/")[2]
    return {priced: unit} if priced and measures.of_unit(priced) != "time" else {}


def _priced_otherwise(one: IndicatorOf) -> str:
    """每亩补助 in 元/户: the price is for one of something else."""
    unit = one.unit
    if measures.of_unit(unit) != "money" or "/" not in unit:
        return ""
    text = f"{one.folded['level3']}。{one.folded['description']}"
    each = _each_of(text) | _in_brackets(one.its.level3)
    prices = [part.strip("()") for part in re.split("[/·•∙]", unit)[1:]]
    of = [part for part in prices if measures.of_unit(part) != "time"]
    if len(each) != 1 or len(of) != 1:
        return ""
    (told, words), (priced,) = *each.items(), of
    if _are_prices_of_others(told, priced):
        return f"说的是“{words}”，指标值“{one.its.target.text}”却按“{priced}”计价"
    return ""


def _are_prices_of_others(told: str, priced: str) -> bool:
    """Whether a price of one of these is not of one of those: 每亩 and 元/户."""
    measured = measures.of_unit(told), measures.of_unit(priced)
    in_times = measured[0] in _SIZES and measured[1] == "times"
    is_known = counting.is_telling(told) and counting.is_telling(priced)
    return in_times or (is_known and measured[0] != measured[1] and {*measured} <= _IN_PRICES)
