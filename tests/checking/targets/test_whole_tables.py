"""Whose table it is, what a whole department is to reach, and other people's sentences."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import UNLABELLED, Agency, Evaluation, PerformanceGoal, Printed, Project
from mingzhang.reading.source import read_bytes
from mingzhang.where import Where
from tests.checking.targets.projects import disclosure, its, project

_HEAD = "绩效指标 指标 指标权重 计量单位 指标性质 指标值"


def _rules(*projects: Project, **fields: Any) -> list[str]:
    (report,) = check([disclosure(*projects, **fields)])
    return [finding.rule for finding in report.findings]


def _table(unit: str, department: str = "某县人民法院") -> Project:
    return project(implementing_unit=unit, responsible_department=department)


@pytest.mark.parametrize(
    ("agency", "units", "told"),
    [
        pytest.param("某县人民法院", "法院 法院 检察院", True, id="the neighbour"),
        pytest.param("某县人民法院", "法院 检察院 检察院", False, id="as often as our own"),
        pytest.param("某县人民法院", "法院 法院 法院", False, id="our own"),
    ],
)
def test_another_body(agency: str, units: str, told: bool) -> None:
    tables = [_table(f"某县人民{unit}") for unit in units.split()]
    assert ("P616" in _rules(*tables, agency=Agency("", agency))) is told


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        pytest.param("某县卫生健康局", True, id="another bureau"),
        pytest.param("某县应急救援大队", False, id="a unit of ours, perhaps"),
        pytest.param("某县应急管理局安全生产监察大队", False, id="named after us"),
        pytest.param("某县各乡镇", False, id="whoever does the work"),
        pytest.param("", False, id="blank"),
    ],
)
def test_bureaus_and_their_units(unit: str, told: bool) -> None:
    tables = [_table(name, "某县应急管理局") for name in ("某县应急管理局", "某县应急管理局", unit)]
    assert ("P616" in _rules(*tables, agency=Agency("", "某县应急管理局"))) is told


def test_a_unit_next_door() -> None:
    names = ("某区文化馆", "某区文化馆", "某区图书馆")
    tables = [_table(name, "某区文化和旅游局") for name in names]
    assert "P616" in _rules(*tables, agency=Agency("", "某区文化馆"))
    bureau = [_table(name, "某区文化和旅游局") for name in names]
    assert "P616" not in _rules(*bureau, agency=Agency("", "某区文化和旅游局"))


@pytest.mark.parametrize(
    ("agency", "text", "told"),
    [
        pytest.param("某县残疾人联合会", "救助流浪乞讨人员150人次。", True, id="beggars and rent"),
        pytest.param("某县民政局", "救助流浪乞讨人员150人次。", False, id="whose work it is"),
        pytest.param("某镇人民政府", "救助流浪乞讨人员150人次。", False, id="does everything"),
        pytest.param("某县统计局", "做好医疗废物处置。", True, id="a hospital's"),
        pytest.param("某县疾病预防控制中心", "做好医疗废物处置。", False, id="near a hospital"),
        pytest.param("某县统计局", "开展林业有害生物防治。", True, id="a forester's"),
        pytest.param("某县公路局", "栽植行道树，防治林业有害生物。", False, id="trees by the road"),
        pytest.param("某县统计局", "开展统计法治宣传。", False, id="its own"),
    ],
)
def test_sentences_of_another_field(agency: str, text: str, told: bool) -> None:
    made = project(name="办公用房租赁", purpose="支付租金", objectives=(text,), title="")
    indicators = tuple(one for one in made.indicators if "苗木" not in one.level3)
    made = msgspec.structs.replace(made, indicators=indicators)
    assert ("P637" in _rules(made, agency=Agency("", agency))) is told


def test_achievements_of_another_field() -> None:
    blank = Printed("")
    made = Evaluation(Printed("消防宣传"), blank, blank, {}, (), blank, blank)
    said = "开展消防“五进”活动138场，高龄津贴发放到位。"
    wrong = msgspec.structs.replace(made, achieved=Printed(said))
    right = msgspec.structs.replace(made, achieved=Printed("开展消防“五进”活动138场。"))
    agency = Agency("", "某县消防救援大队")
    assert "E213" in _rules(evaluations=(wrong,), agency=agency)
    assert "E213" not in _rules(evaluations=(right,), agency=agency)
    assert "E213" not in _rules(evaluations=(wrong,), agency=Agency("", "某县民政局"))


def test_an_objective_in_a_row_of_its_own_is_shown_there() -> None:
    made = project(
        its("数量", "改造路灯数量", "≥20盏", "改造的路灯"),
        objectives=("完成城区绿化养护。", "改造路灯30盏。"),
        objective_places=(Where(line=7), Where(line=8)),
    )
    (report,) = check([disclosure(made)])
    (finding,) = [one for one in report.findings if one.rule == "P344"]
    assert [evidence.where.line for evidence in finding.evidence][-1] == 8
    assert "绩效目标写" in finding.message


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        pytest.param("群众满意度", "≥9%", True, id="a digit short"),
        pytest.param("群众满意度", "≥60%", False, id="low"),
        pytest.param("群众不满意度", "≤9%", False, id="dissatisfaction"),
        pytest.param("满意度提高", "≥5%", False, id="a rise"),
    ],
)
def test_low_satisfaction(name: str, target: str, told: bool) -> None:
    assert ("P320" in _rules(project(its("满意度", name, target)))) is told


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        pytest.param(its("可持续", "参展观众满意度", "≥90%"), True, id="under 可持续影响"),
        pytest.param(its("社会效益", "民主评议满意率", "≥90%"), False, id="a result"),
        pytest.param(its("质量", "能力验证满意率", "100%"), False, id="a result of a laboratory"),
        pytest.param(its("社会效益", "群众满意的工程", "≥3个"), False, id="no share"),
        pytest.param(its("满意度", "展演场次", "≥6场", "展演"), True, id="work under 满意度"),
        pytest.param(its("满意度", "收到表扬信", "≥6封"), False, id="praise"),
        pytest.param(its("满意度", "投诉次数", "≤2次"), False, id="complaints"),
    ],
)
def test_satisfaction_and_the_rest(indicator: Any, told: bool) -> None:
    more = its("满意度", "居民满意度", "≥90%")
    assert ("P351" in _rules(project(indicator, more))) is told
    if indicator.level2 == "可持续影响指标":
        only = [one for one in project(indicator).indicators if "满意度" not in one.level2]
        assert "P351" in _rules(project(*only, whole=False))


@pytest.mark.parametrize(
    ("second", "told"),
    [
        pytest.param(its("质量", "适配器具件数", "=0件", "退回的件数"), True, id="faults"),
        pytest.param(its("数量", "适配器具件数", "≥85人", "适配的人数"), True, id="who gets them"),
        pytest.param(its("数量", "适配器具件数", "≥40件", "假肢的件数"), False, id="other things"),
        pytest.param(its("成本", "适配器具件数", "≤9万元", "器具费用"), False, id="what they cost"),
    ],
)
def test_one_name_of_two_indicators(second: Any, told: bool) -> None:
    first = its("数量", "适配器具件数", "≥90件", "轮椅的件数")
    assert ("P348" in _rules(project(first, second))) is told


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        pytest.param("调度经费总额", "≤5.2元", True, id="万 is left out"),
        pytest.param("调度经费总额", "≤5200元", False, id="a small sum"),
        pytest.param("人均慰问品总额", "≤60元", False, id="of each"),
        pytest.param("宣传品成本", "≤6元", False, id="a price, perhaps"),
    ],
)
def test_a_whole_cost_of_nothing(name: str, target: str, told: bool) -> None:
    assert ("P508" in _rules(project(its("成本", name, target)))) is told


def test_an_area_of_the_goal_in_another_unit() -> None:
    sown = its("数量", "养护绿地面积", "≥210亩")
    made = project(sown, objectives=("养护城区绿地210万平方米。",))
    assert "P352" in _rules(made)


def _goal(*rows: str, objective: str = "", rest: str = "", head: str = _HEAD) -> list[str]:
    goal = PerformanceGoal(
        "overall", "整体绩效目标表", objective, "\n".join((head, *rows)), rest=rest
    )
    return [rule for rule in _rules(goals=(goal,)) if rule[0] == "P"]


def test_the_table_of_a_department() -> None:
    rows = ("招募志愿者人数 40 名 ≥ 63", "青年满意度 60 % ≥ 90")
    assert _goal(*rows, objective="招募志愿者36名。") == ["P344"]
    assert _goal(*rows, objective="招募志愿者63名。") == []
    assert _goal("帮扶青少年人数 40 场 ≥ 200", "青年满意度 60 % ≥ 90") == ["P301"]
    assert _goal("青年满意度 100 % ≤ 90") == ["P311"]
    assert _goal("两 个 词 的 名称 100 % ≤ 90") == []  # which cell is which is not certain


def test_the_table_of_a_department_with_numbered_rows() -> None:
    head = "序号 一级指标 二级指标 三级指标 指标权重 计量单位 指标性质 指标值"
    rows = (
        "1 产出指标 数量指标 帮扶青少年人数 100 名 ≥ 200",
        "2 满意度指标 服务对象满意度 帮扶满意度 0 % ≤ 90",
    )
    assert _goal(rows[0], head=head) == []
    assert _goal(*rows, head=head) == ["P311"]


@pytest.mark.parametrize(
    ("weights", "told"),
    [("30 70", False), ("30 60", False), ("0.3 0.7", False), ("30 80", True), ("30% 70%", False)],
)
def test_weights(weights: str, told: bool) -> None:
    first, second = weights.split()
    rows = (f"养护里程 {first} 公里 ≥ 420", f"群众满意度 {second} % ≥ 90")
    assert _goal(*rows) == ["P529"] * told


@pytest.mark.parametrize(
    ("money", "rules"),
    [
        ("568.40 548.40 20.00", []),
        ("568.40 548.40 0.00", ["P530"]),
        ("1,568.40 1,548.40 20.00", []),
        ("568.40 548.40", []),  # which is blank is not certain
    ],
)
def test_money_of_a_department(money: str, rules: list[str]) -> None:
    rest = f"年度部门整体支出预算 资金总额 财政拨款 其他资金\n{money}"
    assert _goal("群众满意度 100 % ≥ 90", rest=rest) == rules


def test_deadlines_of_an_earlier_year_within_an_objective() -> None:
    def told(text: str) -> bool:
        return "P418" in _rules(project(objectives=(text,)))

    assert told("支付工程尾款，推动法庭2023年底前投入使用。")
    assert told("建设安置场所15处，2023年汛期前建成。")
    assert not told("支付2023年底前完成的工程尾款。")
    assert not told("2024年底前投入使用。")


@pytest.mark.parametrize(
    ("target", "rules"),
    [
        ("≥20000万人次", ["P222"]),
        ("≥2万人次", []),
        ("≥20000人次", []),
        ("≥9999万人次", []),
        ("≥2860平方", ["P223"]),
        ("≥2860平方米", []),
        ("≥4次场", ["P223"]),
        ("≥4场次", []),
        ("≥4个", []),
        ("≥4台套", []),
        ("≥4件件", ["P207"]),
    ],
)
def test_units_written_twice_or_by_half(target: str, rules: list[str]) -> None:
    found = _rules(project(its("数量", "服务量", target, "全年服务")))
    assert [rule for rule in found if rule in ("P207", "P222", "P223")] == rules


@pytest.mark.parametrize(
    ("text", "target", "told"),
    [
        pytest.param("采购灭火水枪60支。", "≥60台", True, id="another counter"),
        pytest.param("采购灭火水枪60支。", "≥60支", False, id="the same"),
        pytest.param("采购灭火水枪60支、水泵60台。", "≥60支", False, id="both"),
        pytest.param("采购灭火水枪50支。", "≥60台", False, id="another number"),
        pytest.param("栽植行道树60株。", "≥60棵", False, id="株 and 棵"),
        pytest.param("更新车辆60台。", "≥60支", False, id="other things"),
    ],
)
def test_counters_of_objectives(text: str, target: str, told: bool) -> None:
    name = "栽植行道树数量" if "树" in text else "采购灭火水枪数量"
    made = project(its("数量", name, target), objectives=(text,))
    assert ("P352" in _rules(made)) is told


def test_numbers_of_qualities() -> None:
    page = """项目绩效目标表
