"""What an indicator means, P3: its kind, its unit, its sign, one row against another.

kinds                under which level-2 kind it stands
ruled_out            shares under kinds that the last word of their name rules out
satisfaction         what stands under 满意度, and what ought to
seldom               kinds that only some agencies put it under
no_names             cells of names that hold none
benefits             benefits that are payments, work, or of no economy
units                whether the unit fits what the name says
percentages          what shares can come to
unit_words           units that are none
counters             counters that cannot count the thing
of_a_county          more than a county can have
good_things          good things and work at most so much
bad_things           bad things at least so many
at_least_so_dear     costs and time at least so much
nothing_asked        targets that are met whatever is done
cells_together       cells of one row that do not go together
meaning              name against description
limits               the description's figures against the target
scales               what a scoring gives for which figures
scorings             评（扣）分标准 against the target
time_told_twice      开考前 in one and 开考后 in the other
periods              每月 in one and 每年 in the other
shares               what a share is of, by its name and its description
upside_down          shares with the whole above and the part below
opposites            rates whose description counts the opposite
described_otherwise  a description of something else than the name
pairs                two indicators whose numbers cannot both be meant
rates_of_counts      shares that other rows' numbers do not come to
one_thing            two rows of one thing
ranges               years and ages, from so many to so many
bands                what is paid band by band
rows                 one row against the others
"""
