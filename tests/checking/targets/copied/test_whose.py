"""Cells that speak of what another project does, and cells that only seem to."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.check import check
from mingzhang.checking.targets.copied.speech import Speech
from mingzhang.checking.targets.items import ProjectOf
from mingzhang.disclosure import (
    Disclosure,
    Evaluation,
    Indicator,
    Printed,
    Project,
    Rating,
    Section,
)
from mingzhang.where import Where
from tests.checking.targets.projects import WHOLE, disclosure, findings, its, project

_EMPTY = Printed("")


def _of(name: str, purpose: str, aim: str, *rows: Indicator) -> Project:
    return project(*rows, whole=False, name=name, purpose=purpose, objectives=(aim,))


_FIRES = _of(
    "森林防火",
    "用于风力灭火机、扑火服和瞭望塔租用",
    "1.火情早发现、早处置。",
    its("数量", "灭火机具数量", "≥30台", "风力灭火机、水枪"),
    its("质量", "森林火灾受害率", "≤0.5‰", "受害森林面积占比"),
    its("时效", "扑火队到场时间", "≤40分钟"),
)
_DORMITORY = _of(
    "职工宿舍维修",
    "用于职工宿舍屋面防水和外墙粉刷",
    "1.改善职工住宿条件。",
    its("数量", "维修宿舍面积", "≥1800平方米", "屋面和外墙维修"),
    its("时效", "完工时间", "9月底前"),
)
_LIBRARY = _of(
    "图书馆建设",
    "用于图书馆书架和阅览桌椅购置",
    "1.图书馆建成开放式阅览区。",
    its("数量", "购置图书册数", "≥9000册", "纸质图书"),
    its("时效", "图书上架时间", "6月底前", "编目上架"),
)
_TRACK = _of(
    "塑胶跑道翻新",
    "用于环形跑道和沙坑翻新",
    "1.消除跑道开裂、脱胶隐患。",
    its("数量", "跑道翻新面积", "≥2460平方米"),
    its("时效", "完工时间", "8月25日前"),
)
_AFTERNOONS = _of(
    "课后服务",
    "用于课后社团教师的课时补助",
    "1.每天开展课后社团。",
    its("数量", "社团数量", "≥46个", "合唱、机器人社团"),
    its("时效", "课时补助发放时间", "1月底前"),
)


_ASKED = its("满意度", "群众满意度", "≥90%", "走访群众中满意的比例")
_TRIPS = its("时效", "调研出行及时", "及时", "调研出行及时到位")


def _aiming(base: Project, *aims: str) -> Project:
    return msgspec.structs.replace(base, objectives=aims)


def _with(base: Project, *rows: Indicator, **fields: Any) -> Project:
    return msgspec.structs.replace(base, indicators=(*base.indicators, *rows), **fields)


_WOMEN = _of(
    "妇女两癌筛查",
    "用于适龄妇女筛查",
    "1.妇女宫颈病变早诊早治。",
    its("数量", "筛查妇女人数", "≥6000人", "适龄妇女宫颈检查人数"),
)
_BABIES = _of(
    "新生儿听力筛查",
    "用于新生儿听力筛查",
    "1.新生儿听力障碍早发现。",
    its("数量", "新生儿初筛人数", "≥2000人", "接受听力检查的新生儿"),
)
_BOATS = _of(
    "物资采购(第一批)",
    "用于采购冲锋舟",
    "1.冲锋舟入库。",
    its("成本", "冲锋舟单价", "≤4万元", "每艘采购价格"),
)
_VESTS = _of(
    "物资采购(第二批)",
    "用于采购救生衣",
    "1.救生衣入库。",
    its("数量", "购置件数", "≥80件", "反映救生衣件数"),
)


def _told(*projects: Project) -> list[str]:
    return [finding.message for finding in findings("P639", disclosure(*projects))]


@pytest.mark.parametrize(
    ("projects", "words"),
    [
        pytest.param(
            (_aiming(_FIRES, "1.完成宿舍屋面防水，粉刷外墙。"), _DORMITORY),
            "屋面",
            id="an objective in other words",
        ),
        pytest.param(
            (_aiming(_FIRES, "1.早发现火情。 2.完成宿舍屋面防水，粉刷外墙。"), _DORMITORY),
            "屋面",
            id="the second of a cell",
        ),
        pytest.param(
            (
                msgspec.structs.replace(_TRACK, purpose="用于图书馆阅览终端和纸质图书更新"),
                _LIBRARY,
            ),
            "图书馆",
            id="a purpose",
        ),
        pytest.param(
            (_with(_TRACK, its("社会效益", "阅览条件", "改善", "纸质图书摆放整齐")), _LIBRARY),
            "阅览",
            id="a benefit",
        ),
        pytest.param(
            (_with(_TRACK, its("时效", "补助发放时间", "7月", "图书馆补助到账")), _LIBRARY),
            "图书馆",
            id="an output with a long word of the other name",
        ),
        pytest.param(
            (
                _with(_TRACK, its("质量", "跑道材料合格率", "100%", "纸质图书和书架验收合格")),
                _LIBRARY,
            ),
            "图书",
            id="only the description is another's",
        ),
        pytest.param(
            (_with(_TRACK, its("质量", "书架和阅览桌完好率", "≥90%", "跑道巡查")), _LIBRARY),
            "书架",
            id="only the name is another's",
        ),
        pytest.param(
            (_with(_FIRES, *_DORMITORY.indicators[:1]), _DORMITORY, _LIBRARY),
            "宿舍",
            id="a row word for word",
        ),
        pytest.param(
            (_with(_TRACK, its("时效", "社团到场", "5分钟", "五分钟到场")), _AFTERNOONS),
            "社团",
            id="an output with a short word of which the other one speaks again and again",
        ),
        pytest.param(
            (_with(_TRACK, its("可持续影响", "宿舍使用年限", "≥10年", "反映长期效果")), _DORMITORY),
            "宿舍",
            id="how long a thing lasts that the other one mends",
        ),
        pytest.param(
            (_with(_TRACK, its("满意度", "社团成员满意度", "≥90%", "反映满意程度")), _AFTERNOONS),
            "社团",
            id="whom the other one serves",
        ),
        pytest.param(
            (
                _with(_TRACK, its("满意度", "沿河居民满意度", "≥90%", "反映服务对象的满意程度")),
                _of(
                    "入河排污口整治",
                    "用于排污口封堵",
                    "1.整治排污口。",
                    its("满意度", "沿河居民满意度", "≥90%", "反映住户的满意程度"),
                ),
            ),
            "沿河居民",
            id="whom the other one asks, by a character of its name",
        ),
        pytest.param(
            (
                _with(_TRACK, its("成本", "亩均管护费", "≤5元", "反映材料费用")),
                _of(
                    "高标准农田管护",
                    "用于农田管护",
                    "1.农田管护到位。",
                    its("数量", "管护面积", "≥9亩", "管护的农田"),
                    its("成本", "亩均管护费", "≤5元", "每亩管护费"),
                ),
            ),
            "管护",
            id="a broad word of the other name, in a name that it prints",
        ),
        pytest.param(
            (
                _with(_TRACK, its("质量", "执法船完好率", "≥90%", "反映完好程度")),
                _of("执法船维护", "用于执法船上坞检修", "1.执法船适航。"),
            ),
            "执法船",
            id="characters of the other name that are no word of a dictionary",
        ),
        pytest.param(
            (_with(_TRACK, its("社会效益", "增加图书馆收入", "增加", "反映收入")), _LIBRARY),
            "图书馆",
            id="a benefit with a long word of the other name",
        ),
        pytest.param(
            (_aiming(_TRACK, "1.消除跑道开裂；完成宿舍屋面防水，粉刷外墙。"), _DORMITORY),
            "屋面",
            id="one sentence of an objective",
        ),
        pytest.param(
            (_aiming(_TRACK, "2.方便师生借书还书。"), _aiming(_LIBRARY, "1.方便师生借书还书。")),
            "借书",
            id="a sentence word for word with a character of the other name",
        ),
        pytest.param(
            (
                _with(_TRACK, its("质量", "维修及时完成率", "≥90%", "")),
                _with(
                    _of("固定资产维修", "用于维修", "1.完好。"),
                    its("质量", "维修及时完成率", "≥90%", ""),
                ),
            ),
            "维修",
            id="a row word for word with a broad word of the other name",
        ),
        pytest.param(
            (
                _with(_TRACK, its("可持续影响", "灌溉水利用系数", "≥0.5", "灌区灌溉水利用情况")),
                _of("灌区续建配套", "用于衬砌渠道", "1.提高灌溉保证率。"),
            ),
            "灌区",
            id="a benefit that has nothing but words of the other name and its aim",
        ),
        pytest.param(
            (_with(_WOMEN, its("质量", "新生儿复筛率", "≥90%", "复筛的新生儿占比")), _BABIES),
            "新生儿",
            id="what the name of a sister has alone",
        ),
        pytest.param(
            (_with(_VESTS, its("成本", "冲锋舟单价", "≤90元", "每件救生衣价格")), _BOATS),
            "冲锋舟",
            id="a name that a sister prints over what is its own",
        ),
        pytest.param(
            (
                _with(_TRACK, its("数量", "图书馆借出册数", "≥30册", "反映借出册数")),
                _LIBRARY,
                _of("综合检查", "检查图书馆、宿舍和森林防火", "1.检查社团。"),
                _DORMITORY,
                _FIRES,
            ),
            "图书馆",
            id="beside a project over all others",
        ),
        pytest.param(
            (
                _with(_TRACK, its("数量", "灭火机台数", "≥30台", "反映数量"), name="培训经费"),
                _with(_FIRES, name="灭火机购置"),
            ),
            "灭火机",
            id="a project whose name has only words of many",
        ),
        pytest.param(
            (
                _with(_TRACK, its("时效", "及时性", "网络故障当天修复")),
                _of(
                    "内网运维",
                    "用于内网运维",
                    "1.网络畅通。",
                    its("时效", "及时性", "网络故障当天修复"),
                    its("质量", "网络在线率", "≥99%"),
                ),
            ),
            "网络故障",
            id="a row whose target says what it is about",
        ),
        pytest.param(
            (
                _with(_TRACK, its("数量", "推荐侨界委员人数", "≥3人")),
                _of(
                    "华侨联谊",
                    "用于接待",
                    "1.增进友谊。",
                    its("数量", "推荐侨界委员人数", "≥3人"),
                    its("数量", "接待批次", "≥12批"),
                ),
                _LIBRARY,
            ),
            "侨界",
            id="a row with a character of the other name",
        ),
    ],
)
def test_words_of_another_project_are_told(projects: tuple[Project, ...], words: str) -> None:
    (message,) = _told(*projects)
    assert words in message
    assert projects[1].name in message


@pytest.mark.parametrize(
    ("one", "other", "are_kin"),
    [
        pytest.param("跑道专项经费", "图书馆专项经费", False, id="the money has one name"),
        pytest.param("宣传部-党刊征订", "宣传部-文旅大赛", False, id="one office has both"),
        pytest.param("文明城市创建", "文明实践站", True, id="a word"),
    ],
)
def test_what_makes_two_projects_kin(one: str, other: str, are_kin: bool) -> None:
    made = disclosure(_with(_TRACK, name=one), _with(_LIBRARY, name=other))
    speech = Speech([ProjectOf(made, its) for its in made.projects])
    assert speech.names.are_related(0, 1) is are_kin


def test_a_note_with_the_words_of_another_project_is_told() -> None:
    lines = (Printed("一、项目概述"), Printed("更新书架、阅览桌椅和纸质图书。", Where(line=31)))
    section = Section("七", "塑胶跑道翻新经费情况说明", lines)
    (found,) = findings("P639", disclosure(_TRACK, _LIBRARY, sections=(section,)))
    assert "项目概述" in found.message
    assert found.evidence[0].where == Where(line=31)


_UNITED = its("社会效益", "基层党组织战斗力", "明显增强", "反映各支部的党组织建设")
_PARTY = _of("党员轮训", "用于党员轮训班", "1.党员轮训一遍。", its("数量", "轮训党员数", "≥300人"))
_PAY = _of("村干部报酬", "用于村干部补贴", "1.按月发放报酬。", its("数量", "村干部人数", "≥90人"))
_ILL = its("社会效益", "传染病发病率", "持续下降", "法定传染病")
_JABS = _of("疫苗接种", "用于疫苗接种", "1.应接种的都接种。", its("数量", "接种剂次", "≥2万剂"))
_AIDS = _of("艾滋病防治", "用于艾滋病筛查", "1.筛查重点人群。", its("数量", "筛查样本", "≥9千份"))
_GRADE = its("质量", "公路技术状况", "优良路率85%", "反映公路状况")
_BRIDGES = _of("桥梁检测", "用于桥梁检测", "1.掌握桥况。", its("数量", "检测座数", "≥40座"))
_SURFACE = _of("路面修补", "用于路面坑槽", "1.修补路面。", its("数量", "修补坑槽", "≥5000处"))


@pytest.mark.parametrize(
    ("row", "one", "other"),
    [
        pytest.param(_UNITED, _PARTY, _PAY, id="what any project serves"),
        pytest.param(_ILL, _JABS, _AIDS, id="an end of both"),
        pytest.param(_GRADE, _SURFACE, _BRIDGES, id="the end of a word"),
    ],
)
def test_a_benefit_of_several_projects_is_of_none(
    row: Indicator, one: Project, other: Project
) -> None:
    assert not _told(_with(one, row), _with(other, row), _DORMITORY)


def _resting(base: Project, *bases: str) -> Project:
    rows = (its("数量", f"数量{at}", "≥1个", basis=basis) for at, basis in enumerate((*bases,)))
    return _with(base, *rows)


def test_a_basis_of_another_project_is_told() -> None:
    plan = "宿舍屋面维修方案"
    track = _resting(_TRACK, *["跑道翻新方案"] * 3, plan)
    (found,) = findings("P639", disclosure(track, _resting(_DORMITORY, *[plan] * 3), _FIRES))
    assert "依据" in found.message
    assert found.evidence[0].text == plan


def test_a_basis_with_a_broad_word_of_the_other_name_is_told() -> None:
    stairs = _of("楼梯修缮", "用于楼梯修缮", "1.楼梯修缮合格。")
    track = _resting(_TRACK, *["跑道翻新方案"] * 3, "修缮方案")
    (found,) = findings("P639", disclosure(track, _resting(stairs, *["修缮方案"] * 3), _FIRES))
    assert found.evidence[0].text == "修缮方案"


@pytest.mark.parametrize(
    ("plans", "owner"),
    [
        pytest.param([*["跑道翻新方案"] * 3, "采购合同"], "采购合同", id="one that tells nothing"),
        pytest.param(["宿舍屋面维修方案"] * 4, "宿舍屋面维修方案", id="what all its rows rest on"),
        pytest.param(
            [*["跑道翻新方案"] * 3, "跑道和宿舍维修方案"], "跑道和宿舍维修方案", id="one for both"
        ),
    ],
)
def test_a_basis_that_may_be_its_own_is_not(plans: list[str], owner: str) -> None:
    made = disclosure(_resting(_TRACK, *plans), _resting(_DORMITORY, *[owner] * 3), _FIRES)
    assert not findings("P639", made)


@pytest.mark.parametrize(
    "projects",
    [
        pytest.param((_FIRES, _DORMITORY, _LIBRARY, _TRACK, _AFTERNOONS), id="each of its own"),
        pytest.param(
            (
                _with(_FIRES, purpose="用于扑火服购置和护林员宿舍屋面维修"),
                _aiming(_DORMITORY, "1.完成宿舍屋面防水，粉刷外墙。"),
            ),
            id="it does both, and says so",
        ),
        pytest.param(
            (
                _aiming(_TRACK, "1.保障图书馆阅览、课后社团和森林扑火。"),
                _LIBRARY,
                _AFTERNOONS,
                _FIRES,
            ),
            id="an umbrella over several",
        ),
        pytest.param(
            (
                _with(_TRACK, its("社会效益", "图书阅览环境", "改善"), name="图书馆跑道翻新"),
                _LIBRARY,
            ),
            id="names with a word in common",
        ),
        pytest.param(
            (
                _aiming(_TRACK, "1.做好书架、阅览桌椅管护。"),
                _LIBRARY,
                _aiming(_FIRES, "1.做好书架、阅览桌椅管护。"),
            ),
            id="a third one prints it as well",
        ),
        pytest.param(
            (
                _aiming(_of("专项公用经费", "用于日常办公", "1.办公"), "1.更新书架和阅览桌椅。"),
                _LIBRARY,
            ),
            id="a name that tells nothing",
        ),
        pytest.param(
            (_with(_TRACK, *WHOLE[3:]), _with(_LIBRARY, *WHOLE[3:])), id="rows that any may have"
        ),
        pytest.param(
            (_with(_TRACK, its("社会效益", "书架使用", "方便")), _LIBRARY), id="one word alone"
        ),
        pytest.param(
            (_with(_TRACK, its("质量", "跑道平整度", "合格", "跑道用书架、阅览桌丈量")), _LIBRARY),
            id="a word of its own beside them",
        ),
        pytest.param(
            (_aiming(_TRACK, "2.方便师生使用。"), _aiming(_LIBRARY, "1.方便师生使用。")),
            id="one sentence of two, under other numbers",
        ),
        pytest.param(
            (
                _with(_FIRES, _ASKED),
                _with(_of("慢性病随访", "用于随访包", "1.随访到位。"), _ASKED),
            ),
            id="how those who are satisfied are asked",
        ),
        pytest.param(
            (
                _with(_of("车辆租金", "用于租车", "1.按月付租金。"), _TRIPS),
                _with(_of("调研用车", "用于调研出行", "1.保障调研。"), _TRIPS),
            ),
            id="names with a character in common",
        ),
        pytest.param(
            (
                _aiming(_of("专项公用经费", "用于日常办公", "1.办公"), "1.网络畅通。"),
                _aiming(_of("内网维护", "用于内网设备", "1.修好设备。"), "1.网络畅通。"),
            ),
            id="any project's name, word for word",
        ),
        pytest.param(
            (
                _aiming(_TRACK, "1.网络畅通。"),
                _aiming(_of("内网维护", "用于内网设备", "1.修好设备。"), "1.网络畅通。"),
                _aiming(_of("餐厅服务", "用于餐厅", "1.餐厅正常。"), "1.网络畅通。"),
            ),
            id="a third one prints it and says nothing of it, either",
        ),
        pytest.param(
            (_with(_TRACK, its("时效", "合唱到场", "5分钟", "五分钟到场")), _AFTERNOONS),
            id="a short word that the other one has once",
        ),
        pytest.param(
            (
                _with(_TRACK, its("社会效益", "跑道边书香", "浓厚", "跑道旁纸质图书和书架")),
                _LIBRARY,
            ),
            id="a description that goes with its name",
        ),
        pytest.param(
            (
                _of("网络安全", "更换防火墙，完成漏洞扫描", "1.网络安全。"),
                _of("闸门更换", "用于闸门", "1.闸门完好。"),
            ),
            id="a purpose with a word of the other name, printed there alone",
        ),
        pytest.param(
            (
                _with(_TRACK, its("可持续影响", "水质变化", "逐步好转", "反映药剂的影响")),
                _of("水质保护", "用于打捞漂浮物", "1.保护水质。"),
            ),
            id="an end with a short word of the other name",
        ),
        pytest.param(
            (
                _with(_TRACK, its("社会效益", "带动就业人数", "≥20人", "带动困难家庭就业")),
                _of("困难家庭就业补贴", "用于就业补贴", "1.促进困难家庭就业。"),
            ),
            id="an end that projects of many kinds serve",
        ),
        pytest.param(
            (
                _with(_TRACK, its("数量", "灭火机台数", "≥30台", "反映台数"), name="综合业务经费"),
                _with(_FIRES, name="灭火机购置"),
            ),
            id="money for whatever the agency does",
        ),
        pytest.param(
            (_with(_WOMEN, its("质量", "妇女所生新生儿登记率", "≥90%", "登记占比")), _BABIES),
            id="a sister's word beside its own",
        ),
        pytest.param(
            (
                _with(_WOMEN, its("质量", "新生儿复筛率", "≥90%"), name="筛查", purpose="筛查"),
                _BABIES,
            ),
            id="the whole of which the other is a part",
        ),
        pytest.param(
            (
                _of(
                    "校车运营补贴",
                    "用于农村学校校车",
                    "1.保障上下学安全。",
                    its("数量", "受益学生人数", "≥2850人", "享受补助的学生人数"),
                    its("质量", "校车年检合格率", "100%"),
                    its("时效", "到校时间", "7点30分前"),
                ),
                _of(
                    "营养餐补助",
                    "用于义务教育学生用餐",
                    "1.改善学生营养。",
                    its("数量", "受益学生人数", "≥2850人", "享受补助的学生人数"),
                    its("质量", "食堂卫生达标率", "100%", "用餐学生"),
                    its("成本", "每生每天", "5元"),
                ),
            ),
            id="those whom two projects of one trade serve",
        ),
        pytest.param(
            (
                _of(
                    "河长制",
                    "用于河湖巡查",
                    "1.保护河湖水环境。",
                    its("数量", "巡河次数", "≥460次"),
                    its("质量", "水质达标率", "≥95%", "水质监测达标比例"),
                    its("时效", "问题交办时限", "≤3天"),
                ),
                _of(
                    "饮水工程养护",
                    "用于泵站维修",
                    "1.保障农村饮水安全。",
                    its("数量", "维修泵站数", "≥12处"),
                    its("质量", "水质达标率", "≥95%", "水质监测达标比例"),
                    its("时效", "抢修时限", "≤8小时"),
                ),
            ),
            id="a character of the other name that the project has, too",
        ),
        pytest.param(
            (
                _of(
                    "计量器具检定",
                    "用于民生计量器具",
                    "1.量值准确。",
                    its("数量", "检定台件", "≥3100台件"),
                    its("质量", "不合格产品处置率", "100%", "已处置不合格产品占比"),
                    its("时效", "检定时限", "≤5天"),
                ),
                _of(
                    "食品抽检",
                    "用于食品抽样",
                    "1.保障食品安全。",
                    its("数量", "抽检批次", "≥1260批次"),
                    its("质量", "不合格产品处置率", "100%", "已处置不合格产品占比"),
                    its("时效", "公示时限", "≤7天"),
                ),
            ),
            id="the last character of a word",
        ),
        pytest.param((_FIRES,), id="no other project"),
    ],
)
def test_what_may_be_its_own_is_not(projects: tuple[Project, ...]) -> None:
    assert _told(*projects) == []


def test_words_of_the_agency_are_everybodys() -> None:
    made = disclosure(_aiming(_TRACK, "1.方便图书馆阅览读者。"), _LIBRARY)
    agency = msgspec.structs.replace(made.agency, name="图书阅览中心")
    assert not findings("P639", msgspec.structs.replace(made, agency=agency))


@pytest.mark.parametrize(("duty", "told"), [("负责城乡供水。", False), ("负责城乡绿化。", True)])
def test_one_thing_that_the_agency_is_charged_with_is_of_any(duty: str, told: bool) -> None:
    pipes = _of(
        "老旧管网改造",
        "用于更换老城区管道",
        "1.更换老旧管道12公里。",
        its("数量", "更换管道长度", "12公里"),
        its("质量", "供水漏损率", "≤9%"),
    )
    works = _of(
        "乡镇供水工程",
        "用于水厂建设，改善供水",
        "1.保障6个乡镇供水。",
        its("数量", "供水人口", "≥3万人"),
    )
    charged = Section("一", "单位职责及机构设置情况", (Printed(duty, Where(line=2)),))
    assert bool(findings("P639", disclosure(pipes, works, sections=(charged,)))) is told


def test_a_cell_is_told_once() -> None:
    """A row that stands there word for word is P629's where its subject is in the other's aims."""
    relief = its("质量", "受灾牧民救助率", "100%", "受灾牧民得到救助的比例")
    aims = _of("牧区救灾", "用于救助受灾牧民", "1.救助受灾牧民。", relief)
    made = disclosure(aims, _with(_TRACK, relief))
    assert len(findings("P629", made)) == 1
    assert not findings("P639", made)


def test_those_who_are_paid_do_the_work_of_the_others() -> None:
    row = its("社会效益", "火情处置率", "100%", "风力灭火机和瞭望塔用于火情的比例")
    paid = _of("乡镇合同制队员", "用于队员工资", "1.保障队员工资。", row)
    assert not findings("P639", disclosure(paid, _FIRES))
    assert findings("P639", disclosure(_with(_TRACK, row), _FIRES))


def test_the_evidence_is_the_cell() -> None:
    row = its("质量", "跑道材料合格率", "100%", "纸质图书和书架验收合格")
    (found,) = findings("P639", disclosure(_with(_TRACK, row), _LIBRARY))
    assert found.evidence[0].text == row.description
    assert found.severity == "warning"


_PROJECTS = (_FIRES, _DORMITORY, _LIBRARY, _TRACK, _AFTERNOONS)


@pytest.mark.parametrize(
    ("description", "told"),
    [
        pytest.param("看台、图书馆、器材室", False, id="one thing of three"),
        pytest.param("学生阅览、跳远、长跑", False, id="one thing that is done"),
        pytest.param("图书馆、阅览区", True, id="all of them another's"),
        pytest.param("图书馆阅览区", True, id="no list"),
    ],
)
def test_one_thing_of_a_list_is_not_anothers(description: str, told: bool) -> None:
    row = its("数量", "受益人数", "≥900人", description)
    assert bool(_told(_with(_TRACK, row), _LIBRARY)) is told


def test_a_row_that_its_own_aims_name_is_its_own() -> None:
    row = its("数量", "采购纸质图书", "≥900册")
    assert _told(_with(_TRACK, row), _LIBRARY)
    assert not _told(_with(_aiming(_TRACK, "1.采购纸质图书。"), row), _LIBRARY)


@given(st.permutations(_PROJECTS))
def test_the_order_of_the_projects_is_no_matter(projects: list[Project]) -> None:
    spoiled = [
        _aiming(one, "1.完成宿舍屋面防水，粉刷外墙。") if one is _FIRES else one for one in projects
    ]
    made: Disclosure = disclosure(*spoiled)
    (message,) = [finding.message for finding in findings("P639", made)]
    assert "森林防火" in message
    assert "职工宿舍维修" in message


def test_of_two_cells_alike_the_owners_is_not_told() -> None:
    """Each has words that only the other one has; the one with more of them took them."""
    park = _aiming(
        _of(
            "公园管护经费",
            "用于公园保洁和苗木管护",
            "",
            its("数量", "管护公园个数", "=5个", "年度管护的公园数量"),
        ),
        "1.做好公园的日常管护。",
        "2.为市民提供整洁优美的休闲场所。",
    )
    flowers = _aiming(
        _of(
            "节日花卉摆放",
            "用于节日立体花坛和时令花卉",
            "",
            its("数量", "摆放花卉盆数", "≥60万盆", "时令花卉的盆数"),
        ),
        "1.节日摆放花卉。",
        "2.为市民提供整洁优美的休闲场所，做好公园的日常管护。",
    )
    told = _told(park, flowers)
    assert len(told) == 1
    assert "节日花卉摆放" in told[0].split("说的是")[0]


@pytest.mark.parametrize(
    ("expected", "achieved", "is_told"),
    [
        pytest.param("跑道翻新2460平方米", "宿舍屋面防水和外墙粉刷完成", True, id="another's"),
        pytest.param("跑道和宿舍屋面翻新", "宿舍屋面防水完成", False, id="what it was to do"),
    ],
)
def test_what_was_reached_is_looked_at(expected: str, achieved: str, is_told: bool) -> None:
    def told(name: str, goal: str, reached: str, *rows: str) -> Evaluation:
        ratings = tuple(
            Rating("产出指标", "数量指标", *map(Printed, (row, "≥1个", "1个", "10", "10", "")))
            for row in rows
        )
        return Evaluation(
            Printed(name), _EMPTY, _EMPTY, {}, ratings, _EMPTY, _EMPTY,
            expected=Printed(goal), achieved=Printed(reached, Where(line=7)),
        )  # fmt: skip

    dormitory = told(
        "职工宿舍维修", "宿舍屋面防水", "宿舍屋面维修完成", "维修宿舍面积", "屋面防水层数"
    )
    made = disclosure(_TRACK, kind="final")
    track = told("塑胶跑道翻新", expected, achieved, "跑道面积")
    (report,) = check([msgspec.structs.replace(made, evaluations=(track, dormitory))])
    found = [finding for finding in report.findings if finding.rule == "P639"]
    assert [finding.evidence[0].where.line for finding in found] == [7] * is_told
    assert all("实际完成情况" in finding.message for finding in found)


def test_words_of_all_farming_are_no_other_project() -> None:
    wheat = _of(
        "小麦“一喷三防”",
        "用于杀菌剂和统防统治作业补助",
        "1.小麦赤霉病病穗率控制在3%以内。",
        its("数量", "统防统治面积", "≥22万亩"),
        its("服务对象满意度", "种植户满意度", "≥90%"),
    )
    beans = _of(
        "大豆玉米带状复合种植",
        "用于带状复合种植补助",
        "1.落实带状复合种植1.4万亩。",
        its("数量", "带状复合种植面积", "14000亩"),
        its("时效", "夏播完成时间", "6月25日前"),
    )
    assert _told(wheat, beans, _TRACK) == []


_GRANT = "临财教[2023]12号提前下达2024年省级公共文化服务补助资金"
_BOOKS = _of(
    f"{_GRANT}-农家书屋",
    "用于农家书屋添置书籍",
    "1.农家书屋配齐书籍。",
    its("数量", "书籍种类", "≥300种", "农家书屋书籍种类数"),
    its("质量", "书籍完好率", "≥95%", "书籍没有缺页"),
)
_FILMS = _of(
    f"{_GRANT}-流动放映",
    "用于每村放映公益电影",
    "1.每村每月放映一场电影。",
    its("数量", "放映场次", "≥12场", "每村公益电影场次"),
    its("时效", "放映时间", "12月底前"),
)
_FUND = _of(
    _GRANT,
    "用于农家书屋和流动放映",
    "1.书屋有新书，村村有电影。",
    its("数量", "受益村数", "≥80个", "有书屋、有电影的村"),
)
_WASTE = _of(
    "农村垃圾清运",
    "用于垃圾车加油和清运工劳务",
    "1.生活垃圾日产日清。",
    its("数量", "清运垃圾吨数", "≥9000吨"),
    its("质量", "垃圾清运率", "≥98%", "日产日清的比例"),
)
_TEA = _of(
    "茶园改造",
    "用于茶园补植茶苗",
    "1.低产茶园改造完成。",
    its("数量", "改造茶园面积", "≥600亩", "补植茶苗的面积"),
    its("质量", "茶苗成活率", "≥90%", "成活的茶苗占补植的比例"),
)


@pytest.mark.parametrize(
    ("projects", "words"),
    [
        pytest.param(
            (_with(_FILMS, its("质量", "群众知晓率", "≥90%", "农家书屋书籍没有缺页")), _BOOKS),
            "书屋",
            id="another part of one fund",
        ),
        pytest.param(
            (_with(_WASTE, its("社会效益", "环境整洁", "改善", "茶苗补植面积")), _TEA),
            "茶苗",
            id="a benefit described as what another project plants",
        ),
        pytest.param(
            (
                _with(
                    _WASTE,
                    its("社会效益", "环境整洁", "改善", "茶苗补植面积"),
                    its("可持续影响", "长期整洁", "改善", "成活茶苗补植比例"),
                ),
                _TEA,
            ),
            "茶苗",
            id="two cells of one owner do not vouch for each other",
        ),
    ],
)
def test_descriptions_with_nothing_of_their_own(projects: tuple[Project, ...], words: str) -> None:
    messages = _told(*projects)
    assert messages and all(words in message for message in messages)


@pytest.mark.parametrize(
    "projects",
    [
        pytest.param((_BOOKS, _FILMS), id="parts of a fund as they should be"),
        pytest.param((_FUND, _BOOKS, _FILMS), id="a fund speaks of its parts"),
        pytest.param(
            (_with(_WASTE, its("质量", "茶园垃圾清运", "≥9次", "茶苗补植后清运垃圾")), _TEA),
            id="its own work at another place",
        ),
        pytest.param(
            (_with(_WASTE, its("质量", "环境整洁", "改善", "茶苗、苗圃、围栏附近整洁")), _TEA),
            id="more than the other project has",
        ),
        pytest.param(
            (
                _aiming(_with(_WASTE, its("质量", "整洁", "改善", "茶苗完好")), "1.保护茶苗。"),
                _TEA,
            ),
            id="what its aims say",
        ),
    ],
)
def test_descriptions_of_their_own(projects: tuple[Project, ...]) -> None:
    assert _told(*projects) == []


def test_a_document_is_no_subject() -> None:
    films = msgspec.structs.replace(_FILMS, name="临财教[2022]9号流动放映")
    strays = its("质量", "群众知晓率", "≥90%", "农家书屋书籍没有缺页")
    books = msgspec.structs.replace(_BOOKS, name="临财教[2023]12号农家书屋")
    (message,) = _told(_with(films, strays), books)
    assert "书屋" in message
