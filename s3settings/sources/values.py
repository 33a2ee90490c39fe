"""A value and where it came from, and the result of reading a source."""

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from s3settings.masked import Masked
from s3settings.parsers.text import NO_VALUE
from s3settings.problems.problem import Problem, Source
from s3settings.record import Record

if TYPE_CHECKING:
    from environ import Env

# variables that name further sources
SECRETS_DIR_VARIABLE = "S3SETTINGS_SECRETS_DIR"
SECRETS_VARIABLE = "S3SETTINGS_SECRETS"
SOURCE_VARIABLES = (SECRETS_DIR_VARIABLE, SECRETS_VARIABLE)

ENVIRONMENT = Source("environment")
DEFAULT = Source("default")

# the kinds of sources by precedence, highest first
PRECEDENCE = (
    "environment",
    "env_file",
    "secrets_dir",
    "aws_secretsmanager",
    "aws_ssm",
    "vault",
    "defaults",
    "default",
)

# sources that are there to be overridden
OF_PROJECT = frozenset({"defaults", "default"})
# the end of the names of variables that set several options at once
STORAGE_URL = "STORAGE_URL"

Environment: TypeAlias = "Mapping[str, str] | Env | None"
# names of secret stores
Secrets: TypeAlias = str | Iterable[str]
FilePath: TypeAlias = str | os.PathLike[str]


class Origin(NamedTuple):
    """The variable, setting or argument that has a value, and the source it is in."""

    variable: str
    source: Source


class Value(NamedTuple):
    """A value and its origin; the `repr` leaves the value out, and text is masked.

    `value` is None where the origin sets *no value* (``none``, ``null``).
    """

    value: object
    origin: Origin

    def __repr__(self) -> str:
        return f"Value(origin={self.origin!r})"


def fact_of(option: str, fact: str, origin: Origin) -> str:
    """The fact about an option; its name is in front where a storage URL sets it beside others."""
    is_part = origin.variable.removesuffix("_FILE").endswith(STORAGE_URL)
    return f"{option}: {fact}" if is_part else fact


class Reading(Record):
    """The values of one or several sources, by variable, and the problems of reading them.

    `values` has the winning value of each variable, `overridden` those that it overrides, in
    their order of precedence.
    """

    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    overridden: Mapping[str, tuple[Value, ...]] = {}

    def __repr__(self) -> str:
        return f"Reading(problems={self.problems!r})"

    def every(self, variable: str) -> tuple[Value, ...]:
        """All values of a variable, the winning one first."""
        if variable not in self.values:
            return ()
        return (self.values[variable], *self.overridden.get(variable, ()))


def beats(value: Value, other: Value) -> bool:
    """Return True if the source of a value takes precedence over that of another one."""
    ranks = [PRECEDENCE.index(one.origin.source.kind) for one in (value, other)]
    return ranks[0] < ranks[1]


def value_of(variable: str, given: object, source: Source) -> Value:
    """The value as a source holds it: text trimmed and masked, ``none`` and ``null`` as None."""
    if isinstance(given, str):
        stripped = given.strip()
        given = None if stripped.lower() in NO_VALUE else Masked(stripped)
    return Value(given, Origin(variable, source))
