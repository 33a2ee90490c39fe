"""Expressions of a settings module: their code, and the variables that they read."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# the name of a variable, which an access key is not
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
# functions and mappings that read variables, by the last part of their names
_READERS = frozenset({"config", "env", "environ", "get", "get_env", "getenv", "str"})


@dataclass(frozen=True, slots=True)
class Expression:
    """The value of an assignment or an entry: its code, and the names that it refers to.

    `text` is the text of a literal. `reads` is the variable that is read without more, `fallback`
    the code of its default, both empty otherwise. `has_text` is true for any literal text beside
    names of variables and punctuation, `is_constant` for code that always has the same value.
    """

    code: str = field(repr=False)
    names: frozenset[str]
    text: str | None = field(repr=False)
    reads: str
    fallback: str = field(repr=False)
    has_text: bool
    is_constant: bool


def expression(value: ast.expr, text: str) -> Expression:
    """Return what is known of an expression in a text."""
    names = frozenset(node.id for node in ast.walk(value) if isinstance(node, ast.Name))
    variable, fallback = _read(value)
    read = {id(variable), *map(id, _arguments(value))}
    texts = [
        node
        for node in ast.walk(value)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(map(str.isalnum, node.value))
        and id(node) not in read
    ]
    return Expression(
        code=_code(value, text),
        names=names,
        text=_joined(value) if not names else None,
        reads=str(variable.value) if variable else "",
        fallback=_code(fallback, text) if fallback else "",
        has_text=bool(texts),
        is_constant=not any(isinstance(node, ast.Name | ast.Call) for node in ast.walk(value)),
    )


def _arguments(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the names of variables that functions and mappings in an expression are given."""
    for node in ast.walk(value):
        match node:
            case (
                ast.Call(args=[ast.Constant(value=str(name)) as found, *_])
                | ast.Subscript(slice=ast.Constant(value=str(name)) as found)
            ) if _VARIABLE.fullmatch(name):
                yield found
            case _:
                pass


def _code(value: ast.expr, text: str) -> str:
    """Return the code of an expression on one line."""
    code = ast.get_source_segment(text, value) or ""
    return ast.unparse(value) if "\n" in code else code


def _joined(value: ast.expr) -> str | None:
    try:
        found = ast.literal_eval(value)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


def _read(value: ast.expr) -> tuple[ast.Constant | None, ast.expr | None]:
    """Return the name of the variable that an expression reads without more, and the default."""
    match value:
        case ast.Subscript(value=source, slice=ast.Constant(value=str()) as variable):
            return (variable, None) if _last_name(source) in _READERS else (None, None)
        case ast.Call(func=source, args=[ast.Constant(value=str()) as variable, *rest]):
            keywords = {keyword.arg: keyword.value for keyword in value.keywords}
            fallback = keywords.pop("default", rest[0] if rest else None)
            if _last_name(source) not in _READERS or keywords or len(rest) > 1:
                return None, None
            is_none = isinstance(fallback, ast.Constant) and fallback.value in {None, ""}
            return variable, None if is_none else fallback
        case _:
            return None, None


def _last_name(value: ast.expr) -> str:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
