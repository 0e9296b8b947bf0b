"""A table of contents lists headings; it is kept apart from the headings that it lists."""

from __future__ import annotations

import pytest

from mingzhang.disclosure import Disclosure
from mingzhang.reading.source import read_bytes

COVER = "澄江市水务局\n\n2024年度部门决算\n\n"

CONTENTS = """目 录
第一部分 澄江市水务局概况
一、主要职能
二、部门决算单位构成
第二部分 澄江市水务局2024年度部门决算表
一、收入支出决算总表
二、收入决算表
第三部分 澄江市水务局2024年度部门决算情况说明
一、收入支出决算总体情况说明
二、收入决算情况说明
第四部分 名词解释
"""

BODY = """第一部分 澄江市水务局概况
一、主要职能
管理江河湖泊。
二、部门决算单位构成
只有本级一家。
第二部分 澄江市水务局2024年度部门决算表
收入决算表
单位：万元
项目	本年收入合计	财政拨款收入	上级补助收入	事业收入	经营收入	附属单位上缴收入	其他收入
功能分类科目编码	科目名称
合计	8.00	8.00
213	农林水支出	8.00	8.00
第三部分 澄江市水务局2024年度部门决算情况说明
一、收入支出决算总体情况说明
全年8.00万元。
二、收入决算情况说明
本年收入8.00万元。
第四部分 名词解释
一、财政拨款收入：从财政部门取得的拨款。
"""


def read(page: str) -> Disclosure:
    (disclosure,) = read_bytes(page.encode(), "决算.txt").disclosures
    return disclosure


def headings(disclosure: Disclosure) -> list[tuple[str, str]]:
    return [(section.no, section.title) for section in disclosure.sections]


SECTIONS = [
    ("一", "主要职能"),
    ("二", "部门决算单位构成"),
    ("一", "收入支出决算总体情况说明"),
    ("二", "收入决算情况说明"),
    ("第四部分", "名词解释"),
]


@pytest.mark.parametrize("contents", ["", CONTENTS], ids=["without contents", "with contents"])
def test_the_entries_are_no_sections(contents: str) -> None:
    disclosure = read(COVER + contents + BODY)
    assert headings(disclosure) == SECTIONS
    assert all(section.text for section in disclosure.sections)


def test_the_entries_are_kept_with_their_lines() -> None:
    contents = read(COVER + CONTENTS + BODY).contents
    assert [line.text for line in contents][:3] == [
        "目录",
        "第一部分澄江市水务局概况",
        "一、主要职能",
    ]
    assert contents[0].where.line == 5
    assert len(contents) == len(CONTENTS.splitlines())


def test_what_stands_before_the_sections_is_kept() -> None:
    front = [line.text for line in read(COVER + CONTENTS + BODY).front]
    assert front[:2] == ["澄江市水务局", "2024年度部门决算"]


def test_a_line_that_says_contents_without_entries_is_an_ordinary_line() -> None:
    disclosure = read("目录\n" + BODY)
    assert headings(disclosure) == SECTIONS
    assert disclosure.contents == ()
