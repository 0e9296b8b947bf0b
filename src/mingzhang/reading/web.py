"""Web pages to blocks: the article of a government site, without what stands around it.

A page is mostly menus, columns of links and a foot. The article is found by weight: from
the whole page inwards, as long as one element holds nearly all text that is no link, and
all tables. What a page only links to, the attachments, is not read; each is reported.

A place is counted as in a Word document: each paragraph and each row of a table is a line.
"""

from __future__ import annotations

import codecs
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import msgspec
from lxml import etree, html

from mingzhang.disclosure import Problem
from mingzhang.reading import text as plain
from mingzhang.reading.blocks import Block, Cell, Grid, Paragraph, joined
from mingzhang.where import Where

MAX_CELLS = 1_000_000
"""Cells of all tables together, after merged ones are spread out."""

_MAX_SPAN = 1000
"""Columns that a cell can span at most (HTML standard 4.9.11)."""

_MAX_ROWS = 65_534
"""Rows that a cell can span at most (HTML standard 4.9.11)."""

_LITTLE = 300
"""Characters that may be left outside the article: who runs the site, how often it was read."""

_WIDE = 2
"""Columns from which a table is more than a frame around text."""


class WebUnreadableError(ValueError):
    """The page cannot be read; the message says why and what to do."""


class WebReading(msgspec.Struct, frozen=True):
    """What a page yields."""

    blocks: list[Block]
    problems: list[Problem]
    """Attachments, and what was cut off."""


def blocks(data: bytes) -> WebReading:
    """All blocks of a page's article in reading order.

    Raises WebUnreadableError, with a message for the user.
    """
    source = _decoded(data)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
        problems = [*_attachments(root), *_cut_off(parser)]
        classes = _table_classes(root)
        _prune(root)
        page = _Page(classes)
        body = root.find("body")
        page.read(root if body is None else body)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise WebUnreadableError(
            "网页是空的，或者已损坏。请用浏览器打开，另存为完整的网页，再读一次"
        ) from error
    except RecursionError as error:
        raise WebUnreadableError(
            "网页嵌套太深，没有读取。请用浏览器打开，另存为 PDF，再读一次"
        ) from error
    return WebReading(page.blocks, problems)


# ---------- encoding ----------

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_GB = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "hz-gb-2312", "euc-cn"})


def _decoded(data: bytes) -> str:
    """By BOM, by what the page declares, else UTF-8 or GB18030; a wrong declaration is ignored."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    name = "gb18030" if name in _GB else name
    if name and not data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        try:
            return _cleaned(data.decode(name))
        except (UnicodeDecodeError, LookupError, ValueError):
            pass
    try:
        return _cleaned(plain.decode(data))
    except plain.UndecodableTextError as error:
        if declared:
            return _cleaned(data.decode("utf-8" if name == "utf-8" else "gb18030", "replace"))
        raise WebUnreadableError(
            "网页的编码不是 UTF-8、UTF-16、GB18030。请用浏览器打开，另存为 UTF-8 网页，再读一次"
        ) from error


def _cleaned(source: str) -> str:
    return _DECLARATION.sub("", source.replace("\x00", ""))


def _cut_off(parser: html.HTMLParser) -> Iterator[Problem]:
    """What libxml2 stopped at: it goes no deeper than 2,048 elements."""
    log = getattr(parser, "error_log", ())
    if any("depth" in str(entry.message).lower() for entry in log):
        message = "网页嵌套太深，后面的内容没有读取；请用浏览器打开，另存为 PDF 后核对"
        yield Problem("unreadable", message)


# ---------- attachments ----------

_FILES = r"pdf|docx?|xlsx?|wps|et|ofd|rtf|csv|zip|rar|7z|pptx?"
_FILE = re.compile(rf".+\.(?:{_FILES})", re.IGNORECASE)
_FILE_IN_QUERY = re.compile(rf"[^=&/]+\.(?:{_FILES})(?=&|$)", re.IGNORECASE)


def _attachments(root: html.HtmlElement) -> Iterator[Problem]:
    seen: set[str] = set()
    for link in root.iter("a", "iframe", "embed", "object"):
        target = str(link.get("href") or link.get("src") or link.get("data") or "").strip()
        title = " ".join("".join(link.itertext()).split())
        name = _file_name(target, title)
        if name and (target or name) not in seen:
            seen.add(target or name)
            yield Problem("missing", f"网页附件没有读取：{name}，请下载后一并核对")


def _file_name(target: str, title: str) -> str:
    """The name of the file that a link leads to; "" where it leads to a page."""
    if _FILE.fullmatch(title):
        return title
    try:
        url = urlsplit(target)
    except ValueError:
        return ""
    file = unquote(posixpath.basename(url.path))
    if not _FILE.fullmatch(file):
        found = _FILE_IN_QUERY.search(unquote(url.query))
        file = found[0] if found else ""
    return f"{title}（{file}）" if title and file else file


# ---------- the article ----------

_NEVER = (
    *("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button"),
    *("select", "input", "textarea", "svg", "iframe", "object", "head", "title", "map"),
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumb|footer|foot|sidebar|share|bdshare|copyright"
    r"|toolbar|pagination|position|location|mbx|dqwz)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of what stands around an article; 面包屑 and 当前位置 among them."""

