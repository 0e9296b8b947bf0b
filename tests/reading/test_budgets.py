"""Whole budgets in the manner of provinces: every value read, nothing found, faults found."""

from __future__ import annotations

from functools import cache

import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure, Reading
from mingzhang.reading.source import read_bytes
from tests.reading import provinces, truths

SUFFIXES = ("txt", "html", "xlsx")
TRUE = {
    "chongqing": {"F102"},
}
"""What is rightly found: this one does not print the table of 国有资本经营."""


@cache
def reading(name: str, suffix: str = "txt") -> Reading:
    return provinces.reading(truths.page(name), suffix)


def disclosure(name: str, suffix: str = "txt") -> Disclosure:
    (found,) = reading(name, suffix).disclosures
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", truths.NAMES)
def test_every_value_is_read(name: str, suffix: str) -> None:
    expected, found = truths.truth(name), truths.read(disclosure(name, suffix))
    assert sum(expected.cells.values()) > 90
    assert expected.cells - found.cells == {}
    compared = {key: count for key, count in found.cells.items() if key[4] != "-"}
    assert compared == {key: count for key, count in expected.cells.items() if key[4] != "-"}
    assert found.sections == expected.sections
    assert found.projects == expected.projects
    assert found.targets == expected.targets
    assert found.purchases == expected.purchases


@pytest.mark.parametrize("name", truths.NAMES)
def test_nothing_is_found_in_a_clean_budget(name: str) -> None:
    (report,) = check([disclosure(name)])
    found = [one for one in report.findings if one.severity != "info"]
    assert [one.message for one in found if one.rule not in TRUE.get(name, set())] == []
    assert sum(result.checked for result in report.results) > 300


FAULTS = [
    line.split("\t")
    for line in (truths.FOLDER / "faults.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
"""Budget, rule, what is wrong, as it is printed, and as it is printed wrongly (¶: a line break)."""


@pytest.mark.parametrize(
    ("name", "rule", "printed", "wrong"),
    [pytest.param(name, rule, *texts, id=f"{name}: {what}") for name, rule, what, *texts in FAULTS],
)
def test_a_planted_fault_is_found(name: str, rule: str, printed: str, wrong: str) -> None:
    page, before = truths.page(name), printed.replace("¶", "\n")
    assert before in page
    faulty = page.replace(before, wrong.replace("¶", "\n"), 1)
    (report,) = check(read_bytes(provinces.as_text(faulty), f"{name}.txt").disclosures)
    assert rule in {finding.rule for finding in report.findings}


def test_purchases_go_on_under_their_title_on_the_next_page() -> None:
    head = "\n政府采购预算明细表\n单位：元\n采购类别|采购目录代码|采购项目名称|金额\n"
    page = truths.page("beijing")
    row = "服务|C21040001|物业管理服务"
    assert page.count(f"\n{row}") == 1
    parted = page.replace(f"\n{row}", f"\n{head}{row}")
    made = read_bytes(provinces.as_text(parted), "beijing.txt").disclosures[0]
    whole = disclosure("beijing").procurement_lines
    assert [(its.kind, its.name) for its in made.procurement_lines] == [
        (its.kind, its.name) for its in whole
    ]


def test_another_table_of_purchases_is_told() -> None:
    other = "\n采购项目表\n单位：元\n品目|数量|名称|采购方式|金额\n货物|1|桌椅|公开招标|1,000.00\n"
    read = read_bytes(provinces.as_text(truths.page("beijing") + other), "beijing.txt")
    assert read.disclosures[0].procurement_lines == disclosure("beijing").procurement_lines
    assert any("《采购项目表》" in its.message for its in read.problems)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", ["chongqing", "henan", "sichuan"])
def test_nothing_is_lost_of_the_table_of_a_department(name: str, suffix: str) -> None:
    (goal,) = disclosure(name, suffix).goals
    table = truths.page(name).partition(f"\n{goal.title}\n")[2].partition("\n\n")[0]
    rows = [line.split("|") for line in table.splitlines() if "|" in line]
    printed = {cell for row in rows for cell in row} - {"<", "^", ""}
    texts = "\n".join([goal.objective, goal.indicators, goal.rest])
    labels = {"年度履职目标", "当年整体绩效目标", "年度总体目标"}
    assert len(printed) > 15
    assert {cell for cell in printed if cell not in texts} <= labels


@pytest.mark.parametrize(
    ("name", "rest", "indicator"),
    [
        pytest.param(
            "chongqing", "部门支出预算数 1562.55", "农村公路养护里程 30 公里 ≥ 420", id="no levels"
        ),
        pytest.param("henan", "文化惠民 组织送戏下乡和文化活动", "≥60场", id="tasks and budget"),
        pytest.param("sichuan", "1482.71 1482.71", "≥4次", id="budget below its labels"),
    ],
)
def test_what_a_department_is_to_do_and_what_it_is_measured_by(
    name: str, rest: str, indicator: str
) -> None:
    (goal,) = disclosure(name).goals
    assert rest in goal.rest
    assert indicator in goal.indicators
    assert indicator not in goal.rest
