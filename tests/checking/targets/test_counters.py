"""Units that fit what is counted, and those that do not, in the words of many trades."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import findings, its, project

_MEASURED = [
    its("数量", "改善灌溉面积", "4.2万处"),
    its("数量", "新增粮食产量", "≥260万亩"),
    its("数量", "修建消防水池容积", "1500千米"),
    its("数量", "云存储容量", "600人次"),
    its("时效", "宣传周持续时间", "7人次"),
    its("成本", "示范点建设补助标准", "10个"),
    its("成本", "村道日常养护标准", "1000公里"),
    its("生态效益", "减少二氧化碳排放量", "≥300户"),
    its("数量", "新建围栏长度", "45亩次"),
]
_COUNTED = [
    its("数量", "抽检食品品种数", "120公顷"),
    its("数量", "受益农户数", "2100台"),
    its("数量", "接种疫苗剂次", "≥5.2万平方米"),
    its("数量", "印制宣传手册数量", "20000场"),
    its("社会效益", "外借册次", "≥6万户"),
    its("数量", "培训保洁员数量", "30棵"),
    its("数量", "出栏生猪数量", "3.2万页"),
    its("数量", "组建宣讲队伍数量", "12亩"),
    its("数量", "建设充电桩数量", "40人次"),
    its("数量", "维修村内道路数量", "6本"),
]
_DESCRIBED = [
    its("数量", "开设防火隔离带", "28台", "新开设防火隔离带的长度"),
    its("数量", "举办读书节", "60册", "举办阅读推广活动场次"),
    its("数量", "推广新技术", "12吨", "推广应用新技术的农户数量情况"),
]
_RIGHT = [
    its("数量", "草原鼠害防治面积", "≥20万亩次"),
    its("数量", "旅客吞吐量", "≥68万人次"),
    its("数量", "年降水量", "≥420毫米"),
    its("数量", "生猪出栏量", "3.2万头"),
    its("数量", "天然气产量", "2亿立方米"),
    its("可持续", "车辆使用寿命", "≥60万公里"),
    its("质量", "系统正常运行时间", "≥99%"),
    its("数量", "制定收费标准", "3项"),
    its("成本", "补贴标准", "500元/亩"),
    its("成本", "单机补贴标准", "≤30%"),
    its("数量", "整理档案数量", "120米"),
    its("数量", "购置显示屏", "48平方米"),
    its("数量", "巡演剧目数量", "12场"),
    its("数量", "设备租赁数量", "6批"),
    its("数量", "入户发放宣传册", "2000户次"),
    its("数量", "新建桥梁数量", "860延米"),
    its("数量", "服务企业", "200人次"),
    its("数量", "改造管网数量", "12条"),
    its("数量", "家庭农场数量", "86户"),
    its("数量", "法律援助案件数量", "≥300人次"),
    its("数量", "放映电影数量", "≥480场次"),
    its("数量", "慰问老党员", "86户", "慰问老党员人数"),
]


def _ids(every: list[Indicator]) -> list[str]:
    return [f"{one.level3} {one.target.text}" for one in every]


@pytest.mark.parametrize("one", _MEASURED, ids=_ids(_MEASURED))
def test_a_measure_in_a_unit_of_another(one: Indicator) -> None:
    assert len(findings("P301", project(one))) == 1


@pytest.mark.parametrize("one", _COUNTED + _DESCRIBED, ids=_ids(_COUNTED + _DESCRIBED))
def test_things_in_a_unit_of_others(one: Indicator) -> None:
    assert len(findings("P301", project(one))) + len(findings("P354", project(one))) == 1


@pytest.mark.parametrize("one", _RIGHT, ids=_ids(_RIGHT))
@pytest.mark.parametrize("rule", ["P301", "P354"])
def test_units_that_fit(rule: str, one: Indicator) -> None:
    assert findings(rule, project(one)) == []
