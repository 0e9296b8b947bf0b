"""Completeness and form: parts, titles, names and codes, the lists beside the nine tables."""
