"""Rules E: self-evaluations of final accounts: 项目支出绩效自评表 and what the words say of them.

Scores lie between 0 and their points, add up to the total, and the rate of execution is what was
spent over the budget (《项目支出绩效评价管理办法》 财预〔2020〕10号; 算术).

items         a self-evaluation, and the numbers that its cells print
scores        E1: scores, points and their sums
funds         E1: what was planned and spent, and the rate
told          E1: the same in the narrative, of one self-evaluation
overview      E1: what the narrative says of all of them
reached       what a row asked for and what was reached, in numbers and in dates
achievements  E2: what was reached against targets, reasons and the calendar
achieved      E2: the same against the words
"""

from mingzhang.checking.evaluations import achieved, achievements, funds, overview, scores, told

__all__ = ["achieved", "achievements", "funds", "overview", "scores", "told"]
