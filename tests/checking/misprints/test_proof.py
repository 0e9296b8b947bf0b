"""Ordinary words that are misprinted, and what only looks like it."""

from __future__ import annotations

import pytest
from benchmarks.planted import documents
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang import keys
from mingzhang.checking.misprints import coinages, proof
from tests.checking.form.small import found, with_text


def told(*texts: str) -> list[tuple[str, str]]:
    return [(one.written, one.right) for one in proof.misprints(map(keys.fold, texts))]


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        pytest.param("统筹按排各项资金", "按排", "安排", id="the dictionary has it, rarely"),
        pytest.param("制定年度记划", "记划", "计划", id="it sounds alike"),
        pytest.param("填写问券", "问券", "问卷", id="it looks alike"),
        pytest.param("上级拔款收入合计", "拔款", "拨款", id="it looks alike, of the forms"),
        pytest.param("加强阻织领导", "阻织", "组织", id="the first character"),
        pytest.param("增强使命敢，有使命感", "使命敢", "使命感", id="a word of three"),
        pytest.param("每月组织开召会议", "开召", "召开", id="the other way round"),
        pytest.param("改善堂课环境", "堂课", "课堂", id="and with no number before it"),
        pytest.param("完成特定行任政务和事业", "行任政务", "行政任务", id="between two words"),
        pytest.param("组织公性益活动", "公性益", "公益性", id="within a long word"),
        pytest.param("监管委员会办室公的工作", "办室公", "办公室", id="and once more"),
        pytest.param("提高服务水平平", "平平", "平", id="the last character twice"),
        pytest.param("关爱青少少年成长", "少少", "少", id="an inner character twice"),
        pytest.param("常期坚持", "常期", "长期", id="a character with two readings"),
        pytest.param("遵循市场规率办事", "规率", "规律", id="no share ends there"),
        pytest.param("查阅统计年监", "年监", "年鉴", id="the word before it asks for it"),
        pytest.param("反映农村妇的情况", "农村妇", "农村妇女", id="a long word, cut short"),
        pytest.param("反映森林面枳情况", "面枳", "面积", id="the two are printed nearly alike"),
        pytest.param("减少道路交事故", "交事故", "交通事故", id="a long word has lost a character"),
        pytest.param("按时发到位", "发", "发放", id="lost between two that ask for it"),
        pytest.param("对困难群众的帮力度", "帮", "帮扶", id="a verb by itself, lost between two"),
        pytest.param("建建健全机制", "建建健全", "建立健全", id="one typed again for the next"),
        pytest.param(
            "监测侧数据，监测数据", "监测侧数据", "监测数据", id="typed twice, and chosen wrongly"
        ),
        pytest.param("食品快检室，快速检检测", "检检测", "检测", id="and the first, of a word"),
        pytest.param("最大限限度减少", "最大限限度", "最大限度", id="a first character twice"),
        pytest.param("清扫路面，消安全隐患", "消", "消除", id="lost where a clause begins"),
        pytest.param("增强群众防火意，减少火灾", "意", "意识", id="lost where a clause ends"),
        pytest.param("加强馆藏文的保护", "文", "文物", id="what is behind 的 asks for it"),
        pytest.param("推动城乡客运一化", "一化", "一体化", id="an inner character of three"),
        pytest.param("建成后验收合格格，移交", "格格", "格", id="the last of a clause twice"),
        pytest.param("提升扑救能力和、水平", "能力和", "能力", id="something has to follow"),
        pytest.param("清扫楼道落叶垃，保持整洁", "垃", "", id="no clause ends so"),
        pytest.param("落实党的方针政，做好服务", "方针政", "方针政策", id="a phrase breaks off"),
        pytest.param("调解各类纷的数量", "纷", "", id="and nothing goes on so"),
    ],
)
def test_misprints(text: str, written: str, right: str) -> None:
    assert told(text) == [(written, right)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("编制各行行业业的清单", id="a doubled word"),
        pytest.param("办理民声热线来电，服务热线", id="a name that sounds like a word"),
        pytest.param("做到底数清、情况明、措施实，编写情况说明", id="clauses of three characters"),
        pytest.param("厚植家国情怀，铸牢中华民族共同体意识，纠治四风", id="words of campaigns"),
        pytest.param("以学增智、以文塑旅、以旅彰文", id="set shapes"),
        pytest.param("倾听民声，带教师资补助", id="other words than the usual"),
        pytest.param("统筹安排各项资金，提高服务水平，召开座谈会", id="right"),
        pytest.param("响泉镇、辛集店子村的李按管、王建力", id="names"),
        pytest.param("冀组字〔2024〕8号", id="a document's number"),
        pytest.param("应发人数、县直单位、住建局、民宗局", id="abbreviations"),
        pytest.param("遗传代谢病筛查、刑释人员就业、商超储菜", id="of trades"),
        pytest.param("检测车辆辆次，赤霉病病穗率控制在3%以内", id="a count of what stands before"),
        pytest.param("民转刑案件", id="a term of the police"),
        pytest.param(
            "由财政补足，财政补助资金，财政补助标准，财政补助收入", id="rare, but the right word"
        ),
        pytest.param("年度定检率，检定电子秤，定检合格，检定周期", id="both orders are terms"),
        pytest.param("先通后畅，公车运维费，综合研究党的组织工作", id="words side by side"),
        pytest.param("单条播放量超百万，市与区财力，初中每生每年", id="and more of them"),
        pytest.param("逐季下降，按件支付，每户一本", id="what is counted"),
        pytest.param("法律法规规定，党员员额，电影影片", id="two words with the same character"),
        pytest.param("指除上述以外，为在职人员，由其负责", id="particles side by side"),
        pytest.param("悬挂诱虫板，接种兽疫疫苗，更换光闸", id="terms of a trade"),
        pytest.param("罪犯守法守规率达到96%，守规率", id="a share of an unknown word"),
        pytest.param("以商招商、以链招商，常储常新，以进促稳", id="four characters in rhythm"),
        pytest.param("“一证式”管理、四不两直、以案定补", id="terms in a known shape"),
        pytest.param("维修林场场部，监狱狱政经费，养老院院区改造", id="a part of the place"),
        pytest.param("防治松材线虫病、稻飞虱，清除互花米草", id="pests"),
        pytest.param("能源化利用，可用率达到，适用率", id="words that end alike"),
        pytest.param("卫生健康局交办，部门公开表，口述史资料", id="endings of words"),
        pytest.param("参训人员满意，水电费用，收支总计", id="characters that stand for words"),
        pytest.param("交通路路口，沿街街面", id="a place, and a part of it"),
        pytest.param("整合办办公费用，党建工作经费", id="an office, and what it needs"),
        pytest.param("出圃苗木，出圃标准，组工干部", id="terms that are printed like other words"),
        pytest.param("改造卫生间间数，运行话务座席席数，开通终端部数", id="how many 间, 席, 部"),
        pytest.param("容器苗质量合格，更新执法车数量", id="what a thing is, behind its word"),
        pytest.param("政治强、业务精、作风优，该保的足额保", id="clauses that end with one word"),
        pytest.param("促进社会祥和、家庭和睦，群众参与、平台普及", id="和 and 与 of a word"),
        pytest.param("水电暖、天然气费用，秸秆禁烧值守", id="abbreviations between words"),
        pytest.param(
            "用于新闻制播，感染例次占比，劣五类断面数", id="short for two words of a trade"
        ),
        pytest.param("公益岗人员工资，执勤服采购数量，门诊楼改造", id="things, behind their words"),
        pytest.param("为企服务效率，在训学员人数，应检机具数量", id="for whom, and in which state"),
        pytest.param("意团结带领群众", id="the line before may have the rest"),
        pytest.param("开展桥涵隧巡查，落实征拆迁补偿，做好施工量测", id="one character each"),
        pytest.param("组织体智测试，推进体智融合，收养迁补", id="of children, and of land"),
        pytest.param("审结数与受理数之比，主汛期前编制可研", id="a ratio, and terms"),
        pytest.param("县级配套、乡级配套，省级县级配套资金", id="another level of government"),
        pytest.param(
            "发放辅食营养包，采购副食品，做好核销、返工、早筛和公卫，喷绘灯箱，返还质保金",
            id="usual words that dictionaries lack",
        ),
        pytest.param("棚改安置房和保租房分配，农村籍士兵登记", id="short for long words"),
        pytest.param("推进组织员队伍建设", id="those who do it"),
        pytest.param("本部门拟购置打印机，我部门拟采购服务", id="what is going to be done"),
        pytest.param("主管部门拟建设站房，各部门待拨付款项", id="and what is still to be done"),
        pytest.param("选派校长参加国培，校长参加省培的人次", id="short for national training"),
        pytest.param("每堂课安排导师，两堂课之间休息", id="so many of it"),
        pytest.param("核对总题数，总题数与答对数", id="how many in all"),
        pytest.param("反映询问室间数，登记检查室间数", id="how many rooms"),
        pytest.param("落实精文减会规定，减会增效", id="four characters in pairs"),
        pytest.param("召开的专题会次数，联席会次数", id="meetings"),
        pytest.param("把实事办实、把难事办妥", id="four that begin and end alike"),
    ],
)
def test_no_misprints(text: str) -> None:
    assert told(text) == []


