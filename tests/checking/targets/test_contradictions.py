"""What a project's own table says twice, and what cannot be: told, and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest

from mingzhang.disclosure import Disclosure, Indicator, PerformanceGoal, Project
from tests.checking.targets.projects import disclosure, findings, its, project


def _case(rule: str, why: str, *indicators: Indicator, said: str = "", **fields: Any) -> object:
    if said:
        fields["objectives"] = (said,)
    return pytest.param(rule, project(*indicators, **fields), id=f"{rule} {why}")


def _aims(rule: str, why: str, objective: str, indicators: str) -> object:
    goals = (PerformanceGoal("item", "公共服务", objective, indicators),)
    made = disclosure(project(), goals=goals)
    return pytest.param(rule, made, id=f"{rule} {why}")


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        _case(
            "P209",
            "the unit of a scoring in words",
            its("时效", "津贴发放次数", "12年", scoring="发放次数=12次"),
        ),
        _case("P209", "以上", its("质量", "考核合格率", "≥90%", scoring="99%以上")),
        _case("P209", "不少于", its("社会效益", "接待人次", "≥300人次", scoring="不少于3000人次")),
        _case("P209", "等于", its("时效", "缴纳及时性", "10个月", scoring="缴纳月数等于 12")),
        _case(
            "P332",
            "working days as hours",
            its("时效", "报告出具时限", "≤20小时", "收到样品20个工作日内出具报告"),
        ),
        _case("P332", "minutes as hours", its("时效", "响应时间", "≤30小时", "30分钟内到场维修")),
        _case(
            "P371",
            "months as days",
            its("时效", "康复训练时间", "≥10天", "每名儿童每年训练时间"),
            said="1.每名儿童每年训练不少于10个月。",
        ),
        _case("P354", "rooms as times", its("数量", "运行检验室数量", "5次", "检验室的数量")),
        _case("P354", "villages as households", its("数量", "整治村庄数", "28户")),
        _case("P301", "no room is so warm", its("质量", "库房温湿度达标率", "≥98℃")),
        _aims("P421", "less than the least", "举办活动不少于12场", "举办活动10场"),
    ],
)
def test_told(rule: str, made: Project | Disclosure) -> None:
    (found,) = findings(rule, made)
    assert found.evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        _case("P209", "one day", its("时效", "修复时限", "≤1天", scoring="≤24小时")),
        _case("P209", "marks", its("社会效益", "接待人次", "≥300人次", scoring="每少1人次扣1分")),
        _case("P209", "grades", its("质量", "合格率", "≥98%", scoring="98%以上得10分，90%以上5分")),
        _case("P209", "one sum", its("成本", "顾问费", "0.5万元", scoring="=5000元")),
        _case("P332", "one day", its("时效", "修复时限", "≤1天", "24小时内修复")),
        _case("P332", "working days", its("时效", "办结时限", "≤20天", "20个工作日内办结")),
        _case("P354", "done again", its("数量", "清洗水池数量", "2次", "全年清洗水池")),
        _case("P354", "households of villages", its("数量", "受益农户数", "28户")),
        _case("P301", "so warm as is wanted", its("质量", "取暖达标率", "≥18摄氏度", "室内温度")),
        _case("P334", "each quarter", its("时效", "随访频次", "≥4次/年", "每季度随访一次")),
        _case(
            "P344",
            "some of them are new",
            its("数量", "新建老年食堂数量", "5家"),
            said="1.对30家社区老年食堂发放补助。",
        ),
        _case(
            "P345",
            "of another age",
            its("质量", "0-6岁儿童健康管理率", "≥90%"),
            said="1.65岁及以上老年人健康管理率达到70%。",
        ),
        _case(
            "P504",
            "paid each month for all of it",
            its("数量", "运行设备数量", "4台"),
            its("成本", "每月电费", "≤3000元"),
            budget="10.00",
        ),
        _aims("P421", "more than the least", "辅导团队不少于30支", "辅导团队32支"),
    ],
)
def test_not_told(rule: str, made: Project | Disclosure) -> None:
    assert not findings(rule, made)
