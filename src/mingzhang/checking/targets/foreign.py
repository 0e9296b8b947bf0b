"""Indicators taken from another field: 罪犯 in the targets of a county's talent fund.

Systems offer ready-made indicators by field. A word that belongs to one field only (words.toml)
must have something to do with the project, its objectives or the agency.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import IndicatorOf, ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import words


@over("P623", open_projects)
def indicator_of_another_field(item: ProjectOf) -> Iterator[Flaw]:
    """A word of one field in a project that has nothing to do with it."""
    told = "\n".join(one.its.level3 + one.its.description for one in item.indicators)
    for field in words().field:
        found = [word for word in field.words if word in told]
        if found and not any(word in _about(item) for word in (*field.words, *field.home)):
            yield from item.flaws_at(list(_saying(item, found)))


def _about(item: ProjectOf) -> str:
    """What the project is about, and whose it is."""
    its = item.its
    about = (its.name, its.purpose, *its.objectives, item.disclosure.agency.name)
    return keys.fold("".join((*about, its.responsible_department, its.implementing_unit)))


def _saying(item: ProjectOf, found: Sequence[str]) -> Iterator[tuple[IndicatorOf, str, str]]:
    """The indicators that have one of the words, with the cell that has it."""
    for one in item.indicators:
        for role in ("level3", "description"):
            word = next((word for word in found if word in one.text(role)), "")
            if word:
                yield one, f"写的是“{word}”，与本项目无关，像是从别的领域的指标抄来的", role
                break
