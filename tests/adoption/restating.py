"""The storages in the code of a project, restated as defaults of `load()`."""

from collections.abc import Collection, Iterator
from types import ModuleType

from s3settings import DjangoSettings, load
from s3settings.project import read
from s3settings.project.storages import ProjectStorage
from s3settings.variables.names import ALIAS_OF_SCOPE

SCOPES = {alias: scope for scope, alias in ALIAS_OF_SCOPE.items()}
OLD_NAMES = {"DEFAULT_FILE_STORAGE": "default", "STATICFILES_STORAGE": "staticfiles"}
LIBRARIES = ("storages.", "django.", "builtins")

# the code of a settings module in place of that of a project
MODULE = """\
import {module} as _module
from {module} import *

from tests.adoption.restating import restated

globals().pop("DEFAULT_FILE_STORAGE", None)
globals().pop("STATICFILES_STORAGE", None)
STORAGES = restated(_module, {aliases!r})["STORAGES"]
"""


def restated(module: ModuleType, aliases: Collection[str]) -> DjangoSettings:
    """Call `load` with the preset, and with everything that the module sets for some storages."""
    storages = [one for one in read(module).storages if one.alias in aliases]
    moved = {one.alias for one in storages}
    entries = dict(getattr(module, "STORAGES", {}))
    entries |= {
        alias: {"BACKEND": getattr(module, name)}
        for name, alias in OLD_NAMES.items()
        if hasattr(module, name)
    }
    return load(
        env={},
        env_file=None,
        preset="django-storages",
        defaults={name: value for one in storages for name, value in _defaults(one)},
        aliases=[alias for alias in moved if alias not in SCOPES],
        storages={alias: entry for alias, entry in entries.items() if alias not in moved},
        static="staticfiles" in moved,
        media="default" in moved,
    )


def _defaults(storage: ProjectStorage) -> Iterator[tuple[str, object]]:
    start = f"AWS_{SCOPES.get(storage.alias, storage.alias).upper()}_"
    for option, value in storage.written.items():
        yield f"{start}{option.upper()}", value
    if storage.manifest:
        yield f"{start}MANIFEST", True
    if _has_code(storage):
        yield f"{start}BACKEND", storage.entry.backend.path


def _has_code(storage: ProjectStorage) -> bool:
    """Tell whether the class of the project does more than to set options."""
    cls = storage.entry.backend.cls
    values: list[object] = [
        value
        for one in (cls.__mro__ if cls else ())
        if not one.__module__.startswith(LIBRARIES)
        for value in vars(one).values()
    ]
    return any(callable(value) or hasattr(value, "__get__") for value in values)
