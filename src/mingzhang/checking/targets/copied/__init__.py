"""What was taken from another project, another trade or another county.

copies           whole targets taken from another project
others_subjects  rows that name what only another project is about
others_aims      objectives and purposes that are of another project
borrowed         single rows and descriptions
whose            texts in the words of another project
ties             what ties a text to another project
speech           what the projects speak of, and which of them speak of it
speakers         a project as it speaks: its cells
telling          which words tell a subject (telling.toml)
project_names    what the projects' names tell
kindred          which projects are about one thing
verbatim         texts that another project prints word for word
whole_rows       rows that another project prints from end to end
descriptions     what has nothing of its row, and all of another project
sisters          texts about what only a sister project has
bases            bases of targets that are another project's
other_trades     bases of another trade
foreign          indicators of another field
occasions        another festival, season or turn than the name has
asked            whom the satisfaction is asked of
subjects         which names are of one subject
named_parts      a table of one part of what the name joins
twice            a project listed twice
counties         another county's name (counties.toml)
two_names        a place by two names in one project
regions          我区 in the papers of a county, 我院 in those of a school (regions.toml)
of_the_city      我市 and 全市 in the papers of a county
"""
