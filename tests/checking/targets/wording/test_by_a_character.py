"""Names, descriptions and bases that differ by a slip from what stands beside them."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Project
from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


def _described_as(*descriptions: str) -> list[Project]:
    return [
        project(its("满意度", "使用人员满意度", "≥95%", text), name=f"第{number}项养护")
        for number, text in enumerate(descriptions)
    ]


def _on_bases(*bases: str) -> list[Project]:
    made = its("数量", "巡护次数", "6次")
    return [project(msgspec.structs.replace(made, basis=basis)) for basis in bases]


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P642",
            its("社会效益", "保障老区和和谐稳定发展", "是", "保障老区和谐稳定发展"),
            "one character twice",
        ),
        case(
            "P642",
            its("数量", "在职村党支部书记人数（人）", "157人", "本地区在职村村党支部书记人数"),
            "a character twice inside",
        ),
        case(
            "P642", its("质量", "资金使用队制度的影响", "通过", "资金使用对制度的影响"), "one sound"
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P642", its("质量", "省级项目验收合格", "是", "市级项目验收合格"), "levels"),
        case("P642", its("质量", "提升公共服务水平", "是", "提高公共服务水平"), "two words"),
        case("P642", its("质量", "提升城区园林绿化水平", "是", "提升城区园林绿化的水平"), "的"),
        case(
            "P642",
            its("质量", "村卫生室药品配备达标率", "≥95%", "村村卫生室药品配备达标率"),
            "each village",
        ),
        case(
            "P642",
            its("可持续", "人人参与垃圾分类机制", "建立", "建立人人参与垃圾分类机制"),
            "everybody",
        ),
        case("P642", its("质量", "制定工作标准情况", "是", "制订工作标准情况"), "both right"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_misprint_between_name_and_description_is_told_once() -> None:
    one = its("社会效益", "开展退役军人服务工作站", "是", "开展退役军人服务工作战")
    assert len(findings("P642", project(one))) == 1
    assert findings("F513", project(one)) == []


def test_a_row_that_is_printed_twice_is_misprinted_once() -> None:
    one = its("质量", "资金使用队制度的影响", "通过", "资金使用对制度的影响")
    (found,) = findings("P642", project(one, one))
    assert found.message.endswith("（共 2 处）")
    assert len(found.evidence) == 4


def test_a_character_more_than_the_others_have() -> None:
    usual = ["反映使用人员满意程度"] * 3
    found = findings("P643", *_described_as(*usual, "反映办使用人员满意程度"))
    assert [(one.project, "“办”" in one.message) for one in found] == [(4, True)]
    for other in ("反映各使用人员满意程度", "反映使用人员的满意程度", "反映使用人员满意程度。"):
        assert not findings("P643", *_described_as(*usual, other)), other
    assert not findings("P643", *_described_as(*usual[:2], "反映办使用人员满意程度")), (
        "too few to tell"
    )


def test_a_basis_with_its_words_turned_round() -> None:
    usual = ["按照巡护方案要求确定"] * 3
    (found,) = findings("P651", *_on_bases(*usual, "按照巡护要求方案确定"))
    assert found.project == 4 and "“按照巡护要求方案确定”" in found.message
    for other in ("按照巡护方案需要确定", "按照巡护方案要求确定。"):
        assert not findings("P651", *_on_bases(*usual, other)), other
    assert not findings("P651", *_on_bases(*usual[:2], "按照巡护要求方案确定")), "too few"


def test_a_character_twice_is_told_beside_the_name_only() -> None:
    texts = [*["反映使用人员满意程度"] * 3, "反映映使用人员满意程度"]
    made = [
        project(its("满意度", "反映使用人员满意程度", "≥95%", text), name=f"第{number}项养护")
        for number, text in enumerate(texts)
    ]
    assert len(findings("P642", *made)) == 1
    assert not findings("P643", *made)
