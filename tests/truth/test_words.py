"""Figures in words of the real documents: what is read, and what is found.

Every finding counted here was looked up in the printed document and is right.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from mingzhang.checking.check import check_reading
from mingzhang.checking.findings import SourceReport
from mingzhang.reading.batch import read_path
from tests.shared import SHARED, needs_samples

pytestmark = needs_samples

FOUND = {
    "000": {},
    "001": {
        "W104": 1,  # 项目支出 of all money stands under 一般公共预算
        "W208": 1,  # the five purposes of 63.07 add up to 62.68
        "W318": 1,  # 大力压缩公务接待费支出, of 0 that is compared with nothing
    },
    "002": {},
    "003": {  # in department and unit alike
        "W202": 2,  # +35.33 is not −20.57 + 185.98
        "W206": 2,  # the subsidy of 1.30 for veterans has no amount
    },
    "004": {"W305": 1},  # 增加0.00万元
    "万里街道办事处-2024": {
        "W101": 1,  # 352.67 where the line itself and the table have 350.35
        "W306": 1,  # falls by 2.98 % because something rises
        "W503": 2,  # 职业年金 and 城管执法 are explained with other accounts
        "W308": 1,  # 100 % more than 0.00
        "W204": 1,  # 7998 and 105 m² are not within 8013 m²
        "W317": 1,  # 公务接待费 stays the same, because it stays the same
    },
    "万里街道办事处-2025": {
        "W502": 1,  # 计划生育事务 as 项
        "W204": 1,  # the same areas
        "W317": 1,  # the same reasons
    },
    "商务委员会": {
        "W106": 4,  # 1720.00万 without 元, in four sections
        "W212": 1,  # targets for 11381.60 of 35168.40
    },
    "社会福利院": {
        "W101": 1,  # 738.66 for 696.48
        "W501": 1,  # 2080599 is left out
        "W502": 1,  # 医疗卫生与计划生育支出
    },
    "财政局-2024": {
        "W101": 1,  # 0.3 for 2961.68
        "W301": 1,  # 71.73 % for 71.65 %
        "W310": 1,  # 持平, because less was paid
        "W504": 1,  # 个人农业生产补贴 for 奖励金
        "W509": 1,  # 基本支出 of an account with 项目支出 alone
    },
    "财政局-2025": {
        "W101": 1,  # 887.36 for 87.36
        "W105": 1,  # four figures cut off
        "W106": 1,  # 单价100万 without 元
        "W502": 1,  # 其它 for 其他
    },
    "单位预算工作簿": {},
    "部门决算模板": {},
}


@cache
def report(name: str) -> SourceReport:
    """What is found in the sample whose name begins so."""
    (path,) = [p for p in (SHARED / "samples").glob("*/*") if p.name.startswith(name)]
    outcome = read_path(path)
    return check_reading(outcome)


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_is_right_and_all(name: str) -> None:
    found = Counter(
        finding.rule
        for disclosure in report(name).disclosures
        for finding in disclosure.findings
        if finding.rule.startswith("W")
    )
    assert found == FOUND[name]


@pytest.mark.parametrize(
    ("name", "compared", "printed"),
    [
        pytest.param("000", 43, 45, id="Hebei 2023"),
        pytest.param("004", 39, 45, id="Hebei 2024, projects with amounts"),
        pytest.param("万里街道办事处-2024", 172, 193, id="Shanghai, 33 accounts"),
        pytest.param("财政局-2024", 90, 100, id="final accounts"),
    ],
)
def test_most_figures_are_compared(name: str, compared: int, printed: int) -> None:
    figures = [disclosure.figures for disclosure in report(name).disclosures]
    assert sum(one.printed for one in figures) == printed
    assert sum(one.compared for one in figures) >= compared
