"""Parts named in words against their whole: 其中, 包括, 主要为."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.checking.words.sentences import SCHOOLS, rules

ITEMS = """当年一般公共预算支出60.00万元，较上年增加{}万元。
（1）小学教育（2050202）30.00万元，较上年增加6.00万元；
（2）初中教育（2050203）20.00万元，较上年减少1.00万元；
（3）高中教育（2050204）10.00万元，与上年持平。"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出预算80万元，其中基本支出50万元，项目支出30万元。", [], id="all of it"),
        pytest.param(
            "支出预算80万元，其中基本支出50万元，项目支出33万元。", ["W201"], id="too much"
        ),
        pytest.param(
            "支出预算80万元，其中基本支出50万元，项目支出20万元。", ["W201"], id="too little"
        ),
        pytest.param("支出预算80万元，其中项目支出30万元。", [], id="not all of it"),
        pytest.param("支出预算80万元，其中项目支出90万元。", ["W201"], id="a part above its whole"),
        pytest.param(
            "支出预算80.01万元，其中基本支出50.00万元，项目支出30.00万元。", [], id="rounding"
        ),
        pytest.param(
            "支出预算79.50万元，其中基本支出50万元，包括人员经费40.50万元和公用经费10万元；项目支出29.50万元，"
            "主要为苗木0.25万元。",
            ["W201"],
            id="one level below",
        ),
        pytest.param(
            "政府采购预算9.00万元，其中：政府采购货物预算3.00万元、政府采购工程预算0万元、政府采购服务预算5万元。",
            ["W201"],
            id="procurement",
        ),
        pytest.param("项目支出30万元，主要为苗木20万元、灌溉15万元。", ["W203"], id="projects"),
        pytest.param(
            "项目支出30万元，主要为苗木20万元、灌溉5万元等。", [], id="some of the projects"
        ),
        pytest.param("项目支出30万元，全部用于苗木20万元。", ["W203"], id="one that is all"),
        pytest.param("项目支出30万元，主要用于苗木20万元。", [], id="one that is not all"),
        pytest.param("项目支出30万元，全部用于绿化，其中苗木20万元。", [], id="one of what is all"),
        pytest.param(
            "项目支出30万元，其中：苗圃总投资90万元，分三年实施。", [], id="of several years"
        ),
        pytest.param(
            "项目支出684.50万元，主要为苗木604.50万元、灌溉44.00万元。",
            ["W203"],
            id="the sum with two figures turned",
        ),
        pytest.param(
            "项目支出684.50万元，主要为苗木604.50万元、灌溉40.00万元。", [], id="without the rest"
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加8万元，项目支出减少3万元。",
            [],
            id="changes with signs",
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加8万元，项目支出增加3万元。",
            ["W202"],
            id="a sign is wrong",
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加12万元，其中人员经费增加10万元、"
            "公用经费减少2万元；项目支出减少3万元。",
            ["W202"],
            id="a part that is wrong against both sides",
        ),
        pytest.param(
            "支出预算80.00万元，比上年增加5.00万元，其中：基本支出增加12.00万元，"
            "其中人员经费增加10.00万元、公用经费减少4.00万元；项目支出减少3.00万元。",
            ["W202", "W202"],
            id="two parts that are wrong for themselves",
        ),
        pytest.param(
            "支出预算80万元，其中：基本支出57万元，其中人员经费40万元、公用经费10万元；项目支出30万元。",
            ["W201"],
            id="an amount that is wrong against both sides",
        ),
        pytest.param(
            "支出预算80万元，比上年增加5万元，其中：基本支出增加5万元，项目支出持平。",
            [],
            id="unchanged is zero",
        ),
        pytest.param(
            "支出预算80万元，比上年减少56.06万元，其中：基本支出增加20.64万元，项目支出减少76.69万元。",
            [],
            id="rounded three times",
        ),
        pytest.param("共有车辆7辆，其中：机要通信用车1辆、其他用车6辆。", [], id="vehicles"),
        pytest.param(
            "共有车辆7辆，其中：机要通信用车1辆、其他用车7辆。", ["W204"], id="too many vehicles"
        ),
        pytest.param("共有车辆7辆，其中：机要通信用车1辆。", [], id="some of the vehicles"),
        pytest.param(
            "共有车辆4辆，其中：机要通信用车1辆、其他用车3辆（校车1辆、送教用车2辆）。",
            [],
            id="parts of a part",
        ),
        pytest.param(
            "共有车辆4辆，其中：机要通信用车1辆、其他用车5辆（校车1辆、送教用车4辆）。",
            ["W204"],
            id="and still too many",
        ),
        pytest.param(
            "办理建议48件、提案62件，合计110件，其中A类件83件。", [], id="of what is added up"
        ),
        pytest.param("办理建议48件、提案62件，其中A类83件、B类27件。", [], id="of both"),
        pytest.param("办理建议48件、提案62件，其中A类83件、B类37件。", ["W204"], id="not of both"),
        pytest.param(
            "安排项目26个，其中续建11个、新建15个，完工19个、跨年7个。", [], id="two lists of all"
        ),
        pytest.param(
            "安排项目26个，其中续建11个、新建25个，完工19个、跨年7个。", ["W204"], id="one is wrong"
        ),
        pytest.param(
            "引育企业41家，其中国家级3家、省级38家；高新技术企业总数达到126家。",
            [],
            id="all of them",
        ),
    ],
)
def test_parts_add_up_to_their_whole(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_changes_of_items_are_the_total_change() -> None:
    text = (
        "“三公”经费预算10.00万元，比2023年减少{}万元。\n"
        "1.因公出国（境）费0万元，与2023年持平。\n"
        "2.公务用车购置及运行维护费6.00万元，比2023年减少1.00万元。\n"
        "3.公务接待费4.00万元，比2023年减少0.50万元。"
    )
    title = "财政拨款“三公”经费预算情况"
    assert rules(text.format("1.50"), title=title) == []
    assert rules(text.format("2.50"), title=title) == ["W202"]


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        pytest.param("减少0.50", "公务接待费减少0.50万元", [], id="what has no money is left out"),
        pytest.param(
            "减少0.30",
            "公务用车运行费与上年持平，公务接待费减少0.50万元",
            ["W202"],
            id="less than it",
        ),
        pytest.param(
            "减少0.70",
            "公务用车运行费与上年持平，公务接待费减少0.50万元",
            ["W202"],
            id="more than it",
        ),
        pytest.param(
            "减少0.70",
            "公务用车运行费减少0.20万元，公务接待费减少0.30万元",
            [],
            id="abroad last year",
        ),
        pytest.param(
            "增加0.50", "公务用车运行费减少0.20万元，公务接待费减少0.30万元", ["W202"], id="turned"
        ),
    ],
)
def test_changes_of_items_without_those_that_have_nothing(
    total: str, parts: str, expected: list[str]
) -> None:
    text = (
        "“三公”经费预算安排6.70万元，其中因公出国（境）费0.00万元；公务用车购置及运行费5.20万元"
        "（其中：公务用车购置费0.00万元，公务用车运行费5.20万元）；公务接待费1.50万元。"
        f"与2023年相比{total}万元，其中{parts}。"
    )
    assert rules(text, title="财政拨款“三公”经费预算情况") == expected


