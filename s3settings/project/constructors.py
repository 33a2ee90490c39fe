"""The options that the constructor of a storage class sets, read in its source."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from types import FunctionType

# methods of the keyword arguments that take the name of one
_OF_ONE = frozenset({"get", "pop", "setdefault"})


@cache
def options_set_by(constructor: FunctionType) -> frozenset[str] | None:
    """Return the names that a constructor may set as options, or None if it may set any option.

    They are parameters, texts such as in ``kwargs["name"]``, attributes of the storage, and
    arguments of the next constructor.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(constructor)))
    except (OSError, SyntaxError):
        return None
    match tree.body:
        case [ast.FunctionDef(decorator_list=[]) as function]:
            return _Constructor(function).options()
        case _:
            return None


class _Constructor:
    """A constructor, the names that it may set, and the nodes that show it."""

    def __init__(self, function: ast.FunctionDef) -> None:
        given = function.args
        own, *parameters = [one.arg for one in (*given.posonlyargs, *given.args)] or [""]
        self.own, self.keywords = own, given.kwarg.arg if given.kwarg else ""
        self.names = {*parameters, *(one.arg for one in given.kwonlyargs)}
        self.function = function
        self.read: set[ast.AST] = set()
        self.is_complete = True

    def options(self) -> frozenset[str] | None:
        """Return the names, or None if the storage or its options are also used in another way."""
        for node in ast.walk(self.function):
            self._read(node)
        used = (node for node in ast.walk(self.function) if self._counts(node))
        is_read = self.is_complete and self.read.issuperset(used)
        return frozenset(self.names) if is_read else None

    def _counts(self, node: ast.AST) -> bool:
        match node:
            case ast.Name(id=name):
                return name in {self.own, self.keywords}
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
                # a method of the storage may set anything
                return name == self.own
            case _:
                return False

    def _read(self, node: ast.AST) -> None:
        match node:
            case ast.Subscript(value=ast.Name() as name, slice=ast.Constant(value=str() as option)):
                self._found(name, option)
            case ast.Attribute(value=ast.Name() as name, attr=option) if name.id == self.own:
                if option != "__dict__":
                    self._found(name, option)
            case ast.Compare(left=ast.Constant(), comparators=[ast.Name() as name]):
                self._found(name)
            case ast.Call(func=ast.Name(id="super"), args=[_, ast.Name() as name]):
                self._found(name)
            case ast.Call(func=ast.Attribute(attr="__init__")):
                self._passed_on(node)
            case ast.Call(func=ast.Attribute(value=ast.Name() as name, attr=method)):
                if name.id == self.keywords:
                    self._changed(node, name, method)
            case _:
                pass

    def _found(self, name: ast.Name, *options: str) -> None:
        self.read.add(name)
        self.names.update(options)

    def _passed_on(self, call: ast.Call) -> None:
        """Read the call of the next constructor, which may be given the storage itself."""
        for value in call.args:
            if isinstance(value, ast.Name) and value.id == self.own:
                self._found(value)
        for keyword in call.keywords:
            if keyword.arg is not None:
                self.names.add(keyword.arg)
            elif isinstance(keyword.value, ast.Name) and keyword.value.id == self.keywords:
                self._found(keyword.value)
            else:
                self.is_complete = False

    def _changed(self, call: ast.Call, name: ast.Name, method: str) -> None:
        """Read a method of the keyword arguments, whose names must be texts."""
        keys = (
            call.args[:1] if method in _OF_ONE else list(_keys(call)) if method == "update" else []
        )
        texts = [key.value for key in keys if isinstance(key, ast.Constant)]
        if keys and len(texts) == len(keys):
            self._found(name, *map(str, texts))


def _keys(call: ast.Call) -> Iterator[ast.expr | None]:
    """Yield the keys of an update, None where they are not written."""
    for value in call.args:
        yield from value.keys if isinstance(value, ast.Dict) else [None]
    for keyword in call.keywords:
        yield ast.Constant(keyword.arg) if keyword.arg else None
