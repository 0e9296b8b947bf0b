"""A budget book as a workbook: what was written is read, and what is wrong is told at its cell."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection

from mingzhang import catalogue
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import FIGURE_NAMES, Book
from mingzhang.compiling.books.files import read_book, write_book
from mingzhang.compiling.books.guide import GUIDE, examples
from mingzhang.compiling.books.rows import UnreadableBookError
from mingzhang.compiling.books.sheets import CHECKS, choices, sheet, sheets
from mingzhang.compiling.narrative import explained
from mingzhang.forms import pack as forms
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


def undivided(workbook: Any) -> None:
    workbook["基本支出"]["B3"] = None
    workbook["基本支出"]["D3"] = "基本支出（未分）"


def elsewhere(workbook: Any) -> None:
    """Hebei's money in Shanghai's forms."""
    workbook["封面"]["B2"] = "shanghai-2026"
    workbook["封面"]["B3"] = 2026
    workbook["基本支出"]["C3"] = "财政专户管理资金"
    workbook["基本支出"]["D3"] = "经营支出"


MISTAKES = {
    "words for a number": (put("基本支出", "F3", "约三万"), "F3：“本年安排”填的是“约三万”，应填数"),
    "negative": (put("基本支出", "F3", -5), "F3：“本年安排”填的是 -5，应不小于 0"),
    "three places": (put("基本支出", "F3", 1.234), "元以下最多两位小数"),
    "an error of a formula": (
        put("基本支出", "F3", "#REF!"),
        "“基本支出” F3：单元格印作错误值 #REF!",
    ),
    "no code": (put("基本支出", "A3", "2049999X"), "A3：“功能科目”填的是“2049999X”，应是 7 位"),
    "a code of another year": (
        put("基本支出", "A3", "2014101"),
        "A3：2024 年没有科目 2014101；别的年度里它是",
    ),
    "forms of another year": (
        put("封面", "B2", "shanghai-2026"),
        "表样 shanghai-2026 用于 2026 年，不用于 2024 年",
    ),
    "a fund that the forms do not print": (
        elsewhere,
        "C3：表样 shanghai-2026 的《收入预算总表》没有“财政专户管理资金”这一栏",
    ),
    "expenditure that the forms do not print": (
        elsewhere,
        "D3：表样 shanghai-2026 的《支出预算总表》没有“经营支出”这一栏",
    ),
    "a number that no one has": (
        put("基本支出", "F3", 1e30),
        "F3：“本年安排”填的是“1e+30”，应填数",
    ),
    "basic expenditure that is not divided": (
        undivided,
        "D3：基本支出要分人员经费和公用经费",
    ),
    "a function that nobody knows": (
        put("基本支出", "A3", "未公开"),
        "A3：只有“其中”的行可以写“未公开”；请填功能科目",
    ),
    "appropriations of no fund": (
        put("基本支出", "C3", "财政拨款（未分）"),
        "C3：请填是哪一种财政拨款",
    ),
    "an unknown code": (put("基本支出", "A3", "2049998"), "没有科目 2049998"),
    "a code of another level": (put("基本支出", "A3", 20406), "应是 7 位的项级编码"),
    "no option": (put("基本支出", "C3", "财政的钱"), "C3：“资金来源”填的是“财政的钱”，应选"),
    "a project without a fund": (put("项目", "D3", None), "D3：“资金来源”没有填"),
    "a project's code twice": (twice, "A4：项目编码"),
    "targets of no project": (put("绩效指标", "A3", "没有"), "“项目”表里没有编码“没有”"),
    "merged cells": (merged, "F3：单元格合并了"),
    "a column deleted": (without_column, "没有“资金来源”这一列"),
    "a sheet deleted": (without_sheet, "“上年数”：没有这张表"),
    "a year of other forms": (put("封面", "B3", 2031), "表样 hebei-2024 用于"),
    "a plan that does not end": (put("项目", "O3", 90), "“12月底”应为 100，填的是 90"),
}


@pytest.mark.parametrize(("change", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_cell(
    change: Callable[[Any], None], said: str, tmp_path: Path
) -> None:
    assert any(said in line for line in spoiled(tmp_path, change))


PAGE = Path(__file__).parents[2] / "docs" / "compiling.md"


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (merged, "工作表“基本支出” F3：单元格合并了；请取消合并，每格分别填写"),
        (without_column, "没有“资金来源”这一列；请从空白底册里补上"),
        (without_sheet, "没有这张表"),
        (put("基本支出", "F3", "约三万"), "F3：“本年安排”填的是“约三万”，应填数"),
        (put("基本支出", "F3", "#REF!"), "单元格印作错误值 #REF!"),
        (put("基本支出", "F3", "=1+1"), "有 1 个公式没有保存计算结果"),
        (put("基本支出", "F3", datetime.date(2024, 3, 1)), "“本年安排”是日期，应填数"),
        (put("项目", "A3", datetime.date(2024, 3, 1)), "“项目编码”被当成了日期"),
        (put("基本支出", "F3", -5), "F3：“本年安排”填的是 -5，应不小于 0"),
        (put("基本支出", "A3", "2049998"), "没有科目 2049998"),
        (put("基本支出", "A3", "2014101"), "2024 年没有科目 2014101；别的年度里它是"),
        (put("项目", "D3", None), "D3：“资金来源”没有填"),
        (twice, "A4：项目编码“"),
    ],
)
def test_the_page_shows_what_is_said(
    change: Callable[[Any], None], shown: str, tmp_path: Path
) -> None:
    assert shown in PAGE.read_text("utf-8")
    assert any(shown in line for line in spoiled(tmp_path, change))


def test_a_date_in_a_number_cell_is_told(tmp_path: Path) -> None:
    lines = spoiled(tmp_path, put("基本支出", "F3", datetime.date(2024, 3, 1)))
    assert any("F3：“本年安排”是日期，应填数" in line for line in lines)


def test_a_code_that_became_a_date_is_told(tmp_path: Path) -> None:
    lines = spoiled(tmp_path, put("项目", "A3", datetime.date(2024, 3, 1)))
    assert any("A3：“项目编码”被当成了日期；请把单元格改成文本格式后重填" in line for line in lines)


def test_macros_in_a_book_are_not_run_and_change_nothing(tmp_path: Path) -> None:
    book = made("hebei-2024", 2024)[1]
    path = tmp_path / "底册.xlsm"
    write_book(book, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Attribute VB_Name")
    assert read_book(path) == (book, ())


def test_a_protected_sheet_is_read_and_an_encrypted_book_told(tmp_path: Path) -> None:
    book = made("hebei-2024", 2024)[1]
    path = tmp_path / "底册.xlsx"
    write_book(book, path)
    workbook = openpyxl.load_workbook(path)
    workbook["项目"].protection.set_password("密码")
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.save(path)
    assert read_book(path) == (book, ())
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnreadableBookError, match="密码"):
        read_book(path)


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_text_never_becomes_a_formula(text: str, tmp_path: Path) -> None:
    book = made("hebei-2024", 2024)[1]
    project = msgspec.structs.replace(book.projects[0], name=text)
    path = tmp_path / "底册.xlsx"
    write_book(msgspec.structs.replace(book, projects=(project,)), path)
    cell = openpyxl.load_workbook(path)["项目"]["B3"]
    assert cell.value == text and cell.data_type == "s"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存", id="an old or damaged file"
        ),
        pytest.param(b"PK\x03\x04junk", "打不开", id="damaged"),
        pytest.param(b"", "打不开", id="empty"),
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
    assert workbook.sheetnames == [GUIDE, *(its.title for its in sheets()), CHECKS, "选项"]
    for its in sheets():
        page = workbook[its.title]
        assert its.hint in [cell.value for cell in page[1]]
        assert page.protection.sheet
    assert workbook["选项"].sheet_state == "hidden"
    assert workbook["基本支出"].data_validations.dataValidation


@pytest.mark.parametrize(
    ("title", "cell", "offered"),
    [
        ("绩效目标", "A3", "'项目'!$A$3"),
        ("绩效指标", "A3", "'项目'!$A$3"),
        ("采购", "A3", "'项目'!$B$3"),
    ],
)
def test_targets_and_purchases_offer_the_projects(
    title: str, cell: str, offered: str, tmp_path: Path
) -> None:
    path = tmp_path / "底册.xlsx"
    write_book(made("hebei-2024", 2024)[1], path)
    rules = openpyxl.load_workbook(path)[title].data_validations.dataValidation
    (rule,) = [rule for rule in rules if cell in rule.sqref]
    assert rule.type == "list"
    assert rule.formula1.startswith(f"OFFSET({offered},0,0,MAX(1,COUNTA({offered}:")
    assert rule.errorStyle == "information"


def test_the_live_totals_say_what_the_book_holds(tmp_path: Path) -> None:
    book: Book = made("hebei-2024", 2024)[1]
    path = tmp_path / "底册.xlsx"
    write_book(book, path)
    page = openpyxl.load_workbook(path, data_only=True)[CHECKS]
    shown = {row[0].value: row[1].value for row in page.iter_rows(min_row=3)}
    spent = sum((line.current + line.carried for line in book.lines), Decimal(0))
    spent += sum((project.budget for project in book.projects), Decimal(0))
    assert round(shown["支出总计（元）"] * 100) == spent * 100
    assert shown["项目编码重复的行"] == 0


def test_the_examples_are_filled_in_as_the_columns_ask() -> None:
    year = forms("hebei-2024").years[0]
    trees = {"function": catalogue.functional(year), "economic": catalogue.economic(year)}
    for example in examples():
        columns = {column.id: column for column in sheet(example.sheet).columns}
        for line in example.rows:
            assert line.keys() <= columns.keys()
            assert {column.id for column in columns.values() if column.required} <= line.keys()
            for name, text in line.items():
                kind = columns[name].kind
                if kind in trees:
                    code, _, title = text.partition(" ")
                    entry = trees[kind].get(code)
                    assert entry is not None and entry.name == title
                elif kind in choices():
                    assert text in choices()[kind]


def test_the_guide_names_each_sheet_and_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "底册.xlsx"
    write_book(made("hebei-2024", 2024)[1], path)
    page = openpyxl.load_workbook(path)[GUIDE]
    texts = "".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    assert all(its.title in texts for its in sheets())
    assert "“基本支出”、“项目支出”" in texts


def test_a_unit_does_not_see_what_only_departments_fill_in(tmp_path: Path) -> None:
    for book in made("hebei-2024", 2024)[:2]:
        path = tmp_path / "底册.xlsx"
        write_book(book, path)
        state = openpyxl.load_workbook(path)["所属单位"].sheet_state
        assert state == ("visible" if book.cover.scope == "department" else "hidden")


def test_the_live_checks_tell_what_is_still_missing(tmp_path: Path) -> None:
    book = made("hebei-2024", 2024)[1]
    texts = msgspec.structs.replace(book.texts, duties=(), reasons={})
    last = {name: yuan for name, yuan in book.last.items() if name != "sources"}
    path = tmp_path / "底册.xlsx"
    write_book(msgspec.structs.replace(book, texts=texts, last=last), path)
    page = openpyxl.load_workbook(path, data_only=True)[CHECKS]
    shown = {row[0].value: row[1].value for row in page.iter_rows(min_row=3)}
    assert shown["没有写职责"] == shown["没有填的上年数"] == 1
    account = unit_account(book)
    for name in explained(forms("hebei-2024")):
        assert shown[f"“{FIGURE_NAMES[name]}”有增减而没有写原因"] == bool(account.change(name))


def test_a_column_that_is_gone_is_told_once_and_not_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "底册.xlsx"
    write_book(made("hebei-2024", 2024)[1], path)
    workbook = openpyxl.load_workbook(path)
    workbook["基本支出"].delete_cols(3)
    workbook.save(path)
    (mistake,) = read_book(path)[1]
    assert mistake.message == "没有“资金来源”这一列；请从空白底册里补上"


def test_of_one_cell_only_the_cause_is_told(tmp_path: Path) -> None:
    path = tmp_path / "底册.xlsx"
    write_book(made("hebei-2024", 2024)[1], path)
    workbook = openpyxl.load_workbook(path)
    workbook["基本支出"]["F3"] = "约三万"
    workbook["基本支出"]["G3"] = None
    workbook.save(path)
    (mistake,) = read_book(path)[1]
    assert (mistake.cell, mistake.message) == ("F3", "“本年安排”填的是“约三万”，应填数")
