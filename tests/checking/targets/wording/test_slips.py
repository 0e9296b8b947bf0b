"""Wrong words in the target tables and the department's goals."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    goal,
    its,
    project,
    the_finding,
)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P641", its("社会效益", "能力", "依法依法行政"), "a word twice"),
        case("P641", its("质量", "发放率", "≥95%", "补贴即使发放的比例"), "即使 for 及时"),
        case("P641", its("可持续", "机制", "推进促进长效机制"), "two words for one"),
        case("P641", its("满意度", "满意度", "≥95%", "学员对对教学的满意程度"), "对 twice"),
        case("P641", its("满意度", "满意度", "≥95%", "村民的民意程度"), "民意 for 满意"),
        case("P641", its("质量", "养护", "≥95%", "更好的完成全区养护"), "的 for 地"),
        case(
            "P641", its("质量", "养护", "≥95%", "全年扎实的开展各项养护"), "的 for 地 before 各项"
        ),
        case("P641", its("质量", "养护", "≥95%", "长期开展做好绿化养护"), "two verbs for one"),
        case("P641", its("质量", "成活", "≥95%", "占全部苗木的比，按株计"), "比例, cut short"),
        case("P641", its("质量", "设备实施维护率", "≥95%"), "实施 for 设施"),
        case("P641", its("质量", "兑现率", "100%", "到村工作中中央补助的兑现率"), "中 twice"),
        case("P641", its("社会效益", "权益", "保障观看电影的基文化权益"), "基本, cut short"),
        case("P641", its("质量", "维修合格", "≥95%", "反应日常维修情况"), "反应 for 反映"),
        case("P641", its("质量", "帮扶", "≥95%", "结队帮扶责任人到位比率"), "结队 for 结对"),
        case("P641", its("时效", "故障处理实效", "≤5小时"), "实效 for 时效"),
        case("P641", its("质量", "国防意识", "提高", "提高全全国防意识"), "全 twice"),
        case("P641", its("满意度", "就餐人员满意度", "≥95%", "就餐人员满意度程度"), "度程度"),
        case("P641", its("质量", "外里面改造合格率", "≥95%"), "里面 for 立面"),
        case("P641", its("时效", "按其竣工率", "100%"), "按其 for 按期"),
        case("P641", its("质量", "固定资产帐实相符率", "100%"), "帐 for 账"),
        case(
            "P641", disclosure(project(), goals=goal("确保机关正常转、有序运行。")), "in the goals"
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P641", its("质量", "养护", "≥95%", "更好的完成率、有效的开展方式"), "的 is right"),
        case("P641", its("质量", "养护", "≥95%", "得到较好的改善和明显的提高"), "of a noun"),
        case("P641", its("质量", "养护", "≥95%", "合格面积占总面积的比例、比重"), "比例 whole"),
        case("P641", its("质量", "设备", "≥95%", "按装配图纸验收"), "按 and 装配"),
        case(
            "P641", its("质量", "校园满意", "≥95%", "校园满意、资金投资原则清楚"), "words that meet"
        ),
        case("P641", its("质量", "评审记录", "≥95%", "系统记录完整，落实落实情况"), "记录"),
        case("P641", its("社会效益", "风尚", "是", "坚苦卓绝的传统"), "that is how it is written"),
        case("P641", its("质量", "探望", "100%", "去世悼唁的比例"), "悼唁 is a word"),
        case("P641", its("质量", "贯彻", "是", "推进促进民营经济发展措施落实"), "推进……落实"),
        case("P641", its("时效", "应急", "≤5小时", "反应时间"), "反应时间 is a word"),
        case("P641", its("时效", "年末完成率", "100%"), "末 after 年"),
        case("P641", its("质量", "发放方式", "合格", "按时发放方式"), "发放方式 is no 发方"),
        case(
            "P641",
            its("社会效益", "结对", "是", "落实结对对象，做好对对口单位的服务"),
            "对 twice rightly",
        ),
        case("P641", its("质量", "改造", "是", "改造后后期养护到位"), "后 twice rightly"),
        case("P641", its("质量", "设备实施", "是", "设备实施采购的单位"), "实施 rightly"),
        case("P641", its("质量", "体系", "通过", "安全全覆盖，健全全链条监管"), "安全 and 全"),
        case("P641", its("质量", "会场里面清洁合格率", "≥95%"), "inside"),
        case("P641", its("数量", "购置帐篷", "12顶"), "tents"),
        case("P641", its("质量", "线路", "合格", "治理打折迁址问题"), "two words side by side"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


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


def test_a_name_that_stands_there_already_is_not_quoted_again() -> None:
    in_the_name = the_finding("P641", its("满意度", "村民的民意程度", "≥95%")).message
    assert "满意度指标“村民的民意程度”里的“" in in_the_name
    described = its("满意度", "满意度", "≥95%", "村民的民意程度")
    in_the_description = the_finding("P641", described).message
    assert "满意度指标“满意度”的“村民的民意程度”里的“" in in_the_description


def test_what_stands_behind_a_wrong_word_is_no_part_of_it() -> None:
    described = its("数量", "外出考察", "≥2次", "组强县领导到高校考察对接")
    assert the_finding("P641", described).message.endswith("里的“组强”像是错字，应为“组织”")
