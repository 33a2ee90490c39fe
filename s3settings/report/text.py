"""The text report: a line and a hint for each problem, and the counts."""

from collections.abc import Sequence

from s3settings.problems.error import summary
from s3settings.problems.problem import Problem
from s3settings.report.escaping import escaped, visible


def as_text(problems: Sequence[Problem]) -> str:
    """Return ``SOURCE: ID VARIABLE: message`` and the hint for each problem, then the counts.

    A problem of several storages, whose lines would be equal, is written once.
    """
    once = [*{problem._replace(alias=None): problem for problem in problems}.values()]
    lines = [str(escaped(problem, visible)) for problem in once]
    return "".join(f"{line}\n" for line in (*lines, summary(once)))
