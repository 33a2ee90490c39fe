"""Hand-written settings that a reader of hints changes: the values, where they are written."""

import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, cast

from django.test import override_settings
from django.utils.module_loading import import_string

from s3settings.problems.problem import Problem
from s3settings.project import Project as ReadProject
from s3settings.project import Releases, problems_in, read
from s3settings.project.backends import attribute
from s3settings.project.options import OPTION_SETTINGS, place_of
from s3settings.project.storages import ProjectStorage
from tests.hints.agreement import disagreement

Settings = MutableMapping[str, Any]

_PART = re.compile(r'\["([^"]*)"\]')


@dataclass
class Project:
    """The settings of a project, which may be those of a module, and what they run on.

    The settings are values: who changes one does not change those that are computed from it.
    """

    settings: Settings
    environment: dict[str, str]
    releases: Releases
    module: object = None

    def problems(self) -> tuple[Problem, ...]:
        """Return what `check --settings` reports."""
        return problems_in(self._read())

    def storages(self) -> tuple[ProjectStorage, ...]:
        """Return the storages on S3."""
        return self._read().storages

    def storage_of(self, problem: Problem) -> ProjectStorage:
        """Return the storage that the problem is about, or one that reads its setting."""
        place, found = problem.variable or "", self.storages()
        alias = problem.alias or next(iter(_PART.findall(place)), None)
        using = [
            one for one in found if any(place == where.variable for where in one.places.values())
        ]
        return next((one for one in found if one.alias == alias), (using or [*found])[0])

    def place_beside(self, problem: Problem, option: str) -> str:
        """Return where an option belongs that goes with the setting of a problem."""
        place, storage = problem.variable or "", self.storage_of(problem)
        if option in storage.places:
            return storage.places[option].variable
        if place in self.settings or place in OPTION_SETTINGS:
            return OPTION_SETTINGS[option][-1]
        return place_of(storage.entry, option).variable

    def backends(self) -> dict[str, bool]:
        """Return the places where a class is named, and if it is one for static files."""
        return {one.backend_place: one.is_static for one in self._read().entries}

    def value(self, place: str) -> Any:
        """Return the value at a place as problems name it, or None."""
        if cls := self._class_of(place):
            return (attribute(cls, place.rpartition(".")[2]) or (None, None))[1]
        level, key = self._level(place)
        return level.get(key)

    def text(self, place: str) -> str:
        """Return the text at a place."""
        return str(self.value(place))

    def put(self, place: str, value: object) -> None:
        """Set the value at a place: a setting, a part of one, or an attribute of a class."""
        if cls := self._class_of(place):
            setattr(cls, place.rpartition(".")[2], value)
        else:
            level, key = self._level(place)
            level[key] = value

    def drop(self, place: str) -> None:
        """Remove the value at a place."""
        if cls := self._class_of(place):
            delattr(cls, place.rpartition(".")[2])
            return
        level, key = self._level(place)
        level.pop(key, None)
        self.environment.pop(place, None)

    def rename(self, place: str, name: str) -> None:
        """Move a value to another name at the same level, unless that has one."""
        value = self.value(place)
        self.drop(place)
        head = place.rpartition("[")[0]
        other = f'{head}["{name}"]' if head else name
        if self._class_path(place):
            other = f"{place.rpartition('.')[0]}.{name}"
        if self.value(other) is None:
            self.put(other, value)

    def _level(self, place: str) -> tuple[Settings, str]:
        name, *parts = [place.partition("[")[0], *_PART.findall(place)]
        level = self.settings
        for key in [name, *parts][:-1]:
            level = level.setdefault(key, {})
        return level, [name, *parts][-1]

    def _class_of(self, place: str) -> type | None:
        path = self._class_path(place)
        return cast("type", import_string(path)) if path else None

    @staticmethod
    def _class_path(place: str) -> str:
        return place.rpartition(".")[0] if "." in place and "[" not in place else ""

    def disagreements(self) -> list[str]:
        """Return where links of storages do not lead to their objects."""
        given = {
            name: value
            for name, value in self.settings.items()
            if name.startswith(("AWS_", "GZIP"))
        }
        with override_settings(**given):
            return [f"{one.alias}: {fact}" for one in self.storages() for fact in _of_storage(one)]

    def _read(self) -> ReadProject:
        given = self.settings if self.module is None else self.module
        return read(given, environment=self.environment, releases=self.releases)


def _of_storage(storage: ProjectStorage) -> list[str]:
    cls = storage.entry.backend.cls
    if cls is None or cls is object or not storage.bucket_name:
        return []
    made = cast("Any", cls)(**storage.entry.options)
    return disagreement(storage, made)


def copied(value: object) -> Any:
    """Return a copy of settings, with copies of all that a reader changes."""
    if isinstance(value, Mapping):
        given = cast("Mapping[str, object]", value)
        return {key: copied(one) for key, one in given.items()}
    return [*map(copied, cast("list[object]", value))] if isinstance(value, list) else value
