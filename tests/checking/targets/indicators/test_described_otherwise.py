"""Names and descriptions of one row that are of two things: 次数 and 人数, 满意度 and 投诉."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P337", its("数量", "考察批次数", "≥5批", "考察人数"), "times and people"),
        case("P337", its("质量", "维护率", "100%", "站点在全县的覆盖比例"), "two rates"),
        case(
            "P337",
            its("质量", "渠道工程验收合格率", "≥98%", "反映按期完工的渠段占计划渠段的比例"),
            "in time, not well done",
        ),
        case(
            "P337",
            its("质量", "驾驶员考试合格率", "≥90%", "考试不及格人数占参加考试人数的比例"),
            "those who failed",
        ),
        case(
            "P337",
            its("质量", "户籍信息录入准确率", "≥98%", "录入出错的条数占录入总条数的比例"),
            "what went wrong",
        ),
        case(
            "P337",
            its("时效", "热线工单按时办结率", "≥98%", "超期办结工单数占工单总数的比例"),
            "late, and closed",
        ),
        case(
            "P337",
            its("质量", "渔港灯塔完好率", "≥95%", "反映损坏灯塔的比例"),
            "a share of no whole",
        ),
        case(
            "P337",
            its("质量", "校刊差错率", "≤1%", "准确刊发篇数占刊发总篇数的比例"),
            "the good of a bad rate",
        ),
        case(
            "P337",
            its("社会效益", "学徒一年内就业创业率", "≥80%", "反映结业一年内未就业创业的比例"),
            "not done",
        ),
        case(
            "P337",
            its("质量", "法律意见达成率", "≥80%", "提出意见未被采纳的比例"),
            "not done, in another word",
        ),
        case(
            "P337",
            its("质量", "暖气用户室温达标率", "≥95%", "室温低于18℃的户数占用户总数的比例"),
            "too cold",
        ),
        case(
            "P337",
            its("质量", "焊工结业取证率", "≥80%", "结业焊工占取得证书焊工的比例"),
            "all over those with a certificate",
        ),
        case(
            "P337",
            its("质量", "督办任务完成率", "≥95%", "全年督办任务数占督办任务完成数的比例"),
            "tasks over tasks done",
        ),
        case(
            "P337",
            its("质量", "工会会员占职工的比例", "≥60%", "工会会员中职工所占比例"),
            "the two of a named share",
        ),
        case(
            "P337",
            its("质量", "古籍修复合格率", "≥95%", "反映修复经费支付占预算的比例"),
            "paid, not well done",
        ),
        case(
            "P337",
            its("质量", "雷达月可用性", "≥96%", "反映维修资金按合同支付的比例"),
            "paid, and nothing of its own",
        ),
        case(
            "P337",
            its("时效", "赛事按期举办率", "100%", "反映参赛运动员占报名运动员的比例"),
            "who took part, not when",
        ),
        case(
            "P337",
            its("质量", "学员参训率", "≥98%", "取得结业证书的学员占参训学员的比例"),
            "who passed, not who came",
        ),
        case("P337", its("时效", "完成率", "12月底前", "工作完成时间"), "a rate and a time"),
        case("P337", its("质量", "经费使用率", "≥95%", "经费使用效率"), "used, and to what effect"),
        case("P337", its("质量", "按职务发放工资比率", "≥95%", "反映岗位分工情况"), "no pay in it"),
        case("P337", its("质量", "经费到账率", "≥95%", "反映展厅布局的美观"), "no money in it"),
        case(
            "P337",
            its("质量", "全年供电时间", "≥99%", "供电天数占全年的百分比"),
            "a time and a share",
        ),
        case("P339", its("社会效益", "线路运转率", "≥95%", "保证办公区正常办公"), "an aim"),
        case("P339", its("质量", "苗木检疫合格率", "≥95%", "发放的肥料占需要的比例"), "another"),
        case("P339", its("质量", "技术人员应训尽训率", "≥95%", "保障群众饮水"), "all of whom"),
        case("P339", its("质量", "线路运转率", "100%", "职工对食堂的满意程度"), "content"),
        case("P337", its("数量", "乡镇(街道)个数", "11个", "党组织数量"), "other things"),
        case("P337", its("数量", "购置消防车", "1辆", "购置消防车的时间"), "a car and a time"),
        case("P337", its("时效", "装备到货时间", "10月底前", "全部到货的数量"), "how many by when"),
        case("P337", its("时效", "设备到货", "10月底前", "设备到货的数量"), "how many, again"),
        case("P337", its("数量", "改造小区数量", "15个", "改造的小区面积"), "how large"),
        case("P337", its("经济效益", "损耗率降低", "≥5%", "损耗率同比增长"), "down and up"),
        case("P337", its("可持续", "读者增长率", "≥5%", "持证读者下降比例"), "up and down"),
        case("P337", its("满意度", "观众满意度", "≥95%", "接待观众的人次"), "visits, not asked"),
        case("P337", its("数量", "补贴人数", "≥100人", "发放补贴的资金总额"), "money for people"),
        case(
            "P342",
            project(
                its("质量", "甲项合格率", "100%", "完成合格情况的比率"),
                its("质量", "乙项合格率", "≥98%", "完成合格情况的比率"),
            ),
            "one description, two targets",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P337", its("社会效益", "压缩办理时限", "≥50%", "平均压缩时限比例"), "by how much"),
        case("P337", its("质量", "能源使用效率", "≥95%", "能源的使用效率"), "an effect twice"),
        case("P337", its("质量", "资金到位率", "100%", "按预算批复及时下达"), "a budget is money"),
        case("P337", its("质量", "补助发放率", "100%", "按名册足额到户的情况"), "paid in full"),
        case("P337", its("社会效益", "参训时长保障率", "≥95%", "保障参训时长"), "of a time"),
        case(
            "P337",
            its("质量", "渡口安全率", "≥99%", "未发生事故天数占全年天数的比例"),
            "nothing bad happened",
        ),
        case(
            "P337",
            its("质量", "种子不合格率", "≤2%", "不合格种子批次占抽检批次的比例"),
            "bad, and said so",
        ),
        case(
            "P337",
            its("质量", "测绘合格率", "≥95%", "误差在允许范围内的测点占总测点的比例"),
            "how large an error",
        ),
        case(
            "P337",
            its("质量", "校样准确率", "≥99%", "剔除差错后的篇数占总篇数的比例"),
            "what is left out",
        ),
        case(
            "P337",
            its("质量", "登记簿错误纠正率", "≥98%", "纠正的错误条数占错误总条数的比例"),
            "mended",
        ),
        case(
            "P337",
            its("质量", "灵活就业人员参保率", "≥80%", "未参保人员中新参保人数占未参保人员的比例"),
            "of those without",
        ),
        case(
            "P337",
            its("时效", "客户按期还款率", "≥90%", "未按期还款客户中已催收客户占比"),
            "among whom",
        ),
        case(
            "P337",
            its("时效", "延误班轮处置及时率", "≥95%", "处置的延误班轮占延误班轮总数的比例"),
            "dealt with",
        ),
        case(
            "P337",
            its("质量", "窗口服务规范率", "≥95%", "未发现不规范行为的窗口占检查窗口的比例"),
            "not once not",
        ),
        case(
            "P337",
            its("质量", "图书完好率", "≥98%", "未丢失、未损坏图书册数占馆藏总册数的比例"),
            "neither nor",
        ),
        case(
            "P337",
            its("质量", "化验零差错率", "100%", "无差错报告占报告总数的比例"),
            "a bad word denied",
        ),
        case(
            "P337",
            its("质量", "工会会员占职工的比例", "≥60%", "职工中工会会员所占比例"),
            "in its place",
        ),
        case(
            "P337",
            its("质量", "督办任务完成率", "≥95%", "督办任务完成数占全年督办任务数的比例"),
            "done over all",
        ),
        case("P337", its("数量", "志愿者数量", "≥30人", "志愿者人数"), "a number of people"),
        case("P337", its("数量", "清扫数量", "5公里", "清扫道路长度"), "an amount of length"),
        case(
            "P337", its("社会效益", "培训人次", "≥60人次", "培训的农民人次数"), "visits are times"
        ),
        case("P337", its("生态效益", "空气质量提升", "≥3%", "污染物浓度下降"), "by other words"),
        case("P337", its("时效", "费用支付时间", "12月底前", "按时支付各项费用"), "what is done"),
        case("P337", its("数量", "值班人天", "300人天", "值班天数"), "a unit of time"),
        case("P337", its("满意度", "学员满意度", "≥90%", "学员满意人数"), "a share of them"),
        case("P337", its("满意度", "观众满意度", "≥95%", "问卷调查满意人数"), "of those asked"),
        case("P337", its("数量", "考察次数", "≥5次", "考察次数情况"), "the same"),
        case(
            "P337", its("质量", "覆盖率", "100%", "完成覆盖的站点比率"), "the same in other words"
        ),
        case(
            "P337", its("质量", "发放率", "100%", "实际发放人数/应补助人数"), "how it is worked out"
        ),
        case("P337", its("成本", "人均成本", "≤300元", "总费用÷参训人数"), "worked out, too"),
        case("P337", its("社会效益", "办事成本", "减少", "跑动次数、材料、时间"), "all of them"),
        case("P337", its("质量", "药品抽检合格率", "≥98%", "抽检不少于30批次"), "of how many"),
        case("P337", its("质量", "宕机率", "≤2次", "每千次请求宕机次数"), "of a thousand"),
        case("P337", its("满意度", "用户满意度", "≥90%", "每有1件投诉扣0.1分"), "the marks"),
        case(
            "P337",
            its("质量", "渠道工程验收合格率", "≥98%", "按期完工并验收合格的渠段占比"),
            "in time and well done",
        ),
        case(
            "P337",
            its("质量", "抽检合格率", "≥98%", "符合标准的批次占按时送检批次的比例"),
            "what stands behind 占 is the whole",
        ),
        case(
            "P337",
            its("质量", "补贴发放准确率", "100%", "准确支付的人数占应支付人数的比例"),
            "of money",
        ),
        case(
            "P337",
            its("质量", "活动计划完成率", "100%", "评审合格的活动占计划活动的比例"),
            "what is done can be what is done well",
        ),
        case(
            "P337",
            its("质量", "供电比重", "≥99%", "供电天数占全年的百分比"),
            "a share in other words",
        ),
        case(
            "P339",
            msgspec.structs.replace(its("质量", "资料归档完整率", "≥95%"), description=""),
            "no description",
        ),
        case("P339", its("质量", "参会率", "≥95%", "出席人数占应到人数的比例"), "too short"),
        case("P339", its("质量", "线路运转率", "≥95%", "正常运转线路的占比"), "the same"),
        case("P339", its("质量", "应奖尽奖率", "100%", "达到条件的企业得到支持"), "all of them"),
        case("P339", its("质量", "应参保尽参保率", "100%", "符合规定的职工缴费"), "all who must"),
        case("P339", its("质量", "苗木检疫合格率", "≥95%", "达标植株所占的比例"), "good enough"),
        case("P339", its("质量", "水样检测合格率", "≥95%", "出厂水达标的比例"), "good, without 占"),
        case("P339", its("效益", "散居老人覆盖率", "≥95%", "独自生活者获得照料的程度"), "how far"),
        case("P339", its("社会效益", "提升服务能力", "≥95%", "群众认可"), "not a rate"),
        case(
            "P337",
            its("质量", "万车死亡率", "≤2人/万车", "每万车死亡人数"),
            "a rate of its own kind",
        ),
        case("P337", its("质量", "信息准确率", "≥98%", "信息录入合格率"), "合格 is 准确 here"),
        case(
            "P342",
            project(
                its("质量", "甲项合格率", "≥95%", "完成合格情况的比率"),
                its("质量", "乙项合格率", "≥95%", "完成合格情况的比率"),
            ),
            "the same target",
        ),
        case(
            "P342",
            project(
                its("质量", "站点维护率", "100%", "站点在全县的覆盖比例"),
                its("可持续", "站点覆盖率", "≥98%", "站点在全县的覆盖比例"),
            ),
            "the description of another share, which P337 tells",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
