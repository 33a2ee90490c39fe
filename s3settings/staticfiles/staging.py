"""The storage of a project, with a folder on this machine in the place of the bucket."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from django.conf import STATICFILES_STORAGE_ALIAS
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from s3settings.staticfiles.capture import CapturedBucket, CapturedConnection
from s3settings.staticfiles.local import LocalManifestStorage, parts
from s3settings.staticfiles.shelf import Captured, Shelf

S3_STORAGE = ("storages.backends.s3", "S3Storage")
# the methods by which an object may change after it was saved once
_SAVING = frozenset({"_save", "delete", "get_available_name", "open", "post_process", "save"})


@dataclass(frozen=True, slots=True)
class Target:
    """The class and the options of ``STORAGES["staticfiles"]``."""

    storage_class: type[Any]
    options: Mapping[str, Any]
    copy: Path | None = None  # of the manifest, on this machine


def _settings_of_storages() -> Mapping[str, Any]:
    """Return ``STORAGES`` with Django's defaults."""
    return cast("Mapping[str, Any]", storages.backends)


def target() -> Target | None:
    """Return the storage of static files where it is one of django-storages for S3."""
    entry: Mapping[str, Any] = _settings_of_storages()[STATICFILES_STORAGE_ALIAS]
    storage_class: type[Any] = import_string(entry["BACKEND"])
    options: Mapping[str, Any] = entry.get("OPTIONS") or {}
    if storage_class is LocalManifestStorage:
        path, storage_class, options = parts(**options)
        return Target(storage_class, options, path)
    bases = {(base.__module__, base.__qualname__) for base in storage_class.__mro__}
    return Target(storage_class, options) if S3_STORAGE in bases else None


@dataclass(frozen=True, slots=True)
class Staged:
    """A storage that writes to a shelf, and what has to be done with its manifest."""

    storage: Any
    shelf: Shelf

    @property
    def prefix(self) -> str:
        """The keys of the location begin with it; empty for a whole bucket."""
        location: str = self.storage._normalize_name("")
        return location if not location or location.endswith("/") else f"{location}/"

    def key(self, name: str) -> str:
        """Return the key of a name in the storage."""
        from storages import utils

        cleaned: str = cast("Any", utils).clean_name(name)
        return cast("str", self.storage._normalize_name(cleaned))

    @property
    def manifest_key(self) -> str | None:
        """The key of the manifest; None where there is none, or in another storage."""
        if _has_manifest(self.storage) and self.storage.manifest_storage is self.storage:
            return self.key(self.storage.manifest_name)
        return None

    @property
    def hashed_keys(self) -> frozenset[str]:
        """The keys that contain a hash of their content."""
        hashed: Mapping[str, str] = getattr(self.storage, "hashed_files", {})
        return frozenset(self.key(made) for name, made in hashed.items() if made != name)

    def watch(self, made: Callable[[Captured, bool], None]) -> None:
        """Call `made` with each object that stays as it is, and with True if its name has a hash."""
        shelf, manifest, start = self.shelf, self.manifest_key, self.prefix

        def collected(captured: Captured) -> None:
            if captured.key != manifest:
                made(captured, False)  # noqa: FBT003 - of one interface

        def hashed(name: str) -> None:
            captured = shelf.objects.get(start + name)
            if captured is not None and captured.key != manifest:
                made(captured, True)  # noqa: FBT003 - of one interface

        bases = bases_of_project(self.storage)
        if all(_is_of_library(base) or not _SAVING & vars(base).keys() for base in bases):
            shelf.watch = collected
            self.storage.watch_hashed = hashed

    def save_manifest_elsewhere(self) -> None:
        """Save the manifest where the storage keeps it in another one."""
        if self.storage.manifest_waits:
            self.storage.save_manifest_now()


def bases_of_project(storage: object) -> list[type]:
    """Return the class of the project that is staged, and all its bases."""
    return [base for base in type(storage).__mro__[1:] if base.__module__ != __name__]


def _is_of_library(base: type) -> bool:
    return base.__module__.partition(".")[0] in {"builtins", "django", "storages"}


