"""F60: codes and names against the catalogue of the year, and against each other.

The catalogue is not complete and most of its rows were never checked against the book, so
a code that it lacks is a hint; only rows seen in published documents can say that a printed
name is wrong. A code is told once, however many tables repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from mingzhang import catalogue, keys
from mingzhang.catalogue import Catalogue, Entry, name_key
from mingzhang.checking.checks import Flaw, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Evidence
from mingzhang.disclosure import Disclosure, Printed, Row, Statement
from mingzhang.facts import fixed_rows, form_of
from mingzhang.forms import Form
from mingzhang.kept import kept

_ALIKE = 0.8
"""Names more alike than this are one name with a slip."""

_PART_DIGITS = 2
"""Of a 款 or 项 that is printed without what it lies in."""

_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]\s*")
_ENDINGS = ("支出", "费用", "费", "款")
"""What local practice leaves off the end of a name, or adds to it."""

_DIGITS = re.compile(r"\d{3,7}")

_BUDGETS = {"government_fund": "政府性基金", "state_capital": "国有资本经营"}


def _unnumbered(name: str) -> str:
    return _NUMBERING.sub("", name)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return name_key(_unnumbered(name))


class PrintedCode(msgspec.Struct, frozen=True, gc=False):
    """A row that stands for a code, and the table that it stands in."""

    statement: Statement
    row: Row
    code: str
    """The code that is meant: printed, or given by the form where the row is one of its own."""

    @property
    def name(self) -> str:
        """As printed, without the numbering of the form's rows."""
        return _unnumbered(self.row.name)

    @property
    def key(self) -> str:
        """The name's key."""
        return _key(self.row.name)

    def evidence(self) -> Evidence:
        """The row's code and name as printed."""
        printed = Printed(f"{self.row.code} {self.row.name}".strip(), self.row.where)
        return quote(self.statement.title, printed, row=printed.text)


class CodeOf(msgspec.Struct, frozen=True, dict=True):
    """One code of a disclosure: all rows that print it, and what the catalogue says."""

    disclosure: Disclosure
    scheme: Catalogue
    code: str
    rows: tuple[PrintedCode, ...]

    @kept
    def entry(self) -> Entry | None:
        """The catalogue's row: of this year, or of the latest that has one."""
        others = self.scheme.other_years(self.code)
        return self.scheme.get(self.code) or (others[-1] if others else None)

    @kept
    def names(self) -> dict[str, PrintedCode]:
        """The names that are printed, by key, each with its first row."""
        found: dict[str, PrintedCode] = {}
        for row in self.rows:
            found.setdefault(row.key, row)
        return found

    @kept
    def wrong(self) -> list[PrintedCode]:
        """The rows whose name the catalogue does not know for this code, in any year."""
        known = {name_key(entry.name) for entry in self._entries()}
        if not known:
            return []
        return [
            row
            for key, row in self.names.items()
            if key not in known and not any(_is_the_same(key, right) for right in known)
        ]

    def _entries(self) -> Iterator[Entry]:
        now = self.scheme.get(self.code)
        if now:
            yield now
        yield from self.scheme.other_years(self.code)

    def evidence(self, first: Iterable[PrintedCode]) -> tuple[Evidence, ...]:
        """The rows, led by these."""
        leading = [row for lead in first for row in self.rows if row.key == lead.key]
        return tuple(
            row.evidence() for row in (*leading, *(r for r in self.rows if r not in leading))
        )


def _is_the_same(name: str, known: str) -> bool:
    """Whether two keys are one name: without brackets, without 支出 or 费 at the end."""
    if name == known:
        return True
    return _bare(name) == _bare(known)


def _bare(key: str) -> str:
    key = keys.without_brackets(key)
    for ending in _ENDINGS:
        if len(key) > len(ending) + 1 and key.endswith(ending):
            return key[: -len(ending)]
    return key


def codes(dossier: Dossier) -> list[tuple[int, CodeOf]]:
    """Every code of every disclosure."""
    rows: dict[tuple[int, str, str], list[PrintedCode]] = {}
    for index, (dimension, row) in dossier.each(printed_codes):
        rows.setdefault((index, dimension, row.code), []).append(row)
    found: list[tuple[int, CodeOf]] = []
    for (index, dimension, code), own in rows.items():
        disclosure = dossier.disclosures[index]
        of_year = catalogue.functional if dimension == "function" else catalogue.economic
        found.append((index, CodeOf(disclosure, of_year(disclosure.year), code, tuple(own))))
    return found


def printed_codes(disclosure: Disclosure) -> Iterator[tuple[str, PrintedCode]]:
    """The rows with codes and names, with the dimension of their codes."""
    for statement in disclosure.printed_statements:
        form = form_of(disclosure, statement)
        sides = {row.side for row in statement.rows}
        dimensions = {side: _dimension(form, side) for side in sides}
        fixed = {side: dict(fixed_rows(form, side)) for side in sides}
        for row in statement.rows:
            dimension = dimensions[row.side]
            if not row.name or row.name == row.project:
                continue
            if row.code:
                if dimension and _DIGITS.search(row.code):
                    yield dimension, PrintedCode(statement, row, row.account or row.code)
            elif (point := fixed[row.side].get(row.label)) and _DIGITS.fullmatch(
                point.get("function", "")
            ):
                yield "function", PrintedCode(statement, row, point["function"])


