"""What a text says is to be done in an earlier year: last time's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import FIELDS, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of

_OF_ALL_THE_YEAR = re.compile(r"(?<![至到—-])(20\d\d)年(?:度)?全年(?!度)")


@over("P418", open_projects)
def objective_of_an_earlier_year(item: ProjectOf) -> Iterator[Flaw]:
    """2022年完成养护 68 亩 in the objectives of 2024: last time's text."""
    year = item.disclosure.year
    for field, text in item.told() if year else ():
        key = keys.fold(text)
        past = _past(key, field)
        named = item.its.name + (item.its.purpose if field == "objectives" else "")
        if past and past < year and str(past) not in named and str(year) not in key + item.its.name:
            yield item.flaw(
                f"{FIELDS[field]}写的是 {past} 年要做的事，预算年度是 {year} 年",
                item.evidence(field, text),
            )


@cache
def _to_be_done() -> re.Pattern[str]:
    """到 2022 年底，力争完成."""
    planning = one_of("deadline", "planning").pattern
    to_do = one_of("deadline", "to_do").pattern
    return re.compile(
        r"(?:\d{1,2}[.、)])*(?:到|截至|截止)?(20\d\d)年(?:度|内|底|底前|全年|末)?,?"
        f"(?:{planning})*(?:{to_do})"
    )


@cache
def _due_by() -> re.Pattern[str]:
    """2022 年 12 月底前全部竣工."""
    done = one_of("deadline", "done").pattern
    return re.compile(
        r"(?<!\d)(20\d\d)年[^,。;\d]{0,8}(?:\d{1,2}月[底末]?)?(?:之)?前(?:全部|全面|建成并)?"
        f"(?:{done})(?!的)"
    )


@cache
def _planned() -> re.Pattern[str]:
    """制定 2022 年工作方案: what is made for its own year."""
    draw_up, plans = one_of("deadline", "draw_up").pattern, one_of("deadline", "plans").pattern
    return re.compile(
        rf"(?:{draw_up})好?(20\d\d)年(?!度?(?:决算|财务|考核|评价))"
        rf"[^,。;\d]{{0,24}}(?:{plans})"
    )


@cache
def _held() -> re.Pattern[str]:
    """What is held in its own year, and never in a later one: 做好2022年高考, 2021年秋季招生."""
    held = one_of("deadline", "held").pattern
    return re.compile(
        r"(?:完成|做好|保障|组织|确保)好?(20\d\d)年(?:度|春季|秋季|上半年|下半年)?(?:全[国省市县区])?"
        rf"(?:高考|中考|[\u4e00-\u9fff]{{0,4}}(?:{held}))"
    )


def _past(key: str, field: str) -> int:
    """The year of what a text says is to be done; 0 where it tells none, or is of a debt."""
    due = _due_by().search(key) if field == "objectives" else None
    of_all = _planned().search(key) or _OF_ALL_THE_YEAR.search(key)
    said = due or (field == "objectives" and (_to_be_done().match(key) or _held().search(key)))
    match = said or of_all
    if not match:
        return 0
    clause = keys.clauses(key[: due.end()])[-1] if due else key
    return 0 if one_of("deadline", "settled").search(clause) else int(match[1])


def planned(key: str) -> Iterator[tuple[int, str]]:
    """The years for which a text says that a plan is to be made, each with these words."""
    for match in _planned().finditer(key):
        yield int(match[1]), match[0]
