"""The code of a project, searched for reads of a setting."""

import ast
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from s3settings.paths import resolved
from s3settings.project.source import module_of, read_names

# folders without code of the project
_OTHERS = frozenset({"__pycache__", "node_modules", "site-packages"})
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"
# a project with more of them is not searched
_FOLDERS = 3_000


@dataclass(frozen=True, slots=True)
class Code:
    """The modules in a folder; those of settings without a module are unknown."""

    folder: Path | None = None

    def reads(self, names: Collection[str]) -> set[str]:
        """Return the names that the code reads; in too many folders it may read all of them."""
        if self.folder is None or not names:
            return set()
        found: set[str] = set()
        for number, files in enumerate(_folders(self.folder)):
            if number >= _FOLDERS:
                return {*names}
            for path in files:
                found |= _read_in(path, names)
        return found


UNKNOWN = Code()


def code_of(settings: object) -> Code:
    """Return the code of the project that the settings belong to."""
    module = module_of(settings)
    path = getattr(module, "__file__", None)
    if module is None or path is None:
        return UNKNOWN
    folders = resolved(path).parents
    depth = module.__name__.count(".") + (Path(path).stem == "__init__")
    return Code(folders[min(depth, len(folders) - 1)])


def _folders(folder: Path) -> Iterator[list[Path]]:
    """Yield the modules of each folder, without those of installed packages."""
    for place, folders, files in os.walk(folder):
        if _VIRTUAL_ENVIRONMENT in files:
            folders.clear()
            continue
        folders[:] = [name for name in folders if name not in _OTHERS and name[0] != "."]
        yield [Path(place, name) for name in files if name.endswith(".py")]


def _read_in(path: Path, names: Collection[str]) -> set[str]:
    try:
        text = path.read_bytes()
        if not any(name.encode() in text for name in names):
            return set()
        tree = ast.parse(text)
    except (OSError, ValueError, SyntaxError):
        return set()
    return {*read_names(tree), *_texts(tree)} & {*names}


def _texts(tree: ast.AST) -> Iterator[str]:
    """Yield imported names, and texts, by which ``getattr`` reads a setting.

    The text of a key, and that in the value of the same name, such as of a variable of the
    environment, is part of a definition.
    """
    definitions = set(map(id, _texts_of_definitions(tree)))
    for node in ast.walk(tree):
        match node:
            case ast.alias(name=name):
                yield name
            case ast.Constant(value=str() as name) if id(node) not in definitions:
                yield name
            case _:
                pass


def _texts_of_definitions(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        match node:
            case ast.Dict(keys=keys):
                yield from filter(None, keys)
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                yield from (
                    one
                    for one in ast.walk(value)
                    if isinstance(one, ast.Constant) and one.value == name
                )
            case _:
                pass
