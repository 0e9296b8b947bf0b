"""Faults in performance indicators: a row of the table of a project's targets, or a few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeAlias

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted, Text, dated
from mingzhang.disclosure import Indicator, Project
from mingzhang.reading.projects.targets import parse_target


@dataclass(frozen=True)
class Place:
    """An indicator, and what stands around it."""

    indicator: Indicator
    project: Project
    others: Sequence[Project]
    """The other projects of the disclosure."""

    year: int


Change: TypeAlias = Callable[[Place, Random], Indicator | None]
"""An indicator to the wrong one, or None where it offers no place."""


def _indicator(kind: str, rules: str, change: Change) -> Fault:
    def plant(source: Source, random: Random) -> Planted | None:
        for place in _places(source, random):
            wrong = change(place, random)
            if wrong is not None:
                text = cells.edited(source.text, place.indicator, wrong)
                if text is not None:
                    return Planted((text,), (place.project.name,))
        return None

    return ByHand(f"P {kind}", rules, plant)


def _places(source: Source, random: Random) -> list[Place]:
    found = [
        Place(
            indicator,
            project,
            [other for other in disclosure.projects if other is not project],
            disclosure.year,
        )
        for disclosure in source.disclosures
        for project in disclosure.projects
        for indicator in project.indicators
    ]
    random.shuffle(found)
    return found


# ---------- 指标值 ----------

_NUMBER = r"\d[\d.]*"


def _target(
    level2: str,
    words: str,
    *templates: str,
    kinds: str = "number",
    level3: str = "",
) -> Change:
    """Where the 指标值 under a 二级指标 matches, what it says instead: one of the templates."""

    def change(place: Place, random: Random) -> Indicator | None:
        indicator = place.indicator
        fits = (
            re.search(level2, indicator.level2)
            and re.search(level3, indicator.level3)
            and indicator.target.kind in kinds
        )
        if not fits or not re.search(words, indicator.target.text):
            return None
        template = dated(random.choice(templates), place.year)
        return _with_target(indicator, re.sub(words, template, indicator.target.text, count=1))

    return change


def _with_target(indicator: Indicator, text: str, **fields: str) -> Indicator:
    return msgspec.structs.replace(indicator, target=parse_target(text), **fields)


def _row(level2: str, *rows: tuple[str, str, str], kinds: str = "number") -> Change:
    """Under a 二级指标, one of these: name, description and 指标值. A blank one stays."""

    def change(place: Place, random: Random) -> Indicator | None:
        indicator = place.indicator
        if not re.search(level2, indicator.level2) or indicator.target.kind not in kinds:
            return None
        level3, description, target = random.choice(rows)
        fields = {"level3": level3, "description": description}
        fields = {name: dated(text, place.year) for name, text in fields.items() if text}
        return _with_target(indicator, target or indicator.target.text, **fields)

    return change


def _field(name: str, *templates: str) -> Change:
    """Whatever stands in a cell of an indicator, one of these instead."""

    def change(place: Place, random: Random) -> Indicator | None:
        if place.indicator.target.kind == "secret":
            return None
        text = dated(random.choice(templates), place.year)
        if not getattr(place.indicator, name) and text == "":
            return None
        return msgspec.structs.replace(place.indicator, **{name: text})

    return change


def _value(indicator: Indicator) -> Decimal | None:
    target = indicator.target
    return Decimal(target.value) if target.kind == "number" and target.value else None


_COUNTED = ("人", "次", "辆", "套", "户", "台", "场", "个", "处", "块", "人次")
_WORSE = "返工率|故障率|差错率|投诉|出错率|退货率|发生率"


def _with_half(place: Place, _: Random) -> Indicator | None:
    target = place.indicator.target
    value = _value(place.indicator)
    if value is None or value % 1 or target.unit not in ("人", "人次", "次", "辆", "套", "户"):
        return None
    text = target.text.replace(target.value, f"{value.normalize():f}.5", 1)
    return _with_target(place.indicator, text)


def _unit_in_name(place: Place, random: Random) -> Indicator | None:
    """The name tells another unit than the 指标值."""
    unit = place.indicator.target.unit
    if unit not in _COUNTED or "（" in place.indicator.level3:
        return None
    other = random.choice([one for one in ("人", "次", "个", "户") if one not in unit])
    return msgspec.structs.replace(place.indicator, level3=f"{place.indicator.level3}（{other}）")


def _money_in_name(place: Place, _: Random) -> Indicator | None:
    other = {"万元": "元", "元": "万元"}.get(place.indicator.target.unit)
    if other is None or "（" in place.indicator.level3:
        return None
    return msgspec.structs.replace(place.indicator, level3=f"{place.indicator.level3}（{other}）")


def _scored_otherwise(place: Place, _: Random) -> Indicator | None:
    scoring = place.indicator.scoring
    number = re.search(_NUMBER, scoring)
    value = _value(place.indicator)
    if number is None or value is None or Decimal(number[0]) != value:
        return None
    wrong = scoring.replace(number[0], f"{int(value) + 3}", 1)
    return msgspec.structs.replace(place.indicator, scoring=wrong)


def _bound_twice(place: Place, _: Random) -> Indicator | None:
    target = place.indicator.target
    if target.op != ">=" or target.unit not in _COUNTED:
        return None
    return _with_target(place.indicator, f"至少{target.value}{target.unit}以上")


def _both_ways(place: Place, _: Random) -> Indicator | None:
    target = place.indicator.target
    said = {">=": "以下", "<=": "以上"}.get(target.op)
    return _with_target(place.indicator, f"{target.text}{said}") if said else None


_VALUES: tuple[Fault, ...] = (
    _indicator("满意度写成不高于", "P311", _target("满意", "≥|>=", "≤")),
    _indicator("满意度的单位是人", "P301", _target("满意", "%", "人")),
    _indicator("满意度超过 100%", "P302", _target("满意", _NUMBER, "195", "950", "120")),
    _indicator("满意度等于没有要求", "P320", _target("满意", _NUMBER, "0", "9.5", "9")),
    _indicator("成本写成不低于", "P314", _target("成本", "≤|<=", "≥")),
    _indicator("成本的单位是人", "P301", _target("成本", "万?元", "人")),
    _indicator("成本的单位是百分数", "P301 P304", _target("成本", "万?元", "%")),
    _indicator(
        "经费写成百分数",
        "P304",
        _row(
            "成本", ("活动经费", "", "≤50%"), ("办公费用支出", "", "≤30%"), ("项目费用", "", "≤80%")
        ),
    ),
    _indicator("人数的单位是万元", "P301", _target("数量|社会效益", "人$", "万元")),
    _indicator("数量写成不超过", "P317", _target("数量", "≥|>=", "≤")),
    _indicator("金额只写万", "P214", _target("成本", "万元$", "万")),
    _indicator("质量比率的单位是人", "P301", _target("质量", "%", "人")),
    _indicator("比率写成不高于", "P313 P319", _target("质量|时效", "≥|>=", "≤", level3="率$")),
    _indicator("不好的比率写成不低于", "P312", _target("", "≤|<=", "≥", level3=_WORSE)),
    _indicator("节约率写成不高于", "P316", _row("经济效益|成本", ("成本节约率", "", "≤10%"))),
    _indicator("使用年限写成不超过", "P327", _target("", "≥|>=", "≤", level3="使用年限")),
    _indicator("办理时间写成不少于", "P315", _target("时效", "≤|<=", "≥")),
    _indicator("指标值空白", "P201", _target("", "^.+$", "", kinds="number deadline words")),
    _indicator("指标值是占位符 XX", "P202", _target("", _NUMBER, "XX", "**", "__")),
    _indicator("指标值是 *", "P202", _target("", "^.+$", "*")),
    _indicator("指标值只有单位", "P202", _target("", r"^.*?\d[\d.]*(?=\D+$)", "")),
    _indicator(
        "是/否没有选定", "P203", _target("", "^.+$", "是/否", "是或否", kinds="yes_no words")
    ),
    _indicator(
        "户数、人数写成了不超过",
        "P340 P317",
        _row(
            "数量",
            ("总户数", "辖区总户数", "≤18749户"),
            ("在职人数", "在职人员的数量", "≤45人"),
        ),
    ),
    _indicator("指标值没有单位", "P204", _target("数量|成本", r"[^\d.≥≤=<>]+$", "")),
    _indicator(
        "成本没有写数", "P205", _target("成本", "^.+$", "年度预算", "按合同支付", "控制在预算内")
    ),
    _indicator("数量没有写数", "P205", _target("数量", "^.+$", "全部人员", "区内人员", "若干")),
    _indicator(
        "定性而没有标准",
        "P206",
        _target("质量|效益", "^.+$", "良好", "较好", "明显", kinds="words yes_no"),
    ),
    _indicator("比率写成不低于 100%", "P219", _target("质量", "^.+$", "≥100%", level3="率$")),
    _indicator(
        "月份看不出是月份还是月数",
        "P221",
        _row("时效", ("按月发放养老待遇", "", "12月"), kinds="number deadline"),
    ),
    _indicator(
        "不是每个月都有的日期",
        "P415",
        _target("时效", "^.+$", "每月31号前", "每月31日前发放", kinds="number deadline"),
    ),
    _indicator(
        "一个范围里数字混用",
        "P647",
        _target("时效", "^.+$", "三-5个工作日", "十至15天", kinds="number deadline"),
    ),
    _indicator("界限写了两个方向", "P207", _both_ways),
    _indicator(
        "数后面粘着日期", "P207 P211", _target("成本|数量", r"\D*$", ".0012月31日", "12月31日")
    ),
    _indicator("名称与指标值的金额单位不同", "P208", _money_in_name),
    _indicator("评分标准与指标值不同", "P209", _scored_otherwise),
    _indicator(
        "百分数没有说是什么的",
        "P210",
        _row(
            "质量",
            ("提供优质服务", "提供优质服务", "≥95%"),
            ("做好后勤保障", "做好后勤保障", "≥98%"),
        ),
    ),
    _indicator(
        "指标值没有写成符号和数",
        "P211",
        _row("成本", ("", "", "每本不超过80元"), ("", "", "每人每天控制在120元以内")),
    ),
    _indicator(
        "比率的指标值不是百分数",
        "P212",
        _target("质量|时效", "^.+$", "及时拨付", "资金及时拨付", "按时完成", level3="率$"),
    ),
    _indicator("名称与指标值的计数单位不同", "P213 P301", _unit_in_name),
    _indicator("指标值答非所问", "P215 P205", _target("数量|成本", "^.+$", "是")),
    _indicator(
        "符号后面没有数",
        "P216",
        _target("质量|效益", "^.+$", "≥完成", "≥达标", kinds="words yes_no"),
    ),
    _indicator("人、次、辆有小数", "P217", _with_half),
    _indicator("界限前后说了两遍", "P218", _bound_twice),
    _indicator(
        "完成时间早于年度", "P411", _target("时效", "^.+$", "LAST年12月底前", kinds="deadline")
    ),
    _indicator(
        "完成时间晚于年度", "P413", _target("时效", "^.+$", "NEXT年6月底前", kinds="deadline")
    ),
    _indicator(
        "日期不存在",
        "P412",
        _target("时效", "^.+$", "YEAR年11月31日前", "6月31日前", "2月30日前", kinds="deadline"),
    ),
)


# ---------- 名称、描述 ----------


def _named_otherwise(place: Place, _: Random) -> Indicator | None:
    """人数 in the name and 次数 in the description."""
    indicator = place.indicator
    if not indicator.level3.endswith("人数"):
        return None
    told = f"{indicator.level3.removesuffix('人数')}次数"
    return msgspec.structs.replace(indicator, description=told)


def _told_rate(place: Place, random: Random) -> Indicator | None:
    """The description tells another share than the 指标值."""
    value = _value(place.indicator)
    if value is None or place.indicator.target.unit != "%" or not 50 < value <= 100:
        return None
    said = random.choice(("不低于", "达到", "≥"))
    told = f"{place.indicator.level3}{said}{(value - random.randint(3, 20)).normalize():f}%"
    return msgspec.structs.replace(place.indicator, description=told)


def _told_count(place: Place, random: Random) -> Indicator | None:
    value, unit = _value(place.indicator), place.indicator.target.unit
    if value is None or unit not in _COUNTED or "数量" not in place.indicator.level2:
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


_TELLING: tuple[Fault, ...] = (
    _indicator(
        "描述有错别字",
        "P641",
        _field(
            "description",
            "反应工作完成情况",
            "反应维修及时情况",
            "参加结队帮扶的户数",
            "设备按装完成的数量",
            "补贴即使发放的比例",
        ),
    ),
    _indicator("名称与描述说的不同", "P337", _named_otherwise),
    _indicator("名称与描述差一个字", "P642", _one_letter_off),
    _indicator(
        "描述抄自别的领域",
        "P623 P337",
        _field("description", "罪犯劳动技能考核合格的比例", "罪犯劳动补偿费资金到位率"),
    ),
    _indicator("同样的描述里多一个字", "P643 F513", _letter_left_over),
    _indicator(
        "描述与比率的名称没有关系",
        "P339",
        _row(
            "质量",
            ("线路运转率", "保证正常办公", "≥95%"),
            ("验收合格率", "改善群众居住条件", "≥98%"),
        ),
    ),
    _indicator("描述说比率，指标值是数量", "P303", _told_as_share),
    _indicator("描述里的比率与指标值不同", "P332", _told_rate),
    _indicator("描述里的数量与指标值不同", "P336", _told_count),
    _indicator("描述的是另一个指标", "P347 P337", _of_another_indicator),
    _indicator("描述写的是别的项目", "P622", _of_another_project),
    _indicator(
        "满意度问的是项目没有的事",
        "P628 P623",
        _row(
            "满意",
            ("普法宣传对象满意度", "普法宣传对象满意的比例", ""),
            ("就餐人员满意度", "就餐人员表示满意的比例", ""),
            ("读者满意度", "读者对借阅服务满意的比例", ""),
        ),
    ),
    _indicator("满意度问的是别的项目", "P626 P622", _asks_of_another),
    _indicator(
        "描述里的算式与指标值不符",
        "P323",
        _row(
            "成本",
            ("", "档案1500份*每份30元", "6.9万元"),
            ("", "每人200元×45人", "1.2万元"),
            ("", "12个月*每月0.5万元", "≤8万元"),
        ),
    ),
    _indicator(
        "指标列错了二级指标",
        "P321",
        _row(
            "时效",
            ("体检标准", "每人体检费用", "0.06万元/人"),
            ("补助标准", "每户补助金额", "1500元/户"),
        ),
    ),
    _indicator(
        "数量指标用了比率",
        "P322",
        _row(
            "数量", ("案件结案率", "结案数占受理案件的比例", "≥90%"), ("设备验收合格率", "", "≥95%")
        ),
    ),
    _indicator(
        "效益指标说的是工作次数",
        "P324",
        _row(
            "社会效益",
            ("工作协调会", "召开工作协调会", "1次/季度"),
            ("组织宣传活动", "组织宣传活动的次数", "≥4次"),
            kinds="number words",
        ),
    ),
    _indicator(
        "经济效益说的与经济无关",
        "P328",
        _row(
            "经济效益",
            ("提高工作效率", "提高工作效率", "提高"),
            ("提升群众幸福感", "提升群众幸福感", "有效提升"),
            kinds="number words",
        ),
    ),
    _indicator(
        "发放率列为社会效益",
        "P329",
        _row(
            "社会效益",
            ("慰问金发放率", "发放慰问金的比例", "100%"),
            ("资金使用率", "已使用资金的比例", "≥95%"),
            kinds="number words",
        ),
    ),
    _indicator(
        "满意度的名称与描述问的不同",
        "P338",
        _row(
            "满意",
            ("群众满意度", "村干部对资金发放的满意程度", ""),
            ("学生满意度", "教师对培训的满意程度", ""),
        ),
    ),
    _indicator(
        "节日活动的完成时间晚于节日",
        "P417",
        _row(
            "时效",
            ("春节慰问时间", "春节走访慰问的时间", "12月底前"),
            ("重阳节慰问", "重阳节慰问老人的时间", "12月31日前"),
            kinds="number deadline",
        ),
    ),
    _indicator(
        "描述以标点开头", "P646", _field("description", "、完成任务的数量", ".通过慰问体现关怀")
    ),
    _indicator(
        "描述说的是名称相近的另一个",
        "P349 P347 P337",
        _row("数量", ("保洁人员数量", "反映保安服务人员数量", "≥24人")),
    ),
    _indicator(
        "月数超过一年", "P419", _row("数量|时效", ("经费支持月份", "支付经费的月数", "13个月"))
    ),
    _indicator("描述里的期间颠倒", "P420", _field("description", "2021-2019年度补贴发放情况")),
    _indicator("三级指标写成类别名称", "P325", _field("level3", "数量指标", "服务对象满意度指标")),
    _indicator(
        "时效指标没有说到时间",
        "P326",
        _row("时效", ("案件结案率", "结案数占受理案件的比例", "≥90%"), kinds="number deadline"),
    ),
    _indicator(
        "名称与描述的范围不同",
        "P331",
        _row(
            "数量",
            ("任职10年以下人数", "任职6—10年人数", "≥20人"),
            ("60岁以上老人数", "70—79岁老人数", "≥35人"),
        ),
    ),
    _indicator(
        "名称与描述的级别不同",
        "P335",
        _row(
            "社会效益",
            ("全市获评省级文明城市", "全区获评省级文明城市", ""),
            ("全县考核达到省级标准", "全县考核达到市级标准", ""),
            kinds="number words",
        ),
    ),
    _indicator(
        "指标名称印到半个词",
        "P333",
        _row(
            "",
            ("提高窗口工作人员业务水平和服", "提高窗口工作人员业务水平和服务质量", ""),
            ("全年组织开展业务培训的场次及参", "全年组织开展业务培训的场次及参训人员数量", ""),
            kinds="number words yes_no deadline",
        ),
    ),
    _indicator(
        "名称与指标值的周期不同",
        "P334",
        _row(
            "时效",
            ("每月按时记账", "按时记账", "每年完成记账"),
            ("每季度报送报表", "报送报表", "每月报送"),
            kinds="number deadline words",
        ),
    ),
    _indicator(
        "一句话连写了两遍",
        "P644",
        _field("description", "本年新装路灯、新装路灯的数量", "群众看不到、看不到有线电视的户数"),
    ),
    _indicator(
        "两个字写颠倒了",
        "P645",
        _field("description", "参与区全建设的单位数", "完成务任的数量", "提高群众的满度意"),
    ),
)


# ---------- 依据 ----------


def _documents_in_a_row(source: Source, random: Random) -> Planted | None:
    """A document's number goes up from row to row, as a spreadsheet fills a column."""
    for project in _projects(source, random):
        rows = [one for one in project.indicators if one.basis]
        if len(rows) < 3:
            continue
        first = random.randint(11, 60)
        text: str | None = source.text
        for number, one in enumerate(rows, first):
            basis = f"云财〔{source.year - 1}〕{number}号"
            text = text and cells.edited(text, one, msgspec.structs.replace(one, basis=basis))
        if text:
            return Planted((text,), (project.name,))
    return None


