"""A phrase that is printed twice in a row: 看不到、看不到有线电视."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P644", its("满意度", "干部培训满意干部培训满意度", "≥95%"), "words twice"),
        case(
            "P644", its("社会效益", "收看", "是", "解决看不到电视、看不到电视的问题"), "said twice"
        ),
        case("P644", its("社会效益", "生活", "丰富精神文化生活生活，老有所乐"), "a word twice"),
        case(
            "P644", its("社会效益", "收看", "是", "看不到、看不到的问题"), "all of three characters"
        ),
        case(
            "P644",
            its("社会效益", "收看", "是", "解决孤寡老人看不到、看不到有线电视的问题"),
            "what cannot be done, at the end of one clause and the beginning of the next",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P644", its("社会效益", "交流", "是", "组织老同志学习学习。"), "a little of it"),
        case("P644", its("质量", "中心", "合格", "政务服务中心、政务服务中心大厅"), "a part of it"),
        case("P644", its("质量", "培训", "合格", "老党员、党员干部"), "a longer word"),
        case("P644", its("质量", "优化营商环境", "是", "优化营商环境:优化营商环境"), "a heading"),
        case("P644", its("质量", "参观", "是", "党史学习教育党史学习教育馆"), "a place's name"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
