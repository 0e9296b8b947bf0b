"""Facts as CSV: one amount a row, with its point and the place where it is printed.

For pivot tables, statistics programs and data bases. The file begins with a byte order mark,
because Excel takes a CSV file without one for GBK. Published texts are anybody's texts: one
that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises.

Only what has a place in the cube is a fact. Rows that a form does not know, and tables
without a money unit, are in the JSON and the workbook.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mingzhang.cube import Fact
from mingzhang.disclosure import Disclosure, Reading, Row, Source, Statement
from mingzhang.facts import facts
from mingzhang.files import readable_name, replacing
from mingzhang.publishing.records import plain

HEADER = (
    "source",
    "sha256",
    "agency_code",
    "agency_name",
    "scope",
    "kind",
    "year",
    "statement",
    "statement_title",
    "side",
    "row_no",
    "code",
    "name",
    "column",
    "column_label",
    "flow",
    "function",
    "economic",
    "fund",
    "nature",
    "item",
    "stage",
    "amount",
    "money_unit",
    "amount_yuan",
    "page",
    "line",
    "cell",
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIGURE = re.compile(r"[-+]?\d+(?:\.\d*)?")


def write_facts(readings: Iterable[Reading], file: Path, *, blanks: bool = False) -> None:
    """Write the facts of all readings to a file, whole or not at all."""
    with (
        replacing(file) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        csv.writer(stream).writerows(lines(readings, blanks=blanks))


def facts_csv(readings: Iterable[Reading], *, blanks: bool = False) -> bytes:
    """The same as bytes."""
    return b"".join(facts_parts(readings, blanks=blanks))


def facts_parts(readings: Iterable[Reading], *, blanks: bool = False) -> Iterator[bytes]:
    """The same line by line, each reading's as soon as it comes."""
    yield codecs.BOM_UTF8
    for line in lines(readings, blanks=blanks):
        stream = io.StringIO(newline="")
        csv.writer(stream).writerow(line)
        yield stream.getvalue().encode()


def lines(readings: Iterable[Reading], *, blanks: bool = False) -> Iterator[tuple[str, ...]]:
    """The header and one line a fact, in printed order.

    A blank cell is a published zero. Most cells are blank, so they are left out unless
    `blanks` asks for them. A cell that holds no amount has its text and no amount_yuan.
    """
    yield HEADER
    for reading in readings:
        for disclosure in reading.disclosures:
            for fact in facts(disclosure):
                if blanks or fact.amount is None or not fact.amount.blank:
                    yield _line(reading.source, disclosure, fact)


def _line(source: Source, disclosure: Disclosure, fact: Fact) -> tuple[str, ...]:
    statement = disclosure.statements[fact.statement]
    row = statement.rows[fact.row]
    point = fact.point
    texts = (
        readable_name(source.name),
        source.sha256,
        disclosure.agency.code,
        disclosure.agency.name,
        disclosure.scope,
        disclosure.kind,
        str(disclosure.year) if disclosure.year else "",
        statement.id,
        statement.title,
        row.side,
        row.no,
        row.code,
        row.name,
        fact.column,
        _label(statement, fact.column),
        point.flow,
        point.function,
        point.economic,
        point.fund,
        point.nature,
        point.item,
        point.stage,
    )
    return (
        *map(harmless, texts),
        _printed(row, fact.column),
        statement.money_unit,
        (plain(fact.amount.yuan) or "") if fact.amount else "",
        str(fact.where.page or ""),
        str(fact.where.line or ""),
        str(fact.where.cell or ""),
    )


def _label(statement: Statement, column_id: str) -> str:
    return next((column.label for column in statement.columns if column.id == column_id), "")


def _printed(row: Row, column: str) -> str:
    """The amount as printed; a minus sign before digits is harmless and stays."""
    text = row.cells[column].text
    return text if _FIGURE.fullmatch(text) else harmless(text)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("一般公共服务支出")
    ("'=1+1", '一般公共服务支出')
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
