"""The reports of `mz check`, end to end: what each format shows, and that nothing gets out."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pypdfium2
import pytest
from msgspec.structs import replace
from pypdfium2 import raw

from mingzhang import cli, samples
from mingzhang.publishing.findings.crops import Job, Spot, draw
from mingzhang.publishing.findings.xlsx import STATES
from mingzhang.reading.files import SourceFile
from tests.reading.pdf.paper import Page, pdf

MADE = samples.disclosures(samples.county(7, departments=1, units=2, years=(2023, 2024)), 2024)
HOSTILE = "=1+1<script>alert(1)</script>"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def runs(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main(["check", "--select", "tables,across", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return runs


def spoiled() -> list[Any]:
    """A department with its units: a missing row in one, a wrong sum in another."""
    dropped = samples.plant("row_dropped", MADE[1], Random(3))
    total = samples.plant("total_not_updated", MADE[2], Random(5))
    assert dropped is not None
    assert total is not None
    return [MADE[0], dropped[0], total[0]]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "有误.txt"
    path.write_text(samples.text(spoiled()), encoding="utf-8")
    return path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A file in which the names of accounts want to be formulas and markup."""
    made = []
    for one in spoiled():
        statements = tuple(
            replace(
                s,
                rows=tuple(replace(r, name=HOSTILE + r.name if r.code else r.name) for r in s.rows),
            )
            for s in one.statements
        )
        made.append(replace(one, statements=statements))
    path = tmp_path / "＝恶意<b>.txt"
    path.write_text(samples.text(made), encoding="utf-8")
    return path


XS = (40, 80, 120, 160, 330, 410, 490, 570)
ROWS = [
    ["类", "款", "项", "功能分类科目名称", "合计", "基本支出", "项目支出"],
    ["201", "", "", "一般公共服务支出", "60.00", "60.00", ""],
    ["201", "03", "", "政府办公厅及相关机构事务", "60.00", "60.00", ""],
    ["201", "03", "01", "行政运行", "60.00", "60.00", ""],
    ["213", "", "", "农林水支出", "30.00", "", "30.00"],
    ["213", "01", "", "农业农村", "30.00", "", "30.00"],
    ["213", "01", "04", "事业运行", "30.00", "", "30.00"],
    ["", "", "", "合计", "95.00", "60.00", "30.00"],
]
WRONG = (330.0, 260.0, 410.0, 280.0)
"""Where the wrong total stands: left, top, right, bottom."""


def printed(rows: list[list[str]]) -> bytes:
    """A PDF of one page with one table."""
    page = Page()
    page.text(200, 60, "2025年部门支出预算总表", 14)
    page.text(40, 90, "编制部门：云溪区统计局")
    page.text(500, 90, "单位：元")
    page.ruled(XS, [120 + 20 * n for n in range(len(rows) + 1)], rows)
    return pdf(page)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A PDF whose total is not the sum of its rows."""
    path = tmp_path / "预算.pdf"
    path.write_bytes(printed(ROWS))
    return path


# the name of the output says the format


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("报告.html", b"<!DOCTYPE html>"),
        ("报告.xlsx", b"PK"),
        ("报告.docx", b"PK"),
        ("报告.json", b"{"),
        ("报告.sarif", b"{"),
        ("报告.txt", "有误.txt".encode()),
    ],
)
def test_the_name_says_the_format(run: Run, faulty: Path, name: str, begins: bytes) -> None:
    code, out, err = run(faulty, "-o", name)
    assert (code, out) == (1, "共 1 个文件、3 份公开内容：错误 2 个、疑点 0 个、提示 0 个\n")
    assert Path(name).read_bytes().startswith(begins)
    assert "错误" not in err


@pytest.mark.parametrize("form", ["xlsx", "pdf", "docx"])
def test_what_is_no_text_needs_a_file(run: Run, faulty: Path, form: str) -> None:
    code, out, err = run(faulty, "--format", form)
    assert (code, out) == (2, "")
    assert f"加 -o 文件名.{form}" in err


# web page


class _Page(HTMLParser):
    """What a page contains: tags, their attributes, and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(run: Run, source: Path) -> _Page:
    _, out, _ = run(source, "--format", "html")
    return _Page(out)


