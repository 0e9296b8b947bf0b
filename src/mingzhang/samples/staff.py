"""What a unit's staff costs: wages, insurance, pensions, running costs; and a few own earnings."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingzhang.compiling.book import Line, Nature
from mingzhang.samples.chance import Chance
from mingzhang.samples.county import Unit

_PERSONNEL = (
    # function ("" for the unit's own), economic class, lowest and highest of a person in 元
    ("", "30101", 24000, 46000),
    ("", "30102", 9000, 30000),
    ("", "30103", 2000, 15000),
    ("2080505", "30108", 7000, 13000),
    ("2080506", "30109", 3500, 6500),
    ("2082702", "30112", 200, 900),
    ("2210201", "30113", 6000, 11000),
)
_OFFICIAL = (("2101101", "30110", 3500, 7000), ("2101103", "30111", 800, 2500))
_INSTITUTION = (("2101102", "30110", 3500, 7000), ("", "30107", 9000, 21000))
_RETIRED = {"行政": "2080501", "事业": "2080502"}
_RUNNING = (
    # economic class, lowest and highest of a person in 元, one in how many units has none
    ("30201", 600, 5200, 0),
    ("30202", 50, 700, 2),
    ("30205", 30, 200, 2),
    ("30206", 100, 900, 2),
    ("30207", 80, 800, 2),
    ("30208", 200, 1600, 3),
    ("30211", 200, 2500, 3),
    ("30213", 80, 900, 2),
    ("30228", 300, 1200, 4),
    ("30229", 250, 1100, 4),
    ("30239", 800, 8000, 2),
    ("30299", 40, 900, 2),
    ("31002", 100, 1500, 2),
)
_ITEMS = (
    # economic class, item, lowest and highest in 0.01 万元, how often of 100
    ("30231", "vehicle_running", 180, 1500, 55),
    ("30217", "reception", 5, 400, 40),
    ("31013", "vehicle_purchase", 1200, 1800, 5),
    ("30212", "abroad_other", 150, 900, 4),
)
_MEETINGS = (("30215", "meeting", 20, 600, 40), ("30216", "training", 20, 800, 60))


class Staff:
    """The lines of basic expenditure of a county's units."""

    def __init__(self, chance: Chance) -> None:
        self._chance, self._random = chance, chance.random
        self._lists_meetings = chance.random.random() < 0.5
        """Whether 会议费 and 培训费 are listed beside “三公”."""

    def lines(self, unit: Unit) -> Iterator[Line]:
        """Wages, insurance, pensions and running costs."""
        yield from self._personnel(unit)
        for economic, low, high, none in _RUNNING:
            if not none or self._random.randint(1, none * 2) > 1:
                yield _running(unit, economic, self._chance.for_staff(unit.staff, low, high))
        for economic, item, low, high, often in _ITEMS:
            if self._random.randint(1, 100) <= often:
                yield _running(unit, economic, self._chance.cents(low, high), item)
        for economic, item, low, high, often in _MEETINGS:
            if self._random.randint(1, 100) <= often:
                shown = item if self._lists_meetings else ""
                yield _running(unit, economic, self._chance.cents(low, high), shown)
        if not unit.official and self._random.random() < 0.25:
            yield Line(unit.function, "30299", "business", "running", self._chance.cents(100, 9000))
        if not unit.official and self._random.random() < 0.1:
            yield Line(unit.function, "", "operating", "operating", self._chance.cents(100, 9000))

    def _personnel(self, unit: Unit) -> Iterator[Line]:
        extra = _OFFICIAL if unit.official else _INSTITUTION
        for function, economic, low, high in (*_PERSONNEL, *extra):
            amount = self._chance.for_staff(unit.staff, low, high)
            yield _basic(function or unit.function, economic, "personnel", amount)
        if self._random.random() < 0.6:
            yield _basic(_RETIRED[unit.nature], "30302", "personnel", self._chance.cents(300, 9000))
        if self._random.random() < 0.3:
            yield _basic(unit.function, "30305", "personnel", self._chance.cents(20, 900))


def _basic(function: str, economic: str, nature: Nature, amount: Decimal, item: str = "") -> Line:
    return Line(function, economic, "general", nature, amount, item=item)


def _running(unit: Unit, economic: str, amount: Decimal, item: str = "") -> Line:
    return _basic(unit.function, economic, "running", amount, item)
