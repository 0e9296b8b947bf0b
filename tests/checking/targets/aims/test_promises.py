"""What the objectives and the purpose promise in numbers, against the indicators that count it."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P344",
            project(its("数量", "培训养护人员数", "≥200人"), objectives=("1.培训养护人员300人。",)),
            "300 and 200",
        ),
        case(
            "P344",
            project(objectives=("1.每站全年巡检0次，全年巡检6次。",)),
            "none at each and six in all",
        ),
        case(
            "P344",
            project(
                its("数量", "培训养护人员数", "≥200人"),
                its("数量", "慰问困难职工数", "≥10人"),
                objectives=("1.培训养护人员300人，慰问困难职工10人。",),
            ),
            "each with its own",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P344",
            project(
                its("数量", "培训养护人员数", "≥200人"), objectives=("1.每期培训养护人员50人。",)
            ),
            "for each",
        ),
        case(
            "P344",
            project(its("数量", "巡回教师人数", "12名"), objectives=("1.12名巡回教师开展指导。",)),
            "12 behind the mark of a list",
        ),
        case(
            "P344",
            project(its("数量", "培训养护人员数", "≥200人"), objectives=("1.受益居民3000人。",)),
            "other people",
        ),
        case(
            "P344",
            project(
                its("数量", "养护人员数", "≥12人"),
                objectives=("1.招聘绿地养护人员5人，招聘花坛养护人员7人。",),
            ),
            "two parts of the whole",
        ),
        case("P344", project(objectives=("1.第一批养护面积3000平方米。",)), "a part"),
        case("P344", project(objectives=("1.三年内养护面积20000平方米。",)), "three years"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_ceiling_above_what_the_objective_counts_is_kept() -> None:
    counted = its("数量", "社区矫正对象人数", "≤520人", "在册社区矫正对象")
    told = ("1.对在册486名社区矫正对象实施监管。",)
    assert not findings("P344", project(counted, objectives=told))
    fewer = its("数量", "社区矫正对象人数", "≤320人", "在册社区矫正对象")
    assert findings("P344", project(fewer, objectives=told))


@pytest.mark.parametrize(
    ("counted", "told", "wrong"),
    [
        pytest.param(
            its("数量", "保障消防站个数", "7个"),
            "保障消防站5个、小型消防站2个执勤。",
            "保障消防站5个、小型消防站4个执勤。",
            id="two kinds together",
        ),
        pytest.param(
            its("数量", "托养服务人数", "200名"),
            "日间托养60名，居家托养140名。",
            "居家托养140名。",
            id="in two clauses",
        ),
        pytest.param(
            its("数量", "受理投诉举报件数", "≥6000件"),
            "受理投诉举报6500件左右。",
            "受理投诉举报8500件左右。",
            id="about so many are expected, fewer are the least",
        ),
        pytest.param(
            its("数量", "年处理污水量", "≥1400万吨"),
            "年处理污水1460万吨。",
            "年处理污水1640万吨。",
            id="the least is rounded down",
        ),
        pytest.param(
            its("数量", "农村低保人数", "≥6500人"),
            "保障农村低保对象6800人。",
            "保障农村低保对象5600人。",
            id="the least is in half thousands",
        ),
        pytest.param(
            its("数量", "技能培训人数", "≥180人"),
            "培训电工、面点工种共180人，取得技能证书150人。",
            "培训电工、面点工种，取得技能证书150人。",
            id="the trained and those who pass",
        ),
        pytest.param(
            its("数量", "轮换食用油数量", "200吨"),
            "落实储备规模食用油600吨，当年轮换一部分。",
            "当年轮换食用油600吨。",
            id="of what is kept some is turned over",
        ),
        pytest.param(
            its("数量", "修复破损档案页数", "≥3000页"),
            "数字化馆藏档案150万页。",
            "修复破损馆藏档案5000页。",
            id="two things done to records",
        ),
    ],
)
def test_what_is_promised_otherwise_may_be_the_same(
    counted: Indicator, told: str, wrong: str
) -> None:
    assert not findings("P344", project(counted, objectives=(told,)))
    assert findings("P344", project(counted, objectives=(wrong,)))


def test_what_the_objective_says_in_another_clause() -> None:
    built = its("数量", "新增实训工位数", "120个")
    told = ("1.新增实训工位120个，满足6个专业实训教学。",)
    assert not findings("P344", project(built, objectives=told))


def test_persons_and_visits_of_one_training() -> None:
    trained = project(its("数量", "培训教师", "≥300人"), objectives=("1.培训教师300人次。",))
    assert not findings("P344", trained)
