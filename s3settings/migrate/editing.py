"""The settings module with `load()` in the place of hand-written settings; the rest stays as it is."""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import indent

from s3settings.migrate.building import Built
from s3settings.migrate.calls import Call
from s3settings.migrate.comments import moved
from s3settings.migrate.plans import Plan
from s3settings.migrate.source import CHOOSING, Assignment, SettingsFile, changed_names, suites
from s3settings.project.options import OPTION_OF_SETTING
from s3settings.variables.names import ALIAS_OF_SCOPE

_OLD_NAMES = {"DEFAULT_FILE_STORAGE": "default", "STATICFILES_STORAGE": "staticfiles"}
_URLS = {"default": "MEDIA_URL", "staticfiles": "STATIC_URL"}
# settings that packages for mail and queues read, too
_SHARED = re.compile(r"AWS_(S3_)?(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SESSION_PROFILE)")
_OTHERS = re.compile(r"django_ses|django_amazon_ses|AWS_SES_|anymail|\bsqs\b|import boto3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The manner of an edit.

    With `takes_urls` STATIC_URL and MEDIA_URL are those of `load()`, else the project's. With
    `is_guarded` the call is at the end, if the old settings choose storages on S3.
    """

    takes_urls: bool = True
    is_guarded: bool = False
    env_file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """The new source, the statements that are new in it, and the assignments that are removed."""

    text: str = field(repr=False)
    block: str
    removed: tuple[Assignment, ...]


class CannotEditError(Exception):
    """Raised if the statements of `load()` have no place in the module."""


def edited(
    source: SettingsFile, before: Built, plan: Plan, needed: Collection[str], manner: Manner
) -> Edit:
    """Return the module edited as planned, without removing what other files need."""
    return _Editor(source, before, plan, frozenset(needed), manner).edit()


@dataclass(frozen=True)
class _Editor:
    source: SettingsFile
    before: Built
    plan: Plan
    needed: frozenset[str]
    manner: Manner

    def edit(self) -> Edit:
        lines = self.source.text.split("\n")
        removed = self._removed()
        restored = self._restored(removed)
        removed += restored
        gone = {line for one in removed for line in range(one.first, one.last + 1)}
        comments, emptied = moved(self.source.text, gone)
        gone |= emptied
        block = "\n".join([self._block(removed), *map(self._restoration, restored)])
        position, imports = self._position(), last_import(self.source)
        result = [] if imports else [*self._imports]
        for number, line in enumerate(lines, start=1):
            is_gap = not line and number - 1 in gone and result[-1:] in ([], [""])
            if is_gap:
                gone.add(number)
            result += [line] if number not in gone else []
            result += self._imports if number == imports else []
            if number == position:
                result += [""] if _needs_gap(result[-1:]) else []
                result += indent("\n".join([*comments, block]), self._shift).split("\n")
                result += [""] if lines[number : number + 1] not in ([], [""]) else []
        text = "\n".join(result)
        text = text if text.endswith("\n") else text + "\n"
        return Edit(text=text, block="\n".join([*self._imports, "", block]), removed=tuple(removed))

    @cached_property
    def _name(self) -> str:
        """The name of `load` in the module, in which another function may have it."""
        bound = self.before.names.union(*map(changed_names, self.source.tree.body))
        return "load_storages" if "load" in bound else "load"

    @cached_property
    def _imports(self) -> list[str]:
        alias = "" if self._name == "load" else f" as {self._name}"
        os = ["import os"] if "os" in self.plan.names - self.before.names else []
        return [*os, f"from s3settings import load{alias}"]

    @cached_property
    def executed(self) -> list[Assignment]:
        return self.source.executed(self.before.executed)

    @cached_property
    def suite(self) -> tuple[int, ...]:
        """The block in which the storages are chosen."""
        if self.manner.is_guarded:
            return ()
        return self.source.suite(self.before.executed, self.plan.moves)

    @cached_property
    def body(self) -> list[ast.stmt]:
        body = self.source.tree.body
        for first in self.suite:
            parents = {_header(statement) for statement in body}
            inner = (suite for statement in body for suite in suites(statement))
            body = next(suite for suite in inner if suite[0].lineno == first)
            if body[0].lineno in parents:
                raise CannotEditError
        return body

    @property
    def _shift(self) -> str:
        if not self.suite:
            return ""
        first = self.body[0]
        return self.source.text.split("\n")[first.lineno - 1][: first.col_offset]

    def _removed(self) -> list[Assignment]:
        """Return the assignments that have no effect any more, and that nothing refers to."""
        candidates = [one for one in self.executed if one.is_alone and self._is_replaced(one)]
        while True:
            referred = self.source.references(candidates) | self.plan.names
            kept = [one for one in candidates if one.keys or one.name not in referred]
            if len(kept) == len(candidates):
                return kept
            candidates = kept

    def _is_replaced(self, one: Assignment) -> bool:
        is_here = one.suite == self.suite and not self.manner.is_guarded
        if one.name in _OLD_NAMES:
            return is_here
        if one.name == "STORAGES":
            return is_here and self._replaces_storages(one)
        if one.name in _URLS.values():
            urls = {url for alias, url in _URLS.items() if alias in self.plan.moves}
            return is_here and self.manner.takes_urls and one.name in urls
        return one.name in OPTION_OF_SETTING and self._is_spent(one)

    def _replaces_storages(self, one: Assignment) -> bool:
        """Return True if `load()` makes all that an assignment sets, and nothing needs it before."""
        if "STORAGES" in self.plan.names:
            return False
        if one.keys:
            return one.keys[0] in self.plan.moves
        return not self._call.rest and all(
            other.suite == self.suite for other in self.executed if other.name == "STORAGES"
        )

    def _is_spent(self, one: Assignment) -> bool:
        """Return True for a setting of storages that only those read that move."""
        is_around = one.suite == self.suite[: len(one.suite)]
        others = any(alias in self.plan.stays for alias in self.before.on_s3)
        is_shared = _SHARED.fullmatch(one.name) and _OTHERS.search(self.source.text)
        return (
            is_around
            and one.name not in self.needed
            and not (others or is_shared or self.before.classes or self._has_other_choices())
        )

    def _has_other_choices(self) -> bool:
        """Return True if the module may choose a storage on S3 in another block."""
        chosen = [
            code.code
            for one in self.source.assignments
            if one.suite != self.suite[: len(one.suite)]
            for code in one.chooses.values()
        ]
        return any(not re.match(r"['\"](django|whitenoise)\.", code) for code in chosen)

    def _restored(self, removed: Collection[Assignment]) -> list[Assignment]:
        """Return the assignments of secrets that others need: they get them from ``STORAGES``.

        An assignment stays if a statement before those of `load()` needs it.
        """
        secrets = {secret.line for secret in self.plan.secrets}
        before = self.source.references([*removed, *self._assigning(secrets)], self._position())
        return [
            one
            for one in self.executed
            if one.first in secrets
            and one not in removed
            and one.name in OPTION_OF_SETTING
            and one.name not in before
            and one.is_alone
            and one.suite == self.suite
            and not self.manner.is_guarded
        ]

    def _assigning(self, lines: Collection[int]) -> list[Assignment]:
        return [one for one in self.executed if one.first in lines]

    def _restoration(self, one: Assignment) -> str:
        option, alias = OPTION_OF_SETTING[one.name], self.plan.moves[0]
        return f'{one.name} = STORAGES["{alias}"]["OPTIONS"]["{option}"]'

    @cached_property
    def _call(self) -> Call:
        return Call(
            before=self.before,
            plan=self.plan,
            function=self._name,
            storages="STORAGES" if "STORAGES" in self.before.names else None,
            env_file=self.manner.env_file,
        )

    def _block(self, removed: Collection[Assignment]) -> str:
        """Return the statements of the call."""
        names = {one.name for one in removed if not one.keys}
        call = self._code()
        block = "\n".join([call, *self._deletions(names)])
        return f"if {self._guard()}:\n{indent(block, '    ')}" if self.manner.is_guarded else block

    def _code(self) -> str:
        call = self._call.code()
        if self.manner.takes_urls:
            return f"globals().update(\n{indent(call, '    ')}\n)"
        return f'STORAGES = {call}["STORAGES"]'

    def _guard(self) -> str:
        """Return the condition that the old settings choose a storage that moves."""
        alias = self.plan.moves[0]
        backend = self.before.storages[alias]["backend"]
        if "STORAGES" in self.before.names:
            return f'STORAGES["{alias}"]["BACKEND"] == "{backend}"'
        name = next(name for name, key in _OLD_NAMES.items() if key == alias)
        return f'{name} == "{backend}"'

    def _deletions(self, removed: Collection[str]) -> Iterator[str]:
        """Yield statements without which there is more than before, or two ways, one too many."""
        yield from (
            f"del {name}" for name in sorted(_OLD_NAMES.keys() & self.before.names - set(removed))
        )
        new = [alias for alias in ALIAS_OF_SCOPE.values() if alias not in self.before.storages]
        yield from (f'del STORAGES["{alias}"]' for alias in sorted(new))

    def _position(self) -> int:
        """Return the line behind which the statements come: that of the last setting they need."""
        relevant = {*self.plan.names, *CHOOSING, *OPTION_OF_SETTING, *_URLS.values(), "BASE_DIR"}
        if self.before.root is None:
            relevant.discard("BASE_DIR")
        ends = [
            statement.end_lineno or 0
            for statement in self.body
            if relevant & changed_names(statement)
        ]
        return max(ends) if self._is_chosen_here() and ends else self.body[-1].end_lineno or 0

    def _is_chosen_here(self) -> bool:
        return bool(self.source.choosing(self.before.executed, self.plan.moves))


def _needs_gap(last: Collection[str]) -> bool:
    """Return True if the last line is neither empty nor the first one of a block."""
    return any(line and not line.endswith(":") for line in last)


def _header(statement: ast.stmt) -> int:
    return statement.lineno


def last_import(source: SettingsFile) -> int:
    """Return the last line of the first imports of a module, or that of its docstring."""
    line = 0
    for statement in source.tree.body:
        is_docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not is_docstring and not isinstance(statement, ast.Import | ast.ImportFrom):
            break
        line = statement.end_lineno or 0
    return line