项目名称\t避灾场所\t\t\t\t
年度绩效目标\t完成避灾场所建设。\t\t\t\t
一级指标\t二级指标\t三级指标\t指标值类型\t指标值\t计量单位
效益指标\t社会效益指标\t避灾安置保障\t{}\t{}\t{}
\t满意度指标\t群众满意度\t≥\t90\t%
"""

    def told(*cells: str) -> bool:
        made = read_bytes(page.format(*cells).encode(), "表").disclosures
        return any(f.rule == "P224" for report in check(made) for f in report.findings)

    assert told("定性", "≥90", "%")
    assert told("定性", "90", "%")
    assert not told("定性", "提升", "")
    assert not told("≥", "90", "%")
    assert not told("定性", "2025年9月底前", "")


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("培训结业率", "≥108%", True),
        ("鉴定意见采信率", "=120%", True),
        ("合同履约率", "≥100%", False),
        ("产量增长率", "≥108%", False),
        ("招生计划完成率", "≥108%", False),
    ],
)
def test_parts_of_a_whole(name: str, target: str, told: bool) -> None:
    assert ("P302" in _rules(project(its("质量", name, target)))) is told


@pytest.mark.parametrize(
    ("unlabelled", "tables", "pack", "told"),
    [
        pytest.param(1, 3, "hebei-2024", True, id="one of three tables"),
        pytest.param(2, 3, "hebei-2024", False, id="most have none"),
        pytest.param(1, 1, "hebei-2024", True, id="the only one, of a form that has it"),
        pytest.param(1, 1, "generic", False, id="the only one, of a form that is not known"),
    ],
)
def test_a_row_of_objectives_without_its_label(
    unlabelled: int, tables: int, pack: str, told: bool
) -> None:
    line = Where(line=9)
    bare = [project(places={"objectives": line, UNLABELLED: line}) for _ in range(unlabelled)]
    whole = [project(places={"objectives": line}) for _ in range(tables - unlabelled)]
    assert ("P112" in _rules(*bare, *whole, pack=pack)) is told
