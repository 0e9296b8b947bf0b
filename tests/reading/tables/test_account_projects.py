"""Tables of projects by 科目: which rows are accounts, which projects, and that both add up."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check_reading
from mingzhang.disclosure import Reading, Row, Statement
from mingzhang.reading.source import read_bytes
from tests.reading import provinces

HEAD = "白沙县卫生健康局2025年部门预算\n\n"

EXPENDITURE = """\
表3
一般公共预算支出预算表
部门：白沙县卫生健康局
金额单位：万元
科目编码|<|<|单位代码|单位名称（科目）|合计|基本支出|项目支出
类|款|项|^|^|^|^|^
||||合计|900.00|400.00|500.00
210|01|01|331001|行政运行|400.00|400.00|
210|01|02|331001|一般行政管理事务|300.00||300.00
210|04|08|331001|基本公共卫生服务|200.00||200.00

"""

TOP = """\
表3-2
一般公共预算项目支出预算表
部门：白沙县卫生健康局
金额单位：万元
科目编码|<|<|单位代码|单位名称（科目）|金额
类|款|项|^|^|^
||||合计|500.00
"""

LAYOUTS = {
    "below their account": """\
210|01|02|331001|一般行政管理事务|300.00
|||331001|信息系统运行维护|180.00
|||331001|办公楼维修改造|120.00
210|04|08|331001|基本公共卫生服务|200.00
|||331001|家庭医生签约服务|200.00
""",
    "below their account, no unit's code": """\
210|01|02||一般行政管理事务|300.00
||||信息系统运行维护|180.00
||||办公楼维修改造|120.00
210|04|08||基本公共卫生服务|200.00
||||家庭医生签约服务|200.00
""",
    "below the unit": """\
||||白沙县卫生健康局部门|500.00
|||331001|白沙县卫生健康局|500.00
210|01|02|331001|一般行政管理事务|300.00
|||331001|信息系统运行维护|180.00
|||331001|办公楼维修改造|120.00
210|04|08|331001|基本公共卫生服务|200.00
|||331001|家庭医生签约服务|200.00
""",
    "account without its code": """\
||||一般行政管理事务|300.00
210|01|02|331001|信息系统运行维护|180.00
210|01|02|331001|办公楼维修改造|120.00
||||基本公共卫生服务|200.00
210|04|08|331001|家庭医生签约服务|200.00
""",
    "with the code, no row for the account": """\
210|01|02|331001|信息系统运行维护|180.00
210|01|02|331001|办公楼维修改造|120.00
210|04|08|331001|家庭医生签约服务|200.00
""",
    "account that no catalogue has": """\
210|01|02|331001|一般行政管理事务|300.00
|||331001|信息系统运行维护|180.00
|||331001|办公楼维修改造|120.00
210|04|88|331001|县级公共卫生补助|200.00
|||331001|家庭医生签约服务|200.00
""",
}
BESIDE = """\
表3-2
一般公共预算项目支出预算表
部门：白沙县卫生健康局
金额单位：万元
科目编码|科目名称|项目名称|金额
|合计||500.00
2100102|一般行政管理事务|信息系统运行维护|180.00
2100102|一般行政管理事务|办公楼维修改造|120.00
2100408|基本公共卫生服务|家庭医生签约服务|200.00
"""

PAGES = {name: EXPENDITURE + TOP + rows for name, rows in LAYOUTS.items()}
PAGES["account that no catalogue has"] = PAGES["account that no catalogue has"].replace(
    "210|04|08|331001|基本公共卫生服务|200.00||200.00",
    "210|04|88|331001|县级公共卫生补助|200.00||200.00",
)
PAGES["beside the name of their account"] = EXPENDITURE + BESIDE


def read(page: str) -> Reading:
    return read_bytes(provinces.as_text(HEAD + page), "白沙县.txt")


def projects(reading: Reading) -> Statement:
    found = reading.disclosures[0].statement("general_project_expenditure")
    assert found is not None
    return found


def shown(row: Row) -> tuple[str, str, str]:
    return row.account or row.code, row.project, row.cells["total"].text


def found(page: str, rule: str) -> list[str]:
    (report,) = check_reading(read(page)).disclosures
    return [finding.message for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize("name", PAGES)
def test_projects_are_told_from_accounts(name: str) -> None:
    table = projects(read(PAGES[name]))
    assert (table.status, table.certainty) == ("filled", "certain")
    assert [(row.project, row.cells["total"].text) for row in table.rows if row.project] == [
        ("信息系统运行维护", "180.00"),
        ("办公楼维修改造", "120.00"),
        ("家庭医生签约服务", "200.00"),
    ]


@pytest.mark.parametrize("name", PAGES)
def test_what_adds_up_is_compared_and_nothing_is_found(name: str) -> None:
    (report,) = check_reading(read(PAGES[name])).disclosures
    told = [its for its in report.findings if its.statement == "general_project_expenditure"]
    assert told == []
    assert [its.message for its in report.findings if its.rule[0] == "T"] == []


def test_the_account_above_takes_its_code_from_its_projects() -> None:
    rows = projects(read(PAGES["account without its code"])).rows
    assert [shown(row) for row in rows[:3]] == [
        ("", "", "500.00"),
        ("2100102", "", "300.00"),
        ("2100102", "信息系统运行维护", "180.00"),
    ]


@pytest.mark.parametrize("name", PAGES)
def test_an_account_that_another_table_prints_otherwise_is_found(name: str) -> None:
    page = PAGES[name].replace("300.00||300.00", "310.00||310.00").replace("900.00", "910.00")
    (report,) = check_reading(read(page.replace("400.00|500.00", "400.00|510.00"))).disclosures
    assert any(its.rule[0] == "T" for its in report.findings)


@pytest.mark.parametrize("name", [name for name in LAYOUTS if not name.startswith("with")])
def test_a_project_that_its_account_does_not_add_up_to_is_found(name: str) -> None:
    page = PAGES[name].replace("办公楼维修改造|120.00", "办公楼维修改造|102.00")
    (message,) = found(page, "F981")
    assert "“一般行政管理事务”" in message
    assert "282.00" in message


def test_a_project_without_an_account_that_does_not_add_up_is_found() -> None:
    name = "with the code, no row for the account"
    (report,) = check_reading(read(PAGES[name].replace("120.00", "102.00"))).disclosures
    assert any(its.severity == "error" for its in report.findings)


def test_a_table_without_rows_is_empty() -> None:
    assert projects(read(EXPENDITURE + TOP.replace("||||合计|500.00\n", ""))).status == "empty"
