"""What is bought, by how its name ends; and which projects buy equipment (kinds_of_goods.toml)."""

from __future__ import annotations

import re
from functools import cache

from mingzhang.declared import any_of, declared


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    return declared(__package__, "kinds_of_goods.toml", dict[str, dict[str, tuple[str, ...]]])


def kinds_of(thing: str) -> list[str]:
    """The letters of the catalogue under which a thing can stand, by how its name ends."""
    return [kind for kind, ends in _words()["ends"].items() if thing.endswith(ends)]


def is_a_kind(letter: str) -> bool:
    """Whether the catalogue has a kind of this letter."""
    return letter in _words()["ends"]


def goods_of_the_catalogue(text: str) -> list[str]:
    """The goods that a text names and that are bought centrally whatever they cost."""
    return [thing for thing in _words()["catalogue"]["always"] if thing in text]


def buys_equipment(name: str) -> bool:
    """Whether a project of this name is for equipment: 打印机购置."""
    words = _words()["equipment"]
    return any(word in name for word in words["bought"]) and any(
        word in name for word in words["things"]
    )


def buys_for_itself(*said: str) -> bool:
    """Whether an indicator says that goods of the catalogue are bought, and not for others.

    What it says in one place it says of the same in the other: 购置电脑台数, 为派出所购置电脑.
    """
    words = _words()["rows"]
    bought = [text for text in said if _goods_bought().search(text)]
    is_for_others = any(word in text for text in said for word in words["others"])
    return bool(bought) and not is_for_others and all(_buys().fullmatch(one) for one in bought)


@cache
def _goods_bought() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_words()['rows']['buys'])}).{{0,30}}?{_goods()}")


@cache
def _buys() -> re.Pattern[str]:
    """购买电脑和打印机的数量: no consumables, no service, no one for whom."""
    words = _words()["rows"]
    before, behind = (f"(?:{'|'.join(words[side])}){{0,4}}" for side in ("before", "behind"))
    joined = r"(?:[、和及与][^\W\d的]{2,6}?){0,4}"
    return re.compile(
        f"{before}(?:{any_of(words['buys'])})[^\\W\\d]{{0,6}}?{_goods()}{joined}{behind}[。;,]?"
    )


def _goods() -> str:
    return f"(?:{any_of(_words()['catalogue']['always'])})"
