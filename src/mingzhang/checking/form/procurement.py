"""F801–F805, F809–F812, F816: the procurement table with itself, and the units that it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import forms, keys
from mingzhang.amounts import UNITS
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, Selection, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import agency_names
from mingzhang.checking.form.arithmetic import (
    Cell,
    Judgement,
    Relation,
    column_places,
    judged,
    number_of,
    total,
)
from mingzhang.checking.form.kinds_of_goods import is_a_kind, kinds_of
from mingzhang.disclosure import Disclosure, Printed, ProcurementLine

_PARTS = (
    "general",
    "government_fund",
    "state_capital",
    "special_account",
    "unit_funds",
    "carry_in",
    "carry_in_appropriation",
    "carry_in_other",
)
"""The columns by source of money: together they are the total."""

_SUMMED = ("total", *_PARTS, "small_business")
_KINDS = {"A": "货物", "B": "工程", "C": "服务"}
_TWO = 2
_BRACKETED = re.compile(r"\([^()]*\)")
_CATALOGUE_CODE = re.compile(r"[ABC]\d{2,10}")


class TableOf(msgspec.Struct, frozen=True):
    """The procurement table of a disclosure."""

    disclosure: Disclosure
    labels: dict[str, str]
    places: dict[str, int]

    @property
    def items(self) -> list[ProcurementLine]:
        """The rows of things that are bought."""
        return [line for line in self.disclosure.procurement_lines if line.kind == "item"]

    @property
    def title(self) -> str:
        """As printed."""
        return self.disclosure.procurement.title

    def cell(self, line: ProcurementLine, column: str) -> Cell:
        """A figure of a row."""
        printed = line.cells.get(column, Printed(""))
        counted = column == "quantity"
        return Cell(
            title=self.title,
            row=_row_name(line),
            column=self.labels.get(column, column),
            printed=printed,
            unit="" if counted else self.disclosure.procurement.money_unit,
            places=self.places.get(column, 0),
            number=number_of(printed.text),
        )


def _row_name(line: ProcurementLine) -> str:
    item = line.cells.get("item", Printed("")).text
    return f"{line.name} {item}".strip()


def table_of(disclosure: Disclosure) -> TableOf | None:
    """The table, where it has rows and a money unit."""
    if not disclosure.procurement_lines or not disclosure.procurement.money_unit:
        return None
    pack = forms.pack(disclosure.pack)
    lines = disclosure.procurement_lines
    labels = {
        column.id: column.label
        for column in pack.list_form("procurement").columns
        if not pack.open or any(_printed(line, column.id) for line in lines)
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
    table = table_of(disclosure)
    lines = disclosure.procurement_lines if table else ()
    return next(
        (table.cell(line, "total") for line in lines if table and line.kind == "total"), None
    )


def relations(disclosure: Disclosure) -> list[Relation]:
    """What should hold between the cells of the table; nothing where there is none."""
    table = table_of(disclosure)
    return list(_relations(table)) if table else []


def _relations(table: TableOf) -> Iterator[Relation]:
    yield from _products(table)
    yield from _rows(table)
    yield from _columns(table)


def _products(table: TableOf) -> Iterator[Relation]:
    """数量 × 单价, within the rounding of the price."""
    for line in table.items:
        whole, quantity, price = (
            table.cell(line, column) for column in ("total", "quantity", "unit_price")
        )
        if not (quantity.printed.text and price.printed.text and whole.printed.text):
            continue
        if quantity.number is None or price.number is None:
            continue
        tolerance = quantity.number * price.half + price.number * quantity.half + whole.half
        yield Relation(
            "F801",
            (whole, quantity, price),
            quantity.number * price.number,
            tolerance,
            f"数量 {quantity.printed.text} × 单价 {price.printed.text}",
        )


def _rows(table: TableOf) -> Iterator[Relation]:
    """合计 of a row is the sum of the money by source."""
    columns = [column for column in _PARTS if column in table.labels]
    if not columns:
        return
    for line in table.disclosure.procurement_lines:
        parts = [table.cell(line, column) for column in columns]
        whole = table.cell(line, "total")
        if any(cell.printed.text for cell in (whole, *parts)):
            relation = total("F803", whole, parts, "按资金来源各栏之和")
            if relation:
                yield relation


def _columns(table: TableOf) -> Iterator[Relation]:
    """小计 of a unit is the sum of its rows, 合计 the sum of all."""
    lines = table.disclosure.procurement_lines
    blocks: list[tuple[ProcurementLine, list[ProcurementLine]]] = []
    for line in lines:
        if line.kind == "subtotal":
            blocks.append((line, []))
        elif line.kind == "item" and blocks:
            blocks[-1][1].append(line)
    wholes = [(head, own, "本单位各行之和") for head, own in blocks if own]
    parts = [head for head, _ in blocks] or table.items
    loose = bool(blocks) and lines.index(blocks[0][0]) > next(
        (n for n, line in enumerate(lines) if line.kind == "item"), len(lines)
    )
    wholes += [(line, parts, "各行之和") for line in lines if line.kind == "total" and not loose]
    for head, own, told in wholes:
        for column in _SUMMED:
            if column in table.labels and any(_printed(line, column) for line in (head, *own)):
                cells = [table.cell(line, column) for line in own]
                relation = total("F802", table.cell(head, column), cells, told)
                if relation:
                    yield relation


def _printed(line: ProcurementLine, column: str) -> bool:
    return bool(line.cells.get(column, Printed("")).text)


def _all(dossier: Dossier) -> list[tuple[int, Judgement]]:
    found: list[tuple[int, Judgement]] = []
    for index, disclosure in enumerate(dossier.disclosures):
        found += [(index, one) for one in judged(relations(disclosure))]
    return found


def _of(rule: str) -> Selection[Judgement]:
    def selected(dossier: Dossier) -> Iterator[tuple[int, Judgement]]:
        return (pair for pair in dossier.once(_all) if pair[1].relation.rule == rule)

    return selected


@over("F801", _of("F801"))
def quantity_times_price_differs(item: Judgement) -> Iterator[Flaw]:
    """数量 × 单价 is not the amount."""
    if item.leads:
        yield item.flaw("procurement")


@over("F802", _of("F802"))
def total_differs_from_rows(item: Judgement) -> Iterator[Flaw]:
    """小计 or 合计 is not the sum of its rows."""
    if item.leads:
        yield item.flaw("procurement")


@over("F803", _of("F803"))
def row_differs_from_sources(item: Judgement) -> Iterator[Flaw]:
    """合计 of a row is not the sum of the money by source."""
    if item.leads:
        yield item.flaw("procurement")


class LineOf(msgspec.Struct, frozen=True):
    """A row of the table."""

    table: TableOf
    line: ProcurementLine

    @property
    def name(self) -> str:
        """Of the row."""
        return _row_name(self.line)


def _lines(dossier: Dossier) -> Iterator[tuple[int, LineOf]]:
    for index, disclosure in enumerate(dossier.disclosures):
        if table := table_of(disclosure):
            for line in disclosure.procurement_lines:
                yield index, LineOf(table, line)


@over("F805", _lines)
def small_business_share_is_too_large(item: LineOf) -> Iterator[Flaw]:
    """More is reserved for small business than is bought."""
    whole, share = (item.table.cell(item.line, column) for column in ("total", "small_business"))
    if share.exceeds(whole):
        yield Flaw(
            f"《{item.table.title}》“{item.name}”预留中小微企业份额 {share.printed.text}，"
            f"大于采购金额 {whole.printed.text or '0'}",
            (share.evidence(), whole.evidence()),
            statement="procurement",
        )


@over("F809", lambda d: (pair for pair in _lines(d) if pair[1].line.kind == "item"))
def row_is_incomplete(item: LineOf) -> Iterator[Flaw]:
    """A row without its thing, quantity, price or catalogue number."""
    needed = ("item", "catalogue_code", "measure", "quantity", "unit_price", "total")
    blank = [
        item.table.labels[column]
        for column in needed
        if column in item.table.labels and not _printed(item.line, column)
    ]
    if blank and len(blank) < len(needed):
        yield Flaw(
            f"《{item.table.title}》“{item.name}”没有填写{'、'.join(blank)}",
            (quote(item.table.title, Printed(item.name, item.line.where), row=item.name),),
            statement="procurement",
        )


@over("F810", lambda d: (pair for pair in _lines(d) if pair[1].line.kind == "item"))
def catalogue_number_is_no_number(item: LineOf) -> Iterator[Flaw]:
    """A catalogue number begins with A, B or C and has digits only."""
    code = item.line.cells.get("catalogue_code", Printed(""))
    if code.text and not _CATALOGUE_CODE.fullmatch(keys.fold(code.text).upper()):
        yield Flaw(
            f"《{item.table.title}》“{item.name}”的政府采购目录序号印作“{code.text}”",
            (quote(item.table.title, code, row=item.name, column="政府采购目录序号"),),
            statement="procurement",
        )


class NumberedLine(LineOf, frozen=True):
    """A row of a thing that is bought, with the thing that its catalogue number is of."""

    other: str = ""
    """What all other rows give this number to, while they give this thing another; "" if not so."""


def _numbered(dossier: Dossier) -> Iterator[tuple[int, NumberedLine]]:
    for index, table in _tables(dossier):
        rows = [(_thing(line), _catalogue_code(line)) for line in table.items]
        things: defaultdict[str, set[str]] = defaultdict(set)
        codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for thing, code in rows:
            if thing and code:
                things[code].add(thing)
                codes[thing][code] += 1
        for line, (thing, code) in zip(table.items, rows, strict=True):
            others = things[code] - {thing}
            own = codes[thing]
            is_slip = own[code] == 1 and len(own) == _TWO and len(others) == 1
            other = others.pop() if is_slip else ""
            usual = [one for one in own if one != code]
            is_alike = not other or thing in other or other in thing
            is_finer = any(one.startswith(code.rstrip("0")) for one in usual)
            yield index, NumberedLine(table, line, "" if is_alike or is_finer else other)


def _thing(line: ProcurementLine) -> str:
    return _BRACKETED.sub("", keys.fold(line.cells["item"].text))


def _catalogue_code(line: ProcurementLine) -> str:
    return keys.fold(line.cells.get("catalogue_code", Printed("")).text).upper()


@over("F816", _numbered)
def catalogue_number_is_of_another_kind(item: NumberedLine) -> Iterator[Flaw]:
    """C23120000 for a bed: goods under a number of services; that of 复印机 for 台式计算机."""
    code = item.line.cells.get("catalogue_code", Printed(""))
    letter = _catalogue_code(item.line)[:1]
    thing = _thing(item.line)
    kinds = kinds_of(thing)
    told = ""
    if is_a_kind(letter) and kinds and letter not in kinds:
        told = f"“{thing}”是{_KINDS[kinds[0]]}，政府采购目录序号“{code.text}”却是{_KINDS[letter]}的"
    elif item.other:
        told = f"“{thing}”的政府采购目录序号印作“{code.text}”，其他各行是“{item.other}”的"
    if told:
        yield Flaw(
            f"《{item.table.title}》{told}",
            (quote(item.table.title, code, row=item.name, column="政府采购目录序号"),),
            statement="procurement",
        )


def _tables(dossier: Dossier) -> Iterator[tuple[int, TableOf]]:
    for index, disclosure in enumerate(dossier.disclosures):
        if table := table_of(disclosure):
            yield index, table


@over("F812", _tables)
def goods_are_counted_in_something_else(table: TableOf) -> Iterator[Flaw]:
    """A printer of which there is one 万元, or one 亩; services are bought by the 万元."""
    money = [line for line in table.items if _measure(line).text and _is_in_money(line)]
    if money:
        yield _counted_in(table, money, "货物应按台、套、个等计量")
    others = [line for line in table.items if not _is_in_money(line) and _is_of_other_goods(line)]
    if others:
        yield _counted_in(table, others, "不能用来数它")


def _counted_in(table: TableOf, found: Sequence[ProcurementLine], why: str) -> Flaw:
    names = "、".join(dict.fromkeys(line.cells["item"].text for line in found))
    return Flaw(
        f"《{table.title}》{names}的计量单位印作“{_measure(found[0]).text}”，{why}",
        tuple(
            quote(table.title, _measure(line), row=_row_name(line), column="计量单位")
            for line in found
        ),
        statement="procurement",
    )


def _measure(line: ProcurementLine) -> Printed:
    return line.cells.get("measure", Printed(""))


def _is_in_money(line: ProcurementLine) -> bool:
    in_money = keys.fold(_measure(line).text) in UNITS
    return in_money and _catalogue_code(line).startswith("A")


def _is_of_other_goods(line: ProcurementLine) -> bool:
    """Whether the measure cannot count what is bought: 打印机 by the 亩."""
    thing = counting.thing_in(f"{keys.fold(line.cells.get('item', Printed('')).text)}数量")
    return thing is not None and not counting.fits(thing, _measure(line).text)


class UnitOf(msgspec.Struct, frozen=True):
    """A unit that has a subtotal, and the units that there are."""

    table: TableOf
    line: ProcurementLine
    name: str
    listed: tuple[str, ...]


def _units(dossier: Dossier) -> Iterator[tuple[int, UnitOf]]:
    for index, disclosure in enumerate(dossier.disclosures):
        table = table_of(disclosure)
        listed = (disclosure.agency.name, *(unit.name for unit in disclosure.organisations))
        if table is None or not disclosure.organisations:
            continue
        for line in disclosure.procurement_lines:
            if line.kind == "subtotal" and (name := line.name.removesuffix("小计").strip()):
                yield index, UnitOf(table, line, name, listed)


@over("F811", _units)
def unit_of_a_subtotal_is_unknown(item: UnitOf) -> Iterator[Flaw]:
    """A subtotal of a unit that the organisations table does not have."""
    own = agency_names.loosely(item.name)
    if any(agency_names.stands_for(own, agency_names.loosely(name)) for name in item.listed):
        return
    near = [name for name in item.listed if agency_names.is_slip(own, agency_names.loosely(name))]
    hint = f"，与“{near[0]}”相近" if near else ""
    yield Flaw(
        f"《{item.table.title}》的“{item.line.name}”，机构设置表没有这家单位{hint}",
        (quote(item.table.title, Printed(item.line.name, item.line.where)),),
        statement="procurement",
    )
