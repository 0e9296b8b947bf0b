"""A budget book's workbook back to a book; every mistake with its sheet and cell.

Nothing is guessed: a cell that does not say what its column asks for is a mistake, and a book
with mistakes is not compiled. Formulas count by their saved values; macros are never run.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeAlias, cast

import msgspec
import python_calamine

from mingzhang import catalogue, forms, keys
from mingzhang.amounts import ZERO
from mingzhang.compiling.book import (
    PLAN_MONTHS,
    Book,
    BookProject,
    Cover,
    Holding,
    Line,
    Nature,
    Purchase,
    Texts,
)
from mingzhang.compiling.narrative import FIGURE_NAMES
from mingzhang.compiling.sheets import NO, YES, Column, Sheet, choices, compilable, sheet, sheets
from mingzhang.disclosure import Agency, Indicator, PerformanceGoal, Target
from mingzhang.reading import workbook
from mingzhang.reading.projects.targets import parse_target

_HEADER_ROWS = 6
"""Rows at the top among which the header is looked for."""

_CENT = Decimal("0.01")
Value: TypeAlias = Any


class Mistake(msgspec.Struct, frozen=True):
    """Something in a book that must be corrected."""

    sheet: str
    cell: str
    """As in F7; "" where a whole sheet is meant."""

    message: str
    """Chinese: what is there, and what should be."""

    def __str__(self) -> str:
        place = f"工作表“{self.sheet}”" + (f" {self.cell}" if self.cell else "")
        return f"{place}：{self.message}"


class UnreadableBookError(Exception):
    """The file is no budget book; the message says what to do."""


@dataclass
class _Row:
    """A row of a sheet: its values by column id, and where they stand."""

    number: int
    """From 1, as the program shows it."""

    values: dict[str, Value]
    cells: dict[str, str]


@dataclass
class _Reading:
    """The workbook while it is read."""

    rows: dict[str, list[_Row]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, its: Sheet, cell: str, message: str) -> None:
        self.mistakes.append(Mistake(its.title, cell, message))


def read_book(path: Path) -> tuple[Book | None, tuple[Mistake, ...]]:
    """The book, and what is wrong in it; None where the cover does not say whose book it is.

    Raises UnreadableBookError where the file cannot be opened as a workbook.
    """
    found = _Reading()
    for its, rows in _sheets(path, found):
        found.rows[its.id] = rows
    cover = _cover(found)
    if cover is None:
        return None, tuple(found.mistakes)
    _Codes(cover.year, found).check()
    book = Book(
        cover=cover,
        lines=tuple(_lines(found)),
        projects=tuple(_projects(found)),
        purchases=tuple(_purchases(found)),
        holdings=_holdings(found),
        last=_last(found),
        texts=_texts(found),
        members=tuple(_members(found)),
        goals=tuple(_goals(found)),
    )
    return book, tuple(found.mistakes)


# sheets and rows


def _sheets(path: Path, found: _Reading) -> Iterator[tuple[Sheet, list[_Row]]]:
    opened = _opened(path, found)
    titles = {keys.fold(name): name for name in opened.sheet_names}
    for its in sheets():
        name = titles.get(keys.fold(its.title))
        if name is None:
            found.wrong(its, "", "没有这张表；请用 mz book new 生成的底册填写，不要删除工作表")
            continue
        page = opened.get_sheet_by_name(name)
        grid = page.to_python(skip_empty_area=False)
        for start, end in getattr(page, "merged_cell_ranges", None) or ():
            if start[0] > 0 and start != end:
                cell = _cell_name(start[0], start[1])
                found.wrong(its, cell, "单元格合并了；请取消合并，每格分别填写")
        yield (
            its,
            list(_form(its, grid, found) if its.layout == "form" else _list(its, grid, found)),
        )


def _opened(path: Path, found: _Reading) -> python_calamine.CalamineWorkbook:
    """The workbook, after the guarded reader has looked for bombs, errors and macros."""
    try:
        problems = workbook.blocks(path.read_bytes()).problems
    except OSError as error:
        raise UnreadableBookError(f"{path}：打不开（{error.strerror}）") from error
    except workbook.WorkbookUnreadableError as error:
        raise UnreadableBookError(f"{path}：{error}") from error
    titles = {its.title for its in sheets()}
    for problem in problems:
        where = problem.where
        if where.sheet in titles and where.cell:
            cell = _cell_name(where.line - 1, where.cell - 1)
            found.mistakes.append(Mistake(where.sheet, cell, problem.message))
    return python_calamine.CalamineWorkbook.from_path(str(path))


def _list(its: Sheet, grid: Sequence[Sequence[Value]], found: _Reading) -> Iterator[_Row]:
    """The rows below the header; columns may have been moved, not removed."""
    header, places = _header(its, grid)
    for column in its.columns:
        if column.id not in places:
            found.wrong(its, "", f"没有“{column.label}”这一列；请从空白底册里补上")
    for number, cells in enumerate(grid[header + 1 :], header + 2):
        values = {
            column_id: cells[place] if place < len(cells) else ""
            for column_id, place in places.items()
        }
        filled = (value for key, value in values.items() if its.layout != "fixed" or key != "label")
        if any(not _is_blank(value) for value in filled):
            names = {key: _cell_name(number - 1, place) for key, place in places.items()}
            yield _Row(number, values, names)


def _header(its: Sheet, grid: Sequence[Sequence[Value]]) -> tuple[int, dict[str, int]]:
    """The header's row, and the place of each column in it."""
    labels = {keys.fold(column.label): column.id for column in its.columns}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(grid[:_HEADER_ROWS]):
        places = {
            labels[key]: place
            for place, cell in enumerate(cells)
            if isinstance(cell, str) and (key := keys.fold(cell)) in labels
        }
        if len(places) > len(best[1]):
            best = number, places
    return best


