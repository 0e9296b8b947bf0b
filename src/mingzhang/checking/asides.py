"""Words by which a sentence says that its figures are of something else, or not of all."""

from __future__ import annotations

import re

from mingzhang.declared import pattern


def aside(name: str) -> re.Pattern[str]:
    """Any of the words of a list in asides.toml."""
    return pattern(__package__, "asides.toml", name)
