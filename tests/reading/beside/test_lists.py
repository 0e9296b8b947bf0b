"""The tables beside the nine: procurement, assets and organisations."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Disclosure
from tests.reading.pages import expenditure, only, read, told

NARRATIVE = "澄江县水务局2024年部门预算信息公开情况说明\n\n"

PROCUREMENT_HEAD = """
项目名称|预算资金|采购物品名称|政府采购目录序号|计量单位|数量|单价|政府采购金额|||||||
|||||||合计|一般公共预算拨款|基金预算拨款|国有资本经营预算拨款|财政专户核拨|单位资金|上年结转结余|预留中小微企业份额
"""

PROCUREMENT_ROWS = """
合计|10.00||||||3.20|3.20||||||1.20
本级小计|10.00||||||3.20|3.20||||||1.20
防汛物资|10.00|抽水泵|A02 0523|台|4|0.30|1.20|1.20||||||1.20
防汛物资|10.00|小计量船|A02051|艘|1|2,000.00|2.00|2.00||||||
"""

PROCUREMENT = (
    "六、政府采购预算情况\n\n部门政府采购预算\n\n单位：万元\n\n" + PROCUREMENT_HEAD.strip() + "\n"
)


def page(body: str) -> str:
    return expenditure() + NARRATIVE + body


def procurement(rows: str = PROCUREMENT_ROWS, after: str = "") -> Disclosure:
    return only(page(PROCUREMENT + rows.strip("\n") + "\n\n" + after))


def test_procurement_has_totals_subtotals_and_items() -> None:
    made = procurement()
    assert (made.procurement.status, made.procurement.money_unit) == ("filled", "万元")
    assert made.procurement.title == "部门政府采购预算"
    assert [(line.kind, line.name) for line in made.procurement_lines] == [
        ("total", "合计"),
        ("subtotal", "本级小计"),
        ("item", "防汛物资"),
        ("item", "防汛物资"),
    ]


def test_a_purchase_is_read_as_printed() -> None:
    line = procurement().procurement_lines[2]
    assert {key: cell.text for key, cell in line.cells.items() if cell.text} == {
        "project_budget": "10.00",
        "item": "抽水泵",
        "catalogue_code": "A020523",
        "measure": "台",
        "quantity": "4",
        "unit_price": "0.30",
        "total": "1.20",
        "general": "1.20",
        "small_business": "1.20",
    }
    assert line.cells["item"].where.cell == 3
    assert line.where.line == line.cells["total"].where.line > 1


@pytest.mark.parametrize(
    ("label", "year"), [("2023年预留中小微企业份额", 2023), ("预留中小微企业份额", 0)]
)
def test_the_year_of_a_column_is_that_of_the_table(label: str, year: int) -> None:
    body = PROCUREMENT.replace("预留中小微企业份额", label) + PROCUREMENT_ROWS.strip("\n")
    made = only(page(body + "\n")).procurement
    assert made.heading.year == year
    assert ("year" in made.places) is bool(year)


def test_an_item_may_be_called_a_total() -> None:
    """Only a row that buys nothing is a total; “小计” within a name is a name."""
    rows = PROCUREMENT_ROWS.replace("防汛物资|10.00|小计量船", "小计|10.00|小计量船")
    assert procurement(rows).procurement_lines[-1].kind == "item"


@pytest.mark.parametrize(
    ("rows", "note", "status"),
    [
        pytest.param("", "注：无政府采购预算，空表列示。", "empty", id="declared"),
        pytest.param("合计|0.00||||||0.00|||||||", "", "empty", id="a total of nothing"),
        pytest.param("合计|||||||||||||| ", "", "empty", id="a blank row"),
        pytest.param(PROCUREMENT_ROWS, "", "filled", id="with purchases"),
    ],
)
def test_procurement_that_buys_nothing_is_empty(rows: str, note: str, status: str) -> None:
    made = procurement(rows, note)
    assert made.procurement.status == status
    assert made.procurement.notes == ((note,) if note else ())


def test_procurement_cut_by_a_page_break_is_one_table() -> None:
    first, rest = PROCUREMENT_ROWS.strip().split("\n", 1)
    body = PROCUREMENT + first + "\n\n" + PROCUREMENT_HEAD.strip() + "\n" + rest + "\n"
    assert len(only(page(body)).procurement_lines) == 4


def test_procurement_with_other_columns_is_read_by_their_labels() -> None:
    """The form of another year has one column more."""
    body = PROCUREMENT.replace("|预留中小微企业份额", "|非财政拨款结转结余|预留中小微企业份额")
    body = body.replace("|政府采购金额|||||||", "|政府采购金额||||||||")
    reading = read(page(body + "合计|10.00||||||3.20|3.20|||||||1.20\n"))
    (made,) = reading.disclosures
    assert made.procurement.status == "filled"
    (line,) = made.procurement_lines
    assert (line.kind, line.cells["total"].text) == ("total", "3.20")
    assert line.cells["small_business"].text == "1.20"
    assert told(reading.problems, "unreadable") == []


def test_procurement_whose_columns_say_nothing_is_told() -> None:
    body = PROCUREMENT.replace("|合计|", "|上年|").replace("|预留中小微企业份额", "")
    reading = read(page(body + "合计|10.00||||||3.20|3.20|||||\n"))
    messages = told(reading.problems, "unreadable")
    assert any("请核对表头" in message for message in messages)
    (made,) = reading.disclosures
    assert made.procurement.status == "missing", "what was not read is not empty"


ASSETS = """七、国有资产信息

