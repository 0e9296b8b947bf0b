"""Ruling lines to tables: which cells they enclose, and which row and column each is in.

Stages, each a pure function:

    join        pieces of one line (dashes, the borders of neighbouring cells) become one
    components  lines that touch belong to one table; tables side by side do not touch
    lattice     all lines of a table, drawn through, make a grid of fields; fields with no
                line between them are one cell
    compact     fields where no cell begins are taken out again

A table may leave out an outer side altogether, but not a part of one: where two tables of
different width touch, the space beside the narrower one is not a cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import mul

import msgspec

from mingzhang.reading.pdf.ink import Box, Rule

SNAP = 3.0
"""Points within which lines are one line, and within which they touch."""

_SHORTEST = 5.0
"""Points. What is shorter is a corner piece."""

_DASH = 4.0
"""Points."""

_DOT = 1 / 64
"""Points. The length that a dot, such as the corner of a border, counts for."""

_DRAWN = 0.6
"""Share of a side that must be drawn for the side to be there."""

_ABSENT = 0.2
"""Share of an outer side up to which the table has left it out."""

_MAX_MEETINGS = 4_000_000
_MAX_FIELDS = 250_000


class Area(msgspec.Struct, frozen=True):
    """One cell: the fields that it covers, counted in the full grid; the ends are left out."""

    row: int
    column: int
    row_end: int
    column_end: int


class Lattice(msgspec.Struct):
    """One table."""

    xs: list[float]
    """The vertical lines from left to right."""

    ys: list[float]
    """The horizontal lines from top to bottom."""

    areas: list[Area]
    """The cells, row by row."""

    owner: list[list[int]]
    """For each row and column of fields the place of its cell in `areas`; -1 for none."""

    @property
    def box(self) -> Box:
        """The outline of the table."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def place(self, x: float, y: float) -> int:
        """The place in `areas` of the cell around a point of the table; -1 for none."""
        return self.owner[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]

    def area_box(self, area: Area) -> Box:
        """Where a cell is printed."""
        return (
            self.xs[area.column],
            self.ys[area.row],
            self.xs[area.column_end],
            self.ys[area.row_end],
        )


def lattices(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Lattice]:
    """The tables that the rules of a page make, from the top."""
    across, down = join(horizontal), join(vertical)
    if len(across) * len(down) > _MAX_MEETINGS:
        return []
    found = [_lattice(*rules) for rules in components(across, down)]
    return sorted((table for table in found if table), key=lambda table: table.box[1::-1])


def join(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces that lie on one line, and nearly touch, as one rule."""
    whole: list[Rule] = []
    for pieces in _on_one_line(rules):
        weights = [piece.end - piece.start + _DOT for piece in pieces]
        at = sum(map(mul, weights, [piece.at for piece in pieces])) / sum(weights)
        pieces.sort(key=lambda piece: piece.start)
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            gap = _dash_gap(piece.end - piece.start)
            if piece.start <= end + gap:
                end = max(end, piece.end)
            else:
                whole.append(Rule(at, start, end))
                start, end = piece.start, piece.end
        whole.append(Rule(at, start, end))
    return [rule for rule in whole if rule.end - rule.start >= _SHORTEST]


def _dash_gap(length: float) -> float:
    """How far from the one before it a piece may stand.

    Dashes are as far apart as they are long, or a little farther; the border of a row is no
    dash, and a row that is left out beside it no gap.
    """
    return max(SNAP, 1.5 * length) if length <= _DASH else SNAP


def _on_one_line(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    pieces: list[Rule] = []
    for rule in sorted(rules):
        if pieces and rule.at - pieces[0].at > SNAP:
            yield pieces
            pieces = []
        pieces.append(rule)
    if pieces:
        yield pieces


def components(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules, horizontal and vertical, that hang together."""
    head = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while head[place] != place:
            head[place] = place = head[head[place]]
        return place

    for below, standing in enumerate(down, len(across)):
        x, top, bottom = standing.at, standing.start - SNAP, standing.end + SNAP
        for place, (y, left, right) in enumerate(across):
            if top <= y <= bottom and left - SNAP <= x <= right + SNAP:
                head[root(place)] = root(below)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place, rule in enumerate(chain(across, down)):
        group = groups.setdefault(root(place), ([], []))
        group[place >= len(across)].append(rule)
    for group in groups.values():
        if all(group):
            yield group


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    xs, ys = _lines(down, across), _lines(across, down)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > _MAX_FIELDS:
        return None
    walls = _Walls(xs, ys, across, down)
    areas: list[Area] = []
    for area in _areas(rows, columns, walls):
        if walls.enclose(area):
            areas.append(area)
    if not areas:
        return None
    return _compact(xs, ys, areas)


def _lines(own: list[Rule], crossing: list[Rule]) -> list[float]:
    """Where the lines of one direction stand, with the ends that no line closes."""
    at = sorted({rule.at for rule in own})
    first = min(rule.start for rule in crossing)
    last = max(rule.end for rule in crossing)
    if first < at[0] - _SHORTEST:
        at.insert(0, first)
    if last > at[-1] + _SHORTEST:
        at.append(last)
    return at


class _Walls:
    """Which sides of the fields are drawn."""

    def __init__(
        self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]
    ) -> None:
        self.above = _drawn(ys, xs, across)
        """[line][column]: the side above row `line`."""

        self.beside = _drawn(xs, ys, down)
        """[line][row]: the side left of column `line`."""

        self._xs, self._ys = xs, ys
        self._above = [_lengths(line, xs) for line in self.above]
        self._beside = [_lengths(line, ys) for line in self.beside]
        if across and down and len(across) + len(down) >= 4:
            for lengths, along in ((self._above, xs), (self._beside, ys)):
                whole = [place - along[0] for place in along]
                for side in (0, -1):
                    if lengths[side][-1] <= _ABSENT * whole[-1]:
                        lengths[side] = whole

    def enclose(self, area: Area) -> bool:
        """Whether all four sides are drawn, or are outer sides that this table leaves out."""
        row, column, row_end, column_end = area.row, area.column, area.row_end, area.column_end
        above, below = self._above[row], self._above[row_end]
        before, behind = self._beside[column], self._beside[column_end]
        width = _DRAWN * (self._xs[column_end] - self._xs[column])
        height = _DRAWN * (self._ys[row_end] - self._ys[row])
        return (
            above[column_end] - above[column] >= width
            and below[column_end] - below[column] >= width
            and before[row_end] - before[row] >= height
            and behind[row_end] - behind[row] >= height
        )


