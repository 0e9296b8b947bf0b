"""The rows of a budget book's sheets, as they were found in a file, to a book.

Nothing is guessed: a cell that does not say what its column asks for is a mistake, and a book
with mistakes is not compiled. Workbooks and JSON files bring the same rows, so they are
checked alike; only the names of the places differ.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, TypeAlias, cast

import msgspec

from mingzhang import catalogue, forms, keys
from mingzhang.amounts import ZERO
from mingzhang.compiling.book import (
    FUNDS,
    PLAN_MONTHS,
    UNPUBLISHED,
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
from mingzhang.compiling.sheets import NO, YES, Column, Sheet, choices, compilable, sheet
from mingzhang.compiling.views import above
from mingzhang.disclosure import Agency, Indicator, PerformanceGoal, Target
from mingzhang.reading.projects.targets import parse_target

_CENT = Decimal("0.01")
_LARGEST = Decimal(10) ** 15
"""No budget is larger, in 元; a number that is comes of a slip."""

_ROUNDED = Decimal(50)
"""元: how far an amount that was printed in 万元 with two places can be off."""

Value: TypeAlias = Any


class Mistake(msgspec.Struct, frozen=True):
    """Something in a book that must be corrected."""

    sheet: str
    cell: str
    """As in F7, or the path in a JSON file; "" where a whole sheet is meant."""

    message: str
    """Chinese: what is there, and what should be."""

    def __str__(self) -> str:
        if self.cell.startswith("$"):
            return f"{self.cell}：{self.message}"
        place = f"工作表“{self.sheet}”" + (f" {self.cell}" if self.cell else "")
        return f"{place}：{self.message}"


class UnreadableBookError(Exception):
    """The file is no budget book; the message says what to do."""


@dataclass
class Row:
    """A row of a sheet: its values by column id, and where they stand."""

    number: int
    """From 1, as the program shows it."""

    values: dict[str, Value]
    cells: dict[str, str]


@dataclass
class Found:
    """What was found in a file: rows by sheet, and what is wrong with them."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    cover: Cover | None = None
    """Known when the other sheets are read."""

    missing: set[tuple[str, str]] = field(default_factory=set)
    """Columns that are not there, by the ids of sheet and column: told once, not row by row."""

    _told: set[tuple[str, str]] = field(default_factory=set)

    def wrong(self, its: Sheet, cell: str, message: str) -> None:
        """Note a mistake; of a cell only the first, from which the others follow."""
        place = (its.title, cell)
        if not cell or place not in self._told:
            self._told.add(place)
            self.mistakes.append(Mistake(its.title, cell, message))


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def book_of(found: Found) -> tuple[Book | None, tuple[Mistake, ...]]:
    """The book, and what is wrong in it; None where the cover does not say whose book it is."""
    cover = found.cover = _cover(found)
    if cover is None:
        return None, tuple(found.mistakes)
    if cover.year in forms.pack(cover.pack).years:
        _Codes(cover.year, found).check()
    lines = tuple(_lines(found))
    _check_parts(lines, found)
    book = Book(
        cover=cover,
        lines=lines,
        projects=tuple(_projects(found)),
        purchases=tuple(_purchases(found)),
        holdings=_holdings(found),
        last=_last(found),
        texts=_texts(found),
        members=tuple(_members(found)),
        goals=tuple(_goals(found)),
    )
    return book, tuple(found.mistakes)


# values


