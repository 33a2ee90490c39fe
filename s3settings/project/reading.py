"""The settings of a project, read once: the input of the rules about a project."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from s3settings.facts.known_settings import REMOVED, option_of
from s3settings.options.parsing import Options
from s3settings.problems.problem import Problem
from s3settings.project.backends import Backend, names_in_code
from s3settings.project.code import UNKNOWN, Code, code_of
from s3settings.project.entries import Entry, entries, is_replaced, names_s3
from s3settings.project.options import (
    OPTION_OF_SETTING,
    OPTION_SETTINGS,
    Effective,
    effective,
    intended,
    shared,
)
from s3settings.project.settings import declared
from s3settings.project.source import NONE, Statements, statements
from s3settings.project.storages import ProjectStorage, storages
from s3settings.project.versions import Releases
from s3settings.project.written import modules_of
from s3settings.sources.reading import read as read_environment

# options whose settings a project without S3 may also have, for other AWS services
_OF_AWS = frozenset({"access_key", "secret_key", "security_token", "region_name", "endpoint_url"})
# options that a class of the project usually sets itself
_OF_CLASSES = frozenset({"bucket_name", "location"})
# storages configured by settings but created in code: on S3, or any other AWS client
UNWRITTEN, ANY_CLIENT = "S3Storage()", "boto3.Session()"


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its settings, its storages, and the releases that it runs on.

    `storages` are those on S3, and `problems` the problems of their single values. `fields` are the
    model fields to check, `statements` what the source of the settings has beside `load()`, and
    `code` the code around it, and `modules` those that contain the settings.
    """

    settings: Mapping[str, object] = field(repr=False)
    environment: Mapping[str, object] = field(repr=False)
    releases: Releases
    entries: tuple[Entry, ...]
    storages: tuple[ProjectStorage, ...] = field(repr=False)
    options: Options = field(repr=False)
    problems: tuple[Problem, ...]
    fields: tuple[object, ...] = ()
    statements: Statements = NONE
    code: Code = UNKNOWN
    modules: tuple[Path, ...] = ()

    @property
    def is_on_s3(self) -> bool:
        """Return True if any of the settings is about files on S3."""
        on_s3 = any(storage.alias != ANY_CLIENT for storage in self.storages)
        return (
            on_s3
            or any(entry.backend.is_s3 for entry in self.entries)
            or any(entry.backend.library or entry.is_meant_for_s3 for entry in self.entries)
            or names_s3(self.settings.get("STORAGES"))
        )

    @property
    def apps(self) -> tuple[str, ...] | None:
        """The names in INSTALLED_APPS; None where it is missing, or no list."""
        apps = self.settings.get("INSTALLED_APPS")
        listed = cast("list[object]", apps) if isinstance(apps, list | tuple) else None
        return None if listed is None else tuple(map(str, listed))

    def has_app(self, name: str) -> bool:
        """Return True if an app is installed, by its name or its configuration."""
        return any(f"{app}.".startswith(f"{name}.") for app in self.apps or ())

    def entry(self, alias: str) -> Entry | None:
        """Return the entry of an alias, or None."""
        return next((entry for entry in self.entries if entry.alias == alias), None)

    def storage(self, alias: str) -> ProjectStorage | None:
        """Return the storage of an alias if it is on S3, or None."""
        return next((storage for storage in self.storages if storage.alias == alias), None)

    def reads(self, names: Collection[str]) -> set[str]:
        """Return the settings that the code of the project reads."""
        return {*names} & self.statements.read | self.code.reads(names)

    @property
    def unwritten(self) -> ProjectStorage | None:
        """Return the storage configured by global settings only, if no entry of STORAGES uses them."""
        return self.storage(UNWRITTEN)


