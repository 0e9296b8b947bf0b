"""The cube: dimensions, points and facts.

A disclosure prints one small cube of amounts many times. A Point names a place in it; a
dimension left out means "all of it". Every dimension is a tree, and a budget amount at a
member is the sum of the amounts at its children: that one law, applied to the places
where amounts happen to be printed, gives the reconciliations (勾稽关系).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, get_args

import msgspec

from mingzhang.amounts import Amount
from mingzhang.where import Where

Dimension = Literal["flow", "function", "economic", "fund", "nature", "item", "stage", "agency"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
CODED: tuple[Dimension, ...] = ("function", "economic")
"""Dimensions whose members are classification codes: 类 3, 款 5, 项 7 digits."""

LISTED: tuple[Dimension, ...] = (*CODED, "agency")
"""Dimensions of which a table lists every member that has an amount."""

DEPARTMENT = "/"
"""The department where no code of it is known; its units are "/" and their names."""

CURRENT = "current"
"""The flow of expenditure out of this year's appropriation alone, where tables print only that."""

_TREES: dict[str, dict[str, tuple[str, ...]]] = {
    "flow": {
        "sources": ("income", "carry_in", "surplus_used"),
        "uses": ("expenditure", "carry_out", "surplus_distributed"),
        CURRENT: (),
    },
    "fund": {
        "": ("appropriation", "special_account", "unit_funds"),
        "appropriation": ("general", "government_fund", "state_capital"),
        "unit_funds": ("business", "operating", "superior", "affiliated", "other"),
    },
    "nature": {
        "": ("basic", "project", "operating", "remitted", "subsidised"),
        "basic": ("personnel", "running"),
    },
    "item": {
        "listed": ("three_public", "meeting", "training"),
        "three_public": ("abroad", "vehicle", "reception"),
        "abroad": ("abroad_research", "abroad_other"),
        "vehicle": ("vehicle_purchase", "vehicle_running"),
        "agency_running": (),
    },
    "stage": {"initial_budget": ()},
}

NAMES: dict[str, dict[str, str]] = {
    "flow": {
        "sources": "收入总计",
        "income": "本年收入",
        "carry_in": "上年结转结余",
        "uses": "支出总计",
        "expenditure": "支出",
        "current": "当年拨款安排的支出",
        "carry_out": "年终结转结余",
        "surplus_used": "使用非财政拨款结余",
        "surplus_distributed": "结余分配",
    },
    "fund": {
        "": "全部资金",
        "appropriation": "财政拨款",
        "general": "一般公共预算",
        "government_fund": "政府性基金预算",
        "state_capital": "国有资本经营预算",
        "special_account": "财政专户管理资金",
        "unit_funds": "单位资金",
        "business": "事业收入",
        "operating": "经营收入",
        "superior": "上级补助收入",
        "affiliated": "附属单位上缴收入",
        "other": "其他收入",
    },
    "nature": {
        "basic": "基本支出",
        "personnel": "人员经费",
        "running": "公用经费",
        "project": "项目支出",
        "operating": "经营支出",
        "remitted": "上解上级支出",
        "subsidised": "对附属单位补助支出",
    },
    "item": {
        "listed": "合计",
        "three_public": "“三公”经费小计",
        "abroad": "因公出国（境）费",
        "abroad_research": "教学科研人员因公出国（境）费",
        "abroad_other": "其他因公出国（境）费",
        "vehicle": "公务用车购置及运维费",
        "vehicle_purchase": "公务用车购置费",
        "vehicle_running": "公务用车运行维护费",
        "reception": "公务接待费",
        "meeting": "会议费",
        "training": "培训费",
        "agency_running": "机关运行经费",
    },
    "stage": {"initial_budget": "年初预算数"},
}
"""What an accountant calls the members."""


