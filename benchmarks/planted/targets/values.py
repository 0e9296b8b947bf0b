"""Faults in 指标值: signs, units, figures, dates."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import msgspec

from benchmarks.planted.faults import Fault
from benchmarks.planted.targets.indicators import (
    COUNTED,
    NUMBER,
    Place,
    fault,
    row,
    target,
    value_of,
    with_target,
)
from mingzhang.disclosure import Indicator

_WORSE = "返工率|故障率|差错率|投诉|出错率|退货率|发生率"


def _with_half(place: Place, _: Random) -> Indicator | None:
    target = place.indicator.target
    value = value_of(place.indicator)
    if value is None or value % 1 or target.unit not in ("人", "人次", "次", "辆", "套", "户"):
        return None
    text = target.text.replace(target.value, f"{value.normalize():f}.5", 1)
    return with_target(place.indicator, text)


def _unit_in_name(place: Place, random: Random) -> Indicator | None:
    """The name tells another unit than the 指标值."""
    unit = place.indicator.target.unit
    if unit not in COUNTED or "（" in place.indicator.level3:
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
    number = re.search(NUMBER, scoring)
    value = value_of(place.indicator)
    if number is None or value is None or Decimal(number[0]) != value:
        return None
    wrong = scoring.replace(number[0], f"{int(value) + 3}", 1)
    return msgspec.structs.replace(place.indicator, scoring=wrong)


def _scored_best_too_soon(place: Place, _: Random) -> Indicator | None:
    """优 for less than the target asks for."""
    value, target = value_of(place.indicator), place.indicator.target
    if value is None or target.op != ">=" or target.unit != "%" or not 70 < value <= 100:
        return None
    steps = [f"{(value - less).normalize():f}%" for less in (10, 20, 30)]
    scoring = f"优：≥{steps[0]}；良：≥{steps[1]}；中：≥{steps[2]}；差：＜{steps[2]}"
    return _scored(place.indicator, scoring)


def _scored_off_above(place: Place, _: Random) -> Indicator | None:
    """Points are taken off what reaches the target."""
    target = place.indicator.target
    if target.op != ">=" or target.unit not in (*COUNTED, "%"):
        return None
    return _scored(place.indicator, f"高于{target.value}{target.unit}的，扣2分")


def _scored_by_whether(place: Place, _: Random) -> Indicator | None:
    """是否完成, of so many people."""
    value, unit = value_of(place.indicator), place.indicator.target.unit
    if value is None or value < 2 or unit not in ("人", "人次"):
        return None
    return _scored(place.indicator, f"是否{place.indicator.level3.removesuffix('人数')}")


def _scored(indicator: Indicator, scoring: str) -> Indicator | None:
    return msgspec.structs.replace(indicator, scoring=scoring) if indicator.scoring else None


def _bound_twice(place: Place, _: Random) -> Indicator | None:
    target = place.indicator.target
    if target.op != ">=" or target.unit not in COUNTED:
        return None
    return with_target(place.indicator, f"至少{target.value}{target.unit}以上")


def _both_ways(place: Place, _: Random) -> Indicator | None:
    target = place.indicator.target
    said = {">=": "以下", "<=": "以上"}.get(target.op)
    return with_target(place.indicator, f"{target.text}{said}") if said else None


_PAID_EARLY = row(
    "时效",
    ("资金支付完成时间", "全部资金支付完成的时间", "3月底前"),
    ("补助资金发放时间", "补助资金全部发放到位的时间", "5月底前"),
    kinds="number deadline",
)


def _paid_before_the_plan(place: Place, random: Random) -> Indicator | None:
    """All is paid by spring, where the plan has spent the most by the end of the year."""
    months = [place.project.plan.get(month, "") for month in ("3", "6", "10", "12")]
    shares = [re.fullmatch(r"(\d+)(?:\.0+)?%?", month) for month in months]
    spent = [int(share[1]) for share in shares if share]
    is_later = len(spent) == len(months) and spent[1] < spent[-1] == 100
    return _PAID_EARLY(place, random) if is_later else None


FAULTS: tuple[Fault, ...] = (
    fault("满意度写成不高于", "P311", target("满意", "≥|>=", "≤")),
    fault("满意度的单位是人", "P301", target("满意", "%", "人")),
    fault("满意度超过 100%", "P302", target("满意", NUMBER, "195", "950", "120")),
    fault("满意度等于没有要求", "P320", target("满意", NUMBER, "0", "9.5", "9")),
    fault("成本写成不低于", "P314 P369", target("成本", "≤|<=", "≥", level3="^(?!.*节[约省])")),
    fault("成本的单位是人", "P301", target("成本", "万?元", "人")),
    fault("成本的单位是百分数", "P301 P304", target("成本", "万?元", "%")),
    fault(
        "经费写成百分数",
        "P304",
        row(
            "成本",
            ("活动经费", "开展活动所需的经费", "≤50%"),
            ("办公费用支出", "全年办公费用支出", "≤30%"),
            ("项目费用", "本项目所需的费用", "≤80%"),
        ),
    ),
    fault("人数的单位是万元", "P301", target("数量|社会效益", "人$", "万元")),
    fault("数量写成不超过", "P317", target("数量", "≥|>=", "≤")),
    fault("金额只写万", "P214", target("成本", "万元$", "万")),
    fault("质量比率的单位是人", "P301", target("质量", "%", "人")),
    fault("比率写成不高于", "P313 P319", target("质量|时效", "≥|>=", "≤", level3="率$")),
    fault("不好的比率写成不低于", "P312", target("", "≤|<=", "≥", level3=_WORSE)),
    fault("节约率写成不高于", "P316", row("经济效益|成本", ("成本节约率", "", "≤10%"))),
    fault("使用年限写成不超过", "P327", target("", "≥|>=", "≤", level3="使用年限")),
    fault("办理时间写成不少于", "P315", target("时效", "≤|<=", "≥")),
    fault("指标值空白", "P201", target("", "^.+$", "", kinds="number deadline words")),
    fault("指标值是占位符 XX", "P202", target("", NUMBER, "XX", "**", "__")),
    fault("指标值是 *", "P202", target("", "^.+$", "*")),
    fault("指标值只有单位", "P202", target("", r"^.*?\d[\d.]*(?=\D+$)", "")),
    fault("是/否没有选定", "P203", target("", "^.+$", "是/否", "是或否", kinds="yes_no words")),
    fault(
        "户数、人数写成了不超过",
        "P340 P317",
        row(
            "数量",
            ("总户数", "辖区总户数", "≤18749户"),
            ("服务常住人口数", "辖区常住人口数", "≤5200人"),
        ),
    ),
    fault("指标值没有单位", "P204", target("数量|成本", r"[^\d.≥≤=<>]+$", "")),
    fault("支付时间早于支出计划", "P534", _paid_before_the_plan),
    fault("成本没有写数", "P205", target("成本", "^.+$", "年度预算", "按合同支付", "控制在预算内")),
    fault("数量没有写数", "P205", target("数量", "^.+$", "全部人员", "区内人员", "若干")),
    fault(
        "定性而没有标准",
        "P206",
        target("质量|效益", "^.+$", "良好", "较好", "明显", kinds="words yes_no"),
    ),
    fault(
        "指标值又说一遍名称",
        "P228",
        row(
            "社会效益",
            ("维护社会稳定", "", "维护社会稳定"),
            ("提升公共服务水平", "", "持续提升公共服务水平"),
        ),
    ),
    fault(
        "问什么时候，只说按时",
        "P205",
        row("时效", ("资金发放时间", "", "及时发放"), ("任务完成时限", "", "按时完成")),
    ),
    fault(
        "指标值只说了看什么",
        "P226",
        target("质量|社会效益", "^.+$", "社会各界反响情况", "活动开展质量", kinds="words yes_no"),
    ),
    fault("满意度写成不低于 100%", "P227", target("满意", "^.+$", "≥100%", level3="满意[度率]$")),
    fault("比率写成不低于 100%", "P219", target("质量", "^.+$", "≥100%", level3="率$")),
    fault(
        "月份看不出是月份还是月数",
        "P221",
        row("时效", ("按月发放养老待遇", "", "12月"), kinds="number deadline"),
    ),
    fault(
        "不是每个月都有的日期",
        "P415",
        target("时效", "^.+$", "每月31号前", "每月31日前发放", kinds="number deadline"),
    ),
    fault(
        "一个范围里数字混用",
        "P647",
        target("时效", "^.+$", "三-5个工作日", "十至15天", kinds="number deadline"),
    ),
    fault("界限写了两个方向", "P207", _both_ways),
    fault("数后面粘着日期", "P207 P211", target("成本|数量", r"\D*$", ".0012月31日", "12月31日")),
    fault("数与单位都上万", "P222", target("数量", r"^≥\D*\d+(?:人|户)$", "≥20000万人次")),
    fault("名称与指标值的金额单位不同", "P208", _money_in_name),
    fault("评分标准与指标值不同", "P209", _scored_otherwise),
    fault("评分标准的优低于指标值", "P209", _scored_best_too_soon),
    fault("评分标准扣达到了指标值的分", "P209", _scored_off_above),
    fault("评分标准只问人数是否", "P209", _scored_by_whether),
    fault(
        "百分数没有说是什么的",
        "P210",
        row(
            "质量",
            ("提供优质服务", "提供优质服务", "≥95%"),
            ("做好后勤保障", "做好后勤保障", "≥98%"),
        ),
    ),
    fault(
        "指标值没有写成符号和数",
        "P211",
        row("成本", ("", "", "每本不超过80元"), ("", "", "每人每天控制在120元以内")),
    ),
    fault(
        "比率的指标值不是百分数",
        "P212",
        target("质量|时效", "^.+$", "及时拨付", "资金及时拨付", "按时完成", level3="率$"),
    ),
    fault("名称与指标值的计数单位不同", "P213 P301", _unit_in_name),
    fault("指标值答非所问", "P215 P205", target("数量|成本", "^.+$", "是")),
    fault(
        "符号后面没有数",
        "P216",
        target("质量|效益", "^.+$", "≥完成", "≥按时报送", kinds="words yes_no"),
    ),
    fault("人、次、辆有小数", "P217", _with_half),
    fault("界限前后说了两遍", "P218", _bound_twice),
    fault("完成时间早于年度", "P411", target("时效", "^.+$", "LAST年12月底前", kinds="deadline")),
    fault("完成时间晚于年度", "P413", target("时效", "^.+$", "NEXT年6月底前", kinds="deadline")),
    fault(
        "日期不存在",
        "P412",
        target("时效", "^.+$", "YEAR年11月31日前", "6月31日前", "2月30日前", kinds="deadline"),
    ),
)
