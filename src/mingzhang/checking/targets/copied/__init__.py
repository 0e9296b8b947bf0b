"""What was taken from another project, another trade or another county.

copies    whole targets taken from another project
borrowed  single rows and descriptions
whose     cells in the words of another project
foreign   indicators of another field
twice     a project listed twice
counties  another county's name (counties.toml)
regions   我区 in the papers of a county
"""