def test_a_wrong_direction_is_told_once() -> None:
    text = (
        "“三公”经费预算10.00万元，比2023年减少1.50万元。\n"
        "1.因公出国（境）费0万元，与2023年持平。\n"
        "2.公务用车购置及运行维护费6.00万元，比2023年{}，主要原因是车辆报废。\n"
        "3.公务接待费4.00万元，比2023年减少0.50万元。"
    )
    title = "财政拨款“三公”经费预算情况"
    assert rules(text.format("减少1.00万元，下降14.29%"), title=title) == []
    assert rules(text.format("增加1.00万元，增长14.29%"), title=title) == ["W202"]
    assert sorted(rules(text.format("增加1.00万元，增长44.29%"), title=title)) == ["W202", "W302"]


def test_sources_that_forms_of_old_do_not_name() -> None:
    text = (
        "预算收入90.00万元，其中：一般公共预算收入80.00万元，基金预算收入0万元，"
        "财政专户核拨收入0万元，其他来源收入{}万元。"
    )
    assert rules(text.format("10.00")) == []
    assert rules(text.format("1.00")) == ["W201"]


@pytest.mark.parametrize(
    ("reception", "expected"),
    [("减少0.50", []), ("增加0.50", ["W202"])],
)
def test_a_change_behind_a_bracket_is_that_of_the_whole(
    reception: str, expected: list[str]
) -> None:
    text = (
        "“三公”经费预算26.00万元，比上年增加17.50万元。其中：因公出国（境）费3.00万元，与上年持平；"
        "公务用车购置及运行费22.00万元（其中购置费18.00万元、运行费4.00万元），比上年增加18.00万元；"
        f"公务接待费1.00万元，比上年{reception}万元。"
    )
    assert rules(text, title="“三公”经费预算情况") == expected


def test_kinds_of_purchases_that_are_told_alone() -> None:
    text = "安排政府采购预算112.00万元，其中：货物类46.00万元，服务类{}万元。"
    assert rules(text.format("66.00")) == []
    assert rules(text.format("56.00")) == ["W201"]
    assert rules(text.format("56.00").replace("万元。", "万元等。")) == []
    assert rules(
        "政府采购预算46.50万元，其中：货物类采购预算38.00万元，服务类采购预算5.00万元。"
    ) == ["W201"]
    text = (
        "政府采购安排96.00万元，其中：货物类采购预算6.00万元，"
        "工程类采购预算30.00万元，服务类采购预算{}万元。"
    )
    assert rules(text.format("60.00")) == []
    assert rules(text.format("50.00")) == ["W201"]


