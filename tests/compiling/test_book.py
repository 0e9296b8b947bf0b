"""A budget book as a workbook: what was written is read, and what is wrong is told at its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mingzhang.compiling.book import Book
from mingzhang.compiling.book_reader import UnreadableBookError, read_book
from mingzhang.compiling.book_writer import write_book
from mingzhang.compiling.sheets import CHECKS, sheets
from tests.compiling.test_compose import PACKS, made


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_a_written_book_is_read_again(pack: str, year: int, tmp_path: Path) -> None:
    for book in made(pack, year):
        path = tmp_path / "底册.xlsx"
        write_book(book, path)
        read, mistakes = read_book(path)
        assert [str(mistake) for mistake in mistakes] == []
        assert read == book


def spoiled(tmp_path: Path, change: Callable[[Any], None]) -> list[str]:
    """What is said of a unit's book after a change in the workbook."""
    path = tmp_path / "底册.xlsx"
    write_book(made("hebei-2024", 2024)[1], path)
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    workbook.save(path)
    return [str(mistake) for mistake in read_book(path)[1]]


def put(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    def change(workbook: Any) -> None:
        workbook[sheet][cell] = value

    return change


def merged(workbook: Any) -> None:
    workbook["基本支出"].merge_cells("F3:G3")


def without_column(workbook: Any) -> None:
    workbook["基本支出"].delete_cols(3)


def without_sheet(workbook: Any) -> None:
    del workbook["上年数"]


def twice(workbook: Any) -> None:
    page = workbook["项目"]
    page["A4"] = page["A3"].value


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(put("基本支出", "F3", "约三万"), "“基本支出” F3：“本年安排”填的是“约三万”，应填数", id="words for a number"),
        pytest.param(put("基本支出", "F3", -5), "F3：“本年安排”填的是 -5，应不小于 0", id="negative"),
        pytest.param(put("基本支出", "F3", 1.234), "元以下最多两位小数", id="three places"),
        pytest.param(put("基本支出", "F3", "#REF!"), "公式错误 #REF!", id="an error of a formula"),
        pytest.param(put("基本支出", "A3", "2049999X"), "A3：“功能科目”填的是“2049999X”，应是 7 位", id="no code"),
        pytest.param(put("基本支出", "A3", "2049998"), "没有科目 2049998", id="an unknown code"),
        pytest.param(put("基本支出", "A3", 20406), "应是 7 位的项级编码", id="a code of another level"),
        pytest.param(put("基本支出", "C3", "财政的钱"), "C3：“资金来源”填的是“财政的钱”，应选", id="no option"),
        pytest.param(put("项目", "D3", None), "D3：“资金来源”没有填", id="a project without a fund"),
        pytest.param(twice, "A4：项目编码", id="a project's code twice"),
        pytest.param(put("绩效指标", "A3", "没有的编码"), "“项目”表里没有编码“没有的编码”", id="targets of no project"),
        pytest.param(merged, "F3：单元格合并了", id="merged cells"),
        pytest.param(without_column, "没有“资金来源”这一列", id="a column deleted"),
        pytest.param(without_sheet, "“上年数”：没有这张表", id="a sheet deleted"),
        pytest.param(put("封面", "B3", 2031), "表样 hebei-2024 用于", id="a year of other forms"),
        pytest.param(put("项目", "O3", 90), "“12月底”应为 100，填的是 90", id="a plan that does not end"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_cell(
    change: Callable[[Any], None], said: str, tmp_path: Path
) -> None:
    assert any(said in line for line in spoiled(tmp_path, change))


def test_a_date_in_a_number_cell_is_told(tmp_path: Path) -> None:
    import datetime

    lines = spoiled(tmp_path, put("基本支出", "F3", datetime.date(2024, 3, 1)))
    assert any("F3：“本年安排”是日期，应填数" in line for line in lines)


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    import msgspec

    book = made("hebei-2024", 2024)[1]
    project = msgspec.structs.replace(book.projects[0], name=text)
    path = tmp_path / "底册.xlsx"
    write_book(msgspec.structs.replace(book, projects=(project,)), path)
    cell = openpyxl.load_workbook(path)["项目"]["B3"]
    assert cell.value == text and cell.data_type == "s"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "设有密码", id="encrypted"),
        pytest.param(b"PK\x03\x04junk", "不是可以读取的工作簿", id="damaged"),
        pytest.param(b"", "不是可以读取的工作簿", id="empty"),
    ],
)
def test_what_is_no_workbook_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "底册.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableBookError, match=said):
        read_book(path)


def test_the_sheets_explain_themselves(tmp_path: Path) -> None:
    path = tmp_path / "底册.xlsx"
    write_book(made("hebei-2024", 2024)[1], path)
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == [*(its.title for its in sheets()), CHECKS, "选项"]
    for its in sheets():
        page = workbook[its.title]
        assert its.hint in [cell.value for cell in page[1]]
        assert page.protection.sheet
    assert workbook["选项"].sheet_state == "hidden"
    assert workbook["基本支出"].data_validations.dataValidation


def test_the_live_totals_say_what_the_book_holds(tmp_path: Path) -> None:
    book: Book = made("hebei-2024", 2024)[1]
    path = tmp_path / "底册.xlsx"
    write_book(book, path)
    page = openpyxl.load_workbook(path, data_only=True)[CHECKS]
    shown = {row[0].value: row[1].value for row in page.iter_rows(min_row=3)}
    spent = sum(line.current + line.carried for line in book.lines)
    spent += sum(project.budget for project in book.projects)
    assert round(shown["支出总计（元）"] * 100) == spent * 100
    assert shown["项目编码重复的行"] == 0
