"""Rows of accounts that have lost their code, in a table that codes its rows.

The name alone does not tell it: 行政运行 stands under nearly every 款. But the rows are in the
order of their codes, so of the accounts with this name only one can stand where the row stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mingzhang.catalogue import Catalogue, economic, functional
from mingzhang.cube import ancestors, parent_code
from mingzhang.disclosure import Row
from mingzhang.forms import Form
from mingzhang.reading.tables.repairs import Repairs

_MOSTLY = 3
"""Of so many rows one at most lacks its code, in a table that codes its rows."""


def with_lost_codes(rows: Sequence[Row], form: Form, year: int, repairs: Repairs) -> list[Row]:
    """The same rows, with the account of those that only lack its code."""
    lacking = [place for place, row in enumerate(rows) if _lacks_code(row, form)]
    if not lacking or form.dimension is None or _MOSTLY * len(lacking) > len(rows):
        return list(rows)
    catalogue = functional(year) if form.dimension == "function" else economic(year)
    whole = list(rows)
    for place in lacking:
        row = rows[place]
        found = list(_possible(row.name, _above(whole, place), _below(rows, place), catalogue))
        if len(found) == 1:
            whole[place] = msgspec.structs.replace(row, account=found[0])
            message = f"“{row.name}”这一行没有科目编码，按名称和上下行应为 {found[0]}"
            repairs.repaired(message, row.where)
    return whole


def _lacks_code(row: Row, form: Form) -> bool:
    is_known = row.code or row.account or row.agency or row.project or form.is_total(row.name)
    return bool(row.name) and not is_known and any(cell.text for cell in row.cells.values())


def _above(rows: Sequence[Row], place: int) -> str:
    return next((_code(row) for row in rows[:place][::-1] if _code(row)), "")


def _below(rows: Sequence[Row], place: int) -> str:
    return next((_code(row) for row in rows[place + 1 :] if _code(row)), "")


def _code(row: Row) -> str:
    return row.account or row.code


def _possible(name: str, above: str, below: str, catalogue: Catalogue) -> Iterator[str]:
    """The accounts with this name that can stand between two codes."""
    for entry in catalogue.by_name(name):
        code = entry.code
        is_between = above < code and (not below or code < below)
        own = parent_code(code)
        if is_between and (not own or own in (above, *ancestors(above))):
            yield code
