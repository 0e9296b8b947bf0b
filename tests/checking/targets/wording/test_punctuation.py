"""Punctuation of targets: sentences that stop short, signs that stand alone, mixed numerals."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    narrative,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P646", its("质量", "慰问", "≥95%", ".通过慰问体现关怀"), "a point left"),
        case("P646", its("质量", "慰问", "≥95%", basis="，工作计划"), "a comma left"),
        case("P647", its("时效", "办结", "≤5天", "一般三-5个工作日内办结"), "two ways"),
        case("P647", its("时效", "办结", "≤5天", "一般3至五天办结"), "the other two"),
        case("P633", project(objectives=("1.对重点工作督查，",)), "ends in a comma"),
        case("P633", project(objectives=("1.落实“两费、三机制，改善待遇。",)), "half a quotation"),
        case("P646", project(purpose="、用于城区绿化养护"), "a sign that was left"),
        case("P633", project(purpose="用于城区绿化养护、补种以及"), "and what else"),
        case("P646", project(objectives=("1.，绿化养护到位。",)), "behind the number"),
        case(
            "P647", disclosure(project(), sections=narrative("三-5个工作日内办结。")), "narrative"
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P646", its("质量", "系统", "合格", ".NET平台运行"), "a name"),
        case("P646", its("质量", "系统", "合格", "“三会一课”开展情况"), "a quotation"),
        case("P647", its("时效", "办结", "≤5天", "三至五天办结，第一至3批"), "of one kind"),
        case("P647", its("时效", "规划", "是", "十四五-2030年规划"), "a year"),
        case("P633", project(objectives=("1.绿化是改善环境所必需的。",)), "a whole sentence"),
        case("P633", project(objectives=("1）完成养护；2）改善环境。",)), "numbers with )"),
        case("P646", project(purpose="“三支一扶”人员补助"), "a quotation"),
        case(
            "P647", disclosure(project(), sections=narrative("十四五至2035年，第三-5批。")), "names"
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_numbers_of_a_list_need_no_opening_sign() -> None:
    assert not findings("P633", project(objectives=("1.完成1）养护；2）补种；3）浇水。",)))
    assert findings("P633", project(objectives=("1.完成养护3次），按时浇水。",)))


@pytest.mark.parametrize(
    "text",
    [
        "1.治理大气（PM2.5），建设基站（5G）。",
        "1.核算总量（GDP），分档（甲、乙）。",
        "1.保障机关（含下属)运转。",
        "1.奖励：获得省级奖的；新建厂房的；",
    ],
)
def test_whole_objectives(text: str) -> None:
    assert not findings("P633", project(objectives=(text, "2.改善居住环境。")))


def test_commas_between_objectives() -> None:
    listed = ("1.完成教师培训，", "2.购置教学设备，", "3.改善办学条件。")
    assert not findings("P633", project(objectives=listed))
