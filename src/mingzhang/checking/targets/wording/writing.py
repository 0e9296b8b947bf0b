"""How a target is written: blank, a placeholder, 是/否 not chosen, no unit, two signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.items import (
    COLUMNS,
    FIELDS,
    IndicatorOf,
    ProjectOf,
    field_text,
    indicators,
    open_projects,
)
from mingzhang.checking.targets.passages import (
    Leak,
    Passage,
    leaks,
    target_texts,
    where_printed,
    whole_texts,
)
from mingzhang.checking.targets.unfilled import gap
from mingzhang.checking.targets.wordlists import one_of, words, words_of
from mingzhang.reading.projects.labels import labels

_NOT_CHOSEN = re.compile(r"[^是否]{0,20}\(?是[/或、]?否\)?")
_BARE_UNIT = re.compile(r"[≥≤><=]*(?:%|百?万?元|人|个|次|天|年|月|项|件|家|户|名)?")
_NUMBER_THEN_DATE = re.compile(r"\.\d{2}\d{1,2}月")
_TWO_SIGNS = re.compile(r"[≥≤]{2}")
_LIMIT_TWICE = re.compile(
    r"(?:至少|不少于|不低于|不小于|超过|大于|多于|≥)[^,。;:、\d]{0,6}\d+(?:\.\d+)?"
    r"(?:%|[\u4e00-\u9fff]{1,3}?)?(?:以上|及以上)(?:"
    r"(?=[和与及并且]|[^\u4e00-\u9fff]|$)|(?<=[个名次人家场项户件期]以上)|(?<=[个名次人家场项户件期]及以上))"
    r"|(?:不超过|不多于|不高于|小于|低于|≤)\d+(?:\.\d+)?(?:%|[\u4e00-\u9fff]{1,3}?)?(?:以内|之内|以下)"
)
"""The limit of a number; in 单价超过100万元以上设备 what is behind it says of what."""
_JOINED = re.compile("[^_]+__+[^_]+")
"""2024年__道路, a name that was the name of a file."""

_NUMBER_OF_LIST = re.compile(r"^\d+[.、]")
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_SYMBOL = re.compile(r"[(][A-Za-z]{2,}[\d.]*[)]$")
"""电能利用效率（PUE）."""

_SHARE_WITHOUT_SIGN = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}{measures.A_SHARE}(?:均|要)?(?:达到|达|不低于|保持在|稳定在|≥)"
    r"(?:100|[1-9]\d)(?:\.\d+)?(?=[。;,、]|以上|$)"
)
_RATE_AND_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{1,8}}{measures.A_SHARE}(?:达到?|不低于|为|[≥=])?(?:100|[1-9]\d)"
)
_IS_INDEX = re.compile(
    r"指数|系数|每?[百千万亿][人名户台辆件车]|每\d*[十百千万亿]|与[^,。;]{1,8}的比|之比$"
)
"""Described as an index, as a ratio, or counted in each 万人, 百万公里."""

_GARBLED = re.compile(
    r"[%‰]{2}|(?<!\d)(\d+%)\1|[\d%]以上以上|[\d%]以下以下|[\d%]以内以内|\d(?:万?元元|人人)|\d%?[≥≤](?:$|\d)"
    r"|(?:每[月季年周]|\d{1,2}月)\d{1,2}(?:[人次个项元件户台家名%]|万元)(?:之|以)?前"
    r"|\d([\u4e00-\u9fff]{1,3})\2$|(/[\u4e00-\u9fff]{1,2})\3$|\d\.\d+\.\d+%|\d[人次个元]%|\d%[人次个元]"
)
_RANGE = re.compile(r"[≥≤]?(\d+(?:\.\d+)?)[%人次个]?[-~—至](\d+(?:\.\d+)?)(?:%|人|次|个|万元|元)")
_SIGN_AND_WORDS = re.compile(
    r"[≥≤><]=?(?![^一二两三四五六七八九十百千]*[一二两三四五六七八九十百千])[\u4e00-\u9fff]+%?"
)

_ONLY_TEN_THOUSAND = re.compile(r"\d(万|亿)$")
_AGAINST = re.compile(r"[≥>]=?\d[\d.]*[^\d≥≤]*(?:以下|以内|之内)$|[≤<]=?\d[\d.]*[^\d≥≤]*以上$")
"""Of one number; ≥3 个，每个 5 万元以内 has two."""

_BETWEEN = re.compile(r"[≥>]=?(\d+(?:\.\d+)?)\D{0,3}?[≤<]=?(\d+(?:\.\d+)?)\D*")
_GOES_DOWN = re.compile(r"降|减|缩|下调|压|夜|温")
"""Names of what goes from more to less, and of nights."""


@over("P201", open_projects)
def target_is_blank(item: ProjectOf) -> Iterator[Flaw]:
    """No target at all."""
    found = [(one, "没有指标值") for one in item.indicators if one.its.target.kind == "blank"]
    yield from item.flaws(found)


@over("P202", open_projects)
def placeholder_is_left(item: ProjectOf) -> Iterator[Flaw]:
    """A sign or a unit that the template leaves to be filled in."""
    left = [(one, *found) for one in item.indicators if (found := _left(one))]
    yield from item.flaws_at(left)
    for field, text in item.written:
        key = keys.fold(text)
        if match := gap(key):
            yield item.flaw(f"文字里留有没有填写的“{match[0]}”", item.evidence(field, text))
        elif len(key) <= _LONGEST_PLACEHOLDER and _is_placeholder(key):
            yield item.flaw(f"{FIELDS[field]}只写了“{keys.tidy(text)}”", item.evidence(field, text))
    for field in ("name", "budget"):
        printed = field_text(item.its, field)
        is_joined = field == "name" and _JOINED.fullmatch(keys.fold(printed))
        if _is_unfilled(printed) and not is_joined:
            yield item.flaw(f"{FIELDS[field]}“{printed}”没有填写", item.evidence(field))
    months = {month: text for month, text in item.its.plan.items() if _is_unfilled(text)}
    if months:
        told = "、".join(f"{month}月底“{text}”" for month, text in months.items())
        yield item.flaw(f"资金支出计划没有填写：{told}", *map(item.planned, months))


def _is_unfilled(text: str) -> bool:
    """Whether a cell has a gap that is no mask of what is kept secret: **项目."""
    match = gap(keys.fold(text))
    return bool(match and match[0].strip("*＊×xX"))


_LONGEST_PLACEHOLDER = 30
"""Characters, with a number before it."""


def _is_placeholder(key: str) -> bool:
    """Whether nothing is said but what stands for all that is to be filled in."""
    said = _NUMBER_OF_LIST.sub("", key).rstrip("。")
    return said == "无" or said in words().writing["placeholder"]


_SHORTEST_HEADER = 3


@cache
def _headers(role: str) -> frozenset[str]:
    """What heads this column, long enough to be nothing else: 绩效指标描述."""
    own = (label for label, its in labels().columns.items() if its == role)
    return frozenset(label for label in own if len(label) >= _SHORTEST_HEADER)


def _left(one: IndicatorOf) -> tuple[str, str] | None:
    """What an indicator leaves to be filled in, and in which cell; None where it is complete."""
    key = one.folded["target"]
    if one.its.target.kind == "words" and key:
        if _BARE_UNIT.fullmatch(key):
            return f"的指标值只印了“{one.its.target.text}”，没有数", "target"
        if key.lower().strip("[](){}") in words().writing["placeholder"]:
            return f"的指标值“{one.its.target.text}”没有填写", "target"
    for role in ("level3", "description", "target"):
        if one.folded[role] in _headers(role):
            return f"的{COLUMNS[role]}只印了表头的“{keys.tidy(one.text(role))}”", role
    if not gap(one.key):
        return None
    for role in ("level3", "description", "target", "basis", "scoring"):
        if match := gap(one.folded[role]):
            printed = keys.tidy(one.text(role))
            return f"的{COLUMNS[role]}“{printed}”里“{match[0]}”没有填写", role
    return None


@over("P203", open_projects)
def yes_or_no_is_open(item: ProjectOf) -> Iterator[Flaw]:
    """是/否 printed as the target: it must say which."""
    found = [
        (one, f"的指标值印作“{keys.tidy(one.its.target.text)}”，没有选定")
        for one in item.indicators
        if one.its.target.kind == "yes_no" and _NOT_CHOSEN.fullmatch(one.folded["target"])
    ]
    yield from item.flaws(found)


@over("P204", open_projects)
def number_without_unit(item: ProjectOf) -> Iterator[Flaw]:
    """A number whose unit stands neither behind it nor in the name. Zero needs none."""
    if not item.habits.units:
        return
    found = [
        (one, f"的指标值“{one.its.target.text}”没有计量单位")
        for one in item.indicators
        if _is_bare_number(one) and _needs_unit(one)
    ]
    yield from item.flaws(found)
    for text in item.its.objectives:
        key = keys.fold(text)
        if match := _SHARE_WITHOUT_SIGN.search(key) if "率" in key else None:
            said = f"绩效目标写“{match[0]}”，没有写“%”"
            yield item.flaw(said, item.evidence("objectives", text))


def _is_bare_number(one: IndicatorOf) -> bool:
    """≥90, and 合格率100."""
    target = one.its.target
    is_rate = target.kind == "words" and _RATE_AND_NUMBER.fullmatch(one.folded["target"])
    return bool(is_rate) or (target.kind == "number" and not target.unit)


def _has_no_unit(name: str) -> bool:
    """PQI, pH, an index, a rank, a ratio of two counts."""
    return bool(_LETTERS.search(name)) or name.endswith(words_of("writing", "index"))


def _needs_unit(one: IndicatorOf) -> bool:
    return (
        (one.its.target.kind == "words" or bool(one.its.target.value.strip("0.")))
        and not measures.unit_in_name(one.its.level3)
        and not measures.unit_in_name(one.its.description)
        and not _has_no_unit(one.bare)
        and not _SYMBOL.search(one.folded["level3"])
        and not _IS_INDEX.search(keys.fold(one.its.level3 + one.its.description))
    )


@over("P207", indicators)
def signs_contradict(one: IndicatorOf) -> Iterator[Flaw]:
    """≥…以下, two signs, or a number run into a date: nobody can say what is meant."""
    key = one.folded["target"]
    if said := _garbled(key):
        yield one.flaw(f"的指标值“{one.its.target.text}”{said}")
    elif _falls(key) and not _GOES_DOWN.search(one.its.level3 + one.its.description):
        yield one.flaw(f"的指标值“{one.its.target.text}”前面的数大于后面的数")


@lru_cache(maxsize=2048)
def _garbled(key: str) -> str:
    """What is wrong with the signs of a target; remembered, as many targets are alike."""
    if _NUMBER_THEN_DATE.search(key):
        return "把数和日期写在一起"
    if _AGAINST.search(key) or _TWO_SIGNS.search(key):
        return "的符号和文字互相矛盾"
    if _GARBLED.search(key) and not _is_between(key):
        return "写乱了，单位、符号或小数点多了一个"
    return ""


def _is_between(key: str) -> bool:
    """≥6≤9: from one bound to the other."""
    match = _BETWEEN.fullmatch(key)
    return match is not None and Decimal(match[1]) <= Decimal(match[2])


def _falls(key: str) -> bool:
    """100-90%: a range that ends below its beginning. 11-3月 is a winter."""
    match = _RANGE.fullmatch(key)
    return match is not None and Decimal(match[1]) > Decimal(match[2])


_QUALITATIVE = re.compile(r"^(?:定性|文字描述)")


@over("P224", indicators)
def number_of_a_quality(one: IndicatorOf) -> Iterator[Flaw]:
    """定性 in the column of signs, and ≥90% beside it."""
    if one.its.target.kind == "number" and _QUALITATIVE.match(one.folded["target"]):
        yield one.flaw(f"的性质是“定性”，指标值却是数“{one.its.target.text}”")


@over("P216", indicators)
def sign_before_words(one: IndicatorOf) -> Iterator[Flaw]:
    """≥良好, ≥是: a sign compares numbers."""
    key = one.folded["target"]
    if (
        one.its.target.kind == "words"
        and _SIGN_AND_WORDS.fullmatch(key)
        and (not one_of("writing", "graded").search(key) or _is_grade_and_unit(key))
    ):
        yield one.flaw(f"的指标值“{one.its.target.text}”符号后面没有数")


def _is_grade_and_unit(key: str) -> bool:
    """≥优秀分."""
    said = key.lstrip("≥≤><=")
    return said[:-1] in words().writing["grades"] and said.endswith(("分", "%", "个", "次", "人"))


@over("P217", indicators)
def part_of_a_person(one: IndicatorOf) -> Iterator[Flaw]:
    """≥50.5 人: persons, times and vehicles are whole."""
    target = one.its.target
    if target.kind != "number" or not target.value.partition(".")[2].strip("0"):
        return
    if not counting.is_whole(one.unit):
        return
    said = keys.fold(one.its.level3 + one.its.description)
    averaged = one_of(
        "writing", "averaged", "每(?![年月季周日天])", "[百千万][人户名]", "人[年月天日]"
    )
    if not averaged.search(said):
        yield one.flaw(f"的指标值“{target.text}”有小数，{one.unit}只能是整数")


@over("P214", open_projects)
def ten_thousand_of_what(item: ProjectOf) -> Iterator[Flaw]:
    """成本 ≤23 万: of what is left to be guessed."""
    found = [
        (
            one,
            f"的指标值“{one.its.target.text}”单位只写“{one.unit}”，没有写元",
            "target",
        )
        for one in item.indicators
        if one.its.target.kind == "number"
        and one.unit in ("万", "亿", "千", "百")
        and _is_of_money(one)
        and not measures.unit_in_name(one.its.level3)
    ]
    told = {id(one) for one, _, _ in found}
    found += [
        (one, f"的评分标准“{one.its.scoring}”单位只写“{match[1]}”，没有写元", "scoring")
        for one in item.indicators
        if id(one) not in told
        and _is_of_money(one)
        and (match := _ONLY_TEN_THOUSAND.search(one.folded["scoring"]))
    ]
    yield from item.flaws_at(found)


def _is_of_money(one: IndicatorOf) -> bool:
    return is_cost(one) or measures.of_name(one.its.level3) == "money"


@over("P215", open_projects)
def yes_is_no_answer(item: ProjectOf) -> Iterator[Flaw]:
    """缴纳标准：是. A standard, a number or a time is not a question of yes or no."""
    found = [
        (one, f"问的是{one.bare[-4:]}，指标值只写“{one.its.target.text}”")
        for one in item.indicators
        if one.folded["target"] in ("是", "否", "有", "无")
        and one.level2 not in ("数量", "服务对象满意度")
        and (
            measures.of_name(one.its.level3)
            in ("rate", "people", "times", "count", "time", "money")
            or one.bare.endswith("标准")
        )
        and not one.bare.endswith(("支出", "投资", "开支"))
        and not one_of("writing", "asks").search(one.its.level3)
    ]
    yield from item.flaws(found)


class Limited(msgspec.Struct, frozen=True):
    """The goals and targets in which a limit can be said twice."""

    passages: tuple[Passage, ...]
    whole: Sequence[Passage]
    """All passages, to find the paragraphs of a goal among."""


def _limited(dossier: Dossier) -> Iterator[tuple[int, Limited]]:
    for (index, passages), (_, whole) in zip(
        target_texts(dossier), whole_texts(dossier), strict=True
    ):
        limited = tuple(one for one in passages if "以" in one.key or "之内" in one.key)
        yield index, Limited(limited, whole)


@over("P218", _limited)
def limit_is_said_twice(item: Limited) -> Iterator[Flaw]:
    """至少 40 人以上: the limit is said before and after the number."""
    for leak in leaks(item.passages, _LIMIT_TWICE):
        printed = tuple(where_printed(one, leak.what, item.whole) for one in leak.passages)
        yield Leak(leak.what, printed).flaw(
            f"“{leak.what}”前后重复，“至少”“≥”一类与“以上”“以内”一类只留一个"
        )
