"""Printed money: read as printed, compared fairly, and never a float."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang import amounts
from mingzhang.amounts import Amount, NotAnAmountError, agrees, clean, parse, places_of, show


def wan(text: str, places: int = 2) -> Amount:
    """An amount in 万元, of a column that prints two decimal places."""
    number = parse(text)
    assert number is not None
    return Amount(number, "万元", places)


def yuan(text: str) -> Amount:
    """An amount in 元 that is printed to the 分."""
    number = parse(text)
    assert number is not None
    return Amount(number, "元", 2)


BLANK = Amount(amounts.ZERO, "万元", 2, blank=True)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        pytest.param("31.21", "31.21", id="plain"),
        pytest.param("7204", "7204", id="without decimal places"),
        pytest.param("0.00", "0.00", id="a printed zero is a zero and not a blank"),
        pytest.param("1,234,567.80", "1234567.80", id="thousands separators"),
        pytest.param("１，２３４．５０", "1234.50", id="full width throughout"),
        pytest.param("1534 0.33", "15340.33", id="broken by a narrow column"),
        pytest.param("153\n40.33", "15340.33", id="broken by a line break"),
        pytest.param("　12.50　", "12.50", id="ideographic spaces around"),
        pytest.param("-5.00", "-5.00", id="minus"),
        pytest.param("－5.00", "-5.00", id="full-width minus"),
        pytest.param("(3.50)", "-3.50", id="brackets mean negative"),
        pytest.param("（3.50）", "-3.50", id="full-width brackets"),
        pytest.param("△2", "-2", id="△ means negative"),
        pytest.param("▲2.10", "-2.10", id="filled triangle"),
        pytest.param("+8.00", "8.00", id="plus"),
        pytest.param(".50", "0.50", id="no zero before the point"),
        pytest.param("12.", "12", id="nothing behind the point"),
    ],
)
def test_a_figure_is_read(printed: str, number: str) -> None:
    value = parse(printed)
    assert isinstance(value, Decimal)
    assert value == Decimal(number)


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \t　", id="white space"),
        pytest.param("-", id="hyphen"),
        pytest.param("—", id="dash"),
        pytest.param("——", id="Chinese dash"),
        pytest.param("－", id="full-width hyphen"),
        pytest.param("–", id="en dash"),
        pytest.param("/", id="stroke"),
        pytest.param("无", id="in words"),
    ],
)
def test_a_blank_is_no_number(printed: str) -> None:
    assert clean(printed) == ""
    assert parse(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("详见附件", id="words"),
        pytest.param("12.5万元", id="a unit within the cell is not guessed away"),
        pytest.param("1.2.3", id="two points"),
        pytest.param("12-15", id="a range"),
        pytest.param("626 31", id="two figures, or one without its point"),
        pytest.param("1,23", id="separator not in front of three digits"),
        pytest.param("1,2345.00", id="separator in front of four digits"),
        pytest.param("50%", id="a share is no money"),
        pytest.param("1O.50", id="the letter O for a zero"),
        pytest.param("1e5", id="a power is not printed money"),
        pytest.param("NaN", id="what Decimal would take"),
        pytest.param("Infinity", id="and this as well"),
        pytest.param("(12.50", id="half a bracket"),
        pytest.param("12.50)", id="the other half"),
        pytest.param("#REF!", id="a spreadsheet's own trouble"),
    ],
)
def test_anything_else_is_refused_and_not_guessed(printed: str) -> None:
    with pytest.raises(NotAnAmountError, match="不是金额"):
        parse(printed)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        pytest.param("(-626.31)", "-626.31", id="a bracket and a minus are one minus"),
        pytest.param("△-3.5", "-3.5", id="so are a triangle and a minus"),
        pytest.param("1 234 567", "1234567", id="spaces that group thousands"),
        pytest.param("￥12.50", "12.50", id="with the sign of the currency"),
        pytest.param("\u200b12.50", "12.50", id="with a character that takes no room"),
    ],
)
def test_odd_spellings_of_one_figure(printed: str, number: str) -> None:
    assert parse(printed) == Decimal(number)


def test_what_is_no_figure_loses_only_its_white_space() -> None:
    assert clean("详见 附件（一）") == "详见附件（一）"
    assert clean("1,2 3") == "1,23"


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        pytest.param("299.60", 2, id="two"),
        pytest.param("299.6", 1, id="one"),
        pytest.param("7,204", 0, id="none"),
        pytest.param("(12.345)", 3, id="within brackets"),
        pytest.param("１．２０", 2, id="full width"),
        pytest.param("153 4.5 0", 2, id="broken by spaces"),
        pytest.param("", 0, id="blank"),
    ],
)
def test_decimal_places_are_those_printed(printed: str, places: int) -> None:
    assert places_of(printed) == places


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        pytest.param("单位：万元", "万元", id="as usual"),
        pytest.param("金额单位: 元", "元", id="half-width colon and a space"),
        pytest.param("单位：人民币万元", "万元", id="人民币"),
        pytest.param("预算年度：2024 单位：千元", "千元", id="behind the year"),
        pytest.param("单位：百万元", "百万元", id="百万元 is not 万元"),
        pytest.param("单位：亿元", "亿元", id="亿元"),
        pytest.param("单位：人", "", id="a count"),
        pytest.param("单位名称", "", id="a column heading"),
        pytest.param("编制单位：澄江县水务局", "", id="an agency"),
        pytest.param("", "", id="blank"),
    ],
)
def test_the_unit_is_what_a_line_states(line: str, unit: str) -> None:
    assert amounts.find_unit(line) == unit


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        pytest.param("元", "1", id="元"),
        pytest.param("千元", "1000", id="千元"),
        pytest.param("万元", "10000", id="万元"),
        pytest.param("亿元", "100000000", id="亿元"),
    ],
)
def test_amounts_compare_in_yuan(unit: str, one: str) -> None:
    assert Amount(Decimal("1.00"), unit, 2).yuan == Decimal(one)


@pytest.mark.parametrize(
    ("amount", "half"),
    [
        pytest.param(wan("31.21"), "50", id="0.005 万元 is 50 元"),
        pytest.param(wan("299.6"), "50", id="the column's places count, not the cell's"),
        pytest.param(wan("300", places=0), "5000", id="whole 万元"),
        pytest.param(yuan("31.21"), "0", id="元 to the 分 is exact"),
        pytest.param(Amount(Decimal(31), "元", 0), "0.5", id="whole 元 are rounded"),
        pytest.param(BLANK, "0", id="no rounding makes a blank"),
    ],
)
def test_rounding_moves_an_amount_by_half_its_last_place(amount: Amount, half: str) -> None:
    assert amount.half_unit == Decimal(half)


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        pytest.param("0.30", ["0.10", "0.20"], True, id="to the last place"),
        pytest.param("0.31", ["0.10", "0.20"], True, id="three roundings can hide 0.01"),
        pytest.param("0.32", ["0.10", "0.20"], False, id="but not 0.02"),
        pytest.param("0.31", ["0.30"], True, id="two roundings can hide 0.01 too"),
        pytest.param("0.33", ["0.10"] * 3 + ["0.00"] * 2, True, id="six hide 0.03"),
        pytest.param("-0.10", ["0.10", "-0.20"], True, id="negative amounts"),
        pytest.param("0.02", [], False, id="nothing makes more than a rounding"),
    ],
)
def test_rounding_excuses_half_a_place_a_term(whole: str, parts: list[str], expected: bool) -> None:
    assert agrees(wan(whole), [wan(part) for part in parts]) is expected


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        pytest.param(
            yuan("0.31"), [yuan("0.10"), yuan("0.20")], False, id="元 to the 分 gets none"
        ),
        pytest.param(wan("1.23"), [yuan("12345.67")], True, id="the same amount in 万元 and 元"),
        pytest.param(wan("1.23"), [yuan("12350.01")], False, id="would have been printed 1.24"),
        pytest.param(wan("0.01"), [BLANK, BLANK], False, id="blanks excuse nothing"),
        pytest.param(BLANK, [wan("0.01"), wan("-0.01")], True, id="a blank whole is zero"),
    ],
)
def test_units_and_blanks_decide_what_rounding_can_excuse(
    whole: Amount, parts: list[Amount], expected: bool
) -> None:
    assert agrees(whole, parts) is expected


def test_parts_may_come_one_at_a_time() -> None:
    assert agrees(wan("0.30"), (wan(text) for text in ("0.10", "0.20")))


@pytest.mark.parametrize(
    ("sum_in_yuan", "unit", "places", "shown"),
    [
        pytest.param("8400000", "万元", 2, "840.00 万元", id="in the table's unit"),
        pytest.param("8400000", "元", 2, "8400000.00 元", id="in 元"),
        pytest.param("-10000", "万元", 2, "-1.00 万元", id="negative"),
        pytest.param("0", "万元", 2, "0.00 万元", id="zero keeps its places"),
        pytest.param("123.4", "万元", 2, "0.01234 万元", id="nothing is rounded away"),
        pytest.param("30000", "万元", 0, "3 万元", id="no places"),
        pytest.param("12000000", "万元", 0, "1200 万元", id="no power of ten"),
    ],
)
def test_an_amount_is_shown_as_its_table_prints(
    sum_in_yuan: str, unit: str, places: int, shown: str
) -> None:
    assert show(Decimal(sum_in_yuan), unit, places) == shown


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def _spellings(number: Decimal) -> list[str]:
    plain, grouped = f"{number:.2f}", f"{number:,.2f}"
    wide = plain.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    spaced = " ".join(plain[start : start + 4] for start in range(0, len(plain), 4))
    signs = [f"({-number:,.2f})", f"△{-number:.2f}"] if number < 0 else []
    return [plain, grouped, wide, spaced, *signs]


@given(NUMBERS)
def test_every_spelling_of_a_number_is_that_number(number: Decimal) -> None:
    for spelling in _spellings(number):
        assert parse(spelling) == number
        assert places_of(spelling) == 2


@given(st.one_of(NUMBERS.map(lambda n: f"{n:,.2f}"), st.text(max_size=20)))
def test_cleaning_loses_no_meaning(printed: str) -> None:
    cleaned = clean(printed)
    if any(character.isspace() for character in cleaned):
        assert _read(cleaned) == "not an amount", "white space stays only between figures"
    assert clean(cleaned) == cleaned
    assert _read(cleaned) == _read(printed)


def _read(printed: str) -> object:
    try:
        number = parse(printed)
    except NotAnAmountError:
        return "not an amount"
    assert number is None or type(number) is Decimal
    assert number is None or number.is_finite()
    return number


@given(NUMBERS, st.sampled_from(sorted(amounts.UNITS)), st.integers(0, 4))
def test_what_is_shown_can_be_read_back(number: Decimal, unit: str, places: int) -> None:
    text, _, shown_unit = show(number, unit, places).partition(" ")
    assert shown_unit == unit
    assert parse(text) == number / amounts.UNITS[unit]
    assert places_of(text) >= places


EXACT = st.lists(st.decimals(min_value=0, max_value=10**8, places=2), min_size=1, max_size=20)


@given(EXACT)
def test_honest_rounding_is_never_called_a_difference(exact: list[Decimal]) -> None:
    """Amounts in 元, each printed in 万元 to two places, always agree with their sum."""

    def printed(amount: Decimal) -> Amount:
        return Amount((amount / 10_000).quantize(Decimal("0.01")), "万元", 2)

    assert agrees(printed(sum(exact, Decimal(0))), map(printed, exact))
