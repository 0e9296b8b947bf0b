"""F97: the glossary: terms that the document does not use, and terms that it leaves out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

import msgspec

from mingzhang import keys
from mingzhang.checking.checks import Flaw, each, over, quote
from mingzhang.checking.form import passages, requirements
from mingzhang.disclosure import Disclosure, Printed, Section

_TERM = re.compile(
    r"[-•*]*(?:\d{1,2}[、.]|\(?[一二三四五六七八九十]{1,3}[)、.]|\(\d{1,2}\))?"
    r"[*\"]*(?P<term>[^:,。;*]{2,22}?)[*]*(?::|是指|指的是)"
)
_BRACKETS = re.compile(r"\([^()]*\)|\"")
_PLAIN_ENDS = ("预算", "决算")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: tuple[tuple[str, ...], ...]
    standard: dict[str, str]
    needed: tuple[str, ...]
    no_terms: tuple[str, ...]
    """Ends of what stands before a colon and is no term."""


@cache
def _words() -> _Words:
    text = resources.files(__package__).joinpath("glossary.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Words)


@lru_cache(maxsize=1024)
def _plain(term: str) -> str:
    """A term's key without brackets, quotation marks and 预算 at the end."""
    key = _BRACKETS.sub("", keys.fold(term))
    for end in _PLAIN_ENDS:
        if len(key) > len(end) + 3:
            key = key.removesuffix(end)
    return key


@lru_cache(maxsize=1024)
def _spellings(term: str) -> frozenset[str]:
    """The term, and what else it is called."""
    key = _plain(term)
    groups = [frozenset(map(_plain, group)) for group in _words().same]
    return frozenset((key,)).union(*(group for group in groups if key in group))


class GlossaryOf(msgspec.Struct, frozen=True):
    """The glossary of a disclosure, and the words of all the rest."""

    section: Section
    terms: dict[str, Printed]
    rest: str


def _glossaries(disclosure: Disclosure) -> Iterator[GlossaryOf]:
    for section in requirements.sections_about(disclosure, "glossary"):
        terms = {
            match["term"].strip('"'): paragraph
            for paragraph in section.paragraphs
            if (match := _TERM.match(keys.fold(paragraph.text)))
            and not match["term"].endswith(_words().no_terms)
        }
        if terms:
            yield GlossaryOf(section, terms, _rest(disclosure, section))


def _rest(disclosure: Disclosure, glossary: Section) -> str:
    """Everything outside the glossary as one key, the labels of rows and columns included."""
    texts = [line.text for line in passages.lines(disclosure) if line.section != glossary.heading]
    for table in passages.tables(disclosure):
        texts += [column.label for column in table.columns]
        texts += [row.name for row in table.rows]
    texts += [project.name for project in disclosure.projects]
    return _BRACKETS.sub("", "".join(map(keys.fold, texts)))


@over("F971", each(_glossaries))
def term_is_not_used(item: GlossaryOf) -> Iterator[Flaw]:
    """Terms explained that stand nowhere else."""
    unused = [
        term for term in item.terms if not any(word in item.rest for word in _spellings(term))
    ]
    if unused:
        name = item.section.heading
        yield Flaw(
            f"“{name}”解释了文中没有用到的名词：{'、'.join(unused)}",
            tuple(quote(name, item.terms[term]) for term in unused),
            section=name,
        )


@over("F972", each(_glossaries))
def term_is_not_explained(item: GlossaryOf) -> Iterator[Flaw]:
    """Terms that the document uses and the glossary does not speak of."""
    text = _BRACKETS.sub("", keys.fold(item.section.text))
    lacking = [
        term
        for term in _words().needed
        if any(word in item.rest for word in _spellings(term))
        and not any(word in text for word in _spellings(term))
    ]
    if lacking:
        name = item.section.heading
        yield Flaw(
            f"“{name}”没有解释{'、'.join(lacking)}",
            (quote(name, Printed(name, item.section.where)),),
            section=name,
        )


@over("F973", each(_glossaries))
def term_is_called_otherwise(item: GlossaryOf) -> Iterator[Flaw]:
    """机关运行费 explained, where the text and the law say 机关运行经费."""
    name = item.section.heading
    found = {
        term: standard
        for term in item.terms
        if (standard := _words().standard.get(term, ""))
        and _plain(standard) in item.rest
        and _plain(term) not in item.rest
    }
    if found:
        told = "；".join(f"解释的是“{term}”，文中用的是“{own}”" for term, own in found.items())
        yield Flaw(
            f"“{name}”{told}",
            tuple(quote(name, item.terms[term]) for term in found),
            section=name,
        )
