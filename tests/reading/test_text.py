"""Plain text and Markdown: the bytes, the three shapes, and what breaks them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.reading import text
from mingzhang.reading.blocks import Grid, Paragraph
from mingzhang.reading.text import UndecodableTextError, decode
from mingzhang.where import Where
from tests.reading.pages import blocks, grids, paragraphs

SAID = "部门预算支出总表\t单位：万元\n1\t合计\t１２．５０\n澄江县水务局\n" * 20


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SAID.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + SAID.encode(), id="UTF-8 with BOM, as 记事本 writes it"),
        pytest.param(SAID.encode("gb18030"), id="GB18030, as older Windows writes it"),
        pytest.param(SAID.encode("gbk"), id="GBK is a part of it"),
        pytest.param(SAID.encode("utf-16"), id="UTF-16 with BOM, Unicode in 记事本"),
        pytest.param(codecs.BOM_UTF16_LE + SAID.encode("utf-16-le"), id="UTF-16 LE with BOM"),
        pytest.param(codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"), id="UTF-16 BE with BOM"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == SAID


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "said",
    [
        pytest.param(SAID, id="words and figures"),
        pytest.param("1\t合计\t15340.33\t0.00\n" * 20, id="nearly all figures"),
        pytest.param("澄江县水务局负责全县河道和水库的管理。\n" * 20, id="nearly all words"),
    ],
)
def test_utf16_without_bom_is_known_by_its_zeros(encoding: str, said: str) -> None:
    assert decode(said.encode(encoding)) == said


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 8, id="every byte there is"),
        pytest.param(b"\xff\xfe\x00", id="half a character after a BOM"),
        pytest.param(b"\x81", id="half a character of GB18030"),
        pytest.param(b"abc\x01\x02\x03", id="control characters"),
        pytest.param(SAID.encode()[:-2] + b"\xff\xff", id="a broken end"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableTextError):
        decode(data)


def test_a_single_form_feed_between_pages_is_no_reason_to_refuse() -> None:
    assert decode(("第一页\f第二页\n" * 10).encode()) == "第一页\f第二页\n" * 10


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    try:
        decode(data)
    except UndecodableTextError as error:
        assert "不是" in str(error)


def test_a_row_a_line() -> None:
    page = "支出总表\n\n1|合计|8.00\n2|农林水支出|8.00\n注：以上单位为万元。"
    assert grids(page) == [[["1", "合计", "8.00"], ["2", "农林水支出", "8.00"]]]
    assert paragraphs(page) == ["支出总表", "注：以上单位为万元。"]


def test_blank_cells_keep_their_place() -> None:
    assert grids("|合计||8.00|") == [[["", "合计", "", "8.00", ""]]]


def test_every_cell_knows_its_line_and_place() -> None:
    _, grid, line = blocks("表\n\n1| 合计 |8.00\n后")
    assert isinstance(grid, Grid)
    assert [cell.where for cell in grid.rows[0]] == [Where(3, 1), Where(3, 2), Where(3, 3)]
    assert grid.where == Where(3, 1)
    assert line == Paragraph("后", Where(line=4))


@pytest.mark.parametrize(
    ("page", "count"),
    [
        pytest.param("1|甲\n\n2|乙", 2, id="a blank line ends it: a page break may follow"),
        pytest.param("1|甲\n第 3 页\n2|乙", 2, id="a page number stands between"),
        pytest.param("1|甲\n2|乙", 1, id="lines that follow each other are one"),
    ],
)
def test_a_grid_ends_at_the_first_line_without_a_tab(page: str, count: int) -> None:
    assert len(grids(page)) == count


CELLS = "支出总表\n\t序号\n\t科目\n\t金额\n\n\t1\n\t合计\n\t8.00\n\n\t2\n\t水利\n\t\n\n注：完。\n"


def test_a_cell_a_line() -> None:
    assert [b.texts() for b in text.blocks(CELLS) if isinstance(b, Grid)] == [
        [["序号", "科目", "金额"], ["1", "合计", "8.00"], ["2", "水利", ""]]
    ]
    assert [b.text for b in text.blocks(CELLS) if isinstance(b, Paragraph)] == [
        "支出总表",
        "注：完。",
    ]


def test_a_cell_a_line_knows_its_line() -> None:
    grid = text.blocks(CELLS)[1]
    assert isinstance(grid, Grid)
    assert [cell.where for cell in grid.rows[1]] == [Where(6), Where(7), Where(8)]


@pytest.mark.parametrize(
    ("broken", "row"),
    [
        pytest.param("\t2\n\t水利\n\n\t工程\n", ["2", "水利", "工程"], id="a blank line within it"),
        pytest.param("\t2\n\n\t水利\n\n\t3.00\n", ["2", "水利", "3.00"], id="two of them"),
    ],
)
def test_a_row_broken_by_a_cell_of_several_paragraphs_is_put_together(
    broken: str, row: list[str]
) -> None:
    page = CELLS.replace("\n注：完。", f"\n{broken}\n\t3\n\t电费\n\t1.00\n")
    (grid,) = (block for block in text.blocks(page) if isinstance(block, Grid))
    assert row in grid.texts()
    assert grid.texts()[-1] == ["3", "电费", "1.00"]


def test_a_short_row_does_not_swallow_a_whole_one() -> None:
    page = "\t1\n\t甲\n\t8.00\n\n\t2\n\t乙\n\n\t3\n\t丙\n\t9.00\n\n\t4\n\t丁\n\t9.50\n"
    (grid,) = (block for block in text.blocks(page) if isinstance(block, Grid))
    assert grid.texts() == [
        ["1", "甲", "8.00"],
        ["2", "乙"],
        ["3", "丙", "9.00"],
        ["4", "丁", "9.50"],
    ]


def test_markdown_tables_lose_their_ruler_and_their_outer_bars() -> None:
    page = (
        "# 支出总表\n\n| 序号 | 科目 | 金额 |\n|:---|---|---:|\n| 1 | 合计<br>数 | 8.00 |\n\n完\n"
    )
    found = text.blocks(page)
    (grid,) = (block for block in found if isinstance(block, Grid))
    assert grid.texts() == [["序号", "科目", "金额"], ["1", "合计 数", "8.00"]]
    assert [cell.where for cell in grid.rows[1]] == [Where(5, 1), Where(5, 2), Where(5, 3)]
    assert isinstance(found[0], Paragraph)


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        pytest.param(
            "序号|科目|金额\n---|---|---\n1|合计|8.00\n2||",
            [["序号", "科目", "金额"], ["1", "合计", "8.00"], ["2", "", ""]],
            id="between the cells only",
        ),
        pytest.param(
            "序号|科目|\n1|合计|\n2|甲|",
            [["序号", "科目"], ["1", "合计"], ["2", "甲"]],
            id="behind too",
        ),
        pytest.param(
            "|序号|科目\n|1|合计\n|2|甲",
            [["序号", "科目"], ["1", "合计"], ["2", "甲"]],
            id="before too",
        ),
    ],
)
def test_tables_with_bars_between_their_cells(page: str, rows: list[list[str]]) -> None:
    (grid,) = text.blocks(page)
    assert isinstance(grid, Grid)
    assert grid.texts() == rows


def test_a_line_or_two_with_bars_is_no_table() -> None:
    lines = ["首页 | 政务公开 | 预决算", "上一篇 | 下一篇 | 返回"]
    assert [
        block.text for block in text.blocks("\n".join(lines)) if isinstance(block, Paragraph)
    ] == lines


def test_words_own_bookmarks_are_no_part_of_a_line() -> None:
    assert text.blocks("[bookmark: _Toc_2_2_0000000001]支出总表") == [
        Paragraph("支出总表", Where(line=1))
    ]


@pytest.mark.parametrize(
    "ending", [pytest.param("\n", id="Unix"), pytest.param("\r\n", id="Windows")]
)
def test_line_ends_make_no_difference(ending: str) -> None:
    page = ending.join(["支出总表", "", "1\t合计\t8.00", "注：完。"])
    assert text.blocks(page) == text.blocks(page.replace("\r", ""))


@pytest.mark.parametrize(
    ("page", "line"),
    [
        pytest.param("第一页\n\f支出总表\n合计", 3, id="form feed before a page, from PDF tools"),
        pytest.param("第一页\f支出总表\n\n合计", 3, id="form feed within a line"),
        pytest.param("甲\v乙\n\n合计", 3, id="Word's line break within a paragraph"),
        pytest.param("甲\u2028乙\n\n合计", 3, id="Unicode's line separator"),
        pytest.param("甲\r\n\r\n合计", 3, id="Windows"),
        pytest.param("甲\r\r合计", 3, id="old Macintosh"),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(page: str, line: int) -> None:
    assert text.blocks(page)[-1] == Paragraph("合计", Where(line=line))


def test_a_form_feed_does_not_hide_the_first_cell_of_a_page() -> None:
    page = "\t1\n\t甲\n\n\f\t2\n\t乙\n"
    assert [block.texts() for block in text.blocks(page) if isinstance(block, Grid)] == [
        [["1", "甲"], ["2", "乙"]]
    ]


@pytest.mark.parametrize("page", ["", "\n\n", " \t \n", "\u3000"])
def test_nothing_but_white_space_gives_no_words(page: str) -> None:
    words = [
        cell.text
        for block in text.blocks(page)
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
    ]
    assert "".join(words) == ""
    assert not any(isinstance(block, Paragraph) for block in text.blocks(page))


PAGES = st.text(alphabet="\t\t\n\n|-: 1合计.<br>[]\r\f", max_size=120)


@given(st.one_of(PAGES, st.text(max_size=120)))
def test_any_text_gives_blocks_in_printed_order(page: str) -> None:
    lines = [block.where.line for block in text.blocks(page)]
    assert lines == sorted(lines)
    assert all(1 <= line <= 1 + page.count("\n") + page.count("\r") for line in lines)


@given(st.lists(st.lists(st.sampled_from(["", "1", "合计", "8.00"]), min_size=3), max_size=8))
def test_a_table_comes_back_as_it_was_printed(rows: list[list[str]]) -> None:
    printed = [row for row in rows if "\t".join(row).rindex("\t") > 0]
    page = "\n".join("\t".join(row) for row in printed)
    assert [block.texts() for block in text.blocks(page) if isinstance(block, Grid)] == (
        [printed] if printed else []
    )


BROKEN = """1|2010301|政府办公厅及相|5.00|
2|2010302|一般行政管理
事务|7.00|
3|2010303|机关服务|2.00|2.00"""


def test_a_row_that_a_line_break_in_a_cell_has_broken_is_one_row() -> None:
    (grid,) = grids(BROKEN)
    assert [row[:3] for row in grid] == [
        ["1", "2010301", "政府办公厅及相"],
        ["2", "2010302", "一般行政管理 事务"],
        ["3", "2010303", "机关服务"],
    ]


def test_the_cells_of_a_broken_row_stand_where_they_are_printed() -> None:
    (grid,) = text.blocks(BROKEN.replace("|", "\t"))
    assert isinstance(grid, Grid)
    lines = [[piece.where.line for piece in cell.where.pieces] for cell in grid.rows[1]]
    assert lines == [[], [], [2, 3], [3], [3]]
    assert all(cell.where.line == 2 for cell in grid.rows[1])
    assert not any(cell.where.pieces for cell in (*grid.rows[0], *grid.rows[2]))


def test_short_rows_are_no_pieces_where_blank_cells_at_the_end_are_cut() -> None:
    rows = grids("合计|5.00\n服务支出小计|7.00\n公务接待费合计|一般公共预算|1.00")[0]
    assert len(rows) == 3


def test_blank_lines_between_all_rows_end_no_table() -> None:
    page = "\n\n".join(f"{n}|项目{n}|{n}.00" for n in range(1, 15))
    assert len(grids(page)) == 1


def test_marks_of_markdown_are_no_text() -> None:
    page = "## **部门预算支出总表**\n\n| **合计** | 5.00 |"
    title, grid = text.blocks(page)
    assert isinstance(title, Paragraph)
    assert isinstance(grid, Grid)
    assert (title.text, grid.texts()) == ("部门预算支出总表", [["合计", "5.00"]])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("负责人：________ 日期：____", id="rules to write on"),
        pytest.param("2**3 与 2 ** 3", id="stars that are no pair"),
        pytest.param("采购 C# 开发服务", id="a hash within a line"),
        pytest.param("**", id="nothing but marks"),
    ],
)
def test_marks_that_are_no_markdown_stay(line: str) -> None:
    (paragraph,) = text.blocks(line)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == line


def test_a_ruler_is_told_from_a_row_with_dashes() -> None:
    (grid,) = text.blocks("| 甲 | 乙 |\n|:---|  :-: |\n| -- | 5 |")
    assert isinstance(grid, Grid)
    assert grid.texts() == [["甲", "乙"], ["--", "5"]]
