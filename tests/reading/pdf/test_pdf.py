"""Whole files to blocks: what a page can do to a table, on the smallest page that does it."""

from __future__ import annotations

import pytest

from mingzhang.reading import pdf as reader
from mingzhang.reading.blocks import Grid, Paragraph
from mingzhang.reading.pdf import PdfReading, PdfUnreadableError
from tests.reading.pdf.paper import HIDDEN, Fonts, Page, pdf

XS = (50, 150, 300, 400)
YS = (100, 120, 140, 160)
ROWS = [
    ["科目编码", "科目名称", "合计"],
    ["205", "教育支出", "12.50"],
    ["", "合计", "1,012.50"],
]


def read(*pages: Page) -> PdfReading:
    return reader.blocks(pdf(*pages))


def grids(reading: PdfReading) -> list[list[list[str]]]:
    return [block.texts() for block in reading.blocks if isinstance(block, Grid)]


def texts(reading: PdfReading) -> list[str]:
    return [block.text for block in reading.blocks if isinstance(block, Paragraph)]


def test_a_table_its_title_and_their_places() -> None:
    page = Page()
    page.text(200, 80, "部门支出预算总表")
    page.ruled(XS, YS, ROWS)
    page.text(50, 180, "注：本表为示例。")
    reading = read(page)
    title, grid, note = reading.blocks
    assert isinstance(grid, Grid)
    assert grid.texts() == ROWS
    assert texts(reading) == ["部门支出预算总表", "注：本表为示例。"]
    assert (title.where.page, note.where.page, reading.pages) == (1, 1, 1)
    assert grid.rows[1][1].where.box == pytest.approx((150, 120, 300, 140), abs=0.6)
    assert reading.problems == []


def sideways() -> Page:
    """A landscape page as printers make it: the sheet upright, its contents turned."""
    page = Page(rotate=90)
    for y in YS:
        page.line(y, 842 - XS[0], y, 842 - XS[-1])
    for x in XS:
        page.line(YS[0], 842 - x, YS[-1], 842 - x)
    for row, bottom in zip(ROWS, YS[1:], strict=True):
        for text, left in zip(row, XS, strict=False):
            if text:
                page.text(bottom - 4, 842 - left - 3, text, turn=(0, 1, -1, 0))
    return page


def moved() -> Page:
    page = Page(left=-300, bottom=1000)
    page.ruled(XS, YS, ROWS)
    return page


def unturned() -> Page:
    page = sideways()
    page.rotate = 0
    return page


def dashed() -> Page:
    page = Page()
    page.ruled(XS, YS, ROWS)
    page.drawn = [part.replace(b"[] 0 d", b"[2 2] 0 d") for part in page.drawn]
    return page


def thin_boxes() -> Page:
    page = Page()
    for y in YS:
        page.box(XS[0], y - 0.25, XS[-1], y + 0.25)
    for x in XS:
        page.box(x - 0.25, YS[0], x + 0.25, YS[-1])
    page.ruled((), (), ())
    for row, bottom in zip(ROWS, YS[1:], strict=True):
        for text, left in zip(row, XS, strict=False):
            if text:
                page.text(left + 3, bottom - 4, text)
    return page


def small_dashes() -> Page:
    page = thin_boxes()
    page.drawn = [part for part in page.drawn if b"re f" not in part]
    for y in YS:
        for x in range(XS[0], XS[-1], 4):
            page.box(x, y - 0.25, x + 2, y + 0.25)
    for x in XS:
        for y in range(YS[0], YS[-1], 4):
            page.box(x - 0.25, y, x + 0.25, y + 2)
    return page


def borderless() -> Page:
    page = Page()
    page.ruled(XS, YS, ROWS, sides=False)
    return page


