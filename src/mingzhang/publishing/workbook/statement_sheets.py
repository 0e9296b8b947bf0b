"""The sheets of the nine tables.

A reader of one disclosure wants its tables as they are printed: one sheet each, under the
printed title. A reader of a county wants to filter and to compare, and no program shows
hundreds of sheets well. So up to SHEETS statements get a sheet each (`1收入总表` is the
收入总表 of the first disclosure in the 目录); with more of them there is one sheet for each
kind of statement, with all agencies below one another.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TypeAlias

from mingzhang.checking.findings import Subject
from mingzhang.disclosure import Row, Statement
from mingzhang.facts import form_of
from mingzhang.forms import Form, Side
from mingzhang.publishing.workbook.sheets import (
    FROZEN,
    WHOSE,
    Field,
    Line,
    Link,
    Names,
    Numbered,
    Sheet,
    Value,
    count,
    link,
    pages,
)

SHEETS = 60
"""Statements that get a sheet each; with more they are stacked by kind."""

_TOTALS = ("合计", "总计", "小计")
_SIDE = {
    "": "",
    "income": "收入",
    "expenditure": "支出",
    "nature": "支出",
    "government_class": "支出",
    "left": "",
    "right": "",
}

_Value: TypeAlias = Callable[[Row], Value]
_Column: TypeAlias = tuple[Field, _Value]
"""A column of a sheet, and what a row has there."""

_VALUES: dict[str, _Value] = {
    "side": lambda row: _SIDE[row.side],
    "no": lambda row: count(row.no),
    "agency": lambda row: row.agency,
    "code": lambda row: row.code,
    "name": lambda row: row.name,
    "project": lambda row: row.project if row.project != row.name else "",
}
"""What a row prints before its amounts; a project only beside the name of its account."""

_FROM_THE_LEFT = ("", "income", "left", "expenditure", "right", "nature", "government_class")
"""The sides in the order in which they stand beside each other."""

Places = dict[tuple[int, int], Link]
"""Where the 目录 leads: by number of the disclosure and place of the statement in it."""


def statement_sheets(numbered: Sequence[Numbered], names: Names) -> tuple[list[Sheet], Places]:
    """The sheets of all statements that are printed, and where each one is."""
    printed = [
        (each, index, statement)
        for each in numbered
        for index, statement in enumerate(each.disclosure.statements)
        if statement.status != "missing"
    ]
    if len(printed) > SHEETS:
        return _stacked(printed, names)
    sheets: list[Sheet] = []
    links: Places = {}
    for each, index, statement in printed:
        form = form_of(each.disclosure, statement)
        sheet = printed_sheet(each, statement, names.take(f"{each.no}{form.title}"))
        sheets.append(sheet)
        links[each.no, index] = Link(sheet.name)
    return sheets, links


def printed_sheet(each: Numbered, statement: Statement, name: str) -> Sheet:
    """One statement as it is printed; two-sided tables with both sides next to each other."""
    disclosure = each.disclosure
    form = form_of(disclosure, statement)
    layout = _two_sided if form.layout == "two-sided" else _one_sided
    fields, lines = layout(statement, form)
    lead = sum(field.kind != "amount" for field in fields)
    return Sheet(
        name=name,
        fields=tuple(fields),
        lines=lines,
        title=statement.title,
        left=str(Subject.of(disclosure)),
        right=f"金额单位：{statement.money_unit or '没有写明'}",
        notes=statement.notes,
        frozen_columns=1 if form.layout == "two-sided" else lead,
        indented=lead - 1 if form.layout == "coded" else -1,
    )


def _lead(own: Container[str], no: str = "序号") -> list[_Column]:
    """Of the columns before the amounts those that a table has."""
    labels = {
        "side": "收支",
        "no": no,
        "agency": "单位编码",
        "code": "科目编码",
        "name": "科目名称" if "code" in own else "项目",
        "project": "项目名称",
    }
    return [(Field(label), _VALUES[part]) for part, label in labels.items() if part in own]


def _amount(column: str, label: str) -> _Column:
    return Field(label, "amount"), lambda row: _text(row, column)


def _text(row: Row, column: str) -> str:
    return row.cells[column].text if column in row.cells else ""


def _used(parts: Iterable[str], rows: Sequence[Row]) -> set[str]:
    """Which of some columns before the amounts any row fills."""
    return {part for part in parts if any(map(_VALUES[part], rows))}


def _one_sided(statement: Statement, form: Form) -> tuple[list[Field], list[Line]]:
    """Before the amounts the columns of the form, and whatever else a row prints."""
    own = {"code" if part.startswith("code") else part for part in form.lead}
    own |= _used(("no", "agency", "code", "project"), statement.rows)
    columns = [*_lead(own), *(_amount(column.id, column.label) for column in statement.columns)]
    lines = [
        Line(
            tuple(value(row) for _, value in columns), bold=_is_total(row), indent=_level(row.code)
        )
        for row in statement.rows
    ]
    return [field for field, _ in columns], lines


def _two_sided(statement: Statement, form: Form) -> tuple[list[Field], list[Line]]:
    """One 序号 for both sides where the form has it; else each side has its own, if any."""
    used = {row.side for row in statement.rows}
    is_shared = "no" in form.lead
    numbered = set() if is_shared else {row.side for row in statement.rows if row.no}
    sides = {
        side.id: list(_of_a_side(side, statement, has_numbers=side.id in numbered))
        for side in form.sides
        if side.id in used or not used
    }
    fields = [Field("序号")] if is_shared else []
    fields += [field for columns in sides.values() for field, _ in columns]
    lines: list[Line] = []
    for pair in side_by_side(statement.rows):
        values: list[Value] = [count(next(iter(pair.values())).no)] if is_shared else []
        for side, columns in sides.items():
            values += [value(pair[side]) if side in pair else "" for _, value in columns]
        lines.append(Line(tuple(values), bold=any(map(_is_total, pair.values()))))
    return fields, lines


def _of_a_side(side: Side, statement: Statement, *, has_numbers: bool) -> Iterator[_Column]:
    """The columns of one side that a table prints."""
    if has_numbers:
        yield Field("行次"), _VALUES["no"]
    if side.dimension:
        yield Field("科目编码"), _VALUES["code"]
    yield Field(f"{_SIDE[side.id]}{side.name_label}"), _VALUES["name"]
    labels = {column.id: column.label for column in statement.columns}
    yield from (_amount(its.id, labels[its.id]) for its in side.columns if its.id in labels)


def side_by_side(rows: Sequence[Row]) -> list[dict[str, Row]]:
    """The rows of a two-sided table as printed: an income row and the expenditure row beside it.

    The rows come in printed order. Where both sides share a 序号, only rows with the same one
    are beside each other; final accounts number each side on its own.
    """
    is_shared = _share_numbers(rows)
    pairs: list[dict[str, Row]] = []
    for row in rows:
        last = pairs[-1] if pairs else {}
        beside = list(last.values())[-1] if last else None
        is_line = beside is not None and (beside.no == row.no or not is_shared)
        if beside and is_line and _stands_left_of(beside, row):
            last[row.side] = row
        else:
            pairs.append({row.side: row})
    return pairs


def _share_numbers(rows: Sequence[Row]) -> bool:
    sides: dict[str, set[str]] = {}
    for row in rows:
        if row.no:
            sides.setdefault(row.side, set()).add(row.no)
    numbers = [no for own in sides.values() for no in own]
    return len(set(numbers)) < len(numbers)


def _stands_left_of(row: Row, other: Row) -> bool:
    return _FROM_THE_LEFT.index(row.side) < _FROM_THE_LEFT.index(other.side)


def _is_total(row: Row) -> bool:
    return not row.code and row.name.endswith(_TOTALS)


def _level(code: str) -> int:
    """类 0, 款 1, 项 2."""
    return {5: 1, 7: 2}.get(len(code), 0)


_Printed = tuple[Numbered, int, Statement]
"""A statement, its disclosure, and its place in it."""


def _stacked(printed: Sequence[_Printed], names: Names) -> tuple[list[Sheet], Places]:
    """One sheet for each kind of statement, all agencies below one another."""
    sheets: list[Sheet] = []
    links: Places = {}
    for statement_id in dict.fromkeys(statement.id for _, _, statement in printed):
        own = [triple for triple in printed if triple[2].id == statement_id]
        sheet, starts = _of_one_kind(own, names)
        stacked = pages(sheet, names)
        sheets += stacked
        links |= {key: link(stacked, start) for key, start in starts.items()}
    return sheets, links


def _of_one_kind(own: Sequence[_Printed], names: Names) -> tuple[Sheet, dict[tuple[int, int], int]]:
    """The sheet of one kind of statement, and on which line of it each of them begins.

    The forms of a kind differ by province: a column is there where any row prints it.
    """
    labels = {column.id: column.label for _, _, its in own for column in its.columns}
    rows = [row for _, _, its in own for row in its.rows]
    used = {"no", "name"} | _used(("agency", "code", "project"), rows)
    if any(row.side for row in rows):
        used.add("side")
    columns = [*_lead(used, "行号"), *(_amount(id_, label) for id_, label in labels.items())]
    lines: list[Line] = []
    starts: dict[tuple[int, int], int] = {}
    for each, index, its in own:
        starts[each.no, index] = len(lines)
        for row in its.rows:
            values = (*each.whose, *(value(row) for _, value in columns), its.money_unit)
            lines.append(Line(values, bold=_is_total(row), indent=_level(row.code)))
    first, _, statement = own[0]
    before_the_name = [*WHOSE, *_lead(used - {"name", "project"})]
    sheet = Sheet(
        names.take(form_of(first.disclosure, statement).title),
        (*WHOSE, *(field for field, _ in columns), Field("金额单位")),
        lines,
        frozen_columns=FROZEN,
        indented=len(before_the_name) if "code" in used else -1,
    )
    return sheet, starts
