"""What is promised, against what is measured: objectives, purposes and the goals of the department.

objectives       objectives as written: twice, numbered twice
bounds           one number, at least and at most
kept             whether a target keeps what was said
promises         what they count, against the indicators
left_out         a group that they list, and no indicator speaks of
quantities       to which of these the words give another number
other_counters   the same in another counter
sums             figures of a sentence against their own parts and products
worked           what they work out, against the budget and the indicators
lists            lists and quarters, against their total
agreement        what they say twice, in two numbers
beside           what other rows and the bases say
promised_shares  shares, against the indicators
another_unit     one number in two units
built            new works and continued ones
durations        how long
due              by when
frequencies      how often
feasts           at how many festivals
terms            for how many years, and in which turns
goals            the department's goals, in sentences or in a table
backwards        sentences whose figures point the wrong way
goal_numbers     their numbers, against those of their indicators
goal_sums        weights and money of their table, added up
overall          the same against the projects' indicators
"""
