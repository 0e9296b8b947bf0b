"""Page headers, footers and numbers."""

from __future__ import annotations

import pytest

from mingzhang.reading.pdf.flow import Line
from mingzhang.reading.pdf.running import Margin, without_running_lines


def line(text: str, top: float) -> Line:
    return Line(text, (100, top, 300, top + 10), top + 8, 10)


def pages(*texts: tuple[str, float], count: int = 6) -> list[list[str]]:
    """What is kept of pages that all print the same lines; # is the page's number."""
    margins = [
        Margin(
            [line(text.replace("#", str(number)), top) for text, top in texts]
            + [line(f"正文{number}甲", 400)],
            842,
            842,
            0,
        )
        for number in range(1, count + 1)
    ]
    return [[kept.text for kept in page] for page in without_running_lines(margins)]


@pytest.mark.parametrize(
    "running",
    [
        pytest.param(("某某局2024年部门预算公开", 30), id="a header"),
        pytest.param(("第 # 页 共 6 页", 800), id="numbered in words"),
        pytest.param(("- # -", 800), id="between dashes"),
        pytest.param(("— # —", 800), id="between long dashes"),
        pytest.param(("#", 800), id="alone"),
        pytest.param(("#/6", 800), id="of all"),
    ],
)
def test_what_every_page_prints_is_left_out(running: tuple[str, float]) -> None:
    assert pages(running) == [[f"正文{number}甲"] for number in range(1, 7)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(("2024年部门支出预算总表", 40), id="a title over each page of a table"),
        pytest.param(("单位：万元", 60), id="its unit"),
        pytest.param(("合计", 300), id="within the page"),
    ],
)
def test_what_belongs_to_a_table_is_kept(text: tuple[str, float]) -> None:
    assert all(text[0] in page for page in pages(text))


def test_two_pages_do_not_make_a_header() -> None:
    assert all("某某局" in page for page in pages(("某某局", 30), count=2))


def test_a_number_inside_a_table_is_no_page_number() -> None:
    margin = Margin([line("229", 800)], 842, 100, 830)
    assert [kept.text for kept in without_running_lines([margin])[0]] == ["229"]