def test_of_two_characters_one_that_is_lost_is_an_instance() -> None:
    (lost,) = proof.misprints([keys.fold("强化实救助、真帮扶")])
    assert "如“落实”" in lost.told
    (region,) = proof.misprints([keys.fold("对口支援新缰")])
    assert region.right == "新疆"


@pytest.mark.parametrize(
    "text",
    [
        "建人才库，动态管理",
        "建专家库，设服务专区",
        "推重点改革，提服务质效",
        "办文艺晚会，购办公家具",
        "为网格员购买意外伤害险，缴养老险",
        "投保安全生产责任险",
    ],
)
def test_verbs_of_one_character_have_lost_none(text: str) -> None:
    beside = ("建立健全制度", "加强建设", "提高服务质量", "推动改革", "购置设备", "参加保险")
    assert told(text, *beside) == []


def test_one_character_that_is_no_word_is_sure_where_one_side_asks_for_it() -> None:
    (lost,) = proof.misprints(["改善学生的学习环,方便上学"])
    assert (lost.right, lost.is_sure) == ("环境", True)
    (inside,) = proof.misprints(["完成抽样检合格的样品"])
    assert (inside.written, inside.is_sure) == ("检", True)
    (open_end,) = proof.misprints(["改善学生的学习环"])
    assert not open_end.is_sure


