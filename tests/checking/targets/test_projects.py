"""Rules on a project, and on several: parts, basis, dates, money, plan, codes, secrets."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.checking.rules import rules
from mingzhang.disclosure import (
    Agency,
    Disclosure,
    Indicator,
    Misplaced,
    Organisation,
    Printed,
    Project,
    Section,
    Target,
)
from mingzhang.where import Where
from tests.checking.targets.projects import (
    WHOLE,
    all_found,
    disclosure,
    findings,
    goal,
    its,
    narrative,
    project,
)

_SECRET = Target("涉密", "secret")


def _secret(told: bool = False) -> Project:
    indicators = [
        msgspec.structs.replace(
            one, level3="涉密", description="涉密", target=_SECRET, basis="涉密"
        )
        for one in WHOLE
    ]
    if told:
        indicators[0] = WHOLE[0]
    return project(whole=False, indicators=tuple(indicators), objectives=("1.涉密",))


def _plan(*texts: str, **fields: Any) -> Project:
    return project(plan=dict(zip(("3", "6", "10", "12"), texts, strict=False)), **fields)


def _dated(target: str, description: str = "", **fields: Any) -> Project:
    return project(its("时效", "完成时间", target, description), **fields)


def _based(*bases: str, **fields: Any) -> Project:
    named = [its("数量", f"内容{number}", "3次", basis=b) for number, b in enumerate(bases)]
    return project(*named, **fields)


def _costs(*targets: tuple[str, str], **fields: Any) -> Project:
    return project(*(its("成本", name, target) for name, target in targets), **fields)


_BARE = msgspec.structs.replace(its("质量", "抽检合格率", "≥98%"), level1="")
"""A row without 一级指标, which is what stands above it."""


def _named_alike(*others: Indicator, **fields: Any) -> tuple[Project, Project]:
    """Two tables of one name in a form without codes and amounts."""
    plain: dict[str, Any] = {"code": "", "budget": "", "funds": {}, "plan": {}}
    return project(**plain), project(indicators=others, **plain, **fields)


def _titled(title: str, **fields: Any) -> Disclosure:
    return disclosure(project(), project(), project(title=title, **fields))


def _coded(code: str) -> Disclosure:
    usual = [
        project(code=f"13091124P00527110002{last}", name=f"甲{last}", title="") for last in "ABCD"
    ]
    return disclosure(*usual, project(code=code))


def _numbered(*numbers: str) -> Disclosure:
    return disclosure(*(project(name=f"第{n}项", title="", printed_no=n) for n in numbers))


def _built(last: str) -> Disclosure:
    """Five projects whose targets speak of 全区建设, and a sixth that ends in other words."""
    told = [
        its("社会效益", f"{place}参与", "是", f"{place}干部参与全区建设") for place in "甲乙丙丁戊"
    ]
    return disclosure(
        *(project(one, purpose="用于全区绿化") for one in told),
        project(its("社会效益", "己参与", "是", last)),
    )


def _county(last: str) -> Disclosure:
    """Ten projects of a county, and one more with other words."""
    return disclosure(
        *(project(purpose=f"用于全县第{number}批养护") for number in range(10)),
        project(purpose=last),
    )


def _of_julu(*purposes: str) -> Disclosure:
    """Projects of 巨鹿县 with these purposes."""
    of_the_county = (project(purpose=f"用于巨鹿县第{n}批养护") for n in range(4))
    return disclosure(*of_the_county, *(project(purpose=purpose) for purpose in purposes))


def _of_nobody(purpose: str) -> Disclosure:
    """A project of an agency whose name says no county."""
    made = disclosure(project(purpose=purpose))
    return msgspec.structs.replace(made, agency=Agency("901", "苗圃站"))


def _codes(last: str, others: tuple[str, ...] = ()) -> list[Project]:
    """Projects with these codes, or with Hebei's."""
    usual = others or tuple(f"13091124P0052711000{n}" for n in range(10, 16))
    return [project(code=code, name=f"养护{n}") for n, code in enumerate((*usual, last))]


def _cited(basis: str) -> Project:
    """Three indicators of one basis, with the numbers 5 to 7."""
    names = "除草次数", "浇水次数", "修剪次数"
    cited = (its("数量", name, "≥5次", basis=basis.format(5 + n)) for n, name in enumerate(names))
    return project(*cited)


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


def _served(name: str) -> Project:
    """Those who served so long, both described by the longer time."""
    said = "反映任职21年以上的人数"
    return project(its("数量", name, "≥40人", said), its("数量", "任职21年以上人数", "≥9人", said))


def _insured(cost: str) -> Project:
    """A project with one cost indicator, whose budget is 29.92."""
    return project(
        its("成本", "监护人保险费", cost), name="监护人保险", title="监护人保险绩效目标表",
        code="13091124P005271100034", budget="29.92", funds={"appropriation": "29.92", "other": ""},
    )  # fmt: skip


def _scored(lasting: str) -> Project:
    """A project whose scorings say when points are taken off."""
    return project(
        its("数量", "养护次数", "≥4次", scoring="低于2次"),
        its("质量", "苗木成活率", "≥95%", scoring="低于85%"),
        its("时效", "补种用时", "≤4小时", scoring="大于12小时"),
        its("可持续", "绿化年限", "≥2年", scoring=lasting),
    )


def _in_units(last: str) -> Disclosure:
    return disclosure(*(project(money_unit=unit, budget="") for unit in ("万元",) * 5 + (last,)))


def _offices(last: str, others: int = 5, name: str = "云溪县残疾人联合会") -> Disclosure:
    usual = [project(implementing_unit="【137】云溪县残疾人联合会") for _ in range(others)]
    return disclosure(*usual, project(implementing_unit=last + name))


def _with_misplaced(*whats: Any) -> Project:
    return project(misplaced=tuple(Misplaced(what, Printed("产出指标")) for what in whats))


def _with_markup(cell: str) -> Project:
    return project(misplaced=(Misplaced("markup", Printed(cell)),))


def _headed(word: str) -> Project:
    return project(odd_labels=(Printed(word),))


def _kinds_of(last: str, times: int = 1, level: str = "level2") -> Disclosure:
    usual = [project(its("成本", "印刷费", "≤3万元")) for _ in range(12)]
    other = msgspec.structs.replace(its("成本", "办公费", "≤2万元"), **{level: last})
    return disclosure(*usual, *(project(other) for _ in range(times)))


def _naming(objective: str) -> Disclosure:
    """A project with this objective, beside one that is called 业务档案数字化."""
    other = project(name="2024年业务档案数字化项目", title="")
    return disclosure(project(objectives=(objective,)), other)


def _aimed(objective: str) -> Disclosure:
    other = project(name="党代表联络工作经费", objectives=(f"1.{objective}",))
    return disclosure(other, project(name="党刊征订", purpose="", objectives=(f"1.{objective}",)))


