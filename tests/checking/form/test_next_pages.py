"""What the next pages of a table print again above their header."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.disclosure import Heading, Printed
from mingzhang.where import Where
from tests.checking.form.small import AGENCY, found, table, with_tables

HEAD = Heading(AGENCY.name, AGENCY.code, 2024)


def _told(*lines: str, head: Heading = HEAD) -> list[str]:
    made = table("general_budget_expenditure", ("", "合计", "3.00 3.00"))
    again = tuple(Printed(line, Where(line=n)) for n, line in enumerate(lines, 40))
    return found("F433", with_tables(msgspec.structs.replace(made, repeated=again, heading=head)))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("预算年度：2023", "年度印作“2023”，本表是“2024”", id="last year"),
        pytest.param("单位：元", "写的是“单位：元”，第一页是“单位：万元”", id="another unit"),
        pytest.param("902 云溪县档案局", "编码印作“902”，本表是“901”", id="another code"),
        pytest.param("901 云溪县民政局", "名称印作“云溪县民政局”", id="another agency"),
        pytest.param("901 云溪县档局", "名称印作“云溪县档局”", id="a character is left out"),
        pytest.param("901 云溪县档案局 预算年度：2022 单位：万元", "“2022”", id="all on one line"),
        pytest.param("2023年部门一般公共预算财政拨款支出表", "“2023”", id="in the title"),
    ],
)
def test_a_next_page_that_prints_another_head_is_told(line: str, told: str) -> None:
    (message,) = _told("901 云溪县档案局", line)
    assert "续页的表头" in message
    assert told in message


@pytest.mark.parametrize(
    "line",
    [
        "901 云溪县档案局",
        "901 档案局",
        "901001 云溪县档案局本级",
        "901002 云溪县方志馆",
        "预算年度：2024",
        "预算年度：",
        "单位：万元",
        "金额单位：万元",
        "部门预算一般公共预算财政拨款支出表（续）",
        "2024",
        "主管部门：中共云溪县委办公室",
        "主管单位：云溪县人民政府",
        "财政部门：云溪县财政局",
        "单位：元/人",
        "单位：元/平方米",
        "部门名称：云溪档案局",
        "单位名称：云溪县档案局",
    ],
)
def test_a_next_page_that_prints_the_same_is_left_alone(line: str) -> None:
    assert _told(line) == []


def test_where_the_first_page_is_wrong_the_next_ones_are_right() -> None:
    """F402 and F413 tell the first page."""
    wrong = Heading("云溪县民政局", "902", 2023)
    assert _told("901 云溪县档案局", "预算年度：2024", head=wrong) == []


def test_a_code_is_no_year() -> None:
    assert _told("203001 云溪县档案局", head=Heading(AGENCY.name, "203001", 2024)) == []
