"""Small invented statements, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingzhang import forms
from mingzhang.checking.findings import DisclosureReport, Finding
from mingzhang.disclosure import Agency, Disclosure, Printed, Row, Statement
from mingzhang.forms import row_id
from mingzhang.where import Where

PACK = forms.pack("hebei-2024")
_MISSING = Statement(id="", title="", status="missing")


def of_tables(reports: Iterable[DisclosureReport]) -> list[Finding]:
    """What comparing the tables with each other found; other rules have tests of their own."""
    return [f for report in reports for f in report.findings if f.rule.startswith("T")]


def book(*statements: Statement, code: str = "901001", scope: str = "unit") -> Disclosure:
    """A disclosure with these statements; all others are missing."""
    printed = {statement.id: statement for statement in statements}
    missing = {f.id: Statement(id=f.id, title=f.title, status="missing") for f in PACK.forms}
    return Disclosure(
        kind="budget",
        scope="department" if scope == "department" else "unit",
        year=2024,
        agency=Agency(code, f"云溪县第{code}号单位"),
        pack=PACK.id,
        statements=tuple({**missing, **printed}.values()),
        procurement=_MISSING,
        assets=_MISSING,
        organisations_table=_MISSING,
    )


def coded(form_id: str, rows: Sequence[tuple[str, str, str]], unit: str = "万元") -> Statement:
    """A statement with codes; amounts of a row divided by a space, blank ones left out."""
    form = PACK.form(form_id)
    printed = [
        Row(
            code=code,
            name=name,
            cells={
                column.id: Printed(text, Where(line=line, cell=place))
                for place, (column, text) in enumerate(
                    zip(form.columns, _texts(amounts, len(form.columns)), strict=True), 4
                )
            },
            where=Where(line=line),
        )
        for line, (code, name, amounts) in enumerate(rows, 10)
    ]
    return Statement(
        id=form_id,
        title=f"单位预算{form.title}",
        status="filled" if printed else "empty",
        money_unit=unit if printed else "",
        rows=tuple(printed),
    )


def _texts(amounts: str, count: int) -> list[str]:
    texts = amounts.split(" ")
    return (texts + [""] * count)[:count]


def income_and_expenditure(
    income: str, carried_in: str, spent: str, carried_out: str, appropriation: str = ""
) -> Statement:
    """收支总表 with its totals, and the general budget's income where one is given."""
    form = PACK.form("income_expenditure_summary")
    total = f"{float(income or 0) + float(carried_in or 0):.2f}"
    used = f"{float(spent or 0) + float(carried_out or 0):.2f}"
    given = {
        "income": {
            "一般公共预算拨款收入": appropriation or income,
            "本年收入合计": income,
            "上年结转结余": carried_in,
            "收入总计": total,
        },
        "expenditure": {"本年支出合计": spent, "年终结转结余": carried_out, "支出总计": used},
    }
    rows = [
        Row(
            "",
            row.label,
            {"amount": Printed(given[side.id].get(row.label, ""), Where(line=line))},
            side.id,
            label=row_id(side.rows, index),
        )
        for side in form.sides
        for line, (index, row) in enumerate(enumerate(side.rows), 1)
        if row.point is not None
    ]
    title = f"单位预算{form.title}"
    return Statement(form.id, title, "filled", money_unit="万元", rows=tuple(rows))
