"""Scanned pages and images: the same tables and texts as from a file with text."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.scan.sheets import Sheet, needs_hanzi  # skips where the extra is missing

# isort: split
import numpy as np
import pypdfium2
from PIL import Image

from mingzhang.checking.tables.scans import with_doubtful_sums
from mingzhang.disclosure import Agency, Disclosure, Printed, Reading, Row, Source, Statement
from mingzhang.publishing import page_images
from mingzhang.reading import formats, pdf
from mingzhang.reading.blocks import Grid, Paragraph
from mingzhang.reading.pdf import PdfReading
from mingzhang.reading.scan.files import ImageUnreadableError, blocks
from mingzhang.reading.scan.picture import darkness, skew
from mingzhang.reading.source import read_bytes
from mingzhang.where import Where
from tests.reading.pdf import paper

XS = (40, 100, 200, 300, 380)
YS = (60, 82, 104, 126, 148)
FIGURES = [
    ["201", "1,234,567.89", "1,234,567.89", ""],
    ["20101", "0.05", "", "98.00"],
    ["2010101", "31.20", "7", "-12.50"],
    ["", "371,514,655.00", "0", "100.00%"],
]


def table(**options: float) -> Sheet:
    sheet = Sheet(**options)  # type: ignore[arg-type]
    sheet.ruled(XS, YS, FIGURES)
    return sheet


def grids(reading: PdfReading) -> list[list[list[str]]]:
    return [block.texts() for block in reading.blocks if isinstance(block, Grid)]


def doubts(reading: PdfReading) -> list[str]:
    return [problem.message for problem in reading.problems if problem.kind == "ambiguous"]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(table(dpi=150).scanned(skew=0, noise=0), id="clean, 150 dpi"),
        pytest.param(table(dpi=150).scanned(skew=-1), id="150 dpi, askew to the right"),
        pytest.param(table(dpi=200).scanned(), id="200 dpi, askew"),
        pytest.param(table(dpi=300).scanned(skew=2.5, noise=12), id="300 dpi, much askew, dirty"),
    ],
)
def test_every_figure_stands_in_its_cell(sheet: Sheet) -> None:
    reading = pdf.blocks(sheet.saved("PDF"))
    assert grids(reading) == [FIGURES]
    assert reading.recognised == (1,)


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_page_laid_in_the_wrong_way_is_turned(quarter: int) -> None:
    assert grids(blocks(table().scanned(quarter=quarter).saved("PNG"))) == [FIGURES]


def test_a_cell_is_shown_where_the_crooked_page_has_it() -> None:
    sheet = table(dpi=200).scanned(skew=2.0)
    (grid,) = (block for block in blocks(sheet.saved("PNG")).blocks if isinstance(block, Grid))
    ink = np.asarray(sheet.image) < 128
    for row in grid.rows:
        for cell in row:
            assert cell.where.box
            left, top, right, bottom = (round(side * 200 / 72) for side in cell.where.box)
            inside = ink[top + 12 : bottom - 12, left + 12 : right - 12]
            assert inside.any() == bool(cell.text), cell


def test_the_skew_is_found() -> None:
    sheet = table().scanned(skew=-1.7)
    assert skew(darkness(np.asarray(sheet.image))) == pytest.approx(-1.7, abs=0.1)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_images_are_told_by_their_content(kind: str) -> None:
    content = formats.content(table().scanned().saved(kind))
    assert content.media_type == f"image/{kind.lower()}"
    assert [block.texts() for block in content.blocks if isinstance(block, Grid)] == [FIGURES]


def test_a_tiff_has_pages() -> None:
    second = Sheet()
    second.ruled(XS, YS[:3], FIGURES[:2])
    reading = blocks(table().scanned().saved("TIFF", second.scanned()))
    assert reading.pages == 2
    assert reading.recognised == (1, 2)
    assert [block.where.page for block in reading.blocks if isinstance(block, Grid)] == [1, 2]


def test_that_it_was_recognised_is_said_once() -> None:
    reading = blocks(table().scanned().saved("TIFF", table().scanned()))
    (note,) = (problem for problem in reading.problems if problem.kind == "recognised")
    assert "第 1–2 页" in note.message


def test_a_figure_that_cannot_be_made_out_is_listed_at_its_cell() -> None:
    sheet = table(dpi=200)
    x, y = (round(side * 200 / 72) for side in (113, 71))
    pixels = np.asarray(sheet.image).copy()
    pixels[y - 14 : y + 4, x : x + 90] = 120  # a stain on one figure
    sheet.image = Image.fromarray(pixels)
    reading = blocks(sheet.scanned(skew=0).saved("PNG"))
    places = [p.where.box for p in reading.problems if p.kind == "ambiguous"]
    assert any(box and box[0] < 113 < box[2] and box[1] < 71 < box[3] for box in places)


def test_thousands_that_are_set_apart_wrongly_are_listed() -> None:
    sheet = Sheet()
    sheet.ruled(XS, YS[:2], [["201", "1,234,56.00", "12,345.60", ""]])
    told = doubts(blocks(sheet.scanned().saved("PNG")))
    assert len(told) == 1
    assert "1,234,56.00" in told[0]


def test_a_page_without_text_is_said_to_have_none() -> None:
    reading = blocks(Sheet().scanned().saved("PNG"))
    assert [(p.kind, p.where.page) for p in reading.problems] == [("unreadable", 1)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "损坏", id="cut off"),
        pytest.param(Sheet(40, 40).saved("PNG"), "太小", id="an icon"),
    ],
)
def test_an_image_that_is_no_page_says_why(data: bytes, said: str) -> None:
    with pytest.raises(ImageUnreadableError, match=said):
        blocks(data)


def test_an_image_larger_than_any_page_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO()
    Image.new("1", (7000, 7000)).save(file, "PNG")
    with pytest.raises(ImageUnreadableError, match="7000×7000 点"):
        blocks(file.getvalue())


@pytest.mark.parametrize("kind", ["PDF", "PNG"])
def test_without_the_extra_it_says_how_to_install_it(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingzhang.reading.scan.is_installed", lambda: False)
    data = table().saved(kind)
    if kind == "PDF":
        (problem,) = pdf.blocks(data).problems
        said = problem.message
    else:
        with pytest.raises(formats.UnreadableSourceError) as raised:
            formats.content(data)
        said = str(raised.value)
    assert "pip install 'mingzhang[ocr]'" in said


def test_nothing_of_it_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    text = tmp_path / "空.txt"
    text.write_text("部门预算收支总表", "utf-8")
    program = (
        "import sys\nfrom mingzhang import cli\nfrom mingzhang.reading import pdf\n"
        f"cli.main(['read', {str(text)!r}, '--jobs', '1'])\n"
        "assert not {'cv2', 'numpy', 'onnxruntime', 'PIL', 'rapidocr'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


# PDF files of which a part is pictures


def together(*files: bytes) -> pypdfium2.PdfDocument:
    whole = pypdfium2.PdfDocument.new()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    return whole


def saved(document: pypdfium2.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_only_the_pages_without_text_are_recognised() -> None:
    typed = paper.Page()
    typed.ruled(XS, YS, FIGURES)
    reading = pdf.blocks(saved(together(paper.pdf(typed), table().scanned().saved("PDF"))))
    assert grids(reading) == [FIGURES, FIGURES]
    assert reading.recognised == (2,)


def test_a_picture_of_a_table_beside_text_is_read_too() -> None:
    typed = paper.Page()
    typed.text(40, 60, "甲乙丙丁" * 10)
    document = together(paper.pdf(typed))
    sheet = table()
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.from_pil(sheet.image))
    image.set_matrix(pypdfium2.PdfMatrix().scale(420, 180).translate(60, 300))
    page = document[0]
    page.insert_obj(image)
    page.gen_content()
    reading = pdf.blocks(saved(document))
    assert [block.text for block in reading.blocks if isinstance(block, Paragraph)] == [
        "甲乙丙丁" * 10
    ]
    assert grids(reading) == [FIGURES]


def test_a_page_without_usable_codes_is_read_as_it_looks() -> None:
    page = paper.Page(420, 298)
    page.ruled(XS, YS, [["\ue123\ue124\ue125", "\u0123\u0456\u0689\u0712", "\ue126" * 6]])
    reading = pdf.blocks(paper.pdf(page))
    assert reading.recognised == (1,)  # its codes stand for the letters !"#$ of Helvetica
    assert not any(problem.kind == "unreadable" for problem in reading.problems)


# whole statements, in hanzi

HEAD = [
    ["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出", "经营支出"],
    ["栏次", "1", "2", "3", "4", "5", "6"],
]
ROWS = [
    ["1", "", "合计", "8,000.00", "5,000.00", "3,000.00", ""],
    ["2", "213", "农林水支出", "8,000.00", "5,000.00", "3,000.00", ""],
    ["3", "21303", "水利", "8,000.00", "5,000.00", "3,000.00", ""],
    ["4", "2130301", "行政运行", "5,000.00", "5,000.00", "", ""],
    ["5", "2130306", "水利工程运行与维护", "3,000.00", "", "3,000.00", ""],
]


def statement(rows: list[list[str]]) -> bytes:
    sheet = Sheet(700, 420)
    sheet.text(270, 40, "部门预算支出总表", 16)
    sheet.text(30, 76, "661 澄江县水务局")
    sheet.text(270, 76, "预算年度：2024")
    sheet.text(630, 76, "单位：万元")
    heads = [HEAD[0] + ["上解上级支出", "对附属单位补助支出"], HEAD[1] + ["7", "8"]]
    body = [[*row, "", ""] for row in rows]
    xs = [10, 40, 100, 205, 270, 335, 400, 455, 540, 690]
    sheet.ruled(xs, [100 + 24 * line for line in range(len(rows) + 3)], [*heads, *body])
    return sheet.scanned().saved("PDF")


@needs_hanzi
def test_a_scanned_statement_is_read_like_any_other() -> None:
    reading = read_bytes(statement(ROWS), "scan.pdf")
    (disclosure,) = reading.disclosures
    assert (disclosure.agency.name, disclosure.year) == ("澄江县水务局", 2024)
    found = disclosure.statement("expenditure")
    assert found is not None
    assert found.money_unit == "万元"
    assert [
        [row.code, row.name, *(row.cells[column].text for column in ("total", "basic", "project"))]
        for row in found.rows
    ] == [[text.replace(",", "") for text in row[1:6]] for row in ROWS]
    assert all(row.where.page == 1 and row.where.box for row in found.rows)
    assert with_doubtful_sums(reading) == reading


@needs_hanzi
def test_a_recognised_figure_that_breaks_its_sum_is_listed_not_corrected() -> None:
    rows = [list(row) for row in ROWS]
    rows[3][4] = "6,000.00"
    reading = with_doubtful_sums(read_bytes(statement(rows), "scan.pdf"))
    found = reading.disclosures[0].statement("expenditure")
    assert found is not None
    cell = found.rows[3].cells["basic"]
    assert cell.text == "6000.00"
    told = [p for p in reading.problems if p.kind == "ambiguous" and "勾稽" in p.message]
    assert cell.where in [problem.where for problem in told]


@needs_hanzi
def test_a_scanned_statement_with_dots_that_lead_to_a_page_number() -> None:
    sheet = Sheet(420, 120)
    sheet.text(40, 40, "部门收支总表")
    sheet.text(110, 40, "." * 60)
    sheet.text(290, 40, "12")
    (block,) = blocks(sheet.scanned(skew=0).saved("PNG")).blocks
    assert isinstance(block, Paragraph)
    assert block.text.replace(" ", "").strip("…12") == "部门收支总表"


def test_the_pages_of_an_image_are_drawn_with_their_cells(tmp_path: Path) -> None:
    cell = Where(page=2, box=(40.0, 60.0, 100.0, 82.0))
    row = Row("201", "合计", {"total": Printed("1.20", cell)}, where=cell)
    filled = Statement("expenditure", "支出总表", "filled", rows=(row,), where=cell)
    none = Statement("", "", "missing")
    its = Disclosure(
        "budget", "unit", 2024, Agency("", "甲局"), "hebei-2024", (filled,), none, none, none
    )
    data = table(width=595, height=842).saved("TIFF", table(width=595, height=842))
    reading = Reading(Source("扫描/甲.tif", "", "image/tiff", len(data), 2), (its,))
    (path,) = page_images.draw(data, reading, tmp_path)
    assert path.name == "扫描-甲.tif-002.png"
    drawn = np.asarray(Image.open(path))
    assert len(set(drawn[round(71 * 1.5), round(40 * 1.5)])) > 1  # no longer grey
