"""Whole documents: invented ones give nothing, real ones what was read in them by eye."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from mingzhang import samples
from mingzhang.checking.check import check
from mingzhang.checking.findings import Finding
from mingzhang.reading.batch import read_path
from mingzhang.reading.source import read_bytes
from tests.shared import hebei_files, needs_samples


@pytest.mark.parametrize("seed", range(40, 43))
def test_invented_documents_are_right(seed: int) -> None:
    county = samples.county(seed)
    for year in county.years:
        reports = check(samples.disclosures(county, year))
        assert [f for r in reports for f in r.findings if f.rule.startswith("P")] == []


@pytest.mark.parametrize("shape", ["rows", "cells", "fragments"])
def test_and_stay_right_when_they_are_printed_and_read(shape: samples.Shape) -> None:
    county = samples.county(7, departments=1, units=2)
    for year in county.years:
        text = samples.text(tuple(samples.disclosures(county, year)), shape, 7)
        reading = read_bytes(text.encode(), "invented")
        reports = check(reading.disclosures)
        assert [f for r in reports for f in r.findings if f.rule.startswith("P")] == []


@cache
def _found(number: int) -> tuple[Finding, ...]:
    """What the rules on targets find in one of the real documents."""
    path: Path = hebei_files()[number]
    reports = check(read_path(path).disclosures)
    return tuple(f for report in reports for f in report.findings if f.rule.startswith("P"))


# Each of these was looked at in the printed document. Rules that give hints only (info) and
# those that find the same in very many projects (是/否, 年度预算, amounts for percent) are
# counted; the others are named by their projects.
_REAL = {
    0: {
        "P208": [3, 30],
        "P210": [1, 2, 3, 35],
        "P213": [18, 19, 29],
        "P214": [4],
        "P301": [25, 3],
        "P317": [16],
        "P324": [17],
        "P329": [12, 14, 26, 29],
        "P337": [11, 12, 26],
        "P354": [30],
        "P377": [2, 36],
        "P621": [2],
        "P623": [3, 3],
        "P628": [14],
        "P641": [17],
        "P703": [14],
        "P711": [19],
    },
    1: {
        "P113": [4, 12, 21],  # objectives below the header; a row without a name
        "P210": [2, 6, 7, 18, 26, 27],
        "P213": [2],
        "P301": [8, 8, 9, 9, 16, 17, 21, 22, 22],
        "P303": [12],
        "P321": [6, 7, 28, 29],
        "P324": [15],
        "P329": [20],
        "P331": [21, 22],
        "P337": [3, 6, 7, 10, 10, 11, 11, 15, 15, 18, 26, 27],
        "P343": [4, 5, 12],
        "P402": [4, 6, 8, 10, 13, 16, 21, 26, 28, 30, 31],
        "P403": [23, 24, 30, 31],
        "P411": [16],
        "P412": [16, 17],
        "P417": [13, 14],  # 春节慰问 by the end of December
        "P504": [19],
        "P606": [5, 7, 9, 11, 14, 17, 22, 27, 29, 31],
        "P633": [11],
        "P641": [8, 9, 12, 12, 12, 15, 15, 23, 23, 23, 24, 24, 24, 25, 27, 30, 30, 31, 31],
        "P648": [24],
    },
    2: {
        "P103": [3, 9, 11, 15, 16, 17, 3, 9, 11, 15, 16, 17],
        "P204": [4, 11, 4, 11],
        "P210": [4, 4, 5, 5, 27, 27],
        "P228": [1, 1, 2, 2, 10, 10, 13, 13, 26, 26],
        "P301": [3, 3],
        "P321": [1, 1, 2, 2, 14, 14, 18, 18, 24, 24, 27, 27],
        "P322": [16, 16, 17, 17, 21, 21, 26, 26],
        "P325": [6, 6],
        "P326": [1, 1, 16, 16, 17, 17],
        "P329": [7, 7],
        "P377": [5, 5],
        "P405": [1, 1, 11, 11, 22, 22, 24, 24],
        "P514": [4, 4],
        "P515": [9, 9],
        "P516": [7, 7],
        "P623": [18, 18, 20, 20],
        "P627": [6, 6, 12, 12],
        "P632": [7, 7],
        "P641": [18, 18, 23, 23],
        "P642": [5, 5],
        "P651": [8, 8],  # 根据项目设定需求
    },
    3: {
        "P105": [28],
        "P107": [29, 29],
        "P113": [12, 16, 16, 17, 17],
        "P204": [3, 3],
        "P205": [18, 18],
        "P207": [6, 6],
        "P209": [26, 26],
        "P210": [27, 27],  # 长期使用性 ≤3次
        "P214": [2, 2, 9, 9, 13, 13, 26, 26, 27, 27],
        "P215": [14, 14],
        "P321": [24, 24],
        "P324": [22, 22],
        "P326": [10, 10],
        "P332": [16, 16],  # 三个工作日内不超过7天
        "P337": [2, 2, 6, 6, 21, 21],
        "P371": [18, 18],  # 8-12月, of 全年月数
        "P524": [5, 5, 8, 8, 28, 28],  # 地方志专项经费, 督察室, 综合三科办公经费 in words
        "P525": [17, 17, 24],
        "P527": [24],  # 整合办公费用: 26.20 in the table, 26.5 in words
        "P608": [2, 28],
        "P611": [24, 26, 26],
        # 年志 in the goals, 县志 in the rows; 溧阳新区, 溧阳开发区
        "P627": [5, 5, 16, 16],
        "P628": [11, 11, 17, 17, 29, 29],
        "P633": [8, 8, 19, 19, 29, 29],
        # 较好的开展 for 较好地开展
        # 督察落实 for 督查落实 in project 4 of both parts
        "P641": [0, 2, 2, 4, 4, 7, 7, 8, 8, 12, 12, 15, 15, 18, 18, 20, 20, 21, 21, 27, 27, 27, 27],
        "P647": [17, 17],
        "P655": [14, 14],  # eight tables in each part that no heading stands above
    },
    4: {
        "P112": [36],
        "P113": [102],  # the plan twice
        "P202": [43, 77, 82, 97, 106, 121],
        "P204": [20],
        "P208": [97, 105, 106, 106],
        "P210": [1, 3, 7, 39, 120],
        "P213": [94],
        "P214": [20, 123],
        "P226": [79, 81, 103, 114, 115],
        "P227": [87],
        "P228": [117, 123],
        "P301": [12, 39, 89, 102, 114, 115, 119],
        "P302": [26],
        "P303": [85],
        "P311": [30],
        "P313": [45],
        "P316": [56, 68, 123],
        "P317": [38, 39, 43, 63, 122],
        "P318": [0],
        "P321": [34, 34, 48, 75, 80, 80, 102, 119, 120, 122, 123, 124],
        "P322": [26, 27, 44, 45, 84],
        "P323": [106],
        "P326": [77],
        "P329": [85, 101],
        "P332": [72],
        "P334": [12],
        "P335": [45],
        "P337": [86, 105, 106],
        "P338": [57, 92],
        "P339": [10, 12, 89],
        "P341": [34, 75, 92],
        "P344": [106],  # 13920 files, and 15000 in a cost
        "P345": [46],
        "P346": [92],
        "P347": [92],
        "P348": [55, 69, 92, 92],
        "P350": [52],
        "P353": [11, 14, 18, 21, 22, 23, 24, 25],
        "P354": [39],  # books in villages
        "P373": [96],
        "P377": [96],
        "P401": [32],
        "P403": [27, 106],
        "P404": [110],
        "P405": [28, 102, 114, 115],
        "P414": [0, 0],
        "P415": [100, 111],
        "P416": [108, 109],
        "P417": [81, 104, 107],
        "P502": [85, 87, 94],
        "P503": [106],
        "P504": [97, 100, 124],
        "P512": [26, 27],
        "P516": [116, 118, 123, 124],
        "P518": [35, 44, 46, 49, 78, 86, 102, 109, 111, 121],
        "P523": [83],
        "P526": [33],
        "P612": [36],
        "P624": [30, 112],  # 全省性 in a district
        "P626": [35],
        "P627": [97, 100, 101],
        "P628": [58, 66, 67, 90],
        "P632": [82],
        "P633": [30],
        "P639": [80],  # 代表 of veteran cadres
        "P218": [0, 0, 0, 0],  # 至少引进人才40人以上, 超过20%以上
        # 更好的促进 for 更好地促进, 开展做好; 大学级 for 大学及, 反办 for 反映, 和社会党组织,
        # 制订书籍 for 指定书籍
        "P641": [
            0,
            0,
            0,
            2,
            5,
            7,  # 洒水车付费用
            11,
            12,
            15,
            16,
            17,
            31,
            34,
            38,
            39,
            63,
            80,
            81,
            85,
            88,
            88,
            89,
            89,
            96,
            105,
            109,
            121,
        ],
        "P642": [92, 93, 125],
        "P643": [1],
        "P644": [28, 35, 119],
        "P648": [48],
        "P646": [90],
        "P654": [74],  # 不超过22万
        "P703": [108],
    },
}
_COUNTED = {
    0: {"P314": 14, "P321": 1},
    1: {"P314": 3},
    2: {"P205": 36, "P212": 2, "P333": 16, "P511": 2},
    3: {"P108": 2},
    4: {"P203": 64, "P205": 4, "P212": 7, "P314": 7, "P325": 5},
}


@needs_samples
@pytest.mark.parametrize("number", sorted(_REAL))
def test_real_documents_have_these_faults(number: int) -> None:
    found = [finding for finding in _found(number) if finding.severity != "info"]
    by_rule: dict[str, list[int]] = {}
    for finding in found:
        if finding.rule not in _COUNTED[number]:
            by_rule.setdefault(finding.rule, []).append(finding.project)
    assert {rule: sorted(places) for rule, places in by_rule.items()} == {
        rule: sorted(places) for rule, places in _REAL[number].items()
    }
    counts = Counter(f.rule for f in found if f.rule in _COUNTED[number])
    assert counts == _COUNTED[number]


@needs_samples
def test_every_finding_says_where() -> None:
    for number in _REAL:
        for finding in _found(number):
            assert finding.evidence[0].where.line, finding.message
            assert finding.message
            assert finding.advice
