"""The plan of a migration: which storages move, and the defaults that reproduce their options."""

import pprint
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from s3settings.masked import Masked
from s3settings.migrate.binding import sets
from s3settings.migrate.building import Built, Origin
from s3settings.migrate.expressions import Expression
from s3settings.migrate.plain import is_visible
from s3settings.migrate.plans import (
    OF_MODULE,
    Default,
    InexpressibleError,
    Names,
    Plan,
    Secret,
    quoted,
)
from s3settings.migrate.scopes import scope_of
from s3settings.migrate.source import Assignment, SettingsFile
from s3settings.options.table import CLOUDFRONT
from s3settings.variables.aliases import refusal
from s3settings.variables.names import ALIAS_OF_SCOPE, GLOBAL_VARIABLES, STATIC, variable_of

SECRETS = frozenset({"access_key", "secret_key", "security_token", "cloudfront_key", "proxies"})
# options that a storage has all of its own, or none
_CREDENTIALS = frozenset({"access_key", "secret_key", "security_token", "session_profile"})
_TOGETHER = {
    **dict.fromkeys(_CREDENTIALS, _CREDENTIALS),
    **dict.fromkeys(CLOUDFRONT, frozenset(CLOUDFRONT)),
}
_CUSTOMER_KEY = "SSECustomerKey"
# what a URL with a password has
_USER = "@"
# options that load() resolves for each storage in a way of its own
_SCOPED = frozenset({"location", "querystring_auth", "file_overwrite"})
_OBJECTS = frozenset({"client_config", "transfer_config"})
_MANIFEST = "django.contrib.staticfiles.storage.ManifestFilesMixin"
_FAMILIES = frozenset(
    {
        "storages.backends.s3.S3Storage",
        "storages.compress.CompressStorageMixin",
        "storages.base.BaseStorage",
        "django.core.files.storage.base.Storage",
    }
)
_HASHED = frozenset({_MANIFEST, "django.contrib.staticfiles.storage.HashedFilesMixin"})


def planned(
    before: Built,
    source: SettingsFile,
    stays: Mapping[str, str],
    prefix: str = "",
    names: Names = OF_MODULE,
) -> Plan:
    """Plan the migration of the storages on S3 that are not among those that stay."""
    stays = {
        **{alias: reason for alias in before.on_s3 if (reason := _obstacle(before, alias))},
        **stays,
    }
    moves = tuple(alias for alias in before.on_s3 if alias not in stays)
    try:
        return _Planner(before, source, moves, prefix, names).plan(stays)
    except InexpressibleError as error:
        return planned(before, source, {**stays, error.alias: error.reason}, prefix, names)


def _obstacle(before: Built, alias: str) -> str:
    """Return the reason why a storage can't move, or an empty string."""
    facts = before.storages[alias]
    if alias in before.loaded:
        return "it is made by load() already"
    if before.is_loaded:
        return "the settings call load() already"
    if alias not in ALIAS_OF_SCOPE.values() and (reason := refusal(scope_of(alias), ())):
        return f"the alias {reason}"
    if facts["backend"] and _has_class(before, alias):
        return "" if _is_path(facts["backend"]) else "its class is not given by a path"
    return ""


def _has_class(before: Built, alias: str) -> bool:
    """Return True if a class of the project, or of a library, does more than to set options."""
    facts = before.storages[alias]
    is_static = alias == ALIAS_OF_SCOPE[STATIC]
    foreign = set(facts["families"]) - _FAMILIES - (_HASHED if is_static else set())
    return bool(facts["behavior"] or foreign)


def _is_path(backend: str) -> bool:
    return all(part.isidentifier() for part in backend.split(".")) and "." in backend