_SPACE = re.compile(r"\s+")


def _prune(root: html.HtmlElement) -> None:
    """Take out what is not shown and what stands around the article."""
    doomed = [
        element
        for element in root.iter(etree.Element)
        if element.tag in _NEVER or _is_hidden(element) or _is_around(element)
    ]
    for element in doomed:
        above = element.getparent()
        if above is None or element.tag in ("html", "body"):
            continue
        if element.tag == "form" and _has_table(element):
            continue  # whole pages of ASP.NET sites stand in a form
        if (element.tail or "").strip():
            element.clear(keep_tail=True)
        else:
            above.remove(element)


def _is_hidden(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(str(element.get("style", ""))))


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag == "header":
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        bool(_AROUND.search(marks)) and not _has_table(element) and _own_weight(element) < _LITTLE
    )


def _has_table(element: html.HtmlElement) -> bool:
    return next(element.iter("table"), None) is not None


def _own_weight(element: html.HtmlElement) -> int:
    return len(_SPACE.sub("", "".join(element.itertext())))


class _Weight(msgspec.Struct):
    """How much there is to read in an element."""

    text: int = 0
    """Characters that are not white space and not in a link."""

    rows: int = 0
    """Rows of tables."""


def _weights(body: html.HtmlElement, classes: dict[str, str]) -> dict[html.HtmlElement, _Weight]:
    """For every element, everything in it; from the inside out, without recursion."""
    weights: dict[html.HtmlElement, _Weight] = {}
    for element in reversed(list(body.iter(etree.Element))):
        own = weights.setdefault(element, _Weight())
        if element.tag == "a":
            own.text = 0
        else:
            own.text += len(_SPACE.sub("", element.text or ""))
        own.rows += _role(element, classes) == "tr"
        above = element.getparent()
        if above is not None and element is not body:
            total = weights.setdefault(above, _Weight())
            total.text += own.text + len(_SPACE.sub("", element.tail or ""))
            total.rows += own.rows
    return weights


def _article(body: html.HtmlElement, classes: dict[str, str]) -> html.HtmlElement:
    """The innermost element that leaves little text and no table outside."""
    weights = _weights(body, classes)
    whole = weights[body]
    article = body
    while True:
        inner = max(article, key=lambda child: _size(weights.get(child)), default=None)
        if inner is None or _role(inner, classes) in _INSIDE_TABLES or _is_inline(inner):
            return article
        own = weights.get(inner, _Weight())
        outside = whole.text - own.text
        if own.rows < whole.rows or outside > min(_LITTLE, own.text // 2):
            return article
        article = inner


def _size(weight: _Weight | None) -> int:
    return weight.text + 20 * weight.rows if weight else 0


_INSIDE_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_HEADINGS = ("h1", "h2")


def _headings_before(body: html.HtmlElement, article: html.HtmlElement) -> Iterator[str]:
    """The title of the article, where it stands above it and not in it."""
    around = set(article.iterancestors())
    for element in body.iter(etree.Element):
        if element is article:
            return
        if element not in around and (element.tag in _HEADINGS or _is_title(element)):
            yield "".join(element.itertext())


_TITLE = re.compile(
    r"(?:^|[\s_-])(?:art|article|content|con|news|info)?[_-]?(?:title|bt)(?:$|[\s_-])"
)


def _is_title(element: html.HtmlElement) -> bool:
    marks = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return len(element) < 3 and bool(_TITLE.search(marks)) and 4 < _own_weight(element) < 80


# ---------- elements to blocks ----------

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup"),
        *("tt", "u", "var", "wbr", "img", "o:p", "st1:chsdate"),
    }
)
_DISPLAY = re.compile(r"display\s*:\s*(table(?:-\w+)*)", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
_ROLES = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "td",
    "rowheader": "td",
}
_DISPLAYS = {"table": "table", "table-row": "tr", "table-cell": "td"}


