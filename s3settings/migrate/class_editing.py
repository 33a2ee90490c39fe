"""A class of django-configurations with a property that calls `load()`; the rest stays as it is."""

import ast
from dataclasses import dataclass
from textwrap import indent

from s3settings.migrate.building import Built
from s3settings.migrate.calls import Call
from s3settings.migrate.editing import CannotEditError, Edit, last_import
from s3settings.migrate.plans import Names, Plan
from s3settings.migrate.source import SettingsFile, changed_names

_OLD_NAMES = frozenset({"DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"})


def names_in_class(source: SettingsFile, before: Built, name: str) -> Names:
    """Return the code by which a property of a class names settings."""
    of_module = frozenset[str]().union(*(changed_names(one) for one in _outside(source)))
    is_own = any(_binds(one, "STORAGES") for one in _class(source, name).body)
    storages = "self._STORAGES" if is_own else "super().STORAGES"
    return Names(before.names - of_module, storages)


def edited_class(
    source: SettingsFile, before: Built, plan: Plan, name: str, env_file: str | None
) -> Edit:
    """Return the module with a property ``STORAGES`` in the class; raises `CannotEditError`."""
    return _ClassEditor(source, before, plan, name, env_file).edit()


@dataclass(frozen=True, slots=True)
class _ClassEditor:
    source: SettingsFile
    before: Built
    plan: Plan
    name: str
    env_file: str | None

    def edit(self) -> Edit:
        cls = _class(self.source, self.name)
        lines = self.source.text.split("\n")
        block = self._block()
        first = cls.body[0]
        if first.lineno == cls.lineno:
            raise CannotEditError
        shift = lines[first.lineno - 1][: first.col_offset]
        removed = {line for one in cls.body for line in _lines_of_old(one)}
        own = next((one for one in cls.body if _binds(one, "STORAGES")), None)
        if own is not None:
            line = own.lineno - 1
            lines[line] = lines[line].replace("STORAGES", "_STORAGES", 1)
        imports = last_import(self.source)
        result = [] if imports else [_IMPORT]
        for number, line_ in enumerate(lines, start=1):
            result += [line_] if number not in removed else []
            result += [_IMPORT] if number == imports else []
            result += ["", *indent(block, shift).split("\n")] if number == cls.end_lineno else []
        return Edit(text="\n".join(result), block=f"{_IMPORT}\n\n{block}", removed=())

    def _block(self) -> str:
        names = names_in_class(self.source, self.before, self.name)
        call = Call(
            before=self.before,
            plan=self.plan,
            storages=names.storages if "STORAGES" in self.before.names else None,
            env_file=self.env_file,
            names=names,
        ).code()
        body = indent(f'return {call}["STORAGES"]', "    ")
        return f"@property\ndef STORAGES(self):\n{body}"


_IMPORT = "from s3settings import load"


def _class(source: SettingsFile, name: str) -> ast.ClassDef:
    for statement in source.tree.body:
        if isinstance(statement, ast.ClassDef) and statement.name == name:
            return statement
    raise CannotEditError


def _outside(source: SettingsFile) -> list[ast.stmt]:
    return [one for one in source.tree.body if not isinstance(one, ast.ClassDef)]


def _binds(statement: ast.stmt, name: str) -> bool:
    match statement:
        case ast.Assign(targets=[ast.Name(id=bound)]) | ast.FunctionDef(name=bound):
            return bound == name
        case _:
            return False


def _lines_of_old(statement: ast.stmt) -> range:
    """Return the lines of a setting that Django does not accept beside ``STORAGES``."""
    if any(_binds(statement, name) for name in _OLD_NAMES):
        return range(statement.lineno, (statement.end_lineno or 0) + 1)
    return range(0)
