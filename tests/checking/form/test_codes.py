"""Codes and names, nature of expenditure, “三公” against the economic classification."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Statement
from tests.checking.form.small import (
    disclosure,
    found,
    section,
    table,
    three_public,
    units,
    with_tables,
)

CLASS = ("201", "一般公共服务支出", "30.00 10.00 20.00")


@pytest.mark.parametrize(
    ("code", "name", "rules"),
    [
        pytest.param("2013202", "一般行政管理事务", [], id="right"),
        pytest.param("2013202", "行政运行", ["F601"], id="another code's name"),
        pytest.param("2013202", "植树造林", ["F601"], id="no code's name"),
        pytest.param("2013202", "行政管理事务", ["F603"], id="a part is lost"),
        pytest.param("2013202", "一般行政管里事务", ["F603"], id="a wrong character"),
        pytest.param("201", "一般公共服务", [], id="支出 is often left off"),
        pytest.param("2019999", "植树造林", ["F607"], id="a row that was never checked"),
        pytest.param("2017777", "植树造林", ["F605"], id="an unknown code is a hint"),
        pytest.param("20132020", "一般行政管理事务", ["F604"], id="too many digits"),
    ],
)
def test_codes_and_names(code: str, name: str, rules: list[str]) -> None:
    made = with_tables(table("expenditure", (code, name, "30.00 10.00 20.00")))
    known = ("F601", "F602", "F603", "F604", "F605", "F606", "F607")
    assert [rule for rule in known if found(rule, made)] == rules


def test_an_unknown_code_one_digit_from_its_name() -> None:
    made = with_tables(
        table("expenditure", ("2080595", "机关事业单位基本养老保险缴费支出", "1.00"))
    )
    (message,) = found("F606", made)
    assert "2080505" in message
    assert found("F605", made) == []


def two(first: tuple[str, str, str], second: tuple[str, str, str]) -> list[Statement]:
    return [table("expenditure", first), table("general_budget_expenditure", second)]


@pytest.mark.parametrize(
    ("other", "rules"),
    [
        pytest.param("一般行政管理事务", [], id="the same"),
        pytest.param("一般行政管理事务（不含机关）", [], id="with a bracket"),
        pytest.param("行政管理事务", ["F602"], id="a part is lost in one table"),
        pytest.param("一般行政管理", ["F603"], id="cut off in one table"),
    ],
)
def test_one_code_in_two_tables(other: str, rules: list[str]) -> None:
    rows = (("2013202", "一般行政管理事务", "1.00"), ("2013202", other, "1.00"))
    made = with_tables(*two(*rows))
    assert [rule for rule in ("F601", "F602", "F603") if found(rule, made)] == rules


def test_the_same_misprint_in_two_tables_is_one_finding() -> None:
    row = ("2013202", "植树造林", "1.00")
    (message,) = found("F601", with_tables(*two(row, row)))
    assert "等 2 张表" in message


@pytest.mark.parametrize(
    ("form", "code", "told"),
    [
        pytest.param("government_fund", "2013202", True, id="the general budget's in a fund's"),
        pytest.param("government_fund", "2120815", False, id="a fund's own"),
        pytest.param("general_budget_expenditure", "2120815", True, id="a fund's in the general"),
        pytest.param("government_fund", "212", False, id="a 类 can be in both"),
    ],
)
def test_codes_of_another_budget(form: str, code: str, told: bool) -> None:
    names = {"2013202": "一般行政管理事务", "2120815": "农村社会事业支出", "212": "城乡社区支出"}
    assert bool(found("F608", with_tables(table(form, (code, names[code], "1.00"))))) is told


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        pytest.param(("2013201", "行政运行", "10.00 10.00"), [], id="basic money"),
        pytest.param(("2013201", "行政运行", "10.00  10.00"), ["F611"], id="project money"),
        pytest.param(
            ("2013202", "一般行政管理事务", "10.00 10.00"), ["F612"], id="basic money, 02"
        ),
        pytest.param(("2013202", "一般行政管理事务", "10.00  10.00"), [], id="project money, 02"),
        pytest.param(("2013250", "事业运行", "10.00  10.00"), ["F613"], id="project money, 50"),
        pytest.param(("2013250", "事业运行", "10.00 10.00 0.00"), [], id="a zero is no money"),
    ],
)
def test_nature_of_expenditure(row: tuple[str, str, str], rules: list[str]) -> None:
    made = with_tables(table("expenditure", row))
    assert [rule for rule in ("F611", "F612", "F613") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("reception", "project", "rules"),
    [
        pytest.param("2.00", "20.00", [], id="the same"),
        pytest.param("1.00", "20.00", ["F961"], id="less than basic expenditure alone"),
        pytest.param("3.00", "20.00", [], id="projects may have more"),
        pytest.param("3.00", "", ["F962"], id="where there are no projects they may not"),
    ],
)
def test_three_public_and_basic_expenditure(reception: str, project: str, rules: list[str]) -> None:
    made = with_tables(
        table("general_budget_basic", ("30217", "公务接待费", "2.00  2.00")),
        table("general_budget_expenditure", ("", "合计", f"30.00 10.00 {project}")),
        three_public({"公务接待费": reception}),
    )
    assert [rule for rule in ("F961", "F962") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("主要用于办公费、差旅费等支出。", "", id="all are in the table"),
        pytest.param("主要用于办公费、取暖费等支出。", "取暖费（30208）", id="one is not"),
        pytest.param("主要用于办公及印刷费。", "", id="one of two codes is enough"),
        pytest.param("主要用于办公用房水电费。", "水电费（30205、30206）", id="neither of two"),
        pytest.param("主要用于其他交通费用。", "", id="a longer name is not its part"),
        pytest.param("主要用于宣传。", "", id="other words are left alone"),
        pytest.param("取暖费由财政统一支付。", "", id="not what it is for"),
        pytest.param(
            "其中：办公费2.00万元，劳务费1.00万元。", "劳务费（30226）", id="with an amount"
        ),
        pytest.param("其中：办公费2.00万元，劳务费0万元。", "", id="which is nothing"),
    ],
)
def test_what_running_costs_are_for(text: str, told: str) -> None:
    basic = table(
        "general_budget_basic",
        ("302", "商品和服务支出", "5.00  5.00"),
        ("30201", "办公费", "2.00  2.00"),
        ("30211", "差旅费", "2.00  2.00"),
        ("30239", "其他交通费用", "1.00  1.00"),
    )
    costs = section("三", "机关运行经费安排情况", text)
    messages = found("F963", with_tables(basic, sections=(costs,)))
    assert bool(messages) is bool(told)
    assert all(told in message for message in messages)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("机关运行经费5.00万元，主要用于取暖费等支出。", "F965", id="all of it"),
        pytest.param("机关运行经费50,000元，主要用于取暖费等支出。", "F965", id="in 元"),
        pytest.param("机关运行经费8.00万元，主要用于取暖费等支出。", "F963", id="more than it"),
        pytest.param("机关运行经费5.00万元，主要用于办公费等支出。", "", id="what the table has"),
        pytest.param(
            "机关运行经费5.00万元，与上年持平，其中：会议费2万元。", "F965", id="of which"
        ),
        pytest.param(
            "机关运行经费5.00万元。主要包括取暖费、工会经费。", "F965", id="the next sentence"
        ),
        pytest.param(
            "机关运行经费5.00万元。机关运行经费包括邮电费、取暖费等。",
            "",
            id="a definition behind it",
        ),
        pytest.param(
            "机关运行经费5.00万元。机关运行经费指为保障运行用于购买服务的资金，包括差旅费。",
            "",
            id="what it means",
        ),
        pytest.param(
            "机关运行经费5.00万元，其中：办公费5万元，未安排会议费、培训费。", "", id="not provided"
        ),
        pytest.param("机关运行经费5.00万元，因压减会议，不再用于培训费。", "", id="no longer"),
        pytest.param("机关运行经费5.00万元，不包括取暖费、物业管理费。", "", id="not in it"),
        pytest.param(
            "机关运行经费5.00万元，主要用于办公费，邮电费由机关服务中心负担。", "", id="others pay"
        ),
    ],
)
def test_running_costs_that_are_just_those_of_the_table(text: str, rule: str) -> None:
    basic = table(
        "general_budget_basic",
        ("", "合计", "9.00 4.00 5.00"),
        ("301", "工资福利支出", "4.00 4.00"),
        ("302", "商品和服务支出", "5.00  5.00"),
        ("30201", "办公费", "5.00  5.00"),
    )
    made = with_tables(basic, sections=(section("三", "机关运行经费安排情况", text),))
    assert [one for one in ("F963", "F965") if found(one, made)] == ([rule] if rule else [])


def test_running_costs_without_a_table_of_basic_expenditure() -> None:
    costs = section("三", "机关运行经费安排情况", "主要用于取暖费。")
    assert found("F963", disclosure(sections=(costs,))) == []


@pytest.mark.parametrize(
    ("nature", "running", "told"),
    [
        pytest.param("事业", ("2013250", "事业运行"), True, id="an institution"),
        pytest.param("事业", ("2013201", "行政运行"), False, id="under the civil servants' law"),
        pytest.param("行政", ("2013250", "事业运行"), False, id="an administration"),
    ],
)
def test_codes_of_administrations(nature: str, running: tuple[str, str], told: bool) -> None:
    rows = ((*running, "9.00 9.00"), ("2101101", "行政单位医疗", "1.00 1.00"))
    made = with_tables(table("expenditure", *rows), scope="unit")
    listed = units(("云溪县史志馆", nature, "股级", "财政拨款")).organisations
    assert bool(found("F614", msgspec.structs.replace(made, organisations=listed))) is told


@pytest.mark.parametrize(
    ("name", "words", "rows", "told"),
    [
        ("云溪县第一小学", "", ("行政单位医疗",), "F614"),
        ("云溪县史志馆", "本馆是县委办公室下属的公益一类事业单位。", ("行政单位离退休",), "F614"),
        ("云溪县史志馆", "", ("事业运行", "行政单位医疗"), "F614"),
        ("云溪县财政局本级", "", ("事业单位医疗",), "F615"),
        ("云溪县水务局本级", "", ("行政运行", "事业单位医疗"), "F615"),
        ("云溪县第一小学", "", ("事业单位医疗",), ""),
        ("云溪县史志馆", "本馆为参照公务员法管理的事业单位。", ("行政单位医疗",), ""),
        ("云溪县史志馆", "", ("行政运行", "行政单位医疗"), ""),
        ("云溪县水务局本级", "", ("行政运行", "行政单位医疗", "事业单位医疗"), ""),
        ("云溪县水务局本级", "", ("行政运行", "事业运行", "事业单位医疗"), ""),
        ("云溪县水务局本级", "", ("事业单位医疗",), ""),
    ],
)
def test_codes_fit_what_a_unit_is(name: str, words: str, rows: tuple[str, ...], told: str) -> None:
    codes = {
        "行政单位医疗": "2101101",
        "事业单位医疗": "2101102",
        "行政单位离退休": "2080501",
        "行政运行": "2013201",
        "事业运行": "2013250",
    }
    listed = table("expenditure", *((codes[row], row, "1.00 1.00") for row in rows))
    made = with_tables(
        listed, scope="unit", agency=Agency("901", name), sections=(section("一", "职责", words),)
    )
    assert [rule for rule in ("F614", "F615") if found(rule, made)] == [told] * bool(told)


@pytest.mark.parametrize(
    ("name", "nature", "told"),
    [
        ("云溪县第一小学", "行政", True),
        ("云溪县人民医院", "行政单位", True),
        ("云溪县财政局本级", "事业", True),
        ("云溪县第一小学", "公益一类事业", False),
        ("云溪县财政局本级", "行政", False),
        ("云溪县供销社", "事业", False),
        ("云溪县医院管理局", "行政", False),
        ("云溪县图书馆", "参公", False),
    ],
)
def test_the_nature_of_a_unit_fits_its_name(name: str, nature: str, told: bool) -> None:
    assert bool(found("F718", units((name, nature, "股级", "财政拨款")))) is told


@pytest.mark.parametrize(
    ("nature", "funding", "told"),
    [
        ("行政", "财政性资金基本保证", True),
        ("行政", "自收自支", True),
        ("行政", "财政拨款", False),
        ("事业", "财政性资金基本保证", False),
        ("参公事业", "财政拨款", False),
    ],
)
def test_the_nature_of_a_unit_fits_how_it_is_paid(nature: str, funding: str, told: bool) -> None:
    assert bool(found("F718", units(("云溪县供销社", nature, "股级", funding)))) is told


def test_a_unit_that_pays_for_itself_has_no_basic_expenditure_from_the_budget() -> None:
    unit = units(("云溪县测绘队", "事业", "股级", "自收自支"))
    paid = with_tables(table("general_budget_basic", ("30101", "基本工资", "2.00  2.00")))
    assert found("F718", unit) == []
    assert found("F718", msgspec.structs.replace(unit, statements=paid.statements))


def test_an_institution_by_its_words_and_by_its_accounts() -> None:
    unit = units(("云溪县测绘队", "行政", "股级", "财政拨款"))
    words = (section("一", "机关运行经费", "我单位为公益一类事业单位。"),)
    assert found("F718", unit) == []
    assert found("F718", msgspec.structs.replace(unit, sections=words))
    running = with_tables(table("expenditure", ("2200150", "事业运行", "2.00 2.00")))
    assert found("F718", msgspec.structs.replace(unit, statements=running.statements))


def test_a_code_with_another_name_is_not_compared() -> None:
    made = with_tables(
        table("general_budget_basic", ("30217", "工会经费", "2.00  2.00")),
        three_public({"公务接待费": "1.00"}),
    )
    assert found("F961", made) == []
