"""W6: counts of projects and of problems: how many of one kind there can be at most."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("对6个项目编制了绩效目标，选取8个项目开展绩效监控。", ["W607"], id="more"),
        pytest.param("对6个项目编制了绩效目标，选取6个项目开展绩效监控。", [], id="all of them"),
        pytest.param("发现问题4个，已完成整改3个，正在整改2个。", ["W607"], id="not as many"),
        pytest.param("发现问题4个，已完成整改3个，正在整改1个。", [], id="as many"),
        pytest.param(
            "发现问题4个，已经完成整改的3个，正在整改的2个。", ["W607"], id="in the form's words"
        ),
        pytest.param("发现问题4个，已整改5个。", ["W607"], id="more than were found"),
        pytest.param("发现问题4个，已整改3个。", [], id="some are left"),
        pytest.param(
            "编报绩效目标的项目16个，涉及金额32.00万元。\n开展绩效跟踪的项目18个，涉及金额32.00万元。",
            ["W607"],
            id="tracked",
        ),
        pytest.param(
            "编报绩效目标的项目16个，涉及金额32.00万元。\n开展绩效自评的项目12个，涉及金额20.00万元。",
            [],
            id="some are rated",
        ),
        pytest.param(
            "2024年编报绩效目标的项目6个，涉及金额9.00万元。\n"
            "2023年绩效自评的项目8个，涉及金额10.00万元。",
            [],
            id="of two years",
        ),
    ],
)
def test_no_more_than_there_are(text: str, expected: list[str]) -> None:
    assert [rule for rule in rules(text, kind="final") if rule == "W607"] == expected
