"""A book's tables beside those that a disclosure prints: every cell that differs.

Differences of the last places come of rounding: the parts were printed rounded and are added
up again. Larger ones are contradictions between the tables of the disclosure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mingzhang import cube
from mingzhang.amounts import ZERO
from mingzhang.checking.form.arithmetic import number_of
from mingzhang.compiling.account import Account
from mingzhang.compiling.compose import statements
from mingzhang.compiling.from_published.gaps import Gap
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.facts import column_places

_HALF = Decimal("0.5")
"""Of the last place: by how much each printed part, and the sum, can be off through rounding."""


def differences(disclosure: Disclosure, account: Account) -> Iterator[Gap]:
    """What the account's tables print otherwise than the disclosure's."""
    most = max((len(its.rows) for its in disclosure.statements), default=0)
    for made in statements(account):
        printed = disclosure.statement(made.id)
        if printed is None:
            continue
        title = f"《{printed.title}》"
        if _has_amounts(made) != _has_amounts(printed):
            said = "有数" if _has_amounts(made) else "空表"
            yield Gap("不一致", "", f"{title}按底册应是{said}，与公开文件不同")
            continue
        for cell in _unlike(printed, made, most):
            said = f"{title}{cell.place}：印 {cell.printed}，底册合计 {cell.made}"
            if cell.is_rounded:
                yield Gap("四舍五入", "", said)
            else:
                yield Gap("不一致", "", f"{said}；底册以各表最底一级科目的数为准")


class _Cell(NamedTuple):
    """A cell that differs."""

    place: str
    printed: str
    made: Decimal
    is_rounded: bool


def _has_amounts(statement: Statement) -> bool:
    cells = (cell.text for row in statement.rows for cell in row.cells.values())
    return statement.status == "filled" and any(number_of(text) for text in cells)


def _unlike(printed: Statement, made: Statement, most: int) -> Iterator[_Cell]:
    places = column_places(printed)
    labels = {column.id: column.label for column in made.columns}
    theirs = {_key(row): row for row in printed.rows}
    ours = {_key(row): row for row in made.rows}
    for key in dict.fromkeys((*theirs, *ours)):
        row = theirs.get(key) or ours[key]
        name = f"{row.account or row.code} {row.name}".strip()
        for column, label in labels.items():
            text = _text(theirs.get(key), column)
            was, now = number_of(text), number_of(_text(ours.get(key), column)) or ZERO
            if was == now:
                continue
            last_place = Decimal(1).scaleb(-places.get((row.side, column), 0))
            parts = _parts(row, printed, most) * len(labels)
            room = _HALF * last_place * (parts + 1)
            rounded = was is not None and abs(was - now) <= room
            yield _Cell(f"{name}·{label}", text or "空白", now, rounded)


def _parts(row: Row, printed: Statement, most: int) -> int:
    """How many rows an amount can be the sum of, at the most."""
    codes = {its.account or its.code for its in printed.rows} - {""}
    code = row.account or row.code
    below = sum(code in cube.ancestors(its) for its in codes) if codes else most
    return max(below, 1)


def _key(row: Row) -> tuple[str, str]:
    return row.side, row.account or row.code or row.label


def _text(row: Row | None, column: str) -> str:
    """A row that is not there prints nothing."""
    return row.cells.get(column, Printed("")).text if row else ""
