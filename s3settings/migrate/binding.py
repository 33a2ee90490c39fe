"""Statements that set a name in any environment."""

import ast
from collections.abc import Iterable

from s3settings.migrate.source import changed_names


def sets(body: Iterable[ast.stmt], name: str) -> bool:
    """Return True if the statements of a block set a name in any case."""
    return any(_sets(statement, name) for statement in body)


def _sets(statement: ast.stmt, name: str) -> bool:
    match statement:
        case ast.If(body=body, orelse=orelse):
            return sets(body, name) and sets(orelse, name)
        case ast.Try(body=body, handlers=handlers, finalbody=final):
            ways = [body, *(one.body for one in handlers)]
            return sets(final, name) or all(sets(way, name) for way in ways)
        case ast.With(body=body):
            return sets(body, name)
        case ast.Assign() | ast.AnnAssign():
            return name in changed_names(statement)
        case _:
            return False
