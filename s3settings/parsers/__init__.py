"""From the text of a variable to a typed value, one parser each; they raise `Invalid`.

Every parser takes what a person may hand over, text or the Python value itself, and never puts
any of it into a message.
"""