def test_the_page_shows_each_finding_with_its_cells_in_their_table(run: Run, faulty: Path) -> None:
    page = page_of(run, faulty)
    articles = page.of("article")
    assert [article["data-rule"] for article in articles] == ["T208", "T201"]
    assert {article["data-severity"] for article in articles} == {"error"}
    marked = [cell for cell in page.of("td") if "likely" in (cell.get("class") or "")]
    assert len(marked) >= 2
    assert "（没有列出）" in page.text
    assert "科目编码" in page.text


def test_the_page_needs_no_network_and_runs_no_other_script(run: Run, faulty: Path) -> None:
    page = page_of(run, faulty)
    (policy,) = [
        meta["content"] for meta in page.of("meta") if "content" in meta and meta.get("http-equiv")
    ]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for _, attributes in page.tags:
        for name in ("src", "href"):
            value = attributes.get(name) or ""
            assert not value.startswith(("http", "//")), value
        assert not any(name.startswith("on") for name in attributes)


def test_hostile_text_stays_text_on_the_page(run: Run, hostile: Path) -> None:
    page = page_of(run, hostile)
    assert len(page.of("script")) == 1
    assert "<script>alert(1)</script>" in page.text
    assert not page.of("b") or all("class" not in b for b in page.of("b"))


def test_a_page_of_a_pdf_shows_the_piece_with_the_cell_marked(run: Run, paper: Path) -> None:
    page = page_of(run, paper)
    (image,) = page.of("img")
    source = image["src"] or ""
    assert source.startswith("data:image/png;base64,")
    assert "第 1 页" in page.text


def test_an_empty_report_says_so(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "好.txt"
    good.write_text(samples.text(MADE), encoding="utf-8")
    assert "没有要列出的问题" in page_of(run, good).text, "not all rules were chosen"
    cli.main(["check", "--format", "html", "-o", "全.html", str(good)])
    assert "没有发现问题" in Path("全.html").read_text("utf-8")


# workbook


def test_the_workbook_has_a_row_a_finding_to_work_through(run: Run, faulty: Path) -> None:
    run(faulty, "-o", "问题.xlsx")
    book = openpyxl.load_workbook("问题.xlsx")
    sheet = book["问题"]
    header = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 3
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:R3"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(STATES)}"'
    assert sheet.cell(2, header.index("整改情况") + 1).value == "未处理"
    kinds = [sheet.cell(row, header.index("问题类型") + 1).value for row in (2, 3)]
    assert kinds == ["漏列一行", "上级科目金额不等于下级之和"]
    assert sheet.cell(2, 1).hyperlink.location == "'单元格'!A2"
    cells = book["单元格"]
    assert cells["A2"].hyperlink.location == "'问题'!A2"
    row = sheet.cell(3, 1).hyperlink.location.rpartition("A")[2]
    assert str(cells[f"A{row}"].value) == "2"


def test_rows_of_the_summary_are_as_high_as_a_long_name_asks_for(run: Run, faulty: Path) -> None:
    long = faulty.rename(faulty.with_name("有误的" + "部门预算公开文本" * 4 + ".txt"))
    run(long, "-o", "问题.xlsx")
    sheet = openpyxl.load_workbook("问题.xlsx")["汇总"]
    heights = {
        sheet.cell(row, 1).value: sheet.row_dimensions[row].height
        for row in range(2, sheet.max_row + 1)
    }
    whole = next(name for name in heights if str(name).startswith(MADE[0].agency.code))
    assert heights[whole] > 24
    assert heights["合计"] is None


def test_hostile_text_is_no_formula(run: Run, hostile: Path) -> None:
    run(hostile, "-o", "问题.xlsx")
    book = openpyxl.load_workbook("问题.xlsx")
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(HOSTILE[:5] in str(cell.value) for cell in values)
    assert all(cell.data_type != "f" for cell in values)


# notice


def text_of(path: Path) -> str:
    document = docx.Document(str(path))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*paragraphs, *cells])


