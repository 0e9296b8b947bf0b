"""绩效目标 as written: not twice the same, not numbered twice, each with its full stop."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P635", project(objectives=("1.及时报送", "1.完成检查")), "1 twice"),
        case("P635", project(objectives=("1.及时报送 3.完成检查",)), "2 is left out"),
        case("P631", project(objectives=("1.保障养护正常开展。", "2.保障养护正常开展。")), "twice"),
        case("P632", project(objectives=("1.1.保障养护。",)), "numbered twice"),
        case("P632", project(objectives=("1.1、保障养护；2、改善环境。",)), "numbered by hand"),
        case("P648", project(objectives=("1.保障养护。", "2.改善街区环境面貌")), "the last"),
        case("P634", project(objectives=("1.创业扶持",)), "a heading"),
        case("P634", project(objectives=("1.劳务派遣人员、见习人员服务费",)), "a cost"),
        case("P634", project(objectives=("1.此项目用于五号楼屋面维修。",)), "a use"),
        case(
            "P632",
            project(objectives=("1.1.完成城区绿化养护，苗木成活。", "2.2.改善居住环境。")),
            "the system's numbers and their own",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P635", project(objectives=("1.及时报送", "2.完成检查")), "in order"),
        case("P635", project(objectives=("1.报送", "2.检查", "1.宣传")), "another list"),
        case("P635", project(objectives=("1.完成 3.5 公里",)), "a figure"),
        case("P631", project(objectives=("1.保障养护。", "2.改善环境。")), "different"),
        case(
            "P632",
            project(objectives=("1.2024年完成养护。", "2.3.5公里道路绿化。")),
            "numbers in the text",
        ),
        case("P632", project(objectives=("1.1.养护道路。", "1.2.绿化。")[1:]), "of two levels"),
        case("P648", project(objectives=("1.保障养护", "2.改善街区环境面貌")), "neither has it"),
        case("P648", project(objectives=("1.保障养护；", "2.改善街区环境面貌")), "a semicolon"),
        case("P648", project(objectives=("绿化养护的绩效目标如下", "保障养护。")), "a lead line"),
        case("P648", project(objectives=("一、产出和效益目标", "保障养护。")), "a heading"),
        case("P634", project(objectives=("1.养护68亩绿地。",)), "a number"),
        case("P634", project(objectives=("1.用于屋面维修，保证不漏雨。",)), "a use and a result"),
        case(
            "P634", project(objectives=("1.按时足额发放遗属生活补助",)), "paid in time and in full"
        ),
        case("P634", project(objectives=("1.养护经费", "2.提升绿化水平")), "one of two says it"),
        case("P634", project(objectives=("1.用于为居民提供助餐服务",)), "a service"),
        case(
            "P632",
            project(objectives=("1.1.完成城区绿化养护，苗木成活。", "1.2.改善居住环境。")),
            "two levels",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_short_aim_is_an_aim() -> None:
    assert not findings("P634", project(objectives=("1.确保网络通畅",)))
    assert findings("P634", project(objectives=("1.创业扶持",)))
