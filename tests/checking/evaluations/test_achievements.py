"""What self-evaluations say was reached: smallest faults, and what only looks like one."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Evaluation, Fund, Printed, Rating
from mingzhang.where import Where
from tests.narratives import disclosure, section

_LEVEL1 = {"数量": "产出指标", "质量": "产出指标", "时效": "产出指标", "成本": "产出指标"}


def row(kind: str, name: str, *cells: str) -> Rating:
    """An indicator of 10 points: target, actual, score (10 if left out) and reason."""
    target, actual, score, reason = (*cells, *("10", "")[len(cells) - 2 :])
    level1 = _LEVEL1.get(kind, "满意度指标" if "满意" in kind else "效益指标")
    texts = (name, target, actual, "10", score, reason)
    shown = [Printed(text, Where(line=9, cell=place)) for place, text in enumerate(texts)]
    return Rating(level1, f"{kind}指标", *shown)


def table(*ratings: Rating, **changed: object) -> Evaluation:
    """A self-evaluation of a project, with its money."""
    money = {
        name: Printed(text)
        for name, text in {
            "initial": "40.00",
            "budget": "40.00",
            "executed": "40.00",
            "rate": "100%",
            "weight": "10",
            "score": "10",
        }.items()
    }
    made = Evaluation(
        name=Printed("苗圃维护项目"),
        department=Printed(""),
        unit=Printed(""),
        money=money,
        ratings=ratings,
        total_weight=Printed(""),
        total_score=Printed(""),
    )
    return msgspec.structs.replace(made, **changed)


def told(*tables: Evaluation, text: str = "") -> list[str]:
    """The rules E2, and E109 and E113 to E116, that tell of it."""
    made = disclosure(section("预算绩效情况说明", text), kind="final", year=2023)
    (report,) = check([msgspec.structs.replace(made, evaluations=tables)])
    rules = (finding.rule for finding in report.findings)
    return [
        rule for rule in rules if rule.startswith(("E2", "E109", "E113", "E114", "E115", "E116"))
    ]


@pytest.mark.parametrize(
    ("kind", "name", "target", "actual"),
    [
        pytest.param("数量", "巡护员人数", "≥120名", "112名", id="too few"),
        pytest.param("数量", "更换水表数量", "=186只", "180只", id="not as many as said"),
        pytest.param("时效", "出警时间", "≤30分钟", "42分钟", id="above the ceiling"),
        pytest.param("成本", "单车购置价", "≤13.77万元", "17.49万元", id="dearer"),
        pytest.param("时效", "完工时间", "2023年10月底前", "2023年12月20日", id="late"),
        pytest.param("时效", "完工时间", "6月30日前", "9月5日", id="late, without years"),
        pytest.param("质量", "安全事故起数", "0起", "2起", id="none were allowed"),
        pytest.param("满意度", "游客满意度", "≥95%", "94.2", id="a number without its unit"),
        pytest.param("社会效益", "发病率", "下降", "有所上升", id="the other way"),
        pytest.param("数量", "普查面积", "≥5.8万亩", "52000亩", id="without 万"),
    ],
)
def test_all_points_for_less(kind: str, name: str, target: str, actual: str) -> None:
    assert told(table(row(kind, name, target, actual))) == ["E109"]


@pytest.mark.parametrize(
    ("kind", "name", "target", "actual"),
    [
        pytest.param("数量", "普查面积", "≥5.8万亩", "58000亩", id="the same without 万"),
        pytest.param("成本", "单场演出补助", "0.4万元", "0.38万元", id="cheaper"),
        pytest.param("质量", "安全事故起数", "0起", "0起", id="none"),
        pytest.param("时效", "兑付时间", "次年1月底前", "2024年1月12日", id="in the next year"),
        pytest.param("时效", "完工时间", "2023年10月底前", "2023年10月28日", id="in time"),
        pytest.param("时效", "宣传月", "2023年11月", "2023年11月", id="in the month"),
        pytest.param("数量", "发放次数", "12次", "12个月", id="a payment a month"),
        pytest.param("可持续影响", "使用年限", "≥8年", "≥8年", id="what years will show"),
        pytest.param("质量", "验收合格率", "≥95%", "0.98", id="a fraction"),
        pytest.param("社会效益", "开放时间", "≥16小时/日", "16至24小时/日", id="a range"),
        pytest.param("质量", "体重下降率", "≥-5%", "-3%", id="below zero"),
        pytest.param("社会效益", "发病率", "下降", "由上升转为下降", id="turned at last"),
        pytest.param("社会效益", "知晓率", "提高", "达到预期", id="no direction"),
    ],
)
def test_targets_that_are_reached(kind: str, name: str, target: str, actual: str) -> None:
    assert told(table(row(kind, name, target, actual))) == []


def test_points_off_need_a_reason() -> None:
    short = ("社会效益", "防控知识知晓率", "≥80%", "76.2%", "9.5")
    assert told(table(row(*short))) == ["E201"]
    assert told(table(row(*short, "进村宣传少，下年增加"))) == []
    assert told(table(row("社会效益", "环境改善", "明显", "明显", "9"))) == []  # judged, not missed
    partly = ("生态效益", "环境改善", "明显改善", "部分改善")
    nine = [row("数量", f"第{n}项巡查次数", "36次", "36次") for n in range(8)]
    assert told(table(*nine, row(*partly, "8"))) == ["E201"]
    assert told(table(*nine, row(*partly, "8", "资金未到位"))) == []
    assert told(table(*nine, row(*partly))) == []
    assert told(table(*nine, row("数量", "复查次数", "6次", "6次", "8"))) == ["E201"]
    assert told(table(row("数量", "复查次数", "6次", "6次", "8"))) == []  # E103 tells of its points
    no_column = msgspec.structs.replace(row(*short), reason=Printed(""))
    assert told(table(no_column)) == []


@pytest.mark.parametrize(
    ("rating", "rule"),
    [
        pytest.param(row("质量", "验收合格率", "≥95%", "15个"), "E202", id="a count for a rate"),
        pytest.param(row("质量", "意见采信率", "≥95%", "96件"), "E202", id="cases for a rate"),
        pytest.param(row("成本", "消防车价格", "≤380万元", "378.6元"), "E202", id="元 for 万元"),
        pytest.param(row("成本", "采购成本", "≤184万元", "1545600元"), "E203", id="converted"),
        pytest.param(row("数量", "购置车辆数", "1辆", "1套"), "E203", id="another counter"),
        pytest.param(row("数量", "购置设备数", "≥52台", "≥52台"), "E204", id="copied"),
        pytest.param(row("社会效益", "积极性", "提高", "≥90%"), "E204", id="a demand"),
        pytest.param(row("社会效益", "知晓率", "≥70%", ""), "E205", id="blank"),
        pytest.param(row("质量", "无害化处理率", "=100%", "104%"), "E206", id="more than all"),
        pytest.param(row("时效", "改造完成时间", "10月底前", "9月31日"), "E207", id="no such day"),
        pytest.param(
            row("时效", "除治完成时间", "2023年3月底前", "2022年3月底"), "E208", id="last year's"
        ),
        pytest.param(
            row("满意度", "群众满意度", "≥90%", "95%", "10", "未完成目标值"),
            "E211",
            id="a reason for what is reached",
        ),
    ],
)
def test_what_was_done(rating: Rating, rule: str) -> None:
    assert told(table(rating)) == [rule]


@pytest.mark.parametrize(
    "rating",
    [
        pytest.param(
            row("时效", "慰问金发放时间", "2023年1月20日前", "2022年12月30日"), id="early"
        ),
        pytest.param(row("数量", "门诊人次", "≥32万人次", "34.6"), id="a number alone"),
        pytest.param(row("数量", "演出场次", "≥90场次", "96场"), id="much the same counter"),
        pytest.param(row("社会效益", "宣传活动完成率", "≥100%", "115%"), id="more than planned"),
        pytest.param(row("社会效益", "投诉率", "≤1%", "0起"), id="none at all"),
        pytest.param(row("质量", "验收合格率", "≥95%", "合格"), id="words"),
        pytest.param(
            row("数量", "志愿者人数", "≥60人", "60人", "10", "按计划完成"), id="no failure"
        ),
        pytest.param(row("经济效益", "就业人数", "≥60人", "", "0"), id="no points for nothing"),
    ],
)
def test_what_only_looks_wrong(rating: Rating) -> None:
    assert told(table(rating)) == []


def _achieved(text: str, *ratings: Rating) -> Evaluation:
    return table(*ratings, expected=Printed("完成年度任务。"), achieved=Printed(text))


@pytest.mark.parametrize(
    ("text", "rating", "rules"),
    [
        pytest.param(
            "清理枯死松树3120株。",
            row("数量", "清理枯死松树株数", "≥3500株", "3620株"),
            ["E209"],
            id="trees",
        ),
        pytest.param(
            "接待观众120万人次。",
            row("数量", "接待观众人次", "≥100万人次", "124万人次"),
            ["E209"],
            id="120万 is told to a whole 万",
        ),
        pytest.param(
            "平台年访问量3.4万人次。",
            row("社会效益", "平台年访问量", "≥20万人次", "34万人次"),
            ["E209"],
            id="visits, in 万",
        ),
        pytest.param(
            "修复受污染耕地34亩。",
            row("生态效益", "修复受污染耕地面积", "≥30亩", "43亩"),
            ["E209"],
            id="land",
        ),
        pytest.param(
            "开展安全演练4次。", row("数量", "安全演练次数", "≥4次", "6次"), ["E209"], id="drills"
        ),
        pytest.param(
            "完成检查45次。", row("数量", "现场检查次数", "≥30次", "36次"), [], id="of a wider kind"
        ),
        pytest.param(
            "培训护工1.3万人次。",
            row("数量", "培训护工人次", "≥1万人次", "1.3万人次"),
            [],
            id="same",
        ),
        pytest.param(
            "完成年初计划的安全演练4次任务。",
            row("数量", "安全演练次数", "≥4次", "6次"),
            [],
            id="what was planned",
        ),
        pytest.param(
            "为148名执法人员配发制式服装。",
            row("数量", "配发服装人数", "150人", "144人", "9", "退休"),
            ["E209"],
            id="by all words of a name",
        ),
        pytest.param(
            "设施完好率达到95%。",
            row("质量", "设施完好率", "≥95%", "98%"),
            ["E209"],
            id="a share",
        ),
        pytest.param(
            "故障平均响应时间42分钟。",
            row("时效", "故障响应时间", "≤30分钟", "24分钟"),
            ["E209"],
            id="how long",
        ),
        pytest.param(
            "设施完好率达到98%，故障响应时间24分钟，为144人以上配发服装。",
            row("数量", "配发服装人数", "140人", "148人"),
            [],
            id="more than so many",
        ),
        pytest.param(
            "接待观众12.3万人次。",
            row("数量", "接待观众人次", "≥10万人次", "123456人次"),
            [],
            id="in 万, rounded",
        ),
        pytest.param(
            "其中安全演练4次。", row("数量", "安全演练次数", "≥4次", "6次"), [], id="a part"
        ),
        pytest.param(
            "上年开展安全演练4次。", row("数量", "安全演练次数", "≥4次", "6次"), [], id="last year"
        ),
        pytest.param(
            "走访困难家庭336户。", row("数量", "安全演练次数", "≥4次", "6次"), [], id="other things"
        ),
    ],
)
def test_words_and_indicators(text: str, rating: Rating, rules: list[str]) -> None:
    assert told(_achieved(text, rating)) == rules


def test_narrative_and_indicators() -> None:
    rating = row("数量", "配备预警广播套数", "≥100套", "102套")
    text = "苗圃维护项目绩效自评得分为98分。完成情况：配备预警广播{}套。"
    assert told(table(rating), text=text.format(120)) == ["E212"]
    assert told(table(rating), text=text.format(102)) == []
    wider = row("数量", "现场检查次数", "≥30次", "36次")
    said = "苗圃维护项目绩效自评得分为98分。完成检查45次。"
    assert told(table(wider), text=said) == []


def test_half_of_the_objective() -> None:
    asked, done = Printed("接待来访1500人次。"), Printed("接待来访1840人次。")
    assert told(table(achieved=done)) == ["E210"]
    assert told(table(expected=asked, achieved=done)) == []
    assert told(table()) == []  # the table has no place for it


def _money(**cells: str) -> Evaluation:
    made = table()
    return msgspec.structs.replace(
        made, money=made.money | {name: Printed(text) for name, text in cells.items()}
    )


@pytest.mark.parametrize(
    ("money", "rules"),
    [
        ({"budget": "36.00", "executed": "36.00", "rate": "90%"}, ["E113"]),
        ({"budget": "36.00", "executed": "36.00", "rate": "100%"}, []),
        ({"executed": "40.50", "rate": "101.25%"}, ["E114"]),
        ({"executed": "38.40", "rate": "96%", "score": "9.06"}, ["E116"]),
        ({"executed": "38.40", "rate": "96%", "score": "9.6"}, []),
        ({"executed": "38.40", "rate": "96%", "score": "10"}, []),  # by steps
    ],
)
def test_money(money: dict[str, str], rules: list[str]) -> None:
    assert told(_money(**money)) == rules


def test_what_is_carried_over_is_not_in_the_initial_budget() -> None:
    cells = {"initial": "120.00", "budget": "145.50", "executed": "145.50", "rate": "100%"}
    parts = {"当年财政拨款": "120.00", "上年结转资金": "25.50", "其他资金": "0.00"}
    rows = tuple(
        Fund(Printed(name), {column: Printed(text) for column in ("initial", "budget", "executed")})
        for name, text in parts.items()
    )
    assert told(msgspec.structs.replace(_money(**cells), funds=rows)) == []


@pytest.mark.parametrize(
    ("funds", "rules"),
    [
        pytest.param({"其中：当年财政拨款": "40.00", "其他资金": "10.00"}, ["E115"], id="more"),
        pytest.param(
            {"当年财政拨款": "30.00", "上年结转资金": "10.00", "其他资金": "0"}, [], id="all"
        ),
        pytest.param({"当年财政拨款": "40.00", "其他资金": "—"}, [], id="none of the others"),
        pytest.param({"其中：当年财政拨款": "30.00"}, [], id="only a part is shown"),
        pytest.param({"其中：基本支出": "25.00", "项目支出": "14.00"}, ["E115"], id="by nature"),
    ],
)
def test_funds(funds: dict[str, str], rules: list[str]) -> None:
    rows = tuple(
        Fund(Printed(name), {column: Printed(text) for column in ("initial", "budget", "executed")})
        for name, text in funds.items()
    )
    assert told(table(funds=rows)) == rules
