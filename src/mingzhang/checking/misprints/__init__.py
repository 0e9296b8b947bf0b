"""Misprints, for the rules of all themes.

spelling, prose, proof    by the document's own words, in fixed phrases, in ordinary words
characters, quotes, pairs characters that are taken for each other; quotation marks; two
                      characters side by side
"""
