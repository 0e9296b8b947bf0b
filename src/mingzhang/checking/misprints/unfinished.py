"""Words that break off or that nothing around them asks for: 能力和、, 方针政。, 收益群体."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mingzhang.checking.misprints import characters, coinages, likely, prose, spelling
from mingzhang.checking.misprints.cutting import OWN_WORD, Cut, is_whole
from mingzhang.checking.misprints.likely import Asked
from mingzhang.checking.misprints.misprint import SHOWN, Misprint
from mingzhang.checking.misprints.spelling import is_either
from mingzhang.declared import Endings

_END = "\n"
_OF = "的"
_LIST = "、"
_PHRASE = 4


def other_words(cut: Cut) -> Iterator[Misprint]:
    """Words that stand once, where another that is like them is asked for: 收益群体."""
    usually, words = likely.usually_beside(), cut.words
    for at in cut.once():
        word, before, behind = words[at], words[at - 1], words[at + 1]
        if len(before) > 1 and (asked := usually.behind.get(before)):
            yield from _other_word(cut, (before, word), word, asked)
        if len(behind) > 1 and (asked := usually.before.get(behind)):
            yield from _other_word(cut, (word, behind), word, asked)


def _other_word(cut: Cut, pair: tuple[str, str], word: str, asked: Asked) -> Iterator[Misprint]:
    """The word that is asked for instead of one of a pair."""
    right = next(_asked_for(cut, word, asked), "")
    if right and pair not in likely.neighbours():
        around = "".join(pair)
        told = f"“{around}”里的“{word}”像是错字，应为“{right}”"
        is_sure = cut.printed[right] >= OWN_WORD and word not in likely.usual()
        yield Misprint(word, right, around, told, is_sure)


def _asked_for(cut: Cut, word: str, asked: Asked) -> Iterator[str]:
    """Those of the words that the one beside it asks for that are like a word."""
    for place, char in enumerate(word):
        for right in asked.having(char):
            wrong, meant = word[1 - place], right[1 - place]
            if right[place] != char or wrong == meant:
                continue
            cost = characters.difference(wrong, meant)
            if cost is None or cost > 0 or not (cost < 0 or cut.printed[right]):
                continue
            if not (is_either(wrong, meant) or coinages.have_any_order(wrong + meant)):  # 乡级
                yield right


@cache
def _broken_off() -> dict[str, str]:
    """The fixed phrases that lack their last character, where what is left of them is no word."""
    short = {phrase[:-1]: phrase for phrase in spelling.phrases() if len(phrase) >= _PHRASE}
    return {left: phrase for left, phrase in short.items() if _breaks_off(left)}


def _breaks_off(left: str) -> bool:
    last = likely.cut(left)[-1]
    is_half = len(last) == 1 and coinages.is_bound(last, is_last=True)
    return is_half and not prose.is_also_said(left)


@cache
def _breaking() -> Endings:
    return Endings(_broken_off())


def broken_off(cut: Cut) -> Iterator[Misprint]:
    """Phrases of which the last character is lost where a clause ends: 方针政。"""
    for run, sign in cut.closed():
        if sign != _LIST and (written := _breaking().of(run)):
            phrase = _broken_off()[written]
            told = f"“{written}”像是漏了一个字，应为“{phrase}”"
            yield Misprint(written, phrase, written + sign, told, is_sure=True)


def unfinished(cut: Cut) -> Iterator[Misprint]:
    """Clauses that end with a word that something has to follow: 能力和、水平."""
    for at in cut.linking():
        before, word = cut.words[at - 1 : at + 1]
        if len(before) > 1 and is_whole(before):
            run = cut.run(cut.run_start(cut.bounds[at]))
            if sign := cut.sign_behind(run):
                around = run.text[-SHOWN - 1 :]
                told = f"“{around}”后面没有写完，或者多了“{word}”字"
                yield Misprint(before + word, before, around + sign, told, is_sure=True)


def fragments(cut: Cut) -> Iterator[Misprint]:
    """Characters that are never words, between words: 浓厚的阅读氛, 各类纷的数量."""
    words = cut.words
    for at in cut.fragments():
        before, char, behind = words[at - 1], words[at], words[at + 1]
        if coinages.is_one_of_a_row(char, (before, behind.strip(_END))):
            continue  # 桥涵隧
        if not (_can_be_before(before) and _can_be_behind(behind)):
            continue
        run = cut.run(cut.run_start(cut.bounds[at]))
        sign = "" if behind != _END else cut.sign_behind(run)
        if behind == _END and not sign:
            continue
        start = cut.bounds[at] - cut.run_start(cut.bounds[at])
        if likely.is_coined(run.text, start, start + 1):
            continue  # 参加国培
        around = run.text[max(0, start - SHOWN) : start + 1 + SHOWN]
        told = f"“{around}”里的“{char}”不成词，像是漏了字"
        yield Misprint(char, "", around + sign, told, is_sure=True)


def _can_be_before(word: str) -> bool:
    """Whether it is a word, behind which a new one begins."""
    return word == _OF or (len(word) > 1 and is_whole(word))


def _can_be_behind(word: str) -> bool:
    """Whether it is a word, or none follows."""
    return word == _END or coinages.are_particles(word) or (len(word) > 1 and is_whole(word))
