"""A document as PDF: tagged text, bookmarks, embedded fonts, ruled tables.

Typst sets the pages; the template is templates/document.typ, and all texts reach it as JSON,
so none of them can be markup. Needs the extra `publish` and a Chinese font.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from mingzhang.files import replacing
from mingzhang.publishing.document import (
    LINE,
    PAGE_WIDTH,
    Document,
    Heading,
    Part,
    Table,
    Text,
    fitted,
)

SONG = ("FangSong", "FangSong_GB2312", "STFangsong", "SimSun", "Songti SC")
HEI = ("SimHei", "STHeiti", "Heiti SC")
"""The typefaces of official documents; few of them are free."""

_FREE_SONG = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")
_FREE_HEI = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei")


class CannotPublishError(Exception):
    """A format cannot be written here; the message says what to install or to correct."""


def write_pdf(document: Document, path: Path) -> None:
    """Write a document as PDF, whole or not at all.

    Raises CannotPublishError where typst or a Chinese font is missing.
    """
    typst = _typst()
    fonts = _machine_fonts()
    data = msgspec.json.encode(_data(document, _chosen(fonts))).decode()
    template = resources.files("mingzhang.publishing.templates").joinpath("document.typ")
    made = typst.compile(template.read_bytes(), font_paths=fonts, sys_inputs={"document": data})
    with replacing(path) as temporary:
        temporary.write_bytes(made)


def require_pdf() -> None:
    """Raises CannotPublishError where no PDF can be written on this machine."""
    _typst()
    _chosen(_machine_fonts())


def _typst() -> ModuleType:
    try:
        import typst  # noqa: PLC0415  the extra `publish`, 80 MB
    except ImportError as error:
        raise CannotPublishError(
            "写 PDF 需要附加组件：请运行 pip install 'mingzhang[publish]'"
        ) from error
    return typst


@cache
def _machine_fonts() -> Any:
    """The fonts of this machine, looked for once: that takes as long as setting a document."""
    return _typst().Fonts()


def _chosen(fonts: Any) -> dict[str, list[str]]:
    """The families to use, best first."""
    installed = {family.casefold(): family for family in fonts.families()}
    song = [family for family in (*SONG, *_FREE_SONG) if family.casefold() in installed]
    hei = [family for family in (*HEI, *_FREE_HEI) if family.casefold() in installed]
    if not song and not hei:
        raise CannotPublishError(
            "这台机器没有中文字体，PDF 印不出汉字。"
            "请安装一种，例如 Debian：apt install fonts-noto-cjk"
        )
    return {"song": song or hei, "hei": hei or song}


def _data(document: Document, fonts: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "title": document.title,
        "agency": document.lines[0] if document.lines else "",
        "lines": document.lines,
        "fonts": fonts,
        "parts": [_part(part) for part in document.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    headings = sum(isinstance(element, Heading) for element in part.elements)
    return {
        "landscape": part.landscape,
        "elements": [_element(element, part.landscape, headings) for element in part.elements],
    }


def _element(element: Heading | Text | Table, landscape: bool, headings: int) -> dict[str, Any]:
    if isinstance(element, Heading):
        return {"kind": "heading", "text": element.text, "level": element.level}
    if isinstance(element, Text):
        return {"kind": "text", "text": element.text, "sticky": element.leads_on}
    spacing = element.spacing(landscape=landscape, below=headings)
    return {
        "kind": "table",
        "widths": fitted(element.widths, PAGE_WIDTH[landscape]),
        "size": spacing.size,
        "padding": spacing.padding,
        "line": LINE,
        "together": element.together,
        "meta": element.meta,
        "head": element.head,
        "body": element.body,
        "notes": element.notes,
    }
