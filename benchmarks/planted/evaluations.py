"""Faults in the self-evaluations of final accounts, and in the words about them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from random import Random

import msgspec

from benchmarks.planted import cells
from benchmarks.planted.documents import Source
from benchmarks.planted.faults import ByHand, Fault, Planted, Rewritten, Text, off
from mingzhang.disclosure import Evaluation, Printed, Rating


def _evaluation(
    kind: str, rules: str, change: Callable[[Evaluation, Random], Evaluation | None]
) -> Fault:
    def plant(source: Source, random: Random) -> Planted | None:
        made = [one for its in source.disclosures for one in its.evaluations]
        random.shuffle(made)
        for evaluation in made:
            wrong = change(evaluation, random)
            text = wrong and cells.edited(source.text, evaluation, wrong)
            if text:
                return Planted((text,), (evaluation.name.text,))
        return None

    return ByHand(f"E {kind}", rules, plant)


def _with(printed: Printed, text: str) -> Printed:
    return Printed(text, printed.where)


def _rating(
    name: str, rewrite: Callable[[Decimal, Decimal], str]
) -> Callable[[Evaluation, Random], Evaluation | None]:
    """One indicator's weight or score is wrong."""

    def change(evaluation: Evaluation, random: Random) -> Evaluation | None:
        for place, rating in cells.shuffled(evaluation.ratings, random):
            try:
                weight, score = Decimal(rating.weight.text), Decimal(rating.score.text)
            except ArithmeticError:
                continue
            text = rewrite(weight, score)
            printed = _with(getattr(rating, name), text)
            wrong = msgspec.structs.replace(rating, **{name: printed})
            return msgspec.structs.replace(
                evaluation, ratings=cells.swapped(evaluation.ratings, place, wrong)
            )
        return None

    return change


def _total(evaluation: Evaluation, random: Random) -> Evaluation | None:
    text = evaluation.total_score.text
    if not text:
        return None
    total = _with(evaluation.total_score, f"{Decimal(text) - random.randint(1, 9)}")
    return msgspec.structs.replace(evaluation, total_score=total)


def _total_over(evaluation: Evaluation, _: Random) -> Evaluation | None:
    text = evaluation.total_score.text
    if not text:
        return None
    total = _with(evaluation.total_score, f"{Decimal(text) + 13}")
    return msgspec.structs.replace(evaluation, total_score=total)


def _money(name: str) -> Callable[[Evaluation, Random], Evaluation | None]:
    def change(evaluation: Evaluation, random: Random) -> Evaluation | None:
        printed = evaluation.money.get(name)
        if printed is None or not any(digit in "123456789" for digit in printed.text):
            return None
        number = printed.text.rstrip("%")
        text = printed.text.replace(number, off(number, random))
        return msgspec.structs.replace(
            evaluation, money={**evaluation.money, name: _with(printed, text)}
        )

    return change


_AT_LEAST = re.compile(r"(?:≥|不低于|不少于)(\d+)(\D*)")


def _short_of_target(evaluation: Evaluation, random: Random) -> Evaluation | None:
    """Less is done than the target asks for, and the full score stays."""
    for place, rating in cells.shuffled(evaluation.ratings, random):
        asked = _AT_LEAST.fullmatch(rating.target.text)
        if asked and int(asked[1]) > 1 and rating.score.text == rating.weight.text:
            actual = _with(rating.actual, f"{int(asked[1]) * 4 // 5}{asked[2]}")
            wrong = msgspec.structs.replace(rating, actual=actual)
            return msgspec.structs.replace(
                evaluation, ratings=cells.swapped(evaluation.ratings, place, wrong)
            )
    return None


def _indicator(
    fits: Callable[[Rating], bool], **changed: str
) -> Callable[[Evaluation, Random], Evaluation | None]:
    """Cells of an indicator that fits are filled in otherwise."""

    def change(evaluation: Evaluation, random: Random) -> Evaluation | None:
        for place, rating in cells.shuffled(evaluation.ratings, random):
            if fits(rating):
                texts = {"target": rating.target.text}
                printed = {
                    name: _with(getattr(rating, name), text.format(**texts))
                    for name, text in changed.items()
                }
                wrong = msgspec.structs.replace(rating, **printed)
                return msgspec.structs.replace(
                    evaluation, ratings=cells.swapped(evaluation.ratings, place, wrong)
                )
        return None

    return change


def _has(start: str, unit: str) -> Callable[[Rating], bool]:
    """Indicators with such a target that have all their points."""
    asked = re.compile(rf"{start}\d[\d.]*{unit}")
    return lambda rating: (
        bool(asked.fullmatch(rating.target.text)) and rating.score.text == rating.weight.text
    )


def _is_dated(rating: Rating) -> bool:
    return rating.level2 == "时效指标" and "月" in rating.actual.text


def _budget_as_spent(evaluation: Evaluation, _: Random) -> Evaluation | None:
    """The budget was cut to what is spent, and the rate of before stays."""
    budget, executed = (evaluation.money.get(name) for name in ("budget", "executed"))
    if budget is None or executed is None or budget.text == executed.text:
        return None
    money = {**evaluation.money, "budget": _with(budget, executed.text)}
    return msgspec.structs.replace(evaluation, money=money)


def _more_spent(evaluation: Evaluation, _: Random) -> Evaluation | None:
    budget, executed = (evaluation.money.get(name) for name in ("budget", "executed"))
    if budget is None or executed is None or not budget.text.replace(".", "").isdigit():
        return None
    more = _with(executed, f"{Decimal(budget.text) + 3}")
    return msgspec.structs.replace(evaluation, money={**evaluation.money, "executed": more})


