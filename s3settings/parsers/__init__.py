"""Parsers that convert the text of a variable to a typed value, or raise `Invalid`.

Every parser accepts text or the Python value itself. Messages never contain the value.
"""
