"""Final accounts with those of the year before and with the budget of their year."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mingzhang import forms
from mingzhang.checking.across.compare import Group, compare_group
from mingzhang.checking.across.shelf import keep
from mingzhang.checking.findings import Finding
from mingzhang.checking.settings import DEFAULTS
from mingzhang.disclosure import (
    Agency,
    Disclosure,
    Printed,
    Reading,
    Row,
    Source,
    Statement,
)
from mingzhang.forms import row_id
from mingzhang.where import Where

_MISSING = Statement("", "", "missing")


def disclosure(pack: str, year: int, *statements: Statement) -> Disclosure:
    return Disclosure(
        kind=forms.pack(pack).stage,
        scope="department",
        year=year,
        agency=Agency("", "云溪县统计局"),
        pack=pack,
        statements=statements,
        procurement=_MISSING,
        assets=_MISSING,
        organisations_table=_MISSING,
    )


def balances(year: int, opening: str, closing: str) -> Disclosure:
    """Final accounts with 年初 and 年末结转和结余 and nothing else."""
    form = forms.pack("final-accounts-2024").form("income_expenditure_summary")
    given = {"carry_in": opening, "carry_out": closing}
    rows = tuple(
        Row(
            "",
            row.label,
            {"amount": Printed(given[row.point["flow"]], Where(page=5, line=number + 1))},
            side.id,
            label=row_id(side.rows, number),
        )
        for side in form.sides
        for number, row in enumerate(side.rows)
        if row.point and row.point.get("flow") in given and len(row.point) == 1
    )
    assert len(rows) == 2
    return disclosure(
        "final-accounts-2024", year, Statement(form.id, form.title, "filled", "万元", rows=rows)
    )


def three_public(pack: str, year: int, amounts: Mapping[str, str]) -> Disclosure:
    """A disclosure with the “三公” table of one row."""
    form = forms.pack(pack).form("three_public")
    cells = {column: Printed(text, Where(page=9)) for column, text in amounts.items()}
    assert cells.keys() <= {column.id for column in form.columns}
    table = Statement(form.id, form.title, "filled", "万元", rows=(Row("", "", cells),))
    return disclosure(pack, year, table)


def found(*disclosures: Disclosure) -> list[Finding]:
    kept = [
        keep(Reading(Source(f"{n}.pdf", "0" * 64, "application/pdf", 1), (one,)))[0]
        for n, one in enumerate(disclosures)
    ]
    group = Group("agency", tuple((k.source,) for k in kept), tuple(k.packed for k in kept))
    return list(compare_group(group, DEFAULTS).findings)


@pytest.mark.parametrize(
    ("opening", "closing", "rules"),
    [
        pytest.param("21.63", "21.63", [], id="the same"),
        pytest.param("12.63", "21.63", ["A301"], id="digits changed places"),
        pytest.param("21.64", "21.63", [], id="two roundings can hide 0.01"),
        pytest.param("", "21.63", ["A301"], id="left out"),
    ],
)
def test_the_opening_balance_is_last_years_closing(
    opening: str, closing: str, rules: list[str]
) -> None:
    findings = found(balances(2023, "9.00", closing), balances(2024, opening, "3.00"))
    assert [finding.rule for finding in findings] == rules
    for finding in findings:
        assert finding.subject.year == 2024
        assert [evidence.source for evidence in finding.evidence] == ["1.pdf", "0.pdf"]
        assert closing in finding.message


def test_years_that_do_not_follow_each_other_are_not_compared() -> None:
    assert found(balances(2022, "9.00", "1.00"), balances(2024, "2.00", "3.00")) == []


@pytest.mark.parametrize(
    ("budget", "printed", "rules"),
    [
        pytest.param("1.35", "1.35", [], id="the same"),
        pytest.param("1.35", "1.53", ["A302"], id="digits changed places"),
        pytest.param("0.00", "", [], id="nothing on both sides"),
    ],
)
def test_the_budget_in_final_accounts_is_the_published_one(
    budget: str, printed: str, rules: list[str]
) -> None:
    before = three_public("shanghai-2024", 2024, {"reception": budget})
    after = three_public(
        "final-accounts-2024", 2024, {"reception_budget": printed, "reception": "1.00"}
    )
    assert [finding.rule for finding in found(before, after)] == rules


def test_the_budget_of_another_year_is_another_one() -> None:
    before = three_public("shanghai-2024", 2023, {"reception": "1.00"})
    after = three_public("final-accounts-2024", 2024, {"reception_budget": "2.00"})
    assert found(before, after) == []
