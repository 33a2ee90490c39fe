"""The plan of a migration: which storages move, and the defaults that reproduce their options."""

import pprint
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from s3settings.masked import Masked
from s3settings.migrate.building import Built, Origin
from s3settings.migrate.plain import is_visible
from s3settings.migrate.source import Assignment, Expression, SettingsFile
from s3settings.variables.aliases import refusal
from s3settings.variables.names import ALIAS_OF_SCOPE, STATIC, variable_of

_SECRETS = frozenset({"access_key", "secret_key", "security_token", "cloudfront_key", "proxies"})
_CUSTOMER_KEY = "SSECustomerKey"
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


class Secret(NamedTuple):
    """A secret in the source, the variable that it moves to, and its line."""

    variable: str
    value: Masked
    line: int

    def __repr__(self) -> str:
        return f"Secret({self.variable!r}, line={self.line})"


class Default(NamedTuple):
    """An entry of ``load(defaults=…)``: a variable, Python code, and the names in it."""

    variable: str
    code: str
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The aliases that move to `load()`, defaults and secrets; `stays` has reasons by alias."""

    moves: tuple[str, ...]
    stays: Mapping[str, str]
    defaults: tuple[Default, ...] = ()
    secrets: tuple[Secret, ...] = field(default=(), repr=False)
    prefix: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Return the names that the defaults refer to."""
        return frozenset[str]().union(*(default.names for default in self.defaults))


class _InexpressibleError(Exception):
    """Raised for an option that no default can reproduce; the text is the reason."""


def planned(
    before: Built, source: SettingsFile, stays: Mapping[str, str], prefix: str = ""
) -> Plan:
    """Plan the migration of the storages on S3 that are not among those that stay."""
    stays = {
        **{alias: reason for alias in before.on_s3 if (reason := _obstacle(before, alias))},
        **stays,
    }
    moves = tuple(alias for alias in before.on_s3 if alias not in stays)
    try:
        return _Planner(before, source, moves, prefix).plan(stays)
    except _InexpressibleError as error:
        alias, reason = error.args
        return planned(before, source, {**stays, alias: reason}, prefix)


def _obstacle(before: Built, alias: str) -> str:
    """Return the reason why a storage can't move, or an empty string."""
    facts = before.storages[alias]
    if facts["behavior"]:
        return f"its class has code or attributes: {'; '.join(facts['behavior'])}"
    is_static = alias == ALIAS_OF_SCOPE[STATIC]
    if foreign := set(facts["families"]) - _FAMILIES - (_HASHED if is_static else set()):
        return f"its class inherits from {', '.join(sorted(foreign))}"
    if alias not in ALIAS_OF_SCOPE.values() and refusal(alias, ()):
        return "load() has no variables for an alias of this name"
    return ""


