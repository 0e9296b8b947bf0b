"""Bases of another trade, and those that only seem to be."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Printed, Project, Section
from tests.checking.targets.projects import disclosure, findings, its, project


def _resting_on(*bases: str, name: str = "校园保安服务") -> Project:
    rows = [its("数量", f"第{n}岗保安人数", "≥8人", basis=basis) for n, basis in enumerate(bases)]
    return project(
        *rows,
        name=name,
        title="",
        purpose="用于购买保安服务",
        objectives=("1.守护校园平安。",),
        whole=False,
    )


@pytest.mark.parametrize(
    "basis",
    [
        "《农药管理条例》",
        "《公路养护技术规范》",
        "殡葬管理条例",
        "《中华人民共和国水法》",
        "《青坪省实施〈水法〉办法》",
        "《河道管理办法（试行）》",
        "《国务院办公厅关于加强河道管理的意见》、服务合同",
    ],
)
def test_a_basis_of_another_trade_is_told(basis: str) -> None:
    (finding,) = findings("P407", _resting_on(basis))
    assert basis in finding.message


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(_resting_on("《保安服务管理条例》"), id="its own"),
        pytest.param(_resting_on("《政府采购法》"), id="of all"),
        pytest.param(_resting_on("《幼儿园管理条例》"), id="its field"),
        pytest.param(_resting_on("公路局来函"), id="no law"),
        pytest.param(_resting_on("《关于调整石峡水库管理处遗属补助的批复》"), id="its money"),
        pytest.param(_resting_on("《关于建设公路收费站职工宿舍的批复》"), id="its building"),
        pytest.param(_resting_on("《公路收费站保安服务合同》"), id="a contract"),
        pytest.param(_resting_on("《排水法规汇编规定》"), id="排水 is no 水法"),
        pytest.param(_resting_on(*["《殡葬管理条例》"] * 3), id="its own, as often as it says"),
        pytest.param(
            _resting_on("《殡葬管理条例》", name="综合业务经费"), id="for whatever there is"
        ),
    ],
)
def test_a_basis_that_may_be_its_own_is_not(given: Project) -> None:
    assert findings("P407", given) == []


@pytest.mark.parametrize(
    ("duties", "told"),
    [
        pytest.param("负责校园安全保卫和安全教育。", True, id="nothing of it"),
        pytest.param("指导殡葬改革，负责公墓年检。", False, id="among the duties"),
    ],
)
def test_what_pays_for_all_pays_for_what_the_document_tells(duties: str, told: bool) -> None:
    given = disclosure(_resting_on("《殡葬管理条例》", name="综合业务经费"))
    said = Section("一", "职责", paragraphs=(Printed(duties),))
    assert bool(findings("P407", msgspec.structs.replace(given, sections=(said,)))) is told
