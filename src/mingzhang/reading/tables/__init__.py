"""Tables: what a header says, which column is which, and the rows below.

headers, signature, column_places  how far the header reaches, which form it can be, and
                                   which of that form's columns each printed one is
header_words, lead, laid, layouts  the same for tables that no pack describes: by words
aligning, data_rows, codes         rows on the form's columns, whole again, with their codes
account_projects                   rows of projects below the account that pays for them
lost_codes                         rows of accounts that have lost their code
rows, statements                   what comes of it
repairs                            what was mended on the way, to be told
"""
