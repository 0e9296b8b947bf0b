"""The columns of amounts: which of an open form's columns each printed one is.

A column that no word fits is kept under its printed label; one of another year, or a detail of
another column, is read and set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from mingzhang import cube, forms
from mingzhang.cube import Dimension
from mingzhang.disclosure import Column, Use
from mingzhang.forms import ColumnForm, Pack
from mingzhang.reading.tables.header_words import PrintedColumn, word

_YEAR = re.compile(r"20\d\d")

_SUMS = frozenset({"小计", "合计", "金额", "预算数", "决算数", "总计"})
"""Labels below a group that stand for the group itself."""


def _names(column: ColumnForm) -> frozenset[str]:
    return frozenset(word(text) for text in (column.label, *column.also))


def matching(column: PrintedColumn, candidates: Iterable[ColumnForm]) -> ColumnForm | None:
    """The form's column that the labels above a printed one name; None for none.

    The lowest label decides, but 小计 below a group stands for the group. A column that asks
    for a group above it goes before one that does not.
    """
    best: tuple[tuple[int, int], ColumnForm] | None = None
    for candidate in candidates:
        depth = _depth(column.words, candidate)
        if depth is None:
            continue
        rank = (bool(candidate.under) + bool(candidate.within), depth)
        if best is None or rank > best[0]:
            best = (rank, candidate)
    return best[1] if best else None


def _depth(words: Sequence[str], candidate: ColumnForm) -> int | None:
    names = _names(candidate)
    groups = frozenset(map(word, candidate.under))
    if candidate.within and {*words}.isdisjoint(map(word, candidate.within)):
        return None
    found: int | None = None
    for depth, text in enumerate(words):
        below = words[depth + 1 :]
        if text not in names or any(low not in _SUMS and low not in groups for low in below):
            continue
        if not groups or any(other in groups for other in (*words[:depth], *below)):
            found = depth if text not in _SUMS else -1
    return found


_NESTED: tuple[Dimension, ...] = ("fund", "nature", "item")

_SIDES = frozenset({"收入", "支出"})


def _lies_within(column: ColumnForm, group: ColumnForm) -> bool:
    """Whether a column can stand below another: 财政拨款 is no part of 一般公共预算."""
    return column is group or all(
        cube.lies_in(dimension, column.point.get(dimension, ""), group.point.get(dimension, ""))
        for dimension in _NESTED
    )


def _is_aside(column: PrintedColumn, pack: Pack, year: int) -> bool:
    """Whether a column shows another year, or what is no amount of this one."""
    aside = _aside_words(pack.id)
    return _is_of_another_year(column, year) or any(text in aside for text in column.words)


def _is_of_another_year(column: PrintedColumn, year: int) -> bool:
    years = {int(found) for text in column.path for found in _YEAR.findall(text)}
    return bool(years and year and year not in years)


@cache
def _aside_words(pack_id: str) -> frozenset[str]:
    return frozenset(map(word, forms.pack(pack_id).aside))


class Laid:
    """The columns of amounts of one block, as they are recognised from left to right."""

    def __init__(self, pack: Pack, year: int, fund: str, candidates: Sequence[ColumnForm]) -> None:
        self.pack = pack
        self.fund = fund
        self.candidates = candidates
        self.year = year
        self.forms: list[ColumnForm] = []
        self.columns: list[Column] = []

    def take(self, columns: Sequence[PrintedColumn], start: int) -> None:
        """Lay the columns; two that name the same are both unplaced, for either may be meant."""
        meant = [self._meant(column) for column in columns]
        known_ids = [known.id for known in meant if known]
        for number, (column, known) in enumerate(zip(columns, meant, strict=True), start + 1):
            if known is not None and meant.count(known) == 1:
                self._add(known.id, column, "compared", known)
            elif (
                self._is_aside(column)
                or column.is_part
                or not (column.path or column.values)
                or self._group_of(column) in known_ids
            ):
                self._add(f"aside{number}", column, "aside")
            else:
                self._add(f"unplaced{number}", column, "unplaced")

    def lay_aside(self, columns: Sequence[PrintedColumn], start: int) -> None:
        """Keep columns that are read and compared with nothing."""
        for number, column in enumerate(columns, start + 1):
            self._add(f"aside{number}", column, "aside")

    def _meant(self, column: PrintedColumn) -> ColumnForm | None:
        known = matching(column, self.candidates)
        if (
            known is None
            or _is_of_another_year(column, self.year)
            or self._is_no_amount(column, known)
        ):
            return None
        group = matching(column.above, self.candidates) if column.path else None
        if group and not known.under and not _lies_within(known, group):
            return None
        return None if self._is_of_a_fund(column, known) else known

    def _is_no_amount(self, column: PrintedColumn, known: ColumnForm) -> bool:
        """Whether 年初预算数 is meant that the form's column does not stand for."""
        return self._is_aside(column) and not known.under and not known.point.get("stage")

    def _is_of_a_fund(self, column: PrintedColumn, known: ColumnForm) -> bool:
        """Whether a group above a column names a fund of which the form's column says nothing."""
        named = funds_in("".join(column.above.words))
        return len(named) == 1 and not known.point.get("fund") and not self.fund

    def _group_of(self, column: PrintedColumn) -> str:
        """The column of which this one is a detail: 工资福利支出 below 基本支出."""
        group = matching(column.above, self.candidates) if column.path else None
        return group.id if group else ""

    def _is_aside(self, column: PrintedColumn) -> bool:
        return _is_aside(column, self.pack, self.year)

    def _add(
        self, column_id: str, column: PrintedColumn, use: Use, known: ColumnForm | None = None
    ) -> None:
        label = column.label
        if word(label) in _SUMS and len(column.path) > 1 and column.words[-2] not in _SIDES:
            label = "·".join(column.path[-2:])
        if not label and known:
            label = known.label
        own = known or ColumnForm(id=column_id, label=label, money=False)
        self.forms.append(own)
        self.columns.append(Column(column_id, label, use))


FUNDS = (
    ("general", re.compile(r"一般公共预算")),
    ("government_fund", re.compile(r"政府性?基金")),
    ("state_capital", re.compile(r"国有资本")),
)


def funds_in(labels: str) -> list[str]:
    """The funds of the appropriation that header labels name."""
    return [fund for fund, pattern in FUNDS if pattern.search(labels)]
