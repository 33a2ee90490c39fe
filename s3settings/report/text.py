"""The report for a person: a line and a hint for each problem, and the counts."""

from collections.abc import Sequence

from s3settings.problems.error import summary
from s3settings.problems.problem import Problem
from s3settings.report.escaping import spelled, visible


def as_text(problems: Sequence[Problem]) -> str:
    """``PLACE: ID VARIABLE: message`` and the hint for each, then ``2 errors, 1 warning``."""
    lines = [str(spelled(problem, visible)) for problem in problems]
    return "".join(f"{line}\n" for line in (*lines, summary(problems)))
