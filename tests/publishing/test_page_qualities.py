"""What a finance bureau and a reader who cannot see the page expect of a published file."""

from __future__ import annotations

import itertools
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html
from pypdfium2 import raw

from mingzhang.compiling.account import unit_account
from mingzhang.compiling.compose import disclosure
from mingzhang.disclosure import Disclosure
from mingzhang.publishing.document import Document, Heading, Table
from mingzhang.publishing.docx import write_docx
from mingzhang.publishing.glance import glance
from mingzhang.publishing.html import write_html
from mingzhang.publishing.layout import laid_out
from mingzhang.publishing.pdf import CannotPublishError, write_pdf
from tests.compiling.test_compose import made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def compiled() -> Disclosure:
    return disclosure(unit_account(made("hebei-2024", 2024)[1]))


@pytest.fixture(scope="module")
def document(compiled: Disclosure) -> Document:
    return laid_out(compiled)


def headings(document: Document) -> list[Heading]:
    return [its for its in document.elements if isinstance(its, Heading)]


@pytest.fixture(scope="module")
def pdf(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    try:
        write_pdf(document, path)
    except CannotPublishError as error:
        pytest.skip(str(error))
    return path


def test_a_pdf_has_tags_bookmarks_and_a_title(pdf: Path, document: Document) -> None:
    with pypdfium2.PdfDocument(pdf) as opened:
        assert raw.FPDFCatalog_IsTagged(opened.raw)
        assert opened.get_metadata_dict()["Title"] == document.title
        marks = [(mark.level + 1, mark.get_title()) for mark in opened.get_toc()]
    assert marks == [(its.level, its.text) for its in headings(document)]


def test_the_text_of_a_pdf_can_be_searched_and_its_fonts_are_in_it(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            texts = [its for its in page.get_objects() if its.type == raw.FPDF_PAGEOBJ_TEXT]
            fonts = [raw.FPDFTextObj_GetFont(its.raw) for its in texts]
            assert all(raw.FPDFFont_GetIsEmbedded(font) for font in fonts)
        text = opened[2].get_textpage().get_text_range()
    assert "收支总表" in text


def test_a_pdf_lists_the_page_that_each_heading_is_on(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as opened:
        text = opened[1].get_textpage().get_text_range()
        marks = [
            (its.get_title(), its.get_dest().get_index(), its.level) for its in opened.get_toc()
        ]
    first = min(page for _, page, _ in marks)
    printed = ["".join(line.split()) for line in text.splitlines()]
    for title, page, level in marks:
        if level < 2:
            entry = re.compile(rf"{re.escape(title)}\.+{page - first + 1}")
            assert any(entry.fullmatch(line) for line in printed), title


@pytest.fixture(scope="module")
def word(document: Document, tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    path = tmp_path_factory.mktemp("docx") / "a.docx"
    try:
        write_docx(document, path)
    except CannotPublishError as error:
        pytest.skip(str(error))
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_each_entry_of_the_contents_leads_to_its_heading(
    word: etree._Element, document: Document
) -> None:
    marks = {mark.get(f"{W}name") for mark in word.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in word.iter(f"{W}hyperlink")]
    assert len(links) == sum(its.level < 3 for its in headings(document))
    assert set(links) <= marks


def test_header_rows_are_repeated_and_no_row_is_torn(
    word: etree._Element, document: Document
) -> None:
    tables = [its for its in document.elements if isinstance(its, Table)]
    for table, written in zip(tables, word.iter(f"{W}tbl"), strict=True):
        rows = list(written.iter(f"{W}tr"))
        assert len(list(written.iter(f"{W}tblHeader"))) == len(table.head)
        assert len(list(written.iter(f"{W}cantSplit"))) == len(rows)


def test_tables_of_figures_stand_across(word: etree._Element, document: Document) -> None:
    sizes = [size.get(f"{W}orient") == "landscape" for size in word.iter(f"{W}pgSz")]
    assert sizes == [False, False, *(part.landscape for part in document.parts)]


@pytest.fixture(scope="module")
def page(
    document: Document, compiled: Disclosure, tmp_path_factory: pytest.TempPathFactory
) -> html.HtmlElement:
    path = tmp_path_factory.mktemp("html") / "a.html"
    write_html(document, path, glance(compiled))
    return html.document_fromstring(path.read_bytes())


def test_a_page_can_be_read_aloud(page: html.HtmlElement) -> None:
    assert page.get("lang") == "zh-CN"
    assert all(cell.get("scope") for cell in page.iter("th"))
    assert all(
        table.get("aria-label") or table.find("caption") is not None for table in page.iter("table")
    )
    levels = [int(its.tag[1]) for its in page.find(".//main").iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_chart_is_a_table_with_a_bar_for_every_figure(page: html.HtmlElement) -> None:
    (aside,) = page.iter("aside")
    for table in aside.iter("table"):
        for row in table.find("tbody"):
            label, *figures, bars = row
            assert label.tag == "th" and bars.get("aria-hidden") == "true"
            assert all(figure.text for figure in figures) and len(bars) in (1, 2)
