"""The layout of a table that no pack describes: which printed column is which.

An open pack has no layouts but words. Here they are laid upon a printed header: each column
is known by the cells that stand above it, from the top down (本年收入, 小计), and what comes
out is a form with exactly the printed columns, in printed order, so that the table is then
read like any other. A column that no word fits is kept under its printed label; it is read,
told, and compared with nothing.

The fund of a table is the title's business: nothing here can change it. Where the header
names another fund than the title, that is told and the table is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.disclosure import Column
from mingzhang.forms import ColumnForm, Form, Pack, Side
from mingzhang.reading.blocks import Grid
from mingzhang.reading.tables.header_words import PrintedColumn, printed_columns
from mingzhang.reading.tables.headers import header_rows
from mingzhang.reading.tables.laid import FUNDS, Laid, funds_in
from mingzhang.reading.tables.lead import (
    blocks_of,
    by_labels,
    first_repeated,
    has_codes,
    leading,
    one_each,
    parts_of,
    with_codes_apart,
)


class Layout(msgspec.Struct, frozen=True):
    """A form with the columns that a table prints."""

    form: Form
    grids: tuple[Grid, ...]
    """The table's grids; where a code and a name share a cell, with a cell for each."""

    columns: tuple[Column, ...]
    unplaced: tuple[Column, ...]
    left_out: tuple[str, ...] = ()
    """Labels of columns before the amounts that the data have no place for."""

    other_fund: str = ""
    """The fund that the header names, where that is not the form's."""


def layout(pack: Pack, form_id: str, grids: Sequence[Grid], year: int) -> Layout | None:
    """The layout of a table of an open pack; None where its header says too little.

    `year` is the disclosure's: columns of other years are read and not compared.
    """
    head = next((grid for grid in grids if header_rows(grid)), None)
    if head is None:
        return None
    found = [
        fitted
        for form in pack.variants(form_id)
        if (fitted := _fitted(pack, form, head, grids, year)) is not None
    ]
    return max(found, key=_quality, default=None)


def _quality(candidate: Layout) -> tuple[int, bool, int]:
    """The more columns are known the better, also of those before the amounts.

    Of two alike, the one whose fixed rows are printed goes first.
    """
    compared = sum(column.use == "compared" for column in candidate.columns)
    lead = sum(part != "other" for part in candidate.form.lead)
    return compared - 2 * len(candidate.unplaced), _has_fixed_rows(candidate), lead


def _has_fixed_rows(candidate: Layout) -> bool:
    if candidate.form.layout != "fixed":
        return False
    place = candidate.form.lead.index("name")
    names = {
        keys.label(row[place].text)
        for grid in candidate.grids
        for row in grid.rows[header_rows(grid) :]
        if place < len(row) and row[place].text
    }
    return 2 * len(names & row_keys(candidate.form)) > len(names)


Lay: TypeAlias = Callable[[Sequence[ColumnForm]], Laid]
"""Begins a block that has these columns to choose from."""


def _fitted(pack: Pack, form: Form, head: Grid, grids: Sequence[Grid], year: int) -> Layout | None:
    columns = printed_columns(head, grids)
    parts = parts_of(columns, pack)
    laid_grids = tuple(grids)
    if form.dimension and not has_codes(parts):
        apart = with_codes_apart(parts, columns, laid_grids)
        if apart is not None:
            parts, columns, laid_grids = apart
    lay = _sided if form.layout == "two-sided" else _plain
    fitted = lay(form, columns, parts, partial(Laid, pack, year, form.point.get("fund", "")))
    if fitted is None:
        return None
    laid, printed = fitted
    if not any(column.use == "compared" for column in printed):
        return None
    return Layout(
        form=laid,
        grids=laid_grids,
        columns=tuple(printed),
        unplaced=tuple(column for column in printed if column.use == "unplaced"),
        left_out=tuple(
            column.label
            for part, column in zip(laid.lead, columns, strict=False)
            if part == "other" and column.values
        ),
        other_fund=_other_fund(form, columns),
    )


