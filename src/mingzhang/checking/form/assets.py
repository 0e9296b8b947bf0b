"""F901–F905, F910: the assets table with itself, and the day for which it is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, Selection, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.arithmetic import (
    Cell,
    Judgement,
    Relation,
    column_places,
    judged,
    number_of,
    total,
)
from mingzhang.disclosure import KIND_WORDS, AssetLine, Disclosure, Printed
from mingzhang.kept import kept

_TOTAL, _BUILDINGS, _OFFICES = "资产总额", "房屋（平方米）", "办公用房（平方米）"
_NO_PIECES = (_TOTAL, _BUILDINGS, _OFFICES)
_SOME = 2
_KEPT = ("车辆", "用车", "资产", "保有量")
_PRICED = re.compile(r"单价在?(\d+)万元以上")
_YEAR = re.compile(r"20\d\d")
_AS_OF = re.compile(r"截[至止](20\d\d)年(?P<day>\d{1,2}月\d{1,2}日)")
_COUNTED = re.compile(r"[^。;]{0,60}?(?:共有车辆|车保有量|资产占用情况|资产占有使用情况)")
_LAST_DAY = "12月31日"
_AS_OF_END = re.compile(
    r"截[至止](20\d\d)年(?:年?底|年末|末|12月[底末])|^(20\d\d)年(?:期末|年末|末|年?底)[,，]"
    r"|^(20\d\d)年度?(?:共有)?车辆\d+[台辆]"
)


class TableOf(msgspec.Struct, frozen=True, dict=True):
    """The assets table of a disclosure."""

    disclosure: Disclosure
    lines: dict[str, AssetLine]
    """By the form's row."""

    def cell(self, label: str, column: str) -> Cell:
        """Quantity or value of a row; a row that is not printed is blank."""
        line = self.lines.get(label)
        printed = getattr(line, column) if line else Printed("")
        return Cell(
            title=self.disclosure.assets.title,
            row=label,
            column="数量" if column == "quantity" else "价值",
            printed=printed,
            unit="" if column == "quantity" else self.disclosure.assets.money_unit or "万元",
            places=self._places[column],
            number=number_of(printed.text),
        )

    @kept
    def _places(self) -> dict[str, int]:
        """The decimal places of each column."""
        columns = {
            column: [getattr(one, column).text for one in self.lines.values()]
            for column in ("quantity", "value")
        }
        return {
            column: column_places(text for text in texts if number_of(text) is not None)
            for column, texts in columns.items()
        }


def tables(disclosure: Disclosure) -> Iterator[TableOf]:
    """The table of a disclosure, where it has the row of all assets."""
    lines = {line.label: line for line in disclosure.asset_lines if line.label}
    if _TOTAL in lines:
        yield TableOf(disclosure, lines)


def total_of(disclosure: Disclosure) -> Cell | None:
    """The value of all assets; None where no table says."""
    return next((table.cell(_TOTAL, "value") for table in tables(disclosure)), None)


def relations(disclosure: Disclosure) -> list[Relation]:
    """What should hold between the values of the table."""
    return [relation for table in tables(disclosure) for relation in _relations(table)]


def _relations(table: TableOf) -> Iterator[Relation]:
    parts = [table.cell(label, "value") for label in table.lines if label not in (_TOTAL, _OFFICES)]
    whole = table.cell(_TOTAL, "value")
    if any(cell.printed.text for cell in (whole, *parts)) and len(parts) > 1:
        relation = total("F901", whole, parts, "各项之和")
        if relation:
            yield relation


def _sums(dossier: Dossier) -> list[tuple[int, Judgement]]:
    return [
        (index, judgement)
        for index, disclosure in enumerate(dossier.disclosures)
        for judgement in judged(relations(disclosure))
    ]


_select_sums: Selection[Judgement] = _sums


@over("F901", _select_sums)
def total_differs_from_parts(item: Judgement) -> Iterator[Flaw]:
    """资产总额 is not buildings, vehicles, equipment and the rest together."""
    if item.leads:
        yield item.flaw("assets")


@over("F902", each(tables))
def offices_are_more_than_buildings(table: TableOf) -> Iterator[Flaw]:
    """办公用房 is a part of 房屋."""
    for column in ("quantity", "value"):
        part, whole = table.cell(_OFFICES, column), table.cell(_BUILDINGS, column)
        if part.exceeds(whole):
            yield Flaw(
                f"《{part.title}》办公用房{part.column} {part.printed.text}，"
                f"大于房屋{part.column} {whole.printed.text or '空白'}",
                (part.evidence(), whole.evidence()),
                statement="assets",
            )


