"""Statements: columns, rows cut by page breaks, fixed rows, and what is told of each repair."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Statement
from tests.reading.pages import (
    AGENCY,
    EXPENDITURE_HEAD,
    EXPENDITURE_ROWS,
    FUND_HEAD,
    cells,
    expenditure,
    meta,
    read,
    statement,
    table,
    told,
)

GENERAL = "部门预算一般公共预算财政拨款支出表"


def general(rows: str, head: str = FUND_HEAD, above: str = "") -> str:
    """一般公共预算财政拨款支出表."""
    return table(GENERAL, above or meta(), head, rows)


def rows_of(page: str, statement_id: str = "general_budget_expenditure") -> list[list[str]]:
    return cells(statement(page, statement_id))


PLAIN = """
1||合计|8.00|5.00|3.00
2|213|农林水支出|8.00|5.00|3.00
3|21303|水利|8.00|5.00|3.00
4|2130301|行政运行|5.00|5.00|
5|2130306|水利工程运行与维护|3.00||3.00
"""
AS_READ = [
    ["", "合计", "8.00", "5.00", "3.00"],
    ["213", "农林水支出", "8.00", "5.00", "3.00"],
    ["21303", "水利", "8.00", "5.00", "3.00"],
    ["2130301", "行政运行", "5.00", "5.00", ""],
    ["2130306", "水利工程运行与维护", "3.00", "", "3.00"],
]


def test_a_plain_table_is_read_as_printed() -> None:
    its = statement(general(PLAIN), "general_budget_expenditure")
    assert cells(its) == AS_READ
    assert (its.status, its.money_unit) == ("filled", "万元")
    assert [row.no for row in its.rows] == ["1", "2", "3", "4", "5"]
    assert read(general(PLAIN)).problems == ()


def test_the_header_is_kept_as_printed() -> None:
    its = statement(general(PLAIN), "general_budget_expenditure")
    assert [[cell.text for cell in row] for row in its.header] == [
        ["序号", "功能分类科目", "合计", "基本支出", "项目支出"],
        ["科目编码", "科目名称"],
        ["栏次", "1", "2", "3", "4", "5"],
    ]
    assert its.header[1][0].where.cell == 2


def test_the_header_of_a_further_page_is_kept_where_it_differs() -> None:
    first, rest = PLAIN.strip().split("\n4|")
    second = FUND_HEAD.replace("栏次", "档次").strip("\n")
    its = statement(
        general(f"{first}\n\n{meta()}\n{second}\n4|{rest}"), "general_budget_expenditure"
    )
    assert [row[0].text for row in its.header] == ["序号", "科目编码", "栏次", "档次"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(general(PLAIN, above=f"公开05表\n{meta()}"), id="below the title"),
        pytest.param(f"公开05表\n\n{general(PLAIN)}", id="above the title"),
    ],
)
def test_the_number_of_a_table_is_kept(page: str) -> None:
    heading = statement(page, "general_budget_expenditure").heading
    assert heading.number == "公开05表"


def test_a_number_belongs_to_one_table() -> None:
    its = statement(f"公开03表\n{expenditure()}{general(PLAIN)}", "general_budget_expenditure")
    assert its.heading.number == ""


def test_every_cell_knows_its_line_and_place() -> None:
    row = statement(general(PLAIN), "general_budget_expenditure").rows[1]
    line = general(PLAIN).splitlines().index("2|213|农林水支出|8.00|5.00|3.00") + 1
    assert (row.where.line, row.where.cell) == (line, 1)
    assert [(cell.where.line, cell.where.cell) for cell in row.cells.values()] == [
        (line, 4),
        (line, 5),
        (line, 6),
    ]


# rows cut by page breaks


@pytest.mark.parametrize(
    ("rows", "kind", "said"),
    [
        pytest.param(
            PLAIN.replace(
                "5|2130306|水利工程运行与维护|3.00||3.00",
                "5|2130306|水利工程运|3.00||3.00\n||行与维护|||",
            ),
            "repaired",
            "续行已并入上一行",
            id="the rest of a name",
        ),
        pytest.param(
            PLAIN.replace(
                "5|2130306|水利工程运行与维护|3.00||3.00",
                "5|21303|水利工程运|3.00||3.00\n|06|行与维护|||",
            ),
            "repaired",
            "科目编码被分页断成两段",
            id="a code in two pieces",
        ),
        pytest.param(
            PLAIN.replace(
                "5|2130306|水利工程运行与维护|3.00||3.00",
                "5|2130306|水利工程运行与维护|3.||3.0\n|||00||0",
            ),
            "repaired",
            "金额被分页断成两段",
            id="amounts whose pieces make the column's two places",
        ),
        pytest.param(
            PLAIN.replace("2130306", "2130 306"), "repaired", "科目编码被空格断开", id="spaced code"
        ),
        pytest.param(
            PLAIN.replace("水利工程", "水利 工程"), "", "", id="a spaced name is only tidied"
        ),
        pytest.param(
            PLAIN.replace("|8.00|5.00|3.00\n3", "|8. 00|5.00|3.00\n3"),
            "repaired",
            "金额被空格断开",
            id="a spaced amount",
        ),
        pytest.param(PLAIN.replace("|8.00|", "|８．００|"), "", "", id="full width"),
    ],
)
def test_what_certainly_belongs_together_is_put_together_and_told(
    rows: str, kind: str, said: str
) -> None:
    assert rows != PLAIN
    assert rows_of(general(rows)) == AS_READ
    messages = told(read(general(rows)).problems)
    assert told(read(general(rows)).problems, "repaired") == messages
    assert any(said in message for message in messages) if kind else messages == []


def test_a_row_cut_by_a_page_break_goes_on_below_the_next_pages_header() -> None:
    first, last = PLAIN.replace(
        "5|2130306|水利工程运行与维护|3.00||3.00",
        "5|2130306|水利工程运|3.00||3.00\nBREAK||行与维护|||",
    ).split("BREAK")
    page = general(first) + meta() + FUND_HEAD + last
    assert rows_of(page) == AS_READ


@pytest.mark.parametrize(
    "continuation",
    [
        pytest.param("|||4.00||", id="a second whole amount is no rest of the first"),
        pytest.param("||其他|1.00||1.00", id="a row that lost its number"),
        pytest.param("|||0||", id="would make three places"),
        pytest.param("||||12|", id="a rest of nothing"),
    ],
)
def test_what_may_belong_to_the_row_above_is_not_joined(continuation: str) -> None:
    page = general(PLAIN.rstrip() + "\n" + continuation)
    assert rows_of(page)[:5] == AS_READ
    assert len(rows_of(page)) == 6
    messages = told(read(page).problems, "ambiguous")
    assert any("不能确定是上一行的续行" in message for message in messages)


def test_repairs_are_told_once_a_table_with_their_number() -> None:
    rows = PLAIN.replace("2130301", "2130 301").replace("2130306", "2130 306")
    (message,) = told(read(general(rows)).problems, "repaired")
    assert message.startswith(f"《{GENERAL}》")
    assert message.endswith("共 2 处")


def test_a_code_of_no_level_is_read_as_printed_and_told() -> None:
    page = general(PLAIN.replace("2130306", "213036"))
    assert rows_of(page)[-1][0] == "213036"
    (message,) = told(read(page).problems, "ambiguous")
    assert "“213036”不是 3、5、7 位数字" in message


def test_an_amount_that_is_none_is_kept_as_printed_and_told() -> None:
    page = general(PLAIN.replace("3.00||3.00", "3.00||见附件"))
    assert rows_of(page)[-1][-1] == "见附件"
    (problem,) = read(page).problems
    assert problem.kind == "unreadable"
    assert "“见附件”，不是金额" in problem.message
    assert problem.where.line and problem.where.cell == 6


# headers


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(FUND_HEAD.replace("栏次", "档次"), id="栏次 misprinted 档次"),
        pytest.param(FUND_HEAD.replace("栏次|1|2|3|4|5\n", ""), id="no row of column numbers"),
        pytest.param(FUND_HEAD.replace("栏次", ""), id="column numbers without 栏次"),
        pytest.param(
            FUND_HEAD.replace("合计|基本支出|项目支出", "|合计|基本支出"), id="labels one cell off"
        ),
        pytest.param(FUND_HEAD.replace("基本支出", "基本 支出"), id="labels set wide"),
    ],
)
def test_where_the_number_of_columns_is_right_position_wins_over_label(head: str) -> None:
    assert rows_of(general(PLAIN, head)) == AS_READ


def widened(text: str, place: int, label: str, filling: str = "") -> str:
    """The lines with a cell more at a place."""
    lines = []
    for number, line in enumerate(text.strip("\n").splitlines()):
        row = line.split("|")
        row.insert(place, label if number == 0 else filling)
        lines.append("|".join(row))
    return "\n" + "\n".join(lines) + "\n"


SWAPPED = FUND_HEAD.replace("基本支出|项目支出", "项目支出|基本支出")


def test_where_every_label_stands_once_in_another_order_the_labels_are_right() -> None:
    """Nothing is shifted then: the columns were moved, and their amounts with them."""
    page = general(PLAIN, SWAPPED)
    its = statement(page, "general_budget_expenditure")
    printed = [[row.cells[c].text for c in ("total", "project", "basic")] for row in its.rows]
    assert printed == [row[2:] for row in AS_READ]
    (message,) = told(read(page).problems, "ambiguous")
    assert "栏目的顺序与表样不同，已按栏目名称读取" in message


def test_labels_of_two_header_rows_that_change_places_were_only_shifted() -> None:
    """The printed headers of one real volume: 上年结转 above, 其他收入 below one cell too far."""
    head = """
