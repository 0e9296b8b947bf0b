"""What a disclosure has beside the nine tables: procurement, assets, organisations.

lists      as the packs declare them, with a header of their own
purchases  procurement as other provinces print it
units      the units that only the narrative names
collected  all of them, for one disclosure
"""
