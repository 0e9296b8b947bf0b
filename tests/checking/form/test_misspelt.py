"""F5: misprints in the text."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Disclosure
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _built(last: str) -> Disclosure:
    """Five projects whose targets speak of 全区建设, and a sixth that ends in other words."""
    told = [
        its("社会效益", f"{place}参与", "是", f"{place}干部参与全区建设") for place in "甲乙丙丁戊"
    ]
    return disclosure(
        *(project(one, purpose="用于全区绿化") for one in told),
        project(its("社会效益", "己参与", "是", last)),
    )


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("F521", _built("让老同志参与区全建设"), "区全 for 全区"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    "text",
    [
        "工程峻工验收合格",
        "专项资金拔款到位",
        "会议园满完成",
        "通迅设备完好",
        "设备按装调试",
        "房屋座落位置准确",
        "绝大部份群众满意",
        "弘杨传统文化",
        "稳步推近各项任务",
        "妇女组识建设",
        "一如继往提供服务",
        "资源和和资金统筹",
        "参训的的学员合格",
        "地形堪测成果",
    ],
)
def test_misprints_of_official_prose(text: str) -> None:
    made = project(its("质量", "工作质量", "≥95%", text))
    assert sum(len(findings(rule, made)) for rule in ("P641", "F513", "F521")) == 1


def test_the_same_misprint_elsewhere_is_still_told() -> None:
    one = its("社会效益", "开展退役军人服务工作站", "是", "开展退役军人服务工作战")
    right = ("1.建设退役军人服务工作站。", "2.管好退役军人服务工作站。")
    told = project(one, purpose="用于退役军人服务工作战建设", objectives=right)
    assert len(findings("F513", told)) == 1


def test_what_is_no_word_the_other_way_round() -> None:
    said = [project(purpose=f"保障第{n}批车辆全年运行。") for n in "甲乙丙丁戊"]
    assert not findings("F521", *said, project(purpose="保障46辆车全年运行。"))
    assert not findings("F521", *_built("让老同志参与矿区全面建设").projects)
