"""The same faults in the words of many trades, and what only looks like them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.targets.numbers import look_alike
from mingzhang.disclosure import Disclosure, Indicator, Project
from tests.checking.targets.projects import disclosure, findings, goal, its, narrative, project


def _case(rule: str, given: Indicator | Project | Disclosure, why: str) -> object:
    made = project(given) if isinstance(given, Indicator) else given
    return pytest.param(rule, made, id=f"{rule} {why}")


def _told(one: Indicator, *objectives: str, **fields: Any) -> Project:
    return project(one, objectives=objectives, **fields)


def _goal(said: str, *indicators: Indicator) -> Disclosure:
    return disclosure(project(*indicators), goals=goal(said))


def _scored(last: Indicator, scoring: str) -> Project:
    """Three indicators whose scoring names the target, and one more with this scoring."""
    usual = [
        its("数量", f"第{n}项检测次数", f"≥{n}次", scoring=f"少于{n}次扣分") for n in (12, 24, 36)
    ]
    return project(*usual, msgspec.structs.replace(last, scoring=scoring))


def _planned(last: dict[str, str]) -> Disclosure:
    """Projects of a form without budgets whose plans end at 100, and one with this plan."""
    plain: dict[str, Any] = {"budget": "", "funds": {}, "plan_unit": ""}
    whole = {"3": "25", "6": "50", "10": "75", "12": "100"}
    others = [project(name=f"养护{n}", plan=whole, **plain) for n in range(4)]
    return disclosure(*others, project(plan=last, **plain))


_PLAN = {"3": "25", "6": "50", "10": "75"}


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        _case(
            "P344", _told(its("数量", "演出场次", "≥102场次"), "1.全年不少于120场次。"), "turned"
        ),
        _case("P344", _told(its("数量", "打机井数量", "≥203眼"), "1.打机井230眼。"), "眼"),
        _case("P344", _told(its("数量", "造林面积", "≥12万亩"), "1.造林面积1.2万亩。"), "万亩"),
        _case("P344", _told(its("数量", "抽检批次", "≥60批次"), "1.抽检600批次。"), "a nought"),
        _case("P344", _told(its("数量", "检查商户数量", "≥368家"), "1.检查商户386家。"), "家"),
        _case(
            "P344",
            project(
                its("数量", "建设乡镇服务站数量", "12个"),
                its("数量", "建设村级服务点数量", "12个"),
                objectives=("1.建设乡镇服务站12个、村级服务点120个。",),
            ),
            "the other one's number",
        ),
        _case(
            "P344",
            _told(
                its("数量", "除草次数", "≥2次"),
                "1.维护216个空气自动监测站。",
                purpose="用于261个空气自动监测站维护",
            ),
            "objective and purpose",
        ),
        _case(
            "P350", _goal("苗木成活率达到98%以上。", its("质量", "苗木成活率", "≥95%")), "a share"
        ),
        _case("P350", _goal("新建公厕26座。", its("数量", "新建公厕数量", "22座")), "a number"),
        _case(
            "P350",
            disclosure(
                project(its("质量", "苗木成活率", "≥95%")),
                project(its("质量", "苗木成活率", "≥95%"), name="二期", title=""),
                goals=goal("苗木成活率达到98%。"),
            ),
            "a share that two projects have",
        ),
        _case(
            "P350",
            _goal(
                "收割牧草、青贮饲料；全年回收废旧轮胎300吨。",
                its("数量", "废旧轮胎回收量", "≥420吨"),
            ),
            "in another order",
        ),
        _case(
            "P350",
            _goal("接警后5分钟内出动。", its("时效", "接警出动时间", "≤10分钟")),
            "how long",
        ),
        _case(
            "P350",
            _goal("图书馆每周免费开放时间不少于56小时。", its("数量", "每周开放时间", "≥42小时")),
            "words put in",
        ),
        _case(
            "P350",
            _goal("追回违规使用资金120万元以上。", its("经济效益", "追回违规资金", "≥210元")),
            "money in another unit",
        ),
        _case(
            "P350",
            _goal(
                "孤儿基本生活费发放1860人。",
                its("数量", "发放人数", "1680人", "享受基本生活费的孤儿"),
            ),
            "by the description, where the digits are turned",
        ),
        _case("P209", _scored(its("质量", "完好率", "≥95%"), "低于98%扣分"), "another share"),
        _case(
            "P209",
            project(its("时效", "水费缴纳及时率", "=10%", scoring="低于100%扣分")),
            "a nought, in the only scoring",
        ),
        _case("P209", _scored(its("成本", "每公里成本", "≤40元/公里"), "超40万元扣分"), "万元"),
        _case("P209", _scored(its("时效", "救助时限", "≤12天"), "超过12小时扣分"), "hours"),
        _case("P209", _scored(its("生态效益", "受害程度", "≤0.9%"), "高于0.9‰扣分"), "‰"),
        _case(
            "P209", _scored(its("数量", "储备棉被", "≥2000床"), "少于2000顶扣分"), "another counter"
        ),
        _case(
            "P109",
            disclosure(
                *(project(its("社会效益", f"受益{n}", "≥3户")) for n in range(3)),
                project(
                    msgspec.structs.replace(its("社会效益", "受益", "≥3户"), level2="社会效应指标")
                ),
            ),
            "效应",
        ),
        _case("P515", _planned({**_PLAN, "12": "90"}), "90 without a sign"),
        _case("P515", _planned({**_PLAN, "12": ""}), "December blank"),
        _case("P334", its("成本", "护理补贴标准", "80元/人·年", "每人每月护理补贴"), "元/人·年"),
        _case("P312", its("社会效益", "大班额比例", "≥3%"), "classes too large"),
        _case("P312", its("社会效益", "药品安全事件", "≥1起"), "what should not happen, in 起"),
        _case("P312", its("生态效益", "森林病虫害成灾率", "≥0.4%"), "成灾"),
        _case("P312", its("质量", "测绘成果质量", "≥2%", "测绘成果误差率"), "as it is described"),
        _case("P312", its("质量", "管网漏损率", "≥9%"), "漏损"),
        _case("P312", its("社会效益", "校园欺凌事件发生起数", "≥1起"), "欺凌"),
        _case("P317", its("经济效益", "带动务工人数", "≤80人"), "brought about"),
        _case("P317", its("社会效益", "惠及困难群众人数", "≤1200人"), "who gains"),
        _case("P326", its("时效", "数据备份成功率", "≥98%"), "how well"),
        _case("P337", its("满意度", "游客满意度", "≥90%", "投诉游客占接待游客的比例"), "投诉"),
        _case("P337", its("社会效益", "政策知晓率", "≥85%", "农户对政策的满意程度"), "满意程度"),
        _case("P301", its("质量", "设备完好率", "≥95‰"), "千分数"),
        _case("P312", its("生态效益", "PM2.5平均浓度", "≥42微克/立方米"), "dust"),
        _case("P312", its("生态效益", "全区用水总量", "≥1.86亿立方米"), "a limit"),
        _case("P312", its("社会效益", "因征地上访人次", "≥2人次"), "人次"),
        _case("P313", its("社会效益", "交通事故起数下降率", "≤10%"), "fewer accidents"),
        _case("P301", its("数量", "供暖户数", "≥1.6万人"), "户数 in persons"),
        _case("P301", its("数量", "供水服务人口", "≥28.6万户"), "人口 in households"),
        _case("P301", its("数量", "检查次数", "≥12处"), "次数 in places"),
        _case("P301", its("数量", "改造校舍面积", "≥1.05万米"), "an area in metres"),
        _case("P301", its("数量", "日处理污水量", "≥3万平方米"), "water in square metres"),
        _case("P301", its("时效", "故障修复时限", "≤24%"), "a time in per cent"),
        _case("P301", its("生态效益", "空气优良天数", "≥266%"), "days in per cent"),
        _case("P412", its("时效", "发放时间", "每月35日前"), "a day that no month has"),
        _case("P419", its("数量", "供餐天数", "≥380天"), "more days than a year has"),
        _case("P207", its("质量", "验收合格率", "100%100%"), "printed twice"),
        _case("P321", its("质量", "村卫生室数量", "300所"), "how many, under 质量"),
        _case("P321", its("质量", "高龄津贴标准", "50元/人·月"), "a standard under 质量"),
        _case("P330", its("生态效益", "年接待游客人次增长", "≥5%"), "visitors"),
        _case("P330", its("生态效益", "带动就业人数", "≥200人"), "jobs"),
        _case("P330", its("生态效益", "政策知晓率", "≥90%"), "who knows of it"),
        _case("P418", _told(its("数量", "考点", "7个"), "1.完成2022年高考组考工作。"), "an exam"),
    ],
)
def test_is_found(rule: str, given: Project | Disclosure) -> None:
    assert findings(rule, given)


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        _case("P344", _told(its("数量", "演出场次", "≥102场次"), "1.每村不少于12场次。"), "each"),
        _case("P344", _told(its("数量", "墓碑数量", "=9处"), "1.维护陵园及8处墓碑。"), "one more"),
        _case("P344", _told(its("数量", "造林面积", "≥12000亩"), "1.造林1.2万亩。"), "万"),
        _case("P344", _told(its("数量", "抽检批次", "≥600批次"), "1.抽检600批。"), "批 and 批次"),
        _case("P344", _told(its("数量", "受益人数", "≥1200人"), "1.培训120人。"), "other people"),
        _case(
            "P344",
            _told(
                its("数量", "参保人数", "120人", "投保护林员及队员人数"),
                "1.为56名护林员、64名扑火队员参保。",
            ),
            "two groups together",
        ),
        _case(
            "P344",
            _told(its("数量", "路灯盏数", "≥320盏"), "1.更换灯头500盏。"),
            "lamps of another kind",
        ),
        _case(
            "P344",
            _told(
                its("数量", "除草次数", "≥2次"),
                "1.新建12个空气自动监测站。",
                purpose="用于200个空气自动监测站维护",
            ),
            "built and kept",
        ),
        _case(
            "P350", _goal("苗木成活率达到95%以上。", its("质量", "苗木成活率", "≥95%")), "agrees"
        ),
        _case(
            "P350",
            _goal(
                "防治草原鼠虫害13万亩。",
                its("数量", "鼠害防治面积", "≥9万亩"),
                its("数量", "虫害防治面积", "≥4万亩"),
            ),
            "two kinds together",
        ),
        _case(
            "P350",
            _goal("项目按期完成率不低于95%。", its("时效", "奖补项目按期完成率", "≥87%")),
            "of all projects, not of one",
        ),
        _case(
            "P350", _goal("苗木成活率较上年提高3%。", its("质量", "苗木成活率", "≥95%")), "a change"
        ),
        _case(
            "P350",
            _goal("全县三年回收废旧轮胎900吨。", its("数量", "废旧轮胎回收量", "≥420吨")),
            "of three years",
        ),
        _case(
            "P350",
            _goal("回收废旧轮胎不少于400吨。", its("数量", "废旧轮胎回收量", "≥420吨")),
            "no less",
        ),
        _case(
            "P350",
            _goal("接警后1小时内出动。", its("时效", "接警出动时间", "≤60分钟")),
            "the same time",
        ),
        _case(
            "P350",
            _goal("各项工作完成率达到98%。", its("质量", "考核工作完成率", "100%")),
            "common",
        ),
        _case("P350", _goal("累计新建公厕260座。", its("数量", "新建公厕数量", "22座")), "so far"),
        _case(
            "P350", _goal("到2030年新建公厕260座。", its("数量", "新建公厕数量", "22座")), "a plan"
        ),
        _case(
            "P350",
            _goal("组织开展文化活动30次。", its("数量", "组织开展活动次数", "≥2次")),
            "which",
        ),
        _case("P350", _goal("居民满意度达到95%。", its("满意度", "居民满意度", "≥90%")), "of whom"),
        _case(
            "P350",
            _goal("新建公厕22座。", its("数量", "新建公厕面积", "660平方米")),
            "another unit",
        ),
        _case(
            "P350",
            _goal("垃圾分类覆盖率达到98%。", its("质量", "农村垃圾分类覆盖率", "≥40%")),
            "of a part that the goal does not speak of",
        ),
        _case("P209", _scored(its("质量", "完好率", "≥95%"), "低于95%扣分"), "agrees"),
        _case(
            "P209",
            project(its("质量", "完好率", "≥95%", scoring="低于90%扣分")),
            "room below the target",
        ),
        _case(
            "P209", _scored(its("成本", "每公里成本", "≤40万元/公里"), "超40万元扣分"), "of each"
        ),
        _case(
            "P209", _scored(its("时效", "出具时限", "≤5个工作日"), "超过5个工作日不得分"), "agrees"
        ),
        _case("P209", _scored(its("时效", "拨付时间", "12月底"), "逾期扣分"), "no number"),
        _case("P209", _scored(its("数量", "培训人次", "≥200人次"), "少于200人扣分"), "人 and 人次"),
        _case("P515", _planned({**_PLAN, "12": "100"}), "ends at 100"),
        _case(
            "P515",
            disclosure(project(plan={**_PLAN, "12": "90"}, budget="", funds={}, plan_unit="")),
            "what is the whole",
        ),
        _case("P334", its("成本", "护理补贴标准", "80元/人·月", "每人每月护理补贴"), "agrees"),
        _case("P312", its("生态效益", "负氧离子浓度", "≥2000个/立方厘米"), "good air"),
        _case("P312", its("数量", "处置突发安全事件", "≥12起"), "dealt with"),
        _case("P312", its("社会效益", "药品安全事件", "≤1起"), "at most"),
        _case("P312", its("质量", "测绘成果质量", "≤2%", "测绘成果误差率"), "at most, described"),
        _case("P312", its("数量", "应急演练", "≥2次", "防范生产安全事故"), "against accidents"),
        _case("P317", its("社会效益", "带动务工人数", "≥80人"), "at least"),
        _case("P317", its("社会效益", "受影响户数", "≤80户"), "kept down"),
        _case("P326", its("时效", "按时备份成功率", "≥98%"), "says when"),
        _case("P337", its("满意度", "游客满意度", "≥90%", "没有投诉、表示满意的游客比例"), "both"),
        _case("P337", its("满意度", "诉求满意率", "≥85%", "群众对办理结果的满意程度"), "the same"),
        _case("P301", its("社会效益", "婴儿死亡率", "≤3.5‰"), "counted by the thousand"),
        _case("P312", its("生态效益", "污染物减排量", "≥20吨"), "what is no longer let out"),
        _case("P312", its("生态效益", "PM2.5平均浓度", "≤42微克/立方米"), "at most"),
        _case("P313", its("质量", "药占比下降率", "≤3%"), "of nothing bad"),
        _case("P301", its("数量", "供暖户数", "≥1.6万户"), "户数"),
        _case("P301", its("数量", "供水服务人口", "≥28.6万人"), "人口"),
        _case("P301", its("时效", "任务完成时限", "100%"), "all of it, told by P326"),
        _case("P301", its("数量", "铺设管网长度", "≥1.05万米"), "a length"),
        _case("P412", its("时效", "发放时间", "每月15日前"), "a day of every month"),
        _case("P419", its("数量", "住院天数", "≥380天"), "of many patients"),
        _case("P207", its("质量", "验收合格率", "90%-100%"), "a range"),
        _case("P321", its("质量", "达标村卫生室数量", "300所"), "those that are good"),
        _case("P321", its("数量", "村卫生室数量", "300所"), "where it belongs"),
        _case("P330", its("生态效益", "景区绿化带动游客增长", "≥5%"), "green"),
        _case("P330", its("生态效益", "群众环保知晓率", "≥90%"), "of the environment"),
        _case(
            "P418",
            _told(its("数量", "村", "7个"), "1.完成2022年农田建设工程尾款支付。"),
            "paid later",
        ),
        _case("P418", _told(its("数量", "村", "7个"), "1.完成2024年高考组考工作。"), "this year"),
    ],
)
def test_is_not_found(rule: str, given: Project | Disclosure) -> None:
    assert not findings(rule, given)


@given(st.integers(10, 99_999))
def test_numbers_alike_but_for_a_slip(number: int) -> None:
    assert look_alike(Decimal(number), Decimal(number * 10))
    assert not look_alike(Decimal(number), Decimal(number))
    assert not look_alike(Decimal(number), Decimal(number + 1)) or str(number).endswith("9")


def test_a_number_given_twice_is_told_once() -> None:
    numbered = [project(name=f"第{n}项", title="", printed_no=n) for n in "12335"]
    (found,) = findings("P613", disclosure(*numbered))
    assert "重复" in found.message


def _two(own: Indicator, *taken: Indicator, **fields: Any) -> Disclosure:
    """A project of relief for herdsmen, and one of the city's trees with a row taken from it."""
    aims: dict[str, Any] = {"purpose": "用于救助受灾牧民", "objectives": ("1.救助受灾牧民。",)}
    relief = project(own, whole=False, name="牧区救灾", **aims)
    return disclosure(relief, project(*taken, **fields))


