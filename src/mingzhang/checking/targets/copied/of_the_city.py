"""我市 and 全市 in the papers of a county or a district: sentences from the city's papers.

A county speaks of its city often and for good reason: it comes off well in the whole city, the
city pays, asks and decides, and holds examinations. Certain is only where the county itself is
charged with what is the city's (负责全市集中供热), or says elsewhere the same of the county.
What it does for all of the city, or counts there (全市党刊征订份数), is odd. Nor are a county's
targets of what all the province does (全省性主题宣传教育), or a town's of what all the county says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.passages import Leak, Passage, Whole
from mingzhang.checking.targets.wordlists import one_of

_REGION = re.compile(
    r"^(?:中共|中国共产党|共青团|[\u4e00-\u9fff]{2,6}?自治区)?[\u4e00-\u9fff]{1,14}?"
    r"(?:(?P<county>县)(?![城级域])|(?<![自治开发社校园景灌库厂病])(?P<district>区)(?!域))"
)
_CITY = re.compile(r"^[\u4e00-\u9fff]{2,10}?市(?![场政民容])")
_BRANCH = re.compile(r"市[\u4e00-\u9fff]{2,}(?:局|院|会|处|中心|队)[\u4e00-\u9fff]{2,}[县区]")
"""What belongs to the city and works in a county: 临州市生态环境局柳泉县分局."""

_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
"""Of which a district may well say 我市."""

_OURS = re.compile(r"我市|全市")
_OF_US = ("我县", "本县", "全县", "我区", "本区", "全区")
_QUOTED = re.compile(r'《[^《》]*》|"[^"]*"')
_SENTENCE = re.compile(r"[。;；\n]|(?<!\d)\d{1,2}[.、]")
_CLAUSE = re.compile(r"[,，、:：。;；]")
_OTHERWISE = re.compile(r"或者?参与(?:制定|拟订|拟定|起草)")
_AMONG_ALL = re.compile(r"全市[^,，、]{0,12}[查评比核赛验试访]中")
"""全市群众满意度调查中: what all the city is asked."""

_TO_US = re.compile(r"我市(?![场政民容])")
_OF_THEM = re.compile(r"(?:我市|全市)(?P<what>[^,，、:：。;；()]{4,})")
_FACILITY = re.compile(r"(?<![法察])(?:馆|厂|院|场|站|园|校|台|所|公司)(?:\([^()]*\))?$")
"""One may serve all the city: 青坪市白塔区殡仪馆."""

_TOWN = re.compile(r"(?:镇|乡|街道)(?:人民政府|政府|办事处|党委|党工委)?(?:本级)?$")
_PEOPLE = "群众|居民|人民|百姓|公众|干部|职工"
_ABOVE = re.compile(rf"全[省国县区市](?:性|市民|{_PEOPLE})")
_OF_ALL_THE_PROVINCE = re.compile(r"全[省国]性")
_ASKED_BY_A_COUNTY = re.compile(rf"全[省国县区市](?:市民|{_PEOPLE})")
_ALL_OF_IT = 2
"""全县, of 全县群众."""

_ASKED_BY_A_PROVINCE = re.compile(rf"全[省国](?:性|{_PEOPLE})")

_PLACE = re.compile(
    r"^(?:.*?[省市州盟]|中共|共青团)?(?P<name>[\u4e00-\u9fff]{2,4}?)(?:自治)?[县区]"
)


def region(agency: str) -> str:
    """县, 区 or 市: what an agency is of by its name; "" where that does not tell.

    >>> region("柳泉县供热服务中心"), region("临州市生态环境局白塔区分局"), region("临州市教育局")
    ('县', '区', '市')
    >>> region("临州经济开发区管理委员会"), region("滨江街道办事处")
    ('', '')
    """
    key = keys.fold(agency)
    if one_of("region", "zones").search(key):
        return ""
    if match := _REGION.search(key):
        return "县" if match["county"] else "区"
    return "市" if _CITY.search(key) else ""


def taken_from_the_city(agency: str, whole: Whole) -> Iterator[Leak]:
    """我市 and 全市, where a county or a district itself is charged, or says the same of itself."""
    for said, certain, _ in _sorted(agency, whole):
        if certain:
            yield Leak(said, certain)


def said_of_the_city(agency: str, whole: Whole) -> Iterator[Leak]:
    """我市 and 全市, where a county or a district may speak of its city for good reason."""
    for said, _, rest in _sorted(agency, whole):
        if rest:
            yield Leak(said, rest)


def of_those_above(agency: str, whole: Whole, *, is_below_a_city: bool) -> Iterator[Leak]:
    """全省性 in the targets of a county, and whom a county or a town cannot ask: 全县群众 there."""
    is_town = _TOWN.search(agency) is not None
    if not (is_town or is_below_a_city):
        return
    asked = _ASKED_BY_A_COUNTY if is_town else _ASKED_BY_A_PROVINCE
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in whole.having(_ABOVE):
        if passage.item is None or passage.one is None:
            continue
        pattern = asked if "满意" in passage.one.level2 else _OF_ALL_THE_PROVINCE
        match = pattern.search(passage.key)
        if match is None or match[0][:_ALL_OF_IT] in _about(passage):
            continue
        if not one_of("region", "taking_part").search(_around(passage, match[0])):
            found[match[0]].append(passage)
    for said, places in found.items():
        yield Leak(said, tuple(places))


def _around(passage: Passage, said: str) -> str:
    """A text of a project without what it says, with what the project is called and for."""
    return passage.key.replace(said, "") + _about(passage)


def _about(passage: Passage) -> str:
    """What the project is called and for."""
    return passage.item.what_for if passage.item else ""


def _sorted(
    agency: str, whole: Whole
) -> Iterator[tuple[str, tuple[Passage, ...], tuple[Passage, ...]]]:
    """What is certain, all that its project says along with it, and the rest."""
    for said, places in _of_the_city(agency, whole):
        sure = [one for one in places if _is_certain(one.key, agency, whole.text)]
        of = {one.item.its.no for one in sure if one.item}
        certain = tuple(
            one for one in places if one in sure or (one.item and one.item.its.no in of)
        )
        yield said, certain, tuple(one for one in places if one not in certain)


def _of_the_city(agency: str, whole: Whole) -> Iterator[tuple[str, Sequence[Passage]]]:
    """Where a county or a district speaks of itself as a city."""
    if "我市" not in whole.text and "全市" not in whole.text:
        return
    is_above = any(city in agency or city in whole.text for city in _MUNICIPALITIES)
    if is_above or _BRANCH.search(agency):
        return
    place = match["name"] if (match := _PLACE.search(agency)) else ""
    having = whole.having(_OURS, "我市", "全市")
    ours = [one for one in having if "我市" in one.key and _is_ours(one.key)]
    yield "我市", ours
    yield "全市", [one for one in having if "全市" in one.key and _is_all_ours(one.key, place)]


def _is_certain(text: str, agency: str, whole: str) -> bool:
    """Whether it is the agency's task by duty, or the same stands elsewhere of its county."""
    if not _FACILITY.search(agency) and any(
        _after("charged_with").search(clause) and not one_of("region", "from_above").search(clause)
        for sentence in _sentences(text)
        for clause in _CLAUSE.split(sentence)
    ):
        return True
    return any(
        f"{own}{match['what']}" in whole for match in _OF_THEM.finditer(text) for own in _OF_US
    )


