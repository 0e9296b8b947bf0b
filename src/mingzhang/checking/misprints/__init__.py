"""Misprints, for the rules of all themes.

spelling, prose, proof    by the document's own words, in fixed phrases, in ordinary words
cutting, likely, meant,   what is left over when a text is cut into words, how likely words are,
coinages                  which can be meant, what is no misprint: for proof
characters, quotes, pairs characters that are taken for each other; quotation marks; two
                          characters side by side
"""
