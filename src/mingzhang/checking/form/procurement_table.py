"""The procurement table: its columns, its rows, their figures."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang import forms
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.arithmetic import Cell, column_places, number_of
from mingzhang.disclosure import Disclosure, ProcurementLine
from mingzhang.kept import once_each


class TableOf(msgspec.Struct, frozen=True):
    """The procurement table of a disclosure."""

    disclosure: Disclosure
    labels: dict[str, str]
    places: dict[str, int]

    @property
    def items(self) -> list[ProcurementLine]:
        """The rows of things that are bought."""
        return list(self.disclosure.procurement_items)

    @property
    def title(self) -> str:
        """As printed."""
        return self.disclosure.procurement.title

    def cell(self, line: ProcurementLine, column: str) -> Cell:
        """A figure of a row."""
        printed = line.printed(column)
        counted = column == "quantity"
        return Cell(
            title=self.title,
            row=row_name(line),
            column=self.labels.get(column, column),
            printed=printed,
            unit="" if counted else self.disclosure.procurement.money_unit,
            places=self.places.get(column, 0),
            number=number_of(printed.text),
        )


def row_name(line: ProcurementLine) -> str:
    """The unit and the thing of a row, as far as they are printed."""
    return " ".join(filter(None, dict.fromkeys((line.name, line.text("item")))))


@once_each
def table_of(disclosure: Disclosure) -> TableOf | None:
    """The table, where it has rows and a money unit."""
    if not disclosure.procurement_lines or not disclosure.procurement.money_unit:
        return None
    pack = forms.pack(disclosure.pack)
    lines = disclosure.procurement_lines
    labels = {
        column.id: column.label
        for column in pack.list_form("procurement").columns
        if not pack.open or any(line.text(column.id) for line in lines)
    }
    places = {
        column: column_places(
            line.cells[column].text
            for line in lines
            if column in line.cells and number_of(line.cells[column].text) is not None
        )
        for column in labels
    }
    return TableOf(disclosure, labels, places)


def total_of(disclosure: Disclosure) -> Cell | None:
    """The amount of all procurement; None where the table has no total row."""
    if (table := table_of(disclosure)) is None:
        return None
    totals = (line for line in disclosure.procurement_lines if line.kind == "total")
    return next((table.cell(line, "total") for line in totals), None)


def tables(dossier: Dossier) -> Iterator[tuple[int, TableOf]]:
    """The tables, with the index of the disclosure of each."""
    for index, disclosure in enumerate(dossier.disclosures):
        if table := table_of(disclosure):
            yield index, table


class LineOf(msgspec.Struct, frozen=True):
    """A row of the table."""

    table: TableOf
    line: ProcurementLine

    @property
    def name(self) -> str:
        """Of the row."""
        return row_name(self.line)


def every_row(dossier: Dossier) -> Iterator[tuple[int, LineOf]]:
    """The rows of all tables."""
    for index, table in tables(dossier):
        for line in table.disclosure.procurement_lines:
            yield index, LineOf(table, line)


def every_item(dossier: Dossier) -> Iterator[tuple[int, LineOf]]:
    """The rows of things that are bought."""
    return (pair for pair in every_row(dossier) if pair[1].line.kind == "item")
