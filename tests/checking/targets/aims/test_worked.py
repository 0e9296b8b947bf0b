"""What the purpose and the objectives of a project work out: parts, prices, so many for each."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import disclosure, findings, goal, its, project


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        pytest.param(
            "农村公路872公里，其中县道126公里、乡道206公里、村道520公里。", True, id="roads"
        ),
        pytest.param("学生430人，其中城镇180人、农村230人。", True, id="pupils"),
        pytest.param("体检职工268人，其中男职工120人、女职工184人。", True, id="more than all"),
        pytest.param("供养老人96人（其中集中供养31人、分散供养56人）。", True, id="in brackets"),
        pytest.param("设卡口24处，其中固定15处、临时19处。", True, id="posts"),
        pytest.param(
            "农村公路852公里，其中县道126公里、乡道206公里、村道520公里。", False, id="all"
        ),
        pytest.param("农村公路872公里，其中县道126公里、乡道206公里。", False, id="a kind less"),
        pytest.param("学生430人，其中寄宿生180人、残疾生30人。", False, id="some of them"),
        pytest.param("学生430人，其中城镇180人、农村230人、外地20人。", False, id="a kind more"),
        pytest.param("学生430人，其中城镇80户、农村130户。", False, id="of other things"),
    ],
)
def test_kinds_that_are_all_there_is(purpose: str, told: bool) -> None:
    assert bool(findings("P533", project(purpose=purpose))) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("产菌9.6万吨，其中香菇4.3万吨、木耳3.9万吨、平菇3.4万吨。", True, id="tons"),
        pytest.param("组织90场，其中戏曲55场、歌舞48场，丰富生活。", True, id="shows"),
        pytest.param("设岗150个，分别是保洁员80个、护路员60个、护林员40个。", True, id="each"),
        pytest.param("培训560人次，其中科级干部230人次、股级干部410人次。", True, id="ranks"),
        pytest.param("开设课堂12个班，每班35人，合计招收240人。", True, id="classes"),
        pytest.param("巡河12次，每次出动20人次，共出动340人次。", True, id="each time"),
        pytest.param("为36个村配书，每村配备200册，共配备6200册。", True, id="villages"),
        pytest.param("购买巡逻车4辆，每辆38万元，合计205万元。", True, id="a price"),
        pytest.param("聘用协管员5人，每人每月2000元，全年共需18万元。", True, id="a month's pay"),
        pytest.param("补助420人，其中女性220人、党员240人。", False, id="counted twice"),
        pytest.param("组织90场，其中戏曲55场、进校园48场。", False, id="two ways to tell"),
        pytest.param("产菌9.6万吨左右，其中香菇5.3万吨、木耳4.4万吨。", False, id="about"),
        pytest.param("培训500人以上，其中科级干部260人、股级干部260人。", False, id="or more"),
        pytest.param("共有学校56所，其中小学40所、初中16所，幼儿园78所。", False, id="beside them"),
        pytest.param("举办6期，每期不少于40人，共260人。", False, id="at least"),
        pytest.param("举办6期，每期约40人，共培训230人。", False, id="roughly"),
        pytest.param("督查6次，每次督查单位10个，共督查单位52个。", False, id="the same again"),
        pytest.param("设12个点位，每个点位30辆，公共自行车共360辆。", False, id="公共"),
        pytest.param("每年2期，每期3天，每期60人，三年共培训360人。", False, id="three years"),
    ],
)
def test_sums_and_products_of_a_sentence(said: str, told: bool) -> None:
    assert bool(findings("P533", project(objectives=(said,), budget="500.00"))) is told
    assert bool(findings("P533", disclosure(project(), goals=goal(said)))) is told


@pytest.mark.parametrize(
    ("purpose", "counted", "told"),
    [
        pytest.param("保障对象700人，每人500元。", "≥730人", True, id="people"),
        pytest.param("发放补贴3.5万亩，每亩10元。", "≥3.65万亩", True, id="land"),
        pytest.param("改造旱厕600户，每户补助500元。", "730户", True, id="households"),
        pytest.param("聘用护林员37名，每名每年10000元。", "≥36.5名", True, id="with the year"),
        pytest.param("补贴母猪3560头，按每头100元。", "≥3650头", True, id="turned figures"),
        pytest.param("保障对象730人，每人500元。", "≥730人", False, id="the budget"),
        pytest.param("保障对象700人，每人500元。", "≥720人", False, id="neither is the budget"),
        pytest.param("保障对象700户，每人500元。", "≥730人", False, id="of another thing"),
        pytest.param("保障对象700人，每人500元。", "≥730户", False, id="counted otherwise"),
        pytest.param("保障对象700人。", "≥730人", False, id="no price"),
    ],
)
def test_a_price_against_the_budget(purpose: str, counted: str, told: bool) -> None:
    made = project(its("数量", "保障数量", counted), purpose=purpose)
    assert bool(findings("P533", made)) is told


@pytest.mark.parametrize(
    ("objective", "counted", "told"),
    [
        pytest.param("在360个行政村送戏下乡，每村不少于2场。", "≥360场", True, id="villages"),
        pytest.param("全市48个社区开展送戏，每个社区至少3场。", "≥48场", True, id="communities"),
        pytest.param("覆盖26所中小学校，到26个校送戏，每校4场次。", "≥26场", True, id="schools"),
        pytest.param("在12个镇巡回送戏，每镇5场。", "≥50场", True, id="not enough"),
        pytest.param("为30个企业送戏，每个企业2场。", "≥30场", True, id="firms"),
        pytest.param("在360个行政村送戏下乡，每村不少于2场。", "≥720场", False, id="all"),
        pytest.param("在360个行政村送戏下乡，每村不少于1场。", "≥360场", False, id="one each"),
        pytest.param("在360个行政村送戏下乡，每村每月2场。", "≥8640场", False, id="each month"),
        pytest.param("在360个行政村放映，每村不少于2场。", "≥360场", False, id="of another thing"),
        pytest.param("在360个行政村送戏下乡，每村不少于2场。", "≥60场", False, id="some of them"),
    ],
)
def test_so_many_for_each(objective: str, counted: str, told: bool) -> None:
    made = project(its("数量", "送戏场次", counted), objectives=(objective,))
    assert bool(findings("P533", made)) is told
