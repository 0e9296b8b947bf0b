"""What a planted fault is: a kind with a name, the rules it is meant for, and how it is planted.

A fault turns a source, which is one text or several that belong together, into the same
with one thing wrong. It is written as people err, not as a rule looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol, TypeAlias

from benchmarks.planted.documents import Source, printed
from mingzhang.disclosure import Disclosure


@dataclass(frozen=True)
class Planted:
    """The spoiled texts, and what a finding on them must name if it shows no changed line."""

    texts: tuple[str, ...]
    names: tuple[str, ...] = ()
    gone: bool = False
    """Whether what is wrong is that something is not there, so that naming it is locating it."""


class Fault(Protocol):
    """A kind of fault."""

    @property
    def kind(self) -> str:
        """The letter of its theme and what is wrong."""

    @property
    def rules(self) -> str:
        """Ids of the rules that should find it, between blanks: one of them, not each."""

    def plant(self, source: Source, random: Random) -> Planted | None:
        """The source with the fault, or None where it offers no place."""


@dataclass(frozen=True)
class ByHand:
    """A fault that a function plants."""

    kind: str
    rules: str
    change: Callable[[Source, Random], Planted | None]

    def plant(self, source: Source, random: Random) -> Planted | None:
        """See Fault."""
        return self.change(source, random)


@dataclass(frozen=True)
class Text:
    """One match of a pattern is replaced by a template, or by one of several.

    YEAR, LAST, EARLIER and NEXT stand for the document's year and those around it.
    """

    kind: str
    rules: str
    pattern: str
    template: str | tuple[str, ...]
    names: tuple[str, ...] = ()
    """What a finding must name if it shows no place; templates like the other."""

    gone: bool = False

    def plant(self, source: Source, random: Random) -> Planted | None:
        """See Fault."""
        templates = (self.template,) if isinstance(self.template, str) else self.template
        template = dated(random.choice(templates), source.year)
        for match in shuffled(self.pattern, source, random):
            changed = match.expand(template)
            if changed != match.group():
                names = tuple(match.expand(name) for name in self.names)
                return Planted((replaced(match, changed),), names, self.gone)
        return None


Rewrite: TypeAlias = Callable[[re.Match[str], Random], str | None]
"""A match to the same with a fault; None where it offers no place."""


@dataclass(frozen=True)
class Rewritten:
    """One match of a pattern is written anew, by a function."""

    kind: str
    rules: str
    pattern: str
    rewrite: Rewrite

    def plant(self, source: Source, random: Random) -> Planted | None:
        """See Fault."""
        for match in shuffled(self.pattern, source, random):
            changed = self.rewrite(match, random)
            if changed is not None and changed != match.group():
                return Planted((replaced(match, changed),))
        return None


def shuffled(pattern: str, source: Source, random: Random) -> list[re.Match[str]]:
    """The places where a dated pattern stands in the only text of a source, in any order."""
    matches = list(re.finditer(dated(pattern, source.year), source.text, re.MULTILINE))
    random.shuffle(matches)
    return matches


def replaced(match: re.Match[str], changed: str) -> str:
    """The text of a match with other words in its place."""
    return match.string[: match.start()] + changed + match.string[match.end() :]


def dated(words: str, year: int) -> str:
    """The words with the years that their names stand for."""
    for name, offset in (("YEAR", 0), ("EARLIER", -2), ("LAST", -1), ("NEXT", 1)):
        words = words.replace(name, str(year + offset))
    return words


def off(figure: str, random: Random) -> str:
    """A figure as people get it wrong: digits swapped, one mistyped, one left out."""
    places = [at for at, digit in enumerate(figure.split(".", maxsplit=1)[0]) if digit.isdigit()]
    at = random.choice(places)
    swapped = figure[:at] + figure[at + 1 : at + 2] + figure[at : at + 1] + figure[at + 2 :]
    mistyped = figure[:at] + str((int(figure[at]) + random.randint(2, 7)) % 10) + figure[at + 1 :]
    doubled = figure[: at + 1] + figure[at:]
    wrong = [swapped] if at + 1 in places and swapped[0] != "0" else []
    wrong += [mistyped] if mistyped[0] != "0" else []
    return random.choice(
        [one for one in (*wrong, doubled) if one != figure and one[0] != "0"] or [f"1{figure}"]
    )


@dataclass(frozen=True)
class Wrong:
    """A disclosure with a fault, and what a finding on it must name if it shows no place."""

    disclosure: Disclosure
    names: tuple[str, ...] = ()
    gone: bool = False


@dataclass(frozen=True)
class Composed:
    """A fault in a composed disclosure, which is printed after it: where more than words change."""

    kind: str
    rules: str
    change: Callable[[Disclosure, Random], Wrong | None]

    def plant(self, source: Source, random: Random) -> Planted | None:
        """See Fault."""
        family = list(source.family)
        for place in random.sample(range(len(family)), len(family)):
            wrong = self.change(family[place], random)
            if wrong is not None:
                family[place] = wrong.disclosure
                return Planted((printed(family),), wrong.names, wrong.gone)
        return None