序号|功能分类科目||合计|本年收入||||||||上年结转|
|科目编码|科目名称||小计|财政拨款收入|财政专户收入|事业收入|经营收入|上级补助收入|附属单位上缴收入||其他收入
栏次|1|2|3|4|5|6|7|8|9|10|11|12
"""
    page = table("部门预算收入总表", meta(), head, "1||合计|9|8|7||||||1|1")
    (row,) = statement(page, "income").rows
    assert (row.cells["other"].text, row.cells["carry_in"].text) == ("1", "1")
    assert read(page).problems == ()


def test_a_column_that_the_form_lacks_is_read_and_compared_with_nothing() -> None:
    head = "\n序号|科目编码|科目名称|合计|基本支出|项目支出|备注|附\n"
    page = general(widened(widened(PLAIN, 6, "改 9.00", "见说明"), 7, "9.00"), head)
    its = statement(page, "general_budget_expenditure")
    assert [(column.label, column.use) for column in its.columns][3:] == [
        ("备注", "aside"),
        ("附", "unplaced"),
    ]
    assert [row[:5] for row in rows_of(page)] == AS_READ
    assert rows_of(page)[0][5:] == ["改9.00", "9.00"]
    remark, taken = told(read(page).problems, "ambiguous")
    assert "“附”一栏不在通用表样里" in remark
    assert "有的表栏目与表样不同" in taken


def test_a_blank_column_more_costs_nothing() -> None:
    head = "\n序号|科目编码|科目名称|合计||基本支出|项目支出\n"
    page = general(widened(PLAIN, 4, ""), head)
    assert rows_of(page) == AS_READ
    assert read(page).problems == ()


def test_columns_that_fit_no_form_are_not_guessed() -> None:
    head = "\n序号|科目编码|科目名称|甲类数\n"
    rows = "1||合计|8.00\n2|213|农林水支出|8.00"
    page = general(rows, head)
    (message,) = told(read(page).problems, "unreadable")
    assert "有 4 栏，表样是 6 栏，对不上" in message
    assert "请核对表头" in message


def test_a_table_that_could_not_be_read_does_not_pass_for_an_empty_one() -> None:
    """An empty table is a table of zeros, and would be compared as one."""
    page = expenditure() + general("1||合计|8.00", "\n序号|科目编码|科目名称|甲类数\n")
    (disclosure,) = read(page).disclosures
    statuses = {its.id: its.status for its in disclosure.statements}
    assert statuses["general_budget_expenditure"] == "missing"
    declared = page + "注：无此项预算，空表列示。\n"
    assert statement(declared, "general_budget_expenditure").status == "empty"


def test_a_table_without_any_header_is_read_by_position_and_told() -> None:
    page = general(PLAIN, head="")
    assert rows_of(page) == AS_READ
    (message,) = told(read(page).problems, "ambiguous")
    assert "没有表头，按表样的栏次读取" in message


# the unit


def test_without_a_unit_the_amounts_are_read_but_not_compared() -> None:
    page = general(PLAIN, above=f"{AGENCY}\n\n预算年度：2024")
    its = statement(page, "general_budget_expenditure")
    assert (its.money_unit, cells(its)) == ("", AS_READ)
    (message,) = told(read(page).problems, "unreadable")
    assert "没有找到金额单位" in message
    assert "请在表上方补上单位" in message


def test_each_table_has_its_own_unit() -> None:
    page = general(PLAIN, above=meta(unit="元")) + expenditure()
    assert statement(page, "general_budget_expenditure").money_unit == "元"
    assert statement(page, "expenditure").money_unit == "万元"


# two-sided and fixed tables


def fiscal(changed: dict[int, str] | None = None) -> str:
    """财政拨款收支总表 of an agency with 3.00 万元 carried in."""
    rows = {
        1: "1|一、一般公共预算拨款|5.00|一、一般公共服务支出||||",
        2: "2|二、政府性基金预算拨款||十三、农林水支出|8.00|8.00||",
        3: "3|三、国有资本经营预算拨款||||||",
        4: "4|本年收入合计|5.00|本年支出合计|8.00|8.00||",
        5: "5|年初财政拨款结转和结余|3.00|年末财政拨款结转和结余||||",
        6: "6|一、一般公共预算拨款|3.00|||||",
        7: "7|二、政府性基金预算拨款||||||",
        8: "8|三、国有资本经营预算拨款||||||",
        9: "9|收入总计|8.00|支出总计|8.00|8.00||",
    }
    head = (
        "\n序号|收入||支出||||\n"
        "|项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款\n"
        "栏次|1|2|3|4|5|6|7\n"
    )
    lines = [line for line in (rows | (changed or {})).values() if line]
    return table("部门预算财政拨款收支总表", meta(), head, "\n".join(lines))


def side(its: Statement, name: str) -> list[tuple[str, str]]:
    return [
        (row.label, next(iter(row.cells.values())).text) for row in its.rows if row.side == name
    ]


def test_each_side_of_a_printed_row_is_a_row() -> None:
    its = statement(fiscal(), "fiscal_appropriation")
    assert side(its, "expenditure") == [
        ("一般公共服务支出", ""),
        ("农林水支出", "8.00"),
        ("本年支出合计", "8.00"),
        ("年末财政拨款结转和结余", ""),
        ("支出总计", "8.00"),
    ]
    assert {row.side: set(row.cells) for row in its.rows} == {
        "income": {"amount"},
        "expenditure": {"total", "general", "government_fund", "state_capital"},
    }


def test_a_label_that_stands_twice_is_matched_by_its_order() -> None:
    """Rows 1 and 6 have the same words: this year's money, and what was carried in."""
    income = side(statement(fiscal(), "fiscal_appropriation"), "income")
    assert [amount for label, amount in income if label == "一般公共预算拨款"] == ["5.00"]
    assert [amount for label, amount in income if label == "一般公共预算拨款#2"] == ["3.00"]


