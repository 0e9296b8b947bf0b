"""From files to disclosures: sources to blocks, blocks to statements, projects and text.

batch, files, archive, workers        many sources: folders, archives, worker processes
source                                one source: the stages below, one after the other
formats                               what a file is, by its content; then its blocks, by
  text, page_marks                    plain text and Markdown
  word, workbook, office, ole         Word and Excel, and the containers they come in
  pdf, scan, web                      PDF, pictures of pages, web pages
blocks                                paragraphs and grids: what every format yields
signs, titles, headings, contents,    what one line says: titles, agency lines, headings,
  outline, names                      entries of a table of contents, agencies' names
parts, part                           which block belongs to which disclosure
tables                                the nine tables: columns, rows, statements
beside                                procurement, assets, organisations
narrative, claims                     sections, and the figures in words
projects, evaluations                 performance targets and self-evaluations
ours, counts                          files that 明账 itself wrote; what was read, counted
"""