def _plain(
    form: Form, columns: Sequence[PrintedColumn], parts: Sequence[str], lay: Lay
) -> tuple[Form, list[Column]] | None:
    """A form of one block. One column of words may stand behind the amounts (备注)."""
    lead = leading(parts)
    own = tuple(parts[: first_repeated(parts[:lead])])
    is_blank = not any(column.values for column in columns)
    if form.layout == "coded" and len(own) < lead:
        told = by_labels(parts[:lead], columns, form.dimension or "")
        own = told if form.lists_projects or "agency" in told else own
    if not _lead_fits(form, own, is_blank):
        return None
    if any(part.startswith("code") for part in parts[lead:]) or "name" in parts[lead:]:
        return None
    laid = lay(form.columns)
    laid.lay_aside(columns[len(own) : lead], len(own))
    laid.take(columns[lead:], lead)
    changed = msgspec.structs.replace(form, lead=own, columns=tuple(laid.forms), group_labels=())
    return changed, laid.columns


def _lead_fits(form: Form, lead: Sequence[str], is_blank: bool) -> bool:
    """Whether a form can have these columns before the amounts; a blank table shows no codes."""
    if form.layout == "coded":
        return "name" in lead and (has_codes(lead) or is_blank)
    if form.layout == "fixed":
        return "name" in lead and "agency" not in lead
    return not has_codes(lead)


def _sided(
    form: Form, columns: Sequence[PrintedColumn], parts: Sequence[str], lay: Lay
) -> tuple[Form, list[Column]] | None:
    """A form of several blocks, each with its own columns before the amounts.

    A table that has one block more than the form has sides repeats the last side (经济分类
    in three blocks); halves with codes are needed where the form has them.
    """
    blocks = blocks_of(parts)
    sides = form.sides
    if len(blocks) < 2:
        return None
    if form.sides[0].dimension:
        sides = (*form.sides, *[form.sides[-1]] * (len(blocks) - len(form.sides)))
    if len(blocks) > len(sides):
        return None
    laid_sides: list[Side] = []
    printed: list[Column] = []
    for side, (start, end) in zip(_in_printed_order(sides, blocks, columns), blocks, strict=False):
        lead = [part for part in parts[start:end] if part]
        if lead == ["kind"]:
            lead = ["name"]  # 支出项目类别: 基本支出, 项目支出
        own = one_each(lead)
        if own is None or "name" not in own or (side.dimension and not has_codes(own)):
            return None
        laid = lay(side.columns)
        laid.take(columns[start + len(lead) : end], start + len(lead))
        laid_sides.append(msgspec.structs.replace(side, lead=own, columns=tuple(laid.forms)))
        printed += laid.columns
    changed = msgspec.structs.replace(
        form, lead=(), sides=tuple(laid_sides), columns=(), group_labels=()
    )
    return changed, list({column.id: column for column in reversed(printed)}.values())[::-1]


def _in_printed_order(
    sides: Sequence[Side], blocks: Sequence[tuple[int, int]], columns: Sequence[PrintedColumn]
) -> list[Side]:
    """The sides as the blocks' row labels tell them; in the form's order where they do not."""
    if sides[0].dimension or len(sides) == len(blocks):
        return list(sides)
    free = list(sides)
    found: list[Side] = []
    for start, _ in blocks:
        labels = {keys.label(value) for value in columns[start].values}
        best = max(free, key=lambda side: len(labels & row_keys(side)))
        free.remove(best)
        found.append(best)
    return found


def row_keys(side: Side | Form) -> set[str]:
    """The labels that rows of a form or a side can have, folded."""
    return {key for row in side.rows for key in row.keys}


def _other_fund(form: Form, columns: Sequence[PrintedColumn]) -> str:
    """The fund that the header of a single fund's table names, where it is another one."""
    own = form.point.get("fund", "")
    if own not in {fund for fund, _ in FUNDS}:
        return ""
    named = funds_in("".join(text for column in columns for text in column.path))
    return named[0] if named and own not in named else ""
