"""Sentences that are alike but for a year or a unit: the one that differs is wrong."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from tests.checking.words.sentences import YEARLY, rules
from tests.narratives import disclosure, section


def test_the_only_amount_of_a_section_in_another_unit() -> None:
    own = "2024年支出预算80.00万元，其中基本支出50.00万元、项目支出30.00万元。"
    for unit, told in (("万元", 0), ("元", 1)):
        made = disclosure(
            section("预算安排", own),
            section("国有资产信息", f"固定资产原值366.10{unit}，车辆2辆。"),
        )
        (report,) = check([made])
        assert sum(finding.rule == "W107" for finding in report.findings) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(YEARLY + "戊2023年预算安排3.00万元。", ["W410"], id="one of another"),
        pytest.param(YEARLY + "戊2023年预算执行3.00万元。", [], id="another phrase"),
        pytest.param(
            YEARLY + "戊较2023年预算下降9.00%。戊2023年预算安排3.00万元。", [], id="compared with"
        ),
        pytest.param(
            "办公费5.48万元、水费1.20万元、网络费34.62元。", ["W107"], id="a unit left out"
        ),
        pytest.param("办公费5.48万元，每人每天34.62元。", [], id="a standard"),
        pytest.param("办公费5.48万元，结算34元。", [], id="no places: it may be 元"),
        pytest.param(
            "办公费5.48万元、其他收入1.20万元、存款利息收入85.36元。", [], id="small by nature"
        ),
        pytest.param("办公费5.48万元，网络费34.62元。", [], id="of two amounts it cannot be told"),
        pytest.param(
            "2024年政府采购预算168.20万元，其中：政府采购货物预算96.40万元、"
            "政府采购服务预算71.80万元。\n面向中小企业预留政府采购项目预算金额68.20元。",
            ["W107"],
            id="a unit left out in another paragraph",
        ),
        pytest.param(
            "2024年政府采购预算168.20万元，其中：政府采购货物预算96.40万元、"
            "政府采购服务预算71.80万元。\n人均办公费68.20元。",
            [],
            id="not what the forms ask for",
        ),
        pytest.param("单价100万元（含）以上设备3台。", [], id="the form's price"),
        pytest.param("采购单价80万元以上的工程3项。", [], id="no equipment"),
        pytest.param(
            "2024年公务接待费1.00万元，比2023年增加0.50万元，"
            "公务用车费与上年持平，主要原因是无变化。",
            [],
            id="the reason of something else",
        ),
        pytest.param(
            YEARLY + "戊2024年预算安排3.00万元，2023年预算安排2.00万元。", [], id="both years"
        ),
        pytest.param(
            4 * "甲工程于2024年开始实施。" + "乙工程于2023年开始实施。", [], id="no money's year"
        ),
    ],
)
def test_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        pytest.param("拟购置固定资产总额为29.80元", ["W107"], id="few 元 among 万元"),
        pytest.param("拟购置固定资产总额为29.80万元", [], id="the same unit"),
        pytest.param("拟购置固定资产总额为298000.00元", [], id="so many 元"),
        pytest.param("人均办公设备0.25万元，打印纸每包29.80元", [], id="a price"),
    ],
)
def test_two_amounts_in_two_units(planned: str, expected: list[str]) -> None:
    text = f"上年末固定资产金额为942.18万元。本年度{planned}。"
    assert rules(text, title="国有资产信息") == expected