def _wrong(rule: str, given: Project | Disclosure, why: str) -> object:
    return pytest.param(rule, given, id=f"{rule} {why}")


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        _wrong(
            "P349",
            project(
                its("数量", "保洁人员数量", "50人", "反映保安服务人员数量"),
                its("数量", "保安人员数量", "55人", "反映保安服务人员数量"),
            ),
            "the description of the row below",
        ),
        _wrong("P349", _served("任职20年以下人数"), "the years of the row below"),
        _wrong("P420", project(period="2022年-2021年"), "the period runs backwards"),
        _wrong(
            "P614",
            disclosure(
                project(implementing_unit="【434】云溪县人民政府办公厅"),
                agency=Agency("434", "云溪县人民政府办公室"),
            ),
            "厅 for 室",
        ),
        _wrong("P615", _in_units("元"), "one table in 元"),
        _wrong("P617", project(heading_code="13042624P00001A2B3C4Y"), "another code above"),
        _wrong("P618", _offices("【131】"), "131 for 137"),
        _wrong("P619", project(title="城区绿化养护绩效自评表"), "a self-evaluation"),
        _wrong("P109", _kinds_of("成木指标"), "木 for 本"),
        _wrong("P109", _kinds_of("成本本指标"), "a character too many"),
        _wrong("P109", _kinds_of("本成指标"), "turned round"),
        _wrong("P109", _kinds_of("成本标"), "a character too few"),
        _wrong("P109", _kinds_of("产处指标", level="level1"), "a level-1 kind"),
        _wrong("P109", _kinds_of("产出标指", level="level1"), "a level-1 kind, turned round"),
        _wrong("P109", _headed("三级级指标"), "a header's word, with one too many"),
        _wrong("P109", _headed("绩指标描述"), "with one too few"),
        _wrong("P109", _headed("指标确值定依据"), "turned round"),
        _wrong("P109", _headed("二级指标标"), "twice at the end"),
        _wrong("P109", _headed("积效指标描述"), "one that sounds alike"),
        _wrong("P113", _with_misplaced("level1", "columns"), "a column that stands too high"),
        _wrong("P113", _with_misplaced("row", "row"), "rows beside their columns"),
        _wrong("P113", _with_misplaced("code"), "the code in the department's cell"),
        _wrong("P113", _with_misplaced("objectives"), "the objectives below the header"),
        _wrong("P113", _with_misplaced("twice"), "a row above the indicators twice"),
        _wrong("P113", _with_misplaced("nameless"), "a row without an indicator's name"),
        _wrong("F527", _with_markup("<p>1.整修泵站。</p>"), "tags in a cell"),
        _wrong("P109", _kinds_of("社会效应指标"), "another word, in a kind of the form"),
        _wrong("P638", _naming("完成业务档案数字化，归档入库"), "another project's name"),
        _wrong("P635", project(objectives=("1.及时报送", "1.完成检查")), "1 twice"),
        _wrong("P635", project(objectives=("1.及时报送 3.完成检查",)), "2 is left out"),
        _wrong("P636", _aimed("保障党代表联络工作必要的支出"), "another project's aim"),
        _wrong("P101", project(objectives=()), "no objectives"),
        _wrong("P101", project(objectives=("1.",)), "only its number"),
        _wrong("P102", project(whole=False), "no indicators"),
        _wrong("P103", project(whole=False, indicators=WHOLE[1:]), "no quantity"),
        _wrong("P104", project(whole=False, indicators=(*WHOLE[:4], WHOLE[5])), "no benefit"),
        _wrong("P105", project(whole=False, indicators=WHOLE[:5]), "no satisfaction"),
        _wrong("P106", project(its("社会效益", "受益户数", "≥9户", level1="产出指标")), "level 1"),
        _wrong("P106", project(indicators=(*WHOLE[:5], _BARE, WHOLE[5])), "below the level"),
        _wrong("P107", disclosure(project(), project(purpose="")), "no purpose"),
        _wrong("P108", project(its("数量", "养护面积", "9亩", basis="")), "no basis"),
        _wrong("P202", project(objectives=("1.目标内容1：绿化养护。",)), "a label left"),
        _wrong("P401", _based("关于做好2027年度考核的请示"), "not yet written"),
        _wrong("P401", _based("云财〔2025〕3号"), "a number of next year"),
        _wrong("P406", _based("关于做好2020年度考核工作的通知"), "for a year long past"),
        _wrong(
            "P506", _costs(("印刷费用", "≤36.5万元"), ("租车费用", "≤36.5万元")), "the whole twice"
        ),
        _wrong(
            "P107",
            disclosure(
                *[project(generation="2021-A", period="2024年")] * 3, project(generation="2021-A")
            ),
            "no period",
        ),
        _wrong("P402", _based("2022 工作计划"), "last year's plan"),
        _wrong("P402", _based("2023年度工作要点"), "last year's points"),
        _wrong(
            "P403",
            _based("云组通〔2023〕25号关于档案管理的通知", "云组通〔2023〕26号关于档案管理的通知"),
            "25, 26",
        ),
        _wrong(
            "P403",
            _based(*["云组明字【2020】26号通知全文"] * 4, "云组明字【2002】26号通知全文"),
            "the year's figures turned round",
        ),
        _wrong(
            "P404", _based(*["云财行〔2023〕18号"] * 3, name="云财行〔2023〕21号补助"), "another's"
        ),
        _wrong("P404", _based("云财社〔2023〕165号", name="云财社2023年156号补助"), "turned round"),
        _wrong("P411", _dated("2023年12月31日"), "last year"),
        _wrong("P411", _dated("按时完成", "2023年底前完成"), "last year, described"),
        _wrong("P413", _dated("2025年6月底前"), "next year"),
        _wrong("P416", _dated("2023年12月31日", name="2023年度人才经费", title=""), "carried over"),
        _wrong("P412", _dated("12月底20日前"), "end and day"),
        _wrong("P412", _dated("2024年2月30日前"), "no such day"),
        _wrong("P412", _dated("13月底前"), "no such month"),
        _wrong("P412", _based("20222年工作计划"), "no such year"),
        _wrong("P412", _based("云财〔203〕5号"), "a year of three figures"),
        _wrong("P501", project(funds={"appropriation": "30.00", "other": ""}), "a part missing"),
        _wrong("P502", _costs(("本年度需求资金", "≤50万元")), "above the budget"),
        _wrong("P502", _costs(("项目总支出", "≤50万元")), "all that the project spends"),
        _wrong("P503", _costs(("印刷费用", "≤30万元"), ("租车费用", "≤9.6万元")), "together above"),
        _wrong(
            "P504",
            project(its("数量", "社区个数", "41个"), its("成本", "每个社区补助", "1万元")),
            "41 × 1",
        ),
        _wrong("P505", _costs(("本年度需要资金", "≤32万元")), "not the whole"),
        _wrong("P511", _plan("15.00", "20.00", "30.00", "36.50"), "money for percent"),
        _wrong("P511", _plan("25%", "50%", "75%", "100%", plan_unit="money"), "percent for money"),
        _wrong("P512", _plan("25%", "25%", "25%", "25%"), "by quarter"),
        _wrong(
            "P512", _plan("10.00", "10.00", "10.00", "6.50", plan_unit="money"), "by quarter, money"
        ),
        _wrong("P513", _plan("30%", "60%", "50%", "100%"), "falls"),
        _wrong("P514", _plan("25%", "50%", "75%", "120%"), "above the whole"),
        _wrong(
            "P514",
            _plan("90.00", "180.00", "300.00", "572.00", budget="372.00"),
            "above the budget",
        ),
        _wrong("P515", _plan("25%", "50%", "75%"), "stops early"),
        _wrong("P515", _plan("25%", "50%", "75%", "90%"), "a tenth is for nobody"),
        _wrong("P520", _plan("25%", "50%", "75%", "97%"), "almost the whole"),
        _wrong(
            "P520", _plan("0%", "40%", "70%", "97%", purpose="上年结转的养护费。"), "of last year"
        ),
        _wrong("P515", _plan("5.00", "8.00", "12.00", "30.00"), "neither 100% nor budget"),
        _wrong("P516", _plan("50%", "100%", "", ""), "December blank"),
        _wrong("P516", _plan("25%", "", "75%", "100%"), "June blank"),
        _wrong("P516", _plan("36.50", "", "", "", plan_unit="money"), "the budget in March"),
        _wrong("P517", _plan("", "", "", ""), "nothing filled in"),
        _wrong("P534", project(its("时效", "补助资金发放时间", "6月底前")), "half by then"),
        _wrong(
            "P534",
            project(its("时效", "经费支付时限", "2024年10月底前支付完毕")),
            "three quarters by then",
        ),
        _wrong("P518", disclosure(project(), _plan("25%", "50%", "100%")), "no December"),
        _wrong("P518", disclosure(project(), _plan("25%", "50%", "75%")), "nor the whole so far"),
        _wrong(
            "P521",
            disclosure(project(), project(name="乙", title=""), project_total="70.00"),
            "above",
        ),
        _wrong(
            "P522",
            disclosure(project(), project(name="乙", title=""), project_total="90.00"),
            "below",
        ),
        _wrong("P601", _coded("13091124P0052711000"), "too short"),
        _wrong("P601", _coded("1309112OP005271100026"), "a letter among the figures"),
        _wrong("P602", _coded("13091125P005271100026"), "set up next year"),
        _wrong("P607", _coded("13061124P005271100026"), "another region"),
        _wrong(
            "P603", disclosure(project(), project(name="道路保洁", title="")), "one code, two names"
        ),
        _wrong("P604", project(responsible_department="【343】政府"), "another department"),
        _wrong("P605", project(year="2023"), "last year's table"),
        _wrong("P605", project(period="2021年-2022年"), "a period without the year"),
        _wrong("P606", disclosure(project(), project()), "the same code and name"),
        _wrong("P606", disclosure(project(code=""), project(code="")), "the same name and amount"),
        _wrong("P611", _titled("道路保洁绩效目标表"), "another project"),
        _wrong("P612", project(name="]城区绿化养护"), "a stray bracket"),
        _wrong("P612", project(name="城区绿化（养护"), "an open bracket"),
        _wrong("P613", _numbered("1", "2", "2"), "twice"),
        _wrong("P613", _numbered("1", "2", "4"), "a gap"),
        _wrong("P621", disclosure(project(), project(name="热线运行", title="")), "copied"),
        _wrong(
            "P631", project(objectives=("1.保障养护正常开展。", "2.保障养护正常开展。")), "twice"
        ),
        _wrong("P632", project(objectives=("1.1.保障养护。",)), "numbered twice"),
        _wrong("P632", project(objectives=("1.1、保障养护；2、改善环境。",)), "numbered by hand"),
        _wrong("P648", project(objectives=("1.保障养护。", "2.改善街区环境面貌")), "the last"),
        _wrong("P701", _secret(told=True), "one told"),
        _wrong(
            "P703",
            project(its("数量", "终端", "9台", basis="云组密传【2020】4号")),
            "a cipher telegram",
        ),
        _wrong("P703", project(purpose="依据机密级文件安排。"), "a document of that grade"),
        _wrong("P711", project(name="活动中心经费（含郑小梅工资）"), "a name and pay"),
        _wrong("P711", project(purpose="发放王建国同志抚恤金"), "a comrade"),
        _wrong("P712", project(purpose="身份证110101199003078515"), "an identity number"),
        _wrong(
            "P342",
            project(
                its("质量", "甲项合格率", "100%", "完成合格情况的比率"),
                its("质量", "乙项合格率", "≥98%", "完成合格情况的比率"),
            ),
            "one description, two targets",
        ),
        _wrong(
            "P343",
            project(
                its("数量", "绿化养护宣传活动次数", "≥120次"),
                its("时效", "绿化养护宣传活动完成时间", "1次/月"),
            ),
            "120 and 12",
        ),
        _wrong(
            "P344",
            project(its("数量", "培训养护人员数", "≥200人"), objectives=("1.培训养护人员300人。",)),
            "300 and 200",
        ),
        _wrong(
            "P344",
            project(objectives=("1.每站全年巡检0次，全年巡检6次。",)),
            "none at each and six in all",
        ),
        _wrong(
            "P344",
            project(
                its("数量", "培训养护人员数", "≥200人"),
                its("数量", "慰问困难职工数", "≥10人"),
                objectives=("1.培训养护人员300人，慰问困难职工10人。",),
            ),
            "each with its own",
        ),
        _wrong(
            "P345",
            project(its("满意度", "居民满意度", "≥95%"), objectives=("1.居民满意度达到90%以上。",)),
            "90% and 95%",
        ),
        _wrong(
            "P345",
            project(
                its("经济效益", "国产影片收入占比", "≥60%", "国产影片票房占总票房的比例"),
                purpose="力争国产影片票房占总收入不低于55%",
            ),
            "one share in other words",
        ),
        _wrong("P507", disclosure(*[project()] * 4, _insured("≤22万元")), "half of it is told"),
        _wrong("P346", project(*[its("数量", "除草次数", "≥4次")] * 2), "one row twice"),
        _wrong("P202", project(objectives=("1.无",)), "no objective"),
        _wrong("P519", project(plan={"3": "按进度", "6": "50%", "12": "100%"}), "in words"),
        _wrong("P209", _scored("高于2年"), "the opposite of all others"),
        _wrong("F521", _built("让老同志参与区全建设"), "区全 for 全区"),
        _wrong("P624", _county("提高我区群众满意度"), "a district in a county"),
        _wrong("P649", _county("提高我市群众满意度"), "the city in a county"),
        _wrong("P649", _county("加强全市绿化管理"), "the work of the city"),
        _wrong("P625", _of_julu("保障广宗县机关运转"), "another county"),
        _wrong("P626", _asked("用于绿地养护"), "works in a park"),
        _wrong("P626", _satisfied("老年人对老年体协活动的满意程度"), "another project by name"),
        _wrong("P626", _satisfied("群众对教育局宣传工作的满意程度"), "another agency"),
        _wrong(
            "P403",
            project(
                its("数量", "甲方案", "≥9份", basis="巨字〔2020〕6号"),
                its("质量", "乙方案", "通过", basis="巨字〔2020〕7号"),
                its("时效", "方案完成时间", "9月底前", basis="巨字〔2020〕8号"),
            ),
            "a number by itself",
        ),
        _wrong(
            "P504",
            project(
                its("数量", "养护工人数", "10人"),
                its("成本", "人均月工资标准", "4000元"),
            ),
            "a month's wages for a year",
        ),
        _wrong(
            "P609",
            disclosure(*_named_alike(its("数量", "接听热线", "≥90次"), whole=False)),
            "two tables of one name",
        ),
        _wrong(
            "P623",
            project(its("质量", "资金到位", "≥90%", "罪犯劳动补偿费到位率")),
            "a prison's indicator",
        ),
        _wrong("P633", project(objectives=("1.对重点工作督查，",)), "ends in a comma"),
        _wrong(
            "P633", project(objectives=("1.落实“两费、三机制，改善待遇。",)), "half a quotation"
        ),
        _wrong("P634", project(objectives=("1.创业扶持",)), "a heading"),
        _wrong("P634", project(objectives=("1.劳务派遣人员、见习人员服务费",)), "a cost"),
        _wrong("P634", project(objectives=("1.此项目用于五号楼屋面维修。",)), "a use"),
        _wrong(
            "P417",
            project(its("时效", "慰问完成时间", "12月底前完成"), name="春节慰问老干部"),
            "long after the festival",
        ),
        _wrong(
            "P417",
            project(its("时效", "演出完成时间", "2024年12月31日前"), name="重阳节文艺汇演"),
            "on the last day of the year",
        ),
        _wrong(
            "P417",
            project(its("时效", "慰问完成时间", "6月底前"), name="中秋慰问老教师"),
            "long before the festival",
        ),
        _wrong(
            "P417",
            project(its("时效", "重阳节慰问活动时间", "6月底前")),
            "the row names the festival",
        ),
        _wrong("P417", project(its("时效", "春季补种完成时间", "10月底前")), "in autumn"),
        _wrong(
            "P417",
            project(its("时效", "修缮完成时间", "12月底前"), name="暑期校舍修缮"),
            "after the holidays",
        ),
        _wrong(
            "P632",
            project(objectives=("1.1.完成城区绿化养护，苗木成活。", "2.2.改善居住环境。")),
            "the system's numbers and their own",
        ),
        _wrong(
            "P627",
            project(its("时效", "开展村党组织活动", "12月底前"), name="社区党组织经费"),
            "villages in a project of towns",
        ),
        _wrong(
            "P627",
            project(name="居民医保区级配套资金", objectives=("1.确保县级配套资金足额到位",)),
            "a county in a project of a district",
        ),
        _wrong(
            "P627",
            project(name="校舍修缮市级配套", objectives=("1.确保县级配套资金足额到位",)),
            "a county in a project of a city",
        ),
        _wrong(
            "P627",
            project(name="青沙新区排水", objectives=("1.青沙开发区排水畅通",)),
            "a zone by two names",
        ),
        _wrong(
            "P627",
            project(its("数量", "柳林街道泵站座数", "6座"), purpose="用于柳林镇泵站电费。"),
            "a town by two names",
        ),
        _wrong(
            "P627",
            project(name="重阳节文艺汇演", objectives=("1.通过春节文艺汇演丰富老干部生活",)),
            "another festival",
        ),
        _wrong(
            "P627",
            project(its("数量", "秋季体检人数", "≥300人"), name="春季体检经费"),
            "another season",
        ),
        _wrong(
            "P627",
            project(name="第五次经济普查经费", objectives=("1.完成第四次经济普查登记",)),
            "the census before",
        ),
        _wrong(
            "P627", project(name="办公区电费", purpose="用于各办公区水的供应"), "water for power"
        ),
        _wrong(
            "P627",
            project(its("成本", "电费支出", "≤36.5万元"), name="机关水费", purpose="缴纳水费"),
            "power for water",
        ),
        _wrong(
            "P627",
            project(
                its("社会效益", "提案办理率", "≥95%", "政协委员提案办理的比例"),
                name="人大代表活动经费",
            ),
            "another kind of one sort than the name says",
        ),
        _wrong(
            "P627",
            project(name="桥梁检测", objectives=("1.完成隧道机电设备更新。",)),
            "another kind in an objective",
        ),
        _wrong(
            "P627",
            project(
                its("数量", "印刷册数", "≥300册", "印刷县志的册数"),
                name="地方志工作经费",
                objectives=("1.按时出版年鉴。",),
            ),
            "one kind in the aims, another in the rows",
        ),
        _wrong(
            "P622",
            project(its("质量", "完成阅卷平台工作", "≥95%", "网上阅卷完成比例")),
            "a system that it has not",
        ),
        _wrong(
            "P628",
            project(its("满意度", "群众满意度", "≥95%", "群众对各项工作的满意度")),
            "all that is done, where a park is cared for",
        ),
        _wrong(
            "P623", project(its("社会效益", "公文流转效率", "提升")), "papers, where trees grow"
        ),
        _wrong(
            "P623",
            project(
                its("质量", "广告投放的品种", "≥3种"),
                name="党员发展",
                purpose="用于党员发展",
                objectives=("1.有序开展发展党员工作。",),
            ),
            "开展 is no 展览",
        ),
        _wrong("P646", project(purpose="、用于城区绿化养护"), "a sign that was left"),
        _wrong("P508", _costs(("项目总成本", "≤36.5元")), "元 for 万元"),
        _wrong("P508", _costs(("项目总成本", "≤3650000元")), "a nought too many"),
        _wrong("P508", _costs(("运行维护费", "≤46.4万元"), budget="64.40"), "turned figures"),
        _wrong("P508", _costs(("设备购置费", "≤1263万元"), budget="1623.00"), "in the middle"),
        _wrong("P508", _costs(("租车费用", "≤30.56万元"), budget="35.06"), "a nought turned"),
        _wrong(
            "P418", project(objectives=("1.2022年完成城区绿化养护68亩，改善环境。",)), "last time's"
        ),
        _wrong("P418", project(objectives=("1.制定2022年引才方案，抓好落实。",)), "a plan of then"),
        _wrong("P418", project(purpose="用于发放临时人员2021年全年基本工资。"), "wages of then"),
        _wrong("P633", project(purpose="用于城区绿化养护、补种以及"), "and what else"),
        _wrong("P711", project(purpose="发放张建国遗属生活补助"), "the widow of one"),
        _wrong("P646", project(objectives=("1.，绿化养护到位。",)), "behind the number"),
        _wrong(
            "P628", project(its("满意度", "普法宣传对象满意度", "≥95%")), "no law in a park's care"
        ),
        _wrong("P628", project(its("满意度", "就餐人员满意度", "≥95%")), "nobody is fed"),
        _wrong(
            "P628",
            project(its("满意度", "读者满意度", "≥95%"), purpose="用于村支书体检，出具报告。"),
            "支书 and 报告 are read by nobody",
        ),
        _wrong("P628", project(its("满意度", "学生家长满意度", "≥95%")), "no school is near"),
        _wrong("P628", project(its("满意度", "消防员满意度", "≥95%")), "nothing burns"),
        _wrong("P628", project(its("满意度", "养殖户满意度", "≥95%")), "养护 is no 养殖"),
        _wrong("P628", project(its("满意度", "献血者满意度", "≥95%")), "no blood is given"),
        _wrong("P628", project(its("满意度", "购机农户满意度", "≥95%")), "no machine is bought"),
        _wrong("P628", project(its("满意度", "查档群众满意度", "≥95%")), "no archive is near"),
        _wrong("P628", project(its("满意度", "危改户满意度", "≥95%")), "no house is pulled down"),
        _wrong(
            "P628",
            project(its("满意度", "满意度", "≥95%", "老党员对提供各种政务等服务的满意程度")),
            "counters of which nothing else is said",
        ),
        _wrong(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，城区绿化养护，公厕保洁8万元，"
                    "河道清淤2万元。"
                ),
            ),
            "one of five has no amount",
        ),
        _wrong(
            "P348",
            project(
                its("经济效益", "增加村民收入", "≥20元"), its("社会效益", "增加村民收入", "≥5%")
            ),
            "two kinds, two targets",
        ),
        _wrong(
            "P647", disclosure(project(), sections=narrative("三-5个工作日内办结。")), "narrative"
        ),
        _wrong(
            "P713",
            project(its("数量", "发放人数", "1人"), its("成本", "全年工资", "2.6万元")),
            "one person's pay",
        ),
        _wrong(
            "P318",
            disclosure(project(), goals=goal("编印差错率 ≥99.9%；资料征集完成率≥85%。")),
            "errors at least",
        ),
        _wrong(
            "P318", disclosure(project(), goals=goal("群众满意度不高于95%。")), "content at most"
        ),
        _wrong("P376", project(objectives=("1.居民满意度不高于90%。",)), "content at most"),
        _wrong("P376", project(objectives=("1.文物安全事故不少于1起。",)), "accidents"),
        _wrong("P376", project(purpose="保障养护质量，合格率不超过95%"), "in the purpose"),
        _wrong("P376", project(objectives=("1.投资不低于批复概算。",)), "more than was granted"),
        _wrong(
            "P414",
            disclosure(project(), goals=goal("2020年组织建设绩效指标全部完成。")),
            "done long ago",
        ),
        _wrong(
            "P641", disclosure(project(), goals=goal("确保机关正常转、有序运行。")), "in the goals"
        ),
    ],
)
def test_found(rule: str, wrong: Project | Disclosure) -> None:
    found = findings(rule, wrong)
    assert len(found) == 1
    assert found[0].evidence


