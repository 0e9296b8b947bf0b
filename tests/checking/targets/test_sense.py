"""What contradicts sense inside one project: words that exclude each other, wholes and parts."""

from __future__ import annotations

from typing import Any

import pytest

from mingzhang.checking.targets.formulas import result_of
from mingzhang.disclosure import Indicator, Project
from tests.checking.targets.projects import all_found, findings, its, project


def _case(rule: str, why: str, *indicators: Indicator, said: str = "", **fields: Any) -> object:
    if said:
        fields["objectives"] = (said,)
    return pytest.param(rule, project(*indicators, **fields), id=f"{rule} {why}")


def _told(
    rule: str, why: str, message: str, *indicators: Indicator, said: str = "", **fields: Any
) -> object:
    """A case with words of the message that tells it."""
    if said:
        fields["objectives"] = (said,)
    return pytest.param(rule, project(*indicators, **fields), message, id=f"{rule} {why}")


_LIGHTS = its("质量", "路灯亮灯率", "≥95%", "亮灯盏数占路灯总数的比例")
_GRADED = (
    its("数量", "考核网格员人数", "200人"),
    its("数量", "优秀网格员人数", "40人"),
)
_RECEIVED = its("数量", "受理投诉件数", "800件")
_INSPECTED = its("数量", "巡查企业数量", "80家")


