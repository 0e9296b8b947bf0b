"""The printed labels of the performance-target tables, as data.

The labels, their variants and the order of the columns stand in `forms/targets.toml`;
this module loads them once and says how a printed cell is compared with them: without
white space, with half-width brackets and colons, because a label is broken over lines
and its brackets are typed differently from one table to the next.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from mingzhang.declared import declared

GRADES = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
"""The columns of 评价标准, each with what it is called."""

_NARROW = str.maketrans("（）：［］【】／＝＞＜％．，", "():[][]/=><%.,")


def squeeze(text: str) -> str:
    """The text without white space: what two printed texts are compared by."""
    return "".join(text.split())


def tidy(text: str) -> str:
    """The text with each run of white space made one space, for showing."""
    return " ".join(text.split())


def before(text: str, characters: int) -> str:
    """The first so many characters of the text, not counting white space."""
    return text[: _place(text, characters)].rstrip()


def after(text: str, characters: int) -> str:
    """The text behind its first so many characters, not counting white space."""
    return text[_place(text, characters) :]


def _place(text: str, characters: int) -> int:
    for place, character in enumerate(text):
        if characters == 0:
            return place
        characters -= not character.isspace()
    return len(text)


@lru_cache(maxsize=2048)
def label_key(text: str) -> str:
    """What a cell is looked up by among the labels."""
    return squeeze(text).translate(_NARROW).strip(":")


_GLUE = {
    "code": r"\[",
    "name": r"\[\]",
    "code_and_name": r"\[",
    "plan": r"(%",
    "objectives": "1",
}
"""What may follow a label in its own cell, besides a colon."""


class Generation(msgspec.Struct, frozen=True):
    """One of the layouts: the order of its columns and the labels that only it prints."""

    columns: tuple[str, ...]
    marks: tuple[str, ...]


class Labels(msgspec.Struct, frozen=True):
    """All labels, each pointing to what it stands for."""

    endings: tuple[str, ...]
    """Endings of a table's heading that do not belong to the project's name."""

    fields: dict[str, str]
    glued: re.Pattern[str]
    """A field's label with its content behind it in one cell: 预算年度:2021, 绩效目标1.…"""

    columns: dict[str, str]
    level1: frozenset[str]
    level2: dict[str, str]
    """Level-2 name to the level-1 name that the form puts it under."""

    generations: dict[str, Generation]
    listed: dict[str, str]
    """The columns of tables that list many projects, each label with its role."""

    single: dict[str, str]
    """The labels above the indicators in other provinces' tables of one project."""

    listed_words: frozenset[str]
    """What 指标性质 can say that is no symbol."""

    overall: tuple[str, ...]
    """Words of the tables of whole departments, the first one of their titles too."""

    filling: re.Pattern[str]
    """What titles that name no project consist of: 2024 年部门一般性项目."""

    def field(self, text: str) -> tuple[str, str]:
        """The field that a cell labels, and what stands behind the label in the same cell."""
        key = label_key(text)
        if key in self.fields:
            return self.fields[key], ""
        match = self.glued.match(key)
        if not match:
            return "", ""
        rest = after(text, match.end())
        return self.fields[match[0]], rest.lstrip(" \t:：")

    def column(self, text: str) -> str:
        """The column that a header cell names, "" where it names none.

        A label that is broken over two rows is recognised by its beginning.
        """
        key = label_key(text)
        if key in self.columns:
            return self.columns[key]
        if len(key) >= 2:
            for label, role in self.columns.items():
                if label.startswith(key):
                    return role
        return ""

    def is_level2(self, text: str) -> bool:
        """Whether this is a level-2 name that the form knows."""
        return squeeze(text) in self.level2

    def is_level1(self, text: str) -> bool:
        """Whether this is a level-1 name that the form knows."""
        return squeeze(text) in self.level1


class _Title(msgspec.Struct):
    endings: tuple[str, ...]
    filling: tuple[str, ...]


class _Words(msgspec.Struct):
    words: tuple[str, ...]


class _File(msgspec.Struct):
    title: _Title
    fields: dict[str, list[str]]
    columns: dict[str, list[str]]
    levels: dict[str, list[str]]
    generations: dict[str, Generation]
    listed: dict[str, list[str]]
    single: dict[str, list[str]]
    listed_words: _Words
    overall: _Words


@cache
def labels() -> Labels:
    """The labels of all generations, read from the package once."""
    data = declared("mingzhang.forms", "targets.toml", _File)
    fields = {label: role for role, names in data.fields.items() for label in names}
    longest_first = "|".join(
        rf"{re.escape(label)}(?=[:{_GLUE.get(fields[label], '')}])"
        for label in sorted(fields, key=len, reverse=True)
    )
    return Labels(
        endings=data.title.endings,
        fields=fields,
        glued=re.compile(longest_first),
        columns={label: role for role, names in data.columns.items() for label in names},
        level1=frozenset(data.levels),
        level2={
            name: level1
            for level1, names in reversed(data.levels.items())
            for name in names
            if name != level1
        },
        generations=data.generations,
        listed={label: role for role, names in data.listed.items() for label in names},
        single={label: role for role, names in data.single.items() for label in names},
        listed_words=frozenset(data.listed_words.words),
        overall=data.overall.words,
        filling=re.compile(rf"(?:{'|'.join(map(re.escape, data.title.filling))}|[\d()〔〕-])*"),
    )
