"""F90: the assets table with itself, and what is owned and bought with what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Selection, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import passages, requirements
from mingzhang.checking.form.arithmetic import (
    Cell,
    Judgement,
    Relation,
    column_places,
    judged,
    number_of,
    total,
)
from mingzhang.checking.form.items import items_by_disclosure
from mingzhang.cube import Fact
from mingzhang.disclosure import KIND_WORDS, AssetLine, Disclosure, Printed

_TOTAL, _BUILDINGS, _OFFICES = "资产总额", "房屋（平方米）", "办公用房（平方米）"
_VEHICLES = "车辆（台、辆）"
_NO_PIECES = (_TOTAL, _BUILDINGS, _OFFICES)
_SOME = 2
_PRICED = re.compile(r"单价在?(\d+)万元以上")
_YEAR = re.compile(r"20\d\d")
_AS_OF = re.compile(r"截[至止](20\d\d)年\d{1,2}月\d{1,2}日")
_AS_OF_END = re.compile(
    r"截[至止](20\d\d)年(?:年?底|年末|末)|^(20\d\d)年(?:期末|年末|末|年?底)[,，]"
)
_KEPT = re.compile(r"(?:公务用车|公车|车辆|车)保有量?(?:为|是|共)?(\d+)辆")
_OWNED = re.compile(r"共有(?:公务用)?车辆?(\d+)辆")
_BOUGHT = re.compile(r"安排购置(?:公务用)?车辆?(\d+)辆")
_PLANNED = re.compile(r"拟购置固定资产总额为?(\d+(?:\.\d+)?)万元")
_IN_PROCUREMENT = re.compile(r"列入(?:\d{4}年)?政府采购预算")
_GOODS = (("A02",), ("A02", "A0501"), ("A02", "A05", "A06"), ("A",))
"""Kinds of goods in the procurement catalogue that may be meant by fixed assets."""

_EQUIPMENT = re.compile(r"购置|采购|更新|添置")
_EQUIPMENT_OF = re.compile(r"设备|家具|车辆|电脑|计算机|打印机|空调")


class TableOf(msgspec.Struct, frozen=True):
    """The assets table of a disclosure."""

    disclosure: Disclosure
    lines: dict[str, AssetLine]
    """By the form's row."""

    def cell(self, label: str, column: str) -> Cell:
        """Quantity or value of a row; a row that is not printed is blank."""
        line = self.lines.get(label)
        printed = getattr(line, column) if line else Printed("")
        texts = [getattr(one, column).text for one in self.lines.values()]
        return Cell(
            title=self.disclosure.assets.title,
            row=label,
            column="数量" if column == "quantity" else "价值",
            printed=printed,
            unit="" if column == "quantity" else self.disclosure.assets.money_unit or "万元",
            places=column_places(text for text in texts if number_of(text) is not None),
            number=number_of(printed.text),
        )


def _tables(disclosure: Disclosure) -> Iterator[TableOf]:
    lines = {line.label: line for line in disclosure.asset_lines if line.label}
    if _TOTAL in lines:
        yield TableOf(disclosure, lines)


def total_of(disclosure: Disclosure) -> Cell | None:
    """The value of all assets; None where no table says."""
    return next((table.cell(_TOTAL, "value") for table in _tables(disclosure)), None)


def relations(disclosure: Disclosure) -> list[Relation]:
    """What should hold between the values of the table."""
    return [relation for table in _tables(disclosure) for relation in _relations(table)]


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


@over("F902", each(_tables))
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


@over("F910", each(_tables))
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
    for line in passages.prose(disclosure):
        key = keys.fold(line.text)
        if "车辆" not in key and "资产" not in key:
            continue
        if match := _AS_OF.search(key) or _AS_OF_END.search(key):
            year = next(filter(None, match.groups()))
            yield DateOf(disclosure, line.place, line.printed, int(year))


class KeptOf(msgspec.Struct, frozen=True):
    """The vehicles that are paid for, and all that are owned, each with its paragraph."""

    kept: tuple[int, passages.Passage]
    owned: tuple[int, passages.Passage]


def _vehicles(disclosure: Disclosure) -> Iterator[KeptOf]:
    kept, owned = (
        [
            (int(match[1]), line)
            for line in passages.prose(disclosure)
            for match in pattern.finditer(keys.fold(line.text))
        ]
        for pattern in (_KEPT, _OWNED)
    )
    if kept and len(owned) == 1 and disclosure.kind == "final":
        yield KeptOf(max(kept, key=lambda one: one[0]), owned[0])


