"""Projects that another agency is said to carry out."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Agency, Disclosure, Project
from tests.checking.form.small import disclosure, found, section


def described(*lines: str, title: str = "民防工程维护经费情况说明", more: str = "") -> Disclosure:
    sections = (section("一", title, *lines), section("二", "其他事项", more))
    return disclosure(agency=Agency("901", "云溪县民防办公室"), sections=sections)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("云溪县绿化管理所", True, id="greenery"),
        pytest.param("云溪县教育体育局", True, id="schools"),
        pytest.param("云溪县民防办公室", False, id="itself"),
        pytest.param("县民防办", False, id="itself, abbreviated"),
        pytest.param("云溪县民防指挥信息保障中心", False, id="of the same trade"),
        pytest.param("云溪县财政局", False, id="it has to do with all"),
        pytest.param("各街道办事处", False, id="streets"),
        pytest.param("中标的施工企业", False, id="no agency"),
    ],
)
def test_who_carries_out_a_project(name: str, told: bool) -> None:
    assert bool(found("F432", described("三、实施主体", name))) is told
    assert bool(found("F432", described(f"项目由{name}组织实施。"))) is told


def test_an_agency_that_is_spoken_of_takes_part() -> None:
    more = "与云溪县绿化管理所联合开展地下空间绿化。"
    assert found("F432", described("三、实施主体", "云溪县绿化管理所", more=more)) == []


def test_a_project_about_the_other_trade_is_its() -> None:
    purpose = "由云溪县绿化管理所组织实施"
    for name, told in (("民防工程覆土绿化", 0), ("警报器维护", 1)):
        project = Project(no=1, name=name, purpose=purpose)
        made = disclosure(agency=Agency("901", "云溪县民防办公室"), projects=(project,))
        assert len(found("F432", made)) == told
