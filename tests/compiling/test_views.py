"""A form filled from facts: whatever the form, a cell is the sum of the leaves in it."""

from decimal import Decimal

import pytest

from mingzhang import catalogue
from mingzhang.compiling.views import Words, above, contains, lines_of_sides, statement, total
from mingzhang.cube import Point
from mingzhang.disclosure import Statement
from mingzhang.forms import all_packs, pack

WAGES = Point("expenditure", "2130101", "30101", "general", "personnel")
OFFICE = Point("expenditure", "2130101", "30201", "general", "running")
DITCHES = Point("expenditure", "2120804", fund="government_fund", nature="project")
NAMES = {
    entry.code: entry.name
    for tree in (catalogue.functional(2024), catalogue.economic(2024))
    for entry in tree
}
FACTS = [
    (WAGES, Decimal(101_000)),
    (OFFICE, Decimal(20_500)),
    (DITCHES, Decimal(70_000)),
]


def filled(form_id: str, pack_id: str = "hebei-2024") -> Statement:
    return statement(pack(pack_id).form(form_id), FACTS, Words(NAMES))


def shown(made: Statement) -> list[tuple[str, str, dict[str, str]]]:
    return [
        (row.code, row.name, {column: cell.text for column, cell in row.cells.items() if cell.text})
        for row in made.rows
    ]


def test_every_code_above_an_amount_is_listed_in_code_order() -> None:
    assert shown(filled("expenditure")) == [
        ("", "合计", {"total": "19.15", "basic": "12.15", "project": "7.00"}),
        ("212", "城乡社区支出", {"total": "7.00", "project": "7.00"}),
        ("21208", "国有土地使用权出让收入安排的支出", {"total": "7.00", "project": "7.00"}),
        ("2120804", "农村基础设施建设支出", {"total": "7.00", "project": "7.00"}),
        ("213", "农林水支出", {"total": "12.15", "basic": "12.15"}),
        ("21301", "农业农村", {"total": "12.15", "basic": "12.15"}),
        ("2130101", "行政运行", {"total": "12.15", "basic": "12.15"}),
    ]


def test_a_table_of_one_fund_leaves_the_others_out() -> None:
    codes = [row.code for row in filled("government_fund").rows]
    assert codes == ["", "212", "21208", "2120804"]


def test_the_economic_table_splits_personnel_from_running_costs() -> None:
    assert shown(filled("general_budget_basic"))[0] == (
        "",
        "合计",
        {"total": "12.15", "personnel": "10.10", "running": "2.05"},
    )


def test_a_table_without_amounts_is_declared_empty() -> None:
    made = filled("state_capital")
    assert made.status == "empty"
    assert made.rows == ()
    assert made.notes == ("注：无国有资本经营预算财政拨款预算，空表列示。",)


def test_each_cell_is_rounded_for_itself() -> None:
    facts = [(WAGES, Decimal(10_040)), (OFFICE, Decimal(10_040))]
    made = statement(pack("hebei-2024").form("general_budget_basic"), facts, Words(NAMES))
    assert shown(made)[0][2] == {"total": "2.01", "personnel": "1.00", "running": "1.00"}


@pytest.mark.parametrize(
    ("pack_id", "form_id", "income", "last"),
    [
        pytest.param("hebei-2023", "income_expenditure_summary", [*range(1, 10), 32, 33, 34], 34),
        pytest.param("hebei-2024", "income_expenditure_summary", [*range(1, 6), 32, 33, 34], 34),
        pytest.param("hebei-2023", "fiscal_appropriation", [1, 2, 3, *range(32, 38)], 37),
    ],
)
def test_totals_of_both_sides_stand_on_the_same_lines(
    pack_id: str, form_id: str, income: list[int], last: int
) -> None:
    lines = lines_of_sides(pack(pack_id).form(form_id).sides)
    assert list(lines[0]) == income
    assert list(lines[1]) == [*range(1, 34), last]


def test_meetings_and_training_are_listed_together_or_not_at_all() -> None:
    form = pack("hebei-2024").form("three_public")
    cars = OFFICE.at("item", "vehicle_running")
    training = OFFICE.at("item", "training")
    without = statement(form, [(cars, Decimal(30_000))], Words(NAMES))
    both = statement(form, [(cars, Decimal(30_000)), (training, Decimal(10_000))], Words(NAMES))
    assert len(without.rows) == 9
    assert [row.name for row in both.rows[9:]] == ["四、会议费", "五、培训费"]
    assert [row.cells["total"].text for row in both.rows[:2]] == ["4.00", "3.00"]


def test_a_code_lies_below_the_codes_of_its_levels_only() -> None:
    assert above("function", "2130101") == ("2130101", "21301", "213", "")
    assert not contains(Point("expenditure", "2130"), WAGES)
    assert contains(Point("uses", "213", fund="appropriation", nature="basic"), WAGES)
    assert total(FACTS, Point("uses", fund="appropriation")) == Decimal(191_500)


@pytest.mark.parametrize(
    "pack_id", [made.id for made in all_packs() if made.jurisdiction == "河北"]
)
def test_every_declared_form_can_be_filled(pack_id: str) -> None:
    for form in pack(pack_id).forms:
        assert statement(form, FACTS, Words(NAMES)).id == form.id
