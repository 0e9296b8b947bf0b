"""Faults in the names and descriptions of indicators: what they tell, and of what."""

from __future__ import annotations

import re
from random import Random

import msgspec

from benchmarks.planted.faults import Fault
from benchmarks.planted.targets.indicators import (
    COUNTED,
    Place,
    declared_faults,
    fault,
    value_of,
    with_target,
)
from mingzhang.disclosure import Indicator, Project


def _named_otherwise(place: Place, _: Random) -> Indicator | None:
    """人数 in the name and 次数 in the description."""
    indicator = place.indicator
    if not indicator.level3.endswith("人数"):
        return None
    told = f"{indicator.level3.removesuffix('人数')}次数"
    return msgspec.structs.replace(indicator, description=told)


def _told_rate(place: Place, random: Random) -> Indicator | None:
    """The description tells another share than the 指标值."""
    value = value_of(place.indicator)
    if value is None or place.indicator.target.unit != "%" or not 50 < value <= 100:
        return None
    said = random.choice(("不低于", "达到", "≥"))
    told = f"{place.indicator.level3}{said}{(value - random.randint(3, 20)).normalize():f}%"
    return msgspec.structs.replace(place.indicator, description=told)


def _told_count(place: Place, random: Random) -> Indicator | None:
    value, unit = value_of(place.indicator), place.indicator.target.unit
    if value is None or unit not in COUNTED or "数量" not in place.indicator.level2:
        return None
    told = f"本年共完成{int(value) + random.randint(2, 9)}{unit}"
    return msgspec.structs.replace(place.indicator, description=told)


def _told_as_share(place: Place, _: Random) -> Indicator | None:
    if place.indicator.target.unit not in ("人", "户", "个", "家"):
        return None
    told = f"{place.indicator.level3}占应完成总数的比例"
    return msgspec.structs.replace(place.indicator, description=told)


def _one_letter_off(place: Place, random: Random) -> Indicator | None:
    """Name and description are the same words but for one letter."""
    name = place.indicator.level3
    alike = ("对队", "度渡", "及级", "保报", "务物", "施失", "合和", "测侧", "建健", "程成")
    found = [(at, group) for at, letter in enumerate(name) for group in alike if letter in group]
    if not found or len(name) < 5:
        return None
    at, group = random.choice(found)
    wrong = name[:at] + group.replace(name[at], "") + name[at + 1 :]
    return msgspec.structs.replace(place.indicator, level3=wrong, description=name)


def _letter_left_over(place: Place, random: Random) -> Indicator | None:
    """A letter too many in a description that many projects have in the same words."""
    own = place.indicator
    same = sum(
        (one.level3, one.description) == (own.level3, own.description)
        for project in place.others
        for one in project.indicators
    )
    if same < 4 or len(own.description) < 8:
        return None
    at = random.randrange(2, len(own.description) - 2)
    wrong = f"{own.description[:at]}{random.choice('办站店')}{own.description[at:]}"
    return msgspec.structs.replace(own, description=wrong)


def _of_another_project(place: Place, random: Random) -> Indicator | None:
    others = [one.name for one in place.others if one.name and not _alike(one, place.project)]
    if not others or "成本" not in place.indicator.level2:
        return None
    told = f"完成“{random.choice(others)}”工作所需资金"
    return msgspec.structs.replace(place.indicator, description=told)


def _asks_of_another(place: Place, random: Random) -> Indicator | None:
    """The satisfaction is that of another project's row."""
    own = place.indicator
    others = [
        one
        for project in place.others
        for one in project.indicators
        if "满意" in one.level2
        and one.target.kind != "secret"
        and not _alike(project, place.project)
        and len(one.level3) > 6
        and not re.search("服务对象|群众|公众|受益", one.level3)  # whom all projects ask
        if not set(one.level3[2:-3]) & set(own.level3[2:-3])
    ]
    if "满意" not in own.level2 or own.target.kind == "secret" or not others:
        return None
    other = random.choice(others)
    return msgspec.structs.replace(own, level3=other.level3, description=other.description)


def _of_all_work(place: Place, random: Random) -> Indicator | None:
    """Asked about all that the agency does, in a project that buys or builds one thing."""
    if "满意" not in place.indicator.level2 or not _ONE_THING.search(place.project.name):
        return None
    name, told = random.choice(
        (
            ("群众对全局工作满意度", "群众对全局各项工作的满意程度"),
            ("社会公众满意度", "社会公众对本单位各项工作表示满意的比例"),
        )
    )
    return msgspec.structs.replace(place.indicator, level3=name, description=told)


_ONE_THING = re.compile("购置|维修|改造|建设|养护|数字化|装备|加固|绿化|修缮")


def _of_the_province(place: Place, random: Random) -> Indicator | None:
    """What a province does or asks, in a county's project."""
    if not re.match("[\u4e00-\u9fff]{2,4}[县区]", place.agency) or "市" in place.agency:
        return None
    level2 = place.indicator.level2
    if "数量" in level2 and place.indicator.target.kind == "number":
        name = random.choice(("组织全省性书画展次数", "开展全国性业务培训次数"))
        wrong = with_target(place.indicator, "≥2次", level3=name)
        return msgspec.structs.replace(wrong, description=name.removesuffix("次数") + "的次数")
    if "满意" in level2:
        told = {"level3": "全省群众满意度", "description": "全省群众对工作的满意程度"}
        return msgspec.structs.replace(place.indicator, **told)
    return None


def _alike(one: Project, other: Project) -> bool:
    """Whether two projects are of one subject: phases, places, parts of the same."""
    return len(set(one.name) & set(other.name)) * 3 > min(len(one.name), len(other.name))


def _of_another_indicator(place: Place, random: Random) -> Indicator | None:
    """The description of a measurable indicator tells what another one of the project is."""
    own = place.indicator
    others = [
        one.level3
        for one in place.project.indicators
        if one.level2 != own.level2 and len(one.level3) > 3 and one.level3 != own.level3
    ]
    if not others or own.target.kind != "number":
        return None
    return msgspec.structs.replace(own, description=f"反映{random.choice(others)}")


FAULTS: tuple[Fault, ...] = (
    fault("名称与描述说的不同", "P337", _named_otherwise),
    fault("名称与描述差一个字", "P642", _one_letter_off),
    fault("同样的描述里多一个字", "P643 F513", _letter_left_over),
    fault("描述说比率，指标值是数量", "P303", _told_as_share),
    fault("描述里的比率与指标值不同", "P332", _told_rate),
    fault("描述里的数量与指标值不同", "P336", _told_count),
    fault("描述的是另一个指标", "P347 P337", _of_another_indicator),
    fault("描述写的是别的项目", "P622", _of_another_project),
    fault("满意度问的是别的项目", "P626 P622", _asks_of_another),
    fault("满意度问的是全部工作", "P628", _of_all_work),
    fault("县的指标写全省", "P624", _of_the_province),
    *declared_faults("telling.toml"),
)
