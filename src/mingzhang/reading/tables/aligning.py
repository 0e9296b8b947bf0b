"""The data rows of grids on a form's columns, as far as their header shows which is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from mingzhang.forms import Form
from mingzhang.reading.blocks import Cell, Grid
from mingzhang.reading.tables.column_places import amounts_in_lead, column_places, permuted_places
from mingzhang.reading.tables.data_rows import Line
from mingzhang.reading.tables.headers import header_rows, is_total_alone
from mingzhang.reading.tables.repairs import Repairs


def as_printed(form: Form, grids: Sequence[Grid]) -> Form:
    """The form with its codes in one cell or in cells of their own, as this table has them."""
    widths = {len(row) for grid in grids for row in grid.rows}
    for variant in (form, _with_codes(form, joined=True), _with_codes(form, joined=False)):
        if len(variant.labels) in widths and not any(amounts_in_lead(g, variant) for g in grids):
            return variant
    return form


def _with_codes(form: Form, joined: bool) -> Form:
    """The form with each code in one cell, or in one cell a level."""
    sides = tuple(
        msgspec.structs.replace(side, lead=_lead(side.lead, joined, side.dimension))
        for side in form.sides
    )
    return msgspec.structs.replace(form, lead=_lead(form.lead, joined, form.dimension), sides=sides)


def _lead(lead: Sequence[str], joined: bool, dimension: str | None) -> tuple[str, ...]:
    levels = ("code1", "code2", "code3") if dimension == "function" else ("code1", "code2")
    codes = ("code",) if joined else levels
    if not any(part.startswith("code") for part in lead):
        return tuple(lead)
    before = tuple(part for part in lead if part == "no")
    return (*before, *codes, "name")


def aligned(grids: Sequence[Grid], form: Form, repairs: Repairs) -> list[Line] | None:
    """The data rows of all grids, each with one cell a column of the form.

    None where there are grids and none of them has the form's columns: what such a table
    says is not known, and it must not pass for an empty one.
    """
    expected = form.labels
    lines: list[Line] = []
    places: dict[int, int] | None = None
    for grid in grids:
        head = header_rows(grid)
        if not head and places is None and len(grid.rows[0]) == len(expected):
            message = "没有表头，按表样的栏次读取；请核对各栏"
            repairs.trouble("ambiguous", message, grid.where)
        if is_total_alone(grid) and len(grid.rows[0]) == len(form.columns) + 1 != len(expected):
            lines.append(_line(grid.rows[0], _total_places(form), len(expected)))
            continue
        if head or places is None or max(map(len, grid.rows)) != len(places):
            places = _places(grid, form, repairs) or places
        if places is None:
            width = max(map(len, grid.rows))
            message = f"有 {width} 栏，表样是 {len(expected)} 栏，对不上，没有读取；请核对表头"
            repairs.trouble("unreadable", message, grid.where)
            continue
        for index, row in enumerate(grid.rows[head:]):
            if any(cell.text for cell in row):
                line = _line(row, places, len(expected))
                if head and not index and lines and _is_total_again(line, lines[0], form):
                    repairs.note("合计行随表头在续页重印，只读一次", line.where)
                    continue
                lines.append(line)
                _tell_left_over(row, places, repairs)
    return None if grids and places is None else lines


def _places(grid: Grid, form: Form, repairs: Repairs) -> dict[int, int] | None:
    """Which printed column is which of the form's: by its place, or by its label.

    Labels shifted by a merged cell leave gaps, and the place is right. Where every label of a
    block stands once, in another order, nothing is shifted: the columns were moved.
    """
    if not form.open and (permuted := permuted_places(grid, form)):
        message = "栏目的顺序与表样不同，已按栏目名称读取；请核对表头"
        repairs.trouble("ambiguous", message, grid.where)
        return permuted
    return column_places(grid, form.labels)


def _is_total_again(line: Line, first: Line, form: Form) -> bool:
    """Whether the row below a next page's header is the table's first, a total, once more.

    Where 合计 stands within the header it is printed again with the header.
    """
    return line.cells == first.cells and any(map(form.is_total, filter(None, line.cells)))


def without_placeholders(lines: Iterable[Line], repairs: Repairs) -> list[Line]:
    """The rows without those of a blank template that hold nothing but dots."""
    kept: list[Line] = []
    for line in lines:
        if line.is_placeholder:
            message = "有只印省略号（……）的占位行，没有数据；如已填报，请换成填好的文件"
            repairs.trouble("ambiguous", message, line.where)
        else:
            kept.append(line)
    return kept


def _total_places(form: Form) -> dict[int, int]:
    """The columns of a row whose first cell stands for all those before the amounts."""
    lead = len(form.lead)
    amounts_at = {lead + index: index + 1 for index in range(len(form.columns))}
    return {form.lead.index("name"): 0, **amounts_at}


def _line(row: Sequence[Cell], places: dict[int, int], width: int) -> Line:
    blank = Cell("", row[-1].where)
    cells = [row[places[i]] if places.get(i, len(row)) < len(row) else blank for i in range(width)]
    return Line([cell.text for cell in cells], [cell.where for cell in cells], row[0].where)


def _tell_left_over(row: Sequence[Cell], places: dict[int, int], repairs: Repairs) -> None:
    used = set(places.values())
    for index, cell in enumerate(row):
        if cell.text and index not in used:
            message = "表样以外的单元格“{}”没有读取"
            repairs.trouble("unreadable", message, cell.where, cell.text, index)
