"""古廊桥 3 处、宗祠 5 处，共 8 处: what is listed in one unit, and how much that is together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import takewhile

from mingzhang.amounts import ZERO, half_place, places_of
from mingzhang.checking import counting
from mingzhang.checking.words.workings.figures import NUMBER, PEOPLE, has, is_near, words
from mingzhang.declared import any_of

_FEWEST = 2


@cache
def _total() -> re.Pattern[str]:
    return re.compile(
        rf"[,、](?:以上|[两二三四五六]项|两者|各项)?(?:{any_of(words().together)})(?:为|有)?"
        rf"(?P<all>{NUMBER})(?P<unit>万?元|{counting.counter_pattern()})(?=[,()]|$)"
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.])(?P<number>{NUMBER})(?P<unit>万?元|{counting.counter_pattern()})"
    )


def sums(sentence: str) -> Iterator[str]:
    """古廊桥 3 处、宗祠 5 处，共 8 处."""
    for match in _total().finditer(sentence):
        lead = sentence[: match.start()]
        if has("not_added").search(lead) or match["unit"] in PEOPLE[1:]:
            continue
        found = _last_alike(lead, match["unit"])
        if len(found) < _FEWEST:
            continue
        whole = Decimal(match["all"].replace(",", ""))
        slack = (len(found) + 1) * half_place(places_of(match["all"])) if "." in match[0] else ZERO
        sums = [sum(found[start:], ZERO) for start in range(len(found) - 1)]
        if any(abs(total - whole) <= slack for total in sums) or whole <= max(found):
            continue
        if is_near(whole, sums[0]):
            yield (
                f"写“{match[0].lstrip(',、')}”，前面所列 {len(found)} 项之和是"
                f" {sums[0]}{match['unit']}"
            )


def _last_alike(lead: str, unit: str) -> list[Decimal]:
    """The numbers in one unit that stand last, in their order."""
    row = list(_listed().finditer(lead))
    alike = takewhile(lambda one: one["unit"] == unit, reversed(row))
    return [Decimal(one["number"].replace(",", "")) for one in alike][::-1]