@dataclass(frozen=True, slots=True)
class _Planner:
    before: Built
    source: SettingsFile
    moves: tuple[str, ...]
    prefix: str

    def plan(self, stays: Mapping[str, str]) -> Plan:
        found = [*self._manifest()]
        for option in self._options():
            found += self._of_option(option)
        return Plan(
            moves=self.moves,
            stays=stays,
            defaults=tuple(one for one in found if isinstance(one, Default)),
            secrets=tuple(one for one in found if isinstance(one, Secret)),
            prefix=self.prefix,
        )

    def _manifest(self) -> Iterator[Default | Secret]:
        if any(_MANIFEST in self.before.storages[alias]["families"] for alias in self.moves):
            yield Default(variable_of("manifest", STATIC), "True")

    def _options(self) -> list[str]:
        return list(self.before.origins(self.moves[0])) if self.moves else []

    def _of_option(self, option: str) -> Iterator[Default | Secret]:
        """Yield the defaults of an option: for all storages if it is the same, or for each."""
        records = {alias: self.before.origins(alias)[option] for alias in self.moves}
        first = records[self.moves[0]]
        is_same = all(record.value == first.value for record in records.values())
        is_read_otherwise = any(record.variable == "other" for record in records.values())
        if is_same and option not in _SCOPED and not is_read_otherwise:
            records = {self.moves[0]: first}
            scopes = {self.moves[0]: ""}
        else:
            scopes = {alias: _scope(alias) for alias in records}
        for alias, record in records.items():
            if not _is_usual(option, record, alias) or record.variable == "other":
                yield from self._of_storage(
                    option, record, alias, variable_of(option, scopes[alias])
                )

    def _of_storage(
        self, option: str, record: Origin, alias: str, variable: str
    ) -> Iterator[Default | Secret]:
        if option in _OBJECTS:
            raise _InexpressibleError(alias, f"its {option} is an object")
        found = self._assigned(option, record, alias)
        if found is None:
            if record.variable != "same":
                yield self._without_code(option, record, alias, variable)
            return
        expression, assignment = found
        if option in _SECRETS and expression.text is not None:
            line = assignment.first
            yield Secret(variable, Masked(expression.text), line)
        elif _is_private(option, expression):
            yield self._by_name(option, record, alias, variable)
        elif record.variable == "same" and expression.is_read:
            if expression.fallback:
                yield Default(variable, expression.fallback, expression.names)
        elif record.is_in_entry or self._can_move(assignment):
            yield Default(variable, expression.code, expression.names)
        else:
            yield self._by_name(option, record, alias, variable)

    def _assigned(
        self, option: str, record: Origin, alias: str
    ) -> tuple[Expression, Assignment] | None:
        """Return the code that sets an option, if one assignment of the module does."""
        executed = self.source.executed(self.before.executed)
        if record.setting is not None:
            found = [one for one in self.source.assignments if one.name == record.setting]
            return (
                (found[0].expression, found[0])
                if len(found) == 1 and found[0] in executed
                else None
            )
        for one in executed:
            if record.is_in_entry and option in one.entries.get(alias, {}):
                return one.entries[alias][option], one
        return None

    def _can_move(self, assignment: Assignment) -> bool:
        """Return True if the code means the same where the storages are chosen, once."""
        suite = self.source.suite(self.before.executed)
        is_around = assignment.suite == suite[: len(assignment.suite)]
        return is_around and assignment.name not in self.source.references([assignment])

    def _without_code(self, option: str, record: Origin, alias: str, variable: str) -> Default:
        """Return a default without the code of an assignment: a literal, or the name of a setting."""
        if record.setting is None and is_visible(record.value) and option not in _SECRETS:
            return Default(variable, pprint.pformat(record.value, sort_dicts=False, width=60))
        return self._by_name(option, record, alias, variable)

    def _by_name(self, option: str, record: Origin, alias: str, variable: str) -> Default:
        names = [record.setting] if record.setting else [*record.settings]
        known = [name for name in names if name in self.before.names]
        if not known and record.is_in_entry and "STORAGES" in self.before.names:
            code = f'STORAGES["{alias}"]["OPTIONS"]["{option}"]'
            return Default(variable, code, frozenset({"STORAGES"}))
        if not known:
            reason = f"its {option} is computed outside of the settings module"
            raise _InexpressibleError(alias, reason)
        return Default(variable, known[0], frozenset(known[:1]))


def _scope(alias: str) -> str:
    scopes = {key: scope for scope, key in ALIAS_OF_SCOPE.items()}
    return scopes.get(alias, alias)


def _is_usual(option: str, record: Origin, alias: str) -> bool:
    """Return True if the preset gives the value without a default."""
    if option == "querystring_auth" and alias == ALIAS_OF_SCOPE[STATIC]:
        return record.value is False
    return record.is_default


def _is_private(option: str, expression: Expression) -> bool:
    """Return True for code that may have a secret in it."""
    return (option in _SECRETS and expression.has_text) or _CUSTOMER_KEY in expression.code
