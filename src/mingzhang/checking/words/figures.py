"""What the tables of a disclosure say at a point: printed, implied, or put together.

Tables do not print every point that words speak of. What is missing is put together from
its parts where all of them are known: 财政拨款 from the three budgets, 人员经费 from the
economic classes that are personnel.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import chain
from operator import attrgetter

import msgspec

from mingzhang import amounts, cube
from mingzhang.amounts import ZERO
from mingzhang.catalogue import PERSONNEL_CLASSES
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.tables.space import Cells, Space, Table, tables_by_disclosure
from mingzhang.cube import CURRENT, Point
from mingzhang.kept import kept

_BESIDE = ("meeting", "training", "agency_running")
"""What tables of “三公”经费 list beside it."""

_SAME_FLOW = {"income": "sources", "expenditure": "uses"}
"""Where a pack has no carried-over money, its tables give 收入 and 支出 as totals."""


class Figure(msgspec.Struct, frozen=True, gc=False):
    """An amount that tables give, with how far rounding may have moved it, both in 元."""

    yuan: Decimal
    slack: Decimal
    cells: Cells
    """The cells that it was read or put together from; empty where only a list says it."""


Head = tuple[str, str, str, str, str]
"""A point without its codes: what a table says something of, it says under one of its heads."""


_head: Callable[[Point], Head] = attrgetter("flow", "fund", "nature", "item", "stage")


class Tables:
    """The tables of one disclosure."""

    def __init__(self, space: Space, tables: Iterable[Table]) -> None:
        self.space = space
        self.tables = tuple(tables)
        self._speaking: defaultdict[Head, list[Table]] = defaultdict(list)
        flows: set[str] = set()
        for table in self.tables:
            heads = set(map(_head, chain(table.cells, table.points)))
            flows.update(flow for flow, *_ in heads)
            for head in heads.union(map(_head, table.columns)):
                self._speaking[head].append(table)
        self.flows = frozenset(flows)
        self._known: dict[Point, tuple[Figure, ...]] = {}

    def at(self, point: Point) -> tuple[Figure, ...]:
        """Every figure that the tables give for a point; empty where they give none."""
        if point not in self._known:
            self._known[point] = ()  # a point is not put together from itself
            self._known[point] = self._find(self._usual(point)) + self._of_this_year(point)
        return self._known[point]

    def _of_this_year(self, point: Point) -> tuple[Figure, ...]:
        """What this year's appropriation pays for at a point: words of 支出 can mean it."""
        if CURRENT not in self.flows or point.flow != "expenditure":
            return ()
        return self._find(point.at("flow", CURRENT))

    def _usual(self, point: Point) -> Point:
        other = _SAME_FLOW.get(point.flow, "")
        if other and point.flow not in self.flows:
            return msgspec.structs.replace(point, flow=other)
        return point

    def _find(self, point: Point) -> tuple[Figure, ...]:
        printed = tuple(
            self._figure(cells)
            for table in self._speaking.get(_head(point), ())
            if (cells := self.space.at(table, point)) and self.space.readable(cells)
        )
        if printed:
            return printed
        if point.item == "three_public" and (listed := self._all_listed(point)):
            return listed
        if point.item and (not point.fund or (point.fund == "general" and self._is_of_general)):
            return self.at(point.at("fund", "appropriation"))
        built = (
            self._sum_over("fund", point)
            or self._sum_over("nature", point)
            or self._by_class(point)
            or self._by_fund(point)
        )
        return (built,) if built else ()

    def _all_listed(self, point: Point) -> tuple[Figure, ...]:
        """合计 of a table of “三公”经费 that lists no other costs."""
        if any(self.at(point.at("item", other)) for other in _BESIDE):
            return ()
        return self.at(point.at("item", "listed"))

    def _figure(self, cells: Cells) -> Figure:
        terms = [self.space.facts[cell].amount for cell in cells]
        slack = amounts.tolerance(term for term in terms if term is not None)
        return Figure(self.space.total(cells), slack, cells)

    @kept
    def _is_of_general(self) -> bool:
        """Whether the table of “三公”经费 says in its title that it is of the general budget."""
        return any(
            table.statement.id == "three_public" and "一般公共预算" in table.statement.title
            for table in self.tables
        )

    def _sum_over(self, dimension: cube.Dimension, point: Point) -> Figure | None:
        """A whole from its parts on one dimension."""
        whole: str = getattr(point, dimension)
        if whole not in _WHOLES[dimension]:
            return None
        present = {
            member: found[0]
            for member in cube.members(dimension)
            if member not in ("", whole)
            and cube.lies_in(dimension, member, whole)
            and (found := self.at(point.at(dimension, member)))
        }
        parts = cube.cover(dimension, whole, present)
        return _added([present[part] for part in parts]) if parts else None

    @kept
    def _classes(self) -> dict[Point, frozenset[str]]:
        """The economic classes that tables list, by the point that they divide."""
        found: defaultdict[Point, set[str]] = defaultdict(set)
        for table in self.tables:
            if table.dimension == "economic" or table.form.layout == "two-sided":
                for listed in table.cells:
                    if len(listed.economic) == 3:
                        found[listed.at("economic", "")].add(listed.economic)
        return {point: frozenset(codes) for point, codes in found.items()}

    def _by_class(self, point: Point) -> Figure | None:
        """人员经费 or 公用经费 from the economic classes of 基本支出."""
        if point.nature not in ("personnel", "running") or point.economic:
            return None
        basic = point.at("nature", "basic")
        classes = self._classes.get(basic, frozenset())
        wanted = [
            code
            for code in sorted(classes)
            if (code in PERSONNEL_CLASSES) == (point.nature == "personnel")
        ]
        if not classes:
            return None
        found = [self.at(basic.at("economic", code)) for code in wanted]
        return _added([figures[0] for figures in found if figures])

    def _by_fund(self, point: Point) -> Figure | None:
        """基本支出 and its parts are the general budget's, where all 基本支出 is."""
        is_part = point.nature in ("personnel", "running") or point.economic
        if point.fund or point.function or not is_part or point.nature == "project":
            return None
        whole = point.at("nature", "basic").at("economic", "")
        basic, general = self.at(whole), self.at(whole.at("fund", "general"))
        if not basic or not general or basic[0].yuan != general[0].yuan:
            return None
        found = self.at(point.at("fund", "general"))
        return found[0] if found else None


_WHOLES: dict[str, frozenset[str]] = {
    "fund": frozenset(("appropriation", "unit_funds")),
    "nature": frozenset(("basic",)),
}


def _added(terms: list[Figure]) -> Figure:
    return Figure(
        sum((term.yuan for term in terms), ZERO),
        sum((term.slack for term in terms), ZERO),
        tuple(cell for term in terms for cell in term.cells),
    )


def tables(dossier: Dossier) -> list[Tables]:
    """The tables of each disclosure."""
    return [Tables(dossier.space, own) for own in tables_by_disclosure(dossier.space)]
