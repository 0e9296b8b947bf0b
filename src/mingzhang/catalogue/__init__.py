"""Classification trees by year: what a code is called, what stands above and below it.

支出功能分类 (类 3 digits, 款 5, 项 7) and 支出经济分类 (类 3, 款 5; one scheme for departments,
one for governments) change a little every year, so every look-up names its budget year:

    functional(2024).get("2130705").name     对村民委员会和村党支部的补助

The facts are the CSV files under `data/`, each row with its years and its source. Most rows
are from knowledge and were never checked against the book (`Entry.verified`), and the tables
are not complete: a code that is not here is unknown, not wrong.

    entries   one row of a classification, and codes by level
    names     names as comparison keys
    trees     the classification of one year
    mapping   department economic codes and their government counterparts
    lookup    what `mz codes` asks and answers
"""

from mingzhang.catalogue.entries import Entry, Level, Scheme, is_code_shape, level_of, parent_code
from mingzhang.catalogue.lookup import Hit, describe, search
from mingzhang.catalogue.mapping import Counterpart, Payer, counterparts
from mingzhang.catalogue.names import name_key
from mingzhang.catalogue.trees import Catalogue, economic, functional, government_economic

PERSONNEL_CLASSES = ("301", "303")
"""工资福利支出 and 对个人和家庭的补助: the 类 of 人员经费."""

RUNNING_CLASSES = ("302", "310")
"""商品和服务支出 and 资本性支出: what 公用经费 is spent on."""

__all__ = [
    "PERSONNEL_CLASSES",
    "RUNNING_CLASSES",
    "Catalogue",
    "Counterpart",
    "Entry",
    "Hit",
    "Level",
    "Payer",
    "Scheme",
    "counterparts",
    "describe",
    "economic",
    "functional",
    "government_economic",
    "is_code_shape",
    "level_of",
    "name_key",
    "parent_code",
    "search",
]
