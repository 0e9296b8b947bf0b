"""What is not there: tables, sections, their content."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang import forms
from mingzhang.disclosure import Printed, Section, Statement, Status
from mingzhang.reading import titles
from mingzhang.where import Where
from tests.checking.form.small import disclosure, found, section, table, with_tables

TABLES = [form.id for form in forms.pack("hebei-2024").forms]
HEADINGS = (
    "部门职责及机构设置情况",
    "部门预算安排的总体情况",
    "机关运行经费安排情况",
    "财政拨款“三公”经费预算情况及增减变化原因",
    "部门整体绩效目标",
    "部门主管专项资金预算安排情况及绩效目标",
    "部门项目预算安排情况及绩效目标",
    "政府采购预算情况",
    "国有资产信息",
    "名词解释",
    "其他需要说明的事项",
)
PROSE = 4 * (
    "预算收入和预算支出，机关运行经费，“三公”经费，政府采购，国有资产，绩效，机构，职责，名词解释。"
)


def narrative(*left_out: str) -> tuple[Section, ...]:
    kept = [title for title in HEADINGS if title not in left_out]
    return tuple(section(str(n), title, PROSE) for n, title in enumerate(kept, 1))


def tables(*left_out: str) -> list[str]:
    return [form for form in TABLES if form not in left_out]


@pytest.mark.parametrize(
    ("rule", "left_out", "told"),
    [
        pytest.param("F101", (), 0, id="all nine"),
        pytest.param("F101", ("three_public",), 1, id="one of the eight is missing"),
        pytest.param("F101", ("state_capital",), 0, id="the ninth is not required everywhere"),
        pytest.param("F102", ("state_capital",), 1, id="but the forms have it"),
        pytest.param("F101", TABLES, 0, id="where none is there, each is not told"),
        pytest.param("F101", TABLES[:6], 0, id="nor where only a few are there"),
        pytest.param("F103", (), 0, id="a whole disclosure"),
        pytest.param("F103", TABLES, 1, id="a narrative alone is told once"),
        pytest.param("F103", TABLES[:6], 1, id="a few tables are told once"),
    ],
)
def test_missing_tables(rule: str, left_out: tuple[str, ...], told: int) -> None:
    made = with_tables(*(table(form) for form in tables(*left_out)), sections=narrative())
    lists = ("机构设置情况", "政府采购预算》", "固定资产")
    messages = [m for m in found(rule, made) if not any(name in m for name in lists)]
    assert len(messages) == told


def test_tables_alone_are_told_once() -> None:
    made = with_tables(*(table(form) for form in TABLES))
    assert found("F103", made) == ["只有公开表（9 张），没有情况说明；说明如另外公开，请一并核对"]


def test_a_list_is_missing_where_its_section_is_there() -> None:
    made = disclosure(sections=(section("八", "政府采购预算情况", PROSE),))
    assert found("F102", made) == ["没有《部门政府采购预算》"]
    made = disclosure(sections=(section("八", "政府采购预算情况", PROSE, "部门政府采购预算"),))
    assert found("F102", made) == [], "its title is printed, so it was not read"


@pytest.mark.parametrize(
    ("line", "title", "told"),
    [
        pytest.param(20, "部门预算支出统表", True, id="right above"),
        pytest.param(20, "部门预算收入总表", False, id="another table's title"),
        pytest.param(3, "部门预算支出统表", False, id="far away"),
    ],
)
def test_a_nearly_right_title_above_a_table_without_one(line: int, title: str, told: bool) -> None:
    its_table = table("expenditure")
    its_table = msgspec.structs.replace(its_table, title="部门预算支出总表", where=Where(line=25))
    others = (table(form) for form in tables("expenditure"))
    made = with_tables(*others, its_table)
    made = msgspec.structs.replace(made, front=(Printed(title, Where(line=line)),))
    assert bool(found("F409", made)) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("2024年部门支出预算统表", True, id="a slip"),
        pytest.param("2024年部门收入预算总表", False, id="another table's title"),
    ],
)
def test_a_nearly_right_title_that_no_table_was_read_below(title: str, told: bool) -> None:
    its_table = msgspec.structs.replace(table("expenditure"), title="部门支出预算总表")
    its_table = msgspec.structs.replace(its_table, where=Where())
    others = (table(form) for form in tables("expenditure"))
    made = with_tables(*others, its_table, sections=(*narrative(), section("二", "说明", title)))
    assert bool(found("F409", made)) is told


@pytest.mark.parametrize(
    ("title", "right"),
    [
        pytest.param("部门支出预算统表", "部门支出预算总表", id="a slip"),
        pytest.param(
            "部门支出预算统表（按功能科目）", "部门支出预算总表（按功能科目）", id="before brackets"
        ),
        pytest.param("部门支出预算总表（按功能科目和经济科目）", "", id="no slip within them"),
    ],
)
def test_a_title_in_other_words_has_its_slip_outside_brackets(title: str, right: str) -> None:
    def is_slip(wrong: str, meant: str) -> bool:
        return (wrong, meant) in {("统", "总"), ("经", "金")}

    assert titles.nearly_open_form(title, is_slip)[1] == right


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("部门预算政府性基金预算财政拔款支出表", True, id="one character"),
        pytest.param("部门预算政府性基金预算财政政拨款支出表", True, id="one character twice"),
        pytest.param("部门预算政府性基金预算支出安排说明", False, id="another title"),
    ],
)
def test_a_nearly_right_title_explains_a_missing_table(title: str, told: bool) -> None:
    kept = (table(form) for form in tables("government_fund"))
    made = with_tables(*kept, sections=(*narrative(), section("二", "说明", title)))
    missing = [
        msgspec.structs.replace(s, title="部门预算" + s.title) if s.status == "missing" else s
        for s in made.statements
    ]
    made = msgspec.structs.replace(made, statements=tuple(missing))
    assert bool(found("F409", made)) is told
    assert bool(found("F101", made)) is not told
    assert not found("F517", made), "a title that F409 tells of"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(PROSE, [], id="everything is spoken of"),
        pytest.param(PROSE.replace("政府采购", "采买"), ["政府采购"], id="procurement is not"),
        pytest.param(PROSE.replace("机关运行经费", "费用"), ["机关运行经费"], id="running costs"),
        pytest.param("短。", [], id="no narrative at all is another matter"),
    ],
)
def test_required_content(text: str, told: list[str]) -> None:
    made = disclosure(sections=(section("一", "情况", text),))
    assert found("F104", made) == [f"情况说明没有说明“{name}”" for name in told]


def test_a_term_explained_is_not_yet_spoken_of() -> None:
    sections = (
        section("一", "情况", PROSE.replace("机关运行经费", "")),
        section("二", "名词解释", "机关运行经费：指各部门的公用经费。"),
    )
    assert found("F104", disclosure(sections=sections)) == ["情况说明没有说明“机关运行经费”"]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        pytest.param((), 0, id="all sections"),
        pytest.param(("国有资产信息",), 1, id="one is left out"),
        pytest.param(HEADINGS[:6], 0, id="another outline altogether is no fault of this kind"),
    ],
)
def test_sections_of_the_form(left_out: tuple[str, ...], told: int) -> None:
    assert len(found("F105", disclosure(sections=narrative(*left_out)))) == told


@pytest.mark.parametrize(
    ("rule", "made", "told"),
    [
        pytest.param("F106", section("三", "机关运行经费安排情况"), True, id="nothing below"),
        pytest.param("F106", section("三", "机关运行经费安排情况", "没有。"), False, id="a text"),
        pytest.param("F106", section("五", "绩效目标", tables=(0,)), False, id="a table"),
        pytest.param("F106", section("六", "专项资金预算安排情况"), False, id="may be blank"),
        pytest.param("F108", section("六", "专项资金预算安排情况"), True, id="but should say 无"),
        pytest.param("F108", section("六", "专项资金预算安排情况", "无"), False, id="and does"),
        pytest.param(
            "F107", section("五", "绩效", "（一）总体绩效目标", "（二）分项绩效目标", "好。"), True,
            id="a heading follows a heading",
        ),
        pytest.param(
            "F107",
            section("六", "其他", "四、绩效目标设置情况", "五、国有资产占有使用情况", "无。"),
            True,
            id="parts of Shanghai's section",
        ),
        pytest.param(
            "F107", section("五", "绩效", "（一）总体绩效目标", "好。"), False, id="text follows"
        ),
        pytest.param(
            "F107", section("一", "职责", "部门职责：", "部门职责：", "（一）管档案。"), False,
            id="the same heading twice",
        ),
        pytest.param(
            "F107", section("一", "职责", "职责：", "好。", "机构设置：", tables=(3,)), False,
            id="a table follows",
        ),
        pytest.param(
            "F107", section("七", "经费情况说明", "三、实施主体", "四、实施方案", "抚育。"), True,
            id="a part of a project",
        ),
        pytest.param(
            "F107", section("一", "职责", "部门职责：", "管档案。", "机构设置："), True,
            id="nothing follows",
        ),
    ],
)  # fmt: skip
def test_what_stands_below_headings(rule: str, made: Section, told: bool) -> None:
    assert bool(found(rule, disclosure(sections=(made,)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "因公出国（境）费0万元，公务用车3万元，公务接待费0万元，与上年持平。", "", id="all"
        ),
        pytest.param("出国（境）0万元，公务用车3万元，与上年持平。", "公务接待费", id="an item"),
        pytest.param("出国0万元，公务用车3万元，接待0万元。", "与上年的比较", id="no comparison"),
    ],
)
def test_what_a_section_has_to_say(text: str, told: str) -> None:
    made = disclosure(sections=(section("四", "“三公”经费预算情况", text),))
    assert found("F109", made) == ([f"“四、‘三公’经费预算情况”没有说明{told}"] if told else [])


PARTS = ("一、项目概况", "二、立项依据", "三、实施主体", "四、实施方案", "五、实施周期")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param((*PARTS, "六、年度预算安排", "七、绩效目标"), "", id="all seven"),
        pytest.param((*PARTS, "六、绩效目标"), "年度预算安排", id="one is missing"),
        pytest.param(("一段话。",), "", id="a text without parts"),
    ],
)
def test_parts_of_a_section(lines: tuple[str, ...], told: str) -> None:
    made = disclosure(
        pack="shanghai-2025", year=2025, sections=(section("七", "绿化经费情况说明", *lines),)
    )
    assert found("F110", made) == ([f"“七、绿化经费情况说明”没有{told}"] if told else [])


@pytest.mark.parametrize("pack", forms.all_packs(), ids=lambda pack: pack.id)
def test_every_pack_has_requirements(pack: forms.Pack) -> None:
    made = disclosure(pack=pack.id, sections=(section("一", "说明", PROSE),), year=pack.years[-1])
    assert found("F103", made)
    assert not found("F101", made)


@pytest.mark.parametrize(
    ("lines", "status", "told"),
    [
        pytest.param((), "filled", True, id="a table and no words"),
        pytest.param(("安排3万元。",), "filled", False, id="words and a table"),
        pytest.param((), "empty", False, id="an empty table says so itself"),
    ],
)
def test_a_section_that_has_only_a_table(
    lines: tuple[str, ...], status: Status, told: bool
) -> None:
    head = Statement("procurement", "部门政府采购预算", status)
    made = disclosure(
        sections=(section("八", "政府采购预算情况", *lines, tables=(len(lines),)),),
        procurement=head,
    )
    assert bool(found("F111", made)) is told


def test_a_section_with_a_longer_heading_is_another() -> None:
    """收入支出决算总体情况说明 is missing, 财政拨款收入支出决算总体情况说明 is there."""
    headings = [form.title for form in forms.pack("final-accounts-2024").sections["department"]]
    assert "收入支出决算总体情况说明" in headings
    kept = [title for title in headings if title != "收入支出决算总体情况说明"]
    made = disclosure(
        pack="final-accounts-2024",
        sections=tuple(section("", title, PROSE) for title in kept),
    )
    (message,) = found("F105", made)
    assert "“收入支出决算总体情况说明”" in message


def test_a_heading_whose_parts_have_headings() -> None:
    above = section("七", "项目经费情况说明")
    project = section("七", "公益林抚育经费情况说明", "一、项目概述", "抚育公益林。")
    assert not found("F106", disclosure(sections=(above, project)))
    assert found("F106", disclosure(sections=(project, above)))
