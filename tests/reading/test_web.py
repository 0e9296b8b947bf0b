"""Web pages: the article is found among menus and columns of links, its tables are whole."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang import samples
from mingzhang.reading import text, web
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.formats import UnreadableSourceError
from mingzhang.reading.source import read_bytes
from mingzhang.reading.web import WebUnreadableError
from mingzhang.samples import plain as sample
from tests.reading.pages import printed

_MENU = "".join(f'<li><a href="/{n}.html">栏目{n}新闻动态</a></li>' for n in range(40))


def page(article: str, head: str = "") -> bytes:
    """An article as government sites print it, between menus."""
    return (
        f"<html><head><meta charset='utf-8'><title>站名</title>{head}</head><body>"
        f"<script>var a = 1;</script><div class='top'><ul>{_MENU}</ul></div>"
        "<div class='breadcrumb'>当前位置：首页 > 预算公开</div>"
        f"<div class='main'><div class='left'><ul>{_MENU}</ul></div>"
        f"<div class='content'>{article}</div></div>"
        "<div class='foot'>主办：澄江县人民政府办公室 备案号：京ICP备1号</div></body></html>"
    ).encode()


def texts(data: bytes) -> list[str | list[list[str]]]:
    found = web.blocks(data).blocks
    return [block.text if isinstance(block, Paragraph) else block.texts() for block in found]


def of_layout(made: list[sample.Element]) -> str:
    """A laid out disclosure as an article."""
    article = ""
    for element in made:
        if isinstance(element, sample.Paragraph):
            article += f"<p>{escape(element.text)}</p>"
            continue
        article += "".join(f"<p>{escape(line)}</p>" for line in element.meta)
        rows = ("".join(map(_td, row)) for row in (*element.head, *element.body))
        article += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        article += "".join(f"<p>{escape(line)}</p>" for line in element.notes)
    return article


def _td(cell: str) -> str:
    return f"<td><p>{escape(cell)}</p></td>"


def test_a_disclosure_reads_as_from_text() -> None:
    for made in samples.disclosures(samples.county(12), 2024)[:2]:
        mine = printed(web.blocks(page(of_layout(list(sample.laid_out(made))))).blocks)
        assert mine == printed(text.blocks(samples.text([made], "rows")))
        assert len(mine) >= 9


_SENTENCE = "本部门收入预算一百万元，支出预算一百万元，收支平衡。" * 4


def test_only_the_article_is_read() -> None:
    assert texts(page(f"<p>{_SENTENCE}</p>")) == [_SENTENCE]


def test_the_title_above_the_article_is_kept() -> None:
    data = page(f"<h1>水务局部门预算</h1><div><p>{_SENTENCE}</p><p>{_SENTENCE}</p></div>")
    assert texts(data) == ["水务局部门预算", _SENTENCE, _SENTENCE]


def test_tables_and_words_in_two_boxes_are_both_read() -> None:
    table = "<table>" + "<tr><td>甲</td><td>1.00</td></tr>" * 9 + "</table>"
    found = texts(page(f"<div>{table}</div><div>{_SENTENCE * 4}</div>"))
    assert found == [[["甲", "1.00"]] * 9, _SENTENCE * 4]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "<tr><td rowspan=2>序号</td><th colspan='2'>科目</th></tr><tr><td>编码<td>名称</tr>",
            [["序号", "科目", ""], ["", "编码", "名称"]],
            id="merged cells stand at their top left",
        ),
        pytest.param(
            "<tr><td rowspan=0>甲<td>乙</tr><tr><td>丙</tr><tr><td>丁</tr>",
            [["甲", "乙"], ["", "丙"], ["", "丁"]],
            id="a rowspan of 0 goes to the end",
        ),
        pytest.param(
            "<tfoot><tr><td>合计<td>3</tr></tfoot><tbody><tr><td>甲<td>3</tr></tbody>",
            [["甲", "3"], ["合计", "3"]],
            id="the foot comes last",
        ),
        pytest.param(
            "<tr><td>公务<br>接待费<td><p> 1,000.00 </p></tr>",
            [["公务接待费", "1,000.00"]],
            id="lines of a cell are joined",
        ),
        pytest.param(
            "<tr style='display:none'><td>藏<td>藏</tr><tr><td>现<td>现</tr>",
            [["现", "现"]],
            id="hidden rows are left out",
        ),
    ],
)
def test_tables(table: str, expected: list[list[str]]) -> None:
    assert texts(page(f"<table>{table}</table>")) == [expected]


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(("role=table", "role=row", "role=cell"), id="by role"),
        pytest.param(
            *[tuple(f"style='display: table{part}'" for part in ("", "-row", "-cell"))],
            id="by style",
        ),
        pytest.param(("class=t", "class=r", "class=c"), id="by style sheet"),
    ],
)
def test_tables_made_of_div(marks: tuple[str, str, str]) -> None:
    table, row, cell = marks
    sheet = "<style>.t{display:table}.r{display:table-row}.c{width:9px;display:table-cell}</style>"
    cells = "".join(f"<div {cell}>{name}</div>" for name in "甲乙")
    made = f"<div {table}><div {row}>{cells}</div></div>"
    assert texts(page(made, sheet)) == [[["甲", "乙"]]]


def test_a_table_around_the_page_is_no_table() -> None:
    data = "<table><tr><td><td>"
    data += f"<p>支出总表</p><table><tr><td>甲<td>1</tr></table><p>{_SENTENCE}</p></table>"
    assert texts(page(data)) == ["支出总表", [["甲", "1"]], _SENTENCE]


def test_attachments_are_told() -> None:
    data = page(
        "<p>附件：<a href='/f/a.pdf'>水务局预算.pdf</a><a href='/d?file=b.xls&x=1'>预算表</a>"
        "<a href='/f/a.pdf'>再次</a><a href='/news/1.html'>新闻</a></p>"
    )
    assert [problem.message for problem in web.blocks(data).problems] == [
        "网页附件没有读取：水务局预算.pdf，请下载后一并核对",
        "网页附件没有读取：预算表（b.xls），请下载后一并核对",
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        pytest.param("gb2312", "gb18030", id="declared GB2312 is GB18030"),
        pytest.param("utf-8", "gb18030", id="declared wrong"),
        pytest.param("unheard-of", "utf-8", id="declared nonsense"),
        pytest.param("utf-8", "utf-16", id="a BOM"),
        pytest.param("utf-8", "utf-8-sig", id="a BOM of UTF-8"),
    ],
)
def test_encodings(declared: str, encoding: str) -> None:
    source = f"<html><meta charset={declared}><body><p>镕基路街道部门预算</p></body></html>"
    assert texts(source.encode(encoding)) == ["镕基路街道部门预算"]


def test_an_xml_declaration_does_no_harm() -> None:
    source = "<?xml version='1.0' encoding='gb2312'?><html><body><p>预算</p></body></html>"
    assert texts(source.encode()) == ["预算"]


def test_entities_are_not_fetched() -> None:
    source = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><body><p>甲&e;乙</p></body>'
    assert "root:" not in str(texts(source.encode()))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<div>" * 100_000, id="without end"),
        pytest.param("<div>" * 1500 + "文", id="as deep as libxml2 goes"),
        pytest.param(
            "<table>" + "<tr><td colspan=1000>甲<td>乙</tr>" * 2000, id="spans fill the memory"
        ),
        pytest.param("<table><tr>" + "<td colspan=1000>甲" * 2000, id="in one row"),
        pytest.param("   ", id="blank"),
    ],
)
def test_hostile_pages_end_in_one_line(source: str) -> None:
    try:
        found = web.blocks(source.encode())
    except WebUnreadableError as error:
        assert "。" in str(error)
    else:
        assert found.problems


@given(st.binary(max_size=200))
def test_any_bytes_give_at_most_the_declared_error(data: bytes) -> None:
    try:
        web.blocks(data)
    except WebUnreadableError as error:
        assert str(error)


_TAGS = ("<table>", "<tr>", "<td>", "<td rowspan=3>", "</table>", "<div>", "</div>", "<p>", "文")


@given(st.lists(st.sampled_from(_TAGS), max_size=60))
def test_any_nesting_can_be_read(tags: list[str]) -> None:
    web.blocks(("<body>" + "".join(tags)).encode())


def test_a_page_that_only_links_to_the_budget_says_so() -> None:
    page = '<p>见附件</p><a href="a.pdf">2024年部门预算.pdf</a>'
    with pytest.raises(UnreadableSourceError, match="网页附件没有读取：2024年部门预算"):
        read_bytes(f"<html><body>{page}</body></html>".encode(), "页.html")