def _dimension(form: Form, of_side: str) -> str:
    own = next((side.dimension for side in form.sides if side.id == of_side), form.dimension)
    return own or ""


def _covered(dossier: Dossier) -> Iterator[tuple[int, CodeOf]]:
    """The codes of years that the catalogue covers."""
    return ((index, code) for index, code in dossier.once(codes) if code.scheme.covered)


def _of_another(item: CodeOf, row: PrintedCode) -> Entry | None:
    """The entry of the same level whose name a row prints, near its code first."""
    level = item.scheme.level_of(item.code)
    found = [
        entry
        for entry in item.scheme.by_name(row.name)
        if entry.code != item.code and entry.level == level
    ]
    return max(found, key=lambda entry: keys.same_start(entry.code, item.code), default=None)


def _is_slip(name: str, right: str) -> bool:
    """Whether a name is the right one with a slip: cut, a character lost, added or changed."""
    rest = iter(right)
    if all(character in rest for character in name):
        return True
    return keys.alike(name, right, _ALIKE)


def _message(item: CodeOf, row: PrintedCode) -> str:
    assert item.entry is not None
    titles = dict.fromkeys(r.statement.title for r in item.rows if r.key == row.key)
    first, more = next(iter(titles)), len(titles) - 1
    also = f"等 {more + 1} 张表" if more else ""
    other = _of_another(item, row)
    elsewhere = f"；“{row.name}”是 {other.code} 的名称" if other else ""
    year = item.disclosure.year
    right = f"{year} 年科目名称为“{item.entry.name}”"
    return f"《{first}》{also}科目 {item.code} 印作“{row.name}”，{right}{elsewhere}"


def _sole_wrong(item: CodeOf) -> Iterator[PrintedCode]:
    """The wrong name, where all tables of the disclosure print no other."""
    if len(item.names) == 1:
        yield from item.wrong


@over("F601", _covered)
def name_is_not_the_codes(item: CodeOf) -> Iterator[Flaw]:
    """A name that the code never had, or that is another code's."""
    yield from _misnamed(item, by_a_slip=False)


def _misnamed(item: CodeOf, *, by_a_slip: bool) -> Iterator[Flaw]:
    """The wrong name, where it is the right one with a slip, or where it is not."""
    for row in _sole_wrong(item):
        assert item.entry is not None
        is_slip = _is_slip(row.key, name_key(item.entry.name)) and not _of_another(item, row)
        if item.entry.verified and is_slip == by_a_slip:
            yield _named_wrong(item, row)


def _named_wrong(item: CodeOf, row: PrintedCode) -> Flaw:
    return Flaw(_message(item, row), item.evidence([row]), statement=row.statement.id)


@over("F602", lambda dossier: dossier.once(codes))
def code_has_two_names(item: CodeOf) -> Iterator[Flaw]:
    """The same code under two names in one document."""
    names = item.names
    if len(names) == 1 or _are_one_name(list(names)) or _is_cut(list(names)):
        return
    wrong = item.wrong or list(names.values())[1:]
    printed = "和".join(f"“{row.name}”（《{row.statement.title}》）" for row in names.values())
    yield Flaw(
        f"科目 {item.code} 印有不同的名称：{printed}",
        item.evidence(wrong),
        statement=wrong[0].statement.id,
    )


def _are_one_name(names: list[str]) -> bool:
    return all(_is_the_same(name, names[0]) for name in names[1:])


def _is_cut(names: list[str]) -> bool:
    """Whether all names are beginnings of the longest: cut off at the edge of a cell."""
    longest = max(names, key=len)
    return all(longest.startswith(name) for name in names)


@over("F603", _covered)
def name_has_a_slip(item: CodeOf) -> Iterator[Flaw]:
    """A name with a character lost, added or changed, or cut off."""
    if len(item.names) > 1:
        yield from _cut_off(item)
    else:
        yield from _misnamed(item, by_a_slip=True)


def _cut_off(item: CodeOf) -> Iterator[Flaw]:
    """A name that is the beginning of what another table prints."""
    names = list(item.names)
    if _are_one_name(names) or not _is_cut(names):
        return
    if (longer := _longer_than_the_catalogue(item)) is not None:
        yield _named_wrong(item, longer)
        return
    short = min(item.names.values(), key=lambda row: len(row.key))
    whole = max(item.names.values(), key=lambda row: len(row.key))
    yield Flaw(
        f"《{short.statement.title}》科目 {item.code} 印作“{short.name}”，"
        f"其他表印作“{whole.name}”，名称不全",
        item.evidence([short]),
        statement=short.statement.id,
    )


