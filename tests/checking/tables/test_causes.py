"""Which cell is wrong: one cause, one finding, at its most likely place."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from mingzhang import samples
from mingzhang.checking.check import check, check_reading
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Disclosure
from mingzhang.reading.source import read_bytes
from tests.checking.tables.books import book, coded, of_tables
from tests.narratives import disclosure, section


def findings(*disclosures: Disclosure) -> list[Finding]:
    return of_tables(check(disclosures))


TABLE = [
    ("", "合计", "60.00 30.00 30.00"),
    ("201", "一般公共服务支出", "60.00 30.00 30.00"),
    ("20132", "组织事务", "60.00 30.00 30.00"),
    ("2013201", "行政运行", "30.00 30.00"),
    ("2013202", "一般行政管理事务", "20.00  20.00"),
    ("2013299", "其他组织事务支出", "10.00  10.00"),
]


def with_row(number: int, code: str, amounts: str) -> Disclosure:
    rows = list(TABLE)
    rows[number] = (code, rows[number][1], amounts)
    return book(coded("general_budget_expenditure", rows))


@pytest.mark.parametrize(
    ("disclosure", "row", "column", "expected"),
    [
        pytest.param(
            with_row(4, "2013202", "20.00  21.00"),
            "2013202 一般行政管理事务",
            "项目支出",
            "20.00",
            id="a leaf breaks its row and its parent",
        ),
        pytest.param(
            with_row(2, "20132", "60.00 30.00 36.00"),
            "20132 组织事务",
            "项目支出",
            "30.00",
            id="a 款 breaks its row, its 类 and its 项",
        ),
        pytest.param(
            with_row(0, "", "66.00 30.00 30.00"),
            "合计",
            "合计",
            "60.00",
            id="a total breaks its row and its column",
        ),
        pytest.param(
            with_row(5, "2013299", "10.00"),
            "2013299 其他组织事务支出",
            "项目支出",
            "10.00",
            id="a cell left blank",
        ),
    ],
)
def test_the_wrong_cell_is_named_first_and_alone(
    disclosure: Disclosure, row: str, column: str, expected: str
) -> None:
    (finding,) = findings(disclosure)
    assert (finding.evidence[0].row, finding.evidence[0].column) == (row, column)
    assert finding.expected is not None
    assert f"{finding.expected / 10000:.2f}" == expected
    assert f"应为 {expected} 万元" in finding.message


@pytest.mark.parametrize("amount", ["21.00", "19.00"], ids=["too much", "too little"])
def test_a_row_is_not_named_where_its_neighbour_could_be_the_wrong_one(amount: str) -> None:
    """The amount is wrong in both columns: another 项 of the 款 would mend the same two sums."""
    (finding,) = findings(with_row(4, "2013202", f"{amount}  {amount}"))
    assert "“20132 组织事务”" in finding.message
    assert "不能判断哪一格有误" in finding.message


def test_a_row_is_named_where_its_neighbours_have_nothing_in_the_column() -> None:
    (finding,) = findings(with_row(3, "2013201", "31.00 31.00"))
    assert finding.evidence[0].row == "2013201 行政运行"


def test_where_it_cannot_be_told_it_is_not_guessed() -> None:
    """A row in a table of two rows: nothing says whether total or part is wrong."""
    (finding,) = findings(book(coded("general_budget_basic", [("", "合计", "9.00 8.00 0.50")])))
    assert finding.expected is None
    assert "不能判断" in finding.message


def family(seed: int) -> list[Disclosure]:
    county = samples.county(seed, departments=1, units=2, years=(2024,))
    return list(samples.disclosures(county, 2024))


@pytest.mark.parametrize("seed", range(3))
def test_documents_without_faults_have_no_findings(seed: int) -> None:
    assert findings(*family(seed)) == []


@pytest.mark.parametrize("seed", range(3))
def test_rounded_documents_have_no_findings(seed: int) -> None:
    county = samples.county(seed, departments=1, units=3, years=(2024,), rounding=True)
    assert findings(*samples.disclosures(county, 2024)) == []


@pytest.mark.parametrize("kind", samples.FAULTS)
def test_each_kind_of_fault_is_found_in_its_table(kind: str) -> None:
    """Large enough faults, that is: those that rounding can explain are not findings."""
    random = Random(5)
    made = family(5)
    place = 0
    spoiled = None
    for place in range(len(made)):
        spoiled = spoiled or samples.plant(kind, made[place], random)
        if spoiled:
            break
    assert spoiled is not None, "the family has a place for every kind of fault"
    made[place], planted = spoiled
    found = findings(*made)
    assert found, planted.description
    tables = {cell.statement for cell in (*planted.cells, *planted.gone)}
    assert tables & {piece.statement for piece in found[0].evidence}


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        pytest.param("row_dropped", "T208", id="a forgotten row"),
        pytest.param("row_in_wrong_fund_table", "T212", id="a row in the table of another fund"),
        pytest.param("unit_wrong", "T210", id="a whole table in 元 under 万元"),
        pytest.param("department_not_sum_of_units", "T207", id="a roll-up that was not made again"),
        pytest.param("chain_changed", "T101", id="a table that ties, but with no other"),
    ],
)
def test_one_fault_gives_one_finding_of_the_right_rule(kind: str, rule: str) -> None:
    random = Random(5)
    made = family(7)
    spoiled = samples.plant(kind, made[0], random)
    assert spoiled is not None
    made[0], _ = spoiled
    assert [finding.rule for finding in findings(*made)] == [rule]


@pytest.mark.parametrize("seed", [1, 6, 7])
def test_words_that_say_what_the_table_should_are_not_blamed(seed: int) -> None:
    made = family(seed)
    spoiled = samples.plant("chain_changed", made[0], Random(seed))
    assert spoiled is not None
    made[0], _ = spoiled
    read = read_bytes(samples.text(tuple(made), "rows", seed).encode(), "预算.txt")
    reports = check_reading(read).disclosures
    assert [finding.rule for its in reports for finding in its.findings] == ["T101"]


@pytest.mark.parametrize("statement", ["income", "expenditure"])
def test_a_table_headed_in_yuan_by_mistake_is_one_finding(statement: str) -> None:
    made = family(7)
    department = made[0]
    tables = tuple(
        msgspec.structs.replace(table, money_unit="元") if table.id == statement else table
        for table in department.statements
    )
    made[0] = msgspec.structs.replace(department, statements=tables)
    (finding,) = findings(*made)
    assert finding.rule == "T210"
    assert "金额像是按万元印的" in finding.message
    assert finding.evidence[-1].text == "单位：元", "the line to correct is shown, too"


def test_in_a_table_of_a_wrong_unit_other_faults_are_told_too() -> None:
    made = family(7)
    spoiled = samples.plant("row_dropped", made[0], Random(3))
    assert spoiled is not None
    wrong, planted = spoiled
    (dropped,) = {cell.statement for cell in planted.gone}
    tables = tuple(
        msgspec.structs.replace(table, money_unit="元") if table.id == dropped else table
        for table in wrong.statements
    )
    made[0] = msgspec.structs.replace(wrong, statements=tables)
    assert sorted(finding.rule for finding in findings(*made)) == ["T208", "T210"]


def test_a_row_that_is_not_listed_is_never_said_to_be_printed_blank() -> None:
    made = family(7)
    spoiled = samples.plant("row_dropped", made[0], Random(3))
    assert spoiled is not None
    made[0], _ = spoiled
    (finding,) = findings(*made)
    missing = [detail for detail in finding.details if "没有列出" in detail]
    assert any("所属" in detail for detail in missing), "the units list what the department lacks"
    assert not any("印作 空白" in detail for detail in finding.details)


def test_a_ruined_document_is_still_told_about() -> None:
    """Every amount wrong: no search for causes without end, but findings all the same."""
    rows = [(f"{200 + n}", f"第{n}类", f"{n}.00 {n + 1}.00 {n * 3}.00") for n in range(1, 30)]
    rows = [row for row in rows if row[0].isdigit()]
    assert findings(book(coded("expenditure", [("", "合计", "1.00 2.00 3.00"), *rows])))


@pytest.mark.parametrize(
    ("said", "column"),
    [
        pytest.param("一般公共预算支出61.00万元。", "合计", id="the total"),
        pytest.param("一般公共预算项目支出30.00万元。", "项目支出", id="a part"),
        pytest.param("一般公共预算支出60.00万元。", "", id="what is printed"),
        pytest.param("一般公共预算支出62.00万元。", "", id="something else"),
        pytest.param("一般公共预算支出61.00万元。一般公共预算支出62.00万元。", "", id="two things"),
        pytest.param("2023年一般公共预算支出61.00万元。", "", id="of another year"),
        pytest.param("一般公共预算支出61.00万元，其中项目支出30.00万元。", "", id="of two cells"),
    ],
)
def test_words_tell_which_of_several_cells_is_wrong(said: str, column: str) -> None:
    table = coded("general_budget_expenditure", [("", "合计", "60.00 30.00 31.00")])
    (finding,) = findings(disclosure(section("支出说明", said), statements=(table,)))
    likely = [evidence.column for evidence in finding.evidence if evidence.role == "likely"]
    assert likely == ([column] if column else [])
    assert any(detail.startswith("文字“") for detail in finding.details) == bool(column)
