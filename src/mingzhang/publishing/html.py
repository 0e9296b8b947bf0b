"""A document as one web page that needs nothing else: for a government site, or for mail.

It can be read without a mouse and aloud: landmarks, headings in order, header cells with
their scope, captions, figures with their data in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import E

from mingzhang.files import replacing
from mingzhang.publishing.charts import Bar, Chart
from mingzhang.publishing.document import Cell, Document, Heading, Line, Table, Text, printable


def write_html(document: Document, path: Path, charts: Sequence[Chart] = ()) -> None:
    """Write a document as one HTML file, whole or not at all."""
    page = html.tostring(
        _page(printable(document), charts),
        doctype="<!DOCTYPE html>",
        encoding="utf-8",
        pretty_print=False,
    )
    with replacing(path) as temporary:
        temporary.write_bytes(page)


def _page(document: Document, charts: Sequence[Chart]) -> HtmlElement:
    css = resources.files("mingzhang.publishing.templates").joinpath("document.css")
    page = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(document.title),
            E.style(css.read_text("utf-8")),
        ),
        E.body(
            E.a("跳到正文", {"class": "skip"}, href="#main"),
            E.div(
                {"class": "page"},
                _contents(document),
                E.main(_cover(document), *_charts(charts), *_body(document), id="main"),
            ),
        ),
        lang="zh-CN",
    )
    assert isinstance(page, HtmlElement)
    return page


def _cover(document: Document) -> HtmlElement:
    lines = (E.p(line) for line in document.lines)
    return E.header({"class": "cover"}, E.h1(document.title), *lines)


def _contents(document: Document) -> HtmlElement:
    entries = [
        E.li(E.a(heading.text, href=f"#s{number}"), {"class": f"level-{heading.level}"})
        for number, heading in _headings(document)
        if heading.level <= 2
    ]
    return E.nav({"class": "contents", "aria-label": "目录"}, E.h2("目录"), E.ol(*entries))


def _headings(document: Document) -> Iterator[tuple[int, Heading]]:
    headings = (element for element in document.elements if isinstance(element, Heading))
    yield from enumerate(headings, 1)


def _charts(charts: Sequence[Chart]) -> Iterator[HtmlElement]:
    """Beside the document, which they only repeat: readers of tables leave an aside out."""
    if charts:
        yield E.aside({"class": "charts", "aria-label": "图示"}, *map(_chart, charts))


def _chart(chart: Chart) -> HtmlElement:
    headings = [E.th(text, scope="col") for text in chart.headings]
    rows = [
        E.tr(
            E.th(bar.label, scope="row"),
            *(E.td(figure, {"class": "right"}) for figure in bar.figures),
            E.td({"class": "bars", "aria-hidden": "true"}, *_bars(chart, bar)),
        )
        for bar in chart.bars
    ]
    drawn = E.td({"class": "bars", "aria-hidden": "true"})
    table = E.table(E.caption(chart.title), E.thead(E.tr(*headings, drawn)), E.tbody(*rows))
    wide = len(chart.headings) > _FEW_COLUMNS
    return E.div({"class": "scroll wide", "tabindex": "0"} if wide else {}, table)


_FEW_COLUMNS = 3
"""A chart with more has the whole width."""


def _bars(chart: Chart, bar: Bar) -> Iterator[HtmlElement]:
    for place, amount in enumerate(bar.amounts):
        look = {"class": "bar before" if place else "bar"}
        yield E.div(look, style=f"width:{chart.percent(amount)}%")


def _body(document: Document) -> Iterator[HtmlElement]:
    number = 0
    for part in document.parts:
        elements: list[HtmlElement] = []
        for element in part.elements:
            if isinstance(element, Heading):
                number += 1
                elements.append(getattr(E, f"h{element.level + 1}")(element.text, id=f"s{number}"))
            elif isinstance(element, Text):
                elements.append(E.p(element.text, {"class": "leads"} if element.leads_on else {}))
            else:
                elements += _table(element)
        yield E.section({"class": "across" if part.landscape else "upright"}, *elements)


def _table(table: Table) -> Iterator[HtmlElement]:
    if any(table.meta):
        yield E.div({"class": "meta"}, *(E.div(text) for text in table.meta))
    head = [E.tr(*(_cell(cell, head=True) for cell in line)) for line in table.head]
    body = [E.tr(*(_cell(cell, head=False) for cell in line)) for line in _lines(table)]
    parts = [E.thead(*head)] if head else []
    kept = {"class": "together"} if table.together else {}
    named = {**kept, "aria-label": table.caption, "style": f"min-width:{sum(table.widths) / 2:g}em"}
    yield E.div({"class": "scroll", "tabindex": "0"}, E.table(named, *parts, E.tbody(*body)))
    for note in table.notes:
        yield E.p({"class": "note"}, note)


def _lines(table: Table) -> Sequence[Line]:
    """The rows; a table without any shows that it is empty by one blank row."""
    return table.body or (tuple(Cell("") for _ in range(table.width)),)


def _cell(cell: Cell, *, head: bool) -> HtmlElement:
    attributes: dict[str, str] = {"class": cell.align}
    if cell.columns > 1:
        attributes["colspan"] = str(cell.columns)
    if cell.rows > 1:
        attributes["rowspan"] = str(cell.rows)
    if not head:
        return E.td(cell.text, attributes)
    attributes["scope"] = "colgroup" if cell.columns > 1 else "col"
    return E.th(cell.text, attributes)