def _form(its: Sheet, grid: Sequence[Sequence[Value]], found: _Reading) -> Iterator[_Row]:
    """A form as one row: labels on the left, what is filled in on their right."""
    labels = {keys.fold(column.label): column.id for column in its.columns}
    values: dict[str, Value] = {}
    cells: dict[str, str] = {}
    for number, row in enumerate(grid):
        key = keys.fold(row[0]) if row and isinstance(row[0], str) else ""
        if key in labels:
            values[labels[key]] = row[1] if len(row) > 1 else ""
            cells[labels[key]] = _cell_name(number, 1)
    for column in its.columns:
        if column.id not in values:
            found.wrong(its, "", f"没有“{column.label}”这一行；请从空白底册里补上")
    yield _Row(1, values, cells)


def _cell_name(row: int, column: int) -> str:
    """F7 for row 6 and column 5, which count from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"{name}{row + 1}"


def _is_blank(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


# values


class _Values:
    """The values of one row, checked as their columns ask."""

    def __init__(self, its: Sheet, row: _Row, found: _Reading) -> None:
        self.sheet = its
        self.row = row
        self.found = found

    def wrong(self, column_id: str, message: str) -> None:
        self.found.wrong(self.sheet, self.row.cells.get(column_id, ""), message)

    def _raw(self, column_id: str) -> tuple[Column, Value]:
        column = self.sheet.column(column_id)
        value = self.row.values.get(column_id, "")
        if _is_blank(value):
            if column.required:
                self.wrong(column_id, f"“{column.label}”没有填")
            return column, None
        return column, value

    def text(self, column_id: str) -> str:
        """A text; a number that stands in its cell is read as its digits."""
        column, value = self._raw(column_id)
        if value is None:
            return ""
        if isinstance(value, datetime.date | datetime.datetime | datetime.time):
            self.wrong(column_id, f"“{column.label}”被当成了日期；请把单元格改成文本格式后重填")
            return ""
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, float) and value == int(value):
            return str(int(value))
        return keys.tidy(str(value))

    def number(self, column_id: str) -> Decimal | None:
        """A number that is not negative; None for a blank."""
        column, value = self._raw(column_id)
        if value is None:
            return None
        if isinstance(value, datetime.date | datetime.datetime | datetime.time):
            self.wrong(column_id, f"“{column.label}”是日期，应填数；请改单元格格式后重填")
            return None
        try:
            number = Decimal(str(value).strip().replace(",", "").replace("，", ""))
        except InvalidOperation:
            self.wrong(column_id, f"“{column.label}”填的是“{value}”，应填数")
            return None
        if not number.is_finite():
            self.wrong(column_id, f"“{column.label}”填的是“{value}”，应填数")
            return None
        if number < 0:
            self.wrong(column_id, f"“{column.label}”填的是 {number.normalize():f}，应不小于 0")
            return None
        return number

    def amount(self, column_id: str) -> Decimal:
        """An amount in 元 with two places at most; zero for a blank."""
        number = self.number(column_id)
        if number is None:
            return ZERO
        rounded = number.quantize(_CENT)
        if abs(number - rounded) > Decimal("0.000001"):
            label = self.sheet.column(column_id).label
            self.wrong(column_id, f"“{label}”填的是 {number}，元以下最多两位小数")
        return rounded

    def choice(self, column_id: str) -> str:
        """What the chosen option stands for; "" for a blank."""
        column = self.sheet.column(column_id)
        text = self.text(column_id)
        options = choices()[column.kind]
        if not text:
            return ""
        by_key = {keys.fold(name): meaning for name, meaning in options.items()}
        if keys.fold(text) in by_key:
            return by_key[keys.fold(text)]
        shown = "、".join(list(options)[:12])
        self.wrong(column_id, f"“{column.label}”填的是“{text}”，应选：{shown}")
        return ""

    def code(self, column_id: str) -> str:
        """The digits of a code, with or without its name behind it."""
        text = self.text(column_id)
        return text.split()[0].rstrip("　") if text else ""


def _each(sheet_id: str, found: _Reading) -> Iterator[_Values]:
    for row in found.rows.get(sheet_id, []):
        yield _Values(sheet(sheet_id), row, found)


class _Codes:
    """Codes against the catalogue of the book's year."""

    def __init__(self, year: int, found: _Reading) -> None:
        self.year = year
        self.found = found
        self.trees = {
            "function": (catalogue.functional(year), 7, "项"),
            "economic": (catalogue.economic(year), 5, "款"),
        }

    def check(self) -> None:
        """Tell the codes that the year does not have, with what may be meant."""
        for sheet_id in ("lines", "projects"):
            for its in _each(sheet_id, self.found):
                for column_id in ("function", "economic"):
                    self._check(its, column_id)

    def _check(self, its: _Values, column_id: str) -> None:
        raw = its.row.values.get(column_id, "")
        code = "" if _is_blank(raw) else _digits(raw)
        if not code:
            return
        tree, digits, level = self.trees[column_id]
        label = its.sheet.column(column_id).label
        if not code.isdigit() or len(code) != digits:
            its.wrong(column_id, f"“{label}”填的是“{code}”，应是 {digits} 位的{level}级编码")
        elif code not in tree:
            others = tree.other_years(code)
            if others:
                said = f"{self.year} 年没有科目 {code}；别的年度里它是“{others[0].name}”"
            else:
                said = f"没有科目 {code}"
            near = "、".join(f"{its.code} {its.name}" for its in tree.suggest(code, 3))
            its.wrong(column_id, said + (f"；相近的有 {near}" if near else ""))


