"""F5: misprints in the text.

What a document's own words betray is found in all that it prints, its target tables included
(checking/misprints/spelling.py). The listed wrong words are those of the target tables (P641),
looked for in the narrative. A character in which an indicator's name and its description differ
is P642's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

import msgspec

from mingzhang import catalogue, forms, keys
from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.dossier import Dossier
from mingzhang.checking.findings import Correction
from mingzhang.checking.form import against_forms, identity, regulations
from mingzhang.checking.misprints import proof, prose, spelling, terms
from mingzhang.checking.misprints.misprint import Misprint
from mingzhang.checking.misprints.pairs import Pair, pairs
from mingzhang.checking.misprints.spelling import Variant
from mingzhang.checking.printed_lines import tables
from mingzhang.checking.targets.passages import (
    Leak,
    Passage,
    all_printed_once,
    by_text,
    narrative_texts,
    neighbours,
)
from mingzhang.checking.targets.wording import by_a_character, slips
from mingzhang.disclosure import Disclosure


class TextsOf(msgspec.Struct, frozen=True):
    """What a disclosure prints in words, and what its document writes in two ways."""

    own: Mapping[str, Sequence[Passage]]
    """For each word that is written in two ways the passages that have it."""

    document: Sequence[Mapping[str, Sequence[Passage]]]
    """All disclosures' of the document: a department and its units tell the same."""

    variants: tuple[Variant, ...]
    misnamed: frozenset[str]
    """Misprints of the agency's name, which F407 tells."""


def _texts(dossier: Dossier) -> Iterator[tuple[int, TextsOf]]:
    variants = dossier.once(_variants)
    printing = [_printing(passages, variants) for passages in dossier.once(_all_texts)]
    for index, own in enumerate(printing):
        misnamed = dossier.once(identity.misprinted_names)[index] if variants else frozenset[str]()
        yield index, TextsOf(own, printing, variants, misnamed)


def _all_texts(dossier: Dossier) -> list[tuple[Passage, ...]]:
    return [
        (*_untold(dossier, index, passages), *_notes(dossier.disclosures[index]))
        for index, passages in enumerate(dossier.once(all_printed_once))
    ]


