"""A form is a view of the cube: what a form prints, computed from facts.

Facts are leaves (an amount at a place that is not divided further). Rolled up over the
dimensions that a form uses, they give the amount at every point above them, and filling a
form is looking its cells up. Nothing here knows a table by name: a form that a new pack
declares is filled at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from mingzhang import cube
from mingzhang.amounts import UNITS, ZERO
from mingzhang.cube import Dimension, Point
from mingzhang.disclosure import Column, Printed, Row, Statement
from mingzhang.forms import ColumnForm, Form, RowForm, row_id
from mingzhang.forms import Side as SideForm
from mingzhang.numerals import numeral_of

Leaf: TypeAlias = tuple[Point, Decimal]
"""A fact of the budget book: an amount in 元 at an undivided place."""

_PLACES = Decimal("0.01")
_BLANK = Printed("")
_NUMBER = "{no}"
"""In a row's prefix: its number among the rows that are printed."""


@dataclass(frozen=True)
class Words:
    """What a table says besides its amounts."""

    names: Mapping[str, str]
    """What the codes are called."""

    title: str = ""
    scope: str = ""
    year: int = 0


def statement(
    form: Form,
    facts: Iterable[Leaf],
    words: Words,
    beside: Mapping[Point, Decimal] | None = None,
) -> Statement:
    """The form, filled with the facts; declared empty where none of them belongs in it.

    `beside` are amounts in 元 that are part of no sum, such as 机关运行经费, which says again
    a part of what is counted already. A cell is rounded for itself, and an exact zero is
    left blank.
    """
    amounts = {**rolled_up(facts, form), **(beside or {})}
    rows = tuple(_rows(form, amounts, words.names))
    filled = any(_any_amount(row.cells) for row in rows)
    return Statement(
        id=form.id,
        title=words.title or form.title,
        status="filled" if filled or not form.empty_note else "empty",
        money_unit=form.unit,
        columns=columns(form),
        rows=rows if filled or not form.empty_note else (),
        notes=() if filled or not form.empty_note else (_note(form, words),),
    )


def _note(form: Form, words: Words) -> str:
    return form.empty_note.format(scope=words.scope, year=words.year)


def columns(form: Form) -> tuple[Column, ...]:
    """The form's amount columns; sides that share an id share the column."""
    parts = form.sides or (form,)
    return columns_of([column for part in parts for column in part.columns])


def columns_of(column_forms: Iterable[ColumnForm]) -> tuple[Column, ...]:
    """Columns as a statement names them, each id once."""
    labels: dict[str, str] = {}
    for column in column_forms:
        labels.setdefault(column.id, column.label)
    return tuple(Column(column_id, label) for column_id, label in labels.items())


def printed(number: Decimal) -> str:
    """A number as the tables print it: two places, blank for nothing."""
    return str(number.quantize(_PLACES, ROUND_HALF_UP)) if number else ""


def total(facts: Iterable[Leaf], point: Point) -> Decimal:
    """The amount at one point: the sum of the leaves in it."""
    asked = [(name, member) for name in cube.DIMENSIONS if (member := getattr(point, name))]
    amounts = ZERO
    for leaf, amount in facts:
        for name, member in asked:
            if member not in above(name, getattr(leaf, name)):
                break
        else:
            amounts += amount
    return amounts


def contains(whole: Point, leaf: Point) -> bool:
    """Whether one place lies within another."""
    return all(
        getattr(whole, dimension) in above(dimension, getattr(leaf, dimension))
        for dimension in cube.DIMENSIONS
    )


@lru_cache(maxsize=4096)
def above(dimension: Dimension, member: str) -> tuple[str, ...]:
    """A member and all that it is part of, up to "" (all of the dimension)."""
    if not member:
        return ("",)
    if dimension in cube.CODED:
        return (member, *cube.ancestors(member))
    whole = _wholes(dimension).get(member, "")
    return (member, *above(dimension, whole))


@lru_cache(maxsize=len(cube.DIMENSIONS))
def _wholes(dimension: Dimension) -> dict[str, str]:
    """The member that each member is a part of."""
    known = cube.members(dimension)
    parts = {whole: cube.cover(dimension, whole, known) or () for whole in {*known, ""}}
    return {part: whole for whole, members in parts.items() for part in members}


def rolled_up(facts: Iterable[Leaf], form: Form) -> dict[Point, Decimal]:
    """The amount at every point that the form's cells can have and that has one.

    Dimensions that the form does not use are summed over first; that leaves few leaves.
    """
    used = _dimensions(form)
    leaves: dict[Point, Decimal] = {}
    for leaf, amount in facts:
        if _shares(form, leaf):
            place = _projected(leaf, used)
            leaves[place] = leaves.get(place, ZERO) + amount
    amounts: dict[Point, Decimal] = {}
    for leaf, amount in leaves.items():
        for place in _places_above(leaf):
            amounts[place] = amounts.get(place, ZERO) + amount
    return amounts


def _shares(form: Form, leaf: Point) -> bool:
    """Whether a leaf lies within what all cells of the form have in common."""
    return all(
        member in above(_dimension(name), getattr(leaf, name))
        for name, member in form.point.items()
    )


def _dimension(name: str) -> Dimension:
    return next(dimension for dimension in cube.DIMENSIONS if dimension == name)


@lru_cache(maxsize=1024)
def _projected(leaf: Point, used: frozenset[str]) -> Point:
    """The leaf without the dimensions that nobody asks for."""
    return Point(**{name: getattr(leaf, name) for name in cube.DIMENSIONS if name in used})


