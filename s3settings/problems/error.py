"""The error that carries every problem of a configuration, and its report."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ImproperlyConfigured

from s3settings.problems.problem import GROUPS, Problem

# problems in the text of an error; logs cut longer messages
LONGEST_REPORT = 200


class ConfigurationError(ImproperlyConfigured):
    """Raised for an invalid configuration; `problems` has every problem that was found.

    `str()` is a report: errors grouped as missing, invalid or conflicting, then warnings, at most
    200 problems. Neither the report nor a pickled copy of the error contains the value of any variable.
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
    # errors come first, so that a long report leaves out warnings
    by_title: dict[str, list[Problem]] = {title: [] for title in (*GROUPS, "warnings")}
    for problem in problems:
        by_title[problem.group if problem.severity == "error" else "warnings"].append(problem)
    left = LONGEST_REPORT
    for title, section in by_title.items():
        yield from _section(title, section[:left])
        left -= min(left, len(section))
    if len(problems) > LONGEST_REPORT:
        yield f"\nand {len(problems) - LONGEST_REPORT} more; s3settings check lists all of them"


def _section(title: str, problems: list[Problem]) -> Iterator[str]:
    if problems:
        yield f"\n{title}:"
        yield from map(str, problems)
