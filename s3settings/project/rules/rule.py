"""The type of a rule about a project, and a short way to report a problem."""

from collections.abc import Callable, Iterator

from s3settings.problems.kinds import problem
from s3settings.problems.problem import Problem
from s3settings.project.options import SETTINGS
from s3settings.project.reading import Project

Rule = Callable[[Project], Iterator[Problem]]


def setting_problem(
    id: str,  # noqa: A002 - the field's name in Problem
    variable: str,
    message: str,
    hint: str,
    *,
    alias: str | None = None,
) -> Problem:
    """Return a problem of a setting."""
    return problem(id, message, hint, variable=variable, source=SETTINGS, alias=alias)
