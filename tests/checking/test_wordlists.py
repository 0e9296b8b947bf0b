"""Every list of words that stands in data is asked for by a rule, and says no word twice."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import mingzhang.checking

ROOT = Path(mingzhang.checking.__file__).parent
FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.toml"))
TABLES = ("name", "kinds", "direction", "limit", "cost", "writing", "basis", "deadline", "clause")
"""Those of words.toml whose lists rules name; subjects and festivals are asked for all at once."""


def _code(package: str = "") -> str:
    """All modules of a package, with one kind of quotation marks."""
    return "\n".join(path.read_text() for path in (ROOT / package).rglob("*.py")).replace("'", '"')


CODE = _code()


def _is_asked_for(table: str, name: str, code: str = CODE) -> bool:
    """Whether code asks for a list by its table and its name, alone or with its neighbours."""
    asked = rf'(?:one_of|words_of)\(\s*"{table}",\s*"{name}"|words\(\)\.{table}\["{name}"\]'
    in_turn = rf'one_of\("{table}", name\)[^()\n]* for name in \([^()]*"{name}"'
    return re.search(f"{asked}|{in_turn}", code) is not None


@pytest.mark.parametrize("table", TABLES)
def test_no_list_is_left_over(table: str) -> None:
    words = tomllib.loads((ROOT / "targets/words.toml").read_text())
    assert [name for name in words[table] if not _is_asked_for(table, name)] == []


@pytest.mark.parametrize(
    ("file", "asked"),
    [
        ("asides.toml", r'aside\("NAME"\)'),
        (
            "words/leanings.toml",
            r'_words\("NAME"\)|_says\([^\n]*"NAME"|for name in \([^()]*"NAME"',
        ),
    ],
)
def test_no_aside_is_left_over(file: str, asked: str) -> None:
    code = _code(Path(file).parent.as_posix())
    names = tomllib.loads((ROOT / file).read_text())
    assert [one for one in names if not re.search(asked.replace("NAME", one), code)] == []


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        pytest.param('one_of("clause", "past")', True, id="alone"),
        pytest.param('one_of(\n    "clause", "past", "曾经"\n)', True, id="over lines"),
        pytest.param('words_of("clause", "past")', True, id="as endings"),
        pytest.param('words().clause["past"]', True, id="as a set"),
        pytest.param('one_of("clause", name) for name in ("past", "due")', True, id="in turn"),
        pytest.param('one_of("deadline", "past")', False, id="of another table"),
        pytest.param('return "past"', False, id="a word that is no list"),
    ],
)
def test_what_asks_for_a_list(code: str, asked: bool) -> None:
    assert _is_asked_for("clause", "past", code) is asked


def _repeated(value: object, where: str = "") -> Iterator[str]:
    """Where a list of words has a word more than once."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _repeated(one, f"{where}.{name}")
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield from (f"{where}: {word}" for word, times in Counter(value).items() if times > 1)
    elif isinstance(value, list):
        for one in value:
            yield from _repeated(one, where)


@pytest.mark.parametrize("file", FILES)
def test_no_list_has_a_word_twice(file: str) -> None:
    assert [*_repeated(tomllib.loads((ROOT / file).read_text()))] == []


def test_a_word_that_stands_twice_is_seen() -> None:
    listed = tomllib.loads('[direction]\nbad = ["损坏", "丢失", "损坏"]\n[[field]]\nwords = ["水"]')
    assert [*_repeated(listed)] == [".direction.bad: 损坏"]
