"""What tables, rows and columns are called in formulas.

A table goes by its common name (支出总表), which fits the layouts of every province, or by
the title that a form pack gives it. Names are compared without white space and brackets'
width. A name that no layout knows is a mistake of the formula.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from functools import cache

from mingzhang import catalogue, forms, keys
from mingzhang.forms import ColumnForm, Form

COMMON = {
    "收支总表": "income_expenditure_summary",
    "收入总表": "income",
    "支出总表": "expenditure",
    "财政拨款收支总表": "fiscal_appropriation",
    "一般公共预算支出表": "general_budget_expenditure",
    "基本支出表": "general_budget_basic",
    "政府性基金表": "government_fund",
    "国有资本经营表": "state_capital",
    "三公经费表": "three_public",
}
"""The names that fit every layout."""

TOTAL = "合计"
LEVELS = {"各类": 3, "各款": 5, "各项": 7}
"""All rows of a level: their sum."""

_SHOWN = 3
"""Names that are shown as likely."""

_TELLING = 3
"""Characters of a name that a slip leaves recognisable."""

_DIGITS = re.compile(r"\d+")
_BELOW = re.compile(r"(\d+)\s*(各款|各项)")

_CATALOGUES = {"function": catalogue.functional, "economic": catalogue.economic}
_CLASSIFICATIONS = {"function": "功能分类科目", "economic": "经济分类科目"}


class UnknownNameError(ValueError):
    """A name that no layout knows, with those that it may have meant."""


@cache
def _statements() -> dict[str, tuple[str, ...]]:
    """By the key of each name the ids of the statements that it stands for."""
    found: dict[str, dict[str, None]] = {}
    for form in _forms():
        for title in form.titles():
            found.setdefault(keys.fold(title), {})[form.id] = None
    common = {keys.fold(name): {own: None} for name, own in COMMON.items()}
    return {name: tuple(ids) for name, ids in {**found, **common}.items()}


def _forms() -> Iterator[Form]:
    for pack in forms.all_packs():
        yield from pack.forms


def statements(name: str) -> tuple[str, ...]:
    """The statements of a table's name."""
    if found := _statements().get(keys.fold(name)):
        return found
    likely = _likely(name, (*COMMON, *(form.title for form in _forms())))
    raise UnknownNameError(f"没有叫“{name}”的表{likely}。可选：{'、'.join(COMMON)}")


def _likely(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, dict.fromkeys(known), _SHOWN, 0.5)
    ratios = [difflib.SequenceMatcher(None, other, name).ratio() for other in close]
    nearest = [other for other, ratio in zip(close, ratios, strict=True) if ratio == ratios[0]]
    return f"，是不是{'或'.join(f'“{other}”' for other in nearest)}" if nearest else ""


def below(row: str) -> tuple[str, int] | None:
    """For 各类, 各款, 各项 and 208各款 the code above, and how many digits the rows have."""
    if row in LEVELS:
        return "", LEVELS[row]
    match = _BELOW.fullmatch(row)
    return (match[1], LEVELS[match[2]]) if match else None


def is_code(row: str) -> bool:
    """Whether a row is named by its classification code."""
    return bool(_DIGITS.fullmatch(row))


def confirm_row(table: str, ids: Collection[str], row: str) -> None:
    """UnknownNameError where a row cannot be in a table."""
    if not row:
        raise UnknownNameError(
            f"“{table}[]”的方括号里要写行：科目编码、行名、合计、各类、各款或各项"
        )
    within = below(row)
    code = within[0] if within else row
    if code and is_code(code) and len(code) not in (3, 5, 7):
        raise UnknownNameError(f"“{table}[{row}]”的科目编码要有 3、5 或 7 位数字")
    if is_code(code):
        _confirm_classification(table, ids, code)
    if within or is_code(row) or keys.label(row) == TOTAL:
        return
    own = [form for form in _forms() if form.id in ids]
    labels = {name for form in own for name in _row_names(form)}
    if any(form.dimension or any(side.dimension for side in form.sides) for form in own):
        _confirm_account(table, ids, row, labels)
        return
    if keys.label(row) not in {keys.label(name) for name in labels} and labels:
        raise UnknownNameError(f"“{table}”没有“{row}”这一行{_likely(row, labels)}，请改正")