def test_the_notice_says_where_what_and_how_to_correct(run: Run, faulty: Path) -> None:
    run(faulty, "-o", "通知.docx")
    text = text_of(Path("通知.docx"))
    assert text.startswith("关于预算公开问题整改的通知")
    assert f"{MADE[0].agency.name}：" in text
    for part in (
        "一、需要改正的问题",
        "1. ",
        "2. ",
        "整改要求：",
        "依据：",
        "整改情况表",
        "（规则 T208）",
    ):
        assert part in text
    assert "二、" not in text
    for table in docx.Document("通知.docx").tables:
        for column in table.columns:
            assert any(cell.text for cell in column.cells[1:]) or column.cells[0].text == "说明"


def test_hostile_text_does_not_break_the_notice(run: Run, hostile: Path) -> None:
    assert run(hostile, "-o", "通知.docx")[0] == 1
    assert "<script>" in text_of(Path("通知.docx"))


def test_each_source_gets_a_notice_of_its_own(run: Run, faulty: Path) -> None:
    Path("又一份.txt").write_bytes(faulty.read_bytes())
    _, _, err = run(faulty, "又一份.txt", "--format", "docx", "-o", "通知")
    names = {path.name for path in Path("通知").iterdir()}
    assert names == {"有误-整改通知.docx", "又一份-整改通知.docx"}
    assert err.count("已写 ") == 2


@pytest.mark.parametrize("output", ["通知", "通知.docx", "通知/"])
def test_several_notices_lie_in_a_folder_that_is_not_called_like_a_file(
    run: Run, faulty: Path, output: str
) -> None:
    Path("又一份.txt").write_bytes(faulty.read_bytes())
    run(faulty, "又一份.txt", "--format", "docx", "-o", output)
    assert sum(path.is_file() for path in Path("通知").iterdir()) == 2
    assert not Path("通知.docx").exists()


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path]:
    """A department that is not the sum of its units, and the units in a file of their own."""
    wrong = samples.plant("department_not_sum_of_units", MADE[0], Random(3))
    assert wrong is not None
    department, units = tmp_path / "部门.txt", tmp_path / "单位.txt"
    department.write_text(samples.text([wrong[0]]), encoding="utf-8")
    units.write_text(samples.text(MADE[1:]), encoding="utf-8")
    return department, units


def test_a_notice_tells_what_comparing_with_other_files_showed(
    run: Run, apart: tuple[Path, Path]
) -> None:
    run(*apart, "--format", "docx", "-o", "通知")
    for own, other in (("部门", "单位.txt 第 "), ("单位", "部门.txt 第 ")):
        text = text_of(Path("通知") / f"{own}-整改通知.docx")
        assert "（一）与其他公开文件比较" in text
        assert other in text


def test_every_report_tells_all_places_of_a_finding(run: Run, faulty: Path) -> None:
    told = "另见：第 "
    assert told in run(faulty)[1]
    run(faulty, "-o", "报告.html")
    assert told in Path("报告.html").read_text(encoding="utf-8")
    run(faulty, "-o", "问题.xlsx")
    sheet = openpyxl.load_workbook("问题.xlsx")["问题"]
    places = [str(sheet.cell(row, 10).value) for row in range(2, sheet.max_row + 1)]
    assert any("另见第 " in place for place in places), places


def test_what_is_asked_twice_is_told_once(run: Run, tmp_path: Path) -> None:
    wrong = [samples.plant("total_not_updated", one, Random(5)) for one in MADE[1:]]
    text = samples.text([MADE[0], *(spoiled[0] for spoiled in wrong if spoiled)])
    (tmp_path / "有误.txt").write_text(text, encoding="utf-8")
    run("有误.txt", "-o", "通知.docx")
    told = [p.text for p in docx.Document("通知.docx").paragraphs if "（规则 T201）" in p.text]
    assert told[0].startswith("整改要求：")
    assert told[1:] == ["整改要求和依据同第 1 条。（规则 T201）"]


def test_hints_need_no_answer(run: Run, faulty: Path) -> None:
    Path("mingzhang.toml").write_text('[check.severities]\nT208 = "info"\n', encoding="utf-8")
    run(faulty, "-o", "通知.docx")
    *_, answers = docx.Document("通知.docx").tables
    assert [row.cells[0].text for row in answers.rows] == ["序号", "1"]
    assert "供参考的提示" in text_of(Path("通知.docx"))


