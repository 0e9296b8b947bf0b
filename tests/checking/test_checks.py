"""How declared rules are run."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.checks import Check, Flaw, absent, checks, each, in_all, quote, run
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.rules import built_in
from mingzhang.disclosure import Disclosure, Printed
from mingzhang.where import Where
from tests.checking.form import small


def test_a_rule_looks_at_a_dossier_once_however_often_it_is_asked() -> None:
    looked_at: list[Disclosure] = []

    def judge(disclosure: Disclosure) -> Iterator[Flaw]:
        looked_at.append(disclosure)
        yield Flaw("没有标题", (absent("标题"),))

    check = Check("F101", each(lambda disclosure: (disclosure,)), judge)
    dossier = Dossier([small.disclosure()])
    assert run(check, dossier) == run(check, dossier)
    assert len(looked_at) == 1
    run(check, Dossier([small.disclosure()]))
    assert len(looked_at) == 2


def test_every_rule_has_its_function() -> None:
    """But for those of the tables, which the cube derives: a module must be imported to count."""
    declared = {check.rule for check in checks()}
    others = {rule.id for rule in built_in() if rule.theme != "tables"}
    assert others - declared == set()
    assert {rule.id for rule in built_in()} >= declared


def test_a_message_about_several_places_says_how_many_and_where_the_others_are() -> None:
    titles = ("甲", "乙", "乙", "丙", "丁", "戊")
    found = [quote(title, Printed("反应", Where(line=n))) for n, title in enumerate(titles, 1)]
    assert in_all(found[:1]) == ""
    assert in_all(found[1:3]) == "（共 2 处）"
    assert in_all(found[:4]) == "（共 4 处，另见“乙”、“丙”）"
    assert in_all(found, "个项目") == "（共 6 个项目，另见“乙”、“丙”、“丁”等）"


def test_the_other_rows_of_one_table_are_named() -> None:
    rows = ("宣传场次", "培训人数")
    found = [quote("甲", Printed("5"), row=row) for row in rows]
    assert in_all(found) == "（共 2 处，另见“培训人数”）"


def test_a_place_that_is_told_already_is_not_told_again() -> None:
    """Two boxes on one page are one place in words."""
    pages = [Where(page=21, box=(0, y, 9, y + 9)) for y in (10, 40)] + [Where(page=22)]
    shown = tuple(quote("甲", Printed("5", where)) for where in pages)

    def judge(_: Disclosure) -> Iterator[Flaw]:
        yield Flaw("两处相同", shown[:2])
        yield Flaw("三处相同", shown)

    check = Check("F101", each(lambda disclosure: (disclosure,)), judge)
    found, _ = run(check, Dossier([small.disclosure()]))
    assert [finding.elsewhere for _, finding in found] == ["", "第 22 页"]
