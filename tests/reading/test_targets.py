"""指标值: what a printed target says, and when it says nothing certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.disclosure import Target
from mingzhang.reading.projects.targets import join_target, parse_target


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        pytest.param("≥95%", ">=", "95", "%", id="the commonest form"),
        pytest.param("100%", "", "100", "%", id="no symbol says no comparison"),
        pytest.param("≤36.5万元", "<=", "36.5", "万元", id="a cost is an upper limit"),
        pytest.param(">=90.00 %", ">=", "90.00", "%", id="ASCII symbol, zeros kept"),
        pytest.param("＞＝９５％", ">=", "95", "%", id="full-width digits and symbols"),
        pytest.param("≦3天", "<=", "3", "天", id="another glyph for ≤"),
        pytest.param("=12次", "=", "12", "次", id="equals"),
        pytest.param("<2小时", "<", "2", "小时", id="strictly less"),
        pytest.param("不低于 90%", ">=", "90", "%", id="symbol in words"),
        pytest.param("不超过5万元", "<=", "5", "万元", id="upper limit in words"),
        pytest.param("大于等于3个", ">=", "3", "个", id="大于等于 is not 大于"),
        pytest.param("大于3个", ">", "3", "个", id="大于 excludes the number"),
        pytest.param("90%以上", ">=", "90", "%", id="以上 includes the number"),
        pytest.param("≥90%以上", ">=", "90", "%", id="said twice, both the same"),
        pytest.param("24小时内", "<=", "24", "小时", id="内 is an upper limit"),
        pytest.param("2次/月", "", "2", "次/月", id="compound unit"),
        pytest.param("120元/人/年", "", "120", "元/人/年", id="twice compound"),
        pytest.param("≥90百分比", ">=", "90", "百分比", id="a unit in words is kept"),
        pytest.param("≥90", ">=", "90", "", id="a missing unit is not guessed"),
        pytest.param("1,200元", "", "1200", "元", id="separators go"),
        pytest.param("1 200 元", "", "1200", "元", id="white space within goes"),
        pytest.param("4个办公点", "", "4", "个办公点", id="a noun for a unit"),
        pytest.param("≥300m2", ">=", "300", "m2", id="a digit that belongs to the unit"),
        pytest.param("90(%)", "", "90", "%", id="unit in brackets"),
        pytest.param("≥80%。", ">=", "80", "%", id="a full stop behind it"),
        pytest.param("≤9月", "<=", "9", "月", id="with a symbol, 月 is the printed unit"),
        pytest.param("12个月", "", "12", "个月", id="个月 is a duration"),
    ],
)
def test_numbers(text: str, op: str, value: str, unit: str) -> None:
    target = parse_target(text)
    assert (target.kind, target.op, target.value, target.unit) == ("number", op, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12月底", id="month's end"),
        pytest.param("12 月底前", id="before it, with a space"),
        pytest.param("2024年12月31日前", id="full date"),
        pytest.param("每年11月15日", id="every year"),
        pytest.param("10月1日之前", id="day without a year"),
        pytest.param("2024年10月", id="month of a year"),
        pytest.param("2024年完成", id="a year in which it is done"),
        pytest.param("年底前完成", id="year's end"),
        pytest.param("预计2024年年底前完成", id="expected"),
        pytest.param("每月25号前", id="every month"),
        pytest.param("≤12月底", id="a symbol before a date"),
    ],
)
def test_deadlines(text: str) -> None:
    assert parse_target(text).kind == "deadline"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("是", "yes_no", id="yes"),
        pytest.param("否", "yes_no", id="no"),
        pytest.param("（是/否）", "yes_no", id="question in brackets"),
        pytest.param("是或否", "yes_no", id="question in words"),
        pytest.param("按时支付(是/否)", "yes_no", id="with what is asked"),
        pytest.param("涉密", "secret", id="secret"),
        pytest.param("（涉密）", "secret", id="secret in brackets"),
        pytest.param("", "blank", id="blank"),
        pytest.param(" — ", "blank", id="a dash for a blank"),
    ],
)
def test_other_kinds(text: str, kind: str) -> None:
    assert parse_target(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12月", id="December or twelve months"),
        pytest.param("2024年", id="a year is not a duration"),
        pytest.param("良好", id="quality in words"),
        pytest.param("3-5次", id="a range"),
        pytest.param("约20人", id="about"),
        pytest.param("10余人", id="and some"),
        pytest.param("≤95%以上", id="symbol and words disagree"),
        pytest.param("7*24小时", id="a product"),
        pytest.param("100%覆盖", id="more than a number"),
        pytest.param("第1名", id="an ordinal"),
        pytest.param("每件不超过80元", id="something before the comparison"),
        pytest.param("%", id="a unit without its number"),
        pytest.param("≥", id="a symbol without its number"),
        pytest.param("12月底完成全年任务", id="more than a date"),
        pytest.param("是/否）", id="the rest of a cut cell"),
    ],
)
def test_what_is_not_certain_is_words(text: str) -> None:
    assert parse_target(text) == Target(text, "words")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            (">=", "95.00", "%"), Target(">=95.00%", "number", ">=", "95.00", "%"), id="three cells"
        ),
        pytest.param(
            ("=", "8.00", ""), Target("=8.00", "number", "=", "8.00", ""), id="blank unit"
        ),
        pytest.param(
            ("＝", "12.00", "月"),
            Target("＝12.00月", "number", "=", "12.00", "月"),
            id="a unit that has its own cell",
        ),
        pytest.param(
            ("文字描述", "", "效果良好"), Target("效果良好", "words"), id="words in the unit cell"
        ),
        pytest.param(("文字描述", "", "是"), Target("是", "yes_no"), id="yes in the unit cell"),
        pytest.param(
            ("文字描述", "良好", ""), Target("良好", "words"), id="words in the value cell"
        ),
        pytest.param(
            ("<=", "12.00", "6月30日"),
            Target("<=12.006月30日", "words"),
            id="a date is not a unit",
        ),
        pytest.param(("", "95", "%"), Target("95%", "number", "", "95", "%"), id="blank symbol"),
        pytest.param(("", "", ""), Target("", "blank"), id="all blank"),
        pytest.param(
            ("涉密", "涉密", "涉密"), Target("涉密涉密涉密", "secret"), id="secret thrice"
        ),
    ],
)
def test_symbol_value_and_unit_in_cells_of_their_own(
    cells: tuple[str, str, str], expected: Target
) -> None:
    assert join_target(*cells) == expected


def test_the_printed_text_is_kept() -> None:
    assert parse_target(" ≥ 95 ％ ").text == "≥ 95 ％"


@given(st.text(alphabet="≥≤<>=0123456789.,％%年月日底前是否/（）()人次 万元以上涉密-", max_size=12))
def test_any_text_has_a_kind(text: str) -> None:
    target = parse_target(text)
    assert (target.kind == "number") == bool(target.value)


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_any_three_cells_have_a_kind(symbol: str, value: str, unit: str) -> None:
    assert join_target(symbol, value, unit).kind
