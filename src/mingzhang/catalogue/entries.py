"""One row of a classification, and what the digits of a code say.

A code's level is the number of its digits: 类 3, 款 5, 项 7. The code above is the code
without its last two digits, and nothing else: 20 is not above 201, and 2130 is no code.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Scheme = Literal["functional", "economic", "government_economic"]
"""支出功能分类, 部门预算支出经济分类, 政府预算支出经济分类."""

SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

Level = Literal["类", "款", "项"]

_LEVELS: dict[int, Level] = {3: "类", 5: "款", 7: "项"}


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One name of one code, for the years in which it holds."""

    scheme: Scheme
    code: str
    name: str
    """As the book prints it, full-width brackets included. Compare `name_key(name)`."""

    level: Level

    valid_from: int | None
    """Budget year; None for "since before the table begins". A table's first year (functional
    2021, economic 2018) is a default that means "by that year", not "new in that year"."""

    valid_to: int | None
    """Last budget year; None where nothing says that the code has ended."""

    source: str
    """Where the row is known from, as in data/README.md; several are joined by ";"."""

    budget: str = ""
    """Functional codes only: general 一般公共预算, government_fund 政府性基金预算,
    state_capital 国有资本经营预算 or social_insurance 社会保险基金预算."""

    note: str = ""
    """Chinese: former names, doubts about the years."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Each document or notice that the row is known from."""
        return tuple(self.source.split(";"))

    @property
    def verified(self) -> bool:
        """Seen in a published document or notice, not only written down from knowledge."""
        return any(not source.startswith("memory:") for source in self.sources)

    @property
    def provenance(self) -> str:
        """How far the row can be trusted, for users."""
        return "已见于公开文件" if self.verified else "凭知识收录，未核对"

    def valid_in(self, year: int) -> bool:
        """Whether the row holds for a budget year; the years are as in the table, unstretched."""
        return (self.valid_from is None or self.valid_from <= year) and (
            self.valid_to is None or year <= self.valid_to
        )


def level_of(code: str) -> Level | None:
    """类, 款 or 项 by the number of digits; None for what cannot be a code."""
    return _LEVELS.get(len(code)) if code.isascii() and code.isdigit() else None


def is_code_shape(text: str) -> bool:
    """Whether a text could be a code: 3, 5 or 7 digits. It need not exist."""
    return level_of(text) is not None


def parent_code(code: str) -> str | None:
    """The code one level up, by its digits; None for a 类 and for what is not a code."""
    level = level_of(code)
    return None if level is None or level == "类" else code[:-2]
