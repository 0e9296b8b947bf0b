"""Numbers of tables, of their columns and rows; words of their headers."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Heading, Printed, Row, Statement
from mingzhang.where import Where
from tests.checking.form.small import disclosure, found, section, table, with_tables

WORDS = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")


def headed(*rows: tuple[str, ...], form: str = "general_budget_expenditure") -> Statement:
    """A table with these header rows."""
    printed = tuple(
        tuple(Printed(text, Where(line=line, cell=cell)) for cell, text in enumerate(row, 1))
        for line, row in enumerate(rows, 5)
    )
    made = table(form, ("", "合计", "3.00 3.00"), ("201", "一般公共服务支出", "3.00 3.00"))
    return msgspec.structs.replace(made, header=printed)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(WORDS, "", id="as the form has them"),
        pytest.param((*WORDS[:4], "项日支出"), "“项日支出”，应为“项目支出”", id="looks like it"),
        pytest.param(("科目编码", "科目名成", *WORDS[2:]), "应为“科目名称”", id="sounds like it"),
        pytest.param((*WORDS[:3], "基本支岀", "项目支出"), "应为“基本支出”", id="a rare character"),
        pytest.param((*WORDS[:4], "项目经费"), "", id="another word"),
        pytest.param((*WORDS[:4], "合汁"), "", id="too short to be recognised"),
        pytest.param((*WORDS, "决算金额"), "", id="what is another place's own"),
        pytest.param(("档次", "1", "2", "3"), "“档次”，应为“栏次”", id="the common misprint"),
    ],
)
def test_words_of_headers(words: tuple[str, ...], told: str) -> None:
    messages = found("F415", with_tables(headed(words)))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


def test_one_misprint_on_several_tables_is_told_once() -> None:
    row = ("档次", "1", "2", "3")
    made = with_tables(headed(row), headed(row, form="government_fund"))
    (message,) = found("F415", made)
    assert message.count("《") == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(("栏次", "1", "2", "3", "4", "5"), "", id="right"),
        pytest.param(("栏次", "1", "2", "3", "5", "5"), "第 4 个应为 4", id="one is wrong"),
        pytest.param(("1", "2", "3", "3"), "第 4 个应为 4", id="without the word"),
        pytest.param(("栏次", "1", "2", "3=1+2", "4"), "", id="a formula"),
        pytest.param(("栏次", "1", "栏次", "2", "3"), "", id="two halves"),
        pytest.param(("类", "款", "1", "2", "4"), "", id="other words"),
    ],
)
def test_numbers_of_columns(row: tuple[str, ...], told: str) -> None:
    messages = found("F416", with_tables(headed(row)))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


def numbered(*numbers: str, form: str = "expenditure") -> Statement:
    """A table with these row numbers."""
    made = table(form, *((f"2{n:02}", "某支出", "1.00 1.00") for n in range(len(numbers))))
    rows = zip(made.rows, numbers, strict=True)
    return msgspec.structs.replace(
        made, rows=tuple(msgspec.structs.replace(row, no=no) for row, no in rows)
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        pytest.param("1 2 3 4 5 6", "", id="right"),
        pytest.param("1 2 3 5 5 6", "“3”之后是“5”，应为“4”", id="one is wrong"),
        pytest.param("1 2 3 3 4 5", "“3”之后是“3”，应为“4”", id="a row was put in"),
        pytest.param("1 2 3 5 6 7", "“3”之后是“5”，应为“4”", id="a row was left out"),
        pytest.param("1 2 3 1 2 3", "", id="each page counts for itself"),
        pytest.param("1 1 2 2 3 3", "", id="another way to count"),
        pytest.param("1 甲 2 3 5 6", "", id="no numbers"),
    ],
)
def test_numbers_of_rows(numbers: str, told: str) -> None:
    messages = found("F417", with_tables(numbered(*numbers.split())))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


def test_the_halves_of_a_table_share_their_numbers() -> None:
    rows = [
        Row("", name, {}, side=side, no=str(no), where=Where(line=no))  # type: ignore[arg-type]
        for no in range(1, 7)
        for side, name in (("income", "某收入"), ("expenditure", "某支出"))
        if side == "expenditure" or no < 4
    ]
    made = Statement("income_expenditure_summary", "部门预算收支总表", "filled", rows=tuple(rows))
    assert found("F417", with_tables(made)) == []


@pytest.mark.parametrize(
    ("numerals", "told"),
    [
        pytest.param("一 二 三 四 五", "", id="right"),
        pytest.param("一 二 三 三 五", "序号应为“四”", id="one is wrong"),
        pytest.param("一 二 四 八 九", "", id="rows that are not needed are left out"),
        pytest.param("一 二 三 一 二", "", id="the carry-over counts anew"),
    ],
)
def test_numerals_of_rows(numerals: str, told: str) -> None:
    rows = tuple(
        Row("", f"{numeral}、某{place}支出", {}, side="expenditure", where=Where(line=place))
        for place, numeral in enumerate(numerals.split(), 1)
    )
    made = Statement("income_expenditure_summary", "部门预算收支总表", "filled", rows=rows)
    messages = found("F419", with_tables(made))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


FORMS = ("expenditure", "general_budget_expenditure", "government_fund", "state_capital")


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        pytest.param("公开01表 公开02表 公开03表 公开04表", False, id="right"),
        pytest.param("公开01表 公开02表 公开02表 公开04表", True, id="two share one"),
        pytest.param("附件 附件 附件 附件", False, id="no numbers"),
        pytest.param("公开01表 公开03表 公开05表 公开09表", False, id="others between them"),
    ],
)
def test_numbers_of_tables(numbers: str, told: bool) -> None:
    tables = [
        msgspec.structs.replace(
            table(form, ("", "合计", "1.00 1.00"), title=form), heading=Heading(number=number)
        )
        for form, number in zip(FORMS, numbers.split(), strict=True)
    ]
    assert bool(found("F418", with_tables(*tables))) is told


def test_a_row_without_a_number_between_rows_that_have_one() -> None:
    made = numbered("1", "2", "3", "", "5", "6")
    (message,) = found("F417", with_tables(made))
    assert "“某支出”一行没有序号，应为“4”" in message
    assert found("F417", with_tables(numbered("1", "2", "3", "", "4", "5"))) == []


@pytest.mark.parametrize(
    ("lines", "contents", "told"),
    [
        pytest.param("第一部分概况 第二部分说明 第三部分名词", "", "", id="right"),
        pytest.param("第一部分概况 第二部分表 第二部分说明", "", "应为“第三部分”", id="twice"),
        pytest.param("第一部分概况 第三部分说明", "", "", id="the tables' heading is no line"),
        pytest.param("第二部分公开说明 第二部分云溪县2024年公开说明", "", "", id="listed above"),
        pytest.param("第一部分概况 第一部分整体 第二部分专项", "", "", id="parts of a part"),
        pytest.param("第五部分名词解释", "第四部分名词解释", "目录为“第四部分”", id="contents"),
        pytest.param("第四部分名词解释", "第四部分名词解释12", "", id="as the contents"),
        pytest.param(
            "第二部分表 第三部分说明", "第二部分表3 第二部分说明9", "上面已有", id="in the contents"
        ),
    ],
)
def test_numbers_of_parts(lines: str, contents: str, told: str) -> None:
    made = disclosure(
        sections=(section("一", "总体情况", *lines.split()),),
        contents=tuple(Printed(line, Where(line=1)) for line in contents.split()),
    )
    messages = found("F306", made)
    assert len(messages) == bool(told)
    assert told in "".join(messages)


def test_entries_of_the_contents_are_numbered_on() -> None:
    entries = ("一、收入表", "二、支出表", "二、基金表", "四、三公表")
    lines = tuple(Printed(line, Where(line=n)) for n, line in enumerate(entries))
    assert "应为“三、”" in found("F304", disclosure(contents=lines))[0]
