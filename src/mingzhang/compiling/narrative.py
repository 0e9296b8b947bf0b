"""The narrative: sentences with the figures that the tables show, and the agency's own words.

The sentences stand in wording.toml, the sections of each jurisdiction in a module of its
own. What only people can know stands in the book; `unwritten` says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from mingzhang.compiling import narrative_hebei as hebei
from mingzhang.compiling import narrative_shanghai as shanghai
from mingzhang.compiling.account import Account
from mingzhang.compiling.sentences import said
from mingzhang.disclosure import Printed, Section
from mingzhang.forms import Pack, SectionForm
from mingzhang.numerals import numeral_of

Writer: TypeAlias = Callable[[Account, SectionForm], Iterator[tuple[str, Iterable[str]]]]
"""Writes what a form of sections asks for: title and lines of each section."""


def sections(account: Account) -> tuple[Section, ...]:
    """The sections that the pack has for the account's scope, in its order."""
    writers = _WRITERS[account.pack.jurisdiction]
    found: list[Section] = []
    with_table = _WITH_TABLE.get(account.pack.jurisdiction, ())
    for number, form in enumerate(account.pack.sections[account.cover.scope], 1):
        for title, lines in writers[form.id](account, form):
            paragraphs = tuple(Printed(line) for line in lines if line)
            tables = (len(paragraphs),) if form.id in with_table else ()
            found.append(Section(form.no or numeral_of(number), title, paragraphs, tables=tables))
    return tuple(found)


def opening(account: Account) -> str:
    """The sentence before the first section."""
    return said(account, "opening")


def explained(pack: Pack) -> tuple[str, ...]:
    """The figures whose change must have a reason, by their names in FIGURES."""
    return _EXPLAINED[pack.jurisdiction]


def compared(pack: Pack) -> tuple[str, ...]:
    """The figures that are compared with last year's."""
    return _COMPARED[pack.jurisdiction]


def _one(write: Callable[[Account], Iterable[str]]) -> Writer:
    """A writer of a section that the disclosure has once."""

    def written(account: Account, form: SectionForm) -> Iterator[tuple[str, Iterable[str]]]:
        yield _titled(account, form), write(account)

    return written


def _titled(account: Account, form: SectionForm) -> str:
    cover = account.cover
    return form.title.format(
        scope=account.scope_name, agency=cover.agency.name, year=cover.year, project="项目"
    )


def _glossary(account: Account) -> Iterator[str]:
    for number, (term, meaning) in enumerate(account.texts.glossary.items(), 1):
        yield f"{number}、{term}：{meaning}"


_COMPARED = {"河北": hebei.COMPARED, "上海": shanghai.COMPARED}
_EXPLAINED = {"河北": hebei.EXPLAINED, "上海": shanghai.EXPLAINED}
_WITH_TABLE = {"河北": hebei.WITH_TABLE}
_WRITERS: Mapping[str, Mapping[str, Writer]] = {
    "河北": {
        "glossary": _one(_glossary),
        **{section: _one(write) for section, write in hebei.WRITERS.items()},
    },
    "上海": {
        "glossary": _one(_glossary),
        "projects": shanghai.projects,
        **{section: _one(write) for section, write in shanghai.WRITERS.items()},
    },
}
