"""Performance targets: rules on projects, objectives and indicators.

items, as_projects   what the rules look at; which other tables they see as projects
passages             every text that is printed
notes, told          what is said of projects beside their tables; of the budget year
habits               what the document's own form asks for
department_tables    the table of a whole department taken apart
department_goals     its goals, and the lines that print them
budgets              what a project has, and what its cost indicators come to
measures             what a unit or a name measures
what_is_measured     what an indicator says that it measures, and
fitting              whether its unit can measure that
more_than_all        what a share can come to
due_times            whether it is work to be done by then
unwanted             what nobody wants, by its name
contentment          what is asked in place of how content people are
heads                what a name says last (heads.toml)
things               of what an indicator is, and which figures are of it
contrasts            words that exclude each other (contrasts.toml)
columns              cells that stand in each other's column (columns.toml)
numbers, in_figures  what a sentence counts; numbers in words
statements           all that a sentence says in figures (statements.toml)
adding_up, formulas  whether the figures of a sentence come to a number; what a formula comes to
months               in which months of the year the work is done
unfilled             what templates leave to be filled in
wordlists            the phrases (words.toml)

The rules stand in packages by idea, which do not import from each other: what several of them need
stands here. Their ids mostly begin alike, but an id stays what it is when its rule moves: look for
a rule by the id, as in `"P421"`.

wording       parts that are missing; how the target is written (mostly P1, P2)
indicators    what the target means (mostly P3)
aims          objectives and purposes against what is measured (of P3 to P6)
dates         basis and deadlines (P4)
money         budgets, costs, prices and the spending plan (mostly P5)
identity      which project it is (P60, P61)
copied        what was taken from elsewhere (mostly P62, P63)
secrets       secrets and persons (P7)
"""

from mingzhang.checking.targets.aims import (
    another_unit,
    backwards,
    built,
    due,
    durations,
    frequencies,
    goal_numbers,
    goal_sums,
    goals,
    left_out,
    objectives,
    overall,
    promised_shares,
    promises,
    worked,
)
from mingzhang.checking.targets.copied import (
    asked,
    borrowed,
    copies,
    counties,
    foreign,
    named_parts,
    other_trades,
    others_aims,
    others_subjects,
    regions,
    twice,
    whose,
)
from mingzhang.checking.targets.dates import (
    basis,
    deadlines,
    earlier_years,
    festivals,
    goal_years,
    no_basis,
    no_dates,
    order,
    spans,
)
from mingzhang.checking.targets.identity import codes, names
from mingzhang.checking.targets.indicators import (
    at_least_so_dear,
    bad_things,
    bands,
    benefits,
    cells_together,
    counters,
    described_otherwise,
    good_things,
    kinds,
    limits,
    meaning,
    no_names,
    nothing_asked,
    of_a_county,
    pairs,
    percentages,
    periods,
    ranges,
    rows,
    ruled_out,
    satisfaction,
    scorings,
    seldom,
    unit_words,
    units,
)
from mingzhang.checking.targets.money import (
    costs,
    funding_notes,
    goal_costs,
    misplaced,
    narrative,
    near_names,
    paid_before,
    plan,
    plan_figures,
    prices,
    products,
    project_rows,
    spent,
    standards,
    totals,
    volumes,
)
from mingzhang.checking.targets.secrets import privacy, secrecy
from mingzhang.checking.targets.wording import (
    by_a_character,
    formulas,
    measurable,
    of_nothing,
    out_of_place,
    parts,
    printed_labels,
    punctuation,
    repeats,
    says_nothing,
    slips,
    ten_thousands,
    unmeasured,
    writing,
)
