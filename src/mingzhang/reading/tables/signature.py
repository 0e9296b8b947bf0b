"""What a grid is by its header: which of the nine tables it can be, or which beside them."""

from __future__ import annotations

from functools import cache

import msgspec

from mingzhang import forms, keys
from mingzhang.reading.blocks import Grid
from mingzhang.reading.tables.headers import (
    HEAD_ROWS,
    FormHeader,
    form_headers,
    header_rows,
    is_number_row,
    label_key,
)

_TARGET_WORDS = frozenset(
    {"一级指标", "二级指标", "绩效目标", "项目编码", "项目编号", "资金支出计划", "总体目标"}
)

_LEVELS = frozenset({"一级指标", "二级指标", "三级指标"})

_TARGET_ROWS = 30
"""How far down a table of targets can begin with its indicators."""

_LONG = 5
"""No table of contents has a page number with as many digits."""

_DISTINCT = 0.75
"""Share of a form's labels that a header without a title must show."""


class Signature(msgspec.Struct, frozen=True):
    """What the first rows of a grid look like."""

    forms: frozenset[str] = frozenset()
    """Ids of the nine tables whose header this can be."""

    packs: tuple[str, ...] = ()
    """The packs in which they have this header."""

    beside_the_nine: str = ""
    """Id of the list form, or "targets"; "" where it is neither."""

    is_contents: bool = False
    labels: frozenset[str] = frozenset()
    """The labels of its header: the next page of a table has the same."""

    is_exact: bool = False
    """Whether a form has all of its labels."""

    is_data: bool = False
    """No header at all: the grid begins with a data row."""


@cache
def _marks() -> tuple[tuple[str, frozenset[str]], ...]:
    marks = {
        (form.id, frozenset(map(keys.fold, form.mark)))
        for pack in forms.all_packs()
        for form in pack.lists
        if form.mark
    }
    return tuple(sorted(marks, key=lambda mark: (mark[0], sorted(mark[1]))))


def signature(grid: Grid) -> Signature:
    """What the grid's first rows make of it."""
    rows = [[keys.fold(cell.text) for cell in row] for row in grid.rows[:HEAD_ROWS]]
    texts = {text for row in rows for text in row if text}
    joined = "".join(text for row in rows for text in row)
    if _is_contents(rows):
        return Signature(is_contents=True)
    if any(word in joined for word in _TARGET_WORDS) or _has_levels(grid):
        return Signature(beside_the_nine="targets")
    for form_id, mark in _marks():
        if all(any(text.startswith(word) for text in texts) for word in mark):
            return Signature(beside_the_nine=form_id)
    head = header_rows(grid)
    labels = {label_key(cell.text) for row in grid.rows[:head] for cell in row if cell.text}
    words = {
        label_key(cell.text)
        for row in grid.rows[:head]
        for cell in row
        if cell.text and not is_number_row(row)
    }
    found = _most_specific(labels)
    return Signature(
        forms=frozenset(header.form for header in found),
        packs=tuple(dict.fromkeys(header.pack for header in found)),
        labels=frozenset(labels),
        is_exact=any(words <= header.labels for header in found),
        is_data=head == 0,
    )


def _has_levels(grid: Grid) -> bool:
    """Whether a header of indicators stands below what a table says of its project."""
    return any(
        sum(keys.fold(cell.text) in _LEVELS for cell in row if cell.text) > 1
        for row in grid.rows[HEAD_ROWS:_TARGET_ROWS]
    )


def _is_contents(rows: list[list[str]]) -> bool:
    """Rows of a title and a page number."""
    entries = [[text for text in row if text] for row in rows]
    entries = [row for row in entries if row]
    return bool(entries) and all(
        len(row) == 2 and row[1].isdigit() and len(row[1]) < _LONG and not row[0].isdigit()
        for row in entries
    )


def _most_specific(labels: set[str]) -> list[FormHeader]:
    """Of the forms that a header shows, those that account for the most of its labels."""
    shown = [h for h in form_headers() if len(labels & h.labels) >= _DISTINCT * len(h.labels)]

    def fit(header: FormHeader) -> tuple[int, int]:
        return len(labels & header.labels), -len(header.labels - labels)

    best = max(map(fit, shown), default=None)
    return [header for header in shown if fit(header) == best]
