"""Small invented projects and what the checks find in them."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
import pytest

from mingzhang import forms
from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.disclosure import (
    Disclosure,
    Indicator,
    PerformanceGoal,
    Printed,
    Project,
    Section,
    Target,
)
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


Made: TypeAlias = Indicator | Project | Disclosure
"""What is checked: an indicator stands in a project of its own."""


def findings(rule: str, *made: Made) -> list[Finding]:
    """What one rule finds in some projects of one disclosure, or in some disclosures."""
    return [found for found in _found(*made) if found.rule == rule]


def the_finding(rule: str, made: Made) -> Finding:
    """The only finding of a rule."""
    (found,) = findings(rule, made)
    assert found.project == 1 or not isinstance(made, Indicator)
    return found


def case(rule: str, made: Made, why: str) -> object:
    """What a rule is to find something in, or nothing, and why."""
    return pytest.param(rule, made, id=f"{rule} {why}")


def all_found(*made: Made) -> set[str]:
    """The ids of all rules on targets that find something."""
    return {found.rule for found in _found(*made) if found.rule.startswith("P")}


def _found(*made: Made) -> list[Finding]:
    volumes = [one for one in made if isinstance(one, Disclosure)]
    alone = (project(one) if isinstance(one, Indicator) else one for one in made)
    projects = [one for one in alone if isinstance(one, Project)]
    reports = check(volumes or [disclosure(*projects)])
    return [found for report in reports for found in report.findings]


SECRET = Target("涉密", "secret")


def secret(told: bool = False) -> Project:
    """A project that keeps all secret, or all but its first row."""
    indicators = [
        msgspec.structs.replace(one, level3="涉密", description="涉密", target=SECRET, basis="涉密")
        for one in WHOLE
    ]
    if told:
        indicators[0] = WHOLE[0]
    return project(whole=False, indicators=tuple(indicators), objectives=("1.涉密",))


def planned_in(*texts: str, **fields: Any) -> Project:
    """A project with this much to be spent by March, June, October and December."""
    return project(plan=dict(zip(("3", "6", "10", "12"), texts, strict=False)), **fields)


def dated(target: str, description: str = "", **fields: Any) -> Project:
    """A project that is done by then."""
    return project(its("时效", "完成时间", target, description), **fields)


def based(*bases: str, **fields: Any) -> Project:
    """A project whose rows rest on these."""
    named = [its("数量", f"内容{number}", "3次", basis=b) for number, b in enumerate(bases)]
    return project(*named, **fields)


def costs(*targets: tuple[str, str], **fields: Any) -> Project:
    """A project with these costs."""
    return project(*(its("成本", name, target) for name, target in targets), **fields)


def titled(title: str, **fields: Any) -> Disclosure:
    """Three projects, the last under this title."""
    return disclosure(project(), project(), project(title=title, **fields))
