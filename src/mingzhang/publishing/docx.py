"""A document as DOCX, in the typefaces and sizes of official documents (GB/T 9704).

Tables are written as XML, row by row: the object model of python-docx takes 190 times as
long for them. The table of contents is made of links and page references, which Word and
WPS fill in when they open the file. Needs the extra `publish`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from mingzhang.files import replacing
from mingzhang.publishing.document import (
    LINE,
    PAGE_WIDTH,
    Cell,
    Document,
    Heading,
    Line,
    Part,
    Table,
    Text,
    fitted,
    printable,
)
from mingzhang.publishing.pdf import CannotPublishError

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_SONG, _HEI, _FANGSONG = "宋体", "黑体", "仿宋"
_LATIN = "Times New Roman"
"""For figures and letters."""

_A4 = (11906, 16838)
"""Width and height in twentieths of a point."""

_SIDE = {False: 1304, True: 1134}
_MARGINS = {
    False: 'w:top="1474" w:right="1304" w:bottom="1361" w:left="1304"',
    True: 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"',
}
"""In twentieths of a point; of pages upright and across."""

_FONT_TABLE = "word/fontTable.xml"
_INSTEAD = {_SONG: "Noto Serif CJK SC", _FANGSONG: "Noto Serif CJK SC", _HEI: "Noto Sans CJK SC"}
"""Free typefaces, where the ones of official documents are missing."""


def write_docx(document: Document, path: Path) -> None:
    """Write a document as DOCX, whole or not at all.

    Raises CannotPublishError where python-docx is missing.
    """
    document = printable(document)
    template = _template()
    opening, closing = template.parts[_MAIN].split(_HERE)
    body = "".join(_body(document, template.footer))
    across = bool(document.parts) and document.parts[-1].landscape
    last = _section(across, template.footer)
    parts = {
        **template.parts,
        _MAIN: b"".join((opening, body.encode(), last.encode(), closing)),
        _CORE: _properties(document).encode(),
        _FONT_TABLE: _font_table().encode(),
    }
    with (
        replacing(path) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name, content in parts.items():
            package.writestr(name, content)


_MAIN, _CORE = "word/document.xml", "docProps/core.xml"
_HERE = b"<!--body-->"
"""Where the body of a document goes in the main part of the template."""


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"swiss" if name == _HEI else "roman"}"/></w:font>'
        for name, other in _INSTEAD.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><w:fonts {_NS}>{fonts}</w:fonts>'


class _Template(NamedTuple):
    """An empty document with the styles and the footer."""

    parts: Mapping[str, bytes]
    """The files of the package, by name."""

    footer: str
    """The id of the footer with the page number."""


def require_docx() -> None:
    """Raises CannotPublishError where no DOCX can be written on this machine."""
    _docx()


def _docx() -> ModuleType:
    try:
        import docx  # noqa: PLC0415  the extra `publish`
    except ImportError as error:
        raise CannotPublishError(
            "写 DOCX 需要附加组件：请运行 pip install 'mingzhang[publish]'"
        ) from error
    return docx


@cache
def _template() -> _Template:
    """Made once: python-docx takes longer for it than a unit's document takes.

    Raises CannotPublishError where python-docx is missing.
    """
    made = _docx().Document()
    _styles(made)
    _footer(made)
    body: Any = made.element.body
    footer = _footer_id(body[-1])
    body[:] = [etree.Comment("body")]
    written = io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return _Template(parts, footer)


def _properties(document: Document) -> str:
    """Title and author. The date is left out: the same book makes the same file."""
    author = escape(document.lines[0] if document.lines else "")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:creator>{author}</dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _footer_id(section: Any) -> str:
    reference = section.find(f"{{{_W}}}footerReference")
    found: str = reference.get(f"{{{_R}}}id")
    return found


# styles


def _styles(made: DocxDocument) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    def face(name: str, font: str, points: float, *, bold: bool = False) -> Any:
        style: Any = made.styles[name]
        style.font.name = _LATIN
        style.font.size = Pt(points)
        style.font.bold = bold
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind, family in (("ascii", _LATIN), ("hAnsi", _LATIN), ("eastAsia", font)):
            fonts.set(f"{{{_W}}}{kind}", family)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(f"{{{_W}}}{theme}", None)
        return style

    normal = face("Normal", _FANGSONG, 16)
    chinese = normal.element.get_or_add_rPr().makeelement(f"{{{_W}}}lang")
    chinese.set(f"{{{_W}}}val", "en-US")
    chinese.set(f"{{{_W}}}eastAsia", "zh-CN")
    normal.element.rPr.append(chinese)
    normal.paragraph_format.line_spacing = Pt(28)
    normal.paragraph_format.space_after = Pt(0)
    for name, points, centred in (
        ("Heading 1", 18, True),
        ("Heading 2", 16, True),
        ("Heading 3", 14, False),
    ):
        style = face(name, _HEI, points, bold=name == "Heading 1")
        style.paragraph_format.space_before = Pt(12 if centred else 6)
        style.paragraph_format.space_after = Pt(6 if centred else 3)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.alignment = 1 if centred else 0


def _footer(made: DocxDocument) -> None:
    footer = made.sections[0].footer
    footer.is_linked_to_previous = False
    paragraph: Any = footer.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    number = (
        _run("— ", font=_SONG, size=20),
        _field("PAGE", "1", size=20),
        _run(" —", font=_SONG, size=20),
    )
    xml = f'<w:p {_NS}><w:pPr><w:jc w:val="center"/></w:pPr>{"".join(number)}</w:p>'
    paragraph.extend(list(etree.fromstring(xml)))


# paragraphs


def _body(document: Document, footer: str) -> Iterator[str]:
    yield from _title_page(document)
    yield from _contents(document)
    number = 0
    for place, part in enumerate(document.parts):
        for element in part.elements:
            if isinstance(element, Heading):
                number += 1
                yield _heading(element, number)
            elif isinstance(element, Text):
                kept = "<w:keepNext/>" if element.leads_on else ""
                yield _paragraph(element.text, f"{kept}{_INDENT}")
            else:
                yield from _table(element, part)
        if place + 1 < len(document.parts):
            yield _section_break(_section(part.landscape, footer, first=not place))


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def _title_page(document: Document) -> Iterator[str]:
    spaced = '<w:spacing w:before="4800" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    break_ = "<w:r><w:br/></w:r>"
    runs = (_run(line, font=_HEI, size=52, bold=True) for line in document.title_lines)
    yield f"<w:p><w:pPr>{spaced}</w:pPr>{break_.join(runs)}</w:p>"
    for number, line in enumerate(document.lines):
        above = '<w:spacing w:before="4800"/>' if not number else ""
        yield _paragraph(line, f'{above}<w:jc w:val="center"/>', size=32)
    yield _section_break(_section(landscape=False))


def _contents(document: Document) -> Iterator[str]:
    yield _paragraph("目　录", '<w:jc w:val="center"/>', font=_HEI, size=40, bold=True)
    headings = [element for element in document.elements if isinstance(element, Heading)]
    right = _A4[0] - 2 * _SIDE[False]
    for number, heading in enumerate(headings, 1):
        if heading.level > 2:
            continue
        indent = (heading.level - 1) * 480
        properties = (
            f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'
            f'<w:spacing w:line="440" w:lineRule="exact"/><w:ind w:left="{indent}"/>'
        )
        runs = f"{_run(heading.text, size=24)}<w:r><w:tab/></w:r>{_page_of(number)}"
        yield (
            f"<w:p><w:pPr>{properties}</w:pPr>"
            f'<w:hyperlink w:anchor="s{number}" w:history="1">{runs}</w:hyperlink></w:p>'
        )
    yield _section_break(_section(landscape=False))


def _page_of(number: int) -> str:
    return _field(f"PAGEREF s{number} \\h", "", size=24, stale=True)


def _heading(heading: Heading, number: int) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Heading{heading.level}"/></w:pPr>'
        f'<w:bookmarkStart w:id="{number}" w:name="s{number}"/>{_run(heading.text)}'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def _paragraph(
    text: str, properties: str = "", *, font: str = "", size: int = 0, bold: bool = False
) -> str:
    run = _run(text, font=font, size=size, bold=bold)
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _run(text: str, *, font: str = "", size: int = 0, bold: bool = False) -> str:
    """A run of text; size in half points."""
    own = f" w:eastAsia={quoteattr(font)}" if font else ""
    properties = f'<w:rFonts w:hint="eastAsia"{own}/>'  # so that “ and ” are of full width
    properties += "<w:b/>" if bold else ""
    properties += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(code: str, shown: str, *, size: int, stale: bool = False) -> str:
    """A field, such as a page number; a stale one is filled in when the file is opened."""
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}<w:t>{escape(shown)}</w:t></w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _section_break(section: str) -> str:
    return f"<w:p><w:pPr>{_NO_HEIGHT}{section}</w:pPr></w:p>"


def _section(landscape: bool, footer: str = "", *, first: bool = False) -> str:
    """A section's page, with the page number as its footer; `first` counts from 1 again."""
    width, height = reversed(_A4) if landscape else _A4
    turned = ' w:orient="landscape"' if landscape else ""
    numbered = f'<w:footerReference w:type="default" r:id="{footer}"/>' if footer else ""
    start = '<w:pgNumType w:start="1"/>' if first else ""
    size = f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
    margins = f'{_MARGINS[landscape]} w:header="567" w:footer="567" w:gutter="0"'
    return (
        f'<w:sectPr>{numbered}<w:type w:val="nextPage"/>{size}'
        f"<w:pgMar {margins}/>{start}</w:sectPr>"
    )


