"""How declared rules are run."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.checks import Check, Flaw, absent, checks, each, run
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.rules import built_in
from mingzhang.disclosure import Disclosure
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
