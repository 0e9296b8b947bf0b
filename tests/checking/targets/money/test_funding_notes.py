"""项目经费情况说明: what contradicts itself, and what only looks so."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Printed, Section
from mingzhang.where import Where
from tests.checking.targets.projects import disclosure

_ITEMS = ("项目概述", "立项依据", "实施主体", "实施方案", "实施周期", "年度预算安排", "绩效目标")


def _rules(**told: str) -> list[str]:
    texts: list[str] = []
    for number, item in zip("一二三四五六七", _ITEMS, strict=True):
        texts += [f"{number}、{item}", told.get(item, "按年度工作计划执行。")]
    lines = tuple(Printed(text, Where(line=at)) for at, text in enumerate(texts, 1))
    section = Section(no="七", title="步道建设经费情况说明", paragraphs=lines)
    made = msgspec.structs.replace(disclosure(), sections=(section,))
    (report,) = check([made])
    return [f.rule for f in report.findings if f.rule.startswith("P36")]


@pytest.mark.parametrize(
    ("what", "goal", "told"),
    [
        pytest.param("为全区26所小学开展服务。", "覆盖小学28所。", True, id="more than all"),
        pytest.param("新建步道，总长6.8公里。", "步道总长8.6公里。", True, id="turned"),
        pytest.param("购置图书1200册。", "购置图书12000册。", True, id="a digit more"),
        pytest.param("改造社区食堂15处。", "改造社区食堂51处。", True, id="turned counts"),
        pytest.param("培训护理员320名。", "培训护理员230名。", True, id="turned persons"),
        pytest.param("新建智慧健身步道3条。", "新建智慧健身步道4条。", True, id="word for word"),
        pytest.param("已建智慧健身步道3条。", "新建步道4条。", False, id="other words"),
        pytest.param("修缮2处革命旧址。", "完成3处革命旧址修缮。", True, id="more, and the same"),
        pytest.param("已修缮2处革命旧址。", "完成3处革命旧址修缮。", False, id="so far"),
        pytest.param("修缮3处革命旧址。", "上半年完成2处革命旧址。", False, id="a part of them"),
        pytest.param("为全区26所小学开展服务。", "改造小学12所。", False, id="some of them"),
        pytest.param("新建步道，总长6.8公里。", "步道总长6.8公里。", False, id="the same"),
        pytest.param("设考点21个。", "安全事故12个以下。", False, id="other things"),
        pytest.param("全区共有小学26所。", "新增小学学位280个。", False, id="other counters"),
        pytest.param("现有养老床位120张。", "新增养老床位80张。", False, id="more of them"),
    ],
)
def test_description_and_goal(what: str, goal: str, told: bool) -> None:
    assert _rules(项目概述=what, 绩效目标=goal) == ["P361"] * told


@pytest.mark.parametrize(
    ("goal", "rules"),
    [
        pytest.param("培训合格率达到105%。", ["P362"], id="more than all"),
        pytest.param("培训合格率达到100%。", [], id="all"),
        pytest.param("服务人次增长率达到105%。", [], id="growth"),
        pytest.param("任务完成率达到105%。", [], id="more than planned"),
        pytest.param("市民满意度不低于95。", ["P363"], id="no sign"),
        pytest.param("设备完好率达到98，无事故。", ["P363"], id="no sign before a comma"),
        pytest.param("市民满意度不低于95%。", [], id="with its sign"),
        pytest.param("市民满意度不低于95分。", [], id="points"),
        pytest.param("死亡率不高于3‰。", [], id="per mille"),
    ],
)
def test_shares(goal: str, rules: list[str]) -> None:
    assert _rules(绩效目标=goal) == rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2023年度项目总预算318.00万元。", True),
        ("2024年度项目总预算318.00万元。", False),
        ("2023年度项目总预算318.00万元，2024年度项目总预算320.00万元。", False),
        ("项目总预算318.00万元。", False),
    ],
)
def test_budgets_of_an_earlier_year(text: str, told: bool) -> None:
    assert _rules(年度预算安排=text) == ["P365"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一季度完成招标，三季度开工，二季度竣工。", True),
        ("3月发布通知，9月终评，6月初评。", True),
        ("一季度完成招标，二季度开工，四季度竣工。", False),
        ("11月招标，12月签约，次年3月验收。", False),
        ("9月发放秋季学期补助，3月发放春季学期补助。", False),
        ("3月、6月、9月各抽查一次，12月通报，1月复核上年整改。", False),
        ("一季度、三季度集中检查，二季度、四季度抽查。", False),
    ],
)
def test_steps(text: str, told: bool) -> None:
    assert _rules(实施方案=text) == ["P368"] * told


_PLAN = "第一季度用款计划{}万元，第二季度用款计划20万元，第三季度20万元，第四季度20万元。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"2024年度项目预算安排79.00万元。{_PLAN.format(20)}", True),
        (f"2024年度项目预算安排79.00万元。{_PLAN.format(19)}", False),
        ("第一季度15万元，第二季度15万元，第三季度15万元，第四季度15万元。", False),
        ("2024年度项目预算安排79.00万元，第四季度支付尾款20万元。", False),
    ],
)
def test_quarters(text: str, told: bool) -> None:
    assert _rules(年度预算安排=text) == ["P364"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一季度、二季度、三季度、四季度分别拨付25%、25%、25%、35%。", True),
        ("一季度拨付20%，二季度拨付30%，三季度拨付30%，四季度拨付30%。", True),
        ("一季度、二季度、三季度、四季度分别拨付25%、25%、25%、25%。", False),
        ("一季度完成25%，二季度完成50%，三季度完成75%，四季度完成100%。", False),
        ("一季度拨付60%，四季度拨付30%。", False),
    ],
)
def test_shares_of_quarters(text: str, told: bool) -> None:
    assert _rules(实施方案=text) == ["P364"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024年安排预算688.00万元，其中开放补贴468.00万元，维修320.00万元。", True),
        ("2024年安排预算1,688.00万元（其中：补贴1,468.00万元、维修320.00万元）。", True),
        ("2024年安排预算688.00万元，其中开放补贴468.00万元，维修220.00万元。", False),
        ("2024年安排预算688.00万元，其中开放补贴468.00万元。", False),
        ("2024年安排预算688.00万元，其中区级资金400.00万元，市级资金288.00万元。", False),
        ("2024年安排预算12.00万元，其中6家各2万元、每家0.5万元，维修3万元。", False),
    ],
)
def test_parts_of_the_year(text: str, told: bool) -> None:
    assert _rules(年度预算安排=text) == ["P366"] * told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三季度施工，2023年四季度竣工验收。", True),
        ("2023年3月启动招标。", True),
        ("（一）2023年四季度完成方案设计；（二）2024年3月开工，9月底前完工。", False),
        ("（一）2024年3月开工；（二）2023年四季度完成竣工验收。", True),
        ("已于2023年12月完成招标，2024年3月开工。", False),
        ("2024年四季度竣工验收。", False),
        ("根据2023年12月开展的调查确定名单。", False),
        ("2025年3月完成审计。", False),
    ],
)
def test_plans(text: str, told: bool) -> None:
    assert _rules(实施方案=text) == ["P365"] * told
