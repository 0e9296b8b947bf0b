"""What `mz codes` answers, as a person reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.catalogue import describe, search


def answer(query: str, year: int = 2024, limit: int = 20) -> str:
    return describe(search(query, year), query, year, limit)


def test_a_code_is_answered_with_its_path() -> None:
    assert answer("2130705").splitlines() == [
        "编码 2130705（2024 年）：共 1 条",
        "",
        "2130705  对村民委员会和村党支部的补助  功能          项  已见于公开文件",
        "         213 农林水支出 › 21307 农村综合改革 › 2130705 对村民委员会和村党支部的补助",
    ]


def test_a_part_of_a_name_finds_the_code() -> None:
    [hit] = search("村民委员会", 2024)
    assert (hit.entry.code, hit.classification, hit.match) == ("2130705", "功能", "found")
    assert [step.code for step in hit.path] == ["213", "21307"]


def test_one_name_in_two_classifications_is_aligned() -> None:
    lines = [line for line in answer("维修(护)费").splitlines() if line[:1].isdigit()]
    assert lines == [
        "30213    维修（护）费  经济（部门）  款  已见于公开文件",
        "50209    维修（护）费  经济（政府）  款  凭知识收录，未核对",
    ]


def test_a_renamed_code_tells_its_other_names() -> None:
    lines = [line.strip() for line in answer("21305").splitlines()]
    assert lines[4:7] == [
        "使用年度：2023 年起",
        "2021 年及以前名称：扶贫",
        "2022 年名称：巩固脱贫衔接乡村振兴",
    ]


def test_a_former_name_leads_to_the_present_one() -> None:
    text = answer("扶贫")
    assert text.startswith("没有找到“扶贫”（2024 年）；其他年度有 1 条：")
    assert "按本表，2024 年不用这个名称；使用年度：2021 年及以前" in text
    assert "2023 年起名称：巩固脱贫攻坚成果衔接乡村振兴" in text


def test_an_ended_code_says_so() -> None:
    text = answer("2082703")
    assert "按本表，2024 年没有这个科目；使用年度：2019 年及以前" in text
    assert "说明：生育保险并入职工医保后停用" in text


def test_present_names_come_before_former_ones() -> None:
    in_year = [hit.in_year for hit in search("中医药", 2024)]
    assert in_year == sorted(in_year, reverse=True)
    assert False in in_year


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        pytest.param("2130750", "2130705", id="digits exchanged"),
        pytest.param("村民委员汇", "2130705", id="a slip in a name"),
        pytest.param("村委会补助", "2130705", id="as people say it"),
        pytest.param("30140", "30110", id="an economic code before functions that look alike"),
    ],
)
def test_near_misses_are_suggested_not_claimed(query: str, suggested: str) -> None:
    hits = search(query, 2024)
    assert {hit.match for hit in hits} == {"similar"}
    assert hits[0].entry.code == suggested
    assert answer(query).startswith("没有找到")
    assert "您是不是要找：" in answer(query)


def test_nothing_found_says_what_to_do_and_that_the_table_is_incomplete() -> None:
    text = answer("zzz")
    assert text.startswith("没有找到“zzz”（2024 年），也没有相近的科目。")
    assert "没有找到不等于没有这个科目" in text


@pytest.mark.parametrize("query", ["", "  ", "\u3000"])
def test_an_empty_question_is_asked_back(query: str) -> None:
    assert search(query, 2024) == []
    assert answer(query).startswith("没有可查的内容。")


def test_a_long_answer_is_cut_and_says_so() -> None:
    text = answer("行政运行", limit=3)
    assert text.count("行政运行  功能") == 3
    assert text.splitlines()[-1].startswith("只列出前 3 条，另有 ")


def test_a_year_that_the_table_does_not_cover_is_not_called_an_ended_code() -> None:
    text = answer("2130705", year=2019)
    assert "注意：功能科目从 2021 年起收录，2019 年的编码和名称可能不同。" in text
    assert "没有这个科目" not in text


def test_the_path_of_an_older_name_is_that_of_its_time() -> None:
    [hit] = [hit for hit in search("20822", 2026) if hit.entry.code == "20822"]
    assert not hit.in_year
    assert [step.code for step in hit.path] == ["208"]


@given(st.text(max_size=30), st.integers(1990, 2040))
def test_any_question_gets_an_answer(query: str, year: int) -> None:
    text = describe(search(query, year), query, year)
    assert text
    assert not text.endswith("\n")
