"""What is published can be read again: the same disclosure, from every format."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mingzhang.disclosure import Disclosure, Section
from mingzhang.publishing.charts import Bar, Chart
from mingzhang.publishing.document import Document
from mingzhang.publishing.docx import write_docx
from mingzhang.publishing.html import write_html
from mingzhang.publishing.layout import laid_out
from mingzhang.publishing.pdf import CannotPublishError, write_pdf
from mingzhang.reading.batch import read_path
from mingzhang.samples import compose, invent

_OF_THE_PAGES = (
    "where",
    "places",
    "objective_places",
    "front",
    "contents",
    "heading",
    "header",
    "claims",
)
"""What depends on the pages, not on what the agency discloses."""

Writer = Callable[[Document, Path], None]


def substance(value: Any) -> Any:
    """A disclosure without places and front matter; a section has a table or has none."""
    if isinstance(value, msgspec.Struct):
        if isinstance(value, Section):
            value = msgspec.structs.replace(value, tables=value.tables[:1])
        fields = (name for name in value.__struct_fields__ if name not in _OF_THE_PAGES)
        return {name: substance(getattr(value, name)) for name in fields}
    if isinstance(value, tuple | list):
        return [substance(item) for item in value]
    if isinstance(value, dict):
        return {key: substance(item) for key, item in value.items()}
    return value


def without_goal_lines(disclosure: Disclosure) -> Disclosure:
    """The lines of the goals, which stand in a section, are goals already."""
    sections = tuple(
        msgspec.structs.replace(section, paragraphs=(), tables=())
        if any(word in section.title for word in ("绩效信息", "整体绩效目标"))
        else section
        for section in disclosure.sections
    )
    return msgspec.structs.replace(disclosure, sections=sections)


def county_disclosures(seed: int, year: int) -> tuple[Disclosure, ...]:
    return compose.disclosures(invent.county(seed, 1, 2, (2021, 2023, 2024)), year)


@pytest.mark.parametrize("year", [2021, 2023, 2024])
@pytest.mark.parametrize(
    ("suffix", "write"), [("docx", write_docx), ("html", write_html), ("pdf", write_pdf)]
)
def test_a_disclosure_is_the_same_when_it_is_read_again(
    suffix: str, write: Writer, year: int, tmp_path: Path
) -> None:
    for number, made in enumerate(county_disclosures(7, year)):
        path = tmp_path / f"{number}.{suffix}"
        try:
            write(laid_out(made), path)
        except CannotPublishError as error:
            pytest.skip(str(error))
        reading = read_path(path)
        (read,) = reading.disclosures
        assert substance(without_goal_lines(read)) == substance(without_goal_lines(made))
        assert not reading.problems


@pytest.mark.parametrize(
    ("suffix", "write"), [("docx", write_docx), ("html", write_html), ("pdf", write_pdf)]
)
@pytest.mark.parametrize(
    "name",
    [
        "云溪县青石岭经济技术开发区管理委员会组织人事和社会保障局本级",
        "云溪县青石岭经济技术开发区管理委员会社会保险和医疗保障事业服务中心（机关）",
    ],
)
def test_a_long_name_above_a_table_stays_apart_from_what_stands_beside_it(
    suffix: str, write: Writer, name: str, tmp_path: Path
) -> None:
    made = next(one for one in county_disclosures(7, 2024) if one.assets.as_of)
    agency = msgspec.structs.replace(made.agency, name=name)
    path = tmp_path / f"a.{suffix}"
    try:
        write(laid_out(msgspec.structs.replace(made, agency=agency)), path)
    except CannotPublishError as error:
        pytest.skip(str(error))
    (read,) = read_path(path).disclosures
    assert read.agency.name == name
    assert read.assets.as_of == made.assets.as_of
    assert [s.money_unit for s in read.statements] == [s.money_unit for s in made.statements]


def test_a_text_is_never_markup(tmp_path: Path) -> None:
    made = county_disclosures(7, 2024)[1]
    hostile = '<script>alert(1)</script> #import "x": * $1$ & ]]> \x0b'
    agency = msgspec.structs.replace(made.agency, name=hostile)
    document = laid_out(msgspec.structs.replace(made, agency=agency))
    bar = Bar(hostile[:-1], (hostile[:-1],), (Decimal(3),))
    write_html(document, tmp_path / "a.html", [Chart('<b>&"', ("<b>", "</b>"), (bar,))])
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "<script>" not in page
    write_docx(document, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_size > 0


def test_a_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    write_html(laid_out(county_disclosures(7, 2024)[0]), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "http://" not in page and "https://" not in page and "src=" not in page
