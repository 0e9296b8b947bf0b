"""Books that are odd and legal: what generated counties never have, and real units do."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from hypothesis import strategies as st

from mingzhang import catalogue
from mingzhang.compiling.book import (
    FIGURES,
    Book,
    BookProject,
    Cover,
    Holding,
    Line,
    Purchase,
    Texts,
)
from mingzhang.compiling.views import above, total
from mingzhang.disclosure import Agency, Indicator
from mingzhang.forms import pack
from mingzhang.reading.projects.targets import parse_target

FUNDS = ("general", "government_fund", "state_capital", "special_account", "business", "other")
PERSONNEL = ("30101", "30102", "30108", "30301", "30302")
RUNNING = ("30201", "30211", "30231", "31002")
ITEMS = {"30231": "vehicle_running", "30212": "abroad_other", "30217": "reception"}

amounts = st.one_of(
    st.integers(1, 99),
    st.integers(100, 10_000_00),
    st.integers(1, 1_000_000).map(lambda wan: wan * 10_000_00),
    st.just(10_000_000_000_00),
).map(lambda cents: Decimal(cents).scaleb(-2))
"""From 0.01 元 to ten billion."""

names = st.sampled_from(
    (
        "平湖县第一中学",
        "平湖县医疗保障局（本级）",
        "平湖县IT运维中心（A区）",
        "平湖县人民政府驻省会办事处机关事务管理与后勤保障服务中心（平湖县接待服务中心）",
        "平湖县委党校(行政学校)",
        "平湖县12345热线中心",
        "平湖县疾控中心·卫生监督所",
    )
)
project_names = st.sampled_from(
    (
        "GIS平台（二期）运维",
        "“雪亮工程”建设",
        "2023年结转：乡村道路养护",
        "农村公路、桥梁养护及安全生命防护工程建设补助资金（省级第一批，不含贫困县部分）",
        "A+B区改造(含设备)",
        "12条主干道清扫",
    )
)


@st.composite
def lines(draw: st.DrawFn, year: int, funds: tuple[str, ...], *, carries: bool) -> Line:
    functions = [entry.code for entry in catalogue.functional(year) if len(entry.code) == 7]
    nature = draw(st.sampled_from(("personnel", "running")))
    economic = draw(st.sampled_from(PERSONNEL if nature == "personnel" else RUNNING))
    fund = draw(st.sampled_from(funds))
    current, carried = draw(_money(carries=carries))
    if fund != "general":  # an amount that no table shows in 万元 has nothing to be compared with
        current, carried = (its and its + 100 for its in (current, carried))
    return Line(
        function=draw(st.sampled_from(functions)),
        economic=economic,
        fund=fund,
        nature="personnel" if nature == "personnel" else "running",
        current=current,
        carried=carried,
        item=ITEMS.get(economic, ""),
    )


@st.composite
def _money(draw: st.DrawFn, *, carries: bool) -> tuple[Decimal, Decimal]:
    """This year's money, last year's, or both."""
    none = Decimal(0)
    if not carries:
        return draw(amounts), none
    which = draw(st.sampled_from(("current", "carried", "both")))
    return (
        draw(amounts) if which != "carried" else none,
        draw(amounts) if which != "current" else none,
    )


@st.composite
def projects(draw: st.DrawFn, year: int, funds: tuple[str, ...], *, carries: bool) -> BookProject:
    line = draw(lines(year, funds, carries=carries))
    cost = f"≤{(line.amount / 10_000):.2f}万元"
    return BookProject(
        code="",
        name=draw(project_names),
        function=line.function,
        fund=line.fund,
        current=line.current,
        carried=line.carried,
        purpose="用于支付合同约定的服务费用。",
        basis="《平湖县年度工作要点》",
        scheme="按季度组织实施，年底验收。",
        plan=(Decimal(25), Decimal(50), Decimal(75), Decimal(100)),
        objectives=("按合同完成全部服务内容，验收合格。",),
        indicators=(
            _indicator("产出指标", "数量指标", "完成服务项数", "≥3项"),
            _indicator("产出指标", "质量指标", "验收合格率", "≥95%"),
            _indicator("产出指标", "时效指标", "完成时间", "12月底前"),
            _indicator("产出指标", "成本指标", "项目总成本", cost),
            _indicator("效益指标", "社会效益指标", "服务覆盖村数", "≥30个"),
            _indicator("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
        ),
    )


def _indicator(level1: str, level2: str, level3: str, target: str) -> Indicator:
    return Indicator(level1, level2, level3, f"实际的{level3}", parse_target(target), "年度计划")


@st.composite
def unit_books(draw: st.DrawFn, pack_id: str, year: int, code: str = "203001") -> Book:
    """A unit's book; now and then there is nothing in it but words."""
    forms = pack(pack_id)
    columns = {column.point.get("fund", "") for column in forms.form("income").columns} - {""}
    funds = tuple(fund for fund in FUNDS if columns.intersection(above("fund", fund)))
    carries = forms.jurisdiction == "河北"
    spent = draw(st.lists(lines(year, funds, carries=carries), max_size=5))
    named = draw(st.lists(projects(year, funds, carries=carries), max_size=3))
    by_name = {project.name: project for project in named}
    made = Book(
        cover=Cover(
            pack=pack_id,
            year=year,
            scope="unit",
            agency=Agency(code, draw(names)),
            department=Agency(code[:3], "平湖县某某局"),
            nature=draw(st.sampled_from(("行政", "参公事业", "事业"))),
            rank="正科级",
            funding="财政拨款",
        ),
        lines=tuple(spent),
        projects=tuple(
            _coded(project, f"13052924P{number:011d}")
            for number, project in enumerate(by_name.values(), 1)
        ),
        texts=Texts(
            duties=("负责本县有关工作的组织实施。", "承办县委、县政府交办的其他事项。"),
            reasons=dict.fromkeys(FIGURES, "在职人数和服务合同数量与上年不同"),
            glossary={"基本支出": "为保障机构正常运转发生的支出。"},
        ),
    )
    return _with_rest(made, draw(st.booleans()), draw(st.booleans()))


def _coded(project: BookProject, code: str) -> BookProject:
    return msgspec.structs.replace(project, code=code)


def _with_rest(made: Book, buys: bool, grows: bool) -> Book:
    """With purchases and assets, or without; more than last year, or as much."""
    fewer = msgspec.structs.replace(made, lines=made.lines[1:]) if grows else made
    facts = list(fewer.facts)
    last = {name: total(facts, point) for name, point in FIGURES.items()}
    bought = tuple(
        Purchase(
            source=project.name,
            source_budget=project.budget,
            item="A4复印纸（80g）",
            code="A05040101",
            measure="箱",
            quantity=Decimal(1),
            price=project.current,
            fund=project.fund,
        )
        for project in made.projects[:1]
        if buys and project.current >= 100
    )
    held = {"房屋（平方米）": Holding(Decimal(120), Decimal("1234567.89"))} if buys else {}
    return msgspec.structs.replace(made, last=last, purchases=bought, holdings=held)
