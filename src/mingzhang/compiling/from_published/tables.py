"""The money of a disclosure that was read, as the lines of a budget book.

The tables print each amount divided by function, by economic class, by fund or by item, and
hardly ever by two of them at once. What they print is kept as it is: a line for each
function and fund, and lines that say of what these consist (Line.part). Nothing is divided
further than it was printed.

Amounts are those of the lowest codes, in 元; all that stands above them is added up when the
book is compiled. Where the tables contradict each other, the expenditure of a fund is taken
from that fund's table, the rest from the table of all expenditure, and current and carried
money from the table of income.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mingzhang import cube
from mingzhang.amounts import ZERO
from mingzhang.compiling.book import FUNDS, ITEMS, Line, Nature
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure
from mingzhang.facts import facts

APPROPRIATIONS = {
    "general": "general_budget_expenditure",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}
"""The funds that have a table of their own, and its id."""

_OWN_FUNDS = tuple(fund for fund in FUNDS if fund not in (*APPROPRIATIONS, "appropriation"))
_SPENT: tuple[Nature, ...] = ("basic", "project", "operating", "remitted", "subsidised")
_BASIC: tuple[Nature, ...] = ("personnel", "running")
_FLOWS = {"expenditure": ("expenditure", "uses"), "income": ("income", "sources")}
"""Shanghai's forms have no row for what is carried over: all sources are income."""

_ROUNDING = Decimal(100)
"""元: two amounts that are printed in 万元 with two places can leave this much between them."""

Table = Mapping[Point, Decimal]


@dataclass
class Money:
    """Lines, and what the tables leave open about them."""

    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Chinese; what applies to several lines, or to money that no line could be made of."""


def money(disclosure: Disclosure) -> Money:
    """What the nine tables of a budget say."""
    tables = _tables(disclosure)
    found = Money()
    functions = [_function(code, tables) for code in _lowest(tables)]
    brought = _brought_by_fund(functions, tables, found.notes)
    for one in functions:
        found.lines += _of_function(one, brought[one.code], tables["income"])
    found.lines += _economic(tables)
    found.lines += list(_natures(tables, found.lines))
    found.lines += _items(tables)
    found.notes += _left_over(tables)
    if not tables["income"]:
        found.notes.append("没有可用的收入总表，分不清本年安排和上年结转，都填在“本年安排”")
    return found


def _tables(disclosure: Disclosure) -> Mapping[str, Table]:
    """By statement, every amount that is printed, in 元."""
    found: dict[str, dict[Point, Decimal]] = {its.id: {} for its in disclosure.statements}
    for fact in facts(disclosure):
        if fact.amount is not None:
            statement = disclosure.statements[fact.statement]
            found[statement.id].setdefault(fact.point, fact.amount.yuan)
    for name in ("income", "expenditure", *APPROPRIATIONS.values()):
        found.setdefault(name, {})
    return found


def _at(table: Table, flow: str, **members: str) -> Decimal:
    """An amount; zero where the table does not print one."""
    points = (Point(one, **members) for one in _FLOWS.get(flow, (flow,)))
    return next((table[point] for point in points if point in table), ZERO)


def _lowest(tables: Mapping[str, Table]) -> list[str]:
    """The functions that are not divided further, by code."""
    named = ("income", "expenditure", *APPROPRIATIONS.values())
    codes = {point.function for name in named for point in tables[name]} - {""}
    above = {whole for code in codes for whole in cube.ancestors(code)}
    return sorted(codes - above)


@dataclass(frozen=True)
class _Part:
    """What one function spends of one fund, or of several that are not told apart."""

    fund: str
    natures: Mapping[Nature, Decimal]
    """What is spent on each; only those with an amount."""

    @property
    def spent(self) -> Decimal:
        return sum(self.natures.values(), ZERO)


@dataclass(frozen=True)
class _Function:
    """What the tables print of one function."""

    code: str
    appropriated: list[_Part]
    own: _Part
    carried: Decimal
    """What was carried over of all its money."""
    brought: Decimal
    """What was carried over of its appropriations: they spend it beyond this year's income."""

    @property
    def funds(self) -> list[str]:
        return [part.fund for part in self.appropriated]


