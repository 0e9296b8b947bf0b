"""The real documents beside the repository: there in CI, absent on a user's machine."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_samples = pytest.mark.skipif(
    not (SHARED / "samples").is_dir(), reason="real documents (../shared) are not on this machine"
)


def hebei_files() -> list[Path]:
    """The five Hebei documents; none where they are not there."""
    return sorted((SHARED / "samples" / "hebei").glob("*.txt"))


@cache
def truth(name: str) -> dict[str, Any]:
    """What the documents print, cell by cell."""
    loaded: dict[str, Any] = json.loads((SHARED / "truth" / name).read_text("utf-8"))
    return loaded
