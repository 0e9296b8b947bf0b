"""Word documents to blocks: DOCX from its XML, the older formats through LibreOffice.

What a reader of the printed page sees is read, in its order: numbers that Word counts by
itself, text boxes, insertions that are still marked as such. Deleted and hidden text is left
out. Headers, footers and comments are not part of the text; footnotes come at the end.

A document has no pages until it is printed, so a place is counted: each paragraph and each
row of a table is a line.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
from lxml import etree

from mingzhang.disclosure import Problem
from mingzhang.numerals import numeral_of
from mingzhang.reading import office, ole
from mingzhang.reading.archive import ArchiveUnreadableError
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph, joined
from mingzhang.where import Where

MAX_COLUMNS = 200
"""Columns of a table. Word itself allows 63."""

MAX_CELLS = 1_000_000
"""Cells of all tables together, after merged ones are spread out."""

_CONVERSION_SECONDS = 120
_CONVERSION_BYTES = 200 << 20


class WordUnreadableError(ValueError):
    """The file cannot be opened; the message says why and what to do."""


class WordReading(msgspec.Struct, frozen=True):
    """What a document yields."""

    blocks: list[Block]
    problems: list[Problem]


def blocks(data: bytes) -> WordReading:
    """All blocks of a Word document in reading order.

    Raises WordUnreadableError, with a message for the user.
    """
    try:
        if ole.is_locked_office(data):
            raise WordUnreadableError(
                "设有打开密码，没有读取。请先用 Word 或 WPS 另存为不加密的文档，再读一次"
            )
        if is_rtf(data) or ole.is_ole(data):
            data = converted(data)
        return _Document(office.Package(data)).read()
    except ArchiveUnreadableError as error:
        raise WordUnreadableError(str(error)) from error
    except RecursionError as error:
        message = "文档嵌套太深，没有读取。请用 Word 或 WPS 打开后另存，再读一次"
        raise WordUnreadableError(message) from error


def is_rtf(data: bytes) -> bool:
    """Whether this is a document in the Rich Text Format."""
    return data.lstrip().startswith(b"{\\rt")


# ---------- the older formats ----------

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""No macros, and nothing fetched that the document links to."""


def converted(data: bytes) -> bytes:
    """A DOC, WPS or RTF document as DOCX, by LibreOffice.

    Raises WordUnreadableError where LibreOffice is not installed, or cannot open it.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise WordUnreadableError(
            "是旧版 Word、WPS 或 RTF 文档，要有 LibreOffice 才能读，这台电脑没有安装。"
            "请安装 LibreOffice，或用 Word、WPS 另存为 DOCX，再读一次"
        )
    with tempfile.TemporaryDirectory(prefix="mingzhang-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.write_text(_SETTINGS, "utf-8")
        source = folder / ("source.rtf" if is_rtf(data) else "source.doc")
        source.write_bytes(data)
        _run(
            [
                office,
                "--headless",
                "--norestore",
                "--nolockcheck",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                "docx",
                "--outdir",
                str(folder / "out"),
                str(source),
            ],
            folder,
        )
        made = folder / "out" / "source.docx"
        if not made.is_file() or made.stat().st_size > _CONVERSION_BYTES:
            raise WordUnreadableError(
                "旧版文档打不开：可能已损坏，设有打开密码，或 LibreOffice 没有装 Writer。"
                "请用 Word 或 WPS 另存为 DOCX，再读一次"
            )
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice in a session of its own, so that what it starts can be stopped with it."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_CONVERSION_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise WordUnreadableError(
            f"LibreOffice 转换超过 {_CONVERSION_SECONDS} 秒，没有读取。请用 Word 或 WPS 另存为 DOCX"
        ) from error
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()


# ---------- DOCX ----------


def _kind(element: etree._Element) -> str:
    """The tag without its namespace: both editions of the standard use the same words."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: etree._Element | None, kind: str) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if _kind(child) == kind), None)