def _fund(evaluation: Evaluation, random: Random) -> Evaluation | None:
    """One source of the money is another amount than before."""
    for place, fund in cells.shuffled(evaluation.funds, random):
        printed = fund.money.get("budget")
        if printed is not None and any(digit in "123456789" for digit in printed.text):
            money = {**fund.money, "budget": _with(printed, off(printed.text, random))}
            wrong = msgspec.structs.replace(fund, money=money)
            return msgspec.structs.replace(
                evaluation, funds=cells.swapped(evaluation.funds, place, wrong)
            )
    return None


def _words(name: str, text: str) -> Callable[[Evaluation, Random], Evaluation | None]:
    """预期目标 or 实际完成情况 says something else."""

    def change(evaluation: Evaluation, _: Random) -> Evaluation | None:
        printed = getattr(evaluation, name)
        if not printed.text:
            return None
        return msgspec.structs.replace(evaluation, **{name: _with(printed, text)})

    return change


def _off(match: re.Match[str], random: Random) -> str:
    return off(match.group(), random)


FAULTS: tuple[Fault, ...] = (
    _evaluation("得分超出分值", "E101", _rating("score", lambda weight, _: f"{weight + 5}")),
    _evaluation("一项得分错", "E102", _rating("score", lambda _, score: f"{score - 3}")),
    _evaluation("一项分值错", "E103", _rating("weight", lambda weight, _: f"{weight + 5}")),
    _evaluation("总分错", "E102 E106", _total),
    _evaluation("总分超过 100", "E105 E102", _total_over),
    _evaluation("执行数错", "E104", _money("executed")),
    _evaluation("执行率错", "E104", _money("rate")),
    Text(
        "E 文字的得分超过 100", "E105 E106", r"((?:自评)?得分为?)(\d\d\.?\d*)分", r"\g<1>1\g<2>分"
    ),
    Text(
        "E 文字的得分与自评表不同",
        "E106",
        r"((?:自评)?得分为?)9(\d)(\.?\d*)分(?=。[^\n]*执行数)",
        r"\g<1>8\g<2>\g<3>分",
    ),
    Text(
        "E 文字的执行率错",
        "E107 W303",
        r"(全年预算数[^。\n]*完成预算的?)9(\d)(?=\.\d+%)",
        r"\g<1>8\g<2>",
    ),
    Text(
        "E 自评等级的个数不对",
        "E108",
        r"^.*绩效自评[^\n]*得分[^\n]*$",
        r"\g<0>\n绩效自评的YEAR年度项目4个，其中绩效评级为“优”的项目3个；绩效评级为“良”的项目0个；"
        r"绩效评级为“中”的项目0个；绩效评级为“差”的项目0个。",
    ),
    _evaluation("没有达到目标的指标得了满分", "E109", _short_of_target),
    _evaluation("执行率按年初预算数计算", "E113", _budget_as_spent),
    _evaluation("执行数大于预算数", "E114", _more_spent),
    _evaluation("一项资金错", "E115", _fund),
    _evaluation("预算执行率的得分错", "E116", _money("score")),
    _evaluation(
        "扣了分没有写原因", "E201", _indicator(_has("≥", "次"), actual="2次", score="1", reason="")
    ),
    _evaluation("比率的完成值是个数", "E202", _indicator(_has("≥", "%"), actual="15个")),
    _evaluation("完成值换了单位", "E203", _indicator(_has("≤", "万元"), actual="1900000元")),
    _evaluation("完成值照抄指标值", "E204", _indicator(_has("≥", "次"), actual="{target}")),
    _evaluation("完成值空白", "E205", _indicator(_has("≥", "[次%]"), actual="")),
    _evaluation("完成值超过 100%", "E206", _indicator(_has("≥", "%"), actual="108%")),
    _evaluation("完成的日期不存在", "E207", _indicator(_is_dated, actual="11月31日")),
    _evaluation("完成的日期是往年的", "E208", _indicator(_is_dated, actual="2016年12月20日")),
    _evaluation("完成情况与完成值不一致", "E209", _words("achieved", "完成现场检查26次。")),
    _evaluation(
        "完成情况写的是别的领域",
        "E213",
        _words("achieved", "年度任务已经完成，松材线虫病得到控制，遗体接运及时。"),
    ),
    _evaluation("预期目标空白", "E210", _words("expected", "")),
    _evaluation(
        "达到了却写没有完成", "E211", _indicator(_has("≥", "[次%]"), reason="未完成目标值")
    ),
    Text("E 综述的完成数错", "E212", r"(现场检查)36次", r"\g<1>26次"),
    Text(
        "E 文字的自评表张数不对",
        "E110",
        r"等\d+(?=个项目(?:支出)?(?:绩效)?自评结果)",
        ("等3", "等5"),
    ),
    Text("E 自评表写的是上年", "E111", r"(自评表\n+)（YEAR年度）$", r"\g<1>（LAST年度）"),
    Rewritten(
        "E 项目数变了而占比没有变",
        "E112",
        r"\d+(?=个，占[^，。\n]{0,16}项目\d+个的)|(?<=项目)\d+(?=个的\d[\d.]*%)",
        _off,
    ),
    Text(
        "E 覆盖率超过 100", "E105", r"(占[^，。\d]{0,16}项目支出总额的?)100(?:\.00)?%", r"\g<1>110%"
    ),
)
