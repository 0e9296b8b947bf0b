"""W6: counts of projects and of problems: how many of one kind there can be at most.

The forms ask how many projects have targets, how many of them were tracked and rated, how
many problems were found and how many are mended. Patterns stand in at_most.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang.checking.checks import Flaw, Judged, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.printed_lines import prose
from mingzhang.checking.words.told import Told, told
from mingzhang.declared import declared

_WITH_TARGETS = "targets"
_DONE_WITH = {"targets_tracked": "绩效跟踪", "targets_rated": "绩效自评"}
_YEARS = re.compile(r"20\d\d年")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at_most: tuple[str, ...]
    exactly: tuple[str, ...]


@cache
def _patterns() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    words = declared(__package__, "at_most.toml", _Words)
    return (
        *((False, re.compile(pattern)) for pattern in words.at_most),
        *((True, re.compile(pattern)) for pattern in words.exactly),
    )


class Counted(msgspec.Struct, frozen=True):
    """A whole, and what can only be some of it or has to be all of it."""

    place: str
    said: str
    whole: int
    parts: tuple[int, ...]
    is_all: bool
    evidence: tuple[Evidence, ...]


def _counted(dossier: Dossier) -> Iterator[tuple[int, Counted]]:
    for index, disclosure in enumerate(dossier.disclosures):
        for line in prose(disclosure):
            for is_all, pattern in _patterns():
                for match in pattern.finditer(line.key):
                    whole, *parts = map(int, match.groups())
                    said, own = f"“{match[0]}”", (line.evidence(),)
                    yield index, Counted(line.place, said, whole, tuple(parts), is_all, own)
        yield from ((index, one) for one in _with_targets(dossier.once(told)[index]))


def _with_targets(claims: list[Told]) -> Iterator[Counted]:
    """Projects of one year: no more can be tracked or rated than have targets."""
    counts: dict[str, Told] = {}
    for one in claims:
        if one.claim.quantity == "count" and one.claim.unit in ("个", "项") and one.claim.value:
            counts.setdefault(one.claim.measure, one)
    whole = counts.get(_WITH_TARGETS)
    for measure, name in _DONE_WITH.items():
        part = counts.get(measure)
        if whole is None or part is None:
            continue
        if len({*_YEARS.findall(whole.paragraph + part.paragraph)}) <= 1:
            said = f"编报绩效目标的项目 {whole.claim.value} 个，{name}的项目 {part.claim.value} 个"
            numbers = int(whole.claim.value), (int(part.claim.value),)
            evidence = (part.evidence, whole.evidence)
            yield Counted(part.section, said, *numbers, is_all=False, evidence=evidence)


@over("W607", _counted)
def more_than_there_are(one: Counted) -> Judged:
    """编制绩效目标的项目 6 个，选取 8 个开展绩效监控."""
    total = sum(one.parts)
    if total > one.whole or (one.is_all and total != one.whole):
        wrong = f"合计 {total} 个" if len(one.parts) > 1 else f"多于 {one.whole} 个"
        yield Flaw(f"“{one.place}”写{one.said}，{wrong}", one.evidence, section=one.place)