_BASES: tuple[Fault, ...] = (
    _indicator(
        "依据是上年的工作计划", "P402", _field("basis", "LAST年工作计划", "LAST年度工作计划")
    ),
    _indicator(
        "依据晚于预算年度", "P401", _field("basis", "NEXT年工作计划", "关于做好NEXT年度考核的请示")
    ),
    _indicator(
        "依据是密件",
        "P703",
        _field("basis", "县委密传〔LAST〕15号", "云组密传〔LAST〕4号", "机密★3年"),
    ),
    _indicator("依据空白", "P108", _field("basis", "")),
    _indicator("描述空白", "P108", _field("description", "")),
    _indicator("三级指标空白", "P108", _field("level3", "")),
    _indicator("依据没有内容", "P405", _field("basis", "按数量指标完成", "按指标完成", "按要求")),
    _indicator(
        "依据是为以前年度印发的",
        "P406",
        _field("basis", "关于做好EARLIER年度考核工作的通知", "EARLIER年度工作安排"),
    ),
    ByHand("P 依据的文号逐行递增", "P403", _documents_in_a_row),
    _indicator(
        "身份证号码", "P712", _field("basis", "11010519491231002X", "按110101199003074514发放")
    ),
)


# ---------- 几个指标之间 ----------

Rows: TypeAlias = Callable[[Project, Random], tuple[tuple[Indicator, Indicator], ...] | None]
"""Indicators of a project, and what is printed instead of them."""


