"""F97: the glossary: terms that the document does not use, and terms that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from mingzhang import keys
from mingzhang.checking import printed_lines, requirements
from mingzhang.checking.checks import Flaw, each, itself, over, quote
from mingzhang.checking.printed_lines import Line
from mingzhang.declared import declared
from mingzhang.disclosure import Disclosure, Printed, Section

_TERM = re.compile(
    r"[-•*]*(?:\d{1,2}[、.]|\(?[一二三四五六七八九十]{1,3}[)、.]|\(\d{1,2}\))?"
    r"[*\"]*(?P<term>[^:,。;*]{2,22}?)[*]*(?::|是指|指的是)"
)
_BRACKETS = re.compile(r"\([^()]*\)|\"")
_EARLY = 60
"""Characters from the beginning in which an explanation says what its term is."""

_NEAR = 12
"""Characters behind the third part of “三公”经费 in which 公务接待费 may still be named."""

_TOLD = 6
"""Characters of an explanation that says something: 指防汛业务支出."""

_LEVEL = re.compile(r"\([类款项]\)")

_END = 10
"""Characters of an explanation's end to quote."""

_PLAIN_ENDS = ("预算", "决算")


class _Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    words: tuple[str, ...]
    """What only the explanation of some terms says."""

    allowed: tuple[str, ...]
    """Those terms; one that begins or ends with one of them as well."""


class _Contrary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    terms: tuple[str, ...]
    words: tuple[str, ...]
    """What says the opposite of these terms."""

    right: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    same: tuple[tuple[str, ...], ...]
    standard: dict[str, str]
    needed: tuple[str, ...]
    no_terms: tuple[str, ...]
    """Ends of what stands before a colon and is no term."""

    meanings: tuple[_Meaning, ...]
    contrary: tuple[_Contrary, ...]
    consists: dict[str, tuple[str, ...]]
    """What the explanation of a term has to list."""


@cache
def _words() -> _Words:
    return declared(__package__, "glossary.toml", _Words)


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
    texts = [
        line.text
        for line in printed_lines.all_lines(disclosure)
        if line.section != glossary.heading
    ]
    for table in printed_lines.tables(disclosure):
        texts += [column.label for column in table.columns]
        texts += [row.name for row in table.rows]
    texts += [project.name for project in disclosure.projects]
    return _BRACKETS.sub("", "".join(map(keys.fold, texts)))


class TermOf(msgspec.Struct, frozen=True):
    """A term with its explanation."""

    line: Line
    term: str
    meaning: str
    """The key of what stands behind it; "" where its line is the last before another term."""

    twin: str = ""
    """Another term, which the same explanation fits better."""


def _terms(disclosure: Disclosure) -> Iterator[TermOf]:
    for section in requirements.sections_about(disclosure, "glossary"):
        found: list[TermOf] = []
        for line in printed_lines.of_section(section):
            match = _TERM.match(line.key)
            if match and not match["term"].endswith(_words().no_terms):
                term = match["term"].strip('".')
                found.append(TermOf(line, term, line.key[match.end() :]))
            elif found:
                last = found[-1]
                found[-1] = msgspec.structs.replace(last, meaning=last.meaning + line.key)
        yield from _with_twins(found)


def _with_twins(terms: Sequence[TermOf]) -> Iterator[TermOf]:
    """The terms, and with one that has another's explanation word for word, that other one."""
    by_meaning: dict[str, list[TermOf]] = {}
    for one in terms:
        if len(one.meaning) >= _TOLD:
            by_meaning.setdefault(one.meaning.strip(".。"), []).append(one)
    for one in terms:
        same = by_meaning.get(one.meaning.strip(".。"), ())
        if len(same) > 1 and any(_another_s(own)[0] for own in same):
            same = ()  # which of them is wrong is known
        others = [own.term for own in same if _fits(own) > _fits(one) and _is_another(own, one)]
        yield msgspec.structs.replace(one, twin=others[0]) if others else one


def _is_another(one: TermOf, other: TermOf) -> bool:
    """行政运行 of two 款 is one term; 其他…支出 can be explained alike."""
    names = [_LEVEL.split(own.term.rstrip("()类款项"))[-1] for own in (one, other)]
    is_other = all(name.startswith("其他") for name in names)
    return (
        names[0] != names[1] and not is_other and not _spellings(one.term) & _spellings(other.term)
    )


def _fits(one: TermOf) -> int:
    """How many of a term's own pairs of characters its explanation has."""
    name = _plain(_LEVEL.split(one.term.rstrip("()类款项"))[-1])
    return sum(pair in one.meaning for pair in map("".join, pairwise(name)))


