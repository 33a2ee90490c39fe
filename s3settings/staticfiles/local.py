"""A storage of static files that starts with the copy of its manifest on this machine.

Without it, `S3ManifestStaticStorage` imports boto3 and sends two requests whenever a process starts.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.utils.encoding import filepath_to_uri
from django.utils.functional import LazyObject, empty
from django.utils.module_loading import import_string

from s3settings.staticfiles import copies

if TYPE_CHECKING:
    from collections.abc import Mapping

    Base = LazyObject[Any]
else:
    Base = LazyObject

DEFAULT = "storages.backends.s3.S3ManifestStaticStorage"
# the same unsigned links
_SAME_LINKS = (DEFAULT, "s3settings.backends.S3ManifestStaticStorage")


class LocalManifestStorage(Base):
    """`S3ManifestStaticStorage`, or a subclass of it, that reads its manifest from a file.

    `local_manifest` is the copy that ``collectstatic`` writes; without one of this bucket and
    location, the manifest is read from the bucket as always. `backend` is the dotted path of the
    class, and `options` are its ``OPTIONS``. The class is imported when something other than an
    unsigned link behind a `custom_domain` is asked for.
    """

    def __init__(
        self, *, local_manifest: str | Path, backend: str = DEFAULT, **options: Any
    ) -> None:
        # past LazyObject, which would set the attributes of the storage
        own = vars(self)
        own["_path"], own["_backend"], own["_options"] = Path(local_manifest), backend, options
        super().__init__()
        place = copies.place(options, settings)
        own["_copy"] = copies.read(Path(local_manifest), place)
        own["_links"] = self._made_links()

    def url(self, name: str, *arguments: Any, **named: Any) -> str:
        """Return the link to a file, as the storage does."""
        link: str = self._found("url")(name, *arguments, **named)
        return link

    def stored_name(self, name: str) -> str:
        """Return the name of a file with its hash."""
        stored: str = self._found("stored_name")(name)
        return stored

    def _found(self, method: str) -> Any:
        """Return a method of the storage, or the same one of what needs no storage."""
        if self._wrapped is empty and (links := vars(self)["_links"]) is not None:
            return getattr(links, method)
        if self._wrapped is empty:
            self._setup()
        return getattr(self._wrapped, method)

    def _made_links(self) -> "_Links | None":
        """Return what makes links without the storage, where they need nothing else of it."""
        own = vars(self)
        options: Mapping[str, Any] = own["_options"]
        domain = copies.option(options, "custom_domain", settings)
        if own["_copy"] is None or own["_backend"] not in _SAME_LINKS or not domain:
            return None
        location = str(copies.option(options, "location", settings) or "")
        if options.get("querystring_auth") or "manifest_storage" in options or location[:1] == "/":
            return None
        protocol = copies.option(options, "url_protocol", settings) or "https:"
        return _Links(own["_copy"], f"{protocol}//{domain}/", location)

    def _setup(self) -> None:
        own = vars(self)
        storage_class = real_class(own["_backend"])
        made = type(
            storage_class.__name__,
            (_WithCopy, storage_class),
            {"_path": own["_path"], "_copy": own["_copy"], "__module__": storage_class.__module__},
        )
        self._wrapped = made(**own["_options"])


def parts(
    *, local_manifest: str | Path, backend: str = DEFAULT, **options: Any
) -> tuple[Path, type[Any], dict[str, Any]]:
    """Return the file, the class and its options from the ``OPTIONS`` of `LocalManifestStorage`."""
    return Path(local_manifest), real_class(backend), options


def real_class(path: str) -> type[Any]:
    """Import the class of a storage with a manifest; raises `ImproperlyConfigured` for others."""
    storage_class: type[Any] = import_string(path)
    if not issubclass(storage_class, ManifestFilesMixin):
        raise ImproperlyConfigured(f"{path} has no manifest, so it can't have a copy of one")
    return storage_class


class _Address:
    """Links as `S3Storage.url` of django-storages 1.14 makes them behind a custom domain."""

    def __init__(self, start: str, location: str) -> None:
        self._start, self._location = start, location

    def url(self, name: str) -> str:
        from storages import utils

        of_storages = cast("Any", utils)
        try:
            key = of_storages.safe_join(self._location, of_storages.clean_name(name))
        except ValueError:
            raise SuspiciousOperation(f"Attempted access to '{name}' denied.") from None
        return f"{self._start}{filepath_to_uri(key)}"


class _Links(ManifestFilesMixin, _Address):
    """Names and links of files with a hash, by Django's own code."""

    def __init__(self, copy: str, start: str, location: str) -> None:
        self._copy = copy
        super().__init__(start, location)

    def read_manifest(self) -> str:
        return self._copy


class _WithCopy:
    """Reads the copy in the place of the manifest, and drops it when another one is saved."""

    _path: Path
    _copy: str | None

    def read_manifest(self) -> str | None:
        if self._copy is not None:
            return self._copy
        content: str | None = cast("Any", super()).read_manifest()
        return content

    def save_manifest(self) -> None:
        self._copy = None
        copies.remove(self._path)
        cast("Any", super()).save_manifest()