class _Values:
    """The values of one row, checked as their columns ask."""

    def __init__(self, its: Sheet, row: Row, found: Found) -> None:
        self.sheet = its
        self.row = row
        self.found = found

    def wrong(self, column_id: str, message: str) -> None:
        if (self.sheet.id, column_id) not in self.found.missing:
            self.found.wrong(self.sheet, self.row.cells.get(column_id, ""), message)

    def _raw(self, column_id: str) -> tuple[Column, Value]:
        column = self.sheet.column(column_id)
        value = self.row.values.get(column_id, "")
        if is_blank(value):
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
        if not number.is_finite() or abs(number) > _LARGEST:
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
        if column.unpublished and text == UNPUBLISHED:
            return ""
        by_key = {keys.fold(name): meaning for name, meaning in options.items()}
        if keys.fold(text) in by_key:
            return by_key[keys.fold(text)]
        shown = "、".join(list(options)[:12])
        self.wrong(column_id, f"“{column.label}”填的是“{text}”，应选：{shown}")
        return ""

    def is_unpublished(self, column_id: str) -> bool:
        """Whether the cell says that a disclosure does not tell."""
        return self.text(column_id) == UNPUBLISHED

    def code(self, column_id: str) -> str:
        """The digits of a code, with or without its name behind it."""
        text = self.text(column_id)
        return text.split()[0] if text and text != UNPUBLISHED else ""


def _each(sheet_id: str, found: Found) -> Iterator[_Values]:
    for row in found.rows.get(sheet_id, []):
        yield _Values(sheet(sheet_id), row, found)


class _Codes:
    """Codes against the catalogue of the book's year."""

    def __init__(self, year: int, found: Found) -> None:
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
        code = "" if is_blank(raw) else _digits(raw)
        if not code or code == UNPUBLISHED:
            return
        tree, digits, level = self.trees[column_id]
        label = its.sheet.column(column_id).label
        wrong_level = len(code) != digits and its.row.values.get("part") != YES
        if not code.isdigit() or wrong_level:
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


def _cover(found: Found) -> Cover | None:
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
        its.wrong("year", f"表样 {pack_id} 用于 {years} 年，不用于 {int(year)} 年；请改表样或年度")
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


def _lines(found: Found) -> Iterator[Line]:
    for its in _each("lines", found):
        line = Line(
            function=its.code("function"),
            economic=its.code("economic"),
            fund=its.choice("fund"),
            nature=cast("Nature", its.choice("nature")),
            current=its.amount("current"),
            carried=its.amount("carried"),
            item=its.choice("item"),
            counterpart=its.text("counterpart"),
            part=its.choice("part") == YES,
        )
        if not line.current and not line.carried:
            its.wrong("current", "“本年安排”和“上年结转”都没有数；没有数的行请删去")
        if not line.part:
            _check_whole(its, line)
        yield line


def _check_whole(its: _Values, line: Line) -> None:
    """A line that counts: only what was published undivided may say less than all."""
    if its.is_unpublished("function"):
        its.wrong("function", f"只有“其中”的行可以写“{UNPUBLISHED}”；请填功能科目")
    if line.economic or its.is_unpublished("economic"):
        pass
    elif line.nature in ("personnel", "running"):
        its.wrong("economic", "人员经费和公用经费要填“经济科目”")
    elif line.nature in ("basic", "project"):
        its.wrong(
            "nature",
            "基本支出要分人员经费和公用经费，项目支出请填在“项目”表；"
            f"由公开文件得来、还没有分的，“经济科目”写“{UNPUBLISHED}”",
        )
    if line.fund == "appropriation":
        its.wrong("fund", "请填是哪一种财政拨款：一般公共预算、政府性基金还是国有资本经营预算")
    if line.item == "agency_running":
        its.wrong("item", "机关运行经费由单位性质和公用经费算出，不用填")
    if line.item in ("abroad", "vehicle"):
        its.wrong("item", "请选是哪一项：“未分”只用于由公开文件得来的“其中”行")
    _check_printed(its, "fund", line.fund)
    _check_printed(its, "nature", line.nature)


