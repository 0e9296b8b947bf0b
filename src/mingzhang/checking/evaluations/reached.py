"""What a row of a self-evaluation asked for and what was reached, in numbers and in dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, Selection, each, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.evaluations.items import EvaluationOf, number
from mingzhang.checking.findings import Evidence
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.as_projects import achieved_of, of_evaluation
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf
from mingzhang.disclosure import Disclosure, Printed, Rating, Target
from mingzhang.kept import kept
from mingzhang.numerals import WAN

_DATE = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<next>次年))?(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|"
    r"(?P<part>[上中下]旬|初|底|末))?|年(?P<end>底|末))"
)
_LAST_DAY = 31
_PARTS = {"上旬": 10, "初": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}
_DUE = re.compile(r"前|底|末|完成|以内")


_Day: TypeAlias = tuple[int, int, int]


class AchievementsOf(EvaluationOf, frozen=True, dict=True):
    """A self-evaluation, with its targets and with what was reached as indicators."""

    @kept
    def done(self) -> ProjectOf:
        """What was reached, as if it were a project's target."""
        return ProjectOf(self.disclosure, achieved_of(self.its))

    @kept
    def rows(self) -> tuple[AchievementOf, ...]:
        """Its indicators."""
        asked = ProjectOf(self.disclosure, of_evaluation(self.its)).indicators
        done = self.done.indicators
        return tuple(
            AchievementOf(self.title, rating, target, actual)
            for rating, target, actual in zip(self.its.ratings, asked, done, strict=True)
        )


class AchievementOf(msgspec.Struct, frozen=True, dict=True):
    """An indicator of a self-evaluation: what was asked, what was done, and the score."""

    title: str
    rating: Rating
    asked: IndicatorOf
    done: IndicatorOf

    @property
    def name(self) -> str:
        """Its level-3 name."""
        return keys.tidy(self.rating.level3.text)

    @property
    def is_full(self) -> bool:
        """Whether it has all its points."""
        weight, score = number(self.rating.weight), number(self.rating.score)
        return bool(weight) and weight == score

    @property
    def is_short(self) -> bool:
        """Whether it lacks some of its points."""
        weight, score = number(self.rating.weight), number(self.rating.score)
        return weight is not None and score is not None and score < weight

    def evidence(
        self, *roles: Literal["actual", "target", "score", "reason"]
    ) -> tuple[Evidence, ...]:
        """Its cells."""
        cells: list[Printed] = [getattr(self.rating, role) for role in roles]
        return tuple(quote(self.title, cell, row=self.name) for cell in cells)

    def flaw(self, message: str, *roles: Literal["actual", "target", "score", "reason"]) -> Flaw:
        """What is wrong with some of its cells."""
        return Flaw(f"{self.title}指标“{self.name}”{message}", self.evidence(*roles))

    @kept
    def missed(self) -> bool:
        """Whether what was done is certainly less than what was asked."""
        asked, done = self.asked.its.target, self.done.its.target
        if pair := comparable(asked, done):
            wanted, reached = pair
            if asked.is_at_most:
                return reached > wanted
            if asked.op == "=" and not wanted:
                return reached > 0
            if not asked.op and (self.asked.level2 == "成本" or not wanted):
                return not wanted and reached > 0
            return reached < wanted
        if self.asked.level2 == "时效":
            return bool(self.due and self.came and self.came > self.due)
        return False

    @kept
    def due(self) -> _Day | None:
        """The last day that the target allows."""
        key = keys.fold(self.rating.target.text)
        dates = _dates(key, self.asked.disclosure.year)
        return max(dates) if dates and (_DUE.search(key) or len(dates) > 1) else None

    @kept
    def came(self) -> _Day | None:
        """The day on which all was done, at the earliest that the words allow."""
        key = keys.fold(self.rating.actual.text)
        years = re.findall(r"20\d\d", key)
        dates = _dates(key, int(years[0]) if years else self.asked.disclosure.year, first=True)
        return max(dates) if dates else None


def _tables(disclosure: Disclosure) -> Iterator[AchievementsOf]:
    return (AchievementsOf(disclosure, its) for its in disclosure.evaluations)


tables: Selection[AchievementsOf] = each(_tables)
"""The self-evaluations."""


def rows(dossier: Dossier) -> Iterator[tuple[int, AchievementOf]]:
    """A selection: every row of every self-evaluation."""
    return ((index, row) for index, table in tables(dossier) for row in table.rows)


def comparable(asked: Target, done: Target) -> tuple[Decimal, Decimal] | None:
    """Both numbers in the same unit; a number alone has the unit of its target."""
    if asked.kind != "number" or done.kind != "number" or done.op not in ("", "="):
        return None
    wanted, reached = Decimal(asked.value), Decimal(done.value)
    units_of = keys.fold(asked.unit), keys.fold(done.unit)
    if units_of[0] == "%" and "%" not in done.text and reached <= 1 < wanted:
        return wanted, reached * 100  # 0.98 of ≥95%
    if units_of[0] == units_of[1] or not units_of[1]:
        return wanted, reached
    bare = [unit.removeprefix("万") for unit in units_of]
    if bare[0] and bare[0] == bare[1]:  # 5.8万亩 and 58000亩
        scale = [WAN if unit.startswith("万") else Decimal(1) for unit in units_of]
        return wanted * scale[0], reached * scale[1]
    yuan = measures.in_yuan(asked.value, asked.unit), measures.in_yuan(done.value, done.unit)
    if yuan[0] is not None and yuan[1] is not None and "/" not in asked.unit + done.unit:
        return yuan[0], yuan[1]
    return None


def _dates(key: str, year: int, *, first: bool = False) -> list[_Day]:
    found = []
    for match in _DATE.finditer(key):
        month = int(match["month"] or 12)
        day = int(match["day"] or 0) or _PARTS.get(match["part"] or "", 0)
        of = year + 1 if match["next"] else int(match["year"] or year)
        found.append((of, month, day or (1 if first else _LAST_DAY)))
    return found