@pytest.mark.parametrize(
    ("rule", "right"),
    [
        _wrong(
            "P349",
            project(
                its("数量", "保洁人员数量", "50人", "反映服务人员数量"),
                its("数量", "保安人员数量", "55人", "反映服务人员数量"),
            ),
            "true of both",
        ),
        _wrong("P349", _served("任职人数"), "a name without years"),
        _wrong("P420", project(period="2021年-2022年"), "forwards"),
        _wrong(
            "P614",
            disclosure(
                project(implementing_unit="【434】云溪县水务局"),
                agency=Agency("434", "云溪县人民政府办公室"),
            ),
            "another agency",
        ),
        _wrong("P615", _in_units("万元"), "all alike"),
        _wrong("P618", _offices("【137】"), "all alike"),
        _wrong("P618", _offices("【131】", others=2), "which of two is right"),
        _wrong("P618", _offices("【131】", name="某县体育局"), "another agency"),
        _wrong("P619", project(title="城区绿化养护绩效目标表"), "targets"),
        _wrong(
            "P619",
            project(title="绩效自评表软件采购绩效目标表", name="绩效自评表软件采购"),
            "part of a name",
        ),
        _wrong("P605", project(title="城区绿化养护绩效目标表（2024年度）"), "this year"),
        _wrong("P638", _naming("完成业务档案整理，归档入库"), "not its whole name"),
        _wrong("P638", _naming("绿化养护与业务档案数字化一并完成"), "its own, too"),
        _wrong("P109", _kinds_of("成本指标"), "as usual"),
        _wrong("P109", _kinds_of("时长指标", times=6), "a kind of this form"),
        _wrong("P109", _kinds_of("管理指标", level="level1"), "a kind of its own"),
        _wrong("P109", _headed("上年完成值"), "a column of its own"),
        _wrong("P109", _headed("序号"), "a number"),
        _wrong("P109", _headed("二级目标"), "another word for the same"),
        _wrong("P109", _headed("四级指标"), "one level more"),
        _wrong("P109", _headed("指标依据"), "what labels do without"),
        _wrong("P109", _headed("指标值说明"), "what other labels have"),
        _wrong("P109", _headed("指标值设定依据"), "another verb"),
        _wrong("P109", _headed("评价标准"), "another word"),
        _wrong("P109", _headed("指标名"), "a shorter one"),
        _wrong("P109", _kinds_of("成果指标"), "a kind of other forms"),
        _wrong("P109", _kinds_of("成本类指标"), "said to be a kind"),
        _wrong("P109", _kinds_of("社会效果指标"), "results"),
        _wrong("P109", _kinds_of("产出指标1", level="level1"), "numbered"),
        _wrong("P109", _kinds_of("满意指标", level="level1"), "without 度"),
        _wrong("P635", project(objectives=("1.及时报送", "2.完成检查")), "in order"),
        _wrong("P635", project(objectives=("1.报送", "2.检查", "1.宣传")), "another list"),
        _wrong("P635", project(objectives=("1.完成 3.5 公里",)), "a figure"),
        _wrong("P636", _aimed("保障各项工作正常开展并且提升质量"), "any project's aim"),
        _wrong(
            "P103",
            project(
                whole=False,
                indicators=tuple(
                    msgspec.structs.replace(one, level1="成本指标", level2="经济成本指标")
                    if one.level2 == "成本指标"
                    else one
                    for one in WHOLE
                ),
            ),
            "cost as level 1",
        ),
        _wrong(
            "P105", disclosure(*[project(whole=False, indicators=WHOLE[:5])] * 4), "not in the form"
        ),
        _wrong("P107", disclosure(*[project(code="")] * 3), "the form prints no code"),
        _wrong(
            "P108",
            project(*(msgspec.structs.replace(one, basis="") for one in WHOLE)),
            "no such column",
        ),
        _wrong(
            "P204",
            project(*(its(one.level2[:2], "甲", "≥9") for one in WHOLE)),
            "units stand elsewhere",
        ),
        _wrong("P204", project(its("质量", "种猪精子活力", "≥0.7")), "a measure without a unit"),
        _wrong("P401", _based("“十四五”规划（2021-2025年）"), "a plan of five years"),
        _wrong("P401", _based("2024年工作计划"), "this year's"),
        _wrong("P406", _based("关于做好2023年度考核工作的通知"), "last year's is still used"),
        _wrong("P406", _based("《2020年修订的差旅费管理办法》"), "a rule holds on"),
        _wrong(
            "P506", _costs(("印刷费用", "≤16万元"), ("租车费用", "≤16万元")), "both fit the budget"
        ),
        _wrong(
            "P107",
            disclosure(*[project(period="2024年")] * 3, project(generation="2021-B")),
            "another layout has no period",
        ),
        _wrong("P402", _based("云财〔2022〕5号"), "a document is no plan"),
        _wrong("P402", _based("2022—2024年三年行动计划"), "a plan of three years"),
        _wrong("P402", _based("2022年工作计划", name="2022年度人才补助", title=""), "carried over"),
        _wrong(
            "P403",
            _based("云组通〔2023〕25号关于档案管理", "云组通〔2023〕31号关于档案管理"),
            "two documents",
        ),
        _wrong(
            "P403",
            _based("云组通〔2023〕12号关于档案管理", "云组通〔2023〕21号关于档案管理"),
            "one of each, so nobody knows which",
        ),
        _wrong(
            "P404", _based(*["云财行〔2023〕21号"] * 3, name="云财行〔2023〕21号补助"), "its own"
        ),
        _wrong("P404", _based("云财社〔2023〕157号", name="云财社2023年156号补助"), "the next one"),
        _wrong("P411", _dated("2024年12月31日前"), "this year"),
        _wrong("P411", _dated("12月底前", "较2023年底有所提升"), "compared with last year"),
        _wrong("P412", _dated("全年365天", "服务200年以上古树"), "no dates"),
        _wrong("P412", _dated("2024年2月29日前"), "a leap year"),
        _wrong(
            "P501", project(budget="", funds={"appropriation": "", "other": ""}), "nothing printed"
        ),
        _wrong("P502", _costs(("项目总投资", "500万元")), "all the investment"),
        _wrong("P502", _costs(("所需资金", "≤37万元"), budget="36.60"), "rounded"),
        _wrong(
            "P503",
            _costs(("人均印刷费用", "≤30万元"), ("租车费用", "≤9.6万元")),
            "a price is no part",
        ),
        _wrong(
            "P503",
            _costs(("印刷费用", "≤20万元"), ("租车费用", "≤16.5万元")),
            "together the budget",
        ),
        _wrong(
            "P504",
            project(its("数量", "社区个数", "41个"), its("成本", "每个社区补助", "0.89万元")),
            "36.49",
        ),
        _wrong(
            "P504",
            project(its("数量", "受益人数", "41人"), its("成本", "每场活动费用", "1万元")),
            "other things",
        ),
        _wrong(
            "P504",
            project(
                its("数量", "检定器具台件数", "≥8000台件"),
                its("成本", "单台送检费", "≤4.2万元", "全年标准器送检费用"),
            ),
            "what all of them cost",
        ),
        _wrong("P505", _costs(("印刷费用", "≤3万元")), "a part of the cost"),
        _wrong("P511", _plan("25", "50", "75", "100"), "percent without the sign"),
        _wrong(
            "P511", _plan("30.00", "60.00", "80.00", "100.00", budget="100.00"), "could be both"
        ),
        _wrong("P513", _plan("", "50%", "50%", "100%"), "level is not falling"),
        _wrong("P514", _plan("0", "0", "50", "100", budget="", plan_unit=""), "2021"),
        _wrong("P515", _plan("100%", "100%", "100%", "100%"), "all at once"),
        _wrong("P515", _plan("0%", "40%", "70%", "97%"), "almost the whole is a doubt"),
        _wrong(
            "P520",
            _plan("0%", "40%", "70%", "97%", purpose="跑道翻新，留质保金。"),
            "money kept back",
        ),
        _wrong(
            "P515",
            _plan("0%", "40%", "70%", "85%", purpose="支付货款，尾款下年支付。"),
            "the last payment is next year's",
        ),
        _wrong(
            "P522",
            disclosure(project(), project(name="乙", title=""), project_total="73.01"),
            "rounding",
        ),
        _wrong("P601", _coded("13091124P005271100O2I"), "O and I behind the year"),
        _wrong("P602", _coded("13091121P005271100026"), "a project that goes on"),
        _wrong("P604", project(responsible_department="【901】云溪县第901001号单位"), "its own"),
        _wrong("P605", project(year="2024", period="2024年-2025年"), "this year"),
        _wrong(
            "P606",
            disclosure(project(), project(code="13091124P00527110002X")),
            "two codes, one name",
        ),
        _wrong(
            "P611",
            disclosure(*[project(title="项目支出绩效目标表（2024年度）")] * 3),
            "a form's heading",
        ),
        _wrong("P611", _titled("1、城区（绿化）养护 绩效目标表"), "signs apart"),
        _wrong("P612", project(name="云财教〔2023〕5号（城区）“绿化”《养护》"), "all paired"),
        _wrong("P613", _numbered("1", "2", "1", "2"), "two lists"),
        _wrong(
            "P621",
            disclosure(project(), project(name="城区绿化养护（二期）", title="")),
            "one subject",
        ),
        _wrong("P631", project(objectives=("1.保障养护。", "2.改善环境。")), "different"),
        _wrong(
            "P632",
            project(objectives=("1.2024年完成养护。", "2.3.5公里道路绿化。")),
            "numbers in the text",
        ),
        _wrong("P632", project(objectives=("1.1.养护道路。", "1.2.绿化。")[1:]), "of two levels"),
        _wrong("P648", project(objectives=("1.保障养护", "2.改善街区环境面貌")), "neither has it"),
        _wrong("P648", project(objectives=("1.保障养护；", "2.改善街区环境面貌")), "a semicolon"),
        _wrong("P648", project(objectives=("绿化养护的绩效目标如下", "保障养护。")), "a lead line"),
        _wrong("P648", project(objectives=("一、产出和效益目标", "保障养护。")), "a heading"),
        _wrong("P701", _secret(), "all secret"),
        _wrong(
            "P517",
            msgspec.structs.replace(_secret(), plan=dict.fromkeys(("3", "6", "10", "12"), "")),
            "a secret project's plan",
        ),
        _wrong(
            "P703",
            project(its("数量", "终端", "9台", basis="冀保密〔2021〕3号")),
            "the secrecy office's own",
        ),
        _wrong("P711", project(name="公益性岗位经费（含临时人员工资）"), "a post"),
        _wrong("P711", project(purpose="发放高龄津贴、支付安置补偿金"), "words like names"),
        _wrong("P711", project(purpose="用于养护，包括工资福利支出9万元"), "包 is a surname"),
        _wrong("P712", project(purpose="项目编码130911240052711000"), "not a date"),
        _wrong(
            "P342",
            project(
                its("质量", "甲项合格率", "≥95%", "完成合格情况的比率"),
                its("质量", "乙项合格率", "≥95%", "完成合格情况的比率"),
            ),
            "the same target",
        ),
        _wrong(
            "P342",
            project(
                its("质量", "站点维护率", "100%", "站点在全县的覆盖比例"),
                its("可持续", "站点覆盖率", "≥98%", "站点在全县的覆盖比例"),
            ),
            "the description of another share, which P337 tells",
        ),
        _wrong(
            "P343",
            project(
                its("数量", "绿化养护宣传活动次数", "≥12次"),
                its("时效", "绿化养护宣传活动完成时间", "1次/月"),
            ),
            "12 a year",
        ),
        _wrong(
            "P343",
            project(its("数量", "培训次数", "≥120次"), its("时效", "修剪完成时间", "1次/月")),
            "another activity",
        ),
        _wrong(
            "P344",
            project(
                its("数量", "培训养护人员数", "≥200人"), objectives=("1.每期培训养护人员50人。",)
            ),
            "for each",
        ),
        _wrong(
            "P344",
            project(its("数量", "巡回教师人数", "12名"), objectives=("1.12名巡回教师开展指导。",)),
            "12 behind the mark of a list",
        ),
        _wrong(
            "P344",
            project(its("数量", "培训养护人员数", "≥200人"), objectives=("1.受益居民3000人。",)),
            "other people",
        ),
        _wrong(
            "P344",
            project(
                its("数量", "养护人员数", "≥12人"),
                objectives=("1.招聘绿地养护人员5人，招聘花坛养护人员7人。",),
            ),
            "two parts of the whole",
        ),
        _wrong(
            "P345",
            project(
                its("满意度", "居民满意度", "≥95%"), objectives=("1.居民满意度较上年提高5%。",)
            ),
            "by how much",
        ),
        _wrong(
            "P345",
            project(
                its("满意度", "居民满意度", "≥95%"),
                its("质量", "苗木成活率", "≥90%"),
                objectives=("1.花卉存活率达到85%。",),
            ),
            "another share",
        ),
        _wrong("P507", disclosure(*[project()] * 4, _insured("≤22万元/人")), "the price of one"),
        _wrong("P507", disclosure(project(), _insured("≤22万元")), "no habit shows"),
        _wrong("P209", _scored("低于1年"), "like all others"),
        _wrong("P519", project(plan={"3": "", "6": "50.00％", "12": "1,000.00"}), "figures"),
        _wrong(
            "P346",
            project(
                its("数量", "除草次数", "≥4次"), its("数量", "除草次数", "≥4次", "其中人工除草")
            ),
            "a part of it",
        ),
        _wrong("P624", _county("提高我市群众满意度"), "perhaps the city above"),
        _wrong("P649", _county("配合市委提高我市群众满意度"), "the city above"),
        _wrong("P624", _county("开发区全区绿化"), "a zone of the county"),
        _wrong("P625", _of_julu("到馆陶县考察学习"), "a visit"),
        _wrong("P626", _asked("用于雕塑作品养护"), "a park with works"),
        _wrong("P626", _satisfied("老年人对书画活动的满意程度"), "its own activities"),
        _wrong("P626", _satisfied("群众对我局宣传工作的满意程度"), "its own agency"),
        _wrong("P625", _of_julu("广宗县支线", "平乡县支线"), "a line through several"),
        _wrong("P625", _of_nobody("保障广宗县机关运转"), "nobody knows whose"),
        _wrong("P624", _county("提高全区域绿化水平"), "another word"),
        _wrong(
            "P504",
            project(
                its("数量", "计量装置", "16处"), its("成本", "每公里改造成本", "≤3.6万元/公里")
            ),
            "a price of something else",
        ),
        _wrong(
            "P504",
            project(
                its("数量", "养护工人数", "10人"),
                its("成本", "人均月工资标准", "4000元", "3个月的人均月工资"),
            ),
            "three months",
        ),
        _wrong(
            "P609",
            msgspec.structs.replace(
                disclosure(*_named_alike(its("数量", "绿化面积", "≥90亩"), whole=False)),
                scope="department",
            ),
            "two units may each have one",
        ),
        _wrong(
            "P623",
            project(
                its("质量", "罪犯教育合格率", "≥90%"), purpose="用于监狱服刑人员教育", name="教育"
            ),
            "a prison's own",
        ),
        _wrong(
            "P623",
            project(
                its("满意度", "师生满意度", "≥95%", "参加避震演练的师生满意程度"),
                name="地震预警台网",
                objectives=("1.台网连续运行，开展避震演练12场。",),
            ),
            "those who take part in its drills",
        ),
        _wrong("P633", project(objectives=("1.绿化是改善环境所必需的。",)), "a whole sentence"),
        _wrong(
            "P627",
            project(
                its("数量", "代表、委员视察次数", "≥4次", "人大代表、政协委员视察的次数"),
                name="人大代表活动经费",
            ),
            "both kinds in one row",
        ),
        _wrong(
            "P627",
            project(
                its("数量", "检查养老保险经办机构数", "≥3家"),
                name="社会保险基金监督",
                purpose="用于养老、工伤、失业保险基金审计",
            ),
            "kinds whose ending is said once",
        ),
        _wrong(
            "P627",
            project(
                its("质量", "意外伤害赔付率", "≥95%"),
                name="居民保险补助",
                objectives=("1.养老保险按时缴纳",),
            ),
            "a name of all kinds",
        ),
        _wrong(
            "P627",
            project(its("数量", "移送法律援助件数", "≥20件", "调解中移送的件数"), name="人民调解"),
            "the kind in short",
        ),
        _wrong(
            "P627",
            project(
                its("数量", "检测隧道座数", "≥2座"),
                name="桥梁检测",
                purpose="用于桥梁、隧道检测",
            ),
            "both kinds in its purpose",
        ),
        _wrong(
            "P622",
            project(
                its("质量", "完成阅卷平台工作", "≥95%"), name="网上阅卷", purpose="用于阅卷平台"
            ),
            "its own system",
        ),
        _wrong(
            "P628",
            project(
                its("满意度", "群众满意度", "≥95%", "群众对各项工作的满意度"),
                name="年度绩效考核经费",
                purpose="用于测评",
            ),
            "all that is done is what is reviewed",
        ),
        _wrong("P627", project(name="泵站电费", purpose="用于泵站供水"), "power lifts the water"),
        _wrong("P627", project(name="办公区水电费", purpose="用于办公区供水"), "both"),
        _wrong("P627", project(name="办公楼取暖费", purpose="支付电费"), "heated by power"),
        _wrong("P627", project(name="机关水费", purpose="用于水费、电费"), "more than the name"),
        _wrong("P345", project(objectives=("1.到2026年，苗木成活率达到98%。",)), "a later year"),
        _wrong("P345", project(objectives=("1.全省苗木成活率达到90%。",)), "the province's"),
        _wrong("P345", project(objectives=("1.目前居民满意度为85%。",)), "what is there"),
        _wrong(
            "P345", project(objectives=("1.苗木成活率达到85%以上，力争95%。",)), "two of one share"
        ),
        _wrong("P344", project(objectives=("1.第一批养护面积3000平方米。",)), "a part"),
        _wrong("P344", project(objectives=("1.三年内养护面积20000平方米。",)), "three years"),
        _wrong("P519", project(plan={"3": "≥25%", "6": "50%以上", "12": "100%"}), "with signs"),
        _wrong("P507", disclosure(*[project()] * 6, _insured("≤340元")), "the price of one"),
        _wrong(
            "P504",
            project(its("成本", "个人缴费标准", "380元/人"), its("数量", "参保人数", "≥30000人")),
            "paid by persons too",
        ),
        _wrong("P624", _county("学区内全区统考"), "a school district"),
        _wrong("P624", _county("在自治区全区评比中领先"), "the region above"),
        *(
            _wrong("P625", _of_julu(text), text)
            for text in (
                "到平山县西柏坡开展红色教育",
                "患者在宁晋县医院就医",
                "广宗县籍学生补助",
                "参照广宗县居民补助标准",
                "与广宗县人民政府共建河堤",
                "接收广宗县机关转入人员",
                "南宫市监狱服刑人员帮教",
                "沙河市玻璃采购",
            )
        ),
        _wrong(
            "P625",
            msgspec.structs.replace(
                _of_julu("保障广宗县机关运转"), agency=Agency("", "邢台市园林局")
            ),
            "a city has many counties",
        ),
        _wrong("P601", disclosure(*_codes("无")), "no code at all"),
        _wrong("P601", disclosure(*_codes("13091124P005271100031" * 2)), "two codes"),
        _wrong("P601", disclosure(*_codes("Z13", ("1", "2", "3"))), "numbers of the document"),
        _wrong("P403", _cited("《园林绿化条例》第{}条"), "clauses of one law"),
        _wrong("P403", _cited("养护面积核定意见附件{}"), "annexes"),
        _wrong("P633", project(objectives=("1）完成养护；2）改善环境。",)), "numbers with )"),
        _wrong("P634", project(objectives=("1.养护68亩绿地。",)), "a number"),
        _wrong("P634", project(objectives=("1.用于屋面维修，保证不漏雨。",)), "a use and a result"),
        _wrong(
            "P634", project(objectives=("1.按时足额发放遗属生活补助",)), "paid in time and in full"
        ),
        _wrong("P634", project(objectives=("1.养护经费", "2.提升绿化水平")), "one of two says it"),
        _wrong("P634", project(objectives=("1.用于为居民提供助餐服务",)), "a service"),
        _wrong("P516", _plan("", "", "50%", "100%"), "nothing is spent at first"),
        _wrong("P534", project(its("时效", "首批补助资金发放时间", "6月底前")), "a first part"),
        _wrong("P534", project(its("时效", "资金发放时间", "每月10日前")), "each month"),
        _wrong("P534", project(its("时效", "资金支付时间", "12月底前")), "by the end"),
        _wrong("P534", project(its("时效", "资金支付时间", "2025年4月底前")), "the next year"),
        _wrong("P534", project(its("时效", "养护完成时间", "6月底前")), "work and no money"),
        _wrong("P516", _plan("25%", "50%", "75%", ""), "it stops, which P515 tells"),
        _wrong(
            "P417",
            project(its("时效", "慰问完成时间", "2月9日前"), name="春节慰问老干部"),
            "before the festival",
        ),
        _wrong(
            "P417",
            project(
                its("时效", "录制完成时间", "12月底前", "2025年春节晚会录制完成"),
                name="春节联欢晚会",
            ),
            "the next year's festival",
        ),
        _wrong(
            "P417",
            project(its("时效", "方案印制时间", "6月底前"), name="重阳节文艺汇演"),
            "what is prepared for it",
        ),
        _wrong(
            "P417",
            project(its("时效", "重阳节慰问活动时间", "12月底前"), name="春节、重阳节慰问"),
            "the project has more than one",
        ),
        _wrong(
            "P417",
            project(its("时效", "春季、秋季补种完成时间", "10月底前")),
            "the later of two seasons",
        ),
        _wrong("P417", project(its("时效", "秋季学期资助时间", "3月底前")), "a term"),
        _wrong("P417", project(its("时效", "春季造林验收时间", "10月底前")), "it is seen later"),
        _wrong("P417", project(its("时效", "冬季清雪完成时间", "2月底前")), "winter ends then"),
        _wrong(
            "P632",
            project(objectives=("1.1.完成城区绿化养护，苗木成活。", "1.2.改善居住环境。")),
            "two levels",
        ),
        _wrong(
            "P417",
            project(its("时效", "资金支付时间", "12月底前"), name="春节慰问老干部"),
            "money may be paid later",
        ),
        _wrong(
            "P417",
            project(its("时效", "慰问完成时间", "12月底前"), name="春节、重阳节慰问"),
            "the later of two festivals",
        ),
        _wrong(
            "P417",
            project(its("时效", "竣工时间", "12月底前"), name="五一路排水改造"),
            "the name of a street",
        ),
        _wrong(
            "P417",
            project(its("时效", "完成时间", "12月底前"), name="元旦春节期间走访慰问和节日慰问"),
            "the new year's festival is near",
        ),
        _wrong(
            "P627",
            project(its("时效", "开展村党组织活动", "12月底前"), name="村、社区党组织经费"),
            "of both kinds",
        ),
        _wrong(
            "P627",
            project(
                its("时效", "开展村党组织活动", "12月底前"),
                name="社区党组织经费",
                purpose="用于社区、村党组织活动",
            ),
            "the purpose names both",
        ),
        _wrong(
            "P627",
            project(name="医保区级配套资金", objectives=("1.省市县级配套资金足额到位",)),
            "all levels together",
        ),
        _wrong(
            "P627",
            project(name="重阳节文艺汇演", objectives=("1.办好春节、重阳节演出",)),
            "both festivals",
        ),
        _wrong(
            "P627",
            project(name="五四青年节活动", objectives=("1.表彰五一劳动奖章获得者",)),
            "a prize",
        ),
        _wrong(
            "P627",
            project(its("数量", "秋季补植面积", "≥300亩"), name="春季造林经费"),
            "other work in autumn",
        ),
        _wrong(
            "P627",
            project(name="第五次经济普查经费", objectives=("1.在第四次经济普查基础上查清家底",)),
            "on the census before",
        ),
        _wrong(
            "P627",
            project(name="第五次经济普查经费", objectives=("1.完成第5次经济普查登记",)),
            "the same census in figures",
        ),
        _wrong(
            "P627",
            project(its("时效", "完成时间", "国庆节前完成"), name="中秋灯会活动"),
            "another festival as a deadline",
        ),
        _wrong(
            "P508",
            _costs(("护林员月工资", "≤200元"), budget="3.20"),
            "who works beside other work",
        ),
        _wrong("P646", project(purpose="“三支一扶”人员补助"), "a quotation"),
        _wrong("P508", _costs(("项目总成本", "≤36.4元")), "other figures"),
        _wrong("P508", _costs(("运行费", "≤46.40万元"), budget="68.40"), "not turned"),
        _wrong("P508", _costs(("运行费", "≤46.4万元"), ("印刷", "≤9万元"), budget="64.40"), "two"),
        _wrong("P508", _costs(("运行费", "≤46万元"), budget="64.00"), "two figures are chance"),
        _wrong("P508", _costs(("每处运行费", "≤46.4万元"), budget="64.40"), "one of many"),
        _wrong("P508", _costs(("合同金额", "≤46.4万元"), budget="64.40"), "not of this budget"),
        _wrong("P508", _costs(("每亩养护成本", "≤3650元")), "the price of one"),
        _wrong("P508", _costs(("聘用费", "≤20万元"), budget="200.00"), "round figures"),
        _wrong(
            "P418",
            project(objectives=("1.2022年完成立项，2024年完成养护68亩。",)),
            "over the years to this one",
        ),
        _wrong(
            "P418", project(objectives=("1.2022年完成的道路工程支付尾款。",)), "money that is owed"
        ),
        _wrong("P418", project(purpose="补发临时人员2021年全年基本工资。"), "wages that are owed"),
        _wrong("P418", project(purpose="用于编制2022年度决算公开方案。"), "what comes afterwards"),
        _wrong("P418", project(objectives=("1.制定2024年引才方案。",)), "this year's plan"),
        _wrong(
            "P418",
            project(name="2022年城区绿化养护", title="", objectives=("1.2022年完成养护68亩。",)),
            "the project of that year",
        ),
        _wrong("P711", project(purpose="发放马寨村遗属补助"), "a village"),
        _wrong(
            "P628",
            project(its("满意度", "参训人员满意度", "≥95%"), name="乡村医生能力提升班"),
            "a course in the name",
        ),
        _wrong(
            "P628",
            project(its("满意度", "就餐人员满意度", "≥95%"), purpose="用于食堂运行"),
            "a canteen in the purpose",
        ),
        _wrong(
            "P628",
            project(its("满意度", "患者满意度", "≥95%"), implementing_unit="云溪县人民医院"),
            "a hospital's equipment",
        ),
        _wrong("P628", project(its("满意度", "服务对象满意度", "≥95%")), "whoever it is"),
        _wrong(
            "P628",
            project(its("满意度", "受益农户满意度", "≥95%"), name="灌溉渠道维修"),
            "what farmers live on",
        ),
        _wrong(
            "P628",
            project(its("满意度", "受助群众满意度", "≥95%"), purpose="用于临时救助"),
            "who is helped",
        ),
        _wrong(
            "P628",
            project(its("满意度", "师生满意度", "≥95%"), name="云溪县第二小学绿化养护"),
            "a school's trees",
        ),
        _wrong(
            "P628",
            project(its("满意度", "公园满意度", "≥95%", "居民、学生和老人对公园满意的比例")),
            "some of the public",
        ),
        _wrong(
            "P528",
            disclosure(
                project(), sections=narrative("项目支出主要为道路维修、城区绿化养护、公厕保洁。")
            ),
            "no amounts at all",
        ),
        _wrong(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，公厕保洁8万元，河道清淤2万元，"
                    "城区绿化养护36.50万元。"
                ),
            ),
            "all have one",
        ),
        _wrong(
            "P528",
            disclosure(
                project(),
                sections=narrative(
                    "项目支出主要为道路维修5万元，路灯电费3万元，公厕保洁8万元，河道清淤2万元，"
                    "城区绿化养护、公园养护共40万元。"
                ),
            ),
            "one amount for two",
        ),
        _wrong(
            "P627",
            project(its("质量", "初中教师培训合格率", "≥95%"), name="中小学教师培训"),
            "schools of both kinds",
        ),
        _wrong(
            "P627",
            project(its("成本", "区级财政补助", "≤9万元"), name="县级公立医院改革补助"),
            "a name for hospitals everywhere",
        ),
        _wrong(
            "P348",
            project(
                its("经济效益", "不涉及该指标", "无", "不涉及"),
                its("社会效益", "不涉及该指标", "无", "不涉及"),
            ),
            "no indicator at all",
        ),
        _wrong(
            "P348",
            project(
                its("经济效益", "增加村民收入", "≥20元", "人均增收额"),
                its("社会效益", "增加村民收入", "≥5%", "增收户的比例"),
            ),
            "described otherwise",
        ),
        _wrong(
            "P647", disclosure(project(), sections=narrative("十四五至2035年，第三-5批。")), "names"
        ),
        _wrong(
            "P713",
            project(its("数量", "受益人数", "≥1人"), its("成本", "全年工资", "2.6万元")),
            "at least one",
        ),
        _wrong("P318", disclosure(project(), goals=goal("事故处理率不低于95%。")), "dealt with"),
        _wrong("P376", project(objectives=("1.居民满意度不低于90%。",)), "content at least"),
        _wrong("P376", project(objectives=("1.投资不超过批复概算。",)), "within what was granted"),
        _wrong("P376", project(objectives=("1.满意度低于90%的扣减费用。",)), "a condition"),
        _wrong("P376", project(objectives=("1.合格率低于90%，扣除当月费用。",)), "what follows"),
        _wrong("P376", project(objectives=("1.不合格率不超过5%。",)), "what is bad"),
        _wrong("P376", project(objectives=("1.事故处置演练不少于2次。",)), "practised"),
        _wrong("P376", project(objectives=("1.安全事故少于1起。",)), "as few"),
        _wrong(
            "P414",
            disclosure(project(), goals=goal("2024年组织建设绩效指标全部完成。")),
            "this year's",
        ),
    ],
)
def test_right_or_not_certain(rule: str, right: Project | Disclosure) -> None:
    assert findings(rule, right) == []