def two_fonts() -> Page:
    """ONLYOFFICE: amounts, codes and names of a row at different heights, in two fonts."""
    page = Page()
    page.ruled(XS, YS, [row[:1] for row in ROWS])
    page.text(153, 115, "科目名称", font="F2")
    page.text(303, 114, "合计")
    page.text(153, 132, "教育支出")
    page.text(303, 137, "12.50", font="F2")
    page.text(153, 158, "合计", font="F2")
    page.text(303, 152, "1")
    page.text(308, 152, ",", font="F2")
    page.text(313, 152, "012.50")
    return page


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(moved(), id="the page's coordinates begin elsewhere"),
        pytest.param(sideways(), id="turned sheet and turned contents"),
        pytest.param(unturned(), id="turned contents on an upright sheet"),
        pytest.param(dashed(), id="dashed lines"),
        pytest.param(thin_boxes(), id="thin rectangles for lines"),
        pytest.param(small_dashes(), id="each dash a rectangle"),
        pytest.param(borderless(), id="no lines at the sides"),
        pytest.param(two_fonts(), id="heights and fonts that differ within a row"),
    ],
)
def test_a_table_is_the_same_however_it_is_printed(page: Page) -> None:
    reading = read(page)
    assert grids(reading) == [ROWS]
    assert texts(reading) == []


@pytest.mark.parametrize(("page", "box"), [(sideways(), (XS, YS)), (unturned(), None)])
def test_places_are_those_of_the_page_as_shown(page: Page, box: object) -> None:
    (grid,) = read(page).blocks
    assert isinstance(grid, Grid)
    expected = (150, 120, 300, 140) if box else (120, 842 - 300, 140, 842 - 150)
    assert grid.rows[1][1].where.box == pytest.approx(expected, abs=0.6)


def test_merged_cells_leave_their_other_places_blank() -> None:
    page = Page()
    for y, left in ((100, 50), (120, 150), (140, 50), (160, 50)):
        page.line(left, y, 400, y)
    for x, top in ((50, 100), (150, 100), (250, 120), (400, 100)):
        page.line(x, top, x, 160)
    page.text(55, 122, "科目")
    page.text(155, 115, "本年支出")
    page.text(155, 135, "基本支出")
    page.text(255, 135, "项目支出")
    page.text(155, 155, "1.00")
    assert grids(read(page)) == [
        [["科目", "本年支出", ""], ["", "基本支出", "项目支出"], ["", "1.00", ""]]
    ]


def test_a_title_inside_the_table_is_a_row_and_so_is_its_unit() -> None:
    page = Page()
    page.ruled((50, 200, 400), (150, 170), [["支出", "1.00"]])
    page.line(50, 60, 400, 60)
    page.line(50, 60, 50, 150)
    page.line(400, 60, 400, 150)
    page.text(150, 85, "支出预算总表")
    page.text(330, 120, "单位：元")
    assert grids(read(page)) == [[["支出预算总表", ""], ["单位：元", ""], ["支出", "1.00"]]]


def test_text_in_a_frame_is_text() -> None:
    page = Page()
    page.ruled((50, 400), (100, 200))
    page.text(75, 120, "一般公共预算拨款支出情况如下")
    assert (grids(read(page)), texts(read(page))) == ([], ["一般公共预算拨款支出情况如下"])


def test_two_tables_side_by_side_and_one_below() -> None:
    page = Page()
    page.ruled((50, 100, 200), (100, 120, 140), [["甲", "1"], ["乙", "2"]])
    page.ruled((250, 300, 400), (100, 120, 140), [["丙", "3"], ["丁", "4"]])
    page.ruled((50, 100, 200), (200, 220, 240), [["戊", "5"], ["己", "6"]])
    assert [grid[0] for grid in grids(read(page))] == [["甲", "1"], ["丙", "3"], ["戊", "5"]]