@over("F909", each(_vehicles))
def more_vehicles_are_kept_than_owned(item: KeptOf) -> Iterator[Flaw]:
    """公务用车保有量 8 辆 and 共有车辆 6 辆, both at the end of the year."""
    (kept, line), (owned, other) = item.kept, item.owned
    if kept > owned:
        yield Flaw(
            f"“{line.place}”写公务用车保有量 {kept} 辆，“{other.place}”写共有车辆 {owned} 辆，"
            "保有量多于全部车辆",
            (line.evidence(), other.evidence()),
            section=line.section,
        )


@over("F903", each(_dates))
def assets_are_of_another_year(item: DateOf) -> Iterator[Flaw]:
    """The day for which assets are stated lies in the wrong year."""
    if item.year != item.right:
        kind = KIND_WORDS[item.disclosure.kind]
        yield Flaw(
            f"{item.disclosure.year} 年{kind}的“{item.place}”截止时间在 {item.year} 年，"
            f"应在 {item.right} 年",
            (quote(item.place, item.printed),),
            statement="assets" if item.place == item.disclosure.assets.title else "",
        )


@over("F904", each(_tables))
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


@over("F905", each(_tables))
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


# what is to be bought


class PlanOf(msgspec.Struct, frozen=True):
    """The sentence that says how much is to be bought."""

    disclosure: Disclosure
    line: passages.Passage
    planned: Decimal
    """In 万元."""

    in_procurement: bool
    """The sentence says that it is part of the procurement budget."""


def _plans(disclosure: Disclosure) -> Iterator[PlanOf]:
    for section in requirements.sections_about(disclosure, "assets"):
        for paragraph in section.paragraphs:
            key = keys.fold(paragraph.text)
            if match := _PLANNED.search(key):
                place = section.heading
                line = passages.Passage(place, paragraph, section=place)
                listed = bool(_IN_PROCUREMENT.search(key))
                yield PlanOf(disclosure, line, Decimal(match[1]), listed)


def _bought(disclosure: Disclosure, kind: str) -> list[str]:
    """What the procurement table lists with catalogue numbers of a kind: A goods, A02 equipment."""
    return [
        line.name
        for line in disclosure.procurement_lines
        if line.kind == "item"
        and line.cells.get("catalogue_code", Printed("")).text.upper().startswith(kind)
    ]


def _has_procurement(item: PlanOf) -> bool:
    return item.disclosure.procurement.status != "missing"


@over("F906", each(lambda d: (p for p in _plans(d) if p.in_procurement and _has_procurement(p))))
def purchase_is_not_in_procurement(item: PlanOf) -> Iterator[Flaw]:
    """The text says that purchases are in the procurement budget, which has none."""
    if item.planned and not _bought(item.disclosure, "A"):
        yield Flaw(
            f"“{item.line.place}”写明拟购置固定资产 {item.planned} 万元并已列入政府采购预算，"
            f"《{item.disclosure.procurement.title}》没有列出货物",
            (item.line.evidence(),),
            section=item.line.section,
        )


@over("F907", each(_plans))
def purchase_and_procurement_differ(item: PlanOf) -> Iterator[Flaw]:
    """Purchases without procurement, goods or equipment projects without purchases."""
    if reasons := list(filter(None, (_not_in_words(item), _not_in_lists(item)))):
        amount = item.planned or 0
        yield Flaw(
            f"“{item.line.place}”拟购置固定资产 {amount} 万元，{'；'.join(reasons)}",
            (item.line.evidence(),),
            section=item.line.section,
        )


def _not_in_words(item: PlanOf) -> str:
    """That nothing is to be bought, and is in the procurement budget; "" where it can be."""
    if not item.planned and item.in_procurement and not _bought(item.disclosure, "A"):
        return "却写已列入政府采购预算"
    return ""


def _not_in_lists(item: PlanOf) -> str:
    """What the procurement table or the projects say against the amount; "" where nothing."""
    goods, equipment = (_bought(item.disclosure, kind) for kind in ("A", "A02"))
    procurement = item.disclosure.procurement.title
    if item.planned and not goods and not item.in_procurement and _has_procurement(item):
        return f"《{procurement}》没有列出货物"
    if item.planned and goods and item.planned not in _sums_of_goods(item.disclosure):
        return f"与《{procurement}》所列货物的金额不同"
    if not item.planned and equipment:
        return f"《{procurement}》列有设备：{'、'.join(dict.fromkeys(equipment))}"
    if not item.planned and (projects := equipment_projects(item.disclosure)):
        return f"项目中有购置设备的：{'、'.join(projects)}"
    return ""


