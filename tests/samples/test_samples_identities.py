"""The printed tables tie, as forms.md 1.9 lists it. Plain sums, independent of the forms."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.amounts import UNITS
from mingzhang.disclosure import Disclosure
from mingzhang.samples import county, disclosures, disclosures_of
from tests.samples.sample_tables import by_code, number, side_cell, table

SEEDS = st.integers(min_value=0, max_value=10**9)
YEARS = st.sampled_from([2021, 2022, 2023, 2024, 2025])
FUND_TABLES = {
    "general": "general_budget_expenditure",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}


def some(seed: int, year: int) -> Disclosure:
    whole = county(seed, departments=1, units=1 + seed % 3, years=(year,))
    return disclosures(whole, year)[seed % 2]


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_the_grand_totals_are_one_amount(seed: int, year: int) -> None:
    made = some(seed, year)
    totals = {
        side_cell(made, "income_expenditure_summary", "income", "收入总计"),
        side_cell(made, "income_expenditure_summary", "expenditure", "支出总计"),
        by_code(made, "income", "total")[""],
        by_code(made, "expenditure", "total")[""],
    }
    assert len(totals) == 1


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_appropriations_and_carry_in_agree_between_the_income_tables(seed: int, year: int) -> None:
    made = some(seed, year)
    carried = side_cell(made, "income_expenditure_summary", "income", "上年结转结余")
    assert carried == by_code(made, "income", "carry_in")[""]
    labels = ("一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入")
    appropriated = sum(
        side_cell(made, "income_expenditure_summary", "income", label) for label in labels
    )
    assert appropriated == by_code(made, "income", "appropriation")[""]
    assert appropriated == side_cell(made, "fiscal_appropriation", "income", "本年收入合计")


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_carried_in_appropriations_are_the_sum_of_their_funds(seed: int, year: int) -> None:
    made = some(seed, year)
    funds = ("一般公共预算拨款#2", "政府性基金预算拨款#2", "国有资本经营预算拨款#2")
    whole = side_cell(made, "fiscal_appropriation", "income", "年初财政拨款结转和结余")
    assert whole == sum(side_cell(made, "fiscal_appropriation", "income", label) for label in funds)
    assert whole <= side_cell(made, "income_expenditure_summary", "income", "上年结转结余")


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_fund_tables_agree_with_the_appropriation_summary(seed: int, year: int) -> None:
    made = some(seed, year)
    for fund, statement_id in FUND_TABLES.items():
        whole = side_cell(made, "fiscal_appropriation", "expenditure", "支出总计", fund)
        assert whole == by_code(made, statement_id, "total")[""]
    for row in table(made, "fiscal_appropriation").rows:
        if row.side == "expenditure":
            parts = sum(number(row.cells[fund].text) for fund in FUND_TABLES)
            assert number(row.cells["total"].text) == parts


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_basic_expenditure_by_economic_class_is_that_by_function(seed: int, year: int) -> None:
    made = some(seed, year)
    basic = by_code(made, "general_budget_basic", "total")
    assert by_code(made, "general_budget_expenditure", "basic")[""] == basic[""]
    running = by_code(made, "general_budget_basic", "running")
    personnel = by_code(made, "general_budget_basic", "personnel")
    for code in basic:
        assert basic[code] == running[code] + personnel[code]
        if code:
            assert not (personnel if code[:3] in ("302", "310") else running)[code]


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_classes_agree_with_the_summaries(seed: int, year: int) -> None:
    made = some(seed, year)
    spent = by_code(made, "expenditure", "total")
    names = {row.code: row.name for row in table(made, "expenditure").rows}
    for code in [code for code in spent if len(code) == 3]:
        label = names[code]
        assert spent[code] == side_cell(made, "income_expenditure_summary", "expenditure", label)
        funds = sum(
            by_code(made, statement_id, "total").get(code, Decimal(0))
            for statement_id in FUND_TABLES.values()
        )
        assert funds == side_cell(made, "fiscal_appropriation", "expenditure", label, "total")


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_every_code_is_the_sum_of_the_codes_below_it(seed: int, year: int) -> None:
    made = some(seed, year)
    for statement in made.statements:
        if not any(row.code for row in statement.rows):
            continue
        for column in statement.columns:
            amounts = by_code(made, statement.id, column.id)
            for code, amount in amounts.items():
                digits = len(code) + 2 if code else 3
                below = [its for its in amounts if its[: len(code)] == code and len(its) == digits]
                assert not below or amount == sum(amounts[its] for its in below)


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_rows_add_up_across(seed: int, year: int) -> None:
    made = some(seed, year)
    for row in table(made, "income").rows:
        cells = {column: number(cell.text) for column, cell in row.cells.items()}
        assert cells["total"] == cells["current"] + cells["carry_in"]
        parts = set(cells) - {"total", "current", "carry_in"}
        assert cells["current"] == sum(cells[part] for part in parts)
    for row in table(made, "expenditure").rows:
        cells = {column: number(cell.text) for column, cell in row.cells.items()}
        assert cells["total"] * 2 == sum(cells.values())


@settings(max_examples=25, deadline=None)
@given(SEEDS, YEARS)
def test_three_public_items_add_up(seed: int, year: int) -> None:
    made = some(seed, year)
    rows = {row.label: number(row.cells["total"].text) for row in table(made, "three_public").rows}
    if not rows:
        return
    public = rows["“三公”经费小计"]
    assert rows["合计"] == public + rows.get("会议费", 0) + rows.get("培训费", 0)
    cars = rows["公务用车购置及运维费"]
    assert public == rows["因公出国（境）费"] + cars + rows["公务接待费"]
    assert cars == rows["公务用车购置费"] + rows["公务用车运行维护费"]


@settings(max_examples=15, deadline=None)
@given(SEEDS, YEARS)
def test_a_department_is_the_sum_of_its_units(seed: int, year: int) -> None:
    whole = county(seed, departments=1, units=3, years=(year,))
    department, *units = disclosures_of(whole, whole.departments[0], year)
    for statement in department.statements:
        for row in statement.rows:
            for column, cell in row.cells.items():
                key = (row.side, row.code, row.label)
                parts = sum(
                    number(other.cells[column].text)
                    for unit in units
                    for other in table(unit, statement.id).rows
                    if (other.side, other.code, other.label) == key
                )
                assert number(cell.text) == parts


@settings(max_examples=15, deadline=None)
@given(SEEDS, YEARS)
def test_projects_make_up_project_expenditure(seed: int, year: int) -> None:
    whole = county(seed, departments=1, units=2, years=(year,))
    units = [whole.books[unit.code, year] for unit in whole.departments[0].units]
    listed = sum(project.budget for book in units for project in book.projects) / UNITS["万元"]
    made = disclosures(whole, year)[0]
    assert listed == by_code(made, "expenditure", "project")[""]
    if year >= 2024:
        assert listed == sum(number(project.budget) for project in made.projects)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_rounding_moves_a_sum_by_no_more_than_its_terms_allow(seed: int) -> None:
    whole = county(seed, departments=1, units=3, years=(2024,), rounding=True)
    for statement in disclosures(whole, 2024)[0].statements:
        for row in statement.rows:
            if statement.id == "expenditure":
                cells = {column: number(cell.text) for column, cell in row.cells.items()}
                terms = sum(bool(amount) for amount in cells.values())
                difference = abs(2 * cells["total"] - sum(cells.values()))
                assert difference <= Decimal("0.005") * terms


def test_rounding_shows_somewhere() -> None:
    differing = 0
    for seed in range(20):
        whole = county(seed, departments=1, units=3, years=(2024,), rounding=True)
        rows = table(disclosures(whole, 2024)[0], "general_budget_basic").rows
        amounts = {row.code: number(row.cells["total"].text) for row in rows}
        classes = sum(amount for code, amount in amounts.items() if len(code) == 3)
        differing += amounts[""] != classes
    assert differing


def test_assets_and_purchases_add_up() -> None:
    lines = 0
    for seed in range(30):
        whole = county(seed, departments=1, units=2, years=(2024,))
        made = disclosures(whole, 2024)[0]
        if made.asset_lines:
            values = {line.label: number(line.value.text) for line in made.asset_lines}
            assert values.pop("资产总额") == sum(values.values()) - values["办公用房（平方米）"]
        if made.procurement_lines:
            amounts = [
                (line.kind, number(line.cells["total"].text)) for line in made.procurement_lines
            ]
            sums = {kind: sum(a for k, a in amounts if k == kind) for kind, _ in amounts}
            assert len(set(sums.values())) == 1
            lines += len(amounts)
    assert lines
