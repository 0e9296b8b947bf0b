"""What is counted in what."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang import keys
from mingzhang.checking import counting


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param("万亩", {"area"}, id="multiples are put aside"),
        pytest.param("千米", {"length"}, id="千 is of the unit here"),
        pytest.param("元/人·年", {"money"}, id="what a price is for is put aside"),
        pytest.param("㎡", {"area"}, id="a sign"),
        pytest.param("TB", {"data"}, id="capitals"),
        pytest.param("张", {"documents", "sheets", "beds"}, id="of several classes"),
        pytest.param("牙", set(), id="unknown"),
    ],
)
def test_classes(unit: str, expected: set[str]) -> None:
    assert counting.classes(unit) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("改善灌溉面积", "面积", id="a measure"),
        pytest.param("检查企业数量", "企业", id="a number of things"),
        pytest.param("服务企业", "", id="things without a number can be told otherwise"),
        pytest.param("新建停车场数量", "停车场", id="the longest word"),
        pytest.param("制定收费标准", "", id="no price"),
    ],
)
def test_what_a_name_counts(name: str, expected: str) -> None:
    thing = counting.thing_in(name)
    assert (thing.word if thing else "") == expected


@given(st.sampled_from(counting.counters()), st.sampled_from(["", "万", "余"]))
def test_a_counter_is_known_behind_any_number(unit: str, multiple: str) -> None:
    assert counting.classes(multiple + unit) == counting.classes(unit) != frozenset()


def test_lists_are_whole() -> None:
    """Every class that a thing names is there, no word stands twice, units are keys."""
    lists = counting.lists()
    kinds = (*lists.measured, *lists.counted)
    assert {name for kind in kinds for name in kind.units} | set(lists.loose) <= set(lists.unit)
    twice = Counter(word for kind in kinds for word in kind.words)
    assert [word for word, times in twice.items() if times > 1] == []
    printed = [unit for units in lists.unit.values() for unit in units]
    assert [unit for unit in printed if unit != keys.fold(unit)] == []
    others = (*lists.not_in_text, *lists.may_be_parts, *lists.alike, *lists.alike.values())
    assert {*others, *lists.most_in_a_county} <= set(printed)


def test_single_units_add_to_the_classes() -> None:
    lists = counting.lists()
    for loose, kinds in ((set[str](), lists.measured), (set(lists.loose), lists.counted)):
        for kind in kinds:
            known = set(kind.units) if kind.strict else loose | set(kind.units)
            assert [unit for unit in kind.also if counting.classes(unit) & known] == [], kind.says
