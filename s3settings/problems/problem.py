"""A problem of a configuration, and the source of the value that has it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

Severity = Literal["error", "warning", "note"]
Group = Literal["missing", "invalid", "conflicting"]
# in the order of a report: sources edited by hand first, unset variables last
SourceKind = Literal[
    "env_file",
    "environment",
    "secret_file",
    "secrets_dir",
    "aws_secretsmanager",
    "aws_ssm",
    "vault",
    "settings",
    "argument",
    "defaults",
    "default",
    "unset",
]

GROUPS: tuple[Group, ...] = get_args(Group)
_ORDER: tuple[SourceKind, ...] = get_args(SourceKind)
_NAMES = {
    "unset": "not set",
    "secret_file": "secret file",
    "secrets_dir": "secrets directory",
    "aws_secretsmanager": "AWS Secrets Manager",
    "aws_ssm": "SSM Parameter Store",
    "vault": "Vault",
}


class Source(NamedTuple):
    """The source of a value.

    `kind` is ``environment``, ``env_file`` (with `path` and, for a single value, a `line` counted
    from 1), ``secret_file`` (named by a ``NAME_FILE`` variable), ``secrets_dir`` (a file in the
    secrets directory), ``aws_secretsmanager``, ``aws_ssm``, ``vault``, ``settings`` (of Django,
    written by hand), ``argument``, ``defaults`` (of ``load(defaults=…)``), ``default`` (of an
    ``environ.Env``) or ``unset``.
    """

    kind: SourceKind
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        if self.kind == "env_file":
            return f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return _NAMES.get(self.kind, self.kind)


UNSET = Source("unset")
ARGUMENT = Source("argument")


class Invalid(ValueError):
    """Raised by a parser for an invalid value; holds a message and a hint, never the value.

    `others` are further faults of the same value.
    """

    def __init__(self, id: str, message: str, hint: str) -> None:  # noqa: A002 - Problem's field
        super().__init__(message)
        self.id = id
        self.message = message
        self.hint = hint
        self.others: tuple[Invalid, ...] = ()


def raise_all(found: Iterable[Invalid]) -> None:
    """Raise the first fault of a value with all others of it; nothing without any."""
    faults = tuple(found)
    if faults:
        faults[0].others = faults[1:]
        raise faults[0]


class Problem(NamedTuple):
    """An error or a warning about the configuration; its texts never contain the value of a variable.

    `message` states the fact, and `hint` is an imperative that fixes it. `alias` is the key of the
    affected storage in ``STORAGES``, or None for all storages.
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
        # a valid configuration does not need it
        from s3settings.escaping import visible

        name = f" {visible(self.variable)}" if self.variable else ""
        place = visible(str(self.source))
        return f"{place}: {self.id}{name}: {visible(self.message)}\n    hint: {visible(self.hint)}"


def fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Return True if a check fails: for an error, and if it is strict for a warning, too."""
    failing = {"error", "warning"} if strict else {"error"}
    return any(problem.severity in failing for problem in problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return True if any of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems ordered by source: lines of files, the environment, unset variables last."""
    return tuple(sorted(problems, key=_place))


def _place(problem: Problem) -> tuple[int, str, int, str, str]:
    source = problem.source
    rank = _ORDER.index(source.kind)
    return rank, source.path or "", source.line or 0, problem.variable or "", problem.id
