"""Whatever the narrative writes, the claims read it as exactly that: the same figure, of the
same point, changed in the same direction. Sentence for sentence, in every pack."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from importlib import resources
from typing import Any

import msgspec
import pytest

from mingzhang import catalogue
from mingzhang.amounts import ZERO
from mingzhang.compiling import rollup
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import (
    FIGURES,
    Book,
    BookProject,
    Cover,
    Holding,
    Line,
    Nature,
    Purchase,
    Texts,
)
from mingzhang.compiling.compose import disclosure
from mingzhang.compiling.sentences import changed_by, in_words
from mingzhang.cube import Point
from mingzhang.disclosure import Agency, Claim
from tests.compiling.test_compose import PACKS

OTHER_FIGURES = {
    "personnel": Point("expenditure", nature="personnel"),
    "running": Point("expenditure", nature="running"),
    "office_running": Point("expenditure", fund="appropriation", item="agency_running"),
    "business": Point("sources", fund="business"),
    "operating": Point("sources", fund="operating"),
    "other": Point("sources", fund="other"),
}
"""Figures that are not compared with last year's, by their names in wording.toml."""

MEASURES = {
    "bought": "procurement",
    "goods": "procurement.goods",
    "works": "procurement.works",
    "services": "procurement.services",
    "held": "assets",
    "assets_bought": "purchases",
    "count": "targets",
}
NO_FIGURES = {"agency", "scope", "year", "last_year", "reason", "whole", "uses", "use", "direction"}
NO_FIGURES |= {"number", "class", "group", "name", "parts", "mainly", "projects", "amount"}
"""Names, words, and sentences with figures of their own (tested beside the others)."""


def wording() -> dict[str, Any]:
    text = resources.files("mingzhang.compiling").joinpath("wording.toml").read_text("utf-8")
    return tomllib.loads(text)


