"""The rows of a budget book's sheets to a book; a book with mistakes is not compiled.

Workbooks and JSON files bring the same rows, so they are checked alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, cast

from mingzhang import catalogue, forms, keys
from mingzhang.amounts import ZERO
from mingzhang.compiling.book import (
    FIGURE_NAMES,
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
from mingzhang.compiling.books.rows import Found, Mistake, Value, Values, each, is_blank
from mingzhang.compiling.books.sheets import YES, choices, compilable, sheet
from mingzhang.compiling.views import above
from mingzhang.disclosure import Agency, Indicator, PerformanceGoal, Target
from mingzhang.reading.projects.targets import parse_target

_ROUNDED = Decimal(50)
"""元: how far an amount that was printed in 万元 with two places can be off."""


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


# codes


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
            for its in each(sheet_id, self.found):
                for column_id in ("function", "economic"):
                    self._check(its, column_id)

    def _check(self, its: Values, column_id: str) -> None:
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
    rows = list(each("cover", found))
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
    for its in each("lines", found):
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


def _check_whole(its: Values, line: Line) -> None:
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


def _check_printed(its: Values, column_id: Literal["fund", "nature"], member: str) -> None:
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
    for its in each("projects", found):
        code = its.text("code")
        if code in seen:
            its.wrong("code", f"项目编码“{code}”与 {seen[code]} 重复")
        elif code:
            seen[code] = its.row.cells.get("code", "")
        yield _project(its, objectives.get(code, ()), indicators.get(code, ()))
    for sheet_id, rows in (("objectives", objectives), ("indicators", indicators)):
        for code, own in rows.items():
            if code and code not in seen:
                own[0].wrong("project", f"“项目”表里没有编码“{code}”")
        found.rows[sheet_id] = []


def _project(
    its: Values, objectives: Sequence[Values], indicators: Sequence[Values]
) -> BookProject:
    current, carried = its.amount("current"), its.amount("carried")
    part, fund = its.choice("part") == YES, its.choice("fund")
    if not current and not carried and not part:
        its.wrong("current", "“本年安排”和“上年结转”都没有数")
    if its.is_unpublished("function") and not part:
        its.wrong("function", f"只有“其中”的行可以写“{UNPUBLISHED}”；请填功能科目")
    if not part:
        _check_printed(its, "fund", fund)
    return BookProject(
        code=its.text("code"),
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
        objectives=tuple(row.text("text") for row in objectives),
        indicators=tuple(map(_indicator, indicators)),
        part=part,
    )


def _by_project(sheet_id: str, found: Found) -> dict[str, list[Values]]:
    grouped: dict[str, list[Values]] = {}
    for its in each(sheet_id, found):
        grouped.setdefault(its.text("project"), []).append(its)
    return grouped


def _plan(its: Values) -> tuple[Decimal, ...]:
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


def _indicator(its: Values) -> Indicator:
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
    for its in each("purchases", found):
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
        for its in each("holdings", found)
    }


def _last(found: Found) -> dict[str, Decimal]:
    names = {keys.fold(title): name for name, title in FIGURE_NAMES.items()}
    amounts: dict[str, Decimal] = {}
    for its in each("last", found):
        label = its.text("label")
        if keys.fold(label) in names:
            amounts[names[keys.fold(label)]] = its.amount("amount")
        else:
            its.wrong("label", f"没有“{label}”这一项；项目名称是固定的，请不要改")
    return amounts


def _texts(found: Found) -> Texts:
    lists: dict[str, list[str]] = {}
    named: dict[str, dict[str, str]] = {}
    for its in each("texts", found):
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
    for its in each("members", found):
        yield Agency(its.text("code"), its.text("name"))


_GOALS: Mapping[str, Any] = {"总体目标": "overall", "分项目标": "item", "保障措施": "measure"}


def _goals(found: Found) -> Iterable[PerformanceGoal]:
    for its in each("goals", found):
        kind = its.choice("kind")
        if kind:
            yield PerformanceGoal(
                kind=_GOALS[kind],
                title=its.text("title"),
                objective=its.text("objective"),
                indicators=its.text("indicators"),
            )
