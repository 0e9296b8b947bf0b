"""The 类 that all expenditure is said to have, against the tables."""

from __future__ import annotations

import pytest

from tests.checking.tables import books
from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param("教育支出、农林水支出、住房保障支出", True, id="none of the tables"),
        pytest.param("教育支出、住房保障支出、卫生健康支出", False, id="those of the tables"),
        pytest.param("教育支出、农林水支出", False, id="too few to be a list of classes"),
        pytest.param("教师工资、校舍维修、农林水支出", False, id="purposes"),
    ],
)
def test_classes_of_all_expenditure(names: str, told: bool) -> None:
    table = books.coded(
        "expenditure",
        [
            ("", "合计", "90.00 60.00 30.00"),
            ("205", "教育支出", "70.00 40.00 30.00"),
            ("210", "卫生健康支出", "10.00 10.00"),
            ("221", "住房保障支出", "10.00 10.00"),
        ],
    )
    assert ("W521" in rules(f"支出包括：{names}。支出总计90.00万元。", table)) is told
