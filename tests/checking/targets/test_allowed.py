"""Right texts that look like faults: nothing is told of them."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Disclosure, Project
from tests.checking.targets.projects import disclosure, findings, its, project


def _at(feast: str, name: str, target: str, description: str = "") -> Project:
    """A project of a feast or a season, with the time of one thing."""
    return project(its("时效", name, target, description), name=feast, title="")


def _plan(*texts: str) -> Project:
    return project(plan=dict(zip(("3", "6", "10", "12"), texts, strict=True)))


@pytest.mark.parametrize(
    ("feast", "name", "target", "description"),
    [
        ("教师节表彰大会", "优秀教师推荐时间", "4月底前", ""),
        ("五一表彰活动", "先进个人评选时间", "1月底前", ""),
        ("中秋慰问困难职工", "慰问对象摸底时间", "5月底前", ""),
        ("中秋慰问困难职工", "慰问名单确定时间", "6月底前", ""),
        ("重阳节文艺演出", "演出场地租赁时间", "5月底前", ""),
        ("重阳节系列活动", "首次活动开展时间", "3月底前", ""),
        ("重阳节系列活动", "活动开展时间", "3月底前", "每季度开展一次活动"),
        ("春节联欢晚会", "晚会节目征集时间", "11月底前", ""),
        ("春节联欢晚会", "晚会演员培训时间", "12月底前", ""),
        ("春节灯会", "灯会花灯安装时间", "12月底前", ""),
        ("春节灯会", "灯组搭建完成时间", "12月底前", ""),
        ("春节慰问困难职工", "困难职工建档时间", "12月底前", ""),
        ("清明祭扫活动", "祭扫设施维护时间", "11月底前", ""),
        ("春节慰问", "慰问完成时间", "12月底前", "来年春节慰问"),
        ("春节慰问", "慰问完成时间", "12月底前", "春节前后及平时慰问"),
        ("中秋慰问", "慰问完成时间", "2月前、9月前", ""),
        ("春节慰问", "项目完成时间", "12月底前", ""),
        ("冬季取暖保障", "供暖时间", "4月15日前", ""),
        ("冬季清洁取暖改造", "改造完成时间", "8月底前", ""),
        ("冬季除雪保障", "除雪设备检修时间", "8月底前", ""),
        ("夏季防汛", "堤防隐患排查时间", "3月底前", ""),
        ("暑期旅游推广", "项目完成时间", "12月31日前", ""),
        ("春季造林绿化", "完成时间", "12月31日前", ""),
    ],
)
def test_what_goes_before_a_feast_or_a_season(
    feast: str, name: str, target: str, description: str
) -> None:
    assert findings("P417", _at(feast, name, target, description)) == []


@pytest.mark.parametrize(
    ("feast", "name", "target"),
    [
        ("春节走访慰问", "走访慰问完成时间", "12月底前"),
        ("春季造林绿化", "苗木栽植完成时间", "11月底前"),
        ("夏季防汛", "堤防值守结束时间", "12月底前"),
        ("暑期校舍改造", "校舍改造完成时间", "12月底前"),
    ],
)
def test_what_is_done_at_the_feast_and_in_the_season(feast: str, name: str, target: str) -> None:
    assert len(findings("P417", _at(feast, name, target))) == 1


@pytest.mark.parametrize(
    ("kind", "name", "target", "description"),
    [
        ("质量", "采购仪器验收", "≥10台", ""),
        ("质量", "安装路灯调试成功", "≥300盏", ""),
        ("质量", "种植苗木成活", "≥5000株", ""),
        ("质量", "排查隐患整改", "≥30处", ""),
        ("质量", "受理举报办结", "≥30件", ""),
        ("质量", "改造后房屋安全", "≥30户", ""),
        ("质量", "维修后完好桥梁", "≥3座", ""),
        ("质量", "就业援助成功人数", "≥300人", ""),
        ("经济效益", "政策支持率", "≥95%", "商户对惠企政策的支持率"),
        ("经济效益", "维护职工合法权益", "≥50万元", "为职工追回工资"),
        ("经济效益", "网络畅通率", "≥99%", "保障电商交易"),
        ("经济效益", "医疗服务水平", "提升", "提高医疗收入"),
        ("社会效益", "提升农民生活水平", "≥2000元", ""),
        ("社会效益", "保障低保对象", "≥700元/月", ""),
        ("可持续", "长期稳定脱贫", "≥8000元", ""),
        ("可持续", "持续减轻负担", "≥80万元", ""),
        ("社会效益", "促进产业发展", "≥2000万元", ""),
        ("生态效益", "促进节能降耗", "≥10万元", ""),
    ],
)
def test_a_result_stands_under_its_kind(
    kind: str, name: str, target: str, description: str
) -> None:
    assert findings("P321", project(its(kind, name, target, description))) == []


@pytest.mark.parametrize(
    ("name", "target"), [("安全检查次数", "≥3000次"), ("组织安全宣传", "≥3000人次")]
)
def test_what_is_done_for_safety_is_no_quality(name: str, target: str) -> None:
    assert len(findings("P321", project(its("质量", name, target)))) == 1


@pytest.mark.parametrize(
    "target",
    [
        "及时处置紧急情况",
        "解决积水情况",
        "疏解拥堵情况",
        "查明家底状况",
        "广泛反响",
        "产生深远的影响",
        "产生积极的影响",
        "全员在岗情况",
        "Ⅲ类水环境质量",
        "二级空气质量",
        "国标质量",
    ],
)
def test_what_is_to_be_reached(target: str) -> None:
    assert findings("P226", project(its("社会效益", "影响力", target))) == []


@pytest.mark.parametrize("target", ["处置情况", "矛盾化解情况", "群众参与积极性情况"])
def test_what_is_looked_at(target: str) -> None:
    assert len(findings("P226", project(its("社会效益", "影响力", target)))) == 1


def _of_rows(rule: str, why: str, given: Project | Disclosure) -> object:
    return pytest.param(rule, given, id=f"{rule} {why}")


@pytest.mark.parametrize(
    ("rule", "right"),
    [
        _of_rows(
            "P534",
            "after it has come",
            project(its("时效", "补助资金拨付时间", "6月底前", "收到省级资金后拨付")),
        ),
        _of_rows("P534", "one cost of several", project(its("时效", "取暖费发放时间", "3月底前"))),
        _of_rows(
            "P534",
            "twice",
            project(
                its("时效", "遗属补助发放时间", "6月底前", "6月底前、12月底前各一次"),
                name="遗属补助",
                title="",
            ),
        ),
        _of_rows(
            "P344",
            "a floor that the factor is above",
            project(
                its("数量", "体检人数", "≥700人"),
                its("成本", "体检费", "≤36.5万元", "体检人数730*500元"),
            ),
        ),
        _of_rows(
            "P344",
            "books and copies",
            project(its("数量", "教材数量", "≥3000册"), objectives=("1.编写教材3部，满足教学。",)),
        ),
        _of_rows(
            "P344",
            "matches and games",
            project(
                its("数量", "举办比赛场次", "≥45场"), objectives=("1.举办比赛3次，丰富生活。",)
            ),
        ),
        _of_rows(
            "P344",
            "all months of the year",
            project(
                its("数量", "应急拉练次数", "12次", "反映每月组织应急拉练的次数"),
                objectives=("1.应急队伍每月应急拉练1次。",),
            ),
        ),
        _of_rows(
            "P344",
            "of each month, and of the year",
            project(
                its("数量", "每月检测水样数量", "≥20个", "每月检测水样个数"),
                objectives=("1.全年检测水样240个。",),
            ),
        ),
        _of_rows(
            "P344",
            "all weeks of the year",
            project(
                its("数量", "菜价简报期数", "52期", "反映每周编发菜价简报的期数"),
                objectives=("1.每周编发菜价简报1期，全年52期。",),
            ),
        ),
        _of_rows(
            "P344",
            "every so many days, of several",
            project(
                its("数量", "锅炉维保次数", "≥72次", "反映锅炉维保次数"),
                objectives=("1.每20天维保锅炉1次，共4台。",),
            ),
        ),
        _of_rows(
            "P344",
            "those of another age",
            project(
                its("数量", "50岁以上职工体检人数", "≥1200人"),
                objectives=("1.完成3100名20—59岁职工体检。",),
            ),
        ),
        _of_rows(
            "P344",
            "the eldest of all",
            project(
                its("数量", "80岁以上老年人巡诊人数", "≥900人"),
                objectives=("1.为4300名老年人巡诊。",),
            ),
        ),
        _of_rows(
            "P344",
            "one kind of several",
            project(
                its("数量", "歌舞厅检查家次", "≥30家次", "反映检查歌舞厅的家次"),
                objectives=("1.检查影院、歌舞厅等场所210家次。",),
            ),
        ),
        _of_rows(
            "P372",
            "before the floods",
            project(
                its("时效", "堤防加固完成时间", "主汛期前"), objectives=("1.汛前完成堤防加固。",)
            ),
        ),
        _of_rows("P317", "a limit for each", project(its("数量", "每户补贴台数", "≤3台"))),
        _of_rows(
            "P354",
            "of each thousand",
            project(its("质量", "新生儿死亡率", "≤4‰", "反映每千名活产儿中死亡的人数")),
        ),
        _of_rows(
            "P344",
            "half of the year",
            project(
                its("数量", "举办培训班期数", "≥6期"),
                objectives=("1.上半年举办培训班三期，提高技能。",),
            ),
        ),
        _of_rows(
            "P344",
            "who ought to and who did",
            project(its("数量", "实际体检人数", "700人"), objectives=("1.应体检职工730人。",)),
        ),
        _of_rows(
            "P343",
            "others follow it elsewhere",
            project(
                its("数量", "讲座场次", "10场"),
                its("数量", "每场参加人数", "50人"),
                its("数量", "线上线下总人数", "5000人"),
            ),
        ),
        _of_rows(
            "P336",
            "about so many each",
            project(its("数量", "配备人员数量", "25人", "8个科室每个科室配备3人左右")),
        ),
        _of_rows(
            "P314",
            "a floor by policy",
            project(its("成本", "生均公用经费标准", "≥650元", "保障学校运转所需资金")),
        ),
        _of_rows(
            "P314",
            "of each place",
            project(its("成本", "财政补贴", "≥2万元/个", "维护一处所需资金")),
        ),
        _of_rows(
            "P313",
            "a rate of who comes again, said again",
            project(its("社会效益", "来访群众回访率", "≤20%", "回访率不高于20%")),
        ),
        _of_rows(
            "P332",
            "at the first time",
            project(its("质量", "验收合格率", "100%", "一次验收合格率不低于90%，整改后全部合格")),
        ),
        _of_rows("P301", "how deep", project(its("生态效益", "湖水透明度", "≥90厘米"))),
        _of_rows(
            "P627",
            "two places",
            project(name="青沙新区排水", purpose="用于青沙新区、青沙开发区排水。"),
        ),
        _of_rows(
            "P627",
            "no places",
            project(
                name="返乡人员培训", objectives=("1.推进乡村用工，推进镇区用工，返镇人员受训。",)
            ),
        ),
        _of_rows("P204", "two units", project(its("数量", "档案数量（卷、件）", "≥6000"))),
        _of_rows("P354", "visits", project(its("数量", "听课人数（人次）", "≥60"))),
        _of_rows("P354", "what it is paid for", project(its("成本", "奖补金额（户）", "≤500"))),
        _of_rows("P354", "years", project(its("可持续", "使用年限（年）", "≥6"))),
        _of_rows("P354", "of crops", project(its("数量", "玉米测产样本", "≥60株"))),
        _of_rows("P212", "of each 万人", project(its("社会效益", "万人成讼率", "≤96件"))),
        _of_rows("P321", "what is insured", project(its("质量", "风险保障总额", "≥2.1亿元"))),
        _of_rows("P317", "none are left", project(its("社会效益", "无业家庭带动就业", "≤0户"))),
        _of_rows("P321", "how bad it is", project(its("质量", "库房温度超标天数", "≤6天"))),
        _of_rows("P321", "how long it stands", project(its("质量", "设备停机时长", "≤8小时"))),
        _of_rows("P641", "quarter, not 未", project(its("时效", "发放时间", "每季度末及时发放"))),
        _of_rows("P516", "nothing at first", _plan("0", "", "50%", "100%")),
        _of_rows(
            "P518",
            "it begins late",
            disclosure(project(), project(plan={"10": "50%", "12": "100%"})),
        ),
    ],
)
def test_right(rule: str, right: Project | Disclosure) -> None:
    assert findings(rule, right) == []


@pytest.mark.parametrize(
    "purpose",
    [
        "用于支付上年苗木采购已验收尚未支付的",
        "主要用于补齐职工养老保险单位部分应缴未缴的",
        "用于公路工程已完工的",
    ],
)
def test_of_of_what_is_named_before(purpose: str) -> None:
    assert findings("P633", project(purpose=purpose)) == []
    assert findings("P633", project(purpose="用于保障绿化队伍的"))


@pytest.mark.parametrize(
    ("name", "target", "said"),
    [
        ("80岁以上老年人巡诊人数", "≥5200人", "1.为4300名老年人巡诊。"),
        ("应急拉练次数", "12次", "1.全年应急拉练15次。"),
        ("50岁以上职工体检人数", "≥1200人", "1.完成3100名50岁以上职工体检。"),
        ("场所检查家次", "≥30家次", "1.全年场所检查210家次。"),
    ],
)
def test_of_the_whole_and_of_the_same_people(name: str, target: str, said: str) -> None:
    assert findings("P344", project(its("数量", name, target), objectives=(said,)))


def test_a_floor_above_what_is_planned() -> None:
    told = project(
        its("数量", "体检人数", "≥800人"),
        its("成本", "体检费", "≤36.5万元", "体检人数730*500元"),
    )
    assert len(findings("P344", told)) == 1
