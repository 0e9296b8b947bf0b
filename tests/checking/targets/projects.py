"""Small invented projects and what the checks find in them."""

from __future__ import annotations

from typing import Any

import msgspec

from mingzhang import forms
from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import Disclosure, Indicator, PerformanceGoal, Printed, Project, Section
from mingzhang.reading.projects.labels import labels
from mingzhang.reading.projects.targets import parse_target
from mingzhang.where import Where
from tests.checking.tables.books import book, coded

YEAR = 2024


def its(
    kind: str,
    name: str,
    target: str,
    description: str = "",
    *,
    basis: str = "养护合同",
    level1: str = "",
    **more: Any,
) -> Indicator:
    """An indicator of a level-2 kind, its target parsed as the reader would."""
    level2 = {"满意度": "服务对象满意度", "可持续": "可持续影响"}.get(kind, kind) + "指标"
    return Indicator(
        level1=level1 or labels().level2.get(level2, "产出指标"),
        level2=level2,
        level3=name,
        description=description or f"反映{name}",
        target=parse_target(target),
        basis=basis,
        where=Where(line=9),
        **more,
    )


WHOLE = (
    its("数量", "养护面积", "≥6800平方米"),
    its("质量", "苗木成活率", "≥95%"),
    its("时效", "补种完成时间", "11月底前"),
    its("成本", "项目预算控制数", "≤36.5万元"),
    its("社会效益", "受益居民户数", "≥1200户"),
    its("满意度", "居民满意度", "≥90%"),
)
"""All kinds that there must be, and nothing wrong with any."""


def project(*indicators: Indicator, whole: bool = True, **fields: Any) -> Project:
    """A project whose table is complete and right but for what is given."""
    given = {one.level2 for one in indicators}
    rest = [one for one in WHOLE if one.level2 not in given] if whole else []
    made = Project(
        no=1,
        name="城区绿化养护",
        code="13091124P005271100026",
        title="城区绿化养护绩效目标表",
        printed_no="1",
        budget="36.50",
        funds={"appropriation": "36.50", "other": ""},
        money_unit="万元",
        purpose="用于城区绿化养护",
        plan={"3": "25%", "6": "50%", "10": "75%", "12": "100%"},
        plan_unit="percent",
        objectives=("1.完成城区绿化养护，苗木成活。", "2.改善居住环境。"),
        indicators=(*indicators, *rest),
        generation="2024",
        where=Where(line=5),
    )
    return msgspec.structs.replace(made, **fields)


def disclosure(*projects: Project, project_total: str = "", **fields: Any) -> Disclosure:
    """A unit's budget with these projects, numbered."""
    numbered = tuple(
        msgspec.structs.replace(each, no=number) for number, each in enumerate(projects, 1)
    )
    statements = []
    if project_total:
        amounts = " ".join("-" if c.id != "project" else project_total for c in _columns())
        statements = [coded("expenditure", [("", "合计", amounts)])]
    made = book(*statements)
    return msgspec.structs.replace(made, projects=numbered, year=YEAR, **fields)


def _columns() -> Any:
    return forms.pack("hebei-2024").form("expenditure").columns


def narrative(text: str) -> tuple[Section, ...]:
    """One section of the narrative with one paragraph."""
    return (Section("二", "预算安排的总体情况", (Printed(text, Where(line=3)),)),)


def goal(text: str) -> tuple[PerformanceGoal, ...]:
    """A part of the department's goals with these indicators."""
    return (PerformanceGoal("item", "", "", text),)


def findings(rule: str, *given: Project | Disclosure) -> list[Finding]:
    """What one rule finds in some projects of one disclosure, or in some disclosures."""
    volumes = [one for one in given if isinstance(one, Disclosure)]
    projects = [one for one in given if isinstance(one, Project)]
    reports = check(volumes or [disclosure(*projects)])
    return [found for report in reports for found in report.findings if found.rule == rule]


def all_found(*given: Project | Disclosure) -> set[str]:
    """The ids of all rules on targets that find something."""
    volumes = [one for one in given if isinstance(one, Disclosure)]
    projects = [one for one in given if isinstance(one, Project)]
    reports = check(volumes or [disclosure(*projects)])
    return {f.rule for report in reports for f in report.findings if f.rule.startswith("P")}