def _function(code: str, tables: Mapping[str, Table]) -> _Function:
    appropriated = _appropriated(code, tables)
    carried = _at(tables["income"], "carry_in", function=code)
    current = _at(tables["income"], "income", function=code, fund="appropriation")
    spent = sum((part.spent for part in appropriated), ZERO)
    brought = min(max(spent - current, ZERO), carried)
    return _Function(code, appropriated, _own(code, tables, appropriated), carried, brought)


Brought = dict[str, Decimal]
"""By fund, what was carried over."""


def _brought_by_fund(
    functions: Sequence[_Function], tables: Mapping[str, Table], notes: list[str]
) -> dict[str, Brought]:
    """By function. 财政拨款收支总表 prints it by fund, the table of income by function; of a
    function with one appropriation both are the same."""
    found: dict[str, Brought] = {one.code: {} for one in functions}
    rests = _carried_by_fund(tables)
    several: list[_Function] = []
    for one in functions:
        if not one.brought:
            continue
        if len(one.funds) > 1:
            several.append(one)
            continue
        (fund,) = one.funds
        found[one.code] = {fund: one.brought}
        if fund in rests:
            rests[fund] -= one.brought
    off = _ROUNDING * sum(bool(one.brought) for one in functions)
    shares = _shares(several, {fund: rest for fund, rest in rests.items() if rest > _ROUNDING}, off)
    for one in several:
        if one.code in shares:
            found[one.code] = shares[one.code]
            continue
        funds = "、".join(FUNDS[fund] for fund in one.funds)
        notes.append(
            f"功能科目 {one.code} 有上年结转 {one.brought} 元，没有印是{funds}中的哪一种，"
            "填在“本年安排”里"
        )
    return found


def _carried_by_fund(tables: Mapping[str, Table]) -> Brought:
    table = tables.get("fiscal_appropriation", {})
    return {fund: _at(table, "carry_in", fund=fund) for fund in APPROPRIATIONS}


def _shares(several: Sequence[_Function], rests: Brought, off: Decimal) -> dict[str, Brought]:
    """By function with several appropriations, what the funds' rests are divided into.

    Only what adds up (`off` is what rounding can leave) and can be divided in one way: all is of
    one fund, or all is one function's.
    """
    brought = sum((one.brought for one in several), ZERO)
    if abs(brought - sum(rests.values(), ZERO)) > off:
        return {}
    if len(rests) == 1:
        shares = {one.code: dict.fromkeys(rests, one.brought) for one in several}
    elif len(several) == 1:
        shares = {several[0].code: rests}
    else:
        return {}
    return {one.code: shares[one.code] for one in several if _spends(one, shares[one.code])}


def _spends(function: _Function, brought: Brought) -> bool:
    """Whether no more was carried over of a fund than the function spends of it."""
    spent = {part.fund: part.spent for part in function.appropriated}
    return all(amount <= spent.get(fund, ZERO) for fund, amount in brought.items())


def _of_function(function: _Function, brought: Brought, income: Table) -> Iterator[Line]:
    for part in function.appropriated:
        of_fund = brought.get(part.fund, ZERO)
        yield from _lines(function.code, part, part.spent - of_fund, of_fund)
    rest = function.carried - sum(brought.values(), ZERO)
    yield from _own_lines(function.code, income, function.own, rest)


def _appropriated(function: str, tables: Mapping[str, Table]) -> list[_Part]:
    found: list[_Part] = []
    for fund, name in APPROPRIATIONS.items():
        table = tables[name]
        natures = _natures_of(
            {nature: _at(table, "expenditure", function=function, fund=fund, nature=nature)}
            for nature in _SPENT
        )
        whole = _at(table, "expenditure", function=function, fund=fund)
        if natures or whole:
            found.append(_Part(fund, natures or {"": whole}))
    return found


def _natures_of(amounts: Iterator[dict[Nature, Decimal]]) -> dict[Nature, Decimal]:
    return {nature: amount for one in amounts for nature, amount in one.items() if amount}


def _own(function: str, tables: Mapping[str, Table], appropriated: Sequence[_Part]) -> _Part:
    """What is spent of other money: all expenditure less the appropriations."""
    table = tables["expenditure"]
    rest: dict[Nature, Decimal] = {}
    for nature in _SPENT:
        whole = _at(table, "expenditure", function=function, nature=nature)
        left = whole - sum((part.natures.get(nature, ZERO) for part in appropriated), ZERO)
        if left > (_ROUNDING if len(appropriated) > 1 else ZERO):
            rest[nature] = left
    return _Part("", rest)


