"""Counts and numbers in words and tables of one document that must agree."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Heading, Kind, Organisation, Statement
from tests.checking.form.small import disclosure, found, section, table, with_tables, with_text

_KINDS = "下属二级预算单位{}个，其中行政单位1个，参照公务员法管理的事业单位1个，其他事业单位{}个。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(_KINDS.format(2, 0), False, id="they add up"),
        pytest.param(_KINDS.format(2, 1), True, id="too many"),
        pytest.param(_KINDS.format(4, 1), True, id="too few"),
        pytest.param("下属单位5个，其中行政单位1个，事业单位2个。", False, id="some are left out"),
    ],
)
def test_kinds_of_units(text: str, told: bool) -> None:
    assert bool(found("F715", with_text(text))) is told


@pytest.mark.parametrize(
    ("rank", "told"),
    [("正颗级", True), ("正科级", False), ("副处（县）级", False), ("未定级", False), ("A", False)],
)
def test_ranks(rank: str, told: bool) -> None:
    listed = Statement("organisations", "部门机构设置情况", "filled")
    unit = Organisation("云溪县档案馆", "事业", rank, "财政拨款")
    made = disclosure(organisations_table=listed, organisations=(unit,))
    assert bool(found("F716", made)) is told


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("云溪县档案管埋局",), True),
        (("云溪县档案管理局本级",), False),
        (("云溪县档案管理局", "云溪县档案管埋局"), False),
        (("云溪县方志馆",), False),
    ],
)
def test_own_name_in_the_table(names: tuple[str, ...], told: bool) -> None:
    listed = Statement("organisations", "部门机构设置情况", "filled")
    units = tuple(Organisation(name, "行政", "正科级", "财政拨款") for name in names)
    agency = Agency("901", "云溪县档案管理局")
    made = disclosure(organisations_table=listed, organisations=units, agency=agency)
    assert bool(found("F717", made)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("故公开05表以空表列示。", True, id="it has figures"),
        pytest.param("故公开08表以空表列示。", False, id="another number"),
        pytest.param("公开05表反映本年支出。", False, id="nothing of being empty"),
    ],
)
def test_tables_called_empty(text: str, told: bool) -> None:
    made = table("general_budget_expenditure", ("", "合计", "3.00 3.00"))
    made = msgspec.structs.replace(made, heading=Heading(number="公开05表"))
    assert bool(found("F424", with_tables(made, sections=(section("十", "其他", text),)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("纳入2023年度本部门决算汇编范围的单位共2个。", True, id="last year's list"),
        pytest.param("纳入2024年度本部门决算汇编范围的单位共2个。", False, id="this year's"),
    ],
)
def test_year_of_the_units(text: str, told: bool) -> None:
    assert bool(found("F404", with_text(text))) is told


@pytest.mark.parametrize(
    ("kind", "year", "told"),
    [("final", 2022, True), ("final", 2024, False), ("budget", 2023, False)],
)
def test_year_of_an_evaluation_in_a_heading(kind: Kind, year: int, told: bool) -> None:
    heading = section("十三", f"关于{year}年度预算绩效情况的说明", "全部项目开展了自评。")
    assert bool(found("F404", disclosure(kind=kind, sections=(heading,)))) is told
    results = section("十三", f"{year}年度预算绩效评价结果应用情况", "全部项目开展了自评。")
    assert not found("F404", disclosure(kind=kind, sections=(results,)))


@pytest.mark.parametrize(("year", "told"), [(2023, False), (2025, True)])
def test_year_end_of_the_assets(year: int, told: bool) -> None:
    assert bool(found("F903", with_text(f"截至{year}年底，共有车辆2辆。"))) is told
