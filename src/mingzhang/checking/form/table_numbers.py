"""F4: the numbers of tables, of their columns and of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, each, in_all, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.checking.form.outline import slip
from mingzhang.checking.printed_lines import Line
from mingzhang.checking.tables import levels
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.facts import form_of
from mingzhang.numerals import NUMERAL, number_of, numeral_of

_FEWEST = 3
"""Numbers in a row before one of them can be said to be wrong."""

_LAST = re.compile(r"\d+(?=\D*$)")
_EMPTY = re.compile(
    r"(?P<numbers>公开\d{1,2}表(?:[、和及]公开\d{1,2}表)*)(?:均|都)?(?:以空表(?:列示|公开|反映)|为空(?:表)?|无数据)"
)
_NUMERAL = re.compile(rf"(?P<no>{NUMERAL})、")


class Counted(msgspec.Struct, frozen=True):
    """Numbers that should go up by one, each as it is printed."""

    statement: Statement
    numbers: tuple[tuple[int, Printed], ...]


def _wrong(numbers: Sequence[tuple[int, Printed]], gaps: bool) -> Iterator[tuple[int, int]]:
    """The places of numbers that do not follow the one before, each with what it should be.

    A count that begins again at one is a new list; `gaps` says whether a number that leaves one
    out is wrong as well.
    """
    last = numbers[0][0] if numbers else 0
    for place, (number, _) in enumerate(numbers[1:], start=1):
        following = numbers[place + 1][0] if place + 1 < len(numbers) else 0
        is_wrong = slip(last, number, following) if gaps else number == last
        if number != 1 and (is_wrong or number != last + 1 < following == last + 2):
            yield place, last + 1
        last = last + 1 if following == last + 2 else number


# the columns


def _column_rows(disclosure: Disclosure) -> Iterator[Counted]:
    """栏次 1 2 3 …; formulas and letters among them are another way to count."""
    for table in disclosure.printed_statements:
        for row in table.header:
            digits = [cell for cell in row if keys.fold(cell.text).isdigit()]
            others = len(row) - len(digits)
            if len(digits) >= _FEWEST and others <= 1 and (others == 0 or row[0] not in digits):
                yield Counted(table, tuple((int(keys.fold(c.text)), c) for c in digits))


@over("F416", each(_column_rows))
def columns_are_misnumbered(item: Counted) -> Iterator[Flaw]:
    """栏次 1 2 3 5 5."""
    for place, right in _wrong(item.numbers, gaps=True):
        title, printed = item.statement.title, item.numbers[place][1]
        yield Flaw(
            f"《{title}》的栏次“{_listed(item.numbers)}”里，第 {place + 1} 个应为 {right}",
            (quote(title, printed),),
            statement=item.statement.id,
        )
        return


def _listed(numbers: Sequence[tuple[int, Printed]]) -> str:
    return " ".join(str(number) for number, _ in numbers)


# the rows


class CountedRows(msgspec.Struct, frozen=True):
    """The numbers of a table's rows, and whether a row is known to be missing among them."""

    counted: Counted
    lacks_a_row: bool
    unnumbered: tuple[Row, ...]
    """Rows between these that have no number."""


def _row_numbers(dossier: Dossier) -> Iterator[tuple[int, CountedRows]]:
    """序号 from the first row to the last; both halves of a two-sided table share them."""
    for index, disclosure in enumerate(dossier.disclosures):
        for table in disclosure.printed_statements:
            if "no" not in form_of(disclosure, table).lead:
                continue
            own = list(_once_a_line([row for row in table.rows if row.no]))
            if len(own) >= _FEWEST and all(row.no.isdigit() for row in own):
                numbers = tuple((int(row.no), Printed(row.no, row.where)) for row in own)
                lacks = table.id in dossier.once(levels.lacking_rows)[index]
                blank = tuple(_once_a_line([row for row in table.rows if not row.no]))
                yield index, CountedRows(Counted(table, numbers), lacks, blank)


def _left_out(row: Row, table: Statement) -> int:
    """The number that a row without one should have by the rows around it; 0 for none."""
    place = table.rows.index(row)
    above = next((own.no for own in table.rows[:place][::-1] if own.no), "0")
    below = next((own.no for own in table.rows[place + 1 :] if own.no), "")
    return int(above) + 1 if below and int(below) == int(above) + 2 else 0


def _once_a_line(rows: Sequence[Row]) -> Iterator[Row]:
    """Of the two rows that the halves of a table have side by side, the first."""
    for before, row in zip([None, *rows], rows, strict=False):
        if before is None or before.side == row.side or before.no != row.no:
            yield row


