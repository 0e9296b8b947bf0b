"""Self-evaluations: what comes near to a wrong score or rate, and is right."""

from __future__ import annotations

import msgspec
import pytest

from mingzhang.checking.check import check
from mingzhang.disclosure import Evaluation, Printed, Rating
from tests.narratives import disclosure, section

EMPTY = Printed("")


def _rating(weight: str, score: str) -> Rating:
    return Rating(
        "产出指标",
        "数量指标",
        Printed("检查次数"),
        Printed("36次"),
        Printed("36次"),
        Printed(weight),
        Printed(score),
        EMPTY,
    )


def _rules(text: str = "", *ratings: Rating, total: str = "100", **money: str) -> list[str]:
    evaluation = Evaluation(
        Printed("苗圃维护项目"),
        EMPTY,
        EMPTY,
        {name: Printed(amount) for name, amount in money.items()},
        ratings,
        Printed("100"),
        Printed(total),
    )
    made = disclosure(section("预算绩效情况说明", text), kind="final", year=2023)
    (report,) = check([msgspec.structs.replace(made, evaluations=(evaluation,))])
    return [
        f.rule for f in report.findings if f.rule.startswith(("E", "W303")) and len(f.rule) == 4
    ]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("苗圃维护项目绩效自评得分为195.5分。", ["E105"], id="over 100"),
        pytest.param("绩效自评得分105分（满分120分）。", [], id="another scale"),
        pytest.param("两个项目绩效自评得分195.5分，平均97.75分。", [], id="two projects together"),
        pytest.param("绩效自评项目12个，平均得分195.6分。", ["E105"], id="an average over 100"),
        pytest.param("绩效自评项目12个，平均得分95.6分。", [], id="an average"),
        pytest.param("绩效自评覆盖率110%。", ["E105"], id="more than all projects"),
        pytest.param("绩效自评3个项目，占项目支出总额的110%。", ["E105"], id="more than all money"),
        pytest.param("绩效自评3个项目，占项目支出总额的100%。", [], id="all money"),
        pytest.param("绩效目标：参保覆盖率101.5%。", [], id="more than the registered"),
        pytest.param("苗圃维护项目绩效自评得分为93.1分。", ["E106"], id="not the table's"),
        pytest.param("苗圃维护项目产出指标绩效自评得分48分。", [], id="a part of the score"),
        pytest.param("苗圃维护项目经第三方绩效评价得分88分。", [], id="another judge"),
        pytest.param(
            "绩效自评：全年预算数为200.00万元，执行数为180.00万元，完成预算的90.00%。",
            [],
            id="rate",
        ),
        pytest.param(
            "苗圃维护项目绩效自评：全年预算数为200.00万元，执行数为180.00万元，执行率95.00%。",
            ["E107"],
            id="not the rate",
        ),
        pytest.param(
            "绩效自评：全年预算数为200.00万元，执行数为180.00万元，完成预算的95.00%。",
            ["W303"],
            id="not the rate, told once",
        ),
        pytest.param(
            "苗圃维护项目绩效自评：全年预算数为200万元，执行数为133.33万元，执行率66.6%。",
            [],
            id="cut off",
        ),
        pytest.param(
            "绩效自评的2023年度项目4个，其中评级为“优”的项目3个；评级为“良”的项目1个；"
            "评级为“合格”的项目0个。",
            [],
            id="grades",
        ),
        pytest.param(
            "绩效自评的2023年度项目4个，其中评级为“优”的项目3个；评级为“良”的项目0个；"
            "评级为“合格”的项目0个。",
            ["E108"],
            id="a project without a grade",
        ),
        pytest.param("绩效自评的项目4个，其中评级为“优”的项目3个。", [], id="one grade alone"),
        pytest.param(
            "绩效自评评价项目8个。评价得分在90-100（含90）分的4个、评价得分在80-90（含80）分的1个。",
            ["E108"],
            id="points that leave some out",
        ),
        pytest.param(
            "绩效自评评价项目5个。评价得分在90-100（含90）分的4个、评价得分在80-90（含80）分的1个。",
            [],
            id="points of all",
        ),
        pytest.param(
            "对4个项目开展绩效自评，其中评为“优”的3个、“良”的2个。", ["E108"], id="shorter words"
        ),
        pytest.param("对4个项目开展绩效自评，评为优秀3个、良好1个。", [], id="all have one"),
    ],
)
def test_scores_in_words(text: str, rules: list[str]) -> None:
    assert _rules(text, total="90") == rules


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        pytest.param(("45", "50"), False, id="within"),
        pytest.param(("45", "55"), True, id="one above its points"),
        pytest.param(("95", "90"), False, id="all above: scores of 100 each, weighted"),
    ],
)
def test_scores_within_their_points(scores: tuple[str, ...], told: bool) -> None:
    ratings = [_rating("50", score) for score in scores]
    assert ("E101" in _rules("", *ratings)) is told


@pytest.mark.parametrize(
    ("score", "rules"),
    [
        pytest.param("9.60", [], id="by proportion"),
        pytest.param("99.60", ["E101"], id="above its points, and told once"),
        pytest.param("96%", [], id="the rate in its column"),
    ],
)
def test_the_score_of_execution_within_its_points(score: str, rules: list[str]) -> None:
    money = {"budget": "100", "executed": "96", "rate": "96%", "weight": "10", "score": score}
    assert _rules("", _rating("90", "88"), total="97.60", **money) == rules


