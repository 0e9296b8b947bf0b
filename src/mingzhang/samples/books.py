"""Budget books of invented units: what an accountant would have filled in."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.amounts import UNITS
from mingzhang.compiling.book import (
    FIGURES,
    Book,
    BookProject,
    Cover,
    Holding,
    Line,
    Nature,
    Purchase,
    Texts,
)
from mingzhang.compiling.views import above, total
from mingzhang.cube import Point
from mingzhang.disclosure import Agency
from mingzhang.forms import pack
from mingzhang.samples.accounts import department_account
from mingzhang.samples.county import County, Department, Unit, UnitBudget
from mingzhang.samples.narrative import goals
from mingzhang.samples.words import words

_WAN = UNITS["万元"]
_NOT_IN_FORMS = {"上海": ("上年结转",)}
"""Terms of the glossary for which a jurisdiction's forms have no row."""

_OTHER_GOODS_AND_SERVICES = "30299"
_NATURES: dict[str, Nature] = {
    "personnel": "personnel",
    "running": "running",
    "operating": "operating",
}


def books(county: County, department: Department, year: int, pack_id: str) -> tuple[Book, ...]:
    """The department's own book, then those of its units, for the forms of a pack."""
    own = Cover(
        pack=pack_id,
        year=year,
        scope="department",
        agency=Agency(department.code, department.name),
        department=Agency(department.code, department.name),
    )
    targets = goals(department_account(county, department, year))
    members = tuple(Agency(unit.code, unit.name) for unit in department.units)
    texts = _texts(department, pack_id, "部门")
    first = Book(cover=own, texts=texts, goals=targets, members=members)
    return (first, *(_book(county, department, unit, year, pack_id) for unit in department.units))


def _book(county: County, department: Department, unit: Unit, year: int, pack_id: str) -> Book:
    budget = county.budget(unit, year)
    last = county.budget(unit, year - 1)
    return Book(
        cover=Cover(
            pack=pack_id,
            year=year,
            scope="unit",
            agency=Agency(unit.code, unit.name),
            department=Agency(department.code, department.name),
            nature=unit.nature,
            rank=unit.rank,
            funding=unit.funding,
        ),
        lines=tuple(_line(point, amount * _WAN, pack_id) for point, amount in budget.basics),
        projects=tuple(_projects(budget, pack_id)),
        purchases=tuple(
            Purchase(
                source=its.source,
                source_budget=its.source_budget * _WAN,
                item=its.item,
                code=its.code,
                measure=its.measure,
                quantity=Decimal(its.quantity),
                price=its.price * _WAN,
                fund=_fund(its.fund, pack_id),
                small_business=its.small_business,
                asset=its.asset,
            )
            for its in budget.purchases
        ),
        holdings={
            label: Holding(Decimal(held.quantity), held.value * _WAN)
            for label, held in budget.holdings.items()
        },
        last=_figures(last),
        texts=_texts(department, pack_id, "单位"),
    )


def _line(point: Point, amount: Decimal, pack_id: str) -> Line:
    """The line; forms without a column for 经营支出 have it with the running costs."""
    natures = {its.point.get("nature") for its in pack(pack_id).form("expenditure").columns}
    known = point.nature in natures or point.nature != "operating"
    return Line(
        function=point.function,
        economic=point.economic if known else _OTHER_GOODS_AND_SERVICES,
        fund=_fund(point.fund, pack_id),
        nature=_NATURES[point.nature] if known else "running",
        current=amount,
        item=point.item,
    )


def _fund(fund: str, pack_id: str) -> str:
    """The fund; forms without a column for it have it with the other income."""
    columns = pack(pack_id).form("income").columns
    printed = {column.point.get("fund", "") for column in columns}
    return fund if printed.intersection(set(above("fund", fund)) - {""}) else "other"


def _projects(budget: UnitBudget, pack_id: str) -> list[BookProject]:
    secret = words().project["secret"]
    return [
        BookProject(
            code=its.code,
            name=its.name,
            function=its.function,
            fund=_fund(its.fund, pack_id),
            current=(its.budget - its.carried) * _WAN,
            carried=its.carried * _WAN,
            purpose=its.purpose,
            basis=words().project["basis"],
            scheme=words().project["scheme"],
            plan=tuple(map(Decimal, its.plan)),
            secret=its.objectives == (secret,),
            objectives=its.objectives,
            indicators=its.indicators,
        )
        for its in budget.projects
    ]


def _figures(budget: UnitBudget) -> dict[str, Decimal]:
    facts = [(point, amount * _WAN) for point, amount in budget.facts]
    return {name: total(facts, point) for name, point in FIGURES.items()}


def _texts(department: Department, pack_id: str, scope: str) -> Texts:
    """Words that fit whichever way a figure has moved."""
    unused = _NOT_IN_FORMS.get(pack(pack_id).jurisdiction, ())
    said = words().narrative
    reason = said["reason"]
    return Texts(
        duties=(*department.duties, said["duties_close"]),
        opening=said["integrated"][0].format(scope=scope),
        reasons=dict.fromkeys(FIGURES, reason),
        running_uses="、".join(said["running_uses"][:3]),
        other="",
        glossary={
            term: text.format(scope=scope)
            for term, text in words().glossary.items()
            if term not in unused
        },
    )
