"""The source of a settings module: its assignments, what they refer to, where each one is."""

import ast
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from s3settings.migrate.expressions import Expression, expression

# settings that choose storages
CHOOSING = frozenset({"STORAGES", "DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"})
_ALIASES = {"DEFAULT_FILE_STORAGE": "default", "STATICFILES_STORAGE": "staticfiles"}
_NOT_OF_THE_PROJECT = frozenset({"node_modules", "site-packages", "venv"})
_NAME = r"\b[A-Z][A-Z0-9_]{3,}\b"
_BY_TEXT = frozenset({"__all__", "eval", "exec", "getattr", "globals", "locals", "vars"})
_OPTIONS, _BACKEND = "OPTIONS", "BACKEND"


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment to one name, or to an item of ``STORAGES``: `keys` are those of the item.

    It has the lines of its first and last character, and the lines where the blocks around it
    begin. `chooses` are the aliases of the storages that it chooses, with the code of the class.
    """

    name: str
    first: int
    last: int
    suite: tuple[int, ...]
    expression: Expression
    keys: tuple[str, ...] = ()
    entries: Mapping[str, Mapping[str, Expression]] = field(
        default_factory=dict[str, dict[str, Expression]], repr=False
    )
    chooses: Mapping[str, Expression] = field(default_factory=dict[str, Expression], repr=False)
    is_alone: bool = True


@dataclass(frozen=True)
class SettingsFile:
    """The source of a settings module, with the assignments outside its functions and classes."""

    text: str = field(repr=False)
    assignments: tuple[Assignment, ...]

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of the module."""
        return ast.parse(self.text)

    def executed(self, lines: Iterable[int]) -> list[Assignment]:
        """Return the assignments in some lines."""
        found = frozenset(lines)
        return [one for one in self.assignments if one.first in found]

    def choosing(self, lines: Iterable[int], aliases: Collection[str]) -> list[Assignment]:
        """Return the assignments in some lines that choose one of some storages."""
        return [
            one
            for one in self.executed(lines)
            if one.name in CHOOSING
            and (one.keys[:1] or (_ALIASES.get(one.name, ""),))[0] in {"", *aliases}
        ]

    def suite(self, lines: Iterable[int], aliases: Collection[str]) -> tuple[int, ...]:
        """Return the block in which the assignments in some lines choose the storages."""
        choosing = self.choosing(lines, aliases)
        return choosing[-1].suite if choosing else ()

    def is_conditional(self, lines: Iterable[int], aliases: Collection[str]) -> bool:
        """Return True if code, rather than a text, chooses the class of a storage."""
        found = {
            alias: code
            for one in self.choosing(lines, aliases)
            for alias, code in one.chooses.items()
        }
        return any(alias not in found or found[alias].text is None for alias in aliases)

    def changes(self, name: str) -> int:
        """Return the number of statements that may change the value of a name."""
        return sum(name in changed_names(statement) for statement in _simple(self.tree.body))

    def references(self, without: Iterable[Assignment], until: float = math.inf) -> frozenset[str]:
        """Return the names that the module refers to outside some statements, until a line."""
        left_out = {line for one in without for line in range(one.first, one.last + 1)}
        found: set[str] = set()
        for node in ast.walk(self.tree):
            line = getattr(node, "lineno", 0)
            if line not in left_out and line <= until:
                found.update(_referred(node, is_by_text=self._is_by_text))
        return frozenset(found)

    @cached_property
    def _is_by_text(self) -> bool:
        """Return True if the module may refer to a name by text, as ``globals()["NAME"]`` does."""
        names = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}
        return not names.isdisjoint(_BY_TEXT)


def _referred(node: ast.AST, *, is_by_text: bool) -> Iterable[str]:
    """Return the names that a part of a statement refers to."""
    match node:
        case ast.Name(id=name, ctx=ast.Load() | ast.Del()):
            return [name]
        case ast.Global(names=names):
            return names
        case ast.Constant(value=str(text)) if is_by_text:
            return re.findall(_NAME, text)
        case _:
            return []


def settings_file(text: str) -> SettingsFile:
    """Return what the source of a settings module has; raises SyntaxError."""
    return SettingsFile(text, tuple(_Reader(text).assignments(ast.parse(text).body, ())))


def words(folder: Path, without: Path) -> frozenset[str]:
    """Return the names of settings in the other Python files of a project."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).parts
        foreign = any(part.startswith(".") or part in _NOT_OF_THE_PROJECT for part in parts)
        if not foreign and path != without:
            text = path.read_text(encoding="utf-8", errors="replace")
            found |= set(re.findall(_NAME, text))
    return frozenset(found)


def suites(statement: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield the blocks of a statement."""
    for name in ("body", "orelse", "finalbody"):
        if suite := getattr(statement, name, None):
            yield suite
    for part in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield part.body


