"""The narrative: its numbered sections as printed, and the overall performance goals."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import PerformanceGoal, Section
from mingzhang.reading import narrative
from mingzhang.reading.blocks import Paragraph
from mingzhang.reading.narrative import unbroken
from mingzhang.where import Where
from tests.reading.pages import blocks


def sections(page: str) -> list[Section]:
    return [narrative.section(span) for span in narrative.spans(blocks(page))]


def titled(page: str) -> list[tuple[str, str, str]]:
    return [(section.no, section.title, section.text) for section in sections(page)]


PLAIN = """
一、部门职责及机构设置情况
管理河道。
二、部门预算安排的总体情况
全年安排8.00万元。
三、机关运行经费安排情况
四、财政拨款“三公”经费预算情况及增减变化原因
接待费0.20万元。
"""


def test_sections_are_what_stands_between_their_headings() -> None:
    assert titled(PLAIN) == [
        ("一", "部门职责及机构设置情况", "管理河道。"),
        ("二", "部门预算安排的总体情况", "全年安排8.00万元。"),
        ("三", "机关运行经费安排情况", ""),
        ("四", "财政拨款“三公”经费预算情况及增减变化原因", "接待费0.20万元。"),
    ]


def test_a_number_typed_twice_is_no_heading_of_a_document_that_no_pack_knows() -> None:
    page = "一、部门职责\n管理河道。\n二、收支情况\n略。\n二二、其他情况\n三、其他情况\n略。\n"
    found = narrative.spans(blocks(page), is_open=True)
    assert [(span.heading.number, span.heading.no) for span in found] == [
        *((1, "一"), (2, "二"), (3, "三")),
    ]


def test_the_title_of_a_projects_table_is_no_heading_of_a_section() -> None:
    page = "第三部分 预算项目绩效目标\n1、河道清淤绩效目标表\n略\n2、堤防养护绩效目标表\n略\n"
    found = narrative.spans(blocks(page), is_open=True)
    assert [span.heading.title for span in found] == ["预算项目绩效目标"]


def test_a_section_knows_its_line() -> None:
    assert [section.where.line for section in sections(PLAIN)] == [2, 4, 6, 7]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("三、机关运行经费 安排情况", True, id="set wide"),
        pytest.param("三、机关运行经费安排的情况", True, id="one character more"),
        pytest.param("三、关于机关运行经费", True, id="an own title whose number fills the gap"),
        pytest.param("七、关于机关运行经费", False, id="an own title whose number fits nowhere"),
        pytest.param("三、机关运行经费安排情况......27", False, id="an entry of the contents"),
    ],
)
def test_a_heading_is_known_by_its_words_or_by_its_number(line: str, found: bool) -> None:
    page = PLAIN.replace("三、机关运行经费安排情况", line)
    assert (len(sections(page)) == 4) is found


def test_numbers_inside_a_section_do_not_divide_it() -> None:
    page = PLAIN.replace("管理河道。", "一、管理河道。\n二、管理水库。\n三、防汛抗旱。")
    assert [section.no for section in sections(page)] == ["一", "二", "三", "四"]
    assert sections(page)[0].text == "一、管理河道。\n二、管理水库。\n三、防汛抗旱。"


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        pytest.param(
            "澄江县水务局负责全县河道、水库、灌区、堤防、泵站、水闸、渠道的建设和日\n常养护。",
            "澄江县水务局负责全县河道、水库、灌区、堤防、泵站、水闸、渠道的建设和日常养护。",
            id="a sentence cut by a page break is joined",
        ),
        pytest.param("管理河道\n管理水库", "管理河道\n管理水库", id="short lines stay apart"),
        pytest.param("注：以上单位为万元。\n管理河道。", "管理河道。", id="a note is no text"),
        pytest.param("单位：万元\n管理河道。", "管理河道。", id="nor is the unit of a table"),
        pytest.param(
            "管理河道。\n明细表\n甲|乙\n1|2", "管理河道。", id="nor a table with its title"
        ),
        pytest.param("管理 河道。", "管理河道。", id="white space of the layout goes"),
    ],
)
def test_the_text_of_a_section(printed: str, text: str) -> None:
    assert sections(PLAIN.replace("管理河道。", printed))[0].text == text


def test_what_stands_before_the_first_heading_belongs_to_none() -> None:
    assert "按照规定" not in "".join(
        section.text for section in sections("按照规定公开如下：" + PLAIN)
    )


def test_a_page_without_headings_has_no_sections() -> None:
    assert sections("管理河道。\n\n1|2|3\n") == []


GOALS = """
（一）总体绩效目标
全年无溃坝。
灌溉面积不减。
（二）分项绩效目标
1、守住堤防
绩效目标：汛前查完全部堤段。
绩效指标：查险及时率100%；
除险完成率不低于95%。
2、保证灌溉
绩效目标：按时放水。
绩效指标：放水准点率不低于90%。
（三）工作保障措施
1、按月通报
每月通报各股室进度。
2、自评
年末逐条打分。
"""


def test_goals_have_an_overall_part_items_and_measures() -> None:
    found = narrative.goals(blocks(GOALS))
    assert [(goal.kind, goal.title, goal.objective, goal.indicators) for goal in found] == [
        ("overall", "", "全年无溃坝。\n灌溉面积不减。", ""),
        (
            *("item", "守住堤防", "汛前查完全部堤段。"),
            "查险及时率100%；\n除险完成率不低于95%。",
        ),
        ("item", "保证灌溉", "按时放水。", "放水准点率不低于90%。"),
        ("measure", "按月通报", "每月通报各股室进度。", ""),
        ("measure", "自评", "年末逐条打分。", ""),
    ]
    assert [goal.where.line for goal in found] == [3, 6, 10, 14, 16]


def test_a_goal_can_be_one_paragraph() -> None:
    told = "（二）分项绩效目标\n（1）堤防。绩效目标：汛前查完堤段。绩效指标：巡查36公里。\n"
    (found,) = narrative.goals(blocks(told))
    assert (found.title, found.objective, found.indicators) == (
        *("堤防", "汛前查完堤段。"),
        "巡查36公里。",
    )


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("第二部分 预算项目绩效目标", id="the projects' part"),
        pytest.param("一级指标|二级指标|三级指标", id="a table"),
    ],
)
def test_goals_end_where_the_projects_begin(end: str) -> None:
    found = narrative.goals(blocks(GOALS + end + "\n别的话。\n"))
    assert found[-1].objective == "年末逐条打分。"


def test_words_outside_the_goals_are_none() -> None:
    goals: list[PerformanceGoal] = narrative.goals(blocks("绩效目标：按时放水。\n1、守住堤防\n"))
    assert goals == []


def test_a_line_that_a_page_break_has_broken_knows_both_its_places() -> None:
    above = "按照预算管理有关规定，我县部门预算实行综合预算管理，所有收支都列入预算，2024年安排"
    (whole,) = unbroken(
        [Paragraph(above, Where(line=7)), Paragraph("项目支出 300.00 万元。", Where(line=12))]
    )
    assert isinstance(whole, Paragraph)
    pieces = [(piece.text, piece.where.line) for piece in whole.where.pieces]
    assert pieces == [(above, 7), ("项目支出 300.00 万元。", 12)]
    assert whole.where.as_json() == {"line": 7}
