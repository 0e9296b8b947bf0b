"""项目编码 and the head of the table: shape, year, region, agency, and no code twice."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Disclosure, Project
from tests.checking.targets.projects import (
    Made,
    all_found,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _coded(code: str) -> Disclosure:
    usual = [
        project(code=f"13091124P00527110002{last}", name=f"甲{last}", title="") for last in "ABCD"
    ]
    return disclosure(*usual, project(code=code))


def _codes(last: str, others: tuple[str, ...] = ()) -> list[Project]:
    """Projects with these codes, or with Hebei's."""
    usual = others or tuple(f"13091124P0052711000{n}" for n in range(10, 16))
    return [project(code=code, name=f"养护{n}") for n, code in enumerate((*usual, last))]


def _in_units(last: str) -> Disclosure:
    return disclosure(*(project(money_unit=unit, budget="") for unit in ("万元",) * 5 + (last,)))


def _offices(last: str, others: int = 5, name: str = "云溪县残疾人联合会") -> Disclosure:
    usual = [project(implementing_unit="【137】云溪县残疾人联合会") for _ in range(others)]
    return disclosure(*usual, project(implementing_unit=last + name))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P614",
            disclosure(
                project(implementing_unit="【434】云溪县人民政府办公厅"),
                agency=Agency("434", "云溪县人民政府办公室"),
            ),
            "厅 for 室",
        ),
        case("P615", _in_units("元"), "one table in 元"),
        case("P617", project(heading_code="13042624P00001A2B3C4Y"), "another code above"),
        case("P618", _offices("【131】"), "131 for 137"),
        case("P601", _coded("13091124P0052711000"), "too short"),
        case("P601", _coded("1309112OP005271100026"), "a letter among the figures"),
        case("P602", _coded("13091125P005271100026"), "set up next year"),
        case("P607", _coded("13061124P005271100026"), "another region"),
        case(
            "P603", disclosure(project(), project(name="道路保洁", title="")), "one code, two names"
        ),
        case("P604", project(responsible_department="【343】政府"), "another department"),
        case("P605", project(year="2023"), "last year's table"),
        case("P605", project(period="2021年-2022年"), "a period without the year"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P614",
            disclosure(
                project(implementing_unit="【434】云溪县水务局"),
                agency=Agency("434", "云溪县人民政府办公室"),
            ),
            "another agency",
        ),
        case("P615", _in_units("万元"), "all alike"),
        case("P618", _offices("【137】"), "all alike"),
        case("P618", _offices("【131】", others=2), "which of two is right"),
        case("P618", _offices("【131】", name="某县体育局"), "another agency"),
        case("P605", project(title="城区绿化养护绩效目标表（2024年度）"), "this year"),
        case("P601", _coded("13091124P005271100O2I"), "O and I behind the year"),
        case("P602", _coded("13091121P005271100026"), "a project that goes on"),
        case("P604", project(responsible_department="【901】云溪县第901001号单位"), "its own"),
        case("P605", project(year="2024", period="2024年-2025年"), "this year"),
        case("P601", disclosure(*_codes("无")), "no code at all"),
        case("P601", disclosure(*_codes("13091124P005271100031" * 2)), "two codes"),
        case("P601", disclosure(*_codes("Z13", ("1", "2", "3"))), "numbers of the document"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_a_unit_slipped_is_told_once() -> None:
    right = [project(name=name, title="") for name in "甲乙丙丁戊己"]
    slipped = project(
        its("成本", "养护支出总额", "≤36.5万元"), name="庚", money_unit="元", title=""
    )
    made = disclosure(*right, slipped, project_total="300.00")
    found = all_found(made)
    assert "P615" in found
    assert not {"P502", "P522"} & found
    meant = msgspec.structs.replace(slipped, budget="365000.00")
    assert "P615" not in all_found(disclosure(*right, meant))


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("养护总成本", "≤48元", True),
        ("项目预算控制数", "48元", True),
        ("公共卫生人均经费", "≤48元", False),
        ("每亩补贴标准", "≤48元", False),
        ("随班就读公用经费", "≤48元/生", False),
        ("参保补助", "≥48元", False),
        ("体检费", "≤48元", False),
        ("单台总价", "≤48元", False),
    ],
)
def test_a_price_does_not_prove_a_lone_tables_unit(name: str, target: str, told: bool) -> None:
    table = project(its("成本", name, target), budget="48.00", funds={}, plan={})
    assert bool(findings("P615", table)) is told


def test_a_superiors_code_has_its_region() -> None:
    own = [project(name=f"甲{i}", title="", code=f"13091124P00527110{i:04d}") for i in range(8)]
    assert not findings("P607", *own, project(name="乙", title="", code="13090024P005271100026"))
    assert findings("P607", *own, project(name="乙", title="", code="13052824P005271100026"))


def test_another_systems_code_is_not_malformed() -> None:
    own = [project(name=f"甲{i}", title="", code=f"13091124P00527110{i:04d}") for i in range(8)]
    assert not findings("P601", *own, project(name="省级", title="", code="SJ2024-0012"))
    assert findings("P601", *own, project(name="乙", title="", code="13091124P0052711000"))
