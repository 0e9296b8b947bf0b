"""What is paid by age, years or size, band by band: 80-89岁, 91-99岁 leave out who is 90. Hints.

Bands that lie within one another (60岁以上, 其中80岁以上) count some of the others: they are left
alone, and so are those that only meet: 10年以上20年以下 and 20年以上.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.budgets import is_cost
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import one_of

_UNIT = "周?岁|年|人|分|万元|元|平方米|公里|亩|吨"
_NUMBER = r"(?<![\d.])(\d+(?:\.\d+)?)"
_ABOVE, _BELOW = "(?:及?以上|以上)", "(?:及?以下|以内)"
_BAND = re.compile(
    rf"{_NUMBER}(?:{_UNIT})?{_ABOVE}?[-—~～至到](?P<high>\d+(?:\.\d+)?)(?P<unit>{_UNIT})(?:{_BELOW})?"
    rf"|{_NUMBER}(?P<unit_2>{_UNIT}){_ABOVE}[,、]?(?:不满)?(?P<high_2>\d+(?:\.\d+)?)(?:{_UNIT})(?:{_BELOW})?"
    rf"|{_NUMBER}(?P<from>{_UNIT}){_ABOVE}"
    rf"|{_NUMBER}(?P<to>{_UNIT}){_BELOW}"
)
_FEWEST = 2
_WHOLE = ("岁", "周岁", "年", "人")
"""Units that are counted in full: behind 89岁 comes 90岁."""

_NO_END = Decimal("Infinity")


class _Band(NamedTuple):
    low: Decimal
    high: Decimal
    unit: str
    printed: str
    is_closed: bool
    """Whether both ends are meant: 80-90岁."""


@over("P358", open_projects)
def bands_leave_gaps(item: ProjectOf) -> Iterator[Flaw]:
    """Standards for 80-89岁 and 91-99岁, or three bands of people and costs for two of them."""
    banded = [(one, band) for one in item.indicators if (band := _band_of(one.folded["level3"]))]
    if len(banded) < _FEWEST:
        return
    rows: defaultdict[tuple[str, str], list[tuple[_Band, IndicatorOf]]] = defaultdict(list)
    for one, band in banded:
        if is_cost(one) or one_of("kinds", "banded").search(one.folded["level3"] + item.what_for):
            rows[one.level2, one.folded["level3"].replace(band.printed, "#")].append((band, one))
    if left := list(_without_costs(item, banded)):
        yield from left
        return
    for bands in rows.values():
        yield from _between(item, bands)


def _band_of(name: str) -> _Band | None:
    """The only band in a name."""
    found = list(_BAND.finditer(name)) if any(map(str.isdigit, name)) else []
    if len(found) != 1:
        return None
    (match,) = found
    number = Decimal(next(filter(None, match.groups())))
    high = match["high"] or match["high_2"]
    unit = match["unit"] or match["unit_2"] or match["from"] or match["to"]
    if high:
        is_closed = bool(match["high"])
        band = _Band(number, Decimal(high), unit, match[0], is_closed)
        return band if band.low < band.high else None
    low, top = (number, _NO_END) if match["from"] else (Decimal(0), number)
    return _Band(low, top, unit, match[0], is_closed=False)


def _between(item: ProjectOf, rows: Sequence[tuple[_Band, IndicatorOf]]) -> Iterator[Flaw]:
    """Where one band stops and the next begins."""
    ordered = sorted(rows, key=lambda row: row[0][:2])
    if len({band.unit.lstrip("周") for band, _ in ordered}) > 1:
        return
    pairs = list(pairwise(ordered))
    if any(_lies_within(ours, theirs) for (ours, _), (theirs, _) in pairs):
        return
    for (ours, first), (theirs, second) in pairs:
        if said := _misses(ours, theirs):
            yield item.flaw(
                f"{first.label}和{second.label}按“{ours.printed}”“{theirs.printed}”分档，{said}",
                second.evidence("level3"),
                first.evidence("level3"),
            )


def _lies_within(ours: _Band, theirs: _Band) -> bool:
    return ours.high >= theirs.high or (ours.low == theirs.low)


def _misses(ours: _Band, theirs: _Band) -> str:
    """What is in no band, or in two of them."""
    step = 1 if ours.unit in _WHOLE else 0
    last, first, unit = ours.high, theirs.low, ours.unit.lstrip("周")
    if first - last > step:
        missing = f"{measures.plain(last)}{unit}到{measures.plain(first)}{unit}之间的没有"
        only = last + step
        if step and first - only == 1:
            missing = f"{measures.plain(only)}{unit}的没有"
        return missing
    if first < last:
        return f"{measures.plain(first)}{unit}到{measures.plain(last)}{unit}的两档都有"
    is_shared = first == last and ours.is_closed and theirs.is_closed and unit == "岁"
    return f"{measures.plain(first)}{unit}的两档都有" if is_shared else ""


def _without_costs(item: ProjectOf, banded: Sequence[tuple[IndicatorOf, _Band]]) -> Iterator[Flaw]:
    """Three bands of people, and costs for two of them."""
    counted = {band[:3]: one for one, band in banded if one.level2 == "数量"}
    costs = {band[:3]: one for one, band in banded if is_cost(one)}
    left = [one for band, one in counted.items() if band not in costs]
    if len(costs) < _FEWEST or not left or not costs.keys() <= counted.keys():
        return
    last = list(costs.values())[-1]
    names = "、".join(one.name for one in left)
    yield item.flaw(
        f"成本指标按档列了 {len(costs)} 项，缺少{names}这一档",
        last.evidence("level3"),
        *(one.evidence("level3") for one in left),
    )