def _longer_than_the_catalogue(item: CodeOf) -> PrintedCode | None:
    """The row whose name has more than the classification's, where the others print that."""
    if item.entry is None or not item.entry.verified or len(item.wrong) != 1:
        return None
    (row,) = item.wrong
    return row if len(row.key) > len(name_key(item.entry.name)) else None


class DefectiveCode(msgspec.Struct, frozen=True):
    """A code that is no code as printed, and the rows that print it."""

    rows: tuple[PrintedCode, ...]


def _all_codes(dossier: Dossier) -> Iterator[tuple[int, DefectiveCode]]:
    found: dict[tuple[int, str, str], list[PrintedCode]] = {}
    for index, (_, row) in dossier.each(printed_codes):
        if row.row.code:
            found.setdefault((index, row.row.code, row.row.name), []).append(row)
    for (index, _, _), rows in found.items():
        yield index, DefectiveCode(tuple(rows))


@over("F604", _all_codes)
def code_is_misprinted(item: DefectiveCode) -> Iterator[Flaw]:
    """A code with too few or too many digits."""
    row = item.rows[0].row
    if row.account.endswith(row.code) and len(row.code) == _PART_DIGITS:
        return  # 208, 05, 2080505: a way of printing
    if row.account or catalogue.level_of(row.code) is None:
        meant = f"，按上下行应为 {row.account}" if row.account else ""
        title = item.rows[0].statement.title
        yield Flaw(
            f"《{title}》“{row.name}”的科目编码印作“{row.code}”，不是类、款、项编码{meant}",
            tuple(one.evidence() for one in item.rows),
            statement=item.rows[0].statement.id,
        )


class Codes(msgspec.Struct, frozen=True):
    """The codes of one disclosure that a hint is about."""

    items: tuple[CodeOf, ...]


def _by_disclosure(dossier: Dossier) -> Iterator[tuple[int, Codes]]:
    found: dict[int, list[CodeOf]] = {}
    for index, item in _covered(dossier):
        found.setdefault(index, []).append(item)
    for index, items in found.items():
        yield index, Codes(tuple(items))


def _hint(items: list[CodeOf], what: str) -> Iterator[Flaw]:
    if items:
        told = "、".join(f"{item.code} {item.rows[0].name}" for item in items)
        yield Flaw(
            f"{what}：{told}",
            tuple(row.evidence() for item in items for row in item.rows),
            statement=items[0].rows[0].statement.id,
        )


@over("F605", _by_disclosure)
def code_is_unknown(item: Codes) -> Iterator[Flaw]:
    """Codes that the catalogue has in no year; it is not complete."""
    unknown = [
        code
        for code in item.items
        if catalogue.level_of(code.code) and code.entry is None and not _misprint_of(code)
    ]
    yield from _hint(unknown, "以下编码不在收录的科目中，请核对当年《政府收支分类科目》")


@over("F606", _covered)
def code_is_a_slip_away(item: CodeOf) -> Iterator[Flaw]:
    """An unknown code whose name is that of a code one digit away."""
    if item.entry is None and (meant := _misprint_of(item)):
        row = item.rows[0]
        yield Flaw(
            f"《{row.statement.title}》列有没有收录的编码 {item.code}，"
            f"“{row.name}”的编码是 {meant.code}",
            item.evidence([row]),
            statement=row.statement.id,
        )


def _misprint_of(item: CodeOf) -> Entry | None:
    if catalogue.level_of(item.code) is None:
        return None
    for entry in item.scheme.suggest(item.code):
        if len(entry.code) == len(item.code) and name_key(entry.name) in item.names:
            return entry
    return None


@over("F607", _by_disclosure)
def name_differs_from_an_unchecked_row(item: Codes) -> Iterator[Flaw]:
    """Names that differ from rows of the catalogue which were never checked."""
    doubtful = [
        code
        for code in item.items
        if code.entry and not code.entry.verified and list(_sole_wrong(code))
    ]
    yield from _hint(doubtful, "以下科目的名称与收录的名称不同，请核对当年《政府收支分类科目》")


@over("F608", _covered)
def code_is_in_another_budgets_table(item: CodeOf) -> Iterator[Flaw]:
    """A 款 or 项 of the general budget in a fund's table, or the other way round."""
    entry = item.entry
    if entry is None or not entry.verified or len(item.code) == 3 or not entry.budget:
        return
    own = {"government_fund": "government_fund", "state_capital": "state_capital"}
    for row in item.rows:
        table = own.get(row.statement.id) or (
            "general" if row.statement.id == "general_budget_expenditure" else ""
        )
        if table and entry.scheme == "functional" and entry.budget != table:
            belongs = _BUDGETS.get(entry.budget, "一般公共")
            yield Flaw(
                f"《{row.statement.title}》列有 {item.code} {row.name}，这是{belongs}预算的科目",
                (row.evidence(),),
                statement=row.statement.id,
            )