def test_the_plan_of_a_secret_project_may_be_blank() -> None:
    blank = dict.fromkeys(("3", "6", "10", "12"), "")
    assert findings("P517", msgspec.structs.replace(_secret(), plan=blank)) == []


def test_a_line_that_a_program_broke_in_a_cell_is_no_tag() -> None:
    assert findings("F527", _with_markup("1.整修泵站。<br>2.清理前池。")) == []


def test_all_that_is_misplaced_in_a_table_is_told_at_once() -> None:
    (found,) = findings("P113", _with_misplaced("level1", "row", "row"))
    assert found.message.endswith(
        "”的绩效目标表没有按表样印：一级指标的名称整列上移，印在了表头里；一行整体错了格，没有印在自己的列里"
    )
    assert len(found.evidence) == 2


def test_one_of_a_few_secret_volumes_tells() -> None:
    department = msgspec.structs.replace(disclosure(_secret()), scope="department")
    found = findings("P702", department, disclosure(project()))
    assert len(found) == 1
    assert found[0].subject.scope == "unit"
    assert findings("P702", department, disclosure(_secret())) == []


def test_a_unit_prints_what_its_department_prints() -> None:
    department = msgspec.structs.replace(disclosure(project()), scope="department")
    assert findings("P608", department, disclosure(project())) == []
    raised = project(its("质量", "苗木成活率", "≥90%"), code="13091124P0O5271100026")
    (found,) = findings("P608", department, disclosure(raised))
    assert found.subject.scope == "unit"
    assert "项目编码" in found.message and "苗木成活率" in found.message
    without = project(whole=False, indicators=WHOLE[:-1])
    less = msgspec.structs.replace(disclosure(without), scope="department")
    (found,) = findings("P608", less, disclosure(project()))
    assert "部门卷没有" in found.message