# tables


def _table(table: Table, part: Part) -> Iterator[str]:
    headings = sum(isinstance(element, Heading) for element in part.elements)
    spacing = table.spacing(landscape=part.landscape, below=headings)
    if any(table.meta):
        yield _meta_line(table.meta, part.landscape)
    room = (_A4[1] if part.landscape else _A4[0]) - 2 * _SIDE[part.landscape]
    widths = _twips(fitted(table.widths, PAGE_WIDTH[part.landscape]), room)
    body = table.body or (tuple(Cell("") for _ in widths),)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = _Look(spacing.size, keep=table.together)
    rows = "".join(
        (*_rows(table.head, widths, look._replace(bold=True)), *_rows(body, widths, look))
    )
    edge = round(spacing.padding * 20)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_borders()}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{edge}" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        f'<w:bottom w:w="{edge}" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
    for note in table.notes:
        yield _paragraph(note, _TIGHT, font=_SONG, size=20)
    if not table.notes:
        yield f"<w:p><w:pPr>{_NO_HEIGHT}</w:pPr></w:p>"  # keeps two tables apart


_NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""For paragraphs that print nothing: on a full page they would begin another one."""

_TIGHT = '<w:spacing w:line="240" w:lineRule="auto"/>'


def _meta_line(meta: tuple[str, str, str], landscape: bool) -> str:
    """Agency on the left, year in the middle, unit on the right."""
    room = (_A4[1] if landscape else _A4[0]) - 2 * _SIDE[landscape]
    tabs = (
        f'<w:tabs><w:tab w:val="center" w:pos="{room // 2}"/>'
        f'<w:tab w:val="right" w:pos="{room}"/></w:tabs>'
    )
    runs = "<w:r><w:tab/></w:r>".join(_run(text, font=_SONG, size=20) for text in meta)
    return f"<w:p><w:pPr><w:keepNext/>{tabs}{_TIGHT}</w:pPr>{runs}</w:p>"


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in sides)


def _twips(widths: Iterable[int], room: int) -> list[int]:
    shares = list(widths)
    whole = sum(shares) or 1
    return [max(200, share * room // whole) for share in shares]


class _Look(NamedTuple):
    """How the cells of a row are set."""

    size: int
    """In points."""

    bold: bool = False
    """Of header rows, which are repeated on every page."""

    keep: bool = False
    """Whether the row stays on the page of the next one."""


def _rows(lines: tuple[Line, ...], widths: list[int], look: _Look) -> Iterator[str]:
    """The rows as XML: what spans rows is repeated below as a cell that goes on."""
    going_on: dict[int, tuple[int, Cell]] = {}
    for number, line in enumerate(lines, 1):
        own = look._replace(keep=look.keep and number < len(lines))
        cells: list[str] = []
        column = 0
        waiting = list(line)
        while column < len(widths):
            if column in going_on:
                left, cell = going_on[column]
                cells.append(_cell(cell, widths[column : column + cell.columns], own, "continue"))
                going_on[column] = (left - 1, cell)
                if left == 1:
                    del going_on[column]
            elif waiting:
                cell = waiting.pop(0)
                merge = "restart" if cell.rows > 1 else ""
                cells.append(_cell(cell, widths[column : column + cell.columns], own, merge))
                if cell.rows > 1:
                    going_on[column] = (cell.rows - 1, cell)
            else:
                break
            column += cell.columns
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if look.bold else "")
        yield f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, widths: list[int], look: _Look, merge: str) -> str:
    """A cell; `merge` is "restart" where it spans rows, "continue" in the rows below."""
    properties = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
    if cell.columns > 1:
        properties += f'<w:gridSpan w:val="{cell.columns}"/>'
    if merge:
        properties += f'<w:vMerge w:val="{merge}"/>'
    properties += '<w:vAlign w:val="center"/>'
    text = "" if merge == "continue" else cell.text
    aligned = (
        ("<w:keepNext/>" if look.keep else "")
        + f'<w:spacing w:line="{round(look.size * LINE * 20)}" w:lineRule="exact"/>'
        + f'<w:jc w:val="{cell.align}"/>'
    )
    content = _paragraph(text, aligned, font=_SONG, size=2 * look.size, bold=look.bold)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
