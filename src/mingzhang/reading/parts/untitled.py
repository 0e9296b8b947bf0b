"""Which of the nine a table without a title is, in a document that no pack describes.

The columns tell what a table can be, its rows and codes what it cannot be. The fund is never
guessed: the expenditure of one fund has the same columns as that of another, so such a table is
only known where its own header names the fund.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from mingzhang import forms, keys
from mingzhang.forms import Form, Pack, Side
from mingzhang.reading.blocks import Grid
from mingzhang.reading.tables.headers import header_rows
from mingzhang.reading.tables.laid import funds_in
from mingzhang.reading.tables.layouts import Layout, layout, row_keys

_CODE = re.compile(r"(?P<class>\d)\d\d(?:\d\d){0,2}")
_DIMENSION = {"2": "function", "3": "economic"}
_ALL_MONEY, _APPROPRIATION = "income_expenditure_summary", "fiscal_appropriation"
SUMMARIES = frozenset({_ALL_MONEY, _APPROPRIATION})
"""The tables of receipts beside expenditure."""
_FEWEST_COLUMNS = 2
"""Columns of amounts that a table of codes must have to be known by them."""

_FEWEST_ROWS = 3
"""Rows of a list, known by their words, that tell what the list is."""


class Recognised(msgspec.Struct, frozen=True):
    """What a table without a title can be."""

    pack: str
    forms: tuple[str, ...]
    """One where it is sure; several where the header leaves the fund open."""


def recognised(grid: Grid, year: int, pack_id: str = "") -> Recognised | None:
    """What the header, the rows and the codes of a table make of it; None for none of the nine.

    `pack_id`: the open pack that the document is known to follow.
    """
    if not header_rows(grid):
        return None
    text = "".join(cell.text for row in grid.rows[: header_rows(grid)] for cell in row)
    by_words = "generic-final" if "决算" in keys.fold(text) else "generic"
    pack = forms.pack(pack_id or by_words)
    laid = {
        form_id: found
        for form_id in dict.fromkeys(form.id for form in pack.forms)
        if (found := layout(pack, form_id, [grid], year)) and _can_be(found, grid)
    }
    if not laid:
        return None
    likeliest = _summaries(laid, grid) or _usual(_most_columns(laid), laid)
    return Recognised(pack.id, tuple(_by_fund(likeliest, laid, pack, keys.fold(text))))


def _summaries(laid: dict[str, Layout], grid: Grid) -> list[str]:
    """Of the two tables with receipts beside expenditure, the one that the rows or columns tell.

    Receipts that are no appropriation stand only in the table of all money, and columns of the
    funds below expenditure only in that of the appropriation.
    """
    found = [form_id for form_id in laid if form_id in SUMMARIES]
    if len(found) < len(SUMMARIES):
        return found
    all_money, appropriation = laid[_ALL_MONEY], laid[_APPROPRIATION]
    own = row_keys(all_money.form.sides[0]) - row_keys(appropriation.form.sides[0])
    if own & _printed(grid):
        return [_ALL_MONEY]
    more_columns = _columns(appropriation) > _columns(all_money) + 1
    return [_APPROPRIATION] if more_columns else found


def _most_columns(laid: dict[str, Layout]) -> list[str]:
    best = max(map(_columns, laid.values()))
    return [form_id for form_id, found in laid.items() if _columns(found) == best]


def _usual(form_ids: Sequence[str], laid: dict[str, Layout]) -> list[str]:
    """Of tables of one fund that have the same columns, those that every disclosure prints."""
    required = {
        laid[form_id].form.point.get("fund", "")
        for form_id in form_ids
        if not laid[form_id].form.optional
    }
    return [
        form_id
        for form_id in form_ids
        if not laid[form_id].form.optional
        or laid[form_id].form.point.get("fund", "") not in required
    ]


def _columns(laid: Layout) -> int:
    return sum(column.use == "compared" for column in laid.columns)


def _can_be(laid: Layout, grid: Grid) -> bool:
    """Whether all columns are the form's, and the rows or codes are those of its kind."""
    form = laid.form
    if laid.unplaced or laid.other_fund:
        return False
    if form.sides and not form.sides[0].dimension:
        return all(_known_rows(side, grid) >= _FEWEST_ROWS for side in form.sides)
    if form.layout == "fixed":
        return _known_rows(form, grid) >= _FEWEST_ROWS
    if form.layout == "listed":
        return form.key == "three_public:wide" and _columns(laid) > _FEWEST_COLUMNS
    dimension = form.dimension or form.sides[0].dimension
    return dimension == _dimension(laid) and _columns(laid) >= _FEWEST_COLUMNS


def _known_rows(part: Form | Side, grid: Grid) -> int:
    return len(row_keys(part) & _printed(grid))


def _printed(grid: Grid) -> set[str]:
    return {keys.label(cell.text) for row in grid.rows for cell in row if cell.text}


def _dimension(laid: Layout) -> str:
    """What the codes of a table classify; "" for none, or for more than one."""
    lead = laid.form.lead or laid.form.sides[0].lead
    place = next((i for i, part in enumerate(lead) if part.startswith("code")), 0)
    codes = [
        match
        for grid in laid.grids
        for row in grid.rows[header_rows(grid) :]
        for cell in row[place : place + 1]
        if (match := _CODE.fullmatch(keys.fold(cell.text)))
    ]
    found = {_DIMENSION.get(match["class"], "") for match in codes}
    return found.pop() if len(found) == 1 else ""


def _by_fund(
    likeliest: Sequence[str], laid: dict[str, Layout], pack: Pack, header: str
) -> Iterable[str]:
    """Of forms that have the same columns, the one whose fund the header names."""
    if len(likeliest) == 1 and not laid[likeliest[0]].form.point.get("fund"):
        return likeliest
    named = funds_in(header)
    if len(named) != 1:
        return likeliest
    own = [form_id for form_id in likeliest if pack.form(form_id).point.get("fund") == named[0]]
    return own or likeliest