@pytest.mark.parametrize("mainly", ["主要为", "主要是", "主要有", "其中", "用于"])
def test_an_amount_in_the_narrative_is_the_budget(mainly: str) -> None:
    said = f"项目支出36.50万元，{mainly}城区绿化养护{{}}万元、道路保洁9万元。"
    wrong = disclosure(project(), sections=narrative(said.format("39.5")))
    (found,) = findings("P523", wrong)
    assert found.evidence[0].where == Where(line=3)
    for right in (said.format("36.5"), "项目支出增加9万元，主要为城区绿化养护3万元。"):
        assert findings("P523", disclosure(project(), sections=narrative(right))) == []


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
    headed = msgspec.structs.replace(_titled("城区绿化管养绩效目标表"), sections=said)
    assert len(findings("P611", headed)) == 1
    assert findings("P524", headed) == []
    with_another_amount = narrative("项目支出36.50万元，主要为城区绿化管养38.5万元。")
    both = disclosure(project(), sections=with_another_amount)
    assert (len(findings("P527", both)), findings("P524", both)) == (1, [])


def test_plans_in_another_unit_have_one_cause() -> None:
    wrong = [_plan("9.00", "18.00", "27.00", "36.50", name=name) for name in "甲乙丙"]
    (found,) = findings("P511", disclosure(*wrong, project()))
    assert "等 3 个项目" in found.message
    assert len(found.evidence) == 12
    assert [detail[:11] for detail in found.details] == [
        f"第 {n} 个项目“{name}”：" for n, name in enumerate("甲乙丙", start=1)
    ]


@pytest.mark.parametrize(
    ("name", "purpose", "told"),
    [
        ("网络安全加固", "更换防火墙", True),
        ("网络安全加固", "更换防火墙，监测边坡", False),
        ("尾矿边坡治理", "清理坡面", False),
    ],
)
def test_an_objective_with_a_word_of_another_projects_name(
    name: str, purpose: str, told: bool
) -> None:
    aim = "边坡经抽查合格，群众投诉逐季下降"
    theirs = [its("数量", f"边坡{what}", "≥3处") for what in ("测点", "照片", "记录")]
    owner = project(*theirs, name="采石企业边坡位移监测", title="", objectives=(aim,))
    other = project(name=name, title="", purpose=purpose, objectives=(aim,))
    found = findings("P636", disclosure(owner, other))
    assert [one.project for one in found] == [2] * told


def test_a_whole_sentence_of_another_project_with_its_name_is_told_once() -> None:
    aims = ("完成业务档案数字化，归档入库",)
    owner = project(name="2024年业务档案数字化项目", title="", objectives=aims)
    other = project(name="公厕保洁", title="", purpose="保洁人员工资", objectives=aims)
    made = disclosure(owner, other)
    assert [one.project for one in findings("P636", made)] == [2]
    assert findings("P638", made) == []


def test_a_unit_slipped_is_told_once() -> None:
    right = [project(name=name, title="") for name in "甲乙丙丁戊己"]
    slipped = project(
        its("成本", "养护支出总额", "≤36.5万元"), name="庚", money_unit="元", title=""
    )
    made = disclosure(*right, slipped, project_total="300.00")
    found = all_found(made)
    assert "P615" in found
    assert not {"P502", "P522"} & found
    meant = msgspec.structs.replace(slipped, budget="365000.00")
    assert "P615" not in all_found(disclosure(*right, meant))


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("养护总成本", "≤48元", True),
        ("项目预算控制数", "48元", True),
        ("公共卫生人均经费", "≤48元", False),
        ("每亩补贴标准", "≤48元", False),
        ("随班就读公用经费", "≤48元/生", False),
        ("参保补助", "≥48元", False),
        ("体检费", "≤48元", False),
        ("单台总价", "≤48元", False),
    ],
)
def test_a_price_does_not_prove_a_lone_tables_unit(name: str, target: str, told: bool) -> None:
    table = project(its("成本", name, target), budget="48.00", funds={}, plan={})
    assert bool(findings("P615", table)) is told


def test_a_row_that_is_printed_twice_is_misprinted_once() -> None:
    one = its("质量", "资金使用队制度的影响", "通过", "资金使用对制度的影响")
    (found,) = findings("P642", project(one, one))
    assert found.message.endswith("共 2 处")
    assert len(found.evidence) == 4


