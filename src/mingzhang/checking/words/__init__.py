"""The narrative against the tables: claims bound to points of the cube.

figures          what the tables say at a point
lists            what the lists beside the nine tables say
told             each claim compared with them
subjects         what is said of one thing, by year and stage
against_tables   W1: figures that differ
by_name          W1: lists of accounts by their bare names
sums             W2: parts and wholes
bounds           W2: figures that cannot be more than another one
parts            which are all parts of a whole, where a list says so
unannounced      and where none does
tallies          W2: what sentences count, and the parts of it
with_targets     W2: how many projects have targets, and with how much money
classes          W5: the classes that all expenditure is said to have
ratios           W3: percentages
shares           W3: shares whose whole is not said
directions       W3: 增加, 减少, 持平
last_year        W3: changes against the tables' column of last year
repeated         W4: the same thing said twice
equal            W4: figures that must be the same
years            W4: years
accounts         W5: the numbered list of accounts, their names and purposes
costs            W1: single costs in words against their line in basic expenditure
reasons          W3: the reasons given for changes
leanings         which way a reason leans, clause by clause
tautologies      reasons that say again what they are to explain
at_most          W6: projects and problems: no more than there are
occasions        W6: “三公” in numbers: groups, guests, vehicles
topics           W5: what is said of one sum in the words of another, sections on another thing
marks            W5: （类）（款）（项） behind the names of accounts
spent_as         基本支出 and 项目支出 said of accounts (W5)
counted          how many there are, and how many are named (W2)
exhaustive       W2: lists behind 其中 that name all parts, and are less than their whole
listed           what lists of projects (W2) and of economic classes (W5) leave out
listed_projects  lists of projects in which one has no amount, though its table has
alike            sentences that are alike but for a year or a unit
sides            收入 and 支出 that are said to consist of each other
reserved         what is won of what was reserved for small firms (W2)
prices           the price above which equipment is counted
written          W1: amounts without a unit, or with two
grades           W6: points and the grade that they are called
workings         W6: averages, products, sums and changes worked out from the figures beside them
coverage         which figures were compared, and which were not
"""

from mingzhang.checking.words import (
    accounts,
    against_tables,
    alike,
    at_most,
    bounds,
    classes,
    counted,
    directions,
    equal,
    exhaustive,
    grades,
    last_year,
    listed,
    listed_projects,
    marks,
    occasions,
    prices,
    ratios,
    reasons,
    repeated,
    reserved,
    shares,
    sides,
    spent_as,
    sums,
    tallies,
    tautologies,
    topics,
    with_targets,
    written,
    years,
)
from mingzhang.checking.words.workings import sentences
