"""Invent a county: from a seed to departments, units and several years of budgets.

Every number and every choice comes from one random.Random, so a seed is a county. Amounts
in 元 are drawn as whole numbers of the smallest unit (0.01 万元, or 分 with rounding) and
never pass through a float.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random
from typing import Literal, TypeAlias

import msgspec

from mingzhang import catalogue, cube
from mingzhang.amounts import UNITS, ZERO
from mingzhang.compiling.book import Book, BookProject, Cover, Holding, Line, Nature, Purchase
from mingzhang.disclosure import Agency, Indicator, Target
from mingzhang.samples.county import County, Department, Unit
from mingzhang.samples.words import DepartmentWords, IndicatorWords, ProjectWords, words

_CENT = UNITS["万元"] / 100
"""0.01 万元, the last place that the tables print."""

_CODES_OF = 2024
"""The year whose classification says what the codes in words.toml are called."""

_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"

_PERSONNEL = (
    # function ("" for the unit's own), economic class, lowest and highest of a person in 元
    ("", "30101", 24000, 46000),
    ("", "30102", 9000, 30000),
    ("", "30103", 2000, 15000),
    ("2080505", "30108", 7000, 13000),
    ("2080506", "30109", 3500, 6500),
    ("2082702", "30112", 200, 900),
    ("2210201", "30113", 6000, 11000),
)
_OFFICIAL = (("2101101", "30110", 3500, 7000), ("2101103", "30111", 800, 2500))
_INSTITUTION = (("2101102", "30110", 3500, 7000), ("", "30107", 9000, 21000))
_RETIRED = {"行政": "2080501", "事业": "2080502"}
_RUNNING = (
    # economic class, lowest and highest of a person in 元, one in how many units has none
    ("30201", 600, 5200, 0),
    ("30202", 50, 700, 2),
    ("30205", 30, 200, 2),
    ("30206", 100, 900, 2),
    ("30207", 80, 800, 2),
    ("30208", 200, 1600, 3),
    ("30211", 200, 2500, 3),
    ("30213", 80, 900, 2),
    ("30228", 300, 1200, 4),
    ("30229", 250, 1100, 4),
    ("30239", 800, 8000, 2),
    ("30299", 40, 900, 2),
    ("31002", 100, 1500, 2),
)
_ITEMS = (
    # economic class, item, lowest and highest in 0.01 万元, how often of 100
    ("30231", "vehicle_running", 180, 1500, 55),
    ("30217", "reception", 5, 400, 40),
    ("31013", "vehicle_purchase", 1200, 1800, 5),
    ("30212", "abroad_other", 150, 900, 4),
)
_MEETINGS = (("30215", "meeting", 20, 600, 40), ("30216", "training", 20, 800, 60))
_OTHER_FUNDS = ("special_account", "business", "business", "superior", "affiliated", "other")


def county(
    seed: int,
    departments: int = 3,
    units: int = 2,
    years: Sequence[int] = (2023, 2024),
    *,
    rounding: bool = False,
) -> County:
    """An invented county; the same arguments always give the same one.

    `units` counts a department's units, its own office included. With `rounding`, amounts
    are in 元 to the 分, and cells that are rounded for themselves can differ by 0.01 万元
    from the sum of their parts, as real ones do.
    """
    if departments < 1 or units < 1 or not years:
        raise ValueError("至少要有一个部门、一个单位、一个年度")
    if departments > _MOST or units > _MOST:
        raise ValueError(f"部门、单位各不超过 {_MOST} 个，再多编码不够用")
    return _Inventor(seed, rounding, tuple(sorted(set(years)))).county(departments, units)


_MOST = 600
"""Departments have three digits, and so have the units of a department."""


class _Inventor:
    """The random choices of one county."""

    def __init__(self, seed: int, rounding: bool, years: tuple[int, ...]) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.rounding = rounding
        self.years = years
        self.region = f"1398{self.random.randint(21, 99)}"
        first, second = (self.random.choice(words().county[key]) for key in ("first", "second"))
        self.name = f"{first}{second}县"
        self.names: dict[str, int] = {}
        self.owners: dict[tuple[str, str], str] = {}
        """The unit that a department's project belongs to, by department and name."""

        self.lists_meetings = self.random.random() < 0.5

    def county(self, departments: int, units: int) -> County:
        codes = sorted(self.random.sample(range(201, 999), departments))
        kinds = self.random.sample(range(len(words().department)), len(words().department))
        made = tuple(
            self.department(str(code), kinds[place % len(kinds)], place // len(kinds), units)
            for place, code in enumerate(codes)
        )
        books = {
            (book.cover.agency.code, book.cover.year): book
            for department in made
            for unit in department.units
            for book in self.books(department, unit)
        }
        return County(self.seed, self.name, self.region, self.years, self.rounding, made, books)

    def town(self, text: str) -> str:
        """The text with a town of the county for each {town}."""
        while "{town}" in text:
            text = text.replace("{town}", self.random.choice(words().county["towns"]), 1)
        return text

    def own_name(self, name: str) -> str:
        """The name, numbered where another unit of the county already has it."""
        number = self.names[name] = self.names.get(name, 0) + 1
        return name if number == 1 else f"{name}（{number}）"

    def department(self, code: str, kind: int, again: int, units: int) -> Department:
        """A department; `again` counts its like, for counties that want very many."""
        its = words().department[kind]
        name = self.name + its.name + ("" if not again else f"第{again + 1}分局")
        duties = self.random.sample(its.duties, self.random.randint(3, len(its.duties)))
        made = [self.head_office(code, name, its)]
        for number in range(2, units + 1):
            made.append(self.other_unit(f"{code}{number:03}", its))
        return Department(code, name, kind, tuple(duties), tuple(made))

    def head_office(self, code: str, name: str, its: DepartmentWords) -> Unit:
        lists = words().units
        rank, funding = lists["rank_head"][0], lists["funding_head"][0]
        staff = self.random.randint(12, 70)
        return Unit(f"{code}001", f"{name}本级", "行政", rank, funding, its.function, staff)

    def other_unit(self, code: str, its: DepartmentWords) -> Unit:
        name = self.own_name(self.name + self.town(self.random.choice(its.units)))
        rank = self.random.choice(words().units["rank_other"])
        funding = self.random.choice(words().units["funding_other"])
        staff = self.random.randint(5, 45)
        return Unit(code, name, "事业", rank, funding, its.institution, staff)

    # ---------- money ----------

    def cents(self, low: int, high: int) -> Decimal:
        """An amount, the bounds in 0.01 万元."""
        if self.rounding:
            return Decimal(self.random.randint(low * 10_000, high * 10_000)).scaleb(-2)
        return _CENT * self.random.randint(low, high)

    def for_staff(self, staff: int, low: int, high: int) -> Decimal:
        """An amount, the bounds in 元 a person."""
        return self.cents(max(1, staff * low // 100), max(1, staff * high // 100))

    def share(self, amount: Decimal, low: int, high: int) -> Decimal:
        """Some percent of an amount, to the smallest unit and never nothing."""
        unit = Decimal("0.01") if self.rounding else _CENT
        share = amount * self.random.randint(low, high) / 100
        return max((share / unit).quantize(Decimal(1)) * unit, unit)

    # ---------- budgets ----------

    def books(self, department: Department, unit: Unit) -> Iterator[Book]:
        """The unit's books without a gap, from the year before the first one on."""
        cover = Cover(
            pack="",
            year=self.years[0] - 1,
            scope="unit",
            agency=Agency(unit.code, unit.name),
            department=Agency(department.code, department.name),
            nature=unit.nature,
            rank=unit.rank,
            funding=unit.funding,
        )
        book = self.first_book(department, unit, cover)
        yield book
        for year in range(self.years[0], self.years[-1] + 1):
            cover = msgspec.structs.replace(cover, year=year)
            book = self.later_book(department, unit, cover, book)
            yield book

    def first_book(self, department: Department, unit: Unit, cover: Cover) -> Book:
        count = self.random.randint(3, 9) if unit.official else self.random.randint(1, 5)
        projects = self.new_projects(department, unit, cover.year, count, set())
        return self.finished(cover, tuple(self.lines(unit)), projects)

    def later_book(self, department: Department, unit: Unit, cover: Cover, last: Book) -> Book:
        """Last year's with raised or lowered amounts, some projects ended and some new."""
        lines = tuple(
            msgspec.structs.replace(line, current=self.share(line.current, 93, 109))
            for line in last.lines
        )
        kept = [self.continued(project) for project in last.projects if self.random.random() < 0.65]
        # the place after a skipped year may repeat a name; the codes differ, as in real ones
        new = self.new_projects(
            department,
            unit,
            cover.year,
            self.random.randint(0 if kept else 1, 4),
            {project.name for project in kept},
        )
        return self.finished(cover, lines, (*kept, *new))

    def finished(
        self, cover: Cover, lines: tuple[Line, ...], projects: tuple[BookProject, ...]
    ) -> Book:
        purchases = tuple(self.purchases(lines, projects))
        drives = any(line.item == "vehicle_running" for line in lines)
        return Book(cover, lines, projects, purchases, self.holdings(drives))

    def lines(self, unit: Unit) -> Iterator[Line]:
        """Wages, insurance, pensions and running costs."""
        yield from self.personnel(unit)
        for economic, low, high, none in _RUNNING:
            if not none or self.random.randint(1, none * 2) > 1:
                yield _running(unit, economic, self.for_staff(unit.staff, low, high))
        for economic, item, low, high, often in _ITEMS:
            if self.random.randint(1, 100) <= often:
                yield _running(unit, economic, self.cents(low, high), item)
        for economic, item, low, high, often in _MEETINGS:
            if self.random.randint(1, 100) <= often:
                shown = item if self.lists_meetings else ""
                yield _running(unit, economic, self.cents(low, high), shown)
        if not unit.official and self.random.random() < 0.25:
            yield Line(unit.function, "30299", "business", "running", self.cents(100, 9000))
        if not unit.official and self.random.random() < 0.1:
            yield Line(unit.function, "", "operating", "operating", self.cents(100, 9000))

    def personnel(self, unit: Unit) -> Iterator[Line]:
        extra = _OFFICIAL if unit.official else _INSTITUTION
        for function, economic, low, high in (*_PERSONNEL, *extra):
            amount = self.for_staff(unit.staff, low, high)
            yield _basic(function or unit.function, economic, "personnel", amount)
        if self.random.random() < 0.6:
            yield _basic(_RETIRED[unit.nature], "30302", "personnel", self.cents(300, 9000))
        if self.random.random() < 0.3:
            yield _basic(unit.function, "30305", "personnel", self.cents(20, 900))

    # ---------- projects ----------

    def new_projects(
        self, department: Department, unit: Unit, year: int, count: int, taken: set[str]
    ) -> tuple[BookProject, ...]:
        """Projects with names that neither the unit nor another of its department has."""
        its = words().department[department.kind]
        kinds = (*its.project, *words().common_project)
        made: list[BookProject] = []
        for _ in range(count):
            kind = self.random.choice(kinds)
            phase = self.random.choice(words().project["phase"])
            name = self.town(kind.name + phase)
            owner = self.owners.setdefault((department.code, name), unit.code)
            if name not in taken and owner == unit.code:
                taken.add(name)
                made.append(self.project(kind, name, unit, year))
        return tuple(made)

    def project(self, kind: ProjectWords, name: str, unit: Unit, year: int) -> BookProject:
        budget = self.cents(50, self.random.choice((900, 9000, 9000, 90_000)))
        fund = kind.fund
        if fund == "general" and self.random.random() < 0.06:
            fund = self.random.choice(_OTHER_FUNDS)
        secret = self.random.random() < 0.02
        serial = "".join(self.random.choices(_CODE_CHARACTERS, k=2))
        code = f"{self.region}{year % 100:02}P{self.random.randrange(10**10):010}{serial}"
        function = self.suited(kind.function or _for_projects(unit.function), fund)
        carried = self.carried(budget)
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
            objectives=(_SECRET,) if secret else self.objectives(kind),
            indicators=_SECRET_INDICATORS if secret else self.indicators(kind, budget),
            plan=self.plan(),
        )

    def suited(self, function: str, fund: str) -> str:
        """The function, for a fund that is spent on its own functions only."""
        if fund == "government_fund" and cube.parent_code(function) not in ("21208", "20707"):
            return self.random.choice(("2120804", "2120816", "2120899"))
        return function

    def carried(self, budget: Decimal) -> Decimal:
        """Now and then a part, or all, of the budget is left from last year."""
        if self.random.random() < 0.88:
            return ZERO
        return self.share(budget, 10, 100) if self.random.random() < 0.7 else budget

    def continued(self, project: BookProject) -> BookProject:
        """The same project a year later: same code, another amount."""
        budget = self.share(project.budget, 55, 140)
        indicators = tuple(
            _with_budget(indicator, project.budget, budget) for indicator in project.indicators
        )
        carried = self.carried(budget)
        return msgspec.structs.replace(
            project,
            current=budget - carried,
            carried=carried,
            indicators=indicators,
            plan=self.plan(),
        )

    def objectives(self, kind: ProjectWords) -> tuple[str, ...]:
        chosen = self.random.sample(words().project["objective"], self.random.randint(1, 3))
        return tuple(text.format(s=kind.s) for text in chosen)

    def plan(self) -> tuple[Decimal, ...]:
        march = self.random.choice((0, 10, 20, 25, 30))
        june = self.random.choice((40, 50, 60))
        return tuple(map(Decimal, (march, june, self.random.choice((70, 75, 80, 90)), 100)))

    def indicators(self, kind: ProjectWords, budget: Decimal) -> tuple[Indicator, ...]:
        """Seven to ten indicators, at least one of each kind that must be there."""
        quantity = IndicatorWords(
            kind.count, f"本年{kind.count}", ">=", kind.low, kind.high, kind.unit
        )
        chosen = [("产出指标", "数量指标", quantity)]
        for level1, level2, key, often in _INDICATORS:
            if self.random.random() < often:
                chosen.append((level1, level2, self.random.choice(words().indicators(key))))
        return tuple(
            self.indicator(level1, level2, its, kind.s, budget) for level1, level2, its in chosen
        )

    def indicator(
        self, level1: str, level2: str, its: IndicatorWords, subject: str, budget: Decimal
    ) -> Indicator:
        return Indicator(
            level1,
            level2,
            its.name.format(s=subject),
            its.description.format(s=subject),
            self.target(its, budget),
            self.random.choice(words().indicator["basis"]),
        )

    def target(self, its: IndicatorWords, budget: Decimal) -> Target:
        if its.kind != "number":
            text = its.text.format(m=self.random.randint(6, 12))
            return Target(text, its.kind)
        if its.budget:
            return number_target(its.op, _plain(budget), its.unit)
        return number_target(its.op, str(self.random.randint(its.low, its.high)), its.unit)

    # ---------- purchases and assets ----------

    def purchases(
        self, lines: Sequence[Line], projects: Sequence[BookProject]
    ) -> Iterator[Purchase]:
        """Some of the general budget's money is spent through procurement, openly."""
        running = sum((line.current for line in lines if line.nature == "running"), ZERO)
        sources = [("日常公用经费", running)]
        sources += [
            (its.name, its.budget) for its in projects if its.fund == "general" and not its.secret
        ]
        spent: dict[str, Decimal] = {}
        for _ in range(self.random.choice((0, 0, 1, 2, 4))):
            source, budget = self.random.choice(sources)
            its = self.random.choice(words().purchase)
            price = _CENT * self.random.randint(its.low, its.high)
            quantity = 1 if its.measure == "项" else self.random.randint(1, 12)
            spent[source] = spent.get(source, ZERO) + price * quantity
            if spent[source] <= budget:
                yield Purchase(
                    source=source,
                    source_budget=budget,
                    item=its.item,
                    code=its.code,
                    measure=its.measure,
                    quantity=Decimal(quantity),
                    price=price,
                    small_business=self.random.random() < 0.6,
                    asset=its.asset,
                )

    def holdings(self, drives: bool) -> dict[str, Holding]:
        """Fixed assets at the end of last year; one unit in five has none, or only a car."""
        if self.random.random() < 0.2:
            return _ONLY_A_CAR if drives else {}
        area = self.random.randint(300, 6000)
        rooms = self.cents(3000, 90_000)
        office = _held(area * self.random.randint(40, 90) // 100, self.share(rooms, 40, 90))
        vehicles = _held(self.random.randint(1, 9), self.cents(900, 9000))
        dear = self.random.randint(1, 6)
        return {
            "房屋（平方米）": _held(area, rooms),
            "办公用房（平方米）": office,
            "车辆（台、辆）": vehicles if drives else _NOTHING,
            "单价在20万元以上的设备": _held(dear, self.cents(2000 * dear, 8000 * dear)),
            "其他固定资产": _held(self.random.randint(20, 900), self.cents(500, 30_000)),
        }


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


def _held(quantity: int, value: Decimal) -> Holding:
    return Holding(Decimal(quantity), value)


_NOTHING = _held(0, ZERO)
_ONLY_A_CAR = {
    "房屋（平方米）": _NOTHING,
    "办公用房（平方米）": _NOTHING,
    "车辆（台、辆）": _held(1, 12 * UNITS["万元"]),
    "单价在20万元以上的设备": _NOTHING,
    "其他固定资产": _NOTHING,
}


def _for_projects(function: str) -> str:
    """Its 款's 一般行政管理事务 where a function is for basic expenditure only."""
    entry = catalogue.functional(_CODES_OF).get(function)
    if entry and entry.name in ("行政运行", "事业运行"):
        return f"{cube.parent_code(function)}02"
    return function


def _basic(function: str, economic: str, nature: Nature, amount: Decimal, item: str = "") -> Line:
    return Line(function, economic, "general", nature, amount, item=item)


def _running(unit: Unit, economic: str, amount: Decimal, item: str = "") -> Line:
    return _basic(unit.function, economic, "running", amount, item)


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
