"""A small invented reading in which every kind of content occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingzhang.disclosure import (
    Agency,
    AssetLine,
    Column,
    Disclosure,
    Indicator,
    Organisation,
    PerformanceGoal,
    Printed,
    Problem,
    ProcurementLine,
    Project,
    Reading,
    Row,
    Section,
    Side,
    Source,
    Statement,
    Target,
)
from mingzhang.where import Where


def row(
    name: str,
    amounts: Mapping[str, str],
    *,
    code: str = "",
    line: int = 1,
    side: Side = "",
    no: str = "",
    label: str = "",
) -> Row:
    cells = {
        column: Printed(text, Where(line=line, cell=cell))
        for cell, (column, text) in enumerate(amounts.items(), 3)
    }
    return Row(code, name, cells, side=side, no=no, where=Where(line=line, cell=1), label=label)


EXPENDITURE = Statement(
    id="expenditure",
    title="单位预算支出总表",
    status="filled",
    money_unit="万元",
    columns=(Column("total", "合计"), Column("basic", "基本支出"), Column("project", "项目支出")),
    rows=(
        row("合计", {"total": "40.30", "basic": "30.1", "project": "10.20"}, line=3, no="1"),
        row("农林水支出", {"total": "40.30", "basic": "30.1"}, code="213", line=4, no="2"),
        row("林业", {"total": "-0.70", "basic": "", "project": "见附表"}, code="21302", no="3"),
    ),
    notes=("注：金额为约数。",),
    where=Where(line=1),
)

SUMMARY = Statement(
    id="income_expenditure_summary",
    title="单位预算收支总表",
    status="filled",
    money_unit="万元",
    columns=(Column("amount", "预算数"),),
    rows=(
        row("一、甲收入", {"amount": "40.30"}, side="income", no="1", label="其他收入"),
        row("一、乙支出", {"amount": ""}, side="expenditure", no="1", label="外交支出"),
        row("二、丙支出", {"amount": "40.30"}, side="expenditure", no="2", label="农林水支出"),
        row("收入总计", {"amount": "40.30"}, side="income", no="3", label="收入总计"),
        row("支出总计", {"amount": "40.30"}, side="expenditure", no="3", label="支出总计"),
    ),
    where=Where(line=20),
)

FUND = Statement(
    id="government_fund",
    title="单位预算政府基金预算财政拨款支出表",
    status="empty",
    money_unit="万元",
    columns=(Column("total", "合计"),),
    notes=("注：空表列示。",),
    where=Where(line=30),
)

CAPITAL = Statement("state_capital", "单位预算国有资本经营预算财政拨款支出表", "missing")

PROJECT = Project(
    no=1,
    name="苗圃浇水",
    code="00000000P000000000001",
    budget="10.20",
    funds={"appropriation": "10.20"},
    money_unit="万元",
    purpose="浇水",
    plan={"3": "25.00", "12": "100%"},
    plan_unit="percent",
    objectives=("苗活。", "水够。"),
    indicators=(
        Indicator(
            "产出指标",
            "数量指标",
            "浇水次数",
            "浇几次",
            Target("≥12次", "number", ">=", "12", "次"),
            "台账",
            scoring="少一次扣一分",
            where=Where(line=52, cell=2),
        ),
        Indicator("效益指标", "社会效益", "乡亲满意", "", Target("满意", "words"), "问卷"),
    ),
    generation="2023",
    where=Where(line=50),
)


def disclosure(
    statements: Sequence[Statement] = (SUMMARY, EXPENDITURE, FUND, CAPITAL),
    *,
    code: str = "901001",
    name: str = "青石镇苗圃站",
) -> Disclosure:
    return Disclosure(
        kind="budget",
        scope="unit",
        year=2023,
        agency=Agency(code, name),
        pack="hebei-2023",
        statements=tuple(statements),
        procurement=Statement("procurement", "单位政府采购预算", "filled", "万元"),
        assets=Statement("assets", "固定资产", "filled", "万元", as_of="2022-12-31"),
        organisations_table=Statement("organisations", "机构设置情况", "filled"),
        procurement_lines=(
            ProcurementLine(
                "item",
                "苗圃浇水",
                {
                    "item": Printed("水管"),
                    "catalogue_code": Printed("A0100"),
                    "quantity": Printed("3"),
                    "total": Printed("0.90"),
                },
                Where(line=60),
            ),
        ),
        asset_lines=(AssetLine("车辆（台、辆）", Printed("2", Where(line=70)), Printed("7.5")),),
        organisations=(Organisation("苗圃站本级", "事业", "股级", "财政拨款", Where(line=80)),),
        sections=(
            Section(
                "一",
                "职责",
                (Printed("种树。", Where(line=91)), Printed("浇水。", Where(line=92))),
                Where(line=90),
            ),
            Section("二", "其他"),
        ),
        goals=(PerformanceGoal("overall", "", "苗活"),),
        projects=(PROJECT,),
        where=Where(line=1),
    )


def reading(*disclosures: Disclosure, name: str = "苗圃站.txt") -> Reading:
    return Reading(
        Source(name, "0f" * 32, "text/plain", 1234),
        disclosures or (disclosure(),),
        (Problem("repaired", "有行被分页断开，已接合", Where(line=9)),),
    )