部门固定资产占用情况表

编制部门：澄江县水务局|截止时间：2023-12-31|
项目|数量|价值（金额单位：万元）
资产总额||1,250.00
1、房屋（平方米）|1,200|800.00
其中：办公用房（平方米）|600.5|420.00
2、车辆（台、辆）|3|45.60
3、单价在20万元以上设备|2|60.00
5、珍稀花木|9|4.40
"""


def test_assets_are_matched_to_the_forms_rows() -> None:
    made = only(page(ASSETS))
    assert [(line.label, line.quantity.text, line.value.text) for line in made.asset_lines] == [
        ("资产总额", "", "1250.00"),
        ("房屋（平方米）", "1200", "800.00"),
        ("办公用房（平方米）", "600.5", "420.00"),
        ("车辆（台、辆）", "3", "45.60"),
        ("单价在20万元以上的设备", "2", "60.00"),
        ("", "9", "4.40"),
    ]
    assert made.asset_lines[-1].item == "5、珍稀花木"
    assert made.assets.as_of == "2023-12-31"
    assert made.assets.status == "filled"


ORGANISATIONS = """一、部门职责及机构设置情况

机构设置情况

单位名称|单位性质|单位规格|经费保障形式
澄江县水务局本级|行政|正科级|财政拨款
澄江县灌区 管理所|事业|股级|财政性资金 定额补助
"""


def test_organisations_are_read_without_the_layouts_spaces() -> None:
    made = only(page(ORGANISATIONS))
    assert [(one.name, one.nature, one.rank, one.funding) for one in made.organisations] == [
        ("澄江县水务局本级", "行政", "正科级", "财政拨款"),
        ("澄江县灌区管理所", "事业", "股级", "财政性资金定额补助"),
    ]
    assert [one.where.line for one in made.organisations] == sorted(
        one.where.line for one in made.organisations
    )


def test_a_list_that_is_not_there_is_missing() -> None:
    made = only(page("一、部门职责及机构设置情况\n\n管水。\n"))
    lists = (made.procurement, made.assets, made.organisations_table)
    assert [its.status for its in lists] == ["missing"] * 3
    assert (made.procurement_lines, made.asset_lines, made.organisations) == ((), (), ())


def test_all_three_can_stand_in_one_narrative() -> None:
    made = only(
        page(ORGANISATIONS + "\n" + PROCUREMENT + PROCUREMENT_ROWS.strip() + "\n\n" + ASSETS)
    )
    assert (len(made.organisations), len(made.procurement_lines), len(made.asset_lines)) == (
        2,
        4,
        6,
    )


def test_the_agency_above_a_list_is_kept() -> None:
    made = only(page(ASSETS))
    assert made.assets.heading.agency == "澄江县水务局"
