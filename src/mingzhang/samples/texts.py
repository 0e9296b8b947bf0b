"""What only people can write in an invented book: reasons, duties, explanations, goals.

An agency chooses the same words for the same year and county every time. A reason says why
a figure rose where it rose, and why it fell where it fell.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang.compiling import narrative
from mingzhang.compiling.account import Account
from mingzhang.compiling.book import Texts
from mingzhang.disclosure import Agency, PerformanceGoal
from mingzhang.samples.county import Department
from mingzhang.samples.words import words

_NOT_IN_FORMS = {"上海": ("上年结转",)}
"""Terms of the glossary for which a jurisdiction's forms have no row."""

_REASONS = {"project": "project", "basic": "basic", "appropriation": "basic"}
"""Which list of reasons fits a figure; the items of 三公 share one."""


def texts(account: Account, department: Department, seed: int) -> Texts:
    """The words of an agency's book, given its figures of both years."""
    said = words().narrative
    cover, scope = account.cover, account.scope_name

    def chosen(choices: Sequence[str], purpose: str) -> str:
        return _chosen(choices, f"{cover.agency.code}{cover.year}{purpose}", seed)

    def reason(name: str, change: Decimal) -> str:
        kind = f"{_REASONS.get(name, 'three_public')}_{'up' if change > 0 else 'down'}"
        return chosen(said[kind if change else "same"], name)

    first = chosen(said["running_uses"], "first use")
    others = [use for use in said["running_uses"] if use != first][: 1 + cover.year % 3]
    unused = _NOT_IN_FORMS.get(account.pack.jurisdiction, ())
    return Texts(
        duties=(*department.duties, said["duties_close"]),
        opening=chosen(said["integrated"], "integrated").format(scope=scope),
        reasons={
            name: reason(name, account.change(name) or Decimal(0))
            for name in narrative.explained(account.pack)
        },
        running_uses="，".join((first, *others)),
        glossary={
            term: text.format(scope=scope)
            for term, text in words().glossary.items()
            if term not in unused
        },
    )


def goals(agency: Agency, year: int, seed: int) -> tuple[PerformanceGoal, ...]:
    """部门整体绩效目标."""
    its = words().goals
    overall = _chosen(its.overall, f"{agency.code}{year}goals", seed)
    items = (
        PerformanceGoal("item", item.title, item.objective, item.indicators)
        for item in its.item[: 2 + year % 3]
    )
    measures = (PerformanceGoal("measure", title, text) for title, text in its.measure.items())
    return (PerformanceGoal("overall", "", overall.format(agency=agency.name)), *items, *measures)


def _chosen(choices: Sequence[str], key: str, seed: int) -> str:
    """One of several wordings, always the same one for the same key."""
    return choices[(sum(map(ord, key)) + seed) % len(choices)]
