"""Pieces that a wrong word in their own title has made into a disclosure of their own.

Title and table heads tell the disclosures of a source apart. Last year's figure in the title
of the narrative would leave tables without words and words without tables; 单位 in the title
of one table of a department would leave a hole and a disclosure of one table. Where a piece
differs in one thing only and is just what its neighbour lacks, it belongs there. What it
prints is kept: the titles stand in the disclosure as they are. Two pieces of one agency with
other tables and other sections, which no source of two disclosures has, are one, too. A
disclosure is of the year that its headings, heads and text name, and not of one that a
single title names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mingzhang import forms, keys
from mingzhang.disclosure import Scope
from mingzhang.reading import headings, names, outline
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.part import Part

_FEW = 2
"""Tables that one misprint each may have in the same way."""

_OFTEN = 3
"""How often a year is named for each time of the title's before it counts more."""

_DATED = re.compile(r"20\d\d年?度?")
_MONEY = re.compile(r"\d\s*[百千万亿]*元")
_YEAR = re.compile(r"(?<![较比与同和至从到、\d])20\d\d(?=年)")
_SPOKEN_YEAR = re.compile(rf"{_YEAR.pattern}(?!年\d)")
"""No month: projects are applied for in the year before."""

_OWN_YEAR = re.compile(
    r"(?<![较比与同和至从到、\d])(20\d\d)年度?(?:(?:部门|单位)?[预决]算|[,，](?:我|本)(?:部门|单位))"
)


def mended(parts: Sequence[Part]) -> list[Part]:
    """The parts with such pieces where they belong."""
    whole = list(parts)
    are_halves = len(parts) == 2  # tables without words, and words without tables
    for stray in parts:
        near = sorted(whole, key=lambda part: abs(parts.index(part) - parts.index(stray)))
        for part in near:
            if part is not stray and _belongs(stray, part, alone=are_halves):
                if stray.year and part.year and stray.year != part.year:
                    part.year = _commoner_year(part, stray)
                if stray.scope and part.scope and stray.scope != part.scope:
                    part.scope = _commoner_scope(part, stray)
                _join(part, stray, follows=parts.index(stray) > parts.index(part))
                whole.remove(stray)
                break
    for part in whole:
        part.year = _year_named(part)
    return whole


def _year_named(part: Part) -> int:
    """The year that is named again and again, where the title's is named far less often.

    Years above the tables count for themselves: a text can be last year's as a whole.
    """
    heads = Counter(table.meta.year for table in part.tables if table.meta.year)
    if not part.year or heads[part.year] >= _OFTEN:
        return part.year
    lines = [*part.front, *part.contents, *part.narrative]
    text = "\n".join(keys.fold(line.text) for line in lines if isinstance(line, Paragraph))
    for pattern in (_OWN_YEAR, _SPOKEN_YEAR):
        named = heads + Counter(map(int, pattern.findall(text)))
        year, times = named.most_common(1)[0] if named else (part.year, 0)
        if times >= _OFTEN * max(1, named[part.year]):
            return year
    return part.year


def _commoner_year(part: Part, stray: Part) -> int:
    """The year that table heads, headings and text name more often; the tables' own of equals."""
    lines = [
        *(f"{table.meta.year}年" for table in part.tables),
        *(line.text for own in (part, stray) for line in (*own.front, *own.contents)),
        *(b.text for own in (part, stray) for b in own.narrative if isinstance(b, Paragraph)),
    ]
    named = Counter(int(year) for line in lines for year in _YEAR.findall(keys.fold(line)))
    return max((part.year, stray.year), key=named.__getitem__)


def _commoner_scope(part: Part, stray: Part) -> Scope | None:
    """The scope of the piece with more tables and more of the narrative."""
    return max((part, stray), key=lambda own: (len(own.tables), len(own.narrative))).scope


def _join(part: Part, stray: Part, *, follows: bool) -> None:
    """Add a piece to the part that it belongs to, its narrative before or behind its own."""
    if follows:
        part.take_over(stray)
        return
    narrative = [*stray.narrative, *part.narrative]
    part.take_over(stray)
    part.narrative = narrative


def _belongs(stray: Part, part: Part, *, alone: bool) -> bool:
    return (
        _completes(stray, part)
        or _is_its_narrative(stray, part, alone=alone)
        or _is_its_table(stray, part)
        or _is_its_start(stray, part)
        or _is_its_first_table(stray, part)
    )