def _own_lines(function: str, income: Table, own: _Part, carried: Decimal) -> Iterator[Line]:
    """Lines for each fund that is none of the appropriations, as far as they are told apart."""
    funds = {fund: _at(income, "income", function=function, fund=fund) for fund in _OWN_FUNDS}
    funds = {fund: amount for fund, amount in funds.items() if amount}
    if not own.natures:
        return
    if len(funds) == 1:
        ((fund, current),) = funds.items()
        brought = max(own.spent - current, ZERO) if carried else ZERO
        yield from _lines(function, _Part(fund, own.natures), own.spent - brought, brought)
        return
    if not funds:
        current = ZERO if carried else own.spent
        yield from _lines(function, own, current, own.spent - current)
        return
    only = next(iter(own.natures)) if len(own.natures) == 1 else ""
    for fund, current in funds.items():
        yield Line(function, "", fund, only, current)
    brought = max(own.spent - sum(funds.values(), ZERO), ZERO)
    if brought:
        yield Line(function, "", "", only, ZERO, brought)
    if not only:
        for nature, amount in own.natures.items():
            yield Line(function, "", "", nature, amount, part=True)


def _lines(function: str, part: _Part, current: Decimal, carried: Decimal) -> Iterator[Line]:
    """A line a nature; one for all of them where it is not printed which was carried over."""
    if len(part.natures) == 1 or not carried or not current:
        for nature, amount in part.natures.items():
            of_last_year = min(carried, amount)
            yield Line(function, "", part.fund, nature, amount - of_last_year, of_last_year)
        return
    yield Line(function, "", part.fund, "", current, carried)
    for nature, amount in part.natures.items():
        yield Line(function, "", part.fund, nature, amount, part=True)


def _economic(tables: Mapping[str, Table]) -> Iterator[Line]:
    """基本支出 by 经济分类, which is printed of the general budget only."""
    table = tables.get("general_budget_basic", {})
    codes = {point.economic for point in table} - {""}
    above = {whole for code in codes for whole in cube.ancestors(code)}
    for code in sorted(codes - above):
        for nature in _BASIC:
            amount = _at(table, "expenditure", economic=code, fund="general", nature=nature)
            if amount:
                yield Line("", code, "general", nature, amount, part=True)


def _natures(tables: Mapping[str, Table], lines: Sequence[Line]) -> Iterator[Line]:
    """人员 and 公用经费 by 类, where the first table prints them of all funds."""
    table = tables.get("income_expenditure_summary", {})
    printed = {
        (point.function, nature): amount
        for point, amount in table.items()
        for nature in _BASIC
        if amount and point == Point(point.flow, point.function, nature=nature)
    }
    for (function, nature), amount in sorted(printed.items()):
        if function:
            yield Line(function, "", "", nature, amount, part=True)
    for nature in _BASIC:
        known = sum((line.amount for line in lines if line.nature == nature), ZERO)
        whole = printed.get(("", nature), ZERO)
        if whole > known + _ROUNDING:
            yield Line("", "", "", nature, whole - known, part=True)


def _items(tables: Mapping[str, Table]) -> Iterator[Line]:
    """“三公”经费, 会议费, 培训费 and 机关运行经费, by fund where the form has funds."""
    table = tables.get("three_public", {})
    by_fund = any(point.fund in APPROPRIATIONS for point in table)
    for item in ITEMS:
        for fund in APPROPRIATIONS if by_fund else ("appropriation",):
            amount = _at(table, "expenditure", fund=fund, item=item)
            for divided in _DIVIDED.get(item, ()):
                amount -= _at(table, "expenditure", fund=fund, item=divided)
            if amount > (_ROUNDING if item in _DIVIDED else ZERO):
                yield Line("", "", fund, "", amount, item=item, part=True)


_DIVIDED = {
    "abroad": ("abroad_research", "abroad_other"),
    "vehicle": ("vehicle_purchase", "vehicle_running"),
}
"""What is stated whole only as far as the form does not divide it."""


def _left_over(tables: Mapping[str, Table]) -> Iterator[str]:
    """年终结转结余, which a book has no place for."""
    for table in tables.values():
        amount = _at(table, "carry_out")
        if amount:
            yield f"年终结转结余 {amount} 元没有放进底册：底册的支出等于收入"
            return