def test_a_word_that_is_elsewhere_takes_less() -> None:
    assert told("接受会诊治的病人") == []
    assert told("区全建设成效明显") == []
    elsewhere = [f"服务全区{what}" for what in ("建设", "产业", "发展", "教育", "群众")]
    assert told("区全建设成效明显", *elsewhere) == [("区全", "全区")]


def test_what_the_document_is_about_is_a_word() -> None:
    about = [f"{place}的非遗传习所" for place in ("甲村", "乙镇", "丙县")]
    assert told(*about, "丁乡的传习所") == []
    tea = ["修缮茶园三处", "改造茶园五处", "新建茶园两处"]
    assert told("修复荼园一处") == []
    assert told("核查企业退水口") == []
    assert told(*tea, "修复荼园一处") == [("荼园", "茶园")]


def test_what_is_printed_in_many_places_is_the_documents_own_word() -> None:
    own = ["甲县管里一处", "乙乡管里两处", "丙镇管里三处", "丁村管里四处"]
    assert told(*own) == []


def test_a_misprint_is_told_once_with_all_its_places() -> None:
    made = with_text("加强阻织领导。", "做好阻织实施。", "有关组织。")
    (message,) = found("F521", made)
    assert "“阻织”像是错字，应为“组织”" in message
    assert "（共 2 处）" in message


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ["开展结队帮扶", "结对共建"], [("结队", "结对")], id="the word behind it asks"
        ),
        pytest.param(["复盖情况"], [("复盖", "覆盖")], id="hardly a word, and told once"),
        pytest.param(["开展结队帮扶"], [], id="nothing of it elsewhere, and only one reading"),
        pytest.param(["失业人员，事业单位"], [], id="words that stand side by side, too"),
        pytest.param(["结队帮扶", "结队出行", "结对共建"], [], id="the document uses both"),
        pytest.param(["制订工作方案，制定办法"], [], id="either is right"),
    ],
)
def test_words_where_others_are_asked_for(
    texts: list[str], expected: list[tuple[str, str]]
) -> None:
    assert told(*texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        "购置铁锹二十把、扫帚三十把",
        "购置遮阳伞若干把、雨衣十件",
        "发放春秋被、毛毯",
        "调解员顾、赖二人",
    ],
)
def test_counters_things_and_names_are_whole(text: str) -> None:
    assert found("F521", with_text(text)) == []


