"""The rows of a statement: codes or fixed labels, names, and the amounts of each column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import msgspec

from mingzhang import amounts, cube, keys
from mingzhang.amounts import NotAnAmountError
from mingzhang.cube import Dimension
from mingzhang.disclosure import Printed, Row
from mingzhang.forms import ColumnForm, Form, RowForm, Side, row_id
from mingzhang.reading import titles
from mingzhang.reading.tables.account_projects import with_projects
from mingzhang.reading.tables.codes import Codes
from mingzhang.reading.tables.data_rows import Line
from mingzhang.reading.tables.headers import TOTALS
from mingzhang.reading.tables.lost_codes import with_lost_codes
from mingzhang.reading.tables.repairs import Repairs
from mingzhang.where import Where


def read_rows(lines: Sequence[Line], form: Form, year: int, repairs: Repairs) -> list[Row]:
    """The rows of a table as its form divides them; what cannot be placed is told.

    `year` is the disclosure's: its accounts have their names from the catalogue of that year.
    """
    if form.layout == "two-sided":
        return _sided_rows(lines, form, repairs)
    if form.layout == "fixed":
        return _fixed_rows(lines, form, repairs)
    if form.layout == "single":
        return [
            Row("", "", _printed(line, 0, form.columns, repairs), where=line.where)
            for line in lines
        ]
    if form.layout == "listed":
        return _listed_rows(lines, form, year, repairs)
    codes = Codes(repairs, is_open=form.open)
    rows = [_coded_row(line, form, codes, repairs) for line in lines]
    if form.lists_projects:
        rows = with_projects(rows, form, year)
    else:
        rows = with_lost_codes(rows, form, year, repairs)
    _tell_without_place(rows, form, repairs)
    return rows


def _coded_row(line: Line, form: Form, codes: Codes, repairs: Repairs) -> Row:
    lead = line.cells[: len(form.lead)]
    unit = keys.tidy(lead[form.lead.index("agency")]) if "agency" in form.lead else ""
    agency = "" if form.is_total(unit) else keys.fold(unit)
    code, account = codes.read(line, form.lead, 0)
    name = _name(lead, form.lead, code)
    project = keys.tidy(lead[form.lead.index("project")]) if "project" in form.lead else ""
    cells = _printed(line, len(form.lead), form.columns, repairs)
    if form.open and _is_agency_code(code, form):
        code, account, agency = "", "", code
    names_unit = form.open and ("agency" in form.lead or titles.is_agency(name))
    if names_unit and not (code or agency or project) and not form.is_total(name):
        agency = name
    return Row(
        code=code,
        name=name or project or (unit if not code else ""),
        cells=cells,
        no=_lead_text(lead, form.lead, "no"),
        where=line.where,
        account=account,
        agency=agency,
        project=project,
    )


def _tell_without_place(rows: Iterable[Row], form: Form, repairs: Repairs) -> None:
    """Rows with amounts of which nobody can say whose they are."""
    for row in rows:
        is_known = row.code or row.account or row.agency or row.project or form.is_total(row.name)
        if not is_known and any(cell.text for cell in row.cells.values()):
            message = "“{}”这一行没有科目编码，也不是合计，金额没有用于核对；请补上编码"
            repairs.trouble("unreadable", message, row.where, row.name)


def _listed_rows(lines: Iterable[Line], form: Form, year: int, repairs: Repairs) -> list[Row]:
    """One row an agency. The total's row counts; without one, the only row is the total.

    Where each row is of a year, the one of the disclosure's is the total.
    """
    rows: list[Row] = []
    for line in lines:
        lead = line.cells[: len(form.lead)]
        name = _name(lead, form.lead, "")
        printed_year = _lead_text(lead, form.lead, "year")
        named = name if titles.is_agency(name) and not form.is_total(name) else ""
        rows.append(
            Row(
                code="",
                name=name or printed_year,
                cells=_printed(line, len(form.lead), form.columns, repairs),
                no=_lead_text(lead, form.lead, "no"),
                where=line.where,
                label="合计" if form.is_total(name) or str(year) in printed_year else "",
                agency="" if printed_year else _lead_text(lead, form.lead, "agency") or named,
            )
        )
    if len(rows) == 1:
        return [msgspec.structs.replace(rows[0], label="合计")]
    return rows


def _printed(
    line: Line, start: int, columns: Sequence[ColumnForm], repairs: Repairs
) -> dict[str, Printed]:
    """The amounts of a row by column id, cleaned; what is no amount stays as printed."""
    cells: dict[str, Printed] = {}
    for index, column in enumerate(columns, start):
        text = line.cells[index]
        cells[column.id] = Printed(amounts.clean(text), line.places[index])
        if not text or not column.money:
            continue
        try:
            amounts.parse(text)
        except NotAnAmountError:
            message = "金额栏印作“{}”，不是金额，没有用于核对；请核对原件"
            repairs.trouble("unreadable", message, line.places[index], text, index)
            continue
        if len(text.split()) > 1:
            repairs.note("有金额被空格断开，已去掉空格", line.places[index])
    return cells


def _fixed_rows(lines: Iterable[Line], form: Form, repairs: Repairs) -> list[Row]:
    name_column = form.lead.index("name")
    matcher = _Matcher(form.rows)
    rows: list[Row] = []
    for line in lines:
        name = keys.tidy(line.cells[name_column])
        cells = _printed(line, len(form.lead), form.columns, repairs)
        label = _label(matcher, name, cells, line.where, repairs)
        no = _lead_text(line.cells, form.lead, "no")
        rows.append(Row("", name, cells, no=no, where=line.where, label=label))
    return rows


def _sided_rows(lines: Sequence[Line], form: Form, repairs: Repairs) -> list[Row]:
    """Each printed row gives a Row a side, the left side first; blank sides give none."""
    halves: list[_Half] = []
    start = len(form.lead)
    for side in form.sides:
        halves.append(_Half(side, start, repairs))
        start += len(side.lead) + len(side.columns)
    numbered = "no" in form.lead
    rows: list[Row] = []
    for line in lines:
        beside: Row | None = None
        for half in halves:
            row = half.read(line, numbered, beside if form.open else None)
            if row is not None and beside is not None and not row.name and row.label:
                rows.pop()  # one merged cell names the total over both blocks
                row = msgspec.structs.replace(row, name=beside.name, side=beside.side)
            rows += [row] if row else []
            beside = row
    return _with_last_totals(rows, halves) if form.open else rows


def _with_last_totals(rows: Sequence[Row], halves: Iterable[_Half]) -> list[Row]:
    """收入合计 above 收入总计 is this year's: only the last of them can be the total of all."""
    kept = list(rows)
    for half in halves:
        own = [at for at, row in enumerate(kept) if row.side == half.side.id]
        taken = {kept[at].label for at in own}
        for at, below in itertools.combinations(own, 2):
            first = half.matcher.first(kept[at].name)
            if (
                kept[at].label == kept[below].label != ""
                and keys.label(kept[at].name).endswith("合计")
                and keys.label(kept[below].name).endswith("总计")
                and first not in taken
            ):
                kept[at] = msgspec.structs.replace(kept[at], label=first)
    return kept


