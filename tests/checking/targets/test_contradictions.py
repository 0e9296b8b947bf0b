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
            "P336",
            "a number in words in the description",
            its("数量", "培训期数", "≥2期", "举办养护培训三期"),
        ),
        _case(
            "P344",
            "a list and its number in words",
            its("数量", "覆盖街道数", "4个"),
            said="1.在东关、西关、北关三个街道开展绿化养护。",
        ),
        _case(
            "P344",
            "twenty and fifteen",
            its("数量", "新打机井数", "15眼"),
            said="1.新打机井二十眼。",
        ),
        _case(
            "P344",
            "a hundred of what is listed only in part",
            its("数量", "补种树种数", "120种"),
            its("数量", "更新苗木株数", "≥120株"),
            said="1.更新国槐、白蜡等一百株苗木。",
        ),
        _case(
            "P373",
            "every day",
            its("数量", "苗木测温次数", "≥52次", "全年苗木测温次数"),
            said="1.苗木每天测温一次并记录。",
        ),
        _case(
            "P373",
            "every half month",
            its("数量", "机具保养次数", "4次"),
            said="1.每半月对机具保养一次。",
        ),
        _case(
            "P343",
            "so often and so few",
            its("数量", "流动图书车出车次数", "≥24次"),
            its("时效", "流动图书车出车频率", "每周2次"),
        ),
        _case(
            "P331",
            "below the age",
            its("数量", "80岁以上老人数", "≥2600人", "享受津贴的70—79岁老人数"),
        ),
        _case(
            "P331",
            "some of those of the age",
            its("数量", "60岁以上老人户数", "≥260户", "70—79岁老人的户数"),
        ),
        _case("P331", "two years younger", its("数量", "13岁以下女生", "≥60人", "18—20岁女生人数")),
        _case("P331", "below another age", its("数量", "16—59岁劳力", "≥60人", "16岁以下劳力人数")),
        _case(
            "P331", "above the age", its("数量", "扶持45岁以下创业者", "≥60人", "50岁以上创业者")
        ),
        _case(
            "P326",
            "how many closed in time, by how good",
            its("时效", "案件查办及时性", "≥95%", "查办案件的合格率"),
        ),
        _case(
            "P326",
            "a purpose and no time",
            its("时效", "推介活动及时性", "扩大知名度", "扩大本县旅游知名度"),
        ),
        _case("P326", "how many", its("时效", "工单办理时效", "≥3万件", "群众来电的工单数量")),
        _case(
            "P344",
            "the purpose and the objectives, both in words",
            purpose="用于新建便民驿站五座",
            said="1.新建便民驿站四座。",
        ),
        _case(
            "P344",
            "a number in words",
            its("数量", "培训期数", "2期"),
            said="1.全年举办绿化养护培训三期。",
        ),
        _case(
            "P344",
            "two counters and a number in words",
            its("数量", "更新修剪机", "10台"),
            said="1.更新修剪机十二部。",
        ),
        _case(
            "P344",
            "the factor of a cost",
            its("数量", "管理档案数", "8600份"),
            its("成本", "档案管理成本", "30万元", "苗木档案数10000份*每份30元"),
        ),
        _case(
            "P336",
            "so many for each",
            its("数量", "养护工人数", "24人", "6所公园每所配备3名养护工"),
        ),
        _case(
            "P343",
            "turns, for each of them, in all",
            its("数量", "培训期数", "3期"),
            its("数量", "每期培训人数", "40人"),
            its("数量", "培训总人数", "150人"),
        ),
        _case(
            "P343",
            "每季度一次",
            its("数量", "苗木检查次数", "≥12次"),
            its("时效", "检查频率", "每季度一次"),
        ),
        _case("P337", "towns as branches", its("数量", "乡镇(街道)个数", "11个", "党组织数量")),
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
        _case("P354", "people in times, in brackets", its("数量", "听课人数（次）", "≥60")),
        _case("P354", "an area in 公里, in brackets", its("数量", "清扫面积（公里）", "≥9公里")),
        _case("P354", "years in months, in brackets", its("可持续", "使用年限（个月）", "≥6个月")),
        _case("P354", "rooms as times", its("数量", "运行检验室数量", "5次", "检验室的数量")),
        _case("P301", "a share of years", its("可持续", "围栏使用寿命", "≥10%")),
        _case("P301", "people as firms", its("数量", "救助患儿人数", "≥30家")),
        _case("P302", "应到", its("质量", "到报率", "101%", "按时到报的数据占应到报数据的比例")),
        _case("P302", "all there is", its("质量", "清查单位率", "106%")),
        _case(
            "P337", "warmth in per cent", its("质量", "取暖达标率", "≥18%", "办公区供暖后室内温度")
        ),
        _case(
            "P344",
            "another row says so",
            its("数量", "服务站点数", "201个"),
            its("质量", "站点使用率", "≥95%", "全区210个站点的使用效率"),
        ),
        _case(
            "P344",
            "the basis says so",
            its("数量", "宗教重点村数量", "12个", basis="关于拨付常范村等10个宗教重点村资金的通知"),
        ),
        _case(
            "P352",
            "kilometres of shops",
            its("数量", "改造基层社数量", "6公里"),
            said="1.改造薄弱基层社6个。",
        ),
        _case(
            "P343",
            "more schools than there are",
            its("数量", "高校数量", "20所", "与我县有合作的高校数量"),
            its("可持续", "促进发展", "≥30所", "签订合作协议的高校数量"),
        ),
        _case("P301", "kilometres of rooms", its("数量", "活动场地修缮", "≥150公里")),
        _case(
            "P344",
            "the basis, cut off in a list",
            its("数量", "宗教重点村数量", "12个", basis="拨付10个宗教重点村工作经费、专项"),
        ),
        _case("P354", "months as years", its("时效", "康复周期", "≥10年", "每名儿童康复训练月数")),
        _case("P354", "days as years", its("时效", "施工工期", "≤60年", "开工到竣工的日历天数")),
        _case(
            "P404",
            "turned in a basis",
            its("数量", "改造危桥数量", "8座", basis="危桥改造的通知（岭交字〔2023〕71号）"),
            purpose="根据（岭交字〔2023〕17号）改造危桥8座。",
        ),
        _case("P502", "one of it, in words", its("成本", "书号费", "书号每个950000元")),
        _aims("P421", "minutes as hours", "预警信息10分钟内发布到村", "预警信息发布时间≤10小时"),
        _case("P354", "villages as households", its("数量", "整治村庄数", "28户")),
        _case("P301", "no room is so warm", its("质量", "库房温湿度达标率", "≥98℃")),
        _aims("P421", "less than the least", "举办活动不少于12场", "举办活动10场"),
        _aims("P421", "of the year", "中心组理论学习每年不低于12次", "组织中心组理论学习10次"),
        _aims("P318", "one in a thousand", "编印年鉴", "年鉴印刷差错率高于千分之一"),
        _aims("P355", "nothing is beyond all", "推广购买服务", "政府购买服务推广率198%"),
        _case("P345", "held in check by half", said="1.强化排查，重点人员稳控率达到195%。"),
        _case("P345", "a nought too many", said="1.做好安保，任务圆满完成率达到1000%。"),
        _aims("P355", "held in full", "保障会议", "大型会议圆满完成率达到110%"),
        _case("P302", "占", its("质量", "驻村工作完成率", "120%", "反映驻村工作完成情况所占比重")),
        _case("P303", "a share", its("质量", "系统正常运行时间", "≥99天", "占全年的百分比")),
        _case(
            "P312", "a share of it", its("质量", "印刷质量", "≥0.1%", "错误页数占总页数的百分比")
        ),
        _case("P327", "a cold room", its("质量", "室内温度", "≤18摄氏度", "供暖后室内温度")),
        _case(
            "P331",
            "older in the name",
            said="1.为60岁及以上老年人免费安装。",
            name="65岁及以上老年人家庭收看电视",
        ),
        _case(
            "P331",
            "younger in the name",
            its("数量", "救助儿童人数", "120人", "救助0-16岁残疾儿童人数"),
            name="0-6岁残疾儿童康复",
        ),
        _case("P332", "以上", its("质量", "电路可用率", "≥90%", "年电路可用时间在99%以上")),
        _case("P334", "月标准", its("成本", "通讯费标准", "200元/年", "通讯费月标准")),
        _case(
            "P343",
            "more of them than there are",
            its("数量", "供养老人数量", "86人"),
            its("数量", "失能老人数量", "96人", "反映供养老人中失能老人数量"),
        ),
        _case(
            "P331",
            "two figures turned",
            its("数量", "工龄21年以上乡医人数", "30人", "反映工作12年以上乡医人数"),
        ),
        _case(
            "P331",
            "another age of the same people",
            its("数量", "80岁以上老人人数", "300人", "反映60岁以上老人人数"),
        ),
        _case(
            "P344",
            "teams, counted in another word",
            its("数量", "工作队数量", "29个"),
            said="1.组建27支工作队。",
        ),
        _case(
            "P343",
            "more good ones than there are",
            its("数量", "面积达标个数", "298个"),
            its("数量", "活动场所个数", "198个"),
        ),
        _case(
            "P343",
            "more good ones of a kind",
            its("数量", "社区数量", "36个"),
            its("质量", "达标社区数", "46个"),
        ),
        _case(
            "P343",
            "more who got on",
            its("数量", "帮扶人数", "50人"),
            its("社会效益", "生活改善人数", "≥500人"),
        ),
        _case("P213", "described in 个", its("数量", "解决诉求", "≥10万人", "诉求的数量（个）")),
        _case("P508", "a month's work", its("成本", "工资标准（元）", "25.20元", "每人每月工资数")),
        _case(
            "P508",
            "beside what costs more",
            its("成本", "培训费用", "≤7元"),
            its("成本", "宣传费用", "≤3万元"),
        ),
    ],
)
def test_told(rule: str, made: Project | Disclosure) -> None:
    (found,) = findings(rule, made)
    assert found.evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        _case(
            "P336",
            "the same in words",
            its("数量", "培训期数", "≥3期", "举办养护培训三期"),
        ),
        _case(
            "P344",
            "the same in words and in figures",
            purpose="用于新建便民驿站五座",
            said="1.新建便民驿站5座。",
        ),
        _case(
            "P352",
            "cars are counted in either",
            its("数量", "更新作业车", "3台"),
            said="1.更新作业车3辆。",
        ),
        _case(
            "P344",
            "the same number in words",
            its("数量", "培训期数", "3期"),
            said="1.全年举办绿化养护培训三期。",
        ),
        _case(
            "P344",
            "a set phrase",
            its("数量", "养护公园", "2套"),
            said="1.为四套班子养护公园。",
        ),
        _case(
            "P344",
            "a phase",
            its("数量", "建设公园", "2期"),
            said="1.建设公园三期工程。",
        ),
        _case(
            "P344",
            "other files than the new ones",
            its("数量", "新增档案数", "8600份"),
            its("成本", "档案管理成本", "30万元", "苗木档案数10000份*每份30元"),
        ),
        _case(
            "P336",
            "so many for each, and as many in all",
            its("数量", "养护工人数", "18人", "6所公园每所配备3名养护工"),
        ),
        _case(
            "P343",
            "turns that come to all",
            its("数量", "培训期数", "≥3期"),
            its("数量", "每期培训人数", "≥40人"),
            its("数量", "培训总人数", "≥120人"),
        ),
        _case(
            "P343",
            "each quarter in each of them",
            its("数量", "苗木检查次数", "≥48次", "12个公园每个公园每季度检查一次"),
            its("时效", "检查频率", "每季度一次"),
        ),
        _case("P337", "the branches of towns", its("数量", "乡镇个数", "11个", "乡镇党组织数量")),
        _case(
            "P321",
            "all of them come up to it",
            its("数量", "绿地个数", "45处"),
            its("质量", "绿地达标个数", "45处", "验收达标的绿地个数"),
        ),
        _case(
            "P321",
            "some of them",
            its("数量", "绿地个数", "45处"),
            its("质量", "绿地达标个数", "≥40处", "验收达标的绿地个数"),
        ),
        _case("P209", "one day", its("时效", "修复时限", "≤1天", scoring="≤24小时")),
        _case("P209", "marks", its("社会效益", "接待人次", "≥300人次", scoring="每少1人次扣1分")),
        _case("P209", "grades", its("质量", "合格率", "≥98%", scoring="98%以上得10分，90%以上5分")),
        _case("P209", "one sum", its("成本", "顾问费", "0.5万元", scoring="=5000元")),
        _case("P332", "one day", its("时效", "修复时限", "≤1天", "24小时内修复")),
        _case("P332", "working days", its("时效", "办结时限", "≤20天", "20个工作日内办结")),
        _case("P354", "done again", its("数量", "清洗水池数量", "2次", "全年清洗水池")),
        _case(
            "P344",
            "of last year's document",
            its("数量", "重点村数量", "12个", basis="2020年10个重点村资金的通知"),
        ),
        _case(
            "P344",
            "another thing",
            its("数量", "服务站点数", "201个"),
            its("质量", "设备完好率", "≥95%", "全区210个电子屏的完好情况"),
        ),
        _case(
            "P343",
            "others, too",
            its("数量", "学校数量", "20所", "改造的学校数量"),
            its("社会效益", "受益学校", "≥30所", "受益的学校数量"),
        ),
        _case("P301", "roads", its("数量", "进场道路建设", "≥5公里")),
        _case("P354", "stations cleaned", its("数量", "消毒站点数量", "24次", "集中消毒站点")),
        _case(
            "P354",
            "how often they are cleaned",
            its("数量", "中转站清洗数量", "≥2次", "每日清洗中转站次数"),
            purpose="用于2座垃圾中转站运行",
        ),
        _case("P209", "for each", its("成本", "拆除成本", "≤20元", scoring="≤20元/平方米")),
        _case(
            "P331",
            "other people",
            its("数量", "患者管理人数", "90人", "35岁及以上高血压患者人数"),
            name="65岁及以上老年人健康体检",
        ),
        _case(
            "P508",
            "for one test",
            its("成本", "单人份检测成本", "≤3.5元", "试剂成本"),
            its("成本", "消毒用品费", "≤6万元"),
        ),
        _case("P354", "working days", its("时效", "办结天数", "≤15个工作日")),
        _case(
            "P404",
            "two documents",
            its("数量", "改造危桥数量", "8座", basis="（岭交字〔2023〕25号）"),
            purpose="根据（岭交字〔2023〕17号）改造危桥8座。",
        ),
        _case("P502", "less than there is", its("成本", "书号费", "书号每个35000元")),
        _aims("P421", "two times", "预警10分钟内发布", "演练时间10小时"),
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
        _aims("P318", "few", "编印年鉴", "年鉴印刷差错率低于千分之一"),
        _case("P345", "more than planned", said="1.确保年度任务完成率达到110%以上。"),
        _case("P345", "growth", said="1.推进招商，到位资金增长率达到195%。"),
        _aims("P355", "a rate of production", "稳定生产", "企业产销率达到103%"),
        _case("P302", "of a plan", its("质量", "任务完成率", "120%", "完成数占计划数的比例")),
        _case("P327", "energy is saved", its("质量", "室内温度", "≤18℃", "节能要求的取暖温度")),
        _case("P327", "a cold store", its("质量", "冷藏柜温度", "≤8℃", "冷藏柜温度控制")),
        _case(
            "P331",
            "some of them",
            its("数量", "百岁老人人数", "12人", "100周岁以上老人发放人数"),
            said="1.为80周岁以上老年人发放，其中90-99周岁1100人。",
            name="80周岁以上高龄津贴",
        ),
        _case(
            "P331",
            "another group",
            its("数量", "在读孤儿人数", "20人", "18-24岁在读孤儿人数"),
            name="18周岁以下孤儿生活费",
        ),
        _case(
            "P344",
            "so many in each of them",
            its("数量", "绿化基地个数", "8个"),
            said="1.在四个乡镇各建两个绿化基地。",
        ),
        _case(
            "P344",
            "one for each, and all",
            its("数量", "安装预警终端数量", "86台"),
            said="1.为42所学校、44个社区各安装1台预警终端，共86台。",
        ),
        _case(
            "P344", "no number of things", its("数量", "方面", "5个"), said="1.在三个方面开展绿化。"
        ),
        _case(
            "P373",
            "another part has a number of its own",
            its("数量", "郊区绿地监测频次", "2次"),
            said="1.城区绿地每季度监测1次，郊区绿地汛前、汛后各监测1次。",
        ),
        _case(
            "P371",
            "hours of a week, and days",
            its("数量", "绿地开放天数", "≥300天", "全年绿地开放天数，每周一闭园"),
            said="1.公共绿地每周开放不少于42小时。",
        ),
        _case(
            "P373",
            "a target for one day",
            its("数量", "路面清扫次数", "2次"),
            said="1.路面每天清扫2次。",
        ),
        _case(
            "P373",
            "in the season",
            its("数量", "发布测报", "12期", "病虫高发期每旬发布一期病虫情报"),
        ),
        _case(
            "P343",
            "of six cars",
            its("数量", "车辆保养次数", "24次", "6辆车全年保养次数"),
            its("时效", "车辆保养频率", "每季度1次"),
        ),
        _case(
            "P331",
            "the same with its lower end",
            its("数量", "扶持45岁以下创业者", "≥60人", "18-45岁创业者"),
        ),
        *(
            _case("P331", f"{name}, {told}", its("数量", f"{name}人数", "≥60人", f"{told}人数"))
            for name, told in (
                ("5岁以下幼儿", "0—4岁入托幼儿"),
                ("0—4岁幼儿", "5岁以下入托幼儿"),
                ("16周岁以下少年", "10—15周岁参训少年"),
                ("16周岁及以下少年", "0—16周岁参训少年"),
                ("18—49岁妇女", "50岁以下已婚妇女"),
                ("12—17岁团员", "18周岁以下在册团员"),
                ("13岁以下女生", "11—12岁女生"),
            )
        ),
        _case(
            "P331",
            "the project's, told by the next age",
            its("数量", "入托幼儿人数", "120人", "5岁以下幼儿人数"),
            name="0-4岁幼儿托育",
        ),
        _case(
            "P331",
            "in two steps",
            its("数量", "80岁以上老人数", "≥2600人", "80—89岁和90岁以上老人"),
        ),
        _case("P326", "how far", its("时效", "抽检时效性", "100%", "抽检任务完成率")),
        _case("P326", "at once", its("时效", "管护及时率", "≥95%", "发现病虫害后立即处置")),
        _case("P326", "a day", its("时效", "植树完成时限", "4月15日前", "春造林的面积")),
        _case("P332", "villages", its("质量", "合格率", "≥90%", "合格率95%以上的村占全部村的比例")),
        _case(
            "P343",
            "others live better, too",
            its("数量", "培训人数", "50人"),
            its("社会效益", "带动就业人数", "≥500人"),
        ),
        _case(
            "P331",
            "some of those",
            its("数量", "80岁以上老人人数", "300人", "60岁以上老人中80岁以上老人人数"),
        ),
        _case(
            "P331",
            "bounds of two things",
            its("数量", "10年以上党龄党员", "30人", "60岁以上党员"),
        ),
        _case(
            "P344",
            "as many, in another word",
            its("数量", "工作队数量", "27个"),
            said="1.组建27支工作队。",
        ),
        _case(
            "P344",
            "what the teams get",
            its("数量", "工作队物资数量", "81套"),
            said="1.为27支工作队配备物资。",
        ),
        _case(
            "P343",
            "good ones of another thing",
            its("数量", "达标村数", "30个"),
            its("数量", "新建广场个数", "12个"),
        ),
        _case(
            "P343",
            "many more, and of what is not told",
            its("数量", "新建项目个数", "5个"),
            its("质量", "检测合格个数", "300个"),
        ),
        _case(
            "P343",
            "fewer",
            its("数量", "供养老人数量", "96人"),
            its("数量", "失能老人数量", "86人", "反映供养老人中失能老人数量"),
        ),
        _case("P508", "besides the wage", its("成本", "工龄工资", "50元", "每人每月工龄补贴")),
        _case(
            "P508",
            "for each of them",
            its("成本", "手册印刷成本", "≤7元", "每本手册的印刷费用"),
            its("成本", "宣传费用", "≤3万元"),
        ),
    ],
)
def test_not_told(rule: str, made: Project | Disclosure) -> None:
    assert not findings(rule, made)
