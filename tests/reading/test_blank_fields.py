"""Fields of a target table that are blank, with another label behind them."""

from __future__ import annotations

from mingzhang.reading.source import read_bytes

TABLE = """云溪县档案局2024年部门预算信息公开情况说明

一、部门项目预算安排情况及绩效目标

1、档案整理绩效目标表

单位：万元
项目编码	{code}	项目名称	{name}
预算规模及资金用途	预算数	5.00	其中：财政资金	5.00	其他资金
	整理档案。
绩效目标	1.完成档案整理。
一级指标	二级指标	三级指标	绩效指标描述	指标值	指标值确定依据
产出指标	数量指标	整理档案	本年整理档案	≥100卷	工作计划
"""


def test_a_blank_code_is_not_the_label_behind_it() -> None:
    for code in ("", "13091124P005271100026"):
        page = TABLE.format(code=code, name="档案整理")
        (disclosure,) = read_bytes(page.encode(), "page.txt").disclosures
        (project,) = disclosure.projects
        assert (project.code, project.name) == (code, "档案整理")
