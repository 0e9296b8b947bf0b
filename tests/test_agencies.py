"""Which row sums up which, in tables by agency: certain, or left undecided."""

from __future__ import annotations

import pytest

from mingzhang import forms
from mingzhang.agencies import by_agency
from mingzhang.cube import listed_covers
from mingzhang.disclosure import Printed, Row, Statement

FORM = forms.pack("generic").form("expenditure")
_COLUMNS = ("total", "basic", "project")


def members(*rows: str) -> list[str] | None:
    """The agencies of a table's rows (agency, code, name and amounts); None where undecided."""
    printed = [_row(*(part.strip() for part in row.split("|"))) for row in rows]
    statement = Statement("expenditure", "支出总表", "filled", "万元", rows=tuple(printed))
    found = by_agency(statement, FORM)
    assert found is not None
    return [found.members.get(i, "") for i in range(len(rows))] if found.is_decided else None


def _row(agency: str, code: str, name: str, amounts: str) -> Row:
    texts = (Printed(f"{amount}.00") for amount in amounts.split())
    cells = dict(zip(_COLUMNS, texts, strict=False))
    return Row(code, name, cells, agency=agency)


def test_codes_nest_and_rows_below_a_unit_are_its_own() -> None:
    assert members(
        "||合计|9 5 4",
        "313||县水利局|9 5 4",
        "313001||县水利局本级|6 4 2",
        "|2130301|行政运行|6 4 2",
        "313002||县水库管理所|3 1 2",
        "313002|2130306|水利工程|3 1 2",
    ) == ["", "313", "313001", "313001", "313002", "313002"]


def test_each_row_by_code_can_say_its_own_agency() -> None:
    rows = ("||合计|9", "313001|2130301|行政运行|6", "313002|2130301|行政运行|3")
    assert members(*rows) == ["", "313001", "313002"]


def test_rows_by_code_without_agencies_are_no_table_by_agency() -> None:
    rows = (_row("", "", "合计", "9"), _row("", "2130301", "行政运行", "9"))
    assert by_agency(Statement("expenditure", "", "filled", "万元", rows=rows), FORM) is None


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param(("9 5 4", "9 5 4", "6 4 2", "3 1 2"), "/", id="the department first"),
        pytest.param(("9 5 4", "9 5 4", "6 4 2", "3 2 2"), "/", id="with a wrong cell"),
        pytest.param(("18 10 8", "9 5 4", "6 4 2", "3 1 2"), "/县水利局", id="three units"),
        pytest.param(("9 5 4", "8 7 6", "6 4 2", "3 1 2"), None, id="neither adds up"),
        pytest.param(("9 5 4", "9 5 4", "9 5 4", "3 1 0"), None, id="the last a part of another"),
        pytest.param(("9 5 4", "9 5 4", "0 0 0", "0 0 0"), "/县水利局", id="units without money"),
    ],
)
def test_of_names_the_amounts_decide(amounts: tuple[str, ...], expected: str | None) -> None:
    names = ("合计", "县水利局", "县水库管理所", "县水土保持站")
    agencies = ("", *names[1:])
    rows = [f"{a}||{n}|{m}" for a, n, m in zip(agencies, names, amounts, strict=True)]
    found = members(*rows)
    assert found == (None if expected is None else ["", expected, "/县水库管理所", "/县水土保持站"])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            ("||合计|9", "|213|农林水支出|9", "313001||县水利局本级|6", "313002||县水库管理所|3"),
            id="units below a code",
        ),
        pytest.param(
            ("||合计|9", "313001||县水利局本级|6", "313001||县水利局本级|3"), id="a unit twice"
        ),
        pytest.param(
            ("||合计|9", "313||县水利局|6", "313001||县水库管理所|3"),
            id="the code of the department is its own office",
        ),
        pytest.param(
            ("||合计|9", "313001||县水利局本级|6", "||某项经费|3"), id="a row that nobody knows"
        ),
        pytest.param(
            ("||合计|9", "313001||县水利局本级|6", "313002|2130306|水利工程|3"),
            id="a row by code below another unit",
        ),
        pytest.param(("||合计|9", "313||县水利局|9", "||合计|9"), id="two totals"),
        pytest.param(
            ("||合计|9", "313001|2130301|行政运行|6", "|2130306|水利工程|3"), id="some say it"
        ),
    ],
)
def test_what_is_not_certain_is_undecided(rows: tuple[str, ...]) -> None:
    assert members(*rows) is None


def test_a_department_without_its_code_stands_above_units_with_codes() -> None:
    rows = ("||合计|9 5", "县水利局||县水利局|9 5", "313001||本级|6 4", "313002||所|3 1")
    assert members(*rows) == ["", "313", "313001", "313002"]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (("", "313", "313001", "313002"), {"": ["313"], "313": ["313001", "313002"]}),
        (("", "313001", "313001001"), {"": ["313001"], "313001": ["313001001"]}),
        (("", "/", "/甲局", "/乙站"), {"": ["/"], "/": ["/乙站", "/甲局"]}),
        (("", "/甲局", "/乙站"), {"": ["/乙站", "/甲局"]}),
    ],
)
def test_agencies_make_each_other_up(listed: tuple[str, ...], expected: object) -> None:
    assert listed_covers("agency", frozenset(listed)) == expected