def _digits(raw: Value) -> str:
    if isinstance(raw, float) and raw == int(raw):
        return str(int(raw))
    parts = str(raw).split()
    return parts[0] if parts else ""


# the book


def _cover(found: _Reading) -> Cover | None:
    rows = list(_each("cover", found))
    if not rows:
        return None
    its = rows[0]
    pack_id, scope = its.choice("pack"), its.choice("scope")
    year = its.number("year")
    department = Agency(its.text("department_code"), its.text("department_name"))
    unit = Agency(its.text("agency_code"), its.text("agency_name"))
    if scope == "单位" and not unit.name:
        its.wrong("agency_name", "单位的底册要填“单位名称”")
    if not pack_id or not scope or year is None or not department.name:
        return None
    if pack_id not in {pack.id for pack in compilable()}:
        return None
    if int(year) not in forms.pack(pack_id).years:
        years = "、".join(map(str, forms.pack(pack_id).years))
        its.wrong("year", f"表样 {pack_id} 用于 {years} 年，不用于 {year} 年；请改表样或年度")
    return Cover(
        pack=pack_id,
        year=int(year),
        scope="unit" if scope == "单位" else "department",
        agency=unit if scope == "单位" else department,
        department=department,
        nature=its.choice("nature"),
        rank=its.text("rank"),
        funding=its.text("funding"),
    )


