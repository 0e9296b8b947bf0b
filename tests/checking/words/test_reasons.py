"""Reasons for more, less and the same: which way their clauses lean, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mingzhang.checking.words.leanings import contradicts, leans
from mingzhang.disclosure import Kind
from tests.checking.words.sentences import rules

YEAR = 2024

AGAINST_LESS = [
    "年中追加汛期抢险资金",
    "新开办两个老年课堂",
    "下半年招录协管员6人",
    "药材采购价格上涨",
    "检疫点位扩大到全县",
    "职工工资普调",
    "防火期延长，巡护任务较重",
    "门诊收入和耗材支出同步增加",
    "补发了绩效工资",
    "考察接待由6批增至9批",
    "新增赛事保障用车1辆",
    "每辆保险费升到6000元",
]
AGAINST_MORE = [
    "3名编辑调离",
    "旧泵站已于5月完工",
    "巡逻车封存1辆",
    "压缩会议开支",
    "展厅改造已全部完成",
    "本年度不安排设备购置",
    "缴费人数减少",
    "2名编辑转任外单位",
    "不再承担垃圾清运",
    "编制内职工由52人减至47人",
]
NOT_AGAINST_LESS = [
    "上年新建两座冷库",
    "去年追加了防疫资金",
    "2023年增加了一次性补贴",
    "追加的资金12月才到账",
    "新增项目尚在招标",
    "新增1人，但办公费压缩较多",
    "采购效率提高",
    "增加线上会议",
    "新能源车辆增加",
    "外聘人员减少，公用经费上升",
    "扩大统一采购，价格较低",
    "加大压减力度",
    "没有新增人员",
    "缴费基数调整",
    "人员退休",
    "3名职工转入市博物馆",
    "聘用人员经费纳入基本支出",
    "扩大集中采购范围",
    "新增任务由市局列支",
    "新录用人员工资较低",
    "公务活动恢复正常秩序",
    "退休人员增多",
    "提高预算编制的精准度",
    "增加了跨部门调剂",
    "将聘用人员经费调入基本支出核算",
    "新招录人员较退休人员工资低",
    "扩大网上办公",
    "加大对违规吃喝的查处",
    "自有资金增加",
    "新增苗圃由区属公司管理",
    "新增的展览少于撤下的展览",
    "退役军人安置人数减少，公益岗增多",
]
NOT_AGAINST_MORE = [
    "有退休人员去世",
    "减少的班次少于增加的班次",
    "部分教师退休",
    "报废更新1辆救护车",
    "取消外包、增加自办班次",
    "人员减少导致一次性补偿增加",
    "上年暂停的活动今年恢复",
    "上年压减较多",
    "事业收入减少",
    "虽压缩办公费，物业费仍上涨",
    "合同尾款跨年支付",
    "标准调整",
    "受疫情影响上年活动减少",
    "压减的资金用于民生项目",
    "财政收回存量资金减少",
    "车辆达到报废年限",
    "取消收费后，财政弥补缺口",
    "取消药品加成后财政补偿",
    "征收工作已结束，结算补偿款",
    "缩短工期，集中施工",
    "缩短群众办理时间",
    "关停企业职工安置经费增加",
    "撤销乡镇站所，人员并入",
    "原有人员调离，招录补齐",
    "降低自筹比例",
    "修缮由两年一次改为每年一次，宣传压减3万元",
]


@pytest.mark.parametrize("reason", AGAINST_LESS)
def test_what_grew_is_no_reason_for_less(reason: str) -> None:
    assert contradicts("decrease", reason, YEAR)
    assert not contradicts("increase", reason, YEAR)


@pytest.mark.parametrize("reason", AGAINST_MORE)
def test_what_ended_is_no_reason_for_more(reason: str) -> None:
    assert contradicts("increase", reason, YEAR)
    assert not contradicts("decrease", reason, YEAR)


@pytest.mark.parametrize("reason", NOT_AGAINST_LESS)
def test_reasons_that_may_be_for_less(reason: str) -> None:
    assert not contradicts("decrease", reason, YEAR)


@pytest.mark.parametrize("reason", NOT_AGAINST_MORE)
def test_reasons_that_may_be_for_more(reason: str) -> None:
    assert not contradicts("increase", reason, YEAR)


def test_what_began_may_have_begun_the_year_before() -> None:
    assert not contradicts("unchanged", "更新购置1辆，新增1辆", YEAR)
    assert contradicts("unchanged", "新增结对交流4批次", YEAR)
    assert contradicts("unchanged", "购置车辆类型不同", YEAR)
    assert not contradicts("unchanged", "报废1辆、更新1辆，车辆总数不变", YEAR)
    assert not contradicts("unchanged", "车型有变化，总额未变", YEAR)


def test_what_is_denied_is_no_change() -> None:
    assert not contradicts("unchanged", "当年无新购和报废车辆", YEAR)
    assert not contradicts("unchanged", "落实“零增长”要求", YEAR)
    assert not contradicts("unchanged", "两年各新增1辆洒水车", YEAR)
    assert not contradicts("unchanged", "花工略有减少", YEAR)
    assert contradicts("unchanged", "无车辆更新，接待批次减少", YEAR)
    assert contradicts("unchanged", "接待批次增加", YEAR)
    assert leans("新增两名教师", YEAR) == {"more"}
    assert leans("新增两名教师", YEAR, newly=False) == {"neither"}


def _rules(text: str, kind: Kind = "budget") -> Sequence[str]:
    return rules(text, title="支出情况说明", kind=kind, year=YEAR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "基本支出增加12.00万元，主要为编外人员辞退。", ["W306"], id="主要为 behind a change"
        ),
        pytest.param("基本支出12.00万元，主要为编外人员劳务。", [], id="主要为 behind an amount"),
        pytest.param(
            "公务接待费3.00万元，与上年持平，主要是取消两次会展接待。", ["W310"], id="not the same"
        ),
        pytest.param(
            "公务接待费0.00万元，与上年持平，主要是取消公务接待。", [], id="nothing in both years"
        ),
        pytest.param(
            "公务用车购置费18.00万元，比上年增加18.00万元，主要原因是报废1辆轿车。",
            [],
            id="what is scrapped is bought again",
        ),
        pytest.param(
            "财政拨款支出90.00万元，比2023年预算增加8.00万元。\n"
            "财政拨款支出增加的主要原因是：压减印刷开支，旧馆修缮已完工。",
            ["W315"],
            id="leads another way",
        ),
        pytest.param(
            "财政拨款支出90.00万元，比2023年预算增加8.00万元。\n"
            "财政拨款支出增加的主要原因是：旧馆修缮已完工，新馆开放后安保任务增加。",
            [],
            id="one more, one less",
        ),
        pytest.param(
            "财政拨款支出90.00万元，比2023年预算减少8.00万元。\n"
            "财政拨款支出减少的主要原因是：新馆开放后安保任务增加；旧馆修缮已完工，增减相抵。",
            [],
            id="behind a semicolon",
        ),
        pytest.param(
            "财政拨款支出90.00万元，比2023年预算减少8.00万元，主要原因是："
            "基本支出增加2.00万元；项目支出减少10.00万元。",
            [],
            id="a list of what changed",
        ),
        pytest.param(
            "财政拨款支出90.00万元，比2023年预算增加8.00万元，主要是：（1）旧馆停用；（2）新馆开放，安保任务增加。",
            [],
            id="a numbered list of what changed",
        ),
        pytest.param(
            "财政拨款支出90.00万元，比2023年预算减少8.00万元，主要原因是一是保安人员增加；二是物业涨价。",
            ["W306"],
            id="a list that goes the other way",
        ),
        pytest.param(
            "公务接待费1.00万元，增加0.50万元，主要原因是承办全省花展（日常接待继续压减）。",
            [],
            id="an aside",
        ),
        pytest.param(
            "公务用车运行费9.00万元，增加1.50万元，主要原因是"
            "1辆洒水车投入使用（轿车减少0.60万元；洒水车增加2.10万元）。",
            [],
            id="what the change is made of",
        ),
    ],
)
def test_reasons_of_budgets(text: str, expected: list[str]) -> None:
    assert _rules(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "完成年初预算的93.00%。主要原因是增开夜校班次。", ["W306"], id="less, and more"
        ),
        pytest.param("完成年初预算的93.00%。主要原因是停开夜校班次。", [], id="less"),
        pytest.param(
            "年初预算10.00万元，支出决算0.00万元。主要原因是年中追加普查经费。",
            ["W306"],
            id="two amounts",
        ),
        pytest.param(
            "完成年初预算的93.00%。主要原因是年中调减预算，新增任务另行安排。",
            [],
            id="the budget was cut",
        ),
        pytest.param("完成年初预算的100.00%。主要原因是聘用人员增加。", ["W310"], id="all of it"),
        pytest.param(
            "公务接待费支出减少0.20万元。公务接待费支出减少的主要原因是接待批次增加。",
            ["W315"],
            id="a sentence of its own",
        ),
        pytest.param(
            "公务接待费支出减少0.20万元。公务接待费支出减少的主要原因是接待批次减少。",
            [],
            id="a sentence of its own that is right",
        ),
        pytest.param(
            "公务接待费支出增加0.20万元。公务接待费支出减少的主要原因是接待批次减少。",
            ["W315"],
            id="a sentence against the figure before it",
        ),
        pytest.param(
            "公务接待费支出增加0.20万元；会议费支出减少0.10万元。会议费支出减少的主要原因是会期缩短。",
            [],
            id="a sentence on another figure",
        ),
        pytest.param(
            "年初预算50.00万元，支出决算60.00万元，决算数小于年初预算数的主要原因是追加经费。",
            ["W304"],
            id="the direction is what is wrong",
        ),
    ],
)
def test_reasons_of_final_accounts(text: str, expected: list[str]) -> None:
    assert _rules(f"教育支出（类）支出：{text}", "final") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出80万元，比上年减少3万元。主要原因是：苗木经费增加。", ["W306"], id="reason"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元。主要原因是：苗木经费减少。", [], id="right reason"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是增加外出用车。", ["W306"], id="more of it"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是门诊量上升，耗材支出同步增加。",
            ["W306"],
            id="both rise",
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是资金使用效率提高。", [], id="efficiency"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是增加视频会议。", [], id="more of another way"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是事业收入减少。", [], id="less of its own"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是未到期质保金增加。", [], id="not paid yet"
        ),
        pytest.param("支出80万元，比上年减少3万元，主要原因是新能源车占比提高。", [], id="a share"),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元，决算数小于预算数的主要原因是检查范围扩大。",
            ["W306"],
            id="less than the budget",
        ),
        pytest.param(
            "支出年初预算为90万元，支出决算为98万元，决算数大于预算数的主要原因是：压减人员支出。",
            ["W306"],
            id="more than the budget",
        ),
        pytest.param(
            "支出年初预算为100万元，支出决算为98万元，决算数小于预算数的主要原因是调整预算数增加。",
            [],
            id="the budget was changed",
        ),
        pytest.param(
            "支出年初预算为90万元，支出决算为98万元，决算数大于预算数的主要原因是年中追加。",
            [],
            id="added in the year",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n财政拨款支出减少的主要原因是项目竣工。",
            ["W315"],
            id="another direction below",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，其中人员经费减少1万元。\n支出减少的主要原因是人员退休。",
            [],
            id="one of them",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n支出增长的主要原因是项目增加。", [], id="another word"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n公用经费减少的主要原因是苗圃并入城区。",
            [],
            id="of a part that nobody told",
        ),
        pytest.param(
            "公用经费8.00万元，比上年增加3.00万元。\n公用经费减少的主要原因是会议减少。",
            ["W315"],
            id="of a part that is told",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元。\n人员减少的主要原因是退休。", [], id="of something else"
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是新增了信息化项目。",
            ["W306"],
            id="something new",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是厉行节约，压缩开支。", ["W306"], id="saved"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是落实八项规定，严格控制公务接待支出。",
            ["W306"],
            id="controlled",
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是在严格控制支出的基础上按实际需要安排。",
            [],
            id="controlled, and needed",
        ),
        pytest.param(
            "支出80万元，比上年减少3万元，主要原因是新增资产减少。", [], id="less of what is new"
        ),
        pytest.param(
            "支出80万元，比上年增加3万元，主要原因是压减后又追加了任务。", [], id="saved, and more"
        ),
        pytest.param("支出80万元，比上年增加3万元，主要原因是人员退休。", [], id="pensions"),
        pytest.param(
            "支出80万元，比上年减少3万元。主要原因是：压减支出后苗木经费增加。", [], id="both"
        ),
    ],
)
def test_reasons_follow_from_the_figures(text: str, expected: list[str]) -> None:
    assert rules(text, kind="final", title="支出决算情况说明") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出80.00万元，与2023年持平，主要原因是人员退休，减少支付。", ["W310"], id="持平"
        ),
        pytest.param("支出80.00万元，与2023年持平，主要原因是有增有减。", [], id="both or neither"),
        pytest.param(
            "支出80.00万元，比2023年增加10.00万元，主要是项目支出减少。", ["W306"], id="主要是"
        ),
    ],
)
def test_reasons_of_one_sentence(text: str, expected: list[str]) -> None:
    assert sorted(rules(text, title="支出情况")) == expected


def test_a_reason_in_the_next_paragraph() -> None:
    text = "支出80.00万元，与2023年持平。主要原因：\n人员退休，减少支付。"
    assert rules(text, title="支出情况") == ["W310"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "2024年公务接待费1.00万元，比2023年增加0.50万元，主要原因是无增减变化。",
            ["W314"],
            id="no reason for a change",
        ),
        pytest.param(
            "“三公”经费8.00万元。与2023年相比增加3.60万元，增减变化的主要原因是“三公”经费与上年相比，无增减变化。",
            ["W314"],
            id="nothing has changed on the whole",
        ),
        pytest.param(
            "2024年公务接待费1.00万元，比2023年增加0.50万元，主要原因是业务增加。",
            [],
            id="a reason for it",
        ),
        pytest.param(
            "2024年预算96.00万元，比2023年增加6.50万元，主要原因是“三公”经费预算与上年持平，人员经费增加。",
            [],
            id="nothing but in one part",
        ),
        pytest.param(
            "2024年预算96.00万元，比2023年增加6.50万元，原因是本年预算支出与上年持平，只有培训费增多。",
            [],
            id="nothing but one part",
        ),
    ],
)
def test_reasons_of_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "公务接待费1.20万元，比上年减少0.30万元，主要是业务量加大、接待批次增多。",
            ["W306"],
            id="more guests cost less",
        ),
        pytest.param(
            "公务接待费1.20万元，比上年减少0.30万元，主要是接待批次减少。", [], id="fewer guests"
        ),
        pytest.param(
            "公务接待费1.20万元，比上年减少0.30万元，主要是接待批次增多但标准降低。",
            [],
            id="more of them, and cheaper",
        ),
        pytest.param(
            "项目支出64.00万元，比上年增加4.00万元，主要是本年不再安排基地建设。",
            ["W306"],
            id="less to do costs more",
        ),
        pytest.param(
            "项目支出64.00万元，比上年增加4.00万元，主要是本年不再安排基地建设，新增设备购置。",
            [],
            id="something else is new",
        ),
        pytest.param(
            "公务接待费1.20万元，比上年增加0.40万元，主要是严控接待标准、压减接待批次。",
            ["W306"],
            id="strict, and more",
        ),
        pytest.param(
            "公务接待费1.20万元，比上年减少0.40万元，主要是严控接待标准、压减接待批次。",
            [],
            id="strict, and less",
        ),
        pytest.param(
            "公务接待费1.20万元，上年预算1.60万元，比上年预算增加0.40万元，主要是严控接待标准。",
            ["W304"],
            id="the direction is wrong, and the reason is right",
        ),
    ],
)
def test_reasons_of_the_three_public_expenses(text: str, expected: list[str]) -> None:
    assert rules(text, title="“三公”经费预算情况") == expected


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("当年停办了试点活动", True, id="less to do"),
        pytest.param("年中追加试点活动经费", False, id="more to do"),
        pytest.param("上年结转项目支付尾款", False, id="money of last year"),
    ],
)
def test_reasons_for_what_was_not_planned(reason: str, told: bool) -> None:
    text = (
        "教育支出（类）普通教育（款）小学教育（项）年初没有安排，决算45.20万元。"
        f"主要原因是{reason}。"
    )
    assert ("W306" in rules(text, kind="final", title="支出决算情况")) is told
