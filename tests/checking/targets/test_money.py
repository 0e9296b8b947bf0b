"""Prices, totals, funds and times that cannot be, and those that only look so."""

from __future__ import annotations

from typing import Any

import pytest

from mingzhang.disclosure import Indicator, Printed, Project, Section
from mingzhang.reading.projects.fields import amount_and_unit
from mingzhang.where import Where
from tests.checking.targets.projects import disclosure, findings, its, narrative, project


def _told(rule: str, made: Project) -> bool:
    return bool(findings(rule, made))


def _priced(price: Indicator, *more: Indicator, goal: str = "", **fields: Any) -> Project:
    """A project of 36.50 万元 with such costs and quantities."""
    objectives = (f"1.{goal or '完成城区绿化养护，苗木成活。'}",)
    return project(price, *more, objectives=objectives, **fields)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        pytest.param(
            _priced(
                its("成本", "每吨补助标准", "≤95元/吨"),
                its("数量", "储备数量", "≥1.2万吨"),
                its("数量", "承储企业数量", "3家"),
            ),
            True,
            id="tons beside firms",
        ),
        pytest.param(
            _priced(
                its("成本", "单站维护成本", "≤1.6万元/个"),
                its("数量", "维护自动站数量", "38人"),
                goal="维护自动站38个，数据到报率98%以上。",
            ),
            True,
            id="as many as the objective says",
        ),
        pytest.param(
            _priced(
                its("成本", "单套大喇叭维护费", "≤800元/月"),
                its("成本", "短信通道费", "≤5万元"),
                its("数量", "维护大喇叭数量", "≥156套"),
            ),
            True,
            id="each, every month",
        ),
        pytest.param(
            _priced(its("成本", "运维费用", "≤6万元/月"), its("数量", "运维平台数量", "3个")),
            True,
            id="every month, of the whole",
        ),
        pytest.param(
            _priced(its("成本", "月均运维费用", "≤3万元/月"), its("数量", "运维平台数量", "6个")),
            False,
            id="the months are the whole year",
        ),
        pytest.param(
            _priced(
                its("成本", "本科生资助标准", "5000元/人"),
                its("数量", "资助人数", "96人"),
                goal="资助本科生26人、专科生70人。",
            ),
            False,
            id="those of the price's own kind",
        ),
        pytest.param(
            _priced(
                its("成本", "80岁以上津贴标准", "50元/人·月"),
                its("成本", "百岁老人津贴标准", "500元/人·月"),
                its("数量", "发放津贴人数", "500人"),
                goal="为500名老年人发放津贴。",
            ),
            False,
            id="several prices",
        ),
        pytest.param(
            _priced(
                its("成本", "新建亩均投入", "≤3000元/亩"),
                its("数量", "建设农田面积", "800亩"),
                goal="建设农田800亩，其中新建100亩。",
            ),
            False,
            id="of a part",
        ),
        pytest.param(
            _priced(
                its("成本", "农村低保标准", "6600元/人·年"), its("数量", "农村低保人数", "6500人")
            ),
            False,
            id="paid out less what they earn",
        ),
        pytest.param(
            _priced(
                its("成本", "亩均补助标准", "≤3000元/亩"),
                its("数量", "建设农田面积", "800亩"),
                goal="建设农田800亩，区级按10%配套。",
            ),
            False,
            id="others pay",
        ),
        pytest.param(
            _priced(
                its("成本", "调查员补贴标准", "≤1200元/人"),
                its("数量", "调查人口数", "≥7200人"),
                its("数量", "抽样小区数量", "24个"),
            ),
            False,
            id="other persons",
        ),
        pytest.param(
            _priced(
                its("成本", "单家核查费用", "≤1500元/家"),
                its("数量", "核查单位数量", "≥160家"),
                goal="对800家排污单位开展核查，抽查比例不低于20%。",
            ),
            False,
            id="some of all",
        ),
        pytest.param(
            _priced(its("成本", "摩托车单价", "≤36.5万元/辆"), its("数量", "购置摩托车", "2辆")),
            True,
            id="one costs what there is for two",
        ),
        pytest.param(
            _priced(
                its("成本", "勘探费用", "≤36.5万元", "勘探面积2.4万平方米，每平方米15元"),
                its("数量", "勘探面积", "≥5000平方米"),
            ),
            False,
            id="the whole, with its price beside it",
        ),
    ],
)
def test_a_price_is_taken_of_the_fewest_that_it_can_be_for(made: Project, told: bool) -> None:
    assert _told("P504", made) is told


