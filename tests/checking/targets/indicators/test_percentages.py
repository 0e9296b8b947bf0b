"""What a share can come to: all of its whole, somewhat more than planned, a ratio of two things."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P304", its("成本", "法治沙龙", "≤1%", "办沙龙所需费用"), "as it is described"),
        case("P303", its("社会效益", "丰富生活", "≥5年", "提升影片放映率"), "a rate in years"),
        case("P303", its("质量", "获奖项目", "≥3人", "获奖人数占人才总数"), "a share described"),
        case("P302", its("质量", "资金使用率", "≥400%"), "a share above the whole"),
        case("P302", its("满意度", "群众满意情况", "≥195%"), "more than all are satisfied"),
        case("P304", its("成本", "活动经费", "≤60%"), "money as a share"),
        case("P304", its("成本", "项目预算控制数", "≤2.98%"), "nobody keeps to so little"),
        case("P304", its("成本", "项目预算控制数", "≤89.68%"), "an amount with its cents"),
        case("P302", its("质量", "合格率", ">100%"), "more than all"),
        case("P302", its("质量", "任务完成率", "≥195%"), "far more than planned"),
        case("P302", its("质量", "信访积案稳控率", "≥105%"), "held in check"),
        case("P302", its("质量", "档案数字化率", "≥198%"), "any rate, by so much"),
        case("P302", its("质量", "发放成功率", "≥195%"), "成功率 is no 功率"),
        case("P304", its("成本", "每平方米维修成本", "≤100%"), "the price of one in per cent"),
        case("P303", its("数量", "补贴户数", "310户", "领取户数占应保障户数的比例"), "a count"),
        case("P219", its("质量", "发放覆盖率", "≥100%"), "a whole has no more"),
        case("P227", its("满意度", "居民满意度", "≥100%"), "nobody is left to be content"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P303", its("可持续", "设备使用情况", "≥5年", "设备使用年限"), "years are a time"),
        case("P304", its("成本", "预算成本", "≤100%", "成本控制在预算内"), "kept to the budget"),
        case("P304", its("成本", "节约成本", "≥5%"), "saved"),
        case("P303", its("数量", "安置户", "≥3户", "征占土地的户数比例"), "land is taken"),
        case("P302", its("社会效益", "移动电话普及率", "≥115%"), "more telephones than people"),
        case("P302", its("质量", "储备粮保障率", "≥120%"), "more than is needed"),
        case("P303", its("质量", "占地控制", "≥3处", "占地比例"), "占 of another kind"),
        case("P302", its("经济效益", "产值增长率", "≥120%"), "growth has no end"),
        case("P302", its("经济效益", "资产周转率", "≥200%"), "a ratio of two things"),
        case("P302", its("社会效益", "停车泊位利用率", "≥180%"), "used more than once"),
        case("P302", its("数量", "任务完成率", "≥110%"), "more than planned"),
        case("P303", its("数量", "义诊医师", "≥60人", "中级以上职称占七成"), "some of them"),
        case("P303", its("数量", "拆除处数", "≥9处", "广告牌占压盲道"), "what is stood upon"),
        case("P302", its("经济效益", "任务完成率", ">100%"), "more than planned"),
        case("P302", its("质量", "任务完成率", "≥120%"), "somewhat more than planned"),
        case("P304", its("成本", "工程结算成本", "≤95%"), "of the budget"),
        case("P219", its("质量", "任务完成率", "≥100%"), "a plan can be overfulfilled"),
        case("P227", its("满意度", "居民满意度", "100%"), "all of them"),
        case("P227", its("满意度", "居民满意度", "≥100分"), "marks"),
        case("P219", its("经济效益", "产值增长率", "≥100%"), "growth has no end"),
        case("P219", its("质量", "国有资本保值增值率", "≥100%"), "value can grow"),
        case("P219", its("质量", "毛入学率", "≥100%"), "older pupils count too"),
        case("P302", its("经济效益", "撬动社会资金比例", "≥500%"), "money that follows"),
        case("P302", its("成本", "供养标准占低保标准比例", "≥130%"), "two standards"),
        case("P302", its("质量", "设备负荷率", "≥105%"), "overload"),
        case("P302", its("质量", "资本充足率", "≥150%"), "two sums of money"),
        case("P302", its("社会效益", "学前入园率", "≥103%"), "all ages"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
