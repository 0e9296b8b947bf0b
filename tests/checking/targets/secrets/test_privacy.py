"""Private persons: their names beside what they are paid, their identity numbers."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P711", project(name="活动中心经费（含郑小梅工资）"), "a name and pay"),
        case("P711", project(purpose="发放王建国同志抚恤金"), "a comrade"),
        case("P712", project(purpose="身份证110101199003078515"), "an identity number"),
        case("P711", project(purpose="发放张建国遗属生活补助"), "the widow of one"),
        case(
            "P713",
            project(its("数量", "发放人数", "1人"), its("成本", "全年工资", "2.6万元")),
            "one person's pay",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P711", project(name="公益性岗位经费（含临时人员工资）"), "a post"),
        case("P711", project(purpose="发放高龄津贴、支付安置补偿金"), "words like names"),
        case("P711", project(purpose="用于养护，包括工资福利支出9万元"), "包 is a surname"),
        case("P712", project(purpose="项目编码130911240052711000"), "not a date"),
        case("P711", project(purpose="发放马寨村遗属补助"), "a village"),
        case(
            "P713",
            project(its("数量", "受益人数", "≥1人"), its("成本", "全年工资", "2.6万元")),
            "at least one",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize("who", ["顾问", "任课老师", "车管员", "路长", "张某"])
def test_posts_and_initials_are_no_names(who: str) -> None:
    assert not findings("P711", project(purpose=f"发放{who}工资。"))
