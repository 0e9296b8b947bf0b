"""Headings of parts and sections, line by line, and the entries of contents that look the same."""

from __future__ import annotations

import pytest

from mingzhang.reading import contents, headings, narrative, signs
from tests.reading.pages import blocks


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        pytest.param("一、部门职责", 1, "部门职责", id="one"),
        pytest.param("十、名词解释", 10, "名词解释", id="ten"),
        pytest.param("十一、其他事项", 11, "其他事项", id="eleven"),
        pytest.param("二十、其他", 20, "其他", id="twenty"),
        pytest.param("三十一、人行科目", 31, "人行科目", id="thirty-one"),
        pytest.param("三. 机关 运行经费", 3, "机关运行经费", id="with a point, set wide"),
    ],
)
def test_headings(line: str, number: int, title: str) -> None:
    heading = headings.heading(line)
    assert heading is not None
    assert (heading.number, heading.title) == (number, title)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("（一）总体绩效目标", id="a lower level"),
        pytest.param("1、收入说明", id="Arabic"),
        pytest.param("一般公共服务支出", id="一 is part of the word"),
        pytest.param("一、" + "水" * 80, id="a paragraph that begins with a number"),
        pytest.param("一、", id="nothing behind the number"),
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert headings.heading(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("一、部门职责......12", True, id="dots"),
        pytest.param("一、部门职责………12", True, id="ellipsis"),
        pytest.param("部门预算支出总表\t7", True, id="tab"),
        pytest.param("部门预算支出总表   7", True, id="spaces"),
        pytest.param("部门预算支出总表", False, id="no page"),
        pytest.param("本表共有  7", True, id="told by layout alone"),
        pytest.param("全年开会12次。  7", False, id="a sentence ends before it"),
    ],
)
def test_entries_of_the_contents(line: str, expected: bool) -> None:
    assert headings.is_contents_entry(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("第二部分  部门所属单位预算", True, id="part"),
        pytest.param("一、澄江县水务局本级收支预算", True, id="a unit's part"),
        pytest.param("二、澄江县灌区管理所单位预算", True, id="and another"),
        pytest.param("一、部门职责及机构设置情况", False, id="a section"),
    ],
)
def test_divisions(line: str, expected: bool) -> None:
    assert headings.is_division(line) is expected


@pytest.mark.parametrize("mark", ["第一部分", "第四部分", "第五部分", "第十部分", "第十二部分"])
def test_a_part_is_a_part_wherever_it_is_asked_for(mark: str) -> None:
    line = f"{mark} 澄江县水务局2024年部门预算情况说明"
    assert headings.is_division(line)
    for part in (headings.part(line), headings.part_in_words(line)):
        assert part is not None
        assert (part.number, part.no) == (0, mark)
        assert part.title == "澄江县水务局2024年部门预算情况说明"
    title = signs.narrative_title(line)
    assert title is not None
    assert title.agency == "澄江县水务局"
    goals = blocks("（一）总体绩效目标\n全年无溃坝。\n" + line + "\n按时放水。\n")
    assert [goal.objective for goal in narrative.goals(goals)] == ["全年无溃坝。"]
    listed = blocks(f"目录\n第一章 概况\n{line}\n一、收支\n{line}\n")
    assert contents.entries(listed) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("line", "any_part", "in_words", "division"),
    [
        pytest.param("第二部分", True, False, True, id="its title is on the next line"),
        pytest.param("第二部分.单位概况", True, True, True, id="a full stop behind the number"),
        pytest.param("第二章 单位概况", True, False, False, id="a chapter"),
        pytest.param("第二部分 预算表", True, False, True, id="a part of tables"),
        pytest.param("第二部分 单位概况 5", True, False, True, id="a page behind one space"),
        pytest.param("第二部分 单位概况……5", False, False, True, id="an entry of the contents"),
        pytest.param("第二部分是概况。见下页", False, False, True, id="a sentence"),
        pytest.param("第二条 单位概况", False, False, False, id="an article of a law"),
        pytest.param("第2部分 单位概况", False, False, False, id="in digits"),
    ],
)
def test_which_lines_are_headings_of_parts(
    line: str, any_part: bool, in_words: bool, division: bool
) -> None:
    assert (headings.part(line) is not None) is any_part
    assert (headings.part_in_words(line) is not None) is in_words
    assert headings.is_division(line) is division


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("其他相关情况说明", id="as in the form"),
        pytest.param("其它有关情况说明", id="other words"),
        pytest.param("其他相关情况的说明", id="的"),
    ],
)
def test_headings_without_a_number(line: str) -> None:
    assert headings.bare_heading(line) is not None
    assert headings.counted_heading(f"六、{line}") is not None
    assert headings.counted_heading(f"五、{line}") is None
    assert headings.bare_heading(f"{line}如下") is None