def _confirm_classification(table: str, ids: Collection[str], code: str) -> None:
    """UnknownNameError where a code belongs to the other classification than the table's."""
    own, others = _dimensions(ids), {"function", "economic"} - _dimensions(ids)
    if not own or _name_of(own, code) or not (name := _name_of(others, code)):
        return
    raise UnknownNameError(
        f"“{table}”的各行是{_titles(own)}，{code} {name} 是{_titles(others)}，请改正科目或换一张表"
    )


def _confirm_account(table: str, ids: Collection[str], row: str, labels: Collection[str]) -> None:
    """UnknownNameError where a row's name is an account's but for one character.

    Any table can have an account of its own, so a name that is like no other is taken.
    """
    accounts = _accounts(frozenset(_dimensions(ids)))
    key = catalogue.name_key(row)
    if key in accounts or keys.label(row) in map(keys.label, labels):
        return
    near = [name for other, name in accounts.items() if _is_a_slip(key, other)]
    if near:
        likely = "、".join(f"“{name}”" for name in near[:_SHOWN])
        raise UnknownNameError(f"没有叫“{row}”的科目（“{table}[{row}]”），是不是{likely}，请改正")


def _is_a_slip(key: str, other: str) -> bool:
    """Whether two names differ in one character, wrong, left out or too many."""
    if min(len(key), len(other)) < _TELLING:
        return False
    shorter, longer = sorted((key, other), key=len)
    return keys.one_off(key, other) or keys.added(longer, shorter) is not None


@cache
def _accounts(dimensions: frozenset[str]) -> dict[str, str]:
    """The names of all accounts of any year, by their keys."""
    years = {year for pack in forms.all_packs() for year in pack.years}
    return {
        catalogue.name_key(entry.name): entry.name
        for dimension in dimensions
        for year in sorted(years)
        for entry in _CATALOGUES[dimension](year)
    }


def is_known(ids: Collection[str], row: str) -> bool:
    """Whether a row's code or name is in the catalogue of any year, or in a form."""
    within = below(row)
    code = within[0] if within else row
    dimensions = _dimensions(ids)
    if not dimensions or not code or keys.label(code) == TOTAL:
        return True
    if is_code(code):
        return bool(_name_of(dimensions, code))
    own = [form for form in _forms() if form.id in ids]
    labels = {keys.label(name) for form in own for name in _row_names(form)}
    accounts = _accounts(frozenset(dimensions))
    return keys.label(code) in labels or catalogue.name_key(code) in accounts


def _dimensions(ids: Collection[str]) -> set[str]:
    """The classifications by which the layouts of a table list their rows."""
    own = [form for form in _forms() if form.id in ids]
    found = [form.dimension for form in own]
    found += [side.dimension for form in own for side in form.sides]
    return {dimension for dimension in found if dimension in _CATALOGUES}


def _name_of(dimensions: Collection[str], code: str) -> str:
    """The name of a code in any year that a form pack is for; "" where there is none."""
    years = sorted({year for pack in forms.all_packs() for year in pack.years}, reverse=True)
    catalogues = (_CATALOGUES[dimension](year) for dimension in dimensions for year in years)
    return next((entry.name for own in catalogues if (entry := own.get(code))), "")


def _titles(dimensions: Collection[str]) -> str:
    return "或".join(sorted(_CLASSIFICATIONS[dimension] for dimension in dimensions))


def _row_names(form: Form) -> Iterator[str]:
    for rows in (form.rows, *(side.rows for side in form.sides)):
        for row in rows:
            yield from (row.label, *row.also)


def confirm_column(table: str, ids: Collection[str], column: str) -> None:
    """UnknownNameError where no layout of a table has a column."""
    columns = [c for form in _forms() if form.id in ids for c in all_columns(form)]
    if not column or any(is_column(candidate, column) for candidate in columns):
        return
    labels = list(dict.fromkeys(candidate.label for candidate in columns))
    raise UnknownNameError(
        f"“{table}”没有“{column}”这一栏{_likely(column, labels)}。请改用：{'、'.join(labels)}"
    )


def all_columns(form: Form) -> tuple[ColumnForm, ...]:
    """The columns of a form, of both halves where it has two."""
    return (*form.columns, *(column for side in form.sides for column in side.columns))


def is_column(column: ColumnForm, name: str) -> bool:
    """Whether a column goes by a name: its label, another label, or 合计 for the total."""
    key = keys.fold(name)
    if key in (column.id, *(keys.fold(label) for label in (column.label, *column.also))):
        return True
    return key == TOTAL and column.id == "total"
