"""`mz book from`: a budget book from a disclosure that was read.

What the disclosure prints is taken as it is printed; what it does not print is left open and
listed. At the end the book is compiled and laid beside the tables: where they differ, the
tables contradict each other or were rounded, and that is listed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast

import msgspec

from mingzhang import catalogue, keys
from mingzhang.compiling.account import Account, unit_account
from mingzhang.compiling.book import FIGURES, UNPUBLISHED, Book, Cover, Line
from mingzhang.compiling.books.sheets import compilable
from mingzhang.compiling.from_published import narrative as from_narrative
from mingzhang.compiling.from_published.differences import differences
from mingzhang.compiling.from_published.gaps import Gap, spans
from mingzhang.compiling.from_published.lists import holdings, purchases
from mingzhang.compiling.from_published.projects import open_projects, projects
from mingzhang.compiling.from_published.tables import money
from mingzhang.compiling.unwritten import lacks
from mingzhang.disclosure import Agency, Disclosure, Organisation
from mingzhang.where import NOWHERE, Where

_NATURES = {"行政": "行政", "参公": "参公事业", "参照公务员法管理": "参公事业", "事业": "事业"}
_UNIT_DIGITS = 6
T = TypeVar("T")


class CannotRecoverError(Exception):
    """A disclosure cannot become a book; the message says why."""


class Recovered(msgspec.Struct, frozen=True):
    """A book, and what is open in it."""

    book: Book
    gaps: tuple[Gap, ...]


def books(disclosures: Sequence[Disclosure], pack_id: str = "") -> list[Recovered]:
    """A book for each disclosure, in their order.

    A department whose units are all there gets a book without amounts, which its units'
    books add up to. `pack_id` are other forms than those that it was read with.

    Raises CannotRecoverError where books cannot be made for the forms.
    """
    covers = [_cover(its, disclosures, pack_id) for its in disclosures]
    made = [_with_money(*one) for one in zip(covers, disclosures, strict=True)]
    recovered: list[Recovered] = []
    for disclosure, one in zip(disclosures, made, strict=True):
        units = [made[place].book for place in _units(disclosure, disclosures)]
        recovered.append(_complete(disclosure, _of_units(one, units) if units else one, units))
    return recovered


def _units(department: Disclosure, disclosures: Sequence[Disclosure]) -> list[int]:
    """The places of all of a department's units; none where one is not there."""
    if department.scope != "department":
        return []
    names = {keys.fold(its.name) for its in department.organisations}
    places = [
        place
        for place, its in enumerate(disclosures)
        if its.scope == "unit"
        and its.year == department.year
        and keys.fold(its.agency.name) in names
        and any(statement.status == "filled" for statement in its.statements)
    ]
    return places if len(places) == len(names) else []


def _of_units(department: Recovered, units: Sequence[Book]) -> Recovered:
    """A department's book that leaves the amounts to its units."""
    own = department.book
    members = tuple(book.cover.agency for book in units)
    return Recovered(Book(own.cover, texts=own.texts, goals=own.goals, members=members), ())


def _complete(disclosure: Disclosure, one: Recovered, units: Sequence[Book]) -> Recovered:
    """With last year's figures, and all that is open."""
    book = one.book
    account = Account(book.cover, tuple(units), book.texts, book.goals)
    if not units:
        last = from_narrative.last_year(disclosure, unit_account(book))
        book = msgspec.structs.replace(book, last=last)
        account = unit_account(book)
    gaps = [*_of_cover(book), *one.gaps, *_of_words(book, account)]
    if book.cover.pack == disclosure.pack:
        gaps += differences(disclosure, account)
    return Recovered(book, tuple(gaps))


# the cover


def _cover(disclosure: Disclosure, beside: Sequence[Disclosure], pack_id: str) -> Cover:
    known = {pack.id: pack for pack in compilable()}
    chosen = pack_id or disclosure.pack
    subject = (
        f"{disclosure.agency.name} {disclosure.year} 年"
        if disclosure.year
        else (disclosure.agency.name)
    )
    if disclosure.kind != "budget":
        raise CannotRecoverError(f"{subject}的是决算；底册只用来编预算")
    if chosen not in known:
        raise CannotRecoverError(
            f"{subject}：表样“{chosen}”不能编制；请用 --pack 写明底册用哪种表样：{'、'.join(known)}"
        )
    if not disclosure.year:
        raise CannotRecoverError(f"{subject}：文件里没有预算年度，不能做底册")
    own = _organisation(disclosure)
    is_unit = disclosure.scope == "unit"
    return Cover(
        pack=chosen,
        year=disclosure.year,
        scope=disclosure.scope,
        agency=disclosure.agency,
        department=_department(disclosure, beside) if is_unit else disclosure.agency,
        nature=_NATURES.get(own.nature, "") if own else "",
        rank=own.rank if own else "",
        funding=own.funding if own else "",
    )


