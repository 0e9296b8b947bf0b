"""What sums say of figures that were recognised in a picture.

A figure that breaks its sums is an error in the document or an error of recognition, and
only the picture can tell. So nothing is corrected: the place is listed among the problems
of reading, for whoever uses the figures without checking them.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.checking.rules import rule
from mingzhang.disclosure import Problem, Reading
from mingzhang.where import Where


def with_doubtful_sums(reading: Reading) -> Reading:
    """The reading, with the recognised figures that break sums among its problems."""
    pages = frozenset(reading.source.recognised)
    if not pages:
        return reading
    doubts = [
        Problem(
            "ambiguous",
            f"图像识别的数与勾稽关系不符，可能是认错了：{finding.message}。请先对照原件的图像",
            where,
        )
        for report in check(reading.disclosures)
        for finding in report.findings
        if rule(finding.rule).theme == "tables"
        for where in _in_pictures(finding, pages)
    ]
    return msgspec.structs.replace(reading, problems=(*reading.problems, *doubts))


def _in_pictures(finding: Finding, pages: frozenset[int]) -> Iterator[Where]:
    """The first of the cells that are probably wrong, or of all, that stands in a picture."""
    likely = [piece.where for piece in finding.evidence if piece.role == "likely"]
    compared = [piece.where for piece in finding.evidence]
    suspects = [where for where in likely if where.page] or compared
    yield from [where for where in suspects if where.page in pages][:1]
