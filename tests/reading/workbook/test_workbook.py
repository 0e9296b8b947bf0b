"""Workbooks: what a sheet shows is read, and what a cell does not hold is told."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from mingzhang import samples
from mingzhang.reading import text, workbook
from mingzhang.reading.blocks import Grid, Paragraph
from mingzhang.reading.parts import parts
from mingzhang.reading.workbook import WorkbookUnreadableError
from mingzhang.samples import plain as sample
from tests.reading.pages import printed_tables
from tests.shared import SHARED, needs_samples

_SAMPLE = SHARED / "samples" / "shanghai" / "单位预算工作簿.xlsx"


def xlsx(fill: Callable[[Worksheet], object]) -> bytes:
    """A workbook with one sheet 表一."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表一"
    fill(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def rows(*lines: str) -> bytes:
    """A workbook with these rows, | between cells."""

    def fill(sheet: Worksheet) -> None:
        for number, line in enumerate(lines, 1):
            for column, value in enumerate(line.split("|"), 1):
                if value:
                    sheet.cell(number, column, value)

    return xlsx(fill)


def texts(data: bytes) -> list[str | list[list[str]]]:
    found = workbook.blocks(data).blocks
    return [block.text if isinstance(block, Paragraph) else block.texts() for block in found]


def told(data: bytes) -> list[str]:
    return [f"{its.where} {its.message}" for its in workbook.blocks(data).problems]


def of_layout(made: list[sample.Element]) -> bytes:
    """A laid out disclosure's nine tables, a sheet each, figures as numbers."""
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    title = ""
    for number, element in enumerate(made):
        if isinstance(element, sample.Paragraph):
            title = element.text
        elif element.kind not in ("list", "project"):
            sheet = book.add_worksheet(str(number))
            sheet.write(0, 0, title)
            for column, line in enumerate(element.meta):
                sheet.write(1, 3 * column, line)
            for row, cells in enumerate((*element.head, *element.body), 3):
                for column, cell in enumerate(cells):
                    is_amount = re.fullmatch(r"\d+\.\d+", cell)
                    sheet.write(row, column, float(cell) if is_amount else cell)
            for place, note in enumerate(element.notes):
                sheet.write(4 + len(element.head) + len(element.body) + place, 0, note)
    book.close()
    return saved.getvalue()


def test_a_disclosure_reads_as_from_text() -> None:
    (made, *_) = samples.disclosures(samples.county(13), 2024)
    mine = printed_tables(workbook.blocks(of_layout(list(sample.laid_out(made)))).blocks)
    theirs = printed_tables(text.blocks(samples.text([made], "rows")))
    assert plain(mine) == plain(theirs)
    assert len(mine) == 9


def plain(found: list[object]) -> list[str]:
    """A number cell does not know how many zeros it shows after the point."""
    return [re.sub(r"'(\d+)\.(\d*?)0+'", r"'\1.\2'", str(its)).replace(".'", "'") for its in found]


@needs_samples
def test_the_nine_tables_of_a_real_workbook() -> None:
    found, problems = parts(workbook.blocks(_SAMPLE.read_bytes()).blocks)
    (part,) = found
    assert [(table.form, table.unit, len(table.grids)) for table in part.tables] == [
        ("income_expenditure_summary", "元", 1),
        ("income", "元", 1),
        ("expenditure", "元", 1),
        ("fiscal_appropriation", "元", 1),
        ("general_budget_expenditure", "元", 1),
        ("government_fund", "元", 1),
        ("state_capital", "元", 1),
        ("general_budget_basic", "元", 1),
        ("three_public", "万元", 1),
    ]
    assert problems == []


def test_every_cell_knows_its_sheet_row_and_column() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"], sheet["C3"], sheet["B4"], sheet["C4"] = "甲", "乙", "丙", 5

    (grid,) = workbook.blocks(xlsx(fill)).blocks
    assert isinstance(grid, Grid)
    assert [[str(cell.where) for cell in row] for row in grid.rows] == [
        ["工作表“表一”第 3 行第 2 格", "工作表“表一”第 3 行第 3 格"],
        ["工作表“表一”第 4 行第 2 格", "工作表“表一”第 4 行第 3 格"],
    ]


def test_lines_around_a_table_are_paragraphs() -> None:
    data = rows(
        *("支出总表", "编制单位：水务局|||单位：万元", "科目|合计|基本|项目", "农林水|1|1|"),
        *("注：本表为示例。", "填表人：甲||审核人：乙"),
    )
    assert texts(data) == [
        *("支出总表", "编制单位：水务局", "单位：万元"),
        [["科目", "合计", "基本", "项目"], ["农林水", "1", "1", ""]],
        *("注：本表为示例。", "填表人：甲", "审核人：乙"),
    ]


def test_blank_rows_within_a_form_do_not_cut_it() -> None:
    data = rows("收入|预算数|支出|预算数", "一、拨款|5|一、教育|5", "", "", "收入总计|5|支出总计|5")
    assert texts(data) == [
        [
            ["收入", "预算数", "支出", "预算数"],
            ["一、拨款", "5", "一、教育", "5"],
            ["收入总计", "5", "支出总计", "5"],
        ]
    ]


def test_a_blank_row_before_another_header_does() -> None:
    data = rows("科目|金额", "甲|5", "", "项目|备注", "乙|无")
    assert texts(data) == [[["科目", "金额"], ["甲", "5"]], [["项目", "备注"], ["乙", "无"]]]


def test_two_tables_without_a_blank_row_between() -> None:
    data = rows("表一", "单位：元", "科目|金额", "甲|5", "表二", "|单位：元", "科目|金额", "乙|6")
    assert texts(data) == [
        *("表一", "单位：元", [["科目", "金额"], ["甲", "5"]]),
        *("表二", "单位：元", [["科目", "金额"], ["乙", "6"]]),
    ]


def test_rows_of_one_label_are_rows_within_a_table() -> None:
    data = rows("项目|预算数", "一、财政拨款", "二、事业收入", "合计|0")
    assert texts(data) == [
        [["项目", "预算数"], ["一、财政拨款", ""], ["二、事业收入", ""], ["合计", "0"]]
    ]


def test_a_text_of_many_lines_is_many_paragraphs() -> None:
    assert texts(rows("主要职能\n  1. 甲\n\n  2. 乙")) == ["主要职能", "1. 甲", "2. 乙"]


def test_merged_cells_stand_at_their_top_left() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["序号", "科目", None, "事业单位\n经营收入"])
        sheet.append([None, "编码", "名称", None])
        sheet.append([1, 205, "教育", 2.5])
        for span in ("A1:A2", "B1:C1", "D1:D2"):
            sheet.merge_cells(span)

    assert texts(xlsx(fill)) == [
        [
            ["序号", "科目", "", "事业单位经营收入"],
            ["", "编码", "名称", ""],
            ["1", "205", "教育", "2.5"],
        ]
    ]


