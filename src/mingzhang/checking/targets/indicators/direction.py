"""Whether the sign points the right way: at least so good, at most so bad, at most so dear.

Told apart are the cases that are right: "at least" for what is paid to persons (a subsidy's
standard is a floor), for bad things that are dealt with (故障处理率), for time in advance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from mingzhang import keys
from mingzhang.checking import counting
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets import measures
from mingzhang.checking.targets.items import IndicatorOf, indicators
from mingzhang.checking.targets.money.costs import budget_in_yuan, is_cost
from mingzhang.checking.targets.numbers import counted_out, counter_of
from mingzhang.checking.targets.statements import statements
from mingzhang.checking.targets.wordlists import one_of, words, words_of

_AT_LEAST = (">=", ">")
_AMOUNTS = ("people", "visits", "times", "things", "area", "length", "bulk")
_AT_MOST = ("<=", "<")
_HALF = Decimal(50)
_TENTH = Decimal(10)
_ALL = Decimal(100)
_WARM = Decimal(20)
_YEAR_ROUND = {"月": Decimal(12), "个月": Decimal(12), "天": Decimal(300), "日": Decimal(300)}
"""So long is no time that work takes: wages for 12 months, waste cleared on 365 days."""

_NEEDED = re.compile(r"所需的?(?:资金|费用|经费|金额|成本)。?$")
"""维护一个活动室所需资金 is what it costs, and no subsidy, whatever the name says."""

_LASTS = re.compile(
    r"(?:使用|服务|设计|运行)(?:年限|寿命)$|质保期限?$|(?:发挥作用|持续使用)(?:的?时间|期限|年限)$"
)
_GROWS = re.compile(r"增长(?:率|幅度)?$|增[幅速]$")
_SATISFACTION = re.compile(r"满意[度率]$")
_A_CHANGE = re.compile(r"提[高升]|较|同比|提前|超期")
_FROM_TO = re.compile(r"[后到至起].{1,8}(?:时间|用时|天数|时长)$")
"""发现后修补完成的时间: from one thing to the next."""

_NOT_BEFORE = re.compile(r"[≥>]=?(?:20\d\d年)?\d{1,2}月(?:底|末|初|前|[上中下]旬|\d{1,2}[日号])")
_REDUCED = re.compile(
    r"(?:发生)?(?:率|数|起数|次数|人数|件数)?(?:同比)?(?:下降|降低|减少)(?:率|比例|幅度)$"
)
_TAIL = 6
"""What a rate is of stands in so many characters before 率."""

_PAID = re.compile(r"奖|补[贴助].*(?:面积|数额|吨数|重量)$")
"""What is paid for can have a ceiling: 补贴供热面积."""

_NO_RESULTS = ("成本", "经济成本", "服务对象满意度")
_SHARE = re.compile(r"(?:的?(?:占比|比例|比率|比重|百分比))$")


@over("P311", indicators)
def satisfaction_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """满意度 ≤95% would be met by nobody being content."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_MOST:
        return
    name = measures.bare_name(one.its.level3)
    if "不满意" in name or "投诉" in name:
        return
    if "满意" in one.its.level2 or name.endswith(words_of("direction", "satisfaction")):
        yield one.flaw(f"的指标值“{target.text}”方向写反了，满意度应当不低于某个数")


@cache
def _time_taken() -> re.Pattern[str]:
    """办理时间, 响应时限, 审批周期, 及时完成情况: the shorter the better."""
    work, ends = one_of("direction", "takes_time").pattern, one_of("direction", "time_ends").pattern
    names = one_of("direction", "time_names").pattern
    return re.compile(rf"(?:(?:{work})(?:{ends})|{names})$|^[按及]时|及时[^,、]{{2,4}}情况$")


@cache
def _worked_off() -> re.Pattern[str]:
    """办结案件数: the more the better, though cases as such are to be kept down."""
    done = one_of("direction", "worked_off").pattern
    papers, ends = "案件|文件|报告|案", "数量|数|次数|件数"
    return re.compile(rf"(?:{done})[^不未超]{{0,6}}(?:{papers})?(?:{ends})$")


