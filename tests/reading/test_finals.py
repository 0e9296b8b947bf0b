"""Final accounts of several provinces: read to the last cell, and nothing found in clean ones."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Disclosure, Row, Statement
from tests.reading import finals, provinces

SUFFIXES = ("txt", "html", "xlsx")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|\d\.|（\d）)")


@cache
def disclosure(name: str, suffix: str = "txt") -> Disclosure:
    (found,) = provinces.reading(finals.page(name), suffix).disclosures
    return found


def found(page: str) -> list[Finding]:
    """What a person has to look at."""
    reports = check(provinces.reading(page).disclosures)
    return [f for one in reports for f in one.findings if f.severity != "info"]


def amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def place(statement: Statement, row: Row, column: str) -> tuple[str, str, str]:
    """Table, row and column of a cell as the truth has them; 三公 in one row has no row name."""
    name = "" if row.label == "" and not row.code and not row.name else row.code or row.name
    if name == "合计" and statement.id == "three_public" and len(statement.rows) == 1:
        name = ""
    side = f"{row.side}." if statement.id in ("income_expenditure_summary", _FISCAL) else ""
    column = "current" if (statement.id, column) == ("income", "total") else column
    return statement.id, _NUMBER.sub("", name).strip(), side + column


_FISCAL = "fiscal_appropriation"


def cells(its: Disclosure) -> Counter[tuple[str, str, str, Decimal]]:
    return Counter(
        (*place(statement, row, column), amount(cell.text))
        for statement in its.statements
        for row in statement.rows
        for column, cell in row.cells.items()
        if cell.text
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", finals.NAMES)
def test_every_cell_is_read(name: str, suffix: str) -> None:
    truth = finals.truth(name)
    wanted = Counter(
        (one.table, _NUMBER.sub("", one.row), one.column, amount(one.text)) for one in truth.amounts
    )
    assert wanted - cells(disclosure(name, suffix)) == Counter()
    assert cells(disclosure(name, suffix)) - wanted == Counter()


@pytest.mark.parametrize("name", finals.NAMES)
def test_profile(name: str) -> None:
    truth, its = finals.truth(name), disclosure(name)
    said = (its.kind, its.scope, its.year, its.agency.name)
    assert said == ("final", truth.scope, truth.year, truth.agency)
    assert its.pack == ("final-accounts-2024" if "上海" in truth.agency else "final-accounts")


@pytest.mark.parametrize("name", finals.NAMES)
def test_clean_final_accounts_have_no_findings(name: str) -> None:
    findings = [f for f in check([disclosure(name)])[0].findings if f.severity != "info"]
    assert [(f.rule, f.message) for f in findings] == []


@pytest.mark.parametrize("name", finals.NAMES)
def test_nothing_but_how_tables_were_taken_is_told(name: str) -> None:
    problems = provinces.reading(finals.page(name)).problems
    assert [p.message for p in problems if "认表、认栏" not in p.message] == []


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("hebei-2022", 13),
        ("national-2019", 14),
        ("beijing-2023", 14),
        ("shandong-2023", 16),
        ("jiangsu-2023", 18),
        ("chongqing-2023", 7),
    ],
)
def test_the_narrative_is_divided_as_it_is_numbered(name: str, sections: int) -> None:
    assert len(disclosure(name).sections) == sections


def test_the_units_of_a_table_whose_names_end_in_any_way() -> None:
    names = [unit.name for unit in disclosure("hebei-2022").organisations]
    assert names == ["青岭县林业和草原局本级", "青岭县国有林场"]


_FUND_TABLE = "\n政府性基金预算财政拨款收入支出决算表"


@pytest.mark.parametrize(
    ("name", "printed", "wrong", "rule"),
    [
        pytest.param(
            "national-2022",
            r"收、支总计均为[\d.]+万元",
            "收、支总计均为9.99万元",
            "W101",
            id="total unlike the table",
        ),
        pytest.param(
            "hebei-2022",
            r"(其中：一般公共预算财政拨款本年收入.*?；本年支出)[\d.]+万元",
            r"\g<1>9.99万元",
            "W101",
            id="本年支出 is of the fund whose 本年收入 was told",
        ),
        pytest.param(
            "hebei-2022",
            r"基本支出([\d.]+)万元，占[\d.]+%",
            r"基本支出\1万元，占2.22%",
            "W301",
            id="share",
        ),
        pytest.param(
            "beijing-2023",
            "占本年财政拨款支出[\\d.]+%",
            "占本年财政拨款支出2.22%",
            "W301",
            id="share of the total that it stands under",
        ),
        pytest.param(
            "national-2019",
            r"公务接待费支出决算([\d.]+)万元，占[\d.]+%",
            r"公务接待费支出决算\1万元，占2.22%",
            "W301",
            id="share of a total of the paragraph before",
        ),
        pytest.param(
            "national-2022",
            r"(1\. .*?完成年初预算的)[\d.]+%",
            r"\g<1>2.22%",
            "W303",
            id="completion",
        ),
        pytest.param(
            "hebei-2022",
            "公务接待费支出较预算减少",
            "公务接待费支出较预算增加",
            "W304",
            id="direction against the budget",
        ),
        pytest.param(
            "hebei-2022",
            r"执行数为([\d.]+)万元，完成预算的[\d.]+%",
            r"执行数为\1万元，完成预算的2.22%",
            "W303",
            id="a project's completion of 全年预算",
        ),
        pytest.param(
            "national-2022",
            "2022年度收、支总计均为",
            "2021年度收、支总计均为",
            "W402",
            id="last year left before this year's figure",
        ),
        pytest.param(
            "national-2022",
            r"(?s)2022(年度收、支总计均为[\d.]+万元)(.*?)(本年收入合计)",
            r"2021\1\g<2>2022\1。\3",
            "W407",
            id="last year left, where another section has this year",
        ),
        pytest.param(
            "national-2022",
            r"接待国内来访团组(\d+)个、来宾\d+人次",
            r"接待国内来访团组\1个、来宾1人次",
            "W603",
            id="one guest costs thousands",
        ),
        pytest.param(
            "hebei-2022",
            r"公务接待(\d+)批次、(\d+)人次",
            r"公务接待\2批次、\1人次",
            "W604",
            id="batches and guests changed places",
        ),
        pytest.param(
            "hebei-2022", r"公务用车保有量\d+辆", "公务用车保有量0辆", "W601", id="no vehicle"
        ),
        pytest.param(
            "national-2022", "购置公务用车0辆", "购置公务用车2辆", "W602", id="vehicles for nothing"
        ),
        pytest.param(
            "beijing-2023",
            r"车均运行维护费[\d.]+万元",
            "车均运行维护费9.99万元",
            "W605",
            id="average",
        ),
        pytest.param(
            "national-2022", "自评得分为95.5分", "自评得分为195.5分", "E105", id="score over 100"
        ),
        pytest.param(
            "hebei-2022",
            "自评得分为90.0分",
            "自评得分为91.0分",
            "E106",
            id="score unlike the table",
        ),
        pytest.param(
            "hebei-2022", r"(?m)\|100\|90.0\|$", "|100|99.0|", "E102", id="total of scores"
        ),
        pytest.param(
            "hebei-2022", r"36次\|20\|20", "36次|20|25", "E101", id="more than its points"
        ),
        pytest.param(
            "hebei-2022", r"36次\|20\|20", "36次|25|20", "E103", id="points do not make 100"
        ),
        pytest.param(
            "hebei-2022",
            r"(?m)^(\^\|年度资金总额\|.*\|10\|<\|)[\d.]+%",
            r"\g<1>2.22%",
            "E104",
            id="rate of execution",
        ),
        pytest.param(
            "national-2022",
            "使用财政拨款安排云溪市民政局机关",
            "使用财政拨款安排云溪市水利局机关",
            "F406",
            id="another agency's name",
        ),
        pytest.param(
            "shandong-2023",
            r"2023年度政府性基金预算财政拨款年初结转和结余[^\n]*",
            "本部门2023年度没有政府性基金预算财政拨款安排的收入支出。",
            "W101",
            id="declared none",
        ),
        pytest.param(
            "hebei-2022",
            r"(?s)(政府采购货物支出)[\d.]+万元",
            r"\g<1>9999.99万元",
            "W201",
            id="procurement by kind",
        ),
        pytest.param(
            "hunan-2023",
            r"(\n年初预算为[\d.]+万元，支出决算为)[\d.]+万元",
            r"\g<1>9.99万元",
            "W101",
            id="the account is on the line above",
        ),
        pytest.param(
            "jiangsu-2023",
            r"(\n1．水利（款）行政运行（项）。年初预算[\d.]+万元，支出决算)[\d.]+万元",
            r"\g<1>9.99万元",
            "W101",
            id="the 类 is in the heading above",
        ),
        pytest.param(
            "jiangsu-2023",
            r"(公务用车购置及运行维护费支出预算[\d.]+万元（其中：一般公共预算支出)[\d.]+万元",
            r"\g<1>99.99万元",
            "W201",
            id="the parts of a budget in brackets",
        ),
        pytest.param(
            "sichuan-2023",
            "完成预算100%，决算数等于预算数",
            "完成预算110%，决算数等于预算数",
            "W312",
            id="completion and its direction",
        ),
        pytest.param(
            "guangdong-2023",
            r"(完成全年预算[\d.]+万元的)[\d.]+%",
            r"\g<1>2.22%",
            "W303",
            id="the budget within 完成全年预算…的",
        ),
        pytest.param(
            "hebei-2022",
            r"(一般公共预算财政拨款本年支出完成年初预算)[\d.]+%",
            r"\g<1>2.22%",
            "W303",
            id="completion beside the change against the budget",
        ),
        pytest.param(
            "shanghai-2023",
            r"(公务用车购置及运行维护费支出决算(?:增加|减少)[\d.]+万元，(?:增长|下降))[\d.]+%",
            r"\g<1>2.22%",
            "W302",
            id="growth of an amount that the tables have",
        ),
        pytest.param(
            "guangdong-2023",
            r"(?m)^1\.因公出国（境）费\|\|\n2\.公务用车购置及运行维护费\|[\d.]+\|[\d.]+",
            "1.因公出国（境）费||\n2.公务用车购置及运行维护费|99.00|98.00",
            "T203",
            id="三公 by rows",
        ),
    ],
)
def test_a_planted_fault_is_found(name: str, printed: str, wrong: str, rule: str) -> None:
    page, count = re.subn(printed, wrong, finals.page(name), count=1)
    assert count
    assert page != finals.page(name)
    assert rule in {finding.rule for finding in found(page)}


@pytest.mark.parametrize(
    ("name", "printed", "instead"),
    [
        pytest.param(
            "hebei-2022",
            r"公务接待(\d+)批次、\d+人次",
            r"公务接待\1批次、\1人次",
            id="one guest a visit",
        ),
        pytest.param(
            "national-2022",
            r"购置公务用车0辆。",
            "购置公务用车0辆。参加其他单位组织的出国（境）团组2个、2人。",
            id="groups that others pay for",
        ),
        pytest.param(
            "hebei-2022",
            r"(?m)^(\^\|年度资金总额\|.*\|10\|<\|)([\d.]+)%",
            r"\1\2",
            id="a rate without its sign",
        ),
        pytest.param(
            "hebei-2022",
            r"(?m)^(\^\|效益指标\|社会效益指标\|.*?\|30\|)[\d.]+",
            r"\1",
            id="a score that was left blank is not added up",
        ),
        pytest.param(
            "hebei-2022",
            "自评得分为90.0分",
            "自评得分为90分",
            id="a score with fewer places",
        ),
        pytest.param(
            "hebei-2022",
            "主要包括办公费、",
            "主要用于日常运转；开支培训费22.88万元、办公费、",
            id="behind 用于 and a semicolon stands something else",
        ),
        pytest.param(
            "sichuan-2023",
            "完成预算100%，决算数等于预算数",
            "完成预算100.2%，决算数与预算数基本持平",
            id="nearly all of the budget",
        ),
        pytest.param(
            "beijing-2023",
            r"(公务接待\d+批次)",
            r"人均接待费0.01万元，\1",
            id="an average is no part",
        ),
        pytest.param(
            "shandong-2023",
            "占应评价项目支出总额的100%",
            "占应当评价的重点项目支出总额的35.2%",
            id="a share of something that is not known",
        ),
        pytest.param(
            "national-2022",
            "服务采购授予中小企业合同金额占服务支出金额的83.15%",
            "工程采购授予中小企业合同金额占工程支出金额的12.3%",
            id="small firms' share of one kind of procurement",
        ),
        pytest.param(
            "hebei-2022",
            "公务用车保有量(\\d+)辆。",
            r"公务用车保有量\1辆。公务用车运行维护费较全年预算数减少，",
            id="较全年预算数 is a comparison",
        ),
    ],
)
def test_what_only_looks_like_a_fault(name: str, printed: str, instead: str) -> None:
    page, count = re.subn(printed, instead, finals.page(name), count=1)
    assert count
    assert page != finals.page(name)
    assert [(finding.rule, finding.message) for finding in found(page)] == []


def test_a_self_evaluation_is_read_and_is_no_target_table() -> None:
    its = disclosure("hebei-2022")
    assert its.projects == ()
    first = its.evaluations[0]
    assert first.department.text == "青岭县林业和草原局"
    assert set(first.money) == {"initial", "budget", "executed", "weight", "rate", "score"}
    assert [(r.level1, r.level2, r.weight.text) for r in first.ratings] == [
        ("产出指标", "数量指标", "20"),
        ("产出指标", "质量指标", "15"),
        ("产出指标", "时效指标", "10"),
        ("产出指标", "成本指标", "5"),
        ("效益指标", "社会效益指标", "30"),
        ("满意度指标", "服务对象满意度指标", "10"),
    ]
    rating = first.ratings[0]
    shown = (rating.level3.text, rating.target.text, rating.actual.text, rating.score.text)
    assert shown == ("现场检查次数", "≥30次", "36次", "20")
    assert (first.total_weight.text, first.total_score.text) == ("100", "90.0")


@pytest.mark.parametrize("suffix", ["html", "xlsx"])
def test_a_self_evaluation_reads_alike_in_every_format(suffix: str) -> None:
    def scores(its: Disclosure) -> list[list[Decimal]]:
        return [[amount(r.score.text) for r in one.ratings] for one in its.evaluations]

    assert scores(disclosure("hebei-2022", suffix)) == scores(disclosure("hebei-2022"))


def test_a_code_merged_over_three_columns_goes_on_over_a_page() -> None:
    """The next page shows one column where the header has 类, 款 and 项."""
    page = finals.page("hebei-2022")
    start = page.index("2130207|<|<|", page.index("\n支出决算表"))
    end = page.index("\n注：", start)
    rest = page[start:end].replace("|<|<|", "|")
    (its,) = provinces.reading(page[:start].rstrip() + "\n\n" + rest + page[end:]).disclosures
    assert cells(its) == cells(disclosure("hebei-2022"))


def test_purchases_that_the_forms_have_no_table_for_are_told() -> None:
    page = finals.page("beijing-2023")
    table = "政府采购支出表\n单位：万元\n项目名称|采购目录|金额\n办公设备|A0201|12.00\n"
    read = provinces.reading(f"{page}\n{table}")
    assert cells(read.disclosures[0]) == cells(disclosure("beijing-2023"))
    assert [its.kind for its in read.problems if "《政府采购支出表》" in its.message] == [
        "unrecognised"
    ]
