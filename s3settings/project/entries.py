"""The storages of a project: the aliases in STORAGES, the older settings, and those of other apps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from s3settings.emission import LOCAL_MANIFEST_BACKEND, S3_MANIFEST_BACKEND
from s3settings.options.table import CREDENTIALS, OPTIONS
from s3settings.parsers.text import nearest
from s3settings.project.backends import Backend, backend, is_path, looks_like_s3

# before Django 4.2, and up to 5.0 instead of STORAGES
LEGACY = {"DEFAULT_FILE_STORAGE": "default", "STATICFILES_STORAGE": "staticfiles"}
# those of Django, django-compressor (its spelling) and django-sass-processor
_STATIC_ALIASES = frozenset({"compressor", "compressor-offine", "sass_processor", "staticfiles"})
STATIC_SETTINGS = ("STATICFILES_STORAGE", "COMPRESS_STORAGE")
# at most a list of mappings of entries
_DEPTH = 3
# options that only the S3 backend of django-storages has
_ONLY_ON_S3 = frozenset({"addressing_style", "region_name", "session_profile", "signature_version"})
# not for files
_OTHERS = ("MESSAGE_STORAGE",)
_OF_S3 = {name for name, option in OPTIONS.items() if option.is_emitted}
# no project sets all of them by hand
_OF_LOAD = _OF_S3 - {*CREDENTIALS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One storage as it is configured.

    `place` is the setting as it is written, such as ``STORAGES["default"]``, and `backend_place`
    the setting of its class. `options` are the ``OPTIONS``, set at `options_place`; without one,
    the storage only uses global settings. `local_manifest` is the file that processes start with.
    """

    alias: str
    place: str
    backend_place: str
    backend: Backend
    options: Mapping[str, object] = field(repr=False)
    options_place: str | None = None
    local_manifest: str | None = None

    def option_place(self, option: str) -> str | None:
        """Return the setting of an option of this storage, or None if it has no ``OPTIONS``."""
        return f'{self.options_place}["{option}"]' if self.options_place else None

    @property
    def is_meant_for_s3(self) -> bool:
        """Return True if the storage has options that only the S3 backend has."""
        return not _ONLY_ON_S3.isdisjoint(self.options)

    @property
    def is_loaded(self) -> bool:
        """Return True if `load()` has made the entry: it sets every option."""
        return self.backend.is_s3 and self.options.keys() >= _OF_LOAD

    @property
    def secrets(self) -> str | None:
        """Return the name of the secrets that ``OPTIONS`` does not have; None where it has them."""
        name = self.options.get("credentials") if self.backend.link_options else None
        return name if isinstance(name, str) else None

    @property
    def is_static(self) -> bool:
        """Return True if the storage is for files of ``collectstatic`` or of a compressor."""
        return self.alias in _STATIC_ALIASES or self.place in STATIC_SETTINGS


def is_replaced(entry: Entry, settings: Mapping[str, object]) -> bool:
    """Return True for an older setting beside STORAGES, which has the storages of Django."""
    return entry.place in LEGACY and "STORAGES" in settings


def entries(settings: Mapping[str, object]) -> tuple[Entry, ...]:
    """Return the well-formed entries, those of Django first."""
    found = {entry.alias: entry for entry in _entries(settings)}
    return tuple(found.values())


def _entries(settings: Mapping[str, object]) -> Iterator[Entry]:
    for name, alias in LEGACY.items():
        if is_path(path := settings.get(name)):
            yield Entry(alias, name, name, backend(path), {})
    for alias, entry in mapping(settings.get("STORAGES")).items():
        yield from _built(alias, f'STORAGES["{alias}"]', entry)
    for name, value in settings.items():
        if is_path(value) and is_near(name):
            yield Entry(name, name, name, backend(value), {})
            continue
        if "STORAGE" not in name or name in LEGACY or name in _OTHERS:
            continue
        if mapping(settings.get(f"{name.removesuffix('_BACKEND')}_CONFIG")):
            # NetBox passes these to the storage instead of the global settings
            continue
        if is_path(value) and name.endswith(("STORAGE", "STORAGE_CLASS", "STORAGE_BACKEND")):
            # django-dbbackup before 5.0
            place = f"{name}_OPTIONS"
            options = mapping(settings.get(place))
            yield Entry(name, name, name, backend(value), options, place if options else None)
        elif name != "STORAGES":
            yield from _built(name, name, value)


def is_near(name: str) -> bool:
    """Return True for a name that misspells the word STORAGE in an older setting."""
    return "STORAGE" not in name and nearest(name, LEGACY) is not None


def _built(alias: str, place: str, value: object) -> Iterator[Entry]:
    entry = mapping(value)
    if is_path(path := entry.get("BACKEND")):
        # beside OPTIONS, Django does not read them, which is one problem
        options = {name: entry[name] for name in entry if name in _OF_S3} | mapping(
            entry.get("OPTIONS")
        )
        copy = None
        if path == LOCAL_MANIFEST_BACKEND:
            path = str(options.pop("backend", S3_MANIFEST_BACKEND))
            copy = str(options.pop("local_manifest", "")) or None
        at = f'{place}["BACKEND"]', backend(path)
        yield Entry(alias, place, *at, options, f'{place}["OPTIONS"]', copy)


def names_s3(value: object, *, depth: int = _DEPTH) -> bool:
    """Return True if a malformed STORAGES contains the path of a class on S3 at any level."""
    if isinstance(value, Mapping):
        value = list(cast("Mapping[object, object]", value).values())
    if isinstance(value, list | tuple):
        inner = cast("list[object]", value) if depth else ()
        return any(names_s3(item, depth=depth - 1) for item in inner)
    return is_path(value) and looks_like_s3(value)


def mapping(value: object) -> dict[str, object]:
    """Return the items of a mapping that have text as their key; an empty dict for other values."""
    if not isinstance(value, Mapping):
        return {}
    given = cast("Mapping[object, object]", value)
    return {key: item for key, item in given.items() if isinstance(key, str)}
