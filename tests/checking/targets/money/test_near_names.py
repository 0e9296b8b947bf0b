"""Projects whose name in the narrative is not quite that of a table: 督察室, 督查室."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.targets.projects import disclosure, findings, narrative, project, titled


def test_a_name_in_the_narrative_is_the_tables() -> None:
    said = "项目支出36.50万元，主要为城区绿化管养36.5万元。"
    assert len(findings("P524", disclosure(project(), sections=narrative(said)))) == 1


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("水文站网建设与运维经费", "水文站网建设和运行维护经费"),
        ("残疾儿童康复资金（省级）", "残疾儿童康复资金省级"),
        ("巡回法庭业务装备经费", "巡回法庭业务装备费"),
        ("2024年乡村道路日常养护资金", "乡村道路日常性养护资金"),
        ("义务教育学校公用经费", "义教学校公用经费"),
        ("“三支一扶”人员生活补助资金", "三支一扶生活补助"),
    ],
)
def test_a_name_can_be_written_in_two_ways(table: str, said: str) -> None:
    sections = narrative(f"项目支出36.50万元，主要为{said}36.5万元。")
    assert not findings("P524", disclosure(project(name=table, title=""), sections=sections))


def test_another_name_is_told_once() -> None:
    said = narrative("项目支出36.50万元，主要为城区绿化管养36.5万元。")
    headed = msgspec.structs.replace(titled("城区绿化管养绩效目标表"), sections=said)
    assert len(findings("P611", headed)) == 1
    assert findings("P524", headed) == []
    with_another_amount = narrative("项目支出36.50万元，主要为城区绿化管养38.5万元。")
    both = disclosure(project(), sections=with_another_amount)
    assert (len(findings("P527", both)), findings("P524", both)) == (1, [])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("城区绿化管养36.5万元", 0, id="the same amount"),
        pytest.param("城区绿化管养40万元", 1, id="another amount"),
        pytest.param("城区绿化管养63.5万元", 1, id="digits swapped"),
        pytest.param("城区绿化养护40万元", 0, id="the whole name is another rule's"),
        pytest.param("道路保洁40万元", 0, id="another project"),
        pytest.param("城区绿化管养40万元、城区绿化营养5万元", 0, id="either may be meant"),
        pytest.param("城区绿化养护二期40万元", 0, id="another phase"),
        pytest.param("城区绿化养护（上年结转）40万元", 0, id="carried over"),
        pytest.param("城区绿化养护监理40万元", 0, id="another contract"),
        pytest.param("城区绿化养护等3个项目140万元", 0, id="several projects"),
        pytest.param("城区绿化管养400万元", 0, id="an amount far off"),
    ],
)
def test_nearly_the_same_name_with_another_amount(said: str, expected: int) -> None:
    sections = narrative(f"项目支出90万元，主要为{said}。")
    assert len(findings("P527", disclosure(project(), sections=sections))) == expected


def test_a_near_name_may_mean_the_project_that_has_its_amount() -> None:
    sections = narrative("项目支出90万元，主要为城区绿化管养40万元。")
    other = project(name="河道清淤", budget="40.00", funds={}, plan={})
    assert findings("P527", disclosure(project(), other, sections=sections)) == []
