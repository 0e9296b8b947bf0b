"""F801–F803, F805, F811: the procurement table's sums, and the units that its subtotals name."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang.checking import agency_names
from mingzhang.checking.checks import Flaw, Selection, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.arithmetic import Judgement, Relation, judged, total
from mingzhang.checking.form.procurement_table import (
    LineOf,
    TableOf,
    every_row,
    table_of,
    tables,
)
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
            if column in table.labels and any(line.text(column) for line in (head, *own)):
                cells = [table.cell(line, column) for line in own]
                relation = total("F802", table.cell(head, column), cells, told)
                if relation:
                    yield relation


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


@over("F805", every_row)
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


class UnitOf(msgspec.Struct, frozen=True):
    """A unit that has a subtotal, and the units that there are."""

    table: TableOf
    line: ProcurementLine
    name: str
    listed: tuple[str, ...]


def _units(dossier: Dossier) -> Iterator[tuple[int, UnitOf]]:
    for index, table in tables(dossier):
        disclosure = table.disclosure
        listed = (disclosure.agency.name, *(unit.name for unit in disclosure.organisations))
        for line in disclosure.procurement_lines if disclosure.organisations else ():
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
