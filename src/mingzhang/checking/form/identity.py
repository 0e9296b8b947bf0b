"""F4: whose document it is, all through the document: the agency's name in texts and above tables.

Texts are carried over from another agency. Names are looked for in the fixed phrases of the
forms only (phrases.toml); elsewhere other agencies are spoken of for good reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines
from mingzhang.checking.agency_names import (
    abbreviates,
    is_slip,
    lacks_a_character,
    loosely,
    stands_for,
)
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.form.phrases import naming, organs, patterns, phrases
from mingzhang.checking.printed_lines import Line
from mingzhang.disclosure import (
    SCOPE_WORDS,
    Disclosure,
    Printed,
    Statement,
)
from mingzhang.kept import kept, once_each

_NOTES = ("注", "说明")

_HEADS = 3
"""Tables with an agency above them, of which one can differ from the others."""

_LINES = 3
"""Lines of text that name one agency, against a single table whose head names another."""


class NameOf(msgspec.Struct, frozen=True, dict=True):
    """A name printed where the agency's own has to stand."""

    disclosure: Disclosure
    line: Line
    name: str
    known: tuple[str, ...]
    """Names that may stand there: the agency's, and those of its units."""

    @kept
    def is_ours(self) -> bool:
        """Whether it is the agency's name, or one that stands for it."""
        own = loosely(self.name)
        if own and lacks_a_character(own, loosely(self.disclosure.agency.name)):
            return False
        return not own or any(stands_for(own, loosely(known)) for known in self.known)

    @property
    def is_misprint(self) -> bool:
        """Whether it is nearly the agency's name."""
        return is_slip(loosely(self.name), loosely(self.disclosure.agency.name))


def _names(disclosure: Disclosure) -> Iterator[NameOf]:
    own = loosely(disclosure.agency.name)
    if not own:
        return
    known = (disclosure.agency.name, *(unit.name for unit in disclosure.organisations))
    for line in printed_lines.all_lines(disclosure):
        if not line.statement or line.text.startswith(_NOTES):
            is_heading = line.text == line.section
            for name in dict.fromkeys(_named(keys.fold(line.text), is_heading, own)):
                yield NameOf(disclosure, line, name, known)


def _named(key: str, is_heading: bool, own: str) -> Iterator[str]:
    for match in _in_headings(keys.label(key)) if is_heading else naming(key):
        name = match["name"]
        if name.startswith(phrases().generic):
            continue
        if organs().search(_bare(name)) or is_slip(loosely(name), own):
            yield name


def _in_headings(label: str) -> Iterator[re.Match[str]]:
    for pattern in patterns("heading_names"):
        yield from pattern.finditer(label)


def _bare(name: str) -> str:
    return re.sub(r"\([^()]*\)$", "", name)


@once_each
def _told_by_the_text(disclosure: Disclosure) -> str:
    """The name that all of several lines give where only one table's head gives the agency's."""
    names = list(_names(disclosure)) if len(_heads_of_the_agency(disclosure)) == 1 else []
    is_other = not any(one.is_ours or one.is_misprint for one in names)
    told = {one.name for one in names}
    return told.pop() if len(names) >= _LINES and is_other and len(told) == 1 else ""


@over("F406", each(_names))
def text_is_of_another_agency(item: NameOf) -> Iterator[Flaw]:
    """A phrase that has to name the agency names another."""
    is_right = item.is_ours or item.is_misprint or _told_by_the_text(item.disclosure)
    if not is_right:
        yield _wrong_name(item, "不是本{scope}的名称“{agency}”")


@over("F407", each(_names))
def agency_is_misprinted(item: NameOf) -> Iterator[Flaw]:
    """The agency's name with a wrong, a missing or an extra character."""
    if not item.is_ours and item.is_misprint:
        yield _wrong_name(item, "与本{scope}的名称“{agency}”不同")


def misprinted_names(dossier: Dossier) -> list[frozenset[str]]:
    """Of each disclosure the names that stand for the agency's own and are nearly that."""
    found: list[set[str]] = [set() for _ in dossier.disclosures]
    for index, one in dossier.each(_names):
        if not one.is_ours and one.is_misprint:
            found[index].add(one.name)
    return list(map(frozenset, found))


def _wrong_name(item: NameOf, what: str) -> Flaw:
    scope = SCOPE_WORDS[item.disclosure.scope]
    told = what.format(scope=scope, agency=item.disclosure.agency.name)
    return item.line.flaw(f"印作“{item.name}”，{told}")


class HeadOf(msgspec.Struct, frozen=True):
    """The agency above a table, and what stands above most tables or in all of the text."""

    disclosure: Disclosure
    statement: Statement
    code: str
    """"" where no code does."""

    name: str
    is_alone: bool
    """Whether it is the only one with another name than most."""

    known: tuple[str, ...]
    """Names that may stand there besides."""

    others: str = "其他表"
    """What prints the name."""


def _with_heads(disclosure: Disclosure) -> list[Statement]:
    return [table for table in printed_lines.tables(disclosure) if table.heading.agency]


def _heads_of_the_agency(disclosure: Disclosure) -> list[Statement]:
    return [
        table for table in _with_heads(disclosure) if table.heading.agency == disclosure.agency.name
    ]


def _heads(disclosure: Disclosure) -> Iterator[HeadOf]:
    heads = _with_heads(disclosure)
    units = tuple(unit.name for unit in disclosure.organisations)
    if told := _told_by_the_text(disclosure):
        (alone,) = _heads_of_the_agency(disclosure)
        yield HeadOf(disclosure, alone, "", told, is_alone=True, known=units, others="文字都")
    known = (disclosure.agency.name, *units)
    code = _mostly([table.heading.code for table in heads])
    name = _mostly([table.heading.agency for table in heads])
    is_alone = sum(table.heading.agency != name for table in heads) == 1
    for table in heads if len(heads) >= _HEADS and name else ():
        yield HeadOf(disclosure, table, code, name, is_alone, known)


def _mostly(printed: Sequence[str]) -> str:
    """What more than half of the heads print."""
    (text, times), *_ = Counter(printed).most_common(1) or [("", 0)]
    return text if 2 * times > len(printed) else ""


@over("F413", each(_heads))
def head_names_another_agency(item: HeadOf) -> Iterator[Flaw]:
    """A table whose head prints another code or another name than the others."""
    head = item.statement.heading
    own = loosely(head.agency) if organs().search(keys.fold(head.agency)) else ""
    known = [loosely(name) for name in (item.name, *item.known)]
    wrong = []
    if item.code and head.code and not _is_within(head.code, item.code):
        wrong.append(f"编码印作“{head.code}”，其他表是“{item.code}”")
    is_ours = any(abbreviates(own, name) for name in known if name)
    if own and (not is_ours or _is_misprinted(item)):
        wrong.append(f"名称印作“{head.agency}”，{item.others}是“{item.name}”")
    if wrong:
        printed = Printed(f"{head.code} {head.agency}".strip(), item.statement.place("agency"))
        yield Flaw(
            f"《{item.statement.title}》表头的{SCOPE_WORDS[item.disclosure.scope]}{'，'.join(wrong)}",
            (quote(item.statement.title, printed),),
            statement=item.statement.id,
        )


def _is_misprinted(item: HeadOf) -> bool:
    """供销合作联合社 where all other heads print 供销合作社联合社."""
    own, others = (loosely(name) for name in (item.statement.heading.agency, item.name))
    return item.is_alone and own != others and is_slip(own, others)


def _is_within(code: str, other: str) -> bool:
    """Whether one code is the other's, or of a unit below it."""
    return code.startswith(other) or other.startswith(code)
