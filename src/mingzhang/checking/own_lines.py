"""Evidence at the line in which the words stand that a finding is about.

A paragraph can run over many lines and over the page, a cell over several lines; its place is
that of its first line. A figure stands where its words end, a quotation where its middle is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from mingzhang import keys
from mingzhang.checking.findings import Evidence, Finding
from mingzhang.where import Piece, Where

_QUOTED = re.compile(r"[“‘…]([^“”‘’…]{2,})(?=[”’…])")


def quoted(finding: Finding) -> list[str]:
    """What a message quotes, folded."""
    return [keys.fold(words) for words in _QUOTED.findall(finding.message)]


def on_their_lines(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each piece of evidence where its words stand."""
    return tuple(map(_placed, findings))


def _placed(finding: Finding) -> Finding:
    if not any(evidence.where.pieces for evidence in finding.evidence):
        return finding
    words = quoted(finding)
    return msgspec.structs.replace(
        finding,
        evidence=tuple(
            msgspec.structs.replace(evidence, where=_line(evidence, words))
            if evidence.where.pieces
            else evidence
            for evidence in finding.evidence
        ),
    )


def _line(evidence: Evidence, quotations: Sequence[str]) -> Where:
    """The line of what it quotes of its text, or of what the message quotes; else its first."""
    where, own = evidence.where, keys.fold(evidence.text)
    if len(where.pieces) == 1:
        return where.pieces[0].where
    texts = [keys.fold(piece.text) for piece in where.pieces]
    whole = "".join(texts)
    at = whole.find(own) if len(own) < len(whole) else -1
    ends = [at + len(own) - 1] if at >= 0 else []
    ends += (whole.find(words) + len(words) // 2 for words in quotations if words in whole)
    if not ends:
        return msgspec.structs.replace(where, pieces=())
    return _having(where.pieces, texts, ends[0]).where


def _having(pieces: Sequence[Piece], texts: Iterable[str], place: int) -> Piece:
    """The line that has the character at a place of the whole text."""
    ends = accumulate(map(len, texts))
    return next(piece for piece, end in zip(pieces, ends, strict=True) if place < end)