@over("F974", each(_terms))
def term_has_no_explanation(item: TermOf) -> Iterator[Flaw]:
    """二、事业收入： and then the next term."""
    if item.term and not item.meaning.strip("*:。. 指是的"):
        yield item.line.flaw(f"列了“{item.term}”，没有解释")


@over("F975", each(_terms))
def explanation_is_of_another_term(item: TermOf) -> Iterator[Flaw]:
    """基本支出：……在基本支出之外发生的各项支出."""
    said, right = _another_s(item)
    if item.twin and not said:
        yield item.line.flaw(f"里“{item.term}”的解释与“{item.twin}”的一字不差")
    if said:
        yield item.line.flaw(f"里“{_plain(item.term)}”的解释写“{said}”，这是“{right}”的解释")


def _another_s(item: TermOf) -> tuple[str, str]:
    """What an explanation says that only another term's does, and that term; or "", ""."""
    term = _plain(item.term)
    early = item.meaning[:_EARLY]
    for one in _words().meanings:
        found = next(filter(None, (words.search(early) for words in _expressions(one))), None)
        allowed = tuple(map(_plain, one.allowed)) if found else ()
        if found and not term.startswith(allowed) and not term.endswith(allowed):
            return found[0], one.allowed[0]
    return _of_the_other_side(term, item.meaning)


@cache
def _expressions(meaning: _Meaning) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, meaning.words))


def _of_the_other_side(term: str, meaning: str) -> tuple[str, str]:
    """The end of an explanation of an income as expenditure, or of expenditure as income."""
    first = keys.sentences(meaning)[0]
    for side, other in (("收入", "支出"), ("支出", "收入")):
        if term.endswith(side) and first.endswith(f"的{other}"):
            return first[-_END:], other
    return "", ""


@over("F977", each(_terms))
def explanation_says_the_opposite(item: TermOf) -> Iterator[Flaw]:
    """项目支出：在项目支出之外……; 上年结转：……结转到下年."""
    term = _plain(item.term)
    for one in _words().contrary:
        said = next((w for w in one.words if item.meaning.find(w) in range(_EARLY)), "")
        if said and term in map(_plain, one.terms) and not _another_s(item)[0]:
            yield item.line.flaw(f"里“{item.term}”的解释写“{said}”，与名词相反：{one.right}")


_THREE = re.compile(
    r"因公出国(?:\(境\))?(?:经费|费用|费)?、(?:公务)?(?:用车|车辆)购置[^、,。;]{0,14}?"
    r"(?:和|及|以及|与|、)(?!公务用?车|车辆|运)(?P<third>[^、,。;及和与]{2,8}费用?)"
)
_RECEPTION = "接待"


@over("F978", each(_terms))
def three_public_has_another_part(item: TermOf) -> Iterator[Flaw]:
    """“三公”经费：因公出国（境）费、公务用车购置及运行费和会议费."""
    match = _has_another_part(item)
    if match:
        yield item.line.flaw(f"里“三公”经费的解释写“{match['third']}”，第三项是公务接待费")


def _has_another_part(item: TermOf) -> re.Match[str] | None:
    """The three items of “三公”经费, of which the third is none of them."""
    match = _THREE.search(item.meaning) if "三公" in item.term else None
    if match and _RECEPTION not in item.meaning[match.start() : match.end() + _NEAR]:
        return match
    return None


@over("F979", each(_terms))
def explanation_leaves_a_part_out(item: TermOf) -> Iterator[Flaw]:
    """“三公”经费 without 公务接待费."""
    parts = _consists().get(_plain(item.term), ())
    lacking = [part for part in parts if part not in item.meaning]
    if lacking and len(lacking) < len(parts) and not _has_another_part(item):
        yield item.line.flaw(f"里“{_plain(item.term)}”的解释没有写{'、'.join(lacking)}")


@cache
def _consists() -> dict[str, tuple[str, ...]]:
    return {_plain(term): parts for term, parts in _words().consists.items()}


class Repeated(msgspec.Struct, frozen=True):
    """The explanations of one term in a glossary."""

    terms: tuple[TermOf, ...]


def _by_term(disclosure: Disclosure) -> Iterator[Repeated]:
    found: dict[tuple[str, str], list[TermOf]] = {}
    for item in _terms(disclosure):
        found.setdefault((item.line.place, _BRACKETS.sub("", item.term)), []).append(item)
    yield from (Repeated(tuple(own)) for own in found.values())


@over("F976", each(_by_term))
def term_is_explained_twice(item: Repeated) -> Iterator[Flaw]:
    """Two lines for one term: one of them is of another term, or was left over."""
    first, *others = item.terms
    if others and not any(_another_s(one)[0] for one in item.terms):
        yield first.line.flaw(
            f"把“{first.term}”解释了 {len(item.terms)} 次", *(one.line.evidence() for one in others)
        )


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
            (itself(name, item.section.where),),
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
