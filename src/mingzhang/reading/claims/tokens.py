"""A paragraph in tokens: figures with their units, years, known words, names of accounts.

The text is folded first (no white space, half width), so that a figure torn by the layout
(1534 0.33) is whole again; each folded character remembers where it was printed. At every
place the longest known word wins.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from mingzhang import amounts, keys
from mingzhang.declared import any_of
from mingzhang.forms.claims import Word, lexicon, pattern, vocabulary

Kind = Literal["figure", "year", "date", "word", "compare", "path", "mark", "other"]

_YEAR = r"(?<![\d.])20[0-4]\d(?:年度?|(?=(?:部门|单位)?[预决]算))|上一?年度?|去年|本年度?|今年"
_YEAR_AT = re.compile(_YEAR)
_DATE_AT = re.compile(r"(?:截[至止])?(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:[底末止]|为止)?")
_COMPARE_AT = re.compile(
    rf"(?:相?比|相?较于?|对比|与|同|和)(?={_YEAR}|年初|(?:全年|调整)?预算数?(?!单位|部门|执行|安排))|同比|环比"
)
_PATTERN_STARTS = frozenset("上去本今截相比较对与同和环")
"""What the years, dates and comparisons begin with that do not begin with a digit."""

_NAME = r"[^\",;。:\dxX×*、.()][^\",;。:\dxX×*]{1,40}?"
_CLASS = r"[^\",;。:\dxX×*、.()]{2,41}?"
"""The name of a 类 has no brackets; those before it number a list: （一）教育支出（类）."""

_PATH = re.compile(
    rf'"?(?P<first>{_CLASS})\(类\)(?:支出)?'
    rf'(?:(?P<second>{_NAME})\(款\)(?:(?P<third>{_NAME})\(项\))?)?"?(?:科目)?'
)
_PATH_BELOW = re.compile(
    rf'"?(?P<first>)(?P<second>{_CLASS})\(款\)(?P<third>{_NAME})\(项\)"?(?:科目)?'
)
"""款 and 项 below a heading that names the 类: its name is left blank."""

_CODED = re.compile(
    r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()]{1,39})\((?P<code>\d{7}|\d{5}|\d{3})\)"
)
"""The name of an account with its code: 行政运行（2081101）."""

_BLANK: dict[int, tuple[str, ...]] = {3: (), 5: ("",), 7: ("", "")}
"""The levels above a name with its code, which may have been named right before it."""

_WORDS_IN_NAMES = ("其他", "国有资本经营预算支出(类)")
"""How names begin whose first word can lead up to a name as well."""

_QUOTE = '"'

_SHORTEST_CLASS, _LONGEST_CLASS = 4, 20
"""Characters in the name of a 类."""

_SHORTEST_NAME = 2
"""Characters in the name of an account: 教育（类）."""

_FIGURE_STARTS = frozenset("0123456789-+xX×*_")
_MARKS = frozenset(",;。:、()")
_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PLACEHOLDER = r"[xX×＊*]{1,6}(?:[,.][xX×*]{1,3})*|_{2,}"
_NUMBERING_AT = re.compile(r"\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)")


class Figure(msgspec.Struct, frozen=True):
    """A number with its unit; without a number where a placeholder was left."""

    number: str
    unit: str
    kind: Literal["money", "rate", "count"]
    limit: bool = False
    """以上, 以下: not an amount but a limit."""


class Token(msgspec.Struct, frozen=True):
    """A piece of the folded text."""

    kind: Kind
    text: str
    start: int
    end: int
    word: Word | None = None
    figure: Figure | None = None
    names: tuple[str, ...] = ()
    """Of an account: the names of 类, 款, 项."""

    code: str = ""
    """Of an account that stands with its code, or with its 类 name alone."""


class Text:
    """A paragraph, folded, with the printed place of every character."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        folded = list(map(keys.fold, printed))
        self._places = [place for place, piece in enumerate(folded) for _ in piece]
        self.folded = "".join(folded)

    def place(self, at: int) -> int:
        """Where a folded character is printed."""
        return self._places[at] if at < len(self._places) else len(self.printed)

    def slice(self, start: int, end: int) -> str:
        """The printed text of a folded range."""
        last = self._places[end - 1] + 1 if end else 0
        return self.printed[self.place(start) : last]


@cache
def _figure() -> re.Pattern[str]:
    units = lexicon().units
    listed = [keys.fold(unit) for unit in (*units.money, *units.rate, *units.count)]
    return re.compile(
        rf"(?P<number>{_NUMBER}|{_PLACEHOLDER})(?P<unit>{any_of(listed)}|万(?=[,;。:、()]|其中|$))"
    )


_Lengths: TypeAlias = Mapping[str, Sequence[int]]