@over("F910", each(tables))
def pieces_do_not_add_up(table: TableOf) -> Iterator[Flaw]:
    """资产总额 115 件, 1 vehicle and 150 others; buildings are counted in square metres."""
    whole = table.cell(_TOTAL, "quantity")
    buildings = table.cell(_BUILDINGS, "quantity")
    parts = [table.cell(label, "quantity") for label in table.lines if label not in _NO_PIECES]
    counts = [part.number or 0 for part in parts if part.printed.text]
    if not whole.number or buildings.number or len(counts) < _SOME or None in counts:
        return
    if sum(counts) != whole.number:
        yield Flaw(
            f"《{whole.title}》资产总额的数量印作 {whole.printed.text}，各项之和为 {sum(counts)}",
            (whole.evidence(), *(part.evidence() for part in parts)),
            statement="assets",
        )


class DateOf(msgspec.Struct, frozen=True):
    """The day for which assets are stated."""

    disclosure: Disclosure
    place: str
    printed: Printed
    year: int
    day: str = ""
    """8月31日, where it is printed."""

    @property
    def right(self) -> int:
        """A budget states last year's assets, final accounts this year's."""
        return self.disclosure.year - (self.disclosure.kind == "budget")


def _dates(disclosure: Disclosure) -> Iterator[DateOf]:
    if not disclosure.year:
        return
    table = disclosure.assets
    if match := _YEAR.search(table.as_of):
        yield DateOf(
            disclosure, table.title, Printed(table.as_of, table.place("as_of")), int(match[0])
        )
    for line in printed_lines.prose(disclosure):
        key = keys.fold(line.text)
        if not any(word in key for word in _KEPT):
            continue
        if match := _AS_OF.search(key) or _AS_OF_END.search(key):
            year = next(filter(None, match.groups()))
            is_count = match.re is _AS_OF and _COUNTED.match(key, match.end())
            day = match["day"] if is_count else ""
            yield DateOf(disclosure, line.place, line.printed, int(year), day)


@over("F903", each(_dates))
def assets_are_of_another_year(item: DateOf) -> Iterator[Flaw]:
    """The day lies in the wrong year, or in accounts is not the last one: 截至2023年8月31日."""
    if item.year != item.right:
        kind = KIND_WORDS[item.disclosure.kind]
        yield Flaw(
            f"{item.disclosure.year} 年{kind}的“{item.place}”截止时间在 {item.year} 年，"
            f"应在 {item.right} 年",
            (quote(item.place, item.printed),),
            statement="assets" if item.place == item.disclosure.assets.title else "",
        )
    elif item.disclosure.kind == "final" and item.day not in ("", _LAST_DAY):
        yield Flaw(
            f"{item.disclosure.year} 年决算的“{item.place}”截止时间写“{item.day}”，"
            f"应为年末{_LAST_DAY}",
            (quote(item.place, item.printed),),
        )


@over("F904", each(tables))
def quantity_without_value(table: TableOf) -> Iterator[Flaw]:
    """Things that are counted and have no value, or have a value and are not counted."""
    for label in table.lines:
        quantity, value = table.cell(label, "quantity"), table.cell(label, "value")
        if label == _TOTAL or bool(quantity.number) == bool(value.number):
            continue
        if quantity.number is None or value.number is None:
            continue
        if label == _OFFICES and not table.cell(_BUILDINGS, "value").number:
            continue  # told of the buildings that they are a part of
        if _dearest(label) and quantity.number:
            continue  # F905
        present, blank = (quantity, value) if quantity.number else (value, quantity)
        yield Flaw(
            f"《{present.title}》“{label}”{present.column} {present.printed.text}，"
            f"{blank.column}为{blank.printed.text or '空白'}",
            (blank.evidence(), present.evidence()),
            statement="assets",
        )


def _dearest(label: str) -> Decimal:
    """The price in 万元 above which equipment is listed in a row of its own; 0 for other rows."""
    match = _PRICED.search(label)
    return Decimal(match[1]) if match else Decimal(0)


@over("F905", each(tables))
def equipment_is_too_cheap(table: TableOf) -> Iterator[Flaw]:
    """Pieces that cost at least 20 万元 each are together worth less than so many times 20 万元."""
    for label in table.lines:
        quantity, value = table.cell(label, "quantity"), table.cell(label, "value")
        least = _dearest(label)
        if not least or not quantity.number or value.number is None or value.unit != "万元":
            continue
        lowest = least * quantity.number
        if value.number < lowest:
            yield Flaw(
                f"《{value.title}》“{label}”数量 {quantity.printed.text}，"
                f"价值为{value.printed.text or '空白'}，按单价至少应有 {lowest} 万元",
                (value.evidence(), quantity.evidence()),
                statement="assets",
            )
