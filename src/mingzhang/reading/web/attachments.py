"""The files that a page links to. They are not read; each is reported."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import html

from mingzhang.disclosure import Problem

_FILES = r"pdf|docx?|xlsx?|wps|et|ofd|rtf|csv|zip|rar|7z|pptx?"
_FILE = re.compile(rf".+\.(?:{_FILES})", re.IGNORECASE)
_FILE_IN_QUERY = re.compile(rf"[^=&/]+\.(?:{_FILES})(?=&|$)", re.IGNORECASE)


def attachments(root: html.HtmlElement) -> Iterator[Problem]:
    """Each file that the page leads to, once."""
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
