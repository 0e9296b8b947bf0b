"""Tables that a misprint in their own head has put into a disclosure of their own.

A source can hold several disclosures, and what tells them apart are agency and year in the
heads of the tables. One wrong figure there would make a disclosure of a single table, and a
hole in the one that it belongs to. Where a few tables differ from another part in nothing but
a code, a year, or one character of the name, and are just what that part lacks, they are its
tables. So is a table that stands between two tables of a part and is what that part lacks,
whoever its head names. What their heads print is kept with them, and told.
"""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang import keys
from mingzhang.disclosure import Problem
from mingzhang.reading import names
from mingzhang.reading.part import Part, TablePart

_FEW = 2
"""Tables that one misprint each may have in the same way."""


def mended(parts: Sequence[Part], tables: Sequence[TablePart]) -> tuple[list[Part], list[Problem]]:
    """The parts with such tables where they belong, and what is to be told of them.

    `tables` are those of all parts as they come in the source.
    """
    problems = _put_back(parts, tables)
    whole = [part for part in parts if part.tables or part.narrative]
    for stray in tuple(whole):
        for part in sorted(whole, key=lambda part: -len(part.tables)):
            if part is stray or not (what := _misprint(stray, part)):
                continue
            message = _message(stray, part, what)
            problems += [Problem("ambiguous", message, table.where) for table in stray.tables]
            part.take_over(stray)
            whole.remove(stray)
            break
    return whole, problems


def _put_back(parts: Sequence[Part], tables: Sequence[TablePart]) -> list[Problem]:
    """Move tables that stand in the middle of another part, which lacks just them."""
    problems: list[Problem] = []
    owners = {id(table): part for part in parts for table in part.tables}
    for before, table, after in zip(tables, tables[1:], tables[2:], strict=False):
        own, around = owners[id(table)], owners[id(before)]
        if own is around or owners[id(after)] is not around or not _lacks(around, own, table):
            continue
        if differing := _printed_otherwise(table, around):
            own.tables.remove(table)
            around.tables.append(table)
            owners[id(table)] = around
            if not own.tables:
                around.take_over(own)
                own.narrative = []
            problems.append(Problem("ambiguous", _told([table], *differing), table.where))
    return problems


def _lacks(around: Part, own: Part, table: TablePart) -> bool:
    """Whether a table fills a hole there and leaves none where it is."""
    if around.scope and own.scope and around.scope != own.scope:
        return False
    if any(other.form == table.form for other in around.tables):
        return False
    return len(own.tables) == 1 or any(
        other.form == table.form for other in own.tables if other is not table
    )


def _printed_otherwise(table: TablePart, part: Part) -> tuple[str, str, str] | None:
    """What its head prints otherwise than a part, as it prints it, and as the part does."""
    meta = table.meta
    if meta.name and part.name and keys.fold(meta.name) != keys.fold(part.name):
        return "名称", keys.tidy(meta.name), keys.tidy(part.name)
    if meta.code and part.code and meta.code != part.code:
        return "编码", meta.code, part.code
    if meta.year and part.year and meta.year != part.year:
        return "年度", str(meta.year), str(part.year)
    return None


def _misprint(stray: Part, part: Part) -> str:
    """In what the head of a few tables differs from the part that lacks them; "" for no case.

    The narrative follows the last part of its agency, be it the stray: then the other has none.
    """
    if (stray.narrative and part.narrative) or not 0 < len(stray.tables) <= _FEW < len(part.tables):
        return ""
    if stray.scope and part.scope and stray.scope != part.scope:
        return ""
    if {table.form for table in stray.tables} & {table.form for table in part.tables}:
        return ""
    differing = [what for what, differs in _differences(stray, part).items() if differs]
    if differing == ["名称"] and not _is_same_agency(stray, part):
        return ""
    return differing[0] if len(differing) == 1 else ""


def _differences(stray: Part, part: Part) -> dict[str, bool]:
    return {
        "编码": bool(stray.code and part.code and stray.code != part.code),
        "年度": bool(stray.year and part.year and stray.year != part.year),
        "名称": not names.may_be_one(stray.name, part.name),
    }


def _is_same_agency(stray: Part, part: Part) -> bool:
    by_code = bool(stray.code) and stray.code == part.code
    return by_code or names.is_misprint(stray.name, part.name)


def _message(stray: Part, part: Part, what: str) -> str:
    printed = {"编码": stray.code, "年度": str(stray.year), "名称": keys.tidy(stray.name)}[what]
    others = {"编码": part.code, "年度": str(part.year), "名称": keys.tidy(part.name)}[what]
    return _told(stray.tables, what, printed, others)


def _told(tables: Sequence[TablePart], what: str, printed: str, others: str) -> str:
    titles = "、".join(f"《{table.title}》" for table in tables)
    return (
        f"{titles}表头的{what}印作“{printed}”，其他表是“{others}”，按同一份公开文件读取；请核对原件"
    )