def test_a_price_in_another_unit_than_its_name_is_told_once() -> None:
    made = _priced(its("成本", "每本标准（元）", "≤20万元/本"), its("数量", "本数", "3200本"))
    assert findings("P208", made)
    assert not findings("P504", made)
    as_named = _priced(its("成本", "每本标准（万元）", "≤20万元/本"), its("数量", "本数", "3200本"))
    assert findings("P504", as_named) or findings("P509", as_named)


@pytest.mark.parametrize(
    ("price", "many", "told"),
    [
        pytest.param("≤383.25元/本", "1000本", False, id="the product is 5% above"),
        pytest.param("≤383.26元/本", "1000本", True, id="and by a cent more"),
        pytest.param("≤36.49万元/本", "2本", True, id="one is nearly all"),
    ],
)
def test_rounding_excuses_a_twentieth_of_the_budget(price: str, many: str, told: bool) -> None:
    made = _priced(its("成本", "单本成本", price), its("数量", "本数", many))
    assert _told("P504", made) is told


@pytest.mark.parametrize(
    ("price", "many", "also"),
    [
        pytest.param(
            "≤10万元/本", "365本", True, id="100 times the budget: the number can be wrong"
        ),
        pytest.param("≤10万元/本", "366本", False, id="more, and little in the name's unit"),
        pytest.param("≤20万元/本", "18250本", False, id="the budget in the name's unit"),
        pytest.param("≤20万元/本", "18251本", True, id="too much in the name's unit as well"),
    ],
)
def test_a_price_in_the_wrong_unit_explains_what_it_comes_to(
    price: str, many: str, also: bool
) -> None:
    """万元 in the target and 元 in the name is told by P208, the product only beside it."""
    made = _priced(its("成本", "每本标准（元）", price), its("数量", "本数", many))
    assert _told("P208", made)
    assert _told("P504", made) is also


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        pytest.param("补贴标准（万元）", "≤0.5万/人", False, id="万 is 万元"),
        pytest.param("补贴标准（元/人）", "≤500元/人", False, id="for each"),
        pytest.param("补贴标准（百元）", "≤5元/人", True, id="百元"),
        pytest.param("补贴标准（人）", "≤500元/人", False, id="no unit of money in the name"),
    ],
)
def test_units_of_money_that_name_and_target_give(name: str, target: str, told: bool) -> None:
    assert _told("P208", project(its("成本", name, target))) is told


def test_a_price_in_another_unit_is_told_once() -> None:
    made = _priced(its("成本", "单本成本", "≤20万元/本"), its("数量", "换发证件本数", "3200本"))
    assert findings("P509", made)
    assert not findings("P504", made)


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("绿化养护总成本", "≤63.50万元", True),
        ("绿化养护总成本", "≤35.60万元", True),
        ("项目总成本", "≤360万元", True),
        ("绿化养护总成本", "≤36.50万元", False),
        ("苗木采购总成本", "≤12万元", False),
        ("项目总投资", "≤160万元", False),
    ],
)
def test_the_whole_cost_of_a_project_is_its_budget(name: str, target: str, told: bool) -> None:
    assert _told("P505", _priced(its("成本", name, target))) is told


def test_the_whole_cost_of_more_than_a_year_can_be_more() -> None:
    cost = its("成本", "项目总成本", "≤360万元")
    assert not findings("P505", _priced(cost, purpose="跨年实施，本年支付进度款"))
    assert not findings("P505", _priced(cost, name="城区绿化养护县级配套"))


def test_two_turned_figures_are_told_where_the_cost_is_the_project() -> None:
    def told(name: str) -> bool:
        return _told("P508", _priced(its("成本", name, "≤23万元"), budget="32.00"))

    assert told("城区绿化费用")
    assert told("资金控制数")
    assert not told("铁锹购置费")


