"""What a unit buys and has: purchases through procurement, and fixed assets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.book import BookProject, Holding, Line, Purchase
from mingzhang.samples.chance import CENT, Chance
from mingzhang.samples.words import words


def _held(quantity: int, value: Decimal) -> Holding:
    return Holding(Decimal(quantity), value)


_NOTHING = _held(0, ZERO)
_ONLY_A_CAR = {
    "房屋（平方米）": _NOTHING,
    "办公用房（平方米）": _NOTHING,
    "车辆（台、辆）": _held(1, 12 * UNITS["万元"]),
    "单价在20万元以上的设备": _NOTHING,
    "其他固定资产": _NOTHING,
}


class Assets:
    """The purchases and the assets of a county's units."""

    def __init__(self, chance: Chance) -> None:
        self._chance, self._random = chance, chance.random

    def purchases(
        self, lines: Sequence[Line], projects: Sequence[BookProject]
    ) -> Iterator[Purchase]:
        """Some of the general budget's money is spent through procurement, openly."""
        running = sum((line.current for line in lines if line.nature == "running"), ZERO)
        sources = [("日常公用经费", running)]
        sources += [
            (its.name, its.budget) for its in projects if its.fund == "general" and not its.secret
        ]
        spent: dict[str, Decimal] = {}
        for _ in range(self._random.choice((0, 0, 1, 2, 4))):
            source, budget = self._random.choice(sources)
            its = self._random.choice(words().purchase)
            price = CENT * self._random.randint(its.low, its.high)
            quantity = 1 if its.measure == "项" else self._random.randint(1, 12)
            spent[source] = spent.get(source, ZERO) + price * quantity
            if spent[source] <= budget:
                yield Purchase(
                    source=source,
                    source_budget=budget,
                    item=its.item,
                    code=its.code,
                    measure=its.measure,
                    quantity=Decimal(quantity),
                    price=price,
                    small_business=self._random.random() < 0.6,
                    asset=its.asset,
                )

    def holdings(self, drives: bool) -> dict[str, Holding]:
        """Fixed assets at the end of last year; one unit in five has none, or only a car."""
        if self._random.random() < 0.2:
            return _ONLY_A_CAR if drives else {}
        area = self._random.randint(300, 6000)
        rooms = self._chance.cents(3000, 90_000)
        office = _held(
            area * self._random.randint(40, 90) // 100, self._chance.share(rooms, 40, 90)
        )
        vehicles = _held(self._random.randint(1, 9), self._chance.cents(900, 9000))
        dear = self._random.randint(1, 6)
        return {
            "房屋（平方米）": _held(area, rooms),
            "办公用房（平方米）": office,
            "车辆（台、辆）": vehicles if drives else _NOTHING,
            "单价在20万元以上的设备": _held(dear, self._chance.cents(2000 * dear, 8000 * dear)),
            "其他固定资产": _held(self._random.randint(20, 900), self._chance.cents(500, 30_000)),
        }