def hidden(**how: object) -> Page:
    page = Page()
    page.ruled(XS, YS, ROWS)
    page.text(53, 155, "看不见", **how)  # type: ignore[arg-type]
    return page


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(hidden(clip=(50, 100, 400, 140)), id="clipped away"),
        pytest.param(hidden(mode=HIDDEN), id="invisible, as under a scan"),
        pytest.param(hidden(grey=1), id="white on white"),
        pytest.param(hidden(size=0.4), id="too small to read"),
    ],
)
def test_what_does_not_show_is_not_read(page: Page) -> None:
    assert grids(read(page)) == [ROWS]


def test_white_text_on_a_dark_heading_shows() -> None:
    page = Page()
    page.box(50, 100, 400, 120, grey=0.2)
    page.ruled(XS, YS, [[], *ROWS[1:]])
    page.text(53, 116, "科目编码", grey=1)
    page.text(153, 116, "科目名称", grey=1)
    page.text(303, 116, "合计", grey=1)
    assert grids(read(page)) == [ROWS]


def test_the_last_of_several_clippings_counts() -> None:
    """Texts under the same clipping, and within it one under a narrower one."""
    page = Page()
    page.drawn.append(b"q 0 0 595 842 re W n 40 600 500 200 re W n")
    page.text(50, 100, "正文")
    page.text(50, 120, "看不见", clip=(40, 200, 540, 240))
    page.text(50, 140, "下文")
    page.drawn.append(b"Q")
    page.text(50, 300, "框外")
    assert texts(read(page)) == ["正文", "下文", "框外"]


def test_spaces_that_pdfium_makes_up_are_not_read_and_printed_ones_are() -> None:
    page = Page()
    page.text(50, 100, "甲 乙")
    page.text(150, 100, "丙")
    page.text(50, 130, "丁")
    assert texts(read(page)) == ["甲 乙", "丙", "丁"]


def test_text_outside_the_page_is_not_read() -> None:
    page = Page()
    page.text(50, 100, "正文")
    page.text(50, 900, "页外")
    assert texts(read(page)) == ["正文"]


def test_a_watermark_is_not_part_of_the_table() -> None:
    page = Page()
    page.ruled(XS, YS, ROWS)
    page.drawn.append(
        b"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 680 Tm <%s> Tj ET"
        % page.fonts.encode("样张").hex().encode()
    )
    assert grids(read(page)) == [ROWS]


def test_a_large_watermark_across_the_page_is_not_part_of_the_table() -> None:
    page = Page()
    page.ruled(XS, YS, ROWS)
    page.text(120, YS[2] - 2, "样张", 48)
    assert grids(read(page)) == [ROWS]


def test_letters_whose_text_the_file_gives_apart_are_read_where_they_stand() -> None:
    """Browsers print ⽀ and say that 支 is meant. Of such a letter only the ink is known."""
    page = Page()
    page.ruled(XS, YS[:3], [["科目编码", "", "合计"], ["205", "教育", "12.50"]])
    page.text(183, 136, "出")
    for x, base, drawn, meant in [
        (173, 136, "⽀", "支"),
        (153, 116, "⼀", "一"),
        (163, 116, "⾏", "行"),
    ]:
        page.drawn.append(f"/Span <</ActualText <FEFF{ord(meant):04X}>>> BDC".encode())
        page.text(x, base, drawn)
        page.drawn.append(b"EMC")
    assert grids(read(page)) == [[["科目编码", "一行", "合计"], ["205", "教育支出", "12.50"]]]


def test_titles_on_lines_of_their_own_do_not_run_together() -> None:
    """Above a table that is wider than all of them, none is a full line."""
    page = Page()
    titles = ["财政拨款基本支出决算明细表", "公开06表", "部门：云溪市林业局", "单位：万元"]
    for place, title in enumerate(titles):
        page.text(50, 60 + 14 * place, title)
    page.ruled([50, 200, 300, 400], [120, 140, 160], [["科目", "合计", "备注"], ["人员", "1.20"]])
    assert texts(read(page)) == titles