@pytest.mark.parametrize(
    ("name", "told"), [("项目总成本", True), ("绿化养护费用", True), ("苗木费", False)]
)
def test_a_whole_cost_beside_prices_is_the_amount_in_the_words(name: str, told: bool) -> None:
    costs = its("成本", name, "≤69万元"), its("成本", "每平方米成本", "≤1.20元/平方米")
    table = project(*costs, budget="", funds={}, plan={})
    said = narrative("项目支出900万元，主要为城区绿化养护96万元。")
    assert bool(findings("P525", disclosure(table, sections=said))) is told


_FUNDS = {"appropriation": "36.50"}


@pytest.mark.parametrize(
    ("funds", "rules"),
    [
        pytest.param({**_FUNDS}, [], id="all of it"),
        pytest.param({"appropriation": "30.00", "carried": "6.50"}, [], id="with 上年结转"),
        pytest.param({**_FUNDS, "carried": "6.50"}, ["P544"], id="上年结转 on top"),
        pytest.param({"appropriation": "30.00", "carried": "5.60"}, ["P501"], id="turned"),
        pytest.param({"own": "30.50", "transferred": "6.00"}, [], id="two levels"),
        pytest.param({"own": "35.60", "transferred": ""}, ["P501"], id="one level, turned"),
        pytest.param({**_FUNDS, "own": "30.00", "transferred": "6.50"}, [], id="both are its"),
        pytest.param({"appropriation": "30.00", "special_account": "6.50"}, [], id="财政专户"),
    ],
)
def test_a_budget_is_its_funds(funds: dict[str, str], rules: list[str]) -> None:
    made = project(funds=funds)
    assert [rule for rule in ("P501", "P544") if findings(rule, made)] == rules


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (its("时效", "每周开放时间", "≥8天/周"), True),
        (its("时效", "每周开放天数", "≥8天"), True),
        (its("时效", "每周开放时间", "≥6天/周"), False),
        (its("时效", "日供电时长", "25小时/天"), True),
        (its("时效", "日供电时长", "24小时/天"), False),
        (its("时效", "各点位每日值守时长合计", "72小时"), False),
        (its("数量", "保障月份", "13个月"), True),
        (its("时效", "设备质保期", "36个月"), False),
        (its("数量", "每年培训天数", "≥40天"), False),
    ],
)
def test_no_time_has_more_than_there_is_of_it(made: Indicator, told: bool) -> None:
    assert _told("P419", project(made)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("维修站亭66座，每周巡查8天。", True),
        ("景观灯全年13个月不间断开启。", True),
        ("每天开放不少于25小时。", True),
        ("全年开放380天。", True),
        ("全年考评5个季度。", True),
        ("每月巡查32天。", True),
        ("每周开放6天，每天不少于8小时。", False),
        ("全年发放13个月工资。", False),
        ("每年出动600天次。", False),
        ("每年投入人工800天。", False),
        ("每年提供24个月质保服务。", False),
        ("每日共提供服务300小时。", False),
        ("全年开放365天。", False),
        ("每年2月底前完成。", False),
    ],
)
def test_no_time_in_words_has_more_than_there_is_of_it(text: str, told: bool) -> None:
    assert _told("P419", project(objectives=(f"1.{text}",))) is told


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("盗掘文物案件数量", "≥0起", True),
        ("预警不到位造成人员伤亡", "≥0人", True),
        ("培训人数", "≥0人", True),
        ("冷库温度", "≥-18℃", False),
        ("收支差额", "≥0万元", False),
        ("人均可支配收入增长率", "≥0%", False),
        ("盗掘文物案件数量", "=0起", False),
    ],
)
def test_at_least_nothing_asks_for_nothing(name: str, target: str, told: bool) -> None:
    made = project(its("社会效益", name, target))
    assert (_told("P320", made) or _told("P312", made)) is told


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (its("质量", "库房相对湿度达标", "45%～160%"), True),
        (its("质量", "库房相对湿度达标", "45%～60%"), False),
        (its("社会效益", "执法规范性", "≥110%", "着装规范的执法人员占全部人员的比例"), True),
        (its("社会效益", "工作量", "≥110%", "完成数占计划数的比例"), False),
        (its("经济效益", "投入产出情况", "120%～150%"), False),
    ],
)
def test_a_share_is_no_more_than_all(made: Indicator, told: bool) -> None:
    assert _told("P302", project(made)) is told


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (its("成本", "亩均补助标准", "≤53元/亩", "每亩补助"), True),
        (its("成本", "亩均补助标准", "≤350元/亩", "每亩补助"), True),
        (its("成本", "亩均作业成本", "≤40元/亩", "每亩作业"), False),
        (its("成本", "种子费", "≤20元/亩", "每亩种子费"), False),
    ],
)
def test_a_price_that_is_turned_is_another(made: Indicator, told: bool) -> None:
    purpose = "完成深松整地3万亩，每亩补助35元"
    assert _told("P374", project(made, purpose=purpose, budget="105.00")) is told


