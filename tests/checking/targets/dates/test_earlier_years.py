"""What a text says is to be done in an earlier year: last time's text."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P418", project(objectives=("1.2022年完成城区绿化养护68亩，改善环境。",)), "last time's"
        ),
        case("P418", project(objectives=("1.制定2022年引才方案，抓好落实。",)), "a plan of then"),
        case("P418", project(purpose="用于发放临时人员2021年全年基本工资。"), "wages of then"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P418",
            project(objectives=("1.2022年完成立项，2024年完成养护68亩。",)),
            "over the years to this one",
        ),
        case(
            "P418", project(objectives=("1.2022年完成的道路工程支付尾款。",)), "money that is owed"
        ),
        case("P418", project(purpose="补发临时人员2021年全年基本工资。"), "wages that are owed"),
        case("P418", project(purpose="用于编制2022年度决算公开方案。"), "what comes afterwards"),
        case("P418", project(objectives=("1.制定2024年引才方案。",)), "this year's plan"),
        case(
            "P418",
            project(name="2022年城区绿化养护", title="", objectives=("1.2022年完成养护68亩。",)),
            "the project of that year",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