@dataclass(frozen=True, slots=True)
class _Planner:
    before: Built
    source: SettingsFile
    moves: tuple[str, ...]
    prefix: str
    names: Names

    def plan(self, stays: Mapping[str, str]) -> Plan:
        found = [*self._classes()]
        for option in self._options():
            found += self._of_option(option)
        secrets = [one for one in found if isinstance(one, Secret)]
        return Plan(
            moves=self.moves,
            stays=stays,
            defaults=tuple(one for one in found if isinstance(one, Default)),
            secrets=tuple(one for one in secrets if one.value is not None),
            left=tuple(one for one in secrets if one.value is None),
            prefix=self.prefix,
        )

    def _classes(self) -> Iterator[Default | Secret]:
        for alias in self.moves:
            facts = self.before.storages[alias]
            if _has_class(self.before, alias):
                yield Default(variable_of("backend", scope_of(alias)), f'"{facts["backend"]}"')
            elif _MANIFEST in facts["families"]:
                yield Default(variable_of("manifest", STATIC), "True")

    def _options(self) -> list[str]:
        return list(self.before.origins(self.moves[0])) if self.moves else []

    def _of_option(self, option: str) -> Iterator[Default | Secret]:
        """Yield the defaults of an option: for all storages if it is the same, or for each."""
        records = {alias: self.before.origins(alias)[option] for alias in self.moves}
        first = records[self.moves[0]]
        is_same = all(
            (record.value, record.setting) == (first.value, first.setting)
            for record in records.values()
        )
        is_read_otherwise = self._is_read_otherwise(option)
        if is_read_otherwise and option in _TOGETHER:
            records = {alias: _read_otherwise(record) for alias, record in records.items()}
        if is_same and option not in _SCOPED and not is_read_otherwise:
            records = {self.moves[0]: first}
            scopes = {self.moves[0]: ""}
        else:
            scopes = {alias: scope_of(alias) for alias in records}
        for alias, record in records.items():
            found = self._assigned(option, record, alias)
            if self._is_planned(option, record, alias, found):
                variable = variable_of(option, scopes[alias])
                yield from self._of_storage(option, record, alias, variable)

    def _is_read_otherwise(self, option: str) -> bool:
        """Return True if a variable has another value; some options are inherited as a set."""
        options = _TOGETHER.get(option, {option})
        return any(
            record.variable == "other"
            for alias in self.moves
            for name, record in self.before.origins(alias).items()
            if name in options
        )

    def _is_planned(
        self,
        option: str,
        record: Origin,
        alias: str,
        found: tuple[Expression, Assignment] | None,
    ) -> bool:
        """Return True if a default is needed, now or with other values of variables."""
        if not _is_usual(option, record, alias) or record.variable == "other":
            return True
        return found is not None and not found[0].is_constant and not self._reads(option, found[0])

    def _reads(self, option: str, code: Expression) -> bool:
        """Return True if code reads a variable of the option, and nothing else."""
        names = GLOBAL_VARIABLES[option]
        return code.reads in {*names, *(self.prefix + name for name in names)}

    def _of_storage(
        self, option: str, record: Origin, alias: str, variable: str
    ) -> Iterator[Default | Secret]:
        found = self._assigned(option, record, alias)
        if found is None:
            if record.variable != "same":
                yield self._without_code(option, record, alias, variable)
            return
        code, assignment = found
        if option in SECRETS and code.text:
            yield Secret(variable, Masked(code.text), assignment.first)
        elif _is_private(option, code):
            yield Secret(variable, None, assignment.first)
            yield self._by_name(option, record, alias, variable)
        elif record.variable == "same" and self._reads(option, code):
            if code.fallback:
                yield Default(variable, code.fallback, code.names)
        elif not (record.is_in_entry or self._can_move(assignment)):
            yield self._by_name(option, record, alias, variable)
        else:
            yield Default(variable, code.code, code.names)

    def _assigned(
        self, option: str, record: Origin, alias: str
    ) -> tuple[Expression, Assignment] | None:
        """Return the code that sets an option, if one assignment of the module does."""
        executed = self.source.executed(self.before.executed)
        if record.setting is not None:
            found = [one for one in executed if one.name == record.setting]
            is_only = len(found) == 1 and self.source.changes(record.setting) == 1
            return (found[0].expression, found[0]) if is_only else None
        for one in executed if record.is_in_entry else ():
            code = one.entries.get(alias, {}).get(option)
            if code is not None and self._is_final(one, alias):
                return code, one
        return None

    def _is_final(self, assignment: Assignment, alias: str) -> bool:
        """Return True if no other assignment sets options of the storage."""
        executed = self.source.executed(self.before.executed)
        return all(one is assignment or not one.entries.get(alias) for one in executed)

    def _can_move(self, assignment: Assignment) -> bool:
        """Return True if the code means the same where the storages are chosen, once."""
        suite = self.source.suite(self.before.executed, self.moves)
        is_around = assignment.suite == suite[: len(assignment.suite)]
        return is_around and assignment.name not in self.source.references([assignment])

    def _without_code(self, option: str, record: Origin, alias: str, variable: str) -> Default:
        """Return a default without the code of an assignment: a literal, or the name of a setting."""
        is_plain = option not in SECRETS | _OBJECTS and is_visible(record.value)
        if record.setting not in self.before.names and is_plain:
            return Default(variable, _literal(record.value))
        return self._by_name(option, record, alias, variable)

    def _by_name(self, option: str, record: Origin, alias: str, variable: str) -> Default:
        names = [record.setting] if record.setting else [*record.settings]
        known = [name for name in names if name in self.before.names]
        if known:
            optional = known[0] if self._may_be_unset(known[0]) else ""
            return Default(variable, self.names.code(known[0]), frozenset(known[:1]), optional)
        if record.is_in_entry and "STORAGES" in self.before.names:
            code = f'{self.names.storages}["{alias}"]["OPTIONS"]["{option}"]'
            return Default(variable, code, frozenset({"STORAGES"}))
        if record.composed:
            return Default(variable, self._composed(record.composed), _names(record.composed))
        reason = f"its {option} is computed outside of the settings module"
        raise InexpressibleError(alias, reason)

    def _may_be_unset(self, name: str) -> bool:
        """Return True if the module sets a name in some environments only."""
        suite = self.source.suite(self.before.executed, self.moves)
        found = [one.suite for one in self.source.assignments if one.name == name]
        is_around = any(one == suite[: len(one)] for one in found)
        return bool(found) and not is_around and not sets(self.source.tree.body, name)

    def _composed(self, parts: list[list[str]]) -> str:
        return " + ".join(self._part(kind, text) for kind, text in parts)

    def _part(self, kind: str, text: str) -> str:
        if kind == "setting":
            return self.names.code(text)
        return f'os.environ["{text}"]' if kind == "variable" else quoted(text)


def _read_otherwise(record: Origin) -> Origin:
    """Return the record of an option of a set of which a variable has another value."""
    return record if record.is_default else replace(record, variable="other")


def _literal(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    return pprint.pformat(value, sort_dicts=False, width=60)


def _names(parts: list[list[str]]) -> frozenset[str]:
    return frozenset("os" if kind == "variable" else text for kind, text in parts if kind != "text")


def _is_usual(option: str, record: Origin, alias: str) -> bool:
    """Return True if the preset gives the value without a default."""
    if option == "querystring_auth" and alias == ALIAS_OF_SCOPE[STATIC]:
        return record.value is False
    return record.is_default


def is_secret(option: str | None, code: Expression) -> bool:
    """Return True for code of a secret option that has text in it, which may be the secret."""
    return option in SECRETS and code.has_text and (option != "proxies" or _USER in code.code)


def _is_private(option: str, code: Expression) -> bool:
    """Return True for code that may have a secret in it."""
    if option == "endpoint_url":
        return _USER in code.code
    return is_secret(option, code) or _CUSTOMER_KEY in code.code
