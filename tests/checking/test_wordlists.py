"""Every list of words that stands in data is asked for by a rule."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import mingzhang.checking

ROOT = Path(mingzhang.checking.__file__).parent
CODE = "\n".join(path.read_text() for path in ROOT.rglob("*.py"))
TABLES = ("name", "kinds", "direction", "limit", "cost", "writing", "basis", "deadline", "clause")
"""Those of words.toml whose lists rules name; subjects and festivals are asked for all at once."""


def _lists() -> list[tuple[str, str]]:
    words = tomllib.loads((ROOT / "targets/words.toml").read_text())
    found = [(f"targets/words.toml [{table}]", name) for table in TABLES for name in words[table]]
    for file in ("words/asides.toml", "words/leanings.toml", "evaluations/asides.toml"):
        found += [(file, name) for name in tomllib.loads((ROOT / file).read_text())]
    return found


@pytest.mark.parametrize("where", sorted({where for where, _ in _lists()}))
def test_no_list_is_left_over(where: str) -> None:
    names = [name for file, name in _lists() if file == where]
    assert [name for name in names if not re.search(rf"[\"']{name}[\"']", CODE)] == []