class _Half:
    """Reads one side of a two-sided table, from its first physical column on."""

    def __init__(self, side: Side, start: int, repairs: Repairs) -> None:
        self.side = side
        self.start = start
        self.repairs = repairs
        self.matcher = _Matcher(side.rows)
        self.codes = Codes(repairs, side.rows)

    def read(self, line: Line, numbered: bool, beside: Row | None) -> Row | None:
        """The side's row on a printed line; None where the side is blank there.

        `beside` is the row of the block on the left: a total's name can stand in a cell that
        is merged over both, and its amount in the second.
        """
        width = len(self.side.lead)
        lead = line.cells[self.start : self.start + width]
        cells = _printed(line, self.start + width, self.side.columns, self.repairs)
        own_no = _lead_text(lead, self.side.lead, "no")
        if not any(keys.fold(text) != own_no for text in lead if text) and not any(
            cell.text for cell in cells.values()
        ):
            return None
        code, account = "", ""
        if any(part.startswith("code") for part in self.side.lead):
            code, account = self.codes.read(line, self.side.lead, self.start)
        name = _name(lead, self.side.lead, code)
        where = line.places[self.start]
        is_named_beside = (
            beside is not None
            and not (name or code)
            and bool(beside.label)
            and not any(cell.text for cell in beside.cells.values())
        )
        if beside is not None and is_named_beside:
            return Row(code, name, cells, self.side.id, own_no, where, beside.label)
        by_code = bool(code and self.side.dimension)
        label = "" if by_code else _label(self.matcher, name, cells, where, self.repairs)
        if label and (coded := _CLASS_AND_NAME.fullmatch(name)):
            code, name = coded.groups()
        no = keys.fold(line.cells[0]) if numbered else own_no
        return Row(code, name, cells, self.side.id, no, where, label, account)


