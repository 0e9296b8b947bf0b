"""What one correction puts right is one fault, and is told once; two faults are told as two."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.check import check
from mingzhang.checking.checks import quote
from mingzhang.checking.findings import Correction, Evidence, Finding, Severity, Subject
from mingzhang.checking.one_fault import as_one
from mingzhang.disclosure import Agency, Printed
from mingzhang.where import Where
from tests.checking.targets.projects import disclosure, narrative, project

BUDGET = quote("甲项目", Printed("82.50", Where(line=9, cell=3)), "", "预算数")
WORDS = quote("二、支出", Printed("甲项目 62.50 万元", Where(line=3)))
BOUGHT = quote("采购预算", Printed("62.50", Where(line=20, cell=2)), "电脑", "预算资金")
OTHER = quote("乙项目", Printed("30.00", Where(line=14, cell=3)), "", "预算数")
RIGHT, WRONG = Decimal(625000), Decimal(825000)


def finding(
    rule: str, *cells: Evidence, right: tuple[Correction, ...], severity: Severity = "error"
) -> Finding:
    subject = Subject(Agency("901", "云溪县档案局"), 2024, "budget", "department")
    return Finding(rule, severity, subject, f"{rule} 不符", cells, corrections=right)


def of_words(severity: Severity = "error") -> Finding:
    right = Correction(BUDGET, RIGHT), Correction(WORDS, WRONG)
    return finding("P523", WORDS, BUDGET, right=right, severity=severity)


def of_procurement() -> Finding:
    right = Correction(BUDGET, RIGHT), Correction(BOUGHT, WRONG)
    return finding("F808", BOUGHT, BUDGET, right=right, severity="warning")


def test_what_one_correction_puts_right_is_one_finding_that_names_the_cell() -> None:
    (one,) = as_one([of_procurement(), of_words()])
    assert (one.rule, one.severity) == ("P523", "error")
    assert one.message.startswith("P523 不符；有误的应是“甲项目”的预算数“82.50”：改为 62.50 万元")
    assert [cell.where.line for cell in one.evidence] == [9, 3, 20]
    assert [cell.role for cell in one.evidence] == ["likely", "likely", "compared"]
    assert one.details == ("F808 不符",)
    assert one.corrections == ()


def test_two_faults_stay_two() -> None:
    """The budget that the words give is not the one that the procurement table gives."""
    other = finding("F808", BOUGHT, BUDGET, right=(Correction(BUDGET, Decimal(700000)),))
    assert [one.rule for one in as_one([of_words(), other])] == ["P523", "F808"]
    beside = finding("P521", OTHER, right=(Correction(OTHER, Decimal(100000)),))
    assert [one.rule for one in as_one([of_words(), beside])] == ["P523", "P521"]


def test_a_sum_is_put_right_within_rounding_only() -> None:
    for slack, told in ((Decimal(100), 1), (Decimal(0), 2)):
        right = Correction(BUDGET, RIGHT + 50, slack=slack), Correction(OTHER, Decimal(1))
        whole = finding("P521", BUDGET, right=right, severity="warning")
        assert len(as_one([of_words(), whole])) == told


def test_a_cost_above_the_budget_is_put_right_by_any_that_is_large_enough() -> None:
    for least, told in ((RIGHT - 1, 1), (RIGHT + 1, 2)):
        cost = finding("P502", OTHER, BUDGET, right=(Correction(BUDGET, least, bound="least"),))
        assert len(as_one([of_words(), of_procurement(), cost])) == told
        assert len(as_one([of_words(), cost])) == 2, "may be two faults"


def test_the_words_are_at_fault_where_their_own_sum_says_so() -> None:
    part = quote("二、支出", Printed("甲项目62.50万元", Where(line=3)))
    total = finding("W203", part, right=(Correction(part, WRONG),))
    (one,) = as_one([of_words(), total])
    assert "有误的应是“甲项目 62.50 万元”：改为 82.50 万元" in one.message


def test_a_name_is_put_right_by_any_without_the_misprint() -> None:
    name = quote("甲", Printed("护经费", Where(line=5)), "", "项目名称")
    heading = finding("P611", name, right=(Correction(name, words="管护经费"),))
    for misprint, told in (("护经", 2), ("化护", 1)):
        without = Correction(name, words=misprint, bound="without")
        assert len(as_one([heading, finding("F521", name, right=(without,))])) == told


def test_where_either_of_two_cells_may_be_wrong_none_is_named() -> None:
    (one,) = as_one([of_words(), of_words("warning")])
    assert one.message == "P523 不符"


def test_a_hint_shows_no_fault() -> None:
    assert len(as_one([of_words("info"), of_words("info")])) == 2


def test_a_changed_budget_is_told_once() -> None:
    wrong = project(budget="38.50", funds={"appropriation": "36.50"})
    said = narrative("项目支出36.50万元，主要为城区绿化管养36.50万元。")
    (report,) = check([disclosure(wrong, sections=said)])
    (told,) = [one for one in report.findings if one.rule in ("P501", "P523")]
    assert "有误的应是" in told.message and "“38.50”：改为 36.50 万元" in told.message
