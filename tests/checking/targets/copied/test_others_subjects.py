"""What rows name of another project: its name, what only it is about, a system that it runs."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
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


def test_a_policy_is_no_projects_name() -> None:
    first = project(name="城乡居民基本养老保险", title="")
    insured = its("数量", "城乡居民基本养老保险参保人数", "≥3万人")
    other = project(insured, name="社保经办服务", title="", code="13091124P005271100027")
    assert not findings("P622", disclosure(first, other))
