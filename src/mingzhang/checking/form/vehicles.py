"""F908, F911, F912: vehicles that are owned and bought, and the money for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form import assets
from mingzhang.checking.form.items import items_by_disclosure
from mingzhang.cube import Fact
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.numerals import NUMERAL, number_of

_VEHICLES = "车辆（台、辆）"
_OWNED = re.compile(r"共有(?:公务用)?车辆?(\d+)辆")
_RENEWED = re.compile(
    rf"(?:更新|购置|新购|增购|购买)(?P<count>\d{{1,2}}|{NUMERAL})[辆台](?:公务|执法|机要|应急)?(?:用车|车辆|车)"
)
"""更新 2 辆公务用车, among the reasons for what is spent on “三公”."""

_BOUGHT = re.compile(r"安排购置(?:公务用)?车辆?(\d+)辆")


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
    for line in printed_lines.prose(disclosure):
        if match := pattern.search(keys.fold(line.text)):
            yield VehiclesOf(disclosure, line.place, line.printed, int(match[1]), cost)


def _listed(disclosure: Disclosure, cost: Fact) -> Iterator[VehiclesOf]:
    for table in assets.tables(disclosure):
        cell = table.cell(_VEHICLES, "quantity")
        if cell.number is not None and _VEHICLES in table.lines:
            yield VehiclesOf(disclosure, cell.title, cell.printed, int(cell.number), cost)


def _owned(dossier: Dossier) -> list[tuple[int, VehiclesOf]]:
    return [
        (index, vehicles)
        for index, disclosure, cost in _costs(dossier, "vehicle_running")
        for vehicles in (*_told(disclosure, _OWNED, cost), *_listed(disclosure, cost))
    ]


@over("F908", _owned)
def running_costs_without_vehicles(item: VehiclesOf) -> Iterator[Flaw]:
    """公务用车运行维护费 where no vehicle is owned; rented ones are not 公务用车运行."""
    if item.has_cost and item.count == 0:
        yield item.flaw(f"“{item.place}”没有车辆，公务用车运行维护费却安排 {item.shown_cost}")


@over("F911", _owned)
def vehicles_without_running_costs(item: VehiclesOf) -> Iterator[Flaw]:
    """Vehicles that cost nothing to run."""
    if item.count and not item.has_cost:
        yield item.flaw(f"“{item.place}”有车辆 {item.count} 辆，没有安排公务用车运行维护费")


def _to_be_bought(dossier: Dossier) -> Iterator[tuple[int, VehiclesOf]]:
    for index, disclosure, cost in _costs(dossier, "vehicle_purchase"):
        for vehicles in _told(disclosure, _BOUGHT, cost):
            yield index, vehicles


def _renewed(disclosure: Disclosure) -> tuple[int, Printed] | None:
    """The most vehicles that a paragraph on “三公” says are bought."""
    found = [
        (number_of(match["count"]), line.printed)
        for line in printed_lines.prose(disclosure)
        if (key := keys.fold(line.text)) and ("购置费" in key or "三公" in key)
        for match in _RENEWED.finditer(key)
    ]
    return max(found, key=lambda one: one[0], default=None)


@over("F912", _to_be_bought)
def purchase_of_vehicles_differs(item: VehiclesOf) -> Iterator[Flaw]:
    """Vehicles to be bought for nothing, or money for buying none; fewer than “三公” pays for."""
    renewed = _renewed(item.disclosure)
    if item.count and renewed and renewed[0] > item.count:
        yield Flaw(
            f"“三公”经费的说明写购置、更新公务用车 {renewed[0]} 辆，“{item.place}”安排购置车辆 "
            f"{item.count} 辆",
            (quote(item.place, item.printed), quote("“三公”经费", renewed[1])),
            statement="three_public",
        )
    if bool(item.count) != item.has_cost:
        yield item.flaw(
            f"“{item.place}”安排购置车辆 {item.count} 辆，公务用车购置费安排 {item.shown_cost}"
        )