def read(
    settings: object,
    *,
    environment: Mapping[str, str] | None = None,
    releases: Releases | None = None,
    fields: Iterable[object] = (),
) -> Project:
    """Read the settings of a project that are about files on S3.

    `settings` is ``django.conf.settings``, a settings module, or a mapping of settings.
    `environment` (default: the process environment) is where django-storages looks for keys that
    are not set in the settings. `releases` (default: the installed ones) determine the meaning of
    settings. `fields` are model fields whose storages are written to migrations. Nothing is raised;
    `problems_in` returns the problems.
    """
    given = declared(settings)
    releases = releases or Releases.installed()
    reading = read_environment(env=environment, env_file=None, wanted=_is_relevant)
    ambient = {name: str(raw.value) for name, raw in reading.values.items() if raw.value}
    found = entries(given)
    options, resolved, problems = storages(_on_s3(found, given, ambient, releases))
    code = code_of(settings)
    return Project(
        given,
        ambient,
        releases,
        found,
        resolved,
        options,
        problems,
        fields=tuple(fields),
        statements=statements(settings),
        code=code,
        modules=modules_of(settings, code),
    )


def _on_s3(
    found: Iterable[Entry],
    settings: Mapping[str, object],
    environment: Mapping[str, object],
    releases: Releases,
) -> list[tuple[Entry, Effective]]:
    """Return the entries on S3 with their options, and what only code creates if that may be all."""
    on_s3 = [
        (entry, effective(entry, settings, environment, releases))
        for entry in found
        if entry.backend.is_s3 and not is_replaced(entry, settings)
    ]
    uses_other_library = any(entry.backend.library for entry in found)
    if not uses_other_library and all(entry.backend.is_opaque for entry, _ in on_s3):
        on_s3 += _unwritten(settings, environment, releases, _named_in_code(on_s3))
    return on_s3


def _is_relevant(name: str) -> bool:
    return name in OPTION_OF_SETTING or name.startswith("AWS_")


def _unwritten(
    settings: Mapping[str, object],
    environment: Mapping[str, object],
    releases: Releases,
    computed: Collection[str],
) -> list[tuple[Entry, Effective]]:
    """Return the storage that ``S3Storage()`` creates in code, if the settings configure one.

    `computed` are names in the code of the classes in use; options among them are unknown.

    A class of the project may set the bucket and the location itself, so these are unknown if no
    setting has them. If only keys are set, they may be for another AWS service, and nearly every
    option is unknown.
    """
    configured = {option for name in settings if (option := _option(name))}
    removed = not REMOVED.keys().isdisjoint(settings)
    by_url = any(_is_bucket_url(name, value) for name, value in settings.items())
    if not removed and not by_url and (not configured or _is_of_other_code(settings)):
        return []
    held = {
        option: shared(option, settings, environment, releases) or intended(option, settings)
        for option in OPTION_SETTINGS
    }
    found = {
        option: pair for option, pair in held.items() if pair is not None and option not in computed
    }
    unset = OPTION_SETTINGS.keys() - found.keys()
    alias, unknown = UNWRITTEN, unset & _OF_CLASSES.union(computed)
    if configured <= _OF_AWS and not removed and not by_url:
        alias, unknown = ANY_CLIENT, unset - _OF_AWS | unset & {"region_name"}
    if not configured and by_url:
        alias, unknown = UNWRITTEN, unset - {"custom_domain", "querystring_auth"}
    entry = Entry(alias, alias, alias, Backend(alias, object, is_s3=True), {})
    values = {option: value for option, (value, _) in found.items()}
    origins = {option: origin for option, (_, origin) in found.items()}
    return [(entry, Effective(values, origins, frozenset(unknown)))]


def _named_in_code(on_s3: Iterable[tuple[Entry, Effective]]) -> set[str]:
    classes = (entry.backend.cls for entry, _ in on_s3)
    return {name for cls in classes if cls for name in names_in_code(cls)}


def _is_of_other_code(settings: Mapping[str, object]) -> bool:
    """Return True if names unknown to django-storages are for code that does not use it."""
    apps = settings.get("INSTALLED_APPS")
    has_other_apps = isinstance(apps, list | tuple) and "storages" not in apps
    return (has_other_apps or "STORAGES" in settings) and OPTION_OF_SETTING.keys().isdisjoint(
        settings
    )


def _option(name: str) -> str | None:
    return OPTION_OF_SETTING.get(name) or option_of(name)


def _is_bucket_url(name: str, value: object) -> bool:
    """Return True if a setting about files is a bucket URL in the style of dj-database-url."""
    of_files = re.search("MEDIA|STATIC|STORAGE", name)
    return of_files is not None and isinstance(value, str) and value.startswith("s3://")
