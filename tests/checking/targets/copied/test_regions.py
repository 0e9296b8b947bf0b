"""Who speaks of itself in the papers of an agency."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Disclosure
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _told(agency: str, *purposes: str, rule: str = "P624") -> list[str]:
    made = disclosure(*(project(purpose=purpose) for purpose in purposes))
    its = msgspec.structs.replace(made.agency, name=agency)
    return [one.message for one in findings(rule, msgspec.structs.replace(made, agency=its))]


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


@pytest.mark.parametrize(
    ("agency", "purpose", "said"),
    [
        ("柳泉县供热服务中心", "用于全区管网改造", "全区"),
        ("柳泉县供热服务中心", "1.承担全市供热规划，落实上级要求", "全市"),
        ("柳泉县供热服务中心", "制定或参与制定全市性供热政策", "全市"),
        ("青坪市白塔区档案馆", "用于我县档案征集", "我县"),
    ],
)
def test_another_region_speaks(agency: str, purpose: str, said: str) -> None:
    own = f"用于全{'县' if '县' in agency else '区'}各项工作"
    (message,) = _told(agency, own, purpose)
    assert f"“{said}”" in message


@pytest.mark.parametrize(
    ("agency", "purpose", "said"),
    [
        ("柳泉县供热服务中心", "提高我市群众满意度", "我市"),
        ("柳泉县供热服务中心", "推进全市供热计量改造", "全市"),
        ("柳泉县供热服务中心", "全市供热用户数", "全市"),
        ("青坪市白塔区档案馆", "为我市经济发展提供史料", "我市"),
        ("青坪市白塔区档案馆", "反映全市档案征集数量", "全市"),
        ("青坪市白塔区第二殡仪馆", "承担全市殡葬服务", "全市"),
        ("共青团白塔区委员会", "开展全市青年志愿服务", "全市"),
    ],
)
def test_the_city_may_speak(agency: str, purpose: str, said: str) -> None:
    own = f"用于全{'县' if '县' in agency else '区'}各项工作"
    assert _told(agency, own, purpose) == []
    (message,) = _told(agency, own, purpose, rule="P649")
    assert f"“{said}”" in message


@pytest.mark.parametrize(
    ("agency", "told"),
    [("柳泉县供热服务中心", True), ("青坪市供热服务中心", False), ("供热服务中心", False)],
)
def test_the_agencys_name_alone_says_that_it_is_of_a_county(agency: str, told: bool) -> None:
    messages = _told(agency, "提高我市群众满意度", rule="P649")
    assert ["单位名称写的是县" in message for message in messages] == [True] * told


def test_what_is_elsewhere_said_of_the_county_is_not_the_citys() -> None:
    purposes = ("推进全县供热计量改造", "推进全市供热计量改造")
    (message,) = _told("柳泉县供热服务中心", *purposes)
    assert "“全市”" in message
    assert _told("柳泉县供热服务中心", *purposes, rule="P649") == []


@pytest.mark.parametrize(
    ("agency", "purpose"),
    [
        ("柳泉县供热服务中心", "在全市供热测评中排名前三"),
        ("柳泉县供热服务中心", "参加全市供热工作会议"),
        ("柳泉县供热服务中心", "按照《全市供热规划》实施改造"),
        ("柳泉县供热服务中心", "市级下达的全市改造任务"),
        ("柳泉县供热服务中心", "完成市委部署，推进全市一盘棋"),
        ("柳泉县供热服务中心", "保障全市获评文明城市"),
        ("柳泉县供热服务中心", "占全市供热面积的比重"),
        ("柳泉县供热服务中心", "服务全市发展大局"),
        ("柳泉县供热服务中心", "省对我市考核的配套任务"),
        ("柳泉县供热服务中心", "全市群众满意度调查中的得分"),
        ("柳泉县供热服务中心", "负责全市下达任务的分解"),
        ("柳泉县供热服务中心", "开展安全市场整治"),
        ("柳泉县供热服务中心", "负责全市热网柳泉首站运行"),
        ("柳泉县教育局", "承担全市教师招考监考"),
        ("青坪市白塔区市政管理处", "负责全市主干道绿化补植"),
        ("青坪市白塔区生态环境局", "工业园区全县最大"),
        ("青坪市生态环境局白塔区分局", "完成全市环境监测任务"),
        ("上海市白塔区档案馆", "推进全市档案数字化"),
        ("青坪市档案馆", "开展全市档案征集"),
        ("白塔经济开发区管委会", "推进全市重点项目"),
    ],
)
def test_of_the_city_for_good_reason(agency: str, purpose: str) -> None:
    own = f"用于全{'县' if '县' in agency else '区'}各项工作"
    assert _told(agency, own, purpose) == []
    assert _told(agency, own, purpose, rule="P649") == []


@pytest.mark.parametrize("said", ["用于我区道路", "用于我县道路"])
def test_where_both_are_said_nobody_knows(said: str) -> None:
    assert _told("柳泉事务中心", "用于全县道路", "用于全区道路", said) == []


def _asked(agency: str, description: str, purpose: str = "用于公园绿化") -> list[str]:
    row = its("满意度", "满意度", "≥90%", description)
    made = disclosure(project(row, its("社会效益", "影响", "良好", description), purpose=purpose))
    named = msgspec.structs.replace(made.agency, name=agency)
    whole = msgspec.structs.replace(made, agency=named)
    return [one.message for one in findings("P624", whole)]


@pytest.mark.parametrize(
    ("agency", "description", "said"),
    [
        ("柳湾镇人民政府", "全县群众对创建工作的满意度", "全县群众"),
        ("柳泉县园林中心", "反映全省性宣传活动情况，全县有影响", "全省性"),
        ("柳泉县园林中心", "反映全省性宣传活动情况", "全省性"),
    ],
)
def test_what_is_of_those_above(agency: str, description: str, said: str) -> None:
    messages = _asked(agency, description)
    assert messages and all(said in message for message in messages)


@pytest.mark.parametrize(
    ("agency", "description", "purpose"),
    [
        pytest.param("柳湾镇人民政府", "全镇群众的满意度", "", id="of the town"),
        pytest.param("柳泉县园林中心", "全县群众的满意度", "", id="of the county"),
        pytest.param(
            "柳泉县园林中心", "全县参加全省性花展情况", "", id="the county takes part in it"
        ),
        pytest.param(
            "柳湾镇人民政府", "全县群众的满意度", "用于服务全县的陵园", id="for the county"
        ),
    ],
)
def test_what_they_may_say(agency: str, description: str, purpose: str) -> None:
    assert _asked(agency, description, purpose) == []


def _county(last: str) -> Disclosure:
    """Ten projects of a county, and one more with other words."""
    return disclosure(
        *(project(purpose=f"用于全县第{number}批养护") for number in range(10)),
        project(purpose=last),
    )


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P624", _county("提高我区群众满意度"), "a district in a county"),
        case("P649", _county("提高我市群众满意度"), "the city in a county"),
        case("P649", _county("加强全市绿化管理"), "the work of the city"),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P624", _county("提高我市群众满意度"), "perhaps the city above"),
        case("P649", _county("配合市委提高我市群众满意度"), "the city above"),
        case("P624", _county("开发区全区绿化"), "a zone of the county"),
        case("P624", _county("提高全区域绿化水平"), "another word"),
        case("P624", _county("学区内全区统考"), "a school district"),
        case("P624", _county("在自治区全区评比中领先"), "the region above"),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []
