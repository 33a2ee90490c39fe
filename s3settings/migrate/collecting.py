"""All storages of the project in the process of which this is: by alias, and further classes."""

import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

from django.core.files.storage import storages as handler
from django.utils.module_loading import import_string
from storages.backends import s3

from s3settings.migrate.plain import Json, Plain, dotted
from s3settings.migrate.provenance import Surroundings
from s3settings.migrate.reading import facts, is_on_s3
from s3settings.migrate.scopes import scope_of


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables that `load()` would see, and the names of those that the project reads."""

    values: Mapping[str, str] = field(repr=False)
    read: Collection[str]


def collected(
    job: dict[str, Any],
    settings: object,
    variables: Variables,
    plain: Plain,
    shown: Plain,
) -> dict[str, Json]:
    """Return the storages by alias, and the further classes on S3 by path.

    Values to compare are those of `plain`, the origins of options have those of `shown`.
    """
    # Django raises for an empty SECRET_KEY, and no option is one
    names = [name for name in dir(settings) if name.isupper() and name != "SECRET_KEY"]
    namespace = {name: getattr(settings, name) for name in names}
    entries = cast("Mapping[str, Any]", handler.backends)
    found: dict[str, dict[str, Json]] = {}
    for alias, entry in entries.items():
        surroundings = Surroundings(
            entry=entry.get("OPTIONS", {}),
            settings=namespace,
            variables=variables.values,
            read=variables.read,
            scope=scope_of(alias),
            prefix=job["prefix"],
            plain=shown,
        )
        found[alias] = _described(alias, entry, surroundings, plain)
    known = [str(storage.get("class")) for storage in found.values()]
    wanted: list[str] | None = job["classes"]
    paths = _further(job["folder"], known) if wanted is None else wanted
    classes: dict[str, Json] = {path: facts(partial(_instance, path), plain) for path in paths}
    return {"storages": found, "classes": classes}


def _described(
    alias: str, entry: Mapping[str, Any], surroundings: Surroundings, plain: Plain
) -> dict[str, Json]:
    """Return the facts about the storage of an alias, with its class and the origins of its options."""
    build = partial(handler.__getitem__, alias)
    return {
        **facts(build, plain),
        "backend": str(entry.get("BACKEND", "")),
        "origins": _origins(build, surroundings),
    }


def _instance(path: str) -> object:
    return import_string(path)()


def _origins(build: Callable[[], object], surroundings: Surroundings) -> dict[str, Json]:
    try:
        storage = build()
    except Exception:  # noqa: BLE001 - code of the project may raise anything
        return {}
    return surroundings.origins(storage) if is_on_s3(storage) else {}


def _further(folder: str, known: Collection[str]) -> list[str]:
    """Return the classes on S3 that the project defines beside the known ones."""
    library: Any = s3
    classes: list[type[object]] = [library.S3Storage]
    for cls in classes:
        classes += cls.__subclasses__()
    own = {dotted(cls) for cls in classes if _is_importable(cls) and _is_in(cls, folder)}
    return sorted(own.difference(known))


def _is_importable(cls: type[object]) -> bool:
    return getattr(sys.modules.get(cls.__module__), cls.__qualname__, None) is cls


def _is_in(cls: type[object], folder: str) -> bool:
    file = getattr(sys.modules[cls.__module__], "__file__", None)
    return file is not None and Path(file).is_relative_to(folder)
