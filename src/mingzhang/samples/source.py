"""A whole source as text: contents, the disclosures one after the other, and files of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from mingzhang.disclosure import SCOPE_WORDS, Disclosure
from mingzhang.numerals import numeral_of
from mingzhang.publishing.layout import narrative_title
from mingzhang.samples.compose import disclosures_of
from mingzhang.samples.county import County
from mingzhang.samples.pages import Shape, in_cells, in_fragments, in_rows
from mingzhang.samples.plain import Element, Paragraph, laid_out


def text(disclosures: Sequence[Disclosure], shape: Shape = "rows", seed: int = 0) -> str:
    """A source that holds the disclosures, as text taken out of a published document.

    `seed` decides where pages and cells break; the same arguments give the same text.
    """
    random = Random(seed)
    if shape == "cells":
        lines = [*_divided(disclosures, random)]
    else:
        lines = ["", "", *_contents(disclosures, random)]
        for number, disclosure in enumerate(disclosures):
            if number:
                lines += [_part_title(number, disclosure), ""]
            elements = laid_out(disclosure)
            lines += in_rows(elements) if shape == "rows" else in_fragments(elements, random)
    return "\n".join(lines) + "\n"


def write(
    county: County, folder: Path, shape: Shape = "rows", years: Sequence[int] = ()
) -> list[Path]:
    """Write a file for each department and year, with the department and all its units.

    Names are 年度_部门编码_名称.txt. All years of the county where none are given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for year in years or county.years:
        for department in county.departments:
            made = disclosures_of(county, department, year)
            path = folder / f"{year}_{department.code}_{department.name}.txt"
            path.write_text(text(made, shape, county.seed), encoding="utf-8")
            written.append(path)
    return written


def _contents(disclosures: Sequence[Disclosure], random: Random) -> Iterator[str]:
    """The table of contents: tables and sections of the first, a line for each other one."""
    first = disclosures[0]
    scope = SCOPE_WORDS[first.scope]
    yield from (f"{first.year}年{scope}预算信息公开目录", "")
    page = 1
    headings = [its.text for its in laid_out(first) if isinstance(its, Paragraph) and its.heading]
    for heading in headings:
        page += random.randint(0, 3)
        if heading == narrative_title(first):
            yield from ("", f"{scope}预算信息公开情况说明", "")
        else:
            yield f"{heading}\t{page}"
    for number, disclosure in enumerate(disclosures[1:], 1):
        page += random.randint(9, 40)
        yield f"{_part_title(number, disclosure)}\t{page}"
    yield ""


def _part_title(number: int, disclosure: Disclosure) -> str:
    return f"{numeral_of(number)}、{disclosure.agency.name}收支预算"


def _divided(disclosures: Sequence[Disclosure], random: Random) -> Iterator[str]:
    """A Word file: a first part for the department, a second one for its units."""
    part = ""
    number = 0
    for disclosure in disclosures:
        department = disclosure.scope == "department"
        division = "第一部分  部门预算" if department else "第二部分  部门所属单位预算"
        if division != part:
            yield from (division, "page number")
            part = division
        elements: list[Element] = list(laid_out(disclosure))
        if not department:
            number += 1
            elements.insert(0, Paragraph(_part_title(number, disclosure), heading=True))
        yield from in_cells(elements, random)
