"""Whom and what the satisfaction is asked about: copied with another project's subject."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Agency, Disclosure, Organisation
from tests.checking.targets.projects import (
    Made,
    case,
    disclosure,
    findings,
    its,
    project,
    the_finding,
)


def _asked(purpose: str) -> Disclosure:
    """Two projects that ask about the same, one of them a fund for works of art."""
    asked = its("满意度", "群众满意度", "≥90%", "群众对补助作品的满意程度")
    works = its("数量", "文艺作品数量", "≥9部")
    return disclosure(project(asked, works), project(asked, name="绿地", purpose=purpose))


def _satisfied(said: str) -> Disclosure:
    """Two projects for the old, one of which asks this."""
    painting = project(
        its("满意度", "老年人满意度", "≥90%", said), name="书画活动经费", purpose="用于老年书画活动"
    )
    return disclosure(painting, project(name="老年体协活动经费", purpose="用于老年体育"))


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P338", its("满意度", "群众满意度", "≥95%", "村干部对资金发放满意度"), "other people"),
        case("P338", its("满意度", "学生满意度", "≥95%", "家长对学校的满意程度"), "the parents"),
        case(
            "P338",
            its("满意度", "老人满意度", "≥95%", "满意的学生对食堂服务的评价占比"),
            "满意 before those who are asked",
        ),
        case("P338", its("满意度", "患者满意度", "≥95%", "医护人员对医院的满意率"), "the doctors"),
        case("P338", its("满意度", "造林单位满意度", "≥90%", "护林员对良种满意"), "units and men"),
        case("P338", its("满意度", "乘客满意度", "≥90%", "驾驶员对服务满意"), "who is driven"),
        case("P338", its("满意度", "预报员满意度", "≥90%", "反映师生的满意程度"), "without 对"),
        case("P338", its("满意度", "村民满意度", "≥90%", "参训档案员的满意程度"), "a trade"),
        case("P626", _asked("用于绿地养护"), "works in a park"),
        case("P626", _satisfied("老年人对老年体协活动的满意程度"), "another project by name"),
        case("P626", _satisfied("群众对教育局宣传工作的满意程度"), "another agency"),
        case(
            "P628",
            project(its("满意度", "群众满意度", "≥95%", "群众对各项工作的满意度")),
            "all that is done, where a park is cared for",
        ),
        case(
            "P628", project(its("满意度", "普法宣传对象满意度", "≥95%")), "no law in a park's care"
        ),
        case("P628", project(its("满意度", "就餐人员满意度", "≥95%")), "nobody is fed"),
        case(
            "P628",
            project(its("满意度", "读者满意度", "≥95%"), purpose="用于村支书体检，出具报告。"),
            "支书 and 报告 are read by nobody",
        ),
        case("P628", project(its("满意度", "学生家长满意度", "≥95%")), "no school is near"),
        case("P628", project(its("满意度", "消防员满意度", "≥95%")), "nothing burns"),
        case("P628", project(its("满意度", "养殖户满意度", "≥95%")), "养护 is no 养殖"),
        case("P628", project(its("满意度", "献血者满意度", "≥95%")), "no blood is given"),
        case("P628", project(its("满意度", "购机农户满意度", "≥95%")), "no machine is bought"),
        case("P628", project(its("满意度", "查档群众满意度", "≥95%")), "no archive is near"),
        case("P628", project(its("满意度", "危改户满意度", "≥95%")), "no house is pulled down"),
        case(
            "P628",
            project(its("满意度", "满意度", "≥95%", "老党员对提供各种政务等服务的满意程度")),
            "counters of which nothing else is said",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case("P338", its("满意度", "受训干警满意度", "≥90%", "民警对培训满意"), "one group"),
        case("P338", its("满意度", "学生满意度", "≥90%", "反映师生的满意程度"), "some of them"),
        case(
            "P338", its("满意度", "企业统计员满意度", "≥90%", "统计员的满意程度"), "whose they are"
        ),
        case("P338", its("满意度", "干部群众满意度", "≥95%", "村干部对工作的满意度"), "one of two"),
        case(
            "P338", its("满意度", "服务对象满意度", "≥95%", "学生家长对学校满意"), "whoever it is"
        ),
        case(
            "P338", its("满意度", "群众满意度", "≥95%", "患者对医院的满意程度"), "they are public"
        ),
        case("P338", its("满意度", "群众满意度", "≥95%", "居民对干部作风的满意度"), "about cadres"),
        case("P338", its("满意度", "居民满意度", "≥95%", "调查职工群众对食堂满意"), "both of them"),
        case("P626", _asked("用于雕塑作品养护"), "a park with works"),
        case("P626", _satisfied("老年人对书画活动的满意程度"), "its own activities"),
        case("P626", _satisfied("群众对我局宣传工作的满意程度"), "its own agency"),
        case(
            "P628",
            project(
                its("满意度", "群众满意度", "≥95%", "群众对各项工作的满意度"),
                name="年度绩效考核经费",
                purpose="用于测评",
            ),
            "all that is done is what is reviewed",
        ),
        case(
            "P628",
            project(its("满意度", "参训人员满意度", "≥95%"), name="乡村医生能力提升班"),
            "a course in the name",
        ),
        case(
            "P628",
            project(its("满意度", "就餐人员满意度", "≥95%"), purpose="用于食堂运行"),
            "a canteen in the purpose",
        ),
        case(
            "P628",
            project(its("满意度", "患者满意度", "≥95%"), implementing_unit="云溪县人民医院"),
            "a hospital's equipment",
        ),
        case("P628", project(its("满意度", "服务对象满意度", "≥95%")), "whoever it is"),
        case(
            "P628",
            project(its("满意度", "受益农户满意度", "≥95%"), name="灌溉渠道维修"),
            "what farmers live on",
        ),
        case(
            "P628",
            project(its("满意度", "受助群众满意度", "≥95%"), purpose="用于临时救助"),
            "who is helped",
        ),
        case(
            "P628",
            project(its("满意度", "师生满意度", "≥95%"), name="云溪县第二小学绿化养护"),
            "a school's trees",
        ),
        case(
            "P628",
            project(its("满意度", "公园满意度", "≥95%", "居民、学生和老人对公园满意的比例")),
            "some of the public",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


def test_herders_and_farmers_are_whoever_lives_in_the_country() -> None:
    road = project(its("满意度", "农牧民满意度", "≥90%"), name="通村道路硬化", title="")
    assert not findings("P628", road)
    park = project(its("满意度", "牧民满意度", "≥90%"), name="通村道路硬化", title="")
    assert findings("P628", park)


def test_what_any_project_has_does_not_make_a_question_its_own() -> None:
    asked = its("满意度", "就餐人员满意度", "≥90%", "反映就餐人员对饭菜质量的满意程度")
    store = project(asked, name="粮库升级", purpose="用于提高储备粮质量")
    canteen = project(asked, name="食堂劳务费", purpose="用于厨师工资")
    assert not findings("P626", disclosure(store, canteen))


def test_any_bodys_work_can_be_asked_about() -> None:
    asked = its("满意度", "群众满意度", "≥90%", "群众对基层党组织的满意程度")
    own = project(asked, its("数量", "党组织数量", "≥9个"), name="党组织活动", title="")
    assert not findings("P626", disclosure(own, project(asked)))


@pytest.mark.parametrize(
    ("own", "asked", "told"),
    [
        pytest.param("云溪县农业农村局", "农业局", False, id="shortened"),
        pytest.param("水务局", "云溪县水务局", False, id="with its county"),
        pytest.param("农业农村局", "畜牧局", False, id="one of its units"),
        pytest.param("农业农村局", "水利局", True, id="another one"),
    ],
)
def test_an_agency_may_be_asked_about_by_any_of_its_names(own: str, asked: str, told: bool) -> None:
    said = f"群众对{asked}工作的满意程度"
    made = disclosure(
        project(its("满意度", "群众满意度", "≥90%", said)),
        agency=Agency("", own),
        organisations=(Organisation("云溪县畜牧局", "行政", "", ""),),
    )
    assert bool(findings("P626", made)) is told
