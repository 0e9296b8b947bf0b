"""Sentences of a small budget, its tables, and what the rules on words find in them."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Kind, Statement
from tests.checking.tables import books
from tests.narratives import disclosure, section

OVERVIEW = "部门预算安排的总体情况"


EXPENDITURE = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "80.00 50.00 30.00"),
        ("205", "教育支出", "80.00 50.00 30.00"),
        ("20502", "普通教育", "80.00 50.00 30.00"),
        ("2050202", "小学教育", "60.00 50.00 10.00"),
        ("2050203", "初中教育", "20.00  20.00"),
    ],
)


BASIC = books.coded(
    "general_budget_basic",
    [
        ("", "合计", "50.00 40.00 10.00"),
        ("301", "工资福利支出", "40.00 40.00"),
        ("302", "商品和服务支出", "10.00  10.00"),
    ],
)


def findings(
    text: str,
    *statements: Statement,
    title: str = OVERVIEW,
    kind: Kind = "budget",
    year: int = 2024,
) -> list[Finding]:
    """The findings of the rules on words."""
    made = disclosure(
        section(title, *text.split("\n")), kind=kind, year=year, statements=statements
    )
    (report,) = check([made])
    return [finding for finding in report.findings if finding.rule.startswith("W")]


def rules(
    text: str,
    *statements: Statement,
    title: str = OVERVIEW,
    kind: Kind = "budget",
    year: int = 2024,
) -> Sequence[str]:
    """Their ids."""
    return [f.rule for f in findings(text, *statements, title=title, kind=kind, year=year)]


SCHOOLS = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "60.00  60.00"),
        ("205", "教育支出", "60.00  60.00"),
        ("20502", "普通教育", "60.00  60.00"),
        ("2050202", "小学教育", "30.00  30.00"),
        ("2050203", "初中教育", "20.00  20.00"),
        ("2050204", "高中教育", "10.00  10.00"),
    ],
)


ACCOUNT = "“教育支出（类）普通教育（款）{name}（项）”{amount}万元，主要用于{purpose}。"


CLASSES = books.coded(
    "general_budget_basic",
    [
        ("", "合计", "50.00 40.00 10.00"),
        ("301", "工资福利支出", "39.00 39.00"),
        ("30101", "基本工资", "20.00 20.00"),
        ("30102", "津贴补贴", "10.00 10.00"),
        ("30107", "绩效工资", "9.00 9.00"),
        ("302", "商品和服务支出", "10.00  10.00"),
        ("30201", "办公费", "6.00  6.00"),
        ("30239", "其他交通费用", "4.00  4.00"),
        ("303", "对个人和家庭的补助", "1.00 1.00"),
        ("30309", "奖励金", "1.00 1.00"),
    ],
)


YEARLY = "".join(f"{name}2024年预算安排3.00万元。" for name in ("甲", "乙", "丙", "丁"))