def test_without_a_budget_the_only_cost_is_compared() -> None:
    table = project(budget="", funds={}, plan={})
    said = "项目支出90万元，主要为城区绿化养护{}万元。"
    assert findings("P525", disclosure(table, sections=narrative(said.format("73"))))
    assert not findings("P525", disclosure(table, sections=narrative(said.format("36.5"))))
    for way in (
        "项目支出90万元，其中：城区绿化养护（{}万元）、道路保洁（17万元）。",
        "项目支出预算90万元。一是城区绿化养护{}万元；二是道路保洁17万元。",
    ):
        assert findings("P525", disclosure(table, sections=narrative(way.format("73"))))
        assert not findings("P525", disclosure(table, sections=narrative(way.format("36.5"))))
    spent = "项目支出90万元。2023年城区绿化养护完成73万元。"
    assert not findings("P525", disclosure(table, sections=narrative(spent)))


@pytest.mark.parametrize(
    ("price", "amount", "count"),
    [
        pytest.param(its("成本", "护林员工资标准", "≤29000元", "每人每月工资"), "196", 1, id="a 0"),
        pytest.param(
            its("成本", "护林员工资标准", "≤2900元", "每人每月工资"), "196", 0, id="right"
        ),
        pytest.param(its("成本", "奖励标准", "20万元/人", "每人奖励金额"), "560", 1, id="twice"),
        pytest.param(
            its("成本", "奖励标准上限", "20万元/人", "每人最高"), "560", 0, id="a ceiling"
        ),
        pytest.param(its("成本", "保费补助标准", "20万元/人", "每人缴费"), "560", 0, id="shared"),
    ],
)
def test_price_times_quantity_against_the_words(price: Indicator, amount: str, count: int) -> None:
    counted = its("数量", "护林员人数", "56人")
    table = project(counted, price, budget="", funds={}, plan={}, whole=False)
    said = narrative(f"项目支出900万元，主要为城区绿化养护{amount}万元。")
    assert len(findings("P532", disclosure(table, sections=said))) == count
    provinces = msgspec.structs.replace(table, name="提前下达城区绿化养护")
    said = narrative(f"项目支出900万元，主要为提前下达城区绿化养护{amount}万元。")
    assert not findings("P532", disclosure(provinces, sections=said))


def test_a_right_price_is_not_blamed_for_an_amount_without_its_unit() -> None:
    """36.50 元 in the words is what is wrong."""
    rows = its("数量", "监测样品数量", "9000份"), its("成本", "样品检测单价", "20元/份")
    table = project(*rows, budget="", funds={}, plan={}, whole=False)
    said = narrative("项目支出900万元，主要为城区绿化养护36.50元、道路保洁17万元。")
    assert not findings("P509", disclosure(table, sections=said))


def test_the_cost_of_a_part_is_not_the_projects_amount() -> None:
    def told(name: str, target: str) -> bool:
        table = project(its("成本", name, target), budget="", funds={}, plan={})
        said = "项目支出90万元，主要为城区绿化养护73万元。"
        return bool(findings("P525", disclosure(table, sections=narrative(said))))

    assert not told("苗木采购成本", "≤20万元")
    assert told("苗木采购成本", "≤80万元")  # no part is more than the whole
    assert told("苗木采购成本", "≤37万元")  # 73
    assert told("项目成本控制数", "≤20万元")
    assert told("绿化养护成本", "≤20万元")


@pytest.mark.parametrize(("name", "is_told"), [("路灯电费及维护", False), ("路灯电费补助", True)])
def test_one_of_two_costs_in_a_name_is_a_part(name: str, is_told: bool) -> None:
    rows = its("成本", "路灯电费支出", "≤46万元")
    table = project(rows, name=name, title="", budget="", funds={}, plan={})
    said = narrative(f"项目支出90万元，主要为{name}73万元、道路保洁17万元。")
    assert bool(findings("P525", disclosure(table, sections=said))) is is_told


def test_the_departments_goal_names_the_same_cost() -> None:
    table = project(its("成本", "本年度外事、审计等工作开展所需经费", "23.73万元"))
    said = "本年度外事及审计等工作开展所需经费{}万元，完成98%"
    assert findings("P526", disclosure(table, goals=goal(said.format("24.2"))))
    assert not findings("P526", disclosure(table, goals=goal(said.format("23.73"))))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("按期完工；档案整理费用不超过15.29万元", True),
        ("提高效率，其中档案整理费用15.29万元", True),
        ("按期完工，档案整理费用控制在15.29万元以内", True),
        ("档案整理费用13.29万元", False),
        ("档案整理费用总额15.29万元", False),
        ("运行费用15.29万元", False),
        ("按期完工，档案整理费用15.29万元（含上年结转2万元）", False),
        ("按期完工，档案整理费用15万元左右", False),
        ("按期完工，档案整理费用15.29万元，涉及2个项目", False),
    ],
)
def test_a_goal_names_one_cost_to_the_letter(said: str, told: bool) -> None:
    table = project(its("成本", "档案整理费用", "≤13.29万元"))
    other = project(its("成本", "运行费用", "≤9万元"), name="乙", title="")
    assert bool(findings("P526", disclosure(table, other, goals=goal(said)))) is told
    same = project(its("成本", "档案整理费用", "≤8万元"), name="丙", title="")
    assert not findings("P526", disclosure(table, same, goals=goal(said)))


@pytest.mark.parametrize("name", ["项目总成本控制数", "机关运转经费控制数", "年度支出预算总额"])
def test_a_general_name_is_the_departments_too(name: str) -> None:
    table = project(its("成本", name, "≤36.5万元"))
    assert not findings("P526", disclosure(table, goals=goal(f"提升服务水平，{name}500万元")))


def test_a_goal_names_a_price_to_the_letter() -> None:
    table = project(its("成本", "单场培训成本控制数", "≤1.5万元"))
    said = "提升服务水平，其中单场培训成本控制数{}万元"
    assert findings("P526", disclosure(table, goals=goal(said.format("8.5"))))
    assert not findings("P526", disclosure(table, goals=goal(said.format("1.5"))))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元", True),
        ("河道清淤9万元、城区绿化养护、公厕保洁41.5万元", False),  # of both
        ("河道清淤9万元、城区绿化养护、公厕保洁共41.5万元", False),
        ("城区绿化养护、公厕保洁5万元", False),  # no list that has amounts
        ("河道清淤9万元、城区绿化养护36.5万元、公厕保洁5万元", False),
        ("河道清淤9万元、道路维修、公厕保洁5万元", False),  # no project of this name
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元，其中城区绿化养护36.5万元", False),
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元（城区绿化养护36.5万元）", False),
        ("河道清淤9万元、城区绿化养护、公厕保洁5万元，城区绿化养护资金36.5万元由镇里安排", False),
    ],
)
def test_one_of_three_projects_without_an_amount(said: str, told: bool) -> None:
    other = project(name="公厕保洁", title="", budget="5.00", funds={}, plan={})
    sections = narrative(f"项目支出90万元，主要为{said}。")
    assert bool(findings("P528", disclosure(project(), other, sections=sections))) is told


@pytest.mark.parametrize(
    ("cost", "others", "told"),
    [
        pytest.param("≤36.5万元", 1, True, id="one of two, by its cost"),
        pytest.param("≤36.5万元", 0, True, id="the only one, by its cost"),
        pytest.param("≤9.3元", 1, True, id="by all that is spent on projects"),
        pytest.param("≤36.5元", 0, False, id="its cost says the same"),
        pytest.param("≤9.3万元", 0, False, id="nothing says otherwise"),
    ],
)
def test_a_unit_slipped_among_few(cost: str, others: int, told: bool) -> None:
    slipped = project(its("成本", "养护支出总额", cost), money_unit="元")
    cleaning = project(name="公厕保洁", title="", code="", budget="5.00", funds={}, indicators=())
    more = [cleaning for _ in range(others)]
    total = "41.50" if others else ""
    found = all_found(disclosure(slipped, *more, project_total=total))
    assert ("P615" in found) is told
    if told:
        assert not {"P502", "P521", "P522"} & found


def test_an_indicator_that_names_another_projects_subject() -> None:
    copied = its("成本", "运行成本", "≤30万元", "“云好办”平台所需资金")
    first = project(copied, name="“云好办”平台运行", title="")
    second = project(copied, its("数量", "热线", "≥9条"), name="机房运行及热线", title="")
    (found,) = findings("P622", disclosure(first, second))
    assert found.project == 2


@pytest.mark.parametrize(("name", "told"), [("综合业务经费", False), ("苗圃灌溉经费", True)])
def test_what_pays_for_all_may_pay_for_another(name: str, told: bool) -> None:
    paid = its("成本", "支付标准", "≤9万元", "网络租赁费用")
    own = project(paid, name=name, title="", purpose="用款", objectives=("1.见效。",))
    other = project(its("数量", "线路", "≥3条"), name="网络租赁经费", title="")
    assert bool(findings("P622", disclosure(own, other))) is told


@pytest.mark.parametrize(
    ("description", "purpose", "told"),
    [
        pytest.param("完成城区公厕保洁服务工作所需资金", "绿化养护。", True, id="its whole name"),
        pytest.param("公厕保洁所需资金", "绿化养护。", False, id="some of its words"),
        pytest.param(
            "完成城区公厕保洁服务工作所需资金", "含城区公厕保洁服务。", False, id="and its own"
        ),
    ],
)
def test_an_indicator_that_names_another_project(
    description: str, purpose: str, told: bool
) -> None:
    other = project(name="城区公厕保洁服务", title="", objectives=("1.公厕干净。",))
    own = project(
        its("成本", "养护费用", "≤30万元", description),
        name="道路绿化养护费",
        title="",
        purpose=purpose,
        objectives=("1.苗木成活。",),
    )
    assert bool(findings("P622", disclosure(other, own))) is told


@pytest.mark.parametrize(
    ("agency", "told"),
    [
        pytest.param("澜屏县林业局", True, id="a county that is not listed"),
        pytest.param("澜屏市林业局", False, id="a city can speak of its counties"),
    ],
)
def test_another_county_than_that_of_the_agency(agency: str, told: bool) -> None:
    made = disclosure(project(purpose="保障广宗县机关运转"))
    made = msgspec.structs.replace(made, agency=Agency("901", agency))
    assert bool(findings("P625", made)) is told


@pytest.mark.parametrize(
    ("cost", "purpose"),
    [
        pytest.param(its("成本", "单个企业最高奖励额", "≤50万元"), "奖励企业。", id="a ceiling"),
        pytest.param(its("成本", "周转金规模", "≤500万元"), "周转金。", id="lent"),
        pytest.param(its("成本", "设备采购价款", "≤120万元"), "支付设备尾款。", id="the last part"),
        pytest.param(
            its("成本", "建筑安装工程费", "≤1200万元"),
            "总投资1500万元，本年付一部分。",
            id="by years",
        ),
    ],
)
def test_what_this_budget_does_not_pay_can_be_more(cost: Indicator, purpose: str) -> None:
    assert not findings("P502", project(cost, purpose=purpose))
    assert findings("P502", project(its("成本", "养护费用", "≤50万元")))


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


def test_a_table_printed_twice_says_where_the_copies_differ() -> None:
    rows = [its("数量", f"巡查{place}次数", "≥12次") for place in ("河道", "水库", "闸站")]
    again = [*rows[:2], its("数量", "巡查闸站次数", "≥21次")]
    (told,) = findings("P606", disclosure(project(*rows), project(*again)))
    assert told.details == ("数量指标“巡查闸站次数”的指标值是“≥21次”，第 1 个项目是“≥12次”",)
    assert [evidence.text for evidence in told.evidence[2:]] == ["≥21次", "≥12次"]


def test_a_plan_without_its_last_column_is_told_once() -> None:
    cut_short = disclosure(project(), _plan("25%", "50%", "75%"))
    (told,) = findings("P518", cut_short)
    assert "没有12月底一栏，10月底是 75%，没有到100%" in told.message
    assert not findings("P515", cut_short)


def test_a_plan_that_falls_to_the_budget_falls() -> None:
    falling = _plan("1.00", "1.50", "2.50", "2.00", budget="2.00")
    assert findings("P513", falling)
    assert not findings("P514", falling)
    assert not findings("P515", falling)


def test_a_purpose_with_a_word_of_the_project_can_be_anothers() -> None:
    rooms = project(no=1, name="会议室改造维修", purpose="用于南苑办公区5号楼维修")
    floor = project(no=2, name="南苑办公区5号楼维修", purpose="用于南苑办公区5号楼维修")
    (told,) = findings("P636", rooms, floor)
    assert "第 2 个项目" in told.message
    phase = msgspec.structs.replace(rooms, name="南苑办公区5号楼维修尾款")
    assert not findings("P636", phase, floor)


def test_plans_that_are_whole_in_another_way() -> None:
    assert not findings("P515", _plan("0.25", "0.5", "0.75", "1", plan_unit="percent"))
    funds = {"appropriation": "30.00", "other": "6.50"}
    paid = _plan("9.00", "18.00", "27.00", "30.00", plan_unit="money", funds=funds)
    assert not findings("P515", paid)
    assert not findings("P519", _plan("涉密", "涉密", "涉密", "涉密"))


