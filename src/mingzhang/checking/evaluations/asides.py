"""Words by which a self-evaluation says that a figure is of something else, or falls short."""

from __future__ import annotations

import re

from mingzhang.declared import pattern


def aside(name: str) -> re.Pattern[str]:
    """Any of the words of a list in asides.toml."""
    return pattern(__package__, "asides.toml", name)
