"""Words that a document writes in two ways, of which one is a misprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.misprints import spelling


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(["社区事物受理中心", "社区事务受理中心"], ("物", "务"), id="one sound"),
        pytest.param(["上级拔款收入合计", "上级拨款收入合计"], None, id="one shape is proof's"),
        pytest.param(
            ["这是为了更游校的整合公共服务资源", "以便更有效的整合公共服务资源"],
            ("游校", "有效"),
            id="two in a row",
        ),
        pytest.param(["统愁协调各项工作"], ("愁", "筹"), id="a fixed phrase"),
        pytest.param(["收益群体满意度", "受益群体满意度"], ("收", "受"), id="at the beginning"),
        pytest.param(["国企管理退休人员数量"], None, id="the end of the word before"),
        pytest.param(["机关干部对物业服务的满意度"], None, id="the beginning of the word behind"),
        pytest.param(["加强村干部队武的培养"], ("武", "伍"), id="the end of a fixed phrase"),
        pytest.param(["社区事务受理中心", "社区服务受理中心"], None, id="another sound"),
        pytest.param(["制定全县工作计划", "制订全县工作计划"], None, id="both are right"),
        pytest.param(["报送实际完成情况说明", "报送市级完成情况说明"], None, id="two words"),
        pytest.param(["水质监测工作经费", "水质检测工作经费"], None, id="监测, 检测"),
        pytest.param(["市水务局的项目", "市税务局的项目"], None, id="two bureaus"),
        pytest.param(["内设四个科室", "内设十个科室"], None, id="two numbers"),
        pytest.param(["负责涉案财物管理工作"], None, id="no fixed phrase: 财物"),
        pytest.param(["新建道路工程项目", "兴建道路工程项目"], None, id="新建, 兴建"),
        pytest.param(["本单位设有下属单位", "本单位没有下属单位"], None, id="设有, 没有"),
        pytest.param(["完成征收任务情况", "完成增收任务情况"], None, id="征收, 增收"),
        pytest.param(["支付货款的利息", "支付贷款的利息"], None, id="货款, 贷款"),
        pytest.param(
            ["区域内站址管理工作", "区域内战址管理工作"], ("战", "站"), id="no word of its own"
        ),
        pytest.param(
            [
                *("开展灯谜管理工作", "开展登密管理工作", "举办登密比赛", "参加登密活动"),
                *("编印登密手册", "开展灯谜管理工作甲"),
            ],
            None,
            id="a word that the texts use elsewhere",
        ),
        pytest.param(["县委办公室的文件", "为办公室的文件"], None, id="a word of grammar"),
        pytest.param(["村干部政治培训", "村干部征兵"], None, id="what follows differs"),
    ],
)
def test_written_in_two_ways(texts: list[str], found: tuple[str, str] | None) -> None:
    variants = list(spelling.variants(texts))
    assert [{one.wrong, one.right} for one in variants] == ([set(found)] if found else [])


def test_the_commoner_way_is_right() -> None:
    texts = ["社区事物受理中心", "社区事务受理中心甲", "社区事务受理中心乙"]
    (one,) = spelling.variants(texts)
    assert (one.wrong, one.right, one.is_official) == ("物", "务", False)


def test_official_names_are_right() -> None:
    texts = 3 * ["一般公共预算财政播款支出表"]
    (one,) = spelling.variants(texts, frozenset({"一般公共预算财政拨款支出表"}))
    assert (one.wrong, one.right, one.is_official) == ("播", "拨", True)
    names = ["社会福利事业单位", "社会福利实业单位"]
    assert list(spelling.variants(names, frozenset(names))) == []


@given(st.lists(st.text(alphabet="社区事务物受理县委为的公", max_size=30), max_size=6))
def test_what_differs_is_inside(texts: list[str]) -> None:
    for one in spelling.variants(texts):
        assert any(one.written in text for text in texts)
        assert any(one.other in text for text in texts)
        assert one.wrong != one.right
        assert len(one.wrong) == len(one.right) <= 2


@given(st.lists(st.text(alphabet="社区事务物", max_size=12), max_size=6))
def test_many_words_are_found_as_few_are(texts: list[str]) -> None:
    pairs = [f"{one}{two}" for one in "社区事务物" for two in "社区事务物"]
    many = {*pairs, *(f"{pair}{three}" for pair in pairs for three in "社区事务物")}
    few = {word: spelling.having({word}, texts)[word] for word in many}
    assert spelling.having(many, texts) == few


def test_many_misprints_are_all_found() -> None:
    around = [(chr(0x5400 + number), chr(0x6200 + number)) for number in range(150)]
    texts = [f"{one}关{one}{right}{two}受理" for one, two in around for right in "务务物"]
    found = list(spelling.variants(texts))
    assert {one.around for one in found} == {f"{one}物{two}" for one, two in around}
