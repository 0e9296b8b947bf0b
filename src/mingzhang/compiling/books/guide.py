"""The first sheet of a budget book: how it is filled in, with examples; it is not read."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from mingzhang.compiling.book import FIGURE_NAMES, Book
from mingzhang.compiling.books.sheets import CHECKS, sheet, sheets
from mingzhang.compiling.narrative import explained
from mingzhang.declared import declared
from mingzhang.forms import pack

GUIDE = "填写说明"

_STEPS = (
    "先填“封面”。橙色标题的必填，蓝色标题的按需要填；下拉的格子请从列表里选，科目也可以只填编码。"
    "把鼠标停在标题上，有这一栏的说明。",
    "金额都用元，只填在“基本支出”和“项目”两张表里。公开的九张表、合计和说明里的数都由它们算出，"
    "不用另填，也就不会对不上。",
    "每个项目的目标和指标，按项目编码填在“绩效目标”“绩效指标”里；买东西的，再填“采购”。",
    "“上年数”填上年预算数，没有发生的填 0；由上年底册生成的（mz book next）已经填好。",
    "“文字”写算不出来的话：职责必写；{explained}与上年不同的，各写一条增减原因，"
    "写清是什么事、为什么，“无”“略”“工作需要”不算。",
    "涉密项目在“项目”表的“涉密”一栏选“是”：金额计入合计，内容不公开；项目名称请用可以公开的名称。",
    "填好后看“{checks}”表，结论都是“无误”，再运行：mz book check 底册.xlsx，"
    "它逐格指出还要改什么；然后 mz compile 底册.xlsx -o 编。",
)
_OF_A_DEPARTMENT = (
    "这是部门自己的底册：填“封面”“文字”“所属单位”“部门绩效目标”。"
    "各单位（包括本级）另填自己的底册，一起编制。"
)
_WIDTH = 14
"""Columns that the steps stand across."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of a sheet as they are filled in."""

    sheet: str
    rows: tuple[dict[str, str], ...]


class _Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    example: tuple[Example, ...]


@cache
def examples() -> tuple[Example, ...]:
    """The examples, in the order of the sheets."""
    return declared("mingzhang.compiling.books", "examples.toml", _Declared).example


def write_guide(workbook: Any, page: Any, book: Book) -> None:
    """The steps, what each sheet holds, and examples."""
    base = {"font_name": "宋体", "font_size": 11, "font_scheme": "", "valign": "vcenter"}
    edge = {**base, "border": 1, "border_color": "#A6A6A6", "text_wrap": True}
    plain = workbook.add_format({**base, "text_wrap": True})
    title = workbook.add_format({**base, "bold": True, "font_size": 16})
    part = workbook.add_format({**base, "bold": True, "font_size": 12, "font_color": "#1F4E8C"})
    link = workbook.add_format({**edge, "font_color": "#1F4E8C", "underline": 1})
    head = workbook.add_format({**edge, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
    cell = workbook.add_format({**edge, "font_color": "#555555"})
    page.hide_gridlines(2)
    page.set_column(0, 0, 18)
    page.set_column(1, _WIDTH + 2, 15)
    page.write_string(0, 0, GUIDE, title)
    row = 2
    for number, step in enumerate(_steps(book), 1):
        page.merge_range(row, 0, row, _WIDTH - 6, f"{number}．{step}", plain)
        page.set_row(row, 32)
        row += 1
    row += 1
    page.write_string(row, 0, "各张表（点名字可以跳过去）", part)
    for its in sheets():
        row += 1
        page.write_url(row, 0, f"internal:'{its.title}'!A1", link, its.title)
        page.merge_range(row, 1, row, _WIDTH - 6, its.hint, cell)
        page.set_row(row, 32 if len(its.hint) > 60 else 18)
    row += 2
    page.write_string(row, 0, "举例（只给人看，不读入）", part)
    for example in examples():
        row = _example(page, row + 1, example, head, cell)
    page.protect()
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _steps(book: Book) -> list[str]:
    names = "、".join(f"“{FIGURE_NAMES[name]}”" for name in explained(pack(book.cover.pack)))
    steps = [step.format(explained=names, checks=CHECKS) for step in _STEPS]
    return [_OF_A_DEPARTMENT, *steps] if book.cover.scope == "department" else steps


def _example(page: Any, row: int, example: Example, head: Any, cell: Any) -> int:
    """The example of one sheet below the last one; returns the row after it."""
    its = sheet(example.sheet)
    shown = [column for column in its.columns if any(column.id in line for line in example.rows)]
    page.write_string(row, 0, its.title, head)
    for place, column in enumerate(shown, 1):
        page.write_string(row, place, column.label, head)
    for number, line in enumerate(example.rows, row + 1):
        page.set_row(number, 15 * max(-(-len(text) // 7) for text in line.values()))
        page.write_string(number, 0, "例", cell)
        for place, column in enumerate(shown, 1):
            page.write_string(number, place, line.get(column.id, ""), cell)
    return row + len(example.rows) + 1