def _table_classes(root: html.HtmlElement) -> dict[str, str]:
    """Classes that the page's own style sheets show as parts of tables."""
    classes: dict[str, str] = {}
    for style in root.iter("style"):
        for name, rule in _RULE.findall(style.text or ""):
            if display := _DISPLAY.search(rule):
                classes[name] = display[1].lower()
    return classes


def _role(element: html.HtmlElement, classes: dict[str, str]) -> str:
    """table, tr, td or another tag, for elements that only look like parts of a table too."""
    tag = str(element.tag)
    if tag in _INSIDE_TABLES:
        return "td" if tag == "th" else tag
    if role := _ROLES.get(str(element.get("role", "")).lower()):
        return role
    display = _DISPLAY.search(str(element.get("style", "")))
    if display:
        return _DISPLAYS.get(display[1].lower(), tag)
    for name in str(element.get("class", "")).split():
        if name in classes:
            return _DISPLAYS.get(classes[name], tag)
    return tag


def _is_inline(element: html.HtmlElement) -> bool:
    return element.tag in _INLINE


class _Row(msgspec.Struct):
    """A row of a table in the page."""

    line: int
    cells: list[html.HtmlElement]


class _Page:
    """The walk through a page: the blocks so far, and the lines counted."""

    def __init__(self, classes: dict[str, str]) -> None:
        self._classes = classes
        self.blocks: list[Block] = []
        self._line = 0
        self._cells = 0
        self._pieces: list[str] = []

    def read(self, body: html.HtmlElement) -> None:
        """The title, and the article below it."""
        article = _article(body, self._classes)
        for text in _headings_before(body, article):
            self._pieces.append(text)
            self._end_line()
        self._flow(article)
        self._end_line()

    def _end_line(self) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces = []
        if text:
            self._line += 1
            self.blocks.append(Paragraph(text, Where(line=self._line)))

    def _role(self, element: html.HtmlElement) -> str:
        return _role(element, self._classes)

    def _flow(self, element: html.HtmlElement) -> None:
        """Text and tables in an element that is not a table."""
        self._pieces.append(_SPACE.sub(" ", element.text or ""))
        for child in element.iterchildren(etree.Element):
            self._one(child)
            self._pieces.append(_SPACE.sub(" ", child.tail or ""))

    def _one(self, element: html.HtmlElement) -> None:
        role = self._role(element)
        if role == "table":
            self._end_line()
            self._table(element)
        elif element.tag in ("br", "hr"):
            self._end_line()
        elif _is_inline(element):
            self._flow(element)
        else:
            self._end_line()
            self._flow(element)
            self._end_line()

    # tables

    def _table(self, table: html.HtmlElement) -> None:
        rows = list(self._rows(table))
        inner = [own for row in rows for cell in row.cells for own in self._inner_tables(cell)]
        if self._is_frame(rows, inner):
            self._unwrapped(table)
            return
        for caption in table.iterchildren("caption"):
            self._flow(caption)
            self._end_line()
        for row in rows:
            self._line += 1
            row.line = self._line
        if grid := self._spread(rows):
            self.blocks.append(grid)
        for own in inner:
            self._table(own)

    def _unwrapped(self, element: html.HtmlElement) -> None:
        """What stands in a table that only arranges the page."""
        for child in element.iterchildren(etree.Element):
            if self._role(child) in ("tr", "tbody", "thead", "tfoot"):
                self._unwrapped(child)
            else:
                self._end_line()
                self._flow(child)
                self._end_line()

    def _is_frame(self, rows: list[_Row], inner: list[html.HtmlElement]) -> bool:
        """Whether a table is there for the layout: little of its own, or a single column."""
        if all(len(row.cells) < _WIDE for row in rows):
            return True
        if not inner:
            return False
        nested = sum(_own_weight(table) for table in inner)
        whole = sum(_own_weight(cell) for row in rows for cell in row.cells)
        return whole - nested <= max(_LITTLE, nested // 4)

    def _rows(self, table: html.HtmlElement) -> Iterator[_Row]:
        """The rows of a table and not of those inside it; a foot comes last, as it is shown."""
        foot: list[_Row] = []
        for child in table.iterchildren(etree.Element):
            role = self._role(child)
            if role == "tr":
                cells = [
                    own for own in child.iterchildren(etree.Element) if self._role(own) == "td"
                ]
                if cells:
                    yield _Row(0, cells)
            elif role == "tfoot":
                foot += self._rows(child)
            elif role not in ("caption", "table", "td"):
                yield from self._rows(child)
        yield from foot

    def _inner_tables(self, element: html.HtmlElement) -> Iterator[html.HtmlElement]:
        for child in element.iterchildren(etree.Element):
            if self._role(child) == "table":
                yield child
            else:
                yield from self._inner_tables(child)

    def _spread(self, rows: list[_Row]) -> Grid | None:
        """A grid in which every row has every column, merged cells' text at their top left."""
        taken: dict[int, int] = {}
        """Columns that a cell from above reaches into, and for how many rows more."""
        lines: list[dict[int, str]] = []
        width = 0
        for row in rows:
            texts: dict[int, str] = {}
            column = 0
            below: dict[int, int] = {}
            for cell in row.cells:
                while column in taken:
                    column += 1
                across = _span(cell, "colspan", _MAX_SPAN)
                down = _span(cell, "rowspan", _MAX_ROWS) or len(rows)
                texts[column] = self._cell_text(cell)
                for covered in range(column, column + max(1, across)):
                    below[covered] = max(below.get(covered, 0), down)
                column += max(1, across)
                self._count(column)
            width = max([width, column, *(own + 1 for own in taken)])
            taken = {own: left for own, left in {**taken, **below}.items() if left > 1}
            taken = {own: left - 1 for own, left in taken.items()}
            lines.append(texts)
            self._count(width * len(rows))
        used = [(row.line, texts) for row, texts in zip(rows, lines, strict=True) if texts]
        self._cells += width * len(used)
        if not any(any(texts.values()) for _, texts in used):
            return None
        return Grid(tuple(_full_row(line, texts, width) for line, texts in used))

    def _count(self, more: int) -> None:
        if self._cells + more > MAX_CELLS:
            raise WebUnreadableError(
                f"网页的表格超过 {MAX_CELLS:,} 个单元格，没有读取。请用浏览器打开核对"
            )

    def _cell_text(self, cell: html.HtmlElement) -> str:
        lines: list[str] = [""]
        self._cell_lines(cell, lines)
        return joined(" ".join(line.split()) for line in lines)

    def _cell_lines(self, element: html.HtmlElement, lines: list[str]) -> None:
        lines[-1] += _SPACE.sub(" ", element.text or "")
        for child in element.iterchildren(etree.Element):
            if self._role(child) != "table":
                if not _is_inline(child):
                    lines.append("")
                self._cell_lines(child, lines)
                if not _is_inline(child):
                    lines.append("")
            lines[-1] += _SPACE.sub(" ", child.tail or "")


def _full_row(line: int, texts: dict[int, str], width: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(texts.get(column, ""), Where(line=line, cell=column + 1)) for column in range(width)
    )


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    """How many columns or rows a cell takes; a rowspan of 0 is all rows that are left."""
    text = str(cell.get(name) or cell.get("aria-" + name) or "1").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 8:
        return 1
    return min(int(text), most)
