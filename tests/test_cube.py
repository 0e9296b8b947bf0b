"""The cube's one law: a member is the sum of those of its children that are printed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang import cube
from mingzhang.amounts import Amount
from mingzhang.cube import Dimension, Fact, Point, cover, sums
from mingzhang.where import NOWHERE


@pytest.mark.parametrize(
    ("dimension", "whole", "present", "zero", "parts"),
    [
        pytest.param(
            *("fund", "appropriation", {"general", "government_fund", "state_capital"}, ()),
            ["general", "government_fund", "state_capital"],
            id="财政拨款 is its three funds",
        ),
        pytest.param(
            *("fund", "appropriation", {"general", "government_fund"}, ()),
            None,
            id="a fund that is not printed leaves the sum unknown",
        ),
        pytest.param(
            *("fund", "appropriation", {"general", "government_fund"}, {"state_capital"}),
            ["general", "government_fund"],
            id="unless it is known to be zero",
        ),
        pytest.param(
            *("fund", "", {"appropriation", "special_account", "unit_funds"}, ()),
            ["appropriation", "special_account", "unit_funds"],
            id="the 2024 summary prints 单位资金 in one row",
        ),
        pytest.param(
            "fund",
            "",
            {"general", "government_fund", "state_capital", "special_account"}
            | {"business", "operating", "superior", "affiliated", "other"},
            (),
            [
                *("general", "government_fund", "state_capital", "special_account"),
                *("business", "operating", "superior", "affiliated", "other"),
            ],
            id="the 2023 summary prints the leaves",
        ),
        pytest.param(
            *("fund", "", {"", "appropriation", "general"}, {"special_account", "unit_funds"}),
            ["appropriation"],
            id="the highest members count; what is below them would count twice",
        ),
        pytest.param(*("fund", "general", {"general"}, ()), None, id="a leaf has no parts"),
        pytest.param(
            *("nature", "basic", {"personnel", "running"}, ()),
            ["personnel", "running"],
            id="基本支出 is 人员经费 and 公用经费",
        ),
        pytest.param(
            *("nature", "", {"personnel", "running", "project"}, {"operating", "remitted"}),
            None,
            id="对附属单位补助 is neither printed nor zero",
        ),
        pytest.param(
            *("flow", "sources", {"income", "carry_in"}, {"surplus_used"}),
            ["income", "carry_in"],
            id="收入总计 of a budget is this year's income and what was carried in",
        ),
        pytest.param(
            *("flow", "", {"income", "expenditure"}, ()), None, id="no sum over all flows"
        ),
        pytest.param(
            "item",
            "listed",
            {"abroad", "vehicle_purchase", "vehicle_running", "reception", "meeting", "training"},
            (),
            ["abroad", "vehicle_purchase", "vehicle_running", "reception", "meeting", "training"],
            id="三公 put together from its items",
        ),
        pytest.param(
            *("item", "vehicle", {"vehicle_purchase"}, {"vehicle_running"}),
            ["vehicle_purchase"],
            id="one printed child and one zero",
        ),
    ],
)
def test_a_whole_is_covered_by_its_highest_printed_members(
    dimension: Dimension,
    whole: str,
    present: Iterable[str],
    zero: Iterable[str],
    parts: list[str] | None,
) -> None:
    assert cover(dimension, whole, frozenset(present), frozenset(zero)) == parts


@pytest.mark.parametrize(
    ("whole", "present", "parts"),
    [
        pytest.param("", {"", "201", "20101", "2010101"}, ["201"], id="合计 is its 类"),
        pytest.param("201", {"201", "20101", "2010101"}, ["20101"], id="a 类 is its 款"),
        pytest.param(
            "201", {"201", "2010101", "2010102"}, ["2010101", "2010102"], id="款 left out"
        ),
        pytest.param("", {"20101", "208"}, ["20101", "208"], id="a 款 without its 类 stands alone"),
        pytest.param("20101", {"20101", "2010101", "20102"}, ["2010101"], id="neighbours stay out"),
        pytest.param("201", {"201", "208", "20801"}, None, id="nothing below it is printed"),
        pytest.param("20", {"201", "208"}, None, id="a prefix is no level"),
        pytest.param("201", {"201", "2010"}, None, id="four digits are no level"),
        pytest.param("", {""}, None, id="the whole is never its own part"),
        pytest.param("", set(), None, id="an empty table"),
    ],
)
def test_codes_are_covered_by_level(whole: str, present: set[str], parts: list[str] | None) -> None:
    assert cover("function", whole, present) == parts
    assert cover("economic", whole, present) == parts


@pytest.mark.parametrize(
    ("dimension", "present", "zero", "expected"),
    [
        pytest.param(
            *("function", ("2010101", "201", "", "20101"), ()),
            [("", ["201"]), ("201", ["20101"]), ("20101", ["2010101"])],
            id="every code above another",
        ),
        pytest.param(
            *("function", ("20801", "201", "20101"), ()),
            [("201", ["20101"])],
            id="no 合计 is printed",
        ),
        pytest.param(
            *("nature", ("", "basic", "personnel", "running"), ("project",)),
            [("basic", ["personnel", "running"])],
            id="合计 lacks more than the part that is zero",
        ),
        pytest.param(*("fund", ("",), ()), [], id="a total alone"),
    ],
)
def test_sums_are_the_members_that_others_make_up(
    dimension: Dimension,
    present: tuple[str, ...],
    zero: Iterable[str],
    expected: list[tuple[str, list[str]]],
) -> None:
    assert sums(dimension, present, frozenset(zero)) == expected


@pytest.mark.parametrize(
    ("code", "above"),
    [
        pytest.param("2130705", ["21307", "213", ""], id="项, 款, 类, all"),
        pytest.param("21307", ["213", ""], id="款"),
        pytest.param("213", [""], id="类"),
        pytest.param("", [], id="nothing is above all"),
        pytest.param("2101", [""], id="a code of no level belongs to nothing but all"),
        pytest.param("人行", [""], id="人行科目 of the summary has no code"),
    ],
)
def test_ancestors_go_up_by_level(code: str, above: list[str]) -> None:
    assert list(cube.ancestors(code)) == above


def test_every_named_member_has_a_name_for_accountants() -> None:
    nameless = {
        (dimension, member)
        for dimension in cube.DIMENSIONS
        for member in cube.members(dimension)
        if member and not cube.NAMES[dimension].get(member)
    }
    assert nameless == set()


def test_coded_dimensions_have_no_named_members() -> None:
    assert [cube.members(dimension) for dimension in cube.CODED] == [frozenset(), frozenset()]


def test_a_point_moves_along_one_dimension_only() -> None:
    point = Point("expenditure", function="201", fund="general")
    assert point.at("fund", "") == Point("expenditure", function="201")
    assert point == Point("expenditure", function="201", fund="general")


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        pytest.param(0, True, id="the first row"),
        pytest.param(-1, False, id="the zero behind a row that is not there"),
    ],
)
def test_a_fact_knows_whether_there_is_a_cell_to_look_at(row: int, printed: bool) -> None:
    amount = Amount(Decimal(1), "元", 2)
    assert Fact(Point("income"), amount, 0, row, "total", NOWHERE).printed is printed


class _Everything:
    """As if every member were printed."""

    def __contains__(self, member: object) -> bool:
        return True


NAMED: tuple[Dimension, ...] = ("flow", "fund", "nature", "item")


@st.composite
def leaves_and_members(draw: st.DrawFn) -> tuple[Dimension, str, frozenset[str], dict[str, int]]:
    dimension = draw(st.sampled_from(NAMED))
    members = sorted(cube.members(dimension) | {""})
    whole = draw(st.sampled_from(members))
    present = frozenset(draw(st.sets(st.sampled_from(members))))
    leaves = [one for one in members if one and cover(dimension, one, _Everything()) is None]
    return dimension, whole, present, {leaf: draw(st.integers(0, 99)) for leaf in leaves}


def _value(dimension: Dimension, member: str, leaves: dict[str, int]) -> int:
    """The sum of the leaves below a member."""
    children = cover(dimension, member, _Everything())
    if children is None:
        return leaves.get(member, 0)
    return sum(_value(dimension, child, leaves) for child in children)


@given(leaves_and_members())
def test_a_cover_of_a_tree_sums_to_its_whole(
    case: tuple[Dimension, str, frozenset[str], dict[str, int]],
) -> None:
    dimension, whole, present, leaves = case
    parts = cover(dimension, whole, present)
    if parts is not None:
        assert set(parts) <= present
        assert whole not in parts
        total = sum(_value(dimension, part, leaves) for part in parts)
        assert total == _value(dimension, whole, leaves)


LEVELS = st.lists(
    st.tuples(st.integers(201, 203), st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=12
)


@given(LEVELS, st.data())
def test_a_cover_of_codes_sums_to_its_whole(
    places: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    leaves = {f"{a}{b:02}{c:02}" for a, b, c in places}
    above = {code for leaf in leaves for code in cube.ancestors(leaf) if code}
    kept = data.draw(st.sets(st.sampled_from(sorted(above)))) if above else set()
    present = leaves | kept
    whole = data.draw(st.sampled_from(sorted(above | {""})))

    def below(code: str) -> set[str]:
        return {leaf for leaf in leaves if leaf == code or code in cube.ancestors(leaf)}

    parts = cover("function", whole, present)
    assert parts is not None
    covered = [leaf for part in parts for leaf in below(part)]
    assert sorted(covered) == sorted(below(whole))