def _projects(source: Source, random: Random) -> list[Project]:
    found = [project for one in source.disclosures for project in one.projects]
    random.shuffle(found)
    return found


def _rows(kind: str, rules: str, change: Rows) -> Fault:
    def plant(source: Source, random: Random) -> Planted | None:
        for project in _projects(source, random):
            pairs = change(project, random)
            text: str | None = source.text
            for before, after in pairs or ():
                text = text and cells.edited(text, before, after)
            if pairs and text:
                return Planted((text,), (project.name,))
        return None

    return ByHand(f"P {kind}", rules, plant)


def _again(kind: str, rules: str, change: Change) -> Fault:
    """A row is printed once more below itself, changed."""

    def plant(source: Source, random: Random) -> Planted | None:
        for place in _places(source, random):
            indicator = place.indicator
            lines = source.text.split("\n")
            at = indicator.where.line - 1
            if not indicator.where.cell or lines[at].count("\t") < 4:
                continue
            wrong = change(place, random)
            changed = wrong and (
                source.text if wrong == indicator else cells.edited(source.text, indicator, wrong)
            )
            if changed:
                row = changed.split("\n")[at].split("\t")
                row[0] = "" if row[0] == indicator.level1 else row[0]
                return Planted(("\n".join([*lines[: at + 1], "\t".join(row), *lines[at + 1 :]]),))
        return None

    return ByHand(f"P {kind}", rules, plant)