@cache
def _bad_thing() -> re.Pattern[str]:
    bad, ends = one_of("direction", "bad").pattern, one_of("direction", "bad_ends").pattern
    never_used = one_of("direction", "never_used").pattern
    used = rf"(?:{never_used})[^率]{{0,8}}(?:使用|流入|流通|销售)"
    return re.compile(f"(?:(?:{bad})(?:事件|案件|事故|页)?|{used})(?:{ends})$")


def _is_bad(name: str) -> bool:
    match = _bad_thing().search(name)
    if not match:
        return False
    before = name[: match.start()]
    return not one_of("direction", "handled").search(before + match[0])


@over("P312", indicators)
def bad_thing_at_least(one: IndicatorOf) -> Iterator[Flaw]:
    """故障率 ≥5%, 投诉率 100%, 事故 ≥0 起: the less the better."""
    target = one.its.target
    if target.kind != "number":
        return
    is_whole = target.op in ("", "=") and target.unit == "%"
    certain = is_whole and Decimal(target.value) >= _HALF
    if target.op not in _AT_LEAST and not certain:
        return
    name = measures.bare_name(one.its.level3)
    if target.op in _AT_LEAST and _is_kept_down(name):
        yield one.flaw(f"是越低越好的指标，指标值“{target.text}”方向写反了")
    described = measures.bare_name(one.its.description)
    is_bad = (
        _is_bad(name)
        or (_says_no_measure(name) and (_is_bad(described) or _is_bad_share(described)))
        or _happens(one, name)
        or (target.op in _AT_LEAST and (_keeps_waiting(name) or _is_unlawful(one, name)))
    )
    if is_bad and not _is_its_work(one, name):
        yield one.flaw(f"是越低越好的指标，指标值“{target.text}”方向写反了")


def _is_bad_share(described: str) -> bool:
    """错误页数占总页数的百分比: the smaller, the better."""
    part, of, _ = described.partition("占")
    return bool(of) and measures.is_share(described) and _is_bad(part[-_TAIL:])


def _says_no_measure(name: str) -> bool:
    """统计数据质量: what is measured stands in the description, 统计数据误差率."""
    return not measures.of_name(name) and not one_of("direction", "handled").search(name)


def _happens(one: IndicatorOf, name: str) -> bool:
    """学校食品安全事件 ≥1 起: a name that ends in what should not happen, counted."""
    is_counted = keys.fold(one.its.target.unit) in words().direction["happens_in"]
    return is_counted and _is_bad(f"{name}起数")


@cache
def _waiting() -> re.Pattern[str]:
    waits = one_of("direction", "kept_waiting").pattern
    return re.compile(
        rf"(?<![不无零未])(?:{waits})的?(?:平均|最长)?(?:时间|时长|小时数|分钟数|用时)$"
    )


def _keeps_waiting(name: str) -> bool:
    """易涝点积水时长, 等候时间 ≥5分钟: whatever its kind."""
    match = _waiting().search(name)
    before = name[: match.start()] if match else ""
    return bool(match) and not one_of("direction", "handled", "缩短", "连续|续航").search(before)


@cache
def _unlawful() -> re.Pattern[str]:
    acts = one_of("direction", "unlawful").pattern
    return re.compile(
        rf"(?:{acts})[^,、]{{0,6}}(?:案件|行为|事件|现象)(?:发生)?(?:数量?|起数|次数|件数)?$"
    )


def _is_unlawful(one: IndicatorOf, name: str) -> bool:
    """非法采砂案件数 among the benefits: how many happen, and not how many are dealt with."""
    is_result = "效益" in one.level2 or one.level2 == "可持续影响"
    is_act = is_result and _unlawful().search(name)
    return bool(is_act) and not one_of("direction", "handled").search(name)


