"""Misprints, for the rules of all themes.

By the document's own words, in fixed phrases, in official terms

    spelling, prose, terms

In ordinary words

    proof                      from texts to misprints, by these:
    cutting, likely            what is left over when a text is cut into words, how likely words are
    possible, meant            what can be misprinted there, and which words can be meant
    weighing, gains, coinages  whether that is likelier, by how much, what is no misprint
    elsewhere                  what the document prints elsewhere among the same characters
    unfinished                 words that break off, or that nothing asks for
    misprint                   how one is told

characters, quotes, pairs      characters that are taken for each other; quotation marks; two
                               characters side by side
"""
