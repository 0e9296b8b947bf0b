"""Places are said as an accountant would say them, and only as far as they are known."""

from __future__ import annotations

import pytest

from mingzhang.where import NOWHERE, Where, place, places


@pytest.mark.parametrize(
    ("where", "said"),
    [
        pytest.param(Where(line=12, cell=3), "第 12 行第 3 格", id="a cell of a text"),
        pytest.param(Where(line=12), "第 12 行", id="Word text has lines but no cells"),
        pytest.param(Where(page=7), "第 7 页", id="a page"),
        pytest.param(Where(page=7, line=12, cell=3), "第 7 页第 12 行第 3 格", id="page and cell"),
        pytest.param(
            Where(sheet="支出", line=4, cell=2), "工作表“支出”第 4 行第 2 格", id="workbook"
        ),
        pytest.param(Where(cell=3), "位置不详", id="a cell without its line is no place"),
        pytest.param(NOWHERE, "位置不详", id="not printed anywhere"),
    ],
)
def test_a_place_is_said_in_chinese(where: Where, said: str) -> None:
    assert str(where) == said


@pytest.mark.parametrize(
    ("where", "known"),
    [
        pytest.param(NOWHERE, {}, id="nothing known"),
        pytest.param(Where(line=12, cell=3), {"line": 12, "cell": 3}, id="text"),
        pytest.param(
            Where(page=2, box=(1.0, 2.0, 3.5, 4.0)),
            {"page": 2, "box": [1.0, 2.0, 3.5, 4.0]},
            id="a box on a page",
        ),
    ],
)
def test_json_tells_only_what_is_known(where: Where, known: dict[str, object]) -> None:
    json = where.as_json()
    assert {key: list(v) if isinstance(v, tuple) else v for key, v in json.items()} == known


def test_places_compare_by_value() -> None:
    assert Where(line=3) == Where(line=3) != Where(line=3, cell=1)
    assert len({Where(line=3), Where(line=3), NOWHERE}) == 2


def test_in_a_report_an_unknown_place_stays_blank() -> None:
    assert (place(NOWHERE), place(Where(page=7))) == ("", "第 7 页")


@pytest.mark.parametrize(
    ("wheres", "said"),
    [
        pytest.param([Where(line=12), Where(line=15), Where(line=12)], "第 12、15 行", id="lines"),
        pytest.param(
            [Where(line=n, cell=4) for n in (63, 65, 64, 66)], "第 63—66 行第 4 格", id="a column"
        ),
        pytest.param(
            [Where(line=8, cell=2), Where(line=8, cell=3), Where(line=9)],
            "第 8 行第 2、3 格、第 9 行",
            id="cells of a line",
        ),
        pytest.param(
            [Where(page=5, box=(1, 2, 3, 4)), Where(page=5, box=(1, 6, 3, 8)), Where(page=7)],
            "第 5、7 页",
            id="boxes of a page",
        ),
        pytest.param(
            [Where(sheet="支出", line=4, cell=2), Where(sheet="收入", line=4, cell=2)],
            "工作表“支出”第 4 行第 2 格、工作表“收入”第 4 行第 2 格",
            id="sheets",
        ),
        pytest.param([NOWHERE, NOWHERE], "", id="not printed anywhere"),
    ],
)
def test_several_places_are_said_in_few_words(wheres: list[Where], said: str) -> None:
    assert places(wheres) == said
