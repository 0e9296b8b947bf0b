"""What pages and converters do to a laid out disclosure: the three shapes of real texts.

    rows       a row a line, cells separated by tabs; the header again on every page
    cells      from Word: a tab and one cell a line, a blank line ends the row; the line
               above the header is a row of the grid too
    fragments  rows, with short pages: narrow columns break names, codes and numbers with
               spaces, and what does not fit goes on in a row with a blank 序号 on the next
               page

All breaks come from the generator that is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Literal, TypeAlias

from mingzhang.samples.plain import Cells, Element, Paragraph, Table

Shape: TypeAlias = Literal["rows", "cells", "fragments"]

ROWS_A_PAGE = 18


def in_rows(elements: Iterable[Element]) -> Iterator[str]:
    """Lines of the shape "rows"."""
    for element in elements:
        if isinstance(element, Paragraph):
            yield from (element.text, "")
            continue
        pages = _pages_of(element.body, ROWS_A_PAGE) if element.head else [element.body]
        for page in pages or [()]:
            yield from _page(element.meta, (*element.head, *page))
        yield from _notes(element)


def _pages_of(body: Sequence[Cells], rows: int) -> list[Sequence[Cells]]:
    return [body[start : start + rows] for start in range(0, len(body), rows)]


def _page(meta: Cells, rows: Iterable[Cells]) -> Iterator[str]:
    for line in meta:
        yield from (line, "")
    yield from ("\t".join(row) for row in rows)
    yield ""


def _notes(table: Table) -> Iterator[str]:
    for note in table.notes:
        yield from (note, "")


def in_cells(elements: Iterable[Element], random: Random) -> Iterator[str]:
    """Lines of the shape "cells"."""
    number = 0
    for element in elements:
        if isinstance(element, Paragraph):
            number += element.heading
            mark = f"[bookmark: _Toc_2_2_{number:010}]" if element.heading else ""
            yield mark + element.text
            if random.random() < 0.1:
                yield ""
            continue
        blank = () if element.body else (("",) * element.width,)
        meta = (_meta_row(element),) if element.meta else ()
        for row in (*meta, *element.head, *element.body, *blank):
            yield from ("\t" + cell for cell in row)
            yield ""
        yield ""
        yield from element.notes


def _meta_row(table: Table) -> Cells:
    """Agency, year and unit in the cells of one row, spread over it."""
    row = [""] * table.width
    places = [0, table.width // 2, table.width // 2 + 1]
    if len(table.meta) == 2:
        places = [0, min(table.width - 1, 7)]
    if table.width < 4:
        places = [0, 1]
    for place, text in zip(places, table.meta, strict=False):
        row[place] = text
    return tuple(row)


def in_fragments(elements: Iterable[Element], random: Random) -> Iterator[str]:
    """Lines of the shape "fragments"."""
    for element in elements:
        if isinstance(element, Paragraph):
            yield from (element.text, "")
        elif element.kind == "project":
            yield from _project_pieces(element, random)
        else:
            for head, rows in _broken(element, random):
                yield from _page(element.meta, (*head, *rows))
            yield from _notes(element)


def _project_pieces(table: Table, random: Random) -> Iterator[str]:
    """A project's table; a page break within its indicators prints their header again."""
    header = next(place for place, row in enumerate(table.body) if "一级指标" in row)
    apart = 2 if "符号" in table.body[header + 1] else 1
    first = header + apart + 2
    if random.random() < 0.3 and first < len(table.body) - 1:
        cut = random.randrange(first, len(table.body) - 1)
        yield from _page((), table.body[:cut])
        yield from _page((), (*table.body[header : header + apart], *table.body[cut:]))
    else:
        yield from _page((), table.body)


def _broken(table: Table, random: Random) -> Iterator[tuple[tuple[Cells, ...], list[Cells]]]:
    """The table's pages: header and rows, with rows that break at the foot of a page."""
    rows = list(table.body)
    carried: Cells = ()
    while True:
        size = random.randint(4, 11)
        page = [carried] if carried else []
        page += rows[:size]
        rows = rows[size:]
        carried = ()
        if rows and table.kind in ("coded", "fixed") and len(page) > 1:
            page[-1], carried = _torn(page[-1], table.kind, random)
        style = random.choice(("plain", "names", "narrow"))
        printed = [_squeezed(row, table.kind, style) for row in page]
        yield table.head, printed
        if not rows and not carried:
            return


def _torn(row: Cells, kind: str, random: Random) -> tuple[Cells, Cells]:
    """A row in two: what stays on this page, and what goes on to the next, or ()."""
    lead = 3 if kind == "coded" else 2
    name = row[lead - 1]
    if len(name) < 6 or random.random() < 0.4:
        return row, ()
    if kind == "coded" and len(row[1]) == 5 and random.random() < 0.4:
        pieces = [_cut(cell, 4) for cell in row[1:2]]
        pieces += [_cut(name, len(name) - 2)]
        pieces += [_cut(cell, 5) for cell in row[lead:]]
    else:
        pieces = [(cell, "") for cell in row[1 : lead - 1]]
        pieces += [_cut(name, random.randint(3, len(name) - 2))]
        pieces += [(cell, "") for cell in row[lead:]]
    stays = (row[0], *(first for first, _ in pieces))
    return stays, ("", *(rest for _, rest in pieces))


def _cut(text: str, places: int) -> tuple[str, str]:
    return text[:places], text[places:]


def _squeezed(row: Cells, kind: str, style: str) -> Cells:
    """The row in columns too narrow for it: a space where a line is full."""
    if style == "plain" or kind == "list":
        return row
    width = 4 if style == "narrow" else 7
    if kind != "coded" or style == "names":
        return (row[0], *(cell if _is_figure(cell) else _spaced(cell, width) for cell in row[1:]))
    number, code, name, *amounts = row
    return (number, _spaced(code, 4), _spaced(name, 4), *(_spaced(its, 4) for its in amounts))


def _is_figure(text: str) -> bool:
    return text.replace(".", "").isdigit()


def _spaced(text: str, width: int) -> str:
    if len(text) <= width + 1:
        return text
    return " ".join(text[start : start + width] for start in range(0, len(text), width))
