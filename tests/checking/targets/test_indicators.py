"""Rules on one indicator at a time: how it is written wrong, and how right."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.targets import measures
from mingzhang.checking.targets.wording.formulas import worked_out
from mingzhang.disclosure import Indicator, Target
from tests.checking.targets.projects import all_found, findings, its, project


def test_a_complete_table_gives_no_finding() -> None:
    assert all_found(project()) == set()


def _case(rule: str, indicator: Indicator, why: str) -> object:
    return pytest.param(rule, indicator, id=f"{rule} {why}")


_CELLS = Target("≤12.0012月31日", "words")


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P201", its("数量", "养护面积", ""), "nothing printed"),
        _case("P202", its("成本", "发放标准", "万元"), "a bare unit"),
        _case("P202", its("社会效益", "居民素质", "%"), "a bare sign"),
        _case("P202", its("数量", "养护面积", "XX"), "a template's letters"),
        _case("P202", its("成本", "补助标准", "200元", "每名职工每年*元"), "star for an amount"),
        _case("P202", its("时效", "完成时间", "12月底", "预计*年*月*日前"), "star for a date"),
        _case("P202", its("数量", "巡查次数", "{{巡查次数}}"), "a program's gap"),
        _case("P202", its("数量", "巡查次数", "≥6次", "按《文件名称》开展巡查"), "which document"),
        _case("P202", its("数量", "巡查次数", "≥6次", "[单位名称]巡查次数"), "whose"),
        _case("P319", its("社会效益", "窗口办事效率提升率", "≤15%"), "what grows for the good"),
        _case("P319", its("经济效益", "园区税收增长", "≤6%"), "growth without 率"),
        _case("P319", its("生态效益", "单位面积能耗降低率", "≤4%"), "what is saved"),
        _case("P319", its("经济效益", "农村居民收入增长率", "≤5%"), "whose income is to grow"),
        _case("P319", its("经济效益", "玉米产量提高率", "≤6%"), "the harvest"),
        _case("P317", its("经济效益", "带动社会投资额", "≤700万元"), "the investment of others"),
        _case("P317", its("经济效益", "新增产值", "≤800万元"), "money that is brought in"),
        _case("P313", its("质量", "卷宗电子化率", "≤90%"), "what is made electronic"),
        _case("P203", its("质量", "是否合格", "（是/否）"), "not chosen"),
        _case("P203", its("质量", "按时发放", "按时发放(是/否)"), "not chosen behind words"),
        _case("P204", its("满意度", "居民满意度", "≥90"), "no unit"),
        _case("P205", its("成本", "预算控制数", "年度预算"), "cost in words"),
        _case("P205", its("数量", "服务人员", "区内人员"), "quantity in words"),
        _case("P206", its("社会效益", "居住环境", "良好"), "vague"),
        _case("P228", its("社会效益", "维护稳定", "维护稳定"), "the name again"),
        _case(
            "P228",
            its("社会效益", "增强居民节水意识", "持续增强居民节水意识。"),
            "an aim, steadily",
        ),
        _case("P228", its("可持续", "居民就业", "促进居民就业"), "an aim before the name"),
        _case("P206", its("社会效益", "通过验收", "通过验收"), "the name again, but a state"),
        _case("P205", its("时效", "补贴发放时间", "及时发放"), "when, and only in time"),
        _case("P205", its("时效", "绿化工程完成期限", "按期完成"), "by when, and only in time"),
        _case("P226", its("社会效益", "园林影响力", "社会各界反映情况"), "what is looked at"),
        _case("P226", its("质量", "养护质量", "修剪和浇水质量"), "of what quality"),
        _case("P226", its("社会效益", "居民游园", "居民游园便利程度"), "to which degree"),
        _case("P314", its("成本", "财政补贴资金", "≥0.9万元", "养护一处绿地所需资金"), "needed"),
        _case("P321", its("质量", "签订管护协议", "≥300户"), "how many were signed"),
        _case("P321", its("质量", "达成就业意向", "≥2000人次"), "no merit in it"),
        _case("P321", its("经济效益", "养护视频网络畅通率", "≥95%"), "no economy in it"),
        _case("P321", its("可持续", "持续发挥绿化作用", "≥100元"), "no money in it"),
        _case("P207", its("质量", "成活率", "≥90%以下"), "sign against words"),
        _case("P207", its("质量", "成活率", "≥≤90%"), "two signs"),
        _case("P208", its("成本", "补贴标准（万元）", "0.1元"), "元 for 万元"),
        _case("P208", its("成本", "补贴标准(元)", "20万元"), "万元 for 元"),
        _case("P210", its("社会效益", "优化路网", "≥95%", "优化路网"), "a share of what"),
        _case("P211", its("成本", "印刷成本", "每本不超过80元"), "a figure in words"),
        _case("P212", its("时效", "资金到位及时率", "资金及时拨付"), "a share in words"),
        _case("P301", its("成本", "补贴人均标准", "≥33人"), "people for money"),
        _case("P212", its("质量", "拨付养护经费率", "≥100万元"), "money for a share of it"),
        _case("P301", its("数量", "离任干部人数", "≤94.6万元"), "money for people"),
        _case("P301", its("数量", "考核称职人数", "≥90%"), "a share for people"),
        _case("P301", its("数量", "活动次数", "≥1人"), "people for times"),
        _case("P301", its("数量", "任务完成率", "1000册"), "a count for a share"),
        _case("P301", its("可持续", "参与人次（次）", "≥100人"), "not the unit in the name"),
        _case("P301", its("数量", "供应食堂数量", "4人"), "things in persons"),
        _case("P301", its("数量", "采购数量", "≥16人", "设备采购数量"), "the description has what"),
        _case("P301", its("数量", "印制材料", "≥600米", "培训材料印刷数量"), "prints in metres"),
        _case("P301", its("数量", "取暖面积", "6200立方米"), "area in cubic metres"),
        _case("P301", its("数量", "租车次数", "≥150吨"), "times in tons"),
        _case("P301", its("成本", "督导检查", "2.5万次", "督导检查所需费用"), "a cost described"),
        _case("P303", its("社会效益", "丰富生活", "≥5年", "提升影片放映率"), "a rate in years"),
        _case("P207", its("数量", "督查次数", "≥5次/月/月"), "/月 twice"),
        _case("P321", its("时效", "及时办理情况", "≤1人", "规定时间内办结"), "time in persons"),
        _case("P419", its("数量", "经费支持月份", "13个月"), "thirteen months"),
        _case("P412", its("时效", "发放时间", "按月", "2024年8-15月发放"), "to a fifteenth month"),
        _case("P419", its("质量", "系统安全运行", "395天"), "more days than a year has"),
        _case("P420", its("数量", "在岗人数", "27人", "2021-2019年度在岗人员"), "years backwards"),
        _case("P401", its("数量", "人数", "3人", basis="云组字【2202】18号文件"), "a year far off"),
        _case("P401", its("数量", "人数", "3人", basis="《考核目标》云信函【2071】22号"), "目标"),
        _case("P401", its("数量", "人数", "3人", basis="2032 工作计划"), "a plan to come"),
        _case("P303", its("质量", "获奖项目", "≥3人", "获奖人数占人才总数"), "a share described"),
        _case("P302", its("质量", "资金使用率", "≥400%"), "a share above the whole"),
        _case("P302", its("满意度", "群众满意情况", "≥195%"), "more than all are satisfied"),
        _case("P311", its("满意度", "居民满意度", "≤95%"), "satisfaction at most"),
        _case("P312", its("质量", "系统故障率", "≥2%"), "faults at least"),
        _case("P312", its("质量", "投诉率", "100%"), "complaints by all"),
        _case("P313", its("质量", "任务完成率", "≤100%"), "asks for nothing"),
        _case("P314", its("成本", "每次活动成本", "≥0.2万元"), "cost at least"),
        _case("P314", its("成本", "补贴发放金额", "≥36.5万元"), "at least the whole budget"),
        _case("P315", its("时效", "故障修复时间", "≥4小时"), "slow at least"),
        _case("P321", its("时效", "体检标准", "0.06万元/人"), "money as time"),
        _case("P321", its("数量", "工作经费", "≤5万"), "money as quantity, 万 for 万元"),
        _case("P321", its("质量", "活动开展成本", "≤1.8万元"), "money as quality"),
        _case("P321", its("成本", "学习文件(份)", "≥1000份"), "copies as cost"),
        _case("P321", its("成本", "成效达标率", "≥90%"), "results as cost"),
        _case("P321", its("数量", "行政村", "1万元"), "villages in money"),
        _case("P301", its("成本", "补贴标准", "36000%"), "money as a share"),
        _case("P332", its("时效", "修复", "≤37小时", "5小时内修复，最长不超过2天"), "within"),
        _case("P202", its("数量", "养护面积", "*"), "a star"),
        _case("P322", its("数量", "案件结案率", "≥90%"), "a share as quantity"),
        _case("P323", its("成本", "管理费", "6.9万元", "档案1500份*每份30元"), "wrong product"),
        _case("P325", its("社会效益", "可持续影响指标", "持续"), "a kind as name"),
        _case("P331", its("数量", "任职10年以下人数", "≥4人", "任职6-10年的人数"), "ranges"),
        _case("P332", its("质量", "知晓率", "≥95%", "知晓率不低于90%"), "another number"),
        _case("P332", its("成本", "维护费", "≥22万元", "不超过22万元"), "the other way"),
        _case(
            "P333",
            its("质量", "设备持续使用时间和完好程度（年", "良", "设备持续使用时间和完好程度（年）"),
            "cut",
        ),
        _case("P334", its("时效", "每月按时记账", "每年完成记账"), "month and year"),
        _case(
            "P335", its("质量", "全市获评省级城市", "通过", "全区获评省级城市"), "city and district"
        ),
        _case("P321", its("质量", "邀请专家人数", "≥20人"), "heads as quality"),
        _case("P336", its("数量", "使用节点", "≥60个", "全区62个节点畅通"), "62 and 60"),
        _case("P405", its("数量", "印制册数", "900册", basis="按数量指标完成"), "no basis"),
        _case("P405", its("数量", "印制册数", "900册", basis="按指标完成"), "of no kind"),
        _case("P405", its("数量", "印制册数", "900册", basis="按要求"), "whose"),
        _case("P202", its("质量", "成活率", "≥95%", scoring="≥XX%"), "the scoring's gap"),
        _case("P206", its("时效", "养护进度", "按实施进度完成"), "in time, whenever that is"),
        _case("P206", its("时效", "发放", "配套资金拨付及时"), "in time, said last"),
        _case("P206", its("社会效益", "改善环境", "改善养护环境", "反映改善养护环境情况"), "反映"),
        _case("P210", its("社会效益", "提供优质服务", "≥95%", "提供优质服务"), "质 is no 质量"),
        _case("P213", its("数量", "发放人数（个）", "17人"), "another way to count people"),
        _case("P213", its("社会效益", "活动人次（人）", "≥100人"), "visits and people"),
        _case("P214", its("成本", "电费", "≤23万"), "of what"),
        _case("P215", its("质量", "缴纳标准", "是"), "no answer"),
        _case("P218", its("数量", "养护面积", "至少40亩以上"), "said twice"),
        _case("P218", its("数量", "养护人员", "≥4人", "至少4名以上养护工"), "of persons"),
        _case("P301", its("满意度", "居民满意情况", "≥95人"), "satisfaction in people"),
        _case("P301", its("数量", "除草面积", "≥4个片区"), "an area in pieces"),
        _case("P304", its("成本", "活动经费", "≤60%"), "money as a share"),
        _case("P304", its("成本", "项目预算控制数", "≤2.98%"), "nobody keeps to so little"),
        _case("P304", its("成本", "项目预算控制数", "≤89.68%"), "an amount with its cents"),
        _case("P316", its("成本", "成本节约率", "≤10%"), "saving at most"),
        _case("P317", its("数量", "培训人数", "<21人"), "a quantity at most"),
        _case("P315", its("时效", "线路维护及时性", "≥2个工作日"), "slow, whatever is maintained"),
        _case("P319", its("质量", "意见采用率", "≤80%"), "a high rate as ceiling"),
        _case("P321", its("质量", "宣传活动", "≥6000人次"), "visits as quality"),
        _case("P321", its("质量", "系统建设", ">3000次", "完成系统维护"), "work done as quality"),
        _case("P326", its("时效", "结案率", "≥90%", basis="合同"), "a share and no time"),
        _case("P324", its("社会效益", "工作协调会", "1次/季度"), "meetings as benefit"),
        _case("P337", its("数量", "考察批次数", "≥5批", "考察人数"), "times and people"),
        _case("P337", its("质量", "维护率", "100%", "站点在全县的覆盖比例"), "two rates"),
        _case(
            "P337",
            its("质量", "渠道工程验收合格率", "≥98%", "反映按期完工的渠段占计划渠段的比例"),
            "in time, not well done",
        ),
        _case(
            "P337",
            its("质量", "驾驶员考试合格率", "≥90%", "考试不及格人数占参加考试人数的比例"),
            "those who failed",
        ),
        _case(
            "P337",
            its("质量", "户籍信息录入准确率", "≥98%", "录入出错的条数占录入总条数的比例"),
            "what went wrong",
        ),
        _case(
            "P337",
            its("时效", "热线工单按时办结率", "≥98%", "超期办结工单数占工单总数的比例"),
            "late, and closed",
        ),
        _case(
            "P337",
            its("质量", "渔港灯塔完好率", "≥95%", "反映损坏灯塔的比例"),
            "a share of no whole",
        ),
        _case(
            "P337",
            its("质量", "校刊差错率", "≤1%", "准确刊发篇数占刊发总篇数的比例"),
            "the good of a bad rate",
        ),
        _case(
            "P337",
            its("社会效益", "学徒一年内就业创业率", "≥80%", "反映结业一年内未就业创业的比例"),
            "not done",
        ),
        _case(
            "P337",
            its("质量", "法律意见达成率", "≥80%", "提出意见未被采纳的比例"),
            "not done, in another word",
        ),
        _case(
            "P337",
            its("质量", "暖气用户室温达标率", "≥95%", "室温低于18℃的户数占用户总数的比例"),
            "too cold",
        ),
        _case(
            "P337",
            its("质量", "焊工结业取证率", "≥80%", "结业焊工占取得证书焊工的比例"),
            "all over those with a certificate",
        ),
        _case(
            "P337",
            its("质量", "督办任务完成率", "≥95%", "全年督办任务数占督办任务完成数的比例"),
            "tasks over tasks done",
        ),
        _case(
            "P337",
            its("质量", "工会会员占职工的比例", "≥60%", "工会会员中职工所占比例"),
            "the two of a named share",
        ),
        _case(
            "P337",
            its("质量", "古籍修复合格率", "≥95%", "反映修复经费支付占预算的比例"),
            "paid, not well done",
        ),
        _case(
            "P337",
            its("质量", "雷达月可用性", "≥96%", "反映维修资金按合同支付的比例"),
            "paid, and nothing of its own",
        ),
        _case(
            "P337",
            its("时效", "赛事按期举办率", "100%", "反映参赛运动员占报名运动员的比例"),
            "who took part, not when",
        ),
        _case(
            "P337",
            its("质量", "学员参训率", "≥98%", "取得结业证书的学员占参训学员的比例"),
            "who passed, not who came",
        ),
        _case("P337", its("时效", "完成率", "12月底前", "工作完成时间"), "a rate and a time"),
        _case(
            "P337", its("质量", "经费使用率", "≥95%", "经费使用效率"), "used, and to what effect"
        ),
        _case(
            "P337", its("质量", "按职务发放工资比率", "≥95%", "反映岗位分工情况"), "no pay in it"
        ),
        _case("P337", its("质量", "经费到账率", "≥95%", "反映展厅布局的美观"), "no money in it"),
        _case("P415", its("时效", "发放时间", "每月31号前"), "not in each month"),
        _case("P340", its("数量", "总户数", "≤300户"), "perhaps a ceiling"),
        _case("P212", its("质量", "上门率", "≥3次"), "a rate in times"),
        _case("P209", its("可持续", "使用年限", "≥2年", scoring="≥3年"), "another value"),
        _case("P325", its("数量", "≥123个", "≥5个"), "a target for a name"),
        _case("P205", its("成本", "养护成本", "12月底"), "a cost in time"),
        _case("P205", its("满意度", "居民满意度", "12月底前"), "content by December"),
        _case("P301", its("数量", "设备购置数量", "≥10年"), "things in years"),
        _case("P301", its("数量", "道路长度", "≥5平方米"), "a length in square metres"),
        _case("P301", its("成本", "养护费", "≤6800平方米"), "a cost in square metres"),
        _case("P312", its("社会效益", "群众上访次数", "≥5次"), "the less the better"),
        _case("P321", its("质量", "工程质量", "≥36.5万元"), "quality in money"),
        _case("P321", its("时效", "除草面积", "≥6800平方米"), "an area under time"),
        _case("P327", its("可持续", "设备使用年限", "≤5年"), "breaks at once"),
        _case("P325", its("数量", "个", "≥5个"), "a unit for a name"),
        _case(
            "P347", its("数量", "树木养护", "≥9棵", "反映居民满意度情况"), "the name of the next"
        ),
        _case("P405", its("数量", "印制册数", "900册", basis="900册"), "the target again"),
        _case("P405", its("数量", "印制册数", "900册", basis="无"), "nothing"),
        _case("P207", its("质量", "成活率", "100-90%"), "a range that falls"),
        _case("P207", its("质量", "成活率", "95%≥"), "the sign behind"),
        _case("P207", its("质量", "成活率", "≥95%%"), "one sign too many"),
        _case("P207", its("质量", "成活率", "95.5.5%"), "one point too many"),
        _case("P207", its("成本", "预算控制数", "≤3万元元"), "one word too many"),
        _case("P216", its("质量", "环境", "≥完成"), "nothing to compare"),
        _case("P217", its("数量", "培训人数", "≥50.5人"), "half a person"),
        _case("P302", its("质量", "合格率", ">100%"), "more than all"),
        _case("P315", its("时效", "完成时间", "≥12月底"), "not before"),
        _case("P320", its("满意度", "居民满意度", "≥0%"), "nobody need be content"),
        _case("P320", its("满意度", "居民满意度", "≥9.5%"), "a point too many"),
        _case("P320", its("质量", "验收合格率", "=0%"), "nothing need be good"),
        _case("P320", its("数量", "培训人数", "≥0人"), "nobody need be taught"),
        _case("P321", its("时效", "完成时间", "≥95%"), "a time in per cent"),
        _case("P412", its("时效", "完成时间", "2024.13.1"), "no such month"),
        _case("P413", its("时效", "完成时间", "次年3月底前"), "after the year"),
        _case(
            "P642",
            its("社会效益", "保障老区和和谐稳定发展", "是", "保障老区和谐稳定发展"),
            "one character twice",
        ),
        _case("P644", its("满意度", "干部培训满意干部培训满意度", "≥95%"), "words twice"),
        _case("P641", its("社会效益", "能力", "依法依法行政"), "a word twice"),
        _case("P301", its("数量", "符合条件的退役军人", "1万元", "补贴的人数"), "persons in money"),
        _case("P301", its("质量", "系统故障率", "≤10人"), "faults in people"),
        _case(
            "P301", its("成本", "改造工程投资", "≤460%", "改造及设备"), "an investment in per cent"
        ),
        _case("P302", its("质量", "任务完成率", "≥195%"), "far more than planned"),
        _case("P302", its("质量", "信访积案稳控率", "≥105%"), "held in check"),
        _case("P302", its("质量", "档案数字化率", "≥198%"), "any rate, by so much"),
        _case("P301", its("数量", "离退休干部总人数", "31岁"), "ages count nobody"),
        _case("P301", its("经济效益", "实现产值", "≥70万人"), "sales in people"),
        _case("P301", its("质量", "采购质量", "≥1300种类"), "quality is not counted"),
        _case("P301", its("质量", "施工质量", "≥5公里"), "nor measured in length"),
        _case("P354", its("数量", "选票印制数", "2000户"), "votes are of paper"),
        _case("P302", its("质量", "发放成功率", "≥195%"), "成功率 is no 功率"),
        _case("P315", its("时效", "故障报修到场时间", "≥24小时"), "late is as good"),
        _case("P315", its("时效", "平均审理天数", "≥55天"), "the slower the better"),
        _case(
            "P315",
            its("时效", "设备恢复时间", "≥72小时", "停机到恢复运行的时间"),
            "运行 in the words",
        ),
        _case("P317", its("数量", "审结案件数量", "≤200件"), "cases worked off"),
        _case("P317", its("数量", "水质检测样品数", "≤60份", "饮用水检测数"), "用水 inside 饮用水"),
        _case("P319", its("质量", "患者规范管理服务率", "≤62%"), "病 is not what the rate is of"),
        _case("P319", its("质量", "干部参与的比例", "≤90%"), "a good share"),
        _case("P319", its("质量", "系统完善性", "≤90%"), "a degree"),
        _case("P321", its("质量", "文件质量", "≥99人"), "quality in people"),
        _case("P321", its("时效", "培训完成时间", "≥2期/半年"), "how many by when"),
        _case("P332", its("时效", "修复时间", "≤37小时", "四小时内修复"), "a number in words"),
        _case("P332", its("时效", "修复时间", "≤37天", "3个工作日内修复"), "working days and days"),
        _case("P641", its("可持续", "机制", "推进促进长效机制"), "two words for one"),
        _case(
            "P644", its("社会效益", "收看", "是", "解决看不到电视、看不到电视的问题"), "said twice"
        ),
        _case("P354", its("数量", "通讯网络数量", "3辆", "反映宽带使用数量"), "lines as cars"),
        _case("P301", its("数量", "合作高校数量", "≥20人"), "schools as people"),
        _case("P354", its("数量", "购买设备数量", "≥30次"), "devices as times"),
        _case("P213", its("数量", "监控数量（个）", ">301次"), "个 in the name, 次 in the target"),
        _case("P644", its("社会效益", "生活", "丰富精神文化生活生活，老有所乐"), "a word twice"),
        _case("P641", its("满意度", "满意度", "≥95%", "学员对对教学的满意程度"), "对 twice"),
        _case("P641", its("满意度", "满意度", "≥95%", "村民的民意程度"), "民意 for 满意"),
        _case("P641", its("质量", "养护", "≥95%", "更好的完成全区养护"), "的 for 地"),
        _case(
            "P641", its("质量", "养护", "≥95%", "全年扎实的开展各项养护"), "的 for 地 before 各项"
        ),
        _case("P641", its("质量", "养护", "≥95%", "长期开展做好绿化养护"), "two verbs for one"),
        _case("P641", its("质量", "成活", "≥95%", "占全部苗木的比，按株计"), "比例, cut short"),
        _case("P641", its("质量", "设备实施维护率", "≥95%"), "实施 for 设施"),
        _case("P641", its("质量", "兑现率", "100%", "到村工作中中央补助的兑现率"), "中 twice"),
        _case("P641", its("社会效益", "权益", "保障观看电影的基文化权益"), "基本, cut short"),
        _case("P354", its("数量", "调研用车数量", "6间", "反映用车的数量"), "cars as rooms"),
        _case("P301", its("可持续", "保障年限", "1%"), "years in per cent"),
        _case("P301", its("时效", "提供帮助的时间", "≤3%"), "days in per cent"),
        _case(
            "P644", its("社会效益", "收看", "是", "看不到、看不到的问题"), "all of three characters"
        ),
        _case(
            "P644",
            its("社会效益", "收看", "是", "解决孤寡老人看不到、看不到有线电视的问题"),
            "what cannot be done, at the end of one clause and the beginning of the next",
        ),
        _case("P641", its("质量", "维修合格", "≥95%", "反应日常维修情况"), "反应 for 反映"),
        _case("P641", its("质量", "帮扶", "≥95%", "结队帮扶责任人到位比率"), "结队 for 结对"),
        _case("P641", its("时效", "故障处理实效", "≤5小时"), "实效 for 时效"),
        _case("P205", its("可持续", "设备使用时间（年）", "正常使用"), "the name asks for years"),
        _case(
            "P213", its("数量", "培训人员规模", "≥750个", "培训人员规模（人）"), "described in 人"
        ),
        _case("P214", its("成本", "维护费", "=1.5万元", scoring="高于1.5万"), "in the scoring"),
        _case(
            "P337",
            its("质量", "全年供电时间", "≥99%", "供电天数占全年的百分比"),
            "a time and a share",
        ),
        _case(
            "P338", its("满意度", "群众满意度", "≥95%", "村干部对资金发放满意度"), "other people"
        ),
        _case("P338", its("满意度", "学生满意度", "≥95%", "家长对学校的满意程度"), "the parents"),
        _case(
            "P338",
            its("满意度", "老人满意度", "≥95%", "满意的学生对食堂服务的评价占比"),
            "满意 before those who are asked",
        ),
        _case("P338", its("满意度", "患者满意度", "≥95%", "医护人员对医院的满意率"), "the doctors"),
        _case("P641", its("质量", "国防意识", "提高", "提高全全国防意识"), "全 twice"),
        _case("P641", its("满意度", "就餐人员满意度", "≥95%", "就餐人员满意度程度"), "度程度"),
        _case(
            "P642",
            its("数量", "在职村党支部书记人数（人）", "157人", "本地区在职村村党支部书记人数"),
            "a character twice inside",
        ),
        _case("P228", its("社会效益", "就业政策", "促进就业政策"), "an aim before the name"),
        _case("P210", its("可持续", "思想建设影响率", "≥95%", "思想建设影响率"), "of influence"),
        _case("P347", its("质量", "体检覆盖率（%）", "100%", "实际发放人数/应发人数*100%"), "paid"),
        _case("P339", its("社会效益", "线路运转率", "≥95%", "保证办公区正常办公"), "an aim"),
        _case("P339", its("质量", "苗木检疫合格率", "≥95%", "发放的肥料占需要的比例"), "another"),
        _case("P339", its("质量", "技术人员应训尽训率", "≥95%", "保障群众饮水"), "all of whom"),
        _case("P339", its("质量", "线路运转率", "100%", "职工对食堂的满意程度"), "content"),
        _case("P337", its("数量", "乡镇(街道)个数", "11个", "党组织数量"), "other things"),
        _case("P641", its("质量", "外里面改造合格率", "≥95%"), "里面 for 立面"),
        _case("P301", its("数量", "建设高标准农田面积", "≥100%"), "an area in per cent"),
        _case("P304", its("成本", "每平方米维修成本", "≤100%"), "the price of one in per cent"),
        _case("P312", its("质量", "上诉案件发改率", "≥5%"), "judgements that were changed"),
        _case("P312", its("生态效益", "秸秆焚烧火点数", "≥5个"), "fires"),
        _case("P315", its("时效", "平均住院日", "≥9天"), "the longer in bed"),
        _case("P321", its("社会效益", "校舍维修资金", "36.5万元"), "spending as benefit"),
        _case("P321", its("时效", "维修校舍数量", "12栋"), "a count as time"),
        _case("P321", its("质量", "竣工时间", "8月底前"), "a time as quality"),
        _case("P321", its("质量", "故障修复时间", "≤4小时"), "how quickly, as quality"),
        _case("P321", its("质量", "检测报告出具时限", "7个工作日"), "a limit without a sign"),
        _case("P321", its("成本", "资金拨付时间", "6月底前"), "a time as cost"),
        _case("P321", its("社会效益", "补助资金发放时间", "12月底前"), "a time as benefit"),
        _case("P321", its("数量", "抽检合格率", "≥98%"), "quality as quantity"),
        _case("P321", its("数量", "火灾扑救及时率", "100%"), "punctual as quantity"),
        _case("P321", its("数量", "工程造价控制率", "≤100%"), "costs as quantity"),
        _case("P321", its("时效", "培训期数", "8期"), "courses as time"),
        _case("P321", its("时效", "慰问人次", "2次", "慰问活动开展的次数"), "visits as time"),
        _case("P321", its("社会效益", "护林员补助标准", "≤6000元/人"), "what is paid, as benefit"),
        _case("P303", its("数量", "补贴户数", "310户", "领取户数占应保障户数的比例"), "a count"),
        _case("P337", its("数量", "购置消防车", "1辆", "购置消防车的时间"), "a car and a time"),
        _case(
            "P337", its("时效", "装备到货时间", "10月底前", "全部到货的数量"), "how many by when"
        ),
        _case("P337", its("时效", "设备到货", "10月底前", "设备到货的数量"), "how many, again"),
        _case("P337", its("数量", "改造小区数量", "15个", "改造的小区面积"), "how large"),
        _case("P337", its("经济效益", "损耗率降低", "≥5%", "损耗率同比增长"), "down and up"),
        _case("P337", its("可持续", "读者增长率", "≥5%", "持证读者下降比例"), "up and down"),
        _case("P321", its("质量", "传承人补助金额", "5000元/人"), "what is paid, as quality"),
        _case("P321", its("质量", "行业服务质量", "11月底前"), "a date for how good"),
        _case("P321", its("社会效益", "行业秩序", "12月31日前"), "a date for what comes of it"),
        _case("P321", its("时效", "检查完成时间", "优秀"), "a grade for a time"),
        _case("P332", its("成本", "单件补助", "≥300元", "每件补助不超过300元"), "the other way"),
        _case("P338", its("满意度", "造林单位满意度", "≥90%", "护林员对良种满意"), "units and men"),
        _case("P338", its("满意度", "乘客满意度", "≥90%", "驾驶员对服务满意"), "who is driven"),
        _case("P338", its("满意度", "预报员满意度", "≥90%", "反映师生的满意程度"), "without 对"),
        _case("P338", its("满意度", "村民满意度", "≥90%", "参训档案员的满意程度"), "a trade"),
        _case("P321", its("社会效益", "工程验收合格率", "100%"), "work that passed, as benefit"),
        _case("P321", its("质量", "维修道路长度", "≥5公里"), "how long, as quality"),
        _case("P330", its("生态效益", "受益人数", "≥500人"), "people and no ecology"),
        _case("P351", its("满意度", "设备完好率", "≥95%"), "nobody is asked"),
        _case("P321", its("成本", "讲座按时举办率", "100%"), "punctual as cost"),
        _case("P330", its("生态效益", "村民夜间文化生活", "丰富"), "evenings"),
        _case("P337", its("满意度", "观众满意度", "≥95%", "接待观众的人次"), "visits, not asked"),
        _case("P356", its("社会效益", "节约运行经费", "≥2万元"), "saved by the agency"),
        _case("P321", its("成本", "疗休养天数", "≤5天"), "days as cost"),
        _case("P330", its("生态效益", "职工身心健康水平", "提高"), "水平 is no 水"),
        _case("P324", its("社会效益", "举办教师培训班", "3期"), "courses"),
        _case("P324", its("社会效益", "组织宣传活动", "≥4次"), "events that are held"),
        _case("P324", its("社会效益", "检测样本数", "≥2000份"), "samples"),
        _case("P324", its("经济效益", "培训教材发放数", "≥400册"), "books handed out"),
        _case("P326", its("时效", "工程质量优良率", "≥30%", "优良工程的比例"), "how good"),
        _case("P328", its("经济效益", "方便群众办事", "更加便利"), "convenience"),
        _case("P321", its("经济效益", "增强群众体质", "增强"), "health as economy"),
        _case(
            "P321", its("经济效益", "受灾群众转移安置人数", "≥300人"), "people brought to safety"
        ),
        _case("P321", its("经济效益", "水质改善情况", "改善"), "water as economy"),
        _case("P321", its("经济效益", "社会治安状况", "好转"), "order as economy"),
        _case("P321", its("质量", "新增护栏数", "≥320个"), "a number without 数量"),
        _case("P321", its("质量", "督导员数量", "≥6名"), "a number of people"),
        _case("P321", its("成本", "农家店月均营业额增长率", "≥8%"), "sales as cost"),
        _case("P321", its("成本", "新增茶叶产能", "≥20万公斤"), "what can be grown, as cost"),
        _case("P321", its("成本", "参加冬训人数比例", "≥40%"), "a share that costs nothing"),
        _case("P321", its("数量", "事件报告完成时限", "≤2小时"), "how quickly, as quantity"),
        _case("P330", its("生态效益", "民宿经营收入增长", "≥8%"), "earnings and no ecology"),
        _case("P330", its("生态效益", "林农年均增收", "≥3000元"), "林 is who earns it"),
        _case("P351", its("可持续影响", "参训单位满意度", "≥90%"), "asked, and listed elsewhere"),
        _case("P351", its("质量", "旅客候车满意度", "≥90%"), "asked of what is done for them"),
        _case("P209", its("成本", "疫苗采购成本", "≤52元", scoring="≤52万元"), "元 for 万元"),
        _case("P209", its("数量", "评估工作", "12平方米", scoring="=12份"), "reports in area"),
        _case("P330", its("生态效益", "居民幸福感", "提升"), "happiness"),
        _case("P356", its("质量", "抽检完成及时率", "100%"), "punctual as quality"),
        _case("P356", its("社会效益", "节约财政资金", "≥3万元"), "money saved for society"),
        _case("P356", its("质量", "投资控制率", "≤100%"), "costs as quality"),
        _case("P412", its("时效", "完成时间", "2024年第五季度"), "no such quarter"),
        _case("P641", its("时效", "按其竣工率", "100%"), "按其 for 按期"),
        _case("P641", its("质量", "固定资产帐实相符率", "100%"), "帐 for 账"),
        _case("P207", its("数量", "养护里程", "≥320公里公里"), "a unit twice"),
        _case("P301", its("数量", "受益学生人数", "≥3200所"), "people in schools"),
        _case("P212", its("质量", "优良路率", "≥85公里"), "a share in length"),
        _case("P312", its("社会效益", "学生近视率", "≥40%"), "what is to go down"),
        _case("P312", its("时效", "超审限案件数", "≥5件"), "cases that are late"),
        _case("P312", its("质量", "食品安全事故发生数", "≥0起"), "none is the aim, not the floor"),
        _case(
            "P206",
            its(
                "可持续",
                "长期性",
                "能够长期较好地开展重大节日走访慰问工作",
                "能够长期较好地开展做好重大节日走访慰问工作",
            ),
            "the description again but for a word",
        ),
        _case("P646", its("质量", "慰问", "≥95%", ".通过慰问体现关怀"), "a point left"),
        _case("P646", its("质量", "慰问", "≥95%", basis="，工作计划"), "a comma left"),
        _case("P647", its("时效", "办结", "≤5天", "一般三-5个工作日内办结"), "two ways"),
        _case("P647", its("时效", "办结", "≤5天", "一般3至五天办结"), "the other two"),
        _case("P205", its("社会效益", "受益人数", "辖区居民"), "the name asks for a count"),
        _case("P206", its("时效", "及时性", "及时完成养护任务"), "in time, whatever it is"),
        _case("P219", its("质量", "发放覆盖率", "≥100%"), "a whole has no more"),
        _case("P227", its("满意度", "居民满意度", "≥100%"), "nobody is left to be content"),
        _case("P324", its("社会效益", "完成信息调研工作", "≥30篇"), "what is written"),
        _case("P325", its("社会效益", "社会效益", "提升公信力"), "a kind without 指标"),
        _case("P328", its("经济效益", "提高工作效率", "≥90%"), "work and no economy"),
        _case("P321", its("经济效益", "公共服务水平提升情况", "提升保障水平"), "services"),
        _case("P321", its("经济效益", "光纤传输畅通率", "100%"), "a line that works"),
        _case("P329", its("社会效益", "慰问金发放率", "100%"), "money paid out"),
        _case("P329", its("经济效益", "资金到位率", "≥95%"), "money received"),
        _case("P329", its("质量", "经费使用率（%）", "100%"), "money spent is no quality"),
        _case("P329", its("可持续", "工作目标完成率", "≥95%"), "all work done"),
        _case("P221", its("时效", "发放养老待遇", "12月", "按月发放"), "a month for each month"),
        _case(
            "P642", its("质量", "资金使用队制度的影响", "通过", "资金使用对制度的影响"), "one sound"
        ),
    ],
)
def test_found(rule: str, indicator: Indicator) -> None:
    found = findings(rule, project(indicator))
    assert len(found) == 1
    assert found[0].evidence
    assert found[0].project == 1


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P641", its("质量", "养护", "≥95%", "更好的完成率、有效的开展方式"), "的 is right"),
        _case("P641", its("质量", "养护", "≥95%", "得到较好的改善和明显的提高"), "of a noun"),
        _case("P641", its("质量", "养护", "≥95%", "合格面积占总面积的比例、比重"), "比例 whole"),
        _case("P202", its("数量", "巡查次数", "≥6次", "按《河道巡查办法》开展"), "a document"),
        _case("P202", its("数量", "巡查次数", "≥6次", "【2020】47号文件规定"), "a year"),
        _case("P319", its("社会效益", "医疗收入增长率", "≤8%"), "growth that is held back"),
        _case("P319", its("经济效益", "非税收入增幅", "≤3%"), "no merit"),
        _case("P319", its("社会效益", "民营医院检验收入增幅", "≤8%"), "what patients pay"),
        _case(
            "P319", its("经济效益", "国有土地出让收入增长率", "≤4%"), "whose gain it is not said"
        ),
        _case("P319", its("经济效益", "在职人员工资收入增长", "≤5%"), "wages are held back"),
        _case("P319", its("生态效益", "焦化等高耗能行业产值增幅", "≤2%"), "kept down for the air"),
        _case("P319", its("生态效益", "粗钢产量增长率", "≤1%"), "kept down for the air"),
        _case("P319", its("生态效益", "近海捕捞产量增幅", "≤1%"), "fish are left"),
        _case(
            "P319",
            its("社会效益", "石窟游客增幅", "≤3%", "核定承载量内接待"),
            "held back, described",
        ),
        _case("P319", its("生态效益", "单位产值碳排放降低率", "≤0%"), "nothing is no ceiling"),
        _case("P317", its("经济效益", "新增固定资产投资", "≤600万元"), "its own investment"),
        _case("P317", its("经济效益", "新增水库除险投资额", "≤2000万元"), "its own investment"),
        _case("P317", its("经济效益", "实现财政补助收入", "≤300万元"), "money of the treasury"),
        _case("P317", its("经济效益", "增加企业融资收入", "≤80万元"), "what is borrowed"),
        _case("P317", its("经济效益", "新增经营收入", "≤3万元", "每户大棚的收入上限"), "of each"),
        _case("P317", its("经济效益", "新增企业税收", "≤0万元"), "nothing is no ceiling"),
        _case("P313", its("质量", "案卷非电子化率", "≤8%"), "what is not yet electronic"),
        _case("P313", its("质量", "办公软件盗正版率", "≤1%"), "turned round"),
        _case("P313", its("生态效益", "沙化土地治理率", "≤30%"), "a stage of many years' work"),
        _case("P319", its("成本", "培训水平提升率", "≤3%"), "under the cost"),
        _case("P319", its("质量", "库容利用率", "≤95%"), "what must not be full"),
        _case("P319", its("质量", "变压器负载率", "≤80%"), "what must not be loaded"),
        _case("P317", its("经济效益", "新增债务收入", "≤500万元"), "debt"),
        _case("P317", its("成本", "带动投资", "≤500万元"), "under the cost"),
        _case("P301", its("数量", "保安人员数量", "≥55人"), "people are counted"),
        _case("P301", its("数量", "采购数量", "≥16人", "采购服务人员数量"), "persons are hired"),
        _case("P301", its("数量", "采购数量", "100吨", "融雪剂采购数量"), "goods in tons"),
        _case("P303", its("可持续", "设备使用情况", "≥5年", "设备使用年限"), "years are a time"),
        _case("P207", its("数量", "督查次数", "≥5次/月"), "once"),
        _case("P321", its("时效", "逾期人数", "≤1人", "规定时间后办结"), "those who are late"),
        _case("P419", its("数量", "质保月份", "36个月", "质保期限"), "a warranty is longer"),
        _case("P419", its("质量", "系统安全运行", "365天"), "all days"),
        _case("P412", its("时效", "发放时间", "按月", "2024年8-12月发放"), "months of a year"),
        _case("P420", its("数量", "在岗人数", "27人", "2019-2021年度在岗人员"), "forwards"),
        _case("P401", its("数量", "人数", "3人", basis="云信函【2021】22号"), "an earlier number"),
        _case("P202", its("成本", "人员费", "9万元", "补助标准*人数"), "a product is no gap"),
        _case("P202", its("成本", "人员费", "9万元", "计算公式：[人数]×[标准]"), "a formula"),
        _case("P202", its("成本", "材料费", "9万元", "成本=【数量】×【单价】"), "its operands"),
        _case("P202", its("质量", "发放率", "100%", "{已发数}/{应发数}"), "a ratio"),
        _case("P202", its("成本", "设备费", "9万元", "[金额]口径为含税"), "a field's name"),
        _case("P202", its("数量", "{县级}道路养护面积", "≥6万平方米"), "a word in braces"),
        _case("P202", its("质量", "发放率", "100%", "实发/应发*100%"), "times 100%"),
        _case("P202", its("质量", "监控", "达标", "提供7*24小时监控"), "round the clock"),
        _case("P203", its("质量", "是否合格", "是"), "chosen"),
        _case("P204", its("满意度", "居民满意度（%）", "≥90"), "the name has the unit"),
        _case("P204", its("质量", "事故起数", "0"), "zero needs none"),
        _case("P205", its("成本", "预算控制数", "不超过三万元"), "a number in words"),
        _case("P206", its("社会效益", "安全", "全年无事故"), "can be told"),
        _case("P206", its("质量", "验收", "合格"), "can be judged"),
        _case("P228", its("社会效益", "保障安全度汛", "保障安全度汛"), "it is seen afterwards"),
        _case("P228", its("社会效益", "促进应保尽保", "应保尽保"), "all that are entitled"),
        _case("P228", its("质量", "保障设备正常运行", "设备正常运行"), "it runs or not"),
        _case("P228", its("社会效益", "提升居民素质", "居民普遍养成分类习惯"), "something else"),
        _case("P205", its("时效", "工程完成时间", "按合同约定时间完成"), "a time to be looked up"),
        _case("P205", its("时效", "发放及时性", "及时发放"), "no time is asked for"),
        _case("P226", its("质量", "焚烧情况", "杜绝露天焚烧情况"), "what there must not be"),
        _case("P226", its("时效", "发放时间", "按审批情况发放"), "by what it goes"),
        _case("P226", its("社会效益", "空气质量", "改善空气质量"), "what is to become better"),
        _case("P226", its("质量", "运行状况", "运行状况稳定"), "how it is"),
        _case("P314", its("成本", "护林员补贴", "≥0.9万元", "发放补贴所需资金"), "for persons"),
        _case("P321", its("质量", "返工次数", "≤1次"), "kept down"),
        _case("P321", its("质量", "发放作品获奖", "≥2件"), "prizes"),
        _case("P321", its("社会效益", "保障农户利益", "≥100元", "反映户均增收"), "what they earn"),
        _case("P207", its("质量", "室温", "≥18度且≤26度"), "a range"),
        _case("P208", its("成本", "补贴标准（元）", "≤100元/人"), "the same unit"),
        _case("P210", its("社会效益", "受益面", "≥95%", "受益户占总户数的比例"), "described"),
        _case("P301", its("满意度", "居民满意度", "≥90分"), "points"),
        _case("P206", its("时效", "发放时间", "每月10日前按时发放"), "a day"),
        _case("P213", its("数量", "发放人数（人）", "17人"), "the same"),
        _case("P213", its("数量", "活动人次", "≥100人次"), "visits"),
        _case("P213", its("成本", "体检费（人）", "≤300元"), "for each"),
        _case("P214", its("数量", "诉求", "≥10万个"), "ten thousand of something"),
        _case("P215", its("质量", "是否按标准", "是"), "a question"),
        _case("P218", its("数量", "养护面积", "≥40亩"), "said once"),
        _case("P218", its("质量", "单价超过80万元以上设备完好率", "≥95%"), "of what equipment"),
        _case("P218", its("质量", "养护", "≥95%", "不低于30%以上部分按期拨付"), "of what part"),
        _case("P301", its("数量", "养护面积", "≥4公顷"), "an area"),
        _case("P301", its("数量", "养护面积", "≥4万平方"), "a unit cut short"),
        _case("P301", its("满意度", "居民满意情况", "≥95分"), "points"),
        _case("P304", its("成本", "预算成本", "≤100%", "成本控制在预算内"), "kept to the budget"),
        _case("P304", its("成本", "节约成本", "≥5%"), "saved"),
        _case("P316", its("成本", "成本节约率", "≥5%"), "saving at least"),
        _case("P317", its("数量", "停电次数", "≤4次"), "what is kept down"),
        _case("P317", its("数量", "压减会议次数", "≤4次"), "fewer meetings"),
        _case("P317", its("成本", "印刷数量", "≤300本"), "not a quantity of work"),
        _case("P206", its("社会效益", "供暖", "恢复正常供暖"), "seen by all"),
        _case("P317", its("数量", "编外聘用人数", "≤7人"), "posts are kept down"),
        _case("P319", its("质量", "资产负债率", "≤60%"), "debts are kept down"),
        _case("P319", its("质量", "意见采用率", "≤20%"), "low enough for a ceiling"),
        _case("P321", its("质量", "获奖次数", "≥2次"), "prizes"),
        _case("P337", its("社会效益", "压缩办理时限", "≥50%", "平均压缩时限比例"), "by how much"),
        _case("P337", its("质量", "能源使用效率", "≥95%", "能源的使用效率"), "an effect twice"),
        _case("P337", its("质量", "资金到位率", "100%", "按预算批复及时下达"), "a budget is money"),
        _case("P337", its("质量", "补助发放率", "100%", "按名册足额到户的情况"), "paid in full"),
        _case("P337", its("社会效益", "参训时长保障率", "≥95%", "保障参训时长"), "of a time"),
        _case(
            "P337",
            its("质量", "渡口安全率", "≥99%", "未发生事故天数占全年天数的比例"),
            "nothing bad happened",
        ),
        _case(
            "P337",
            its("质量", "种子不合格率", "≤2%", "不合格种子批次占抽检批次的比例"),
            "bad, and said so",
        ),
        _case(
            "P337",
            its("质量", "测绘合格率", "≥95%", "误差在允许范围内的测点占总测点的比例"),
            "how large an error",
        ),
        _case(
            "P337",
            its("质量", "校样准确率", "≥99%", "剔除差错后的篇数占总篇数的比例"),
            "what is left out",
        ),
        _case(
            "P337",
            its("质量", "登记簿错误纠正率", "≥98%", "纠正的错误条数占错误总条数的比例"),
            "mended",
        ),
        _case(
            "P337",
            its("质量", "灵活就业人员参保率", "≥80%", "未参保人员中新参保人数占未参保人员的比例"),
            "of those without",
        ),
        _case(
            "P337",
            its("时效", "客户按期还款率", "≥90%", "未按期还款客户中已催收客户占比"),
            "among whom",
        ),
        _case(
            "P337",
            its("时效", "延误班轮处置及时率", "≥95%", "处置的延误班轮占延误班轮总数的比例"),
            "dealt with",
        ),
        _case(
            "P337",
            its("质量", "窗口服务规范率", "≥95%", "未发现不规范行为的窗口占检查窗口的比例"),
            "not once not",
        ),
        _case(
            "P337",
            its("质量", "图书完好率", "≥98%", "未丢失、未损坏图书册数占馆藏总册数的比例"),
            "neither nor",
        ),
        _case(
            "P337",
            its("质量", "化验零差错率", "100%", "无差错报告占报告总数的比例"),
            "a bad word denied",
        ),
        _case(
            "P337",
            its("质量", "工会会员占职工的比例", "≥60%", "职工中工会会员所占比例"),
            "in its place",
        ),
        _case(
            "P337",
            its("质量", "督办任务完成率", "≥95%", "督办任务完成数占全年督办任务数的比例"),
            "done over all",
        ),
        _case("P337", its("数量", "志愿者数量", "≥30人", "志愿者人数"), "a number of people"),
        _case("P337", its("数量", "清扫数量", "5公里", "清扫道路长度"), "an amount of length"),
        _case(
            "P337", its("社会效益", "培训人次", "≥60人次", "培训的农民人次数"), "visits are times"
        ),
        _case("P337", its("生态效益", "空气质量提升", "≥3%", "污染物浓度下降"), "by other words"),
        _case("P321", its("可持续", "设施持续使用", "2035年底"), "how long it is used"),
        _case("P321", its("质量", "完工率", "12月底前"), "P212 tells that it is no share"),
        _case("P338", its("满意度", "受训干警满意度", "≥90%", "民警对培训满意"), "one group"),
        _case("P338", its("满意度", "学生满意度", "≥90%", "反映师生的满意程度"), "some of them"),
        _case(
            "P338", its("满意度", "企业统计员满意度", "≥90%", "统计员的满意程度"), "whose they are"
        ),
        _case("P321", its("质量", "稿件采用数量", "≥50篇"), "what others took"),
        _case("P321", its("质量", "强制执行户数", "≤3户"), "what is kept down"),
        _case("P321", its("质量", "记账户日均记账笔数", "≥3.5笔"), "so many a day"),
        _case("P321", its("质量", "省级示范社家数", "≥3家"), "those that are good"),
        _case("P321", its("成本", "药占比", "≤28%"), "a share of what is spent"),
        _case("P321", its("质量", "资产损失金额", "≤1万元"), "money that is lost"),
        _case("P321", its("时效", "巡查频次", "≥2次"), "how often is a time"),
        _case("P321", its("时效", "工资发放次数", "12次"), "paid each month"),
        _case("P321", its("社会效益", "个人自付费用", "≤500元"), "less for those who pay"),
        _case("P324", its("社会效益", "抽检不合格批次", "≤2批次"), "what is found bad"),
        _case("P324", its("社会效益", "带动居民自办文体活动", "≥30次"), "events of others"),
        _case("P337", its("时效", "费用支付时间", "12月底前", "按时支付各项费用"), "what is done"),
        _case("P337", its("数量", "值班人天", "300人天", "值班天数"), "a unit of time"),
        _case("P337", its("满意度", "学员满意度", "≥90%", "学员满意人数"), "a share of them"),
        _case("P351", its("满意度", "服务达标率", "≥90%", "认为服务满意的比例"), "asked"),
        _case("P321", its("质量", "招聘会就业人次", "≥2000人次"), "what comes of a fair"),
        _case("P321", its("质量", "免除费用金额", "≥50万元"), "no spending"),
        _case("P337", its("满意度", "观众满意度", "≥95%", "问卷调查满意人数"), "of those asked"),
        _case("P356", its("社会效益", "为企业节约成本", "≥5万元"), "saved by others"),
        _case("P321", its("时效", "巡检次数", "≥12次"), "once a month"),
        _case("P321", its("成本", "人均用工天数", "≤5天"), "of each"),
        _case("P321", its("质量", "患者平均等候时间", "≤30分钟"), "waiting tells how good"),
        _case("P321", its("质量", "系统正常运行时间", "≥8600小时"), "the longer the better"),
        _case("P321", its("质量", "质保期限", "3年"), "a warranty"),
        _case("P321", its("数量", "培训时间", "≥5天"), "so much training"),
        _case("P321", its("数量", "网络覆盖率", "≥95%"), "may be how much"),
        _case("P321", its("时效", "督查次数", "≥2次", "每月督查的次数"), "how often"),
        _case("P321", its("社会效益", "农产品抽检合格率", "≥98%"), "food is safer"),
        _case("P321", its("社会效益", "困难群众补助标准", "≥6000元/人"), "what persons get"),
        _case("P321", its("经济效益", "成本节约率", "≥3%"), "saving is economic"),
        _case("P324", its("社会效益", "接待读者人次", "≥3000人次"), "those who are served"),
        _case("P328", its("经济效益", "粮食单产", "≥450公斤"), "a harvest"),
        _case("P328", its("经济效益", "不涉及", "不涉及"), "none"),
        _case("P330", its("生态效益", "群众环保意识", "增强"), "of the environment"),
        _case("P356", its("质量", "培训计划按期完成率", "≥95%"), "in the library of a province"),
        _case("P356", its("经济效益", "节约资金", "≥3万元"), "where it belongs"),
        _case("P321", its("质量", "故障次数", "≤2次"), "faults"),
        _case("P326", its("时效", "按期结案率", "≥90%"), "in time"),
        _case("P326", its("时效", "年度投资完成率", "≥80%"), "how far the works have come"),
        _case("P326", its("时效", "完成率", "≥90%", "6月底前完成的比率"), "by June"),
        _case("P324", its("社会效益", "媒体报道次数", "≥5次"), "what others do"),
        _case("P641", its("质量", "设备", "≥95%", "按装配图纸验收"), "按 and 装配"),
        _case(
            "P641", its("质量", "校园满意", "≥95%", "校园满意、资金投资原则清楚"), "words that meet"
        ),
        _case("P641", its("质量", "评审记录", "≥95%", "系统记录完整，落实落实情况"), "记录"),
        _case("P324", its("数量", "工作协调会", "1次/季度"), "where it belongs"),
        _case("P337", its("数量", "考察次数", "≥5次", "考察次数情况"), "the same"),
        _case(
            "P337", its("质量", "覆盖率", "100%", "完成覆盖的站点比率"), "the same in other words"
        ),
        _case("P415", its("时效", "发放时间", "每月30号前"), "a day of nearly all months"),
        _case("P301", its("质量", "病床周转率", "≥40次"), "so many times a year"),
        _case("P301", its("质量", "图书复本率", "≤3册"), "copies of each"),
        _case("P301", its("满意度", "不满意件", "≤3件"), "cases, no share"),
        _case("P205", its("成本", "社会成本", "对居民出行影响小"), "harm done, in words"),
        _case("P411", its("时效", "合同签订时间", "2023年12月底"), "where it begins"),
        _case(
            "P337", its("质量", "发放率", "100%", "实际发放人数/应补助人数"), "how it is worked out"
        ),
        _case("P337", its("成本", "人均成本", "≤300元", "总费用÷参训人数"), "worked out, too"),
        _case("P301", its("质量", "上门率", "≥3次"), "no known share, which P212 doubts"),
        _case("P314", its("成本", "人均服务管理经费", "≥3000元/人"), "what each gets"),
        _case("P317", its("数量", "奖补项目数", "≤9个"), "a ceiling of prizes"),
        _case("P317", its("数量", "总户数", "≤300户"), "what is counted, not done"),
        _case("P340", its("数量", "培训人数", "≤300人"), "work is P317's"),
        _case("P413", its("时效", "验收时间", "2025年5月底前（跨年度项目）"), "over two years"),
        _case("P204", its("质量", "案-件比", "≤1.5"), "a ratio of two counts"),
        _case("P204", its("质量", "事故死亡率", "≤0.01", "每百万公里的人数"), "in each million"),
        _case("P205", its("社会效益", "事故死亡人数", "下降"), "fewer than the year before"),
        _case(
            "P317", its("数量", "司机人数", "≤38人", "劳务派遣的司机"), "so many posts, described"
        ),
        _case("P321", its("质量", "脱管人数", "0人"), "none at all"),
        _case("P321", its("成本", "百公里油耗", "≤9.5升"), "what is used up"),
        _case("P337", its("社会效益", "办事成本", "减少", "跑动次数、材料、时间"), "all of them"),
        _case("P412", its("时效", "拨付时限", "季度末15日内"), "so long after its end"),
        _case("P205", its("成本", "采购价格", "不高于市场价"), "a price that can be looked up"),
        _case("P212", its("社会效益", "发案率", "同比下降"), "compared with the year before"),
        _case("P215", its("质量", "符合国家标准", "是"), "a question of yes or no"),
        _case("P303", its("数量", "安置户", "≥3户", "征占土地的户数比例"), "land is taken"),
        _case("P314", its("成本", "村级办公经费标准", "≥3万元/村"), "what each village gets"),
        _case("P314", its("成本", "社会资本投入", "≥300万元"), "money of others"),
        _case("P315", its("时效", "处理时间", "≥24小时", "高温发酵的时间"), "long enough"),
        _case("P317", its("数量", "保安人数", "≤12人"), "so many posts"),
        _case("P319", its("生态效益", "水资源开发利用率", "≤60%"), "a limit of nature"),
        _case("P301", its("质量", "编校差错率", "≤0.5‱"), "so many of ten thousand"),
        _case("P319", its("可持续", "年度个贷率", "≤92%"), "what is lent is limited"),
        _case("P317", its("数量", "补贴供热面积", "≤600万平方米"), "what is paid for is limited"),
        _case("P205", its("时效", "手续费结算频次", "按季度结算"), "how often, in words"),
        _case("P301", its("社会效益", "客户端月活用户数", "≥4万人"), "users are people"),
        _case("P332", its("质量", "完好率", "≥95%", "完好率达到90%为良好"), "a grade"),
        _case("P332", its("时效", "响应", "≤2小时", "到场后4小时内修复"), "of another step"),
        _case("P332", its("成本", "补助", "≤500元", "市级补助不超过300元"), "one part of it"),
        _case("P321", its("质量", "病床周转率", "≥40次"), "no number of works"),
        _case("P302", its("社会效益", "移动电话普及率", "≥115%"), "more telephones than people"),
        _case("P302", its("质量", "储备粮保障率", "≥120%"), "more than is needed"),
        _case("P312", its("质量", "不合格食品退货率", "100%"), "what is bad is sent back"),
        _case("P312", its("数量", "消费投诉件数", "≥500件"), "what is brought to the office"),
        _case("P312", its("质量", "违规率", "≥90%", "反映查处违规的比例"), "dealt with, described"),
        _case("P313", its("质量", "建筑覆盖率", "≤30%"), "how much may be built over"),
        _case("P323", its("成本", "每人补助", "100元", "100元*30人"), "the price of one"),
        _case("P323", its("成本", "补助总额", "≤5万元", "1000元*48人"), "rounded up"),
        _case("P327", its("可持续", "使用年限", "≤10年", "满年限的车辆更新"), "renewed after"),
        _case("P336", its("数量", "监测点", "12个", "含国控3个监测点"), "a part of them"),
        _case(
            "P401", its("成本", "价", "≤3万元", basis="2025年1月1日起施行的标准"), "in force later"
        ),
        _case(
            "P411",
            its("时效", "发放完成时间", "1月底前", "反映2023年第四季度低保金发放时间"),
            "paid for the year before",
        ),
        _case(
            "P411",
            its("时效", "支付时间", "2024年6月底前", "反映2023年12月底前完工项目的付款"),
            "the target has its own date",
        ),
        _case("P703", its("数量", "系统", "1套", "秘密级信息系统测评"), "speaks of a grade"),
        _case("P703", its("数量", "文件柜", "1个", "机密级文件柜购置"), "what such papers are in"),
        _case("P204", its("质量", "路面平整度", "≤4.5", "国际平整度指数"), "an index"),
        _case("P204", its("社会效益", "万台设备死亡率", "≤0.06"), "in each 10,000"),
        _case("P205", its("数量", "悬挂光荣牌户数", "应挂尽挂"), "all that are entitled"),
        _case("P211", its("数量", "装备数量", "260套（件）"), "two counters"),
        _case("P212", its("社会效益", "基层诊疗量占比", "较上年提高"), "compared with a year"),
        _case("P317", its("数量", "污泥处置量", "≤1.3万吨"), "less is better"),
        _case("P319", its("质量", "近视率", "≤60%"), "a high share that is bad"),
        _case("P641", its("社会效益", "风尚", "是", "坚苦卓绝的传统"), "that is how it is written"),
        _case("P641", its("质量", "探望", "100%", "去世悼唁的比例"), "悼唁 is a word"),
        _case("P641", its("质量", "贯彻", "是", "推进促进民营经济发展措施落实"), "推进……落实"),
        _case("P412", its("时效", "发放时间", "12月31日前"), "a day"),
        _case("P641", its("时效", "应急", "≤5小时", "反应时间"), "反应时间 is a word"),
        _case("P641", its("时效", "年末完成率", "100%"), "末 after 年"),
        _case("P641", its("质量", "发放方式", "合格", "按时发放方式"), "发放方式 is no 发方"),
        _case("P642", its("质量", "省级项目验收合格", "是", "市级项目验收合格"), "levels"),
        _case("P642", its("质量", "提升公共服务水平", "是", "提高公共服务水平"), "two words"),
        _case("P301", its("数量", "发放人数（个）", "17人"), "another way to count people"),
        _case("P301", its("数量", "活动人次（人）", "≥100人次"), "people and visits"),
        _case("P301", its("质量", "差错率", "≤1处/万字"), "per ten thousand"),
        _case("P301", its("数量", "参训人数增长比例", "≥5%"), "growth of a count"),
        _case("P301", its("成本", "体检费（人）", "≤300元"), "money for each"),
        _case("P301", its("成本", "护理工资", "12个月"), "months of wages"),
        _case("P303", its("质量", "占地控制", "≥3处", "占地比例"), "占 of another kind"),
        _case("P302", its("经济效益", "产值增长率", "≥120%"), "growth has no end"),
        _case("P302", its("经济效益", "资产周转率", "≥200%"), "a ratio of two things"),
        _case("P302", its("社会效益", "停车泊位利用率", "≥180%"), "used more than once"),
        _case("P301", its("质量", "地表水质量", "≥3类"), "a class of water"),
        _case("P301", its("质量", "服务质量", "≥90分"), "points"),
        _case("P301", its("数量", "高龄老人年龄", "≥80岁"), "how old they are"),
        _case("P301", its("数量", "投票人数", "≥300人"), "who votes"),
        _case("P302", its("数量", "任务完成率", "≥110%"), "more than planned"),
        _case("P311", its("满意度", "居民不满意率", "≤5%"), "discontent"),
        _case("P312", its("质量", "事故处理率", "≥95%"), "dealt with"),
        _case("P312", its("质量", "零事故率", "100%"), "none"),
        _case("P312", its("质量", "系统故障率", "≤2%"), "at most"),
        _case("P313", its("质量", "逾期完成率", "≤3%"), "late ones"),
        _case("P314", its("成本", "人均月补助标准", "≥1690元"), "a floor for persons"),
        _case("P314", its("成本", "每次活动成本", "≤0.2万元"), "at most"),
        _case("P315", its("时效", "提前申请时间", "≥60天"), "in advance"),
        _case("P315", its("可持续", "设备使用年限", "≥5年"), "lasting"),
        _case("P321", its("成本", "成本节约率", "≥5%"), "a share of cost"),
        _case("P321", its("数量", "补助资金发放", "20万元", "发放补助"), "paying is the work"),
        _case("P321", its("经济效益", "新增产值", "≥70万元"), "money earned"),
        _case("P321", its("数量", "化解债务", "300万元"), "money is the work"),
        _case("P301", its("成本", "资金使用", "100%"), "all of it used"),
        _case("P322", its("数量", "养护面积", "≥6800平方米"), "a quantity"),
        _case("P322", its("数量", "疫苗接种率", "≥90%"), "how many are reached"),
        _case("P323", its("成本", "管理费", "4.5万元", "档案1500份*每份30元"), "right product"),
        _case("P323", its("成本", "服务费", "17.94万元", "740*210个+1.2万元*2年"), "right sum"),
        _case("P323", its("质量", "覆盖率", "100%", "实发/应发*100%"), "no money"),
        _case("P331", its("数量", "任职6-10年人数", "≥4人", "任职6-10年的人数"), "the same"),
        _case("P332", its("质量", "知晓率", "≥90%", "知晓率不低于90%"), "the same number"),
        _case("P332", its("质量", "准确率", "≥95%", "误差不超过5%"), "the rest of the whole"),
        _case(
            "P332",
            its("质量", "工程合格率", "100%", "单元工程合格比例，优良率70%以上"),
            "another share of the same",
        ),
        _case("P332", its("时效", "修复", "≤4小时", "4小时内修复，最长不超过2天"), "another unit"),
        _case("P334", its("数量", "每天洒水次数", "≥2次/天"), "the same period"),
        _case("P321", its("质量", "培训合格人数", "≥20人"), "heads that passed"),
        _case("P336", its("数量", "使用节点", "≥62个", "全区62个节点畅通"), "the same count"),
        _case("P336", its("数量", "活动场次", "≥60场", "每村2场"), "for each"),
        _case("P336", its("数量", "检修水闸座数", "4座", "东、西干渠各2座"), "so many in each"),
        _case("P336", its("数量", "开课期数", "6期", "书法2期、国画2期、合唱2期"), "parts alike"),
        _case("P336", its("数量", "护栏长度", "≥3000米", "高1.2米，热镀锌"), "another measure"),
        _case("P336", its("数量", "巡检次数", "24次", "半月1次"), "how often"),
        _case("P336", its("数量", "受理投诉", "≥90件", "重复投诉只计1件"), "how it is counted"),
        _case("P334", its("成本", "补助标准", "3600元/人·年", "每月300元"), "a year in months"),
        _case("P334", its("成本", "补助标准", "3600元/人·年", "按月计300元"), "counted by months"),
        _case("P314", its("成本", "月人均补差", "≥380元"), "what makes up a poor person's income"),
        _case(
            "P315",
            its("时效", "摆花完成时间", "≥3天", scoring="提前3天得满分，提前1天得一半"),
            "in advance, by its points",
        ),
        _case("P303", its("数量", "义诊医师", "≥60人", "中级以上职称占七成"), "some of them"),
        _case("P303", its("数量", "拆除处数", "≥9处", "广告牌占压盲道"), "what is stood upon"),
        _case("P337", its("质量", "药品抽检合格率", "≥98%", "抽检不少于30批次"), "of how many"),
        _case("P337", its("质量", "宕机率", "≤2次", "每千次请求宕机次数"), "of a thousand"),
        _case("P337", its("满意度", "用户满意度", "≥90%", "每有1件投诉扣0.1分"), "the marks"),
        _case("P354", its("数量", "培训人天数", "360人天"), "days of people"),
        _case("P354", its("数量", "采集血量", "≥70万毫升", "约2000人次"), "from so many"),
        _case("P405", its("数量", "印制册数", "900册", basis="上年实际印制数"), "a basis"),
        _case("P405", its("数量", "印制册数", "900册", basis="按要求的文件规定"), "a document"),
        _case("P405", its("成本", "预算控制数", "年度预算", basis="年度预算"), "P205 tells it"),
        _case("P204", its("质量", "路面技术状况PQI", "≥88"), "an index has no unit"),
        _case("P325", its("数量", "5G基站", "≥5个"), "a name with a number"),
        _case("P301", its("数量", "授课时间数量", "≥36学时"), "a number of hours"),
        _case("P301", its("数量", "律师值班天数", "≥1800人天"), "days of several"),
        _case("P354", its("数量", "新建电子警察数量", "40套"), "no police, but cameras"),
        _case("P354", its("数量", "租用数量", "3辆", "租用公务用车的数量"), "cars, as described"),
        _case("P354", its("数量", "改造数量", "6间", "改造公寓的数量"), "rooms of another name"),
        _case("P301", its("可持续", "设备使用年限", "≥5年"), "years in years"),
        _case(
            "P641",
            its("社会效益", "结对", "是", "落实结对对象，做好对对口单位的服务"),
            "对 twice rightly",
        ),
        _case("P641", its("质量", "改造", "是", "改造后后期养护到位"), "后 twice rightly"),
        _case("P644", its("社会效益", "交流", "是", "组织老同志学习学习。"), "a little of it"),
        _case("P641", its("质量", "设备实施", "是", "设备实施采购的单位"), "实施 rightly"),
        _case("P301", its("数量", "管护里程", "1035.6公里"), "a length"),
        _case("P321", its("时效", "按期完成面积", "≥6800平方米"), "in time"),
        _case("P327", its("时效", "系统升级间隔", "≤12个月"), "how often"),
        _case("P347", its("满意度", "群众满意度", "≥90%", "居民满意度"), "nearly the same"),
        _case(
            "P337",
            its("质量", "渠道工程验收合格率", "≥98%", "按期完工并验收合格的渠段占比"),
            "in time and well done",
        ),
        _case(
            "P337",
            its("质量", "抽检合格率", "≥98%", "符合标准的批次占按时送检批次的比例"),
            "what stands behind 占 is the whole",
        ),
        _case(
            "P337",
            its("质量", "补贴发放准确率", "100%", "准确支付的人数占应支付人数的比例"),
            "of money",
        ),
        _case(
            "P337",
            its("质量", "活动计划完成率", "100%", "评审合格的活动占计划活动的比例"),
            "what is done can be what is done well",
        ),
        _case(
            "P333",
            its("质量", "推进部门间协作与配合", "是", "推进部门间协作与配合，形成合力"),
            "all",
        ),
        _case("P207", its("时效", "供暖时间", "11-3月"), "over the turn of the year"),
        _case("P207", its("质量", "湿度", "40%≤湿度≤60%"), "between two bounds"),
        _case("P207", its("质量", "室温", "18-26℃"), "a range that rises"),
        _case("P216", its("成本", "补助", "不超过三万元"), "a number in words"),
        _case("P216", its("质量", "考核等次", "≥良好"), "a grade"),
        _case("P215", its("时效", "资金按规定支出", "是"), "spending is done or not"),
        _case(
            "P644", its("质量", "中心", "合格", "政务服务中心、政务服务中心大厅"), "a part of it"
        ),
        _case("P217", its("数量", "人均借阅册数", "≥1.5册"), "an average"),
        _case("P217", its("数量", "覆盖人数", "≥1.5万人"), "fifteen thousand"),
        _case("P302", its("经济效益", "任务完成率", ">100%"), "more than planned"),
        _case("P315", its("时效", "供暖结束时间", "≥3月15日"), "an end"),
        _case("P320", its("质量", "安全事故起数", "0起"), "none is right"),
        _case("P320", its("社会效益", "企业数量增长率", "≥0%"), "no decline"),
        _case("P320", its("质量", "新能源车覆盖率", "≥8%"), "a beginning"),
        _case("P642", its("质量", "提升城区园林绿化水平", "是", "提升城区园林绿化的水平"), "的"),
        _case("P204", its("社会效益", "拥堵指数", "≤1.5"), "nor has a ratio"),
        _case("P211", its("成本", "补助标准", "590元/人·月"), "for each person and month"),
        _case("P301", its("数量", "困难职工", "20万元", "慰问资金"), "money is described"),
        _case("P301", its("质量", "系统故障率", "0起"), "none, in any unit"),
        _case("P302", its("质量", "任务完成率", "≥120%"), "somewhat more than planned"),
        _case("P314", its("成本", "伙食费标准", "≥650元/人·月"), "what persons are entitled to"),
        _case("P315", its("时效", "服务时间", "≥8小时"), "lasting"),
        _case("P317", its("数量", "参会人数", "≤520人"), "meetings are kept small"),
        _case("P205", its("可持续", "设备使用时间（年）", "八年"), "years in words"),
        _case("P213", its("数量", "发放物资", "≥750个", "发放物资（个）"), "the same"),
        _case("P214", its("数量", "诉求", "≥10万个", scoring="低于10万"), "no money"),
        _case(
            "P337",
            its("质量", "供电比重", "≥99%", "供电天数占全年的百分比"),
            "a share in other words",
        ),
        _case(
            "P338", its("满意度", "干部群众满意度", "≥95%", "村干部对工作的满意度"), "one of two"
        ),
        _case(
            "P338", its("满意度", "服务对象满意度", "≥95%", "学生家长对学校满意"), "whoever it is"
        ),
        _case(
            "P338", its("满意度", "群众满意度", "≥95%", "患者对医院的满意程度"), "they are public"
        ),
        _case(
            "P338", its("满意度", "群众满意度", "≥95%", "居民对干部作风的满意度"), "about cadres"
        ),
        _case(
            "P338", its("满意度", "居民满意度", "≥95%", "调查职工群众对食堂满意"), "both of them"
        ),
        _case("P641", its("质量", "体系", "通过", "安全全覆盖，健全全链条监管"), "安全 and 全"),
        _case(
            "P642",
            its("质量", "村卫生室药品配备达标率", "≥95%", "村村卫生室药品配备达标率"),
            "each village",
        ),
        _case(
            "P642",
            its("可持续", "人人参与垃圾分类机制", "建立", "建立人人参与垃圾分类机制"),
            "everybody",
        ),
        _case("P206", its("社会效益", "就业", "促进就业200人"), "a number"),
        _case("P210", its("社会效益", "不良影响率", "≤5%", "不良影响率"), "what is kept down"),
        _case(
            "P347", its("质量", "培训补贴覆盖率", "100%", "实发人数/应发人数*100%"), "paid indeed"
        ),
        _case(
            "P339",
            msgspec.structs.replace(its("质量", "资料归档完整率", "≥95%"), description=""),
            "no description",
        ),
        _case("P339", its("质量", "参会率", "≥95%", "出席人数占应到人数的比例"), "too short"),
        _case("P339", its("质量", "线路运转率", "≥95%", "正常运转线路的占比"), "the same"),
        _case("P339", its("质量", "应奖尽奖率", "100%", "达到条件的企业得到支持"), "all of them"),
        _case("P339", its("质量", "应参保尽参保率", "100%", "符合规定的职工缴费"), "all who must"),
        _case("P339", its("质量", "苗木检疫合格率", "≥95%", "达标植株所占的比例"), "good enough"),
        _case(
            "P339", its("质量", "水样检测合格率", "≥95%", "出厂水达标的比例"), "good, without 占"
        ),
        _case("P339", its("效益", "散居老人覆盖率", "≥95%", "独自生活者获得照料的程度"), "how far"),
        _case("P339", its("社会效益", "提升服务能力", "≥95%", "群众认可"), "not a rate"),
        _case("P641", its("质量", "会场里面清洁合格率", "≥95%"), "inside"),
        _case("P301", its("数量", "绿化面积增长", "≥5%"), "growth of an area"),
        _case("P304", its("成本", "工程结算成本", "≤95%"), "of the budget"),
        _case("P312", its("质量", "抗诉案件改判率", "≥60%"), "what prosecutors ask for"),
        _case("P312", its("数量", "扑救火灾次数", "≥100次"), "put out"),
        _case("P312", its("数量", "投诉处理数", "≥100件"), "dealt with"),
        _case("P321", its("社会效益", "减轻群众医疗费用", "≥50万元"), "what others save"),
        _case("P321", its("社会效益", "慈善募捐资金", "≥50万元"), "what others give"),
        _case("P321", its("时效", "按期竣工项目数量", "12个"), "in time"),
        _case("P321", its("质量", "数据准确", "2024年底前达标"), "a state by then"),
        _case("P324", its("社会效益", "群众自发文化活动", "≥3场"), "what others do"),
        _case("P412", its("时效", "完成时间", "2024年第四季度"), "a quarter"),
        _case("P641", its("数量", "购置帐篷", "12顶"), "tents"),
        _case("P207", its("数量", "巡查次数", "每日2次"), "each day"),
        _case("P301", its("数量", "受益学生人数", "≥3200个"), "another way to count people"),
        _case("P312", its("数量", "清理长期未结案件数量", "≥50件"), "worked off"),
        _case("P312", its("质量", "治理超限超载率", "≥90%"), "what is done against it"),
        _case("P312", its("质量", "近视筛查率", "≥95%"), "looked for"),
        _case(
            "P206",
            its("社会效益", "安全", "辖区内全年不发生重大安全责任事故", "辖区安全生产形势稳定向好"),
            "a state that is seen",
        ),
        _case("P646", its("质量", "系统", "合格", ".NET平台运行"), "a name"),
        _case("P646", its("质量", "系统", "合格", "“三会一课”开展情况"), "a quotation"),
        _case("P647", its("时效", "办结", "≤5天", "三至五天办结，第一至3批"), "of one kind"),
        _case("P647", its("时效", "规划", "是", "十四五-2030年规划"), "a year"),
        _case("P205", its("社会效益", "受益人数", "全部居民"), "all of them"),
        _case("P205", its("质量", "水质达标率（%）", "稳定达标"), "a share is P212's"),
        _case("P206", its("时效", "送达", "立案5日内完成送达工作"), "in five days"),
        _case("P206", its("社会效益", "学位", "按时完成招生，无大班额"), "a state that is seen"),
        _case("P219", its("质量", "任务完成率", "≥100%"), "a plan can be overfulfilled"),
        _case("P227", its("满意度", "居民满意度", "100%"), "all of them"),
        _case("P227", its("满意度", "居民满意度", "≥100分"), "marks"),
        _case("P219", its("经济效益", "产值增长率", "≥100%"), "growth has no end"),
        _case("P219", its("质量", "国有资本保值增值率", "≥100%"), "value can grow"),
        _case("P219", its("质量", "毛入学率", "≥100%"), "older pupils count too"),
        _case("P324", its("社会效益", "发表报道", "≥30篇"), "what others print"),
        _case("P324", its("社会效益", "政务信息被采用数", "≥30条"), "what is taken up"),
        _case("P324", its("数量", "完成调研报告", "≥3篇"), "where it belongs"),
        _case("P325", its("满意度", "服务对象满意度", "≥90%"), "a name of its own"),
        _case("P328", its("经济效益", "提高工作效率", "节约办公成本"), "cost is saved"),
        _case("P328", its("经济效益", "公共服务水平", "提升", "降低企业办事负担"), "firms profit"),
        _case("P328", its("经济效益", "道路畅通率", "≥95%", "群众出行更便利"), "traffic"),
        _case("P328", its("经济效益", "公共服务水平", "提升", "带动周边旅游消费"), "trade"),
        _case("P328", its("经济效益", "教学质量", "提高", "降低家庭教育支出"), "households save"),
        _case("P328", its("社会效益", "提高工作效率", "≥90%"), "where it belongs"),
        _case("P329", its("质量", "慰问金发放率", "100%"), "where it may stand"),
        _case("P329", its("质量", "资金使用合规率", "100%"), "how it is spent"),
        _case("P329", its("社会效益", "不动产证发放率", "100%"), "deeds, not money"),
        _case("P329", its("经济效益", "小额贷款发放率", "≥95%"), "loans are the work"),
        _case("P329", its("社会效益", "拖欠工资发放率", "100%"), "wages that were owed"),
        _case("P329", its("社会效益", "养老金按时足额发放率", "100%"), "what people live on"),
        _case("P329", its("社会效益", "首次执行案件执行到位率", "≥45%"), "what courts enforce"),
        _case("P329", its("社会效益", "新增就业任务完成率", "≥100%"), "an outcome"),
        _case("P334", its("时效", "发放养老待遇", "每月15日前", "按月发放"), "each month"),
        _case("P334", its("时效", "养护完成时间", "12月"), "by December"),
        _case("P334", its("数量", "发放月数", "12月", "按月发放工资"), "twelve of them"),
        _case("P317", its("数量", "信访案件数量", "≤5件"), "cases are kept down"),
        _case("P319", its("质量", "优秀等次占比", "≤20%"), "a quota"),
        _case("P319", its("质量", "病死率", "≤60%"), "a bad one"),
        _case("P321", its("时效", "完成时间", "12月底前"), "a time"),
        _case("P321", its("质量", "论文质量", "≥90%"), "quality in per cent"),
        _case("P332", its("时效", "修复时间", "≤5天", "三个工作日内修复"), "days for working days"),
        _case(
            "P337",
            its("质量", "万车死亡率", "≤2人/万车", "每万车死亡人数"),
            "a rate of its own kind",
        ),
        _case("P644", its("质量", "培训", "合格", "老党员、党员干部"), "a longer word"),
        _case("P644", its("质量", "优化营商环境", "是", "优化营商环境:优化营商环境"), "a heading"),
        _case("P644", its("质量", "参观", "是", "党史学习教育党史学习教育馆"), "a place's name"),
        _case("P641", its("质量", "线路", "合格", "治理打折迁址问题"), "two words side by side"),
        _case("P642", its("质量", "制定工作标准情况", "是", "制订工作标准情况"), "both right"),
        _case("P205", its("数量", "修建道路", "一条"), "a counter in words"),
        _case("P205", its("数量", "覆盖范围", "全县"), "the whole county"),
        _case("P205", its("成本", "生态环境成本", "无污染"), "none can be told"),
        _case("P207", its("质量", "水的酸碱度", "≥6≤9"), "from one bound to the other"),
        _case("P207", its("数量", "补贴", "≥3个，每个5万元以内"), "two numbers"),
        _case("P207", its("质量", "坏账下降", "10-5%"), "from more to less"),
        _case("P207", its("时效", "夜间值班", "22-6小时"), "over midnight"),
        _case("P216", its("质量", "空气质量", "≥去年同期"), "what was before"),
        _case("P216", its("质量", "排放", "≤国家标准"), "what is set down elsewhere"),
        _case("P216", its("质量", "学历", "≥本科"), "a degree"),
        _case("P217", its("数量", "千人口医师数", "≥3.1人"), "of a thousand"),
        _case("P217", its("数量", "培训期限", "1.5期"), "a period"),
        _case("P301", its("成本", "社会成本", "≤3次"), "harm is counted"),
        _case("P301", its("成本", "用地成本", "≤100亩"), "land is measured"),
        _case("P302", its("经济效益", "撬动社会资金比例", "≥500%"), "money that follows"),
        _case("P302", its("成本", "供养标准占低保标准比例", "≥130%"), "two standards"),
        _case("P302", its("质量", "设备负荷率", "≥105%"), "overload"),
        _case("P302", its("质量", "资本充足率", "≥150%"), "two sums of money"),
        _case("P302", its("社会效益", "学前入园率", "≥103%"), "all ages"),
        _case("P315", its("时效", "垃圾清运天数", "≥365天"), "on all days"),
        _case("P315", its("时效", "工资发放时间", "≥12个月"), "in all months"),
        _case("P317", its("数量", "占地面积", "≤500亩"), "land is saved"),
        _case("P317", its("数量", "租用房屋面积", "≤500平方米"), "rented"),
        _case("P319", its("质量", "抗菌药物使用率", "≤60%"), "a ceiling of hospitals"),
        _case("P319", its("质量", "污泥含水率", "≤80%"), "the drier the better"),
        _case("P320", its("满意度", "群众满意度提升", "≥5%"), "a change"),
        _case("P320", its("满意度", "问卷回收情况", "≥40%"), "how many answer"),
        _case("P320", its("经济效益", "净利润", "≥0元"), "no loss"),
        _case("P321", its("质量", "信息被采纳次数", "≥5次"), "found good"),
        _case("P321", its("数量", "招商引资", "≥500万元"), "money that is brought in"),
        _case("P321", its("成本", "安全事故", "0次"), "harm to others"),
        _case("P325", its("数量", "12345", "≥300件"), "a hotline"),
        _case("P327", its("可持续", "临时用地使用年限", "≤2年"), "given back"),
        _case("P327", its("质量", "药品保存期限", "≤2年"), "till it spoils"),
        _case("P327", its("时效", "服务期限", "≤12个月"), "a contract's time"),
        _case("P332", its("数量", "培训人数", "≥300人", "每期不少于50人"), "of each"),
        _case("P332", its("成本", "培训费", "≤3万元", "人均不超过550元"), "of each person"),
        _case("P332", its("质量", "造林合格率", "≥95%", "成活率达到85%的小班占比"), "what counts"),
        _case("P332", its("质量", "验收合格率", "100%", "得分不低于90%为合格"), "what passes"),
        _case("P332", its("时效", "验收时间", "≤30天", "申请后不超过5个工作日受理"), "first step"),
        _case("P412", its("数量", "庙会", "1场", "农历2月30日举办"), "the moon's calendar"),
        _case("P413", its("时效", "决算报送时间", "次年1月底"), "accounts of the year"),
        _case("P413", its("时效", "供暖期结束时间", "2025年3月15日前"), "a season"),
    ],
)
def test_right_or_not_certain(rule: str, indicator: Indicator) -> None:
    assert findings(rule, project(indicator)) == []


@pytest.mark.parametrize(
    ("description", "told"),
    [
        pytest.param("反映路灯按期完成率", True, id="another rate of one subject"),
        pytest.param("反映路灯验收合格率", False, id="its own"),
        pytest.param("路灯验收合格情况", False, id="nearly its own"),
    ],
)
def test_a_description_that_is_another_indicators_name(description: str, told: bool) -> None:
    its_own = its("质量", "路灯验收合格率", "≥95%", description)
    other = its("时效", "路灯按期完成率", "≥90%", "按期完成的路灯占比")
    assert bool(findings("P347", project(its_own, other))) is told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("氟斑牙调查人数", True, id="of something else"),
        pytest.param("食盐检测份数", False, id="of the same"),
        pytest.param("数量", False, id="of anything"),
    ],
)
def test_a_description_that_another_indicator_has_too(name: str, told: bool) -> None:
    salt = its("数量", "食盐碘含量监测份数", "≥300份", "反映监测的居民食盐份数")
    other = its("数量", name, "≥300份", "反映监测的居民食盐份数")
    assert bool(findings("P347", project(salt, other))) is told


def test_names_cut_at_one_length_are_found_together() -> None:
    cut = [
        its("社会效益", name, "是", name + rest)
        for name, rest in (
            ("提高窗口工作人员业务水平和服", "务能力"),
            ("为招商引资提供便利为居民增加", "收入"),
            ("营造干事创业积极向上的浓厚氛", "围"),
        )
    ]
    assert len(cut[0].level3) == len(cut[1].level3) == len(cut[2].level3)
    (found,) = findings("P333", project(*cut))
    assert len(found.evidence) == 3
    assert findings("P333", project(*cut[1:2])) == []
    assert findings("P333", project(*cut[:1])), "和 joins nothing"


def test_same_indicator_with_two_targets() -> None:
    one = its("社会效益", "提升文明素质", "≥10%")
    other = its("社会效益", "提升文明素质", "是/否")
    assert len(findings("P341", project(one, other))) == 1
    assert findings("P341", project(one, one)) == []


def test_a_number_run_into_a_date_is_told() -> None:
    torn = its("时效", "完成时间", "")
    torn = Indicator(
        **{f: getattr(torn, f) for f in ("level1", "level2", "level3")},
        description="",
        target=_CELLS,
        basis="",
    )
    assert len(findings("P207", project(torn))) == 1


def test_scoring_that_repeats_another_value() -> None:
    assert findings("P209", project(its("数量", "学习次数", "≥6次", scoring="≥4次")))
    assert not findings("P209", project(its("数量", "学习次数", "≥6次", scoring="≥6次")))
    assert not findings("P209", project(its("数量", "学习次数", "≥6次", scoring="低于4次扣分")))


def test_a_scoring_has_its_unit_with_brackets() -> None:
    right = [its("数量", name, "≥6次", scoring="低于6次扣分") for name in ("学习", "检查", "演练")]
    sets = its("数量", "购置设备数", "=11台", scoring="低于11台（套）扣分")
    assert not findings("P209", project(*right, sets))
    assert findings("P209", project(*right, msgspec.structs.replace(sets, scoring="低于12台扣分")))


def test_a_ceiling_that_the_objectives_set_is_no_quantity_of_work() -> None:
    kept = its("数量", "干垃圾清运量", "≤38吨")
    assert not findings("P317", project(kept, objectives=("1.干垃圾日均清运量控制在38吨以下。",)))
    assert findings("P317", project(kept, objectives=("1.每日清运干垃圾38吨。",)))


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.integers(1, 12))
def test_what_a_description_works_out_is_its_product(price: int, count: int, years: int) -> None:
    assert worked_out(f"单价{price}元*{count}个*{years}年") == Decimal(price * count * years)


@given(st.decimals(0, 10**6, places=2))
def test_numbers_are_shown_without_exponent(number: Decimal) -> None:
    shown = measures.plain(number)
    assert Decimal(shown) == number
    assert "E" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "全校圆满完成招生任务",
        "购置办公圆桌",
        "自己经营的合作社增收",
        "消除致贫因素",
        "帮扶脱贫因村施策",
        "以营利为目的的培训机构纳入监管",
        "标的的金额按合同执行",
        "建设祥和和谐的社区",
        "援助和田地区和和林格尔县",
        "引导干部们下沉一线",
        "补贴拨给于当年退役的士兵",
        "制定阅读推广计划",
        "评审专家抽签定点确定",
        "计划拔除隐患电杆",
        "既使用财政资金又引入社会资本",
        "信息化运维户数增加",
        "规范划设停车泊位",
        "提高提案办理实效",
        "促进团体交流",
        "满意人数占有效问卷总数的比例",
        "关注消费者权益",
        "近千部影片放映",
        "公安照明设施按照标准更换",
        "农民会记账的带头人",
        "在严峻工作环境中施工",
        "全部份额由集体持有",
        "讲座落实到村",
        "投资询价",
        "开发杨梅产业",
        "相关建设问题得到答复",
        "班组识别风险点",
        "普通迅速响应",
        "校园满园春色",
        "叫做为民办实事工程",
        "按排污许可要求运行",
        "离职则停发补助",
        "大连系列展会",
    ],
)
def test_words_that_only_meet_are_no_misprint(text: str) -> None:
    made = project(its("质量", "工作质量", "≥95%", text))
    assert not findings("P641", made) + findings("F521", made)


@pytest.mark.parametrize(
    "text",
    [
        "工程峻工验收合格",
        "专项资金拔款到位",
        "会议园满完成",
        "通迅设备完好",
        "设备按装调试",
        "房屋座落位置准确",
        "绝大部份群众满意",
        "弘杨传统文化",
        "稳步推近各项任务",
        "妇女组识建设",
        "一如继往提供服务",
        "资源和和资金统筹",
        "参训的的学员合格",
        "地形堪测成果",
    ],
)
def test_misprints_of_official_prose(text: str) -> None:
    made = project(its("质量", "工作质量", "≥95%", text))
    assert sum(len(findings(rule, made)) for rule in ("P641", "F513", "F521")) == 1


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P317", its("数量", "每班学生人数", "≤45人"), "a class is to be small"),
        _case("P317", its("数量", "平均住院床日", "≤8天"), "the shorter the better"),
        _case("P317", its("数量", "奖励企业数", "≤3家"), "so many prizes"),
        _case("P317", its("数量", "在册社区矫正对象", "≤260人"), "not the work of the project"),
        _case("P314", its("成本", "优待金标准", "≥1.2万元/户"), "what a family is entitled to"),
        _case("P337", its("质量", "信息准确率", "≥98%", "信息录入合格率"), "合格 is 准确 here"),
        _case("P313", its("质量", "大班额比例", "≤55%"), "a share to be kept down"),
        _case("P411", its("时效", "完成时间", "2024年年底前完成"), "the year itself"),
    ],
)
def test_other_fields_write_so(rule: str, indicator: Indicator) -> None:
    assert not findings(rule, project(indicator))


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P411", its("时效", "完成时间", "2023年年底前完成"), "the year before"),
        _case("P313", its("质量", "诉求处理比例（%）", "≤90%"), "at most 90 % dealt with"),
    ],
)
def test_also_found(rule: str, indicator: Indicator) -> None:
    assert len(findings(rule, project(indicator))) == 1


def test_a_misprint_between_name_and_description_is_told_once() -> None:
    one = its("社会效益", "开展退役军人服务工作站", "是", "开展退役军人服务工作战")
    assert len(findings("P642", project(one))) == 1
    assert findings("F513", project(one)) == []


def test_the_same_misprint_elsewhere_is_still_told() -> None:
    one = its("社会效益", "开展退役军人服务工作站", "是", "开展退役军人服务工作战")
    right = ("1.建设退役军人服务工作站。", "2.管好退役军人服务工作站。")
    told = project(one, purpose="用于退役军人服务工作战建设", objectives=right)
    assert len(findings("F513", told)) == 1
