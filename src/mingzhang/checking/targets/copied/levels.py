"""我市 and 全市 in the papers of a county or a district: sentences from the city's papers.

A county speaks of its city often and for good reason: it comes off well in the whole city, the
city pays, asks and decides. Told is where the county itself would do, for all of the city, what
it does for the county (负责全市集中供热), or counts what it only has of its own (全市党刊征订份数).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mingzhang import keys
from mingzhang.checking.targets.passages import Leak, Whole
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
_QUOTED = re.compile(r'《[^《》]*》|"[^"]*"')
_SENTENCE = re.compile(r"[。;；\n]|(?<!\d)\d{1,2}[.、]")
_CLAUSE = re.compile(r"[,，、:：。;；]")
_OTHERWISE = re.compile(r"或者?参与(?:制定|拟订|拟定|起草)")
_AMONG_ALL = re.compile(r"全市[^,，、]{0,12}[查评比核赛验试访]中")
"""全市群众满意度调查中: what all the city is asked."""

_TO_US = re.compile(r"我市(?![场政民容])")


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


def of_the_city(agency: str, whole: Whole) -> Iterator[Leak]:
    """我市 and 全市, where a county or a district speaks of itself."""
    if "我市" not in whole.text and "全市" not in whole.text:
        return
    is_above = any(city in agency or city in whole.text for city in _MUNICIPALITIES)
    if is_above or _BRANCH.search(agency):
        return
    having = whole.having(_OURS)
    for said, is_its_own in (("我市", _is_ours), ("全市", _is_all_ours)):
        if places := [one for one in having if said in one.key and is_its_own(one.key)]:
            yield Leak(said, tuple(places))


def _is_ours(text: str) -> bool:
    """Whether a text says 我市 of itself."""
    return any(
        _TO_US.search(sentence) and not one_of("region", "to_our_city").search(sentence)
        for sentence in _sentences(text)
    )


def _is_all_ours(text: str) -> bool:
    """Whether a text says of all the city what can only be the county's."""
    return any(
        _is_done(clause, sentence)
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


def _sentences(text: str) -> Sequence[str]:
    return _SENTENCE.split(_OTHERWISE.sub("", _QUOTED.sub("", text)))


@cache
def _after(name: str, *others: str) -> re.Pattern[str]:
    """全市 after one of some words."""
    words = one_of("region", name, *others).pattern
    return re.compile(rf"(?:{words})(?:和|了|对|为|好)?全市(?![场民]|范围)")