def _attribute(element: etree._Element | None, name: str) -> str:
    """A w:… attribute; "" where it is not there."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _value(element: etree._Element | None, kind: str) -> str:
    return _attribute(_child(element, kind), "val")


def _number(text: str, otherwise: int) -> int:
    return (
        int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 8 else otherwise
    )


def _is_on(element: etree._Element | None, kind: str) -> bool:
    """Whether a switch such as w:vanish is there and not turned off."""
    found = _child(element, kind)
    return found is not None and _attribute(found, "val") not in ("0", "false", "off", "none")


_DELETED = frozenset({"del", "moveFrom", "delText", "instrText", "rt"})
_PROPERTIES = frozenset({"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"})
_SIGNS = {"noBreakHyphen": "-", "tab": " ", "ptab": " ", "br": "\n", "cr": "\n"}
_WINGDINGS = {"f0fe": "☑", "f052": "☑", "f0a8": "☐", "f06f": "☐", "f0fc": "√"}
"""Check boxes, the only symbols that forms need."""


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    """The children that are printed; of alternatives, the one for programs that know all."""
    for child in element:
        kind = _kind(child)
        if kind == "AlternateContent":
            chosen = _child(child, "Choice")
            chosen = _child(child, "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from _parts(chosen)
        elif kind and kind not in _DELETED and kind not in _PROPERTIES:
            yield child


class _Row(msgspec.Struct):
    """A row of a table, each cell with the column it begins in and how many it spans."""

    line: int
    cells: list[tuple[int, int, str]] = []


class _Document:
    """The walk through a document: the blocks so far, and the lines counted."""

    def __init__(self, package: office.Package) -> None:
        self._package = package
        self._main = package.main("word/document.xml")
        folder = self._main.rpartition("/")[0]
        self._folder = folder + "/" if folder else ""
        self._numbers = _Numbering(
            package.xml(self._folder + "numbering.xml"), package.xml(self._folder + "styles.xml")
        )
        self._blocks: list[Block] = []
        self._problems: list[Problem] = []
        self._line = 0
        self._cells = 0

    def read(self) -> WordReading:
        root = self._package.xml(self._main)
        body = _child(root, "body")
        if body is None:
            raise WordUnreadableError(
                "不是 Word 文档，或者缺少正文。请用 Word 或 WPS 另存为 DOCX，再读一次"
            )
        if self._package.has_macros:
            message = "文档里有宏；宏没有运行，只读了保存的文字"
            self._problems.append(Problem("ambiguous", message))
        self._flow(body)
        for name in ("footnotes", "endnotes"):
            self._notes(self._package.xml(f"{self._folder}{name}.xml"))
        return WordReading(self._blocks, self._problems)

    def _flow(self, element: etree._Element) -> None:
        """Paragraphs and tables, whatever they are wrapped in."""
        for child in _parts(element):
            match _kind(child):
                case "p":
                    self._paragraph(child)
                case "tbl":
                    self._table(child)
                case "altChunk":
                    message = "文档里嵌入了另一份文件，没有读取；请用 Word 打开后另存，再读一次"
                    self._problems.append(Problem("missing", message, Where(line=self._line)))
                case _:
                    self._flow(child)

    def _notes(self, root: etree._Element | None) -> None:
        for note in [] if root is None else root:
            if _attribute(note, "type") in ("", "normal"):
                self._flow(note)

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._line += 1
        text, boxes = self._text(paragraph)
        if text:
            self._blocks.append(Paragraph(text, Where(line=self._line)))
        for box in boxes:
            self._flow(box)

    def _text(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """A paragraph's text with its number, and the text boxes anchored in it."""
        pieces: list[str] = []
        boxes: list[etree._Element] = []
        _collect(paragraph, pieces, boxes)
        text = joined("".join(pieces).split("\n"))
        label = self._numbers.label(paragraph) if text else ""
        if label and label[-1].isalnum():
            label += " "
        return label + text, boxes

    # tables

    def _table(self, table: etree._Element) -> None:
        rows: list[_Row] = []
        after: list[etree._Element] = []
        self._rows(table, rows, after)
        width = max((start + span for row in rows for start, span, _ in row.cells), default=0)
        self._cells += width * len(rows)
        if self._cells > MAX_CELLS:
            raise WordUnreadableError(
                f"文档的表格超过 {MAX_CELLS:,} 个单元格，没有读取。请分成几份，再读一次"
            )
        if grid := _spread(rows, width):
            self._blocks.append(grid)
        for inner in after:
            if _kind(inner) == "tbl":
                self._table(inner)
            else:
                self._flow(inner)

    def _rows(self, element: etree._Element, rows: list[_Row], after: list[etree._Element]) -> None:
        for child in _parts(element):
            if _kind(child) != "tr":
                self._rows(child, rows, after)
                continue
            properties = _child(child, "trPr")
            if _child(properties, "del") is None and not _is_on(properties, "hidden"):
                self._line += 1
                start = min(_number(_value(properties, "gridBefore"), 0), MAX_COLUMNS)
                rows.append(_Row(self._line, []))
                self._row(child, rows[-1], max(0, start), after)

    def _row(
        self, element: etree._Element, row: _Row, start: int, after: list[etree._Element]
    ) -> int:
        """Add the cells in an element to the row; the column after the last of them."""
        for child in _parts(element):
            if _kind(child) != "tc":
                start = self._row(child, row, start, after)
                continue
            properties = _child(child, "tcPr")
            span = max(1, _number(_value(properties, "gridSpan"), 1))
            span = min(span, MAX_COLUMNS - start)
            if span <= 0:
                raise WordUnreadableError(
                    f"有表格超过 {MAX_COLUMNS} 列，没有读取。请用 Word 或 WPS 打开核对"
                )
            lines: list[str] = []
            self._cell(child, lines, after)
            row.cells.append((start, span, "" if _is_covered(properties) else joined(lines)))
            start += span
        return start

    def _cell(self, element: etree._Element, lines: list[str], after: list[etree._Element]) -> None:
        for child in _parts(element):
            match _kind(child):
                case "p":
                    text, boxes = self._text(child)
                    lines.append(text)
                    after += boxes
                case "tbl":
                    after.append(child)
                case _:
                    self._cell(child, lines, after)


