"""Years, names, leftovers and slips in the text, and the glossary."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import msgspec
import pytest

from mingzhang.disclosure import Agency, Indicator, Printed, Project, Target
from mingzhang.where import Where
from tests.checking.form.small import (
    disclosure,
    found,
    section,
    table,
    units,
    with_tables,
    with_text,
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("2024年，我部门未安排机关运行经费。", [], id="this year's plan"),
        pytest.param("2023年，我部门未安排机关运行经费。", ["F404"], id="last year's text"),
        pytest.param("2023年政府采购预算详见下表。", ["F404"], id="last year's procurement"),
        pytest.param("2023年，我部门机关运行经费安排3万元。", [], id="an amount is W402's"),
        pytest.param("2023年预算收支安排3万元。", ["F404"], id="what those rules do not bind"),
        pytest.param("2023年，我部门安排政府采购预算3万元。", ["F404"], id="nor this"),
        pytest.param("预算较2023年预算增加。", [], id="the year before is compared with"),
        pytest.param("预算较2022年预算增加。", ["F405"], id="not the one before that"),
        pytest.param("与2024年预算相比增加。", ["F405"], id="nor the year itself"),
        pytest.param("与2023年相比有所增加。", [], id="another wording"),
        pytest.param("与2022年相比持平。", [], id="a difference of zero is W403's"),
        pytest.param("比2022年预算增加3万元。", [], id="an amount is W403's"),
        pytest.param("2023年预算安排不足，2024年预算安排加大。", [], id="side by side"),
        pytest.param("2023年当年预算执行数低于预期。", [], id="execution"),
        pytest.param("按照2020年的规划，2021年建成。", [], id="other years for good reason"),
    ],
)
def test_years_in_the_text(text: str, rules: list[str]) -> None:
    assert [rule for rule in ("F404", "F405") if found(rule, with_text(text))] == rules


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        pytest.param("final", "比2024年年初预算增加。", False, id="with this year's budget"),
        pytest.param("final", "比2023年决算增加。", False, id="with last year's accounts"),
        pytest.param("final", "比2022年决算增加。", True, id="with neither"),
    ],
)
def test_final_accounts_are_compared_with_two_years(kind: str, text: str, told: bool) -> None:
    made = with_text(text, pack="final-accounts-2024", kind=kind)
    assert bool(found("F405", made)) is told


def test_performance_speaks_of_other_years() -> None:
    made = with_text("2023年预算收入实现目标。", title="预算绩效信息")
    assert found("F404", made) == []


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        pytest.param("云溪县档案局", [], id="right"),
        pytest.param("县档案局", [], id="short for it"),
        pytest.param("云溪县档案局本级", [], id="its own office"),
        pytest.param("云溪县史志馆", [], id="one of its units"),
        pytest.param("云溪县水利局", ["F406"], id="another agency"),
        pytest.param("云溪县档桉局", ["F407"], id="a wrong character"),
        pytest.param("我部门", [], id="no name"),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "按照规定，现将{}2024年部门预算公开如下：",
        "{}（含所属单位）上年末固定资产金额为3万元。",
        "2024年，{}安排政府采购预算3万元。",
    ],
)
def test_names_in_fixed_phrases(sentence: str, name: str, rules: list[str]) -> None:
    made = units(
        ("云溪县史志馆", "事业", "股级", "财政拨款"),
        sections=(section("二", "总体情况", sentence.format(name)),),
    )
    assert [rule for rule in ("F406", "F407") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        pytest.param("青石县大数据发展中心", [], id="right"),
        pytest.param("青石县大数发展中心", ["F407"], id="a character is missing"),
        pytest.param("青石县大数据发展中必", ["F407"], id="the organ's own name is misprinted"),
        pytest.param("青石大数据发展中心", [], id="short for it"),
        pytest.param("青石县融媒体中心", ["F406"], id="another agency"),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    ["2024年，{}安排政府采购预算3万元。", "{}2024年支出合计3万元。", "{}2024年机关运行经费3万元。"],
)
def test_a_long_name_that_is_nearly_right(sentence: str, name: str, rules: list[str]) -> None:
    made = with_text(sentence.format(name), agency=Agency("901", "青石县大数据发展中心"))
    assert [rule for rule in ("F406", "F407") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2024年度部门预算", False),
        ("2023年度部门预算", True),
        ("云溪县档案局2023年度部门预算情况说明", True),
        ("附：2023年度部门预算执行情况", False),
    ],
)
def test_the_year_of_covers_and_titles(line: str, told: bool) -> None:
    made = disclosure(front=(Printed(line, Where(line=1)),))
    assert bool(found("F404", made)) is told


def test_other_agencies_are_spoken_of_elsewhere() -> None:
    assert found("F406", with_text("配合云溪县水利局开展防汛，2024年云溪县财政局统一安排。")) == []


def test_a_disclosure_without_a_name_has_no_wrong_one() -> None:
    made = with_text("现将云溪县水利局2024年部门预算公开如下：", agency=Agency("", ""))
    assert found("F406", made) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("本单位安排3万元。", True, id="本单位"),
        pytest.param("我部门安排3万元。", False, id="我部门"),
        pytest.param("所属单位安排3万元。", False, id="its units"),
        pytest.param("2024年单位支出预算为3万元。", True, id="a unit's budget"),
        pytest.param("目前我县单位预算实行综合预算。", True, id="units' budgets in general"),
        pytest.param("汇总2024年单位预算。", False, id="its units' budgets"),
    ],
)
def test_the_other_scope_in_the_text(text: str, told: bool) -> None:
    assert bool(found("F408", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("本部门安排3万元。", True, id="本部门"),
        pytest.param("2024年部门支出预算为3万元。", True, id="a department's budget"),
        pytest.param("我单位安排3万元。", False, id="我单位"),
        pytest.param("报主管部门批准。", False, id="the department above it"),
        pytest.param("我县部门预算全面实行综合预算。", False, id="the county's practice"),
        pytest.param("目前我区部门预算编制采用零基预算。", False, id="the district's practice"),
    ],
)
def test_a_unit_that_calls_itself_a_department(text: str, told: bool) -> None:
    made = with_text(text, scope="unit")
    assert bool(found("F435", made)) is told
    assert not found("F408", made)


@pytest.mark.parametrize(
    ("cover", "name", "told"),
    [
        pytest.param("某市云溪区2024年区级部门预算", "云溪局", True, id="a district by its cover"),
        pytest.param("某市2024年市级部门预算", "云溪局", False, id="a city by its cover"),
        pytest.param("", "云溪县档案局", True, id="a county by its name"),
        pytest.param("", "某市云溪区档案局", True, id="a district by its name"),
        pytest.param("", "云溪经济开发区档案局", False, id="a zone of no certain level"),
        pytest.param("", "档案局", False, id="no level at all"),
    ],
)
def test_the_level_of_government(cover: str, name: str, told: bool) -> None:
    made = with_text(
        "财政拨款收入：是市级预算主管部门及所属预算单位取得的财政拨款。",
        title="名词解释",
        front=(Printed(cover),),
        agency=Agency("901", name),
    )
    assert bool(found("F411", made)) is told


@pytest.mark.parametrize(
    ("name", "giver", "told"),
    [
        pytest.param("云溪市档案局", "县委、县政府", True, id="a city's agency"),
        pytest.param("云溪市档案局", "市委、市政府", False, id="its own"),
        pytest.param("云溪市高新区档案局", "区委、区政府", False, id="a zone in it"),
        pytest.param("档案局", "县委、县政府", False, id="no level at all"),
    ],
)
def test_who_gives_tasks_to_a_citys_agency(name: str, giver: str, told: bool) -> None:
    made = with_text(f"（六）完成{giver}交办的其他任务。", title="职责", agency=Agency("901", name))
    assert bool(found("F411", made)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("承担市委老干部工作领导小组办公室职责。", True, id="an office of the city"),
        pytest.param("承担县委老干部工作领导小组办公室职责。", False, id="its own office"),
        pytest.param(
            "承担县委人才工作领导小组职责；承担市委考核领导小组职责。", True, id="one of two"
        ),
        pytest.param("及时向市委反映重要情况。", True, id="to the city"),
        pytest.param("及时向县委反映重要情况。", False, id="to the county"),
        pytest.param("完成区委和上级档案局交办的任务。", True, id="a district's"),
        pytest.param("负责区政府门户网站。", True, id="a district's site"),
        pytest.param("负责县(区)政府档案目录。", False, id="of any county"),
        pytest.param("指导社区委员会建设。", False, id="another word"),
        pytest.param("贯彻落实市委、市政府和县委、县政府决策部署。", False, id="those above"),
        pytest.param("按照市委要求开展工作。", False, id="what the city asks"),
        pytest.param("负责全省档案执法监督。", True, id="all the province"),
        pytest.param("拟订省级档案事业规划。", True, id="the province's plans"),
        pytest.param("承担省史志编纂委员会办公室日常工作。", True, id="an office of the province"),
        pytest.param("完成省委、省政府和省档案局交办的任务。", True, id="only the province's"),
        pytest.param("完成县委、县政府和省委、省政府交办的任务。", False, id="its own, too"),
        pytest.param("落实省委、省政府下达的任务。", False, id="what the province asks"),
        pytest.param("编制省级档案资金项目计划。", False, id="of the province's money"),
        pytest.param("负责全省统一联网的查档窗口。", False, id="of all the province's net"),
        pytest.param("负责省属单位档案的接收。", False, id="what belongs to the province"),
    ],
)
def test_whose_committee_it_is(text: str, told: bool) -> None:
    made = with_text(text, title="职责", agency=Agency("901", "云溪县档案局"))
    assert bool(found("F411", made)) is told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        pytest.param("广西壮族自治区溪县林业局", "落实县委、县政府部署。", False, id="a county"),
        pytest.param("云岭自治区乌拉旗林业局", "承担旗委绿化委员会工作。", False, id="a banner"),
        pytest.param("云岭自治区林业厅", "承担县委、县政府林长制考核。", False, id="a region"),
        pytest.param("云岭自治区乌拉旗林业局", "贯彻县委、县政府部署。", True, id="no banner"),
        pytest.param("云溪县林业局", "落实区党委、区政府部署。", False, id="the region's"),
        pytest.param("云溪县林业局", "经区政府对口支援，建林场一处。", False, id="from elsewhere"),
        pytest.param("云溪县林业局", "落实区政府间造林合作协议。", False, id="with others"),
        pytest.param("云溪县林业局", "承担市委绿化委员会交办的工作。", False, id="asked for"),
        pytest.param("云溪县林业局", "完成县委、区政府交办的任务。", True, id="half its own"),
        pytest.param("云溪县林业局", "向市委报告，向县委反映。", False, id="to both"),
        pytest.param("云溪县委办公室", "及时向市委报告灾情。", False, id="the committee's"),
        pytest.param("青坪市林业局白塔区分局", "及时向市委报告火情。", False, id="the city's"),
        pytest.param("白塔区工业园区管理委员会", "承担市委、市政府授权的职责。", False, id="zone"),
    ],
)
def test_of_whose_level_it_is(name: str, text: str, told: bool) -> None:
    made = with_text(text, title="职责", agency=Agency("901", name))
    assert bool(found("F411", made)) is told


@pytest.mark.parametrize(
    ("cover", "name", "text"),
    [
        pytest.param("2024年省级部门预算", "云岭省林业厅", "由县政府落实林长制。", id="a province"),
        pytest.param("2024年市级部门预算", "青坪市林业局", "负责县委林长述职。", id="a city"),
        pytest.param("2024年区级部门预算", "云岭自治区林业厅", "由县政府落实。", id="a region"),
    ],
)
def test_those_above_speak_of_the_counties(cover: str, name: str, text: str) -> None:
    made = with_text(text, title="职责", front=(Printed(cover),), agency=Agency("901", name))
    assert found("F411", made) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("安排XX万元。", ["F501"], id="XX"),
        pytest.param("安排×××万元。", ["F501"], id="×××"),
        pytest.param("安排***万元。", ["F501"], id="***"),
        pytest.param("截至20XX年底。", ["F501"], id="20XX"),
        pytest.param("培训费**万元。", ["F501"], id="two stars before a unit"),
        pytest.param("补助标准3*2万元。", [], id="three times two"),
        pytest.param("2024年，（单位名称）安排预算。", ["F501"], id="the name to be filled in"),
        pytest.param("列示表一（单位名称）。", [], id="a name for a column"),
        pytest.param("原因是（具体原因）。", ["F501"], id="the reason to be filled in"),
        pytest.param("压减接待（请说明原因）。", ["F501"], id="please explain"),
        pytest.param("办理申请说明材料。", [], id="an explanation that is handed in"),
        pytest.param("截至（ ）年底。", ["F501"], id="an empty bracket"),
        pytest.param("主要用于……。", ["F501"], id="dots for words"),
        pytest.param("（若无，则写本单位无机关运行经费。）", ["F501"], id="an instruction"),
        pytest.param("五、国有资产占有使用情况（增加内容）", ["F501"], id="a hint to the writer"),
        pytest.param("项目编码130406XX0001。", [], id="letters of a code"),
        pytest.param("**基本支出**：指基本支出。", [], id="bold type of a text source"),
        pytest.param("比上年增加（减少）3万元。", ["F502"], id="not chosen"),
        pytest.param("比上年增加（减少）XXX万元。", ["F501"], id="neither chosen nor filled in"),
        pytest.param("比上年增加/减少3万元。", ["F502"], id="not chosen either"),
        pytest.param("预算增减变化情况说明。", [], id="增减 of a heading"),
        pytest.param("持平，主要原因是。其中：", ["F503"], id="no reason"),
        pytest.param("持平，主要原因是没有变化。", [], id="a reason"),
        pytest.param("预决算持平的不用说明变动原因。", [], id="no reason is asked for"),
        pytest.param("增加3万元，主要是。", ["F503"], id="no reason without the word"),
        pytest.param("增加3万元，主要是人员增加。", [], id="a reason without the word"),
        pytest.param("主要主要用于培训。", ["F504"], id="a doubled common word"),
        pytest.param("2024年部分预算收支安排3万元。", ["F504"], id="部分 for 部门"),
        pytest.param("一部分预算用于修缮。", [], id="a part of the budget"),
        pytest.param("无国有资产经营预算财政拨款。", ["F504"], id="国有资产 for 国有资本"),
        pytest.param("市国有资产经营公司预算。", [], id="a company of 国有资产"),
        pytest.param("各领域的的数据。", ["F504"], id="a doubled word"),
        pytest.param("的确如此。", [], id="no doubled word"),
        pytest.param("费用增加增加。", ["F504"], id="another doubled word"),
        pytest.param("信访工作工作经费。", [], id="two words that meet"),
        pytest.param("2024 预算收入 3 万元。", ["F504"], id="年 is missing"),
        pytest.param("2024 年预算收入 3 万元。", [], id="年 is there"),
        pytest.param("培训不少于 3 次以上。", ["F532"], id="不少于 and 以上"),
        pytest.param("培训不少于 3 次，满意度 90% 以上。", [], id="of two things"),
    ],
)
def test_leftovers_and_slips(text: str, rules: list[str]) -> None:
    known = ("F501", "F502", "F503", "F504", "F528", "F532")
    assert [rule for rule in known if found(rule, with_text(text))] == rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("费用增加增加。", "重复的词只留一个"),
        ("反映某局年度部门预算中支出的情况。", "“年度”之前应写明年份"),
        ("2024年部分预算收支安排3万元。", "应作“部门预算”"),
    ],
)
def test_what_to_do_is_no_wording(text: str, told: str) -> None:
    (message,) = [*found("F504", with_text(text)), *found("F528", with_text(text))]
    assert f"，{told}：" in message


def test_a_reason_on_the_next_line_is_a_reason() -> None:
    assert found("F503", with_text("减少3万元。主要原因：", "人员减少。")) == []
    assert found("F503", with_text("减少3万元。主要原因：")) != []


def test_leftovers_of_one_place_are_one_finding() -> None:
    (message,) = found("F501", with_text("收入XX万元。", "支出XX万元。", "其他。"))
    assert "共 2 处" in message


def test_leftovers_on_the_cover_and_in_notes() -> None:
    noted = with_tables(table("government_fund", note="注：XX局无此项，空表列示。"))
    assert found("F501", noted)
    assert found("F501", disclosure(front=(Printed("上海市XX局"),)))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("单位职责：", "单位职责：", "管档案。"), True, id="twice in a row"),
        pytest.param(("无。", "无。"), False, id="short lines"),
        pytest.param(("好好好好。", "坏。", "好好好好。"), False, id="not in a row"),
        pytest.param((f"管理{20 * '水'}。", f"{20 * '水'}。"), True, id="the end of a page again"),
        pytest.param(("负责管理。", "管理。"), False, id="too short to be the end of a page"),
    ],
)
def test_repeated_lines(lines: tuple[str, ...], told: bool) -> None:
    assert bool(found("F505", with_text(*lines))) is told


def test_a_note_printed_twice() -> None:
    noted = table("government_fund", note="注：无此项，空表列示。")
    twice = msgspec.structs.replace(noted, notes=2 * noted.notes)
    assert found("F505", with_tables(noted)) == []
    assert found("F505", with_tables(twice))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("2024年组织培训不少于20场。", [], id="a goal"),
        pytest.param("2021年共完成培训20场。", ["F511"], id="what was done years ago"),
        pytest.param("制定2021年引进人才方案，抓好招录。", ["F511"], id="a plan for another year"),
        pytest.param("自2021年以来已完成两期，再完成一期。", [], id="since then"),
        pytest.param("按照《2021年任务完成情况通报》整改。", [], id="the name of a paper"),
        pytest.param("组织开展2023年度考核，3月底前完成。", [], id="last year is examined"),
        pytest.param("编印差错率≥99%。", ["F512"], id="a bad thing at least"),
        pytest.param("设备故障率不低于5%。", ["F512"], id="in words"),
        pytest.param("编印差错率≤1%。", [], id="at most"),
        pytest.param("编印差错率≥1%的，扣5分。", [], id="how points are taken off"),
        pytest.param("巩固2020年全部完成的普查成果。", [], id="what this year goes on from"),
        pytest.param("2021年已完成立项，2024年建成。", [], id="with this year's goal"),
        pytest.param("2023年工作完成情况良好。", [], id="how last year went"),
        pytest.param("故障处理率≥98%，零投诉率≥99%。", [], id="bad things that are dealt with"),
    ],
)
def test_overall_goals(text: str, rules: list[str]) -> None:
    made = with_text(text, title="部门整体绩效目标")
    assert [rule for rule in ("F511", "F512") if found(rule, made)] == rules


def test_a_term_that_the_text_calls_otherwise() -> None:
    explained = section("八", "名词解释", "8、机关运行费：指公用经费。")
    said = section("三", "机关运行经费安排情况", "机关运行经费共计3万元。")
    assert found("F973", disclosure(sections=(said, explained)))
    assert found("F973", disclosure(sections=(explained,))) == []
    both = section("三", "机关运行经费安排情况", "机关运行费即机关运行经费，共计3万元。")
    assert found("F973", disclosure(sections=(both, explained))) == []


GLOSSARY = (
    "1、**基本支出**：指保障运转的支出。",
    "2、“三公”经费：指三项经费。",
    "3、其他收入：指别的。",
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("基本支出、三公经费和其他收入。", [], id="all are used"),
        pytest.param("基本支出和三公经费。", ["F971"], id="one is not"),
        pytest.param("基本支出、三公经费、其他收入、机关运行经费。", ["F972"], id="one is missing"),
    ],
)
def test_the_glossary(text: str, rules: list[str]) -> None:
    sections: tuple[Any, ...] = (
        section("一", "总体情况", text),
        section("二", "名词解释", *GLOSSARY),
    )
    made = disclosure(sections=sections)
    assert [rule for rule in ("F971", "F972") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("教育培訓费标准。", True, id="one"),
        pytest.param(30 * "教育培訓费标准。", True, id="one many times"),
        pytest.param("教育培训费标准。", False, id="none"),
        pytest.param("鍾先生管档案。", False, id="a character of names"),
        pytest.param("雲溪縣档案局管档案。", False, id="in the agency's name"),
        pytest.param(
            "預算開支標準，財務報銷經費審閱規則。", False, id="a document in traditional characters"
        ),
    ],
)
def test_traditional_characters(text: str, told: bool) -> None:
    made = with_text(text, agency=Agency("901", "云溪縣档案局"))
    assert bool(found("F507", made)) is told


def test_traditional_characters_cannot_be_written_in_simplified_chinese() -> None:
    text = resources.files("mingzhang.checking.form").joinpath("wordings.toml").read_text("utf-8")
    characters: str = tomllib.loads(text)["traditional"]
    assert len(set(characters)) == len(characters) > 500
    for character in characters:
        with pytest.raises(UnicodeEncodeError):
            character.encode("gb2312")


def test_traditional_characters_in_targets() -> None:
    row = Indicator("产出指标", "质量指标", "培訓", "", Target("", "blank"), "")
    made = disclosure(projects=(Project(no=1, name="公園", indicators=(row,)),))
    (message,) = found("F507", made)
    assert "“訓”" in message and "处" not in message
    told = msgspec.structs.replace(row, level3="教訓培训费标准")
    made = disclosure(projects=(Project(no=1, name="公園", indicators=(told,)),))
    assert found("F507", made) == [], "a wrong word is told as one"


TITLE = "云溪县档案局2024年部门预算信息公开情况说明"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param((f"第一部分 {TITLE}", 5, 0), (TITLE, 6, 0), True, id="the part and its title"),
        pytest.param((f"第一部分 {TITLE}", 5, 0), (TITLE, 9, 0), False, id="something between"),
        pytest.param((TITLE, 1, 0), (TITLE, 2, 0), False, id="perhaps a cover"),
        pytest.param((TITLE, 0, 3), (TITLE, 0, 3), True, id="twice on a page"),
        pytest.param((TITLE, 0, 1), (TITLE, 0, 2), False, id="the cover and the first page"),
        pytest.param(("第一部分 概况", 5, 0), ("概况", 6, 0), False, id="a short heading"),
        pytest.param((f"第一部分 {TITLE}", 5, 0), ("现公开如下：", 6, 0), False, id="other words"),
    ],
)
def test_titles_printed_twice(
    first: tuple[str, int, int], second: tuple[str, int, int], told: bool
) -> None:
    front = tuple(
        Printed(text, Where(line=line, page=page)) for text, line, page in (first, second)
    )
    assert bool(found("F508", disclosure(front=front))) is told


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        pytest.param(("一、基本支出：为保障机构正常运转的支出。",), [], id="right"),
        pytest.param(("一、事业收入：", "二、其他收入：指别的收入。"), ["F974"], id="nothing"),
        pytest.param(("一、事业收入：", "指事业单位的收入。"), [], id="on the next line"),
        pytest.param(("一、基本支出：在基本支出之外的支出。",), ["F975"], id="another term's"),
        pytest.param(("一、项目支出预算：是在基本支出之外的支出。",), [], id="its own"),
        pytest.param(
            ("一、基本支出：指为完成特定行政任务和事业发展目标所发生的人员支出。",),
            ["F975"],
            id="what projects are for",
        ),
        pytest.param(
            ("一、上年结转：指开展专业业务活动所取得的收入。",), ["F975"], id="earned by services"
        ),
        pytest.param(
            ("一、其他收入：指从同级财政部门取得的各类财政拨款。",), ["F975"], id="appropriated"
        ),
        pytest.param(("一、上级补助收入：指用于补助的支出。",), ["F975"], id="income spent"),
        pytest.param(("一、事业收入：指区级财政当年拨付的资金。",), ["F975"], id="of the district"),
        pytest.param(("一、经营支出：指用经营收入安排的支出。",), [], id="spent of income"),
        pytest.param(
            ("一、“三公”经费：指为保障行政单位运行用于购买货物和服务的各项资金。",),
            ["F975"],
            id="that of running costs",
        ),
        pytest.param(
            ("一、机关运行经费：指因公出国（境）费、公务用车购置及运行费和公务接待费。",),
            ["F975"],
            id="that of 三公",
        ),
        pytest.param(
            ("一、上年结转：指除财政拨款收入、事业收入以外的各项收入。",),
            ["F975"],
            id="other income",
        ),
        pytest.param(("一、其他收入：指除上述收入以外的各项收入。",), [], id="its own"),
        pytest.param(
            ("一、机关运行经费：指用于购买货物和服务的各项资金。",),
            [],
            id="running costs themselves",
        ),
        pytest.param(
            ("一、年末结转和结余：指结转到下年按有关规定继续使用的资金。",), [], id="what is left"
        ),
        pytest.param(("一、事业收入：甲。", "二、事业收入：乙。"), ["F976"], id="twice"),
        pytest.param(
            ("一、行政运行（项）：指防汛业务支出。", "二、防汛（项）：指防汛业务支出。"),
            ["F975"],
            id="word for word another's",
        ),
        pytest.param(
            ("一、基本支出：在基本支出之外的支出。", "二、项目支出：在基本支出之外的支出。"),
            ["F975"],
            id="the one that is known to be wrong",
        ),
        pytest.param(
            (
                "一、水利（款）行政运行（项）：指行政单位的基本支出。",
                "二、农业（款）行政运行（项）：指行政单位的基本支出。",
            ),
            [],
            id="one name in two 款",
        ),
        pytest.param(
            ("七、“三公”经费：是因公出国（境）费、公务用车购置及运行费。",),
            ["F979"],
            id="a part left out",
        ),
        pytest.param(
            ("七、三公经费：公务用车购置及运行费、", "公务接待费。"), ["F979"], id="on two lines"
        ),
        pytest.param(
            ("七、“三公”经费：是因公出国（境）费、公务用车购置及运行费、公务接待费。",),
            [],
            id="all",
        ),
        pytest.param(("七、“三公”经费：见第六节。",), [], id="explained elsewhere"),
        pytest.param(
            ("一、基本支出：在基本支出之外的支出。", "二、基本支出：甲。"), ["F975"], id="one cause"
        ),
    ],
)
def test_explanations_of_terms(lines: tuple[str, ...], rules: list[str]) -> None:
    made = with_text(*lines, title="名词解释")
    assert [rule for rule in ("F974", "F975", "F976", "F979") if found(rule, made)] == rules


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("主要用于缴纳职业?金支出。", True, id="a mark for a character"),
        pytest.param("原因是???安排。", True, id="several marks"),
        pytest.param("压减□□性支出。", True, id="boxes"),
        pytest.param("□是□否", False, id="boxes to tick"),
        pytest.param("什么是部门预算?指本部门的收支。", False, id="a question"),
        pytest.param("具体情况说明。[批注：请核对]", True, id="a comment"),
        pytest.param("（待核实）", True, id="to be confirmed"),
        pytest.param("接待37批次，人次，开支内容为用餐。", True, id="the number is missing"),
        pytest.param("接待37批次，148人次，开支内容为用餐。", False, id="both numbers"),
        pytest.param("公务接待费万元。", True, id="the amount is missing"),
        pytest.param("变动原因：……。", True, id="dots for the reason"),
    ],
)
def test_what_was_not_filled_in(text: str, told: bool) -> None:
    assert bool(found("F501", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("截至2023年11月31日", "2023年11月31日"),
        ("截至2024年13月31日", "2024年13月31日"),
        ("2024年2月29日", ""),
        ("2023.2.29-2023.12.31", "2023.2.29"),
        ("2024年13月", "2024年13月"),
        ("2024年12月", ""),
        ("资金于13月底前支付完毕", "13月底"),
        ("4月31日前报送", "4月31日"),
        ("第五季度兑现", "第五季度"),
        ("每日25时前上报", "25时"),
        ("每月32日前更新", "32日"),
        ("12月31日24时封账，第四季度完成", ""),
        ("每月25时段数据，第13个月", ""),
        ("见2024-35号文件", ""),
    ],
)
def test_dates(text: str, told: str) -> None:
    messages = found("F421", with_text(text))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2024年1月1日至2024年12月31日", False),
        ("2023年1月1日至2023年12月31日", True),
        ("2023年至2025年", False),
        ("2025.1.1-2025.12.31", True),
        ("全年", False),
    ],
)
def test_periods_of_projects(line: str, told: bool) -> None:
    assert bool(found("F422", with_text("五、实施周期", line))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024年12月31日至2024年1月1日", True),
        ("实施周期为2024.9.1-2024.3.1。", True),
        ("2024年11月至2024年2月", True),
        ("2024年1月1日至2024年12月31日", False),
        ("2023年11月至2024年2月", False),
        ("2024年3月1日至3月31日", False),
        ("执行期限：2024年6月—2024年6月", False),
    ],
)
def test_periods_end_after_they_begin(text: str, told: bool) -> None:
    assert bool(found("F425", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024年云溪县档案局下属1家机关和2家参公事业单位的机关运行经费为9万元。", True),
        ("2024年云溪县档案局下属2家机关和1家参公事业单位的机关运行经费为9万元。", True),
        ("2024年云溪县档案局下属1家机关和1家参公事业单位的机关运行经费为9万元。", False),
        ("2024年度，本部门编报绩效目标的单位共5家。", True),
        ("2024年度，本部门编报绩效目标的单位共3家。", False),
        ("本部门5家预算单位开展了2024年项目预算绩效目标编报工作。", True),
        ("本部门4家预算单位开展了2024年项目预算绩效目标编报工作。", False),
    ],
)
def test_units_are_as_many_everywhere(text: str, told: bool) -> None:
    kinds = "行政单位1家，参照公务员法管理的单位1家，其他事业单位2家，具体包括："
    made = disclosure(
        sections=(section("二", "部门机构设置", kinds), section("六", "其他相关情况说明", text))
    )
    assert bool(found("F720", made)) is told


@pytest.mark.parametrize(("like", "told"), [(1, False), (3, True)])
def test_units_like_organs_may_be_among_the_others(like: int, told: bool) -> None:
    costs = f"2024年云溪县档案局下属1家机关和{like}家参公事业单位的机关运行经费为9万元。"
    units = section("二", "部门机构设置", "行政单位1家，事业单位2家，具体包括：")
    made = disclosure(sections=(units, section("六", "其他相关情况说明", costs)))
    assert bool(found("F720", made)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("内设机构3个，包括：办公室、财务股、业务股。", False),
        ("内设机构4个，包括：办公室、财务股、业务股。", True),
        ("设4个内设机构，分别为办公室、财务股、业务股和督查股。", False),
        ("内设机构4个，包括办公室、财务股等。", False),
        ("内设机构2个，包括：资产科（采购科、基建科）、财务科。", False),
        ("内设机构三个：办公室、财务股。", True),
        ("设3个档案室。", False),
        ("本馆内设采编部、阅览部、活动部4个部室。", True),
        ("本馆内设采编部、阅览部、活动部3个部室。", False),
        ("本馆内设采编部、阅览部、活动部等5个部室。", False),
        ("本馆内设采编部、阅览部、活动部等2个部室。", True),
    ],
)
def test_offices_are_counted(text: str, told: bool) -> None:
    assert bool(found("F713", with_text(text))) is told


@pytest.mark.parametrize(("count", "told"), [("2", False), ("3", True)])
def test_units_are_counted_against_their_table(count: str, told: bool) -> None:
    made = units(
        ("云溪县档案局本级", "行政", "正科级", "财政拨款"),
        ("云溪县史志馆", "事业", "股级", "财政拨款"),
        sections=(section("一", "机构设置情况", f"纳入编制范围的单位共{count}个，包括："),),
    )
    assert bool(found("F701", made)) is told


def test_the_note_of_an_empty_table_names_its_agency() -> None:
    made = with_tables(table("state_capital", note="注：云溪县水利局无国有资本经营预算支出。"))
    assert found("F406", made)
    made = with_tables(table("state_capital", note="注：云溪县档案局无国有资本经营预算支出。"))
    assert found("F406", made) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("（财预〔2017〕98号）", False),
        ("（财预〔2107〕98号）", True),
        ("（财预〔2024〕3号）", False),
        ("（财预〔2025〕3号）", True),
        ("（国发[1021]3号）", True),
        ("（财预〔2017〕）", False),
    ],
)
def test_years_of_documents(text: str, told: bool) -> None:
    assert bool(found("F423", with_text(text))) is told


def test_accounts_can_quote_documents_of_the_next_year() -> None:
    made = msgspec.structs.replace(with_text("（财决〔2025〕3号）"), kind="final")
    assert found("F423", made) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("根据普发改投【2017】89号文建设。", True),
        ("根据普发改投（2017）89号文建设。", True),
        ("根据普发改投〔2017〕89号文建设。", False),
        ("本年（2024）共办理89号线改造。", False),
    ],
)
def test_brackets_of_document_numbers(text: str, told: bool) -> None:
    assert bool(found("F427", with_text(text))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("根据《浙江省河道管理条例》实施。", True),
        ("根据《河北省河湖保护和治理条例》实施。", False),
        ("根据《中华人民共和国水法》实施。", False),
        ("按《新疆维吾尔自治区对口支援项目管理办法》实施。", False),
        ("依据《浙江省河道管理条例》开展省际联防。", False),
        ("与浙江省安吉县互派护林员，津贴按《浙江省公益林管理办法》发放。", False),
    ],
)
def test_laws_of_another_province(text: str, told: bool) -> None:
    assert bool(found("F436", with_text(text))) is told


@pytest.mark.parametrize(
    ("nature", "rank", "told"),
    [("行政", "正科级", False), ("正科级", "行政", True), ("事业", "", False), ("", "", False)],
)
def test_nature_and_rank(nature: str, rank: str, told: bool) -> None:
    made = units(("云溪县史志馆", nature, rank, "财政拨款"))
    assert bool(found("F714", made)) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("地方预决算公开操作规程", False),
        ("地方预决算公开操作规定", True),
        ("关于进一步推进预算公开工作的实意见", True),
        ("关于进一步推进预算公开工作实施意见", False),
        ("关于进一步推进预决算公开工作的实施意见", False),
        ("云溪县预算公开办法", False),
        ("中华人民共和国审计法", False),
        ("中华人民共和国会汁法", True),
        ("云溪县河湖保护管理条列", True),
        ("云溪县河湖保护管理办发(试行)", True),
        ("云溪县河湖保护技术规范", False),
        ("云溪县地方志教育通志", False),
        ("预算法", False),
    ],
)
def test_titles_of_regulations(title: str, told: bool) -> None:
    assert bool(found("F520", with_text(f"按照《{title}》的规定公开。"))) is told


@pytest.mark.parametrize(("year", "told"), [("2024", False), ("2023", True)])
def test_the_year_below_the_title_of_a_self_evaluation(year: str, told: bool) -> None:
    made = with_text(
        "苗圃维护项目支出绩效自评表",
        f"（{year}年度）",
        title="预算绩效情况说明",
        pack="final-accounts-2024",
        kind="final",
    )
    assert bool(found("F404", made)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("以优异成绩喜迎党的二十大。", "二十大"),
        ("深入学习贯彻党的十二大精神。", "十二大"),
        ("庆祝中国共产党成立100周年。", "2021 年"),
        ("按照“十三五”发展规划完成任务。", "2020 年"),
        ("拟从2021年起分三年改造库房。", "2021年"),
        ("预计2022年底前完成数字化。", "2022年"),
        ("中长期目标（2019-2021年）", "2021年"),
        ("上年度拟购置档案柜20组。", "上年度拟"),
        ("党的十八大以来，深入学习贯彻党的二十大精神。", ""),
        ("庆祝中华人民共和国成立75周年。", ""),
        ("原计划2023年完工的库房延期到2024年。", ""),
        ("总结“十三五”规划，编制“十四五”规划。", ""),
        ("预计2024年底前完成，拟从2024年起实施。", ""),
        ("计划2023年11月—2024年3月完成库房改造。", ""),
        ("预计2023年12月底前完成招标，2024年进馆。", ""),
    ],
)
def test_what_is_past(text: str, told: str) -> None:
    messages = found("F426", with_text(text))
    assert bool(messages) is bool(told)
    assert told in "".join(messages)