def _department(unit: Disclosure, beside: Sequence[Disclosure]) -> Agency:
    """The department in the same file that lists the unit; a unit's own pages do not name it."""
    name = keys.fold(unit.agency.name)
    for its in beside:
        names = {keys.fold(organisation.name) for organisation in its.organisations}
        if its.scope == "department" and its.year == unit.year and name in names:
            return its.agency
    code = unit.agency.code
    return Agency(code[:3] if len(code) == _UNIT_DIGITS else "", UNPUBLISHED)


def _organisation(disclosure: Disclosure) -> Organisation | None:
    """The agency's own row in the table of organisations."""
    name = keys.fold(disclosure.agency.name)
    rows = [its for its in disclosure.organisations if keys.fold(its.name) == name]
    if not rows and len(disclosure.organisations) == 1:
        rows = list(disclosure.organisations)
    return rows[0] if rows else None


def _of_cover(book: Book) -> Iterator[Gap]:
    cover = book.cover
    if cover.department.name == UNPUBLISHED:
        yield Gap("待补", "cover", "单位的公开文件不印部门名称", "department_name", 1, 1)
    if cover.scope == "unit" and not cover.nature:
        yield Gap("待补", "cover", "没有印单位性质，算不出机关运行经费", "nature", 1, 1)


# amounts


_TITLE = 30
"""Characters of a title that a message repeats."""


def _with_money(cover: Cover, disclosure: Disclosure) -> Recovered:
    found = money(disclosure)
    named, lines = projects(disclosure, found.lines)
    bought, of_purchases = purchases(disclosure)
    book = Book(
        cover,
        lines=tuple(lines),
        projects=tuple(named),
        purchases=tuple(bought),
        holdings=dict(holdings(disclosure)),
        texts=from_narrative.texts(disclosure),
        goals=tuple(its for its in disclosure.goals if its.objective.strip()),
    )
    gaps = [Gap("待补", "lines", note) for note in found.notes]
    gaps += [*_of_lines(lines), *_unknown_codes(book), *open_projects(book), *of_purchases]
    for goal in disclosure.goals:
        if not goal.objective.strip():
            gaps.append(Gap("待补", "goals", f"“{_short(goal.title)}”没有印目标，没有填"))
    return Recovered(_tidied(book), tuple(gaps))


def _short(title: str) -> str:
    """Enough of a title to find it by: some goals are headed by a paragraph."""
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"


def _tidied(value: T) -> T:
    """Texts without the white space of a layout, and nothing that says where it was printed."""
    changed: Any = value
    if isinstance(value, str):
        changed = keys.tidy(value)
    elif isinstance(value, Where):
        changed = NOWHERE
    elif isinstance(value, msgspec.Struct):
        fields = {name: _tidied(getattr(value, name)) for name in value.__struct_fields__}
        changed = type(value)(**fields)
    elif isinstance(value, tuple):
        changed = tuple(map(_tidied, value))
    elif isinstance(value, dict):
        changed = {_tidied(key): _tidied(its) for key, its in value.items()}
    return cast("T", changed)


_UNDIVIDED = (
    ("economic", "没有印功能科目和经济科目的对应；请按账填经济科目，填好后删去“其中”的行"),
    ("function", "只印了合计，没有分到功能科目；“其中”的行不另计金额，分好后删去"),
    ("fund", "没有印是哪一种资金"),
    ("nature", "没有印本年安排和上年结转各用于基本支出还是项目支出"),
)


def _of_lines(lines: Sequence[Line]) -> Iterator[Gap]:
    for column, said in _UNDIVIDED:
        rows = [
            number
            for number, line in enumerate(lines, 1)
            if not getattr(line, column) and (column == "function") == line.part
        ]
        for first, last in spans(rows):
            yield Gap("待分", "lines", said, column, first, last)


def _unknown_codes(book: Book) -> Iterator[Gap]:
    """Codes that the year's catalogue does not have; compiling needs them corrected."""
    year = book.cover.year
    trees = {"function": catalogue.functional(year), "economic": catalogue.economic(year)}
    for number, line in enumerate(book.lines, 1):
        for column, tree in trees.items():
            code = getattr(line, column)
            if code and code not in tree:
                said = f"公开文件印的科目 {code}，{year} 年的科目里没有；请改正"
                yield Gap("不一致", "lines", said, column, number, number)


# words


def _of_words(book: Book, account: Account) -> Iterator[Gap]:
    """What compiling will ask for, and what was worked out."""
    if book.cover.scope == "department" and book.lines:
        said = "部门的公开文件只印汇总数；有了各单位的底册，请删去这里的金额，改填“所属单位”"
        yield Gap("待分", "lines", said)
    for line in lacks(account):
        sheet_id = "last" if line.startswith("“上年数”") else "texts"
        yield Gap("待补", sheet_id, line)
    rows = [row for row, name in enumerate(FIGURES, 1) if name in book.last]
    said = "由说明里的增减额倒推，请与上年公开文件核对"
    for first, last in spans(rows):
        yield Gap("待补", "last", said, "amount", first, last)