def _is_ours(text: str) -> bool:
    """Whether a text says 我市 of itself."""
    return any(
        _TO_US.search(sentence) and not one_of("region", "to_our_city").search(sentence)
        for sentence in _sentences(text)
    )


def _is_all_ours(text: str, place: str) -> bool:
    """Whether a text says of all the city what can only be the county's, no part of the city's."""
    return any(
        _is_done(clause, sentence) and not _is_part(clause, place)
        for sentence in _sentences(text)
        if "全市" in sentence
        for clause in _CLAUSE.split(sentence)
    )


def _is_done(clause: str, sentence: str) -> bool:
    """Whether it is an agency's task, whatever else the sentence says, or what it has or does."""
    if one_of("region", "among_others").search(clause) or _AMONG_ALL.search(clause):
        return False
    if _after("charged_with").search(clause):
        return not one_of("region", "from_above").search(clause)
    is_done = _after("does", "^").search(clause) is not None
    return is_done and not one_of("region", "from_above").search(sentence)


def _is_part(clause: str, place: str) -> bool:
    """Whether it is what the county has of the city's: 全市公安专网柳泉节点."""
    is_named = bool(place) and place in clause
    return is_named or one_of("region", "the_citys").search(clause) is not None


def _sentences(text: str) -> Sequence[str]:
    return _SENTENCE.split(_OTHERWISE.sub("", _QUOTED.sub("", text)))


@cache
def _after(name: str, *others: str) -> re.Pattern[str]:
    """全市 after one of some words."""
    words = one_of("region", name, *others).pattern
    return re.compile(rf"(?:{words})(?:和|了|对|为|好)?全市(?![场民]|范围)")
