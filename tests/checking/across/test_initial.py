"""年初预算 in the words of final accounts, with the budgets of that year and the next."""

from __future__ import annotations

from mingzhang.checking.across.compare import Group, compare_group
from mingzhang.checking.across.shelf import keep
from mingzhang.checking.findings import Finding
from mingzhang.checking.settings import DEFAULTS
from mingzhang.disclosure import Disclosure, Reading, Source
from tests.checking.tables import books
from tests.narratives import disclosure, section

SPENT = books.coded(
    "general_budget_expenditure",
    [
        ("", "合计", "80.00 80.00"),
        ("2050202", "小学教育", "60.00 60.00"),
        ("2050203", "初中教育", "20.00 20.00"),
    ],
)
ITEM = "教育支出（类）普通教育（款）{name}（项）。年初预算为{amount}万元，支出决算为50.00万元。"


def findings(*disclosures: Disclosure) -> list[Finding]:
    source = Source("", "", "", 0)
    packed = tuple(kept.packed for one in disclosures for kept in keep(Reading(source, (one,))))
    group = Group("agency", tuple((f"{n}.txt",) for n, _ in enumerate(packed)), packed)
    compared = compare_group(group, DEFAULTS)
    return [finding for finding in compared.findings if finding.rule in ("A305", "A306")]


def final(primary: str, secondary: str = "20.00") -> Disclosure:
    words = [
        "一般公共预算财政拨款支出年初预算为80.00万元，支出决算为100.00万元。其中：",
        f"1.{ITEM.format(name='小学教育', amount=primary)}",
        f"2.{ITEM.format(name='初中教育', amount=secondary)}",
    ]
    title = "一般公共预算财政拨款支出决算情况说明"
    return disclosure(section(title, *words), kind="final", year=2024)


def test_the_budget_of_the_year() -> None:
    budget = disclosure(year=2024, statements=[SPENT])
    assert findings(final("60.00"), budget) == []
    (finding,) = findings(final("66.00"), budget)
    assert finding.rule == "A305"
    assert finding.difference == 60000
    assert {evidence.source for evidence in finding.evidence} == {"0.txt", "1.txt"}
    (finding,) = findings(final("66.00", "22.00"), budget)
    assert "共 2 个" in finding.message


def test_the_budget_of_the_next_year() -> None:
    text = "2025年支出预算中，一般公共预算拨款支出预算80.00万元，{}。"

    def following(said: str) -> Disclosure:
        words = section("部门预算编制说明", text.format(said))
        return disclosure(words, year=2025, statements=[SPENT])

    assert findings(final("60.00"), following("与2024年预算持平")) == []
    (finding,) = findings(final("60.00"), following("比2024年预算减少5.00万元"))
    assert finding.rule == "A306"
    assert finding.expected == 850000
    assert findings(final("60.00"), following("比2024年执行数减少5.00万元")) == []
    both = [following("比2024年预算减少5.00万元"), disclosure(year=2024, statements=[SPENT])]
    assert findings(final("60.00"), *both) == []
