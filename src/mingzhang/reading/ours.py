"""Files that 明账 itself wrote: they lie beside the sources in many a folder, and are none."""

from __future__ import annotations

import io
import re
import zipfile

from mingzhang.reading.archive.limits import DAMAGE

_BEGINNING = 2048
_PAGE = re.compile('<meta name="generator" content="明账">\\s*<title>预算公开核对报告</title>')
_DATA = re.compile(r'\{\s*"schema":\s*"mingzhang\.(\w+)/')
_LOG = re.compile(r'\{\s*"\$schema":\s*"[^"]*\bsarif\b')
_FACTS = "source,sha256,"
_PROPERTIES = "docProps/core.xml"
_TITLES = {
    "预算公开核对问题": "核对报告",
    "预算公开整改通知": "整改通知",
    "部门预算公开数据": "读取结果",
}
"""Of documents and workbooks, with what they are."""

_NOTE = b"/T(\xfe\xff" + "明账 ".encode("utf-16-be")
"""How an annotation of ours begins in a PDF."""


def kind(data: bytes) -> str:
    """What 明账 wrote there (核对报告, 整改通知, 读取结果); "" where it is no such file."""
    if data.startswith(b"PK"):
        return _package(data)
    head = data[:_BEGINNING].decode("utf-8", "ignore").lstrip("\ufeff")
    if found := _DATA.match(head):
        return "核对报告" if found[1] == "findings" else "读取结果"
    if _PAGE.search(head) or _LOG.match(head):
        return "核对报告"
    return "读取结果" if head.startswith(_FACTS) else ""


def _package(data: bytes) -> str:
    """By the title among the properties of a document or workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(_PROPERTIES) as file:
            head = file.read(_BEGINNING).decode("utf-8", "ignore")
    except DAMAGE:
        return ""
    title = re.search(r"<dc:title>([^<]*)<", head)
    return _TITLES.get(title[1], "") if title and "明账" in head else ""


def is_annotated(data: bytes) -> bool:
    """Whether this is a PDF with annotations of ours: a copy of a source that lies elsewhere."""
    return data.startswith(b"%PDF-") and _NOTE in data
