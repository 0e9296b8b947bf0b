"""Target tables of one project each, as provinces other than Hebei print them.

Above stand labels with their contents (项目名称, 年度资金总额, 年度总体目标), below the indicators
under 一级指标, 二级指标, 三级指标, 指标值, in columns as each place has them. Unlike Hebei's tables
most do not say on what a target rests (指标值确定依据); those that do have labels of their own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from mingzhang import amounts
from mingzhang.disclosure import Problem, Project
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.projects.labels import label_key, labels, tidy
from mingzhang.reading.projects.listed import (
    OF_INDICATOR,
    Draft,
    Group,
    indicators,
    project,
    role_of,
    take,
    told_left_out,
    unit_above,
)
from mingzhang.reading.tables.header_words import paths

_LEVELS = frozenset({"level1", "level2", "level3"})
_HEADER_WITHIN = 40
_FEWEST = 2
_UNIT = re.compile(r"\((?:单位:)?(?P<unit>[百千万亿]{0,2}元)\)$")
_YEAR = re.compile(r"^20\d\d年度?")
"""Before a label: 2025年预算（万元）."""

_BASIS = frozenset("确定依据")
_NO_PLACE = "untold"
_GROUP = "group"

Piece = tuple[Grid, str]
"""The rows of one project, and the money unit above them."""


def divided(blocks: Sequence[Block]) -> tuple[list[Piece], list[Block]]:
    """The tables of single projects, each with its money unit, and all other blocks."""
    found: list[Piece] = []
    rest: list[Block] = []
    begun: Piece | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            rest.append(block)
            continue
        unit = unit_above(blocks, index)
        if begun and (whole := _completed(begun[0], block)):
            rest.remove(begun[0]) if begun[0] in rest else None
            found.append((whole, begun[1]))
            begun = None
        elif pieces := _pieces(block):
            found += [(piece, unit) for piece in pieces if _header(piece) is not None]
            begun = (pieces[-1], unit) if _header(pieces[-1]) is None else None
            rest += pieces[-1:] if begun else []
        elif found and _goes_on(found[-1][0], block):
            whole, unit = found[-1]
            found[-1] = (Grid(whole.rows + block.rows), unit)
        else:
            rest.append(block)
            begun = (block, unit) if _begins(block) else None
    return found, rest


def _begins(grid: Grid) -> bool:
    """Whether a grid names a project, and its indicators can stand on the next page."""
    return _header(grid) is None and any(map(_names_project, grid.rows))


def _completed(above: Grid, grid: Grid) -> Grid | None:
    """A table that a page break cuts above its indicators; None where these are not its parts."""
    if _header(grid) is None:
        return None
    if grid.where.page != above.where.page + 1 or any(map(_names_project, grid.rows)):
        return None
    width = max(above.width, grid.width)
    rows = (*above.rows, *grid.rows)
    whole = Grid(tuple((*row, *[Cell("", row[0].where)] * (width - len(row))) for row in rows))
    return whole if _is_single(whole) else None


def _goes_on(above: Grid, grid: Grid) -> bool:
    """Whether a grid is the rest of the one above, on the next page."""
    last = above.rows[-1][0].where.page
    return (
        grid.where.page == last + 1
        and grid.width == above.width
        and not any(_field(cell.text) for cell in grid.rows[0] if cell.text)
    )


def _pieces(grid: Grid) -> list[Grid]:
    """The tables of a grid, in which several can follow one another; none where it has others."""
    starts = [number for number, row in enumerate(grid.rows) if _names_project(row)]
    if not starts:
        return []
    heads = [0, *(start for start in starts[1:] if _has_header(grid.rows[:start]))]
    ends = [*heads[1:], len(grid.rows)]
    found = [Grid(grid.rows[start:end]) for start, end in zip(heads, ends, strict=True)]
    whole = found[:-1] if len(found) > 1 and _begins(found[-1]) else found
    return found if all(map(_is_single, whole)) else []


def _is_single(grid: Grid) -> bool:
    head = _header(grid)
    if head is None:
        return False
    roles = {role_of((cell.text,)) for cell in grid.rows[head] if cell.text}
    own = any(_names_project(row) for row in grid.rows[:head])
    rests = "basis" in roles or any(_is_nearly_basis(cell.text) for cell in grid.rows[head])
    is_in_hebei = rests and not _is_labelled_elsewhere(grid.rows[:head])
    return own and not is_in_hebei and bool({"value", "symbol"} & roles)


def _is_labelled_elsewhere(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether labels that Hebei's tables have not stand above the indicators."""
    printed = {cell.text for row in rows for cell in row if cell.text}
    others = {text for text in printed if _field(text) and not labels().field(text)[0]}
    return len(others) >= _FEWEST


