"""What a rule over a whole project is, and short ways to say what it found."""

from collections.abc import Callable, Iterator

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.project.options import SETTINGS
from s3settings.project.reading import Project

Rule = Callable[[Project], Iterator[Problem]]


def told(
    id: str,  # noqa: A002 - the field's name in Problem
    variable: str,
    message: str,
    hint: str,
    *,
    alias: str | None = None,
) -> Problem:
    """A problem of a setting."""
    return problem(id, message, hint, variable=variable, source=SETTINGS, alias=alias)
