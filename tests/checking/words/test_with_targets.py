"""How many projects have targets, and with how much money, against the tables."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Project
from tests.checking.tables import books
from tests.checking.words.sentences import rules
from tests.narratives import disclosure, section
from tests.reading import provinces

PROJECT_TABLE = """云溪县档案局2024年部门预算

第一部分 部门预算情况说明
一、收支预算情况
2024年收支总预算100.00万元。
二、绩效目标设置情况
{words}

第二部分 部门预算表
表1
部门支出总体情况表
部门：云溪县档案局
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|180.00|80.00|100.00
201|一般公共服务支出|180.00|80.00|100.00
20126|档案事务|180.00|80.00|100.00
2012601|行政运行|80.00|80.00|
2012604|档案馆|100.00||100.00

表2
项目支出表
部门：云溪县档案局
单位：万元
项目名称|合计|一般公共预算拨款|单位资金
合计|100.00|90.00|10.00
档案保护|70.00|60.00|10.00
库房改造|30.00|30.00|
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("纳入绩效目标管理的项目2个，涉及资金110.00万元。", True, id="another amount"),
        pytest.param("纳入绩效目标管理的项目2个，涉及资金100.00万元。", False, id="the table's"),
        pytest.param(
            "纳入绩效目标管理的项目1个，涉及资金70.00万元。", False, id="not all projects"
        ),
        pytest.param(
            "实行绩效目标管理，涉及项目2个，涉及预算资金10.00万元。", True, id="otherwise"
        ),
        pytest.param("绩效目标管理的项目3个，涉及预算100.00万元。", True, id="one too many"),
        pytest.param(
            "编报绩效目标的项目2个，涉及一般公共预算拨款90.00万元。", False, id="of one fund"
        ),
    ],
)
def test_all_projects_have_their_money(words: str, told: bool) -> None:
    text = PROJECT_TABLE.format(words=words)
    (report,) = check(provinces.reading(text, "txt").disclosures)
    assert ("W222" in [finding.rule for finding in report.findings]) is told


def test_projects_with_targets_are_the_forms_that_are_printed() -> None:
    projects = tuple(
        Project(no, name, budget=budget, money_unit="万元")
        for no, (name, budget) in enumerate(
            [("巡查", "118.40"), ("监管", "94.00"), ("放流", "168.00"), ("培训", "39.60")], 1
        )
    )
    for count, money, told in (
        (4, "420.00", 0),
        (4, "402.00", 1),
        (5, "402.00", 0),
        (5, "420.00", 1),
        (4, "512.00万元，其中一般公共预算420.00", 0),
        (4, "512.00万元，其中一般公共预算402.00", 1),
    ):
        text = f"实行绩效目标管理的项目{count}个，涉及资金{money}万元。"
        made = disclosure(section("预算绩效情况", text))
        (report,) = check([msgspec.structs.replace(made, projects=projects)])
        assert sum(finding.rule == "W222" for finding in report.findings) == told


def test_projects_with_targets_are_some_of_the_projects() -> None:
    text = "2024年度，本单位编报绩效目标的项目共3个，涉及项目预算资金{}万元。"
    every = books.coded("expenditure", [("", "合计", "80.00 50.00 30.00")])
    for amount, expected in (
        ("30.00", []),
        ("20.00", []),
        ("300.00", ["W207"]),
        ("3.00", ["W211"]),
        ("12.00", ["W212"]),
    ):
        assert rules(text.format(amount), every, title="其他相关情况说明") == expected
    text = (
        "本部门整体支出纳入绩效目标管理，涉及资金80.00万元；"
        "共4个项目纳入绩效目标管理，涉及资金{}万元。"
    )
    for amount, expected in (("30.00", []), ("80.00", ["W207"])):
        assert rules(text.format(amount), every, title="绩效目标设置情况") == expected
