"""整改通知: the findings of one source as a letter that a finance bureau can send to the agency.

Page and type follow GB/T 9704-2012 (党政机关公文格式). The sender, the date and the time limit
are left to be filled in; a table at the end is for the agency's answers.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from mingzhang.checking.audit import Item
from mingzhang.checking.findings import Evidence, Finding, SourceReport
from mingzhang.publishing.cells import printable
from mingzhang.publishing.files import replacing
from mingzhang.where import NOWHERE

_TITLE_FONT, _HEADING_FONT, _SUBHEADING_FONT, _BODY_FONT = "方正小标宋简体", "黑体", "楷体", "仿宋"
_BODY, _TABLE, _TITLE = Pt(16), Pt(10.5), Pt(22)
_LINE = Pt(28)
_MOST_CELLS = 8
_PARTS = (
    ("error", "需要改正的问题"),
    ("warning", "需要核实的疑点"),
    ("info", "供参考的提示"),
)
_NUMBERS = "一二三"
_CELLS = ("位置", "表或章节", "行", "栏", "印作")


def write(report: SourceReport, items: Sequence[Item], path: Path) -> None:
    """Write the notice about one source, whole or not at all."""
    document = docx.Document()
    _set_up(document)
    _opening(document, report, items)
    present = [part for part in _PARTS if any(i.finding.severity == part[0] for i in items)]
    number = 0
    for mark, (severity, heading) in zip(_NUMBERS, present, strict=False):
        _paragraph(document, f"{mark}、{heading}", font=_HEADING_FONT)
        for item in items:
            if item.finding.severity == severity:
                number += 1
                _finding(document, number, item, len(report.disclosures) > 1)
    _closing(document)
    _answers(document, _in_order(items))
    with replacing(path) as temporary:
        document.save(str(temporary))


def _in_order(items: Sequence[Item]) -> list[Finding]:
    return [i.finding for severity, _ in _PARTS for i in items if i.finding.severity == severity]


def _set_up(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    _page_number(page.footer.paragraphs[0])
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "预算公开整改通知", "明账", ""
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC)


def _page_number(footer: Paragraph) -> None:
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = _run(footer, "", "宋体", Pt(14))
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _run(paragraph: Paragraph, text: str, font: str, size: Pt, bold: bool = False) -> Run:
    run = paragraph.add_run(printable(text))
    run.font.name, run.font.size, run.bold = "Times New Roman", size, bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _paragraph(
    document: Document, text: str, *, font: str = _BODY_FONT, size: Pt = _BODY, indent: bool = True
) -> Paragraph:
    paragraph = document.add_paragraph()
    _run(paragraph, text, font, size)
    shape = paragraph.paragraph_format
    shape.line_spacing, shape.space_after = _LINE, Pt(0)
    shape.first_line_indent = 2 * size if indent else None
    return paragraph


# the letter


def _opening(document: Document, report: SourceReport, items: Sequence[Item]) -> None:
    title = _paragraph(
        document, "关于预算公开问题整改的通知", font=_TITLE_FONT, size=_TITLE, indent=False
    )
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(16)
    subject = report.disclosures[0].subject
    _paragraph(document, f"{subject.agency.name or '            '}：", indent=False)
    counts = [
        f"{name} {number} 个"
        for severity, name in (("error", "错误"), ("warning", "疑点"), ("info", "提示"))
        if (number := sum(item.finding.severity == severity for item in items))
    ]
    several = f"等 {len(report.disclosures)} 份公开内容" if len(report.disclosures) > 1 else ""
    _paragraph(
        document,
        f"经核对你单位公开的“{subject}”{several}（原件：{report.source.name}），"
        f"发现{'、'.join(counts)}，列示如下。请逐条对照原件和预算批复核实，于    年  月  日前"
        "改正后重新公开，并填报所附整改情况表。",
    )


def _finding(document: Document, number: int, item: Item, several: bool) -> None:
    finding = item.finding
    heading = _paragraph(document, f"{number}. {finding.title}", font=_SUBHEADING_FONT)
    heading.paragraph_format.keep_with_next = True
    if several:
        _paragraph(document, f"公开内容：{finding.subject}")
    _paragraph(document, f"问题：{finding.message}。")
    cells = [e for e in finding.evidence if e.text or e.where != NOWHERE]
    if cells:
        rows = [_cell(evidence) for evidence in cells[:_MOST_CELLS]]
        _table(document, _CELLS, rows, (2.4, 4.6, 4.2, 2.0, 2.4))
    if finding.advice:
        _paragraph(document, f"改正：{finding.advice}")
    if finding.basis:
        _paragraph(document, f"依据：{finding.basis.rstrip('。')}。（规则 {finding.rule}）")


def _cell(evidence: Evidence) -> tuple[str, ...]:
    where = "" if evidence.where == NOWHERE else str(evidence.where)
    printed = f"{evidence.text} {evidence.money_unit}".strip() if evidence.text else "（空白）"
    return where, evidence.title, evidence.row, evidence.column, printed


def _closing(document: Document) -> None:
    for text in ("（盖章）", "    年  月  日"):
        _paragraph(document, text).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _answers(document: Document, findings: Sequence[Finding]) -> None:
    """The table that the agency fills in and sends back."""
    heading = _paragraph(document, "附：整改情况表", font=_HEADING_FONT, indent=False)
    heading.paragraph_format.page_break_before = True
    rows = [
        (str(number), f"{finding.title}（{_short(finding)}）", "", "")
        for number, finding in enumerate(findings, 1)
    ]
    _table(document, ("序号", "问题", "整改情况", "说明"), rows, (1.2, 7.4, 3.0, 4.0))


def _short(finding: Finding) -> str:
    lead = finding.evidence[0]
    return "，".join(_words(lead)) or finding.rule


def _words(evidence: Evidence) -> Iterator[str]:
    if evidence.where != NOWHERE:
        yield str(evidence.where)
    yield from (part for part in (evidence.title, evidence.row) if part)


def _table(
    document: Document,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> None:
    table = document.add_table(rows=0, cols=len(header), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _row(table, header, widths, _HEADING_FONT)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in rows:
        _row(table, row, widths, "宋体")


def _row(table: Table, texts: Sequence[str], widths: Sequence[float], font: str) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    unbroken = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(unbroken)
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        _run(cell.paragraphs[0], text, font, _TABLE)
