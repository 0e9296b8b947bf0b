"""The findings of a run in the formats that people and programs work with.

Pieces of pages and annotated PDFs are made in workers, because PDFium touches the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mingzhang.checking.audit import Audit, Item
from mingzhang.checking.findings import Evidence
from mingzhang.checking.pile import Audited
from mingzhang.files import replacing
from mingzhang.publishing.findings import crops
from mingzhang.publishing.findings import html as findings_html
from mingzhang.publishing.findings import json as findings_json
from mingzhang.publishing.findings import pdf as findings_pdf
from mingzhang.publishing.findings import sarif as findings_sarif
from mingzhang.publishing.findings import xlsx as findings_xlsx
from mingzhang.publishing.findings.crops import Job, Spot
from mingzhang.reading.files import SourceFile
from mingzhang.reading.workers import Limits, Stopped, each

_PDF = "application/pdf"
_MOST_SPOTS = 2
"""Pieces of pages shown with one finding."""


class ReportError(Exception):
    """A report that cannot be made: why, and what to do."""


def text(audit: Audit, form: str, jobs: int, limits: Limits, *, rounding: bool) -> Iterator[bytes]:
    """A report in JSON, HTML or SARIF, in parts."""
    if form == "html":
        page = findings_html.page(audit, pictures(audit, jobs, limits))
        return (part.encode("utf-8", "replace") for part in page)
    if form == "sarif":
        return findings_sarif.document(audit)
    return findings_json.findings_parts(
        lambda: (source.report for source in audit.sources),
        audit.failures,
        rounding=rounding,
        compared=audit.compared,
        notes=audit.notes,
    )


def write(audit: Audit, form: str, output: Path, jobs: int, limits: Limits) -> list[Path]:
    """Write a workbook, or for each source with findings a notice or an annotated PDF.

    Several notices or PDFs go into a folder; without findings there are none. Raises
    ReportError, and OSError.
    """
    if form == "xlsx":
        findings_xlsx.write(audit, output)
        return [output]
    if form == "pdf":
        return _annotated(audit, output, jobs, limits)
    files = [source.file for source, items in audit.concerning() if items]
    if not files:
        return []
    try:
        from mingzhang.publishing.findings import docx as findings_docx  # noqa: PLC0415  the extra `publish`
    except ModuleNotFoundError as error:
        raise ReportError(
            "写 DOCX 需要附加组件：请运行 pip install 'mingzhang[publish]'"
        ) from error
    paths = _paths(files, output, "整改通知.docx")
    with_findings = ((source, items) for source, items in audit.concerning() if items)
    for path, (source, items) in zip(paths, with_findings, strict=True):
        findings_docx.write(source.report, items, path)
    return paths


def _annotated(audit: Audit, output: Path, jobs: int, limits: Limits) -> list[Path]:
    files = [source.file for source, _ in _with_marks(audit)]
    if not files and any(items for _, items in audit.concerning()):
        raise ReportError("有问题的原件里没有 PDF，没有批注可写。其他格式的原件请用 --format html")
    if not files:
        return []
    paths = _paths(files, output, "批注.pdf")
    work = (
        findings_pdf.Job(source.file, tuple(findings_pdf.marks(items, source.report.source.name)))
        for source, items in _with_marks(audit)
    )
    for path, made in zip(paths, each(findings_pdf.annotated, work, jobs, limits), strict=True):
        if isinstance(made, Stopped):
            raise ReportError(f"没有写成 {path}：{made.message}")
        with replacing(path) as temporary:
            temporary.write_bytes(made)
    return paths


def _with_marks(audit: Audit) -> Iterator[tuple[Audited, list[Item]]]:
    """The PDFs with findings."""
    for source, items in audit.concerning():
        if items and source.report.source.media_type == _PDF:
            yield source, items


def _paths(sources: Sequence[SourceFile], output: Path, ending: str) -> list[Path]:
    """One file, or a file for each source in a folder; no two of the same name.

    A folder is not called 通知.docx: for several files that is taken for 通知.
    """
    if len(sources) == 1 and not output.is_dir():
        return [output]
    if output.is_file():
        raise ReportError(f"有 {len(sources)} 个原件，{output} 却是文件。请用 -o 写一个文件夹")
    if output.suffix == Path(ending).suffix and not output.is_dir():
        output = output.with_suffix("")
    output.mkdir(parents=True, exist_ok=True)
    taken: dict[Path, None] = {}
    for source in sources:
        stem = Path(source.full_name.replace("/", "-")).stem
        number = 1
        path = output / f"{stem}-{ending}"
        while path in taken:
            number += 1
            path = output / f"{stem}-{number}-{ending}"
        taken[path] = None
    return list(taken)


def pictures(audit: Audit, jobs: int, limits: Limits) -> Iterator[dict[int, list[bytes]]]:
    """For each source in turn the pieces of its pages, by the number of their finding."""
    work = (Job(file, tuple(spot for _, spot in spots)) for file, spots in _wanted(audit) if spots)
    drawings = each(crops.draw, work, jobs, limits)
    for _, spots in _wanted(audit):
        found: dict[int, list[bytes]] = {}
        drawn = next(drawings) if spots else ()
        if not isinstance(drawn, Stopped):  # else the page has no pictures; its tables are there
            for (number, _), picture in zip(spots, drawn, strict=True):
                if picture:
                    found.setdefault(number, []).append(picture)
        yield found


def _wanted(audit: Audit) -> Iterator[tuple[SourceFile, list[tuple[int, Spot]]]]:
    """Each source with the places to be drawn; none for what has no pages."""
    for source, items in audit.by_source():
        is_pdf = source.report.source.media_type == _PDF
        spots = [(i.number, spot) for i in items for spot in _spots(i.finding.evidence)]
        yield source.file, spots if is_pdf else []


def _spots(evidence: Sequence[Evidence]) -> Iterator[Spot]:
    """The pages to show: that of the first cell, and of the first one on another page."""
    pages: dict[int, dict[crops.Box, str]] = {}
    for cell in sorted(evidence, key=lambda cell: cell.role != "likely"):
        if cell.where.page and cell.where.box:
            pages.setdefault(cell.where.page, {}).setdefault(cell.where.box, cell.role)
    for page, roles in list(pages.items())[:_MOST_SPOTS]:
        yield Spot(page, tuple(roles), list(roles.values()).count("likely"))
