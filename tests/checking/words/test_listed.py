"""What lists leave out: a project without its amount, an economic class without money."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Project
from tests.checking.tables import books
from tests.checking.words.sentences import CLASSES, OVERVIEW, rules
from tests.narratives import disclosure, section


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "项目支出30万元，主要为苗木费10万元，灌溉费，围栏费5万元、工具费2万元。",
            ["W206"],
            id="one has no amount",
        ),
        pytest.param(
            "项目支出17万元，主要为苗木费10万元，灌溉费，围栏费5万元、工具费2万元。",
            [],
            id="the others are all of it",
        ),
        pytest.param(
            "项目支出30万元，主要为苗木费10万元，主要用于采购工程，围栏费5万元、工具费2万元。",
            [],
            id="a purpose",
        ),
        pytest.param(
            "项目支出30万元，主要为苗木费10万元、灌溉费、围栏费5万元、工具费2万元。",
            [],
            id="perhaps one name",
        ),
    ],
)
def test_projects_without_their_amount(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        pytest.param(
            "主要用于苗木费10万元、灌溉费8万元及围栏费7.80万元。", True, id="a little less"
        ),
        pytest.param("主要用于苗木费10万元、灌溉费8万元及围栏费8万元。", False, id="all of it"),
        pytest.param("主要用于苗木费10万元、灌溉费8万元及围栏费2万元。", False, id="the main ones"),
        pytest.param("主要用于苗木费10万元、灌溉费8万元、围栏费7.80万元。", False, id="not closed"),
        pytest.param("主要用于苗木费10万元、灌溉费8万元及围栏费7.80万元等。", False, id="with 等"),
        pytest.param(
            "主要用于苗木费10万元、灌溉费8万元及围栏费7.80万元，其余留用。", False, id="it goes on"
        ),
        pytest.param("主要用于灌溉费18万元及围栏费7.80万元。", False, id="two are no list"),
    ],
)
def test_closed_lists_that_fall_short(parts: str, told: bool) -> None:
    assert rules(f"项目支出26.00万元，{parts}") == (["W208"] if told else [])


def test_a_missing_amount_is_told_once() -> None:
    listed = "主要为道路维修5万元，路灯补贴3万元，苗木养护费，公厕补贴8万元，河道补贴2万元。"
    for text, expected in ((f"项目支出90.00万元，{listed}", "W206"), (f"项目支出{listed}", "P528")):
        made = disclosure(section(OVERVIEW, text))
        made = msgspec.structs.replace(made, projects=(Project(no=1, name="苗木养护费"),))
        (report,) = check([made])
        told = [f.rule for f in report.findings if f.rule in ("W206", "P528")]
        assert told == [expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param("基本工资、津贴补贴、绩效工资、奖励金", [], id="those of the table"),
        pytest.param(
            "基本工资、津贴补贴、绩效工资、个人农业生产补贴", ["W504"], id="one is another"
        ),
        pytest.param("基本工资、津贴补贴、绩效工资", ["W508"], id="one is left out"),
        pytest.param("基本工资、津贴补贴、绩效工资等", [], id="and so on"),
        pytest.param("在职人员的工资福利、离退休人员的补助", [], id="no list of classes"),
    ],
)
def test_economic_classes_are_those_of_the_table(names: str, expected: list[str]) -> None:
    text = f"一般公共预算财政拨款基本支出50.00万元。其中：人员经费40.00万元，主要包括：{names}。"
    assert rules(text, CLASSES) == expected


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        pytest.param("办公费6.00万元、公务接待费1.60万元、会议费0.80万元", ["W208"], id="one less"),
        pytest.param("办公费6.00万元、公务接待费1.60万元、会议费0.80万元等", [], id="and others"),
        pytest.param(
            "办公费6.00万元、公务接待费1.60万元、会议费0.80万元、培训费1.40万元",
            [],
            id="all of them",
        ),
    ],
)
def test_costs_that_are_left_out_of_a_list(costs: str, expected: list[str]) -> None:
    table = books.coded(
        "general_budget_basic",
        [
            ("", "合计", "49.80 40.00 9.80"),
            ("301", "工资福利支出", "40.00 40.00"),
            ("30101", "基本工资", "40.00 40.00"),
            ("302", "商品和服务支出", "9.80  9.80"),
            ("30201", "办公费", "6.00  6.00"),
            ("30215", "会议费", "0.80  0.80"),
            ("30216", "培训费", "1.40  1.40"),
            ("30217", "公务接待费", "1.60  1.60"),
        ],
    )
    text = f"2024年机关运行经费预算9.80万元。包括{costs}。"
    assert rules(text, table, title="机关运行经费安排情况") == expected


def test_classes_that_are_listed_alone() -> None:
    text = "人员经费40.00万元、公用经费10.00万元。人员经费具体包括{}。"
    assert rules(text.format("基本工资、津贴补贴、绩效工资、奖励金"), CLASSES) == []
    assert rules(text.format("基本工资、津贴补贴、绩效工资、生活补助等"), CLASSES) == ["W504"]