def _lengths(texts: Iterable[str]) -> _Lengths:
    """How long the texts are that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for text in texts:
        found.setdefault(text[0], set()).add(len(text))
    return {start: sorted(lengths, reverse=True) for start, lengths in found.items()}


@cache
def _word_lengths() -> _Lengths:
    return _lengths(vocabulary())


class Known:
    """What the paragraphs of one disclosure can name besides the words of the vocabulary."""

    def __init__(
        self, accounts: Mapping[str, str], agency: str, codes: Container[str] = ()
    ) -> None:
        """`accounts`: codes of 类 by folded name; `agency`: its folded name; `codes`: printed."""
        self.accounts = accounts
        self.codes = codes
        self.agency = agency
        self.account_lengths = _lengths(
            name for name in accounts if _SHORTEST_CLASS <= len(name) <= _LONGEST_CLASS
        )
        self.starts = frozenset(
            {agency[:1], _QUOTE, *self.account_lengths, *_word_lengths()}
            | _FIGURE_STARTS
            | _PATTERN_STARTS
        )
        """Every character, but for the digits, that something known can begin with."""


def tokens(text: Text, known: Known) -> list[Token]:
    """The tokens of a paragraph."""
    return list(_joined(_tokens(text.folded, known)))


def _tokens(folded: str, known: Known) -> Iterator[Token]:
    paths = {match.start(): match for match in _paths(folded)}
    coded = {
        match.start(): match for match in _CODED.finditer(folded) if match["code"] in known.codes
    }
    at = 0
    if numbering := _NUMBERING_AT.match(folded):
        at = numbering.end()
    while at < len(folded):
        if match := paths.get(at):
            names = tuple(name for name in match.groups() if name is not None)
            token = Token("path", match[0], at, match.end(), names=names)
        elif match := coded.get(at):
            code = match["code"]
            names = (*_BLANK[len(code)], match["name"])
            token = Token("path", match[0], at, match.end(), names=names, code=code)
        elif folded[at] in known.starts or folded[at].isdecimal():
            token = _token(folded, at, known)
        else:
            token = _single(folded, at)
        yield token
        at = token.end
        if token.kind == "mark" and (numbering := _NUMBERING_AT.match(folded, at)):
            at = numbering.end()


def _paths(folded: str) -> Iterator[re.Match[str]]:
    """Names of accounts such as “…（类）…（款）…（项）”, begun behind what leads up to them."""
    pattern = _PATH if "(类)" in folded else _PATH_BELOW
    if "(类)" not in folded and "(款)" not in folded:
        return
    at = 0
    while match := pattern.search(folded, at):
        start = match.start()
        name_end = match.end("first") if match["first"] else match.end("second")
        while (
            (word := _word(folded, start))
            and start + len(word[0]) <= name_end - _SHORTEST_NAME
            and not folded.startswith(_WORDS_IN_NAMES, start)
        ):
            start += len(word[0])
        again = pattern.match(folded, start) if start != match.start() else match
        yield again or match
        at = match.end()


def _token(folded: str, at: int, known: Known) -> Token:
    """The token at a place: a figure or a date, or else the longest of what is known."""
    token = _figure_at(folded, at) or _date_at(folded, at)
    if token is not None:
        return token
    if match := _COMPARE_AT.match(folded, at):
        return Token("compare", match[0], at, match.end())
    found = [*_words_at(folded, at, known.agency), *_account_at(folded, at, known)]
    if match := _YEAR_AT.match(folded, at):
        found.append(Token("year", match[0], at, match.end()))
    if found:
        return max(found, key=lambda token: (token.end, token.kind == "year"))
    return _single(folded, at)


def _single(folded: str, at: int) -> Token:
    """A character that begins nothing known."""
    return Token("mark" if folded[at] in _MARKS else "other", folded[at], at, at + 1)


def _date_at(folded: str, at: int) -> Token | None:
    match = _DATE_AT.match(folded, at)
    return Token("date", match[0], at, match.end()) if match else None


def _words_at(folded: str, at: int, agency: str) -> Iterator[Token]:
    if agency and folded.startswith(agency, at):
        yield Token("word", agency, at, at + len(agency), word=_AGENCY)
    if word := _word(folded, at):
        text, known = word
        end = at + len(text)
        is_name = known.role == "name"
        yield Token("other", text, at, end) if is_name else Token("word", text, at, end, word=known)


def _account_at(folded: str, at: int, known: Known) -> Iterator[Token]:
    """The name of a 类 that stands alone, or in quotation marks: “卫生健康支出”科目."""
    mark = _QUOTE if folded[at] == _QUOTE else ""
    start = at + len(mark)
    for length in known.account_lengths.get(folded[start : start + 1], ()):
        name = folded[start : start + length]
        end = start + len(name) + len(mark)
        if (
            name in known.accounts
            and folded[end : end + 1] != "("
            and folded[start + length : end] == mark
        ):
            yield Token("path", folded[at:end], at, end, code=known.accounts[name])
            return


_AGENCY = Word(say=(), role="filler")


def _word(folded: str, at: int) -> tuple[str, Word] | None:
    known = vocabulary()
    for length in _word_lengths().get(folded[at], ()):
        if word := known.get(folded[at : at + length]):
            return folded[at : at + length], word
    return None


def _figure_at(folded: str, at: int) -> Token | None:
    if folded[at] not in _FIGURE_STARTS or (at and _is_torn(folded, at)):
        return None
    match = _figure().match(folded, at)
    if not match:
        return None
    number, unit = match["number"], match["unit"]
    is_number = number[-1].isdigit()
    limit = bool(pattern("threshold").match(folded, match.end()))
    figure = Figure(amounts.clean(number) if is_number else "", unit, _kind(unit), limit)
    return Token("figure", match[0], at, match.end(), figure=figure)


def _is_torn(folded: str, at: int) -> bool:
    """Whether a place lies inside a number, or a sign is a dash."""
    before = folded[at - 1]
    return before.isdigit() or (folded[at] in "-+" and before in ").~")


@cache
def _kind(unit: str) -> Literal["money", "rate", "count"]:
    units = lexicon().units
    if unit == "万" or unit in units.money:
        return "money"
    return "rate" if unit in units.rate else "count"


def _joined(found: Iterator[Token]) -> Iterator[Token]:
    """Characters that no word explains, put together again."""
    unknown: list[Token] = []
    for token in found:
        if token.kind == "other":
            unknown.append(token)
            continue
        if unknown:
            yield _together(unknown)
            unknown = []
        yield token
    if unknown:
        yield _together(unknown)


def _together(unknown: list[Token]) -> Token:
    text = "".join(token.text for token in unknown)
    return Token("other", text, unknown[0].start, unknown[-1].end)
