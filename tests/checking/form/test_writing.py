"""Misprints, lines that break off, signs without their pair, heads of other agencies."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.checking.check import check
from mingzhang.disclosure import Disclosure, Heading, PerformanceGoal, Printed, Project, Row
from mingzhang.where import Where
from tests.checking.form.small import (
    AGENCY,
    disclosure,
    found,
    section,
    table,
    three_public,
    with_tables,
    with_text,
)
from tests.checking.tables.books import coded


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("社区事物受理。", "设社区事务受理中心。"), True, id="otherwise elsewhere"),
        pytest.param(("社区事务受理。", "设社区事务受理中心。"), False, id="alike"),
        pytest.param(("机关事业单位职业年经缴费支出。",), True, id="a name of the classification"),
        pytest.param(("解决选调生的后顾之优。",), True, id="a set phrase of four characters"),
        pytest.param(("狠抓督察督办。", "组织督查督办。"), False, id="either of two"),
        pytest.param(("储备粮推陈储新。",), False, id="a set phrase of the trade"),
        pytest.param(("反应日常工作情况。", "反映日常工作情况。"), False, id="a listed word"),
    ],
)
def test_words_written_in_two_ways(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F513", with_text(*lines))) is told


def test_a_misprint_is_told_with_the_right_words() -> None:
    made = with_text("社区事物受理。", "社区事务受理中心。", "社区事务受理服务。")
    (message,) = found("F513", made)
    assert "“社区事物受理”里的“物”像是错字，别处写作“社区事务受理”" in message


def test_the_agency_misprinted_is_another_rules() -> None:
    line = "云溪县档暗局上年末固定资产金额为3万元。"
    made = with_text(line, "云溪县档案局负责档案。", "云溪县档案局上年工作。")
    assert found("F407", made)
    assert found("F513", made) == []


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        pytest.param("<p>1.加强党员教育。</p><p>2.办好党课。</p>", ["“<p>”"], id="paragraphs"),
        pytest.param("保障运转。&nbsp;&nbsp;厉行节约。", ["“&nbsp;”"], id="an entity"),
        pytest.param('<span style="font-size:14px">保障运转</span>。', ["font-size"], id="styles"),
        pytest.param("办结率<90%的扣分，>95%的加分。", [], id="signs"),
        pytest.param("甲类<b 且乙类>d 的加分。", [], id="signs beside a letter"),
        pytest.param("关于转发<预算编制办法>的通知。", [], id="a title within a title"),
        pytest.param("办公<br>运转。", [], id="a line that a program broke"),
    ],
)
def test_markup_that_a_web_page_left(line: str, tags: list[str]) -> None:
    told = found("F527", with_text(line))
    assert len(told) == bool(tags)
    assert all(tag in told[0] for tag in tags)


def test_listed_words_in_the_narrative() -> None:
    assert found("F514", with_text("各科室负责保障单位正常转、有序运行。"))
    assert found("F514", with_text("各科室负责保障单位正常运转、有序运行。")) == []
    assert found("F514", with_text("各领域的的数据。")) == [], "a doubled word is F504's"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("加强重点工程的督察落实。", "督查", id="what is behind it asks for another"),
        pytest.param("规范行政权利。", "权力", id="what is before it asks for another"),
        pytest.param("妥善做好应急处治。", "处置", id="a word of another trade"),
        pytest.param("维护正常的候船次序。", "秩序", id="a verb before it asks for another"),
        pytest.param("按先后次序受理。", "", id="in turn"),
        pytest.param("落实环境保护督察落实情况。", "", id="what is before it allows it"),
        pytest.param("保障职工权利，开展警务督察。", "", id="nothing beside it asks for another"),
        pytest.param("完成路面病害处治。", "", id="of that trade"),
        pytest.param("审讯期间全程录像。", "", id="of two other words"),
        pytest.param("编发工作简讯期数不少于24期。", "", id="of a newsletter"),
        pytest.param("强化改革督察落实。", "", id="an official word"),
        pytest.param("做好疫苗接种反应情况监测，记录毒副反应出现时间。", "", id="of the body"),
        pytest.param("引导理性消费，不过度期待回报。", "", id="a longer word behind it"),
        pytest.param("安排共同富裕资金，学期中：开展家访。", "", id="of a longer word"),
        pytest.param("加强疫病防止工作。", "防治", id="what is done against it"),
        pytest.param("排查隐患，应对自然灾害防止因灾返贫。", "", id="a verb with its object"),
        pytest.param("采购检测用标准物质，培训用药配制人员。", "", id="of a laboratory"),
        pytest.param("检修雨污截流专项工程，公路病害处治率达标。", "", id="of works"),
        pytest.param("做好日常检察，送达执法权利告知书。", "", id="of procurators"),
    ],
)
def test_words_that_are_taken_for_each_other(text: str, right: str) -> None:
    told = found("F514", with_text(text))
    assert len(told) == bool(right) and all(f"应为“{right}”" in one for one in told)


def test_a_word_that_two_lists_have_is_told_once() -> None:
    assert len(found("F514", with_text("截止目前已全部完成。"))) == 1


def test_listed_words_in_goals_are_those_of_the_targets() -> None:
    line = "保障单位正常转、有序运行。"
    goal = PerformanceGoal("item", "保障", line)
    made = disclosure(sections=(section("五", "整体绩效目标", f"绩效目标：{line}"),), goals=(goal,))
    assert found("F514", made) == []
    assert found("F504", made) == [], "P641 tells it"
    assert found("P641", made)


def test_a_wrong_word_of_a_goal_is_told_at_its_line() -> None:
    lines = "做好管理。", "做好绩效自评工资。"
    goal = PerformanceGoal("item", "保障", "\n".join(lines), where=Where(line=1))
    part = section("五", "整体绩效目标", *lines)
    made = disclosure(sections=(part,), goals=(goal,))
    ((finding,),) = ([f for f in report.findings if f.rule == "P641"] for report in check([made]))
    assert finding.evidence[0].where == part.paragraphs[1].where
    assert finding.evidence[0].text == lines[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("全年引进名高层次人才。", "漏写了人数", id="no number"),
        pytest.param("加强宣传，推进促进长效机制。", "应只留一个", id="two verbs for one"),
        pytest.param("按规定办理，提升群众满意度高。", "应删去", id="better and good"),
        pytest.param("按规定给于补助。", "应为“给予”", id="one right word for each wrong one"),
        pytest.param("做到义不容词。", "应为“义不容辞”", id="an idiom"),
    ],
)
def test_what_is_wrong_is_told_in_plain_words(text: str, told: str) -> None:
    (message,) = found("F514", with_text(text))
    assert told in message


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("用于办公费、", "二、另有安排。"), True, id="before an item"),
        pytest.param(("用于办公费，",), True, id="at the end of the section"),
        pytest.param(("用于办公费、", "差旅费。"), False, id="it goes on"),
        pytest.param(("用于办公费；",), True, id="a semicolon at the end of the section"),
        pytest.param(("1.用于办公费；", "2.用于差旅费。"), False, id="between items"),
        pytest.param(("1.用于办公费；", "2.用于差旅费；"), True, id="after the last item"),
        pytest.param(("绩效目标：做好；", "绩效指标：95%。"), True, id="before another label"),
        pytest.param(
            ("工作措施：做好；", "保障措施：加强。"), False, id="a list of labelled items"
        ),
        pytest.param(("提高紧急情况的运。完善值班工作。",), True, id="half a word"),
        pytest.param(("落实服务群众的人。",), False, id="a word of one character"),
        pytest.param(("用于办公费和。",), True, id="nothing is joined"),
        pytest.param(("用于办公费和",), True, id="nor marked"),
        pytest.param(("用于办公费和", "差旅费。"), False, id="but on the next line"),
        pytest.param(("增加3万元，主要是",), True, id="no reason"),
        pytest.param(("增加3万元，主要是", "1.人员增加。"), False, id="reasons on the next lines"),
        pytest.param(("两项之和。",), False, id="a word that ends alike"),
        pytest.param(("各单位参与。",), False, id="another one"),
    ],
)
def test_lines_that_break_off(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F506", with_text(*lines))) is told


PLAIN = "全年开展第十次档案检查，发现的问题整改到位"
ITEMS = tuple(f"（{n}）负责全县档案工作的指导，完成任务。" for n in "一二三四")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param((*ITEMS, "（五）承办县政府交办的其他事项"), True, id="one without"),
        pytest.param((*ITEMS, "（五）承办县政府交办的其他事项。"), False, id="none without"),
        pytest.param((*ITEMS, "（五）承办县政府交办的事项如下"), False, id="it leads on"),
        pytest.param(
            (*ITEMS, "（五）加强档案管理和利用工作", "各科室分工。"), False, id="a heading"
        ),
        pytest.param(
            tuple(line.rstrip("。") for line in ITEMS), False, id="none has one: it is a style"
        ),
        pytest.param((*ITEMS, "（五）完成档案整理任务的95%"), True, id="it ends in a rate"),
        pytest.param(
            (*ITEMS, "（五）加强档案管理和利用工作", "1.各科室分工。"), False, id="a list's heading"
        ),
        pytest.param(
            (*(f"（{n}）改造管网。" for n in "一二三"), "（四）绩效目标"), False, id="titled"
        ),
        pytest.param((*ITEMS, "（五）公务用车购置及运行维护费支出情况"), False, id="a table's"),
        pytest.param(
            (*(f"全年开展第{n}次档案安全检查，问题整改到位。" for n in "一二三"), PLAIN),
            False,
            id="a few paragraphs say little",
        ),
    ],
)
def test_full_stops(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F509", with_text(*lines))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("（含专项资金安排3万元。", True, id="a bracket"),
        pytest.param("按照《预算法规定公开。", True, id="a title"),
        pytest.param("按照《预算法》（2018年修正）公开。", False, id="pairs"),
        pytest.param("按照《预算法》《《公开规程》《实施意见公开。", True, id="two titles"),
        pytest.param("财政拨款”三公”经费。", False, id="quotation marks of one direction"),
        pytest.param("1）公开；2）说明。", False, id="numbers of items"),
    ],
)
def test_signs_without_their_pair(text: str, told: bool) -> None:
    assert bool(found("F515", with_text(text))) is told


def test_a_pair_of_signs_can_be_broken_over_two_lines() -> None:
    lines = ("按照《中华人民共和国", "档案法》开展检查。", "落实《档案馆管理办法，公开目录。")
    (message,) = found("F515", with_text(*lines))
    assert "档案馆管理办法" in message


def test_the_opening_can_be_broken_over_two_lines() -> None:
    front = [Printed(text) for text in ("根据《地方预决算公开", "操作规程》要求，现公开如下。")]
    assert not found("F515", disclosure(front=tuple(front)))
    assert found("F515", disclosure(front=(Printed("现按操作规程》公开如下。"),)))


FULL = "负责馆藏档案的接收、整理、保管和利用，开展档案编研；组织档案宣传。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("做好库房温湿度监测,确保馆藏档案安全。", True, id="a comma"),
        pytest.param("整理地名档案;开展地名补查。", True, id="a semicolon"),
        pytest.param("现有在编人员36人,退休12人。", True, id="behind a number's counter"),
        pytest.param("完成率达到95%,比上年提高。", False, id="behind a rate"),
        pytest.param("收入3.20万元,比上年增加。", False, id="behind an amount, as forms have it"),
        pytest.param("共两项，主要职责:负责档案接收工作。", True, id="a colon in a sentence"),
        pytest.param("主要职责:负责档案接收工作。", False, id="a label before what it is of"),
        pytest.param("（含扫描、1)编目）", False, id="the number of an item behind 、"),
        pytest.param("承办县委、县政府交办的其他事项.", True, id="a full stop"),
        pytest.param("培训档案员60人（含乡镇20人)。", True, id="brackets of two widths"),
        pytest.param("培训档案员(含乡镇）60人。", True, id="the other way round"),
        pytest.param("培训档案员(含乡镇)60人。", False, id="brackets of one width"),
        pytest.param("接待1,256人次，占3.5%。", False, id="in numbers"),
        pytest.param("网址为www.yunxi.gov.cn,请查阅。", False, id="behind Latin"),
        pytest.param("8:30开馆，比例为3:1。", False, id="a time and a ratio"),
        pytest.param("（1）接收；（2）整理；3)利用。", False, id="numbers of items"),
        pytest.param("填报单位:云溪县档案局", False, id="a label"),
    ],
)
def test_half_width_signs(text: str, told: bool) -> None:
    assert bool(found("F529", with_text(text, FULL))) is told


def test_what_is_set_in_half_width_throughout_is_no_slip() -> None:
    lines = ("负责接收,整理,保管,利用.", "开展宣传,组织编研;")
    assert found("F529", with_text(*lines)) == []


def test_half_width_signs_are_one_finding() -> None:
    (message,) = found("F529", with_text("接收档案,整理。", "开展宣传,编研。", FULL, FULL))
    assert message.endswith("（共 2 处）")


def test_half_width_signs_of_targets() -> None:
    told = Project(no=1, name="档案整理", objectives=("1.整理档案3万卷,方便群众查阅。",))
    assert found("F529", with_text(FULL, projects=(told,)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("用于办公费、印刷费，邮电费、差旅费。", True, id="costs"),
        pytest.param("采购扫描仪、打印机，复印机、空调。", True, id="machines"),
        pytest.param("覆盖小学、初中，高中、中职四个学段。", True, id="they are counted"),
        pytest.param("负责档案接收、整理，编研等工作。", True, id="等工作"),
        pytest.param("购置费、出国（境）费用，接待费保持不变。", True, id="unchanged"),
        pytest.param("负责档案接收，整理，编研。", True, id="words of two characters"),
        pytest.param("协调财政、人社等部门、做好移交。", True, id="a clause behind 、"),
        pytest.param("用于密集架、空调、除湿机，消毒等支出。", True, id="等支出"),
        pytest.param("推动接收规范化，整理流程标准化、利用便捷高效化。", True, id="all end alike"),
        pytest.param("提高归档率，完整率、利用率。", True, id="shares"),
        pytest.param("推动管理规范化、标准化，利用网络化、便捷化。", False, id="two pairs"),
        pytest.param("推动管理规范化，利用网络化、便捷化。", False, id="two of the second"),
        pytest.param("健全接收制度，完善保管制度、利用制度。", False, id="another verb"),
        pytest.param("提高归档率、完整率，利用率达到90%。", False, id="what is said of the last"),
        pytest.param("安排水费、电费，物业费等由中心支付。", False, id="who pays the last"),
        pytest.param("用于邮费、电费，培训费、会议费不得列支。", False, id="what may not be"),
        pytest.param("用于密集架、空调，更换除湿机等。", False, id="a verb before 等"),
        pytest.param("用于办公费、印刷费，比上年减少。", False, id="a comparison"),
        pytest.param("更新桌椅、书架，方便查阅、借阅。", False, id="a clause"),
        pytest.param("统一领导、分级负责，条块结合、以块为主。", False, id="sayings"),
        pytest.param("负责财务、资产，承担信访、保密等工作。", False, id="a verb"),
        pytest.param("负责接收、整理，做好编研等工作。", False, id="a verb before 等工作"),
        pytest.param("接收档案，其中，婚姻档案300卷。", False, id="an aside"),
        pytest.param(
            "用于办公费、印刷费，水费、电费均由中心支付。", False, id="what is said of two"
        ),
        pytest.param("设人事科、财务科，保管科、编研科合署办公。", False, id="two sections in one"),
        pytest.param("与公安、民政等单位、组织合作。", False, id="organisations"),
        pytest.param("做到公开，公平，公正。", False, id="a saying"),
        pytest.param("用于办公费、印刷费,邮电费、差旅费。", False, id="half-width: F529 tells it"),
    ],
)
def test_signs_between_the_members_of_a_list(text: str, told: bool) -> None:
    assert bool(found("F530", with_text(text))) is told


def test_a_comma_that_is_wrong_in_two_ways_is_one_place() -> None:
    text = "主要用于日常办公费、职工教育费，职工福利费、公务交通费，印刷费等支出。"
    (message,) = found("F530", with_text(text))
    assert "处" not in message


LISTED = ("1.接收档案。", "2.整理档案。", "3、编研档案。", "4.利用档案。")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(LISTED, True, id="a full stop and 、"),
        pytest.param(("一、接收。", "二．整理。", "三、编研。"), True, id="in words"),
        pytest.param((*LISTED[:2], "3.编研档案。"), False, id="one style"),
        pytest.param(
            ("1、接收。", "1.到馆。", "2.上门。", "2、整理。", "1.分类。", "2.装订。", "3、编研。"),
            False,
            id="a list in a list",
        ),
        pytest.param(("1.接收档案。", "2、整理档案。"), False, id="two items"),
    ],
)
def test_numbers_of_one_list(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F310", with_text(*lines))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("2、2.完成档案数字化。", True, id="by two signs"),
        pytest.param("（一）（一）档案接收。", True, id="in brackets"),
        pytest.param("二、二、机构设置", True, id="in words"),
        pytest.param("1.1.档案接收。", False, id="a number of two levels"),
        pytest.param("1.1万元用于购置密集架。", False, id="an amount"),
        pytest.param("2.20日前报送。", False, id="a date"),
    ],
)
def test_numbers_written_twice(text: str, told: bool) -> None:
    assert bool(found("F311", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("从接收、整理、编研、利用五个方面发力。", True, id="too few"),
        pytest.param("抓好采集、检测、评估、公示、归档四个环节。", True, id="too many"),
        pytest.param("落实“防、控、治、管、服”四项措施。", True, id="quoted"),
        pytest.param(
            "围绕接收、整理两个环节抓落实，压实建设、使用、管理四方面责任。", True, id="the second"
        ),
        pytest.param("由县医院、中医院、疾控中心四家单位承担。", True, id="units"),
        pytest.param("抓好五个方面工作：一是接收；二是整理；三是编研。", True, id="marked"),
        pytest.param("突出三项重点任务：（一）接收；（二）整理。", True, id="in brackets"),
        pytest.param("抓好两方面工作：一是接收；二是整理。", False, id="as many as marked"),
        pytest.param("抓好五个方面工作：一是接收，", False, id="cut off"),
        pytest.param(
            "突出两项任务：一是接收；二是整理，其中一是定级，二是编目，三是装订。",
            False,
            id="a list within",
        ),
        pytest.param(
            "做好四个方面工作：一是接收，二是整理，三是编研，最后是利用。", False, id="最后"
        ),
        pytest.param(
            "抓好五个方面工作：一是接收，二是整理，三是编研；还有利用和宣传两个方面。",
            False,
            id="and two more",
        ),
        pytest.param(
            "完成五项任务：一是接收，二是整理，三是编研，详见附件。", False, id="an annex"
        ),
        pytest.param("从接收、整理、编研、利用四个方面发力。", False, id="as many"),
        pytest.param("设综合科、业务一科和督查科三个科室。", False, id="with 和"),
        pytest.param("开展接收、整理等五个方面的工作。", False, id="等"),
        pytest.param("机关及所属文化馆、图书馆三个单位。", False, id="及"),
        pytest.param("对道路、桥梁进行日常、定期两类检测。", False, id="two lists"),
        pytest.param("分布在机关，城东、城西三个社区。", False, id="what stands before the comma"),
        pytest.param("完善县、乡、村三级服务网络。", False, id="levels"),
    ],
)
def test_names_are_counted(text: str, told: bool) -> None:
    assert bool(found("F534", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("一季度招标，二季度开工，二季度装修，四季度验收。", True, id="a quarter"),
        pytest.param(
            "第一季度用款5万元，第一季度用款5万元，第三季度用款5万元，第四季度用款5万元。",
            True,
            id="the second",
        ),
        pytest.param("3月底完成20%，6月底完成40%，6月底完成70%。", True, id="a month"),
        pytest.param("一季度招标，二季度开工，三季度装修，四季度验收。", False, id="each once"),
        pytest.param("一季度末报送，一季度开标；二季度施工，三季度验收。", False, id="one"),
        pytest.param("3月底支出20%，6月底完成40%，6月底支出50%。", False, id="of two things"),
        pytest.param(
            "一季度招标，二季度开工，二季度末完成主体，四季度验收。",
            False,
            id="a quarter and its end",
        ),
    ],
)
def test_periods_come_once(text: str, told: bool) -> None:
    assert bool(found("F533", with_text(text))) is told


UNCHANGED = tuple(f"第{n}项预算3.60万元，与上年持平。" for n in "一二三")
COMPARED = tuple(f"第{n}项预算3.60万元，比上年减少0.40万元。" for n in "一二三")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param((*COMPARED, "接待费1.20万元。比上年减少0.40万元。"), True, id="no subject"),
        pytest.param(
            (*COMPARED, "接待费1.20万元。与上年持平。"), False, id="a form's own sentence"
        ),
        pytest.param(
            (*COMPARED, "（三）接待费1.20万元。比上年减少0.40万元。"), False, id="behind a label"
        ),
        pytest.param(
            (*COMPARED, "收入9万元，结转2万元。比上年减少0.40万元。"), False, id="two amounts"
        ),
        pytest.param(
            (*UNCHANGED, "接待费1.20万元。与上年持平。"), True, id="unchanged, no subject"
        ),
        pytest.param((*COMPARED, "接待费1.20万元，与上年持平。"), False, id="a comma"),
        pytest.param(
            (*UNCHANGED, "接待费1.20万元。与上年持平的原因是从严控制。"),
            False,
            id="unchanged, a subject",
        ),
        pytest.param((*COMPARED, "总计9万元。比上年增加的原因是调资。"), False, id="a subject"),
        pytest.param(
            (*COMPARED, "接待费比年初预算减少1万元。比上年减少2万元。"), False, id="compared twice"
        ),
        pytest.param(
            (COMPARED[0], "接待费1.20万元。比上年减少1万元。"),
            False,
            id="others do not show the way",
        ),
    ],
)
def test_full_stops_before_comparisons(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F531", with_text(*lines))) is told


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("一般公共预算预算绩效绩效安排3万元。", ["F504"], id="a doubled word"),
        pytest.param("公共服务服务中心。", [], id="a word that compounds begin and end with"),
        pytest.param("与2023年预算一致0万元。", ["F532"], id="unchanged by 0"),
        pytest.param("按元元为单位编报，共85万元。", ["F504"], id="a unit twice"),
        pytest.param("支出预算85.00 万元元。", [], id="a unit twice behind a figure is W106's"),
        pytest.param("确保目标的实现提供有力支撑。", ["F504"], id="two sentences in one"),
        pytest.param("确保为目标的实现提供有力支撑。", [], id="one sentence"),
        pytest.param("加快实时大数据战略。", ["F504"], id="实施"),
        pytest.param("加快实时监控系统建设。", [], id="实时"),
        pytest.param("反映某某局年度部门预算中支出预算的总体情况。", ["F528"], id="no year"),
        pytest.param("反映2024年度部门预算中支出预算的总体情况。", [], id="a year"),
        pytest.param("反映本年度部门预算中支出预算的总体情况。", [], id="this year"),
        pytest.param("认真做好自评工资。", ["F504"], id="工作"),
        pytest.param("认真做好绩效自评工资。", [], id="工作: F514 tells it"),
        pytest.param("优先保障工资，按月发放。", [], id="wages"),
        pytest.param("健全资金管理帮和工作机制。", ["F504"], id="办法"),
        pytest.param("加强管理帮扶资金。", [], id="帮扶"),
        pytest.param("通过侨连联系海外侨胞。", [], id="侨联: F521 tells it"),
        pytest.param("与华侨连接紧密。", [], id="连接"),
        pytest.param("值班室正常运转事件占全年99%以上。", ["F504"], id="时间"),
        pytest.param("支出预算万元，其中：", ["F501"], id="an amount not filled in"),
        pytest.param("寄宿生每生每年200元，农户每户每月30元。", [], id="for each of those before"),
        pytest.param("支出预算3万元，单位：万元。", [], id="an amount"),
        pytest.param("咨询电话138****1234。", [], id="digits that are hidden"),
        pytest.param("涉密项目***不予公开。", [], id="a name that is secret"),
        pytest.param("是否完成：是（ ）。", [], id="a box to tick"),
        pytest.param("高新技术技术改造，社会社会组织。", [], id="two words that meet"),
    ],
)
def test_slips_and_remains(text: str, rules: list[str]) -> None:
    made = with_text(text)
    known = ("F501", "F504", "F528", "F532")
    assert [rule for rule in known if found(rule, made)] == rules


def _heads(*heads: Heading) -> Disclosure:
    base = table("income", ("", "合计", "3"))
    return disclosure(
        statements=tuple(msgspec.structs.replace(base, heading=head) for head in heads)
    )


OWN = Heading(AGENCY.name, AGENCY.code, 2024)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        pytest.param(OWN, False, id="the same"),
        pytest.param(Heading(AGENCY.name, "902", 2024), True, id="another code"),
        pytest.param(Heading("云溪县民政局", AGENCY.code, 2024), True, id="another name"),
        pytest.param(Heading("档案局", AGENCY.code, 2024), False, id="a short name"),
        pytest.param(Heading("云溪县档案局本级", AGENCY.code, 2024), False, id="its own unit"),
        pytest.param(Heading("云溪县档局", AGENCY.code, 2024), True, id="a character is left out"),
        pytest.param(Heading("", "", 2024), False, id="none"),
        pytest.param(Heading(AGENCY.name, "901001", 2024), False, id="the code of its own unit"),
        pytest.param(Heading("县档案局及所属", AGENCY.code, 2024), False, id="with its units"),
        pytest.param(Heading("档案局云溪县", AGENCY.code, 2024), False, id="in another order"),
        pytest.param(Heading("全部门汇总", AGENCY.code, 2024), False, id="no name of an agency"),
    ],
)
def test_the_agency_above_the_tables(head: Heading, told: bool) -> None:
    assert bool(found("F413", _heads(OWN, OWN, OWN, head))) is told
    assert found("F413", _heads(OWN, head)) == [], "of two it cannot be told"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(3, ["F413"], id="all of the text names another: the head is wrong"),
        pytest.param(1, ["F406"], id="one line does: the line is"),
    ],
)
def test_the_only_head_against_the_text(lines: int, told: list[str]) -> None:
    text = [f"2024年，云溪县民政局安排政府采购预算{number}万元。" for number in range(lines)]
    made = msgspec.structs.replace(_heads(OWN), sections=with_text(*text).sections)
    assert [rule for rule in ("F406", "F413") if found(rule, made)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("主要用于办公费、专用资料费。", True, id="专用材料费"),
        pytest.param("主要用于办公费、专用材料费。", False, id="its name"),
        pytest.param("主要用于办公费、日常维护费。", False, id="another way to say it"),
        pytest.param("主要用于办公费、工作经费。", False, id="too short: not 工会经费"),
    ],
)
def test_names_of_costs(text: str, told: bool) -> None:
    basic = coded("general_budget_basic", [("", "合计", "3  3"), ("30201", "办公费", "3  3")])
    made = with_text(text, title="机关运行经费安排情况", statements=(basic,))
    assert bool(found("F964", made)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("公用经费3万元，主要包括办公费、专用资料费。", True, id="专用材料费"),
        pytest.param("公用经费3万元，主要包括办公费、专用材料费。", False, id="its name"),
        pytest.param("项目支出3万元，主要用于专用资料费。", False, id="what a project pays"),
    ],
)
def test_names_of_costs_behind_running_expenditure(text: str, told: bool) -> None:
    assert bool(found("F964", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("绩效指标：不少于100人，开展活动不少于6次。", True, id="100 of what"),
        pytest.param("绩效指标：表彰不少于100人，开展活动不少于6次。", False, id="with its name"),
    ],
)
def test_targets_of_nothing(text: str, told: bool) -> None:
    assert bool(found("F516", with_text(text, title="部门整体绩效目标"))) is told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("其中：教育科研人员因公出国（境）费", True, id="one character"),
        pytest.param("其中：教学科研人员因公出国(境)费", False, id="the form's name"),
        pytest.param("其中：科研人员因公出国（境）费", False, id="a shorter name"),
        pytest.param("公务用车购置及运行费", False, id="another word for it"),
        pytest.param("公务接费", True, id="a character is left out"),
        pytest.param("公务接接待费", True, id="a character twice"),
        pytest.param("公务接待费用", False, id="a word that may be there"),
    ],
)
def test_names_of_rows(name: str, told: bool) -> None:
    row = Row("", name, {}, where=Where(line=3))
    assert (
        bool(found("F414", with_tables(msgspec.structs.replace(three_public({}), rows=(row,)))))
        is told
    )


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(
            ("负责参照公务员法管理事业单位工作。", "指导参照公务员管理事业单位考核。"),
            True,
            id="法",
        ),
        pytest.param(
            ("安排的政府采购预算项目支出。", "安排的政府采购的预算项目支出。"), False, id="的"
        ),
        pytest.param(
            ("负责参照公务员法管理事业单位工作。", "参照公务员法管理。"), False, id="alike"
        ),
        pytest.param(("全县公路养护。", "全县公路路养护。"), False, id="a character twice"),
    ],
)
def test_a_character_less(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F518", with_text(*lines))) is told


def _needing() -> Iterator[tuple[str, tuple[str, ...]]]:
    text = resources.files("mingzhang.checking.form").joinpath("wordings.toml").read_text("utf-8")
    for entries in tomllib.loads(text).values():
        for entry in entries if isinstance(entries, list) else ():
            if "needs" in entry:
                yield entry.get("pattern") or entry["wrong"], tuple(entry["needs"])


@pytest.mark.parametrize(("pattern", "needs"), list(_needing()))
def test_what_a_pattern_needs_is_in_all_that_it_finds(pattern: str, needs: tuple[str, ...]) -> None:
    @settings(max_examples=20)
    @given(st.from_regex(pattern))
    def has_one(text: str) -> None:
        assert any(one in text for one in needs)

    has_one()


def test_a_part_of_the_document_tells_what_another_misprints() -> None:
    whole = with_text(
        *(f"负责全区{what}建设。" for what in ("道路", "文化", "公园", "学校", "水利"))
    )
    part = with_text("区全建设成效明显。")
    assert found("F521", part) == []
    assert found("F521", whole, part)