def test_changes_told_account_by_account_are_the_total_change() -> None:
    assert rules(ITEMS.format("5.00"), SCHOOLS) == []
    assert rules(ITEMS.format("7.00"), SCHOOLS) == ["W202"]
    assert rules(ITEMS.format("3.00"), SCHOOLS) == [], "an account of last year can be gone"
    some = ITEMS.format("7.00").replace("60.00", "80.00", 1)
    assert "W202" not in rules(some, SCHOOLS)


def test_cars_that_are_a_reason_are_no_whole() -> None:
    text = "共有车辆{}辆，比上年减少1辆，主要是报废1辆；其中机要通信用车1辆、其他用车4辆。"
    assert rules(text.format(5), title="国有资产占用情况") == []
    assert rules(text.format(6), title="国有资产占用情况") == ["W204"]


def test_what_has_changed_by_the_sum_is_told_once() -> None:
    text = (
        "公务用车购置及运行费11.40万元，比2023年减少3.00万元。其中：公务用车购置费0万元，与2023年持平；"
        "公务用车运行费11.40万元，{}，主要原因是报废1辆工具车，油料和保险相应减少。"
    )
    title = "“三公”经费预算情况"
    assert rules(text.format("比2023年减少3.00万元"), title=title) == []
    assert rules(text.format("与2023年持平"), title=title) == ["W202"]


def test_a_share_of_what_is_wrong_is_told_once() -> None:
    text = (
        "政府采购支出总额834.23万元。授予中小企业合同金额677.98万元，占政府采购支出总额的81.27%，"
        "其中：授予小微企业合同金额{}万元，占政府采购支出总额的{}%。"
    )
    title = "政府采购支出情况"
    assert rules(text.format("203.64", "24.41"), title=title, kind="final") == []
    assert rules(text.format("703.64", "24.41"), title=title, kind="final") == ["W201"]
    assert rules(text.format("203.64", "42.41"), title=title, kind="final") == ["W301"]


def test_prices_of_a_month_and_of_a_year_are_not_added_up() -> None:
    text = "按每人每月10元核定签约服务费，其中区级财政承担每人每{}20元。"
    assert rules(text.format("年"), title="项目经费情况说明") == []


