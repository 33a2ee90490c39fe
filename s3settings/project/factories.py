"""Functions that return a storage: the class that they call, with its arguments as attributes."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import partial
from types import FunctionType
from typing import cast


def class_made_by(function: object, path: str) -> type[object] | None:
    """Return a class with the options of the storage that a function or a partial at a path returns.

    None if it does more than to call a class with values, as ``lambda: S3Storage(location="media")``.
    """
    cls, options = _call(function)
    if not isinstance(cls, type) or options is None:
        return None
    module, _, name = path.rpartition(".")
    return type(name, (cls,), {"__module__": module, **options})


def _call(function: object) -> tuple[object, Mapping[str, object] | None]:
    """Return what is called, and the arguments if they are known."""
    if isinstance(function, partial):
        made = cast("partial[object]", function)
        return made.func, None if made.args else made.keywords
    match _returned(function):
        case ast.Call(func=ast.Name(id=name), args=[], keywords=keywords):
            return cast("FunctionType", function).__globals__.get(name), _values(keywords)
        case _:
            return None, None


def _returned(function: object) -> ast.expr | None:
    """Return the expression of a function without parameters that only returns one."""
    if not isinstance(function, FunctionType) or function.__code__.co_argcount:
        return None
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, SyntaxError):
        return None
    match tree.body:
        case [ast.Assign(value=ast.Lambda(body=value))]:
            return value
        case [ast.FunctionDef(decorator_list=[], body=[ast.Return(value=value)])]:
            return value
        case _:
            return None


def _values(keywords: list[ast.keyword]) -> dict[str, object] | None:
    """Return the arguments of a call, or None if one of them is not written as a value."""
    if any(one.arg is None for one in keywords):
        return None
    try:
        return {str(one.arg): ast.literal_eval(one.value) for one in keywords}
    except ValueError:
        return None
