"""整改通知: the findings of one source as a letter that a finance bureau can send to the agency.

Page and type follow GB/T 9704-2012 (党政机关公文格式). The sender, the number, the dates and whom
to ask are left to be filled in; a table at the end is for the agency's answers. Hints stand in the
letter, but nobody has to answer them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path, PurePosixPath

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

from mingzhang.checking.audit import ACROSS, Item
from mingzhang.checking.findings import Evidence, Finding, SourceReport, places_of
from mingzhang.files import replacing
from mingzhang.numerals import numeral_of
from mingzhang.publishing.findings.told_of import told_of
from mingzhang.publishing.workbook.cells import printable
from mingzhang.where import NOWHERE, place

_TITLE_FONT, _HEADING_FONT, _SUBHEADING_FONT, _BODY_FONT = "方正小标宋简体", "黑体", "楷体", "仿宋"
_BODY, _TABLE, _TITLE = Pt(16), Pt(10.5), Pt(22)
_LINE = Pt(28)
_MOST_CELLS = 8
_PARTS = (
    ("error", "需要改正的问题"),
    ("warning", "需要核实的疑点"),
    ("info", "供参考的提示"),
)
_TO_ANSWER = ("error", "warning")
_MOST_NAMES = 3
_CELLS = ("位置", "表或章节", "行", "栏", "印作")
_WIDTHS = (2.2, 4.2, 3.8, 2.0, 3.4)
"""In cm; together as wide as the text."""

_PRINTED = _CELLS.index("印作")


def write(report: SourceReport, items: Sequence[Item], path: Path) -> None:
    """Write the notice about one source, whole or not at all."""
    document = docx.Document()
    _set_up(document)
    _opening(document, report, items)
    numbers = count(1)
    answers: list[tuple[int, Finding]] = []
    told: dict[str, int] = {}
    for part, (severity, heading, own) in enumerate(_present(items), 1):
        _heading(document, f"{numeral_of(part)}、{heading}", _HEADING_FONT)
        groups = _groups(own)
        for group, (name, findings) in enumerate(groups.items(), 1):
            if name == ACROSS or len(report.disclosures) > 1:
                _heading(document, f"（{numeral_of(group)}）{name}", _SUBHEADING_FONT)
            for finding, number in zip(findings, numbers, strict=False):
                _finding(document, number, finding, report.source.name)
                _asked_of(document, finding, told.setdefault(_demand(finding), number), number)
                answers += [(number, finding)] if severity in _TO_ANSWER else []
    _closing(document, bool(answers))
    if answers:
        _answers(document, answers)
    with replacing(path) as temporary:
        document.save(str(temporary))


def _present(items: Sequence[Item]) -> Iterator[tuple[str, str, list[Item]]]:
    """The parts that have something in them."""
    for severity, heading in _PARTS:
        if own := [item for item in items if item.finding.severity == severity]:
            yield severity, heading, own


def _groups(items: Sequence[Item]) -> dict[str, list[Finding]]:
    """The findings of each disclosure, and at the end what only several files show."""
    groups: dict[str, list[Finding]] = {}
    for item in sorted(items, key=lambda item: not item.source):
        name = str(item.finding.subject) if item.source else ACROSS
        groups.setdefault(name, []).append(item.finding)
    return groups


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


def _heading(document: Document, text: str, font: str) -> None:
    _paragraph(document, text, font=font).paragraph_format.keep_with_next = True


# the letter


def _opening(document: Document, report: SourceReport, items: Sequence[Item]) -> None:
    title = _paragraph(
        document, "关于预算公开问题整改的通知", font=_TITLE_FONT, size=_TITLE, indent=False
    )
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(4)
    number = _paragraph(document, "〔    〕  号", indent=False)
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.paragraph_format.space_after = Pt(16)
    _paragraph(document, f"{_addressed(report) or '            '}：", indent=False)
    several = f"等 {len(report.disclosures)} 份公开内容" if len(report.disclosures) > 1 else ""
    counts = [f"{heading} {len(own)} 个" for _, heading, own in _present(items)]
    _paragraph(
        document,
        f"经核对你单位公开的“{report.disclosures[0].subject}”{several}（原件：{PurePosixPath(report.source.name).name}），"
        f"发现{'、'.join(counts)}，列示如下。{_asked(items)}",
    )


def _addressed(report: SourceReport) -> str:
    """The department, or the agencies whose disclosures the file holds."""
    departments = [d.subject for d in report.disclosures if d.subject.scope == "department"]
    subjects = departments or [disclosure.subject for disclosure in report.disclosures]
    names = list(dict.fromkeys(s.agency.name for s in subjects if s.agency.name))
    more = f"等 {len(names)} 个单位" if len(names) > _MOST_NAMES else ""
    return "、".join(names[:_MOST_NAMES]) + more


def _asked(items: Sequence[Item]) -> str:
    """What the agency is to do."""
    if not any(item.finding.severity in _TO_ANSWER for item in items):
        return "请参考。"
    return (
        "请逐条对照原件和预算批复核实，于    年  月  日前改正后重新公开，"
        "并填报所附整改情况表；核实后不需要改正的，请说明理由。"
    )


def _finding(document: Document, number: int, finding: Finding, source: str) -> None:
    told = _paragraph(document, f"{number}. {finding.title}。", font=_SUBHEADING_FONT)
    _run(told, f"{finding.message.rstrip('。')}。", _BODY_FONT, _BODY)
    cells = [e for e in finding.evidence if e.text or e.where != NOWHERE]
    if cells:
        told.paragraph_format.keep_with_next = True
        told.paragraph_format.space_after = Pt(4)
        rows = [_cell(finding, evidence, source) for evidence in cells[:_MOST_CELLS]]
        _table(document, *_with_content(rows))
        if rest := cells[_MOST_CELLS:]:
            _paragraph(document, f"（另有 {len(rest)} 处：{places_of(rest)}。）")


def _asked_of(document: Document, finding: Finding, first: int, number: int) -> None:
    """What is to be corrected; where an earlier finding asks the same, its number."""
    asked = _demand(finding)
    if asked and first != number:
        asked = f"整改要求和依据同第 {first} 条。"
    last = _paragraph(document, f"{asked}（规则 {finding.rule}）")
    last.paragraph_format.space_before = Pt(4)


def _demand(finding: Finding) -> str:
    asked = [f"整改要求：{finding.advice.rstrip('。')}。"] if finding.advice else []
    asked += [f"依据：{finding.basis.rstrip('。')}。"] if finding.basis else []
    return "".join(asked)


def _with_content(
    rows: Sequence[tuple[str, ...]],
) -> tuple[list[str], list[list[str]], list[float]]:
    """Header, rows and widths without the columns that say nothing; texts get their room."""
    kept = [n for n in range(len(_CELLS)) if any(row[n] for row in rows)]
    widths = [_WIDTHS[n] for n in kept]
    printed = kept.index(_PRINTED)
    widths[printed] += sum(_WIDTHS) - sum(widths)
    return [_CELLS[n] for n in kept], [[row[n] for n in kept] for row in rows], widths


def _cell(finding: Finding, evidence: Evidence, source: str) -> tuple[str, ...]:
    """A row of the table below a finding; a cell of another file is told with its file."""
    where = place(evidence.where)
    if evidence.source not in ("", source):
        where = f"{evidence.source} {where}".rstrip()
    text = told_of(finding, evidence)
    printed = f"{text} {evidence.money_unit}".strip() if text else "（空白）"
    return where, evidence.title, evidence.row, evidence.column, printed


def _closing(document: Document, to_answer: bool) -> None:
    if to_answer:
        attached = _paragraph(document, "附件：整改情况表")
        attached.paragraph_format.space_before = _LINE
        attached.paragraph_format.keep_with_next = True
    for text in ("发文单位（盖章）    ", "年    月    日    "):
        line = _paragraph(document, text)
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.keep_with_next = True
    _paragraph(document, "（联系人：          电话：              ）")


def _answers(document: Document, findings: Sequence[tuple[int, Finding]]) -> None:
    """The table that the agency fills in and sends back."""
    heading = _paragraph(document, "附件", font=_HEADING_FONT, indent=False)
    heading.paragraph_format.page_break_before = True
    title = _paragraph(document, "整改情况表", font=_TITLE_FONT, size=_TITLE, indent=False)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _paragraph(document, "填报单位（盖章）：", font="宋体", size=_TABLE, indent=False)
    rows = [
        (str(number), f"{finding.title}（{_short(finding)}）", "□已改正  □不需改正", "")
        for number, finding in findings
    ]
    _table(document, ("序号", "问题", "整改情况", "说明"), rows, (1.2, 7.6, 2.4, 4.4))
    signed = _paragraph(
        document, "填报人：            负责人：            填报日期：", font="宋体", size=_TABLE
    )
    signed.paragraph_format.first_line_indent = None


def _short(finding: Finding) -> str:
    lead = finding.evidence[0]
    words = (place(lead.where), lead.title, lead.row)
    return "，".join(word for word in words if word) or finding.rule


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
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for row in rows:
        _row(table, row, widths, "宋体")


def _row(table: Table, texts: Sequence[str], widths: Sequence[float], font: str) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    unbroken = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(unbroken)
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        _run(cell.paragraphs[0], text, font, _TABLE)
