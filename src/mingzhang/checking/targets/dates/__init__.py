"""P4: what a target rests on, and by when.

basis      what is cited exists, and is of this year and this project
deadlines  within the year, and on days that there are
spans      no more months than a year has, no more days than a week
"""
