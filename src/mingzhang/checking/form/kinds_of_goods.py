"""What is bought, by how its name ends; and which projects buy equipment (kinds_of_goods.toml)."""

from __future__ import annotations

from functools import cache

from mingzhang.declared import declared


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


def buys_for_itself(said: str) -> bool:
    """Whether an indicator says that something is bought, and not that others are helped to."""
    words = _words()["rows"]
    return any(word in said for word in words["buys"]) and not any(
        word in said for word in words["others"]
    )
