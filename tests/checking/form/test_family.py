"""A department and its units in one document."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Disclosure
from tests.checking.form.small import (
    found,
    project,
    purchase,
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
