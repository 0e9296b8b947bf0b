"""Two characters side by side, as numbers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.misprints.pairs import pairs

_TEXTS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=40)


@given(_TEXTS)
def test_pairs_are_those_of_the_text_in_its_order(text: str) -> None:
    assert list(pairs(text)) == [pairs(one + two)[0] for one, two in pairwise(text)]


@given(_TEXTS)
def test_equal_pairs_have_equal_numbers_and_others_have_not(text: str) -> None:
    assert Counter(Counter(pairs(text)).values()) == Counter(Counter(pairwise(text)).values())


def test_a_character_outside_the_basic_plane_counts_as_two() -> None:
    assert len(pairs("𠮷县")) == 2
