"""Hostile files, through workers as the command line does: one clear line for each of them.

What each reader refuses by itself is in its own tests; here is what needs limits, and what
must not leave the machine or come from it.
"""

from __future__ import annotations

import tempfile
import zlib
from pathlib import Path

import pytest

from mingzhang.disclosure import Reading
from mingzhang.reading import batch, files, formats
from mingzhang.reading.workers import Limits
from tests.reading import test_web, test_word
from tests.reading.archives import locked, zipped
from tests.reading.pages import expenditure, tabbed
from tests.reading.pdf.paper import Page, file_of, pdf
from tests.reading.workbook import test_workbook

GOOD = tabbed(expenditure()).encode()
SECRET = "不可外传的一行"

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
)
LOOP = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> "
    b"/Length 12 >>\nstream\n/X Do /X Do \nendstream"
)


def packed(drawn: bytes) -> bytes:
    data = zlib.compress(drawn, 1)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)


def tree(kids: bytes, count: int) -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)


def paper(drawn: bytes, kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    return file_of([CATALOGUE, tree(kids, count), PAGE, packed(drawn), FONT, LOOP])


NO_BUDGET = "没有找到预算公开的内容"
DAMAGED = "PDF 文件已损坏"
TOO_MUCH = "占用内存超过 250 MB"

HOSTILE: dict[str, tuple[bytes, str]] = {
    "页树指向自己.pdf": (file_of([CATALOGUE, tree(b"2 0 R", 5)]), DAMAGED),
    "页树成环.pdf": (file_of([CATALOGUE, tree(b"3 0 R", 9), tree(b"2 0 R 3 0 R", 9)]), DAMAGED),
    "自称二十亿页.pdf": (paper(b"q Q", count=2**31 - 1), NO_BUDGET),
    "一万页.pdf": (paper(b"BT /F1 9 Tf (a) Tj ET", b"3 0 R " * 10_000, 10_000), NO_BUDGET),
    "八十万个框.pdf": (paper(b"0 0 1 1 re f " * 800_000), TOO_MUCH),
    "图中有自己.pdf": (paper(b"/X Do"), TOO_MUCH),
    "加密.pdf": (pdf(Page(), password=True), "设有打开密码"),
    "加密.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "设有打开密码",
    ),
    "加密.zip": (locked(zipped({"a.txt": GOOD})), "设有密码"),
    "炸弹.docx": (test_word.docx(test_word.p(" " * (17 << 20))), "压缩炸弹"),
    "半个.docx": (test_word.docx(test_word.p("文"))[:-30], "已损坏"),
    "半个.pdf": (pdf(Page())[:200], DAMAGED),
    "乱码.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "已损坏"),
}


def name_of(reading: Reading) -> str:
    return reading.source.name


@pytest.fixture
def outcomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is said of each hostile file, with a good one behind each."""
    folder, temporary = tmp_path / "公开", tmp_path / "tmp"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name, (data, _) in HOSTILE.items():
        (folder / name).write_bytes(data)
        (folder / f"{name}.好.txt").write_bytes(GOOD)
    limits = Limits(seconds=60, megabytes=250)
    sources = files.with_members(files.sources([folder]), 2, limits)
    found: dict[str, str] = {}
    for outcome in batch.process(sources, name_of, 2, limits):
        found[outcome.file.name] = outcome.failure.message if outcome.failure else "读了"
    assert list(temporary.glob("mingzhang*")) == [], "temporary files are left"
    return found


def test_each_is_told_in_one_line_and_the_rest_goes_on(outcomes: dict[str, str]) -> None:
    for name, (_, said) in HOSTILE.items():
        assert said in outcomes[name], name
        assert "请" in outcomes[name]
        assert "\n" not in outcomes[name]
        assert outcomes[f"{name}.好.txt"] == "读了"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "svg in html"])
def test_nothing_outside_the_file_is_read(tmp_path: Path, kind: str) -> None:
    """External entities, in each format that is XML or close to it."""
    (tmp_path / "机密.txt").write_text(SECRET, encoding="utf-8")
    link = (tmp_path / "机密.txt").as_uri()
    declared = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{link}">]>'
    page = (
        f"<p>预算</p><iframe src='{link}'></iframe><object data='{link}'></object>"
        f"<svg xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='{link}'/></svg>"
    )
    data = {
        "docx": test_word.docx(test_word.p("&e;"), declared),
        "xlsx": test_workbook.changed(
            test_workbook.rows("部门预算支出总表|甲"),
            "xl/sharedStrings.xml",
            "<sst ",
            declared + "<sst ",
        ),
        "html": (declared + "<body><p>预算&e;</p></body>").encode(),
        "svg in html": test_web.page(page),
    }[kind]
    path = tmp_path / "原件"
    path.write_bytes(data)
    try:
        found = repr(formats.content(path.read_bytes()))
    except formats.UnreadableSourceError as error:
        found = str(error)
    assert SECRET not in found
    assert "预算" in found or "外部实体" in found, "it was not read at all"