def _is_nearly_basis(text: str) -> bool:
    """Whether a header's word is 指标值确定依据 with a slip: 指标确值定依据."""
    return len(_BASIS & {*text}) >= len(_BASIS) - 1


def _names_project(row: Sequence[Cell]) -> bool:
    printed = [cell.text for cell in row if cell.text]
    return len(printed) > 1 and any(_field(text) == "name" for text in printed[:-1])


def _has_header(rows: Sequence[Sequence[Cell]]) -> bool:
    return any(_is_header(row) for row in rows)


def _header(grid: Grid) -> int | None:
    """The row in which the levels of indicators are named."""
    rows = enumerate(grid.rows[:_HEADER_WITHIN])
    return next((number for number, row in rows if _is_header(row)), None)


def _is_header(row: Sequence[Cell]) -> bool:
    roles = {role_of((cell.text,)) for cell in row if cell.text}
    return len(roles & _LEVELS) >= _FEWEST


def _key(text: str) -> str:
    return _UNIT.sub("", _YEAR.sub("", label_key(text))).strip(":")


def _field(text: str) -> str:
    """What a label stands before; "" for a content."""
    return labels().single.get(_key(text), "")


def read_single(grid: Grid, unit: str, number: int) -> tuple[Project, list[Problem]]:
    """The project of one table."""
    head = _header(grid)
    assert head is not None
    draft = Draft({"name": ""}, {}, grid.where)
    problems = list(_fields(grid.rows[:head], draft))
    below = head + 1
    while below < len(grid.rows) and _is_subheader(grid.rows[below]):
        below += 1
    above = paths(grid.rows[head:below], grid.width)
    columns = {
        role: place
        for place, path in reversed(list(enumerate(above)))
        if (role := role_of(path)) in OF_INDICATOR
    }
    if "level3" not in columns and "description" in columns:
        columns["level3"] = columns.pop("description")  # 指标内容 is all that names an indicator
    group = Group("", "", columns)
    page = grid.where.page
    left_out: dict[str, None] = {}
    for row in grid.rows[below:]:
        found = list(indicators(row, (group,), draft))
        take(draft, found, at_seam=row[0].where.page != page)
        page = row[0].where.page
        if found:
            unused = _unused(row, {*columns.values()})
            left_out |= {tidy(above[place][-1]): None for place in unused if above[place]}
        elif said := [tidy(cell.text) for cell in row if cell.text]:
            message = f"不知道属于哪个指标，没有读取：{'，'.join(said)}；请对照原件"
            problems.append(Problem("unrecognised", message, row[0].where))
    problems += told_left_out(left_out, grid.rows[head][0].where)
    money = unit or next((u for row in grid.rows[:head] for u in map(_unit_in, row) if u), "")
    return project(number, draft, money), problems


def _unused(row: Sequence[Cell], used: set[int]) -> Iterator[int]:
    return (place for place, cell in enumerate(row) if cell.text and place not in used)


def _unit_in(cell: Cell) -> str:
    match = _UNIT.search(label_key(cell.text))
    return match["unit"] if match and _field(cell.text) else ""


def _is_subheader(row: Sequence[Cell]) -> bool:
    """符号, 值, 单位 below 指标值."""
    printed = [role_of((cell.text,)) for cell in row if cell.text]
    return len(printed) > 1 and all(role in OF_INDICATOR for role in printed)


def _fields(rows: Sequence[Sequence[Cell]], draft: Draft) -> Iterator[Problem]:
    """What stands above the indicators, label by label."""
    role = ""
    untold: list[str] = []
    for row in rows:
        printed = [cell for cell in row if cell.text]
        for cell, after in itertools.zip_longest(printed, printed[1:]):
            field = _field(cell.text)
            if field == _GROUP and after and amounts.is_amount(after.text):
                field = "budget"
            if field and field != _GROUP:
                role = field
                if field == _NO_PLACE:
                    untold.append(tidy(cell.text))
            elif not field and role and role != _NO_PLACE:
                _add(draft, role, cell)
            elif not field and not role:
                message = f"不知道属于哪一栏，没有读取：{tidy(cell.text)}；请对照原件"
                yield Problem("unrecognised", message, cell.where)
    if untold:
        said = "、".join(f"“{label}”" for label in untold)
        message = f"项目绩效目标表的{said}不在数据里，没有读取；请对照原件"
        yield Problem("unrecognised", message, rows[0][0].where)


def _add(draft: Draft, role: str, cell: Cell) -> None:
    before = draft.texts.get(role, "")
    draft.texts[role] = f"{before} {tidy(cell.text)}".strip()
    draft.places.setdefault(role, cell.where)
