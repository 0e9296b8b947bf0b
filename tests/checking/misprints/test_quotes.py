"""Quotations within quotations."""

from __future__ import annotations

import pytest

from mingzhang.checking.misprints.quotes import nested


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("写“80万元”，表内为“70”", "写“80万元”，表内为“70”", id="side by side"),
        pytest.param("写““教育支出”80万元”", "写“‘教育支出’80万元”", id="at the beginning"),
        pytest.param("“四、“三公”经费”没有数", "“四、‘三公’经费”没有数", id="inside"),
        pytest.param("《“三公”经费表》“合计”", "《“三公”经费表》“合计”", id="a title's own"),
        pytest.param("“甲“乙“丙”丁”戊”", "“甲‘乙“丙”丁’戊”", id="three deep"),
        pytest.param("写““教育支出”", "写““教育支出”", id="marks that do not pair stay as printed"),
        pytest.param("写”教育“", "写”教育“", id="the wrong way round"),
        pytest.param("里的““”“””不成对", "里的““”“””不成对", id="marks are what is quoted"),
    ],
)
def test_inner_quotation_marks_are_single(text: str, expected: str) -> None:
    assert nested(text) == expected
