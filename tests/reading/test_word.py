"""Word documents: what is printed is read, and every way of hiding text or harm is not."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang import samples
from mingzhang.reading import text, word
from mingzhang.reading.blocks import Grid, Paragraph
from mingzhang.reading.word import WordUnreadableError
from mingzhang.reading.word.numbering import counted
from mingzhang.samples import plain as sample
from tests.reading.pages import printed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def docx(body: str, before: str = "", **more: str) -> bytes:
    """The smallest document with this body; further parts by name, numbering="<w:num …"."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'{before}<w:document xmlns:w="{_W}" xmlns:mc="{_MC}">'
            f"<w:body>{body}</w:body></w:document>",
        )
        for name, content in more.items():
            root = f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>'
            archive.writestr(f"word/{name}.xml", root)
    return packed.getvalue()


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(content)}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(content)}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def texts(body: str, **more: str) -> list[str | list[list[str]]]:
    found = word.blocks(docx(body, **more)).blocks
    return [block.text if isinstance(block, Paragraph) else block.texts() for block in found]


def of_layout(made: list[sample.Element]) -> str:
    """A laid out disclosure as the body of a document."""
    body = ""
    for element in made:
        if isinstance(element, sample.Paragraph):
            body += p(element.text)
            continue
        body += "".join(map(p, element.meta))
        body += tbl(*("".join(map(tc, row)) for row in (*element.head, *element.body)))
        body += "".join(map(p, element.notes))
    return body


def test_a_disclosure_reads_as_from_text() -> None:
    county = samples.county(11)
    for made in samples.disclosures(county, 2024)[:2]:
        body = of_layout(list(sample.laid_out(made)))
        mine = printed(word.blocks(docx(body)).blocks)
        assert mine == printed(text.blocks(samples.text([made], "rows")))
        assert len(mine) >= 9


def test_every_cell_knows_its_line_and_column() -> None:
    blocks = word.blocks(docx(p("表") + tbl(tc("甲") + tc("乙"), tc("丙") + tc("丁")))).blocks
    grid = blocks[1]
    assert isinstance(grid, Grid)
    places = [(cell.text, cell.where.line, cell.where.cell) for row in grid.rows for cell in row]
    assert places == [("甲", 2, 1), ("乙", 2, 2), ("丙", 3, 1), ("丁", 3, 2)]


def test_merged_cells_stand_at_their_top_left() -> None:
    wide, tall, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tc("序号", tall) + tc("科目", wide) + tc("金额"),
        tc("", under) + tc("编码") + tc("名称") + tc("元"),
    )
    assert texts(body) == [[["序号", "科目", "", "金额"], ["", "编码", "名称", "元"]]]


def test_lines_that_lie_a_hair_apart_are_one() -> None:
    """As LibreOffice and drawn tables have them: slivers of a twip between the rows' lines."""
    widths = (576, 575, 1, 575)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    two = '<w:gridSpan w:val="2"/>'
    body = tbl(
        tc("科目") + tc("合计") + tc("其中", two),
        tc("行政") + tc("7.90", two) + tc("0.30"),
    ).replace("<w:tbl>", f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>", 1)
    assert texts(body) == [[["科目", "合计", "其中"], ["行政", "7.90", "0.30"]]]


def test_a_grid_without_widths_is_taken_as_it_is() -> None:
    grid = "<w:tblGrid>" + '<w:gridCol w:w="0"/>' * 2 + "</w:tblGrid>"
    body = tbl(tc("甲") + tc("乙")).replace("<w:tbl>", f"<w:tbl>{grid}", 1)
    assert texts(body) == [[["甲", "乙"]]]


def test_a_row_can_begin_and_end_later() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    assert texts(tbl(tc("甲") + tc("乙") + tc("丙"), late + tc("丁"))) == [
        [["甲", "乙", "丙"], ["", "丁", ""]]
    ]


def test_a_table_in_a_cell_follows_its_table() -> None:
    inner = tbl(tc("内") + tc("里"))
    assert texts(tbl(f"<w:tc>{p('外')}{inner}{p('面')}</w:tc>" + tc("右"))) == [
        [["外面", "右"]],
        [["内", "里"]],
    ]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        pytest.param("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲 乙", id="a tab is a space"),
        pytest.param("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲乙", id="a soft break joins hanzi"),
        pytest.param("<w:t>A4</w:t><w:br/><w:t>a</w:t>", "A4a", id="and figures"),
        pytest.param("<w:t>in</w:t><w:br/><w:t>on</w:t>", "in on", id="but not Latin words"),
        pytest.param("<w:rPr><w:vanish/></w:rPr><w:t>藏</w:t>", "", id="hidden text is left out"),
        pytest.param(
            '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>现</w:t>', "现", id="unless it is not hidden"
        ),
        pytest.param("<w:instrText>PAGE</w:instrText><w:t>3</w:t>", "3", id="a field's result"),
        pytest.param('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t>', "☑是", id="a box"),
    ],
)
def test_runs(run: str, expected: str) -> None:
    assert texts(f"<w:p><w:r>{run}</w:r></w:p>") == ([expected] if expected else [])


