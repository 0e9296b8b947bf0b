"""The units that a narrative says are in the disclosure, where no pack has a table of them.

纳入部门决算编制范围的单位 stand in a table of their names, or in a numbered list below a
sentence that announces them. What is no name of a unit ends the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang import keys
from mingzhang.disclosure import Organisation
from mingzhang.reading import titles
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph
from mingzhang.reading.tables.headers import label_key

_ANNOUNCES = re.compile(
    r"(?:纳入|列入|编制范围|汇总范围|[预决]算单位|下属单位|所属单位|独立核算).{0,60}(?:单位|包括|如下|是|有|为|:)"
)
_ITEM = re.compile(r"(?:\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\)?[.、．)]\s*)(?P<name>.+)")
_NAMES = frozenset(
    {"单位名称", "名称", "预算单位", "预算单位名称", "决算单位", "决算单位名称", "部门名称"}
    | {"部门(单位)名称", "单位全称", "单位"}
)
_NATURES = frozenset(
    {"单位性质", "单位类型", "性质", "单位类别", "类型", "预算单位性质", "单位基本性质"}
)
_RANKS = frozenset({"单位规格", "规格", "级别", "单位级别", "预算级次"})
_FUNDING = frozenset(
    {"经费保障形式", "经费来源", "经费形式", "经费供给方式", "资金来源", "经费供应方式"}
)
_MOST_COLUMNS = 6


def units(blocks: Sequence[Block]) -> list[Organisation]:
    """The units, in printed order; none where the narrative lists none."""
    for index, block in enumerate(blocks):
        if isinstance(block, Grid) and (found := list(_in_table(block))):
            return found
        if isinstance(block, Paragraph) and _ANNOUNCES.search(keys.fold(block.text)):
            listed = _in_list(blocks[index + 1 :])
            if listed:
                return listed
    return []


def _in_table(grid: Grid) -> Iterator[Organisation]:
    """The rows of a narrow table with a column of names, in which nothing is an amount."""
    head = [label_key(cell.text) for cell in grid.rows[0]]
    name = next((place for place, text in enumerate(head) if text in _NAMES), None)
    if name is None or len(head) > _MOST_COLUMNS or len(grid.rows) < 2:
        return
    rows = [row for row in grid.rows[1:] if len(row) > name and row[name].text]
    known = sum(titles.is_agency(row[name].text) for row in rows)
    if 2 * known < len(rows) or any(map(_has_amount, rows)):
        return
    for row in rows:
        yield Organisation(
            name=keys.tidy(row[name].text),
            nature=_under(row, head, _NATURES),
            rank=_under(row, head, _RANKS),
            funding=_under(row, head, _FUNDING),
            where=row[name].where,
        )


def _has_amount(row: Sequence[Cell]) -> bool:
    return any(re.fullmatch(r"[\d,]+\.\d+", keys.fold(cell.text)) for cell in row)


def _under(row: Sequence[Cell], head: Sequence[str], labels: frozenset[str]) -> str:
    texts = [cell.text for cell, label in zip(row, head, strict=False) if label in labels]
    return keys.tidy(texts[0]) if texts else ""


def _in_list(blocks: Sequence[Block]) -> list[Organisation]:
    """The numbered names directly below the sentence that announces them."""
    found: list[Organisation] = []
    for block in blocks:
        match = _ITEM.fullmatch(block.text.strip()) if isinstance(block, Paragraph) else None
        name = keys.tidy(match["name"]).rstrip("。；;，,") if match else ""
        if not name or not titles.is_agency(name):
            break
        found.append(Organisation(name=name, nature="", rank="", funding="", where=block.where))
    return found if len(found) > 1 else []
