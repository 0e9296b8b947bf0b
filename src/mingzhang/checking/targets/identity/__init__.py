"""P6: which project it is, by name and code, and whose.

names  the name in the heading and in the table
codes  项目编码, department and unit in the head
"""