def test_last_years_amount_is_another() -> None:
    said = "{}年项目支出30万元，主要为城区绿化养护30万元；其他支出不变。"
    assert not findings("P523", disclosure(project(), sections=narrative(said.format(2023))))
    assert findings("P523", disclosure(project(), sections=narrative(said.format(2024))))


def test_what_was_done_may_be_the_ground_of_a_goal() -> None:
    done = "到2023年底，已完成全部确权"
    assert findings("P414", disclosure(project(), goals=goal(f"{done}。")))
    assert not findings("P414", disclosure(project(), goals=goal(f"{done}；2024年做好登记。")))


def test_units_below_a_satisfaction_are_to_be_few() -> None:
    said = goal("群众满意度低于90%的单位数量为0。")
    assert not findings("P318", disclosure(project(), goals=said))


def test_a_superiors_code_has_its_region() -> None:
    own = [project(name=f"甲{i}", title="", code=f"13091124P00527110{i:04d}") for i in range(8)]
    assert not findings("P607", *own, project(name="乙", title="", code="13090024P005271100026"))
    assert findings("P607", *own, project(name="乙", title="", code="13052824P005271100026"))


def test_two_schools_may_heat_alike() -> None:
    heated = [
        project(name=f"{school}取暖费", title="", code=f"13091124P00527110{at:04d}")
        for at, school in enumerate(("一小", "二中"))
    ]
    assert not findings("P621", *heated)


def test_two_units_may_have_a_project_of_one_name() -> None:
    plain: dict[str, Any] = {"code": "", "title": ""}
    first = project(implementing_unit="第一小学", **plain)
    assert not findings("P606", first, project(implementing_unit="第二小学", **plain))
    assert findings("P606", first, project(implementing_unit="第一小学", **plain))


def test_numbers_of_a_list_need_no_opening_sign() -> None:
    assert not findings("P633", project(objectives=("1.完成1）养护；2）补种；3）浇水。",)))
    assert findings("P633", project(objectives=("1.完成养护3次），按时浇水。",)))


def test_a_ceiling_above_what_the_objective_counts_is_kept() -> None:
    counted = its("数量", "社区矫正对象人数", "≤520人", "在册社区矫正对象")
    told = ("1.对在册486名社区矫正对象实施监管。",)
    assert not findings("P344", project(counted, objectives=told))
    fewer = its("数量", "社区矫正对象人数", "≤320人", "在册社区矫正对象")
    assert findings("P344", project(fewer, objectives=told))


@pytest.mark.parametrize(
    ("counted", "told", "wrong"),
    [
        pytest.param(
            its("数量", "保障消防站个数", "7个"),
            "保障消防站5个、小型消防站2个执勤。",
            "保障消防站5个、小型消防站4个执勤。",
            id="two kinds together",
        ),
        pytest.param(
            its("数量", "托养服务人数", "200名"),
            "日间托养60名，居家托养140名。",
            "居家托养140名。",
            id="in two clauses",
        ),
        pytest.param(
            its("数量", "受理投诉举报件数", "≥6000件"),
            "受理投诉举报6500件左右。",
            "受理投诉举报8500件左右。",
            id="about so many are expected, fewer are the least",
        ),
        pytest.param(
            its("数量", "年处理污水量", "≥1400万吨"),
            "年处理污水1460万吨。",
            "年处理污水1640万吨。",
            id="the least is rounded down",
        ),
        pytest.param(
            its("数量", "农村低保人数", "≥6500人"),
            "保障农村低保对象6800人。",
            "保障农村低保对象5600人。",
            id="the least is in half thousands",
        ),
        pytest.param(
            its("数量", "技能培训人数", "≥180人"),
            "培训电工、面点工种共180人，取得技能证书150人。",
            "培训电工、面点工种，取得技能证书150人。",
            id="the trained and those who pass",
        ),
        pytest.param(
            its("数量", "轮换食用油数量", "200吨"),
            "落实储备规模食用油600吨，当年轮换一部分。",
            "当年轮换食用油600吨。",
            id="of what is kept some is turned over",
        ),
        pytest.param(
            its("数量", "修复破损档案页数", "≥3000页"),
            "数字化馆藏档案150万页。",
            "修复破损馆藏档案5000页。",
            id="two things done to records",
        ),
    ],
)
def test_what_is_promised_otherwise_may_be_the_same(
    counted: Indicator, told: str, wrong: str
) -> None:
    assert not findings("P344", project(counted, objectives=(told,)))
    assert findings("P344", project(counted, objectives=(wrong,)))


def test_those_who_oversee_others_may_speak_of_any_field() -> None:
    mended = its("生态效益", "督促修复耕地面积", "≥120亩")
    about: dict[str, Any] = {"objectives": ("1.办理案件60件。",), "purpose": "用于办案"}
    assert not findings("P623", project(mended, name="公益诉讼", title="", **about))
    assert findings("P623", project(mended, name="法庭修缮", title="", **about))


def test_herders_and_farmers_are_whoever_lives_in_the_country() -> None:
    road = project(its("满意度", "农牧民满意度", "≥90%"), name="通村道路硬化", title="")
    assert not findings("P628", road)
    park = project(its("满意度", "牧民满意度", "≥90%"), name="通村道路硬化", title="")
    assert findings("P628", park)


def test_a_policy_is_no_projects_name() -> None:
    first = project(name="城乡居民基本养老保险", title="")
    insured = its("数量", "城乡居民基本养老保险参保人数", "≥3万人")
    other = project(insured, name="社保经办服务", title="", code="13091124P005271100027")
    assert not findings("P622", disclosure(first, other))


def test_what_the_objective_says_in_another_clause() -> None:
    built = its("数量", "新增实训工位数", "120个")
    told = ("1.新增实训工位120个，满足6个专业实训教学。",)
    assert not findings("P344", project(built, objectives=told))


def test_two_bounds_of_one_share() -> None:
    best = its("质量", "考核优秀率", "≤30%")
    assert not findings("P345", project(best, objectives=("1.考核优秀率不低于20%。",)))
    assert findings("P345", project(best, objectives=("1.考核优秀率不低于40%。",)))


def test_what_is_no_word_the_other_way_round() -> None:
    said = [project(purpose=f"保障第{n}批车辆全年运行。") for n in "甲乙丙丁戊"]
    assert not findings("F521", *said, project(purpose="保障46辆车全年运行。"))
    assert not findings("F521", *_built("让老同志参与矿区全面建设").projects)


def test_a_number_turned_round_and_another_dragged_down() -> None:
    bases = [
        f"云组明字【{number}号关于加强补助资金管理的通知"
        for number in ("2020】26", "2002】26", "2020】27")
    ]
    dragged, turned = findings("P403", _based(*bases[:1] * 4, *bases[1:]))
    assert "【2002】" not in dragged.message and "【2020】27号" in dragged.message
    assert "【2002】26号" in turned.message and "颠倒" in turned.message


@pytest.mark.parametrize(
    ("usual", "other", "told"),
    [
        pytest.param("云发〔2006〕17号", "云发〔2016〕17号", True, id="ten years off"),
        pytest.param("云发〔2016〕17号", "云发〔2015〕17号", False, id="of the year before"),
        pytest.param("云发〔2006〕1号", "云发〔2016〕1号", False, id="every year has a first"),
        pytest.param("云发〔2018〕27号", "云发〔2018〕72号", True, id="turned round"),
        pytest.param("云发〔2018〕27号", "云发〔2018〕29号", False, id="two documents"),
    ],
)
def test_a_number_unlike_those_of_all_other_projects(usual: str, other: str, told: bool) -> None:
    made = disclosure(_based(*[usual] * 3), _based("本级方案", other, name="路灯"))
    assert bool(findings("P403", made)) is told
    assert bool(findings("P403", _based(*[usual] * 3, other))) is told


def test_what_any_project_has_does_not_make_a_question_its_own() -> None:
    asked = its("满意度", "就餐人员满意度", "≥90%", "反映就餐人员对饭菜质量的满意程度")
    store = project(asked, name="粮库升级", purpose="用于提高储备粮质量")
    canteen = project(asked, name="食堂劳务费", purpose="用于厨师工资")
    assert not findings("P626", disclosure(store, canteen))


def test_two_grants_can_have_neighbouring_numbers() -> None:
    grants = ("云财教〔2023〕135号", "云财教〔2023〕136号")
    rows = (
        its("数量", "学生数", "≥30人", basis=grants[0]),
        its("质量", "率", "1%", basis=grants[1]),
    )
    assert not findings("P403", project(*rows))


def test_a_regulation_has_another_number_than_the_money() -> None:
    rows = [
        its(kind, "学生", target, basis="云财教〔2022〕45号补助经费管理办法")
        for kind, target in (("数量", "≥30人"), ("质量", "100%"), ("成本", "≤720元/人"))
    ]
    assert not findings("P404", project(*rows, name="云财教〔2023〕135号提前下达补助", title=""))


def test_the_words_may_tell_one_of_the_funds() -> None:
    table = project(funds={"appropriation": "30.00", "other": "6.50"})
    said = "项目支出36.50万元，主要为城区绿化养护{}万元。"
    assert not findings("P523", disclosure(table, sections=narrative(said.format("30"))))
    assert findings("P523", disclosure(table, sections=narrative(said.format("33"))))


def test_another_systems_code_is_not_malformed() -> None:
    own = [project(name=f"甲{i}", title="", code=f"13091124P00527110{i:04d}") for i in range(8)]
    assert not findings("P601", *own, project(name="省级", title="", code="SJ2024-0012"))
    assert findings("P601", *own, project(name="乙", title="", code="13091124P0052711000"))


def test_the_year_may_stand_before_or_behind_the_name() -> None:
    named = [project(name=f"维修{i}", title=f"维修{i}绩效目标表") for i in "甲乙"]
    turned = project(name="公用经费（2024年）", title="2024年公用经费绩效目标表")
    assert not findings("P611", *named, turned)


@pytest.mark.parametrize("who", ["顾问", "任课老师", "车管员", "路长", "张某"])
def test_posts_and_initials_are_no_names(who: str) -> None:
    assert not findings("P711", project(purpose=f"发放{who}工资。"))


def test_persons_and_visits_of_one_training() -> None:
    trained = project(its("数量", "培训教师", "≥300人"), objectives=("1.培训教师300人次。",))
    assert not findings("P344", trained)


def test_a_goal_that_is_said_twice_is_told_once() -> None:
    said = goal("编印差错率≥99.9%；反映编印出现差错情况≥99.9%。")
    assert len(findings("P318", disclosure(project(), goals=said))) == 1


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


def _only_about(name: str, row: Indicator) -> Project:
    aims = (f"1.完成{name}。",)
    return project(row, name=name, title="", purpose=f"用于{name}", objectives=aims)


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


def test_an_end_pasted_behind_descriptions() -> None:
    owner = project(
        its("可持续影响", "线路稳定", "提高", "反映网络运行有效性"), name="专线租用", code="1"
    )
    pasted = [
        project(
            its("社会效益", name, "改善", f"反映{name}的情况，网络运行有效性"), name=of, code=of
        )
        for name, of in (("出车及时", "车辆租赁"), ("食材新鲜", "食堂补贴"), ("花木成活", "绿化"))
    ]
    found = findings("P353", disclosure(owner, *pasted))
    assert len(found) == 3 and all("网络运行有效性" in one.message for one in found)
    assert not findings("P353", disclosure(owner, *pasted[:2]))
    assert not findings("P353", disclosure(*pasted))
    own = [
        project(its("社会效益", name, "改善", f"{name}，网络运行有效性"), name=name, code=name)
        for name in ("网络出车", "网络用餐", "网络绿化")
    ]
    assert not findings("P353", disclosure(owner, *own))


def test_those_entitled_to_a_subsidy_are_no_poor() -> None:
    entitled = its("满意度", "选调生满意度", "≥90%", "满意的选调生占应保人数之比")
    assert not findings("P623", project(entitled, name="选调生到村任职补助", title=""))
    assert findings("P623", project(entitled))


def test_of_a_table_that_is_copied_as_a_whole_only_that_is_told() -> None:
    copied = its("成本", "运行成本", "≤30万元", "“云好办”平台所需资金")
    first = project(copied, name="“云好办”平台运行", title="")
    second = project(copied, name="机房运行及热线", title="", code="13091124P005271100027")
    assert all_found(first, second) == {"P621"}


def test_secret_numbers_are_found_in_the_front_too() -> None:
    front = (Printed("依据云委密电〔2023〕8号编制。", Where(line=2)),)
    assert len(findings("P703", disclosure(project(), front=front))) == 1


@given(st.lists(st.integers(0, 100), min_size=1, max_size=3))
def test_a_plan_that_rises_to_the_whole_is_right(percents: list[int]) -> None:
    rising = [*sorted(percents), 100]
    texts = [""] * (4 - len(rising)) + [f"{percent}%" for percent in rising]
    found = all_found(_plan(*texts))
    assert not {rule for rule in found if rule.startswith("P51")} - {"P512"}


@given(st.decimals("1", "9000", places=2), st.integers(2, 50))
def test_funds_that_add_up_are_right(amount: Decimal, percent: int) -> None:
    part = (amount * percent / 100).quantize(Decimal("0.01"))
    right = project(
        budget=f"{amount}", funds={"appropriation": f"{part}", "other": f"{amount - part}"}
    )
    assert findings("P501", right) == []