def test_no_name_is_a_fragment() -> None:
    assert not any(map(coinages.is_fragment, coinages.surnames()))


def test_what_the_document_shows_is_sure() -> None:
    printed = with_text("做好问题纠编。", "及时纠偏。")
    assert found("F521", printed)
    assert found("F522", printed) == []
    alone = with_text("做好问题纠编。")
    assert found("F521", alone) == []
    assert found("F522", alone)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        pytest.param("提高服务水平平", [True], id="nothing behind it"),
        pytest.param("维护公路路产", [], id="路产 may be a term"),
    ],
)
def test_a_character_printed_twice(text: str, sure: list[bool]) -> None:
    assert [one.is_sure for one in proof.misprints([text])] == sure


def test_what_other_rules_tell_is_not_told_again() -> None:
    assert found("F521", with_text("用于布署工作。")) == []
    assert found("F514", with_text("用于布署工作。"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param(
            "截止2024年12月31日，已建成三处。", "截止2024年12月31日的报名", id="until a day"
        ),
        pytest.param("受付主任委托。", "支付主任津贴。", id="a deputy"),
        pytest.param("仅管任务繁重。", "不仅管理，也服务。", id="although"),
        pytest.param("维护妇女合法权力。", "权力清单", id="rights, not power"),
        pytest.param("做好投诉授理。", "教授理论知识。", id="what is accepted"),
        pytest.param("建立台帐。", "购置帐篷、蚊帐。", id="accounts, not tents"),
        pytest.param("人才倍出。", "产量成倍出现增长。", id="in great numbers"),
    ],
)
def test_words_that_are_wrong_where_they_stand(wrong: str, right: str) -> None:
    assert found("F514", with_text(wrong))
    assert found("F514", with_text(right)) == []


@pytest.mark.parametrize("seed", range(4))
def test_invented_documents_have_none(seed: int) -> None:
    for disclosure in documents.composed(seed, 2024):
        assert found("F521", disclosure) + found("F522", disclosure) == []


@settings(max_examples=60)
@given(st.text("统筹按排管里工作开召水平平的一县村，。0", max_size=24))
def test_any_text_can_be_read(text: str) -> None:
    for one in proof.misprints([keys.fold(text)]):
        assert one.written in one.around
        assert one.around in keys.fold(text)


@pytest.mark.parametrize(
    "word", ["网店", "采血", "馆藏", "禁渔", "陈粮", "台网", "茶青", "按实", "图斑", "起数", "停测"]
)
def test_words_of_trades_that_dictionaries_lack_are_no_misprints(word: str) -> None:
    """Also where the document prints a word that looks or sounds alike."""
    texts = [f"{place}网点和网站，采写和采血点，馆长" for place in "东南西北"]
    assert list(proof.misprints([*texts, f"支持开展{word}工作"])) == []


def test_of_two_words_as_likely_every_run_takes_the_same() -> None:
    """国有资本 is as near as 国有资产; sets of words have another order in each process."""
    told = proof.misprints(["国有资", "国有资产", "国有资本"])
    assert [one.right for one in told] == ["国有资产"]
