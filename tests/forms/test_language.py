"""The form language: what a pack may say, and how its author is told of a mistake."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from mingzhang import cube, forms
from mingzhang.amounts import UNITS
from mingzhang.cube import Point
from mingzhang.forms import Form, FormError, Pack, RowForm, load, loading, row_id

HEAD = """
id = "jia-2024"
title = "甲省 2024 年表样"
jurisdiction = "甲省"
stage = "budget"
years = [2024]
prefixes = { department = "部门", unit = "单位" }
narrative_title = "{agency}{year}年{scope}预算说明"
number_row = ["栏次"]
"""

CODED = """
[form.expenditure]
title = "支出总表"
layout = "coded"
dimension = "function"
lead = ["code", "name"]
point = { flow = "expenditure" }
columns = [
  { id = "total", label = "合计" },
  { id = "basic", label = "基本支出", point = { nature = "basic" } },
]
"""

SUMMARY = """
[form.income_expenditure_summary]
title = "收支总表"
layout = "two-sided"

[[form.income_expenditure_summary.sides]]
id = "income"
columns = [{ id = "amount", label = "预算数" }]
rows = [{ label = "收入总计", point = { flow = "sources" } }]
"""

OTHER_SIDE = """
[[form.income_expenditure_summary.sides]]
id = "expenditure"
columns = [{ id = "amount", label = "预算数" }]
rows = ["classes", { label = "支出总计", point = { flow = "uses" } }]
"""

SHARED = """
[shared_rows]
classes = [
  { prefix = "一、", label = "教育支出", point = { flow = "expenditure", function = "205" } },
  { prefix = "二、", label = "农林水支出", point = { flow = "expenditure", function = "213" } },
]
"""

WHOLE = HEAD + SHARED + CODED + SUMMARY + OTHER_SIDE


def base(text: str = WHOLE) -> dict[str, dict[str, Any]]:
    """The pack as others extend it."""
    return {"jia-2024": loading.extended(tomllib.loads(text), {})}


def points(form: Form) -> Iterator[Point]:
    """The points of all cells; of a half that lists codes, those of its fixed rows."""
    sides = [(s.columns, s.rows, s.point) for s in form.sides]
    for columns, rows, own in sides or [(form.columns, form.rows, {})]:
        for column in columns:
            for row in rows or (RowForm("", point={}),):
                if row.point is not None:
                    yield form.point_of({**own, **row.point}, column)


# the packs that come with the program


@pytest.fixture(params=[pack.id for pack in forms.all_packs()])
def pack(request: pytest.FixtureRequest) -> Pack:
    return forms.pack(request.param)


def test_hebei_has_a_pack_for_each_generation() -> None:
    hebei = [pack.id for pack in forms.all_packs() if pack.jurisdiction == "河北"]
    assert hebei == ["hebei-2021", "hebei-2023", "hebei-2024"]


def test_no_year_of_a_jurisdiction_has_two_packs() -> None:
    years = [
        (pack.jurisdiction, pack.stage, year) for pack in forms.all_packs() for year in pack.years
    ]
    assert len(years) == len(set(years))


@pytest.mark.parametrize("scope", ["department", "unit"])
def test_every_pack_has_the_nine_tables(pack: Pack, scope: str) -> None:
    assert {form.id for form in pack.forms_of(scope) if not form.optional} == {
        *("income_expenditure_summary", "income", "expenditure", "fiscal_appropriation"),
        *("general_budget_expenditure", "general_budget_basic", "government_fund"),
        *("state_capital", "three_public"),
    }
    assert {*pack.prefixes} == {*pack.sections} == {"department", "unit"}
    assert pack.source, "where the layout was seen"


def test_every_cell_of_a_form_has_a_place_in_the_cube(pack: Pack) -> None:
    for form in pack.forms:
        assert form.unit in UNITS
        for point in points(form):
            assert point.flow in cube.members("flow")


def test_no_form_has_two_cells_at_one_place(pack: Pack) -> None:
    for form in pack.forms:
        if form.layout != "coded" and not form.open:
            found = list(points(form))
            twice = [point for point in set(found) if found.count(point) > 1]
            assert twice == [], form.id


def test_ids_are_not_used_twice(pack: Pack) -> None:
    for scope in ("department", "unit"):
        ids = [*(form.key for form in pack.forms_of(scope)), *(form.id for form in pack.lists)]
        assert len(ids) == len(set(ids))
    for form in pack.forms:
        for columns in (form.columns, *(side.columns for side in form.sides)):
            assert len({column.id for column in columns}) == len(columns)


def test_an_unknown_pack_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        forms.pack("hebei-1949")
    with pytest.raises(KeyError):
        forms.pack("hebei-2024").form("balance_sheet")
    with pytest.raises(KeyError):
        forms.pack("hebei-2024").list_form("vehicles")


# what a pack says


def test_a_small_pack_says_everything() -> None:
    pack = load(WHOLE, "jia.toml")
    expenditure = pack.form("expenditure")
    assert [column.label for column in expenditure.columns] == ["合计", "基本支出"]
    assert (expenditure.unit, expenditure.total_labels) == ("万元", ("合计",))
    assert pack.lists == ()


def test_a_cells_point_comes_from_form_row_and_column() -> None:
    form = load(WHOLE, "jia.toml").form("expenditure")
    total, basic = form.columns
    assert form.point_of({"function": "205"}, total) == Point("expenditure", "205")
    assert form.point_of({"function": "205"}, basic) == Point("expenditure", "205", nature="basic")


def test_the_column_has_the_last_word_on_a_point() -> None:
    changed = CODED.replace('{ nature = "basic" }', '{ flow = "carry_out" }')
    form = load(HEAD + changed, "jia.toml").form("expenditure")
    assert form.point_of({}, form.columns[1]) == Point("carry_out")


def test_shared_rows_stand_where_a_form_names_them() -> None:
    income, expenditure = load(WHOLE, "jia.toml").form("income_expenditure_summary").sides
    assert [row.label for row in income.rows] == ["收入总计"]
    assert [row.label for row in expenditure.rows] == ["教育支出", "农林水支出", "支出总计"]


def test_a_form_goes_by_all_its_titles_the_standard_one_first() -> None:
    text = HEAD + CODED + 'also_titled = ["支出表"]\n'
    assert load(text, "jia.toml").form("expenditure").titles() == ("支出总表", "支出表")


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        pytest.param(0, "一般公共预算拨款", id="the first one is its label"),
        pytest.param(1, "收入总计", id="another label"),
        pytest.param(2, "一般公共预算拨款#2", id="rows 34–36 of 财政拨款收支总表"),
        pytest.param(3, "一般公共预算拨款#3", id="and a third one"),
    ],
)
def test_rows_of_one_label_are_told_apart(index: int, expected: str) -> None:
    repeated = "一般公共预算拨款"
    rows = [RowForm(repeated), RowForm("收入总计"), RowForm(repeated), RowForm(repeated)]
    assert row_id(rows, index) == expected


# extends


EXTENDING = """
extends = "jia-2024"
id = "jia-2025"
years = [2025]
"""


def test_an_extending_pack_takes_over_what_it_does_not_say() -> None:
    pack = load(EXTENDING, "jia-2025.toml", base())
    earlier = load(WHOLE, "jia.toml")
    assert (pack.id, pack.years, pack.jurisdiction) == ("jia-2025", (2025,), "甲省")
    assert pack.forms == earlier.forms


def test_an_extending_pack_changes_only_the_keys_it_names() -> None:
    text = EXTENDING + '[form.expenditure]\ntitle = "支出预算总表"\n'
    pack = load(text, "jia-2025.toml", base())
    changed = pack.form("expenditure")
    assert changed.title == "支出预算总表"
    assert changed.columns == load(WHOLE, "jia.toml").form("expenditure").columns
    assert [form.id for form in pack.forms] == ["expenditure", "income_expenditure_summary"]


def test_a_form_that_the_base_lacks_is_added_at_the_end() -> None:
    text = EXTENDING + CODED.replace("form.expenditure", "form.government_fund")
    pack = load(text, "jia-2025.toml", base())
    assert [form.id for form in pack.forms][-1] == "government_fund"


def test_shared_rows_can_be_replaced_for_all_forms_at_once() -> None:
    own = SHARED.replace("农林水支出", "水利支出")
    pack = load(EXTENDING + own, "jia-2025.toml", base())
    assert [row.label for row in pack.form("income_expenditure_summary").sides[1].rows] == [
        "教育支出",
        "水利支出",
        "支出总计",
    ]


def test_loading_an_extending_pack_leaves_its_base_alone() -> None:
    bases = base()
    before = tomllib.loads(WHOLE)
    load(EXTENDING + '[form.expenditure]\ntitle = "支出预算总表"\n', "jia-2025.toml", bases)
    assert bases == {"jia-2024": loading.extended(before, {})}


# mistakes


def _replaced(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            _replaced('layout = "coded"', 'layout = "coded"\nunit = "万"'),
            ["[form.expenditure]", "unit", "万"],
            id="a unit that is no unit of money",
        ),
        pytest.param(
            _replaced('{ nature = "basic" }', '{ kind = "basic" }'),
            ["[form.expenditure]", "没有维度“kind”", "nature"],
            id="a dimension that the cube lacks",
        ),
        pytest.param(
            _replaced('{ nature = "basic" }', '{ nature = "basics" }'),
            ["[form.expenditure]", "nature", "没有成员“basics”"],
            id="a member that the dimension lacks, in a column",
        ),
        pytest.param(
            _replaced('{ flow = "uses" }', '{ flow = "use" }'),
            ["[form.income_expenditure_summary]", "flow", "没有成员“use”"],
            id="and in a row of a side",
        ),
        pytest.param(
            _replaced('point = { flow = "expenditure" }\n', 'point = { flow = "spending" }\n'),
            ["[form.expenditure]", "没有成员“spending”"],
            id="and in the form itself",
        ),
        pytest.param(
            _replaced('dimension = "function"\n', ""),
            ["[form.expenditure]", "dimension", "columns"],
            id="coded rows of no dimension",
        ),
        pytest.param(
            HEAD + CODED.partition("columns")[0],
            ["[form.expenditure]", "dimension", "columns"],
            id="coded rows without columns",
        ),
        pytest.param(
            HEAD + SUMMARY,
            ["[form.income_expenditure_summary]", "income", "expenditure"],
            id="a two-sided form with one side",
        ),
        pytest.param(
            _replaced('lead = ["code", "name"]', 'lead = ["name"]'),
            ["[form.expenditure]", "lead", "code"],
            id="coded rows without a column of codes",
        ),
        pytest.param(
            _replaced('lead = ["code", "name"]', 'lead = ["code", "title"]'),
            ["[form.expenditure]", "lead", "title"],
            id="a leading column that the language lacks",
        ),
        pytest.param(HEAD + "form = 3\n", ["[form.编号]"], id="forms that are no tables"),
        pytest.param(HEAD + "[form]\nincome = 3\n", ["[form.编号]"], id="a form that is no table"),
        pytest.param(HEAD + "[form.expenditure\n", ["line"], id="no TOML: the line is told"),
        pytest.param(
            _replaced('layout = "coded"', 'layout = "coded"\ncolour = "red"'),
            ["[form.expenditure]", "没有“colour”这个键"],
            id="a key that the language lacks",
        ),
        pytest.param(
            _replaced('{ id = "total", label = "合计" }', '{ id = "total" }'),
            ["[form.expenditure]", "columns[0]", "缺少“label”"],
            id="a column without a label",
        ),
        pytest.param(
            _replaced('layout = "coded"', 'layout = "wide"'),
            ["[form.expenditure]", "layout", "不能写“wide”"],
            id="an unknown layout",
        ),
        pytest.param(
            WHOLE + '[list.assets]\ntitle = "资产表"\n',
            ["[list.assets]", "缺少“columns”"],
            id="a list form without columns",
        ),
        pytest.param(
            _replaced("years = [2024]\n", ""), ["开头部分", "缺少“years”"], id="a key left out"
        ),
        pytest.param(
            _replaced("years = [2024]", 'years = ["2024"]'),
            ["years[0]", "应是 int，写成了 str"],
            id="a year in quotes",
        ),
        pytest.param(
            HEAD + CODED + SUMMARY + OTHER_SIDE,
            ["[form.income_expenditure_summary]", "[shared_rows] 里没有“classes”"],
            id="shared rows that are not there",
        ),
        pytest.param(
            'extends = "yi-2024"\n' + WHOLE,
            ["extends", "没有表样“yi-2024”"],
            id="extends a missing pack",
        ),
    ],
)
def test_a_mistake_names_its_file_and_place(text: str, said: list[str]) -> None:
    with pytest.raises(FormError) as caught:
        load(text, "jia.toml")
    message = str(caught.value)
    assert message.startswith("表样 jia.toml")
    assert [word for word in said if word not in message] == []
