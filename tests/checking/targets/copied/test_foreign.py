"""Indicators taken from another field: 罪犯 in the targets of a county's talent fund."""

from __future__ import annotations

from typing import Any

import pytest

from mingzhang.disclosure import Indicator, Project
from tests.checking.targets.projects import Made, case, findings, its, project, the_finding


def _only_about(name: str, row: Indicator) -> Project:
    aims = (f"1.完成{name}。",)
    return project(row, name=name, title="", purpose=f"用于{name}", objectives=aims)


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P623",
            project(its("质量", "资金到位", "≥90%", "罪犯劳动补偿费到位率")),
            "a prison's indicator",
        ),
        case(
            "P627",
            project(its("时效", "开展村党组织活动", "12月底前"), name="社区党组织经费"),
            "villages in a project of towns",
        ),
        case(
            "P627",
            project(name="居民医保区级配套资金", objectives=("1.确保县级配套资金足额到位",)),
            "a county in a project of a district",
        ),
        case(
            "P627",
            project(name="校舍修缮市级配套", objectives=("1.确保县级配套资金足额到位",)),
            "a county in a project of a city",
        ),
        case(
            "P627",
            project(name="青沙新区排水", objectives=("1.青沙开发区排水畅通",)),
            "a zone by two names",
        ),
        case(
            "P627",
            project(its("数量", "柳林街道泵站座数", "6座"), purpose="用于柳林镇泵站电费。"),
            "a town by two names",
        ),
        case(
            "P627",
            _only_about("校舍修缮", its("质量", "设备购置验收合格率", "100%", "验收合格的比例")),
            "buying in a project of repairs",
        ),
        case(
            "P627",
            _only_about("泵站运行经费", its("质量", "主体工程完工率", "100%", "已完工的比例")),
            "building in a project of running",
        ),
        case(
            "P627",
            project(name="重阳节文艺汇演", objectives=("1.通过春节文艺汇演丰富老干部生活",)),
            "another festival",
        ),
        case(
            "P627",
            project(its("数量", "秋季体检人数", "≥300人"), name="春季体检经费"),
            "another season",
        ),
        case(
            "P627",
            project(name="第五次经济普查经费", objectives=("1.完成第四次经济普查登记",)),
            "the census before",
        ),
        case("P627", project(name="办公区电费", purpose="用于各办公区水的供应"), "water for power"),
        case(
            "P627",
            project(its("成本", "电费支出", "≤36.5万元"), name="机关水费", purpose="缴纳水费"),
            "power for water",
        ),
        case(
            "P627",
            project(
                its("社会效益", "提案办理率", "≥95%", "政协委员提案办理的比例"),
                name="人大代表活动经费",
            ),
            "another kind of one sort than the name says",
        ),
        case(
            "P627",
            project(name="桥梁检测", objectives=("1.完成隧道机电设备更新。",)),
            "another kind in an objective",
        ),
        case(
            "P627",
            project(
                its("数量", "印刷册数", "≥300册", "印刷县志的册数"),
                name="地方志工作经费",
                objectives=("1.按时出版年鉴。",),
            ),
            "one kind in the aims, another in the rows",
        ),
        case("P623", project(its("社会效益", "公文流转效率", "提升")), "papers, where trees grow"),
        case(
            "P623",
            project(
                its("质量", "广告投放的品种", "≥3种"),
                name="党员发展",
                purpose="用于党员发展",
                objectives=("1.有序开展发展党员工作。",),
            ),
            "开展 is no 展览",
        ),
    ],
)
def test_found(rule: str, made: Made) -> None:
    assert the_finding(rule, made).evidence


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        case(
            "P623",
            project(
                its("质量", "罪犯教育合格率", "≥90%"), purpose="用于监狱服刑人员教育", name="教育"
            ),
            "a prison's own",
        ),
        case(
            "P623",
            project(
                its("满意度", "师生满意度", "≥95%", "参加避震演练的师生满意程度"),
                name="地震预警台网",
                objectives=("1.台网连续运行，开展避震演练12场。",),
            ),
            "those who take part in its drills",
        ),
        case(
            "P627",
            project(
                its("数量", "代表、委员视察次数", "≥4次", "人大代表、政协委员视察的次数"),
                name="人大代表活动经费",
            ),
            "both kinds in one row",
        ),
        case(
            "P627",
            project(
                its("数量", "检查养老保险经办机构数", "≥3家"),
                name="社会保险基金监督",
                purpose="用于养老、工伤、失业保险基金审计",
            ),
            "kinds whose ending is said once",
        ),
        case(
            "P627",
            project(
                its("质量", "意外伤害赔付率", "≥95%"),
                name="居民保险补助",
                objectives=("1.养老保险按时缴纳",),
            ),
            "a name of all kinds",
        ),
        case(
            "P627",
            project(its("数量", "移送法律援助件数", "≥20件", "调解中移送的件数"), name="人民调解"),
            "the kind in short",
        ),
        case(
            "P627",
            project(
                its("数量", "检测隧道座数", "≥2座"),
                name="桥梁检测",
                purpose="用于桥梁、隧道检测",
            ),
            "both kinds in its purpose",
        ),
        case("P627", project(name="泵站电费", purpose="用于泵站供水"), "power lifts the water"),
        case("P627", project(name="办公区水电费", purpose="用于办公区供水"), "both"),
        case("P627", project(name="办公楼取暖费", purpose="支付电费"), "heated by power"),
        case("P627", project(name="机关水费", purpose="用于水费、电费"), "more than the name"),
        case(
            "P627",
            project(its("时效", "开展村党组织活动", "12月底前"), name="村、社区党组织经费"),
            "of both kinds",
        ),
        case(
            "P627",
            project(
                its("时效", "开展村党组织活动", "12月底前"),
                name="社区党组织经费",
                purpose="用于社区、村党组织活动",
            ),
            "the purpose names both",
        ),
        case(
            "P627",
            project(name="医保区级配套资金", objectives=("1.省市县级配套资金足额到位",)),
            "all levels together",
        ),
        case(
            "P627",
            project(name="重阳节文艺汇演", objectives=("1.办好春节、重阳节演出",)),
            "both festivals",
        ),
        case(
            "P627",
            project(name="五四青年节活动", objectives=("1.表彰五一劳动奖章获得者",)),
            "a prize",
        ),
        case(
            "P627",
            project(its("数量", "秋季补植面积", "≥300亩"), name="春季造林经费"),
            "other work in autumn",
        ),
        case(
            "P627",
            project(name="第五次经济普查经费", objectives=("1.在第四次经济普查基础上查清家底",)),
            "on the census before",
        ),
        case(
            "P627",
            project(name="第五次经济普查经费", objectives=("1.完成第5次经济普查登记",)),
            "the same census in figures",
        ),
        case(
            "P627",
            project(its("时效", "完成时间", "国庆节前完成"), name="中秋灯会活动"),
            "another festival as a deadline",
        ),
        case(
            "P627",
            project(its("质量", "初中教师培训合格率", "≥95%"), name="中小学教师培训"),
            "schools of both kinds",
        ),
        case(
            "P627",
            project(its("成本", "区级财政补助", "≤9万元"), name="县级公立医院改革补助"),
            "a name for hospitals everywhere",
        ),
    ],
)
def test_right_or_not_certain(rule: str, made: Made) -> None:
    assert findings(rule, made) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("中小学校舍维修", its("成本", "标准", "≤30元/人", "初中生均公用经费标准")),
        ("社区矫正工作经费", its("社会效益", "覆盖", "100%", "覆盖行政村的比例")),
        ("城乡社区治理经费", its("数量", "村委会数量", "≥30个")),
        ("农村干部报酬", its("数量", "社区干部人数", "≥30人")),
        ("中心小学附属幼儿园", its("数量", "小学教师支教", "≥3人")),
    ],
)
def test_names_that_are_of_both_kinds(name: str, told: Indicator) -> None:
    assert not findings("P627", project(told, name=name, title=""))