@pytest.mark.parametrize(
    ("rule", "made", "message"),
    [
        _told(
            "P337",
            "built anew",
            "说的是“新建”，描述说的却是“改建”",
            its("数量", "新建驿站数量", "3座", "反映改建驿站的座数"),
        ),
        _told(
            "P337",
            "begun and done",
            "说的是“开工”，描述说的却是“完工”",
            its("时效", "工程开工时间", "5月底", "工程完工的时间"),
        ),
        _told(
            "P337",
            "a car",
            "说的是“巡逻车”，描述说的却是“办公设备”",
            its("数量", "巡逻车购置数量", "4辆", "反映办公设备购置数量"),
        ),
        _told(
            "P337",
            "the retired",
            "说的是“离休”，描述说的却是“离退休”",
            its("数量", "离休教师人数", "7人", "体检的离退休教师人数"),
        ),
        _told(
            "P337",
            "another illness",
            "说的是“高血压”，描述说的却是“糖尿病”",
            its("质量", "高血压患者管理率", "≥70%", "反映糖尿病患者管理情况"),
        ),
        _told(
            "P337",
            "what one costs",
            "说的是数量，描述说的却是金额",
            its("数量", "杂志征订份数", "380份", "每份杂志的征订价格"),
        ),
        _told(
            "P338",
            "firms",
            "问的是村民，描述问的却是企业",
            its("满意度", "村民满意度", "≥90%", "参会企业对宣讲的满意程度"),
        ),
        _told(
            "P338",
            "in a second clause",
            "问的是群众，描述问的却是工作人员",
            its("满意度", "群众满意度", "≥90%", "提高便捷性，工作人员的满意度"),
        ),
        _told(
            "P312",
            "broken",
            "“≥98%”方向写反了",
            its("质量", "器材损坏率", "≥98%", "损坏器材占总数的比例"),
        ),
        _told("P313", "kept steady", "“≤98%”方向写反了", its("质量", "重点人员稳控率", "≤98%")),
        _told(
            "P332",
            "minutes",
            "不超过 30分钟，指标值却是“≤2小时”",
            its("时效", "到场时间", "≤2小时", "接报后30分钟内到场"),
        ),
        _told(
            "P332",
            "hours",
            "不超过 24小时，指标值却是“≤3天”",
            its("时效", "修复时限", "≤3天", "24小时内修复"),
        ),
        _told(
            "P323",
            "a day each",
            "得 1.80 万元，指标值却是“2.8万元”",
            its("成本", "活动费", "2.8万元", "30人×5天×120元/人·天"),
        ),
        _told(
            "P533",
            "more than all",
            "其中的 150 人比全部还多",
            said="1.培训农民120人，其中妇女150人。",
        ),
        _told(
            "P542",
            "all of it",
            "“安排资金45万元”，预算数是 54.00 万元",
            purpose="安排资金45万元，用于城区绿化养护",
            budget="54.00",
            funds={},
        ),
        _told(
            "P341",
            "one rate of a place",
            "分别是“≥95%”和“≥99%”",
            _LIGHTS,
            its("社会效益", "城区路灯亮灯率", "≥99%", "亮灯的路灯占比"),
            purpose="用于城区路灯维护",
        ),
        _told(
            "P341",
            "told again as a result",
            "分别是“80家”和“60家”",
            _INSPECTED,
            its("社会效益", "全县巡查企业家数", "60家"),
        ),
        _told(
            "P343",
            "a share of two counts",
            "算得 20.0%",
            *_GRADED,
            its("质量", "网格员优秀率", "60%", "优秀网格员占全部考核网格员的比例"),
        ),
        _told(
            "P343",
            "more done with",
            "多于数量指标“受理投诉件数”的“800件”",
            _RECEIVED,
            its("数量", "办结投诉件数", "1000件"),
        ),
        _told(
            "P343",
            "many times the floor",
            "多于数量指标“受理来信件数”的“≥80件”",
            its("数量", "受理来信件数", "≥80件"),
            its("数量", "办结来信件数", "≥800件"),
        ),
        _told(
            "P341",
            "one rate of a project",
            "分别是“≥90%”和“≥98%”",
            its("质量", "渡船检修率", "≥90%", "检修的渡船占比"),
            its("社会效益", "冬修渡船检修率", "≥98%", "检修好的渡船占比"),
            name="渡船冬修经费",
        ),
        _told(
            "P334",
            "按季度",
            "说的是每季度，指标值“每月10日前”却是每月",
            its("时效", "供养金发放时间", "每月10日前", "供养金按季度发放"),
        ),
        _told(
            "P373",
            "a report each quarter",
            "（一年 4 次）",
            its("数量", "分析报告份数", "3份"),
            said="1.每季度形成1份分析报告。",
        ),
        _told(
            "P371",
            "a term",
            "“质保期3年”，",
            its("可持续", "电脑质保期", "≥2年"),
            said="1.采购电脑40台，质保期3年。",
        ),
        _told(
            "P372",
            "another turn",
            "每季度末发放到位”，",
            its("时效", "低保金发放时间", "每月10日前"),
            said="1.低保金每季度末发放到位。",
        ),
        _told(
            "P344",
            "all of them together",
            "写“共320人”，",
            its("数量", "家政培训人数", "230人"),
            said="1.举办家政培训班8期，每期40人，共320人。",
        ),
        _told(
            "P345",
            "brought down",
            "“管网漏损率降到9%以下”，",
            its("质量", "管网漏损率", "≤19%"),
            said="1.管网漏损率降到9%以下。",
        ),
        _told(
            "P312",
            "of those looked at",
            "“100%”方向写反了",
            its("质量", "工资拖欠率", "100%", "拖欠项目占检查项目的比例"),
        ),
        _told(
            "P312",
            "of all there are",
            "“100%”方向写反了",
            its("质量", "纠纷率", "100%", "纠纷件数占合同总数的比例"),
        ),
        _told("P312", "again", "“≥95%”方向写反了", its("质量", "三年内复吸率", "≥95%")),
        _told(
            "P542",
            "off by more than it is rounded",
            "“安排资金45.4万元”，预算数是 45.47 万元",
            purpose="安排资金45.4万元，用于养护",
            budget="45.47",
            funds={},
        ),
        _told(
            "P542",
            "of no other source",
            "“安排资金30万元”，预算数是 45.00 万元",
            purpose="安排资金30万元，用于养护",
            budget="45.00",
            funds={},
        ),
        _told(
            "P323",
            "a whole unit off",
            "得 9.00 万元，",
            its("成本", "修补费", "8万元", "每平方米45元×2000平方米"),
        ),
        _told(
            "P628",
            "villagers of no village",
            "问的是“村民”，本项目别处没有说到",
            name="党代表履职",
            title="党代表履职绩效目标表",
            purpose="用于党代表视察",
            objectives=("1.发挥党代表作用。",),
            indicators=(its("满意度", "村民满意度", "≥95%", "村民的满意程度"),),
        ),
        _told(
            "P542",
            "all of it in its year",
            "“本年度安排资金26万元”，预算数是 36.00 万元",
            said="1.本年度安排资金26万元，维护站点12处。",
            purpose="用于站点维护",
            budget="36.00",
            funds={},
        ),
        _told(
            "P533",
            "more than all of those taken on",
            "其中的 15 人比全部还多",
            said="1.招聘12人，其中应届生15人。",
        ),
        _told(
            "P334",
            "by the week",
            "说的是每周，指标值“每月巡查”却是每月",
            its("时效", "巡查及时性", "每月巡查", "按周巡查山塘"),
        ),
        _told(
            "P312", "acts that happen", "“≥9件”方向写反了", its("社会效益", "违规行为件数", "≥9件")
        ),
        _told("P312", "time lost", "“≥8小时”方向写反了", its("质量", "业务中断时间", "≥8小时")),
        _told(
            "P338",
            "those who are asked, before what about",
            "名称问的是群众，描述问的却是工作人员",
            its("满意度", "群众满意度", "≥90%", "工作人员对窗口环境、服务的满意程度"),
        ),
        _told(
            "P371",
            "a term of what its clause names",
            "写“使用年限6年”，可持续影响指标“水泵使用年限”的指标值却是“≥9年”",
            its("可持续", "水泵使用年限", "≥9年"),
            said="1.更换水泵、阀门，水泵使用年限6年。",
        ),
    ],
)
def test_told(rule: str, made: Project, message: str) -> None:
    (found,) = findings(rule, made)
    assert message in found.message


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        _case("P337", "both", its("数量", "新建驿站数量", "3座", "新建、改建驿站的座数")),
        _case("P337", "from one on", its("时效", "完工时间", "180天", "自开工之日起到完工的时间")),
        _case("P337", "a stop", its("数量", "停车场建设数量", "4座", "配套充电设备的数量")),
        _case("P337", "some of them", its("数量", "离退休干部人数", "32人", "退休干部的人数")),
        _case("P337", "both illnesses", its("质量", "慢性病管理率", "≥70%", "高血压、糖尿病管理")),
        _case("P337", "what is paid out", its("成本", "杂志征订费", "≤3万元", "征订杂志的费用")),
        _case(
            "P338", "those who dwell", its("满意度", "村民满意度", "≥90%", "农户对宣讲的满意程度")
        ),
        _case("P312", "mended", its("质量", "损坏器材修复率", "≥98%")),
        _case("P332", "as long", its("时效", "修复时限", "≤1天", "24小时内修复")),
        _case("P332", "two steps", its("时效", "修复时限", "≤2小时", "30分钟到场，2小时内修复")),
        _case("P332", "another step", its("时效", "修复时限", "≤2小时", "30分钟内响应")),
        _case("P323", "comes to it", its("成本", "活动费", "1.8万元", "30人×5天×120元/人·天")),
        _case("P533", "some of them", said="1.培训农民150人，其中妇女60人。"),
        _case("P533", "so many for each", said="1.抽检达到4批次/千人，其中风险监测300批次。"),
        _case("P542", "rounded", purpose="安排资金45.4万元，用于养护", budget="45.37", funds={}),
        _case("P542", "about", purpose="安排资金约45万元，用于养护", budget="45.37", funds={}),
        _case("P542", "of more", purpose="总投资320万元，用于养护", budget="45.00", funds={}),
        _case(
            "P542",
            "of two",
            purpose="安排资金30万元，用于养护，不足部分由省级补助",
            budget="45.00",
            funds={},
        ),
        _case(
            "P341",
            "two rates",
            _LIGHTS,
            its("质量", "路灯完好率", "≥99%", "完好的路灯占比"),
        ),
        _case(
            "P341",
            "in two places",
            _LIGHTS,
            its("社会效益", "城区路灯亮灯率", "≥99%", "亮灯的路灯占比"),
            said="1.保障城区和乡镇的路灯照明。",
        ),
        _case(
            "P341",
            "of one of two schools",
            its("质量", "寄宿生巩固率", "≥97%", "在读的寄宿生占比"),
            its("社会效益", "高中寄宿生巩固率", "≥99%", "在读的高中寄宿生占比"),
            name="初中和高中寄宿生补助",
        ),
        _case(
            "P341",
            "some of them, looked at more closely",
            its("数量", "抽查网吧数量", "70家"),
            its("社会效益", "重点抽查网吧数量", "20家"),
            name="重点抽查经费",
        ),
        _case(
            "P341",
            "looked at again",
            _INSPECTED,
            its("社会效益", "复巡查企业家数", "60家"),
        ),
        _case(
            "P341",
            "some of them, under one kind",
            its("数量", "培训人数", "300人"),
            its("数量", "培训干部人数", "100人"),
            name="干部培训",
        ),
        _case(
            "P371",
            "a longer term than promised",
            its("可持续", "电脑质保期", "≥5年"),
            said="1.采购电脑40台，质保期不少于3年。",
        ),
        _case(
            "P371",
            "two terms",
            its("可持续", "设备使用年限", "≥8年"),
            said="1.采购设备40台，质保期3年。",
        ),
        _case(
            "P372",
            "paid as it is said",
            its("时效", "低保金发放时间", "每月10日前"),
            said="1.低保金按月足额发放，每季度核查。",
        ),
        _case(
            "P344",
            "all of both",
            its("数量", "县级培训人数", "50人"),
            said="1.县级培训50人、乡级培训80人，共130人。",
        ),
        _case("P312", "settled", its("质量", "纠纷率", "100%", "化解纠纷数占纠纷总数的比例")),
        _case("P312", "not again", its("质量", "三年未复吸率", "≥95%")),
        _case(
            "P343",
            "the share that it is",
            *_GRADED,
            its("质量", "网格员优秀率", "20%", "优秀网格员占全部考核网格员的比例"),
        ),
        _case(
            "P343",
            "floors can come to it",
            its("数量", "考核网格员人数", "≥200人"),
            its("数量", "优秀网格员人数", "≥110人"),
            its("质量", "网格员优秀率", "≥60%", "优秀网格员占全部考核网格员的比例"),
        ),
        _case(
            "P343",
            "left over from the year before",
            _RECEIVED,
            its("数量", "办结投诉件数", "830件", "办结本年和上年结转的投诉件数"),
        ),
        _case(
            "P343",
            "floors of what comes in",
            its("数量", "受理来信件数", "≥500件"),
            its("数量", "办结来信件数", "≥515件"),
        ),
        _case(
            "P343",
            "a ceiling of what is put up",
            its("数量", "采购座椅数量", "≥50个"),
            its("数量", "安装座椅数量", "≤80个"),
        ),
        _case(
            "P343",
            "a ceiling of what is done with",
            its("数量", "受理来信件数", "500件"),
            its("数量", "办结来信件数", "≤600件"),
        ),
        _case(
            "P343",
            "some were in store",
            its("数量", "采购座椅数量", "50个"),
            its("数量", "安装座椅数量", "80个"),
        ),
        _case("P334", "as it is paid", its("时效", "工资发放时间", "每月10日前", "工资按月发放")),
        _case(
            "P344",
            "each quarter and once a year",
            its("数量", "分析报告份数", "5份"),
            said="1.每季度形成1份季度分析报告，年底形成1份年度分析报告。",
        ),
        _case(
            "P628",
            "whom the project names",
            its("满意度", "患者满意度", "≥95%", "患者的满意程度"),
            purpose="用于白内障患者复明",
        ),
        _case(
            "P419",
            "a month more at the end of the year",
            its("时效", "工资发放月数", "13个月", "12个月加年终一次性奖金"),
        ),
        _case(
            "P542",
            "two sentences that come to it",
            purpose="安排资金12万元用于堤岸保洁。安排资金8.5万元用于护栏修补。",
            budget="20.50",
            funds={},
        ),
        _case(
            "P542",
            "two objectives that come to it",
            objectives=("1.安排资金12万元，用于堤岸保洁。", "2.安排资金8.5万元，用于护栏修补。"),
            purpose="用于河道管护",
            budget="20.50",
            funds={},
        ),
        _case(
            "P542",
            "one of the objectives",
            said="1.安排资金12万元，用于堤岸保洁。",
            purpose="用于河道管护",
            budget="20.50",
            funds={},
        ),
        _case(
            "P542",
            "paid in turns",
            purpose="项目共需资金96万元，分期支付",
            budget="32.00",
            funds={},
        ),
        _case(
            "P371",
            "or longer",
            its("可持续", "投影仪质保期", "≥4年"),
            said="1.购置投影仪6台，质保期2年以上。",
        ),
        _case(
            "P371",
            "the term of another thing",
            its("可持续", "水泵使用年限", "≥9年"),
            said="1.更换水泵、阀门，阀门使用年限6年。",
        ),
        _case(
            "P371",
            "one year of a lease",
            its("时效", "场馆租赁期", "1年"),
            said="1.租用场馆1处，租赁期3年，本年为第三年。",
        ),
        _case("P334", "by turns", its("质量", "展品更换", "每月更换", "展品按周期更换")),
        _case("P334", "by seasons", its("数量", "修枝次数", "每月1次", "行道树按季节修枝")),
        _case(
            "P372",
            "two that are paid in turns of their own",
            its("时效", "低保金发放时间", "每月10日前"),
            its("时效", "救助金发放时间", "每季度末"),
            said="1.低保金、救助金按季度发放。",
        ),
        _case("P533", "a balance", said="1.较上年净增加巡河员8人，其中新聘12人、退出4人。"),
        *(
            _case("P312", f"an act against it, {name}", its("社会效益", name, "≥9件"))
            for name in (
                "举报违法排污行为件数",
                "曝光违法经营行为件数",
                "制止违规垂钓行为件数",
                "处罚违法运输案件数",
                "取缔违规摆摊现象件数",
            )
        ),
        _case("P312", "stock used up", its("经济效益", "消化积压件数", "≥500件")),
        _case("P312", "no break", its("质量", "系统不中断时间", "≥360天")),
        _case(
            "P338",
            "the staff are what they are asked about",
            its("满意度", "群众满意度", "≥90%", "服务对象对大厅设施、工作人员的满意程度"),
        ),
        _case(
            "P332",
            "getting there is another step",
            its("时效", "险情处置时限", "≤3小时", "接警后20分钟内到达并开始处置"),
        ),
        _case(
            "P332",
            "a case apart",
            its("时效", "粪污清运时限", "≤2天", "化粪池满溢3小时内清运"),
        ),
    ],
)
def test_not_told(rule: str, made: Project) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("name", "description"),
    [
        pytest.param("省道养护里程", "纳入养护的全县道路里程", id="全县道路"),
        pytest.param("国道养护里程", "养护的农村道路和干线里程", id="农村道路"),
        pytest.param("县道绿化里程", "城乡道路两侧绿化的里程", id="城乡道路"),
        pytest.param("普通高中上线率", "考入大学的学生占比", id="on to the university"),
        pytest.param("小学生升学率", "升入初中的学生占比", id="on to the next school"),
        pytest.param("初中毕业学生去向落实率", "就读职高、升入普高的占比", id="two ways on"),
        pytest.param("幼儿园学位数", "扩大学前教育资源新增的学位", id="扩大学前教育"),
        pytest.param("小学教师补充人数", "招聘大学生到校任教的人数", id="who is taken on"),
        pytest.param("工程竣工率", "已建成工程占开工工程的比例", id="of those begun"),
        pytest.param("堤防完工率", "建成堤防/开工堤防", id="worked out of those begun"),
        pytest.param("来信办结率", "有结论的来信占立案来信的比例", id="of those taken up"),
        pytest.param("案件结案率", "全部立案案件中审理完毕的比例", id="among those taken up"),
        pytest.param("厨余垃圾分出率", "分出量占生活垃圾清运量的比例", id="of all rubbish"),
        pytest.param("生活垃圾分类量", "分出的厨余垃圾等的重量", id="a kind of rubbish"),
        pytest.param("电子卷宗录入卷数", "将纸质卷宗扫描录入的卷数", id="put into a computer"),
        pytest.param("电动客车充电位数量", "安装充电设备的车位数", id="for cars"),
        pytest.param("洒水车购置数量", "购置环卫设备的数量", id="a car is equipment"),
        pytest.param("巡逻车购置数量", "购置巡防设备的数量", id="so is this one"),
        pytest.param("农村劳动力外出人数", "转移到城镇就业的人数", id="to the towns"),
        pytest.param("农村居民落户人数", "进城成为城镇居民的人数", id="into the towns"),
        pytest.param("进口水果查验批次", "进出口水果的查验批次", id="both ways"),
        pytest.param("垃圾渗滤液处理量", "处理场处理的污水量", id="water out of rubbish"),
        pytest.param("供水站运转支出", "水厂的用电支出", id="pumps"),
        pytest.param("自来水泵房抢修", "恢复供电的泵房数", id="a pump house"),
        pytest.param("新建公路缺陷整治率", "质保期内及时维修的占比", id="under warranty"),
        pytest.param(
            "下半年奖金兑现人数", "按上半年考核结果发放的人数", id="by the first half's marks"
        ),
        pytest.param("本科线上人数", "线下培优后达线的人数", id="a line of marks"),
        pytest.param("网上办件量", "群众无需到线下窗口的办件量", id="not at the counter"),
        pytest.param("拆除房屋面积", "拆除违法新建房屋的面积", id="built against the law"),
        pytest.param("保洁人员数量", "确保安全作业的人员数量", id="确保安全"),
        pytest.param("大豆种植面积", "与玉米间作的面积", id="two crops in one field"),
        pytest.param("养殖场配套面积", "种植青贮饲草的面积", id="fodder"),
        pytest.param("退休人员参训人数", "参加在职业院校举办的培训", id="在 and 职业"),
        pytest.param("孕产妇检测率", "接受艾滋、梅毒检测的占比", id="looked for in all of them"),
        pytest.param("春节花卉摆放数量", "五一广场摆放的盆数", id="a square"),
        pytest.param("国内首台套数量", "打破国外垄断的装备数量", id="nobody else has it"),
        pytest.param("补贴发放率", "应发尽发的补贴占补贴总额的比例", id="应发尽发"),
        pytest.param("污水收集率", "应收尽收的污水占污水总量的比例", id="应收尽收"),
    ],
)
def test_words_that_only_look_like_another_thing(name: str, description: str) -> None:
    kind = "质量" if name.endswith("率") else "数量"
    assert findings("P337", project(its(kind, name, "100%", description))) == []


