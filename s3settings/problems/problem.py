"""What can be wrong: a problem, the place it has, and the error that carries all of them."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from django.core.exceptions import ImproperlyConfigured

Severity = Literal["error", "warning"]
Group = Literal["missing", "invalid", "conflicting"]

GROUPS: tuple[Group, ...] = ("missing", "invalid", "conflicting")


class Source(NamedTuple):
    """Where a value came from.

    `kind` is ``environment``, ``env_file`` (with `path` and, for one value, `line` counted
    from 1), ``secret_file`` (named by a ``NAME_FILE`` variable), ``settings`` (of Django, written
    by hand), ``argument``, ``default`` or ``unset``.
    """

    kind: Literal[
        "environment", "env_file", "secret_file", "settings", "argument", "default", "unset"
    ]
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        if self.kind == "env_file":
            return f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return {"unset": "not set", "secret_file": "secret file"}.get(self.kind, self.kind)


# the order of a report: what a person typed first, what is not there last
_ORDER = ("env_file", "environment", "secret_file", "settings", "argument", "default", "unset")

UNSET = Source("unset")
ARGUMENT = Source("argument")


class Invalid(ValueError):
    """Raised by a parser for a value that has no meaning: the fact and its cure, no value."""

    def __init__(self, id: str, message: str, hint: str) -> None:  # noqa: A002 - Problem's field
        super().__init__(message)
        self.id = id
        self.message = message
        self.hint = hint


class Problem(NamedTuple):
    """One thing that is wrong, in words that never contain the value of a variable.

    `message` states the fact, `hint` says the fix as an imperative. `alias` is the key of
    ``STORAGES`` that is affected, None for all of them.
    """

    id: str
    severity: Severity
    variable: str | None
    source: Source
    message: str
    hint: str
    alias: str | None = None
    group: Group = "invalid"

    def __str__(self) -> str:
        name = f" {self.variable}" if self.variable else ""
        return f"{self.source}: {self.id}{name}: {self.message}\n    hint: {self.hint}"


class ConfigurationError(ImproperlyConfigured):
    """The configuration can't be used; `problems` has everything that was found, at once.

    `str()` is a report to fix things from: the problems grouped by what is missing, invalid or
    conflicting, warnings last. It holds no value of any variable, nor does a pickled copy.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(_report(self.problems)))

    def __reduce__(self) -> tuple[type["ConfigurationError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place: the lines of the files, the environment, and last what is not set."""
    return tuple(sorted(problems, key=_place))


def _place(problem: Problem) -> tuple[int, str, int, str, str]:
    source = problem.source
    rank = _ORDER.index(source.kind)
    return rank, source.path or "", source.line or 0, problem.variable or "", problem.id


def summary(problems: Iterable[Problem]) -> str:
    """The counts, such as ``2 errors, 1 warning``."""
    severities = [problem.severity for problem in problems]
    counts = [(severities.count("error"), "error"), (severities.count("warning"), "warning")]
    parts = [f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count]
    return ", ".join(parts) or "no problems"


def _report(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield f"the storage settings can't be used: {summary(problems)}"
    errors = [problem for problem in problems if problem.severity == "error"]
    for group in GROUPS:
        yield from _section(group, [problem for problem in errors if problem.group == group])
    yield from _section("warnings", [problem for problem in problems if problem not in errors])


def _section(title: str, problems: list[Problem]) -> Iterator[str]:
    if problems:
        yield f"\n{title}:"
        yield from map(str, problems)
