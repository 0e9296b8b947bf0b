"""The same thing said twice, with two figures."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("公务接待费1万元。\n公务接待费1.00万元。", [], id="the same twice"),
        pytest.param("公务接待费1.00万元。\n公务接待费2.00万元。", ["W401"], id="another figure"),
        pytest.param(
            "公务接待费1万元，比2023年预算减少1.00万元。\n公务接待费比2023年预算减少2.00万元。",
            ["W401"],
            id="another change",
        ),
        pytest.param(
            "支出预算90万元，比2023年减少9万元，主要是温室完工；增加的2万元为苗木款。",
            [],
            id="a reason that goes on",
        ),
        pytest.param(
            "支出预算90万元，比2023年减少9万元，主要是温室完工。\n支出预算比2023年减少2万元。",
            ["W401"],
            id="another change behind a reason",
        ),
        pytest.param(
            "公务接待费1万元，比2023年预算减少1万元。\n公务接待费比2023年执行数减少2万元。",
            [],
            id="compared with something else",
        ),
    ],
)
def test_repeated_figures(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_a_name_with_two_amounts() -> None:
    text = "项目经费：中介机构服务费{}万元、苗木费1.00万元。\n安排中介机构服务费41.88万元。"
    assert rules(text.format("41.88")) == []
    assert rules(text.format("48.81")) == ["W405"]
    arranged = text.replace("服务费41.88", "服务费支出41.88")
    assert rules(arranged.format("48.81")) == ["W405"]
    stressed = text.replace("安排中介", "本年重点安排中介")
    assert rules(stressed.format("48.81")) == ["W405"]
    assert rules(stressed.format("41.88")) == []
    common = "项目甲10.00万元，其中专家评审费3.00万元。\n项目乙10.00万元，其中专家评审费4.00万元。"
    assert rules(common) == []
