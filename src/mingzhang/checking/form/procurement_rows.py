"""F809, F810, F812, F816: what is bought, its catalogue number and what it is counted in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mingzhang import keys
from mingzhang.amounts import UNITS
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.kinds_of_goods import is_a_kind, kinds_of
from mingzhang.checking.form.procurement_table import (
    LineOf,
    TableOf,
    every_item,
    row_name,
    tables,
)
from mingzhang.disclosure import Printed, ProcurementLine

_KINDS = {"A": "货物", "B": "工程", "C": "服务"}
_ASKED = ("item", "catalogue_code", "measure", "quantity", "unit_price", "total")
_CATALOGUE_CODE = re.compile(r"[ABC]\d{2,10}")


@over("F809", every_item)
def row_is_incomplete(item: LineOf) -> Iterator[Flaw]:
    """A row without its thing, quantity, price or catalogue number.

    A table of nothing but kinds and their amounts leaves the amount of what is not bought blank.
    """
    asked = [column for column in _ASKED if column in item.table.labels]
    blank = [item.table.labels[column] for column in asked if not item.line.text(column)]
    if blank and len(blank) < len(_ASKED) and len(asked) > 2:
        yield Flaw(
            f"《{item.table.title}》“{item.name}”没有填写{'、'.join(blank)}",
            (quote(item.table.title, Printed(item.name, item.line.where), row=item.name),),
            statement="procurement",
        )


@over("F810", every_item)
def catalogue_number_is_no_number(item: LineOf) -> Iterator[Flaw]:
    """A catalogue number begins with A, B or C and has digits only."""
    code = item.line.printed("catalogue_code")
    if code.text and not _CATALOGUE_CODE.fullmatch(item.line.catalogue_code):
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
    for index, table in tables(dossier):
        rows = [(_thing(line), line.catalogue_code) for line in table.items]
        things: defaultdict[str, set[str]] = defaultdict(set)
        codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for thing, code in rows:
            if thing and code:
                things[code].add(thing)
                codes[thing][code] += 1
        for line, (thing, code) in zip(table.items, rows, strict=True):
            others = things[code] - {thing}
            own = codes[thing]
            is_slip = own[code] == 1 and len(own) == 2 and len(others) == 1
            other = others.pop() if is_slip else ""
            usual = [one for one in own if one != code]
            is_alike = not other or thing in other or other in thing
            is_finer = any(one.startswith(code.rstrip("0")) for one in usual)
            yield index, NumberedLine(table, line, "" if is_alike or is_finer else other)


def _thing(line: ProcurementLine) -> str:
    return keys.without_brackets(keys.fold(line.cells["item"].text))


@over("F816", _numbered)
def catalogue_number_is_of_another_kind(item: NumberedLine) -> Iterator[Flaw]:
    """C23120000 for a bed: goods under a number of services; that of 复印机 for 台式计算机."""
    code = item.line.printed("catalogue_code")
    letter = item.line.catalogue_code[:1]
    thing = _thing(item.line)
    kinds = kinds_of(thing)
    told = ""
    if is_a_kind(letter) and kinds and letter not in kinds:
        right = "或者".join(_KINDS[kind] for kind in kinds)
        told = f"“{thing}”是{right}，政府采购目录序号“{code.text}”却是{_KINDS[letter]}的"
    elif item.other:
        told = f"“{thing}”的政府采购目录序号印作“{code.text}”，其他各行是“{item.other}”的"
    if told:
        yield Flaw(
            f"《{item.table.title}》{told}",
            (quote(item.table.title, code, row=item.name, column="政府采购目录序号"),),
            statement="procurement",
        )


@over("F812", tables)
def goods_are_counted_in_something_else(table: TableOf) -> Iterator[Flaw]:
    """A printer of which there is one 万元, or one 亩; services are bought by the 万元."""
    money = [line for line in table.items if line.text("measure") and _is_in_money(line)]
    if money:
        yield _counted_in(table, money, "货物应按台、套、个等计量")
    others = [line for line in table.items if not _is_in_money(line) and _is_of_other_goods(line)]
    if others:
        yield _counted_in(table, others, "不能用来数它")


def _counted_in(table: TableOf, found: Sequence[ProcurementLine], why: str) -> Flaw:
    names = "、".join(dict.fromkeys(line.cells["item"].text for line in found))
    return Flaw(
        f"《{table.title}》{names}的计量单位印作“{found[0].text('measure')}”，{why}",
        tuple(
            quote(table.title, line.printed("measure"), row=row_name(line), column="计量单位")
            for line in found
        ),
        statement="procurement",
    )


def _is_in_money(line: ProcurementLine) -> bool:
    in_money = keys.fold(line.text("measure")) in UNITS
    return in_money and line.catalogue_code.startswith("A")


def _is_of_other_goods(line: ProcurementLine) -> bool:
    """Whether the measure cannot count what is bought: 打印机 by the 亩."""
    thing = counting.thing_in(f"{keys.fold(line.text('item'))}数量")
    return thing is not None and not counting.fits(thing, line.text("measure"))
