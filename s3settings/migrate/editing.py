"""The settings module with `load()` in the place of hand-written settings; the rest stays as it is."""

import ast
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import indent

from s3settings.migrate.building import Built
from s3settings.migrate.planning import Plan
from s3settings.migrate.source import CHOOSING, Assignment, SettingsFile, suites
from s3settings.project.options import OPTION_OF_SETTING
from s3settings.variables.names import ALIAS_OF_SCOPE

IMPORT = "from s3settings import load"
_OLD_NAMES = frozenset({"DEFAULT_FILE_STORAGE", "STATICFILES_STORAGE"})
_URLS = {"default": "MEDIA_URL", "staticfiles": "STATIC_URL"}
_USUAL = {
    "default": "django.core.files.storage.FileSystemStorage",
    "staticfiles": "django.contrib.staticfiles.storage.StaticFilesStorage",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The new source, the statements that are new in it, and the assignments that are removed."""

    text: str = field(repr=False)
    block: str
    removed: tuple[Assignment, ...]


def edited(
    source: SettingsFile,
    before: Built,
    plan: Plan,
    needed: Collection[str],
    *,
    takes_urls: bool,
) -> Edit:
    """Return the module edited as planned, without removing what other files need.

    With `takes_urls` STATIC_URL and MEDIA_URL are those of `load()`, else the project's.
    """
    return _Editor(source, before, plan, frozenset(needed), takes_urls).edit()


@dataclass(frozen=True)
class _Editor:
    source: SettingsFile
    before: Built
    plan: Plan
    needed: frozenset[str]
    takes_urls: bool

    def edit(self) -> Edit:
        lines = self.source.text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        removed = self._removed()
        gone = {line for one in removed for line in range(one.first, one.last + 1)}
        names = {one.name for one in removed}
        block = "\n".join([self._call(), *self._deletions(names)])
        shift = " " * self.body[0].col_offset if self.suite else ""
        new = [f"{line}\n" for line in indent(block, shift).splitlines()]
        position, imports = self._position(), _last_import(self.source.text)
        result = [] if imports else [f"{IMPORT}\n"]
        for number, line in enumerate(lines, start=1):
            result += [line] if number not in gone else []
            result += [f"{IMPORT}\n"] if number == imports else []
            result += new if number == position else []
        return Edit(text="".join(result), block=f"{IMPORT}\n\n{block}", removed=tuple(removed))

    @cached_property
    def executed(self) -> list[Assignment]:
        return self.source.executed(self.before.executed)

    @cached_property
    def suite(self) -> tuple[int, ...]:
        """The block in which the storages are chosen."""
        return self.source.suite(self.before.executed)

    @cached_property
    def body(self) -> list[ast.stmt]:
        body = ast.parse(self.source.text).body
        for first in self.suite:
            inner = (suite for statement in body for suite in suites(statement))
            body = next(suite for suite in inner if suite[0].lineno == first)
        return body

    def _removed(self) -> list[Assignment]:
        """Return the assignments that have no effect any more, and that nothing refers to."""
        candidates = [one for one in self.executed if self._is_replaced(one)]
        while True:
            referred = self.source.references(candidates) | self.plan.names
            kept = [one for one in candidates if one.name not in referred]
            if len(kept) == len(candidates):
                return kept
            candidates = kept

    def _is_replaced(self, one: Assignment) -> bool:
        is_here = one.suite == self.suite
        if one.name in _OLD_NAMES:
            return is_here
        if one.name == "STORAGES":
            return is_here and not self._rest
        if one.name in _URLS.values():
            urls = {url for alias, url in _URLS.items() if alias in self.plan.moves}
            return is_here and self.takes_urls and one.name in urls
        is_around = one.suite == self.suite[: len(one.suite)]
        is_read_elsewhere = bool(self.before.classes) or any(
            alias in self.plan.stays for alias in self.before.on_s3
        )
        return (
            one.name in OPTION_OF_SETTING
            and is_around
            and not is_read_elsewhere
            and one.name not in self.needed
        )

    @property
    def _rest(self) -> list[str]:
        """The aliases of the storages that stay."""
        return [alias for alias in self.before.storages if alias not in self.plan.moves]

    def _call(self) -> str:
        call = "load(\n" + "".join(f"    {one},\n" for one in self._arguments()) + ")"
        if self.takes_urls:
            return f"globals().update(\n{indent(call, '    ')}\n)"
        return f'STORAGES = {call}["STORAGES"]'

    def _arguments(self) -> list[str]:
        plan, found = self.plan, ['preset="django-storages"']
        if "BASE_DIR" in self.before.names:
            found.append("base_dir=BASE_DIR")
        if plan.prefix:
            found.append(f'prefix="{plan.prefix}"')
        if further := [alias for alias in plan.moves if alias not in ALIAS_OF_SCOPE.values()]:
            found.append(f"aliases={further!r}".replace("'", '"'))
        found += [
            f"{scope}=False" for scope, alias in ALIAS_OF_SCOPE.items() if alias not in plan.moves
        ]
        if plan.defaults:
            entries = [f'        "{one.variable}": {one.code},\n' for one in plan.defaults]
            found.append("defaults={\n" + "".join(entries) + "    }")
        if storages := self._storages():
            found.append(f"storages={storages}")
        return found

    def _storages(self) -> str:
        """Return the code of the argument `storages`, or an empty string."""
        if "STORAGES" in self.before.names:
            entries = [f'"{alias}": STORAGES["{alias}"]' for alias in self._rest]
        else:
            backends = {alias: self.before.storages[alias]["backend"] for alias in self._rest}
            entries = [
                f'"{alias}": {{"BACKEND": "{backend}"}}'
                for alias, backend in backends.items()
                if backend != _USUAL.get(alias)
            ]
        return f"{{{', '.join(entries)}}}" if entries else ""

    def _deletions(self, removed: Collection[str]) -> list[str]:
        """Return statements without which Django refuses to start: it accepts one way only."""
        old = sorted(_OLD_NAMES & self.before.names - set(removed))
        return [f"del {name}" for name in old]

    def _position(self) -> int:
        """Return the line behind which the statements come: that of the last setting they need."""
        if not any(one.name in CHOOSING for one in self.executed):
            return len(self.source.text.splitlines())
        relevant = {*self.plan.names, *CHOOSING, *OPTION_OF_SETTING, *_URLS.values()}
        inside = [
            one.last
            for one in self.executed
            if one.name in relevant and one.suite[: len(self.suite)] == self.suite
        ]
        last = max(inside)
        ends = [statement.end_lineno or 0 for statement in self.body]
        return min(end for end in ends if end >= last)


def _last_import(text: str) -> int:
    """Return the last line of the first imports of a module, or that of its docstring."""
    line = 0
    for statement in ast.parse(text).body:
        is_docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not is_docstring and not isinstance(statement, ast.Import | ast.ImportFrom):
            break
        line = statement.end_lineno or 0
    return line
