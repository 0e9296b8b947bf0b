"""Bounds and terms within one project that cannot both be meant."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, its, project


@pytest.mark.parametrize(
    ("objective", "name", "target", "is_told"),
    [
        pytest.param("集训时间不多于180天", "集训天数", "≥180天", True, id="at most of at least"),
        pytest.param("申诉案件不少于1起", "申诉案件数", "≤1起", True, id="at least of at most"),
        pytest.param("集训时间不少于180天", "集训天数", "≥180天", False, id="alike"),
        pytest.param("集训时间180天", "集训天数", "≥180天", False, id="no bound"),
        pytest.param("食宿时间不多于180天", "集训天数", "≥180天", False, id="of something else"),
    ],
)
def test_one_number_with_bounds_on_both_sides(
    objective: str, name: str, target: str, *, is_told: bool
) -> None:
    one = project(its("数量", name, target), objectives=(f"1.完成新警培训，{objective}。",))
    assert bool(findings("P344", one)) is is_told


@pytest.mark.parametrize(
    ("purpose", "description", "is_told"),
    [
        ("用于发放公益岗位8-12月补贴", "发放月数占全年月数的比例", True),
        ("用于发放公益岗位8月至12月补贴", "实际发放次数占全年应发放次数的比例", True),
        ("用于发放公益岗位1-12月补贴", "发放月数占全年月数的比例", False),
        ("用于发放公益岗位8-12月补贴", "发放月数占应发放月数的比例", False),
        ("用于发放公益岗位1-6月、7-12月补贴", "发放月数占全年月数的比例", False),
    ],
)
def test_a_share_of_months_that_are_not_paid(
    purpose: str, description: str, *, is_told: bool
) -> None:
    one = its("质量", "补贴发放率", "≥95%", description)
    assert bool(findings("P371", project(one, purpose=purpose))) is is_told


def test_round_the_clock_is_no_time_that_days_differ_from() -> None:
    days = its("时效", "治超站运行天数", "365天")
    assert not findings("P371", project(days, objectives=("1.治超站24小时运行。",)))


@pytest.mark.parametrize(
    ("target", "is_told"), [("≤12月", True), ("≤6月", False), ("≤5月", True), ("≥12月", False)]
)
def test_a_month_without_its_day_is_a_deadline(target: str, *, is_told: bool) -> None:
    one = its("时效", "水毁修复完工时间", target)
    goal = ("1.6月底前完成全部水毁修复工程。",)
    assert bool(findings("P372", project(one, objectives=goal))) is is_told


@pytest.mark.parametrize(
    ("description", "is_told"),
    [
        ("交办事项三个工作日内不超过7天", True),
        ("交办事项7天内办结，最长不超过15天", False),
        ("交办事项7天内不超过7天", False),
    ],
)
def test_two_limits_in_one_breath(description: str, *, is_told: bool) -> None:
    one = its("时效", "交办事项办结时限", "≤7天", description)
    assert bool(findings("P332", project(one))) is is_told


def test_all_of_what_two_rows_count() -> None:
    goal = ("1.开设书法、舞蹈等公益培训班20个，培训学员600人。",)
    writing, dancing = (its("数量", f"{of}班学员人数", "≥300人") for of in ("书法", "舞蹈"))
    assert not findings("P344", project(writing, dancing, objectives=goal))
    assert findings("P344", project(writing, objectives=("1.培训书法班学员600人。",)))


def test_a_camp_in_summer_is_over_by_december() -> None:
    assert findings("P417", project(its("时效", "夏令营举办时间", "12月底前")))
    assert not findings("P417", project(its("时效", "夏令营举办时间", "8月底前")))


def test_months_of_which_only_some_are_paid() -> None:
    people = its("数量", "补贴人数", "20人")
    price = its("成本", "岗位补贴标准", "2000元", "每人每月的岗位补贴")
    half_a_year = project(people, price, purpose="用于公益岗位7-12月岗位补贴", budget="24.00")
    assert not findings("P504", half_a_year)
    all_year = project(people, price, purpose="用于公益岗位岗位补贴", budget="24.00")
    assert findings("P504", all_year)


@pytest.mark.parametrize(
    ("purpose", "plan", "is_told"),
    [
        ("用于公益岗位7-12月岗位补贴", ("25%", "50%", "75%", "100%"), True),
        ("用于公益岗位7-12月岗位补贴", ("0%", "0%", "60%", "100%"), False),
        ("用于公益岗位1-6月岗位补贴", ("50%", "100%", "100%", "100%"), False),
        ("用于7-12月汛期物资采购", ("25%", "50%", "75%", "100%"), False),
    ],
)
def test_nothing_is_paid_before_its_months(
    purpose: str, plan: tuple[str, ...], *, is_told: bool
) -> None:
    planned = dict(zip(("3", "6", "10", "12"), plan, strict=True))
    assert bool(findings("P534", project(purpose=purpose, plan=planned))) is is_told
