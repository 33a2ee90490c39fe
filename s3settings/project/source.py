"""The statements of a settings module that a call of `load()` makes useless, or that undo it."""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from django.conf import LazySettings

_URLS = frozenset({"STATIC_URL", "MEDIA_URL"})


@dataclass(frozen=True, slots=True)
class Statements:
    """Aliases of ``STORAGES`` before `load()` replaces it, and URLs that are set again after it.

    `read` has the names that the code uses, such as for the arguments of `load()`.
    """

    replaced: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    read: frozenset[str] = frozenset()


NONE = Statements()


def statements(settings: object) -> Statements:
    """Return what is found in the module of settings, nothing if it has no source.

    Aliases and URLs count in statements that are always executed only: those outside any block.
    """
    module = module_of(settings)
    path = getattr(module, "__file__", None)
    if path is None:
        return NONE
    try:
        tree = ast.parse(Path(path).read_bytes())
    except (OSError, ValueError, SyntaxError):
        return NONE
    body, read = tree.body, frozenset(read_names(tree))
    calls = [number for number, statement in enumerate(body) if _is_update(statement)]
    if not calls:
        return Statements(read=read)
    before, after = body[: calls[0]], body[calls[-1] :]
    names = (name for name, _ in _assigned(after) if name in _URLS)
    aliases = (
        alias for name, value in _assigned(before) if name == "STORAGES" for alias in _keys(value)
    )
    return Statements(tuple(dict.fromkeys(aliases)), tuple(dict.fromkeys(names)), read)


def module_of(settings: object) -> ModuleType | None:
    """Return the module that settings come from, or None for a mapping or another object."""
    if isinstance(settings, LazySettings):
        name = getattr(settings, "SETTINGS_MODULE", None)
        return sys.modules.get(name) if isinstance(name, str) else None
    return settings if isinstance(settings, ModuleType) else None


def _is_update(statement: ast.stmt) -> bool:
    """Return True for ``globals().update(load(…))``."""
    match statement:
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="globals")), attr="update"),
                args=[ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))],
            )
        ):
            return name.startswith("load")
        case _:
            return False


def read_names(tree: ast.AST) -> Iterator[str]:
    """Yield the names that are read, also as attributes: classes of settings have ``self.NAME``."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                yield name
            case _:
                pass


def _assigned(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for statement in body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                yield name, value
            case _:
                pass


def _keys(value: ast.expr) -> Iterator[str]:
    for key in value.keys if isinstance(value, ast.Dict) else ():
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value
