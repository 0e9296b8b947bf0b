"""F2: tables declared empty that are not, empty tables without a word, and wrong notes.

T102 compares a table declared empty with the other tables; here it is compared with itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from mingzhang import amounts, keys
from mingzhang.amounts import NotAnAmountError
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.reading import signs

_SAYS_NONE = re.compile(
    r"(?:没有|未|无)(?:使用|安排)?[^,。;]{0,40}(?:支出|收支|收入|预算|经费|拨款|资金|采购|安排|此项|数据)"
)
"""注：本部门没有使用政府性基金预算拨款安排的支出: nothing to show, without the word 空表."""
_YEAR = re.compile(r"(20\d\d)年")
_NONE = re.compile(r"无|未安排|没有|(?<!\d)0(?:\.0+)?万元")
_WITHOUT = re.compile("无|未安排|没有")


_REFLECTS = re.compile("本表反映")


class TableOf(msgspec.Struct, frozen=True):
    """A printed table of a disclosure."""

    disclosure: Disclosure
    statement: Statement

    @property
    def declarations(self) -> tuple[Printed, ...]:
        """The notes that say that the table is empty."""
        return tuple(n for n in self.statement.printed_notes() if signs.says_empty(n.text))


def _tables(disclosure: Disclosure) -> Iterator[TableOf]:
    for statement in printed_lines.tables(disclosure):
        yield TableOf(disclosure, statement)


def _declared(disclosure: Disclosure) -> Iterator[TableOf]:
    return (item for item in _tables(disclosure) if item.declarations)


def _amounts(item: TableOf) -> list[tuple[str, Printed]]:
    """The printed amounts that are not zero, each with the name of its row."""
    found = [
        (row.name, cell)
        for row in item.statement.rows
        for cell in row.cells.values()
        if _is_amount(cell.text)
    ]
    if item.statement.id == "procurement":
        found += [
            (line.name, line.cells["total"])
            for line in item.disclosure.procurement_lines
            if "total" in line.cells and _is_amount(line.cells["total"].text)
        ]
    if item.statement.id == "assets":
        found += [
            (line.item, line.value)
            for line in item.disclosure.asset_lines
            if _is_amount(line.value.text)
        ]
    return found


def _is_amount(text: str) -> bool:
    try:
        return bool(amounts.parse(text))
    except NotAnAmountError:
        return False


@over("F201", each(_declared))
def table_declared_empty_is_filled(item: TableOf) -> Iterator[Flaw]:
    """The note says that the table is empty, and the table has amounts."""
    found = _amounts(item)
    if found:
        title, (note, *_) = item.statement.title, item.declarations
        more = f" 等 {len(found)} 个数" if len(found) > 1 else ""
        yield Flaw(
            f"《{title}》印有 {found[0][1].text}{more}，表下却注明“{note.text}”",
            (quote(title, note), *(quote(title, cell, row=row) for row, cell in found)),
            statement=item.statement.id,
        )


_CAN_BE_EMPTY = ("government_fund", "state_capital", "three_public", "procurement", "assets")


@over("F202", each(lambda d: (t for t in _tables(d) if _could_be_empty(t))))
def empty_table_says_nothing(item: TableOf) -> Iterator[Flaw]:
    """A table without any figure, and not a word that there is nothing to show."""
    notes = (keys.fold(note) for note in item.statement.notes)
    if not item.declarations and not any(map(_SAYS_NONE.search, notes)):
        title = item.statement.title
        yield Flaw(
            f"《{title}》没有任何数，也没有注明无此项、空表列示",
            (quote(title, Printed("", item.statement.where)),),
            statement=item.statement.id,
        )


_BESIDE = ("three_public", "procurement", "assets")
"""Tables whose unit is often another: 元 in the nine of Shanghai, and “三公”经费 in 万元."""

_OTHERS = 3
"""So many other tables show which unit the document's tables are in."""


@over("F206", each(lambda d: (t for t in _tables(d) if _is_empty(t))))
def empty_table_has_another_unit(item: TableOf) -> Iterator[Flaw]:
    """单位：元 above a table without a figure, where all others are in 万元."""
    unit = item.statement.money_unit
    others = [
        table
        for table in printed_lines.tables(item.disclosure)
        if table.money_unit and table.id not in (*_BESIDE, item.statement.id)
    ]
    units = {table.money_unit for table in others}
    if unit and len(others) >= _OTHERS and len(units) == 1 and unit not in units:
        title = item.statement.title
        printed = Printed(f"单位：{unit}", item.statement.place("unit"))
        yield Flaw(
            f"《{title}》是空表，写的是“单位：{unit}”，其他各表都是{units.pop()}",
            (quote(title, printed),),
            statement=item.statement.id,
        )


