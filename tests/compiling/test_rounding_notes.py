"""What does not add up in print because it was rounded is said below the table, and only then."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzhang.compiling import rollup
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import Book, Holding
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.from_published.printed import number
from mingzhang.disclosure import Disclosure, Statement
from mingzhang.publishing.publish import errors
from mingzhang.reading.claims import read_claims
from mingzhang.samples import books, invent
from tests.compiling.odd_books import unit_books
from tests.compiling.test_compose import PACKS, made

EXPLAINS = "尾差"


def unit(**changed: object) -> Book:
    _, first, *_ = made("hebei-2024", 2024)
    plain = msgspec.structs.replace(first, projects=(), purchases=(), holdings={})
    return msgspec.structs.replace(plain, **changed)


def spent(*yuan: str) -> tuple[Book, ...]:
    """A unit that spends these amounts on 301's 款, one after another."""
    own = unit()
    line = own.lines[0]
    lines = tuple(
        msgspec.structs.replace(line, economic=f"301{place:02d}", current=Decimal(amount))
        for place, amount in enumerate(yuan, 1)
    )
    return (msgspec.structs.replace(own, lines=lines),)


def compiled(book: Book) -> Disclosure:
    return disclosure(unit_account(book))


def explained(statement: Statement | None) -> list[str]:
    assert statement is not None
    return [note for note in statement.notes if EXPLAINS in note]


def test_a_total_that_is_not_the_sum_of_its_rounded_parts_is_explained_with_its_place() -> None:
    (book,) = spent("133.34", "133.33", "133.33")
    assert explained(compiled(book).statement("general_budget_basic")) == [
        "注：本表各数分别四舍五入，合计数与分项之和略有尾差，未作调整："
        "“301工资福利支出”行“合计”、“人员经费”栏与下级之和相差0.01万元。"
    ]


def test_what_adds_up_has_no_note() -> None:
    (book,) = spent("1300", "25500.00", "100")
    assert [note for its in compiled(book).statements for note in explained(its)] == []


def test_of_many_places_some_are_named_and_all_are_counted() -> None:
    line = unit().lines[0]
    lines = tuple(
        msgspec.structs.replace(line, economic=f"{group}{place:02d}", current=Decimal("133.34"))
        for group in (301, 303)
        for place in (1, 2)
    )
    groups = ("20103", "20502", "20601", "20801", "21101")
    functions = [group + item for group in groups for item in ("01", "02")]
    many = tuple(
        msgspec.structs.replace(its, function=function) for its in lines for function in functions
    )
    (note,) = explained(compiled(unit(lines=many)).statement("expenditure"))
    assert note.count("相差") == 6
    assert "；等" in note and "处，相差最多0." in note


def test_what_the_tables_of_single_funds_do_not_add_up_to_names_them() -> None:
    line = msgspec.structs.replace(
        unit().lines[0], function="2120803", current=Decimal("133.34"), carried=Decimal(0)
    )
    lines = tuple(
        msgspec.structs.replace(line, fund=fund) for fund in ("general", "government_fund")
    )
    (note,) = explained(compiled(unit(lines=lines)).statement("expenditure"))
    assert (
        "行“合计”、“基本支出”栏与《单位预算一般公共预算财政拨款支出表》、"
        "《单位预算政府性基金预算财政拨款支出表》相应各数之和相差0.01万元"
    ) in note


def test_the_assets_table_explains_its_total() -> None:
    held = {
        "房屋（平方米）": Holding(Decimal(1), Decimal("133.34")),
        "车辆（台、辆）": Holding(Decimal(1), Decimal("133.34")),
    }
    (note,) = explained(compiled(unit(holdings=held)).assets)
    assert note.endswith("“资产总额”行“价值”栏与各项之和相差0.01万元。")


def test_a_rounded_price_is_explained() -> None:
    _, first, *_ = made("hebei-2024", 2024)
    bought = msgspec.structs.replace(
        first.purchases[0], quantity=Decimal(3), price=Decimal("3333.33"), item="打印机"
    )
    (note,) = explained(compiled(unit(purchases=(bought,))).procurement)
    assert "与数量3×单价0.33相差0.01万元" in note


def adds_up(statement: Statement) -> bool:
    """Whether the total of a table with codes is, column by column, the sum of its 类."""
    top = [row for row in statement.rows if len(row.code) == 3]
    total = next((row for row in statement.rows if not row.code), None)
    if total is None or not top:
        return True
    return all(
        (number(cell.text) or 0) == sum(number(row.cells[column].text) or 0 for row in top)
        for column, cell in total.cells.items()
    )


@pytest.mark.parametrize(("pack", "year"), PACKS)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_does_not_add_up_is_explained(pack: str, year: int, data: st.DataObject) -> None:
    for statement in disclosure(unit_account(data.draw(unit_books(pack, year)))).statements:
        notes = explained(statement)
        assert len(notes) <= 1
        if not adds_up(statement):
            assert "“合计”行" in notes[0]
        if statement.money_unit == "元":
            assert notes == []


def paragraphs(its: Disclosure) -> list[str]:
    return [line.text for section in its.sections for line in section.paragraphs]


@pytest.mark.parametrize(
    ("personnel", "running", "explained"),
    [
        pytest.param("1300", "1400", False, id="what adds up"),
        pytest.param("1333.34", "1333.34", True, id="0.13 and 0.13 of 0.27"),
    ],
)
def test_the_narrative_explains_its_sums_where_they_stand(
    personnel: str, running: str, explained: bool
) -> None:
    line = unit().lines[0]
    lines = (
        msgspec.structs.replace(line, nature="personnel", current=Decimal(personnel)),
        msgspec.structs.replace(line, nature="running", economic="30201", current=Decimal(running)),
    )
    (said,) = [
        text for text in paragraphs(compiled(unit(lines=lines, last={}))) if "包括人员经费" in text
    ]
    assert "基本支出0.27万元，包括人员经费0.13万元和日常公用经费" in said
    assert said.endswith("以上金额分别四舍五入，分项之和与合计数略有尾差。") is explained


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_the_words_on_rounding_are_no_claims(pack: str, year: int) -> None:
    county = invent.county(1, 2, 2, (year - 1, year), rounding=True)
    found = [
        disclosure(account)
        for department in county.departments
        for account in rollup.accounts(books.books(county, department, year, pack))
    ]
    assert any(EXPLAINS in text for its in found for text in paragraphs(its))
    for its in found:
        assert msgspec.structs.replace(its, claims=read_claims(its)) == its
        assert errors([its]) == []
