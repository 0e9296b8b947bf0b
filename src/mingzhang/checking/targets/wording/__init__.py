"""How targets are written, P1 and P2: what is missing, placeholders, wrong words.

parts           objectives, kinds of indicators and cells that every table has
printed_labels  kinds and headers that are printed with a slip
out_of_place    cells that stand where the form has others
writing         placeholders, 是/否 not chosen, two signs, no unit
measurable      words where a number is to stand
says_nothing    words that say nothing: the name again, 良好
of_nothing      shares of what nobody says
unmeasured      qualities with a number that cannot measure them
punctuation     sentences that stop short, signs that stand alone
repeats         a phrase twice in a row
formulas        sums that a description works out
slips           wrong words that are known (slips.toml), words taken for others (confused.toml)
ten_thousands   amounts of which sentences say 万 and not 元
by_a_character  names and descriptions that differ by one character
"""