def test_text_spread_over_its_cell_is_closed_up() -> None:
    page = Page()
    page.ruled([50, 200, 300], [100, 120, 140], [["科目", "金额"], ["", "1.20"]])
    for x, char in zip((60, 95, 130, 165), "人员经费", strict=True):
        page.text(x, 136, char)
    assert grids(read(page)) == [[["科目", "金额"], ["人员经费", "1.20"]]]


def test_a_line_that_browsers_print_below_every_page_is_left_out() -> None:
    fonts = Fonts()
    pages = [Page(fonts=fonts) for _ in range(4)]
    address = "https://www.example.gov.cn/zwgk/czxx/bmys/2024/t20240205_1234567.html?from=index"
    for number, page in enumerate(pages, 1):
        page.text(50, 100, "甲乙丙丁"[number - 1] * 8 + "。")
        page.text(20, 825, address, 8)
        page.text(560, 825, f"{number}/4", 8)
    assert texts(read(*pages)) == [char * 8 + "。" for char in "甲乙丙丁"]


def test_a_paragraph_goes_on_over_the_page_and_its_number() -> None:
    fonts = Fonts()
    first, second = Page(fonts=fonts), Page(fonts=fonts)
    first.text(70, 100, "标题")
    first.text(50, 700, "甲" * 40)
    first.text(290, 810, "1")
    second.text(50, 60, "乙丙丁。")
    second.text(290, 810, "2")
    reading = read(first, second)
    assert texts(reading) == ["标题", "甲" * 40 + "乙丙丁。"]
    pieces = reading.blocks[1].where.pieces
    assert [(piece.text, piece.where.page) for piece in pieces] == [("甲" * 40, 1), ("乙丙丁。", 2)]


def test_each_line_of_a_paragraph_has_its_place() -> None:
    page = Page()
    page.text(70, 100, "甲" * 38)
    page.text(50, 116, "乙" * 40)
    page.text(50, 132, "丙丁。")
    (paragraph,) = read(page).blocks
    assert isinstance(paragraph, Paragraph)
    pieces = paragraph.where.pieces
    assert [piece.text[0] for piece in pieces] == ["甲", "乙", "丙"]
    tops = [piece.where.box[1] for piece in pieces if piece.where.box]
    assert tops == sorted(set(tops)) and len(tops) == 3


@pytest.fixture
def no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra for scans is not installed."""
    monkeypatch.setattr("mingzhang.reading.scan.is_installed", lambda: False)


@pytest.mark.usefixtures("no_recognition")
def test_a_scan_is_said_to_be_unreadable() -> None:
    page = Page()
    page.image(0, 0, 595, 842)
    page.text(50, 100, "机器识别的文字", mode=HIDDEN)
    reading = read(page)
    assert reading.blocks == []
    assert [(problem.kind, problem.where.page) for problem in reading.problems] == [
        ("unreadable", 1)
    ]


@pytest.mark.usefixtures("no_recognition")
def test_a_page_without_usable_codes_is_said_to_be_unreadable() -> None:
    fonts = Fonts()
    good, bad = Page(fonts=fonts), Page(fonts=fonts)
    good.text(50, 100, "正文")
    bad.ruled(XS, YS, [["\ue123\ue124\ue125", "\u0123\u0456\u0689\u0712", "\ue126\ue127\ue128"]])
    reading = read(good, bad)
    assert texts(reading) == ["正文"]
    assert not grids(reading)
    assert [problem.where.page for problem in reading.problems] == [2]


def test_an_empty_page_is_no_problem() -> None:
    assert read(Page()) == PdfReading([], [], 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(pdf(Page(), password=True), "密码", id="encrypted"),
        pytest.param(b"%PDF-1.4\n" + b"\0" * 500, "损坏", id="damaged"),
        pytest.param(b"", "损坏", id="empty"),
    ],
)
def test_a_file_that_does_not_open_says_why(data: bytes, said: str) -> None:
    with pytest.raises(PdfUnreadableError, match=said):
        reader.blocks(data)