def placeholders(jurisdiction: str) -> set[str]:
    sentences = [text for text in wording()[jurisdiction].values() if isinstance(text, str)]
    return {name for text in sentences for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_figure_that_can_be_written_is_known_here() -> None:
    for jurisdiction in wording():
        figures = {re.sub("_(change|why)$", "", name) for name in placeholders(jurisdiction)}
        assert figures <= {*FIGURES, *OTHER_FIGURES, *MEASURES, *NO_FIGURES}


# a unit of which every figure is another


def unit(pack: str, year: int, agency: Agency, department: Agency, extra: int = 0) -> Book:
    amounts = iter(Decimal(101 + 37 * number + extra) * 10100 for number in range(40))
    current = catalogue.functional(year)

    def line(nature: Nature, fund: str, economic: str, item: str = "", code: str = "") -> Line:
        return Line(code or "2010301", economic, fund, nature, next(amounts), ZERO, item)

    def project(code: str, fund: str, carried: Decimal = ZERO) -> BookProject:
        assert current.get(code)
        name = f"{'甲乙丙'[('2010302', '2120803', '2230105').index(code)]}类专项工作"
        return BookProject(
            f"P{code}", name, code, fund, next(amounts), carried, purpose="保障专项工作开展"
        )

    return Book(
        Cover(pack, year, "unit", agency, department, nature="行政"),
        lines=(
            line("personnel", "general", "30101"),
            line("running", "general", "30201"),
            line("running", "general", "30217", "reception"),
            line("running", "general", "30231", "vehicle_running"),
            line("running", "general", "31013", "vehicle_purchase"),
            line("running", "general", "30212", "abroad_other"),
            line("running", "special_account", "30202"),
            line("running", "business", "30205"),
            line("running", "other", "30206"),
            line("operating" if pack.startswith("hebei") else "running", "operating", "30299"),
        ),
        projects=(
            project("2010302", "general", Decimal(12300)),
            project("2120803", "government_fund"),
            project("2230105", "state_capital"),
        ),
        purchases=tuple(
            Purchase("日常公用经费", ZERO, item, code, "批", Decimal(1), next(amounts), asset=asset)
            for item, code, asset in (
                ("计算机", "A02010100", True),
                ("修缮", "B08010000", False),
                ("印刷", "C23090100", False),
            )
        ),
        holdings={"1、房屋（平方米）": Holding(Decimal(1), next(amounts))},
        texts=Texts(
            duties=("负责本县的档案工作。",),
            organisation=("综合股",),
            opening="本单位所有收入和支出都列入预算。",
            reasons=dict.fromkeys(FIGURES, "人员和工作任务变动"),
        ),
    )


def accounts(pack: str, year: int, change: int) -> list[Account]:
    """A department and its unit; every figure has changed by so many 元 in so many."""
    department, agency = Agency("301", "青禾县档案局"), Agency("301001", "青禾县档案局本级")
    own = unit(pack, year, agency, department)
    first = rollup.accounts([own])[0]
    last = {
        name: first.figure(name) - Decimal(change) * (place + 1) * 1100
        for place, name in enumerate(FIGURES)
    }
    own = msgspec.structs.replace(own, last=last)
    cover = msgspec.structs.replace(own.cover, scope="department", agency=department)
    whole = Book(cover, texts=own.texts, members=(agency,))
    return rollup.accounts([whole, own])


def stated(account: Account) -> Iterator[tuple[str, Point | str, str]]:
    """Each figure that the pack's narrative states: in words, its point or measure, its change."""
    purchases = [its for book in account.books for its in book.purchases]
    measures = {
        "bought": sum((its.amount for its in purchases), ZERO),
        "assets_bought": sum((its.amount for its in purchases if its.asset), ZERO),
        "held": sum((its.value for its in account.holdings.values()), ZERO),
        **{
            name: sum((its.amount for its in purchases if its.code[0] == letter), ZERO)
            for name, letter in (("goods", "A"), ("works", "B"), ("services", "C"))
        },
    }
    hebei = account.pack.jurisdiction == "河北"
    for name in sorted(placeholders(account.pack.jurisdiction)):
        figure, _, kind = name.partition("_change")
        if name.endswith("_change"):
            change = account.change(figure)
            assert change is not None and not kind
            direction = "unchanged" if not change else "increase" if change > 0 else "decrease"
            yield in_words(abs(change)) if change else "", FIGURES[figure], direction
        elif name == "operating" and hebei:
            yield in_words(account.figure(name)), FIGURES[name], ""
        elif name == "office_running":
            yield in_words(account.office_running), OTHER_FIGURES[name], ""
        elif name in OTHER_FIGURES:
            point = OTHER_FIGURES[name]
            yield in_words(account.amount(point)), point, ""
        elif name in measures:
            yield in_words(measures[name]), MEASURES[name], ""
        elif name in FIGURES:
            yield in_words(account.figure(name)), FIGURES[name], ""


def says(claim: Claim, words: str, subject: Point | str, direction: str) -> bool:
    about = claim.measure == subject if isinstance(subject, str) else subject in claim.points
    return about and f"{claim.value}{claim.unit}" == words and claim.direction == direction


@pytest.mark.parametrize("change", [1, -1, 0], ids=["risen", "fallen", "as last year"])
@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_what_is_written_is_what_is_read(pack: str, year: int, change: int) -> None:
    for account in accounts(pack, year, change):
        claims = disclosure(account).claims
        missing = [
            (words, subject, direction)
            for words, subject, direction in stated(account)
            if not any(says(claim, words, subject, direction) for claim in claims)
        ]
        assert missing == []


@pytest.mark.parametrize("change", [30, -30], ids=["risen", "fallen"])
@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_a_change_is_said_in_percent_of_last_year_too(pack: str, year: int, change: int) -> None:
    for account in accounts(pack, year, change):
        claims = [its for its in disclosure(account).claims if its.quantity == "rate"]
        for name in sorted(placeholders(account.pack.jurisdiction)):
            figure, _, kind = name.partition("_change")
            if not name.endswith("_change") or kind:
                continue
            moved, last = account.change(figure), account.last[figure]
            assert moved is not None
            rate = f"{abs(moved) / last * 100:.2f}"
            direction = "increase" if moved > 0 else "decrease"
            assert any(
                FIGURES[figure] in its.points and (its.value, its.direction) == (rate, direction)
                for its in claims
            ), (figure, rate)


@pytest.mark.parametrize(
    ("change", "last", "said"),
    [
        pytest.param("120000", "1000000", "增加12.00万元，增长12.00%", id="risen"),
        pytest.param("-25000", "100000", "减少2.50万元，下降25.00%", id="fallen"),
        pytest.param("120000", "0", "增加12.00万元", id="of nothing there is no percent"),
        pytest.param("33.34", "1000000", "增加33.34元", id="too little for 万元"),
        pytest.param("100", "90000000", "增加0.01万元", id="too little for a percent"),
        pytest.param("0", "1000000", "持平", id="as last year"),
    ],
)
def test_how_a_change_is_worded(change: str, last: str, said: str) -> None:
    assert changed_by(Decimal(change), Decimal(last)) == said


def test_each_line_of_the_explanation_is_bound_to_its_account() -> None:
    for account in accounts("shanghai-2026", 2026, 1):
        claims = [claim for claim in disclosure(account).claims if claim.account]
        for code in ("2010301", "2010302", "2120803", "2230105"):
            point = Point("expenditure", code, fund="appropriation")
            words = in_words(account.amount(point))
            assert [its.value + its.unit for its in claims if point in its.points] == [words]


def test_the_number_of_projects_with_targets_is_read_as_that() -> None:
    for account in accounts("shanghai-2026", 2026, 1):
        claims = [its for its in disclosure(account).claims if its.measure == "targets"]
        assert [(its.value, its.quantity) for its in claims[:1]] == [("3", "count")]


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_no_figure_that_is_written_has_no_place(pack: str, year: int) -> None:
    """Beside the project's own names, and limits, every figure is bound to a point."""
    for account in accounts(pack, year, 1):
        for claim in disclosure(account).claims:
            assert claim.points or claim.measure or claim.unread == "named", claim.text
