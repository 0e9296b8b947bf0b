"""评（扣）分标准 and 评价标准: what gets points is what the target asks for."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Project
from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("target", "scoring", "said"),
    [
        pytest.param("≥4次", "高于4次扣分", "达到指标值的反而扣分", id="more is taken off"),
        pytest.param("≥4次", "高于4次的，扣2分", "达到指标值的反而扣分", id="with a comma"),
        pytest.param("≤2起", "低于2起的不得分", "达到指标值的反而扣分", id="less is taken off"),
        pytest.param("≥90%", "低于95%扣分", "达到指标值的也要扣分", id="stricter"),
        pytest.param("≤5天", "3天以上不得分", "达到指标值的也要扣分", id="stricter, with 以上"),
        pytest.param("≥90%", "95%以上得满分", "达到指标值也得不到满分", id="out of reach"),
        pytest.param("≤3天", "5天以内得满分，每超1天扣1分", "没有达到指标值也是最好", id="easy"),
        pytest.param("≥90%", "优：≥85%；良：75%-85%；差：＜60%", "没有达到指标值", id="grades"),
        pytest.param("≤5起", "优：≥5起；良：6-8起；差：＞10起", "方向相反", id="upside down"),
        pytest.param("≥15天", "优：≥30天；差：20天以下", "达到指标值的也要扣分", id="the worst"),
        pytest.param("=12所", "优：10所；良：9所", "没有达到指标值", id="fewer than asked for"),
        pytest.param("≥1.6万人", "是否受到保护", "评不出是否做到", id="whether"),
        pytest.param("≥3000人", "优：是；差：否", "评不出是否做到", id="yes or no"),
        pytest.param("≤2小时", "超过30分钟扣分", "达到指标值的也要扣分", id="in another unit"),
        pytest.param("≤12小时", "大于10小时扣分", "达到指标值的也要扣分", id="hours"),
    ],
)
def test_points_are_not_for_what_is_asked(target: str, scoring: str, said: str) -> None:
    (found,) = findings("P209", project(its("质量", "巡检情况", target, scoring=scoring)))
    assert said in found.message


@pytest.mark.parametrize(
    ("target", "scoring"),
    [
        pytest.param("≥4次", "低于2次得0分", id="nothing at all for half of it"),
        pytest.param("≥4次", "低于4次的，扣2分；低于2次的，不得分", id="with commas"),
        pytest.param("≥90%", "低于90%的，每低1个百分点扣0.5分", id="point by point"),
        pytest.param("≥50次", "少于30次不得分，30-49次得一半分，50次以上得满分", id="in steps"),
        pytest.param("≥90%", "≥90%得10分；80%-90%得8分；60%以下不得分", id="in points"),
        pytest.param("≥95%", "优：≥98%；良：95%-98%；中：90%-95%；差：90%以下", id="better"),
        pytest.param("≥90%", "优：≥90%；良：≥80%；中：≥70%；差：≥60%", id="each but the best"),
        pytest.param("≤10天", "10天内得满分，每超1天扣1分", id="each day"),
        pytest.param("≤5万元", "优：≤5万元；良：5-6万元；中：6-7万元；差：＞7万元", id="a ceiling"),
        pytest.param("=600元", "优：600元；差：低于600元", id="the very sum"),
        pytest.param("=1人", "是否发放", id="one man"),
        pytest.param("≥30人", "人数是否正确", id="whether the number is right"),
        pytest.param("≥30人", "是否达到30人", id="whether it is reached"),
        pytest.param("≥95%", "是否发放成功", id="a share"),
        pytest.param("≥8次", "每季度少于2次扣1分", id="each quarter"),
        pytest.param("≥1次", "全年少于12次扣分", id="of each month"),
        pytest.param("≥90%", "超过预算10%扣分", id="of something else"),
        pytest.param("≥2年", "高于2年", id="nobody knows what it gives"),
        pytest.param("12月底前", "优：12月底前；差：次年", id="no number"),
        pytest.param("≥186个", "缺1个扣0.5分，缺5个以上不得分", id="so many too few"),
        pytest.param("≤45天", "每延迟5天扣1分，延迟30天以上不得分", id="so much too late"),
        pytest.param("≤4个月", "超1个月扣2分，超2个月不得分", id="so much too long"),
        pytest.param("≤30天", "每超过1天扣0.5分，超过5天不得分", id="too long, by the day"),
        pytest.param("≤5天", "5天内得满分，超过1天扣1分，超过3天不得分", id="beyond the best"),
    ],
)
def test_points_are_for_what_is_asked(target: str, scoring: str) -> None:
    assert not findings("P209", project(its("质量", "巡检情况", target, scoring=scoring)))


def test_points_off_from_another_number_where_other_rows_name_their_targets() -> None:
    right = its("数量", "演练次数", "≥6次", scoring="少于6次扣分")
    loose = its("满意度", "居民满意度", "≥90%", scoring="低于80%扣分")
    assert findings("P209", project(right, loose))
    other = its("质量", "合格率", "≥95%", scoring="低于90%扣分")
    assert not findings("P209", project(right, loose, other))  # so its author writes
    nearly_all = its("质量", "合格率", "100%", scoring="低于98%扣分")
    assert not findings("P209", project(right, nearly_all))


@pytest.mark.parametrize(
    ("name", "target", "description", "is_told"),
    [
        ("保障日常办公需要", "≤3次", "维持单位正常运转", True),
        ("系统长期使用性", "≤2次", "系统可以长期使用", True),
        ("保障系统运行", "≤3次", "系统全年中断的次数", False),
        ("保障供水", "≤3次", "供水管道爆管", False),
        ("维持道路畅通", "≥3次", "疏导道路", False),
    ],
)
def test_so_seldom_of_what(name: str, target: str, description: str, *, is_told: bool) -> None:
    one = its("社会效益", name, target, description)
    assert bool(findings("P210", project(one))) is is_told


@pytest.mark.parametrize(
    ("name", "target", "is_told"),
    [
        ("设备使用年限", "≥8天", True),
        ("数据保存年限", "≥30小时", True),
        ("设备使用年限", "≥8年", False),
        ("设备使用年限", "≥96个月", False),
        ("灯具使用寿命", "≥20000小时", False),
        ("改造学校数量", "12期", True),
        ("改造学校数量", "12所", False),
        ("改造涵洞数量", "12道", False),
        ("更新设备村数", "20套", True),
    ],
)
def test_units_of_years_and_of_places(name: str, target: str, *, is_told: bool) -> None:
    one = project(its("数量", name, target))
    assert bool(findings("P301", one) or findings("P354", one)) is is_told


def _scored(lasting: str) -> Project:
    """A project whose scorings say when points are taken off."""
    return project(
        its("数量", "养护次数", "≥4次", scoring="低于2次"),
        its("质量", "苗木成活率", "≥95%", scoring="低于85%"),
        its("时效", "补种用时", "≤4小时", scoring="大于12小时"),
        its("可持续", "绿化年限", "≥2年", scoring=lasting),
    )


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P209", its("可持续", "使用年限", "≥2年", scoring="≥3年"), "another value"),
        case("P209", its("成本", "疫苗采购成本", "≤52元", scoring="≤52万元"), "元 for 万元"),
        case("P209", its("数量", "评估工作", "12平方米", scoring="=12份"), "reports in area"),
        case("P209", _scored("高于2年"), "the opposite of all others"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P209", _scored("低于1年"), "like all others"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_scoring_that_repeats_another_value() -> None:
    assert findings("P209", project(its("数量", "学习次数", "≥6次", scoring="≥4次")))
    assert not findings("P209", project(its("数量", "学习次数", "≥6次", scoring="≥6次")))
    assert not findings("P209", project(its("数量", "学习次数", "≥6次", scoring="低于4次扣分")))


def test_a_scoring_has_its_unit_with_brackets() -> None:
    right = [its("数量", name, "≥6次", scoring="低于6次扣分") for name in ("学习", "检查", "演练")]
    sets = its("数量", "购置设备数", "=11台", scoring="低于11台（套）扣分")
    assert not findings("P209", project(*right, sets))
    assert findings("P209", project(*right, msgspec.structs.replace(sets, scoring="低于12台扣分")))