@over("F417", _row_numbers)
def rows_are_misnumbered(its: CountedRows) -> Iterator[Flaw]:
    """1 2 3 3 5: a row's number that another row has, or that leaves one out.

    Where the amounts or the codes tell that a row is missing, its number is no other fault.
    """
    item = its.counted
    title = item.statement.title
    if len(its.unnumbered) == 1 and (number := _left_out(its.unnumbered[0], item.statement)):
        (row,) = its.unnumbered
        yield Flaw(
            f"《{title}》“{row.name}”一行没有序号，应为“{number}”",
            (quote(title, Printed(row.name, row.where)),),
            statement=item.statement.id,
        )
        return
    found = list(_wrong(item.numbers, gaps=not its.lacks_a_row))
    if found and _FEWEST * len(found) < len(item.numbers):
        place, right = found[0]
        places = tuple(quote(title, item.numbers[at][1]) for at, _ in found)
        before, (number, _) = item.numbers[place - 1][0], item.numbers[place]
        yield Flaw(
            f"《{title}》的序号“{before}”之后是“{number}”，应为“{right}”{in_all(places)}",
            places,
            statement=item.statement.id,
        )


# the numerals before the names of rows


def _row_numerals(disclosure: Disclosure) -> Iterator[Counted]:
    """一、二、… before the names of rows, in each half of a table."""
    for table in disclosure.printed_statements:
        for side in dict.fromkeys(row.side for row in table.rows):
            own = [
                (number_of(match["no"]), Printed(row.name, row.where))
                for row in table.rows
                if row.side == side and (match := _NUMERAL.match(keys.fold(row.name)))
            ]
            if len(own) >= _FEWEST:
                yield Counted(table, tuple(own))


@over("F419", each(_row_numerals))
def names_of_rows_are_misnumbered(item: Counted) -> Iterator[Flaw]:
    """八、 followed by 八、; rows that a place does not need are left out with their numbers."""
    for place, right in _wrong(item.numbers, gaps=False):
        title, printed = item.statement.title, item.numbers[place][1]
        yield Flaw(
            f"《{title}》的行名“{item.numbers[place - 1][1].text}”之后是“{printed.text}”，"
            f"序号应为“{numeral_of(right)}”",
            (quote(title, printed),),
            statement=item.statement.id,
        )
        return


# the tables


class NumberedTables(msgspec.Struct, frozen=True):
    """The tables that print the same number."""

    tables: tuple[Statement, ...]
    number: str


def _shared_numbers(disclosure: Disclosure) -> Iterator[NumberedTables]:
    """By number, the tables of a disclosure that numbers its tables."""
    numbered = [
        table for table in disclosure.printed_statements if _LAST.search(table.heading.number)
    ]
    by_number: dict[str, list[Statement]] = {}
    for table in numbered:
        by_number.setdefault(keys.fold(table.heading.number), []).append(table)
    if len(by_number) >= _FEWEST:
        for number, tables in by_number.items():
            yield NumberedTables(tuple(tables), number)


@over("F418", each(_shared_numbers))
def tables_share_a_number(item: NumberedTables) -> Iterator[Flaw]:
    """公开06表 above two tables; one table that is printed twice is no other."""
    titles = dict.fromkeys(table.title for table in item.tables)
    if len(titles) > 1 and len({table.id for table in item.tables}) > 1:
        named = "、".join(f"《{title}》" for title in titles)
        yield Flaw(
            f"{named}的表号都是“{item.number}”",
            tuple(map(_number_above, item.tables)),
            statement=item.tables[-1].id,
        )


def _number_above(table: Statement) -> Evidence:
    """A table's number, as evidence."""
    return quote(table.title, Printed(table.heading.number, table.place("number")))


class NotedOf(msgspec.Struct, frozen=True):
    """A paragraph that says which numbered tables are empty, and those that are not."""

    line: Line
    filled: tuple[Statement, ...]


def _noted(disclosure: Disclosure) -> Iterator[NotedOf]:
    by_number = {
        int(match[0]): table
        for table in disclosure.printed_statements
        if "公开" in table.heading.number and (match := _LAST.search(table.heading.number))
    }
    for line in printed_lines.prose(disclosure) if by_number else ():
        for match in _EMPTY.finditer(keys.fold(line.text)):
            tables = (by_number.get(int(no)) for no in re.findall(r"\d+", match["numbers"]))
            filled = tuple(table for table in tables if table and table.status == "filled")
            yield NotedOf(line, filled)


@over("F424", each(_noted))
def filled_table_is_called_empty(item: NotedOf) -> Iterator[Flaw]:
    """故公开 07 表以空表列示, and 公开 07 表 has figures."""
    if item.filled:
        named = "、".join(f"{table.heading.number}《{table.title}》" for table in item.filled)
        yield item.line.flaw(f"写这张表空表列示，而{named}有数", *map(_number_above, item.filled))
