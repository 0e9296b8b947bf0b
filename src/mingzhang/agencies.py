"""Whose amounts the rows of a table show, where it lists a department's units.

Many provinces print a row for the department, rows for its units, by code (313, 313001) or
by name only, and below each unit its rows by function. Codes nest, so they say themselves
which row sums up which. Of names the amounts must say it: the first can be the department
and the sum of the others, or a unit beside them. What cannot be told is left undecided.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from mingzhang import amounts, cube
from mingzhang.amounts import ZERO, Amount
from mingzhang.disclosure import Row, Statement
from mingzhang.facts import amount_of, column_places, columns_of, details
from mingzhang.forms import Form

_CODE = re.compile(r"[0-9A-Za-z]{3,}")
_DEPARTMENT_DIGITS = 3

_Members = dict[int, str]
"""Numbers of rows, with the agency of each as `Point.agency` has it."""


class ByAgency(msgspec.Struct, frozen=True):
    """What is known of a table that prints rows by agency."""

    members: _Members
    """The rows that show an agency's amounts; empty where it is undecided which sums up which."""

    @property
    def is_decided(self) -> bool:
        """Whether it is certain how the rows add up."""
        return bool(self.members)


_UNDECIDED = ByAgency({})


def by_agency(statement: Statement, form: Form) -> ByAgency | None:
    """How the rows of a table divide among agencies; None where it has no such rows."""
    if form.layout not in ("coded", "listed"):
        return None
    outline = _Outline(statement, form)
    if not outline.heads:
        return outline.of_codes_alone()
    if not outline.is_orderly or len(outline.totals) > 1:
        return _UNDECIDED
    members = _members(outline, _Columns(statement, form, outline))
    if members is None or len(set(members.values())) < len(members):
        return _UNDECIDED
    below = {row: members[head] for row, head in outline.owners.items()}
    return ByAgency({**members, **below})


class _Outline:
    """The rows of a table: the total, a row an agency, and the rows by code below each."""

    def __init__(self, statement: Statement, form: Form) -> None:
        self.totals: list[int] = []
        self.heads: dict[int, str] = {}
        """Rows that sum up an agency, with its code or, where none is printed, its name."""

        self.owners: dict[int, int] = {}
        """Rows by code, with the row of the agency that they stand below."""

        self.is_orderly = True
        """Whether each row by code stands below the agency that it belongs to."""

        self._codes_alone: dict[int, str] = {}
        self._current: int | None = None
        shown_above = details(statement)
        for index, row in enumerate(statement.rows):
            if index in shown_above:
                continue
            if form.layout == "listed":
                if not (form.lists_projects and _is_of_project(row)):
                    self._take_listed(index, row)
            else:
                self._take_coded(index, row, form)

    def of_codes_alone(self) -> ByAgency | None:
        """Of a table without rows for the agencies: each row by code says its own, or none does."""
        said = [bool(agency) for agency in self._codes_alone.values()]
        if not any(said):
            return None
        return ByAgency(self._codes_alone) if all(said) else _UNDECIDED

    def _take_listed(self, index: int, row: Row) -> None:
        if row.label:
            self.totals.append(index)
        elif row.agency:
            self.heads[index] = row.agency
        elif any(cell.text for cell in row.cells.values()):
            self.is_orderly = False

    def _take_coded(self, index: int, row: Row, form: Form) -> None:
        if row.account or row.code:
            self._take_code(index, row)
        elif row.agency:
            self.heads[index] = row.agency
            self._current = index
        elif form.is_total(row.name):
            self.totals.append(index)
            self._current = None
        elif any(cell.text for cell in row.cells.values()):
            self.is_orderly = False

    def _take_code(self, index: int, row: Row) -> None:
        is_name = row.agency and not _CODE.fullmatch(row.agency)
        self._codes_alone[index] = _named(row.agency) if is_name else row.agency
        if self._current is None:
            self.is_orderly = False
            return
        is_first = self._current not in self.owners.values()
        if row.agency and is_first and not _CODE.fullmatch(self.heads[self._current]):
            self.heads[self._current] = row.agency  # its code is printed below it only
        if row.agency and row.agency != self.heads[self._current]:
            self.is_orderly = False
        self.owners[index] = self._current


def _is_of_project(row: Row) -> bool:
    """Whether a row of a table of projects shows one of them, beside the unit that has it."""
    return bool(row.agency) and not row.label and row.name != row.agency


