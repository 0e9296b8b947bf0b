"""Whatever a table prints can be checked, and of one that is right nothing is told."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.checking.rules import rules
from mingzhang.disclosure import Disclosure, Project, Section
from tests.checking.targets.projects import all_found, disclosure, goal, its, narrative, project

_PIECES = [
    *[
        "≥",
        "≤",
        "=",
        "95",
        "400",
        "0.1",
        "%",
        "万元",
        "元",
        "人",
        "次",
        "天",
        "2月30日",
        "2023年",
        "2027年",
        "〔2023〕25号",
        "12月底",
        "每月",
        "每年",
    ],
    *[
        "*",
        "XX",
        "是/否",
        "涉密",
        "满意度",
        "成本",
        "完成率",
        "故障率",
        "标准",
        "1.",
        "10年以下",
        "6-10年",
        "不低于90%",
        "密传",
        "1次/月",
        "培训30人",
        "反应",
        "差错率≥99%",
        "“",
    ],
    *["含郑梅工资", "（", "）", "]", "，"],
    "9" * 40,
]


_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=5).map("".join) | st.text(max_size=12)


def _with_a_goal(table: Project, sections: tuple[Section, ...], text: str) -> Disclosure:
    return disclosure(table, project(), sections=sections, goals=goal(text))


def test_a_complete_table_gives_no_finding() -> None:
    assert all_found(project()) == set()


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_printed_can_be_checked(data: st.DataObject) -> None:
    """Rules look at hostile text too; none of them may fail on it."""
    indicators = [
        msgspec.structs.replace(
            its(data.draw(st.sampled_from(("数量", "质量", "时效", "成本", "满意度"))), "", ""),
            level3=data.draw(_TEXTS),
            description=data.draw(_TEXTS),
            target=its("数量", "", data.draw(_TEXTS)).target,
            basis=data.draw(_TEXTS),
            scoring=data.draw(_TEXTS),
        )
        for _ in range(3)
    ]
    table = project(
        *indicators,
        name=data.draw(_TEXTS),
        code=data.draw(_TEXTS),
        title=data.draw(_TEXTS),
        budget=data.draw(_TEXTS),
        funds={"appropriation": data.draw(_TEXTS), "other": data.draw(_TEXTS)},
        plan={month: data.draw(_TEXTS) for month in ("3", "12")},
        period=data.draw(_TEXTS),
        objectives=(data.draw(_TEXTS), data.draw(_TEXTS)),
    )
    sections = narrative(f"项目支出9万元，主要为{data.draw(_TEXTS)}3万元。")
    for rule in all_found(_with_a_goal(table, sections, data.draw(_TEXTS))):
        assert rule in {known.id for known in rules()}
