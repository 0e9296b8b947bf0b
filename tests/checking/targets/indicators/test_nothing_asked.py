"""Targets that are met whatever is done: ≥0, or so low a share that nothing is asked for."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P320", its("满意度", "居民满意度", "≥0%"), "nobody need be content"),
        case("P320", its("满意度", "居民满意度", "≥9.5%"), "a point too many"),
        case("P320", its("质量", "验收合格率", "=0%"), "nothing need be good"),
        case("P320", its("数量", "培训人数", "≥0人"), "nobody need be taught"),
        case("P320", its("数量", "培训人数", "-28人"), "fewer than nobody"),
        case("P320", its("成本", "人均成本", "-300元"), "cheaper than nothing"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P320", its("质量", "安全事故起数", "0起"), "none is right"),
        case("P320", its("社会效益", "企业数量增长率", "≥0%"), "no decline"),
        case("P320", its("质量", "新能源车覆盖率", "≥8%"), "a beginning"),
        case("P320", its("满意度", "群众满意度提升", "≥5%"), "a change"),
        case("P320", its("满意度", "问卷回收情况", "≥40%"), "how many answer"),
        case("P320", its("经济效益", "净利润", "≥0元"), "no loss"),
        case("P320", its("社会效益", "贫困人口变化", "-28人"), "fewer than before"),
        case("P320", its("数量", "编外人数", "-6人", "较上年减少的人数"), "fewer, as described"),
        case("P320", its("质量", "水库最低运用水位", "≥-1.2米"), "below the sea's level"),
        case("P320", its("质量", "坑底标高", "≥-35米"), "as low as may be dug"),
        case("P320", its("质量", "地表位移", "≥-10毫米"), "downwards"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
