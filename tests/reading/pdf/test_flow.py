"""Characters to lines and paragraphs, without any PDF."""

from __future__ import annotations

import pytest

from mingzhang.reading.pdf.columns import aligned_tables
from mingzhang.reading.pdf.flow import cell_text, goes_on_over_the_page, lines, passages, rows
from mingzhang.reading.pdf.ink import Char
from mingzhang.reading.pdf.order import in_reading_order
from mingzhang.reading.pdf.tables import Field, Table


def chars(
    text: str, left: float = 0, base: float = 100, size: float = 10, rise: float = 0.85
) -> list[Char]:
    """Characters set one after the other; hanzi are as wide as they are high."""
    found = []
    for char in text:
        width = size if char >= "\u2e80" else size / 2
        found.append(
            Char(char, left, base - rise * size, left + width, base + (1 - rise) * size, base)
        )
        left += width
    return found


def paragraphs(*printed: tuple[float, str]) -> list[str]:
    """Paragraphs of lines 16 points apart, each with its left end."""
    ink = [
        char
        for place, (left, text) in enumerate(printed)
        for char in chars(text, left, 100 + 16 * place)
    ]
    return [passage.text for passage in passages(lines(rows(ink)))]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(chars("财政拨款", 0) + chars("收入", 40), "财政拨款收入", id="two runs"),
        pytest.param(
            chars("公共服务", 0, 100) + chars("支出", 0, 114), "公共服务支出", id="a wrapped name"
        ),
        pytest.param(
            chars("156,211,", 0, 100) + chars("123", 0, 114), "156,211,123", id="a wrapped number"
        ),
        pytest.param(
            chars("mobile", 0, 100) + chars("phone", 0, 114), "mobile phone", id="Latin words"
        ),
        pytest.param(chars("合", 0) + chars("计", 60), "合 计", id="spread out"),
        pytest.param(chars("第 2 批"), "第 2 批", id="spaces as printed"),
        pytest.param(chars("支出") + chars("支出", 0.3), "支出", id="feigned bold"),
        pytest.param(chars("1100"), "1100", id="but not two like digits"),
        pytest.param(
            chars("教育", 0) + chars("、", 20, rise=1.4) + chars("科学", 30),
            "教育、科学",
            id="punctuation from another font stands elsewhere, on the same baseline",
        ),
        pytest.param(chars("⼀般公共预算⻔户"), "⼀般公共预算⻔户", id="radicals stay as printed"),
        pytest.param(list(reversed(chars("机关服务"))), "机关服务", id="printed backwards"),
    ],
)
def test_the_text_of_a_cell(printed: list[Char], expected: str) -> None:
    assert cell_text(printed) == expected


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        pytest.param([(20, "一二三四五六七八"), (0, "九十")], 1, id="a full line goes on"),
        pytest.param(
            [(0, "一"), (20, "一二三四五六七八"), (20, "九十")], 3, id="an indent begins anew"
        ),
        pytest.param([(0, "一二三四"), (0, "九十一二三四五六七八")], 2, id="a heading"),
        pytest.param([(0, "一二三四五六七八九十"), (0, "（一）甲乙")], 2, id="a numbered item"),
        pytest.param([(0, "一二三四五六七八九十"), (0, "⼀、甲乙")], 2, id="with a radical"),
        pytest.param(
            [(0, "一二三四五六七八九十甲乙"), (0, "一二三四五六七"), (0, "12,345.67万元，其中")],
            1,
            id="a number that had no room",
        ),
        pytest.param(
            [(0, "一二三四五六七八九十"), (0, "12.5万元")], 1, id="a number is no item number"
        ),
        pytest.param(
            [(0, "第一部分……………………3"), (0, "第二部分……………………5")], 2, id="a table of contents"
        ),
    ],
)
def test_where_a_paragraph_ends(printed: list[tuple[float, str]], count: int) -> None:
    assert len(paragraphs(*printed)) == count


def test_a_paragraph_goes_on_over_the_page() -> None:
    (before,) = passages(lines(rows(chars("一二三四五六七八九十"))))
    (after,) = passages(lines(rows(chars("甲乙丙，丁。"))))
    assert goes_on_over_the_page(before, after)
    assert not goes_on_over_the_page(after, before)


def test_text_far_apart_on_one_line_is_two_texts() -> None:
    found = lines(rows(chars("编制部门：水务局", 0) + chars("单位：元", 400)))
    assert [line.text for line in found] == ["编制部门：水务局", "单位：元"]


def unruled(*printed: tuple[str, ...]) -> list[Char]:
    return [
        char
        for place, texts in enumerate(printed)
        for column, text in enumerate(texts)
        for char in chars(text, 150 * column, 100 + 16 * place)
    ]


def test_columns_of_figures_are_a_table_without_rules() -> None:
    printed = unruled(
        ("科目", "合计", "基本支出", "项目支出"),
        ("教育支出", "12.50", "10.00", "2.50"),
        ("其他支出", "3.00", "", "3.00"),
        ("合计", "15.50", "10.00", "5.50"),
    )
    (table,), rest = aligned_tables(rows(printed))
    assert [[field.text for field in row] for row in table.rows] == [
        ["科目", "合计", "基本支出", "项目支出"],
        ["教育支出", "12.50", "10.00", "2.50"],
        ["其他支出", "3.00", "", "3.00"],
        ["合计", "15.50", "10.00", "5.50"],
    ]
    assert not rest


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param([("甲", "1", "2"), ("乙", "3", "4")], id="two lines are too few"),
        pytest.param([("甲", "1"), ("乙", "3"), ("丙", "4")], id="two columns are too few"),
        pytest.param(
            [("局长", "主任", "科长"), ("某", "某", "某"), ("甲", "乙", "丙")], id="no figures"
        ),
    ],
)
def test_what_is_not_sure_to_be_a_table_stays_text(printed: list[tuple[str, ...]]) -> None:
    ink = rows(unruled(*printed))
    assert aligned_tables(ink) == ([], ink)


def test_side_by_side_is_read_from_left_to_right() -> None:
    def at(name: str, *box: float) -> Table:
        left, top, right, bottom = box
        return Table([[Field(name, (left, top, right, bottom))]], (left, top, right, bottom))

    things = [
        at("右", 300, 100, 500, 400),
        at("注", 50, 420, 500, 430),
        at("左", 50, 110, 280, 300),
        at("题", 50, 50, 500, 70),
    ]
    assert [thing.rows[0][0].text for thing in in_reading_order(things)] == ["题", "左", "右", "注"]
