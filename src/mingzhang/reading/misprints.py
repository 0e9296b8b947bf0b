"""Tables that a misprint in their own head has put into a disclosure of their own.

A source can hold several disclosures, and what tells them apart are agency and year in the
heads of the tables. One wrong figure there would make a disclosure of a single table, and a
hole in the one that it belongs to. Where a few tables differ from another part in nothing but
a code, a year, or one character of the name, and are just what that part lacks, they are its
tables. What their heads print is kept with them, and told.
"""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang import keys
from mingzhang.disclosure import Problem
from mingzhang.reading import names
from mingzhang.reading.part import Part

_FEW = 2
"""Tables that one misprint each may have in the same way."""


def mended(parts: Sequence[Part]) -> tuple[list[Part], list[Problem]]:
    """The parts with such tables where they belong, and what is to be told of them."""
    whole = list(parts)
    problems: list[Problem] = []
    for stray in parts:
        for part in sorted(whole, key=lambda part: -len(part.tables)):
            if part is stray or not (what := _misprint(stray, part)):
                continue
            message = _message(stray, part, what)
            problems += [Problem("ambiguous", message, table.where) for table in stray.tables]
            _take(part, stray)
            whole.remove(stray)
            break
    return whole, problems


def _take(part: Part, stray: Part) -> None:
    part.tables += stray.tables
    part.packs.update(stray.packs)
    part.front += stray.front
    part.contents += stray.contents
    part.undecided |= stray.undecided
    part.narrative += stray.narrative
    part.has_narrative = part.has_narrative or stray.has_narrative


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
    titles = "、".join(f"《{table.title}》" for table in stray.tables)
    return (
        f"{titles}表头的{what}印作“{printed}”，其他表是“{others}”，"
        "其余都相同，按同一份公开文件读取；请核对原件"
    )
