"""A problem of a configuration, and the source of the value that has it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

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