def test_without_findings_there_is_no_notice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text(samples.text(MADE), encoding="utf-8")
    code, _, err = run("好.txt", "-o", "通知.docx")
    assert code == 0
    assert err == "读出的原件没有查出问题，没有写 通知.docx\n"
    assert not Path("通知.docx").exists()


# annotated PDF


def notes_of(path: Path) -> list[tuple[int, str, tuple[float, ...]]]:
    """Kind, text and rectangle of the annotations on the first page."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    found: list[tuple[int, str, tuple[float, ...]]] = []
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = (raw.FPDF_WCHAR * (length // 2))()
        raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, length)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, box)
        text = bytes(buffer).decode("utf-16-le").rstrip("\0")
        found.append(
            (raw.FPDFAnnot_GetSubtype(annotation), text, (box.left, box.top, box.right, box.bottom))
        )
        raw.FPDFPage_CloseAnnot(annotation)
    page.close()
    document.close()
    return found


def test_the_pdf_carries_the_findings_as_notes_of(run: Run, paper: Path) -> None:
    before = paper.read_bytes()
    code, _, err = run(paper, "-o", "批注.pdf")
    assert code == 1
    assert err == "已写 批注.pdf\n"
    assert paper.read_bytes() == before
    first, *others = notes_of(Path("批注.pdf"))
    kind, text, (left, top, right, bottom) = first
    assert kind == raw.FPDF_ANNOT_HIGHLIGHT
    assert "95.00 元" in text
    assert "怎么办：" in text
    assert (left, 842 - top, right, 842 - bottom) == pytest.approx(WRONG, abs=1)
    assert others
    assert all("见第 1 个问题" in text for _, text, _ in others)


def test_a_pdf_carries_what_comparing_with_other_files_showed(run: Run, paper: Path) -> None:
    Path("另一份.pdf").write_bytes(
        printed([*ROWS[:-1], ["", "", "", "合计", "90.00", *ROWS[-1][5:]]])
    )
    run(paper, "另一份.pdf", "--format", "pdf", "-o", "批注")
    for own, other in (("预算", "另一份"), ("另一份", "预算")):
        told = [text for _, text, _ in notes_of(Path("批注") / f"{own}-批注.pdf")]
        assert any(re.search(rf"另见：.*{other}\.pdf 第", text) for text in told)


def test_a_moved_page_is_annotated_at_the_same_place(run: Run, tmp_path: Path) -> None:
    """Where a viewer shows it, whatever the page's own coordinates are."""
    page = Page(left=100, bottom=50)
    page.text(200, 60, "2025年部门支出预算总表", 14)
    page.text(40, 90, "编制部门：云溪区统计局")
    page.text(500, 90, "单位：元")
    page.ruled(XS, [120 + 20 * n for n in range(len(ROWS) + 1)], ROWS)
    (tmp_path / "移.pdf").write_bytes(pdf(page))
    run("移.pdf", "-o", "批注.pdf")
    _, _, (left, top, right, bottom) = notes_of(Path("批注.pdf"))[0]
    shown = (left - 100, 842 + 50 - top, right - 100, 842 + 50 - bottom)
    assert shown == pytest.approx(WRONG, abs=1)


def test_what_is_no_pdf_cannot_be_annotated(run: Run, faulty: Path) -> None:
    code, _, err = run(faulty, "-o", "批注.pdf")
    assert code == 2
    assert "没有 PDF" in err
    assert not Path("批注.pdf").exists()


# SARIF


def test_sarif_names_rule_level_place_and_fingerprint(run: Run, faulty: Path) -> None:
    _, out, _ = run(faulty, "--format", "sarif")
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == ["T208", "T201"]
    for result in only["results"]:
        assert result["level"] == "error"
        assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w%./~-]+", uri, re.ASCII)
        assert Path(unquote(uri)).is_file(), "from the folder where the command runs"
        assert result["partialFingerprints"]["mingzhang/1"]
    lines = [r["locations"][0]["physicalLocation"].get("region") for r in only["results"]]
    assert any(lines)


