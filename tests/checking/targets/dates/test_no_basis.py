"""What is no basis of a target: its own words, those whom it is about, what is to be reached."""

from __future__ import annotations

import pytest

from tests.checking.targets.projects import findings, its, project


@pytest.mark.parametrize(
    "basis",
    [
        pytest.param("养护人员", id="who"),
        pytest.param("参加养护的职工", id="who does it"),
        pytest.param("苗木成活", id="words of the row"),
        pytest.param("城区绿化养护", id="the project"),
        pytest.param("苗木配备达到公园等级标准", id="an aim"),
        pytest.param("绿地率达到园林城市标准", id="another share to be reached"),
    ],
)
def test_no_basis(basis: str) -> None:
    one = its("质量", "苗木成活率", "≥95%", "成活苗木占补植苗木的比例", basis=basis)
    (found,) = findings("P405", project(one))
    assert basis in found.message


@pytest.mark.parametrize(
    "basis",
    [
        pytest.param("养护人员花名册", id="a list of them"),
        pytest.param("补植计划", id="a plan"),
        pytest.param("成活率不低于上年", id="what is known"),
        pytest.param("合同要求成活率达到95%", id="a contract asks for it"),
        pytest.param("园林养护定额", id="a norm"),
        pytest.param("绿化养护招标", id="what was offered"),
        pytest.param("养护企业", id="a firm can say"),
        pytest.param("县住房和城乡建设局", id="who says so"),
    ],
)
def test_a_basis(basis: str) -> None:
    one = its("质量", "苗木成活率", "≥95%", "成活苗木占补植苗木的比例", basis=basis)
    assert not findings("P405", project(one))


def test_those_who_are_asked_are_a_basis_of_what_they_think() -> None:
    one = its("满意度", "居民满意度", "≥90%", basis="周边居民")
    assert not findings("P405", project(one))


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        pytest.param("养护专家库规模", "专家库", id="a register"),
        pytest.param("12345热线投诉件数", "12345热线", id="a line that counts its calls"),
    ],
)
def test_what_keeps_a_record_is_a_basis(name: str, basis: str) -> None:
    one = its("社会效益", name, "≤6件", f"反映{basis}里的件数", basis=basis)
    assert not findings("P405", project(one))
