"""Indicators taken from another field: 罪犯 in the targets of a county's talent fund.

Systems offer ready-made indicators by field. A word that belongs to one field only (words.toml)
must have something to do with the project, its objectives or the agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingzhang import keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.items import ProjectOf, open_projects
from mingzhang.checking.targets.wordlists import words


@cache
def _fields() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The words of each field, and the words of which one tells that the project is of it."""
    return tuple(
        (re.compile("|".join(field.words)), re.compile("|".join((*field.words, *field.home))))
        for field in words().field
    )


@over("P623", open_projects)
def indicator_of_another_field(item: ProjectOf) -> Iterator[Flaw]:
    """A word of one field in a project that has nothing to do with it."""
    of_it = keys.fold(
        item.its.name
        + item.its.purpose
        + " ".join(item.its.objectives)
        + item.disclosure.agency.name
        + item.its.responsible_department
        + item.its.implementing_unit
    )
    for theirs, home in _fields():
        if home.search(of_it):
            continue
        found = []
        for one in item.indicators:
            for role in ("level3", "description"):
                if match := theirs.search(keys.fold(one.text(role))):
                    said = f"写的是“{match[0]}”，与本项目无关，像是从别的领域的指标抄来的"
                    found.append((one, said, role))
                    break
        yield from item.flaws_at(found)