def test_those_who_oversee_others_may_speak_of_any_field() -> None:
    mended = its("生态效益", "督促修复耕地面积", "≥120亩")
    about: dict[str, Any] = {"objectives": ("1.办理案件60件。",), "purpose": "用于办案"}
    assert not findings("P623", project(mended, name="公益诉讼", title="", **about))
    assert findings("P623", project(mended, name="法庭修缮", title="", **about))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("税务大厅维修", "提升公共文化服务水平"),
        ("客商接待", "参保人员医疗费用报销比例"),
        ("计量检定", "减少秸秆禁烧支出"),
        ("河堤加固", "救护员考核通过率"),
        ("企业技改奖励", "森林防火宣传覆盖率"),
        ("路灯电费", "贫困学生受助比例"),
        ("污水管网清淤", "群众掌握防空知识的比例"),
        ("办公楼保洁", "求职者登记率"),
        ("锅炉检验", "疫苗接种率"),
    ],
)
def test_what_only_another_field_has(name: str, said: str) -> None:
    row = its("社会效益", "实施效果", "≥90%", said)
    assert len(findings("P623", _only_about(name, row))) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("文化馆维修", "提升公共文化服务水平"),
        ("城乡居民医保补助", "参保人员医疗费用报销比例"),
        ("大气污染防治", "减少秸秆禁烧支出"),
        ("自动体外除颤器配置", "救护员考核通过率"),
        ("景区巡查", "森林防火宣传覆盖率"),
        ("困难职工子女助学", "贫困学生受助比例"),
        ("地下车位改造", "群众掌握防空知识的比例"),
        ("退役士兵培训", "求职者登记率"),
        ("犬只免疫", "疫苗接种率"),
        ("公共文化场馆测温", "公共文化场馆人流量"),
    ],
)
def test_what_the_field_has(name: str, said: str) -> None:
    row = its("社会效益", "实施效果", "≥90%", said)
    assert not findings("P623", _only_about(name, row))


def test_those_entitled_to_a_subsidy_are_no_poor() -> None:
    entitled = its("满意度", "选调生满意度", "≥90%", "满意的选调生占应保人数之比")
    assert not findings("P623", project(entitled, name="选调生到村任职补助", title=""))
    assert findings("P623", project(entitled))


def test_road_surface_over_pipes() -> None:
    restored = its("质量", "路面恢复合格率", "≥98%")
    assert not findings("P623", project(restored, name="老旧供水管网改造"))
    other = project(restored, name="干部人事考察", purpose="用于考察", objectives=("1.考察12人。",))
    assert findings("P623", other)
