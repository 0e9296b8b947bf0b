"""Codes, names and years: what a classification says about a budget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.catalogue import (
    Catalogue,
    Entry,
    economic,
    functional,
    government_economic,
    is_code_shape,
    level_of,
    name_key,
    parent_code,
)

YEARS = st.integers(2021, 2030)
CATALOGUES = st.builds(
    lambda catalogue, year: catalogue(year),
    st.sampled_from([functional, economic, government_economic]),
    YEARS,
)
ENTRIES = CATALOGUES.flatmap(lambda one: st.tuples(st.just(one), st.sampled_from([*one])))


def codes(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.code for entry in entries]


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        pytest.param(
            "2130705", 2024, "对村民委员会和村党支部的补助", id="a 项 that villages print"
        ),
        pytest.param("21305", 2021, "扶贫", id="poverty relief, while it was called so"),
        pytest.param("21305", 2022, "巩固脱贫衔接乡村振兴", id="one year under this name"),
        pytest.param("21305", 2024, "巩固脱贫攻坚成果衔接乡村振兴", id="renamed a second time"),
        pytest.param("2013804", 2023, "市场主体管理", id="the last year before the new name"),
        pytest.param("2013804", 2024, "经营主体管理", id="the first year of the new name"),
        pytest.param("2082703", 2024, None, id="生育保险 merged into medical insurance: ended"),
        pytest.param("21372", 2023, None, id="reservoir resettlement was still under 208"),
        pytest.param("20822", 2024, None, id="and is not any more"),
        pytest.param("2130705", 2015, None, id="before the table begins nothing is claimed"),
        pytest.param("213070", 2024, None, id="six digits are no code"),
        pytest.param("30101", 2024, None, id="an economic code is no function"),
    ],
)
def test_a_code_means_what_its_year_says(code: str, year: int, name: str | None) -> None:
    entry = functional(year).get(code)
    assert (entry and entry.name) == name


def test_a_village_subsidy_stands_under_agriculture() -> None:
    tree = functional(2024)
    assert codes(tree.ancestors("2130705")) == ["213", "21307"]
    assert tree.parent("2130705") == tree.get("21307")
    assert tree.get("2130705") in tree.children("21307")
    assert tree.get("213") in tree.roots()
    assert tree.parent("213") is None


def test_an_unknown_code_still_has_its_place() -> None:
    tree = functional(2024)
    assert "2130795" not in tree
    assert codes(tree.ancestors("2130795")) == ["213", "21307"]
    assert tree.children("2130795") == ()


def test_children_are_one_level_down_never_merely_a_longer_code() -> None:
    tree = functional(2024)
    assert {entry.level for entry in tree.children("213")} == {"款"}
    assert tree.children("21") == ()
    assert tree.children("2130") == ()


def test_renamed_codes_tell_their_other_names() -> None:
    assert [entry.name for entry in functional(2024).other_years("21305")] == [
        "扶贫",
        "巩固脱贫衔接乡村振兴",
    ]
    assert [entry.name for entry in functional(2021).other_years("2013804")] == ["经营主体管理"]
    assert functional(2024).other_years("2130705") == ()


def test_the_three_classifications_are_kept_apart() -> None:
    assert {entry.code[0] for entry in functional(2024)} == {"2"}
    assert {entry.code[0] for entry in economic(2024)} == {"3"}
    assert {entry.code[0] for entry in government_economic(2024)} == {"5"}
    assert len(functional(2024)) > 1500


def test_memory_is_not_evidence() -> None:
    seen, remembered = functional(2024).get("2130705"), functional(2024).get("20101")
    assert seen and seen.verified and seen.provenance == "已见于公开文件"
    assert remembered and not remembered.verified
    assert remembered.provenance == "凭知识收录，未核对"


def test_a_year_before_the_table_is_not_covered() -> None:
    assert (functional(2024).first_year, economic(2024).first_year) == (2021, 2018)
    assert functional(2021).covered
    assert not functional(2020).covered
    assert economic(2020).covered


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param("213", "类", id="three digits"),
        pytest.param("21307", "款", id="five"),
        pytest.param("2130705", "项", id="seven"),
        pytest.param("2130", None, id="a code cut off"),
        pytest.param("２１３", None, id="full-width digits are for the reader to fold"),
        pytest.param("二一三", None, id="words"),
        pytest.param("", None, id="a blank cell"),
    ],
)
def test_digits_give_the_level(text: str, level: str | None) -> None:
    assert level_of(text) == level == functional(2024).level_of(text)
    assert is_code_shape(text) is (level is not None)


def test_economic_codes_have_no_third_level() -> None:
    assert economic(2024).level_of("30101") == "款"
    assert economic(2024).level_of("3010101") is None
    assert not government_economic(2024).is_code_shape("5010101")
    assert economic(2024).parent("3010101") is None


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("维修（护）费", id="as the book prints it"),
        pytest.param("维修(护)费", id="half-width brackets"),
        pytest.param("维修〔护〕费", id="square brackets"),
        pytest.param(" 维修\n（护） 费　", id="broken over lines and spread out"),
        pytest.param("维修（护）\u200b费", id="an invisible character from a web page"),
    ],
)
def test_one_name_however_it_is_typeset(printed: str) -> None:
    assert codes(economic(2024).by_name(printed)) == ["30213"]


def test_a_name_can_stand_at_many_codes() -> None:
    running = codes(functional(2024).by_name("行政运行"))
    assert len(running) > 50
    assert running == sorted(running)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("21307", "21307", id="a whole code before what begins with it"),
        pytest.param("213 07 05", "2130705", id="类, 款 and 项 from three columns"),
        pytest.param("村民委员会", "2130705", id="a part of a name"),
        pytest.param("教育支出", "205", id="the whole name before a part"),
        pytest.param("村民委员汇", "2130705", id="a slip of the input method"),
        pytest.param("村委会补助", "2130705", id="as people say it"),
        pytest.param("2130750", "2130705", id="two digits exchanged"),
        pytest.param("2130715", "2130705", id="one digit wrong"),
        pytest.param("21307051", "2130705", id="one digit too many"),
        pytest.param("2139911", "2139901", id="a near code under the same 款"),
    ],
)
def test_search_finds_what_is_meant(query: str, first: str) -> None:
    assert functional(2024).search(query)[0].code == first


@pytest.mark.parametrize("query", ["", "  ", "zzz", "0", "*", "龘"])
def test_search_finds_nothing_in_nothing(query: str) -> None:
    assert functional(2024).search(query) == ()


@given(ENTRIES)
def test_every_entry_has_a_parent_or_is_a_root(pair: tuple[Catalogue, Entry]) -> None:
    tree, entry = pair
    parent = tree.parent(entry.code)
    if parent is None:
        assert entry in tree.roots()
    else:
        assert entry in tree.children(parent.code)
        assert parent.code == parent_code(entry.code)


@given(ENTRIES)
def test_there_is_one_ancestor_for_each_level_above(pair: tuple[Catalogue, Entry]) -> None:
    tree, entry = pair
    levels = [one.level for one in (*tree.ancestors(entry.code), entry)]
    assert levels == ["类", "款", "项"][: len(levels)]
    assert levels[-1] == tree.level_of(entry.code)


@given(ENTRIES)
def test_an_entry_is_found_by_its_code_and_its_name(pair: tuple[Catalogue, Entry]) -> None:
    tree, entry = pair
    assert tree.search(entry.code)[0] == entry
    assert entry in tree.by_name(entry.name)
    assert entry in tree.find(entry.name)
    assert entry.valid_in(tree.year)


@given(CATALOGUES, st.text(), st.integers(0, 20))
def test_search_takes_any_text(tree: Catalogue, query: str, limit: int) -> None:
    found = tree.search(query, limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.text(), st.sampled_from([" ", "\n", "　", "\t", "\u200b"]))
def test_white_space_never_matters(name: str, space: str) -> None:
    assert name_key(f"{space}{name}{space}") == name_key(name)
