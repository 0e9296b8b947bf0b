"""A department and its units in one document."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Disclosure
from tests.checking.form.small import (
    disclosure,
    found,
    project,
    purchase,
    section,
    units,
    with_assets,
    with_purchases,
)


def member(code: str, name: str, made: Disclosure) -> Disclosure:
    return msgspec.structs.replace(made, scope="unit", agency=Agency(code, name))


def department(made: Disclosure, *names: str) -> Disclosure:
    listed = units(*((name, "事业", "股级", "财政拨款") for name in names))
    return msgspec.structs.replace(
        made, organisations=listed.organisations, organisations_table=listed.organisations_table
    )


@pytest.mark.parametrize(
    ("listed", "there", "rules"),
    [
        pytest.param(("史志馆", "方志馆"), ("史志馆", "方志馆"), [], id="all"),
        pytest.param(("史志馆", "方志馆"), ("史志馆",), ["F704"], id="one is not there"),
        pytest.param(("史志馆",), ("史志馆", "方志馆"), ["F706"], id="one is not listed"),
        pytest.param(("史志馆", "方志馆"), ("史志馆", "县方志馆"), [], id="another name"),
        pytest.param(("史志馆", "方志馆"), (), [], id="a department alone"),
    ],
)
def test_units_listed_and_disclosed(
    listed: tuple[str, ...], there: tuple[str, ...], rules: list[str]
) -> None:
    made = [department(with_purchases(), *listed)]
    made += [member(f"90100{n}", name, with_purchases()) for n, name in enumerate(there, 1)]
    assert [rule for rule in ("F704", "F706") if found(rule, *made)] == rules


@pytest.mark.parametrize(
    ("own", "rules"), [(("修缮", "绿化"), []), (("修缮",), ["F707"]), (("修缮", "美化"), ["F707"])]
)
def test_projects_of_department_and_units(own: tuple[str, ...], rules: list[str]) -> None:
    whole = department(with_purchases(projects=tuple(map(project, own))), "史志馆", "方志馆")
    first = member("901001", "史志馆", with_purchases(projects=(project("修缮"),)))
    second = member("901002", "方志馆", with_purchases(projects=(project("绿化"),)))
    assert [rule for rule in ("F707",) if found(rule, whole, first, second)] == rules


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("河道整治办办公费用", "像是同一个项目", id="a character lost"),
        pytest.param("河道整治二期工程费", "部门有而所属单位没有", id="another project"),
    ],
)
def test_a_project_under_two_names(name: str, told: str) -> None:
    own = {"河道整治办办公费用": "河道整治办公费用"}.get(name, "河道整治一期工程费")
    whole = department(with_purchases(projects=(project(own),)), "史志馆")
    unit = member("901001", "史志馆", with_purchases(projects=(project(name),)))
    (finding,) = found("F707", whole, unit)
    assert told in finding


@pytest.mark.parametrize(("total", "told"), [("5.00", False), ("6.00", True)])
def test_assets_and_procurement_of_department_and_units(total: str, told: bool) -> None:
    def assets(value: str) -> Disclosure:
        return with_assets({"total": ("", value), "rest": ("1", value)})

    def bought(value: str) -> Disclosure:
        return with_purchases(purchase("合计", "total", total=value))

    for rule, make in (("F708", assets), ("F709", bought)):
        whole = department(make(total), "史志馆", "方志馆")
        parts = (member("901001", "史志馆", make("2.00")), member("901002", "方志馆", make("3.00")))
        assert bool(found(rule, whole, *parts)) is told


DUTIES = tuple(
    f"（{no}）负责全县档案的{what}和监督检查工作。"
    for no, what in zip("一二三四", ("收集", "整理", "保管", "利用"), strict=True)
)
FIFTH = "（五）负责对城市和重点目标的档案进行监督检查。"


@pytest.mark.parametrize(
    ("fifth", "name", "told"),
    [
        pytest.param(FIFTH, "云溪县档案局本级", False, id="the same"),
        pytest.param(FIFTH.replace("和", ""), "云溪县档案局本级", True, id="a character is lost"),
        pytest.param(FIFTH.replace("和", ""), "云溪县史志馆", False, id="another unit's"),
        pytest.param("（五）完成交办的其他任务。", "云溪县档案局本级", False, id="another text"),
        pytest.param("（五）负责城建档案。", "云溪县档案局本级", False, id="a short text"),
    ],
)  # fmt: skip
def test_duties_of_a_department_and_its_own_unit(fifth: str, name: str, told: bool) -> None:
    ours = disclosure(sections=(section("一", "部门职责及机构设置情况", *DUTIES, FIFTH),))
    theirs = disclosure(sections=(section("一", "单位职责及机构设置情况", *DUTIES, fifth),))
    made = (department(ours, name), member("901001", name, theirs))
    assert bool(found("F710", *made)) is told
