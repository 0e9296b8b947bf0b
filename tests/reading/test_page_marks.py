"""Page numbers and running heads in plain text."""

from __future__ import annotations

import pytest

from mingzhang.reading.page_marks import without_page_marks


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- 12 -", id="between dashes"),
        pytest.param("第 3 页 共 40 页", id="in words"),
        pytest.param("— 7 —", id="long dashes"),
        pytest.param("3/40", id="of how many"),
    ],
)
def test_a_line_that_says_it_is_a_page_number_goes(line: str) -> None:
    assert without_page_marks(["甲", line, "乙"]) == ["甲", "", "乙"]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(["2024"], id="a year"),
        pytest.param(["7", "7", "7"], id="always the same"),
        pytest.param(["90", "12", "40", "3"], id="in no order"),
        pytest.param(["1", "2"], id="too few to tell"),
    ],
)
def test_numbers_that_count_no_pages_stay(numbers: list[str]) -> None:
    lines = [line for number in numbers for line in ("文字", number)]
    assert without_page_marks(lines) == lines


def test_numbers_that_count_the_pages_go_with_the_line_that_is_always_beside_them() -> None:
    lines = [line for n in range(1, 9) for line in (f"正文{n}", "岑州财政", str(n))]
    assert without_page_marks(lines) == [line for n in range(1, 9) for line in (f"正文{n}", "", "")]


def test_the_line_above_a_table_is_no_running_head() -> None:
    lines = [line for n in range(1, 9) for line in (f"正文{n}", "单位：万元", str(n))]
    assert "单位：万元" in without_page_marks(lines)


def test_rows_of_tables_are_left_alone() -> None:
    lines = ["1\t", "2\t", "3\t", "4\t"]
    assert without_page_marks(lines) == lines
