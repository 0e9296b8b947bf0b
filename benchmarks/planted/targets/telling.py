"""Faults in the names and descriptions of indicators: what they tell, and of what."""

from __future__ import annotations

from random import Random

import msgspec

from benchmarks.planted.faults import Fault
from benchmarks.planted.targets.indicators import COUNTED, Place, fault, field, row, value_of
from mingzhang.disclosure import Indicator, Project


def _named_otherwise(place: Place, _: Random) -> Indicator | None:
    """人数 in the name and 次数 in the description."""
    indicator = place.indicator
    if not indicator.level3.endswith("人数"):
        return None
    told = f"{indicator.level3.removesuffix('人数')}次数"
    return msgspec.structs.replace(indicator, description=told)


def _told_rate(place: Place, random: Random) -> Indicator | None:
    """The description tells another share than the 指标值."""
    value = value_of(place.indicator)
    if value is None or place.indicator.target.unit != "%" or not 50 < value <= 100:
        return None
    said = random.choice(("不低于", "达到", "≥"))
    told = f"{place.indicator.level3}{said}{(value - random.randint(3, 20)).normalize():f}%"
    return msgspec.structs.replace(place.indicator, description=told)


def _told_count(place: Place, random: Random) -> Indicator | None:
    value, unit = value_of(place.indicator), place.indicator.target.unit
    if value is None or unit not in COUNTED or "数量" not in place.indicator.level2:
        return None
    told = f"本年共完成{int(value) + random.randint(2, 9)}{unit}"
    return msgspec.structs.replace(place.indicator, description=told)


def _told_as_share(place: Place, _: Random) -> Indicator | None:
    if place.indicator.target.unit not in ("人", "户", "个", "家"):
        return None
    told = f"{place.indicator.level3}占应完成总数的比例"
    return msgspec.structs.replace(place.indicator, description=told)


def _one_letter_off(place: Place, random: Random) -> Indicator | None:
    """Name and description are the same words but for one letter."""
    name = place.indicator.level3
    alike = ("对队", "度渡", "及级", "保报", "务物", "施失", "合和", "测侧", "建健", "程成")
    found = [(at, group) for at, letter in enumerate(name) for group in alike if letter in group]
    if not found or len(name) < 5:
        return None
    at, group = random.choice(found)
    wrong = name[:at] + group.replace(name[at], "") + name[at + 1 :]
    return msgspec.structs.replace(place.indicator, level3=wrong, description=name)


def _letter_left_over(place: Place, random: Random) -> Indicator | None:
    """A letter too many in a description that many projects have in the same words."""
    own = place.indicator
    same = sum(
        (one.level3, one.description) == (own.level3, own.description)
        for project in place.others
        for one in project.indicators
    )
    if same < 4 or len(own.description) < 8:
        return None
    at = random.randrange(2, len(own.description) - 2)
    wrong = f"{own.description[:at]}{random.choice('办站店')}{own.description[at:]}"
    return msgspec.structs.replace(own, description=wrong)


def _of_another_project(place: Place, random: Random) -> Indicator | None:
    others = [one.name for one in place.others if one.name and not _alike(one, place.project)]
    if not others or "成本" not in place.indicator.level2:
        return None
    told = f"完成“{random.choice(others)}”工作所需资金"
    return msgspec.structs.replace(place.indicator, description=told)


def _asks_of_another(place: Place, random: Random) -> Indicator | None:
    """The satisfaction is that of another project's row."""
    own = place.indicator
    others = [
        one
        for project in place.others
        for one in project.indicators
        if "满意" in one.level2
        and one.target.kind != "secret"
        and not _alike(project, place.project)
        and len(one.level3) > 6
        if not set(one.level3[2:-3]) & set(own.level3[2:-3])
    ]
    if "满意" not in own.level2 or own.target.kind == "secret" or not others:
        return None
    other = random.choice(others)
    return msgspec.structs.replace(own, level3=other.level3, description=other.description)


def _alike(one: Project, other: Project) -> bool:
    """Whether two projects are of one subject: phases, places, parts of the same."""
    return len(set(one.name) & set(other.name)) * 3 > min(len(one.name), len(other.name))


