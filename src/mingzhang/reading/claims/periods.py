"""Years and stages in words, as a document of one year and stage means them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mingzhang.disclosure import Kind
from mingzhang.reading.claims.phrases import Place

Stage = Literal["", "initial_budget", "adjusted_budget", "executed"]

OWN_YEAR = "本年"
YEAR_ON_YEAR = "同比"


@dataclass(frozen=True, slots=True)
class Period:
    """The year and the stage that a document is of."""

    kind: Kind
    year: int
    """0 where it does not say."""

    def year_of(self, printed: str) -> int:
        """A year as printed; 0 where none is."""
        if printed[:4].isdigit():
            return int(printed[:4])
        is_last = self.year and printed.startswith(("上", "去"))
        return self.year - 1 if is_last else self.year if printed else 0

    def is_last_year(self, printed: str) -> bool:
        """Whether it is the year before the document's."""
        return bool(self.year and printed) and self.year_of(printed) == self.year - 1

    def base_year(self, base: str, year: int) -> int:
        """The year that `year` is compared with; 0 where none is said."""
        if not base:
            return 0
        return self.year_of(base) if base != YEAR_ON_YEAR else max(year - 1, 0)

    def stage_of(self, said: str, place: Place | None) -> Stage:
        """What 预算, 决算, 执行数, 调整预算 are in the document's own tables."""
        is_final = self.kind == "final"
        if said == "executed":
            return "executed"
        if said == "adjusted":  # the budget in the final table of 三公 is 全年预算数
            return "initial_budget" if is_final and place and "item" in place else "adjusted_budget"
        if said == "final" and not is_final:
            return "executed"
        if said == "budget" and is_final:
            return "initial_budget"
        return ""