@pytest.mark.parametrize(
    ("weight", "score", "told"),
    [
        pytest.param("10%", "96%", False, id="both in per cent"),
        pytest.param("0.1", "9.60", False, id="a share of all"),
        pytest.param("1", "9.60", False, id="a weight of one"),
        pytest.param("10分", "12分", True, id="above its points"),
    ],
)
def test_points_of_execution_that_are_none(weight: str, score: str, told: bool) -> None:
    money = {"budget": "100", "executed": "96", "rate": "96%", "weight": weight, "score": score}
    assert ("E101" in _rules("", _rating("90", "88"), total="97.60", **money)) is told


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        pytest.param("97.67%", False, id="rounded"),
        pytest.param("97.66%", False, id="cut off"),
        pytest.param("97%", False, id="cut off to whole per cent"),
        pytest.param("95%", True, id="wrong"),
    ],
)
def test_rates_of_execution(rate: str, told: bool) -> None:
    assert ("E104" in _rules("", budget="300.00", executed="293.00", rate=rate)) is told


def _done(target: str, actual: str) -> Rating:
    made = _rating("20", "20")
    return msgspec.structs.replace(made, target=Printed(target), actual=Printed(actual))


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        pytest.param("≥30次", "26次", True, id="not reached"),
        pytest.param("≥30次", "30次", False, id="reached"),
        pytest.param("≤30万元", "26万元", False, id="a ceiling"),
        pytest.param("≥30次", "26场", False, id="other units"),
        pytest.param("明显", "较明显", False, id="words"),
    ],
)
def test_full_score(target: str, actual: str, told: bool) -> None:
    assert ("E109" in _rules("", _done(target, actual))) is told


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("反映苗圃维护项目等2个项目绩效自评结果。", "E110", True),
        ("反映苗圃维护项目等1个项目绩效自评结果。", "E110", False),
        ("（2022年度）", "E111", True),
        ("（2023年度）", "E111", False),
        ("填报绩效目标的项目2个，占全部预算项目3个的100%。", "E112", True),
        ("填报绩效目标的项目2个，占全部预算项目3个的66.67%。", "E112", False),
    ],
)
def test_counts_and_years(text: str, rule: str, told: bool) -> None:
    assert (rule in _rules(text)) is told


def _of_several(text: str, *tables: tuple[str, str]) -> list[str]:
    """The rules that tell of a text beside tables with these budgets and scores."""
    evaluations = tuple(
        Evaluation(
            Printed(f"第{n}项工作"),
            EMPTY,
            EMPTY,
            {"budget": Printed(budget)},
            (),
            EMPTY,
            Printed(score),
        )
        for n, (budget, score) in enumerate(tables, 1)
    )
    made = disclosure(section("预算绩效情况说明", text), kind="final", year=2023)
    (report,) = check([msgspec.structs.replace(made, evaluations=evaluations)])
    return [f.rule for f in report.findings if f.rule in ("E117", "E118")]


_TABLES = ("190.00", "98.36"), ("120.50", "90"), ("85.70", "87.99")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("对3个项目开展绩效自评，结果为“优”的项目3个。", ["E117"], id="too many"),
        pytest.param("对3个项目开展绩效自评，结果为“优”的项目1个。", ["E117"], id="too few"),
        pytest.param("对3个项目开展绩效自评，结果为“优”的项目2个。", [], id="as scored"),
        pytest.param("对8个项目开展绩效自评，结果为“优”的项目7个。", [], id="others, too"),
        pytest.param("对3个项目开展绩效自评，结果为“良”的项目1个。", [], id="another grade"),
        pytest.param("对3个项目开展绩效自评，共涉及资金369.20万元。", ["E118"], id="turned"),
        pytest.param(
            "对3个项目开展了绩效自评，涉及财政拨款项目支出资金369.20万元。",
            ["E118"],
            id="in more words",
        ),
        pytest.param(
            "开展绩效自评，共涉及项目3个，资金369.20万元。", ["E118"], id="in other words"
        ),
        pytest.param("对3个项目开展绩效自评，共涉及资金396.20万元。", [], id="the sum"),
        pytest.param("对8个项目开展绩效自评，共涉及资金900.00万元。", [], id="of others, too"),
        pytest.param("对3个项目开展绩效自评，其中涉及民生的190.00万元。", [], id="of some"),
    ],
)
def test_what_is_told_of_all_self_evaluations(text: str, rules: list[str]) -> None:
    assert _of_several(text, *_TABLES) == rules


def test_nothing_is_told_of_tables_without_a_score_or_a_budget() -> None:
    text = "对2个项目开展绩效自评，共涉及资金9.00万元，结果为“优”的项目2个。"
    assert _of_several(text, ("", ""), ("5.00", "80")) == []


@pytest.mark.parametrize(
    ("others", "told"),
    [
        pytest.param("90", True, id="the others have 90 and 10"),
        pytest.param("100", False, id="all have 100 beside it"),
    ],
)
def test_points_of_execution_are_within_the_hundred(others: str, told: bool) -> None:
    def evaluation(weight: str) -> Evaluation:
        money = {"weight": Printed("10"), "score": Printed("10")}
        ratings = (_rating(weight, weight),)
        return Evaluation(EMPTY, EMPTY, EMPTY, money, ratings, Printed("100"), Printed("100"))

    made = disclosure(section("预算绩效情况说明", ""), kind="final", year=2023)
    every = (evaluation("100"), *(evaluation(others) for _ in range(3)))
    (report,) = check([msgspec.structs.replace(made, evaluations=every)])
    assert ("E103" in {finding.rule for finding in report.findings}) is told
