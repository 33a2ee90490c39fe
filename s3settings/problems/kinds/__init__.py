"""The kinds of problems, and how one of them becomes a problem at a place.

A kind has an id for ever. A new one goes into the module of its subject: `variables` (``0xx``),
`services` (``05x``, ``06x``), `environment` (``W010`` to ``W049``) or `project` (``1xx``).
"""

from s3settings.problems.problem import UNSET, Invalid, Problem, Source

PREFIX = "s3settings."


def problem(
    id: str,  # noqa: A002 - the field's name in Problem
    message: str,
    hint: str,
    *,
    variable: str | None,
    source: Source = UNSET,
    alias: str | None = None,
) -> Problem:
    """A problem of a known kind at one place."""
    # a sound configuration does without the table
    from s3settings.problems.kinds.table import KINDS

    kind = KINDS[id]
    return Problem(
        PREFIX + id, kind.severity, variable, source, message, hint, alias, group=kind.group
    )


def at(invalid: Invalid, *, variable: str, source: Source) -> Problem:
    """The problem that a parser found, at the variable that held the value."""
    return problem(invalid.id, invalid.message, invalid.hint, variable=variable, source=source)
