"""Small invented disclosures, for the tests of the rules on completeness and form."""

from __future__ import annotations

from typing import Any

import msgspec

from mingzhang import forms
from mingzhang.checking import check as _check  # noqa: F401 - declares the rules
from mingzhang.checking.checks import checks, run
from mingzhang.checking.dossier import Dossier
from mingzhang.disclosure import (
    Agency,
    AssetLine,
    Disclosure,
    Organisation,
    Printed,
    ProcurementLine,
    Project,
    Row,
    Section,
    Statement,
)
from mingzhang.where import Where
from tests.checking.tables.books import coded

AGENCY = Agency("901", "云溪县档案局")


def found(rule_id: str, *disclosures: Disclosure) -> list[str]:
    """The messages of one rule."""
    (check,) = (check for check in checks() if check.rule == rule_id)
    findings, _ = run(check, Dossier(disclosures))
    for _, finding in findings:
        assert finding.evidence
        assert not finding.message.endswith("。")
    return [finding.message for _, finding in findings]


def disclosure(pack: str = "hebei-2024", **changes: Any) -> Disclosure:
    """A department's budget of 2024 of which nothing is there but what the changes give."""
    forms_of = forms.pack(pack).forms_of(changes.get("scope", "department"))
    missing = tuple(Statement(form.id, form.title, "missing") for form in forms_of)
    base = Disclosure(
        kind=forms.pack(pack).stage,
        scope="department",
        year=2024,
        agency=AGENCY,
        pack=pack,
        statements=missing,
        procurement=Statement("procurement", "部门政府采购预算", "missing"),
        assets=Statement("assets", "部门固定资产占用情况表", "missing"),
        organisations_table=Statement("organisations", "部门机构设置情况", "missing"),
    )
    return msgspec.structs.replace(base, **changes)


def with_tables(*tables: Statement, **changes: Any) -> Disclosure:
    """A disclosure with these tables; the others are missing."""
    base = disclosure(**changes)
    printed = {table.id: table for table in tables}
    return msgspec.structs.replace(
        base, statements=tuple(printed.get(s.id, s) for s in base.statements)
    )


def table(form_id: str, *rows: tuple[str, str, str], title: str = "", note: str = "") -> Statement:
    """A table with codes."""
    made = coded(form_id, rows)
    title = title or "部门预算" + forms.pack("hebei-2024").form(form_id).title
    return msgspec.structs.replace(made, title=title, notes=(note,) if note else ())


def section(no: str, title: str, *lines: str, tables: tuple[int, ...] = ()) -> Section:
    """A section of the narrative."""
    paragraphs = tuple(Printed(line, Where(line=n)) for n, line in enumerate(lines, 11))
    return Section(no, title, paragraphs, Where(line=10), tables)


def with_text(*lines: str, title: str = "预算安排的总体情况", **changes: Any) -> Disclosure:
    """A disclosure with one section."""
    return disclosure(sections=(section("二", title, *lines),), **changes)


def purchase(name: str, kind: str = "item", **cells: str) -> ProcurementLine:
    """A row of the procurement table."""
    printed = {column: Printed(text, Where(line=30)) for column, text in cells.items()}
    printed.setdefault("item", Printed("打印机" if kind == "item" else ""))
    return ProcurementLine(kind, name, printed, Where(line=30))  # type: ignore[arg-type]


def with_purchases(*lines: ProcurementLine, **changes: Any) -> Disclosure:
    """A disclosure with a procurement table."""
    head = Statement("procurement", "部门政府采购预算", "filled", money_unit="万元")
    return disclosure(procurement=head, procurement_lines=lines, **changes)


def with_assets(rows: dict[str, tuple[str, str]], as_of: str = "2023-12-31") -> Disclosure:
    """A disclosure with an assets table: quantity and value by row."""
    labels = {
        "total": "资产总额",
        "rooms": "房屋（平方米）",
        "offices": "办公用房（平方米）",
        "vehicles": "车辆（台、辆）",
        "equipment": "单价在20万元以上的设备",
        "rest": "其他固定资产",
    }
    lines = tuple(
        AssetLine(labels[key], Printed(quantity), Printed(value), labels[key])
        for key, (quantity, value) in rows.items()
    )
    head = Statement("assets", "部门固定资产占用情况表", "filled", money_unit="万元", as_of=as_of)
    return disclosure(assets=head, asset_lines=lines)


def units(*rows: tuple[str, ...], **changes: Any) -> Disclosure:
    """A disclosure with an organisations table."""
    head = Statement("organisations", "部门机构设置情况", "filled")
    made = tuple(
        Organisation(name, nature, rank, funding, Where(line=20))
        for name, nature, rank, funding in rows
    )
    return disclosure(organisations_table=head, organisations=made, **changes)


def project(name: str, budget: str = "") -> Project:
    """A project."""
    return Project(no=1, name=name, budget=budget, money_unit="万元")


def three_public(amounts: dict[str, str]) -> Statement:
    """The “三公” table: an amount of the general budget by row label."""
    form = forms.pack("hebei-2024").form("three_public")
    rows = tuple(
        Row(
            "",
            row.label,
            {
                column: Printed(amounts.get(row.label, ""), Where(line=line))
                for column in ("total", "general")
            },
            label=row.label,
        )
        for line, row in enumerate(form.rows, 40)
    )
    title = f"部门预算{form.title}"
    return Statement("three_public", title, "filled", money_unit="万元", rows=rows)
