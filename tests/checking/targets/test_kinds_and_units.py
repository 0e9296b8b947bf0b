"""Kinds, units, names and bases of one indicator: what cannot be, and what only looks odd."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import findings, its, project


def _case(rule: str, indicator: Indicator, why: str) -> object:
    return pytest.param(rule, indicator, id=f"{rule} {why}")


def _bare(kind: str, name: str, target: str) -> Indicator:
    """As the layouts have it that print neither description nor basis."""
    return msgspec.structs.replace(its(kind, name, target), description="", basis="")


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P204", its("质量", "验收合格", "合格率100", "改造验收情况"), "a share without sign"),
        _case("P205", _bare("质量", "仪器标定", "标定率"), "a name for a target"),
        _case("P205", its("满意度", "职工满意度", "零投诉"), "no complaints, and nobody asked"),
        _case("P207", its("时效", "工资发放时限", "每月15人前"), "persons for a day"),
        _case("P207", its("质量", "发射成功率", "≥960‰%"), "two signs of a share"),
        _case(
            "P210",
            its("社会效益", "建设过硬队伍", "≥95%", "提升队员的业务本领"),
            "neither name nor description has a share",
        ),
        _case("P210", _bare("社会效益", "提高洒水作业效率", "≥95%"), "raised by nearly all"),
        _case("P216", _bare("可持续", "服务能力", "≥提升%"), "a sign, a word, a sign"),
        _case("P216", _bare("质量", "照料质量", "≥优良分"), "a grade in points"),
        _case("P223", its("数量", "接待观众", "≥35万人次万"), "万 behind the unit"),
        _case("P223", its("时效", "工期", "≤90天个月"), "two units of time"),
        _case("P301", its("质量", "应免畜禽免疫密度", "≥90头"), "a density in heads"),
        _case("P301", _bare("数量", "上门服务工时", "≥2名"), "working hours in persons"),
        _case("P312", its("社会效益", "森林火灾受害率", "≥0.9‰"), "what the fire took"),
        _case("P312", its("质量", "重新犯罪率", "≥0.2%"), "crimes again"),
        _case("P312", its("生态效益", "劣质种苗使用率", "≥1%"), "what ought not to be used"),
        _case("P223", _bare("数量", "储备编织袋数量", "6万个人"), "pieces and persons"),
        _case("P302", _bare("质量", "党组织组建率", "≥120%"), "of all there are"),
        _case("P301", _bare("时效", "检查完成及时性", "12次"), "how timely, in times"),
        _case("P301", its("时效", "核实及时性", "24次"), "how timely, and no hours"),
        _case("P301", its("质量", "系统运行稳定性", "3起"), "how steady, in so many"),
        _case("P312", _bare("社会效益", "游客等候时间", "≥5分钟"), "kept waiting"),
        _case("P312", _bare("社会效益", "易涝点积水时长", "≥30分钟"), "flooded so long"),
        _case("P312", its("社会效益", "非法采砂案件数", "≥5起"), "what happens against the law"),
        _case("P312", its("质量", "工单退回率", "≥3%"), "to be done again"),
        _case("P313", its("质量", "非法采砂案件查处率", "≤98%"), "dealt with, at most"),
        _case("P320", _bare("社会效益", "重大动物疫情发生率", "≤100%"), "met whatever happens"),
        _case("P321", _bare("经济效益", "水域生态修复面积", "≥1200亩"), "of nature"),
        _case("P321", its("时效", "完成时效", "100%"), "a share of a time"),
        _case("P315", _bare("时效", "出具报告天数", "≥30天"), "the sooner the better"),
        _case("P324", _bare("经济效益", "检测桥梁座数", "48座"), "work done"),
        _case("P325", its("可持续", "2024年底", "3A级"), "the end of a year"),
        _case("P325", its("时效", "第三季度", "按时"), "a date"),
        _case("P321", _bare("经济效益", "食堂安全事故", "0起"), "no economy"),
        _case("P325", _bare("时效", "数量指标1", "9月底前"), "the form's example"),
        _case("P325", its("质量", "顺利进行", "按要求高效完成"), "a verdict"),
        _case("P327", its("可持续", "展品可使用年限", "≤6年", "更新展品的使用年限"), "lasts"),
        _case("P330", _bare("生态效益", "项目投资强度", "≥200万元/亩"), "money"),
        _case("P351", its("社会效益", "职工就餐满意度", "≥90%"), "asked of those served"),
        _case("P330", its("生态效益", "冷藏柜数量", "24组", "更新冷藏柜的数量"), "things bought"),
        _case(
            "P337",
            its("质量", "苗木合格率", "≥95%", "反映抽检经费的到位情况"),
            "money for quality",
        ),
        _case(
            "P337", its("质量", "缴费率", "≥95%", "应缴费人数占总人数的比例"), "what ought to be"
        ),
        _case("P405", its("时效", "工期", "≤120天", basis="同上"), "the same as above"),
        _case("P405", its("成本", "造价", "≤36万元", basis="≤36万元"), "the target again"),
        _case("P405", its("质量", "完成率", "≥90%", basis="年度招聘完成率"), "an indicator"),
        _case("P419", its("时效", "放流完成时间", "≤14月"), "no month, or beyond the year"),
    ],
)
def test_found(rule: str, indicator: Indicator) -> None:
    assert findings(rule, project(indicator))


@pytest.mark.parametrize(
    ("rule", "indicator"),
    [
        _case("P205", its("社会效益", "群众参与", "参与率逐年提高"), "a change"),
        _case("P205", its("质量", "监测覆盖", "提高覆盖率"), "an aim"),
        _case("P210", _bare("社会效益", "提高灌溉效率", "≥15%"), "raised by so much"),
        _case("P210", its("社会效益", "粮食增产", "≥5%", "示范田每亩增产"), "by how much"),
        _case("P210", its("社会效益", "观影人次增长", "≥5%", "国产影片观影人次"), "a growth"),
        _case("P223", its("数量", "公交运营", "≥780万车公里"), "a product"),
        _case("P223", its("数量", "修剪行道树", "≥900株次"), "each so often"),
        _case("P223", its("生态效益", "单位建筑面积能耗", "≤9千克标准煤"), "of coal"),
        _case("P223", its("数量", "护理服务", "≥3200床日"), "a product with days"),
        _case("P301", its("满意度", "乘客有责投诉率", "≤3件", "每百万人次投诉的件数"), "its base"),
        _case("P301", its("数量", "培训课时", "≥40节"), "lessons"),
        _case("P312", its("质量", "违章查处率", "≥95%"), "dealt with"),
        _case("P312", its("社会效益", "缩短排队等候时间", "≥5分钟"), "by how much less"),
        _case("P312", its("社会效益", "查处非法采砂案件数", "≥5起"), "what is dealt with"),
        _case("P312", its("数量", "非法采砂案件数", "≥5起"), "may be those dealt with"),
        _case("P301", its("时效", "核实及时性", "24小时"), "a time"),
        _case("P301", its("质量", "系统运行稳定性", "0起"), "none at all"),
        _case("P301", its("质量", "系统运行稳定性", "≤3起"), "no more than so many"),
        _case("P210", _bare("质量", "防治效果", "≥85%"), "told in per cent"),
        _case("P320", its("质量", "故障率", "≤5%"), "a bound"),
        _case("P325", its("时效", "按期完成率", "100%"), "a share"),
        _case("P204", _bare("质量", "电能利用效率（PUE）", "≤1.4"), "an index"),
        _case("P223", _bare("数量", "表彰先进个人", "20个人"), "a word of its own"),
        _case("P321", _bare("质量", "平均救援到场时间", "≤30分钟"), "how good on average"),
        _case("P330", its("生态效益", "新能源车数量", "6辆", "更新的新能源车"), "of clean energy"),
        _case("P337", its("质量", "参保率", "≥95%", "应保尽保人数占比"), "all who ought to be"),
        _case(
            "P337",
            its("质量", "津贴发放率", "≥95%", "应发尽发的津贴占津贴总额的比例"),
            "all that ought to be paid",
        ),
        _case("P339", its("质量", "鉴定通过率", "≥70%", "取得证书的占受训的比例"), "defined"),
        _case("P405", its("质量", "合格率", "≥95%", basis="12345热线"), "a hotline"),
        _case("P405", its("质量", "合格率", "≥95%", basis="2024年工作计划"), "a plan"),
        _case("P205", its("质量", "租金补贴发放依据", "实际租用面积"), "what is paid for"),
        _case("P205", its("质量", "取暖费分摊", "按供暖面积"), "how it is shared"),
        _case("P205", _bare("质量", "取暖费分摊", "供暖面积"), "an area"),
        _case("P210", its("质量", "服务器稳定在线", "≥99%", "机房设备"), "a thing"),
        _case("P210", its("质量", "建设工程竣工验收", "100%", "新楼"), "works"),
        _case("P210", its("质量", "建设用地报批", "≥95%", "园区用地"), "land"),
        _case("P210", its("质量", "规范化幼儿园创建", "≥90%", "各乡镇"), "an adjective"),
        _case("P210", its("质量", "确保应助尽助", "100%", "困难家庭"), "all who ought to be"),
        _case("P210", its("质量", "保障津贴按时足额", "100%", "退休教师"), "done in time"),
        _case("P223", its("数量", "参加棋类比赛选手", "20个人"), "persons"),
        _case("P223", its("数量", "聘请裁判员数量", "20个人"), "persons, counted"),
        _case("P302", _bare("质量", "车位配备率", "≥120%"), "more than one for each"),
        _case("P405", its("质量", "合格率", "≥95%", basis="上年度实际合格率"), "last year's"),
        _case("P405", its("质量", "覆盖率", "≥95%", basis="2023年实际覆盖率"), "a year's"),
        _case("P405", its("质量", "合格率", "≥95%", basis="合同约定的验收合格率"), "agreed on"),
        _case("P405", its("质量", "合格率", "≥95%", basis="近三年平均合格率"), "an average"),
        _case("P641", its("可持续", "机制", "健全有效的激励约束机制"), "a mechanism"),
        _case("P641", its("可持续", "政策", "积极有效的促进创业政策"), "a policy"),
        _case("P641", its("可持续", "机制", "形成有效的落实督办机制"), "carried out"),
        _case("P641", its("可持续", "举措", "提出有效的提升举措"), "a measure"),
        _case("P641", its("可持续", "余地", "留出充分的发挥余地"), "room"),
        _case("P641", its("可持续", "机制", "建立更好的推动转化机制"), "any mechanism"),
        _case("P641", its("社会效益", "新风", "组织开展做好人活动"), "good deeds"),
        _case("P641", its("社会效益", "新风", "组织开展做好事活动"), "a good deed"),
        _case("P641", its("社会效益", "启蒙", "教娃娃数数识字"), "to count"),
        _case(
            "P641", its("质量", "归档", "≥95%", "紧跟审计要求补齐凭证"), "to follow what is asked"
        ),
        _case("P641", its("质量", "归档", "≥95%", "跟评价机构核对材料"), "with whom"),
        _case("P641", its("时效", "时限", "3日内", "办理结果及时反馈机关"), "to whom it is told"),
        _case("P641", its("质量", "办理", "≥95%", "平反办理，违反办法的处理"), "words that meet"),
        _case("P641", its("质量", "关怀", "≥95%", "激励机关和基层干部"), "whom it is for"),
        _case("P419", its("时效", "建设周期", "≤14个月"), "how long"),
        _case("P419", its("时效", "任务完成时间", "≤12月"), "December"),
    ],
)
def test_right_or_not_certain(rule: str, indicator: Indicator) -> None:
    assert findings(rule, project(indicator)) == []


def test_no_complaints_are_told_apart_from_no_figure() -> None:
    ((said,),) = ([one.message for one in findings("P205", project(one))] for one in _CONTENT)
    assert "没有投诉不等于满意" in said
    assert "没有数" not in said


_CONTENT = (its("满意度", "职工满意度", "零投诉"),)


def test_a_unit_written_twice_is_told_once() -> None:
    made = project(its("成本", "运维成本", "≤58万元元"))
    assert findings("P207", made)
    assert findings("P223", made) == []


def test_a_number_belongs_to_the_indicator_that_has_it() -> None:
    made = project(
        its("数量", "生活垃圾处理量", "≥16.2万吨"),
        its("数量", "飞灰处置量", "≥4860吨"),
        objectives=("处理生活垃圾16.2万吨，飞灰合规处置。",),
    )
    assert findings("P344", made) == []


def test_a_number_that_stands_in_its_own_unit_too_is_of_no_other_unit() -> None:
    guards = its("数量", "群测群防员人数", "64人", "落实的群测群防员人数")
    made = project(guards, objectives=("落实64处隐患点群测群防员64人。",))
    assert findings("P352", made) == []


def test_a_target_of_very_many_digits_is_read_to_its_end() -> None:
    """That the check ends at all; how long it takes is not measured."""
    made = project(its("数量", "养护面积", f"≥{'1' * 100_000}亩"))
    assert findings("P207", made) == []