def _lines(found: _Reading) -> Iterator[Line]:
    for its in _each("lines", found):
        nature = cast("Nature", its.choice("nature"))
        line = Line(
            function=its.code("function"),
            economic=its.code("economic"),
            fund=its.choice("fund"),
            nature=nature,
            current=its.amount("current"),
            carried=its.amount("carried"),
            item=its.choice("item"),
            counterpart=its.text("counterpart"),
        )
        if nature in ("personnel", "running") and not line.economic:
            its.wrong("economic", "人员经费和公用经费要填“经济科目”")
        if not line.current and not line.carried:
            its.wrong("current", "“本年安排”和“上年结转”都没有数；没有数的行请删去")
        yield line


def _projects(found: _Reading) -> Iterator[BookProject]:
    objectives = _by_project("objectives", found)
    indicators = _by_project("indicators", found)
    seen: dict[str, str] = {}
    for its in _each("projects", found):
        code = its.text("code")
        if code in seen:
            its.wrong("code", f"项目编码“{code}”与 {seen[code]} 重复")
        elif code:
            seen[code] = its.row.cells.get("code", "")
        current, carried = its.amount("current"), its.amount("carried")
        if not current and not carried:
            its.wrong("current", "“本年安排”和“上年结转”都没有数")
        yield BookProject(
            code=code,
            name=its.text("name"),
            function=its.code("function"),
            fund=its.choice("fund"),
            current=current,
            carried=carried,
            economic=its.code("economic"),
            item=its.choice("item"),
            purpose=its.text("purpose"),
            basis=its.text("basis"),
            scheme=its.text("scheme"),
            plan=_plan(its),
            secret=its.choice("secret") == YES,
            objectives=tuple(row.text("text") for row in objectives.get(code, ())),
            indicators=tuple(map(_indicator, indicators.get(code, ()))),
        )
    for sheet_id, rows in (("objectives", objectives), ("indicators", indicators)):
        for code, own in rows.items():
            if code and code not in seen:
                own[0].wrong("project", f"“项目”表里没有编码“{code}”")
        found.rows[sheet_id] = []


def _by_project(sheet_id: str, found: _Reading) -> dict[str, list[_Values]]:
    grouped: dict[str, list[_Values]] = {}
    for its in _each(sheet_id, found):
        grouped.setdefault(its.text("project"), []).append(its)
    return grouped


def _plan(its: _Values) -> tuple[Decimal, ...]:
    """Cumulative percents; none where nothing is filled in."""
    percents = [its.number(f"plan{month}") for month in PLAN_MONTHS]
    if all(percent is None for percent in percents):
        return ()
    plan = tuple(percent or ZERO for percent in percents)
    if list(plan) != sorted(plan):
        its.wrong("plan3", "支出计划是累计数，后面的月份不能比前面的小")
    if plan[-1] != 100:
        its.wrong("plan12", f"“12月底”应为 100，填的是 {plan[-1]}")
    return plan