def test_the_second_of_two_labels_is_found_where_rows_between_are_left_out() -> None:
    page = fiscal({2: "", 3: "", 7: "", 8: ""})
    income = side(statement(page, "fiscal_appropriation"), "income")
    assert income == [
        ("一般公共预算拨款", "5.00"),
        ("本年收入合计", "5.00"),
        ("年初财政拨款结转和结余", "3.00"),
        ("一般公共预算拨款#2", "3.00"),
        ("收入总计", "8.00"),
    ]


def test_a_row_that_the_form_lacks_is_told_if_it_has_an_amount() -> None:
    page = fiscal({3: "3|四、捐赠收入|0.50||||"})
    (message,) = told(read(page).problems, "unreadable")
    assert "“四、捐赠收入”这一行不在表样里" in message
    assert ("", "0.50") in side(statement(page, "fiscal_appropriation"), "income")


def test_a_row_that_the_form_lacks_is_no_trouble_without_an_amount() -> None:
    assert read(fiscal({3: "3|四、捐赠收入|||||"})).problems == ()


THREE_PUBLIC_HEAD = """
序号|项目|资金性质
||合计|一般公共预算财政拨款|政府性基金预算拨款|国有资本经营预算财政拨款
栏次|1|2|3|4|5
"""


@pytest.mark.parametrize(
    ("name", "label"),
    [
        pytest.param("二、公务用车购置及运维费", "公务用车购置及运维费", id="as in the form"),
        pytest.param("公务用车购置及运行维护费", "公务用车购置及运维费", id="another wording"),
        pytest.param(
            "其中：教育科研人员因公出国（境）费", "教学科研人员因公出国（境）费", id="misprint"
        ),
        pytest.param("3.公务接待费", "公务接待费", id="another numbering"),
    ],
)
def test_fixed_rows_go_by_several_names(name: str, label: str) -> None:
    page = table(
        "部门预算财政拨款“三公”经费支出表", meta(), THREE_PUBLIC_HEAD, f"1|{name}|2.00|2.00||"
    )
    (row,) = statement(page, "three_public").rows
    assert (row.name, row.label, row.cells["total"].text) == (name, label, "2.00")
    assert read(page).problems == ()


