"""Which figures in words were compared with anything, and why the others were not."""

from __future__ import annotations

from mingzhang.checking.check import check
from tests.checking.words.sentences import EXPENDITURE, OVERVIEW
from tests.narratives import disclosure, section


def test_what_was_not_checked_is_listed() -> None:
    text = (
        "2024年支出预算80.00万元，其中基本支出50.00万元；项目支出30.00万元，"
        "主要为苗木5万元。安排7万元。"
    )
    made = disclosure(section(OVERVIEW, text), statements=[EXPENDITURE])
    (report,) = check([made])
    figures = report.figures
    assert (figures.printed, figures.compared) == (5, 4)
    assert [(one.text, one.where.line) for one in figures.unchecked] == [("安排7万元", 101)]