def _is_empty(item: TableOf) -> bool:
    """Whether it is a table without a figure, whose unit no sum can prove wrong.

    “三公” tables are in 万元 in many forms that have all others in 元, and never the other way.
    """
    is_fund = item.statement.id in ("government_fund", "state_capital")
    is_finer = item.statement.id == "three_public" and item.statement.money_unit == "元"
    return (is_fund or is_finer) and not _amounts(item)


def _could_be_empty(item: TableOf) -> bool:
    """Whether nothing is printed in the table's cells; a printed 0 is a statement of its own.

    Only of tables that can have nothing to show, and where the section that the table stands
    in does not say so either.
    """
    if item.statement.id not in _CAN_BE_EMPTY or _section_says_none(item):
        return False
    if item.statement.id in ("procurement", "assets"):
        lines = item.disclosure.procurement_lines
        if item.statement.id == "procurement":
            return not any(cell.text for line in lines for cell in line.cells.values())
        return not any(
            line.value.text or line.quantity.text for line in item.disclosure.asset_lines
        )
    return not any(map(_says_something, item.statement.rows))


def _section_says_none(item: TableOf) -> bool:
    """Whether the section of a table beside the nine says that there is nothing."""
    if item.statement.id not in ("procurement", "assets"):
        return False
    sections = requirements.sections_about(item.disclosure, item.statement.id)
    says_none = _WITHOUT if _others_say_so(item) else _NONE
    return any(says_none.search(keys.fold(section.text)) for section in sections)


def _others_say_so(item: TableOf) -> bool:
    """Whether the other empty tables have their notes: then an amount of 0 above is none."""
    return any(
        signs.says_empty(note)
        for table in printed_lines.tables(item.disclosure)
        if table.id != item.statement.id
        for note in table.notes
    )


def _says_something(row: Row) -> bool:
    return any(cell.text for cell in row.cells.values())


@cache
def _words(part: str) -> dict[str, tuple[str, ...]]:
    """By table, the words of one part of the file."""
    parts = declared(__package__, "empty_tables.toml", dict[str, dict[str, tuple[str, ...]]])
    return {table: tuple(map(keys.fold, words)) for table, words in parts[part].items()}


def _named(text: str, part: str) -> set[str]:
    """The ids of the tables that a note names, by the words of one part of the file."""
    key = keys.fold(text)
    return {table for table, words in _words(part).items() if any(word in key for word in words)}


@over("F203", each(lambda d: (t for t in _declared(d) if t.statement.id in _words("subjects"))))
def note_names_another_table(item: TableOf) -> Iterator[Flaw]:
    """The note was copied from another table."""
    title = item.statement.title
    for note in item.declarations:
        named = _named(note.text, "subjects")
        if named and item.statement.id not in named:
            yield Flaw(
                f"《{title}》的说明“{note.text}”说的是另一张表",
                (quote(title, note),),
                statement=item.statement.id,
            )


def _described(disclosure: Disclosure) -> Iterator[tuple[Statement, Printed]]:
    """The notes that say what a table shows: 本表反映……."""
    for table in disclosure.statements:
        for note in table.printed_notes() if table.id in _words("reflects") else ():
            if _REFLECTS.search(keys.fold(note.text)):
                yield table, note


@over("F205", each(_described))
def note_describes_another_table(item: tuple[Statement, Printed]) -> Iterator[Flaw]:
    """本表反映各项收入情况 below the table of expenditure."""
    table, note = item
    said = _named(note.text, "reflects")
    if said and table.id not in said:
        yield Flaw(
            f"《{table.title}》的说明“{note.text}”说的是另一张表",
            (quote(table.title, note),),
            statement=table.id,
        )


@over("F204", each(_declared))
def note_has_another_year(item: TableOf) -> Iterator[Flaw]:
    """The note was copied from another year's document, or from a unit's."""
    title, year = item.statement.title, item.disclosure.year
    for note in item.declarations:
        years = {int(found) for found in _YEAR.findall(keys.fold(note.text))}
        if year and years and year not in years:
            other = "、".join(map(str, sorted(years)))
            yield Flaw(
                f"《{title}》的说明“{note.text}”写的是 {other} 年，应为 {year} 年",
                (quote(title, note),),
                statement=item.statement.id,
            )