_PIECES = [
    *[
        "≥",
        "≤",
        "=",
        "95",
        "400",
        "0.1",
        "%",
        "万元",
        "元",
        "人",
        "次",
        "天",
        "2月30日",
        "2023年",
        "2027年",
        "〔2023〕25号",
        "12月底",
        "每月",
        "每年",
    ],
    *[
        "*",
        "XX",
        "是/否",
        "涉密",
        "满意度",
        "成本",
        "完成率",
        "故障率",
        "标准",
        "1.",
        "10年以下",
        "6-10年",
        "不低于90%",
        "密传",
        "1次/月",
        "培训30人",
        "反应",
        "差错率≥99%",
        "“",
    ],
    *["含郑梅工资", "（", "）", "]", "，"],
    "9" * 40,
]
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=5).map("".join) | st.text(max_size=12)


def _with_a_goal(table: Project, sections: tuple[Section, ...], text: str) -> Disclosure:
    return disclosure(table, project(), sections=sections, goals=goal(text))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_printed_can_be_checked(data: st.DataObject) -> None:
    """Rules look at hostile text too; none of them may fail on it."""
    indicators = [
        msgspec.structs.replace(
            its(data.draw(st.sampled_from(("数量", "质量", "时效", "成本", "满意度"))), "", ""),
            level3=data.draw(_TEXTS),
            description=data.draw(_TEXTS),
            target=its("数量", "", data.draw(_TEXTS)).target,
            basis=data.draw(_TEXTS),
            scoring=data.draw(_TEXTS),
        )
        for _ in range(3)
    ]
    table = project(
        *indicators,
        name=data.draw(_TEXTS),
        code=data.draw(_TEXTS),
        title=data.draw(_TEXTS),
        budget=data.draw(_TEXTS),
        funds={"appropriation": data.draw(_TEXTS), "other": data.draw(_TEXTS)},
        plan={month: data.draw(_TEXTS) for month in ("3", "12")},
        period=data.draw(_TEXTS),
        objectives=(data.draw(_TEXTS), data.draw(_TEXTS)),
    )
    sections = narrative(f"项目支出9万元，主要为{data.draw(_TEXTS)}3万元。")
    for rule in all_found(_with_a_goal(table, sections, data.draw(_TEXTS))):
        assert rule in {known.id for known in rules()}


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


@pytest.mark.parametrize(
    "text",
    [
        "1.治理大气（PM2.5），建设基站（5G）。",
        "1.核算总量（GDP），分档（甲、乙）。",
        "1.保障机关（含下属)运转。",
        "1.奖励：获得省级奖的；新建厂房的；",
    ],
)
def test_whole_objectives(text: str) -> None:
    assert not findings("P633", project(objectives=(text, "2.改善居住环境。")))


def test_commas_between_objectives() -> None:
    listed = ("1.完成教师培训，", "2.购置教学设备，", "3.改善办学条件。")
    assert not findings("P633", project(objectives=listed))


def test_a_short_aim_is_an_aim() -> None:
    assert not findings("P634", project(objectives=("1.确保网络通畅",)))
    assert findings("P634", project(objectives=("1.创业扶持",)))


def test_road_surface_over_pipes() -> None:
    restored = its("质量", "路面恢复合格率", "≥98%")
    assert not findings("P623", project(restored, name="老旧供水管网改造"))
    other = project(restored, name="干部人事考察", purpose="用于考察", objectives=("1.考察12人。",))
    assert findings("P623", other)


def _described_as(*descriptions: str) -> list[Project]:
    return [
        project(its("满意度", "使用人员满意度", "≥95%", text), name=f"第{number}项养护")
        for number, text in enumerate(descriptions)
    ]


def test_a_character_more_than_the_others_have() -> None:
    usual = ["反映使用人员满意程度"] * 3
    found = findings("P643", *_described_as(*usual, "反映办使用人员满意程度"))
    assert [(one.project, "“办”" in one.message) for one in found] == [(4, True)]
    for other in ("反映各使用人员满意程度", "反映使用人员的满意程度", "反映使用人员满意程度。"):
        assert not findings("P643", *_described_as(*usual, other)), other
    assert not findings("P643", *_described_as(*usual[:2], "反映办使用人员满意程度")), (
        "too few to tell"
    )


def _on_bases(*bases: str) -> list[Project]:
    made = its("数量", "巡护次数", "6次")
    return [project(msgspec.structs.replace(made, basis=basis)) for basis in bases]


def test_a_basis_with_its_words_turned_round() -> None:
    usual = ["按照巡护方案要求确定"] * 3
    (found,) = findings("P651", *_on_bases(*usual, "按照巡护要求方案确定"))
    assert found.project == 4 and "“按照巡护要求方案确定”（1 处）" in found.message
    for other in ("按照巡护方案需要确定", "按照巡护方案要求确定。"):
        assert not findings("P651", *_on_bases(*usual, other)), other
    assert not findings("P651", *_on_bases(*usual[:2], "按照巡护要求方案确定")), "too few"


def test_a_character_twice_is_told_beside_the_name_only() -> None:
    texts = [*["反映使用人员满意程度"] * 3, "反映映使用人员满意程度"]
    made = [
        project(its("满意度", "反映使用人员满意程度", "≥95%", text), name=f"第{number}项养护")
        for number, text in enumerate(texts)
    ]
    assert len(findings("P642", *made)) == 1
    assert not findings("P643", *made)


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        pytest.param(
            "农村公路872公里，其中县道126公里、乡道206公里、村道520公里。", True, id="roads"
        ),
        pytest.param("学生430人，其中城镇180人、农村230人。", True, id="pupils"),
        pytest.param("体检职工268人，其中男职工120人、女职工184人。", True, id="more than all"),
        pytest.param("供养老人96人（其中集中供养31人、分散供养56人）。", True, id="in brackets"),
        pytest.param("设卡口24处，其中固定15处、临时19处。", True, id="posts"),
        pytest.param(
            "农村公路852公里，其中县道126公里、乡道206公里、村道520公里。", False, id="all"
        ),
        pytest.param("农村公路872公里，其中县道126公里、乡道206公里。", False, id="a kind less"),
        pytest.param("学生430人，其中寄宿生180人、残疾生30人。", False, id="some of them"),
        pytest.param("学生430人，其中城镇180人、农村230人、外地20人。", False, id="a kind more"),
        pytest.param("学生430人，其中城镇80户、农村130户。", False, id="of other things"),
    ],
)
def test_kinds_that_are_all_there_is(purpose: str, told: bool) -> None:
    assert bool(findings("P533", project(purpose=purpose))) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("产菌9.6万吨，其中香菇4.3万吨、木耳3.9万吨、平菇3.4万吨。", True, id="tons"),
        pytest.param("组织90场，其中戏曲55场、歌舞48场，丰富生活。", True, id="shows"),
        pytest.param("设岗150个，分别是保洁员80个、护路员60个、护林员40个。", True, id="each"),
        pytest.param("培训560人次，其中科级干部230人次、股级干部410人次。", True, id="ranks"),
        pytest.param("开设课堂12个班，每班35人，合计招收240人。", True, id="classes"),
        pytest.param("巡河12次，每次出动20人次，共出动340人次。", True, id="each time"),
        pytest.param("为36个村配书，每村配备200册，共配备6200册。", True, id="villages"),
        pytest.param("购买巡逻车4辆，每辆38万元，合计205万元。", True, id="a price"),
        pytest.param("聘用协管员5人，每人每月2000元，全年共需18万元。", True, id="a month's pay"),
        pytest.param("补助420人，其中女性220人、党员240人。", False, id="counted twice"),
        pytest.param("组织90场，其中戏曲55场、进校园48场。", False, id="two ways to tell"),
        pytest.param("产菌9.6万吨左右，其中香菇5.3万吨、木耳4.4万吨。", False, id="about"),
        pytest.param("培训500人以上，其中科级干部260人、股级干部260人。", False, id="or more"),
        pytest.param("共有学校56所，其中小学40所、初中16所，幼儿园78所。", False, id="beside them"),
        pytest.param("举办6期，每期不少于40人，共260人。", False, id="at least"),
        pytest.param("举办6期，每期约40人，共培训230人。", False, id="roughly"),
        pytest.param("督查6次，每次督查单位10个，共督查单位52个。", False, id="the same again"),
        pytest.param("设12个点位，每个点位30辆，公共自行车共360辆。", False, id="公共"),
        pytest.param("每年2期，每期3天，每期60人，三年共培训360人。", False, id="three years"),
    ],
)
def test_sums_and_products_of_a_sentence(said: str, told: bool) -> None:
    assert bool(findings("P533", project(objectives=(said,), budget="500.00"))) is told
    assert bool(findings("P533", disclosure(project(), goals=goal(said)))) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("每处设施年内巡查不多于4次。", True, id="patrols"),
        pytest.param("慰问老党员不多于80人。", True, id="visits"),
        pytest.param("开展河道巡查不超过48次。", True, id="never capped"),
        pytest.param("信访案件不少于5起。", True, id="what happens"),
        pytest.param("群众满意度控制在90%以内。", True, id="kept within"),
        pytest.param("林业有害生物成灾率不低于4‰。", True, id="a thousandth"),
        pytest.param("对同一企业检查不多于1次。", False, id="firms are left alone"),
        pytest.param("每期培训不多于50人。", False, id="the size of a class"),
        pytest.param("举办讲座不超过12场。", False, id="may be capped"),
        pytest.param("办理信访案件不少于50起。", False, id="handled"),
        pytest.param("宣传经费不多于5万元。", False, id="money"),
    ],
)
def test_sentences_that_point_the_wrong_way(said: str, told: bool) -> None:
    assert bool(findings("P376", project(objectives=(said,)))) is told
    assert bool(findings("P318", disclosure(project(), goals=goal(said)))) is told


@pytest.mark.parametrize(
    ("purpose", "counted", "told"),
    [
        pytest.param("保障对象700人，每人500元。", "≥730人", True, id="people"),
        pytest.param("发放补贴3.5万亩，每亩10元。", "≥3.65万亩", True, id="land"),
        pytest.param("改造旱厕600户，每户补助500元。", "730户", True, id="households"),
        pytest.param("聘用护林员37名，每名每年10000元。", "≥36.5名", True, id="with the year"),
        pytest.param("补贴母猪3560头，按每头100元。", "≥3650头", True, id="turned figures"),
        pytest.param("保障对象730人，每人500元。", "≥730人", False, id="the budget"),
        pytest.param("保障对象700人，每人500元。", "≥720人", False, id="neither is the budget"),
        pytest.param("保障对象700户，每人500元。", "≥730人", False, id="of another thing"),
        pytest.param("保障对象700人，每人500元。", "≥730户", False, id="counted otherwise"),
        pytest.param("保障对象700人。", "≥730人", False, id="no price"),
    ],
)
def test_a_price_against_the_budget(purpose: str, counted: str, told: bool) -> None:
    made = project(its("数量", "保障数量", counted), purpose=purpose)
    assert bool(findings("P533", made)) is told


@pytest.mark.parametrize(
    ("objective", "counted", "told"),
    [
        pytest.param("在360个行政村送戏下乡，每村不少于2场。", "≥360场", True, id="villages"),
        pytest.param("全市48个社区开展送戏，每个社区至少3场。", "≥48场", True, id="communities"),
        pytest.param("覆盖26所中小学校，到26个校送戏，每校4场次。", "≥26场", True, id="schools"),
        pytest.param("在12个镇巡回送戏，每镇5场。", "≥50场", True, id="not enough"),
        pytest.param("为30个企业送戏，每个企业2场。", "≥30场", True, id="firms"),
        pytest.param("在360个行政村送戏下乡，每村不少于2场。", "≥720场", False, id="all"),
        pytest.param("在360个行政村送戏下乡，每村不少于1场。", "≥360场", False, id="one each"),
        pytest.param("在360个行政村送戏下乡，每村每月2场。", "≥8640场", False, id="each month"),
        pytest.param("在360个行政村放映，每村不少于2场。", "≥360场", False, id="of another thing"),
        pytest.param("在360个行政村送戏下乡，每村不少于2场。", "≥60场", False, id="some of them"),
    ],
)
def test_so_many_for_each(objective: str, counted: str, told: bool) -> None:
    made = project(its("数量", "送戏场次", counted), objectives=(objective,))
    assert bool(findings("P533", made)) is told


@pytest.mark.parametrize("printed", ["{{预算数}}", "[预算数]", "《项目名称》", "${budget}", "__"])
@pytest.mark.parametrize("field", ["name", "budget", "plan"])
def test_a_templates_gap_in_a_cell_is_told_once(printed: str, field: str) -> None:
    plan = {"3": "10.00", "6": "120.00", "10": "200.00", "12": "365.00"}
    filled = (
        {"plan": {**plan, "12": printed}} if field == "plan" else {field: printed, "plan": plan}
    )
    made = project(plan_unit="percent" if field == "budget" else "money", **filled)
    (found,) = findings("P202", made)
    assert printed in found.message
    assert findings("P519", made) == []
    assert field == "name" or findings("P514", made) == []


@pytest.mark.parametrize("name", ["2024年__渠道清淤", "{上级}渠道清淤", "《渠道志》编印"])
def test_a_sign_in_a_name_is_no_gap(name: str) -> None:
    assert findings("P202", project(name=name)) == []


def test_a_mask_is_no_gap() -> None:
    assert findings("P202", project(name="**工程维护", budget="***")) == []
