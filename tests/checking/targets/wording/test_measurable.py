"""Whether it can be told afterwards if the target was met."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P205", its("成本", "预算控制数", "年度预算"), "cost in words"),
        case("P205", its("数量", "服务人员", "区内人员"), "quantity in words"),
        case("P205", its("可持续", "长期性", "长期编印", "党刊持续出版年限"), "how many years"),
        case("P205", its("社会效益", "居民生活", "便利", "受益居民人数"), "how many people"),
        case("P206", its("社会效益", "居住环境", "良好"), "vague"),
        case("P228", its("社会效益", "维护稳定", "维护稳定"), "the name again"),
        case(
            "P228",
            its("社会效益", "增强居民节水意识", "持续增强居民节水意识。"),
            "an aim, steadily",
        ),
        case("P228", its("可持续", "居民就业", "促进居民就业"), "an aim before the name"),
        case("P206", its("社会效益", "通过验收", "通过验收"), "the name again, but a state"),
        case("P205", its("时效", "补贴发放时间", "及时发放"), "when, and only in time"),
        case("P205", its("时效", "绿化工程完成期限", "按期完成"), "by when, and only in time"),
        case("P226", its("社会效益", "园林影响力", "社会各界反映情况"), "what is looked at"),
        case("P226", its("质量", "养护质量", "修剪和浇水质量"), "of what quality"),
        case("P226", its("社会效益", "居民游园", "居民游园便利程度"), "to which degree"),
        case("P210", its("社会效益", "优化路网", "≥95%", "优化路网"), "a share of what"),
        case("P211", its("成本", "印刷成本", "每本不超过80元"), "a figure in words"),
        case("P212", its("时效", "资金到位及时率", "资金及时拨付"), "a share in words"),
        case("P212", its("质量", "拨付养护经费率", "≥100万元"), "money for a share of it"),
        case("P206", its("时效", "养护进度", "按实施进度完成"), "in time, whenever that is"),
        case("P206", its("时效", "发放", "配套资金拨付及时"), "in time, said last"),
        case("P206", its("社会效益", "改善环境", "改善养护环境", "反映改善养护环境情况"), "反映"),
        case("P210", its("社会效益", "提供优质服务", "≥95%", "提供优质服务"), "质 is no 质量"),
        case("P212", its("质量", "上门率", "≥3次"), "a rate in times"),
        case("P205", its("成本", "养护成本", "12月底"), "a cost in time"),
        case("P205", its("满意度", "居民满意度", "12月底前"), "content by December"),
        case("P205", its("可持续", "设备使用时间（年）", "正常使用"), "the name asks for years"),
        case("P228", its("社会效益", "就业政策", "促进就业政策"), "an aim before the name"),
        case("P210", its("可持续", "思想建设影响率", "≥95%", "思想建设影响率"), "of influence"),
        case("P212", its("质量", "优良路率", "≥85公里"), "a share in length"),
        case(
            "P206",
            its(
                "可持续",
                "长期性",
                "能够长期较好地开展重大节日走访慰问工作",
                "能够长期较好地开展做好重大节日走访慰问工作",
            ),
            "the description again but for a word",
        ),
        case("P205", its("社会效益", "受益人数", "辖区居民"), "the name asks for a count"),
        case("P206", its("时效", "及时性", "及时完成养护任务"), "in time, whatever it is"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P205", its("成本", "预算控制数", "不超过三万元"), "a number in words"),
        case("P206", its("社会效益", "安全", "全年无事故"), "can be told"),
        case("P206", its("质量", "验收", "合格"), "can be judged"),
        case("P228", its("社会效益", "保障安全度汛", "保障安全度汛"), "it is seen afterwards"),
        case("P228", its("社会效益", "促进应保尽保", "应保尽保"), "all that are entitled"),
        case("P228", its("质量", "保障设备正常运行", "设备正常运行"), "it runs or not"),
        case("P228", its("社会效益", "提升居民素质", "居民普遍养成分类习惯"), "something else"),
        case("P205", its("时效", "工程完成时间", "按合同约定时间完成"), "a time to be looked up"),
        case("P205", its("时效", "发放及时性", "及时发放"), "no time is asked for"),
        case("P226", its("质量", "焚烧情况", "杜绝露天焚烧情况"), "what there must not be"),
        case("P226", its("时效", "发放时间", "按审批情况发放"), "by what it goes"),
        case("P226", its("社会效益", "空气质量", "改善空气质量"), "what is to become better"),
        case("P226", its("质量", "运行状况", "运行状况稳定"), "how it is"),
        case("P210", its("社会效益", "受益面", "≥95%", "受益户占总户数的比例"), "described"),
        case("P206", its("时效", "发放时间", "每月10日前按时发放"), "a day"),
        case("P206", its("社会效益", "供暖", "恢复正常供暖"), "seen by all"),
        case("P205", its("成本", "社会成本", "对居民出行影响小"), "harm done, in words"),
        case("P205", its("社会效益", "事故死亡人数", "下降"), "fewer than the year before"),
        case("P205", its("成本", "采购价格", "不高于市场价"), "a price that can be looked up"),
        case("P212", its("社会效益", "发案率", "同比下降"), "compared with the year before"),
        case("P205", its("时效", "手续费结算频次", "按季度结算"), "how often, in words"),
        case("P205", its("数量", "悬挂光荣牌户数", "应挂尽挂"), "all that are entitled"),
        case("P211", its("数量", "装备数量", "260套（件）"), "two counters"),
        case("P212", its("社会效益", "基层诊疗量占比", "较上年提高"), "compared with a year"),
        case("P211", its("成本", "补助标准", "590元/人·月"), "for each person and month"),
        case("P205", its("可持续", "设备使用时间（年）", "八年"), "years in words"),
        case("P206", its("社会效益", "就业", "促进就业200人"), "a number"),
        case("P210", its("社会效益", "不良影响率", "≤5%", "不良影响率"), "what is kept down"),
        case(
            "P206",
            its("社会效益", "安全", "辖区内全年不发生重大安全责任事故", "辖区安全生产形势稳定向好"),
            "a state that is seen",
        ),
        case("P205", its("社会效益", "受益人数", "全部居民"), "all of them"),
        case("P205", its("质量", "水质达标率（%）", "稳定达标"), "a share is P212's"),
        case("P206", its("时效", "送达", "立案5日内完成送达工作"), "in five days"),
        case("P206", its("社会效益", "学位", "按时完成招生，无大班额"), "a state that is seen"),
        case("P205", its("数量", "修建道路", "一条"), "a counter in words"),
        case("P205", its("数量", "覆盖范围", "全县"), "the whole county"),
        case("P205", its("成本", "生态环境成本", "无污染"), "none can be told"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
