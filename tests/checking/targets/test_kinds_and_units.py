"""Kinds, units, names and bases of one indicator: what cannot be, and what only looks odd."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import findings, its, project


def _case(rule: str, indicator: Indicator, why: str) -> object:
    return pytest.param(rule, indicator, id=f"{rule} {why}")


def _bare(kind: str, name: str, target: str) -> Indicator:
    """As the layouts have it that print neither description nor basis."""
    return msgspec.structs.replace(its(kind, name, target), description="", basis="")


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P204", its("质量", "验收合格", "合格率100", "改造验收情况"), "a share without sign"),
        _case("P205", _bare("质量", "仪器标定", "标定率"), "a name for a target"),
        _case("P205", its("满意度", "职工满意度", "零投诉"), "no complaints, and nobody asked"),
        _case("P207", its("时效", "工资发放时限", "每月15人前"), "persons for a day"),
        _case("P207", its("质量", "发射成功率", "≥960‰%"), "two signs of a share"),
        _case(
            "P210",
            its("社会效益", "建设过硬队伍", "≥95%", "提升队员的业务本领"),
            "neither name nor description has a share",
        ),
        _case("P216", _bare("可持续", "服务能力", "≥提升%"), "a sign, a word, a sign"),
        _case("P216", _bare("质量", "照料质量", "≥优良分"), "a grade in points"),
        _case("P223", its("数量", "接待观众", "≥35万人次万"), "万 behind the unit"),
        _case("P223", its("时效", "工期", "≤90天个月"), "two units of time"),
        _case("P301", its("质量", "应免畜禽免疫密度", "≥90头"), "a density in heads"),
        _case("P301", _bare("数量", "上门服务工时", "≥2名"), "working hours in persons"),
        _case("P312", its("社会效益", "森林火灾受害率", "≥0.9‰"), "what the fire took"),
        _case("P312", its("质量", "重新犯罪率", "≥0.2%"), "crimes again"),
        _case("P312", its("生态效益", "劣质种苗使用率", "≥1%"), "what ought not to be used"),
        _case("P320", _bare("社会效益", "重大动物疫情发生率", "≤100%"), "met whatever happens"),
        _case("P321", _bare("经济效益", "水域生态修复面积", "≥1200亩"), "of nature"),
        _case("P321", its("时效", "完成时效", "100%"), "a share of a time"),
        _case("P325", its("时效", "第三季度", "按时"), "a date"),
        _case("P325", its("质量", "顺利进行", "按要求高效完成"), "a verdict"),
        _case("P330", its("生态效益", "冷藏柜数量", "24组", "更新冷藏柜的数量"), "things bought"),
        _case(
            "P337",
            its("质量", "苗木合格率", "≥95%", "反映抽检经费的到位情况"),
            "money for quality",
        ),
        _case(
            "P337", its("质量", "缴费率", "≥95%", "应缴费人数占总人数的比例"), "what ought to be"
        ),
        _case("P405", its("时效", "工期", "≤120天", basis="同上"), "the same as above"),
        _case("P405", its("成本", "造价", "≤36万元", basis="≤36万元"), "the target again"),
        _case("P405", its("质量", "完成率", "≥90%", basis="年度招聘完成率"), "an indicator"),
        _case("P419", its("时效", "放流完成时间", "≤14月"), "no month, or beyond the year"),
    ],
)
def test_found(rule: str, indicator: Indicator) -> None:
    assert findings(rule, project(indicator))


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P205", its("社会效益", "群众参与", "参与率逐年提高"), "a change"),
        _case("P205", its("质量", "监测覆盖", "提高覆盖率"), "an aim"),
        _case("P210", its("社会效益", "粮食增产", "≥5%", "示范田每亩增产"), "by how much"),
        _case("P210", its("社会效益", "观影人次增长", "≥5%", "国产影片观影人次"), "a growth"),
        _case("P223", its("数量", "公交运营", "≥780万车公里"), "a product"),
        _case("P223", its("数量", "护理服务", "≥3200床日"), "a product with days"),
        _case("P301", its("满意度", "乘客有责投诉率", "≤3件", "每百万人次投诉的件数"), "its base"),
        _case("P301", its("数量", "培训课时", "≥40节"), "lessons"),
        _case("P312", its("质量", "违章查处率", "≥95%"), "dealt with"),
        _case("P320", its("质量", "故障率", "≤5%"), "a bound"),
        _case("P325", its("时效", "按期完成率", "100%"), "a share"),
        _case("P330", its("生态效益", "新能源车数量", "6辆", "更新的新能源车"), "of clean energy"),
        _case("P337", its("质量", "参保率", "≥95%", "应保尽保人数占比"), "all who ought to be"),
        _case("P339", its("质量", "鉴定通过率", "≥70%", "取得证书的占受训的比例"), "defined"),
        _case("P405", its("质量", "合格率", "≥95%", basis="12345热线"), "a hotline"),
        _case("P405", its("质量", "合格率", "≥95%", basis="2024年工作计划"), "a plan"),
        _case("P419", its("时效", "建设周期", "≤14个月"), "how long"),
        _case("P419", its("时效", "任务完成时间", "≤12月"), "December"),
    ],
)
def test_right_or_not_certain(rule: str, indicator: Indicator) -> None:
    assert findings(rule, project(indicator)) == []


def test_a_unit_written_twice_is_told_once() -> None:
    made = project(its("成本", "运维成本", "≤58万元元"))
    assert findings("P207", made)
    assert findings("P223", made) == []