@pytest.mark.parametrize(
    ("name", "description"),
    [
        pytest.param("新建泵房数量", "维修的泵房数量", id="mended"),
        pytest.param("客车购置数量", "反映购置办公设备数量", id="a coach"),
        pytest.param("省道养护里程", "反映县道养护的里程", id="another road"),
        pytest.param("停水次数", "反映停电的次数", id="no light"),
        pytest.param("污水处理量", "反映处理垃圾的数量", id="rubbish"),
        pytest.param("小学改造数量", "改善条件的初中数量", id="another school"),
        pytest.param("城镇低保人数", "反映农村低保人数", id="in the villages"),
        pytest.param("上半年慰问人数", "下半年慰问的人数", id="the other half"),
        pytest.param("线上培训人数", "线下培训的人数", id="in a room"),
        pytest.param("纸质图书购置数量", "电子图书的购置数量", id="on no paper"),
        pytest.param("厨余垃圾处理量", "反映建筑垃圾处理的重量", id="rubble"),
        pytest.param("在职职工体检人数", "退休职工体检的人数", id="who left"),
    ],
)
def test_what_excludes_each_other(name: str, description: str) -> None:
    (found,) = findings("P337", project(its("数量", name, "40个", description)))
    assert found.evidence


def test_one_fault_is_one_finding() -> None:
    """Whom the satisfaction is asked of is told by P338 alone."""
    asked = its("满意度", "孤儿满意度", "≥90%", "残疾人对补贴发放的满意程度")
    assert all_found(project(asked, name="孤儿和残疾人补贴")) & {"P337", "P338"} == {"P338"}


def test_prices_in_formulas_say_what_they_are_for() -> None:
    assert result_of("30人×5天×120元/人·天") == 18000
    assert result_of("占比为120/360×100") is None


_PURGE = project(name="“清源护苗”工作经费", title="", code="", purpose="用于出版物市场检查")


@pytest.mark.parametrize(
    ("description", "told"),
    [
        pytest.param("“清源护苗”检查、办案所需费用", 1, id="what another project is for"),
        pytest.param("城区绿化和清源护苗宣传费用", 0, id="of its own, too"),
        pytest.param("检查、办案所需费用", 0, id="nobody's name"),
    ],
)
def test_a_cost_of_another_project(description: str, told: int) -> None:
    paid = its("成本", "补植费用", "≤8万元", description)
    assert len(findings("P622", project(paid), _PURGE)) == told
