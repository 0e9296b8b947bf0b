"""The figures in words are those of the tables."""

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.disclosure import Disclosure
from mingzhang.samples import county, disclosures
from tests.samples.sample_tables import by_code, number, table

YEARS = st.sampled_from([2021, 2022, 2023, 2024, 2025])
SEEDS = st.integers(min_value=0, max_value=10**9)


def prose(made: Disclosure, title_part: str) -> str:
    return next(section.text for section in made.sections if title_part in section.title)


def figure(pattern: str, text: str) -> Decimal:
    found = re.search(pattern + r"([\d.]+)万元", text)
    assert found, (pattern, text)
    return Decimal(found[1])


def signed(pattern: str, text: str) -> Decimal:
    """增加3.00万元 is 3, 减少3.00万元 is -3, 持平 is 0."""
    found = re.search(pattern + r"(?:(增加|减少)([\d.]+)万元|持平)", text)
    assert found, (pattern, text)
    return Decimal(found[2] or 0) * (-1 if found[1] == "减少" else 1)


@settings(max_examples=20, deadline=None)
@given(SEEDS, YEARS)
def test_income_and_expenditure_are_those_of_the_tables(seed: int, year: int) -> None:
    made = disclosures(county(seed, 1, 1, (year,)), year)[1]
    text = prose(made, "总体情况")
    assert figure("预算收入", text) == by_code(made, "income", "total")[""]
    sources = re.search(r"其中：(一般公共预算收入.*?)。", text)
    assert sources
    parts = re.findall(r"([\d.]+)万元", sources[1])
    assert sum(map(Decimal, parts)) == figure("预算收入", text)
    assert figure("其中基本支出", text) == by_code(made, "expenditure", "basic")[""]
    people, running = figure("人员经费", text), figure("日常公用经费", text)
    assert people + running == figure("其中基本支出", text)


@settings(max_examples=20, deadline=None)
@given(SEEDS, YEARS)
def test_the_parts_of_the_change_add_up_to_it(seed: int, year: int) -> None:
    made = disclosures(county(seed, 1, 1, (year,)), year)[1]
    line = prose(made, "总体情况").splitlines()[-1]
    trade = signed("经营支出", line) if "经营支出" in line else Decimal(0)
    parts = signed("基本支出", line) + signed("项目支出", line) + trade
    assert signed(r"年预算", line.replace("年预算收支安排", "")) == parts


def test_the_change_is_the_difference_between_two_published_years() -> None:
    whole = county(11, 1, 2, (2023, 2024))
    before, after = (disclosures(whole, year)[0] for year in (2023, 2024))
    change = (
        by_code(after, "expenditure", "total")[""] - by_code(before, "expenditure", "total")[""]
    )
    line = prose(after, "总体情况").splitlines()[-1]
    assert signed("较2023年预算", line) == change


def test_years_between_published_ones_are_there_for_comparison() -> None:
    whole = county(5, 1, 1, (2021, 2024))
    assert "较2023年预算" in prose(disclosures(whole, 2024)[0], "总体情况")


@settings(max_examples=20, deadline=None)
@given(SEEDS, YEARS)
def test_running_costs_and_the_three_items(seed: int, year: int) -> None:
    made = disclosures(county(seed, 1, 2, (year,)), year)[0]
    running = figure("共计安排", prose(made, "机关运行经费"))
    assert running == by_code(made, "general_budget_basic", "running")[""]
    rows = {row.label: row.cells["total"].text for row in table(made, "three_public").rows}
    text = prose(made, "“三公”经费")
    assert figure("预算安排", text) == number(rows.get("“三公”经费小计", ""))
    assert figure("公务接待费", text) == number(rows.get("公务接待费", ""))


def test_procurement_and_assets() -> None:
    for seed in range(20):
        made = disclosures(county(seed, 1, 2, (2024,)), 2024)[0]
        bought = number(
            made.procurement_lines[0].cells["total"].text if made.procurement_lines else ""
        )
        assert figure("政府采购预算", prose(made, "政府采购")) == bought
        held = number(made.asset_lines[0].value.text if made.asset_lines else "")
        assert figure("固定资产金额为", prose(made, "国有资产")) == held
