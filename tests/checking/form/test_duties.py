"""Duties of another place or trade, and what a unit is, told in two ways."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Agency, Disclosure, Evaluation, Printed, Statement
from tests.checking.form.small import disclosure, found, section, units
from tests.checking.targets.projects import project

_WATER = Agency("901", "云溪县水利局")
TITLE = "部门职责及机构设置情况"


def duties(agency: str, *lines: str, more: str = "") -> Disclosure:
    sections = (section("一", TITLE, *lines), section("二", "其他事项", more))
    return disclosure(agency=Agency("901", agency), sections=sections)


@pytest.mark.parametrize(
    ("duty", "told"),
    [
        pytest.param("承担青河县人民政府防汛指挥部办公室日常工作。", True, id="a headquarters"),
        pytest.param("贯彻落实青河县委、县政府的决策部署。", True, id="a committee"),
        pytest.param("在吴山区人民政府领导下开展工作。", True, id="a district"),
        pytest.param("承担云溪县人民政府防汛指挥部办公室日常工作。", False, id="its own"),
        pytest.param("承担县防汛抗旱指挥部办公室日常工作。", False, id="the county"),
        pytest.param("起草县人民政府文件，协助县政府组织会议。", False, id="the county again"),
        pytest.param("承担太湖流域水资源保护工作。", False, id="a lake"),
        pytest.param("负责库区县级领导小组的联络。", False, id="a kind of place"),
    ],
)
def test_duties_of_another_place(duty: str, told: bool) -> None:
    assert bool(found("F430", duties("云溪县水利局", duty))) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("平乡县部门固定资产占用情况表", True, id="another county"),
        pytest.param("临州市白塔区2023年部门收支总表", True, id="a district"),
        pytest.param("云溪县部门固定资产占用情况表", False, id="its own"),
        pytest.param("全县部门固定资产占用情况表", False, id="all the county"),
        pytest.param("开发区部门固定资产占用情况表", False, id="a zone"),
        pytest.param("部门固定资产占用情况表", False, id="no place"),
    ],
)
def test_titles_of_another_place(title: str, told: bool) -> None:
    made = disclosure(assets=Statement("assets", title, "filled"), agency=_WATER)
    assert bool(found("F430", made)) is told


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("2. 临州市白塔区旅游服务中心。", True),
        ("2. 临州市云溪区旅游服务中心。", False),
        ("2. 云溪区旅游服务中心。", False),
        ("2. 社区服务中心。", False),
        ("2. 临州市景区管理中心。", False),
    ],
)
def test_units_of_another_place(unit: str, told: bool) -> None:
    lines = ("本部门包括：", "1. 临州市云溪区文化局本部。", unit, "3. 临州市云溪区文化馆。")
    listed = section("二", "机构设置", *lines)
    made = disclosure(sections=(listed,), agency=Agency("", "临州市云溪区文化局"))
    assert bool(found("F430", made)) is told


def test_a_place_that_the_document_speaks_of_is_not_copied() -> None:
    more = "与青河县人民政府共建引水工程。青河县负担一半。"
    made = duties("云溪县水利局", "承担青河县人民政府委托的供水工作。", more=more)
    assert found("F430", made) == []


@pytest.mark.parametrize(
    ("agency", "duty", "told"),
    [
        pytest.param("云溪县民族宗教局", "负责旅游景区质量等级评定。", True, id="tourism"),
        pytest.param("云溪县中医院", "负责公共图书馆的业务指导。", True, id="libraries"),
        pytest.param("云溪县司法局", "负责律师管理和农村公路建设。", True, id="roads"),
        pytest.param("云溪县教育局", "负责全县殡葬管理工作。", True, id="funerals"),
        pytest.param("云溪县水务局", "负责不动产登记工作。", True, id="land registers"),
        pytest.param("云溪县文化和旅游局", "负责旅游景区质量等级评定。", False, id="its own"),
        pytest.param("云溪县教育体育局", "指导竞技体育和学前教育。", False, id="both are its own"),
        pytest.param("云溪县民政局", "配合文物部门做好烈士墓保护。", False, id="helping"),
        pytest.param("云溪县财政局", "负责农业保险和农药补贴管理。", False, id="all trades"),
        pytest.param("云溪县滨河街道办事处", "负责殡葬管理。", False, id="a street"),
    ],
)
def test_duties_of_another_trade(agency: str, duty: str, told: bool) -> None:
    assert bool(found("F431", duties(agency, duty))) is told


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        pytest.param("绩效目标", "促进成果转化，提高护林员巡护积极性。", True, id="a goal"),
        pytest.param("绩效目标", "残疾人康复服务覆盖率达到90%。", True, id="all of a goal"),
        pytest.param("绩效目标", "配合林业部门做好护林员管理。", False, id="helping"),
        pytest.param("绩效目标", "培训护林员、农机手120人。", False, id="done for any trade"),
        pytest.param("绩效目标", "慰问特困人员和退役军人。", False, id="who is served"),
        pytest.param(
            "总体情况", "项目支出主要为科技奖励5万元，渔政船维修8万元。", True, id="a project"
        ),
        pytest.param("总体情况", "减少的原因是渔政船报废。", False, id="a reason"),
    ],
)
def test_goals_of_another_trade(heading: str, text: str, told: bool) -> None:
    made = duties("云溪县科学技术局", "负责科技计划管理。")
    sections = (*made.sections, section("五", heading, text))
    assert bool(found("F431", msgspec.structs.replace(made, sections=sections))) is told


@pytest.mark.parametrize(
    ("purpose", "name", "told"),
    [
        pytest.param("用于宣传品制作、殡葬改革宣传", "科普宣传", True, id="a purpose"),
        pytest.param("用于宣传品制作、殡葬改革宣传", "殡葬改革", False, id="of the project's name"),
        pytest.param("用于水库大坝监测技术研究", "科普宣传", False, id="where work is done"),
        pytest.param("用于施工扬尘治理", "科普宣传", False, id="what others have to do, too"),
        pytest.param("用于馆舍维修和白蚁防治", "科普宣传", False, id="dams and halls have it, too"),
    ],
)
def test_purposes_of_another_trade(purpose: str, name: str, told: bool) -> None:
    made = duties("云溪县科学技术局", "负责科技计划管理。")
    projects = (project(whole=False, name=name, purpose=purpose, objectives=()),)
    assert bool(found("F431", msgspec.structs.replace(made, projects=projects))) is told


def test_a_trade_that_the_document_speaks_of_is_its_own() -> None:
    made = duties("云溪县民族宗教局", "负责旅行社讲解员培训。", more="组织旅行社推介会。")
    assert found("F431", made) == []


@pytest.mark.parametrize(
    ("words", "nature", "told"),
    [
        pytest.param("本馆为公益二类事业单位。", "公益一类", False, id="of whom is not said"),
        pytest.param(
            "云溪县史志馆为公益二类事业单位。", "事业（公益一类）", True, id="other class"
        ),
        pytest.param("云溪县史志馆属行政单位。", "公益一类", True, id="an administration"),
        pytest.param("所属史志馆为公益二类事业单位。", "公益一类", True, id="without its region"),
        pytest.param("云溪县史志馆为参照公务员法管理的事业单位。", "事业", False, id="事业 alone"),
        pytest.param("云溪县史志馆为公益一类事业单位。", "公益一类", False, id="the same"),
        pytest.param("云溪县方志馆为公益二类事业单位。", "公益一类", False, id="another unit"),
        pytest.param("各所属史志馆均为公益二类事业单位。", "公益一类", False, id="all together"),
    ],
)
def test_natures_told_in_two_ways(words: str, nature: str, told: bool) -> None:
    rows = (
        ("云溪县档案局", "行政", "正科级", "财政拨款"),
        ("云溪县史志馆", nature, "股级", "财政拨款"),
    )
    made = units(*rows, sections=(section("一", TITLE, words),))
    assert bool(found("F721", made)) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("云溪县档案局为县政府工作部门，副科级。", True, id="another rank"),
        pytest.param("云溪县档案局是县政府工作部门，正科级。", False, id="the same"),
        pytest.param("云溪县档案局核定股级职数五名。", False, id="posts"),
    ],
)
def test_ranks_told_in_two_ways(words: str, told: bool) -> None:
    made = units(
        ("云溪县档案局", "行政", "正科级", "财政拨款"), sections=(section("一", TITLE, words),)
    )
    assert bool(found("F721", made)) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("本局下设3个事业单位。", True, id="one too many"),
        pytest.param("本局及所属2个事业单位的收支包含在部门预算中。", False, id="as listed"),
        pytest.param("本局指导乡镇的5个事业单位。", False, id="not its own"),
        pytest.param("所属单位开展培训。", False, id="no number"),
    ],
)
def test_units_below_are_counted(words: str, told: bool) -> None:
    names = ("云溪县档案局机关", "云溪县史志馆", "云溪县方志馆")
    rows = [(name, "事业", "股级", "财政拨款") for name in names]
    made = units(*rows, sections=(section("一", TITLE, words),))
    assert bool(found("F720", made)) is told


def test_a_trade_that_a_self_evaluation_names_is_its_own() -> None:
    made = duties("云溪县水利局", "负责水库管理范围内的环境卫生。")
    blank = Printed("")
    rated = Evaluation(Printed("坝区环境卫生"), blank, blank, {}, (), blank, blank)
    assert found("F431", made)
    assert found("F431", msgspec.structs.replace(made, evaluations=(rated,))) == []
