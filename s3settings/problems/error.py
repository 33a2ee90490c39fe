"""The error that carries every problem of a configuration, and its report."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ImproperlyConfigured

from s3settings.problems.problem import GROUPS, Problem
from s3settings.problems.shortening import first, rest


class ConfigurationError(ImproperlyConfigured):
    """Raised for an invalid configuration; `problems` has every problem that was found.

    `str()` is a report: errors grouped as missing, invalid or conflicting, then warnings, at most
    200 problems, and the number of the others by id. Neither the report nor a pickled copy of the
    error contains the value of any variable.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(_report(self.problems)))

    def __reduce__(self) -> tuple[type["ConfigurationError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def summary(problems: Iterable[Problem]) -> str:
    """Return the number of problems by severity, such as ``2 errors, 1 warning``."""
    severities = [problem.severity for problem in problems]
    counts = [(severities.count(name), name) for name in ("error", "warning", "note")]
    parts = [f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count]
    return ", ".join(parts) or "no problems"


def _report(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield f"invalid storage settings: {summary(problems)}"
    by_title: dict[str, list[Problem]] = {title: [] for title in (*GROUPS, "warnings")}
    for problem in first(problems):
        by_title[problem.group if problem.severity == "error" else "warnings"].append(problem)
    for title, section in by_title.items():
        yield from _section(title, section)
    if left_out := "\n".join(rest(problems)):
        yield f"\n{left_out}"


def _section(title: str, problems: list[Problem]) -> Iterator[str]:
    if problems:
        yield f"\n{title}:"
        yield from map(str, problems)