def test_a_column_that_no_row_shows_is_none() -> None:
    def fill(sheet: Worksheet) -> None:
        for number, (name, amount) in enumerate([("名称", "金额"), ("甲", "1")], 1):
            sheet.append([name, None, amount])
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=2)

    (grid,) = workbook.blocks(xlsx(fill)).blocks
    assert isinstance(grid, Grid)
    assert grid.texts() == [["名称", "金额"], ["甲", "1"]]
    assert grid.rows[1][1].where.cell == 3


def test_hidden_sheets_are_read_and_told() -> None:
    def fill(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("底稿")
        other.append(["甲", 1])
        other.append(["乙", 2])
        other.sheet_state = "veryHidden"

    assert texts(xlsx(fill)) == [[["甲", "1"], ["乙", "2"]]]
    (problem,) = told(xlsx(fill))
    assert problem.startswith("工作表“底稿” 工作表是隐藏的，已照样读取")


def test_errors_percentages_and_formulas_without_result() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", "#REF!", 0.125, "=1+1"])
        sheet.append(["乙", "#DIV/0!", 0.05, 7])
        sheet["C1"].number_format = "0.00%"
        sheet["C2"].number_format = "0%"

    assert texts(xlsx(fill)) == [[["甲", "#REF!", "12.5%", ""], ["乙", "#DIV/0!", "5%", "7"]]]
    assert [problem.partition("，")[0] for problem in told(xlsx(fill))] == [
        "工作表“表一”第 1 行第 2 格 单元格印作错误值 #REF!",
        "工作表“表一”第 2 行第 2 格 单元格印作错误值 #DIV/0!",
        "工作表“表一”第 1 行第 4 格 有 1 个公式没有保存计算结果",
    ]


def test_formulas_give_their_saved_result() -> None:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表一")
        sheet.write_row(0, 0, ["甲", 1])
        sheet.write_formula(0, 2, "=B1*3", None, 3)
        sheet.write_formula(0, 3, '=""', None, "")
        sheet.write_row(1, 0, ["乙", 1, 2, 3])
    data = changed(saved.getvalue(), _SHEET, 'r="D1"', 'r="D1" t="str"')
    assert texts(data) == [[["甲", "1", "3", ""], ["乙", "1", "2", "3"]]]
    assert told(data) == []


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a part rewritten."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return packed.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"
_PLAIN = rows("甲|乙", "丙|丁")


def test_a_cell_far_out_does_not_fill_the_memory() -> None:
    far = changed(_PLAIN, _SHEET, 'r="B2"', 'r="XFD1048576"')
    assert texts(far) == []
    assert told(far)[0].startswith("工作表“表一” 工作表太大")


def test_macros_are_told_and_not_run() -> None:
    packed = io.BytesIO(_PLAIN)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    assert "宏没有运行" in told(packed.getvalue())[0]


_XXE = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"PK\x03\x04 no zip", "已损坏", id="damaged"),
        pytest.param(_PLAIN[:-30], "已损坏", id="cut off"),
        pytest.param(
            changed(_PLAIN, _SHEET, "</row></sheetData>", "<"), "已损坏", id="damaged XML"
        ),
        pytest.param(
            changed(_PLAIN, "xl/workbook.xml", "<workbook ", _XXE + "<workbook "),
            "外部实体",
            id="an external entity",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "打开密码",
            id="encrypted",
        ),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "已损坏", id="damaged XLS"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(WorkbookUnreadableError, match=message):
        workbook.blocks(data)