@lru_cache(maxsize=16384)
def _places_above(leaf: Point) -> tuple[Point, ...]:
    """Every point that a leaf is part of."""
    chains = (above(name, getattr(leaf, name)) for name in cube.DIMENSIONS)
    return tuple(Point(*members) for members in product(*chains) if members[0])


def _dimensions(form: Form) -> frozenset[str]:
    """The dimensions that the form's cells tell apart."""
    points = [form.point, *(column.point for column in form.columns)]
    points += [row.point or {} for row in form.rows]
    for side in form.sides:
        points += [column.point for column in side.columns]
        points += [row.point or {} for row in side.rows]
    return frozenset({"flow", form.dimension or "flow"}.union(*points))


def _rows(form: Form, amounts: Mapping[Point, Decimal], names: Mapping[str, str]) -> Iterator[Row]:
    if form.layout == "coded":
        yield from _coded_rows(form, amounts, names)
    elif form.layout == "fixed":
        yield from _fixed_rows(form, amounts)
    elif form.layout == "single":
        yield Row("", "", _cells(form, {}, form.columns, amounts))
    else:
        yield from _two_sided_rows(form, amounts)


def _coded_rows(
    form: Form, amounts: Mapping[Point, Decimal], names: Mapping[str, str]
) -> Iterator[Row]:
    """The total, then every code that has an amount, each below the code it belongs to."""
    assert form.dimension is not None
    present = {getattr(point, form.dimension) for point in amounts} - {""}
    filled = [
        (code, _cells(form, {form.dimension: code}, form.columns, amounts))
        for code in ("", *sorted(present))
    ]
    kept = [(code, cells) for code, cells in filled if not code or _any_amount(cells)]
    if form.total_last:
        kept = [*kept[1:], kept[0]]
    for no, (code, cells) in enumerate(kept, 1):
        name = names[code] if code else form.total_labels[0]
        yield Row(code, name, cells, no=str(no) if "no" in form.lead else "")


def _fixed_rows(form: Form, amounts: Mapping[Point, Decimal]) -> Iterator[Row]:
    """The declared rows. Those that may be left out come all together or not at all."""
    filled = [
        (index, row, _cells(form, row.point, form.columns, amounts))
        for index, row in enumerate(form.rows)
    ]
    wanted = any(_any_amount(cells) for _, row, cells in filled if row.optional)
    kept = [one for one in filled if wanted or not one[1].optional]
    for no, (index, row, cells) in enumerate(kept, 1):
        label = row_id(form.rows, index)
        yield Row("", row.prefix + row.label, cells, no=str(no), label=label)


def _two_sided_rows(form: Form, amounts: Mapping[Point, Decimal]) -> Iterator[Row]:
    """Both sides from top to bottom, each row with the number of the line it stands on."""
    if "no" not in form.lead:
        yield from _level([list(_side_rows(form, side, amounts)) for side in form.sides])
        return
    lines = lines_of_sides(form.sides)
    numbered = sorted(
        (line, side, place)
        for side, numbers in enumerate(lines)
        for place, line in enumerate(numbers)
    )
    for line, side, place in numbered:
        side_form = form.sides[side]
        row = side_form.rows[place]
        cells = _cells(form, row.point, side_form.columns, amounts)
        label = row_id(side_form.rows, place)
        yield Row("", row.prefix + row.label, cells, side_form.id, str(line), label=label)


def _side_rows(form: Form, side: SideForm, amounts: Mapping[Point, Decimal]) -> Iterator[Row]:
    """One side by itself: its rows less those that may be left out."""
    number = 0
    for place, row in enumerate(side.rows):
        cells = _cells(form, {**side.point, **(row.point or {})}, side.columns, amounts)
        if row.optional and not _any_amount(cells):
            continue
        number += _NUMBER in row.prefix
        prefix = row.prefix.replace(_NUMBER, numeral_of(number))
        yield Row("", prefix + row.label, cells, side.id, label=row_id(side.rows, place))


def _level(sides: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """The sides' rows line by line, their last rows, the totals, on one line."""
    height = max(map(len, sides))
    for line in range(height):
        for rows in sides:
            if line == height - 1:
                yield rows[-1]
            elif line < len(rows) - 1:
                yield rows[line]


def lines_of_sides(sides: Sequence[SideForm]) -> tuple[tuple[int, ...], ...]:
    """On which line each row of each side stands, from 1.

    The totals start side by side below the longer list, and the grand totals share the
    last line; what one side has more of (carry-in by fund) leaves the other side blank.
    """
    heads = [_numbered_head(side.rows) for side in sides]
    head = max(heads)
    block = max(len(side.rows) - own for side, own in zip(sides, heads, strict=True))
    return tuple(
        (
            *range(1, own + 1),
            *range(head + 1, head + len(side.rows) - own),
            head + block,
        )
        for side, own in zip(sides, heads, strict=True)
    )


def _numbered_head(rows: Sequence[RowForm]) -> int:
    """How many rows stand above the totals: totals are the first to have no 一、."""
    return next(place for place, row in enumerate(rows) if not row.prefix)


def _cells(
    form: Form,
    row: Mapping[str, str] | None,
    column_forms: Sequence[ColumnForm],
    amounts: Mapping[Point, Decimal],
) -> dict[str, Printed]:
    if row is None:
        return {column.id: _BLANK for column in column_forms}
    points = {column.id: form.point_of(row, column) for column in column_forms}
    unit = UNITS[form.unit]
    return {
        column: Printed(printed(amounts[point] / unit)) if point in amounts else _BLANK
        for column, point in points.items()
    }


def _any_amount(cells: Mapping[str, Printed]) -> bool:
    return any(cell.text for cell in cells.values())
