"""Name against description: names that are cut off, and another scope."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P333",
            its("质量", "设备持续使用时间和完好程度（年", "良", "设备持续使用时间和完好程度（年）"),
            "cut",
        ),
        case(
            "P335", its("质量", "全市获评省级城市", "通过", "全区获评省级城市"), "city and district"
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P333",
            its("质量", "推进部门间协作与配合", "是", "推进部门间协作与配合，形成合力"),
            "all",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


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
