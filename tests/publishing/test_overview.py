"""The table at the end: every file on one line that fits, and what to look at among many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mingzhang.publishing.overview import table
from mingzhang.reading.counts import Counts, Line

GOOD = Counts("application/pdf", "澄江县水务局", 1, (2024,), 8, 1, 0, 3, 0)
POOR = Counts("text/plain", "澄江县教育局", 5, (2023, 2024), 40, 2, 3, 61, 2)


def shown(*lines: Line, width: int = 100, checked: bool = False) -> list[str]:
    return list(table(list(lines), width, checked=checked))


def test_a_table_of_files_and_their_total() -> None:
    assert shown(
        Line("预算.pdf", GOOD, 0.5), Line("县/教育局.txt", POOR, 12.3), Line("坏.doc", None)
    ) == [
        "文件           格式    部门或单位           年度       有/空/缺  项目  疑难    秒",
        "─────────────────────────────────────────────────────────────────────────────────",
        "预算.pdf       PDF     澄江县水务局         2024          8/1/0     3     0  0.50",
        "县/教育局.txt  文本    澄江县教育局等 5 份  2023–2024    40/2/3    61     2    12",
        "坏.doc         读不了",
        "─────────────────────────────────────────────────────────────────────────────────",
        "合计 3 个              6 份公开内容                      48/3/3    64     2    13",
        "",
    ]


def test_after_a_check_findings_are_counted() -> None:
    heading, _, first, *_, total, _ = shown(
        Line("1.pdf", GOOD, 1, 12, 3), Line("2.pdf", GOOD, 1), checked=True
    )
    assert heading.split()[-3:] == ["错误", "疑点", "秒"]
    assert first.split()[-3:] == ["12", "3", "1.00"]
    assert total.split()[-3:] == ["12", "3", "2.00"]


def test_one_file_needs_no_table() -> None:
    assert shown(Line("预算.pdf", GOOD)) == []


CLEAN = [Line(f"{number}.pdf", GOOD) for number in range(40)]
TO_LOOK_AT = [
    pytest.param(Line("看.pdf", None), id="unreadable"),
    pytest.param(Line("看.pdf", POOR), id="tables missing"),
    pytest.param(Line("看.pdf", GOOD, errors=1), id="errors"),
    pytest.param(Line("看.pdf", GOOD, warnings=1), id="warnings"),
]


@pytest.mark.parametrize("line", TO_LOOK_AT)
def test_of_many_files_those_with_problems_are_listed(line: Line) -> None:
    lines = list(table([*CLEAN, line], 100))
    assert [own.split()[0] for own in lines[2:-4]] == ["看.pdf"]
    assert lines[-3].startswith("合计 41 个")
    assert lines[-2] == "另有 40 个文件读取完整、没有问题，没有列出（全部列出：--table all）"


def test_all_or_nothing_is_listed_when_asked_for() -> None:
    assert len(list(table(CLEAN, 100, "all"))) == len(CLEAN) + 5
    assert list(table(CLEAN, 100, "none")) == []
    few = list(table(CLEAN[:30], 100))
    assert len(few) == 30 + 5, "few enough for a screen"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("预算.pdf", "预算.pdf", id="short"),
        pytest.param(
            "某县二〇二四年/教育局/预算.pdf", "…〇二四年/教育局/预算.pdf", id="folders go first"
        ),
        pytest.param(
            "某县教育局机关二〇二四年部门预算公开.pdf",
            "某县教育局机…预算公开.pdf",
            id="then the middle",
        ),
    ],
)
def test_long_names_keep_what_tells_files_apart(name: str, expected: str) -> None:
    long = of_agency("某某市某某县教育体育和科学技术局")
    *_, first, second, _, _, _ = shown(Line(name, long), Line("b.pdf", long), width=80)
    assert first.split()[0] == expected
    assert second.split()[0] == "b.pdf"


def test_of_a_long_agency_the_beginning_and_the_count_are_kept() -> None:
    own = Counts("text/plain", "某某市某某县教育体育和科学技术局" * 2, 5, (2024,), 8, 1, 0, 3, 0)
    *_, first, _, _, _, _ = shown(Line("某县教育局预算.txt", own), Line("b.pdf", own), width=80)
    agency = " ".join(first.split()[2:5])
    assert agency.startswith("某某市某某县")
    assert agency.endswith("…等 5 份")


def of_agency(name: str) -> Counts:
    return Counts("application/pdf", name, 1, (2024,), 8, 1, 0, 3, 0)


NAMES = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60)


@given(NAMES, NAMES, st.integers(20, 200), st.booleans())
def test_no_name_makes_the_table_wider_than_asked(
    name: str, agency: str, width: int, checked: bool
) -> None:
    own = Counts("text/html", agency, 12, (2021, 2024), 100, 20, 7, 1234, 99)
    lines = shown(Line(name, own, 99.5, 120, 35), Line("b", own, 0.1), width=width, checked=checked)
    assert max(map(cell_len, lines)) <= max(80, min(width, 120))
