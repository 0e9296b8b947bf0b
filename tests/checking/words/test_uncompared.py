"""W318: reasons for a change that is not told."""

from __future__ import annotations

import pytest

from mingzhang.checking.check import check
from tests.narratives import disclosure, section


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        pytest.param("公务接待费0.40万元，主要原因是大力压缩接待支出。", True, id="less"),
        pytest.param("机关运行经费36.00万元，主要原因是人员增加。", True, id="more"),
        pytest.param(
            "公务接待费0.40万元，主要原因是大力压缩接待支出。公务接待费比上年减少0.20万元。",
            False,
            id="told behind it",
        ),
        pytest.param(
            "公务接待费0.40万元，比上年减少0.20万元，主要原因是压缩接待支出。", False, id="told"
        ),
        pytest.param("公务接待费0.40万元，主要用于上级检查。", False, id="a purpose"),
        pytest.param(
            "公务接待费0.00万元，主要原因是本年没有安排接待。", False, id="why there is none"
        ),
        pytest.param(
            "公务接待费0.40万元，主要原因是压缩接待支出，较上年减少0.20万元。",
            False,
            id="told behind the reason",
        ),
        pytest.param("公务用车购置费18.00万元，主要是新增消防车1辆。", False, id="what it is for"),
        pytest.param("公务接待费0.40万元，主要是压缩接待支出。", True, id="saved"),
    ],
)
def test_a_reason_needs_a_change(text: str, is_told: bool) -> None:
    (report,) = check([disclosure(section("“三公”经费预算情况", text))])
    assert ("W318" in {finding.rule for finding in report.findings}) is is_told