def _check_printed(its: _Values, column_id: Literal["fund", "nature"], member: str) -> None:
    """Money that the forms have no column for would be in their totals and in no part of them."""
    cover = its.found.cover
    if cover is None or not member:
        return
    form_id = {"fund": "income", "nature": "expenditure"}[column_id]
    form = forms.pack(cover.pack).form(form_id, cover.scope)
    printed = {column.point.get(column_id, "") for column in form.columns}
    if not printed.intersection(set(above(column_id, member)) - {""}):
        label = next(
            name
            for name, meaning in choices()[its.sheet.column(column_id).kind].items()
            if meaning == member
        )
        columns = "、".join(column.label for column in form.columns if column_id in column.point)
        its.wrong(
            column_id,
            f"表样 {cover.pack} 的《{form.title}》没有“{label}”这一栏，不能公开；只有：{columns}",
        )


def _check_parts(lines: Iterable[Line], found: Found) -> None:
    """What is divided by economic class must be as much as what is divided by function."""
    by_class: dict[str, list[Decimal]] = {}
    by_function: dict[str, list[Decimal]] = {}
    for line in lines:
        if line.part and line.economic:
            by_class.setdefault(line.fund, []).append(line.amount)
        elif line.nature == "basic" and line.function:
            by_function.setdefault(line.fund, []).append(line.amount)
    for fund, amounts in by_class.items():
        one, other = sum(amounts, ZERO), sum(by_function.get(fund, ()), ZERO)
        rounded = _ROUNDED * (len(amounts) + len(by_function.get(fund, ())))
        if abs(one - other) > rounded:
            found.wrong(
                sheet("lines"),
                "",
                f"“{FUNDS[fund]}”的基本支出，按经济科目列的“其中”行合计 {one} 元，"
                f"按功能科目列的行合计 {other} 元，应当相等",
            )


def _projects(found: Found) -> Iterator[BookProject]:
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
        part, fund = its.choice("part") == YES, its.choice("fund")
        if not current and not carried and not part:
            its.wrong("current", "“本年安排”和“上年结转”都没有数")
        if its.is_unpublished("function") and not part:
            its.wrong("function", f"只有“其中”的行可以写“{UNPUBLISHED}”；请填功能科目")
        if not part:
            _check_printed(its, "fund", fund)
        yield BookProject(
            code=code,
            name=its.text("name"),
            function=its.code("function"),
            fund=fund,
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
            part=part,
        )
    for sheet_id, rows in (("objectives", objectives), ("indicators", indicators)):
        for code, own in rows.items():
            if code and code not in seen:
                own[0].wrong("project", f"“项目”表里没有编码“{code}”")
        found.rows[sheet_id] = []


def _by_project(sheet_id: str, found: Found) -> dict[str, list[_Values]]:
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


def _purchases(found: Found) -> Iterator[Purchase]:
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


def _holdings(found: Found) -> dict[str, Holding]:
    return {
        its.text("label"): Holding(its.number("quantity") or ZERO, its.amount("value"))
        for its in _each("holdings", found)
    }


def _last(found: Found) -> dict[str, Decimal]:
    names = {keys.fold(title): name for name, title in FIGURE_NAMES.items()}
    amounts: dict[str, Decimal] = {}
    for its in _each("last", found):
        label = its.text("label")
        if keys.fold(label) in names:
            amounts[names[keys.fold(label)]] = its.amount("amount")
        else:
            its.wrong("label", f"没有“{label}”这一项；项目名称是固定的，请不要改")
    return amounts


def _texts(found: Found) -> Texts:
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


def _members(found: Found) -> Iterable[Agency]:
    for its in _each("members", found):
        yield Agency(its.text("code"), its.text("name"))


_GOALS: Mapping[str, Any] = {"总体目标": "overall", "分项目标": "item", "保障措施": "measure"}


def _goals(found: Found) -> Iterable[PerformanceGoal]:
    for its in _each("goals", found):
        kind = its.choice("kind")
        if kind:
            yield PerformanceGoal(
                kind=_GOALS[kind],
                title=its.text("title"),
                objective=its.text("objective"),
                indicators=its.text("indicators"),
            )
