"""What an invented county consists of: departments, their units, and the units' budget books.

Only the books of units hold amounts, in 元. A department's figures are its units' books
rolled up, so the sum of the units is right by construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mingzhang.compiling.book import Book


@dataclass(frozen=True, slots=True)
class Unit:
    """预算单位. The department's own office (本级) is the first of its units."""

    code: str
    """6 digits, the first three its department's."""

    name: str
    nature: str
    """行政 or 事业."""

    rank: str
    funding: str
    function: str
    """项 that it runs on."""

    staff: int

    @property
    def official(self) -> bool:
        """Whether its staff are civil servants."""
        return self.nature == "行政"


@dataclass(frozen=True, slots=True)
class Department:
    """预算部门 with its units."""

    code: str
    name: str
    kind: int
    """Which of the departments in words.toml it is made from."""

    duties: tuple[str, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class County:
    """An invented county. Also keeps the years before those it publishes, for comparison."""

    seed: int
    name: str
    region: str
    """6 digits, of no real county."""

    years: tuple[int, ...]
    rounding: bool
    """Whether amounts are kept to the 分, so that printed cells are rounded."""

    departments: tuple[Department, ...]
    books: Mapping[tuple[str, int], Book] = field(repr=False)
    """By unit code and year: the money, the projects, the purchases and the assets. Forms and
    words are chosen when a book is asked for (`samples.books`)."""
