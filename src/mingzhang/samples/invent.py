"""Invent a county: from a seed to departments, units and several years of budgets.

A seed is a county: all that is drawn comes from its one chance, in one order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mingzhang.compiling.book import Book, BookProject, Cover, Line
from mingzhang.disclosure import Agency
from mingzhang.samples.assets import Assets
from mingzhang.samples.chance import Chance
from mingzhang.samples.county import County, Department, Unit
from mingzhang.samples.projects import Projects
from mingzhang.samples.staff import Staff
from mingzhang.samples.words import DepartmentWords, words

_MOST = 600
"""Departments have three digits, and so have the units of a department."""


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


class _Inventor:
    """The random choices of one county."""

    def __init__(self, seed: int, rounding: bool, years: tuple[int, ...]) -> None:
        self.seed = seed
        self.rounding = rounding
        self.years = years
        self.chance = Chance(seed, rounding)
        self.random = self.chance.random
        self.region = f"1398{self.random.randint(21, 99)}"
        first, second = (self.random.choice(words().county[key]) for key in ("first", "second"))
        self.name = f"{first}{second}县"
        self.names: dict[str, int] = {}
        self.staff = Staff(self.chance)
        self.projects = Projects(self.chance, self.region)
        self.assets = Assets(self.chance)

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
        name = self.own_name(self.name + self.chance.town(self.random.choice(its.units)))
        rank = self.random.choice(words().units["rank_other"])
        funding = self.random.choice(words().units["funding_other"])
        staff = self.random.randint(5, 45)
        return Unit(code, name, "事业", rank, funding, its.institution, staff)

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
        projects = self.projects.new(department, unit, cover.year, count, set())
        return self.finished(cover, tuple(self.staff.lines(unit)), projects)

    def later_book(self, department: Department, unit: Unit, cover: Cover, last: Book) -> Book:
        """Last year's with raised or lowered amounts, some projects ended and some new."""
        lines = tuple(
            msgspec.structs.replace(line, current=self.chance.share(line.current, 93, 109))
            for line in last.lines
        )
        kept = [
            self.projects.continued(project)
            for project in last.projects
            if self.random.random() < 0.65
        ]
        # the place after a skipped year may repeat a name; the codes differ, as in real ones
        new = self.projects.new(
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
        purchases = tuple(self.assets.purchases(lines, projects))
        drives = any(line.item == "vehicle_running" for line in lines)
        return Book(cover, lines, projects, purchases, self.assets.holdings(drives))
