"""Targets copied from another project and not adapted."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Disclosure
from tests.checking.targets.projects import (
    Made,
    all_found,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _naming(objective: str) -> Disclosure:
    """A project with this objective, beside one that is called 业务档案数字化."""
    other = project(name="2024年业务档案数字化项目", title="")
    return disclosure(project(objectives=(objective,)), other)


def _aimed(objective: str) -> Disclosure:
    other = project(name="党代表联络工作经费", objectives=(f"1.{objective}",))
    return disclosure(other, project(name="党刊征订", purpose="", objectives=(f"1.{objective}",)))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P638", _naming("完成业务档案数字化，归档入库"), "another project's name"),
        case("P636", _aimed("保障党代表联络工作必要的支出"), "another project's aim"),
        case("P621", disclosure(project(), project(name="热线运行", title="")), "copied"),
        case(
            "P622",
            project(its("质量", "完成阅卷平台工作", "≥95%", "网上阅卷完成比例")),
            "a system that it has not",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P638", _naming("完成业务档案整理，归档入库"), "not its whole name"),
        case("P638", _naming("绿化养护与业务档案数字化一并完成"), "its own, too"),
        case("P636", _aimed("保障各项工作正常开展并且提升质量"), "any project's aim"),
        case(
            "P621",
            disclosure(project(), project(name="城区绿化养护（二期）", title="")),
            "one subject",
        ),
        case(
            "P622",
            project(
                its("质量", "完成阅卷平台工作", "≥95%"), name="网上阅卷", purpose="用于阅卷平台"
            ),
            "its own system",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("name", "purpose", "told"),
    [
        ("网络安全加固", "更换防火墙", True),
        ("网络安全加固", "更换防火墙，监测边坡", False),
        ("尾矿边坡治理", "清理坡面", False),
    ],
)
def test_an_objective_with_a_word_of_another_projects_name(
    name: str, purpose: str, told: bool
) -> None:
    aim = "边坡经抽查合格，群众投诉逐季下降"
    theirs = [its("数量", f"边坡{what}", "≥3处") for what in ("测点", "照片", "记录")]
    owner = project(*theirs, name="采石企业边坡位移监测", title="", objectives=(aim,))
    other = project(name=name, title="", purpose=purpose, objectives=(aim,))
    found = findings("P636", disclosure(owner, other))
    assert [one.project for one in found] == [2] * told


def test_a_whole_sentence_of_another_project_with_its_name_is_told_once() -> None:
    aims = ("完成业务档案数字化，归档入库",)
    owner = project(name="2024年业务档案数字化项目", title="", objectives=aims)
    other = project(name="公厕保洁", title="", purpose="保洁人员工资", objectives=aims)
    made = disclosure(owner, other)
    assert [one.project for one in findings("P636", made)] == [2]
    assert findings("P638", made) == []


def test_an_indicator_that_names_another_projects_subject() -> None:
    copied = its("成本", "运行成本", "≤30万元", "“云好办”平台所需资金")
    first = project(copied, name="“云好办”平台运行", title="")
    second = project(copied, its("数量", "热线", "≥9条"), name="机房运行及热线", title="")
    (found,) = findings("P622", disclosure(first, second))
    assert found.project == 2


@pytest.mark.parametrize(("name", "told"), [("综合业务经费", False), ("苗圃灌溉经费", True)])
def test_what_pays_for_all_may_pay_for_another(name: str, told: bool) -> None:
    paid = its("成本", "支付标准", "≤9万元", "网络租赁费用")
    own = project(paid, name=name, title="", purpose="用款", objectives=("1.见效。",))
    other = project(its("数量", "线路", "≥3条"), name="网络租赁经费", title="")
    assert bool(findings("P622", disclosure(own, other))) is told


@pytest.mark.parametrize(
    ("description", "purpose", "told"),
    [
        pytest.param("完成城区公厕保洁服务工作所需资金", "绿化养护。", True, id="its whole name"),
        pytest.param("公厕保洁所需资金", "绿化养护。", False, id="some of its words"),
        pytest.param(
            "完成城区公厕保洁服务工作所需资金", "含城区公厕保洁服务。", False, id="and its own"
        ),
    ],
)
def test_an_indicator_that_names_another_project(
    description: str, purpose: str, told: bool
) -> None:
    other = project(name="城区公厕保洁服务", title="", objectives=("1.公厕干净。",))
    own = project(
        its("成本", "养护费用", "≤30万元", description),
        name="道路绿化养护费",
        title="",
        purpose=purpose,
        objectives=("1.苗木成活。",),
    )
    assert bool(findings("P622", disclosure(other, own))) is told


def test_a_purpose_with_a_word_of_the_project_can_be_anothers() -> None:
    rooms = project(no=1, name="会议室改造维修", purpose="用于南苑办公区5号楼维修")
    floor = project(no=2, name="南苑办公区5号楼维修", purpose="用于南苑办公区5号楼维修")
    (told,) = findings("P636", rooms, floor)
    assert "第 2 个项目" in told.message
    phase = msgspec.structs.replace(rooms, name="南苑办公区5号楼维修尾款")
    assert not findings("P636", phase, floor)


def test_two_schools_may_heat_alike() -> None:
    heated = [
        project(name=f"{school}取暖费", title="", code=f"13091124P00527110{at:04d}")
        for at, school in enumerate(("一小", "二中"))
    ]
    assert not findings("P621", *heated)


def test_a_policy_is_no_projects_name() -> None:
    first = project(name="城乡居民基本养老保险", title="")
    insured = its("数量", "城乡居民基本养老保险参保人数", "≥3万人")
    other = project(insured, name="社保经办服务", title="", code="13091124P005271100027")
    assert not findings("P622", disclosure(first, other))


def test_of_a_table_that_is_copied_as_a_whole_only_that_is_told() -> None:
    copied = its("成本", "运行成本", "≤30万元", "“云好办”平台所需资金")
    first = project(copied, name="“云好办”平台运行", title="")
    second = project(copied, name="机房运行及热线", title="", code="13091124P005271100027")
    assert all_found(first, second) == {"P621"}