def _same(place: Place, _: Random) -> Indicator | None:
    return place.indicator if place.indicator.target.kind == "number" else None


def _other_value(place: Place, _: Random) -> Indicator | None:
    value, target = _value(place.indicator), place.indicator.target
    if value is None or value < 20 or "成本" in place.indicator.level2:
        return None
    text = target.text.replace(target.value, f"{int(value) - 7}", 1)
    return _with_target(place.indicator, text)


def _budget(project: Project) -> Decimal | None:
    try:
        budget = Decimal(project.budget.replace(",", "") or 0)
    except ArithmeticError:
        return None
    return budget if budget > 2 and project.money_unit in ("", "万元") else None


def _two_costs(first: str, second: str) -> Rows:
    """Two things that the project pays for, each of a share of its budget."""

    def change(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
        budget = _budget(project)
        costs = [one for one in project.indicators if "成本" in one.level2]
        others = [one for one in project.indicators if "经济效益" in one.level2]
        if budget is None or len(costs) != 1 or not others:
            return None
        made = []
        for one, name, share in ((costs[0], "场地费", first), (others[0], "设备租赁费", second)):
            amount = (budget * Decimal(share)).quantize(Decimal("0.01"))
            fields = {"level2": "成本指标", "level3": name, "description": name}
            made.append((one, _with_target(one, f"≤{amount}万元", **fields)))
        return tuple(made)

    return change


def _one_cost(share: str, *names: str) -> Change:
    """The only cost is a share of the budget."""

    def change(place: Place, random: Random) -> Indicator | None:
        budget = _budget(place.project)
        costs = [one for one in place.project.indicators if "成本" in one.level2]
        if budget is None or costs != [place.indicator]:
            return None
        amount = (budget * Decimal(share)).quantize(Decimal("0.01"))
        fields = {}
        if names:
            level3 = random.choice(names)
            fields = {"level3": level3, "description": level3}
        return _with_target(place.indicator, f"≤{amount}万元", **fields)

    return change


def _other_unit(place: Place, random: Random) -> Indicator | None:
    """The only cost has the digits of the budget, and another unit or point."""
    budget = _budget(place.project)
    costs = [one for one in place.project.indicators if "成本" in one.level2]
    if budget is None or costs != [place.indicator] or len(str(budget).strip("0").strip(".")) < 4:
        return None
    return _with_target(place.indicator, random.choice((f"≤{budget}元", f"≤{budget / 100:f}万元")))


def _rate_for_each(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """So much for each, and so many of them: more than the budget."""
    budget = _budget(project)
    counts = [one for one in project.indicators if "数量" in one.level2]
    costs = [one for one in project.indicators if "成本" in one.level2]
    if budget is None or len(counts) != 1 or len(costs) != 1:
        return None
    value, unit = _value(counts[0]), counts[0].target.unit
    if not value or value < 2 or unit not in _COUNTED:
        return None
    each = (budget / value * Decimal("1.6")).quantize(Decimal("0.01"))
    if each < Decimal("0.05"):
        return None
    name = f"每{unit}补助标准"
    wrong = _with_target(costs[0], f"{each}万元/{unit}", level3=name, description=name)
    return ((costs[0], wrong),)


def _names_cut(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """Names end where their cells were full, and the descriptions tell all."""
    told = (
        "全年组织开展业务骨干培训和现场观摩活动的场次",
        "各乡镇参加业务骨干培训和现场观摩的人员数量",
        "参加业务骨干培训的人员经考核达到要求的比例",
    )
    rows = project.indicators[: len(told)]
    if len(rows) < len(told):
        return None
    return tuple(
        (one, msgspec.structs.replace(one, level3=text[:15], description=text))
        for one, text in zip(rows, told, strict=True)
    )


def _often(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """120 times in the year, and once a month."""
    counts = [one for one in project.indicators if "数量" in one.level2]
    times = [one for one in project.indicators if "时效" in one.level2]
    if not counts or not times:
        return None
    often = _with_target(counts[0], "≥120次", level3="活动次数", description="开展活动的次数")
    each = _with_target(times[0], "1次/月", level3="活动完成时间", description="开展活动的时间")
    return ((counts[0], often), (times[0], each))


def _described_alike(
    project: Project, random: Random
) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """Two shares have one description and different values."""
    shares = [
        one
        for one in project.indicators
        if one.target.unit == "%" and one.description and "满意" not in one.level2
    ]
    for _, one in cells.shuffled(shares, random):
        for other in shares:
            if other.target.value != one.target.value and other.description != one.description:
                wrong = msgspec.structs.replace(one, description=other.description)
                return ((one, wrong),)
    return None


def _in_two_places(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """One benefit stands under two 二级指标."""
    benefits = [one for one in project.indicators if "效益" in one.level2]
    if len(benefits) < 2 or benefits[0].target.kind != "number":
        return None
    one, other = benefits[:2]
    again = _with_target(other, one.target.text, level3=one.level3, description=one.description)
    return ((other, again),)


def _one_person(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    """One person, and what that person gets."""
    counts = [one for one in project.indicators if "数量" in one.level2]
    costs = [one for one in project.indicators if "成本" in one.level2]
    if len(counts) != 1 or len(costs) != 1:
        return None
    person = _with_target(counts[0], "1人", level3="发放人数", description="领取工资的人数")
    pay = _with_target(costs[0], "2.6万元", level3="工资", description="发放工资的金额")
    return ((counts[0], person), (costs[0], pay))


def _half_secret(project: Project, _: Random) -> tuple[tuple[Indicator, Indicator], ...] | None:
    if len(project.indicators) < 3:
        return None
    first = project.indicators[0]
    hidden = {"level3": "涉密", "description": "涉密", "basis": "涉密"}
    return ((first, _with_target(first, "涉密", **hidden)),)


def _kind_of_another(place: Place, _: Random) -> Indicator | None:
    """A 二级指标 stands under a 一级指标 that it does not belong to."""
    if "质量" not in place.indicator.level2:
        return None
    return msgspec.structs.replace(place.indicator, level2="社会效益指标")


_TOGETHER: tuple[Fault, ...] = (
    _again("同一指标列了两次", "P346", _same),
    _again("同一指标有两个指标值", "P341", _other_value),
    _rows("各项成本合计大于预算", "P503", _two_costs("0.8", "0.7")),
    _rows("两项成本金额相同", "P506 P503", _two_costs("1", "1")),
    _indicator("成本的单位或小数点错", "P508 P505", _other_unit),
    _indicator("成本大于预算", "P502", _one_cost("1.9")),
    _indicator("全部资金小于预算", "P505", _one_cost("0.8", "本年度所需资金", "项目预算控制数")),
    _indicator("成本只写了一部分", "P507", _one_cost("0.7", "保险费", "印刷费")),
    _rows("单价乘数量大于预算", "P504", _rate_for_each),
    _rows("几个指标的名称都没有印全", "P333", _names_cut),
    _rows("次数与频率对不上", "P343", _often),
    _rows("两个指标的描述相同", "P342", _described_alike),
    _rows("同一指标列在两个二级指标下", "P348 P346", _in_two_places),
    _rows("只有一个人和他的工资", "P713", _one_person),
    _rows("涉密项目公开一半", "P701", _half_secret),
    _indicator("二级指标列在别的一级指标下", "P106", _kind_of_another),
)


# ---------- 缺少 ----------


def _without(kind: str, rules: str, level: str) -> Fault:
    """The rows of a 一级 or 二级指标 are not printed."""

    def plant(source: Source, random: Random) -> Planted | None:
        for project in _projects(source, random):
            left_out = [
                one.where for one in project.indicators if re.search(level, one.level1 + one.level2)
            ]
            if left_out and all(where.cell for where in left_out):
                text = _without_lines(source.text, [where.line - 1 for where in left_out])
                return Planted((text,), (project.name,), gone=True)
        return None

    return ByHand(f"P {kind}", rules, plant)


def _without_lines(text: str, left_out: Sequence[int]) -> str:
    """The text without some rows; the 一级指标 goes on with the row below."""
    lines = text.split("\n")
    carried = ""
    kept: list[str] = []
    for number, line in enumerate(lines):
        first, tab, rest = line.partition("\t")
        if number in left_out:
            carried = first or carried
            continue
        kept.append(f"{carried}{tab}{rest}" if carried and tab and not first else line)
        carried = ""
    return "\n".join(kept)


_GONE: tuple[Fault, ...] = (
    _without("缺少满意度指标", "P105", "满意"),
    _without("缺少成本指标", "P103", "成本"),
    _without("缺少质量指标", "P103", "质量"),
    _without("缺少时效指标", "P103", "时效"),
    _without("缺少效益指标", "P104", "效益指标|影响指标"),
    _without("没有指标", "P102", "."),
)

_KINDS: tuple[Fault, ...] = (
    Text("P 二级指标名称有错字", "P109", r"(?<=\t)成本指标(?=\t)", ("成木指标", "城本指标")),
)

FAULTS: tuple[Fault, ...] = (*_KINDS, *_VALUES, *_TELLING, *_BASES, *_TOGETHER, *_GONE)
