"""Pieces that a wrong word in a title has split off go back where they belong."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Reading
from mingzhang.reading.blocks import Block, Paragraph
from mingzhang.reading.part import Part, TablePart
from mingzhang.reading.parts import strays
from mingzhang.reading.signs import Meta
from mingzhang.reading.source import read_bytes
from mingzhang.where import NOWHERE

TABLE = """{prefix}{title}

901 云溪县档案局

预算年度：2024

单位：万元

序号\t功能分类科目\t\t合计\t基本支出\t项目支出
\t科目编码\t科目名称\t\t\t
栏次\t1\t2\t3\t4\t5
1\t\t合计\t30.00\t10.00\t20.00

"""
GRID = """科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t10.00\t20.00
201\t一般公共服务支出\t30.00\t10.00\t20.00
"""
TITLES = (
    "一般公共预算财政拨款支出表",
    "政府性基金预算财政拨款支出表",
    "国有资本经营预算财政拨款支出表",
)
NARRATIVE = """{agency}{year}年{scope}预算信息公开情况说明

一、部门职责及机构设置情况

管档案。

二、机关运行经费安排情况

没有。
"""


def read(
    agency: str = "云溪县档案局",
    year: str = "2024",
    scope: str = "部门",
    prefixes: tuple[str, ...] = ("部门预算",) * 4,
) -> Reading:
    tables = "".join(
        TABLE.format(prefix=prefix, title=title)
        for prefix, title in zip(prefixes, (*TITLES, "支出总表"), strict=True)
    )
    text = tables + NARRATIVE.format(agency=agency, year=year, scope=scope)
    return read_bytes(text.encode(), "page.txt")


def test_two_titles_wrong_in_two_ways() -> None:
    """Last year on the cover, and 部门 for 单位 in the title of the narrative."""
    pages = "云溪县档案馆\n2023年度单位决算\n\n"
    pages += "第一部分 云溪县档案馆概况\n一、单位职责\n管档案。\n\n"
    for form in ("支出决算表", "收入决算表", "一般公共预算财政拨款支出决算表"):
        pages += f"{form}\n部门：云溪县档案馆\n单位：万元\n\n{GRID}\n"
    pages += "第三部分 云溪县档案馆2024年度部门决算情况说明\n一、收入决算情况说明\n"
    pages += "2024年度收入合计30.00万元，2024年度支出合计30.00万元。2024年度没有结余。\n"
    (disclosure,) = read_bytes(pages.encode(), "page.txt").disclosures
    assert (disclosure.year, disclosure.scope) == (2024, "unit")


@pytest.mark.parametrize(
    ("cover", "title", "year"),
    [
        pytest.param("2023", "2024", 2024, id="the cover is last year's"),
        pytest.param("2024", "2023", 2024, id="the title of the narrative is"),
    ],
)
def test_the_commoner_year_is_the_document_s(cover: str, title: str, year: int) -> None:
    """The tables' own heads print no year."""
    pages = f"云溪县档案局\n{cover}年度部门决算\n\n"
    pages += "第一部分 云溪县档案局概况\n一、部门职责\n管档案。\n\n"
    for form in ("支出决算表", "收入决算表", "一般公共预算财政拨款支出决算表"):
        pages += f"{form}\n部门：云溪县档案局\n单位：万元\n\n{GRID}\n"
    pages += f"第三部分 云溪县档案局{title}年度部门决算情况说明\n一、收入决算情况说明\n"
    pages += "2024年度收入合计30.00万元，2024年度支出合计30.00万元。2024年度没有结余。\n"
    (disclosure,) = read_bytes(pages.encode(), "page.txt").disclosures
    assert disclosure.year == year


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({}, id="a right title"),
        pytest.param({"year": "2023"}, id="last year's"),
        pytest.param({"agency": "云溪县水利局"}, id="another agency's"),
        pytest.param({"scope": "单位"}, id="a unit's"),
    ],
)
def test_a_narrative_with_one_wrong_word_in_its_title_stays_with_its_tables(
    wrong: dict[str, str],
) -> None:
    (disclosure,) = read(**wrong).disclosures  # type: ignore[arg-type]
    assert disclosure.year == 2024
    assert disclosure.scope == "department"
    assert [section.no for section in disclosure.sections] == ["一", "二"]
    assert any("情况说明" in line.text for line in disclosure.front)


def test_but_not_with_two() -> None:
    assert len(read(agency="云溪县水利局", year="2023").disclosures) == 2


def test_a_table_with_the_other_scope_in_its_title_stays_with_the_others() -> None:
    prefixes = ("部门预算", "单位预算", "部门预算", "部门预算")
    (disclosure,) = read(prefixes=prefixes).disclosures
    title = "单位预算政府性基金预算财政拨款支出表"
    assert [s.title for s in disclosure.statements if s.title == title] == [title]


def test_tables_of_a_unit_are_no_strays_where_the_department_has_its_own() -> None:
    department = "".join(TABLE.format(prefix="部门预算", title=title) for title in TITLES)
    unit = TABLE.format(prefix="单位预算", title=TITLES[0])
    assert len(read_bytes((department + unit).encode(), "page.txt").disclosures) == 2


