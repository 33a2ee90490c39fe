"""The text report: a line and a hint for each problem, and the counts."""

from collections.abc import Sequence

from s3settings.escaping import visible
from s3settings.problems.error import summary
from s3settings.problems.problem import Problem
from s3settings.problems.shortening import distinct, first, rest
from s3settings.report.escaping import escaped


def as_text(problems: Sequence[Problem]) -> str:
    """Return ``SOURCE: ID VARIABLE: message`` and the hint for each problem, then the counts.

    A problem of several storages, whose lines would be equal, is written once. Of more than 200
    problems, those that are left out are counted by id.
    """
    once = distinct(problems)
    lines = [str(escaped(problem, visible)) for problem in first(once)]
    return "".join(f"{line}\n" for line in (*lines, *rest(once), summary(once)))
