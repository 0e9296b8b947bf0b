"""Who speaks of itself in the papers of an agency."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.targets.projects import disclosure, findings, project


def _told(agency: str, *purposes: str) -> list[str]:
    made = disclosure(*(project(purpose=purpose) for purpose in purposes))
    its = msgspec.structs.replace(made.agency, name=agency)
    return [one.message for one in findings("P624", msgspec.structs.replace(made, agency=its))]


@pytest.mark.parametrize(
    ("agency", "purpose", "said"),
    [
        ("青坪市第三小学", "用于我院职工培训", "我院"),
        ("青坪县中医院", "用于我校师生体检", "我校"),
        ("锦湖街道办事处", "用于我镇道路保洁", "我镇"),
        ("柳湾镇人民政府", "用于我乡敬老院", "我乡"),
        ("青坪县农业农村局", "用于我镇灌渠维修", "我镇"),
    ],
)
def test_another_agency_speaks(agency: str, purpose: str, said: str) -> None:
    (message,) = _told(agency, purpose)
    assert said in message and agency in message


@pytest.mark.parametrize(
    ("agency", "purposes"),
    [
        pytest.param("青坪市第三小学", ("用于我校操场",), id="itself"),
        pytest.param("青坪市第三小学", ("用于我镇学生接送",), id="the town that it stands in"),
        pytest.param("青坪师范学院", ("用于我院实训楼",), id="a college"),
        pytest.param("青坪县教育局", ("用于我校操场",), id="one of its schools"),
        pytest.param("青坪县中医院", ("血压计自我校准",), id="自我"),
        pytest.param("青坪县中医院", ("坐姿自我校正训练",), id="自我 again"),
        pytest.param("锦湖街道办事处", ("学习自我镇静的方法",), id="to calm oneself"),
        pytest.param("青坪市技工学校", ("用于我院实训楼",), id="a school of technicians"),
        pytest.param("柳湾镇人民政府", ("用于我乡土文化节",), id="another word"),
        pytest.param("柳湾镇人民政府", ("用于我乡甲", "用于我乡乙", "用于我乡丙"), id="always"),
    ],
)
def test_who_may_speak_so(agency: str, purposes: tuple[str, ...]) -> None:
    assert _told(agency, *purposes) == []
