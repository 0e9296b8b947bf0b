"""Dates that no calendar has: 2月30日, 13月底, 每月31号."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, based, case, dated, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P412", its("时效", "发放时间", "按月", "2024年8-15月发放"), "to a fifteenth month"),
        case("P415", its("时效", "发放时间", "每月31号前"), "not in each month"),
        case("P412", its("时效", "完成时间", "2024.13.1"), "no such month"),
        case("P412", its("时效", "完成时间", "2024年第五季度"), "no such quarter"),
        case("P412", dated("12月底20日前"), "end and day"),
        case("P412", dated("2024年2月30日前"), "no such day"),
        case("P412", dated("13月底前"), "no such month"),
        case("P412", based("20222年工作计划"), "no such year"),
        case("P412", based("云财〔203〕5号"), "a year of three figures"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P412", its("时效", "发放时间", "按月", "2024年8-12月发放"), "months of a year"),
        case("P415", its("时效", "发放时间", "每月30号前"), "a day of nearly all months"),
        case("P412", its("时效", "拨付时限", "季度末15日内"), "so long after its end"),
        case("P412", its("时效", "发放时间", "12月31日前"), "a day"),
        case("P412", its("时效", "完成时间", "2024年第四季度"), "a quarter"),
        case("P412", its("数量", "庙会", "1场", "农历2月30日举办"), "the moon's calendar"),
        case("P412", dated("全年365天", "服务200年以上古树"), "no dates"),
        case("P412", dated("2024年2月29日前"), "a leap year"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
