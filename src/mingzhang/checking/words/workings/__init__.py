"""W608: figures of a sentence that follow from the others, worked out.

36 人、每人每月 1500 元，全年 64.80 万元; 42 个班、1932 人，平均每班 46 人; 由 720 元提高到 760 元，
提高 5.56%; 3 处、5 处，共 8 处. None of them has a place in the tables, and each can be worked out.
A figure is wrong only where no figures beside it give it and the words leave nothing else to go by.

sentences  the rule, sentence by sentence
averages   平均每班 46 人
products   a number, a price and all of it
sums       what is listed, and how much that is together
changes    from one figure to another
figures    what they all do with figures; words are in workings.toml
"""
