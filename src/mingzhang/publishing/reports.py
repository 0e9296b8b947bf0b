"""The findings of a run in the formats that people and programs work with.

Pieces of pages and annotated PDFs are made in workers, because PDFium touches the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mingzhang.checking.audit import Audit, Audited, Item
from mingzhang.checking.findings import Evidence
from mingzhang.publishing import (
    crops,
    findings_html,
    findings_pdf,
    findings_sarif,
    findings_xlsx,
    records,
)
from mingzhang.publishing.crops import Job, Spot
from mingzhang.publishing.files import replacing
from mingzhang.reading.workers import Limits, Stopped, each

_PDF = "application/pdf"
_MOST_SPOTS = 2
"""Pieces of pages shown with one finding."""


class ReportError(Exception):
    """A report that cannot be made: why, and what to do."""


def text(audit: Audit, form: str, jobs: int, limits: Limits, *, rounding: bool) -> bytes:
    """A report in JSON, HTML or SARIF."""
    if form == "html":
        return findings_html.page(audit, pictures(audit, jobs, limits)).encode("utf-8", "replace")
    if form == "sarif":
        return records.dump(findings_sarif.document(audit))
    reports = [source.report for source in audit.sources]
    return records.dump(
        records.findings_json(reports, audit.failures, rounding=rounding, compared=audit.compared)
    )


def write(audit: Audit, form: str, output: Path, jobs: int, limits: Limits) -> list[Path]:
    """Write a workbook, or for each source with findings a notice or an annotated PDF.

    Several notices or PDFs go into a folder. Raises ReportError, and OSError.
    """
    if form == "xlsx":
        findings_xlsx.write(audit, output)
        return [output]
    items: dict[str, list[Item]] = {}
    for item in audit.items():
        items.setdefault(item.source, []).append(item)
    sources = [s for s in audit.sources if s.report.source.name in items]
    if form == "pdf":
        return _annotated(sources, items, output, jobs, limits)
    if not sources:
        raise ReportError("没有查出问题，不需要整改通知，没有写")
    try:
        from mingzhang.publishing import findings_docx  # noqa: PLC0415  the extra `publish`
    except ModuleNotFoundError as error:
        raise ReportError(
            "写 DOCX 需要附加组件：请运行 pip install 'mingzhang[publish]'"
        ) from error
    paths = _paths(sources, output, "整改通知.docx")
    for source, path in zip(sources, paths, strict=True):
        findings_docx.write(source.report, items[source.report.source.name], path)
    return paths


def _annotated(
    sources: Iterable[Audited],
    items: dict[str, list[Item]],
    output: Path,
    jobs: int,
    limits: Limits,
) -> list[Path]:
    documents = [s for s in sources if s.report.source.media_type == _PDF]
    if not documents:
        raise ReportError("有问题的原件里没有 PDF，没有批注可写。其他格式的原件请用 --format html")
    work = [
        findings_pdf.Job(s.file, tuple(findings_pdf.marks(items[s.report.source.name])))
        for s in documents
    ]
    paths = _paths(documents, output, "批注.pdf")
    for path, made in zip(paths, each(findings_pdf.annotated, work, jobs, limits), strict=True):
        if isinstance(made, Stopped):
            raise ReportError(f"没有写成 {path}：{made.message}")
        with replacing(path) as temporary:
            temporary.write_bytes(made)
    return paths


def _paths(sources: Sequence[Audited], output: Path, ending: str) -> list[Path]:
    """One file, or a file for each source in a folder; no two of the same name."""
    if len(sources) == 1 and not output.is_dir():
        return [output]
    if output.is_file():
        raise ReportError(f"有 {len(sources)} 个原件，{output} 却是文件。请用 -o 写一个文件夹")
    output.mkdir(parents=True, exist_ok=True)
    taken: dict[Path, None] = {}
    for source in sources:
        stem = Path(source.file.full_name.replace("/", "-")).stem
        number = 1
        path = output / f"{stem}-{ending}"
        while path in taken:
            number += 1
            path = output / f"{stem}-{number}-{ending}"
        taken[path] = None
    return list(taken)


def pictures(audit: Audit, jobs: int, limits: Limits) -> dict[int, list[bytes]]:
    """For each finding in a PDF, by its number, the pieces of its pages."""
    wanted: dict[str, list[tuple[int, Spot]]] = {}
    for item in audit.items():
        for spot in _spots(item.finding.evidence):
            wanted.setdefault(item.source, []).append((item.number, spot))
    sources = [
        source
        for source in audit.sources
        if source.report.source.media_type == _PDF and source.report.source.name in wanted
    ]
    if not sources:
        return {}
    work = [
        Job(source.file, tuple(spot for _, spot in wanted[source.report.source.name]))
        for source in sources
    ]
    found: dict[int, list[bytes]] = {}
    for source, drawn in zip(sources, each(crops.draw, work, jobs, limits), strict=True):
        if isinstance(drawn, Stopped):
            continue  # the page is shown without pictures; its tables are there
        for (number, _), picture in zip(wanted[source.report.source.name], drawn, strict=True):
            if picture:
                found.setdefault(number, []).append(picture)
    return found


def _spots(evidence: Sequence[Evidence]) -> Iterator[Spot]:
    """The pages to show: that of the first cell, and of the first one on another page."""
    pages: dict[int, dict[crops.Box, str]] = {}
    for cell in sorted(evidence, key=lambda cell: cell.role != "likely"):
        if cell.where.page and cell.where.box:
            pages.setdefault(cell.where.page, {}).setdefault(cell.where.box, cell.role)
    for page, roles in list(pages.items())[:_MOST_SPOTS]:
        yield Spot(page, tuple(roles), list(roles.values()).count("likely"))