def _sums_of_goods(disclosure: Disclosure) -> set[Decimal]:
    """What the goods of the procurement table can add up to: equipment, furniture, all."""
    lines = [line for line in disclosure.procurement_lines if line.kind == "item"]
    return {
        sum(
            (
                number_of(line.cells.get("total", Printed("")).text) or Decimal(0)
                for line in lines
                if line.cells.get("catalogue_code", Printed("")).text.upper().startswith(kinds)
            ),
            Decimal(0),
        )
        for kinds in _GOODS
    }


def equipment_projects(disclosure: Disclosure) -> list[str]:
    """The names of the projects that buy equipment."""
    return [
        project.name
        for project in disclosure.projects
        if _EQUIPMENT.search(project.name) and _EQUIPMENT_OF.search(project.name)
    ]


# vehicles


class VehiclesOf(msgspec.Struct, frozen=True):
    """How many vehicles there are, or are to be bought, and what is planned for them."""

    disclosure: Disclosure
    place: str
    printed: Printed
    count: int
    cost: Fact

    @property
    def has_cost(self) -> bool:
        """Whether any money is planned."""
        return bool(self.cost.amount and self.cost.amount.number)

    @property
    def shown_cost(self) -> str:
        """The money as printed."""
        amount = self.cost.amount
        return f"{amount.number} {amount.unit}" if amount else "空白"

    def flaw(self, message: str) -> Flaw:
        """Both sides as evidence."""
        title = self.disclosure.statements[self.cost.statement].title
        text = self.shown_cost.partition(" ")[0]
        return Flaw(
            message,
            (quote(self.place, self.printed), quote(title, Printed(text, self.cost.where))),
            statement="three_public",
        )


def _costs(dossier: Dossier, item: str) -> Iterator[tuple[int, Disclosure, Fact]]:
    """The disclosures that say what an item of “三公” costs."""
    for index, items in enumerate(dossier.once(items_by_disclosure)):
        cost = items.get(item)
        if cost is not None and cost.amount is not None:
            yield index, dossier.disclosures[index], cost


def _told(disclosure: Disclosure, pattern: re.Pattern[str], cost: Fact) -> Iterator[VehiclesOf]:
    for line in passages.prose(disclosure):
        if match := pattern.search(keys.fold(line.text)):
            yield VehiclesOf(disclosure, line.place, line.printed, int(match[1]), cost)


def _listed(disclosure: Disclosure, cost: Fact) -> Iterator[VehiclesOf]:
    for table in _tables(disclosure):
        cell = table.cell(_VEHICLES, "quantity")
        if cell.number is not None and _VEHICLES in table.lines:
            yield VehiclesOf(disclosure, cell.title, cell.printed, int(cell.number), cost)


def _owned(dossier: Dossier) -> list[tuple[int, VehiclesOf]]:
    return [
        (index, vehicles)
        for index, disclosure, cost in _costs(dossier, "vehicle_running")
        for vehicles in (*_told(disclosure, _OWNED, cost), *_listed(disclosure, cost))
    ]


@over("F908", lambda dossier: dossier.once(_owned))
def running_costs_without_vehicles(item: VehiclesOf) -> Iterator[Flaw]:
    """公务用车运行维护费 where no vehicle is owned; rented ones are not 公务用车运行."""
    if item.has_cost and item.count == 0:
        yield item.flaw(f"“{item.place}”没有车辆，公务用车运行维护费却安排 {item.shown_cost}")


@over("F911", lambda dossier: dossier.once(_owned))
def vehicles_without_running_costs(item: VehiclesOf) -> Iterator[Flaw]:
    """Vehicles that cost nothing to run."""
    if item.count and not item.has_cost:
        yield item.flaw(f"“{item.place}”有车辆 {item.count} 辆，没有安排公务用车运行维护费")


def _to_be_bought(dossier: Dossier) -> Iterator[tuple[int, VehiclesOf]]:
    for index, disclosure, cost in _costs(dossier, "vehicle_purchase"):
        for vehicles in _told(disclosure, _BOUGHT, cost):
            yield index, vehicles


@over("F912", _to_be_bought)
def purchase_of_vehicles_differs(item: VehiclesOf) -> Iterator[Flaw]:
    """Vehicles to be bought for nothing, or money for buying none."""
    if bool(item.count) != item.has_cost:
        yield item.flaw(
            f"“{item.place}”安排购置车辆 {item.count} 辆，公务用车购置费安排 {item.shown_cost}"
        )
