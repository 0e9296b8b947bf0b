"""A disclosure with every table of a pack and nothing but zeros in them.

From it follows which kinds of relations a pack's forms give at all, and between which
tables; so a check that a missing table made impossible can be told from one that does
not apply.
"""

from __future__ import annotations

from mingzhang.disclosure import Agency, Column, Disclosure, Printed, Row, Side, Statement
from mingzhang.facts import columns_of, fixed_rows
from mingzhang.forms import Form, Pack

_CODES = {"function": ("", "201", "20101", "2010101"), "economic": ("", "301", "30101")}
_MISSING = Statement(id="", title="", status="missing")


def skeleton(pack: Pack) -> Disclosure:
    """Every form of a pack, filled with zeros."""
    return Disclosure(
        kind=pack.stage,
        scope="department",
        year=pack.years[0],
        agency=Agency("", ""),
        pack=pack.id,
        statements=tuple(_statement(form, pack.id) for form in pack.forms_of("department")),
        procurement=_MISSING,
        assets=_MISSING,
        organisations_table=_MISSING,
    )


def _sides(form: Form) -> tuple[Side, ...]:
    return tuple(side.id for side in form.sides) or ("",)


def _statement(form: Form, pack_id: str) -> Statement:
    rows: list[Row] = []
    for side in _sides(form):
        cells = {column.id: Printed("0.00") for column in columns_of(form, side)}
        if form.layout in ("single", "listed"):
            rows.append(Row("", "合计", cells, label="合计"))
        elif form.dimension:
            rows += [Row(code, "" if code else "合计", cells) for code in _CODES[form.dimension]]
        else:
            rows += [
                Row("", label, cells, side, label=label) for label, _ in fixed_rows(form, side)
            ]
    columns = [*form.columns, *(column for side in form.sides for column in side.columns)]
    return Statement(
        id=form.id,
        title=form.title,
        status="filled",
        money_unit=form.unit,
        columns=tuple(Column(column.id, column.label) for column in columns),
        rows=tuple(rows),
        layout=f"{pack_id}/{form.key}" if form.open else "",
    )