def staged(where: Target, folder: Path, elsewhere: Callable[[str], bytes | None]) -> Staged:
    """Return the storage of the project with a folder in the place of the bucket.

    `elsewhere` gives the content of objects in the real bucket: Django reads a file there that a
    stylesheet names and that was not collected.
    """
    shelf = Shelf(folder)
    staged_class = _staged_class(where.storage_class, shelf, elsewhere)
    return Staged(staged_class(**where.options), shelf)


def _has_manifest(storage: object) -> bool:
    return isinstance(storage, ManifestFilesMixin)


def _staged_class(
    storage_class: type[Any], shelf: Shelf, elsewhere: Callable[[str], bytes | None]
) -> type[Any]:
    """Subclass the class of the project, so that all of its own code runs."""
    has_hashes = hasattr(storage_class, "post_process")
    bases = (*((_Hashing,) if has_hashes else ()), _Staging, storage_class)
    members = {
        "__module__": storage_class.__module__,
        "__qualname__": storage_class.__qualname__,
        "staged_on": shelf,
        "read_elsewhere": staticmethod(elsewhere),
    }
    return type(storage_class.__name__, bases, members)


class _Staging:
    """The methods of a storage that writes to a shelf; the base behind it is that of the project."""

    staged_on: Shelf
    read_elsewhere: Callable[[str], bytes | None]
    manifest_waits = False
    manifest_storage: Any
    watch_hashed: Callable[[str], None] | None = None
    bucket_name: str

    @cached_property
    def connection(self) -> CapturedConnection:
        return CapturedConnection(self.staged_on, lambda: _next(super(_Staging, self)).connection)

    @cached_property
    def bucket(self) -> CapturedBucket:
        return CapturedBucket(self.staged_on, self.bucket_name)

    def hashed_name(self, name: str, content: Any = None, filename: Any = None) -> str:
        shelf = self.staged_on
        before, shelf.elsewhere = shelf.elsewhere, self.read_elsewhere if content is None else None
        try:
            hashed: str = _next(super()).hashed_name(name, content, filename)
        finally:
            shelf.elsewhere = before
        return hashed

    def save_manifest(self) -> None:
        if self.manifest_storage is self:
            _next(super()).save_manifest()
        else:
            self.manifest_waits = True

    def save_manifest_now(self) -> None:
        real, self.manifest_storage = self.manifest_storage, (kept := _Kept())
        try:
            _next(super()).save_manifest()
        finally:
            self.manifest_storage = real
        for name, content in kept.saved.items():
            _replace(real, name, content)


class _Hashing:
    """The method of a storage that gives files names with a hash."""

    staged_on: Shelf
    watch_hashed: Callable[[str], None] | None

    def post_process(self, *arguments: Any, **options: Any) -> Iterator[Any]:
        """Pass on what the class of the project makes; what it yields is final."""
        self.staged_on.watch = None  # stylesheets are made several times
        for name, made, processed in _next(super()).post_process(*arguments, **options):
            if self.watch_hashed and made and made != name:
                self.watch_hashed(made)
            yield name, made, processed


def _next(base: object) -> Any:
    """Return ``super()``; the class of the project is known only at run time."""
    return base


class _Kept:
    """A storage that keeps in memory what is saved."""

    def __init__(self) -> None:
        self.saved: dict[str, bytes] = {}

    def exists(self, _name: str) -> bool:
        return False

    def _save(self, name: str, content: IO[bytes]) -> str:
        self.saved[name] = content.read()
        return name


def _replace(storage: Any, name: str, content: bytes) -> None:
    """Save over an earlier file; a process that starts meanwhile finds the old or the new one."""
    file = ContentFile(content)
    bases = {(base.__module__, base.__qualname__) for base in type(storage).__mro__}
    if isinstance(storage, FileSystemStorage):
        temporary = storage.get_available_name(f"{name}.new")
        os.replace(storage.path(storage.save(temporary, file)), storage.path(name))  # noqa: PTH105 - paths of a storage
        return
    if S3_STORAGE not in bases and storage.exists(name):
        storage.delete(name)
    storage._save(name, file)