def _of_another_indicator(place: Place, random: Random) -> Indicator | None:
    """The description of a measurable indicator tells what another one of the project is."""
    own = place.indicator
    others = [
        one.level3
        for one in place.project.indicators
        if one.level2 != own.level2 and len(one.level3) > 3 and one.level3 != own.level3
    ]
    if not others or own.target.kind != "number":
        return None
    return msgspec.structs.replace(own, description=f"反映{random.choice(others)}")


FAULTS: tuple[Fault, ...] = (
    fault(
        "描述有错别字",
        "P641 F521",
        field(
            "description",
            "反应工作完成情况",
            "反应维修及时情况",
            "参加结队帮扶的户数",
            "设备按装完成的数量",
            "补贴即使发放的比例",
        ),
    ),
    fault("名称与描述说的不同", "P337", _named_otherwise),
    fault("名称与描述差一个字", "P642", _one_letter_off),
    fault(
        "描述抄自别的领域",
        "P623 P337",
        field("description", "罪犯劳动技能考核合格的比例", "罪犯劳动补偿费资金到位率"),
    ),
    fault("同样的描述里多一个字", "P643 F513", _letter_left_over),
    fault(
        "描述与比率的名称没有关系",
        "P339",
        row(
            "质量",
            ("线路运转率", "保证正常办公", "≥95%"),
            ("验收合格率", "改善群众居住条件", "≥98%"),
        ),
    ),
    fault("描述说比率，指标值是数量", "P303", _told_as_share),
    fault("描述里的比率与指标值不同", "P332", _told_rate),
    fault("描述里的数量与指标值不同", "P336", _told_count),
    fault("描述的是另一个指标", "P347 P337", _of_another_indicator),
    fault("描述写的是别的项目", "P622", _of_another_project),
    fault(
        "满意度问的是项目没有的事",
        "P628 P623",
        row(
            "满意",
            ("普法宣传对象满意度", "普法宣传对象满意的比例", ""),
            ("就餐人员满意度", "就餐人员表示满意的比例", ""),
            ("读者满意度", "读者对借阅服务满意的比例", ""),
        ),
    ),
    fault("满意度问的是别的项目", "P626 P622", _asks_of_another),
    fault(
        "描述里的算式与指标值不符",
        "P323",
        row(
            "成本",
            ("", "档案1500份*每份30元", "6.9万元"),
            ("", "每人200元×45人", "1.2万元"),
            ("", "12个月*每月0.5万元", "≤8万元"),
        ),
    ),
    fault(
        "指标列错了二级指标",
        "P321",
        row(
            "时效",
            ("体检标准", "每人体检费用", "0.06万元/人"),
            ("补助标准", "每户补助金额", "1500元/户"),
        ),
    ),
    fault(
        "合格率列为数量指标",
        "P321",
        row("数量", ("设备验收合格率", "", "≥95%"), ("经费控制率", "", "≤100%")),
    ),
    fault(
        "质量指标说的是办事的时间",
        "P321",
        row("质量", ("故障修复时间", "修复故障所用时间", "≤4小时"), ("竣工时间", "", "10月底前")),
    ),
    fault("及时率列为质量指标", "P356", row("质量", ("资料报送及时率", "", "100%"))),
    fault(
        "数量指标用了比率",
        "P322",
        row("数量", ("案件结案率", "结案数占受理案件的比例", "≥90%"), ("群众知晓率", "", "≥95%")),
    ),
    fault(
        "效益指标说的是工作次数",
        "P324",
        row(
            "社会效益",
            ("工作协调会", "召开工作协调会", "1次/季度"),
            ("组织宣传活动", "组织宣传活动的次数", "≥4次"),
            kinds="number words",
        ),
    ),
    fault(
        "经济效益说的与经济无关",
        "P328",
        row(
            "经济效益",
            ("提高工作效率", "提高工作效率", "提高"),
            ("提升群众幸福感", "提升群众幸福感", "有效提升"),
            kinds="number words",
        ),
    ),
    fault(
        "生态效益说的与生态无关",
        "P330",
        row(
            "生态效益",
            ("年接待游客人次增长", "反映全年接待游客增长情况", "≥5%"),
            ("带动就业人数", "反映项目带动就业的人数", "≥20人"),
            kinds="number words",
        ),
    ),
    fault(
        "量词数的是别的东西",
        "P354",
        row(
            "数量",
            ("购置洒水车数量", "反映购置洒水车数量", "≥3座"),
            ("购置执法终端数量", "反映购置执法终端数量", "≥30棵"),
            ("补植苗木数量", "反映补植苗木数量", "≥400台"),
        ),
    ),
    fault(
        "数超过一个县可能有的",
        "P225",
        row(
            "数量",
            ("检查企业数量", "反映检查企业数量", "≥380万家"),
            ("服务农户数量", "反映服务农户数量", "≥620万户"),
        ),
    ),
    fault(
        "发放率列为社会效益",
        "P329",
        row(
            "社会效益",
            ("慰问金发放率", "发放慰问金的比例", "100%"),
            ("资金使用率", "已使用资金的比例", "≥95%"),
            kinds="number words",
        ),
    ),
    fault(
        "满意度的名称与描述问的不同",
        "P338",
        row(
            "满意",
            ("群众满意度", "村干部对资金发放的满意程度", ""),
            ("学生满意度", "教师对培训的满意程度", ""),
        ),
    ),
    fault(
        "节日活动的完成时间晚于节日",
        "P417",
        row(
            "时效",
            ("春节慰问时间", "春节走访慰问的时间", "12月底前"),
            ("重阳节慰问", "重阳节慰问老人的时间", "12月31日前"),
            kinds="number deadline",
        ),
    ),
    fault("描述以标点开头", "P646", field("description", "、完成任务的数量", ".通过慰问体现关怀")),
    fault(
        "描述说的是名称相近的另一个",
        "P349 P347 P337",
        row("数量", ("保洁人员数量", "反映保安服务人员数量", "≥24人")),
    ),
    fault(
        "名称与描述说的不能是一件事",
        "P337",
        row(
            "数量",
            ("新建便民驿站数量", "反映改建便民驿站的座数", "≥3座"),
            ("离休教师体检人数", "体检的离退休教师人数", "≥7人"),
            ("冬季慰问环卫工人数", "夏季送清凉慰问环卫工人数", "≥540人"),
        ),
    ),
    fault(
        "描述写分钟，指标值是另一个小时数",
        "P332",
        row(
            "时效",
            ("抢修到场时间", "接到报修后30分钟内到场", "≤2小时"),
            ("故障排除时限", "一般故障24小时内排除", "≤3天"),
            kinds="number deadline",
        ),
    ),
    fault("月数超过一年", "P419", row("数量|时效", ("经费支持月份", "支付经费的月数", "13个月"))),
    fault("描述里的期间颠倒", "P420", field("description", "2021-2019年度补贴发放情况")),
    fault("三级指标写成类别名称", "P325", field("level3", "数量指标", "服务对象满意度指标")),
    fault(
        "时效指标没有说到时间",
        "P326",
        row("时效", ("案件结案率", "结案数占受理案件的比例", "≥90%"), kinds="number deadline"),
    ),
    fault(
        "名称与描述的范围不同",
        "P331",
        row(
            "数量",
            ("任职10年以下人数", "任职6—10年人数", "≥20人"),
            ("60岁以上老人数", "70—79岁老人数", "≥35人"),
        ),
    ),
    fault(
        "名称与描述的级别不同",
        "P335",
        row(
            "社会效益",
            ("全市获评省级文明城市", "全区获评省级文明城市", ""),
            ("全县考核达到省级标准", "全县考核达到市级标准", ""),
            kinds="number words",
        ),
    ),
    fault(
        "指标名称印到半个词",
        "P333",
        row(
            "",
            ("提高窗口工作人员业务水平和服", "提高窗口工作人员业务水平和服务质量", ""),
            ("全年组织开展业务培训的场次及参", "全年组织开展业务培训的场次及参训人员数量", ""),
            kinds="number words yes_no deadline",
        ),
    ),
    fault(
        "名称与指标值的周期不同",
        "P334",
        row(
            "时效",
            ("每月按时记账", "按时记账", "每年完成记账"),
            ("每季度报送报表", "报送报表", "每月报送"),
            kinds="number deadline words",
        ),
    ),
    fault(
        "一句话连写了两遍",
        "P644",
        field("description", "本年新装路灯、新装路灯的数量", "群众看不到、看不到有线电视的户数"),
    ),
    fault(
        "两个字写颠倒了",
        "F521 F522",
        field("description", "参与区全建设的单位数", "完成务任的数量", "提高群众的满度意"),
    ),
)