def _is_kept_down(name: str) -> bool:
    """PM2.5平均浓度, 用水总量: what there is of it does harm, or is limited."""
    return name.endswith(words_of("direction", "amount_kept_down")) and not one_of(
        "direction", "not_harmful"
    ).search(name)


def _is_its_work(one: IndicatorOf, name: str) -> bool:
    """受理消费者投诉的件数, and complaints as a quantity: what others bring before the office."""
    part, _, _ = keys.fold(one.its.description).partition("占")  # of all that were looked at
    is_handled = one_of("direction", "handled").search(part)
    return bool(is_handled) or (
        one.level2 == "数量" and bool(one_of("direction", "reported").search(name))
    )


@over("P320", indicators)
def asks_for_nothing(one: IndicatorOf) -> Iterator[Flaw]:
    """满意度 ≥0%, 合格率 0%, 培训人数 ≥0人: met whatever is done; and 满意度 ≥9%, a digit short.

    疫情发生率 ≤100% is met whatever happens.
    """
    target = one.its.target
    if target.kind != "number" or one.level2 in ("成本", "经济成本"):
        return
    if target.op in _AT_MOST:
        is_all = measures.measure_of(target) == "percent" and Decimal(target.value) == _ALL
        if is_all and "‰" not in target.unit and _is_bad(measures.bare_name(one.its.level3)):
            yield one.flaw(f"的指标值“{target.text}”等于没有要求")
        return
    number = Decimal(target.value)
    if number >= _HALF:
        return
    name = measures.bare_name(one.its.level3)
    if target.op in _AT_LEAST and number < 0 and _GROWS.search(name):
        yield one.flaw(f"说的是增长，指标值“{target.text}”却是负数")
    if _is_always_met(one, name):
        yield one.flaw(f"的指标值“{target.text}”等于没有要求")
        return
    is_named = bool(_SATISFACTION.search(name)) and "不满意" not in name
    if _A_CHANGE.search(name) or (not is_named and _may_be_low(name)):
        return
    is_content = is_named or "满意" in one.level2
    is_good = is_content or name.endswith(words_of("direction", "good_rate"))
    if number <= 0 and is_good:
        yield one.flaw(f"的指标值“{target.text}”等于没有要求")
    elif measures.measure_of(target) == "percent" and (
        (is_content and number < _HALF)
        or (one_of("direction", "never_low").search(name) and number <= _TENTH)
    ):
        yield one.flaw(f"的指标值“{target.text}”低得不像指标值，请核对小数点和位数")


def _is_always_met(one: IndicatorOf, name: str) -> bool:
    """案件 ≥0 起: there are never fewer; where the direction is wrong, P312 tells it."""
    target = one.its.target
    is_floor = target.op in _AT_LEAST and Decimal(target.value) <= 0
    if not is_floor or one_of("direction", "can_be_negative").search(name):
        return False
    return not any(bad_thing_at_least(one))


def _may_be_low(name: str) -> bool:
    """Whether little or none of it can be what is asked: 净利润, 投诉, 问卷回收率."""
    lists = one_of("direction", "may_be_nothing"), one_of("direction", "not_content"), _bad_thing()
    return any(known.search(name) for known in lists)


@over("P313", indicators)
def good_share_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """完成率 ≤100% asks for nothing."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_MOST or "满意" in one.its.level2:
        return
    name = measures.bare_name(one.its.level3)
    if one_of("direction", "kept_low").search(name):
        return
    is_good = name.endswith(words_of("direction", "good_rate")) or _falls(name)
    if is_good and measures.measure_of(target) == "percent":
        yield one.flaw(f"是越高越好的指标，指标值“{target.text}”方向写反了")


def _falls(name: str) -> bool:
    """案件发案数下降率: that bad things become fewer is good."""
    match = _REDUCED.search(name)
    before = name[: match.start()] if match else ""
    return bool(one_of("direction", "bad", "案", "火灾").search(before))


@over("P319", indicators)
def share_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """采用率 ≤80%: whatever it is the rate of, so high a rate is seldom a ceiling."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_MOST or one.level2 in _NO_RESULTS:
        return
    name = measures.bare_name(one.its.level3)
    if measures.measure_of(target) != "percent" or not _HALF <= Decimal(target.value) <= _ALL:
        return
    if name.endswith(words_of("direction", "good_rate")) or not _wants_more(one, name):
        return
    if not _is_bad(name):
        yield one.flaw(f"的指标值“{target.text}”写成了不高于，这样高的比率通常是下限")


