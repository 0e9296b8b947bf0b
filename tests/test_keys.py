"""The same label is printed in many ways; its key is always the same, and is never shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang import keys


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("因公出国（境）费", id="as the form has it"),
        pytest.param("因公出国(境)费", id="half-width brackets"),
        pytest.param("因公出国 (境) 费", id="spaces that the layout put in"),
        pytest.param("因公\n出国（境）费", id="a line break within the cell"),
        pytest.param("因公出国　（境）费", id="ideographic space"),
        pytest.param("\u00a0因公出国（境）费", id="no-break space from Word"),
    ],
)
def test_one_label_has_one_key(printed: str) -> None:
    assert keys.fold(printed) == "因公出国(境)费"


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("“三公”经费", id="curly"),
        pytest.param('"三公"经费', id="straight"),
        pytest.param("「三公」经费", id="corner brackets"),
        pytest.param("‘三公’经费", id="single"),
        pytest.param("＂三公＂经费", id="full width"),
    ],
)
def test_quotation_marks_are_all_one(printed: str) -> None:
    assert keys.fold(printed) == keys.fold("“三公”经费")


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        pytest.param("一、因公出国（境）费", "因公出国(境)费", id="numbered"),
        pytest.param("十二、城乡社区支出", "城乡社区支出", id="number of two characters"),
        pytest.param("（三）公务接待费", "公务接待费", id="number in brackets"),
        pytest.param("1、房屋（平方米）", "房屋(平方米)", id="Arabic number"),
        pytest.param("1.房屋", "房屋", id="Arabic number with a point"),
        pytest.param("其中：公务用车购置费", "公务用车购置费", id="其中 with a colon"),
        pytest.param("其中:公务用车购置费", "公务用车购置费", id="half-width colon"),
        pytest.param("二、其中：公务用车购置费", "公务用车购置费", id="number, then 其中"),
        pytest.param("一般公共预算拨款收入", "一般公共预算拨款收入", id="一般 is no number"),
        pytest.param("2.5万元以下支出", "2.5万元以下支出", id="a decimal is no number of a list"),
        pytest.param("合计", "合计", id="nothing to take off"),
        pytest.param("", "", id="blank"),
    ],
)
def test_a_row_label_forgets_its_numbering(printed: str, key: str) -> None:
    assert keys.label(printed) == key


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        pytest.param("机关 服务", "机关服务", id="a space between 汉字 is layout"),
        pytest.param("第 2 批  A3 打印机", "第 2 批 A3 打印机", id="but not beside figures"),
        pytest.param("因公出国 （境）费", "因公出国（境）费", id="nor before full-width brackets"),
        pytest.param("“三公” 经费", "“三公”经费", id="quotation marks stay curly"),
        pytest.param("  维修\n\t经费 ", "维修经费", id="line break and tab"),
    ],
)
def test_a_text_to_show_loses_only_the_layouts_white_space(printed: str, shown: str) -> None:
    assert keys.tidy(printed) == shown


PRINTED = st.text(alphabet="一二三其中：:、.（）()“”12 \t\n　支出费A", max_size=30)


@given(PRINTED)
def test_folding_again_changes_nothing(text: str) -> None:
    assert keys.fold(keys.fold(text)) == keys.fold(text)


@given(PRINTED)
def test_showing_and_comparing_do_not_disagree(text: str) -> None:
    assert keys.fold(keys.tidy(text)) == keys.fold(text)


@given(PRINTED)
def test_tidying_again_changes_nothing(text: str) -> None:
    assert keys.tidy(keys.tidy(text)) == keys.tidy(text)


@given(st.text(max_size=40))
def test_a_label_is_the_end_of_its_key(text: str) -> None:
    assert keys.fold(text).endswith(keys.label(text))


HANZI = st.text(alphabet="预算收支", max_size=8)


@given(HANZI, HANZI, st.sampled_from("预算表"))
def test_a_character_more_is_found_where_leaving_it_out_gives_the_other(
    before: str, behind: str, more: str
) -> None:
    shorter, longer = before + behind, before + more + behind
    at = keys.added(longer, shorter)
    assert at is not None
    assert longer[:at] + longer[at + 1 :] == shorter
    assert keys.added(shorter, longer) is None


@given(HANZI, HANZI)
def test_keys_begin_alike_up_to_the_first_place_where_they_differ(one: str, other: str) -> None:
    same = keys.same_start(one, other)
    assert one[:same] == other[:same]
    assert one[same : same + 1] != other[same : same + 1] or one == other
    assert keys.in_a_row(one, other) >= same


@given(st.text("甲乙丙"), st.text("甲乙丙丁"))
def test_characters_in_a_row_are_the_longest_that_both_have(one: str, other: str) -> None:
    pieces = {one[at:end] for at in range(len(one)) for end in range(at, len(one) + 1)}
    assert keys.in_a_row(one, other) == max((len(p) for p in pieces if p in other), default=0)


@given(HANZI)
def test_one_character_off_differs_in_one_place(key: str) -> None:
    changed = key[:-1] + "表"
    assert keys.one_off(key, changed) == (
        bool(key) and keys.differing(key, changed) == [len(key) - 1]
    )