# empty tables


@pytest.mark.parametrize(
    ("rows", "note", "status"),
    [
        pytest.param("", "注：无此项预算，空表列示。", "empty", id="declared, no rows"),
        pytest.param("", "", "empty", id="no rows and no note"),
        pytest.param("1||合计|||", "注：无此项预算，空表列示。", "empty", id="declared, blank row"),
        pytest.param("1||合计|||", "", "filled", id="a blank total is a printed zero"),
        pytest.param(
            "1||合计|8.00||8.00", "注：空表列示。", "filled", id="declared, but not empty"
        ),
        pytest.param("||||||", "", "empty", id="a row of blank cells"),
    ],
)
def test_empty_and_filled_are_told_apart(rows: str, note: str, status: str) -> None:
    page = expenditure() + general(rows) + note + "\n"
    assert statement(page, "general_budget_expenditure").status == status
    assert read(page).problems == ()


def test_a_table_that_is_not_there_is_missing_which_is_not_empty() -> None:
    (disclosure,) = read(general(PLAIN)).disclosures
    missing = [its.id for its in disclosure.statements if its.status == "missing"]
    assert len(missing) == 8
    assert disclosure.statement("expenditure") is None


def test_rows_below_the_total_are_read_in_printed_order() -> None:
    reversed_rows = "\n".join(reversed(EXPENDITURE_ROWS.strip().splitlines()))
    page = expenditure(reversed_rows, EXPENDITURE_HEAD)
    assert [row[0] for row in rows_of(page, "expenditure")] == [
        *("2130306", "2130301", "21303", "213", ""),
    ]