def _wants_more(one: IndicatorOf, name: str) -> bool:
    """采用率, 干部参与比例, and under 质量 系统完善性."""
    if share := _SHARE.search(name):
        before = name[: share.start()]
        good = bool(one_of("name", "rate_of").search(before))
        return good and not one_of("direction", "ceiling").search(before)
    is_degree = one.level2 == "质量" and name.endswith(words_of("name", "degree"))
    ends_well = name.endswith("率") or is_degree
    tail = name[-_TAIL:].replace("有效率", "")
    return ends_well and not one_of("direction", "ceiling").search(tail)


def _is_kept_warm(one: IndicatorOf, name: str) -> bool:
    """取暖室内温度 ≤18℃: who heats promises so much at least, unless energy is to be saved."""
    said = f"{name},{keys.fold(one.its.description)}"
    is_degrees = "degrees" in counting.classes(one.its.target.unit) or "温度" in name
    if not is_degrees or "温" not in said or Decimal(one.its.target.value) >= _WARM:
        return False
    heated = one_of("direction", "heated").search(f"{said},{keys.fold(one.project.name)}")
    return bool(heated) and not one_of("direction", "kept_cool").search(said)


@over("P327", indicators)
def lasts_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """使用年限 ≤5年: met by what breaks at once."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_MOST or is_cost(one):
        return
    name = measures.bare_name(one.its.level3)
    if _is_kept_warm(one, name):
        yield one.flaw(f"说的是取暖，指标值“{target.text}”写成了不超过，不取暖也算完成")
        return
    if one.level2 == "时效" or one_of("direction", "lent").search(name + one.its.description):
        return
    if measures.measure_of(target) == "time" and _LASTS.search(name):
        yield one.flaw(f"越长越好，指标值“{target.text}”写成了不超过")


@over("P314", indicators)
def cost_at_least(one: IndicatorOf) -> Iterator[Flaw]:
    """成本指标 ≥: a cost is controlled from above, except what persons are entitled to."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_LEAST or not is_cost(one):
        return
    amount = measures.in_yuan(target.value, target.unit, is_cost=True)
    if amount is None:
        return
    budget = budget_in_yuan(one.project)
    if _is_beyond_this_budget(one):
        return
    if budget and "/" not in target.unit and amount >= budget:
        yield one.flaw(
            f"的指标值写作“{target.text}”，不低于预算数 {measures.in_wan(budget)}，"
            "照此执行支出只能等于或超过预算"
        )
    elif not (_is_for_grassroots(one) or _is_entitlement(one)):
        yield one.flaw(f"是成本指标，指标值“{target.text}”写成了不低于，成本应当控制在某个数以内")


def _is_beyond_this_budget(one: IndicatorOf) -> bool:
    """社会资本投入 ≥300 万元: money of others that the project brings in."""
    return bool(one_of("direction", "brought_in").search(one.its.level3 + one.its.description))


def _is_entitlement(one: IndicatorOf) -> bool:
    name, told = one.folded["level3"], one.folded["description"]
    said = told if _NEEDED.search(told) else name + told
    return bool(one_of("cost", "entitlement").search(said))


def _is_for_grassroots(one: IndicatorOf) -> bool:
    """村级组织办公经费 ≥3 万元/村, 公用经费 ≥720 元/生: what each is guaranteed."""
    of_each = keys.fold(one.its.target.unit).partition("/")[2]
    return bool(of_each) and bool(
        one_of("direction", "guaranteed").search(one.its.level3 + one.its.description)
    )


