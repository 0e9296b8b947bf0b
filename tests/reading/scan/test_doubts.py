"""Which recognised texts are listed for a person to look at."""

from __future__ import annotations

import pytest

pytest.importorskip("rapidocr", reason="text recognition (mingzhang[ocr]) is not installed")

from mingzhang.reading.scan.doubts import doubtful
from mingzhang.reading.scan.engine import Glyph

BOX = (100.0, 50.0, 200.0, 60.0)


def line(text: str, unsure: str = "", sure: float = 0.5) -> list[Glyph]:
    """A line that the model is sure of, but for some of its characters."""
    step = 1 / len(text)
    return [
        Glyph(char, (place + 0.5) * step, sure if char in unsure else 0.999)
        for place, char in enumerate(text)
    ]


@pytest.mark.parametrize(
    "text",
    ["1,234,567.89", "0.05", "12345", "2130705", "98.5%", "2024.12.31", "2.1.3", "0.1234", "水利"],
)
def test_what_is_sure_and_well_set_is_not_listed(text: str) -> None:
    assert doubtful([(line(text), BOX)]) == []


@pytest.mark.parametrize("text", ["2.106.66", "422.900", "2,849,034,00", "12,34.00", "1.633.000"])
def test_commas_and_points_in_wrong_places_are_listed(text: str) -> None:
    (doubt,) = doubtful([(line(text), BOX)])
    assert doubt.text == text
    assert "逗号" in doubt.why


def test_one_figure_makes_a_number_doubtful_and_no_other() -> None:
    (doubt,) = doubtful([(line("预算31.28万元，增加14.00万元", unsure="8", sure=0.85), BOX)])
    assert doubt.text == "31.28"
    left, top, right, bottom = doubt.box
    assert 100 < left < right < 150
    assert (top, bottom) == (50, 60)


def test_a_letter_is_listed_with_its_words() -> None:
    (doubt,) = doubtful([(line("事业单位离退体", unsure="体"), BOX)])
    assert doubt.text == "事业单位离退体"
    assert "“体”" in doubt.why


def test_a_sign_between_words_is_not_worth_a_look() -> None:
    assert doubtful([(line("收入、支出。", unsure="、。"), BOX)]) == []
