"""A unit's projects: new ones, and the same a year later; with objectives, indicators and plans."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from mingzhang import catalogue, cube
from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.book import BookProject
from mingzhang.disclosure import Indicator, Target
from mingzhang.samples.chance import Chance
from mingzhang.samples.county import Department, Unit
from mingzhang.samples.words import IndicatorWords, ProjectWords, words

_CODES_OF = 2024
"""The year whose classification says what the codes in words.toml are called."""

_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_OTHER_FUNDS = ("special_account", "business", "business", "superior", "affiliated", "other")

_INDICATORS = (
    ("产出指标", "质量指标", "quality", 1.0),
    ("产出指标", "时效指标", "time", 1.0),
    ("产出指标", "成本指标", "cost", 1.0),
    ("效益指标", "经济效益指标", "economic", 0.4),
    ("效益指标", "社会效益指标", "social", 1.0),
    ("效益指标", "生态效益指标", "ecological", 0.25),
    ("效益指标", "可持续影响指标", "lasting", 1.0),
    ("满意度指标", "服务对象满意度指标", "satisfaction", 1.0),
)
_SECRET = words().project["secret"]
_SECRET_INDICATORS = tuple(
    Indicator(level1, level2, _SECRET, _SECRET, Target(_SECRET, "secret"), _SECRET)
    for level1, level2, key, often in (("产出指标", "数量指标", "", 1.0), *_INDICATORS)
    if often == 1.0
)

Op: TypeAlias = Literal["", ">=", "<="]
_SIGNS: dict[str, tuple[str, Op]] = {
    ">=": ("≥", ">="),
    "<=": ("≤", "<="),
    "": ("", ""),
}


def number_target(op: str, value: str, unit: str) -> Target:
    """A target with a number, worded as in the 2023 and 2024 tables: ≥95%, 3万元."""
    sign, known = _SIGNS[op]
    return Target(f"{sign}{value}{unit}", "number", known, value, unit)


class Projects:
    """The projects of a county's units."""

    def __init__(self, chance: Chance, region: str) -> None:
        self._chance, self._random = chance, chance.random
        self._region = region
        self._owners: dict[tuple[str, str], str] = {}
        """The unit that a department's project belongs to, by department and name."""

    def new(
        self, department: Department, unit: Unit, year: int, count: int, taken: set[str]
    ) -> tuple[BookProject, ...]:
        """Projects with names that neither the unit nor another of its department has."""
        its = words().department[department.kind]
        kinds = (*its.project, *words().common_project)
        made: list[BookProject] = []
        for _ in range(count):
            kind = self._random.choice(kinds)
            phase = self._random.choice(words().project["phase"])
            name = self._chance.town(kind.name + phase)
            owner = self._owners.setdefault((department.code, name), unit.code)
            if name not in taken and owner == unit.code:
                taken.add(name)
                made.append(self._project(kind, name, unit, year))
        return tuple(made)

    def _project(self, kind: ProjectWords, name: str, unit: Unit, year: int) -> BookProject:
        budget = self._chance.cents(50, self._random.choice((900, 9000, 9000, 90_000)))
        fund = kind.fund
        if fund == "general" and self._random.random() < 0.06:
            fund = self._random.choice(_OTHER_FUNDS)
        secret = self._random.random() < 0.02
        serial = "".join(self._random.choices(_CODE_CHARACTERS, k=2))
        code = f"{self._region}{year % 100:02}P{self._random.randrange(10**10):010}{serial}"
        function = self._suited(kind.function or _for_projects(unit.function), fund)
        carried = self._carried(budget)
        return BookProject(
            code=code,
            name=name,
            function=function,
            fund=fund,
            current=budget - carried,
            carried=carried,
            purpose=kind.purpose,
            basis=words().project["basis"],
            scheme=words().project["scheme"],
            secret=secret,
            objectives=(_SECRET,) if secret else self._objectives(kind),
            indicators=_SECRET_INDICATORS if secret else self._indicators(kind, budget),
            plan=self._plan(),
        )

    def _suited(self, function: str, fund: str) -> str:
        """The function, for a fund that is spent on its own functions only."""
        if fund == "government_fund" and cube.parent_code(function) not in ("21208", "20707"):
            return self._random.choice(("2120804", "2120816", "2120899"))
        return function

    def _carried(self, budget: Decimal) -> Decimal:
        """Now and then a part, or all, of the budget is left from last year."""
        if self._random.random() < 0.88:
            return ZERO
        return self._chance.share(budget, 10, 100) if self._random.random() < 0.7 else budget

    def continued(self, project: BookProject) -> BookProject:
        """The same project a year later: same code, another amount."""
        budget = self._chance.share(project.budget, 55, 140)
        indicators = tuple(
            _with_budget(indicator, project.budget, budget) for indicator in project.indicators
        )
        carried = self._carried(budget)
        return msgspec.structs.replace(
            project,
            current=budget - carried,
            carried=carried,
            indicators=indicators,
            plan=self._plan(),
        )

    def _objectives(self, kind: ProjectWords) -> tuple[str, ...]:
        chosen = self._random.sample(words().project["objective"], self._random.randint(1, 3))
        return tuple(text.format(s=kind.s) for text in chosen)

    def _plan(self) -> tuple[Decimal, ...]:
        march = self._random.choice((0, 10, 20, 25, 30))
        june = self._random.choice((40, 50, 60))
        return tuple(map(Decimal, (march, june, self._random.choice((70, 75, 80, 90)), 100)))

    def _indicators(self, kind: ProjectWords, budget: Decimal) -> tuple[Indicator, ...]:
        """Seven to ten indicators, at least one of each kind that must be there."""
        quantity = IndicatorWords(
            kind.count, f"本年{kind.count}", ">=", kind.low, kind.high, kind.unit
        )
        chosen = [("产出指标", "数量指标", quantity)]
        for level1, level2, key, often in _INDICATORS:
            if self._random.random() < often:
                chosen.append((level1, level2, self._random.choice(words().indicators(key))))
        return tuple(
            self._indicator(level1, level2, its, kind.s, budget) for level1, level2, its in chosen
        )

    def _indicator(
        self, level1: str, level2: str, its: IndicatorWords, subject: str, budget: Decimal
    ) -> Indicator:
        return Indicator(
            level1,
            level2,
            its.name.format(s=subject),
            its.description.format(s=subject),
            self._target(its, budget),
            self._random.choice(words().indicator["basis"]),
        )

    def _target(self, its: IndicatorWords, budget: Decimal) -> Target:
        if its.kind != "number":
            text = its.text.format(m=self._random.randint(6, 12))
            return Target(text, its.kind)
        if its.budget:
            return number_target(its.op, _plain(budget), its.unit)
        return number_target(its.op, str(self._random.randint(its.low, its.high)), its.unit)


def _for_projects(function: str) -> str:
    """Its 款's 一般行政管理事务 where a function is for basic expenditure only."""
    entry = catalogue.functional(_CODES_OF).get(function)
    if entry and entry.name in ("行政运行", "事业运行"):
        return f"{cube.parent_code(function)}02"
    return function


def _plain(amount: Decimal) -> str:
    """An amount in 万元 as targets word it: two places at most, no idle zeros."""
    return f"{(amount / UNITS['万元']).quantize(Decimal('0.01')).normalize():f}"


def _with_budget(indicator: Indicator, old: Decimal, new: Decimal) -> Indicator:
    """The indicator with the new budget where it stated the old one."""
    target = indicator.target
    if target.unit != "万元" or target.value != _plain(old):
        return indicator
    return Indicator(
        indicator.level1,
        indicator.level2,
        indicator.level3,
        indicator.description,
        number_target(target.op, _plain(new), target.unit),
        indicator.basis,
    )
