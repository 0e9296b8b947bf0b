"""Cells that stand in each other's column, and cells that may stand where they do."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Indicator
from tests.checking.targets.projects import findings, its, project

_TESTED = its("质量", "苗木成活率", "≥95%", "成活株数占栽植株数的比例", basis="造林技术规程")


def _told(rule: str, row: Indicator) -> list[str]:
    return [one.message for one in findings(rule, project(row))]


@pytest.mark.parametrize(
    ("name", "description", "basis", "told"),
    [
        pytest.param("苗木成活率", "造林技术规程", "成活株数占栽植株数的比例", True, id="a share"),
        pytest.param("巡护次数", "护林员管理办法", "每月巡护的次数", True, id="what the name says"),
        pytest.param("苗木成活率", "《造林技术规程》", "反映成活情况", True, id="by its beginning"),
        pytest.param("苗木成活率", "验收记录", "成活株数的比例", True, id="of either, and a share"),
        pytest.param("苗木成活率", "验收记录", "检查记录", False, id="both of either"),
        pytest.param("苗木成活率", "成活株数占栽植株数的比例", "造林技术规程", False, id="right"),
        pytest.param(
            "合同签订率", "签订劳动合同", "合同签订情况统计", False, id="what it is about"
        ),
        pytest.param("考核优秀率", "工作方案", "年度考核办法", False, id="two bases"),
    ],
)
def test_description_and_basis_in_each_others_column(
    name: str, description: str, basis: str, *, told: bool
) -> None:
    messages = _told("P405", its("质量", name, "≥95%", description, basis=basis))
    assert ["两格填反" in one for one in messages] == [True] * told


@pytest.mark.parametrize(
    ("name", "description", "told"),
    [
        pytest.param("成活株数占栽植株数的比例", "苗木成活率", True, id="a share"),
        pytest.param("反映苗木的成活情况", "苗木成活率", True, id="by its beginning"),
        pytest.param("苗木成活率", "成活株数占栽植株数的比例", False, id="right"),
        pytest.param("本科以上学历人员占比", "学历人员比例", False, id="both are shares"),
        pytest.param("成活株数占栽植株数的比例", "按实测计算", False, id="no name beside it"),
    ],
)
def test_name_and_description_in_each_others_column(
    name: str, description: str, *, told: bool
) -> None:
    messages = _told("P325", msgspec.structs.replace(_TESTED, level3=name, description=description))
    assert ["两格填反" in one for one in messages] == [True] * told
