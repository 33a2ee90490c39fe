"""Importing settings with other source than that on the disk, and with marks of what was executed."""

import ast
import builtins
from collections.abc import Mapping
from importlib.machinery import SourceFileLoader
from types import CodeType

_MARK = "_s3settings_executed"


def install(module: str, sources: Mapping[str, str], executed: list[int]) -> None:
    """Let imports take the source of a file from `sources`, by its path.

    The lines of the assignments of the module are added to `executed` when they are executed.
    """

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        path = loader.get_filename(name)
        if name != module and path not in sources:
            return compiled(loader, name)
        source = sources.get(path) or loader.get_data(path)
        return loader.source_to_code(_marked(source, path) if name == module else source, path)

    compiled = SourceFileLoader.get_code
    setattr(builtins, _MARK, executed.append)
    setattr(SourceFileLoader, "get_code", get_code)  # noqa: B010 - its type is that of a method


def _marked(source: str | bytes, path: str) -> ast.Module:
    """Return the syntax tree with a mark behind each assignment outside functions and classes."""
    tree = ast.parse(source, path)
    _mark(tree)
    return tree


def _mark(node: ast.AST) -> None:
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        suite: list[ast.AST] | None = getattr(node, name, None)
        if suite:
            setattr(node, name, [one for part in suite for one in _with_mark(part)])


def _with_mark(statement: ast.AST) -> list[ast.AST]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement]
    if not isinstance(statement, ast.Expr):
        _mark(statement)
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return [statement]
    call = ast.parse(f"{_MARK}({statement.lineno})").body[0]
    for node in ast.walk(call):
        ast.copy_location(node, statement)
    return [statement, call]
