"""What is done for a festival or in a season, and when: before it, and in its months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of, words

_DECEMBER = 12
_LONG_BEFORE = 3
"""So many months before the last in which a festival's work can be completed, one month later."""

_BEFORE_A_DAY = re.compile(
    r"(节日?|汛期?|开学|供暖期?|采暖期?|会议?)[^,。;]{0,6}前(?!期)|前(?:完成|发放|慰问|到位)"
)
_BEHIND_A_DAY = re.compile(r"(?:节|汛|学|暖期?|会)后")
_BY_MONTH = re.compile(
    r"(?:^|[≤<=前至到在于年])(?:20\d\d年)?(?:(1[0-2]|[1-9])月(?:底|末|\d{1,2}[日号])?(?:[之以]?前|完成|$)|年[底末])"
)

_A_MONTH = re.compile(r"\d月")
_ANY_TIME = re.compile(
    "(?:工作|活动|计划|按期|按时|及时|全部)*(?:完成|完工|竣工|实施|执行|结束|办理)?(?:的?(?:时间|时限|期限|日期|时效|及时性?|进度|情况))?"
)


@over("P417", open_projects)
def deadline_after_the_festival(item: ProjectOf) -> Iterator[Flaw]:
    """春节慰问 completed by the end of December: long after it, or for another year's.

    Or 节后 10 日内 for what is described as done before it.
    """
    after = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”在节后，描述说的是节前")
        for one in item.indicators
        if one.level2 == "时效"
        and _BEHIND_A_DAY.search(one.folded["target"])
        and _BEFORE_A_DAY.search(one.folded["description"])
        and not _BEHIND_A_DAY.search(one.folded["description"])
    ]
    yield from item.flaws(after)
    name = keys.fold(item.its.name)
    festival = _celebrated(name)
    is_of_one = festival or not any(word in name for word in words().festival)
    found = [
        (one, f"的完成时间“{keys.tidy(one.its.target.text)}”{said}")
        for one in item.indicators
        if one.level2 == "时效"
        and (said := (is_of_one and _out_of_time(item, one, festival)) or _out_of_season(one, name))
    ]
    yield from item.flaws(found)


def _celebrated(text: str) -> str:
    """The only festival that words say is celebrated; "" where there is none or several."""
    held = [festival for festival in words().festival if festival in text]
    is_one = len(held) == 1 and not one_of("deadline", "several").search(text)
    return held[0] if is_one and one_of("deadline", "celebrated").search(text) else ""


def _out_of_season(one: IndicatorOf, project: str) -> str:
    """春季植树完成时间 11月底前: the season stands in the row, or in the project's name."""
    row = one.folded["level3"] + one.folded["description"]
    texts = (row, project) if _is_some_work(one) else (one.folded["level3"],)
    said = next((text for text in texts if any(s in text for s in words().season)), "")
    named = [season for season in words().season if season in said]
    month = _last_month(one) if len(named) == 1 else 0
    others = one_of("deadline", "no_season", one_of("deadline", "prepared").pattern)
    if not month or others.search(row + said) or month in words().season[named[0]]:
        return ""
    is_before = month < words().season[named[0]][0]
    if is_before and one_of("deadline", "made_ready").search(row + said):
        return ""
    return f"不在{named[0]}"


def _is_some_work(one: IndicatorOf) -> bool:
    """修缮完成时间, and not 完成时间 or 项目完成时间, which are of all that a project does."""
    name = one.bare
    is_of_all = one_of("deadline", "all_of_it").match(name)
    return not is_of_all and not _ANY_TIME.fullmatch(name)


def _out_of_time(item: ProjectOf, one: IndicatorOf, festival: str) -> str:
    """What is wrong with the month of what is done for a festival; "" where nothing is."""
    festival = festival or _celebrated(one.folded["level3"] + one.folded["description"])
    if not festival:
        return ""
    latest, month = words().festival[festival], _last_month(one)
    if not month or not _is_the_feast(item, one):
        return ""
    if month > latest and not _is_for_the_next_year(item, one):
        return f"晚于{festival}，到时活动早已结束"
    if month < latest - _LONG_BEFORE:
        return f"比{festival}早得多，那时还没有过节"
    return ""


def _is_the_feast(item: ProjectOf, one: IndicatorOf) -> bool:
    """慰问完成时间, 重阳节演出时间: what is done on the day, once, and not what goes before it."""
    name, row = one.folded["level3"], one.folded["level3"] + one.folded["description"]
    if one_of("deadline", "all_of_it").match(name):
        return False
    deed = one_of("deadline", "celebrated")
    is_deed = deed.search(name) or (not _is_some_work(one) and deed.search(row))
    others = one_of("deadline", "prepared", one_of("deadline", "made_ready").pattern)
    more = one_of("deadline", "more_than_once").search(row + keys.fold(item.its.name))
    return bool(is_deed) and not others.search(row) and not more


def _is_for_the_next_year(item: ProjectOf, one: IndicatorOf) -> bool:
    """Whether the project speaks of the next year's festival, in figures or in words."""
    following = str(item.disclosure.year + 1)
    told = [item.its.name, one.its.level3, one.its.description]
    told += [text for _, text in item.told()]
    following_in_words = one_of("deadline", "next_year")
    return any(following in text or following_in_words.search(text) for text in told)


def _last_month(one: IndicatorOf) -> int:
    """The month that the activity is to be completed in; 0 where it is of money, or not said."""
    if one_of("deadline", "of_money").search(keys.fold(one.its.level3 + one.its.description)):
        return 0
    target = one.folded["target"]
    match = _BY_MONTH.search(target)
    if not match or len(_A_MONTH.findall(target)) > 1:
        return 0  # 2月前、9月前: now and again
    return int(match[1]) if match[1] else _DECEMBER
