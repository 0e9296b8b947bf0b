"""Year, scope and agency of a disclosure whose table heads do not state them.

They stand on the cover, in headings (第二部分 2023年度部门决算表, 云溪市档案局概况), in the table
of contents, and at last in the file's name. Only what these say with one voice is taken over,
and what rests on the file's name alone is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import msgspec

from mingzhang import keys
from mingzhang.disclosure import SCOPES, Problem, Scope
from mingzhang.reading import titles
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.headings import PART
from mingzhang.reading.part import Part
from mingzhang.reading.signs import Meta
from mingzhang.reading.tables.headers import header_rows

_BUDGET = re.compile(
    r"(?P<year>20\d\d)年?度?[^。,;]{0,30}?(?P<scope>部门|单位)?(?:(?:收支|项目)?(?:预|决|预决)算|(?:项目|整体)支出绩效)"
)
_ABOUT = re.compile(
    rf"(?:{PART}|[一二三四五六七八九十]、)?(?P<name>.{{3,30}}?)"
    r"(?:(?:基本)?概况|主要职[能责]|机构设置)"
)
_COLUMN = re.compile(r"(?P<year>20\d\d)年?度?(?:预算数?|决算数?|预算金额|部门预算数?)")
_LONGEST = 60


def complete(part: Part, source: str) -> list[Problem]:
    """Fill in what a part does not know yet; `source` is its file's name, "" where it has more."""
    said = _profile(list(_headings(part)))
    part.learn(said.scope, _lacking(part, said.meta), part.where)
    if not part.year and (year := _year_of_columns(part)):
        part.year = year
        message = f"没有写明年度，按表头的“{year}年”读取；请核对"
        return [Problem("ambiguous", message, part.where), *_from_file_name(part, source)]
    return _from_file_name(part, source)


def _year_of_columns(part: Part) -> int:
    """The latest year whose amounts the columns say they show: 2023年预算数 | 2024年预算数."""
    years = {
        int(match["year"])
        for table in part.tables
        for grid in table.grids
        for row in grid.rows[: header_rows(grid)]
        for cell in row
        if (match := _COLUMN.fullmatch(keys.fold(cell.text)))
    }
    return max(years, default=0)


def _from_file_name(part: Part, source: str) -> list[Problem]:
    if not source or (part.year and part.name):
        return []
    name = PurePosixPath(source).stem
    of_file = _profile([name])
    lacking = _lacking(part, of_file.meta)
    part.learn(of_file.scope, lacking, part.where)
    taken = [f"{lacking.year} 年"] if lacking.year else []
    taken += [f"“{lacking.name}”"] if lacking.name else []
    if not taken:
        return []
    message = f"文中没有写明，按文件名“{name}”读作{'、'.join(taken)}；请核对"
    return [Problem("ambiguous", message, part.where)]


class _Said(msgspec.Struct, frozen=True):
    """What some lines say of a document."""

    scope: Scope | None
    meta: Meta


def _headings(part: Part) -> Iterator[str]:
    """The lines that name the document or its parts."""
    for block in (*part.front, *part.contents, *part.narrative):
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST and "。" not in block.text:
            yield block.text


def _profile(lines: Sequence[str]) -> _Said:
    keys_of = [titles.dated(keys.fold(line)) for line in lines]
    found = [match for key in keys_of for match in _BUDGET.finditer(key)]
    years = {int(match["year"]) for match in found}
    scopes = {SCOPES[match["scope"]] for match in found if match["scope"]}
    names = set(filter(None, map(_agency_in, lines)))
    return _Said(
        scope=scopes.pop() if len(scopes) == 1 else None,
        meta=Meta(
            name=names.pop() if len(names) == 1 else "",
            year=years.pop() if len(years) == 1 else 0,
        ),
    )


def _agency_in(line: str) -> str:
    if name := titles.agency_in(line):
        return name
    match = _ABOUT.fullmatch(keys.tidy(line).replace(" ", ""))
    return match["name"] if match and titles.is_agency(match["name"]) else ""


def _lacking(part: Part, meta: Meta) -> Meta:
    return Meta(name="" if part.name else meta.name, year=0 if part.year else meta.year)