def test_marked_deletions_are_left_out_and_insertions_kept() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    )
    assert texts(body) == ["新"]
    deleted = f"<w:trPr><w:del/></w:trPr>{tc('删')}"
    assert texts(tbl(tc("留") + tc("下"), deleted)) == [[["留", "下"]]]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('单位：万元')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>标题</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(body) == ["标题", "单位：万元"]


def test_footnotes_come_at_the_end() -> None:
    notes = (
        f'<w:footnote w:type="separator">{p("—")}</w:footnote><w:footnote>{p("注一")}</w:footnote>'
    )
    assert texts(p("正文"), footnotes=notes) == ["正文", "注一"]


_NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def item(content: str, level: int = 0, number: int = 1) -> str:
    return p(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_printed() -> None:
    body = item("职责") + item("甲", 1) + item("乙", 1) + item("机构") + item("丙", 1)
    assert texts(body + item("另起", number=2), numbering=_NUMBERING) == [
        *("一、职责", "1.甲", "2.乙", "二、机构", "1.丙", "五、另起")
    ]


def test_a_style_can_carry_the_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/>'
        "</w:style>"
    )
    body = p("职责", '<w:pStyle w:val="b"/>')
    assert texts(body, numbering=_NUMBERING, styles=styles) == ["一、职责"]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (10, "chineseCounting", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (4, "lowerRoman", "iv"),
        (27, "upperLetter", "AA"),
        (2, "decimalEnclosedCircleChinese", "②"),
        (3, "bullet", ""),
        (3, "unheardOf", "3"),
    ],
)
def test_counting(number: int, style: str, expected: str) -> None:
    assert counted(number, style) == expected


def test_macros_are_told_and_not_run() -> None:
    packed = io.BytesIO(docx(p("正文")))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    (problem,) = word.blocks(packed.getvalue()).problems
    assert "宏没有运行" in problem.message


_XXE = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_LAUGHS = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈">' + "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 20}">'
    for name, inner in zip("bcdefg", "abcdef", strict=True)
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"PK\x03\x04 no zip", "已损坏", id="damaged"),
        pytest.param(docx("")[:-30], "已损坏", id="cut off"),
        pytest.param(docx("<w:p>"), "document.xml 已损坏", id="damaged XML"),
        pytest.param(docx("&e;", _XXE), "外部实体", id="an external entity"),
        pytest.param(docx("&g;", _LAUGHS + "]>"), "可能有害|已损坏", id="a billion laughs"),
        pytest.param(docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "已损坏|太深", id="too deep"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "打开密码",
            id="encrypted",
        ),
        pytest.param(
            docx(tbl(tc("宽", '<w:gridSpan w:val="200"/>') + tc("多"))), "200 列", id="too wide"
        ),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(WordUnreadableError, match=message):
        word.blocks(data)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(WordUnreadableError, match="压缩炸弹"):
        word.blocks(docx(p(" " * (17 << 20))))


def test_without_libreoffice_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(WordUnreadableError, match="安装 LibreOffice"):
        word.blocks(b"{\\rtf1 x}")


_OFFICE = Path(shutil.which("soffice") or "/nowhere").resolve()


@pytest.mark.skipif(
    not (_OFFICE.parent / "libswlo.so").exists(), reason="LibreOffice Writer is not installed"
)
def test_rtf_goes_through_libreoffice() -> None:
    hanzi = "".join(f"\\u{ord(char)}?" for char in "部门预算")
    found = word.blocks(b"{\\rtf1\\ansi " + hanzi.encode() + b"\\par}").blocks
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["部门预算"]


_WHOLE = docx(item("正文") + tbl(tc("甲") + tc("乙")), numbering=_NUMBERING)


@given(st.binary(max_size=300))
def test_any_bytes_give_at_most_the_declared_error(data: bytes) -> None:
    try:
        word.blocks(b"PK\x03\x04" + data)
    except WordUnreadableError as error:
        assert re.search(r"。", str(error))


@settings(max_examples=300)
@given(st.integers(0, len(_WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_changed_bytes_give_at_most_the_declared_error(at: int, change: bytes) -> None:
    try:
        word.blocks(_WHOLE[:at] + change + _WHOLE[at + len(change) :])
    except WordUnreadableError as error:
        assert str(error)


_PIECES = ("<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>")


@settings(max_examples=200)
@given(st.lists(st.sampled_from((*_PIECES, p("文"), tc("甲"), tbl(tc("乙")))), max_size=20))
def test_any_nesting_gives_at_most_the_declared_error(pieces: list[str]) -> None:
    try:
        word.blocks(docx("".join(pieces)))
    except WordUnreadableError as error:
        assert str(error)
