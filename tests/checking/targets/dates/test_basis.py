"""指标值确定依据: what it cites must exist, belong to this year and to this project."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Project
from tests.checking.targets.projects import (
    Made,
    based,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _cited(basis: str) -> Project:
    """Three indicators of one basis, with the numbers 5 to 7."""
    names = "除草次数", "浇水次数", "修剪次数"
    cited = (its("数量", name, "≥5次", basis=basis.format(5 + n)) for n, name in enumerate(names))
    return project(*cited)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P401", its("数量", "人数", "3人", basis="云组字【2202】18号文件"), "a year far off"),
        case("P401", its("数量", "人数", "3人", basis="《考核目标》云信函【2071】22号"), "目标"),
        case("P401", its("数量", "人数", "3人", basis="2032 工作计划"), "a plan to come"),
        case("P405", its("数量", "印制册数", "900册", basis="按数量指标完成"), "no basis"),
        case("P405", its("数量", "印制册数", "900册", basis="按指标完成"), "of no kind"),
        case("P405", its("数量", "印制册数", "900册", basis="按要求"), "whose"),
        case("P405", its("数量", "印制册数", "900册", basis="900册"), "the target again"),
        case("P405", its("数量", "印制册数", "900册", basis="无"), "nothing"),
        case("P401", based("关于做好2027年度考核的请示"), "not yet written"),
        case("P401", based("云财〔2025〕3号"), "a number of next year"),
        case("P406", based("关于做好2020年度考核工作的通知"), "for a year long past"),
        case("P402", based("2022 工作计划"), "last year's plan"),
        case("P402", based("2023年度工作要点"), "last year's points"),
        case(
            "P403",
            based("云组通〔2023〕25号关于档案管理的通知", "云组通〔2023〕26号关于档案管理的通知"),
            "25, 26",
        ),
        case(
            "P403",
            based(*["云组明字【2020】26号通知全文"] * 4, "云组明字【2002】26号通知全文"),
            "the year's figures turned round",
        ),
        case(
            "P404", based(*["云财行〔2023〕18号"] * 3, name="云财行〔2023〕21号补助"), "another's"
        ),
        case("P404", based("云财社〔2023〕165号", name="云财社2023年156号补助"), "turned round"),
        case(
            "P403",
            project(
                its("数量", "甲方案", "≥9份", basis="巨字〔2020〕6号"),
                its("质量", "乙方案", "通过", basis="巨字〔2020〕7号"),
                its("时效", "方案完成时间", "9月底前", basis="巨字〔2020〕8号"),
            ),
            "a number by itself",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P401", its("数量", "人数", "3人", basis="云信函【2021】22号"), "an earlier number"),
        case(
            "P401", its("成本", "价", "≤3万元", basis="2025年1月1日起施行的标准"), "in force later"
        ),
        case("P405", its("数量", "印制册数", "900册", basis="上年实际印制数"), "a basis"),
        case("P405", its("数量", "印制册数", "900册", basis="按要求的文件规定"), "a document"),
        case("P405", its("成本", "预算控制数", "年度预算", basis="年度预算"), "P205 tells it"),
        case("P401", based("“十四五”规划（2021-2025年）"), "a plan of five years"),
        case("P401", based("2024年工作计划"), "this year's"),
        case("P406", based("关于做好2023年度考核工作的通知"), "last year's is still used"),
        case("P406", based("《2020年修订的差旅费管理办法》"), "a rule holds on"),
        case("P402", based("云财〔2022〕5号"), "a document is no plan"),
        case("P402", based("2022—2024年三年行动计划"), "a plan of three years"),
        case("P402", based("2022年工作计划", name="2022年度人才补助", title=""), "carried over"),
        case(
            "P403",
            based("云组通〔2023〕25号关于档案管理", "云组通〔2023〕31号关于档案管理"),
            "two documents",
        ),
        case(
            "P403",
            based("云组通〔2023〕12号关于档案管理", "云组通〔2023〕21号关于档案管理"),
            "one of each, so nobody knows which",
        ),
        case("P404", based(*["云财行〔2023〕21号"] * 3, name="云财行〔2023〕21号补助"), "its own"),
        case("P404", based("云财社〔2023〕157号", name="云财社2023年156号补助"), "the next one"),
        case("P403", _cited("《园林绿化条例》第{}条"), "clauses of one law"),
        case("P403", _cited("养护面积核定意见附件{}"), "annexes"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_number_turned_round_and_another_dragged_down() -> None:
    bases = [
        f"云组明字【{number}号关于加强补助资金管理的通知"
        for number in ("2020】26", "2002】26", "2020】27")
    ]
    dragged, turned = findings("P403", based(*bases[:1] * 4, *bases[1:]))
    assert "【2002】" not in dragged.message and "【2020】27号" in dragged.message
    assert "【2002】26号" in turned.message and "颠倒" in turned.message


@pytest.mark.parametrize(
    ("usual", "other", "told"),
    [
        pytest.param("云发〔2006〕17号", "云发〔2016〕17号", True, id="ten years off"),
        pytest.param("云发〔2016〕17号", "云发〔2015〕17号", False, id="of the year before"),
        pytest.param("云发〔2006〕1号", "云发〔2016〕1号", False, id="every year has a first"),
        pytest.param("云发〔2018〕27号", "云发〔2018〕72号", True, id="turned round"),
        pytest.param("云发〔2018〕27号", "云发〔2018〕29号", False, id="two documents"),
    ],
)
def test_a_number_unlike_those_of_all_other_projects(usual: str, other: str, told: bool) -> None:
    made = disclosure(based(*[usual] * 3), based("本级方案", other, name="路灯"))
    assert bool(findings("P403", made)) is told
    assert bool(findings("P403", based(*[usual] * 3, other))) is told


def test_two_grants_can_have_neighbouring_numbers() -> None:
    grants = ("云财教〔2023〕135号", "云财教〔2023〕136号")
    rows = (
        its("数量", "学生数", "≥30人", basis=grants[0]),
        its("质量", "率", "1%", basis=grants[1]),
    )
    assert not findings("P403", project(*rows))


def test_a_regulation_has_another_number_than_the_money() -> None:
    rows = [
        its(kind, "学生", target, basis="云财教〔2022〕45号补助经费管理办法")
        for kind, target in (("数量", "≥30人"), ("质量", "100%"), ("成本", "≤720元/人"))
    ]
    assert not findings("P404", project(*rows, name="云财教〔2023〕135号提前下达补助", title=""))
