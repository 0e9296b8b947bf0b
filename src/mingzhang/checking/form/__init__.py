"""Rules F: completeness and form.

completeness          what should be there: tables, sections (`requirements`)
section_content       what should be in sections
endings               how lines end
empty_tables          tables declared empty, and their notes
contents              the table of contents
outline               numbers of headings and items
scope                 department or unit, all through the document
identity              the agency's name, all through it
level                 the level of government, all through it
other_years           years of another document
against_forms         titles, headings and rows that are misprinted
next_pages            heads that the next pages of a table print again
table_numbers         numbers of tables, of their columns and rows
row_order             the order of rows that have codes
misspelt              misprints that the document's own words betray, and listed ones
regulations           titles of regulations
remains               what is left over from the template, slips of the pen (wordings.toml)
printed_twice         lines, clauses and titles
traditional           characters
markup                what is left over from a web page's editor
half_width            half-width signs between Chinese characters
separators            、 and ， in lists, 。 within a comparison
dropped               a character that one place has and another has not
stage_headings        headings of budgets that speak of accounts
dates                 dates that do not exist, periods of another year
document_numbers      the year in the number of a document, and its brackets
gone_by               meetings, plans and intentions of years gone by (gone_by.toml)
codes                 codes and names
incomplete_rows       rows with amounts that lack their name or their code
account_uses          accounts for 基本支出 and for 项目支出
natures               what a unit is, against its name and its codes
duties                duties of another place or another trade
other_provinces       laws of another province (other_provinces.toml)
implementing          who carries out a project
told_natures          what a unit is and how high it ranks, told in two ways
goals                 the overall goals as text
family                a department and its units in one document
organisations         the units that are listed
unit_counts           how many units there are said to be (unit_counts.toml)
named_units           units and offices that are counted and named in one sentence
units_below           units below a department that has none
procurement           the sums of the procurement table, and its units
procurement_rows      what it says is bought
procurement_projects  projects against it
project_lists         the table of projects
change_columns        changes that tables print between two years
other_columns         sums over codes in columns that no form compares, as last year's
assets                the assets table
kinds_of_goods        what is bought, by how its name ends (kinds_of_goods.toml)
purchases             what is to be bought
vehicles              vehicles and what they cost
three_public          “三公” against the economic classification
running_costs         what 机关运行经费 is said to be for, against it
glossary              terms
grammar               sentences that are no sentences
numbering             lists numbered in two styles, items with two numbers
enumerated            names and how many there are said to be, periods that come twice

items                 amounts of single tables: “三公” by item
places                the same by where they stand
collocations          verbs and nouns that do not go together (collocations.toml)
wordings              the expressions of wordings.toml
phrases               the fixed phrases that name agency, year and level (phrases.toml)
titled                headings and titles, as rules select them
procurement_table     the procurement table itself
arithmetic            sums of the lists beside the nine tables
"""

from mingzhang.checking.form import (
    account_uses,
    against_forms,
    assets,
    change_columns,
    codes,
    completeness,
    contents,
    dates,
    document_numbers,
    dropped,
    duties,
    empty_tables,
    endings,
    enumerated,
    family,
    glossary,
    goals,
    gone_by,
    grammar,
    half_width,
    identity,
    implementing,
    incomplete_rows,
    level,
    markup,
    misspelt,
    named_units,
    natures,
    next_pages,
    numbering,
    organisations,
    other_columns,
    other_provinces,
    other_years,
    outline,
    printed_twice,
    procurement,
    procurement_projects,
    procurement_rows,
    project_lists,
    purchases,
    regulations,
    remains,
    row_order,
    running_costs,
    scope,
    section_content,
    separators,
    stage_headings,
    table_numbers,
    three_public,
    told_natures,
    traditional,
    unit_counts,
    units_below,
    vehicles,
)
