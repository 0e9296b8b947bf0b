"""Counters that cannot count the thing: 6 座 of vehicles, 30 人 of terminals, 2000 顶 of quilts.

Only what no one says is listed (words.toml); 个, 项, 套, 批 and 种 count anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.units import misfits
from mingzhang.checking.targets.wordlists import Thing, words

_COUNTED_NAME = re.compile(r"(?:总?数量?|个数|总数)$")


@over("P354", indicators)
def counter_is_of_other_things(one: IndicatorOf) -> Iterator[Flaw]:
    """购置抽粪车数量 ≥6座."""
    target = one.its.target
    if one.level2 != "数量" or target.kind != "number" or misfits(one):
        return
    name = _COUNTED_NAME.sub("", measures.bare_name(one.its.level3))
    unit = keys.fold(target.unit).lstrip("万")
    for thing, ends in _things():
        match = ends.search(name)
        if match and not name.endswith(thing.besides):
            if unit in thing.never:
                yield one.flaw(
                    f"数的是{match[0]}，指标值“{target.text}”的量词“{unit}”不能用来数它",
                    "target",
                    "level3",
                )
            return


@cache
def _things() -> tuple[tuple[Thing, re.Pattern[str]], ...]:
    """Each kind of thing with a pattern for names that end in it, the longest word first."""
    return tuple(
        (thing, re.compile(f"(?:{'|'.join(sorted(thing.words, key=len, reverse=True))})$"))
        for thing in words().thing
    )
