"""The findings as a workbook that finance people work through: one row a finding.

The last columns are for them: 整改情况 with a drop-down, and what they have to say. A second
sheet lists the cells behind each finding; the numbers lead from one to the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from mingzhang.checking import gaps
from mingzhang.checking.audit import ACROSS, Audit, Item
from mingzhang.checking.findings import SEVERITIES, SEVERITY_NAMES, Evidence
from mingzhang.checking.gaps import Gap
from mingzhang.publishing.findings.told_of import told_of
from mingzhang.publishing.workbook.cells import Formats, height, print_setup, write_text, writing
from mingzhang.where import place

_Columns: TypeAlias = Sequence[tuple[str, int]]
"""Labels with their widths, in characters."""

FINDINGS, CELLS, SUMMARY, GAPS = "问题", "单元格", "汇总", "没有核对"
STATES = ("未处理", "已改正", "不需改正", "核实中")

_COLUMNS = (
    ("序号", 6),
    ("级别", 7),
    ("单位编码", 10),
    ("单位名称", 24),
    ("年度", 7),
    ("公开内容", 11),
    ("原件", 24),
    ("规则", 8),
    ("问题类型", 22),
    ("位置", 16),
    ("表或章节", 26),
    ("问题", 60),
    ("印作（元）", 17),
    ("应为（元）", 17),
    ("怎么办", 34),
    ("依据", 30),
    ("整改情况", 11),
    ("说明", 30),
)
_STATE = len(_COLUMNS) - 2
_MONEY = (12, 13)
_CELL_COLUMNS = (
    ("问题序号", 9),
    ("作用", 8),
    ("单位", 32),
    ("原件", 24),
    ("位置", 16),
    ("表或章节", 30),
    ("行", 30),
    ("栏", 18),
    ("印作", 24),
    ("金额单位", 9),
)
_SUMMARY_COLUMNS = (("公开内容", 40), ("原件", 30))
_GAP_COLUMNS = (
    ("公开内容", 40),
    ("原件", 30),
    ("种类", 12),
    ("位置", 16),
    ("在哪里", 30),
    ("内容", 50),
    ("原因", 50),
)
_ROLES = {"likely": "最可能有误", "compared": "比较"}
_KINDS = {("budget", "department"): "部门预算", ("budget", "unit"): "单位预算"} | {
    ("final", "department"): "部门决算",
    ("final", "unit"): "单位决算",
}
_FILLS = {"error": "#F8D7DA", "warning": "#FFF3CD", "info": "#DCEBFA"}
_LINK = {"font_color": "#0563C1", "underline": 1}

_LINKS = 60_000
"""Excel refuses a sheet with more than 65,530 links."""


def write(audit: Audit, path: Path) -> None:
    """Write the workbook, whole or not at all."""
    with writing(path) as workbook:
        workbook.set_properties({"title": "预算公开核对问题", "comments": "由明账生成"})
        formats = Formats(workbook)
        findings, cells = workbook.add_worksheet(FINDINGS), workbook.add_worksheet(CELLS)
        _head(findings, formats, _COLUMNS, ahead=2)
        _head(cells, formats, _CELL_COLUMNS)
        row = cell = 0
        for item in audit.items():
            row += 1
            _finding(findings, formats, row, item, cell + 1)
            for evidence in item.finding.evidence:
                cell += 1
                _cell(cells, formats, cell, item, evidence)
        _states(findings, formats, row)
        _filtered(findings, _COLUMNS, row)
        _filtered(cells, _CELL_COLUMNS, cell)
        _summary(workbook.add_worksheet(SUMMARY), formats, audit)
        _unchecked(workbook.add_worksheet(GAPS), formats, audit)


def _finding(sheet: Any, formats: Formats, row: int, item: Item, first_cell: int) -> None:
    """The row of one finding, with a link to the first of its cells."""
    values = list(_values(item))
    sheet.set_row(row, height(map(str, values), [width for _, width in _COLUMNS]))
    for column, value in enumerate(values):
        look = {"bg_color": _FILLS[item.finding.severity]} if column == 1 else {}
        if column in _MONEY and value:
            number = formats.boxed(num_format="#,##0.00_ ")
            sheet.write_number(row, column, float(value), number)
        else:
            write_text(sheet, formats, (row, column), value, look)
    if row <= _LINKS:
        link = f"internal:'{CELLS}'!A{first_cell + 1}"
        sheet.write_url(row, 0, link, formats.boxed(**_LINK, align="center"), str(item.number))


def _states(sheet: Any, formats: Formats, rows: int) -> None:
    """The drop-down of 整改情况; what is done with turns green."""
    last = max(rows, 1)
    choice = {"validate": "list", "source": list(STATES), "error_title": "整改情况"}
    choice |= {"error_message": f"请选 {'、'.join(STATES)}"}
    sheet.data_validation(1, _STATE, last, _STATE, choice)
    done = formats.plain(bg_color="#D9EAD3")
    for state in ("已改正", "不需改正"):
        rule = {"type": "cell", "criteria": "==", "value": f'"{state}"', "format": done}
        sheet.conditional_format(1, _STATE, last, _STATE, rule)


def _values(item: Item) -> Iterator[str | int]:
    finding, subject = item.finding, item.finding.subject
    lead = finding.evidence[0]
    yield item.number
    yield SEVERITY_NAMES[finding.severity]
    yield subject.agency.code
    yield subject.agency.name
    yield subject.year or ""
    yield _KINDS[subject.kind, subject.scope]
    yield lead.source or item.source
    yield finding.rule
    yield finding.title
    yield "；另见".join(filter(None, (place(lead.where), finding.elsewhere)))
    yield lead.title
    yield "\n".join([finding.message, *(f"· {detail}" for detail in finding.details[:4])])
    yield "" if finding.actual is None else f"{finding.actual:f}"
    yield "" if finding.expected is None else f"{finding.expected:f}"
    yield finding.advice
    yield finding.basis
    yield STATES[0]
    yield ""


def _cell(sheet: Any, formats: Formats, row: int, item: Item, evidence: Evidence) -> None:
    """The row of one cell, with a link to its finding."""
    values: tuple[str | int, ...] = (
        item.number,
        _ROLES[evidence.role],
        evidence.agency or str(item.finding.subject),
        evidence.source or item.source,
        place(evidence.where),
        evidence.title,
        evidence.row,
        evidence.column,
        told_of(item.finding, evidence),
        evidence.money_unit,
    )
    _row(sheet, formats, row, values, _CELL_COLUMNS)
    if row <= _LINKS:
        link = f"internal:'{FINDINGS}'!A{item.number + 1}"
        look = formats.boxed(**_LINK, align="center")
        sheet.write_url(row, 0, link, look, str(item.number))


def _summary(sheet: Any, formats: Formats, audit: Audit) -> None:
    """The counts by disclosure, their sum, and what is left out of them."""
    columns = (*_SUMMARY_COLUMNS, *((SEVERITY_NAMES[s], 9) for s in SEVERITIES))
    _head(sheet, formats, columns)
    counted = list(_counts(audit))
    total = sum((counts for *_, counts in counted), Counter[str]())
    rows: list[Sequence[str | int]] = [
        (subject, source, *(counts[s] or "" for s in SEVERITIES))
        for subject, source, counts in counted
    ]
    rows.append(("合计", "", *(total[s] for s in SEVERITIES)))
    rows += [(failure.message, failure.name) for failure in audit.failures]
    rows += [(note,) for note in audit.notes]
    for row, values in enumerate(rows, 1):
        _row(sheet, formats, row, values, columns)
    _filtered(sheet, columns, len(counted))


def _counts(audit: Audit) -> Iterator[tuple[str, str, Counter[str]]]:
    """Each disclosure, its source, and how many findings of each severity it has."""
    for source in audit.sources:
        for disclosure in source.report.disclosures:
            counts = Counter[str](finding.severity for finding in disclosure.findings)
            yield str(disclosure.subject), source.report.source.name, counts
    if audit.compared.findings:
        yield ACROSS, "", Counter(finding.severity for finding in audit.compared.findings)


def _unchecked(sheet: Any, formats: Formats, audit: Audit) -> None:
    """What was not checked, and why; no findings."""
    _head(sheet, formats, _GAP_COLUMNS)
    row = 0
    for subject, source, gap in _gaps(audit):
        row += 1
        texts = (subject, source, gap.kind, place(gap.where), gap.place, gap.text, gap.reason)
        _row(sheet, formats, row, texts, _GAP_COLUMNS)
    _filtered(sheet, _GAP_COLUMNS, row)


def _gaps(audit: Audit) -> Iterator[tuple[str, str, Gap]]:
    for source in audit.sources:
        name = source.report.source.name
        yield from (("", name, gap) for gap in gaps.of_source(source.report))
        for disclosure in source.report.disclosures:
            subject = str(disclosure.subject)
            yield from ((subject, name, gap) for gap in gaps.of_disclosure(disclosure))
    yield from ((ACROSS, "", gap) for gap in gaps.of_results(audit.compared.results))


def _row(
    sheet: Any, formats: Formats, row: int, values: Sequence[str | int], columns: _Columns
) -> None:
    """A row as high as its texts, wrapped in their columns, need it to be."""
    sheet.set_row(row, height(map(str, values), [width for _, width in columns]))
    for column, value in enumerate(values):
        write_text(sheet, formats, (row, column), value, {})


def _head(sheet: Any, formats: Formats, columns: _Columns, ahead: int = 1) -> None:
    """The header; `ahead` columns stay in sight, and it prints as many pages wide."""
    for column, (label, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        look = formats.boxed(bold=True, align="center", bg_color="#D9E1F2", text_wrap=True)
        sheet.write_string(0, column, label, look)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, ahead)
    print_setup(sheet, repeat=0, wide=ahead)
    sheet.repeat_columns(0)


def _filtered(sheet: Any, columns: _Columns, rows: int) -> None:
    """Filters in the header, once it is known how many rows there are."""
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
