"""我区 in the papers of a county: a sentence that was taken over from elsewhere.

Whether it is a county (县), a district (区) or a city (市) that speaks, the document itself tells
by what it says most of the time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from mingzhang.checking.checks import Flaw, over
from mingzhang.checking.targets.passages import Leak, Passage, Whole, wholes
from mingzhang.checking.targets.wordlists import one_of

_SAID = re.compile(r"[我本全](?:县(?!城|级|区)|区(?![域间位块内外县])|市(?![场政民面值容价级]))")
_REGIONS_ABOVE = ("自治区", "雄安新区")
"""Of which a county says 全区."""

_FOREIGN = {
    "县": ("我区", "本区", "全区"),
    "区": ("我县", "本县", "全县"),
    "市": ("我县", "本县", "我区", "本区"),
}
"""What cannot be said there. 我市 and 全市 can be the city above."""

_OFTEN = 8
_TEN_TO_ONE = 10


@over("P624", wholes)
def another_kind_of_region(whole: Whole) -> Iterator[Flaw]:
    """我区 once, where 全县 and 我县 stand a hundred times."""
    having: defaultdict[str, list[Passage]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for passage in whole.having(_SAID):
        said = _SAID.findall(passage.key)
        counts.update(one[-1] for one in said)
        for one in dict.fromkeys(said):
            having[one].append(passage)
    if not counts:
        return
    own, often = counts.most_common(1)[0]
    if own == "县" and any(region in whole.text for region in _REGIONS_ABOVE):
        return
    for foreign in _FOREIGN[own]:
        places = [
            one for one in having[foreign] if not one_of("region", "other_areas").search(one.key)
        ]
        if places and often >= max(_OFTEN, _TEN_TO_ONE * counts[foreign[-1]]):
            yield Leak(foreign, tuple(places)).flaw(
                f"写的是“{foreign}”，本册其他地方说的都是{own}，像是从别处抄来的"
            )