class Point(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """A place in the cube of one agency, year and stage. "" means all members."""

    flow: str
    function: str = ""
    economic: str = ""
    fund: str = ""
    nature: str = ""
    item: str = ""
    stage: str = ""
    """In final accounts "initial_budget" for the budget beside the actual amount."""

    agency: str = ""
    """Of rows that show one agency's part of a table: its code, or "/" and its name."""

    def at(self, dimension: Dimension, member: str) -> Point:
        """The same place with another member of one dimension."""
        return _at(self, dimension, member)

    def within(self, members: Mapping[str, str]) -> Point:
        """The same place with these members of some dimensions."""
        point = self
        for dimension, member in members.items():
            point = _at(point, dimension, member)
        return point


@lru_cache(maxsize=1 << 14)
def _at(point: Point, dimension: str, member: str) -> Point:
    """Remembered, as the same places are compared in table after table, document after document."""
    return msgspec.structs.replace(point, **{dimension: member})


class Fact(msgspec.Struct, frozen=True, gc=False):
    """An amount at a point, and where it was printed."""

    point: Point
    amount: Amount | None
    """None where the cell holds something that is not an amount."""

    statement: int
    """Which statement of the disclosure, counting from 0."""

    row: int
    """Which row of that statement, counting from 0; -1 for a row that is not printed."""

    column: str
    where: Where

    @property
    def printed(self) -> bool:
        """Whether there is a cell to look at, or only the absence of a row."""
        return self.row >= 0


@lru_cache(maxsize=len(DIMENSIONS))
def members(dimension: Dimension) -> frozenset[str]:
    """The named members of a dimension that has no codes."""
    tree = _TREES.get(dimension, {})
    return frozenset(tree) | {child for children in tree.values() for child in children}


@lru_cache(maxsize=4096)
def lies_in(dimension: Dimension, member: str, whole: str) -> bool:
    """Whether a member is another one or below it; everything lies in "" (all members)."""
    if member == whole or not whole:
        return True
    if dimension in LISTED:
        return whole in above(dimension, member)
    tree = _TREES[dimension]
    return any(lies_in(dimension, member, child) for child in tree.get(whole, ()))


def unused(dimension: Dimension, present: Container[str]) -> frozenset[str]:
    """The members that are neither present themselves nor through anything below them."""
    tree = _TREES[dimension]

    def is_used(member: str) -> bool:
        return member in present or any(is_used(child) for child in tree.get(member, ()))

    return frozenset(member for member in members(dimension) if not is_used(member))


def parent_code(code: str) -> str:
    """The code one level up, by level and never by prefix alone; "" above 类."""
    return code[:-2] if len(code) in (5, 7) and code.isdigit() else ""


@lru_cache(maxsize=4096)
def ancestors(code: str) -> tuple[str, ...]:
    """The codes above one, from the nearest to 类, and "" (all codes) at the end."""
    found: list[str] = []
    while code:
        code = parent_code(code)
        found.append(code)
    return tuple(found)


def agencies_above(agency: str) -> Iterator[str]:
    """What an agency can be a unit of, from the nearest to "": the codes that its own begins with.

    313001 lies in 313, and 313001001 in both; a unit without a code lies in the department.
    """
    if agency.startswith(DEPARTMENT):
        yield from () if agency == DEPARTMENT else (DEPARTMENT,)
    else:
        for length in range(len(agency) - 1, _SHORTEST_AGENCY - 1, -1):
            yield agency[:length]
    yield ""


_SHORTEST_AGENCY = 3


def above(dimension: Dimension, member: str) -> Iterable[str]:
    """What a member of a listed dimension lies in, from the nearest to "" (all of it)."""
    return agencies_above(member) if dimension == "agency" else ancestors(member)


def cover(
    dimension: Dimension,
    whole: str,
    present: Container[str] | Iterable[str],
    zero: Container[str] = (),
) -> list[str] | None:
    """The members among those present that together make up the whole.

    Members in `zero` are known to be zero and need not be present. None where the
    whole cannot be put together; the whole itself is never its own part.
    """
    if dimension in LISTED:
        assert isinstance(present, Iterable)
        return listed_covers(dimension, frozenset((*present, whole))).get(whole)
    assert isinstance(present, Container)
    return _tree_cover(_TREES[dimension], whole, present, zero)


def sums(
    dimension: Dimension, present: tuple[str, ...], zero: frozenset[str] = frozenset()
) -> list[tuple[str, list[str]]]:
    """The members present that others of them make up, each with those: a 款 and its 项."""
    if dimension in LISTED:
        covers = listed_covers(dimension, frozenset(present))
        return [(whole, covers[whole]) for whole in sorted(present) if whole in covers]
    found = ((whole, cover(dimension, whole, present, zero)) for whole in sorted(present))
    return [(whole, parts) for whole, parts in found if parts]


def listed_covers(dimension: Dimension, listed: frozenset[str]) -> dict[str, list[str]]:
    """For each member that is listed, or "" for all, the highest listed members below it.

    A table lists every member that has an amount.
    """
    covers: dict[str, list[str]] = {}
    for member in sorted(listed - {""}):
        whole = next(one for one in above(dimension, member) if not one or one in listed)
        covers.setdefault(whole, []).append(member)
    return covers


def coded_covers(codes: frozenset[str]) -> dict[str, list[str]]:
    """For each code that is listed, or "" for all, the highest listed codes below it."""
    return listed_covers("function", codes)


def _tree_cover(
    tree: dict[str, tuple[str, ...]],
    whole: str,
    present: Container[str],
    zero: Container[str],
) -> list[str] | None:
    parts: list[str] = []
    for child in tree.get(whole, ()):
        if child in present:
            parts.append(child)
        elif child not in zero:
            below = _tree_cover(tree, child, present, zero)
            if below is None:
                return None
            parts += below
    return parts if tree.get(whole) else None
