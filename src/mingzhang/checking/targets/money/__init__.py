"""P5: budgets, costs, prices, the spending plan, and the amounts in words.

costs          cost indicators against the budget
misplaced      costs whose unit or point has slipped
products       what one of a thing costs, times how many there are
prices         the unit of money of such a price
stated         what objectives and purposes say of money
spent          prices, quantities and times there, against the budget
standards      the same against the indicators
plan           what is to be spent by March, June, October, December
plan_figures   whether its figures never fall, and end at the whole
paid_before    what is paid before it
totals         budgets with their funds, and all together
project_rows   a project in the table of projects
volumes        one project in the department's volume and in the unit's
narrative      projects that the narrative names with an amount
goal_costs     costs that the department's goals name with another amount
near_names     names there that are not quite those of the tables
funding_notes  项目经费情况说明 of Shanghai's departments
"""