@over("P315", indicators)
def time_taken_at_least(one: IndicatorOf) -> Iterator[Flaw]:
    """时效指标 ≥5 天 for work that is to be done quickly."""
    target = one.its.target
    name = measures.bare_name(one.its.level3)
    if (
        one.level2 == "时效"
        and _NOT_BEFORE.match(keys.fold(target.text))
        and not one_of("direction", "ends_then").search(name)
    ):
        yield one.flaw(f"的指标值“{target.text}”写成了不早于")
    if one.level2 != "时效" or target.kind != "number" or target.op not in _AT_LEAST:
        return
    if measures.measure_of(target) != "time" or "/" in target.unit:
        return
    whole_year = _YEAR_ROUND.get(keys.fold(target.unit))
    if whole_year is not None and Decimal(target.value) >= whole_year:
        return
    said = keys.fold(one.its.level3 + one.its.description)
    quick = one_of("direction", "duration").search(name) or _FROM_TO.search(
        keys.fold(one.its.description)
    )
    lasting = one_of("direction", "lasting").search(said)
    if _FROM_TO.search(keys.fold(one.its.description)):
        lasting = one_of("direction", "lasting").search(name)
    if one_of("direction", "treated").search(said):
        return
    if (quick and not lasting) or (_time_taken().search(name) and "提前" not in said):
        yield one.flaw(f"说的是办事所用的时间，指标值“{target.text}”写成了不少于")


@over("P316", indicators)
def saving_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """成本节约率 ≤10%: met by saving nothing."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_MOST:
        return
    if measures.bare_name(one.its.level3).endswith(words_of("direction", "saved")):
        yield one.flaw(f"说的是节约，指标值“{target.text}”写成了不高于，一分不节约也算完成")


@over("P317", indicators)
def work_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """培训人数 <21 人: met by training nobody."""
    if _is_at_most(one) and _is_work(one) and not _is_ceiling(one):
        said = f"是做了多少、惠及多少，指标值“{one.its.target.text}”写成了不超过，一件不做也算完成"
        yield one.flaw(said)


@over("P340", indicators)
def number_at_most(one: IndicatorOf) -> Iterator[Flaw]:
    """总户数 ≤18749 户: may be a ceiling, which the row does not say."""
    if _is_at_most(one) and not _is_work(one):
        yield one.flaw(f"的指标值“{one.its.target.text}”写成了不超过，没有说明是控制数")


def _is_ceiling(one: IndicatorOf) -> bool:
    """Whether the words of the project say that it is kept within that: 控制在 38 吨以下."""
    most = counted_out(one.its.target)
    unit, _ = counter_of(one.its.target.unit)
    return any(
        said.is_at_most and said.unit == unit and said.number == most
        for text in (*one.project.objectives, one.project.purpose)
        for said in statements(text)
    )


def _is_work(one: IndicatorOf) -> bool:
    """Whether the name tells what the project does, and no prize or payment of some."""
    name = keys.fold(one.its.level3)
    does = one_of("direction", "work").search(name) or _is_brought_about(one)
    return bool(does) and not _PAID.search(name)


def _is_brought_about(one: IndicatorOf) -> bool:
    """带动就业人数 among the benefits: the more the better."""
    name = keys.fold(one.its.level3)
    return "效益" in one.level2 and bool(one_of("direction", "brought_about").search(name))


def _is_at_most(one: IndicatorOf) -> bool:
    """Whether a quantity that is not to be kept down has only an upper bound."""
    target = one.its.target
    if target.kind != "number" or target.op not in _AT_MOST:
        return False
    if one.level2 != "数量" and not _is_brought_about(one):
        return False
    if measures.measure_of(target) not in _AMOUNTS:
        return False
    name = keys.fold(one.its.level3).replace("饮用水", "")
    if measures.of_name(one.its.level3) == "rate" or "/" in target.unit:
        return False
    is_kept_down = one_of("direction", "kept_down").search(name) or one_of(
        "direction", "limited"
    ).search(keys.fold(one.its.description))
    return not is_kept_down or bool(_worked_off().search(measures.bare_name(one.its.level3)))