ALONE = """云溪县档案局{title}年部门预算信息公开情况说明

现将云溪县档案局{text}年部门预算公开如下：

一、部门职责及机构设置情况

管档案。

二、部门预算安排的总体情况

{text}年预算收入3万元，较{before}年预算增加1万元。

三、机关运行经费安排情况

{text}年，我部门没有安排。
"""


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        pytest.param(2024, 2024, 2024, id="title and text agree"),
        pytest.param(2023, 2024, 2024, id="the title alone has another year"),
    ],
)
def test_a_narrative_alone_is_of_the_year_that_its_text_names(
    title: int, text: int, year: int
) -> None:
    page = ALONE.format(title=title, text=text, before=text - 1)
    (disclosure,) = read_bytes(page.encode(), "page.txt").disclosures
    assert disclosure.year == year


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("云溪市第一中学（本级）", 1, id="the same agency"),
        pytest.param("云溪市第一中学附属小学", 2, id="another one, whose name contains the name"),
    ],
)
def test_a_table_with_the_other_scope_comes_back_to_its_own_agency(name: str, parts: int) -> None:
    forms = ("income", "expenditure", "appropriation")
    main = Part("department", "", "云溪市第一中学", 2024)
    main.tables = [TablePart(form, form, NOWHERE) for form in forms]
    stray = Part("unit", "", name, 2024, [TablePart("general", "general", NOWHERE)])
    assert len(strays.mended([main, stray])) == parts


@pytest.mark.parametrize(
    ("stray", "parts"),
    [
        pytest.param(Part("department", "", "云溪县水利局", 2024), 1, id="another agency above it"),
        pytest.param(Part("department", "902", "云溪县水利局", 2024), 2, id="with a code"),
        pytest.param(Part("unit", "", "云溪县水利局", 2024), 2, id="of another scope, too"),
        pytest.param(Part("department", "", "云溪县档案局", 2023), 1, id="another year"),
        pytest.param(Part("department", "", "云溪县水利局", 2023), 2, id="of another agency"),
    ],
)
def test_a_table_that_the_others_lack_is_one_of_them(stray: Part, parts: int) -> None:
    forms = ("income", "expenditure", "appropriation")
    main = Part("department", "", "云溪县档案局", 2024)
    main.tables = [TablePart(form, form, NOWHERE) for form in forms]
    stray.tables = [TablePart("general", "general", NOWHERE)]
    (mended, *others) = strays.mended([main, stray])
    assert (len(others) + 1, mended.year) == (parts, 2024)
    again = Part("department", "", stray.name, stray.year, [TablePart("income", "收", NOWHERE)])
    assert len(strays.mended([main, again])) == 2


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        pytest.param("云溪县档案局", 1, id="that names the others' agency"),
        pytest.param("云溪县水利局", 2, id="that names its own"),
    ],
)
def test_the_first_table_with_another_agency_above_it(words: str, parts: int) -> None:
    main = Part("department", "", "云溪县档案局", 2024)
    main.tables = [TablePart(form, form, NOWHERE) for form in ("income", "expenditure", "general")]
    first = Part("department", "", "云溪县水利局", 2024, [TablePart("summary", "总", NOWHERE)])
    first.narrative = [Paragraph(f"{words}主要职责", NOWHERE)] * 4
    mended = strays.mended([first, main])
    assert len(mended) == parts
    assert mended[-1].name == "云溪县档案局"


def pieces(*, narratives: tuple[str, str], forms: tuple[str, str]) -> list[Part]:
    """A part of 2025 and one of 2024, each with tables and lines of a narrative."""
    made: list[Part] = []
    for year, narrative, form in zip((2025, 2024), narratives, forms, strict=True):
        lines: list[Block] = [Paragraph(line, NOWHERE) for line in narrative.split()]
        tables = [TablePart(form, form, NOWHERE)] if form else []
        made.append(Part("department", "", "云溪县档案局", year, tables, narrative=lines))
    return made


@pytest.mark.parametrize(
    ("narratives", "forms", "parts"),
    [
        pytest.param(("一、主要职责", "三、收入情况"), ("", ""), 1, id="words in two pieces"),
        pytest.param(("", "三、收入情况"), ("income", "expenditure"), 1, id="tables in two pieces"),
        pytest.param(("一、收入情况", "一、收入情况"), ("", ""), 2, id="two years in words"),
        pytest.param(("", ""), ("income", "income"), 2, id="two years in tables"),
    ],
)
def test_pieces_that_have_nothing_in_common_are_one(
    narratives: tuple[str, str], forms: tuple[str, str], parts: int
) -> None:
    assert len(strays.mended(pieces(narratives=narratives, forms=forms))) == parts


@pytest.mark.parametrize(
    ("heads", "text", "year"),
    [
        pytest.param((), "2025年收入总计1元。" * 4, 2025, id="all but the title"),
        pytest.param(
            (), "2025年收入总计1元，比2024年增加。" * 4, 2025, id="compared with the other"
        ),
        pytest.param((), "2025年收入1元。2024年收入1元。" * 4, 2024, id="both"),
        pytest.param((2024,) * 3, "2025年收入总计1元。" * 20, 2024, id="heads go before the text"),
    ],
)
def test_a_title_alone_does_not_say_the_year(heads: tuple[int, ...], text: str, year: int) -> None:
    part = Part("department", "", "云溪县档案局", 2024, narrative=[Paragraph(text, NOWHERE)])
    part.tables = [TablePart("income", "", NOWHERE, meta=Meta(year=head)) for head in heads]
    (mended,) = strays.mended([part])
    assert mended.year == year
