"""The same disclosure on another surface: what is read must not change.

Converters and offices lay the same tables out differently. An invented county is written as
text, its surface is varied, and everything that is read is compared.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from mingzhang import samples
from mingzhang.disclosure import Disclosure
from mingzhang.keys import fold
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.source import read_bytes
from mingzhang.reading.text import blocks

Element = str | list[list[str]]
"""A line, or a table's rows."""

Page = list[Element]


@cache
def county() -> str:
    year = 2024
    return samples.text(samples.disclosures(samples.county(11, 1, 2, (year,)), year), "rows", 11)


def page() -> Page:
    return [
        block.text if isinstance(block, Paragraph) else block.texts() for block in blocks(county())
    ]


def printed(page: Page, between: str = "\n\n") -> str:
    return between.join(
        element if isinstance(element, str) else "\n".join(map("\t".join, element))
        for element in page
    )


def said(data: bytes) -> list[tuple[object, ...]]:
    """All that was read, without its places."""
    return [line for disclosure in read_bytes(data, "x").disclosures for line in lines(disclosure)]


def lines(read: Disclosure) -> Iterator[tuple[object, ...]]:
    yield read.kind, read.scope, read.year, read.agency, read.pack
    for table in read.statements:
        yield table.id, table.status, table.money_unit
        for row in table.rows:
            figures = sorted((key, cell.text) for key, cell in row.cells.items() if cell.text)
            yield table.id, row.side, fold(row.no), row.code, fold(row.name), row.label, *figures
    for line in read.procurement_lines:
        yield fold(line.name), *sorted((key, fold(c.text)) for key, c in line.cells.items())
    for asset in read.asset_lines:
        yield fold(asset.item), asset.quantity.text, asset.value.text
    for unit in read.organisations:
        yield "organisation", fold(unit.name), fold(unit.funding)
    for section in read.sections:
        yield section.no, fold(section.title), fold(section.text)
    for project in read.projects:
        yield fold(project.name), project.code, project.budget, *project.plan.values()
        yield from ((fold(text),) for text in project.objectives)
        for x in project.indicators:
            yield fold(x.level2), fold(x.level3), fold(x.description), fold(x.target.text)


def by_cell(change: Callable[[str], str]) -> str:
    return printed(
        [
            element if isinstance(element, str) else [list(map(change, row)) for row in element]
            for element in page()
        ]
    )


def with_line_breaks_in_cells() -> str:
    chance = random.Random(5)

    def broken(text: str) -> str:
        if len(text) < 14 or not re.fullmatch(r"[^\d]+", text) or chance.random() < 0.7:
            return text
        place = chance.randrange(5, len(text) - 3)
        return f"{text[:place]}\n{text[place:]}"

    rows = [
        element if isinstance(element, str) else [[r[0], *map(broken, r[1:])] for r in element]
        for element in page()
    ]
    return printed(rows)


def with_page_numbers() -> str:
    numbered: Page = []
    for element in page():
        if isinstance(element, list) and len(element) > 10:
            number = len(numbered)
            numbered += [element[:7], f"- {number} -", element[7:]]
        else:
            numbered.append(element)
    return printed(numbered)


def with_broken_titles() -> str:
    broken: Page = []
    for element in page():
        if isinstance(element, str) and re.fullmatch(r"(部门|单位)预算\S{6,}表", element):
            broken += [element[:-4], element[-4:]]
        else:
            broken.append(element)
    return printed(broken, "\n")


def in_one_grid() -> str:
    """Title, agency and unit are rows of their table, and tables stand below each other."""
    whole: Page = []
    for element in page():
        is_head = isinstance(element, str) and (
            re.match(r"预算年度|单位[:：]万元|\d{3,6} ", element)
            or re.fullmatch(r"(部门|单位)预算\S*表", element)
        )
        rows = [[str(element)]] if is_head else element
        if isinstance(rows, str) or not (is_head or rows[-1][0].isdigit() or len(rows[0]) > 1):
            whole.append(element)
            continue
        rows = [row + [""] * (16 - len(row)) for row in rows]
        if whole and isinstance(whole[-1], list):
            whole[-1] += rows
        else:
            whole.append(rows)
    return printed(whole)


def with_wrapped_prose() -> str:
    return printed(
        [
            "\n".join(element[i : i + 40] for i in range(0, len(element), 40))
            if isinstance(element, str) and len(element) > 50
            else element
            for element in page()
        ]
    )


SURFACES = {
    "no blank lines": lambda: "\n".join(
        "\n" + "\n".join(map("\t".join, e)) + "\n" if isinstance(e, list) else e for e in page()
    ),
    "many blank lines": lambda: printed(page(), "\n\n\n\n"),
    "a blank line below every row": lambda: county().replace("\n", "\n\n"),
    "a tab at the end of every row": lambda: printed(
        [e if isinstance(e, str) else [[*row, ""] for row in e] for e in page()]
    ),
    "Markdown": lambda: printed(
        [
            f"## {e}"
            if isinstance(e, str) and e.endswith("表")
            else e
            if isinstance(e, str)
            else "\n".join("| " + " | ".join(row) + " |" for row in e)
            for e in page()
        ]
    ),
    "figures of full width": lambda: by_cell(
        lambda text: (
            text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
            if re.fullmatch(r"[\d.]+", text)
            else text
        )
    ),
    "line breaks in cells": with_line_breaks_in_cells,
    "page numbers in tables": with_page_numbers,
    "broken titles": with_broken_titles,
    "head and table in one grid": in_one_grid,
    "wrapped prose": with_wrapped_prose,
}


@pytest.mark.parametrize("surface", SURFACES)
def test_the_surface_changes_nothing(surface: str) -> None:
    expected = said(county().encode())
    found = said(SURFACES[surface]().encode())
    lost = [line for line in expected if line not in found]
    more = [line for line in found if line not in expected]
    assert (lost[:5], more[:5]) == ([], [])
