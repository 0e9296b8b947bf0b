"""The words that invented documents are made of, from words.toml.

They are data, so that someone who wants other departments or other projects writes no
Python. Official terms are facts; everything else was written for this project.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import msgspec

from mingzhang.declared import declared


class ProjectWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of project; {town} stands for a town of the county."""

    name: str
    s: str
    """What the indicators speak of."""

    count: str
    """Name of the quantity indicator."""

    unit: str
    low: int
    high: int
    purpose: str
    function: str = ""
    """项 code; "" for the function that the unit runs on."""

    fund: str = "general"


class DepartmentWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of department."""

    name: str
    function: str
    """项 that the department's own office runs on."""

    institution: str
    """项 that its other units run on."""

    units: tuple[str, ...]
    duties: tuple[str, ...]
    project: tuple[ProjectWords, ...]


class IndicatorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of indicator: a number between low and high, a share of the budget, or words."""

    name: str
    description: str
    op: str = ""
    low: int = 0
    high: int = 0
    unit: str = ""
    text: str = ""
    kind: Literal["number", "deadline", "yes_no", "words"] = "number"
    budget: bool = False
    """Whether the number is the project's budget."""


class PurchaseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something bought, with its 政府采购目录序号."""

    item: str
    code: str
    measure: str
    low: int
    """Lowest unit price, in 0.01 万元."""

    high: int
    asset: bool = False
    """Whether it becomes a fixed asset."""


class GoalWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """分项绩效目标."""

    title: str
    objective: str
    indicators: str


class GoalsWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """部门整体绩效目标."""

    overall: tuple[str, ...]
    item: tuple[GoalWords, ...]
    measure: dict[str, str]
    """保障措施 by their titles."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of words.toml."""

    county: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    department: tuple[DepartmentWords, ...]
    common_project: tuple[ProjectWords, ...]
    project: dict[str, Any]
    indicator: dict[str, Any]
    purchase: tuple[PurchaseWords, ...]
    narrative: dict[str, Any]
    goals: GoalsWords
    glossary: dict[str, str]

    def indicators(self, kind: str) -> tuple[IndicatorWords, ...]:
        """The indicators of one kind: quality, time, cost, …"""
        return _indicators(kind)


@cache
def words() -> Words:
    """The word lists."""
    return declared("mingzhang.samples", "words.toml", Words)


@cache
def _indicators(kind: str) -> tuple[IndicatorWords, ...]:
    return msgspec.convert(words().indicator[kind], tuple[IndicatorWords, ...])