_RELIEF = its("质量", "受灾牧民救助率", "100%", "受灾牧民得到救助的比例")


_FOUR = ("2.00", "3.00", "4.00", "5.00")


def _weighing(*totals: int) -> list[Project]:
    """Projects whose weights make up so much each."""
    rows = project().indicators
    projects = []
    for total in totals:
        rest = total - 10 * (len(rows) - 1)
        weights = [str(rest), *["10"] * (len(rows) - 1)]
        weighed = [
            msgspec.structs.replace(row, weight=weight)
            for row, weight in zip(rows, weights, strict=True)
        ]
        projects.append(msgspec.structs.replace(project(), indicators=tuple(weighed)))
    return projects


def _listed(said: str, *amounts: str, left: int = 0) -> Disclosure:
    """Projects with these budgets, and a narrative that lists them but for the last ones."""
    projects = [project(name=f"第{n}项工程", budget=b, funds={}) for n, b in enumerate(amounts, 1)]
    named = amounts[: len(amounts) - left]
    told = "、".join(f"第{n}项工程{b}万元" for n, b in enumerate(named, 1))
    return disclosure(*projects, sections=narrative(said.format(told)))


_TREES = its("质量", "行道树成活率", "≥95%", "反映新栽行道树成活情况")


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        _case(
            "P353", project(_TREES, its("质量", "草坪覆盖率", "≥98%", _TREES.description)), "trees"
        ),
        _case(
            "P353",
            project(
                its("质量", "高血压患者管理率", "≥64%", "反映高血压患者规范管理情况"),
                its("质量", "糖尿病患者管理率", "≥64%", "反映高血压患者规范管理情况"),
            ),
            "another illness",
        ),
        _case("P629", _two(_RELIEF, _RELIEF), "relief among trees"),
        _case("P354", its("数量", "购置洒水车数量", "≥6座"), "cars"),
        _case("P354", its("数量", "购置执法终端数量", "≥30棵"), "terminals"),
        _case("P354", its("数量", "储备棉被数量", "≥2000顶"), "quilts"),
        _case("P354", its("数量", "补植灌木数量", "≥4200台"), "shrubs"),
        _case("P354", its("数量", "新建日间照料站数量", "≥5张"), "stations"),
        _case(
            "P509",
            project(its("数量", "补助户数", "360户"), its("成本", "户均标准", "1000万元/户")),
            "360 households",
        ),
        _case(
            "P509",
            project(its("数量", "购置车辆", "5辆"), its("成本", "车辆单价", "≤7.2元/辆")),
            "cars for nothing",
        ),
        _case(
            "P509",
            project(
                its("数量", "改造户数", "16户"), its("成本", "补助标准", "2.2元", "每户补助资金")
            ),
            "of each by the description",
        ),
        _case("P531", _listed("项目支出120万元，主要为{}。", "30.00", "40.00", "45.00"), "5 left"),
        _case(
            "P110",
            _listed("项目支出74万元，主要为{}、白蚁防治60万元。", *_FOUR),
            "one has no table",
        ),
        _case(
            "P110", _listed("项目支出14万元，主要为{}。", *_FOUR, "7.00", left=1), "a table more"
        ),
        _case("P111", disclosure(*_weighing(90, 90, 90, 100)), "100 among 90"),
        _case("P111", disclosure(*_weighing(110)), "110"),
        _case(
            "P636",
            disclosure(
                project(name="乡村医生岗位补助", purpose="用于720名乡村医生岗位补助发放"),
                project(
                    name="设备贴息",
                    purpose="用于720名乡村医生岗位补助发放",
                    objectives=("1.贴息。",),
                ),
            ),
            "a purpose",
        ),
        _case(
            "P636",
            disclosure(
                project(
                    name="孤儿基本生活保障", objectives=("1.对孤儿按月发放基本生活费，保障成长。",)
                ),
                project(
                    name="残疾人补贴",
                    purpose="",
                    objectives=("1.补贴残疾人。2.对孤儿按月发放基本生活费。",),
                ),
            ),
            "its first clause, behind another objective",
        ),
        _case(
            "P614",
            msgspec.structs.replace(
                disclosure(project(implementing_unit="【488】清漳县民政局")),
                agency=msgspec.structs.replace(disclosure().agency, name="云岭县民政局"),
            ),
            "another county's",
        ),
        _case("P633", _told(its("数量", "路口", "9处"), "1.为交通管理提供支撑2."), "a number left"),
        _case("P633", its("质量", "消费者评价", "好", "反映消费者对农产品质量安全的"), "cut"),
        _case("P204", _told(its("数量", "图斑", "9个"), "1.图斑核查率达到100。"), "no %"),
        _case("P320", its("经济效益", "旅游收入增长率", "≥-15%"), "grows by less than nothing"),
        _case(
            "P420",
            project(
                its("时效", "校舍工程开工时间", "2024年9月10日前"),
                its("时效", "校舍工程完工时间", "2024年8月底前"),
            ),
            "done before it began",
        ),
        _case("P417", its("时效", "慰问完成时间", "节后10日内", "春节前完成慰问"), "behind it"),
        _case("P417", its("时效", "清淤完成时间", "汛后完成", "反映汛期前完成清淤"), "the floods"),
        _case("P326", its("时效", "故障处理时限", "每月一次"), "how often"),
        _case("P326", its("时效", "报修响应时间", "≥4次/月"), "how many a month"),
        _case("P334", its("成本", "村道养护标准", "1000元/平方米", "村道每公里养护费"), "of area"),
        _case("P334", its("成本", "灌溉补助标准", "20元/吨", "每亩灌溉补助"), "of water"),
        _case("P338", its("满意度", "孤儿满意度", "≥90%", "残疾人对补贴的满意程度"), "orphans"),
    ],
)
def test_is_found_among_others(rule: str, given: Project | Disclosure) -> None:
    assert findings(rule, given)


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        _case(
            "P353",
            project(
                its("质量", "工程验收合格率", "100%", "反映验收合格情况"),
                its("质量", "设备验收合格率", "100%", "反映验收合格情况"),
            ),
            "of both",
        ),
        _case(
            "P353",
            project(
                its("质量", "高血压患者管理率", "≥64%", "反映慢性病患者规范管理情况"),
                its("质量", "糖尿病患者管理率", "≥64%", "反映慢性病患者规范管理情况"),
            ),
            "of what both are",
        ),
        _case("P629", _two(_RELIEF, _RELIEF, purpose="用于绿化和救助受灾牧民"), "it does both"),
        _case("P629", disclosure(project(), project(name="路灯")), "rows that any project has"),
        _case("P354", its("数量", "购置洒水车数量", "≥6台"), "台 of cars"),
        _case("P354", its("数量", "新建停车场数量", "≥6座"), "a car park"),
        _case("P354", its("数量", "补植灌木面积", "≥4200平方米"), "an area"),
        _case("P354", its("数量", "公厕保洁员数量", "≥30人"), "those who clean"),
        _case("P354", its("数量", "检查学校数量", "≥30次"), "visits"),
        _case(
            "P509",
            project(its("数量", "补助户数", "360户"), its("成本", "户均标准", "1000元/户")),
            "right",
        ),
        _case(
            "P509",
            project(its("数量", "购置车辆", "5辆"), its("成本", "车辆单价（万元）", "≤7.2元/辆")),
            "the name has the other unit, which is P208",
        ),
        _case(
            "P509",
            project(its("数量", "印制手册", "300册"), its("成本", "手册单价", "≤2元/册")),
            "a small part of the project",
        ),
        _case(
            "P509",
            project(its("数量", "奖励企业", "3家"), its("成本", "最高奖励", "≤500万元/家")),
            "a ceiling",
        ),
        _case(
            "P509",
            project(its("数量", "放流鱼苗", "300万尾"), its("成本", "苗种价格", "≤800元/万尾")),
            "a price for ten thousand",
        ),
        _case(
            "P531", _listed("项目支出115万元，主要为{}。", "30.00", "40.00", "45.00"), "all of it"
        ),
        _case("P110", _listed("项目支出14万元，主要为{}。", *_FOUR), "each has a table"),
        _case(
            "P110",
            _listed("项目支出24万元，主要为{}、第4项工程尾款10万元。", *_FOUR),
            "the rest of a project that has one",
        ),
        _case(
            "P110",
            _listed("项目支出30万元，主要为{}。", *_FOUR, "7.00", left=1),
            "a list that is not the whole",
        ),
        _case("P111", disclosure(*_weighing(100)), "all"),
        _case("P111", disclosure(*_weighing(90)), "with 预算执行率 beside them"),
        _case("P111", disclosure(*_weighing(90, 90, 90, 100, 100)), "two ways"),
        _case(
            "P531", _listed("项目支出120万元，主要为{}等。", "30.00", "40.00", "45.00"), "others"
        ),
        _case(
            "P531",
            _listed("项目支出120万元，主要为{}和其他项目5万元。", "30.00", "40.00", "45.00"),
            "its rest",
        ),
        _case(
            "P636",
            disclosure(
                project(name="春节慰问", purpose="用于春节走访慰问困难职工家庭"),
                project(name="困难职工帮扶", purpose="用于春节走访慰问困难职工家庭"),
            ),
            "of both",
        ),
        _case(
            "P614",
            msgspec.structs.replace(
                disclosure(project(implementing_unit="【488】沧平市民政局")),
                agency=msgspec.structs.replace(disclosure().agency, name="云岭县民政局"),
            ),
            "the city's",
        ),
        _case("P633", its("质量", "评价", "好", "反映的是消费者最看重的"), "a whole sentence"),
        _case("P204", _told(its("数量", "图斑", "9个"), "1.图斑核查率达到100%。"), "with %"),
        _case("P204", _told(its("数量", "图斑", "9个"), "1.办事效率达到90分以上。"), "no share"),
        _case("P320", its("经济效益", "能耗增长率", "≤-2%"), "at most"),
        _case(
            "P420",
            project(
                its("时效", "校舍工程开工时间", "2024年3月10日前"),
                its("时效", "校舍工程完工时间", "2024年8月底前"),
            ),
            "in order",
        ),
        _case(
            "P420",
            project(
                its("时效", "二期工程开工时间", "2024年9月10日前"),
                its("时效", "一期工程完工时间", "2024年8月底前"),
            ),
            "two works",
        ),
        _case("P417", its("时效", "总结完成时间", "节后10日内", "节日活动总结上报"), "a report"),
        _case("P417", its("时效", "反馈时间", "验收后5日内", "年底前完成验收反馈"), "of no day"),
        _case("P326", its("时效", "巡查频次", "每月一次"), "how often it is asked"),
        _case("P334", its("成本", "养护标准", "1000元/公里·年", "每年每公里养护费"), "agrees"),
        _case("P334", its("成本", "绿化单价", "20元/平米", "每平方米绿化费用"), "another name"),
        _case("P338", its("满意度", "孤儿满意度", "≥90%", "孤儿及监护人的满意程度"), "orphans"),
    ],
)
def test_is_not_found_among_others(rule: str, given: Project | Disclosure) -> None:
    assert not findings(rule, given)
