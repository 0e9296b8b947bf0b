"""Publish a disclosure: check it, write it in the formats asked for, read it back and compare.

Nothing is published that the checks of the system find an error in, and nothing that reads
otherwise than it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Agency, Disclosure, Reading, Source
from mingzhang.files import replacing
from mingzhang.publishing.datapackage import write_datapackage
from mingzhang.publishing.docx import require_docx, write_docx
from mingzhang.publishing.glance import glance
from mingzhang.publishing.html import write_html
from mingzhang.publishing.layout import laid_out
from mingzhang.publishing.pdf import CannotPublishError, require_pdf, write_pdf
from mingzhang.publishing.records import disclosures_json, dump
from mingzhang.publishing.xlsx import write_xlsx
from mingzhang.reading.batch import read_path

_FIGURE = re.compile(r"-?\d+\.\d+")
READ_BACK = ("docx", "pdf", "html", "xlsx")
"""The formats that are laid out as a document, and so can be read as one."""


class ReadsOtherwiseError(Exception):
    """What was written does not read as it was meant; it has been removed."""


_NEVER = ("P701", "P702", "P703", "P711", "P712")
"""Rules on what is secret and on private persons. In a document that was published they are
for people to judge; what is not published yet can be worded otherwise."""


def errors(disclosures: Sequence[Disclosure]) -> list[Finding]:
    """What disclosures that belong together are not published with."""
    return [
        finding
        for report in check(disclosures)
        for finding in report.findings
        if finding.severity == "error" or finding.rule in _NEVER
    ]


def require(formats: Sequence[str]) -> None:
    """Raises CannotPublishError where one of the formats cannot be written on this machine."""
    lacking: dict[str, str] = {}
    for chosen in formats:
        try:
            _REQUIRED.get(chosen, lambda: None)()
        except CannotPublishError as error:
            lacking[chosen] = str(error)
    if lacking:
        left = ",".join(chosen for chosen in formats if chosen not in lacking)
        instead = f"；先发布其他格式：--to {left}" if left else ""
        raise CannotPublishError(f"{'；'.join(lacking.values())}。什么也没有写{instead}")


_REQUIRED: Mapping[str, Callable[[], None]] = {"docx": require_docx, "pdf": require_pdf}
"""What says whether a format that needs more than this package can be written."""


def publish(disclosure: Disclosure, folder: Path, name: str, formats: Sequence[str]) -> list[Path]:
    """Write one disclosure as NAME.format in a folder, each file whole or not at all.

    Raises CannotPublishError where a format needs what is not installed, and
    ReadsOtherwiseError where a written file does not read back the same.
    """
    written: list[Path] = []
    for chosen in formats:
        suffix = "datapackage.zip" if chosen == "datapackage" else chosen
        path = folder / f"{name}.{suffix}"
        WRITERS[suffix](disclosure, path)
        if suffix in READ_BACK and not reads_the_same(disclosure, path):
            path.unlink()
            raise ReadsOtherwiseError(
                f"{path.name} 写出后读回来与原来不一致，已经删去；请反馈给我们，并附上底册"
            )
        written.append(path)
    return written


def reads_the_same(disclosure: Disclosure, path: Path) -> bool:
    """Whether a written file reads as the disclosure: every cell, project, line and section.

    In a workbook amounts are numbers, which have no last zeros; on a page the space at which a
    line was broken cannot be seen.
    """
    read = read_path(path).disclosures
    if len(read) != 1:
        return False
    one, other = substance(read[0]), substance(disclosure)
    unseen = _UNSEEN.get(path.suffix)
    return one == other or (unseen is not None and unseen(one) == unseen(other))


def substance(disclosure: Disclosure) -> object:
    """What a disclosure discloses, without where it stands on pages.

    Left out are the agency's code, which not every province prints, and what is there
    already: the prose of the sections that hold the goals, the figures in the sections.
    """
    goals = {goal.objective for goal in disclosure.goals}
    sections = [
        (section.no, section.title, () if goals and _is_goals(section.title) else section.text)
        for section in disclosure.sections
    ]
    plain = msgspec.structs.replace(
        disclosure,
        agency=Agency("", disclosure.agency.name),
        front=(),
        contents=(),
        sections=(),
        claims=(),
    )
    return _without_places(plain), sections


def _as_numbers(value: object) -> object:
    if isinstance(value, str):
        return value.rstrip("0").rstrip(".") if _FIGURE.fullmatch(value) else value
    if isinstance(value, list | tuple):
        return [_as_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_numbers(item) for key, item in value.items()}
    return value


def _without_spaces(value: object) -> object:
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list | tuple):
        return [_without_spaces(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_spaces(item) for key, item in value.items()}
    return value


_UNSEEN: Mapping[str, Callable[[object], object]] = {
    ".xlsx": _as_numbers,
    ".pdf": _without_spaces,
}
"""What a format cannot show, by its suffix."""


def _is_goals(title: str) -> bool:
    return "绩效信息" in title or "整体绩效目标" in title


_OF_THE_PAGE = ("where", "places", "heading", "header", "repeated")
"""What a page has and a book has not: places, and what the head of each table repeats."""


def _without_places(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        fields = (name for name in value.__struct_fields__ if name not in _OF_THE_PAGE)
        return {name: _without_places(getattr(value, name)) for name in fields}
    if isinstance(value, tuple | list):
        return [_without_places(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items()}
    return value


# formats


def _as_reading(disclosure: Disclosure, path: Path) -> Reading:
    return Reading(Source(path.name, "", "", 0), (disclosure,))


def _json(disclosure: Disclosure, path: Path) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(dump(disclosures_json(_as_reading(disclosure, path))))


def _html(disclosure: Disclosure, path: Path) -> None:
    write_html(laid_out(disclosure), path, glance(disclosure))


WRITERS: dict[str, Callable[[Disclosure, Path], None]] = {
    "docx": lambda disclosure, path: write_docx(laid_out(disclosure), path),
    "pdf": lambda disclosure, path: write_pdf(laid_out(disclosure), path),
    "html": _html,
    "xlsx": lambda disclosure, path: write_xlsx(laid_out(disclosure), path),
    "json": _json,
    "datapackage.zip": lambda disclosure, path: write_datapackage(
        [_as_reading(disclosure, path)], path
    ),
}
"""By suffix: how a disclosure is written."""
