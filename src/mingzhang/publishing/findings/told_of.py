"""The sentences of a long paragraph that a finding is about, for people to read."""

from __future__ import annotations

import re

from mingzhang import keys
from mingzhang.checking.findings import Evidence, Finding
from mingzhang.checking.own_lines import quoted
from mingzhang.checking.printed_lines import sentences

_LONG = 160
"""Characters of a paragraph that is shown whole."""


def told_of(finding: Finding, evidence: Evidence) -> str:
    """What to show of a piece of evidence: a long paragraph without what is not told of.

    Where nothing that the finding quotes stands in it the whole is shown.
    """
    if len(evidence.text) <= _LONG:
        return evidence.text
    words = quoted(finding)
    parts = sentences(evidence.text)
    told = [any(said in keys.fold(part) for said in words) for part in parts]
    if not any(told) or all(told):
        return evidence.text
    shown = (part if is_told else "…" for part, is_told in zip(parts, told, strict=True))
    return re.sub("…{2,}", "…", "".join(shown))
