"""One fault, one finding: what one correction would put right is told as one.

A budget that was changed in a project's own table disagrees with the words, with the procurement
table and with the sum of all projects. Each rule sees its own pair and knows what would put it
right: one figure or the other. The correction that puts several findings right is the fault; what
it does not put right is another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.amounts import in_wan
from mingzhang.checking.findings import SEVERITIES, Correction, Evidence, Finding
from mingzhang.checking.misprints.quotes import nested
from mingzhang.where import NOWHERE, Where

_Cell: TypeAlias = tuple[Where, str]
"""Where a figure or a name stands, and what is printed, folded: a line can have several."""


_SEVERAL = 2


def as_one(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a disclosure, those of one fault as one, in the place of the worst."""
    kept = dict(enumerate(findings))
    while found := _common_fault(kept):
        correction, numbers = found
        first, *others = sorted(numbers, key=lambda number: _of_least(kept[number]))
        kept[first] = _together(kept[first], [kept.pop(n) for n in others], correction)
    return [
        msgspec.structs.replace(one, corrections=()) if one.corrections else one
        for one in kept.values()
    ]


def _of_least(finding: Finding) -> tuple[int, int]:
    """The worst first; of these the one that fewest cells could be at fault for."""
    return SEVERITIES.index(finding.severity), len(finding.corrections)


def _common_fault(
    findings: Mapping[int, Finding],
) -> tuple[Correction | None, Sequence[int]] | None:
    """The findings that one correction puts right, as many as there are; None where it is one.

    No correction is named where another cell could be corrected as well. A hint shows no fault,
    nor does a figure that need only be large or small enough: that follows where others show it.
    """
    found: list[tuple[Correction, Sequence[int]]] = []
    for own in _by_cell(findings).values():
        for number, correction in own:
            if not correction.bound and findings[number].severity != "info":
                right = [(n, other) for n, other in own if other.allows(correction)]
                if len({n for n, other in right if not other.is_a_limit}) >= _SEVERAL:
                    found.append((correction, sorted({n for n, _ in right})))
    if not found:
        return None
    correction, most = max(found, key=lambda one: len(one[1]))
    cells = {(one.cell.where, keys.fold(one.cell.text)) for one, own in found if own == most}
    return (correction if len(cells) == 1 else None), most


def _by_cell(findings: Mapping[int, Finding]) -> dict[_Cell, list[tuple[int, Correction]]]:
    """What would put the findings right, by the cell to be corrected."""
    found: defaultdict[_Cell, list[tuple[int, Correction]]] = defaultdict(list)
    for number, finding in findings.items():
        for correction in finding.corrections:
            cell = correction.cell
            if cell.where != NOWHERE:
                found[cell.where, keys.fold(cell.text)].append((number, correction))
    return found


def _together(lead: Finding, others: Sequence[Finding], correction: Correction | None) -> Finding:
    """One finding that tells what the others tell, led by the cell at fault where it is known."""
    beside = (
        msgspec.structs.replace(cell, role="compared") for one in others for cell in one.evidence
    )
    at_fault = [correction.cell] if correction else []
    return msgspec.structs.replace(
        lead,
        message=lead.message + (_said(correction, len(others)) if correction else ""),
        evidence=tuple(_each_once([*at_fault, *lead.evidence, *beside])),
        details=(*lead.details, *(line for one in others for line in (one.message, *one.details))),
        corrections=(),
    )


def _said(correction: Correction, others: int) -> str:
    """Which cell is at fault, and why."""
    cell = correction.cell
    where = f"“{cell.title}”的{cell.column}" if cell.column else ""
    right = f"“{correction.words}”" if correction.yuan is None else f" {in_wan(correction.yuan)}"
    return nested(f"；有误的应是{where}“{cell.text}”：改为{right}，另外 {others} 处不符也随之消除")


def _each_once(cells: Iterable[Evidence]) -> Iterator[Evidence]:
    """Each cell once, as it comes first."""
    seen: set[tuple[str, Where, str]] = set()
    for cell in cells:
        key = cell.source, cell.where, cell.text
        if key not in seen:
            seen.add(key)
            yield cell