def _completes(stray: Part, part: Part) -> bool:
    """Whether two pieces of one agency, the smaller one first, have nothing in common.

    A source with two disclosures, of two years or of a department and a unit, has tables or
    sections of the same kind in both.
    """
    *_, agency = _differences(stray, part)
    if agency or _size(stray) > _size(part) or not _is_one_stage(stray, part):
        return False
    if {table.form for table in stray.tables} & {table.form for table in part.tables}:
        return False
    return not _sections(stray) & _sections(part)


def _size(part: Part) -> tuple[int, int]:
    return len(part.tables), len(part.narrative)


def _is_one_stage(stray: Part, part: Part) -> bool:
    """Whether the tables that they have are all of budgets, or all of final accounts."""
    stages = [
        {forms.pack(pack_id).stage for pack_id in own.packs} for own in (stray, part) if own.packs
    ]
    return not stages or bool(set.intersection(*stages))


def _sections(part: Part) -> set[str]:
    """What the sections of its narrative are called, without years."""
    found = {
        heading.title
        for heading in outline.headings(part.narrative).values()
        if heading and heading.title
    }
    found |= {
        heading.title
        for block in part.narrative
        if isinstance(block, Paragraph) and (heading := headings.bare_heading(block.text))
    }
    return {_DATED.sub("", keys.fold(title)) for title in found}


def _is_its_start(stray: Part, part: Part) -> bool:
    """Duties and organisation without a figure, beside all the rest under another year's title."""
    if stray.tables or not (stray.narrative and part.tables) or _speaks_of_money(stray):
        return False
    return _differences(stray, part) == (False, True, False)


def _is_its_narrative(stray: Part, part: Part, *, alone: bool) -> bool:
    """A narrative without tables, beside tables without one that speaks of money.

    Where there is nothing else in the source, both titles can be wrong: one in the year, the
    other in the scope.
    """
    if stray.tables or not (stray.narrative and part.tables) or _speaks_of_money(part):
        return False
    scope, year, agency = _differences(stray, part)
    return scope + year + agency <= 1 or (alone and not agency)


def _speaks_of_money(part: Part) -> bool:
    """Whether a narrative is more than duties and organisation, which stand before the tables."""
    return any(_MONEY.search(b.text) for b in part.narrative if isinstance(b, Paragraph))


def _is_its_table(stray: Part, part: Part) -> bool:
    """A few tables whose titles say the other scope, and which the part lacks.

    Or one with another agency above it; or with another year, and the rest of the narrative below.
    """
    if not 0 < len(stray.tables) <= _FEW < len(part.tables):
        return False
    if {table.form for table in stray.tables} & {table.form for table in part.tables}:
        return False
    scope, year, agency = _differences(stray, part)
    if stray.narrative or year:
        is_of_its_year = _commoner_year(part, stray) == part.year
        return year and is_of_its_year and not (scope or agency)
    is_coded = bool(stray.code or part.code)
    return scope != agency and not (agency and (is_coded or len(stray.tables) > 1))


def _is_its_first_table(stray: Part, part: Part) -> bool:
    """The first table with another agency above it, behind words that name the part's agency."""
    if len(stray.tables) != 1 or len(part.tables) <= _FEW or stray.code or part.code:
        return False
    if stray.tables[0].form in {table.form for table in part.tables}:
        return False
    if _differences(stray, part) != (False, False, True) or not (stray.name and part.name):
        return False
    lines = [*stray.front, *stray.contents, *stray.narrative]
    text = keys.fold("\n".join(line.text for line in lines if isinstance(line, Paragraph)))
    own, other = text.count(keys.fold(part.name)), text.count(keys.fold(stray.name))
    return own >= _OFTEN * max(1, other)


def _differences(stray: Part, part: Part) -> tuple[bool, bool, bool]:
    """Whether scope, year and agency differ, as far as both print them."""
    scope = bool(stray.scope and part.scope and stray.scope != part.scope)
    year = bool(stray.year and part.year and stray.year != part.year)
    code = bool(stray.code and part.code and stray.code != part.code)
    return scope, year, code or not names.may_be_one(stray.name, part.name)
