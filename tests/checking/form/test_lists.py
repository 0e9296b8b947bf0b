"""The lists beside the nine tables: units, procurement, assets."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.disclosure import Disclosure, Indicator, Project
from mingzhang.reading.projects.targets import parse_target
from tests.checking.form.small import (
    disclosure,
    found,
    project,
    purchase,
    section,
    three_public,
    units,
    with_assets,
    with_purchases,
    with_tables,
)
from tests.checking.targets.projects import its


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        pytest.param("包括本部以及下属2家预算单位的收支。", False, id="the office and two more"),
        pytest.param("包括本部以及下属3家预算单位的收支。", True, id="one too many"),
        pytest.param("本部门中，行政单位1家，事业单位2家。", False, id="kinds that add up"),
        pytest.param(
            "本部门中，行政单位1家，参公单位1家，事业单位2家。", True, id="kinds that do not"
        ),
        pytest.param("机关设9个内设机构。", False, id="offices are no units"),
    ],
)
def test_numbers_of_units(counted: str, told: bool) -> None:
    lines = (counted, "具体包括：", "1.云溪县档案局本部。", "2.云溪县史志馆。", "3.云溪县方志馆。")
    made = disclosure(sections=(section("二", "云溪县档案局机构设置", *lines),))
    assert bool(found("F701", made)) is told


@pytest.mark.parametrize(
    ("counted", "text", "told"),
    [
        pytest.param("局本部以及下属0家预算单位。", "用于局本级及所属单位经费。", True, id="none"),
        pytest.param("本局无下属单位。", "局机关和下属事业单位的收支。", True, id="none in words"),
        pytest.param("局本部以及下属0家预算单位。", "本部门及所属单位的收支。", True, id="our own"),
        pytest.param("局本部以及下属0家预算单位。", "各部门及所属单位。", False, id="others"),
        pytest.param("局本部以及下属2家预算单位。", "用于局本级及所属单位经费。", False, id="two"),
        pytest.param("局本部以及下属10家预算单位。", "局本级及所属单位经费。", False, id="ten"),
        pytest.param("局本部以及下属0家预算单位。", "用于局本级经费。", False, id="itself only"),
        pytest.param(
            "局本部以及下属0家预算单位。", "指导所属单位工作。", False, id="whom it helps"
        ),
        pytest.param("本局无下属单位。", "县教育局及所属单位的补助。", False, id="another's"),
        pytest.param("本局无下属单位。", "云溪县档案局及所属单位的收支。", True, id="by its name"),
        pytest.param("本局无下属单位。", "县档案局机关和所属单位的收支。", True, id="its office"),
        pytest.param("本局无下属单位。", "负责机关及所属单位的党群事务。", False, id="a duty"),
        pytest.param(
            "本局无下属单位。", "机关及所属单位的老干部工作。", False, id="a duty without 负责"
        ),
        pytest.param(
            "本局无下属单位。", "用于机关及所属单位的党务工作经费。", True, id="its money"
        ),
    ],
)
def test_units_below_where_there_are_none(counted: str, text: str, told: bool) -> None:
    made = disclosure(
        sections=(
            section("二", "云溪县档案局机构设置", counted),
            section("三", "名词解释", "基本支出：本级及所属单位的支出。"),
            section("四", "预算安排的总体情况", text),
        )
    )
    assert bool(found("F712", made)) is told


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param(("云溪县档案局",), True, id="itself alone"),
        pytest.param(("云溪县档案局本级", "云溪县史志馆"), False, id="with a unit"),
        pytest.param(("云溪县史志馆",), False, id="another one"),
    ],
)
def test_a_table_that_lists_the_department_alone(names: tuple[str, ...], told: bool) -> None:
    rows = tuple((name, "行政", "正科级", "财政拨款") for name in names)
    text = section("二", "部门预算安排的总体情况", "云溪县档案局机关及所属事业单位的收支。")
    assert bool(found("F712", units(*rows, sections=(text,)))) is told


FULL = ("云溪县史志馆", "事业", "股级", "财政拨款")


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        pytest.param((FULL,), [], id="right"),
        pytest.param((FULL, FULL), ["F702"], id="twice"),
        pytest.param((FULL, ("云溪县方志馆", "事业", "", "财政拨款")), ["F703"], id="no rank"),
        pytest.param((("云溪县方志馆", "事业", "", "财政拨款"),), ["F703"], id="the only one"),
    ],
)
def test_the_table_of_units(rows: tuple[tuple[str, ...], ...], rules: list[str]) -> None:
    assert [rule for rule in ("F702", "F703") if found(rule, units(*rows))] == rules


def test_a_column_of_units_that_nobody_filled_in_is_one_flaw() -> None:
    rows = (("云溪县史志馆", "事业", "", "财政拨款"), ("云溪县方志馆", "事业", "", ""))
    nobody, one = found("F703", units(*rows))
    assert "各单位都没有填写单位规格" in nobody
    assert "“云溪县方志馆”没有填写经费保障形式" in one


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("云溪县宣传部-事业", True, id="what the system calls it"),
        pytest.param("云溪县宣传部事业", True, id="without the dash"),
        pytest.param("云溪县档案局-本级", True, id="the department itself, with a dash"),
        pytest.param("云溪县档案局本级", False, id="and as forms have it"),
        pytest.param("云溪县社会福利事业", False, id="an undertaking"),
    ],
)
def test_names_of_units(name: str, told: bool) -> None:
    assert bool(found("F711", units((name, "事业", "股级", "财政拨款")))) is told


@pytest.mark.parametrize(
    ("name", "told"), [("云溪县档案局", False), ("云溪县档案局本级", False), ("云溪县史志馆", True)]
)
def test_a_units_own_table(name: str, told: bool) -> None:
    made = units((name, "行政", "科级", "财政拨款"), scope="unit")
    assert bool(found("F705", made)) is told


def item(**cells: str) -> Disclosure:
    usual = {"quantity": "3", "unit_price": "0.40", "total": "1.20", "general": "1.20"}
    return with_purchases(purchase("修缮", **{**usual, **cells}))


def test_unknown_projects_of_the_procurement_table_are_told_together() -> None:
    lines = [purchase(name, total="1.00") for name in ("绿化", "修缮", "亮化", "绿化")]
    made = with_purchases(*lines, projects=(project("修缮", "5.00"),))
    assert found("F806", made) == [
        "《部门政府采购预算》的 2 个项目“绿化”、“亮化”不在公开的 1 个项目之中"
    ]


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        pytest.param({}, [], id="right"),
        pytest.param({"total": "1.21", "general": "1.21"}, [], id="the price was rounded"),
        pytest.param({"total": "1.30", "general": "1.30"}, ["F801"], id="more than rounding"),
        pytest.param({"general": "1.10", "unit_funds": "0.10"}, [], id="two sources"),
        pytest.param({"general": "1.10"}, ["F803"], id="sources that do not add up"),
        pytest.param({"total": "2.20"}, ["F801"], id="a wrong total breaks both, told once"),
        pytest.param({"quantity": "若干"}, [], id="no number to multiply with"),
        pytest.param({"unit_price": ""}, [], id="no price to multiply with"),
        pytest.param({"small_business": "1.20"}, [], id="all is reserved"),
        pytest.param({"small_business": "1.30"}, ["F805"], id="more than all"),
    ],
)
def test_rows_of_the_procurement_table(cells: dict[str, str], rules: list[str]) -> None:
    made = item(**cells)
    assert [rule for rule in ("F801", "F802", "F803", "F805") if found(rule, made)] == rules


@given(quantity=st.integers(1, 5000), price=st.integers(1, 9_999_999))
def test_a_price_rounded_to_the_place_that_is_printed_is_no_fault(
    quantity: int, price: int
) -> None:
    """Prices in 分, printed in 万元 to two places."""
    total = quantity * price
    cells = {
        "quantity": str(quantity),
        "unit_price": f"{round(price, -4) / 1_000_000:.2f}",
        "total": f"{round(total, -4) / 1_000_000:.2f}",
    }
    assert found("F801", item(**cells, general=cells["total"])) == []


@pytest.mark.parametrize(
    ("total", "subtotal", "told"),
    [
        pytest.param("3.00", "3.00", 0, id="right"),
        pytest.param("4.00", "3.00", 1, id="the total is wrong"),
        pytest.param("4.00", "4.00", 1, id="the subtotal is wrong, and the total with it"),
    ],
)
def test_totals_of_the_procurement_table(total: str, subtotal: str, told: int) -> None:
    made = with_purchases(
        purchase("合计", "total", total=total, general=total),
        purchase("档案局小计", "subtotal", total=subtotal, general=subtotal),
        purchase("修缮", total="1.00", general="1.00"),
        purchase("购置", total="2.00", general="2.00"),
    )
    # the total and the sources of the row are wrong alike: each column is told
    assert len(found("F802", made)) == 2 * told
    assert found("F803", made) == []


@pytest.mark.parametrize(
    ("name", "cells", "rules"),
    [
        pytest.param("修缮", {"project_budget": "5.00", "total": "1.00"}, [], id="right"),
        pytest.param("绿化", {"project_budget": "5.00", "total": "1.00"}, ["F806"], id="unknown"),
        pytest.param("日常公用经费", {"total": "1.00"}, [], id="basic money has no target table"),
        pytest.param("修缮", {"project_budget": "5.00", "total": "6.00"}, ["F807"], id="more"),
        pytest.param("修缮", {"project_budget": "4.00", "total": "1.00"}, ["F808"], id="other"),
    ],
)  # fmt: skip
def test_projects_of_the_procurement_table(
    name: str, cells: dict[str, str], rules: list[str]
) -> None:
    made = with_purchases(purchase(name, **cells), projects=(project("修缮", "5.00"),))
    assert [rule for rule in ("F806", "F807", "F808") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("cells", "rules"),
    [
        pytest.param({"catalogue_code": "A02010105"}, [], id="right"),
        pytest.param({"catalogue_code": "打印机"}, ["F810"], id="a name"),
        pytest.param({"catalogue_code": ""}, ["F809"], id="nothing"),
    ],
)
def test_cells_of_the_procurement_table(cells: dict[str, str], rules: list[str]) -> None:
    made = item(measure="台", **cells)
    assert [rule for rule in ("F809", "F810") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("code", "measure", "told"),
    [
        pytest.param("A02021001", "台", False, id="by the piece"),
        pytest.param("A02021001", "万元", True, id="a printer by the 万元"),
        pytest.param("C21040000", "万元", False, id="services are bought by the 万元"),
        pytest.param("A02021001", "", False, id="blank is another rule's"),
    ],
)
def test_what_goods_are_counted_in(code: str, measure: str, told: bool) -> None:
    assert bool(found("F812", item(catalogue_code=code, measure=measure))) is told


@pytest.mark.parametrize(
    ("goods", "measure", "told"),
    [
        pytest.param("激光打印机", "台", False, id="right"),
        pytest.param("激光打印机", "亩", True, id="a printer by the 亩"),
        pytest.param("棉帐篷", "顶", False, id="tents"),
        pytest.param("心肺复苏模拟人", "套", False, id="a puppet is no person"),
        pytest.param("棉帐篷", "辆", True, id="a tent by the 辆"),
        pytest.param("复印纸", "箱", False, id="goods that are not listed"),
        pytest.param("物业服务", "年", False, id="a service"),
        pytest.param("视频监控设备", "路", False, id="equipment in many units"),
    ],
)
def test_what_these_goods_are_counted_in(goods: str, measure: str, told: bool) -> None:
    made = item(item=goods, catalogue_code="A02021001", measure=measure)
    assert bool(found("F812", made)) is told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("云溪县史志馆", "", id="listed"),
        pytest.param("史志馆", "", id="short for it"),
        pytest.param("云溪县史志官", "，与“云溪县史志馆”相近", id="a wrong character"),
        pytest.param("云溪县水利局", "没有这家单位", id="nobody's"),
    ],
)
def test_units_of_the_procurement_table(name: str, told: str) -> None:
    made = with_purchases(
        purchase(f"{name}小计", "subtotal", total="1.00"),
        organisations=units(FULL).organisations,
    )
    messages = found("F811", made)
    assert bool(messages) is bool(told)
    assert all(told in message for message in messages)


ASSETS = {
    "total": ("", "100.00"),
    "rooms": ("500", "60.00"),
    "offices": ("400", "50.00"),
    "vehicles": ("2", "30.00"),
    "rest": ("9", "10.00"),
}


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        pytest.param({}, [], id="right"),
        pytest.param({"total": ("", "150.00")}, ["F901"], id="offices are counted twice"),
        pytest.param({"offices": ("600", "50.00")}, ["F902"], id="more offices than rooms"),
        pytest.param({"offices": ("400", "70.00")}, ["F902"], id="worth more than the rooms"),
        pytest.param({"vehicles": ("", "30.00")}, ["F904"], id="vehicles that nobody counted"),
        pytest.param({"vehicles": ("", ""), "total": ("", "70.00")}, [], id="no vehicles"),
        pytest.param({"offices": ("400", "")}, ["F904"], id="offices without a value"),
        pytest.param(
            {"rooms": ("500", ""), "offices": ("400", ""), "total": ("", "40.00")},
            ["F904"],
            id="rooms without a value, and so the offices",
        ),
        pytest.param(
            {"equipment": ("2", "55.00"), "total": ("", "155.00")}, [], id="dear equipment"
        ),
        pytest.param(
            {"equipment": ("3", "55.00"), "total": ("", "155.00")},
            ["F905"],
            id="three pieces of 20 and more cost 60",
        ),
        pytest.param({"equipment": ("3", "")}, ["F905"], id="equipment without a value"),
        pytest.param({"equipment": ("", "")}, [], id="no equipment"),
    ],
)
def test_the_assets_table(changed: dict[str, tuple[str, str]], rules: list[str]) -> None:
    made = with_assets({**ASSETS, **changed})
    assert [rule for rule in ("F901", "F902", "F904", "F905") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        pytest.param({"total": "115", "vehicles": "1", "rest": "150"}, True, id="digits swapped"),
        pytest.param({"total": "151", "vehicles": "1", "rest": "150"}, False, id="the sum"),
        pytest.param({"total": "", "vehicles": "1", "rest": "150"}, False, id="no total"),
        pytest.param({"total": "115", "vehicles": "", "rest": "150"}, False, id="one line alone"),
        pytest.param(
            {"total": "115", "rooms": "500", "vehicles": "1", "rest": "150"}, False, id="rooms"
        ),
    ],
)
def test_pieces_of_the_assets(pieces: dict[str, str], told: bool) -> None:
    made = with_assets({row: (quantity, "10.00") for row, quantity in pieces.items()})
    assert bool(found("F910", made)) is told


@pytest.mark.parametrize(
    ("as_of", "told"),
    [("2023-12-31", False), ("2023年12月31日", False), ("2022-12-31", True), ("", False)],
)
def test_the_day_of_the_assets(as_of: str, told: bool) -> None:
    assert bool(found("F903", with_assets(ASSETS, as_of))) is told


def test_the_day_of_the_assets_in_words() -> None:
    def state(year: int) -> Disclosure:
        line = f"截至{year}年8月31日，云溪县档案局共有车辆2辆。"
        return disclosure(sections=(section("五", "国有资产占有使用情况", line),))

    assert found("F903", state(2023)) == []
    assert len(found("F903", state(2024))) == 1


@pytest.mark.parametrize(
    ("line", "running", "rules"),
    [
        pytest.param("共有车辆2辆", "3.00", [], id="vehicles that run"),
        pytest.param("共有车辆0辆", "", [], id="none, and no costs"),
        pytest.param("共有车辆0辆", "3.00", ["F908"], id="costs without a vehicle"),
        pytest.param("共有车辆2辆", "", ["F911"], id="vehicles without costs are a hint"),
    ],
)
def test_vehicles_and_what_they_cost(line: str, running: str, rules: list[str]) -> None:
    text = section("五", "国有资产信息", f"截至2023年8月31日，云溪县档案局{line}。")
    made = with_tables(three_public({"公务用车运行维护费": running}), sections=(text,))
    assert [rule for rule in ("F908", "F911") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("count", "cost", "told"),
    [("1", "20.00", False), ("0", "", False), ("1", "", True), ("0", "20.00", True)],
)
def test_vehicles_to_be_bought(count: str, cost: str, told: bool) -> None:
    text = section("五", "国有资产信息", f"2024年部门预算安排购置车辆{count}辆。")
    made = with_tables(three_public({"公务用车购置费": cost}), sections=(text,))
    assert bool(found("F912", made)) is told


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("公务用车购置费40.00万元，主要原因是更新2辆公务用车", True),
        ("公务用车购置费40.00万元，主要原因是更新两台设备", False),
        ("公务用车购置费40.00万元，主要原因是更新1辆公务用车", False),
    ],
)
def test_vehicles_that_are_renewed_are_bought(reason: str, told: bool) -> None:
    sections = (
        section("三", "“三公”经费预算情况", reason),
        section("五", "国有资产信息", "2024年部门预算安排购置车辆1辆。"),
    )
    made = with_tables(three_public({"公务用车购置费": "40.00"}), sections=sections)
    assert bool(found("F912", made)) is told


@pytest.mark.parametrize(("count", "told"), [("14", False), ("24", True)])
def test_what_is_bought_is_listed_as_often(count: str, told: bool) -> None:
    more = f"，主要为台式计算机{count}台，已列入政府采购预算"
    text = section("九", "国有资产信息", PLAN.format("1.00", more))
    line = purchase(
        "修缮",
        item="台式计算机",
        measure="台",
        quantity="14",
        catalogue_code="A02010105",
        total="1.00",
    )
    assert bool(found("F982", with_purchases(line, sections=(text,)))) is told
    assert not found("F907", with_purchases(line, sections=(text,)))


@pytest.mark.parametrize(
    "more",
    ["，主要为便携式打印机6台", "，为打印机6台和打印机8台", "，为打印机14台，其中办税厅打印机3台"],
)
def test_parts_of_what_is_bought_are_not_all(more: str) -> None:
    text = section("九", "国有资产信息", PLAN.format("1.00", more))
    line = purchase(
        "修缮",
        item="打印机",
        measure="台",
        quantity="14",
        catalogue_code="A02021003",
        total="1.00",
    )
    assert not found("F982", with_purchases(line, sections=(text,)))


@pytest.mark.parametrize(
    "more",
    [
        "，主要为台式计算机24台，其中14台列入政府采购预算",
        "，主要为台式计算机20台（政府采购14台，其余协议供货）",
        "，其中台式计算机8台（档案库房）、台式计算机6台（查阅大厅）",
        "，新购台式计算机4台，更新台式计算机10台",
    ],
)
def test_more_than_procurement_has_is_accounted_for(more: str) -> None:
    text = section("九", "国有资产信息", PLAN.format("1.00", more))
    line = purchase(
        "设备更新",
        item="台式计算机",
        measure="台",
        quantity="14",
        catalogue_code="A02010105",
        total="1.00",
    )
    assert not found("F982", with_purchases(line, sections=(text,)))


@pytest.mark.parametrize(("count", "told"), [("42", True), ("24", False)])
def test_things_in_short_are_as_many_as_in_procurement(count: str, told: bool) -> None:
    text = section("九", "国有资产信息", PLAN.format("1.00", f"，为AED {count}台"))
    line = purchase(
        "自动体外除颤器（AED）配置项目",
        item="急救设备",
        measure="台",
        quantity="24",
        catalogue_code="A02322700",
        total="1.00",
    )
    assert bool(found("F982", with_purchases(line, sections=(text,)))) is told
    assert not found("F907", with_purchases(line, sections=(text,)))


PLAN = "云溪县档案局上年末固定资产金额为9.00万元。本年度拟购置固定资产总额为{}万元{}。"


@pytest.mark.parametrize(
    ("planned", "more", "code", "rules"),
    [
        pytest.param("0.00", "", "C21040000", [], id="nothing is bought"),
        pytest.param(
            "1.00", "，已按要求列入政府采购预算", "A02010105", [], id="and is in procurement"
        ),
        pytest.param("1.00", "，已按要求列入政府采购预算", "C21040000", ["F906"], id="and is not"),
        pytest.param("1.00", "", "C21040000", ["F907"], id="and may be below the limit"),
        pytest.param(
            "1.00", "，主要用于购置电脑", "C21040000", ["F906"], id="and is in the catalogue"
        ),
        pytest.param("3.00", "", "A02010105", ["F907"], id="and is another amount"),
        pytest.param("0.00", "", "A02010105", ["F907"], id="equipment, but no purchase"),
        pytest.param("0.00", "", "A05040101", [], id="paper is no fixed asset"),
        pytest.param(
            "0.00",
            "，已按要求列入政府采购预算",
            "C21040000",
            ["F907"],
            id="nothing, and it is listed",
        ),
    ],
)
def test_purchases_of_assets(planned: str, more: str, code: str, rules: list[str]) -> None:
    text = section("九", "国有资产信息", PLAN.format(planned, more))
    made = with_purchases(purchase("修缮", catalogue_code=code, total="1.00"), sections=(text,))
    assert [rule for rule in ("F906", "F907") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("planned", "name", "target", "told"),
    [
        pytest.param("0.00", "购买电脑和打印机台数", "30台", True, id="computers"),
        pytest.param("15.20", "购买电脑和打印机台数", "30台", False, id="as is said"),
        pytest.param("0.00", "租用电脑台数", "30台", False, id="rented"),
        pytest.param("0.00", "为农户购买电脑台数", "30台", False, id="for others"),
        pytest.param("0.00", "为档案室购买电脑台数", "30台", False, id="for whom"),
        pytest.param("0.00", "为开展工作购买办公电脑数量", "30台", True, id="for what"),
        pytest.param("0.00", "购买打印机硒鼓数量", "30台", False, id="what is used up"),
        pytest.param("0.00", "支付上年购买电脑尾款", "30台", False, id="bought before"),
        pytest.param("0.00", "购买档案盒数量", "300个", False, id="no equipment"),
    ],
)
def test_projects_that_buy_equipment(planned: str, name: str, target: str, told: bool) -> None:
    text = section("九", "国有资产信息", PLAN.format(planned, ""))
    bought = msgspec.structs.replace(project("档案数字化"), indicators=(its("数量", name, target),))
    made = with_purchases(
        purchase("物业", catalogue_code="C21040000", total="1.00"),
        sections=(text,),
        projects=(bought,),
    )
    wrong = [message for message in found("F906", made) if "项目中有购置设备的" in message]
    assert bool(wrong) is told


@pytest.mark.parametrize(
    ("planned", "more", "told"),
    [
        pytest.param("6.40", "", False, id="computers and the van"),
        pytest.param("8.00", "", False, id="more, which may be below the limit"),
        pytest.param(
            "8.00", "，已按要求列入政府采购预算", True, id="more, and all is in the table"
        ),
        pytest.param("0.00", "", True, id="nothing"),
        pytest.param("6.00", "", True, id="less than computers and the van"),
    ],
)
def test_purchases_of_assets_in_figures(planned: str, more: str, told: bool) -> None:
    lines = [
        purchase("办公", catalogue_code="A02010105", unit_price="0.50", quantity="4", total="2.00"),
        purchase("防汛", catalogue_code="A02030600", unit_price="4.40", quantity="1", total="4.40"),
        purchase("防汛", catalogue_code="A02021100", unit_price="0.02", quantity="5", total="0.10"),
        purchase("救灾", catalogue_code="A07020000", unit_price="0.18", quantity="5", total="0.90"),
        purchase("防汛", catalogue_code="C21040000", unit_price="3.00", quantity="1", total="3.00"),
    ]
    text = section("九", "国有资产信息", PLAN.format(planned, more))
    assert bool(found("F906", with_purchases(*lines, sections=(text,)))) is told


@pytest.mark.parametrize(
    ("target", "quantities", "told"),
    [
        ("12台", ("10",), True),
        ("≥12台", ("10",), True),
        ("≤8台", ("10",), True),
        ("12台", ("10", "3"), True),
        ("10台", ("10",), False),
        ("10台", ("4", "6"), False),
        ("≥8台", ("10",), False),
        ("12套", ("10",), False),
        ("≥95%", ("10",), False),
    ],
)
def test_as_many_are_bought_as_are_wanted(
    target: str, quantities: tuple[str, ...], told: bool
) -> None:
    wanted = Indicator("产出指标", "数量指标", "购置打印机数量", "", parse_target(target), "")
    project = Project(no=1, name="办公设备更新", indicators=(wanted,))
    lines = (purchase("办公设备更新", quantity=n, measure="台") for n in quantities)
    assert bool(found("F814", with_purchases(*lines, projects=(project,)))) is told


@pytest.mark.parametrize(
    ("name", "item", "code", "told"),
    [
        ("办公设备购置", "物业管理服务", "C21040001", True),
        ("办公设备购置", "台式计算机", "A02010105", False),
        ("办公设备购置经费", "打印服务", "C16000000", False),
        ("道路保洁", "物业管理服务", "C21040001", False),
    ],
)
def test_equipment_is_in_the_procurement_table(name: str, item: str, code: str, told: bool) -> None:
    own = "办公设备购置" if name.endswith("经费") else "物业管理"
    line = purchase(own, item=item, catalogue_code=code)
    made = with_purchases(line, projects=(Project(no=1, name=name),))
    assert bool(found("F815", made)) is told


@pytest.mark.parametrize(
    ("item", "code", "told"),
    [
        pytest.param("空调机", "C02061804", True, id="goods as services"),
        pytest.param("办公桌椅", "B01000000", True, id="furniture as works"),
        pytest.param("物业服务", "A23120000", True, id="services as goods"),
        pytest.param("空调机", "A02061804", False, id="goods"),
        pytest.param("空调机维修", "C23120000", False, id="the repair of goods"),
        pytest.param("档案库房", "C02061804", False, id="it can be anything"),
        pytest.param("空调机", "", False, id="no number"),
    ],
)
def test_catalogue_numbers_of_another_kind(item: str, code: str, told: bool) -> None:
    made = with_purchases(purchase("修缮", item=item, catalogue_code=code, total="1.00"))
    assert bool(found("F816", made)) is told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(
            "复印机 A02020100,台式计算机 A02010105,台式计算机 A02020100", 1, id="another's"
        ),
        pytest.param("复印机 A02020100,台式计算机 A02010105,台式计算机 A02010105", 0, id="its own"),
        pytest.param("复印机 A02020100,台式计算机 A02020100", 0, id="which is wrong is not known"),
        pytest.param("计算机 A02010100,台式计算机 A02010105,台式计算机 A02010100", 0, id="wider"),
    ],
)
def test_catalogue_numbers_of_another_thing(rows: str, told: int) -> None:
    bought = (row.split() for row in rows.split(","))
    lines = (
        purchase("设备", item=item, catalogue_code=code, total="1.00") for item, code in bought
    )
    assert len(found("F816", with_purchases(*lines))) == told
