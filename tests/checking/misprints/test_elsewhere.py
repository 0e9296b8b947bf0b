"""What a document prints elsewhere among the same characters, and here with a slip."""

from __future__ import annotations

import pytest

from mingzhang import keys
from mingzhang.checking.misprints import proof
from mingzhang.checking.misprints.cutting import Cut
from mingzhang.checking.misprints.elsewhere import slips


def told(*texts: str) -> list[str]:
    cut = Cut(map(keys.fold, texts))
    return [f"{cut.whole[slip.start : slip.end]}>{slip.right}" for slip in slips(cut)]


@pytest.mark.parametrize(
    ("right", "wrong", "slip"),
    [
        pytest.param("根据实际验收结果", "根实据际验收结果", "实据>据实", id="across words"),
        pytest.param("依据行业规定", "依据行业定规", "定规>规定", id="at the end of a cell"),
        pytest.param("就餐人员满意", "餐就人员满意", "餐就>就餐", id="at its beginning"),
        pytest.param("滨河泵站运转正常", "滨河泵站运正转常", "正转>转正", id="in a clause"),
        pytest.param("保障各项工作有序推动", "保障各项项工作有序推动", "项项>项", id="a counter"),
        pytest.param("增强做好工作的责任感", "增强做好工作的的责任感", "的的>的", id="a particle"),
        pytest.param("政策制定和宏观指导", "政策制定和宏观指指导", "指指>指", id="a verb"),
        pytest.param("走访慰问老党员次数", "走访慰问老党员员次数", "员员>员", id="an ending"),
        pytest.param("动员社会力量参与建设", "动员社会量参与建设", ">力", id="lost between words"),
        pytest.param("本年综合业务完成率", "本年综业务完成率", ">合", id="lost in a word"),
        pytest.param("明确年度工作目标", "明确年度工作标目", "标目>目标", id="a word nobody uses"),
        pytest.param("根据年度工作计划", "根据年度工作划", ">计", id="before the last character"),
        pytest.param("宣传外事知识次数", "宣外事知识次数", ">传", id="behind the first one"),
    ],
)
def test_slips(right: str, wrong: str, slip: str) -> None:
    assert told(right, "另有一句无关的话", wrong) == [slip]
    assert told(wrong, right) == [slip]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("投保意外伤害保险", "投保意外伤害险", id="a short form at the end"),
        pytest.param("购置执法执勤用车", "购置执法执勤车", id="another one"),
        pytest.param("选派科技特派员人数", "选派科技特派员数", id="how many"),
        pytest.param("收支、支出总计各增加", "收、支总计各增加", id="behind 、"),
        pytest.param("新建道路的条数", "新建道路条数", id="的 can stand or not"),
        pytest.param("第二十条", "第十二条", id="numbers"),
        pytest.param("稳定村干部队伍", "稳定农村村干部队伍", id="two words of one character"),
        pytest.param("2024年初预算数", "2024年年初预算数", id="a year and its beginning"),
        pytest.param("保障整合办公费用", "保障整合办办公费用", id="an office"),
        pytest.param("养护县道和乡道", "养护全县县道和乡道", id="a county and its roads"),
        pytest.param("林场部分房屋维修", "林场场部房屋维修", id="its head office"),
        pytest.param("检查企业务工情况", "检查企业业务情况", id="words that meet"),
        pytest.param("惠及茶农户数", "惠及农户数", id="of another trade"),
        pytest.param("每万人口商标数", "每万人商标数", id="both are said"),
        pytest.param("委托桥梁勘查设计", "委托桥梁查勘设计", id="both orders are words"),
        pytest.param("优化客运线路布局", "优化客运路线布局", id="two usual words"),
        pytest.param("材料审核查验及时", "材料审查核验及时", id="nothing is left over"),
        pytest.param("做好区县联动执法", "做好县区联动执法", id="places in any order"),
        pytest.param("缴纳水电气暖费用", "缴纳水气电暖费用", id="characters in a row"),
        pytest.param("推进产供销对接", "推进供产销对接", id="a row of deeds"),
        pytest.param("乡村道路管养补助", "乡村道路养管补助", id="two deeds"),
        pytest.param("统筹山水林田湖草治理", "统筹山水田林湖草治理", id="a long row"),
        pytest.param("福利院院民生活补助", "福利院民生活补助", id="those of a house"),
        pytest.param("更换人行道道板数量", "更换人行道板数量", id="a part of it"),
        pytest.param("制作服务队队旗数量", "制作服务队旗数量", id="its flag"),
        pytest.param("用于环卫车辆运行费等", "用于环卫车运行费等", id="a short word"),
        pytest.param("反映受助学生人数情况", "反映受助学生数情况", id="how many of them"),
        pytest.param("全面落实河湖长制", "全面落实河长制", id="of rivers and lakes"),
    ],
)
def test_both_can_be_right(one: str, other: str) -> None:
    assert told(one, other) == []


def test_what_is_printed_so_twice_is_meant() -> None:
    texts = ["动员社会量参与建设", "社会量参与", "动员社会力量参与建设"]
    assert told(*texts) == []


def test_a_slip_is_sure_and_told_once() -> None:
    texts = ["按照实际验收结果拨付", "按照实际验结收果拨付"]
    assert [(one.told, one.is_sure) for one in proof.misprints(texts)] == [
        ("“照实际验结收果拨付”里的“结收”颠倒了，别处写作“照实际验收结果拨付”", True)
    ]


def test_long_texts_take_no_long_time() -> None:
    texts = ["保障各项工作" * 20_000, "开展宣传" * 20_000, "的" * 200_000]
    assert told(*texts) == []
