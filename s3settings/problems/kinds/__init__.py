"""The kinds of problems, and functions that make a problem of a kind.

The id of a kind never changes its meaning. A new kind goes into the module of its subject:
`variables` and `combinations` (``0xx``), `providers` (``05x``, ``06x``), `sources` and `stores`
(``07x``), `environment` (``W010`` to ``W049``), `project` (``1xx``), `doctor` (``2xx``), `policies`
(``30x``) or `provision` (``32x``).
"""

from typing import TYPE_CHECKING

from s3settings.problems.problem import UNSET, Invalid, Problem, Source

if TYPE_CHECKING:
    from s3settings.problems.kinds.kind import Kind

PREFIX = "s3settings."


def problem(
    id: str,  # noqa: A002 - the name of the field of Problem
    message: str,
    hint: str,
    *,
    variable: str | None,
    source: Source = UNSET,
    alias: str | None = None,
) -> Problem:
    """Return a problem of the kind `id`, given without its prefix."""
    full = PREFIX + id
    kind = kind_of(full)
    return Problem(full, kind.severity, variable, source, message, hint, alias, group=kind.group)


def at(invalid: Invalid, *, variable: str, source: Source) -> Problem:
    """Return the problem that a parser found in the value of a variable."""
    return problem(invalid.id, invalid.message, invalid.hint, variable=variable, source=source)


def kind_of(id: str) -> "Kind":  # noqa: A002 - the name of the field of Problem
    """Return the kind of a problem by its full id."""
    # a valid configuration does not need the table
    from s3settings.problems.kinds.table import KINDS

    return KINDS[id.removeprefix(PREFIX)]
