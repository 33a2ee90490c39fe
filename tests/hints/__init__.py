"""The law of hints: who follows them ends at a configuration whose links lead to its objects.

`python -m tests.hints 10000` follows the hints of that many random configurations.
"""