@pytest.mark.parametrize(
    ("kind", "target", "told"),
    [
        ("生态效益", "≥2.2万亩", True),
        ("数量", "≥2.5亩", True),
    ],
)
def test_a_benefit_is_told_where_its_unit_lost_a_part(kind: str, target: str, told: bool) -> None:
    made = project(its(kind, "保护耕地面积", target), objectives=("1.保护耕地2.2亩。",))
    assert _told("P344", made) is told


def _with_note(what: str, money: str, target: str) -> bool:
    """Whether a project's note is told to differ from its table."""
    texts = "一、项目概述", what, "六、年度预算安排", money
    lines = tuple(Printed(text, Where(line=at)) for at, text in enumerate(texts, 21))
    section = Section(no="七", title="城区绿化养护经费情况说明", paragraphs=lines)
    made = project(its("数量", "养护树木株数", target), money_unit="万元")
    found = disclosure(made, sections=(section,))
    return bool(findings("P344", found) or findings("P367", found))


@pytest.mark.parametrize(
    ("what", "money", "target", "told"),
    [
        ("对全区2640株树木开展养护。", "2024年安排预算36.50万元。", "=2640株", False),
        ("对全区2640株树木开展养护。", "2024年安排预算36.50万元。", "=2460株", True),
        ("对全区树木开展养护。", "2024年安排预算35.60万元。", "=2640株", True),
        ("对全区树木开展养护。", "2023年安排预算35.60万元。", "=2640株", False),
        ("对全区树木开展养护。", "2024年度项目总预算36.50万元，其中苗木6万元。", "=26株", False),
    ],
)
def test_a_note_says_what_the_table_says(what: str, money: str, target: str, told: bool) -> None:
    assert _with_note(what, money, target) is told


def test_a_budget_is_read_with_its_unit() -> None:
    assert amount_and_unit("608.00 万元") == ("608.00", "万元")
    assert amount_and_unit("12,608.00") == ("12,608.00", "")
    assert amount_and_unit("约 6 万元") == ("约 6 万元", "")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        pytest.param(
            _priced(
                its("成本", "每公里造价", "≤42万元"),
                its("数量", "大中修里程", "17.8公里"),
                budget="427.20",
            ),
            True,
            id="42 for 24",
        ),
        pytest.param(
            _priced(
                its("成本", "每公里造价", "≤42万元"),
                its("数量", "大中修里程", "17.8公里"),
                budget="420.00",
            ),
            False,
            id="works that are paid in years",
        ),
        pytest.param(
            _priced(its("成本", "单个企业兑付上限", "≤50万元"), its("数量", "企业数", "40家")),
            True,
            id="one may get more than all",
        ),
        pytest.param(
            _priced(its("成本", "单个企业兑付上限", "≤30万元"), its("数量", "企业数", "40家")),
            False,
            id="one may get most of it",
        ),
    ],
)
def test_a_price_is_the_budget_but_for_a_slip(made: Project, told: bool) -> None:
    assert _told("P504", made) is told


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (_priced(its("成本", "灭火机采购单价", "≤0.6元/台"), goal="采购灭火机60台。"), True),
        (_priced(its("成本", "灭火机采购单价", "≤6000元/台"), goal="采购灭火机60台。"), False),
        (_priced(its("成本", "每套一体机购置成本", "872800元")), False),
    ],
)
def test_a_price_without_its_wan_is_told_by_the_words(made: Project, told: bool) -> None:
    assert _told("P509", made) is told


_PURCHASE = "更新记录仪260台，每台0.32万元。其中记录仪{}万元、制服20万元。"


