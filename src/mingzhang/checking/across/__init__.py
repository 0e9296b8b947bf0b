"""Across disclosures: a department and its units, one year and the next."""