_CLASS_AND_NAME = re.compile(r"(2\d\d)\s*([\u4e00-\u9fff].*)")
"""208 社会保障和就业支出: a fixed row that is named by its class's code as well."""


def _name(cells: Sequence[str], lead: Sequence[str], code: str) -> str:
    """A row's name; of a row without a code also where a merged cell put it before its column."""
    name = cells[lead.index("name")] if "name" in lead else ""
    if name or code:
        return keys.tidy(name)
    if total := next((cell for cell in cells if keys.fold(cell) in TOTALS), ""):
        return keys.tidy(total)
    others = [cell for cell, part in zip(cells, lead, strict=False) if part not in _BESIDE_NAME]
    return keys.tidy("".join(others))


_BESIDE_NAME = frozenset(("no", "agency", "project", "kind", "year", "other"))
"""Columns before the amounts in which no name of an account stands, however cells are merged."""


def _lead_text(cells: Sequence[str], lead: Sequence[str], part: str) -> str:
    return keys.fold(cells[lead.index(part)]) if part in lead else ""


def _is_agency_code(code: str, form: Form) -> bool:
    """Whether a code cannot be a classification code but a unit's (313, 313001)."""
    is_unit = len(code) in (6, 9, 12) and code.isdigit()
    is_department = len(code) == 3 and form.dimension == "function" and not code.startswith("2")
    return is_unit or is_department


def _label(
    matcher: _Matcher, name: str, cells: dict[str, Printed], where: Where, repairs: Repairs
) -> str:
    """The fixed row's label; where there is none and an amount is at stake, that is told."""
    label = "" if matcher.is_detail(name) else matcher.next(name)
    if not label and not matcher.is_detail(name) and any(cell.text for cell in cells.values()):
        message = "“{}”这一行不在表样里，金额没有用于核对；请核对行名"
        repairs.trouble("unreadable", message, where, name)
    return label


_PARTS: tuple[Dimension, ...] = ("fund", "nature", "item")
"""Dimensions in which a row with 其中 is a part of the row above it."""


class _Matcher:
    """Matches printed names to a form's fixed rows, in order.

    The same label can stand in a form twice (HB4: rows 1–3 and 34–36), so the search goes
    on from the row matched last; only what is not below it is looked for from the top.
    """

    def __init__(self, rows: Sequence[RowForm]) -> None:
        self.rows = rows
        self.keys = [row.keys for row in rows]
        self.position = 0
        self.above: RowForm | None = None
        """The row matched last."""

    def is_detail(self, name: str) -> bool:
        """Whether a printed name is a part of the row above that no row of the form stands for.

        其中：财政拨款 below 一般公共预算 is not all 财政拨款, of which that is itself a part.
        """
        if self.above is None or not keys.fold(name).startswith("其中"):
            return False
        whole = self.above.point or {}
        key = keys.label(name)
        part = next(
            (row for row, known in zip(self.rows, self.keys, strict=True) if key in known), None
        )
        return (
            part is not None
            and part.point is not None
            and not all(
                cube.lies_in(dimension, part.point.get(dimension, ""), whole.get(dimension, ""))
                for dimension in _PARTS
            )
        )

    def next(self, name: str) -> str:
        """The unique id of the row (see `row_id`) that a printed name matches; "" for none."""
        key = keys.label(name)
        if not key:
            return ""
        count = len(self.rows)
        for step in range(count):
            index = (self.position + step) % count
            if key in self.keys[index]:
                self.position = index + 1
                self.above = self.rows[index]
                return row_id(self.rows, index)
        return ""

    def first(self, name: str) -> str:
        """The id of the topmost row that a printed name matches; "" for none."""
        key = keys.label(name)
        matches = (index for index, known in enumerate(self.keys) if key in known)
        index = next(matches, None)
        return "" if index is None else row_id(self.rows, index)
