"""None"""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P206", its("社会效益", "居住环境", "良好"), "vague"),
        case("P228", its("社会效益", "维护稳定", "维护稳定"), "the name again"),
        case(
            "P228",
            its("社会效益", "增强居民节水意识", "持续增强居民节水意识。"),
            "an aim, steadily",
        ),
        case("P228", its("可持续", "居民就业", "促进居民就业"), "an aim before the name"),
        case("P206", its("社会效益", "通过验收", "通过验收"), "the name again, but a state"),
        case("P226", its("社会效益", "园林影响力", "社会各界反映情况"), "what is looked at"),
        case("P226", its("质量", "养护质量", "修剪和浇水质量"), "of what quality"),
        case("P226", its("社会效益", "居民游园", "居民游园便利程度"), "to which degree"),
        case("P206", its("时效", "养护进度", "按实施进度完成"), "in time, whenever that is"),
        case("P206", its("时效", "发放", "配套资金拨付及时"), "in time, said last"),
        case("P206", its("社会效益", "改善环境", "改善养护环境", "反映改善养护环境情况"), "反映"),
        case("P228", its("社会效益", "就业政策", "促进就业政策"), "an aim before the name"),
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
        case("P206", its("时效", "及时性", "及时完成养护任务"), "in time, whatever it is"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P206", its("社会效益", "安全", "全年无事故"), "can be told"),
        case("P206", its("质量", "验收", "合格"), "can be judged"),
        case("P228", its("社会效益", "保障安全度汛", "保障安全度汛"), "it is seen afterwards"),
        case("P228", its("社会效益", "促进应保尽保", "应保尽保"), "all that are entitled"),
        case("P228", its("质量", "保障设备正常运行", "设备正常运行"), "it runs or not"),
        case("P228", its("社会效益", "提升居民素质", "居民普遍养成分类习惯"), "something else"),
        case("P226", its("质量", "焚烧情况", "杜绝露天焚烧情况"), "what there must not be"),
        case("P226", its("时效", "发放时间", "按审批情况发放"), "by what it goes"),
        case("P226", its("社会效益", "空气质量", "改善空气质量"), "what is to become better"),
        case("P226", its("质量", "运行状况", "运行状况稳定"), "how it is"),
        case("P206", its("时效", "发放时间", "每月10日前按时发放"), "a day"),
        case("P206", its("社会效益", "供暖", "恢复正常供暖"), "seen by all"),
        case("P206", its("社会效益", "就业", "促进就业200人"), "a number"),
        case(
            "P206",
            its("社会效益", "安全", "辖区内全年不发生重大安全责任事故", "辖区安全生产形势稳定向好"),
            "a state that is seen",
        ),
        case("P206", its("时效", "送达", "立案5日内完成送达工作"), "in five days"),
        case("P206", its("社会效益", "学位", "按时完成招生，无大班额"), "a state that is seen"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
