"""P4: what a target rests on, and by when.

basis          what is cited exists, and is of this year and this project
no_basis       what is no basis at all
deadlines      within the year
no_dates       on days that there are
order          the end behind the beginning
festivals      before a festival, and in its season
earlier_years  what was to be done in an earlier year
goal_years     goals of an earlier year
spans          no more months than a year has, no more days than a week
"""
