"""A claim: a figure as it is printed, and bound to what it speaks of."""

from __future__ import annotations

import msgspec

from mingzhang.disclosure import Claim, Quantity
from mingzhang.reading.claims.document import Line
from mingzhang.reading.claims.figures import direction_of, points_of, unit_of, whole_of_share
from mingzhang.reading.claims.memory import Subject
from mingzhang.reading.claims.phrases import Phrase, Place
from mingzhang.reading.claims.times import Times
from mingzhang.reading.claims.tokens import Token


def printed(line: Line, said: Phrase, token: Token | None, quantity: Quantity) -> Claim:
    """What is printed and where, without what it speaks of; `token` is the figure, if there is one.

    Words alone can be a claim, too: 持平, 未安排.
    """
    figure = token.figure if token else None
    start = said.words[0].start if said.words else token.start if token else 0
    end = token.end if token else said.words[-1].end
    return Claim(
        text=line.text.slice(start, end),
        value=figure.number if figure else ("0" if quantity == "amount" else ""),
        unit=unit_of(figure),
        quantity=quantity,
        section=line.section,
        paragraph=line.number,
        start=line.text.place(start),
        where=line.where,
    )


def bound(claim: Claim, subject: Subject, said: Phrase, at: Times, outer: Place | None) -> Claim:
    """A claim with what it speaks of; `outer` is the place of a part, taken without its whole."""
    is_share = claim.quantity == "share"
    return msgspec.structs.replace(
        claim,
        points=points_of(subject.place, at.stage),
        measure=subject.measure,
        direction=direction_of(said),
        year=at.year,
        base_year=at.base_year,
        base_stage=at.base_stage,
        stage=at.stage,
        account=subject.account,
        name=subject.name,
        subject=subject.number,
        whole=subject.whole.number if subject.whole else -1,
        nest=subject.nest,
        base=points_of(whole_of_share(said, subject), "") if is_share else (),
        base_measure=said.base_measure if is_share else "",
        outer=points_of(outer, at.stage),
        unread="named" if subject.name else "",
    )
