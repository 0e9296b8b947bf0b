"""From so many to so many, 10 年以下, 65 岁及以上: said twice, it is the same people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from mingzhang import keys
from mingzhang.amounts import is_turned
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import FIELDS, IndicatorOf, ProjectOf, open_projects

_BOUNDED = re.compile("[岁以]")
"""What tells of ages and of bounds: 60 岁, 以上, 以内."""

_OF = "年|人|万元|元|平方米|天|公里|户|分"
_BELOW = re.compile(rf"(?<!\d)(\d+)({_OF})(?:以下|以内)")
_BETWEEN = re.compile(rf"(?<!\d)(\d+)(?:{_OF})?[-—~～至到](\d+)({_OF})")


@over("P331", open_projects)
def ranges_differ(item: ProjectOf) -> Iterator[Flaw]:
    """10 年以下 in the name and 6—10 年 in the description, 65 岁及以上 and 60 岁及以上."""
    found = [
        (one, said, "description")
        for one in item.saying(_BOUNDED)
        if (said := _other_people(one) or _other_range(one))
    ]
    yield from item.flaws_at(found)
    yield from _other_ages(item)


def _other_range(one: IndicatorOf) -> str:
    name, description = one.folded["level3"], one.folded["description"]
    if "以" not in name or "岁" in name:
        return ""
    if ("以上" in name and "以上" in description) or ("以下" in name and "以下" in description):
        return _other_bound(name, description)
    below = _BELOW.findall(name)
    between = _BETWEEN.findall(description)
    if len(below) != 1 or len(between) != 1 or _BETWEEN.search(name) or "以上" in name:
        return ""
    (top, unit), (low, high, its_unit) = below[0], between[0]
    if unit == its_unit and int(low) > 1 and not _BELOW.search(description):
        return f"的名称说{top}{unit}以下，描述却说 {low}—{high}{its_unit}，范围不同"
    return ""


_BOUND = re.compile(
    rf"(?<![\d.])(?P<number>\d+)(?P<unit>{_OF})(?:\(含\))?及?(?P<bound>以[上下])的?(?P<whom>[\u4e00-\u9fff]{{0,2}})"
)


def _other_bound(name: str, description: str) -> str:
    """工龄 21 年以上 and 12 年以上: two figures turned, or another bound of the same."""
    named, told = list(_BOUND.finditer(name)), list(_BOUND.finditer(description))
    if len(named) != 1 or len(told) != 1:
        return ""
    (ours,), (theirs,) = named, told
    if any(ours[part] != theirs[part] for part in ("unit", "bound")):
        return ""
    numbers = Decimal(ours["number"]), Decimal(theirs["number"])
    is_of_same = len(ours["whom"]) == _WHOM and ours["whom"] == theirs["whom"]
    if numbers[0] == numbers[1] or not (is_of_same or is_turned(*numbers)):
        return ""
    said = [f"{at['number']}{at['unit']}{at['bound']}" for at in (ours, theirs)]
    return f"的名称说{said[0]}，描述却说{said[1]}，范围不同"


# ages

_AGES = re.compile(
    r"(?<![\d.])(?P<low>\d{1,3})(?:周?岁)?(?:[-—~～至到](?P<high>\d{1,3}))?周?岁(?:\(含\))?"
    r"(?P<open>及?以[上下])?"
)
_OLDEST = 200
_WHOM = 2
"""So many characters behind the ages say who they are: 老人, 儿童."""


class _Ages(NamedTuple):
    """The youngest and the oldest."""

    youngest: int
    oldest: int
    is_below: bool = False
    """Of N岁以下: whether those of N are meant can be read either way."""


@lru_cache(maxsize=2048)
def _ages_in(text: str) -> dict[_Ages, str]:
    """The ages that a folded text gives, from so many to so many, each as printed."""
    found: dict[_Ages, str] = {}
    for match in _AGES.finditer(text):
        low, high = int(match["low"]), int(match["high"] or 0)
        if high:
            found[_Ages(low, high)] = match[0]
        elif match["open"]:
            is_below = match["open"].endswith("下")
            found[_Ages(0, low, True) if is_below else _Ages(low, _OLDEST)] = match[0]
    return found


_OF_SOME = re.compile("其中|其余|主要|特别|重点|优先|包括|包含|分[别档]")


def _other_people(one: IndicatorOf) -> str:
    """80 岁以上老人 in the name and 70—79 岁 in the description, or 60 岁以上 and 70—79 岁."""
    name, description = one.folded["level3"], one.folded["description"]
    if "岁" not in name or "岁" not in description or _OF_SOME.search(description):
        return ""
    named, told = _ages_in(name), _ages_in(description)
    if len(named) != 1 or not told:
        return ""
    ((ages, printed),) = named.items()
    others = [other for other in told if not _are_the_same(ages, other)]
    is_other = all(_are_apart(ages, other) for other in others) or (
        len(others) == 1 and _are_two_groups(ages, others[0])
    )
    if len(others) < len(told) or not is_other:
        return ""
    return f"的名称说{printed}，描述却说{'、'.join(told.values())}，范围不同"


def _are_the_same(ours: _Ages, theirs: _Ages) -> bool:
    """Whether two are, or can be, said of the same people: 7岁以下 of those of 0—6岁."""
    if ours.is_below == theirs.is_below:
        return ours == theirs
    below, others = (ours, theirs) if ours.is_below else (theirs, ours)
    return below.oldest - others.oldest in (0, 1)


def _are_apart(ours: _Ages, theirs: _Ages) -> bool:
    """Whether nobody but those at a bound is in both."""
    return min(ours.oldest, theirs.oldest) <= max(ours.youngest, theirs.youngest)


def _are_two_groups(ours: _Ages, theirs: _Ages) -> bool:
    """Whether neither of two can be said for the other.

    18—45 岁 can be said for 45 岁以下, and 60—70 岁 for 60 岁以上.
    """
    is_open = [ages.youngest == 0 or ages.oldest == _OLDEST for ages in (ours, theirs)]
    shares_an_end = ours.youngest == theirs.youngest or ours.oldest == theirs.oldest
    return is_open[0] == is_open[1] or not shares_an_end


def _other_ages(item: ProjectOf) -> Iterator[Flaw]:
    """60 岁及以上 in an objective of what is, by its name, for those of 65 岁及以上."""
    name = keys.fold(item.its.name)
    named = _ages_in(name) if "岁" in name else {}
    if len(named) != 1:
        return
    ((ages, printed),) = named.items()
    whom = name.partition(printed)[2].lstrip("的")[:_WHOM]
    for field, text in item.told():
        if other := _wider(ages, whom, keys.fold(text)):
            yield item.flaw(
                f"{FIELDS[field]}写“{other}”，项目名称却是“{printed}”",
                item.evidence(field, text),
                item.evidence("name"),
            )
            return
    for one in item.indicators:
        if other := _wider(ages, whom, keys.fold(f"{one.its.level3}。{one.its.description}")):
            role = "level3" if other in one.folded["level3"] else "description"
            yield one.flaw(f"写“{other}”，项目名称却是“{printed}”", role)
            return


def _wider(ages: _Ages, whom: str, text: str) -> str:
    """Other ages of the same people that a text gives instead, and more; "" where it has none.

    Only one end may differ: 18 至 24 岁 is another group than 18 岁以下.
    """
    told = _ages_in(text) if "岁" in text else {}
    if any(_are_the_same(ages, other) for other in told):
        return ""
    for other, printed in told.items():
        if not text.partition(printed)[2].lstrip("的").startswith(whom):
            continue
        is_younger, is_older = other.youngest < ages.youngest, other.oldest > ages.oldest
        if (is_younger and other.oldest == ages.oldest) or (
            is_older and other.youngest == ages.youngest
        ):
            return printed
    return ""
