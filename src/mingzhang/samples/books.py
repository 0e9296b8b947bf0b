"""Budget books of invented units: what an accountant would have filled in.

The county has each unit's money. Here a book gets its forms, last year's figures and its
words; what the forms cannot show is changed into what they can.
"""

from __future__ import annotations

from functools import cache

import msgspec

from mingzhang.compiling.account import Account, unit_account
from mingzhang.compiling.book import FIGURES, Book, BookProject, Cover, Line
from mingzhang.compiling.views import above
from mingzhang.disclosure import Agency
from mingzhang.forms import pack
from mingzhang.samples import texts
from mingzhang.samples.county import County, Department, Unit

_OTHER_GOODS_AND_SERVICES = "30299"


def books(county: County, department: Department, year: int, pack_id: str) -> tuple[Book, ...]:
    """The department's own book, then those of its units, for the forms of a pack."""
    if year not in county.years:
        raise ValueError(f"{county.name}没有 {year} 年的预算，只有 {county.years}")
    units = tuple(_unit_book(county, unit, year, pack_id) for unit in department.units)
    agency = Agency(department.code, department.name)
    own = Book(
        cover=Cover(pack_id, year, "department", agency, agency),
        members=tuple(book.cover.agency for book in units),
        goals=texts.goals(agency, year, county.seed),
    )
    written = [(own, units), *((book, (book,)) for book in units)]
    return tuple(
        msgspec.structs.replace(
            book, texts=texts.texts(Account(book.cover, whole, book.texts), department, county.seed)
        )
        for book, whole in written
    )


def _unit_book(county: County, unit: Unit, year: int, pack_id: str) -> Book:
    """Everything but its words."""
    book, before = (_in_forms(county.books[unit.code, one], pack_id) for one in (year, year - 1))
    last = unit_account(before)
    return msgspec.structs.replace(book, last={name: last.figure(name) for name in FIGURES})


def _in_forms(book: Book, pack_id: str) -> Book:
    return msgspec.structs.replace(
        book,
        cover=msgspec.structs.replace(book.cover, pack=pack_id),
        lines=tuple(_line(line, pack_id) for line in book.lines),
        projects=tuple(
            _project(its, number, book.cover, pack_id) for number, its in enumerate(book.projects)
        ),
    )


def _line(line: Line, pack_id: str) -> Line:
    """The line; forms without a column for 经营支出 have it with the running costs."""
    fund = _fund(line.fund, pack_id)
    if line.nature != "operating" or _has_operating(pack_id):
        return msgspec.structs.replace(line, fund=fund)
    return msgspec.structs.replace(
        line, fund=fund, nature="running", economic=_OTHER_GOODS_AND_SERVICES
    )


@cache
def _has_operating(pack_id: str) -> bool:
    columns = pack(pack_id).form("expenditure").columns
    return any(column.point.get("nature") == "operating" for column in columns)


@cache
def _fund(fund: str, pack_id: str) -> str:
    """The fund; forms without a column for it have it with the other income."""
    columns = pack(pack_id).form("income").columns
    printed = {column.point.get("fund", "") for column in columns}
    return fund if printed.intersection(set(above("fund", fund)) - {""}) else "other"


def _project(project: BookProject, number: int, cover: Cover, pack_id: str) -> BookProject:
    """The project; in 2021 half of them still had the codes of the system before."""
    code = project.code
    if pack(pack_id).targets == "2021" and int(code[-3]) % 2:
        code = f"{cover.department.code}-0{1 + number % 5}01-YXN-{code[-4:]}"
    return msgspec.structs.replace(project, code=code, fund=_fund(project.fund, pack_id))