def _members(outline: _Outline, columns: _Columns) -> _Members | None:
    """The agencies of the rows that sum one up; None where amounts and codes leave it open."""
    heads = outline.heads
    first, *others = heads
    flat = {row: f"{cube.DEPARTMENT}{number}" for number, row in enumerate(heads)}
    if all(map(_CODE.fullmatch, heads.values())):
        return None if columns.ask_for(flat, rather_than=heads) else heads
    if not others:
        single = {first: cube.DEPARTMENT + heads[first]}
        return single if columns.speak_for(single, None) else None
    beside = {row: key if _CODE.fullmatch(key) else _named(key) for row, key in heads.items()}
    above = _department(heads)
    if above is None:
        return None
    summed = {**beside, first: above}
    codes_nest = above != cube.DEPARTMENT  # then only the first row's place is in question
    if columns.speak_for({first: above} if codes_nest else summed, beside):
        return summed
    return beside if columns.speak_for(beside, summed) else None


def _named(name: str) -> str:
    return cube.DEPARTMENT + name


def _department(heads: Mapping[int, str]) -> str | None:
    """What the first row is if it is the department: of units with codes, what these begin with."""
    _, *units = heads.values()
    coded = [bool(_CODE.fullmatch(unit)) for unit in units]
    if not any(coded):
        return cube.DEPARTMENT
    begun = {unit[:_DEPARTMENT_DIGITS] for unit in units}
    is_prefix = len(begun) == 1 and begun.isdisjoint(units)
    return begun.pop() if all(coded) and is_prefix else None


class _Columns:
    """The amounts of total and agencies, column by column, and what they say of the rows."""

    def __init__(self, statement: Statement, form: Form, outline: _Outline) -> None:
        self.total = outline.totals[0] if outline.totals else None
        places = column_places(statement)
        rows = [*outline.totals, *outline.heads]
        self.columns: list[dict[int, Amount]] = []
        for column in columns_of(form, ""):
            found = {
                row: amount_of(cell.text, statement.money_unit, places["", column.id])
                for row in rows
                if (cell := statement.rows[row].cells.get(column.id))
            }
            read = {row: amount for row, amount in found.items() if amount is not None}
            if len(read) == len(rows) and any(amount.yuan for amount in read.values()):
                self.columns.append(read)

    def ask_for(self, members: _Members, rather_than: _Members) -> bool:
        """Whether some column adds up in one way and not in the other."""
        return any(
            self._adds_up(column, members) and not self._adds_up(column, rather_than)
            for column in self.columns
        )

    def speak_for(self, members: _Members, other: _Members | None) -> bool:
        """Whether the columns decide for one way to add up, although single ones may be wrong."""
        if self.total is None or (other and self.ask_for(other, members)):
            return False
        wrong = [column for column in self.columns if not self._adds_up(column, members)]
        right = [column for column in self.columns if self._adds_up(column, members)]
        said = [column for column in right if not other or not self._adds_up(column, other)]
        return len(said) >= max(1, len(wrong)) and not self._one_is_part_of_another(members, wrong)

    def _adds_up(self, column: Mapping[int, Amount], members: _Members) -> bool:
        return all(
            abs(self._difference(column, whole, parts))
            <= amounts.tolerance(column[row] for row in (whole, *parts))
            for whole, parts in self._sums(members)
        )

    def _difference(
        self, column: Mapping[int, Amount], whole: int, parts: Sequence[int]
    ) -> Decimal:
        return column[whole].yuan - sum((column[part].yuan for part in parts), ZERO)

    def _sums(self, members: _Members) -> list[tuple[int, list[int]]]:
        """Each row that sums others up, with those."""
        rows = {member: row for row, member in members.items()}
        if self.total is not None:
            rows[""] = self.total
        covers = cube.listed_covers("agency", frozenset(rows))
        return [
            (rows[whole], [rows[part] for part in parts])
            for whole, parts in covers.items()
            if whole in rows
        ]

    def _one_is_part_of_another(
        self, members: _Members, wrong: Sequence[Mapping[int, Amount]]
    ) -> bool:
        """Whether all that is wrong is one row too many: it can be a part of the one above it."""
        return bool(wrong) and any(
            all(
                self._difference(column, whole, parts)
                == -(column[row].yuan if column in wrong else ZERO)
                for column in self.columns
            )
            for whole, parts in self._sums(members)
            for row in parts
            if all(column in wrong or not column[row].yuan for column in self.columns)
        )