def test_a_bomb_is_not_unpacked() -> None:
    blank = zipfile.ZipInfo(_SHEET)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(blank, bytes(17 << 20), zipfile.ZIP_DEFLATED)
    with pytest.raises(WorkbookUnreadableError, match="压缩炸弹"):
        workbook.blocks(packed.getvalue())


@given(
    st.binary(max_size=300), st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
)
def test_any_bytes_give_at_most_the_declared_error(data: bytes, magic: bytes) -> None:
    try:
        workbook.blocks(magic + data)
    except WorkbookUnreadableError as error:
        assert "。" in str(error)


_XLS = (
    "c-"
    "rk)Z){Ul6hHU1YhTA$yTOnRHY*DI*A0+l&LFNZ(2)oeog!w@mD;gNS(h=)W+E1mgeW8!Li7WPS+Wl%CJHgp4=Qe73?"
    "DS=2R>*t86+kejHyOrFmCmC&b!^-nl@QCVj}du{O+G~?|t{Yd(J)Qp7-@vWs{>9tFBT;+Ds0bPI<^>qbZ;`-"
    "S80^nl_zErPAb7A^oq?lrC9@PROqaV41rC6YyyHF41Kn-CF4}isKm~KkcA?l!G)v`J@%l82kI?GiQ39<K~+R>o0tLw"
    "%=^W9YC)0&o-aWe+jS@C<VNh3!pNf99RY{2P#A-"
    "i0%MZ0+m1&unJfWR0B1@oq!*>3s?i(4cr5)1=eXE>vYLzL_GjBY1(>}8wxgQ(aB>%imoF1c<C1`a*_R2Xv78Qgy_XJ"
    "pqmC*H`+t7u>ZeG+k}UZVjjk!q+65|x@ypQpp@Ph`X`ca5&c67lD}2!^ixJqxIZoV8p%tMEBZ+0d?%ER(8TXW&(Fv)"
    "P~=wa6rvbKX+JDs6eFtWGM})QWdxrOwN-j})Z%(u=B$kqr1nw-Hh2#m!H9m^hmn5Tg*=Q|anw7|AEg>+361gjd^pk{"
    "84SfH<=l<YpDDlXjF0=7&aW2wAM>LddD7{&qmN<lvh8!DH9nb1ug^gb<e)d?pnI~?i_-km<)E9h^s@%eaDq}?`VtN)"
    "%Mvar%M(s1mnGa%E>9GtdgP>>fYq;Lr-"
    "0+pcanB<`;wc_n4!)+)Ar&i;&Z8JLYV+j*J(x9aeCk%l26OZuB7ajY55p~X5$8Bt8bzuNj}G)VW3IJ6#R}ku7b#eRP"
    "&q9@;oLykO|LX{srgr5A45NTP*OfKJxdT%{_f5amc?J`Sk@9X4mNJV6E~TvU`sp+qXLfUuM$hPRo~t%?e;vmKC}**x"
    "^}*(Kp91mVn*o@M&yF%7k?vUf0yV`ueq&s<vl^o|xTpTFYBb0d)*L6V3*i(J1*VGB)inj|=Tp$=A)y|EaCkR<E0>C)"
    "?_6^--"
    "8N54a)`gMrloYGsM*_(acSTe?*A1bR$*Nj{s@Yo=F!X{i)W$yq$6;nVeiWwex6XetZM$U<{u(57_2Xl?B!X(_ZSFq`"
    "|7To*XES_&;=re&bTZ~PP{-jGX2i-"
    "Yq<d5a5|2?Gzy!!6e!>!aLMqxg>D;+HsN0iJx+;Fi+UUAUb%WU`Xw(~}LVRzGUStoASTC@+!hu*97-"
    "wZ`(UdC8I7AdESabwc+feOYc?1{KRZp2LUfL8F{LbXiV|=m8NQ-"
    ";KP&Z+Zcw15oz^ru{`KeapMul+>8X(@JV&QBos|@~sdBKWbRY=apTWRlXwKr=*X^*d^|_OWa(5#7&#TY4H-"
    "zObRz(N3j(H_)Ke$#;vZ0_|Cm68Xk-vj`t4vcMOLkG5`JdHFbsdM`E#vY{Rx_Z*S{jVh@!T%mUMNN_<JS_tNBvw|~F"
    "U+2?!r4U-"
    "ycKlqmS{Vg4vD7}*`*$y42bn89p)A7oXj#&~qZaJm(=jSOa2H`pJfk^+r$Z(8wTw>_BB530!v!0l)zL*^TLD}m!`}@"
    "UDUitFM`Q}x=vv1=212^8=&UeTRTDOj~(*D$E`^HDKQ70X1aeu4s58C`M@730UfhQw_hokZSxqHO>yQz6271FJlZsz"
    "|V(Z38Elx+^{WU$1l@5SnabPzX2=Hp=A{FloWz|zxH9{*J?c+z&J9qS%Kgxd)oo?p=V4%<JN`OK*WcFx$jPDF!|1<S"
    "7(>*xFbr(XZ7k(iVoN4$9mPe^3H6I#$KGGWRP;>|cHxl^59zbKFWZvZaOtiK&AgoTHQXkdQ)v@YQLn}K%<|NkWY3#M"
    "Z!d;"
)
"""Two invented sheets, saved by LibreOffice Calc as Excel 97; the second is hidden."""