@pytest.fixture
def log(run: Run) -> Callable[..., list[dict[str, Any]]]:
    def places(*paths: str) -> list[dict[str, Any]]:
        _, out, _ = run(*paths, "--format", "sarif", "--jobs", "1")
        results = json.loads(out)["runs"][0]["results"]
        return [location for result in results for location in result["locations"]]

    return places


def test_sarif_gives_paths_from_the_current_folder(
    faulty: Path, log: Callable[..., list[dict[str, Any]]]
) -> None:
    folder = Path("公开 一") / "甲"
    folder.mkdir(parents=True)
    faulty.rename(folder / "有误.txt")
    for path in ("公开 一", "公开 一/甲/有误.txt", str(Path.cwd() / "公开 一")):
        for place in log(path):
            physical = place["physicalLocation"]
            assert unquote(physical["artifactLocation"]["uri"]) == "公开 一/甲/有误.txt"


def test_sarif_names_the_file_in_an_archive_but_no_line_of_the_archive(
    faulty: Path, log: Callable[..., list[dict[str, Any]]]
) -> None:
    with zipfile.ZipFile("公开.zip", "w") as archive:
        archive.write(faulty, "甲/有误.txt")
    places = log("公开.zip")
    assert places
    for place in places:
        physical = place["physicalLocation"]
        assert unquote(physical["artifactLocation"]["uri"]) == "公开.zip"
        assert "region" not in physical
        assert place["logicalLocations"][0]["fullyQualifiedName"].startswith("甲/有误.txt / ")


# all


def test_two_files_of_one_name_are_told_apart(run: Run, faulty: Path) -> None:
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
        (Path(folder) / "预算.txt").write_bytes(faulty.read_bytes())
    for paths in (("甲/预算.txt", "乙/预算.txt"), ("甲", "乙")):
        _, out, _ = run(*paths, "--jobs", "1")
        assert "“甲/预算.txt”和“乙/预算.txt”里的九张表完全相同" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["-o", "报告.doc"], "不知道 报告.doc 要写成什么格式", id="another ending"),
        pytest.param(["-o", "长" * 120 + ".html"], "文件名太长", id="a long name"),
        pytest.param(["-o", "没有/报告.html"], "没有这个文件夹", id="no folder"),
        pytest.param(["--format", "html", "-o", "."], "那是文件夹", id="a folder"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(
    run: Run, faulty: Path, arguments: list[str], said: str
) -> None:
    code, out, err = run(faulty, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert [path.name for path in Path().iterdir()] == ["有误.txt"]


@pytest.mark.parametrize("arguments", [[""], ["有误.txt", "-o", ""]])
def test_an_empty_path_is_not_the_current_folder(
    faulty: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["check", *arguments])
    assert end.value.code == 2
    assert "路径是空的" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["html", "xlsx", "docx", "sarif"])
def test_a_report_can_be_written_over_an_old_one(run: Run, faulty: Path, form: str) -> None:
    for _ in range(2):
        assert run(faulty, "-o", f"报告.{form}")[0] == 1
    assert not [path for path in Path().iterdir() if path.name.startswith(".mz-")]


@pytest.mark.parametrize("form", ["html", "xlsx", "docx"])
def test_a_report_over_a_source_is_refused(run: Run, faulty: Path, form: str) -> None:
    before = faulty.read_bytes()
    code, _, err = run(faulty, "--format", form, "-o", faulty)
    assert code == 2
    assert "是要读的文件" in err
    assert faulty.read_bytes() == before


def test_a_picture_is_a_png_of_the_marked_cell(paper: Path) -> None:
    (picture,) = draw(Job(SourceFile(paper, paper.name), (Spot(1, (WRONG,)),)))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    start = picture.index(b"IDAT") + 4
    length = int.from_bytes(picture[start - 8 : start - 4], "big")
    pixels = zlib.decompress(picture[start : start + length])
    palette = picture[picture.index(b"PLTE") + 4 :]
    red = palette.index(b"\xd0\x21\x1c") // 3
    assert bytes([red]) * 50 in pixels, "the red frame"
