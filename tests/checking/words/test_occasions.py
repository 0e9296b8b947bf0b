"""“三公” in numbers: what comes near to a contradiction with the money, and is right."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from mingzhang import forms
from mingzhang.checking.check import check
from mingzhang.disclosure import Printed, Row, Statement
from mingzhang.where import Where
from tests.narratives import disclosure, section


def _three_public(**amounts: str) -> Statement:
    """万元 by item."""
    form = forms.pack("final-accounts-2024").form("three_public")
    cells = {
        column.id: Printed(amounts.get(column.id, "0.00"), Where(line=40))
        for column in form.columns
    }
    rows = (Row("", "", cells, where=Where(line=40)),)
    return Statement(form.id, form.title, "filled", rows=rows, money_unit="万元")


def _rules(text: str, **amounts: str) -> Sequence[str]:
    made = disclosure(
        section("财政拨款“三公”经费支出决算情况说明", text),
        kind="final",
        year=2023,
        statements=(_three_public(**amounts),),
    )
    (report,) = check([made])
    return [f.rule for f in report.findings if f.rule.startswith("W60")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“三公”经费：公务用车保有量0辆。", ["W601"], id="costs of no vehicle"),
        pytest.param("“三公”经费：公务用车保有量0辆，租用1辆。", [], id="a rented one"),
        pytest.param("“三公”经费：公务用车保有量0辆，原有的已划转。", [], id="given away"),
        pytest.param("“三公”经费：公务用车购置2辆。购置公务用车2辆。", ["W602"], id="no money"),
        pytest.param("“三公”经费：购置公务用车2辆，费用由县财政承担。", [], id="paid by others"),
        pytest.param("“三公”经费：历年购置公务用车2辆。", [], id="of other years"),
        pytest.param("“三公”经费：年末保有公务用车0辆。", ["W601"], id="another order of words"),
        pytest.param("“三公”经费：当年购置车辆1辆。", ["W602"], id="vehicles of any kind"),
        pytest.param("“三公”经费：当年购置车辆1辆，由上级配发。", [], id="given by others"),
        pytest.param(
            "“三公”经费：参加其他单位组织的因公出国（境）团组2个、3人次。", [], id="others' groups"
        ),
        pytest.param("“三公”经费：公务接待86批次、12人次。", ["W604"], id="changed places"),
        pytest.param("“三公”经费：接待来访团组62个、来宾51人次。", ["W604"], id="groups of guests"),
        pytest.param("“三公”经费：接待来访团组62个、来宾511人次。", [], id="guests of groups"),
        pytest.param("“三公”经费：比上年减少接待5批次、3人次。", [], id="changes of both"),
        pytest.param("“三公”经费：接待10批、5人次陪同。", [], id="the hosts"),
        pytest.param("“三公”经费：因公出国（境）团组2个、1人。", ["W602"], id="one person twice"),
    ],
)
def test_numbers_and_money(text: str, expected: list[str]) -> None:
    assert _rules(text, vehicle_running="2.00") == expected


def test_no_guests_from_abroad_say_nothing_of_the_others() -> None:
    text = "“三公”经费：国内公务接待批次3个、人次25个；接待外宾0批次、0人次。"
    assert _rules(text, reception="0.30") == []
    assert _rules("“三公”经费：国内公务接待0批次、0人次。", reception="0.30") == ["W601"]


@pytest.mark.parametrize(
    ("average", "expected"),
    [
        pytest.param("人均120.00元", [], id="for each guest"),
        pytest.param("人均102.00元", ["W605"], id="two figures have changed places"),
        pytest.param("人均0.01万元", [], id="in another unit"),
        pytest.param("人均支出标准80.00元", [], id="what is allowed"),
    ],
)
def test_what_each_guest_costs(average: str, expected: list[str]) -> None:
    text = f"“三公”经费：国内公务接待3批次、25人次，{average}。"
    assert _rules(text, reception="0.30") == expected


@pytest.mark.parametrize(
    ("assets", "told"),
    [
        pytest.param("截至2023年12月31日，本部门共有车辆6辆。", True, id="fewer in all"),
        pytest.param("截至2023年12月31日，本部门共有车辆16辆。", False, id="more in all"),
        pytest.param("年末共有车辆2辆，均为业务用车。", True, id="in fewer words"),
        pytest.param("截至2023年8月31日，本部门共有车辆6辆。", False, id="at another time"),
    ],
)
def test_vehicles_that_are_kept_are_among_all(assets: str, told: bool) -> None:
    made = disclosure(
        section("财政拨款“三公”经费支出决算情况说明", "“三公”经费：公务用车保有量16辆。"),
        section("国有资产占用情况", assets),
        kind="final",
        year=2023,
        statements=(_three_public(vehicle_running="20.00"),),
    )
    (report,) = check([made])
    assert ("W606" in {finding.rule for finding in report.findings}) is told
    (alone,) = check([msgspec.structs.replace(made, statements=())])
    assert ("W606" in {finding.rule for finding in alone.findings}) is told, "no table is needed"


@pytest.mark.parametrize(
    ("run", "told"),
    [
        pytest.param("用于5辆公务用车燃油、维修", True, id="fewer of them"),
        pytest.param("用于6辆公务用车的燃油、维修", False, id="all of them"),
        pytest.param("用于公务用车燃油、维修", False, id="without a number"),
    ],
)
def test_vehicles_that_are_run_are_those_that_are_kept(run: str, told: bool) -> None:
    made = disclosure(
        section(
            "“三公”经费预算情况",
            "“三公”经费：单位现有公务用车6辆。",
            f"公务用车运行维护费21.60万元，{run}。",
        ),
        year=2024,
    )
    (report,) = check([made])
    assert ("W606" in {finding.rule for finding in report.findings}) is told
