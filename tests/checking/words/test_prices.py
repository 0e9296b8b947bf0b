"""单价50万元以上的通用设备: the price above which equipment is counted, against the forms."""

from __future__ import annotations

import pytest

from tests.checking.words.sentences import rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("单价110万元（含）以上设备3台。", ["W108"], id="another price"),
        pytest.param("单价1000万元（含）以上设备3台。", ["W108"], id="a nought too many"),
        pytest.param("单位价值20万元以上大型设备3台。", ["W108"], id="a large one is dearer"),
        pytest.param(
            "单价500万元以上通用设备1台，单价100万元以上专用设备0台。",
            ["W108"],
            id="one of the two",
        ),
        pytest.param("单价50万元以上通用设备1台，单价100元以上专用设备0台。", ["W108"], id="元"),
        pytest.param("单价50万元以上通用设备1台，单价100万元以上专用设备0台。", [], id="both"),
        pytest.param(
            "单价20万元以上通用设备1台，单价50万元以上专用设备0台。", [], id="a local form"
        ),
        pytest.param("单价200万元以上大型设备3台。", [], id="a large one"),
    ],
)
def test_prices_of_sentences_that_are_alike(text: str, expected: list[str]) -> None:
    new = ("W106", "W107", "W108", "W314", "W406", "W410", "W408")
    assert [rule for rule in rules(text) if rule in new] == expected
