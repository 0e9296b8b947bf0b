"""Two cells of a row that cannot both be meant, and cells that hold what belongs into another."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import disclosure, findings, goal, its, project


def _case(rule: str, why: str, *row: str) -> object:
    return pytest.param(rule, its(*row), id=f"{rule} {why}")


@pytest.mark.parametrize(
    ("rule", "one"),
    [
        _case(
            "P337",
            "looked at over found",
            "质量",
            "阳性检出率",
            "≤5%",
            "送检样本数占检出阳性样本数的比例",
        ),
        _case("P337", "all over some", "质量", "低保覆盖率", "100%", "符合条件对象总数/享受对象数"),
        _case(
            "P337", "due over done", "质量", "接种率", "≥95%", "应接种儿童数占实际接种儿童数的比例"
        ),
        _case(
            "P337",
            "things over good ones",
            "质量",
            "公厕达标率",
            "≥95%",
            "公厕总数占达标公厕数的比例",
        ),
        _case("P337", "by a ratio", "质量", "设备完好率", "≥98%", "设备总数与完好设备数的比率"),
        _case("P337", "consoled on patrol", "数量", "巡逻次数", "≥100次", "开展慰问的次数"),
        _case("P337", "a meeting of patients", "数量", "体检人数", "≥80人", "参加会议的人数"),
        _case("P337", "another work", "质量", "考核完成率", "100%", "反映帮扶工作完成情况比率"),
        _case(
            "P332",
            "before and after",
            "时效",
            "试卷运抵时间",
            "开考后90分钟",
            "开考前运抵考点的时间",
        ),
        _case(
            "P332", "after and before", "时效", "报告提交时间", "项目验收前10天", "项目验收后提交"
        ),
        _case("P332", "days of the name", "时效", "三个工作日内办结", "≤7天", "受理到办结"),
        _case("P332", "two limits", "时效", "办结时限", "≤7天", "在三个工作日内不超过7天办结"),
        _case("P332", "the same day", "时效", "流转时限", "≤3天", "收文当日流转完毕"),
        _case("P332", "done within", "时效", "审核时限", "≤15个工作日", "十个工作日审核完毕"),
        _case("P332", "hours of the name", "时效", "24小时内抢通", "≤48小时", "灾毁道路抢通"),
        _case("P202", "a header", "质量", "归档率", "100%", "绩效指标描述"),
        _case("P325", "a basis", "数量", "2024年工作计划", "≥30处", "排查隐患点位"),
        _case("P325", "a title", "数量", "《森林防火工作方案》", "≥30处", "排查隐患点位"),
        _case(
            "P303", "fewer by so many", "社会效益", "信访量下降", "≥10件", "信访件比上年减少的比例"
        ),
        _case(
            "P303",
            "fewer by batches",
            "社会效益",
            "来访量下降",
            "≥8批次",
            "来访批次比上年下降的比例",
        ),
        _case("P213", "so many each time", "数量", "体检人数", "≥320人/次", "参加体检的环卫工人"),
        _case("P301", "marks of a share", "质量", "线路畅通率", "≥99分", "线路正常时长占比"),
        _case("P301", "so tall", "社会效益", "学生身高增长", "≥0.2公里", "平均身高比上年增长"),
        _case("P301", "a depth in mu", "数量", "坝体灌浆进尺", "≥3600亩", "累计进尺"),
        _case("P301", "a weight in tons", "社会效益", "儿童平均体重", "≥22吨", "六龄儿童平均体重"),
        _case("P301", "rooms", "数量", "标准化考场数量", "24人", "会计考试的标准化考场"),
        _case("P354", "built", "数量", "图书馆分馆建设", "≥5人", "新建乡镇分馆"),
        _case("P354", "equipped with", "数量", "配备执法车", "6人", "更新执法车辆"),
        _case("P312", "reports", "质量", "检测报告差错率", "≥0.5%", "复核发现有差错的报告占比"),
        _case("P312", "mended again", "质量", "路面返修率", "≥3%", "一年内返修面积占比"),
        _case("P312", "empty runs", "质量", "车辆空驶率", "≥20%", "空驶里程占比"),
        _case("P313", "called back", "质量", "工单回访率", "≤30%", "回访的工单占办结工单的比例"),
    ],
)
def test_told(rule: str, one: Indicator) -> None:
    assert findings(rule, project(one))


@pytest.mark.parametrize(
    ("rule", "one"),
    [
        _case(
            "P337",
            "looked at of all",
            "质量",
            "检测覆盖率",
            "≥80%",
            "检测企业数占已登记企业数的比例",
        ),
        _case(
            "P337", "both in all", "质量", "床位使用率", "≥80%", "实际占用总床日数/实际开放总床日数"
        ),
        _case(
            "P337",
            "what is not done",
            "质量",
            "未整改率",
            "≤5%",
            "未整改问题数占已整改问题数的比例",
        ),
        _case(
            "P337", "in all that are good", "质量", "总体合格率", "≥95%", "总合格数占总检测数的比例"
        ),
        _case(
            "P337", "an emergency", "质量", "应急处置率", "100%", "应急处置数占已接报事件数的比例"
        ),
        _case("P337", "a visit consoles", "数量", "走访次数", "≥12次", "开展慰问的次数"),
        _case("P337", "a lecture", "数量", "宣讲次数", "≥12次", "举办专题讲座的次数"),
        _case("P337", "any work", "质量", "任务完成率", "100%", "反映帮扶工作完成情况"),
        _case("P337", "both deeds", "数量", "宣传次数", "≥12次", "以培训作宣传的次数"),
        _case(
            "P332", "before and behind", "时效", "考务安排", "考试后15天", "考试前培训、考试后阅卷"
        ),
        _case("P337", "any activity", "数量", "活动次数", "≥6次", "开展调研的次数"),
        _case("P337", "what is paid", "数量", "补助人数", "≥60人", "参加演出的人数"),
        _case("P337", "helped by teaching", "数量", "帮扶人数", "≥60人", "参加技能培训的人数"),
        _case("P354", "handed to persons", "数量", "配备助听器", "≥60人", "为听障老人适配"),
        _case("P332", "round about", "时效", "播种时间", "霜降后5天", "霜降前后播种"),
        _case("P332", "the urgent ones", "时效", "流转时限", "≤3天", "急件当日流转，平件三天"),
        _case("P332", "sent on the day after", "时效", "报送时限", "≤2日", "当日值班员次日报送"),
        _case("P339", "at once", "时效", "管护及时率", "≥95%", "发现病虫害后立即处置"),
        _case("P332", "a share within days", "质量", "7日内办结率", "≥95%", "7日内办结工单占比"),
        _case("P332", "working days", "时效", "15日内完成核查", "≤15个工作日", "一般案件"),
        _case("P332", "two limits", "时效", "当日受理、5日内办结", "≤5日", "办理时间"),
        _case("P417", "before and after", "时效", "资料报送时间", "会后5天", "会前报送、会后归档"),
        _case("P202", "what is described", "质量", "描述准确率", "100%", "指标描述准确的比例"),
        _case("P325", "a plan that is made", "数量", "编制工作计划", "1份", "年度工作计划"),
        _case("P303", "fewer, in number", "社会效益", "信访量下降", "≥10件", "比上年减少的信访件"),
        _case("P213", "of each term", "数量", "培训人数", "60人/次", "每次培训人数"),
        _case("P301", "marks of an exam", "质量", "测评满意率", "≥90分", "群众测评"),
        _case("P301", "growth in centimetres", "社会效益", "学生身高增长", "≥0.5厘米", "身高增长"),
        _case("P301", "growth in per cent", "社会效益", "学生身高增长", "≥1%", "身高增长"),
        _case("P301", "a long hole", "数量", "钻探进尺", "≥12公里", "勘查区累计进尺"),
        _case("P301", "no depth", "数量", "改革深度", "≥12项", "改革事项"),
        _case("P354", "who eats there", "数量", "学校食堂", "≥600人", "食堂供餐学生"),
        _case("P354", "who has room", "数量", "幼儿园建设", "≥360人", "可容纳幼儿"),
        _case("P354", "who are there", "数量", "养殖小区", "≥5000头", "存栏生猪"),
        _case("P354", "who watches", "数量", "考试考场", "≥120人", "监考人员"),
        _case("P354", "who works there", "数量", "实训基地建设", "≥500人", "年培训学员"),
        _case("P312", "errors mended", "质量", "检测报告差错处理率", "≥95%", "处理的差错占比"),
        _case("P312", "disposed of", "数量", "报废车辆数量", "≥5辆", "报废的老旧车辆"),
        _case("P313", "called back", "质量", "工单回访率", "≥30%", "回访的工单占办结工单的比例"),
    ],
)
def test_not_told(rule: str, one: Indicator) -> None:
    assert not findings(rule, project(one))


@pytest.mark.parametrize(
    ("rule", "said", "told"),
    [
        pytest.param("P318", "信访事项受理到办理完成时间≥90天。", True, id="longer is no better"),
        pytest.param("P318", "信访事项受理到办理完成时间≤90天。", False, id="at most so long"),
        pytest.param("P318", "提前完成时间≥5天。", False, id="sooner by so much"),
        pytest.param("P355", "来访群众满意率不低于80人。", True, id="a share in persons"),
        pytest.param("P355", "来访群众满意率不低于80%。", False, id="a share"),
        pytest.param("P355", "调解员培训频率达到4次。", False, id="how often"),
    ],
)
def test_sentences_of_the_departments_goals(rule: str, said: str, told: bool) -> None:
    assert bool(findings(rule, disclosure(goals=goal(said)))) is told


def test_a_floor_far_below_what_is_planned() -> None:
    often = its("时效", "例会频次", "2次/周")
    assert findings("P343", project(its("数量", "例会次数", "≥4次"), often))
    assert not findings("P343", project(its("数量", "例会次数", "≥90次"), often))