def _untold(dossier: Dossier, index: int, passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages that are no misprinted titles of tables, of which F409 tells."""
    titles = dossier.once(against_forms.misprinted_titles)[index]
    if not titles:
        return passages
    return tuple(passage for passage in passages if passage.printed not in titles)


def _notes(disclosure: Disclosure) -> Iterator[Passage]:
    """The notes below the tables."""
    for table in tables(disclosure):
        for note in table.printed_notes():
            yield Passage(keys.fold(note.text), table.title, note)


def _variants(dossier: Dossier) -> tuple[Variant, ...]:
    editions = frozenset((one.pack, one.year) for one in dossier.disclosures)
    texts = chain.from_iterable(dossier.once(_all_texts))
    return tuple(spelling.variants((one.key for one in texts), _official(editions)))


@lru_cache(maxsize=64)
def _official(editions: frozenset[tuple[str, int]]) -> frozenset[str]:
    """The titles of the forms and the names of the classifications, by pack and year."""
    names: set[str] = set(regulations.titles())
    for pack_id, year in editions:
        names.update(title for form in forms.pack(pack_id).forms for title in form.titles())
        for classification in (catalogue.functional(year), catalogue.economic(year)):
            names.update(entry.name for entry in classification)
    return frozenset(map(keys.fold, names))


def _printing(passages: Sequence[Passage], variants: Iterable[Variant]) -> dict[str, list[Passage]]:
    """The passages with each word; what is printed at one place only once."""
    words = {word for variant in variants for word in (variant.written, variant.other)}
    return {
        word: list({str(place.evidence().where): place for place in places}.values())
        for word, places in _saying(passages, words).items()
    }


def _saying(passages: Sequence[Passage], words: Collection[str]) -> dict[str, list[Passage]]:
    """For each of the words the passages that have it, in their order."""
    if not words:
        return {}
    found = spelling.having(words, dict.fromkeys([passage.key for passage in passages]))
    some = set(chain.from_iterable(found.values()))
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        if passage.key in some:
            by_key[passage.key].append(number)
    return {
        word: [passages[number] for number in sorted(n for key in texts for n in by_key[key])]
        for word, texts in found.items()
    }


@over("F513", _texts)
def written_in_two_ways(item: TextsOf) -> Iterator[Flaw]:
    """社区事物受理, and elsewhere 社区事务受理."""
    for variant in item.variants:
        here = [
            passage
            for passage in item.own[variant.written]
            if not (passage.one and by_a_character.is_misprinted_name(passage.one, variant.written))
        ]
        is_told = any(slips.is_listed(passage.key, variant.written) for passage in here)
        if here and not is_told and not any(variant.around in name for name in item.misnamed):
            everywhere = (item.own, *item.document)
            there = next((own[variant.other] for own in everywhere if own[variant.other]), [])
            yield Leak(variant.written, tuple(here)).flaw(_told(variant, bool(there)), *there[:1])


def _told(variant: Variant, is_printed: bool) -> str:
    told = f"“{variant.written}”里的“{variant.wrong}”像是错字"
    if variant.is_official or not is_printed:
        return f"{told}，应为“{variant.other}”"
    return f"{told}，别处写作“{variant.other}”"


class Written(msgspec.Struct, frozen=True):
    """The narrative of a disclosure and the notes below its tables."""

    texts: slips.Texts
    phrases: tuple[prose.Slip, ...]
    """The fixed phrases that it misprints."""

    terms: tuple[tuple[prose.Slip, tuple[Passage, ...]], ...]
    """The official terms that have lost a character, in the target tables, too."""


def _narrative(dossier: Dossier) -> Iterable[tuple[int, Written]]:
    return enumerate(dossier.once(_all_written))


def _all_written(dossier: Dossier) -> list[Written]:
    return list(_each_written(dossier))


def _each_written(dossier: Dossier) -> Iterator[Written]:
    words = dossier.once(slips.possible_words)
    everything = dossier.once(_all_texts)
    present = dossier.once(neighbours)
    for index, passages in narrative_texts(dossier):
        notes = tuple(_notes(dossier.disclosures[index]))
        in_notes = slips.possible(pairs("\n".join(note.key for note in notes)))
        texts = (*_untold(dossier, index, passages), *notes)
        printing = by_text(texts)
        phrases = tuple(prose.slips(printing))
        lost = tuple(_without_a_character(everything[index], present[index]))
        known = words[index] | in_notes
        yield Written(slips.Texts(texts, printing, known), phrases, lost)


def _without_a_character(
    passages: Sequence[Passage], present: Iterable[Pair]
) -> Iterator[tuple[prose.Slip, tuple[Passage, ...]]]:
    """The official terms that have lost a character, with the passages that print them so."""
    printing = by_text(passages)
    for slip, having in terms.slips(printing, present):
        yield slip, tuple(passage for key in having for passage in printing[key])


@over("F514", _narrative)
def wrong_word_in_the_narrative(written: Written) -> Iterator[Flaw]:
    """A listed wrong word; doubled words are F504's."""
    yield from slips.wrong_words(written.texts, doubled=False)


@over("F517", _narrative)
def phrase_is_misprinted(written: Written) -> Iterator[Flaw]:
    """财政拨支出, 年初顶算, 货物物支出."""
    texts = written.texts
    for slip in written.phrases:
        having = {key for key in texts.printing if slip.written in key}
        if not any(slips.is_listed(key, slip.written) for key in having):
            here = [passage for passage in texts.passages if passage.key in having]
            told = f"“{slip.written}”{slip.told}"
            if slip.phrase not in told:
                told += f"，固定说法是“{slip.phrase}”"
            yield _misprinted(slip.written, here, told)
    phrases = [slip.written for slip in written.phrases]
    for slip, passages in written.terms:
        is_told = any(slip.written in phrase or phrase in slip.written for phrase in phrases)
        if not is_told and not slips.is_listed(passages[0].key, slip.written):
            told = f"“{slip.written}”{slip.told}，应为“{slip.phrase}”"
            yield _misprinted(slip.written, passages, told)


def _misprints(dossier: Dossier) -> list[Misprint]:
    """What is misprinted in all of the document; what one part prints another may misprint."""
    texts = chain.from_iterable(dossier.once(_all_texts))
    return list(proof.misprints(dict.fromkeys(passage.key for passage in texts)))


class Proof(msgspec.Struct, frozen=True):
    """A misprint that no other rule tells, with its places."""

    misprint: Misprint
    passages: tuple[Passage, ...]

    def flaw(self) -> Flaw:
        """What is misprinted, with its places."""
        return _misprinted(self.misprint.around, self.passages, self.misprint.told)


def _misprinted(written: str, passages: Sequence[Passage], told: str) -> Flaw:
    """That something is misprinted: of a name in one place, any without it would be right."""
    flaw = Leak(written, tuple(passages)).flaw(told)
    if len(passages) > 1 or passages[0].role != "name":
        return flaw
    without = Correction(passages[0].evidence(), words=written, bound="without")
    return msgspec.structs.replace(flaw, corrections=(without,))


def _proofs(dossier: Dossier) -> Iterator[tuple[int, Proof]]:
    misprints = dossier.once(_misprints)
    for index, passages in enumerate(dossier.once(_all_texts) if misprints else ()):
        told = _told_elsewhere(dossier, index)
        arounds = {misprint.around for misprint in misprints}
        saying = _saying(passages, arounds)
        part_of = spelling.having({misprint.written for misprint in misprints}, told)
        having_one = set(chain.from_iterable(spelling.having(told, arounds).values()))
        found: dict[tuple[str, str], Proof] = {}
        for misprint in misprints:
            around = misprint.around
            here = tuple(p for p in saying[around] if not _is_told(p, misprint))
            if here and not part_of[misprint.written] and around not in having_one:
                word = misprint.written, misprint.right
                before = found.get(word)
                first, places = (before.misprint, before.passages) if before else (misprint, ())
                found[word] = Proof(first, (*places, *here))
        yield from ((index, one) for one in found.values())


def _told_elsewhere(dossier: Dossier, index: int) -> set[str]:
    """What the rules on phrases, on what is written in two ways and on names tell."""
    told = {variant.written for variant in dossier.once(_variants)}
    written = dossier.once(_all_written)[index]
    told.update(slip.written for slip in written.phrases)
    told.update(slip.written for slip, _ in written.terms)
    return told | dossier.once(identity.misprinted_names)[index]


def _is_told(passage: Passage, misprint: Misprint) -> bool:
    """Whether a list has it, or it is what the name and the description differ in."""
    is_name = passage.one and by_a_character.is_misprinted_name(passage.one, misprint.written)
    return bool(is_name) or slips.is_listed(passage.key, misprint.written)


@over("F521", _proofs)
def word_is_misprinted(found: Proof) -> Iterator[Flaw]:
    """按排 for 安排, where the document prints 安排, too."""
    if found.misprint.is_sure:
        yield found.flaw()


@over("F522", _proofs)
def word_may_be_misprinted(found: Proof) -> Iterator[Flaw]:
    """The same where nothing but the dictionary tells: it may be a term of the trade."""
    if not found.misprint.is_sure:
        yield found.flaw()
