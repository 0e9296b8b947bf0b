"""Rules that other tests meet only by the way: each found by its own name on a small example."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib import resources
from pathlib import Path
from random import Random

import pytest

from mingzhang import samples
from mingzhang.checking import rules
from mingzhang.checking.check import check, check_reading
from mingzhang.disclosure import Disclosure
from mingzhang.reading.source import read_bytes
from tests.checking.tables.books import book, coded, income_and_expenditure, of_tables
from tests.checking.words.sentences import rules as rules_on_words

COUNTY = samples.county(7, departments=1, units=1, years=(2023, 2024))
DEPARTMENT = samples.disclosures(COUNTY, 2024)[0]

ROWS = [
    ("", "合计", "60.00 30.00 30.00"),
    ("201", "一般公共服务支出", "60.00 30.00 30.00"),
    ("20132", "组织事务", "60.00 30.00 30.00"),
    ("2013201", "行政运行", "30.00 30.00"),
    ("2013202", "一般行政管理事务", "20.00  20.00"),
    ("2013299", "其他组织事务支出", "10.00  10.00"),
]


def planted(kind: str, seed: int) -> Disclosure:
    spoiled = samples.plant(kind, DEPARTMENT, Random(seed))
    assert spoiled is not None
    return spoiled[0]


def with_funds(*general: tuple[str, str, str]) -> Disclosure:
    """All money and the general budget's, where there is no other; `general` in place of rows."""
    changed = {row[0]: row for row in general}
    return book(
        income_and_expenditure("60.00", "", "60.00", ""),
        coded("expenditure", ROWS),
        coded("general_budget_expenditure", [changed.get(row[0], row) for row in ROWS]),
        coded("government_fund", []),
        coded("state_capital", []),
    )


@pytest.mark.parametrize(
    ("disclosure", "rule"),
    [
        pytest.param(
            planted("empty_table_declared_but_other_tables_show_amounts", 0), "T102", id="empty"
        ),
        pytest.param(planted("chain_changed", 0), "T202", id="a total that is not its parts"),
        pytest.param(
            book(income_and_expenditure("60.00", "", "50.00", "")), "T204", id="no balance"
        ),
        pytest.param(
            with_funds(
                ("2013202", "一般行政管理事务", "10.00  10.00"),
                ("2013299", "其他组织事务支出", "20.00  20.00"),
            ),
            "T205",
            id="two rows exchanged in the fund's own table",
        ),
        pytest.param(planted("unit_wrong", 0), "T206", id="a part is more than the whole"),
        pytest.param(planted("row_code_misprinted", 1), "T209", id="a code unlike the others"),
    ],
)
def test_a_rule_of_the_tables(disclosure: Disclosure, rule: str) -> None:
    assert rule in {finding.rule for finding in of_tables(check([disclosure]))}


def test_rows_that_are_the_same_in_both_tables_are_right() -> None:
    assert "T205" not in {finding.rule for finding in of_tables(check([with_funds()]))}


def test_words_and_the_list_beside_the_tables() -> None:
    text = samples.text([DEPARTMENT])
    found = re.search(r"政府采购预算[^。\n]*?(\d+\.\d\d)万元", text)
    assert found is not None
    assert "W102" not in rules_of(text)
    wrong = str(Decimal(found[1]) + 9)
    assert "W102" in rules_of(text[: found.start(1)] + wrong + text[found.end(1) :])


def rules_of(text: str) -> set[str]:
    report = check_reading(read_bytes(text.encode(), "预算.txt"))
    return {finding.rule for own in report.disclosures for finding in own.findings}


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        pytest.param("公务接待费1.00万元，比上年增加2.00万元。", True, id="more was added than is"),
        pytest.param("公务接待费2.00万元，比上年增加1.00万元。", False, id="a part"),
    ],
)
def test_a_part_is_no_more_than_its_whole(text: str, is_wrong: bool) -> None:
    title = "财政拨款“三公”经费预算情况及增减变化原因"
    assert ("W205" in rules_on_words(text, title=title)) is is_wrong


def test_every_rule_is_named_in_a_test() -> None:
    """So that none is declared that nobody has ever seen find something."""
    here = Path(__file__).parents[1]
    tests = "".join(path.read_text("utf-8") for path in here.rglob("*.py"))
    folder = resources.files(rules)
    declared = [
        rule_id
        for theme in rules.THEMES
        for rule_id in tomllib.loads(folder.joinpath(f"{theme}.toml").read_text("utf-8"))
    ]
    assert [rule_id for rule_id in declared if f'"{rule_id}' not in tests] == []


def test_advice_says_what_to_do_and_with_what() -> None:
    """改正 or 核实后改为一致 alone helps nobody."""
    bland = re.compile(r"(?:核[实对](?:后|，)?)?(?:改正|改为一致|重新计算|重新汇总|补填|重算)。?")
    assert [rule.id for rule in rules.built_in() if bland.fullmatch(rule.advice)] == []
