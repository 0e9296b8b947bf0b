"""Web pages to blocks: decode, parse, find the article, read it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import msgspec
from lxml import etree, html

from mingzhang.disclosure import Problem
from mingzhang.reading import text as plain
from mingzhang.reading.blocks import Block
from mingzhang.reading.web.article import prune
from mingzhang.reading.web.attachments import attachments
from mingzhang.reading.web.elements import table_classes
from mingzhang.reading.web.page import Page, WebUnreadableError


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
        problems = [*attachments(root), *_cut_off(parser)]
        classes = table_classes(root)
        prune(root)
        page = Page(classes)
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
