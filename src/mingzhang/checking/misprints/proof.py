"""Misprints in ordinary words: 按排 for 安排, 开召 for 召开, 水平平 for 水平, 交事故 for 交通事故.

A text is cut into its likeliest words (`likely`). A misprint leaves characters over that belong to
no word. Where another character that sounds or looks alike makes a usual word of them (`meant`),
or one more or one less, and the text becomes much likelier by that, it is told. How likely a word
is depends on what stands beside it, too: in official prose, and elsewhere in the document.

What is usual is what the document itself prints elsewhere, and the words of official prose
(words.toml, neighbours.tsv). A word that only the dictionary knows is never put in: rare words,
names and what people abbreviate (`coinages`) look like misprints of each other. Nor is a word a
misprint that the document prints among different words again and again. It is sure only where the
text becomes far likelier, or where the document prints the right word elsewhere, and the other one
nowhere else. What the document prints elsewhere among the same characters (`elsewhere`) is sure,
and comes first.

Only what is left over is looked at, so a text takes little longer than cutting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mingzhang.checking.misprints import possible, unfinished
from mingzhang.checking.misprints.cutting import Cut
from mingzhang.checking.misprints.elsewhere import slips
from mingzhang.checking.misprints.likely import Run
from mingzhang.checking.misprints.misprint import Found, Misprint, told_of
from mingzhang.checking.misprints.weighing import Weighing


def misprints(texts: Iterable[str]) -> Iterator[Misprint]:
    """What the texts misprint, each place once; texts are keys (`keys.fold`)."""
    cut = Cut(texts)
    weighing = Weighing(cut)
    written: set[str] = set()
    elsewhere: set[int] = set()
    for slip in slips(cut):
        elsewhere.update(slip.places)
        one = slip.misprint(cut)
        written.update((one.written, *one.written))
        yield one
    for start, run, every in _found(cut, weighing):
        told = elsewhere.copy() if elsewhere else set[int]()
        for found in sorted(every, key=_last_resort):
            places = set(range(start + found.start, start + found.end))
            if told.isdisjoint(places):
                told |= places
                one = told_of(run.text, found, is_sure=weighing.is_sure(found, run.text))
                written.add(one.written)
                yield one
    yield from (one for one in unfinished.other_words(cut) if one.written not in written)
    yield from unfinished.unfinished(cut)
    yield from (one for one in unfinished.broken_off(cut) if one.written not in written)
    yield from (one for one in unfinished.fragments(cut) if one.written not in written)


def _found(cut: Cut, weighing: Weighing) -> Iterator[tuple[int, Run, Iterable[Found]]]:
    """What can be misprinted, run by run; most have nothing."""
    meant = cut.by_run((one.start, one) for one in possible.meant(cut))
    moved = cut.by_run((at, at) for at in possible.moved(cut))
    doubled = cut.by_run((at, at) for at in cut.doubled)
    for start in sorted({*meant, *moved, *doubled}):
        run = cut.run(start)
        found = (
            *(weighing.likelier(run, one.within(start)) for one in meant.get(start, ())),
            *(weighing.moved(run, at - start) for at in moved.get(start, ())),
            *(weighing.doubled(run, at - start) for at in doubled.get(start, ())),
        )
        yield start, run, chain.from_iterable(found)


def _last_resort(found: Found) -> tuple[bool, bool, float, int, str]:
    """Other characters come before lost ones, and what is likeliest comes first.

    Of two that are as likely (国有资产, 国有资本 for 国有资) it is the same one in every run.
    """
    is_longer = len(found.right) > found.end - found.start
    return is_longer, is_longer and not found.is_clear, -found.gain, found.start, found.right
