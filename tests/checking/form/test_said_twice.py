"""What the contents call otherwise than the headings, and what stands under two numbers."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Printed
from tests.checking.form.small import disclosure, found, section, with_text

TITLES = (
    "部门职责及机构设置情况",
    "部门预算安排的总体情况",
    "机关运行经费安排情况",
    "部门项目预算安排情况及绩效目标",
    "国有资产信息",
    "名词解释",
)
NUMBERS = "一二三四五六"


def _told(*entries: str) -> list[str]:
    sections = tuple(section(no, t, "好。") for no, t in zip(NUMBERS, TITLES, strict=True))
    contents = tuple(
        Printed(f"{no}、{entry}\t{page}")
        for page, (no, entry) in enumerate(zip(NUMBERS, entries, strict=True), 3)
    )
    return found("F312", disclosure(sections=sections, contents=contents))


def _listed(number: int, entry: str) -> tuple[str, ...]:
    return (*TITLES[:number], entry, *TITLES[number + 1 :])


@pytest.mark.parametrize(
    ("number", "entry"),
    [
        pytest.param(2, "机关运行经费情况", id="a word less"),
        pytest.param(3, "部门项目预算绩效目标", id="shortened"),
        pytest.param(5, "专业名词解释", id="a word more"),
    ],
)
def test_an_entry_in_other_words(number: int, entry: str) -> None:
    (told,) = _told(*_listed(number, entry))
    assert entry in told
    assert TITLES[number] in told


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(TITLES, id="the same"),
        pytest.param(_listed(0, "单位职责及机构设置情况"), id="a unit's: F401 tells"),
        pytest.param(_listed(2, "“机关”运行经费安排情况"), id="quotes"),
        pytest.param(_listed(0, "部门职责及机构设置"), id="the heading goes on"),
        pytest.param(
            ("职责及机构", "预算总体情况", "运行经费", "项目绩效", "资产", "名词"),
            id="all shortened",
        ),
    ],
)
def test_entries_that_answer_to_their_headings(entries: tuple[str, ...]) -> None:
    assert _told(*entries) == []


def test_the_heading_names_the_project_of_which_the_contents_speak() -> None:
    titles = (*TITLES[:5], "护林员补助经费情况说明")
    sections = tuple(section(no, t, "好。") for no, t in zip(NUMBERS, titles, strict=True))
    entries = (*TITLES[:5], "项目经费情况说明")
    contents = tuple(Printed(f"{no}、{e}\t3") for no, e in zip(NUMBERS, entries, strict=True))
    assert found("F312", disclosure(sections=sections, contents=contents)) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(
            (
                "（一）负责全县公共图书馆的建设和管理。",
                "（二）指导乡镇文化站开展工作。",
                "（三）负责全县公共图书馆的建设和管理工作。",
            ),
            True,
            id="a duty",
        ),
        pytest.param(
            (
                "1、编制文物保护单位的年度修缮计划；负责全县公共图书馆的建设和管理。",
                "2、负责全县公共图书馆的建设和管理。",
            ),
            True,
            id="a sentence of one",
        ),
        pytest.param(
            ("（一）负责全县公共图书馆的建设和管理。", "（二）负责全县公共文化馆的建设和管理。"),
            False,
            id="of two things",
        ),
        pytest.param(
            (
                "（一）承办县委、县政府交办的其他任务。",
                "（二）承办县委、县政府交办的其他任务。",
            ),
            False,
            id="other tasks",
        ),
        pytest.param(
            (
                "一、图书馆",
                "1、负责馆内藏书的安全和日常保管工作。",
                "二、文化馆",
                "1、负责馆内藏书的安全和日常保管工作。",
            ),
            False,
            id="two lists",
        ),
        pytest.param(
            (
                "1.提高服务能力。绩效指标：群众满意度达到90%以上。",
                "2.改善馆舍条件。绩效指标：群众满意度达到90%以上。",
            ),
            False,
            id="what two goals reach",
        ),
        pytest.param(
            (
                "1.图书馆。负责馆内藏书的安全和日常保管工作。",
                "2.文化馆。负责馆内藏书的安全和日常保管工作。",
            ),
            False,
            id="two offices",
        ),
    ],
)
def test_a_sentence_under_two_numbers(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F535", with_text(*lines, title="部门职责"))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("做好三件实事：修缮书库、延长开放、增设座席、送书下乡。", True, id="colon"),
        pytest.param("执行八项规范（着装、用语、借阅、归还、消毒、巡查、登记）。", True, id="()"),
        pytest.param("推行“五公开”，做到目录公开、规则公开、结果公开。", True, id="quoted"),
        pytest.param("开展“四减”行动，减材料、减环节、减时限。", True, id="first in each"),
        pytest.param("1.落实登记、保管、借阅、归还四个制度；", False, id="numbered and right"),
        pytest.param("1.落实登记、保管、借阅、归还、消毒六项制度。", True, id="numbered"),
        pytest.param("做好三件实事：修缮书库、延长开放、增设座席。", False, id="as many"),
        pytest.param("做好五件实事：修缮书库、延长开放、增设座席等。", False, id="等"),
        pytest.param("执行八项规范，重点抓好着装、用语、借阅。", False, id="some of them"),
        pytest.param("举办两项比赛（少年组、青年组、老年组均可报名）。", False, id="who may"),
        pytest.param("做好三项工作：修缮书库和门厅、延长开放、增设座席。", False, id="和"),
        pytest.param("推行“两公开”，做到目录公开、规则公开。", False, id="two"),
    ],
)  # fmt: skip
def test_names_behind_their_number(text: str, told: bool) -> None:
    assert bool(found("F534", with_text(text))) is told
