"""Rows of projects below the account that pays for them, or with its code.

Sichuan prints 一般公共预算项目支出预算表 by 科目: a row for the account, then one for each project,
whose names stand in the same column. The account's row may print the code (2100102
一般行政管理事务) or only the name, and then its projects print it; in other places there is no row
for the account at all. Which row is which is told by the catalogue: an account's row has the
name that its code, or the code below it, has there. What no catalogue has is told by its place:
rows without a code go on under the code above them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from mingzhang.catalogue import functional, name_key
from mingzhang.cube import ancestors
from mingzhang.disclosure import Row
from mingzhang.forms import Form
from mingzhang.reading import titles

_DEPARTMENT = "部门"
"""How the row ends that sums up a department: 某某局部门."""


def with_projects(rows: Sequence[Row], form: Form, year: int) -> list[Row]:
    """The same rows, with the project that each shows, and the code of accounts that print none."""
    told = _Telling(form, year)
    following = [*rows, None][1:]
    below = _codes_below(rows)
    return [
        told.take(row, after, code) for row, after, code in zip(rows, following, below, strict=True)
    ]


def _codes_below(rows: Sequence[Row]) -> list[str]:
    """For each row the next code that is printed below it."""
    found: list[str] = []
    code = ""
    for row in reversed(rows):
        found.append(code)
        code = row.account or row.code or code
    return found[::-1]


class _Telling:
    """Goes down a table's rows and tells accounts, projects and agencies apart."""

    def __init__(self, form: Form, year: int) -> None:
        self._form = form
        self._year = year
        self._catalogue = functional(year)
        self._account = ""
        """Code of the account that the rows stand below."""

    def take(self, row: Row, after: Row | None, below: str) -> Row:
        """A row, with what it shows; `below` is the next code that is printed."""
        code = row.account or row.code
        if row.project:
            return row
        if code:
            is_account = self._names(code, row.name) or self._goes_on(after)
            self._account = code if is_account else ""
            return row if is_account else _of_project(row)
        if self._form.is_total(row.name):
            self._account = ""
            return row
        if account := self._named_above(row.name, below):
            self._account = account
            return msgspec.structs.replace(row, account=account, agency=_unit(row))
        if self._account and not _sums_up(row):
            return _of_project(row)
        self._account = ""
        return row

    def _names(self, code: str, name: str) -> bool:
        """Whether the catalogue of any year calls a code so."""
        own = self._catalogue.get(code)
        entries = (*((own,) if own else ()), *self._catalogue.other_years(code))
        return name_key(name) in {name_key(entry.name) for entry in entries}

    def _named_above(self, name: str, below: str) -> str:
        """Which account a row without a code names: that of the next code, or one above it."""
        above = (below, *ancestors(below)) if below else ()
        return next((code for code in above if code and self._names(code, name)), "")

    def _goes_on(self, after: Row | None) -> bool:
        """Whether the next row has no code and can only be a project of this account."""
        return (
            after is not None
            and not (after.account or after.code)
            and not self._form.is_total(after.name)
            and not _sums_up(after)
            and name_key(after.name) not in _account_names(self._year)
        )


@cache
def _account_names(year: int) -> frozenset[str]:
    return frozenset(name_key(entry.name) for entry in functional(year))


def _sums_up(row: Row) -> bool:
    """Whether a row without a code is that of an agency."""
    return titles.is_agency(row.name) or row.name.endswith(_DEPARTMENT)


def _of_project(row: Row) -> Row:
    return msgspec.structs.replace(row, project=row.name, agency=_unit(row))


def _unit(row: Row) -> str:
    """The unit's code; its name in the column of names is the project's or the account's."""
    return "" if row.agency == row.name else row.agency
