"""Texts in the source of settings: the modules that declare them, and the lines."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from s3settings.paths import resolved
from s3settings.project.code import Code
from s3settings.project.source import module_of


class Line(NamedTuple):
    """A line of a module; `path` is relative to the folder of the project."""

    path: str
    number: int


def modules_of(settings: object, code: Code) -> tuple[Path, ...]:
    """Return the sources of the settings module, and of others of the project that it is made of."""
    module = module_of(settings)
    if module is None or code.folder is None:
        return ()
    others = (one for one in tuple(sys.modules.values()) if _has_settings(one))
    paths = (vars(one).get("__file__") for one in (module, *others))
    found = (resolved(path) for path in paths if isinstance(path, str))
    return tuple(dict.fromkeys(path for path in found if _is_of_project(path, code.folder)))


def _has_settings(module: object) -> bool:
    # an entry may be any object
    return isinstance(module, ModuleType) and any(
        name == "STORAGES" or name.startswith("AWS_") for name in tuple(vars(module))
    )


def _is_of_project(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) and "site-packages" not in path.parts


def lines_with(text: str, paths: tuple[Path, ...], folder: Path) -> Iterator[Line]:
    """Yield the lines where the whole text is written."""
    for path, node in _nodes(paths):
        if isinstance(node, ast.Constant) and node.value == text:
            yield Line(path.relative_to(folder).as_posix(), node.lineno)


def is_none_in_source(name: str, paths: tuple[Path, ...]) -> bool:
    """Return True if the source sets the name to None, or to a variable with that default, only."""
    values = [
        node.value
        for _, node in _nodes(paths)
        if isinstance(node, ast.Assign)
        and any(isinstance(one, ast.Name) and one.id == name for one in node.targets)
    ]
    return bool(values) and all(_is_none(one) or _is_none(_default(one)) for one in values)


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _default(value: ast.expr) -> ast.expr | None:
    """Return the default that a call such as ``env("NAME", default=None)`` contains, or None."""
    match value:
        case ast.Call(args=[ast.Constant(value=str()), default]):
            return default
        case ast.Call(args=[ast.Constant(value=str())], keywords=keywords):
            return next((one.value for one in keywords if one.arg == "default"), None)
        case _:
            return None


def _nodes(paths: tuple[Path, ...]) -> Iterator[tuple[Path, ast.AST]]:
    for path in paths:
        try:
            tree = ast.parse(path.read_bytes())
        except (OSError, ValueError, SyntaxError):
            continue
        for node in ast.walk(tree):
            yield path, node