@pytest.mark.parametrize(("amount", "told"), [("57.20", True), ("83.20", False)])
def test_what_is_bought_costs_what_it_is_given(amount: str, told: bool) -> None:
    assert _told("P543", project(purpose=_PURCHASE.format(amount))) is told


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("安全测评单次费用", "≤60万元", True),
        ("安全测评费用", "≤42万元", True),
        ("安全测评费用", "≤20万元", True),
        ("安全测评费用", "≤30万元", False),
        ("安全测评单次费用", "≤6万元", False),
        ("驻场服务费用", "≤60万元", False),
        ("安全培训费用", "≤60万元", False),
    ],
)
def test_a_part_costs_what_the_words_give_it(name: str, target: str, told: bool) -> None:
    made = project(its("成本", name, target), purpose="其中安全测评24万元、线路租赁64万元。")
    assert _told("P374", made) is told


def test_a_price_a_month_is_the_price_a_year() -> None:
    def told(purpose: str) -> bool:
        cost = its("成本", "护林员劳务标准", "600元/人·月", "每名护林员每月劳务")
        return _told("P374", project(cost, purpose=purpose))

    assert not told("聘用护林员450名，每人每年7200元")
    assert told("聘用护林员450名，每人每年2700元")


def test_two_groups_of_one_price_are_the_budget() -> None:
    gifts = "慰问先进教师60名，每名1000元；慰问困难教师60名，每名1000元。"
    cost = its("数量", "慰问教师人数", "120人")
    assert not _told("P533", project(cost, purpose=gifts, budget="12.00"))


def test_parts_with_their_own_prices_are_the_budget() -> None:
    roads = "养护道路900公里，其中县道100公里每公里1万元、乡道800公里每公里{}元。"
    cost = its("数量", "养护里程", "900公里")
    assert not _told("P533", project(cost, objectives=(roads.format(5000),), budget="500.00"))
    assert not _told("P533", project(cost, objectives=(roads.format("5000.01"),), budget="500.00"))


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        ("购置洗扫车2辆，每辆12万元；购置转运车4辆，每辆6万元", True),
        ("购置洗扫车2辆，每辆8万元；购置转运车4辆，每辆5万元", False),
        ("购置洗扫车2辆，每辆12万元；购置转运车4辆，每辆6万元，其余由企业自筹", False),
        ("对2家热源厂供暖期给予补贴，每家每月补贴4.5万元", False),
        ("对2家热源厂给予补贴，每家每月补贴4.5万元", True),
        ("新建管网25公里，每公里80万元，总投资2000万元", False),
        ("护路员补助：160人×300元×12个月", True),
        ("护路员补助：40人×300元×12个月", False),
        ("护路员补助：160人×300元×12个月，其余由企业自筹", False),
    ],
)
def test_prices_in_words_come_to_no_more_than_the_budget(purpose: str, told: bool) -> None:
    assert _told("P541", project(purpose=purpose)) is told


def test_a_price_that_others_pay_is_no_price_of_the_project() -> None:
    cost = its("成本", "人均培训费", "≤300元/人次")
    words = "培训工人500人次，其中特种作业60人次，人均800元由企业承担。"
    assert not _told("P374", project(cost, objectives=(f"1.{words}",)))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (its("时效", "开放天数", "≥360天", "反映公园全年开放天数，每周一闭园"), False),
        (its("成本", "单个中心投资", "≤500万元/个"), False),
    ],
)
def test_a_year_has_more_days_than_a_week(made: Indicator, told: bool) -> None:
    purpose = "建设烘干中心3个，按总投资30%补助"
    assert (_told("P419", project(made)) or _told("P509", project(made, purpose=purpose))) is told


@pytest.mark.parametrize(
    ("said", "name", "target", "told"),
    [
        pytest.param(
            "60岁每客补贴3元、80岁每客再补贴2元",
            "80岁以上补贴标准",
            "5元/客",
            0,
            id="beyond",
        ),
        pytest.param("80岁每客补贴2元", "80岁补贴标准", "5元/客", 1, id="all of it"),
        pytest.param("撬动贷款1900万元，户均20万元", "户均贴息额", "≤4000元/户", 0, id="of a loan"),
        pytest.param("对农户贴息，户均2000元", "户均贴息额", "≤400元/户", 1, id="of its own"),
    ],
)
def test_an_addition_and_another_average_are_no_price(
    said: str, name: str, target: str, told: int
) -> None:
    made = project(its("成本", name, target), objectives=(f"1.贷款贴息、助餐补贴，{said}。",))
    assert len(findings("P374", made)) == told