def changed_names(statement: ast.stmt) -> set[str]:
    """Return the names that a statement binds, and those whose objects it may change."""
    nodes = list(ast.walk(statement))
    found = {one.id for one in nodes if isinstance(one, ast.Name) and not _is_read(one)}
    for node in nodes:
        if isinstance(node, ast.Subscript | ast.Attribute) and not _is_read(node):
            found.add(_root(node))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found.add(_root(node.func))
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
    return found


def _is_read(node: ast.Name | ast.Subscript | ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Load)


def _root(node: ast.AST) -> str:
    """Return the name at the start of ``NAME["x"].y``, or an empty string."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _simple(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements without blocks, outside functions and classes."""
    for statement in body:
        inner = list(suites(statement))
        if not inner:
            yield statement
        elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for suite in inner:
                yield from _simple(suite)


class _Reader:
    """Reads the assignments of a module."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._literals: dict[str, ast.expr] = {}
        self._starts: dict[int, int] = {}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.stmt):
                for line in {node.lineno, _end(node)}:
                    self._starts[line] = self._starts.get(line, 0) + 1

    def assignments(self, suite: list[ast.stmt], around: tuple[int, ...]) -> Iterator[Assignment]:
        """Yield the assignments of a block, and of those in it."""
        for statement in suite:
            match statement:
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                    continue
                case (
                    ast.Assign(targets=[target], value=value)
                    | ast.AnnAssign(target=target, value=ast.expr() as value)
                ):
                    yield from self._assignment(statement, target, value, around)
                case _:
                    for inner in suites(statement):
                        yield from self.assignments(inner, (*around, inner[0].lineno))

    def _assignment(
        self, statement: ast.stmt, target: ast.expr, value: ast.expr, around: tuple[int, ...]
    ) -> Iterator[Assignment]:
        keys = _keys(target)
        name = _root(target)
        if keys is None or not name or (keys and name != "STORAGES"):
            return
        if not keys:
            self._literals[name] = value
        first, last = statement.lineno, _end(statement)
        backends = {}
        if name == "STORAGES":
            backends = {
                alias: expression(code, self._text)
                for alias, code in self._parts(value, keys, _BACKEND)
            }
        elif name in _ALIASES:
            backends = {_ALIASES[name]: expression(self._literal(value), self._text)}
        yield Assignment(
            name,
            first,
            last,
            around,
            expression(value, self._text),
            keys,
            self._entries(value, keys) if name == "STORAGES" else {},
            backends,
            self._starts[first] == self._starts[last] == 1,
        )

    def _entries(self, value: ast.expr, keys: tuple[str, ...]) -> dict[str, dict[str, Expression]]:
        """Return the ``OPTIONS`` that a value for an item of ``STORAGES`` has, by alias."""
        if keys[1:2] == (_OPTIONS,) and len(keys) == 3:  # noqa: PLR2004 - alias, OPTIONS, option
            return {keys[0]: {keys[2]: expression(value, self._text)}}
        return {
            alias: {name: expression(code, self._text) for name, code in self._items(options)}
            for alias, options in self._parts(value, keys, _OPTIONS)
        }

    def _parts(
        self, value: ast.expr, keys: tuple[str, ...], part: str
    ) -> Iterator[tuple[str, ast.expr]]:
        """Yield the `part` of each entry in a value for an item of ``STORAGES``."""
        match keys:
            case ():
                for alias, entry in self._items(value):
                    yield from self._parts(entry, (alias,), part)
            case (alias,):
                for name, item in self._items(value):
                    if name == part:
                        yield alias, self._literal(item)
            case (alias, key) if key == part:
                yield alias, self._literal(value)
            case _:
                pass

    def _items(self, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
        value = self._literal(value)
        if isinstance(value, ast.Dict):
            for key, item in zip(value.keys, value.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, item

    def _literal(self, value: ast.expr) -> ast.expr:
        """Return the value of a name that was set before, or the expression."""
        return self._literals.get(value.id, value) if isinstance(value, ast.Name) else value


def _keys(target: ast.expr) -> tuple[str, ...] | None:
    """Return the keys of ``NAME["a"]["b"]``, or None for other targets."""
    match target:
        case ast.Name():
            return ()
        case ast.Subscript(value=value, slice=ast.Constant(value=str(key))):
            before = _keys(value)
            return None if before is None else (*before, key)
        case _:
            return None


def _end(statement: ast.stmt) -> int:
    return statement.end_lineno or statement.lineno
