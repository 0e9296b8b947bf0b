"""The workbook as other programs read it: openpyxl stands for Excel, WPS and LibreOffice."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzhang import amounts
from mingzhang.disclosure import Printed, Section, Statement
from mingzhang.publishing.workbook import sheets, statement_sheets, writer
from mingzhang.publishing.workbook.book import book
from mingzhang.publishing.workbook.sheets import Names
from mingzhang.publishing.workbook.statement_sheets import side_by_side
from mingzhang.publishing.workbook.writer import as_float, number_format, write_workbook
from mingzhang.reading.source import read_bytes
from tests.publishing import small
from tests.reading import provinces
from tests.shared import SHARED, needs_samples

SAMPLES = sorted((SHARED / "samples" / "hebei").glob("*.txt"))


def invented(name: str) -> Any:
    """A disclosure of another province, with its units and line numbers as printed."""
    return read_bytes(provinces.as_text(provinces.page(name)), f"{name}.txt")


def units() -> Any:
    return invented("d-agency-codes")


def opened(path: Path, *readings: Any) -> Any:
    write_workbook(list(readings) or [small.reading()], path / "a.xlsx")
    return openpyxl.load_workbook(path / "a.xlsx")


def values(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def records(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = values(sheet)
    return [dict(zip(head, row, strict=True)) for row in rows]


# the sheets


def test_each_statement_has_a_sheet_and_the_rest_is_flat(tmp_path: Path) -> None:
    assert opened(tmp_path).sheetnames == [
        "目录",
        "1收支总表",
        "1支出总表",
        "1政府基金预算财政拨款支出表",
        "项目",
        "指标",
        "政府采购",
        "固定资产",
        "机构设置",
        "整体绩效目标",
        "说明",
        "文字中的数",
        "读取说明",
    ]


def test_a_statement_looks_as_it_is_printed(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["1支出总表"]
    assert values(sheet) == [
        ("单位预算支出总表", None, None, None, None, None),
        ("901001 青石镇苗圃站 2023 年单位预算", None, None, None, None, "金额单位：万元"),
        ("序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        (1, None, "合计", 40.3, 30.1, 10.2),
        (2, "213", "农林水支出", 40.3, 30.1, None),
        (3, "21302", "林业", -0.7, None, "见附表"),
        ("注：金额为约数。", None, None, None, None, None),
    ]
    assert sheet["D4"].number_format.startswith("#,##0.00")
    assert sheet["E4"].number_format.startswith("#,##0.0_")
    assert sheet["B5"].data_type == "s"
    assert sheet.freeze_panes == "D4"


def test_a_two_sided_table_has_its_sides_next_to_each_other(tmp_path: Path) -> None:
    assert values(opened(tmp_path)["1收支总表"])[2:] == [
        ("序号", "收入项目", "预算数", "支出项目", "预算数"),
        (1, "一、甲收入", 40.3, "一、乙支出", None),
        (2, None, None, "二、丙支出", 40.3),
        (3, "收入总计", 40.3, "支出总计", 40.3),
    ]


def test_sides_without_numbers_pair_in_printed_order() -> None:
    rows = [
        small.row("甲", {}, side="income"),
        small.row("乙", {}, side="expenditure"),
        small.row("丙", {}, side="expenditure"),
        small.row("丁", {}, side="income"),
    ]
    assert [[row.name for row in pair.values()] for pair in side_by_side(rows)] == [
        ["甲", "乙"],
        ["丙"],
        ["丁"],
    ]


def test_sides_that_are_numbered_on_their_own_stand_beside_each_other(tmp_path: Path) -> None:
    """Final accounts give each side its own 行次: 1 to 31 and 32 to 62."""
    sheet = values(opened(tmp_path, invented("c-final"))["1收支总体情况表"])
    assert sheet[2] == ("行次", "收入项目", "金额", "行次", "支出项目", "金额")
    assert sheet[3] == (1, "一、一般公共预算财政拨款收入", 505, 32, "一、一般公共服务支出", None)
    assert sheet[-2] == (31, "总计", 595, 62, "总计", 595)


def test_the_unit_of_each_row_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (of_rows,) = {name for name in opened(tmp_path, units()).sheetnames if "支出总" in name}
    assert opened(tmp_path, units())[of_rows]["A3"].value == "单位编码"
    monkeypatch.setattr(statement_sheets, "SHEETS", 0)
    rows = records(opened(tmp_path, units(), small.reading())[of_rows.removeprefix("1")])
    assert [row["单位编码"] for row in rows][:3] == [None, "云溪县气象局", "345001"]


def test_an_empty_table_shows_its_head_and_its_note(tmp_path: Path) -> None:
    assert values(opened(tmp_path)["1政府基金预算财政拨款支出表"])[2:] == [
        ("序号", "科目编码", "科目名称", "合计"),
        ("注：空表列示。", None, None, None),
    ]


def test_flat_sheets_say_whose_each_row_is(tmp_path: Path) -> None:
    made = opened(tmp_path)
    project = records(made["项目"])[0]
    assert project["编码"] == "901001"
    assert (project["公开范围"], project["年度"]) == ("单位预算", 2023)
    assert (project["预算数"], project["3月底支出计划"], project["12月底支出计划"]) == (
        10.2,
        25,
        "100%",
    )
    assert project["绩效目标"] == "苗活。\n水够。"
    indicator = records(made["指标"])[0]
    assert (indicator["指标值"], indicator["比较"], indicator["数值"]) == ("≥12次", "≥", 12)
    assert records(made["政府采购"])[0]["政府采购目录序号"] == "A0100"
    assert records(made["固定资产"])[0]["截止时间"] == "2022-12-31"
    assert records(made["机构设置"])[0]["单位规格"] == "股级"
    assert [row["正文"] for row in records(made["说明"])] == ["种树。", "浇水。", None]
    assert records(made["读取说明"])[0]["原件位置"] == "第 9 行"


def test_flat_sheets_can_be_filtered_and_printed(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["指标"]
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == "$1:$1"


def test_the_contents_lead_to_what_they_name(tmp_path: Path) -> None:
    made = opened(tmp_path, small.reading(small.disclosure(), small.disclosure()))
    contents = made["目录"]
    links = {
        cell.hyperlink.location: cell.value
        for row in contents.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links["'2支出总表'!A1"] == "单位预算支出总表"
    assert links["'指标'!A4"] == "指标"
    for location in links:
        name, cell = location.rsplit("!", 1)
        assert made[name.strip("'")][cell].value is not None
    states = {row[1]: row[2] for row in values(contents)}
    assert states["单位预算国有资本经营预算财政拨款支出表"] == "没有此表"
    assert states["单位预算政府基金预算财政拨款支出表"] == "空表列示"


def test_many_disclosures_are_stacked_by_kind_of_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement_sheets, "SHEETS", 5)
    other = small.disclosure(code="902001", name="白水乡")
    made = opened(tmp_path, small.reading(), small.reading(other))
    assert made.sheetnames[:4] == ["目录", "收支总表", "支出总表", "政府基金预算财政拨款支出表"]
    rows = records(made["支出总表"])
    assert [row["部门（单位）名称"] for row in rows] == ["青石镇苗圃站"] * 3 + ["白水乡"] * 3
    assert rows[4]["科目编码"] == "213"
    assert records(made["收支总表"])[1]["收支"] == "支出"
    links = [cell.hyperlink.location for cell in made["目录"]["B"] if cell.hyperlink]
    assert "'支出总表'!A5" in links


def test_more_lines_than_a_sheet_holds_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "ROWS", 3)
    made = opened(tmp_path, small.reading(small.disclosure(), small.disclosure()))
    assert [len(records(made[name])) for name in ("指标", "指标(2)")] == [3, 1]
    links = [cell.hyperlink.location for cell in made["目录"]["B"] if cell.hyperlink]
    assert "'说明(2)'!A2" in links


# names of sheets


def test_names_that_collide_are_numbered() -> None:
    names = Names(["目录"])
    taken = [names.take(name) for name in ("目录", "表A", "表a", "表Ａ", "History", "[]*")]
    assert taken == ["目录(2)", "表A", "表a(2)", "表Ａ(3)", "History(2)", "表"]


@given(st.lists(st.text(st.characters(), max_size=40), max_size=12))
def test_every_name_is_accepted_and_given_once(wanted: list[str]) -> None:
    names = Names()
    taken = [names.take(name) for name in wanted]
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("' ") == name


def test_a_table_printed_twice_has_two_sheets(tmp_path: Path) -> None:
    made = opened(tmp_path, small.reading(small.disclosure([small.EXPENDITURE] * 2)))
    assert made.sheetnames[1:3] == ["1支出总表", "1支出总表(2)"]


# values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("", None, id="blank"),
        pytest.param("约 3", None, id="words"),
        pytest.param("-0.70", -0.7, id="negative"),
        pytest.param("(3.50)", -3.5, id="in brackets"),
        pytest.param("123456789012345", 123456789012345.0, id="fifteen digits"),
        pytest.param("1234567890123456", None, id="more digits than a float shows"),
        pytest.param("9" * 400, None, id="more than a float holds"),
        pytest.param("1" + "0" * 400, None, id="more than a float holds, in zeros"),
        pytest.param("0." + "0" * 40 + "1", None, id="more places than a format has"),
    ],
)
def test_a_figure_becomes_a_number_only_if_that_shows_it(text: str, number: float | None) -> None:
    assert as_float(text) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_the_number_shown_is_the_one_printed(number: Decimal) -> None:
    text = f"{number:f}"
    if (value := as_float(text)) is not None:
        places = amounts.places_of(text)
        assert Decimal(f"{value:.{places}f}") == number
        assert number_format(places).count("0") == 1 + places


HOSTILE = [
    "=1+1",
    "+1",
    "-甲",
    "@SUM(A1)",
    "http://x",
    "=cmd|' /C calc'!A0",
    "{=1}",
    "\x00\x07_x0041_",
]


def test_no_text_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    rows = tuple(small.row(text, {"total": text}, code=text) for text in HOSTILE)
    statement = msgspec.structs.replace(small.EXPENDITURE, rows=rows, title="=1+1", notes=("=1",))
    made = opened(tmp_path, small.reading(small.disclosure([statement], name="=1+1"), name="=1"))
    for sheet in made:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" for cell in row)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        for name in parts.namelist():
            text = parts.read(name)
            assert b"<f>" not in text
            assert b"TargetMode" not in text
    assert [row[2] for row in values(made["1支出总表"])[3:10]] == HOSTILE[:7]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_any_text_can_be_opened(tmp_path: Path, text: str) -> None:
    made = small.disclosure([msgspec.structs.replace(small.EXPENDITURE, title=text or "表")])
    assert opened(tmp_path, small.reading(made, name=text)).sheetnames[0] == "目录"


def test_what_xml_cannot_hold_is_shown_as_unreadable(tmp_path: Path) -> None:
    made = small.disclosure([msgspec.structs.replace(small.EXPENDITURE, title="表\x00\x0e\uffff")])
    sheet = opened(tmp_path, small.reading(made))["1支出总表"]
    assert sheet["A1"].value == "表���"


def test_a_text_that_fills_more_than_a_cell_is_divided(tmp_path: Path) -> None:
    text = "算" * 40_000 + "𠮷" * 20_000
    made = msgspec.structs.replace(
        small.disclosure(), sections=(Section("一", "长", (Printed(text),)),)
    )
    rows = records(opened(tmp_path, small.reading(made))["说明"])
    assert "".join(row["正文"] for row in rows) == text
    assert all(len(row["正文"].encode("utf-16-le")) <= 2 * 32_767 for row in rows)


def test_what_is_cut_elsewhere_says_so(tmp_path: Path) -> None:
    statement = Statement("expenditure", "表", "empty", notes=("注" * 40_000,))
    made = opened(tmp_path, small.reading(small.disclosure([statement])))
    assert values(made["1支出总表"])[-1][0].endswith("全文见 JSON）")


# writing


def test_a_failing_writer_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("旧")
    broken = small.reading(msgspec.structs.replace(small.disclosure(), pack="没有这个"))
    with pytest.raises(KeyError):
        write_workbook([broken], path)
    assert path.read_text() == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_halfway_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("旧")
    monkeypatch.setattr(writer, "number_format", lambda places: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_workbook([small.reading()], path)
    assert path.read_text() == "旧"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_to_write_is_still_a_workbook(tmp_path: Path) -> None:
    write_workbook([], tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "目录"


@needs_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:3])
def test_amounts_of_real_documents_come_back_as_printed(tmp_path: Path, path: Path) -> None:
    reading = read_bytes(path.read_bytes(), path.name)
    made = opened(tmp_path, reading)
    for sheet in book([reading]).sheets:
        found = values(made[sheet.name])[sheet.head :]
        for line, row in zip(sheet.lines, found, strict=False):
            for field, printed, value in zip(sheet.fields, line.values, row, strict=False):
                if field.kind == "amount" and isinstance(value, int | float):
                    assert Decimal(str(value)) == amounts.parse(str(printed))
                else:
                    assert ("" if value is None else value) == printed