def _indicator(its: _Values) -> Indicator:
    sign, value, unit = its.choice("sign"), its.text("value"), its.text("unit")
    return Indicator(
        level1=its.choice("level1"),
        level2=its.choice("level2"),
        level3=its.text("level3"),
        description=its.text("description"),
        target=_target(sign, value, unit),
        basis=its.text("basis"),
    )


def _target(sign: str, value: str, unit: str) -> Target:
    """The target as the tables word it: ≥95%, 12月底前."""
    return parse_target(f"{sign}{value}{unit}")


def _purchases(found: _Reading) -> Iterator[Purchase]:
    for its in _each("purchases", found):
        yield Purchase(
            source=its.text("source"),
            source_budget=its.amount("source_budget"),
            item=its.text("item"),
            code=its.text("code"),
            measure=its.text("measure"),
            quantity=its.number("quantity") or ZERO,
            price=its.amount("price"),
            fund=its.choice("fund"),
            small_business=its.choice("small_business") == YES,
            asset=its.choice("asset") == YES,
        )


def _holdings(found: _Reading) -> dict[str, Holding]:
    return {
        its.text("label"): Holding(its.number("quantity") or ZERO, its.amount("value"))
        for its in _each("holdings", found)
    }


def _last(found: _Reading) -> dict[str, Decimal]:
    names = {keys.fold(title): name for name, title in FIGURE_NAMES.items()}
    amounts: dict[str, Decimal] = {}
    for its in _each("last", found):
        label = its.text("label")
        if keys.fold(label) in names:
            amounts[names[keys.fold(label)]] = its.amount("amount")
        else:
            its.wrong("label", f"没有“{label}”这一项；项目名称是固定的，请不要改")
    return amounts


def _texts(found: _Reading) -> Texts:
    lists: dict[str, list[str]] = {}
    named: dict[str, dict[str, str]] = {}
    for its in _each("texts", found):
        kind, subject, text = its.choice("kind"), its.text("subject"), its.text("text")
        if kind in _WITH_SUBJECT:
            key = _WITH_SUBJECT[kind](subject)
            if not key:
                its.wrong("subject", f"“{kind}”的“对象”填的是“{subject}”，应填：{_SUBJECTS[kind]}")
            named.setdefault(kind, {})[key] = text
        else:
            lists.setdefault(kind, []).append(text)

    def joined(kind: str) -> str:
        return "".join(lists.get(kind, ()))

    return Texts(
        duties=tuple(lists.get("职责", ())),
        organisation=tuple(lists.get("机构设置", ())),
        opening=joined("编制说明"),
        reasons=named.get("增减原因", {}),
        running_uses=joined("机关运行经费用途"),
        special_funds=joined("专项资金"),
        other=joined("其他说明"),
        glossary=named.get("名词解释", {}),
        line_uses=named.get("科目用途", {}),
    )


def _figure(subject: str) -> str:
    names = {keys.fold(title): name for name, title in FIGURE_NAMES.items()}
    return names.get(keys.fold(subject), "")


_WITH_SUBJECT: Mapping[str, Callable[[str], str]] = {
    "增减原因": _figure,
    "科目用途": lambda subject: subject.split()[0] if subject else "",
    "名词解释": str,
}
_SUBJECTS = {
    "增减原因": "、".join(FIGURE_NAMES.values()),
    "科目用途": "科目编码，如 2010301",
    "名词解释": "要解释的名词",
}


def _members(found: _Reading) -> Iterable[Agency]:
    for its in _each("members", found):
        yield Agency(its.text("code"), its.text("name"))


_GOALS: Mapping[str, Any] = {"总体目标": "overall", "分项目标": "item", "保障措施": "measure"}


def _goals(found: _Reading) -> Iterable[PerformanceGoal]:
    for its in _each("goals", found):
        kind = its.choice("kind")
        if kind:
            yield PerformanceGoal(
                kind=_GOALS[kind],
                title=its.text("title"),
                objective=its.text("objective"),
                indicators=its.text("indicators"),
            )
