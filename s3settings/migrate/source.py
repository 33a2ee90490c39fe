"""The source of a settings module: its assignments, what they refer to, where each one is."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

# settings that choose storages
CHOOSING = frozenset({"STORAGES", "DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"})
# functions and mappings that read variables, by the last part of their names
_READERS = frozenset({"config", "env", "environ", "get", "get_env", "getenv", "str"})
_NOT_OF_THE_PROJECT = frozenset({"node_modules", "site-packages", "venv"})


@dataclass(frozen=True, slots=True)
class Expression:
    """The value of an assignment or an entry: its code, and the names that it refers to.

    `text` is the text of a literal; `fallback` is the code of the default of a variable that is
    read without more, or empty; `has_text` is true for any literal text beside variable names.
    """

    code: str = field(repr=False)
    names: frozenset[str]
    text: str | None = field(repr=False)
    is_read: bool
    fallback: str = field(repr=False)
    has_text: bool


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment to one name: its lines, and the lines where the blocks around it begin."""

    name: str
    first: int
    last: int
    suite: tuple[int, ...]
    expression: Expression
    entries: Mapping[str, Mapping[str, Expression]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The source of a settings module, with the assignments outside its functions and classes."""

    text: str = field(repr=False)
    assignments: tuple[Assignment, ...]

    def executed(self, lines: Iterable[int]) -> list[Assignment]:
        """Return the assignments in some lines."""
        found = frozenset(lines)
        return [one for one in self.assignments if one.first in found]

    def suite(self, lines: Iterable[int]) -> tuple[int, ...]:
        """Return the block in which the assignments in some lines choose the storages."""
        choosing = [one for one in self.executed(lines) if one.name in CHOOSING]
        return choosing[-1].suite if choosing else ()

    def references(self, without: Iterable[Assignment]) -> frozenset[str]:
        """Return the names that the module refers to outside some statements."""
        left_out = {line for one in without for line in range(one.first, one.last + 1)}
        return frozenset(
            node.id
            for node in ast.walk(ast.parse(self.text))
            if isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Load)
            and node.lineno not in left_out
        )


def settings_file(text: str) -> SettingsFile:
    """Return what the source of a settings module has; raises SyntaxError."""
    return SettingsFile(text, tuple(_assignments(ast.parse(text).body, text, ())))


def words(folder: Path, without: Path) -> frozenset[str]:
    """Return the names of settings in the other Python files of a project."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).parts
        foreign = any(part.startswith(".") or part in _NOT_OF_THE_PROJECT for part in parts)
        if not foreign and path != without:
            text = path.read_text(encoding="utf-8", errors="replace")
            found |= set(re.findall(r"\b[A-Z][A-Z0-9_]{3,}\b", text))
    return frozenset(found)


def _assignments(suite: list[ast.stmt], text: str, around: tuple[int, ...]) -> Iterator[Assignment]:
    for statement in suite:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                first, last = statement.lineno, statement.end_lineno or statement.lineno
                entries = _entries(value, text) if name == "STORAGES" else {}
                expression = _expression(value, text)
                yield Assignment(name, first, last, around, expression, entries)
            case _:
                for inner in suites(statement):
                    yield from _assignments(inner, text, (*around, inner[0].lineno))


def suites(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """Yield the blocks of a statement."""
    for name in ("body", "orelse", "finalbody"):
        if suite := getattr(statement, name, None):
            yield suite
    for handler in getattr(statement, "handlers", ()):
        yield handler.body


def _entries(value: ast.expr, text: str) -> dict[str, dict[str, Expression]]:
    """Return the ``OPTIONS`` of each entry of ``STORAGES``, if it is a literal."""
    found: dict[str, dict[str, Expression]] = {}
    for alias, entry in _items(value):
        options = dict(_items(entry)).get("OPTIONS")
        pairs = _items(options) if options is not None else ()
        found[alias] = {name: _expression(each, text) for name, each in pairs}
    return found


def _items(value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, item


def _expression(value: ast.expr, text: str) -> Expression:
    names = frozenset(node.id for node in ast.walk(value) if isinstance(node, ast.Name))
    variable, fallback = _read(value)
    texts = [
        node
        for node in ast.walk(value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node is not variable
    ]
    return Expression(
        code=_code(value, text),
        names=names,
        text=_joined(value) if not names else None,
        is_read=variable is not None,
        fallback=_code(fallback, text) if fallback else "",
        has_text=bool(texts),
    )


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


def _read(value: ast.expr) -> tuple[ast.expr | None, ast.expr | None]:
    """Return the name of the variable that an expression reads without more, and the default."""
    match value:
        case ast.Subscript(value=source, slice=ast.Constant(value=str()) as variable):
            return (variable, None) if _last_name(source) in _READERS else (None, None)
        case ast.Call(func=source, args=[ast.Constant(value=str()) as variable, *rest]):
            keywords = {keyword.arg: keyword.value for keyword in value.keywords}
            fallback = keywords.pop("default", rest[0] if rest else None)
            if _last_name(source) not in _READERS or keywords or len(rest) > 1:
                return None, None
            is_none = isinstance(fallback, ast.Constant) and not fallback.value
            return variable, None if is_none else fallback
        case _:
            return None, None


def _last_name(value: ast.expr) -> str:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