def _lengths(drawn: list[bool], along: list[float]) -> list[float]:
    """How much of a line is drawn, up to each crossing."""
    steps = zip(drawn, along, along[1:], strict=False)
    return [0.0, *accumulate(end - start if there else 0.0 for there, start, end in steps)]


def _drawn(at: list[float], between: list[float], rules: list[Rule]) -> list[list[bool]]:
    """For each line, and each step along it, whether a rule runs there."""
    lines = {place: [False] * (len(between) - 1) for place in at}
    for rule in rules:
        steps = lines[rule.at]
        first = max(0, bisect_right(between, rule.start) - 1)
        last = min(len(steps), bisect_right(between, rule.end)) - 1
        steps[first + 1 : last] = [True] * (last - first - 1)  # it runs through these
        for step in {first, last} if first <= last else ():
            start, end = between[step], between[step + 1]
            shared = min(end, rule.end) - max(start, rule.start)
            if shared >= _DRAWN * (end - start):
                steps[step] = True
    return [lines[place] for place in at]


def _areas(rows: int, columns: int, walls: _Walls) -> Iterator[Area]:
    """Rectangles of fields with no line between them, from the top left."""
    taken = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            column_end = column + 1
            while (
                column_end < columns
                and not walls.beside[column_end][row]
                and not taken[row][column_end]
            ):
                column_end += 1
            row_end = row + 1
            while row_end < rows and _is_open_below(walls, taken, row_end, column, column_end):
                row_end += 1
            for below in range(row, row_end):
                taken[below][column:column_end] = [True] * (column_end - column)
            yield Area(row, column, row_end, column_end)


def _is_open_below(
    walls: _Walls, taken: list[list[bool]], row: int, column: int, column_end: int
) -> bool:
    """Whether a cell that reaches down to this row also covers it."""
    return not (
        any(walls.above[row][column:column_end])
        or any(taken[row][column:column_end])
        or any(walls.beside[inner][row] for inner in range(column + 1, column_end))
    )


def _compact(xs: list[float], ys: list[float], areas: list[Area]) -> Lattice:
    """The table without the lines at which no cell begins."""
    keep_rows = sorted({area.row for area in areas})
    keep_columns = sorted({area.column for area in areas})
    last_row = max(area.row_end for area in areas)
    last_column = max(area.column_end for area in areas)
    row_of = _places(keep_rows, last_row)
    column_of = _places(keep_columns, last_column)
    ys = [ys[row] for row in (*keep_rows, last_row)]
    xs = [xs[column] for column in (*keep_columns, last_column)]
    areas = [
        Area(
            row_of[area.row],
            column_of[area.column],
            row_of[area.row_end],
            column_of[area.column_end],
        )
        for area in areas
    ]
    owner = [[-1] * (len(xs) - 1) for _ in ys[1:]]
    for place, area in enumerate(areas):
        for row in range(area.row, area.row_end):
            owner[row][area.column : area.column_end] = [place] * (area.column_end - area.column)
    return Lattice(xs, ys, areas, owner)


def _places(kept: list[int], last: int) -> list[int]:
    """For each line the number of kept lines before it."""
    return [bisect_left(kept, line) for line in range(last + 1)]
