"""F5: a character that one place has and another, alike around it, has not.

参照公务员管理事业单位, and elsewhere 参照公务员法管理事业单位: one of them has lost a character,
or has one too many. Words that can come or go (的, 其, 和) say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, over
from mingzhang.checking.printed_lines import Line
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure

_RUN = re.compile("[\u4e00-\u9fff]+")
_AROUND = 4
"""Characters that are the same on each side."""


class _Loose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Characters with and without which words can be right."""

    words: str
    ends: str
    places: str


@cache
def _loose() -> frozenset[str]:
    its = declared("mingzhang.checking.form", "dropped.toml", _Loose)
    return frozenset(its.words + its.ends + its.places)


class Lost(msgspec.Struct, frozen=True):
    """Words that one place has with a character, and another without it."""

    whole: str
    shorter: str
    having: Line
    without: Line


@over("F518", each(lambda disclosure: (disclosure,)))
def character_is_lost(disclosure: Disclosure) -> Iterator[Flaw]:
    """One of two places has a character less."""
    for item in _lost(disclosure):
        yield item.without.flaw(
            f"写“{item.shorter}”，别处写“{item.whole}”，差一个字", item.having.evidence()
        )


def _lost(disclosure: Disclosure) -> Iterator[Lost]:
    runs: dict[str, Line] = {}
    for line in printed_lines.prose(disclosure):
        for run in _RUN.findall(line.key):
            runs.setdefault(run, line)
    shorter = {
        run[at - _AROUND : at + _AROUND]: line
        for run, line in reversed(runs.items())  # the first place stays
        for at in range(_AROUND, len(run) - _AROUND + 1)
    }
    places = [
        (run, line, at)
        for run, line in runs.items()
        for at in range(_AROUND, len(run) - _AROUND)
        if run[at - _AROUND : at] + run[at + 1 : at + 1 + _AROUND] in shorter
    ]
    told: set[str] = set()
    for run, line, at in places:
        before, lost, after = run[at - _AROUND : at], run[at], run[at + 1 : at + 1 + _AROUND]
        if lost in _loose() or lost in (before[-1], after[0]) or before + after in told:
            continue  # a character twice is F504's
        told.add(before + after)
        yield Lost(before + lost + after, before + after, line, shorter[before + after])
