"""Empty tables and their notes; titles, numbers, contents."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.checks import checks, run
from mingzhang.checking.dossier import Dossier
from mingzhang.disclosure import Disclosure, Heading, Printed, Statement
from mingzhang.where import Where
from tests.checking.form.small import (
    disclosure,
    found,
    section,
    table,
    with_purchases,
    with_tables,
    with_text,
)

ROW = ("", "合计", "30.00 10.00 20.00")
NOTE = "注：无政府性基金预算财政拨款预算，空表列示。"


@pytest.mark.parametrize(
    ("rows", "note", "rules"),
    [
        pytest.param((), NOTE, [], id="empty and declared so"),
        pytest.param((ROW,), "", [], id="filled"),
        pytest.param((ROW,), NOTE, ["F201"], id="declared empty, with amounts"),
        pytest.param((("", "合计", "0.00 0.00 0.00"),), NOTE, [], id="zeros are no amounts"),
        pytest.param((("", "合计", "0.00 0.00 0.00"),), "", [], id="a printed zero says it"),
        pytest.param((), "", ["F202"], id="empty without a word"),
        pytest.param((), "注：单位为万元。", ["F202"], id="a note of another kind"),
        pytest.param((), NOTE.replace("性基金", "基金"), [], id="政府基金 is the same fund"),
        pytest.param((), "注：无国有资本经营预算，空表列示。", ["F203"], id="another table's note"),
        pytest.param((), "注：本表为空表。", [], id="a note that names no table"),
        pytest.param((), "注：2023年无政府性基金预算，故本表为空表。", ["F204"], id="last year's"),
        pytest.param((), "注：2024年无政府性基金预算，故本表为空表。", [], id="this year's"),
    ],
)
def test_empty_tables(rows: tuple[tuple[str, str, str], ...], note: str, rules: list[str]) -> None:
    made = with_tables(table("government_fund", *rows, note=note))
    assert [rule for rule in ("F201", "F202", "F203", "F204") if found(rule, made)] == rules


def _in(unit: str, made: Statement) -> Statement:
    return msgspec.structs.replace(made, money_unit=unit)


@pytest.mark.parametrize(
    ("unit", "rows", "others", "told"),
    [
        pytest.param("元", (), "万元 万元 万元", True, id="元 for 万元"),
        pytest.param("万元", (), "元 元 元", True, id="万元 for 元"),
        pytest.param("万元", (), "万元 万元 万元", False, id="the same"),
        pytest.param("元", (), "万元 元 万元", False, id="a document with both"),
        pytest.param("元", (), "万元 万元", False, id="too few to tell"),
        pytest.param("元", (ROW,), "万元 万元 万元", False, id="figures, which sums can prove"),
    ],
)
def test_the_unit_of_an_empty_table(
    unit: str, rows: tuple[tuple[str, str, str], ...], others: str, told: bool
) -> None:
    ids = ("income", "expenditure", "general_budget_expenditure")
    filled = [_in(its, table(name, ROW)) for name, its in zip(ids, others.split(), strict=False)]
    fund = _in(unit, table("government_fund", *rows, note=NOTE))
    three_public = _in("元", table("three_public", ROW))
    assert bool(found("F206", with_tables(*filled, fund, three_public))) is told


@pytest.mark.parametrize(("unit", "others", "told"), [("元", "万元", True), ("万元", "元", False)])
def test_an_empty_table_of_three_public_expenses_may_be_coarser(
    unit: str, others: str, told: bool
) -> None:
    ids = ("income", "expenditure", "general_budget_expenditure")
    filled = [_in(others, table(name, ROW)) for name in ids]
    empty = _in(unit, table("three_public", note=NOTE))
    assert bool(found("F206", with_tables(*filled, empty))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("2024年，云溪县档案局未安排政府采购预算。", False, id="the text says none"),
        pytest.param("2024年安排政府采购预算30.00万元。", True, id="the text has an amount"),
    ],
)
def test_a_list_without_rows_is_explained_by_its_section(text: str, told: bool) -> None:
    made = with_purchases(sections=(section("八", "政府采购预算情况", text),))
    assert bool(found("F202", made)) is told


@pytest.mark.parametrize("others_say_so", [True, False])
def test_an_amount_of_nothing_is_no_note_where_other_empty_tables_have_theirs(
    others_say_so: bool,
) -> None:
    part = section("八", "政府采购预算情况", "2024年安排政府采购预算0.00万元，见下表。")
    fund = table("government_fund", note=NOTE if others_say_so else "")
    made = with_tables(fund, sections=(part,))
    head = Statement("procurement", "部门政府采购预算", "empty", money_unit="万元")
    told = found("F202", msgspec.structs.replace(made, procurement=head))
    assert any("政府采购" in message for message in told) is others_say_so


def test_the_tables_that_cannot_be_empty_are_left_alone() -> None:
    assert found("F202", with_tables(table("expenditure"))) == []


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        pytest.param("部门预算支出总表", [], id="right"),
        pytest.param("2024年部门预算支出总表", [], id="with its year"),
        pytest.param("2023年部门预算支出总表", ["F402"], id="last year's"),
        pytest.param("单位预算支出总表", ["F410"], id="a unit's"),
        pytest.param("部门预算支岀总表", ["F412"], id="a wrong character"),
        pytest.param("部门支出总体情况表", [], id="another wording"),
        pytest.param("部门预算收入总表", [], id="a word that titles have"),
    ],
)
def test_titles_of_tables(title: str, rules: list[str]) -> None:
    made = with_tables(table("expenditure", ROW, title=title))
    assert [rule for rule in ("F402", "F410", "F412") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("scope", "title", "told"),
    [
        pytest.param("unit", "单位政府采购预算", False, id="a unit's"),
        pytest.param("unit", "部门政府采购预算", True, id="a department's in a unit's"),
        pytest.param("department", "云溪县单位政府采购预算", True, id="behind a name"),
        pytest.param("department", "云溪县档案局政府采购预算", False, id="with neither"),
    ],
)
def test_titles_of_lists(scope: str, title: str, told: bool) -> None:
    head = Statement("procurement", title, "filled", money_unit="万元")
    assert bool(found("F410", disclosure(scope=scope, procurement=head))) is told


@pytest.mark.parametrize("title", ["2025年预算单位支出预算总表", "2025年单位支出预算总表"])
def test_a_units_title_in_the_other_spelling_is_right(title: str) -> None:
    statement = table("expenditure", ROW, title=title)
    made = with_tables(statement, pack="shanghai-2025", scope="unit", year=2025)
    assert found("F410", made) == []


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        pytest.param("部门预算安排的总体情况", [], id="right"),
        pytest.param("单位预算安排的总体情况", ["F401"], id="a unit's heading"),
        pytest.param("部门预算安徘的总体情况", ["F403"], id="a wrong character"),
        pytest.param("部门预算安排总体情况", [], id="shorter is another wording"),
    ],
)
def test_headings(title: str, rules: list[str]) -> None:
    made = with_text("……", title=title)
    assert [rule for rule in ("F401", "F403") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("listed", "printed", "scope", "told"),
    [
        pytest.param("单位决算说明", "部门决算说明", "unit", True, id="a unit's"),
        pytest.param("单位预算表……6", "部门预算表", "unit", True, id="with its page"),
        pytest.param("部门概况", "单位概况", "department", True, id="a department's"),
        pytest.param(
            "云溪县水利局部门预算情况", "云溪县水利局单位预算情况", "department", True, id="named"
        ),
        pytest.param("单位基本情况 3", "部门基本情况", "unit", True, id="what it is"),
        pytest.param("部门决算说明", "部门决算说明", "unit", False, id="as listed"),
        pytest.param("单位决算说明", "单位决算说明", "unit", False, id="right"),
        pytest.param("名词解释", "部门决算说明", "unit", False, id="not listed"),
        pytest.param("部门概况", "单位概况", "unit", False, id="the contents are wrong"),
        pytest.param("单位决算说明", "部门决算表", "unit", False, id="another part"),
    ],
)
def test_parts_with_the_other_scope(listed: str, printed: str, scope: str, told: bool) -> None:
    made = disclosure(
        contents=(Printed(f"第三部分 {listed}"),),
        front=(Printed(f"第三部分 {printed}"),),
        scope=scope,
    )
    assert bool(found("F401", made)) is told


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        pytest.param("2024年单位预算公开", True, id="the cover"),
        pytest.param("第一部分 单位概况", True, id="a part"),
        pytest.param("2024年预算单位收支情况", False, id="a unit with a budget"),
        pytest.param("部门预算单位构成", False, id="the units of a department"),
        pytest.param("第二部分 单位预算", False, id="how a source of several is divided"),
    ],
)
def test_one_title_with_the_other_scope(printed: str, told: bool) -> None:
    others = ("云溪县档案局2024年部门预算", "第一部分 部门概况", "第二部分 部门预算情况说明")
    made = disclosure(front=tuple(map(Printed, (*others, printed))))
    assert bool(found("F401", made)) is told


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        pytest.param("（二）2023年收入预算情况说明", True, id="last year's"),
        pytest.param("二、2023年“三公”经费预算情况", True, id="on one item"),
        pytest.param("二、关于2023年收入总表的说明", True, id="on a table"),
        pytest.param("（二）2024年收入预算情况说明", False, id="this year's"),
        pytest.param("（二）2023年预算执行情况", False, id="on last year"),
        pytest.param("八、2022年部门决算公开情况", False, id="on accounts of a year before"),
        pytest.param("八、2022年部门决算审计整改情况说明", False, id="on what came of their audit"),
        pytest.param("（三）2023年度单位决算公开安排", False, id="on when they are published"),
        pytest.param("2023年度部门决算和预算公开", True, id="on the budget, too"),
        pytest.param("（二）2024年与2023年预算比较情况", False, id="on both"),
    ],
)
def test_one_title_with_another_year(printed: str, told: bool) -> None:
    others = ("云溪县档案局2024年预算公开", "（一）2024年收支预算情况的总体说明")
    made = disclosure(front=tuple(map(Printed, (*others, printed))))
    assert bool(found("F404", made)) is told


def numbered(*numbers: str) -> Disclosure:
    return disclosure(
        sections=tuple(section(no, f"第{n}件事", "好。") for n, no in enumerate(numbers))
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        pytest.param("一二三四", [], id="in order"),
        pytest.param("一二四五", ["跳号"], id="one is left out"),
        pytest.param("一二二三", ["重号"], id="one comes twice"),
        pytest.param("一二二四五", ["序号有误"], id="one is wrong, the next is right"),
        pytest.param("一二三三六七", ["重号", "跳号"], id="one comes twice and two are left out"),
        pytest.param("一二三一二", [], id="a part that counts anew"),
        pytest.param("一二三二", [], id="a part whose first heading was not recognised"),
    ],
)
def test_numbers_of_sections(numbers: str, told: list[str]) -> None:
    messages = found("F303", numbered(*numbers))
    assert len(messages) == len(told)
    assert all(what in message for what, message in zip(told, messages, strict=True))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        pytest.param("一二三一二三五", ["跳号"], id="one is left out within a part"),
        pytest.param("一二三三五", ["序号有误"], id="one has the number before it"),
        pytest.param("一二二四", ["序号有误"], id="one of few has the number before it"),
        pytest.param("一二三一三四", [], id="the beginning of a part that was not recognised"),
        pytest.param("一二三三四", [], id="a part that goes on"),
    ],
)
def test_numbers_of_sections_in_parts(numbers: str, told: list[str]) -> None:
    made = msgspec.structs.replace(numbered(*numbers), pack="generic")
    messages = found("F303", made)
    assert len(messages) == len(told)
    assert all(what in message for what, message in zip(told, messages, strict=True))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("一、机构设置情况", True, id="a heading with the number of the one above"),
        pytest.param("二、机构设置情况", False, id="the right number"),
        pytest.param("一、负责全县档案工作，指导各乡镇。", False, id="an item of a list"),
    ],
)
def test_a_heading_that_was_not_taken_for_one(line: str, told: bool) -> None:
    first, third = section("一", "主要职责", "好。", line), section("三", "收支情况", "好。")
    more = (section("四", "政府采购", "好。"), section("五", "名词解释", "好。"))
    made = msgspec.structs.replace(disclosure(sections=(first, third, *more)), pack="generic")
    assert bool(found("F303", made)) is told


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        pytest.param((("六", "其他"), ("七", "绩效目标"), ("七", "国有资产")), True, id="two"),
        pytest.param(
            (("七", "护林经费情况说明"), ("七", "修路经费情况说明")), False, id="one a project"
        ),
        pytest.param((("六", "其他"), ("七", "甲经费"), ("八", "乙经费")), False, id="in order"),
        pytest.param((("一", "概况"), ("一", "收支情况")), False, id="a part that counts anew"),
        pytest.param((("七", "甲经费"), ("一", "概况"), ("七", "乙")), False, id="apart"),
        pytest.param((("七", "项目经费"), ("七", "项目经费")), False, id="one heading, two pages"),
    ],
)
def test_sections_that_share_a_number(headings: tuple[tuple[str, str], ...], told: bool) -> None:
    sections = tuple(section(no, title, "好。") for no, title in headings)
    made = disclosure(pack="shanghai-2025", year=2025, sections=sections)
    assert bool(found("F305", made)) is told
    assert found("F305", disclosure(sections=sections)) == [], "F303 looks at those forms"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("（一）甲。", "（二）乙。", "（三）丙。"), 0, id="in order"),
        pytest.param(("（一）甲。", "（二）乙。", "（四）丁。"), 1, id="one is left out"),
        pytest.param(("1、甲。", "2、乙。", "2、丙。"), 1, id="one comes twice"),
        pytest.param(("1、甲。", "2、乙。3、丙。", "4、丁。"), 0, id="two in one paragraph"),
        pytest.param(
            ("（一）总", "（一）甲。", "（二）乙。", "（三）丙。", "（二）分", "（三）末"), 0,
            id="a list in a list of the same kind",
        ),
        pytest.param(
            ("（一）甲", "1、子", "2、丑", "（二）乙", "1、寅", "2、卯", "（三）丙"), 0,
            id="lists of two kinds",
        ),
        pytest.param(("2024.1 甲。", "2024.3 乙。", "2024.5 丙。"), 0, id="dates are no numbers"),
        pytest.param(
            ("（一）总", "（一）甲", "（二）乙", "（三）丙", "（五）丁", "（五）戊", "（四）己"), 1,
            id="the number that is left out stands in a later list",
        ),
        pytest.param(("（一）甲。", "（三）乙。", "（三）丙。"), 1, id="the second of three"),
        pytest.param(("1、甲。", "2、乙。", "3、丙。", "2、丁。"), 1, id="back to an earlier one"),
        pytest.param(("1、甲。", "2、乙。", "3、丙。", "2、丁。", "5、戊。"), 1, id="and on"),
        pytest.param(("1、甲。", "2、乙。", "3、丙。", "2、机构设置"), 0, id="a list around it"),
        pytest.param(
            ("1、甲。", "2、乙。", "3、丙。", "1、丁。2、戊。", "3、己。"), 0,
            id="two lists, of which one begins in one line",
        ),
        pytest.param(("1、甲。", "2、乙。", "3、丙。", "4、丁。", "7、戊。"), 1, id="far on, last"),
    ],
)  # fmt: skip
def test_numbers_of_items(lines: tuple[str, ...], told: int) -> None:
    assert len(found("F304", with_text(*lines))) == told


DUTIES, OVERVIEW, COSTS = "部门职责及机构设置情况", "部门预算安排的总体情况", "机关运行经费安排情况"
TITLES = (DUTIES, OVERVIEW, COSTS)
SECTIONS = tuple(section(no, title, "好。") for no, title in zip("一二三", TITLES, strict=True))
LISTED = (f"一、{DUTIES} 1", f"二、{OVERVIEW} 2", f"三、{COSTS}……3")


@pytest.mark.parametrize(
    ("entries", "rules"),
    [
        pytest.param(LISTED, [], id="the same"),
        pytest.param(("一、职责及机构……1", "二、预算总体情况……2", LISTED[2]), [], id="shorter"),
        pytest.param((*LISTED, "四、债务情况"), ["F301"], id="an entry too many"),
        pytest.param(LISTED[:2], ["F302"], id="a section too many"),
        pytest.param(("一、云溪县档案馆收支预算 2", "二、云溪县史志办收支预算 9"), [], id="units"),
        pytest.param((), [], id="no table of contents"),
    ],
)
def test_contents(entries: tuple[str, ...], rules: list[str]) -> None:
    made = disclosure(sections=SECTIONS, contents=tuple(map(Printed, entries)))
    assert [rule for rule in ("F301", "F302") if found(rule, made)] == rules


def test_notes_and_years_are_quoted_where_they_stand() -> None:
    wrong = msgspec.structs.replace(
        table("government_fund", note=NOTE.replace("政府性基金", "国有资本经营")),
        heading=Heading(year=2023),
        places={"note 1": Where(line=77), "year": Where(line=66)},
    )
    for rule, line in (("F203", 77), ("F402", 66)):
        (check,) = (check for check in checks() if check.rule == rule)
        ((_, finding),), _ = run(check, Dossier((with_tables(wrong),)))
        assert finding.evidence[0].where.line == line


def test_a_heading_on_two_lines_answers_to_its_entry() -> None:
    entry = Printed("云溪县档案馆2024年单位预算信息公开情况说明……12")
    broken = (Printed("云溪县档案馆2024年单位预算信息公开情况"), Printed("说明"))
    other = (broken[0], Printed("有关事项"))
    for front, count in ((broken, 0), (other, 1)):
        contents = (*map(Printed, LISTED), entry)
        made = disclosure(sections=SECTIONS, contents=contents, front=front)
        assert len(found("F301", made)) == count


def test_a_title_with_agency_and_year_answers_to_its_entry() -> None:
    contents = (*map(Printed, LISTED), Printed("单位预算信息公开情况说明"))
    for title, count in (("单位预算信息公开情况说明", 0), ("单位决算信息公开情况说明", 1)):
        name = disclosure().agency.name
        made = disclosure(
            sections=SECTIONS, contents=contents, front=(Printed(f"{name}2024年{title}"),)
        )
        assert len(found("F301", made)) == count


def test_an_entry_may_say_year_otherwise() -> None:
    contents = (*map(Printed, LISTED), Printed("第四部分 2024年债务安排"))
    for year, count in (("2024年", 0), ("2024年度", 0), ("2023年", 1)):
        made = disclosure(
            sections=SECTIONS, contents=contents, front=(Printed(f"第四部分 {year}债务安排"),)
        )
        assert len(found("F301", made)) == count


@pytest.mark.parametrize(("year", "count"), [(2024, 0), (0, 0), (2023, 1)])
def test_the_year_above_a_table(year: int, count: int) -> None:
    statement = msgspec.structs.replace(table("expenditure", ROW), heading=Heading(year=year))
    assert len(found("F402", with_tables(statement))) == count


def test_a_year_in_the_table_of_contents() -> None:
    made = msgspec.structs.replace(disclosure(), contents=(Printed("1. 2023年部门收入预算总表 5"),))
    assert len(found("F402", made)) == 1


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param("注：本表反映部门本年度各项支出情况。", False, id="its own"),
        pytest.param("注：本表反映部门本年度取得的各项收入情况。", True, id="another's"),
        pytest.param("注：本表金额转换为万元时，因四舍五入可能存在尾差。", False, id="no table"),
    ],
)
def test_what_a_note_says_that_the_table_shows(note: str, told: bool) -> None:
    assert bool(found("F205", with_tables(table("expenditure", ROW, note=note)))) is told


OF_TABLES = {
    "income_expenditure_summary": "部门预算收支总表",
    "income": "部门预算收入总表",
    "expenditure": "部门预算支出总表",
    "fiscal_appropriation": "部门预算财政拨款收支总表",
    "general_budget_expenditure": "部门预算一般公共预算财政拨款支出表",
    "government_fund": "部门预算政府性基金预算财政拨款支出表",
}


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        pytest.param(tuple(OF_TABLES.values()), False, id="all"),
        pytest.param(tuple(OF_TABLES.values())[:5], True, id="all but one"),
        pytest.param(tuple(OF_TABLES.values())[:2], False, id="the contents list no tables"),
    ],
)
def test_tables_in_the_contents(listed: tuple[str, ...], told: bool) -> None:
    made = with_tables(
        *(
            msgspec.structs.replace(table("expenditure", ROW, title=title), id=form)
            for form, title in OF_TABLES.items()
        ),
        sections=(section("一", "部门职责及机构设置情况", "管档案。"),),
        contents=tuple(
            Printed(text, Where(line=n))
            for n, text in enumerate((*listed, "一、部门职责及机构设置情况"))
        ),
    )
    assert bool(found("F307", made)) is told


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        pytest.param("3 5 8 8 23 68", "", id="in order"),
        pytest.param("3 5 8 23 15 68", "前后颠倒", id="one goes back"),
        pytest.param("20 22 23 68 58 69", "前后颠倒", id="one of two"),
        pytest.param("3 5 8 1 4 9", "", id="a second volume"),
        pytest.param("3 5 1", "", id="too few"),
    ],
)
def test_pages_of_the_contents(pages: str, told: str) -> None:
    lines = tuple(Printed(f"某部分\t{page}", Where(line=1)) for page in pages.split())
    messages = found("F308", disclosure(contents=lines))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)
