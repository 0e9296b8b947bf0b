"""What figures in words speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.check import check
from mingzhang.cube import Point
from mingzhang.disclosure import Claim, Kind
from tests import narratives
from tests.narratives import said


def bound(claim: Claim) -> dict[str, str]:
    """The usual point of a claim, without flow."""
    point = claim.points[0]
    dimensions = ("function", "fund", "nature", "item", "stage")
    return {name: value for name in dimensions if (value := getattr(point, name))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024年预算收入80万元。", {}, id="all income"),
        pytest.param(
            "一般公共预算财政拨款基本支出80万元。",
            {"fund": "general", "nature": "basic"},
            id="put together from its words",
        ),
        pytest.param(
            "我单位政府性基金预算支出80万元。", {"fund": "government_fund"}, id="our unit"
        ),
        pytest.param("青石镇苗圃站项目支出80万元。", {"nature": "project"}, id="agency's name"),
        pytest.param("苗圃站项目支出80万元。", {"nature": "project"}, id="the name cut short"),
        pytest.param("日常公用经费80万元。", {"nature": "running"}, id="running costs"),
        pytest.param(
            "公车运行维护费用80万元。",
            {"fund": "appropriation", "item": "vehicle_running"},
            id="a spelling of an item",
        ),
        pytest.param(
            "公务用车购置及运维费80万元。",
            {"fund": "appropriation", "item": "vehicle"},
            id="purchase and running",
        ),
        pytest.param(
            "教育支出（类）普通教育（款）小学教育（项）80万元。",
            {"function": "2050202"},
            id="an account by its names",
        ),
        pytest.param("卫生健康支出80万元。", {"function": "210"}, id="a 类 that stands alone"),
    ],
)
def test_the_words_before_a_figure_give_its_point(text: str, expected: dict[str, str]) -> None:
    (claim,) = said(text)
    assert (claim.value, claim.unit, bound(claim)) == ("80", "万元", expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("苗木项目支出80万元。", id="a project's name"),
        pytest.param("培训费用以外80万元。", id="words that are not known"),
        pytest.param("安排80万元。", id="nothing is named"),
        pytest.param("购置费80万元。", id="purchase of what"),
        pytest.param("东山县园林局项目支出80万元。", id="another agency"),
        pytest.param("基本支出项目支出80万元。", id="two that contradict"),
        pytest.param("信息系统运行费80万元。", id="running costs of something else"),
        pytest.param("2024年度项目总预算80万元。", id="a project's budget is not the whole"),
    ],
)
def test_what_is_not_understood_is_not_bound(text: str) -> None:
    assert not any(claim.is_bound for claim in said(text))


def test_an_income_can_be_this_years_or_all_that_is_there() -> None:
    (claim,) = said("2024年预算收入80万元。")
    assert claim.points == (Point("income"), Point("sources"))


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        pytest.param("预算收入XX万元。", "placeholder", id="never filled in"),
        pytest.param("单价50万元以上设备。", "threshold", id="a limit"),
        pytest.param(
            "基本支出80万元，比上年增加5万元，主要原因是人员经费增加4万元。",
            "reason",
            id="within a reason",
        ),
        pytest.param("项目支出80万元，主要为苗木养护50万元。", "named", id="a project"),
    ],
)
def test_a_figure_without_a_point_says_why(text: str, unread: str) -> None:
    assert said(text)[-1].unread == unread


def test_parts_lie_in_their_whole() -> None:
    text = (
        "2024年支出预算80万元，其中基本支出50万元，包括人员经费40万元和日常公用经费10万元；"
        "项目支出30万元，主要为苗木养护20万元、灌溉设备10万元等。"
    )
    claims = said(text)
    total, basic, personnel, running, project, trees, water = claims
    assert (basic.whole, project.whole) == (total.subject, total.subject)
    assert (personnel.whole, running.whole) == (basic.subject, basic.subject)
    assert (trees.whole, trees.nest, trees.name) == (project.subject, "mainly", "苗木养护")
    assert water.whole == project.subject


def test_parts_of_a_fund_are_of_that_fund() -> None:
    claims = said("一般公共预算支出80万元，其中基本支出50万元；项目支出30万元。")
    assert [bound(claim) for claim in claims[1:]] == [
        {"fund": "general", "nature": "basic"},
        {"fund": "general", "nature": "project"},
    ]
    assert claims[1].outer[0] == Point("expenditure", nature="basic")


def test_brackets_close_what_they_open() -> None:
    text = (
        "“三公”经费预算6万元，其中公务用车购置及运行费5万元（其中：购置费0万元，运行维护费5万元），"
        "比上年减少1万元；公务接待费1万元。"
    )
    claims = said(text)
    by_item = {(c.quantity, c.points[0].item): c for c in claims}
    vehicle = by_item["amount", "vehicle"]
    assert by_item["amount", "vehicle_running"].whole == vehicle.subject
    assert by_item["change", "vehicle"].subject == vehicle.subject
    assert by_item["amount", "reception"].whole == claims[0].subject


def test_numbered_paragraphs_are_parts_of_the_line_above() -> None:
    text = (
        "2024年“三公”经费预算数为6万元，比2023年预算减少1万元。其中：\n"
        "（一）因公出国（境）费0万元，与2023年预算持平。\n"
        "（二）公务接待费6万元，比2023年预算减少1万元。"
    )
    claims = said(text)
    whole = claims[0].subject
    assert [c.whole for c in claims if c.subject != whole] == [whole] * 4
    assert [c.direction for c in claims if c.quantity == "change"] == [
        "decrease",
        "unchanged",
        "decrease",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "基本支出80万元，较2023年预算增加5万元。",
            ("change", "increase", 2023, "budget"),
            id="a year and a stage",
        ),
        pytest.param(
            "基本支出80万元，比上年减少5万元。", ("change", "decrease", 2023, ""), id="上年"
        ),
        pytest.param("基本支出80万元，同比下降5%。", ("rate", "decrease", 2023, ""), id="同比"),
        pytest.param(
            "基本支出80万元。与2022年相比，基本支出增长5%。",
            ("rate", "increase", 2022, ""),
            id="the comparison stands first",
        ),
        pytest.param(
            "基本支出80万元，与2023年执行数持平。",
            ("change", "unchanged", 2023, "executed"),
            id="words without a figure",
        ),
    ],
)
def test_a_comparison_says_direction_and_year(text: str, expected: tuple[str, ...]) -> None:
    claim = said(text)[-1]
    told: tuple[object, ...] = (
        claim.quantity,
        claim.direction,
        claim.base_year,
        claim.base_stage,
    )
    assert told == expected
    assert bound(claim) == {"nature": "basic"}


def test_final_accounts_have_budget_and_final_amount() -> None:
    text = "“三公”经费支出预算为5万元，支出决算为4万元，完成预算的80%，决算数小于预算数。"
    claims = said(text, kind="final")
    assert [c.quantity for c in claims] == ["amount", "amount", "completion", "completion"]
    assert [c.stage for c in claims[:2]] == ["initial_budget", ""]
    assert len({c.subject for c in claims}) == 1
    assert claims[-1].direction == "decrease"


def test_a_share_names_its_whole_or_takes_the_one_it_lies_in() -> None:
    text = "本年支出合计80万元，其中：基本支出20万元，占25%；项目支出60万元，占本年支出合计的75%。"
    claims = said(text, kind="final")
    shares = [c for c in claims if c.quantity == "share"]
    assert [c.whole for c in shares] == [claims[0].subject] * 2
    assert [c.base for c in shares] == [(), (Point("expenditure"),)]


def test_figures_in_a_row_belong_to_the_names_in_a_row() -> None:
    claims = said("因公出国（境）费、公务接待费分别为1万元、2万元。")
    assert [(c.points[0].item, c.value) for c in claims] == [("abroad", "1"), ("reception", "2")]


def test_what_is_not_there_is_zero() -> None:
    (claim,) = said("2024年我单位未安排政府采购预算。")
    assert (claim.measure, claim.value, claim.unit) == ("procurement", "0", "")


@pytest.mark.parametrize("text", ["公务接待费未超过预算。", "我单位无公务接待业务。"])
def test_not_is_not_always_nothing(text: str) -> None:
    assert said(text) == ()


def test_a_line_that_says_only_of_which() -> None:
    whole, part = said("政府采购预算9万元。\n其中：\n1.政府采购货物预算9万元。")
    assert part.whole == whole.subject


def test_another_years_amount_keeps_its_year() -> None:
    text = "1.“教育支出（类）普通教育（款）小学教育（项）”80万元。2023年预算执行数为70万元。"
    now, before = said(text)
    assert (now.year, before.year, before.stage) == (2024, 2023, "executed")
    assert now.subject == before.subject


@pytest.mark.parametrize("title", ["部门职责及机构设置情况", "名词解释", "预算绩效信息"])
def test_sections_without_money_are_not_read(title: str) -> None:
    assert said("2024年预算收入80万元。", title=title) == ()


def test_the_section_says_what_the_words_leave_out() -> None:
    made = narratives.disclosure(
        narratives.section("一般公共预算财政拨款支出决算情况说明", "基本支出20万元。"), kind="final"
    )
    assert bound(made.claims[0]) == {"fund": "general", "nature": "basic"}


def test_the_text_is_found_again_in_its_paragraph() -> None:
    made = narratives.disclosure(narratives.section("总体情况", "2024 年，基本支出 80 万元。"))
    (claim,) = made.claims
    paragraph = made.sections[claim.section].paragraphs[claim.paragraph].text
    assert paragraph[claim.start :].startswith(claim.text)
    assert claim.text == "基本支出 80 万元"


_PIECES = (
    *("2024年", "上年", "一般公共预算", "基本支出", "项目支出", "“三公”经费", "政府采购", "货物"),
    *("其中", "包括", "主要为", "主要原因是", "分别为", "占", "完成年初预算的", "比", "较", "与"),
    *(
        "增加",
        "减少",
        "持平",
        "大于",
        "未安排",
        "决算数",
        "预算数",
        "苗木",
        "80.00万元",
        "5%",
        "7辆",
    ),
    *("XX万元", "（", "）", "，", "；", "。", "、", "：", "\n", "1.", "教育支出（类）", "中", " "),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.sampled_from(["budget", "final"]))
def test_any_text_is_read_and_every_figure_is_kept(pieces: list[str], kind: Kind) -> None:
    text = "".join(pieces)
    made = narratives.disclosure(narratives.section("总体情况", *text.split("\n")), kind=kind)
    for claim in made.claims:
        paragraph = made.sections[0].paragraphs[claim.paragraph].text
        assert paragraph[claim.start :].startswith(claim.text)
        assert claim.whole != claim.subject or claim.subject < 0
    figures = sum(text.count(figure) for figure in ("万元", "%", "辆"))
    assert sum(bool(claim.unit) for claim in made.claims) == figures
    check([made])


@pytest.mark.parametrize(
    ("title", "text", "items"),
    [
        ("社区食堂运行经费情况说明", "一、项目概述\n运营食堂。\n2024年安排预算80万元。", []),
        ("机关运行经费安排情况", "2024年安排预算80万元。", ["agency_running"]),
    ],
    ids=["a project's running costs", "the agency's"],
)
def test_the_title_of_a_note_on_a_project_names_no_item(
    title: str, text: str, items: list[str]
) -> None:
    found = {point.item for claim in said(text, title) for point in claim.points if point.item}
    assert sorted(found) == items


def test_what_money_is_for_is_not_what_the_next_sentence_speaks_of() -> None:
    name = "教育支出（类）普通教育（款）小学教育（项）"
    *_, claim = said(f"{name}，主要用于人员经费、公用经费。年初预算80万元，支出决算80万元。")
    assert bound(claim) == {"function": "2050202"}


def test_a_class_whose_name_begins_with_a_funds_keeps_it() -> None:
    names = ("国有资本经营预算支出", "国有企业资本金注入", "公益性设施投资支出")
    said_so = "".join(f"{n}（{level}）" for n, level in zip(names, "类款项", strict=True))
    *_, claim = said(f"1、{said_so}。年初预算80万元，支出决算80万元。")
    assert claim.account == names


def test_a_list_behind_a_change_in_another_sentence_gives_no_reason() -> None:
    text = "机关运行经费80万元，比上年减少5万元，下降5.88%。主要用于办公费20万元、水费5万元。"
    *_, claim = said(text)
    assert claim.unread == "named"
