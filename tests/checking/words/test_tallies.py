"""What a sentence counts, and the parts of it."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


def test_people_are_no_more_than_times() -> None:
    text = "培训教师1600人次，其中新任教师{}人，骨干教师600人。"
    assert rules(text.format(1200), title="重点工作") == ["W221"]
    assert rules(text.format(300), title="重点工作") == []


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        pytest.param(
            "运转类项目1个，涉及预算4.00万元；特定目标类项目5个，涉及预算6.00万元", False, id="6"
        ),
        pytest.param(
            "运转类项目2个，涉及预算4.00万元；特定目标类项目5个，涉及预算6.00万元", True, id="7"
        ),
        pytest.param(
            "运转类项目2个，涉及预算4.00万元；重点项目3个，涉及预算5.00万元", False, id="some"
        ),
    ],
)
def test_kinds_of_projects_are_all_of_them(kinds: str, told: bool) -> None:
    text = f"开展绩效目标管理的项目6个，涉及预算10.00万元。其中：{kinds}。"
    assert ("W221" in rules(text, title="绩效目标设置情况")) is told