def test_vehicles_in_two_units() -> None:
    text = "共有车辆2台，其中执法执勤用车1辆、其他用车{}辆。"
    assert rules(text.format(1), title="国有资产信息") == []
    assert rules(text.format(3), title="国有资产信息") == ["W204"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "用房13459平方米，其中地上8013平方米（其中计容7998平方米，不计容105平方米）。",
            ["W204"],
            id="areas",
        ),
        pytest.param(
            "用房13459平方米，其中地上约8000平方米（其中计容7998平方米，不计容105平方米）。",
            [],
            id="about",
        ),
    ],
)
def test_sums_of_one_sentence(text: str, expected: list[str]) -> None:
    assert sorted(rules(text, title="支出情况")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "实有车辆3辆，其中应急保障用车1辆、执法执勤用车2辆；租用车辆2辆。",
            [],
            id="a list ends with its clause",
        ),
        pytest.param(
            "本部门人员编制38人，其中行政编制18人、事业编制20人；"
            "实有人员35人，其中行政17人、事业18人。",
            [],
            id="people, one clause after the other",
        ),
        pytest.param(
            "本部门人员编制38人，其中行政编制19人、事业编制20人；实有人员35人。",
            ["W204"],
            id="people, in one clause",
        ),
        pytest.param(
            "年末实有人数86人，其中在职人员71人、离休人员1人、退休人员13人。",
            ["W204"],
            id="people in and out of service",
        ),
        pytest.param(
            "年末实有人数86人，其中在职人员71人、离休人员1人、退休人员14人。", [], id="all of them"
        ),
        pytest.param(
            "年末实有人数86人，其中在职人员71人，退休人员13人，另有遗属2人。", [], id="and others"
        ),
        pytest.param(
            "开展自评的项目9个，其中评为优的项目7个，评为良的项目2个。发现问题4个，已整改3个。",
            [],
            id="the next sentence counts something else",
        ),
        pytest.param(
            "开展自评的项目9个，其中评为优的项目7个，评为良的项目3个。发现问题4个，已整改3个。",
            ["W204"],
            id="the list itself",
        ),
        pytest.param(
            "2024年收入总计100.00万元，其中年初结转和结余5.00万元，比2023年增加8.00万元。",
            [],
            id="more of the whole than its part is",
        ),
        pytest.param(
            "2024年收入总计100.00万元，比2023年增加108.00万元。", ["W205"], id="more than it is"
        ),
        pytest.param(
            "2024年预算收入100.00万元，其中一般公共预算拨款收入100.00万元、政府性基金预算收入0万元、"
            "国有资本经营预算收入0万元，较上年增加8.00万元。",
            [],
            id="a change behind a row of parts is that of the whole",
        ),
        pytest.param(
            "2024年政府采购预算56.00万元，其中货物类16.00万元、服务类30.00万元等。",
            [],
            id="等: the list is not closed",
        ),
        pytest.param(
            "2024年项目支出100.00万元，其中：技术推广支出40.00万元，主要用于技术推广；"
            "病虫害控制支出60.00万元，主要用于防疫。",
            [],
            id="主要用于 without a figure opens no list",
        ),
    ],
)
def test_lists_of_other_provinces(text: str, expected: Sequence[str]) -> None:
    found = [rule for rule in rules(text) if rule.startswith("W2")]
    assert found == list(expected)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("设立检查站24处（其中固定15处、临时19处）。", True, id="too many"),
        pytest.param("设立检查站24处（其中固定15处、临时9处）。", False, id="all"),
        pytest.param("设立检查站24处（其中固定15处、临时5处）。", True, id="too few in brackets"),
        pytest.param("设立检查站24处，其中固定15处、临时5处。", False, id="not all of them"),
        pytest.param("设立检查站24处（其中固定15处、临时19处等）。", False, id="and so on"),
        pytest.param("培训240人次，其中每期40人次。", False, id="each time"),
        pytest.param("在职36人，其中在编40人。", True, id="more than there are"),
        pytest.param("在职36人，其中在编34人，退休14人。", False, id="and who has left"),
        pytest.param("行政编制62名，事业编制38名，总编制110名。", True, id="posts"),
        pytest.param("行政编制62名，事业编制38名，总编制100名。", False, id="posts that add up"),
        pytest.param("现有公务用车6辆，其中：越野车4辆，轿车1辆。", True, id="vehicles by kind"),
        pytest.param("现有公务用车6辆，其中：越野车4辆，轿车2辆。", False, id="all vehicles"),
        pytest.param("车辆22辆，其中：执法12辆、专用8辆（洒水车8辆）、其他2辆。", False, id="( )"),
        pytest.param("设立检查站24处（其中固定15处（卡口3处）、临时19处）。", True, id="( ( ) )"),
        pytest.param("巡查12次，其中夜间3次，出动车辆20辆。", False, id="of other things"),
        pytest.param("建设2.6万亩，其中新造1.8万亩、改培1.6万亩。", True, id="in 万"),
        pytest.param("建设2.6万亩（其中新造0.8万亩、改培1.8万亩）。", False, id="in 万, and right"),
        pytest.param("建筑面积5200平方米，其中地上3100平方米，地下2000平方米。", True, id="halves"),
        pytest.param("建筑面积5200平方米，其中地上3100平方米，地下2100平方米。", False, id="whole"),
        pytest.param(
            "建筑面积0.52万平方米，其中地上0.31万平方米，地下0.21万平方米。", False, id="万"
        ),
        pytest.param(
            "面积90平方米，其中地上80平方米，绿地5平方米，层高3米。", False, id="no halves"
        ),
        pytest.param(
            "建筑面积90平方米，其中地上80平方米（其中计容75平方米，不计容15平方米），"
            "地下10平方米，高9米。",
            True,
            id="halves of a half",
        ),
    ],
)
def test_things_that_are_counted(text: str, told: bool) -> None:
    assert bool({"W204", "W221"} & {*rules(text, title="重点工作")}) is told


def test_a_half_that_is_not_its_parts_is_told_once() -> None:
    text = (
        "建筑面积13459平方米，其中地上建筑面积8013平方米"
        "（其中办公6003平方米，库房2100平方米），地下建筑面积5356平方米。"
    )
    assert rules(text, title="重点工作") == ["W204"]


@pytest.mark.parametrize(
    ("together", "expected"),
    [
        pytest.param("合计减少0.80", [], id="the sum"),
        pytest.param("合计减少1.80", ["W202"], id="another sum"),
        pytest.param("共减少1.80", ["W202"], id="in other words"),
    ],
)
def test_changes_added_up_behind_them(together: str, expected: list[str]) -> None:
    text = f"与上年相比，公务用车运行维护费减少0.60万元，公务接待费减少0.20万元，{together}万元。"
    assert rules(text, title="“三公”经费预算情况") == expected


def test_planned_purchases_are_parts_of_all() -> None:
    parts = "拟采购货物支出168.00万元、拟采购工程支出0万元、拟采购服务支出181.00万元。"
    text = f"政府采购支出预算总额286.00万元，其中：{parts}"
    assert rules(text, title="政府采购支出预算情况说明") == ["W201"]