def xls() -> bytes:
    return zlib.decompress(base64.b85decode(_XLS))


def test_the_older_format_reads_alike() -> None:
    assert texts(xls()) == [
        "支出总表",
        [["科目", "合计", "错"], ["205", "0.1", "#DIV/0!"], ["合计", "0.1", "TRUE"]],
        [["甲", "1"], ["乙", "2"]],
    ]
    assert [problem.partition("，")[0] for problem in told(xls())] == [
        "工作表“表一”第 3 行第 3 格 单元格印作错误值 #DIV/0!",
        "工作表“底稿” 工作表是隐藏的",
    ]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        pytest.param(0, 0x770000, id="a first row after the last"),
        pytest.param(4, 0xFFFFFFFF, id="four milliards of rows"),
        pytest.param(8, 0xFFFF0000, id="65,535 columns"),
    ],
)
def test_dimensions_of_an_old_workbook_do_not_fill_the_memory(at: int, value: int) -> None:
    data = bytearray(xls())
    dimensions = data.index(struct.pack("<HH", 0x200, 14)) + 4
    struct.pack_into("<I", data, dimensions, 0)
    struct.pack_into("<I", data, dimensions + 4, 60_000)
    struct.pack_into("<I", data, dimensions + at, value)
    with pytest.raises(WorkbookUnreadableError, match="已损坏"):
        workbook.blocks(bytes(data))


@pytest.mark.parametrize("place", ["XFD1048576", "A99999999", "A0123456789", "AAAAA1", "1"])
def test_no_cell_name_fills_the_memory(place: str) -> None:
    data = changed(_PLAIN, _SHEET, 'r="B2"', f'r="{place}"')
    try:
        assert texts(data) == []
    except WorkbookUnreadableError as error:
        assert "已损坏" in str(error)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(xls()) - 1), st.binary(min_size=1, max_size=4))
def test_changed_bytes_give_at_most_the_declared_error(at: int, change: bytes) -> None:
    try:
        workbook.blocks(xls()[:at] + change + xls()[at + len(change) :])
    except WorkbookUnreadableError as error:
        assert str(error)


_PIECES = ("<row r='2'>", "</row>", "<c r='A1'>", "<c>", "</c>", "<v>1</v>", "<v>", "&a;", "<f/>")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_any_sheet_gives_at_most_the_declared_error(pieces: list[str]) -> None:
    try:
        workbook.blocks(changed(_PLAIN, _SHEET, "</sheetData>", "".join(pieces) + "</sheetData>"))
    except WorkbookUnreadableError as error:
        assert str(error)
