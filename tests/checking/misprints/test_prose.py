"""Fixed phrases with a wrong, a missing or a doubled character."""

from __future__ import annotations

import pytest

from mingzhang.checking.misprints import prose, terms
from mingzhang.checking.misprints.pairs import pairs
from tests.checking.form.small import found, with_text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("2024年财政拨支出预算3万元", "财政拨支出", id="a character is missing"),
        pytest.param("全部收入和支出都反在预算中", "反在预算中", id="at the second place"),
        pytest.param("按照预算管理有规定", "预算管理有规定", id="before the last two"),
        pytest.param("编制实行综合顶算管理", "综合顶算管理", id="it looks like another"),
        pytest.param("反映木单位当年全部收入", "木单位当年全部收入", id="the first one does"),
        pytest.param("公务用车保有最3辆", "公务用车保有最", id="the last one does"),
        pytest.param("政府采购货物物支出3万元", "政府采购货物物支出", id="twice"),
        pytest.param("均与上年相相同", "与上年相相同", id="twice inside"),
        pytest.param("年初欲算", "", id="what sounds alike is F513's"),
        pytest.param("2024年预算安排3万元", "", id="the year's budget"),
        pytest.param("涉及项目预算金额3万元", "", id="another word follows"),
        pytest.param("由县财政拨款出资建设", "", id="a word that begins with the last character"),
        pytest.param("确保机构正常运转", "", id="a word before it"),
        pytest.param("面向小企业预留", "", id="small enterprises alone"),
        pytest.param("决算小于预算数", "", id="数 may be left out"),
        pytest.param("财政拨款支出", "", id="right"),
    ],
)
def test_phrases(text: str, written: str) -> None:
    assert [slip.written for slip in prose.slips([text])] == ([written] if written else [])


def test_one_place_is_told_once_by_its_longest_phrase() -> None:
    (slip,) = prose.slips(["一般公共预算财拨款支出"])
    assert slip.phrase == "一般公共预算财政拨款"


def test_where_it_stands_is_told() -> None:
    (message,) = found("F517", with_text("2024年财政拨支出预算3万元。"))
    assert "漏了“款”字" in message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("为公务接待而公物接待", True),
        ("年初欲算安排", True),
        ("落实过紧日子邀求", True),
        ("加强财物管理", False),
        ("强化监督检察", False),
        ("提供自愿服务", False),
        ("同一战线上", False),
    ],
)
def test_phrases_that_sound_alike(text: str, told: bool) -> None:
    assert bool(found("F513", with_text(text))) is told


@pytest.mark.parametrize(
    "texts", [("甲应急处治乙。", "丙应急处置丁。"), ("甲应急处置乙。", "丙应急处治丁。")]
)
def test_of_two_ways_printed_once_the_likelier_is_right(texts: tuple[str, str]) -> None:
    assert not any(
        "的“置”像是错字" in one
        for one in found("F513", with_text("做好应急处治工作。", "开展应急处置工作。"))
    )
    assert not any("的“置”像是错字" in one for one in found("F513", with_text(*texts)))


def test_a_misprinted_phrase_does_not_make_the_right_one_wrong() -> None:
    made = with_text("人员掉入和工资晋升。", "支出增加是人员掉入和工资晋升，人员调入和工资晋升。")
    (message,) = found("F513", made)
    assert "应为“人员调入”" in message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("加强行业业管理。落实行业管理制度。", True, id="the text has it once as well"),
        pytest.param("加强行业业管理。", False, id="nothing to compare with"),
        pytest.param("事业业务培训。事业单位业务培训。", False, id="two words"),
        pytest.param("进行行业培训。进行业务培训。", False, id="another word"),
        pytest.param("人人参与。", False, id="a word of two"),
    ],
)
def test_words_of_the_text_itself(text: str, told: bool) -> None:
    assert bool(list(prose.slips([text]))) is told


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("缴纳公务员疗补助缴费3万元", "公务员医疗补助缴费", id="inside"),
        pytest.param("落实全面从治党要求", "全面从严治党", id="of four words"),
        pytest.param("做好最低活保障工作", "最低生活保障", id="at the second word"),
        pytest.param("健全从严治党制度", "", id="its first character is another word's"),
        pytest.param("推进供销社信用体系建设", "", id="so here"),
        pytest.param("年末结转结余3万元", "", id="what is left is made of words"),
        pytest.param("对个人和家庭补助", "", id="的 may be left out"),
        pytest.param("我市环境卫生明显改善", "", id="it can begin with a word of its own"),
        pytest.param("把国有资产用好管好", "", id="it can end with one"),
        pytest.param("做好防返贫监测", "", id="a short form"),
        pytest.param("落实最低生活保障", "", id="right"),
        pytest.param("县委编办设备购置项目", "", id="an agency's short name ends before it"),
        pytest.param("县信访督查办设备购置", "", id="so here, behind a word"),
        pytest.param("购置打印机、办设备购置", "办公设备购置", id="no name ends there"),
        pytest.param("我委业务费和我园绿化养护费", "", id="one character for the agency"),
        pytest.param("健全医养服务体系，完善托养服务体系", "", id="a word that is coined"),
        pytest.param("发放双创担保贷款", "", id="so here"),
        pytest.param("健全社会养服务体系", "养老服务体系", id="behind a whole word"),
        pytest.param("争取省财专项资金，帮扶复退军人事务", "", id="another word in short"),
        pytest.param("四好农村路养护", "", id="it has a name of its own"),
    ],
)
def test_terms_that_have_lost_a_character(text: str, term: str) -> None:
    found_there = [slip.phrase for slip, _ in terms.slips([text], pairs(text))]
    assert found_there == ([term] if term else [])


def test_a_phrase_with_a_term_in_it_is_told_once() -> None:
    assert len(found("F517", with_text("按支出功能类科目编制预算。"))) == 1


def test_a_lost_character_is_told_once() -> None:
    made = with_text("做好最低活保障工作。")
    assert len(found("F517", made)) == 1
    assert found("F521", made) == found("F522", made) == []
