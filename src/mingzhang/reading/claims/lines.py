"""Lines as runs of tokens: which of them are headings, accounts alone, or open a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.reading.claims.tokens import Token

_HEADING_LENGTH = 45
_LEVELS = 3
"""类, 款, 项."""


def account_alone(found: Sequence[Token]) -> tuple[str, ...]:
    """The names of 类, 款 and 项, where a line says nothing else."""
    words = [token for token in found if token.kind != "mark"]
    alone = len(words) == 1 and words[0].kind == "path" and len(words[0].names) == _LEVELS
    alone = alone and not words[0].code
    return words[0].names if alone else ()


def is_heading(printed: str, found: Sequence[Token]) -> bool:
    """A short line without a figure and without an end, or one that leads up to a list."""
    if any(token.kind == "figure" for token in found) or not found:
        return False
    end = printed.rstrip()[-1:]
    if end in ":：":
        return True
    return len(printed) <= _HEADING_LENGTH and end not in "。；;"


def without_asides(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens without brackets that hold no figure: 网络加固（云头片区）5万元 is one phrase."""
    opened: list[int] = []
    dropped: set[int] = set()
    for number, token in enumerate(found):
        if token.kind != "mark" or token.text not in "()":
            continue
        if token.text == "(":
            opened.append(number)
        elif opened:
            start = opened.pop()
            if not any(_counts(inside) for inside in found[start:number]):
                dropped |= {start, number}
    return (token for number, token in enumerate(found) if number not in dropped)


def _counts(token: Token) -> bool:
    """Whether a token in brackets makes them more than a part of a name."""
    role = token.word.role if token.word else ""
    return token.kind == "figure" or role in ("nest", "mainly", "reason")


def opens(token: Token, words: Sequence[Token]) -> bool:
    """Whether a token opens a list or a reason, and does not stand inside a name."""
    if token.word is None or token.word.role not in ("nest", "mainly", "reason"):
        return False
    return token.word.role == "nest" or not words or words[-1].kind != "other"


def ends_open(found: Sequence[Token]) -> bool:
    """Whether a paragraph ends with 其中：."""
    last = [token for token in found if token.kind != "mark"][-1:]
    return bool(last) and last[0].word is not None and last[0].word.role == "nest"
