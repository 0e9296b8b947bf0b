"""Which column of an indicator block is which.

The header says it, but headers are damaged more often than rows: labels slip sideways,
a two-row header loses its upper row, a fragment has other columns than the one before
the page break. So the header is one proposal among a few: its own positions, the columns
of the fragment above, and the generations' columns side by side from where the level-2
names stand. The proposal that the rows fit best is taken; the header wins where they fit
equally well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from mingzhang.reading.projects.labels import GRADES, labels, squeeze
from mingzhang.reading.projects.rows import Line

Columns: TypeAlias = dict[str, int]
"""Role to position in the row."""

_SYMBOL = re.compile(r"文字描述|[<>=≤≥＜＞＝≧≦]{1,2}")
_VALUE = re.compile(r"-?[\d.,]+[%％]?")
_TARGET = ("symbol", "value", "unit")
_PARTED = {"target": _TARGET, "scoring": tuple(GRADES)}
"""Columns that a second row of the header can part, with their parts."""


def choose_columns(
    header: Sequence[Line], rows: Sequence[Line], above: Columns
) -> tuple[Columns, bool]:
    """The columns of these rows, and whether the header had to be overruled."""
    proposals: list[Columns] = []
    for columns in _proposals(header, rows, above):
        if columns not in proposals:
            proposals.append(columns)
    texts = [[squeeze(cell.text) for cell in line.cells] for line in rows]
    wanted = _wanted(header_columns(header))
    best = max(proposals, key=lambda columns: _fit(columns, texts, wanted))
    return best, bool(header) and best != proposals[0]


def _wanted(named: Columns) -> tuple[str, ...]:
    """What every row has to fill; a header with targets that has no description wants none."""
    is_without = {"level3", "target"} <= named.keys() and "description" not in named
    return ("level3",) if is_without else ("level3", "description")


def _proposals(header: Sequence[Line], rows: Sequence[Line], above: Columns) -> Iterator[Columns]:
    named = header_columns(header)
    if named:
        yield named
    if above:
        yield above
    start = _level2_column(rows) - 1
    if named:
        yield _side_by_side(sorted(named, key=named.__getitem__), start)
    for generation in labels().generations.values():
        yield _side_by_side(generation.columns, start)
    # Columns that are blank throughout are left out: the extraction has put them in.
    filled = [
        place
        for place in range(max((len(line.cells) for line in rows), default=0))
        if place in (start, start + 1)
        or (place > start and any(line.cells[place:] and line.cells[place].text for line in rows))
    ]
    for generation in labels().generations.values():
        yield dict(zip(generation.columns, filled, strict=False))


def header_columns(header: Sequence[Line]) -> Columns:
    """The positions that the header prints, its two rows put together."""
    columns: Columns = {}
    for line in header:
        for place, cell in enumerate(line.cells):
            role = labels().column(cell.text) if cell.text.strip() else ""
            if role:
                columns.setdefault(role, place)
    for whole, parts in _PARTED.items():
        printed = {role: columns.pop(role) for role in parts if role in columns}
        if parts[0] in printed:
            columns = _parted(columns, whole, printed)
    return columns


def _parted(columns: Columns, whole: str, parts: Columns) -> Columns:
    """The columns with the parts of one of them in its place.

    Those behind it slip to the left where the upper row does not reserve a column for each part.
    """
    start = columns.get(whole, min(parts.values()))
    behind = [role for role, place in columns.items() if place > start]
    end = max(parts.values())
    moved: Columns = {}
    for role in sorted(behind, key=columns.__getitem__):
        moved[role] = end = max(columns[role], end + 1)
    return {role: place for role, place in columns.items() if role != whole} | moved | parts


def _side_by_side(roles: Sequence[str], start: int) -> Columns:
    return {role: start + number for number, role in enumerate(roles)}


def _level2_column(rows: Sequence[Line]) -> int:
    """Where most rows have a level-2 name; 1, as in the form, where none has one."""
    places = Counter(
        place
        for line in rows
        for place, cell in enumerate(line.cells[:5])
        if place and cell.text and labels().is_level2(cell.text)
    )
    return places.most_common(1)[0][0] if places else 1


def _fit(columns: Columns, rows: Sequence[Sequence[str]], wanted: Sequence[str]) -> int:
    """How well the rows fit the columns; only comparisons of this number mean anything."""
    roles = {place: role for role, place in columns.items()}
    score = 0
    for texts in rows:
        for place, text in enumerate(texts):
            role = roles.get(place, "")
            if role:
                score += _cell_fit(role, text)
            elif text:
                score -= 3
        if _at(texts, columns, "level2"):
            score -= sum(not _at(texts, columns, role) for role in wanted)
    return score


def _at(texts: Sequence[str], columns: Columns, role: str) -> str:
    place = columns.get(role, -1)
    return texts[place] if 0 <= place < len(texts) else ""


def _cell_fit(role: str, text: str) -> int:
    known = labels()
    match role:
        case "level1":
            return (2 if text in known.level1 else -1) if text else 0
        case "level2":
            return (3 if text in known.level2 else -2) if text else 0
        case "symbol":
            return (3 if _SYMBOL.fullmatch(text) else -3) if text else 0
        case "value":
            return (1 if _VALUE.fullmatch(text) else -2) if text else 0
        case "target":
            # A symbol alone is half a target: the other half stands in the next column.
            return (-2 if _SYMBOL.fullmatch(text) else 1) if text else 0
        case _:
            return bool(text)