def _collect(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    """The text in an element, and the text boxes in it."""
    for child in _parts(element):
        kind = _kind(child)
        if kind == "t":
            pieces.append(" ".join((child.text or "").split("\n")))
        elif kind in _SIGNS:
            page = kind == "br" and _attribute(child, "type") in ("page", "column")
            pieces.append("" if page else _SIGNS[kind])
        elif kind == "sym":
            pieces.append(_WINGDINGS.get(_attribute(child, "char").lower(), ""))
        elif kind == "txbxContent":
            boxes.append(child)
        elif kind != "r" or not _is_on(_child(child, "rPr"), "vanish"):
            _collect(child, pieces, boxes)


def _is_covered(properties: etree._Element | None) -> bool:
    """Whether a cell is the lower or right part of a merged one."""
    for kind in ("vMerge", "hMerge"):
        merge = _child(properties, kind)
        if merge is not None and _attribute(merge, "val") != "restart":
            return True
    return False


def _spread(rows: Iterable[_Row], width: int) -> Grid | None:
    """A grid in which every row has every column."""
    full = []
    for row in rows:
        texts = [""] * width
        for start, _, text in row.cells:
            texts[start] = text
        if row.cells:
            full.append(
                tuple(
                    Cell(text, Where(line=row.line, cell=place))
                    for place, text in enumerate(texts, 1)
                )
            )
    return Grid(tuple(full)) if full else None


# ---------- automatic numbers ----------


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    result = ""
    for weight, letters in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        result += letters * (number // weight)
        number %= weight
    return result


def _letters(number: int) -> str:
    return chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1) if 0 < number < 200 else ""


def counted(number: int, style: str) -> str:
    """A number in a numbering style of Word; "" for bullets.

    >>> counted(12, "chineseCountingThousand"), counted(3, "upperRoman"), counted(3, "decimal")
    ('十二', 'III', '3')
    """
    if style in ("bullet", "none"):
        return ""
    if style in _STYLES:
        return _STYLES[style](number)
    circled = style.startswith("decimalEnclosedCircle") and 0 < number <= 20
    return chr(0x245F + number) if circled else str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": numeral_of,
    "chineseCountingThousand": numeral_of,
    "japaneseCounting": numeral_of,
    "taiwaneseCounting": numeral_of,
    "taiwaneseCountingThousand": numeral_of,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
}
"""Numbering styles (ISO 29500-1 17.18.59); WPS writes 一二三 as japaneseCounting."""


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered."""

    style: str
    text: str
    """With %1, %2 for the numbers of the levels: "（%2）"."""

    start: int


class _Numbering:
    """The numbers that Word counts by itself, counted as it does."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[tuple[str, int], _Level] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str, str, str]] = {}
        """Of a paragraph style: list, level and the style that it is based on."""
        self._usual = ""
        for element in [] if numbering is None else numbering:
            if _kind(element) == "abstractNum":
                self._learn_levels(_attribute(element, "abstractNumId"), element)
            elif _kind(element) == "num":
                self._learn_list(_attribute(element, "numId"), element)
        for element in [] if styles is None else styles:
            if _kind(element) == "style" and _attribute(element, "type") == "paragraph":
                self._learn_style(element)

    def _learn_levels(self, name: str, element: etree._Element) -> None:
        for level in element:
            if _kind(level) == "lvl":
                number = _number(_attribute(level, "ilvl"), 0)
                start = _number(_value(level, "start"), 1)
                style = _value(level, "numFmt") or "decimal"
                self._levels[name, number] = _Level(style, _value(level, "lvlText"), start)

    def _learn_list(self, name: str, element: etree._Element) -> None:
        self._lists[name] = _value(element, "abstractNumId")
        for override in element:
            start = _value(override, "startOverride")
            if _kind(override) == "lvlOverride" and start:
                number = _number(_attribute(override, "ilvl"), 0)
                self._starts[name, number] = _number(start, 1)

    def _learn_style(self, element: etree._Element) -> None:
        properties = _child(_child(element, "pPr"), "numPr")
        name = _attribute(element, "styleId")
        self._styles[name] = (
            _value(properties, "numId"),
            _value(properties, "ilvl"),
            _value(element, "basedOn"),
        )
        if _attribute(element, "default") in ("1", "true"):
            self._usual = name

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, counted on by it; "" where it has none."""
        properties = _child(paragraph, "pPr")
        name, level = self._list_of(properties)
        kind = self._lists.get(name, "")
        about = self._levels.get((kind, level))
        if about is None or name == "0":
            return ""
        counts = self._counts.setdefault(kind, {})
        if (name, level) in self._starts and (name, level) not in self._restarted:
            self._restarted.add((name, level))
            counts[level] = self._starts[name, level]
        else:
            counts[level] = counts.get(level, about.start - 1) + 1
        for deeper in [own for own in counts if own > level]:
            del counts[deeper]
        if about.style in ("bullet", "none"):
            return ""
        text = about.text
        for shown in range(level, -1, -1):
            own = self._levels.get((kind, shown), about)
            text = text.replace(f"%{shown + 1}", counted(counts.get(shown, own.start), own.style))
        return text.strip()

    def _list_of(self, properties: etree._Element | None) -> tuple[str, int]:
        """The list that a paragraph belongs to, by itself or by its style, and the level."""
        own = _child(properties, "numPr")
        name, level = _value(own, "numId"), _value(own, "ilvl")
        style = _value(properties, "pStyle") or self._usual
        for _ in range(20):
            if name or style not in self._styles:
                break
            name, styled, style = self._styles[style]
            level = level or styled
        return name, _number(level, 0)
