"""Resolved storages as the settings that Django and django-storages read."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from s3settings.options.option import default_of
from s3settings.options.table import CLOUDFRONT, CREDENTIALS, KEYS, OPTIONS
from s3settings.storages.storage import Storage
from s3settings.variables.names import COMMAND_SETTINGS, MEDIA, STATIC

if TYPE_CHECKING:
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config

    from s3settings.shapes import DjangoSettings, LinkOptions, LocalOptions, S3Options, StorageEntry

S3_BACKEND = "storages.backends.s3.S3Storage"
S3_STATIC_BACKEND = "storages.backends.s3.S3StaticStorage"
S3_MANIFEST_BACKEND = "storages.backends.s3.S3ManifestStaticStorage"
# the module of subclasses for links and credentials that django-storages does not have
OWN_BACKENDS = "s3settings.backends"
# the subclasses with these options, by the paths of their base classes in django-storages
_EXTENDED = {
    f"storages.backends.{path}": f"{OWN_BACKENDS}.{name}"
    for path, name in (
        ("s3.S3Storage", "S3Storage"),
        ("s3.S3StaticStorage", "S3StaticStorage"),
        ("s3.S3ManifestStaticStorage", "S3ManifestStaticStorage"),
        ("s3boto3.S3Boto3Storage", "S3Storage"),
        ("s3boto3.S3StaticStorage", "S3StaticStorage"),
        ("s3boto3.S3ManifestStaticStorage", "S3ManifestStaticStorage"),
    )
}
LOCAL_MANIFEST_BACKEND = "s3settings.staticfiles.local.LocalManifestStorage"
FILESYSTEM_BACKEND = "django.core.files.storage.FileSystemStorage"
STATIC_FILES_BACKEND = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_FILES_BACKEND = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
MEMORY_BACKEND = "django.core.files.storage.InMemoryStorage"
WHITENOISE_BACKEND = "whitenoise.storage.CompressedManifestStaticFilesStorage"

# the default of STORAGES
LOCAL = {"default": FILESYSTEM_BACKEND, "staticfiles": STATIC_FILES_BACKEND}

# not "static", where projects keep the files that collectstatic collects
STATIC_ROOT = "staticfiles"


def emitted(
    storages: Iterable[Storage],
    *,
    base_dir: str | os.PathLike[str] | None = None,
    others: Mapping[str, Mapping[str, Any]] | None = None,
    is_on: bool = True,
    withheld: Mapping[str, str] | None = None,
) -> "DjangoSettings":
    """The settings for storages in which no rule is broken; `others` are kept as they are.

    `withheld` are the names, by alias, under which the secrets are registered that ``OPTIONS`` must
    not have. A storage that neither has, and all of them if S3 is switched off, is Django's local
    one, with the URL and the directory of the project.
    """
    by_scope = {storage.scope: storage for storage in storages}
    entries: dict[str, StorageEntry] = {alias: {"BACKEND": one} for alias, one in LOCAL.items()}
    for storage in by_scope.values():
        is_left = not is_on and storage.alias in LOCAL
        entry = _local_entry(storage) if is_left else _entry(storage, base_dir)
        entries[storage.alias] = _without_secrets(entry, storage, withheld or {})
    for alias, other in (others or {}).items():
        entries[alias] = cast("StorageEntry", {**other})
    found: dict[str, object] = {"STORAGES": entries}
    if is_on:
        found |= _beside_storages(by_scope, base_dir)
    return cast("DjangoSettings", found)


def _beside_storages(
    by_scope: Mapping[str, Storage], base_dir: str | os.PathLike[str] | None
) -> Iterator[tuple[str, object]]:
    """The URLs, the directories of files that are local, and the options of ``collectstatic``."""
    static, media = by_scope.get(STATIC), by_scope.get(MEDIA)
    if static is not None:
        yield "STATIC_URL", static.base_url
    if media is not None:
        yield "MEDIA_URL", media.base_url
    if static is not None and not static.is_s3 and base_dir is not None:
        yield "STATIC_ROOT", Path(base_dir) / STATIC_ROOT
    if media is not None and media.backend == "filesystem" and base_dir is not None:
        yield "MEDIA_ROOT", Path(base_dir) / MEDIA
    if static is not None and static.is_s3:
        for option, setting in COMMAND_SETTINGS.items():
            if static.is_set(option):
                yield setting, getattr(static, option)


def _local_entry(storage: Storage) -> "StorageEntry":
    return {"BACKEND": HASHED_FILES_BACKEND if storage.manifest else LOCAL[storage.alias]}


def _entry(storage: Storage, base_dir: str | os.PathLike[str] | None) -> "StorageEntry":
    if storage.backend == "whitenoise":
        return {"BACKEND": WHITENOISE_BACKEND}
    if storage.backend == "memory":
        return {"BACKEND": MEMORY_BACKEND, "OPTIONS": {"base_url": storage.base_url}}
    if storage.backend == "filesystem":
        return _filesystem_entry(storage, base_dir)
    entry: StorageEntry = {"BACKEND": _s3_backend(storage), "OPTIONS": _s3_options(storage)}
    return _with_local_manifest(entry, storage, base_dir) if storage.local_manifest else entry


def _without_secrets(
    entry: "StorageEntry", storage: Storage, withheld: Mapping[str, str]
) -> "StorageEntry":
    """The entry with a name in place of the secrets, if ``OPTIONS`` must not have them."""
    if not storage.withholds_secrets:
        return entry
    options: dict[str, Any] = {**entry.get("OPTIONS", {}), "cloudfront_key": None}
    for name in KEYS:
        options.pop(name, None)
    for name in storage.secrets.object_parameters:
        # a copy of this entry
        options["object_parameters"].pop(name)
    options["credentials"] = withheld.get(storage.alias, storage.alias)
    return {"BACKEND": entry["BACKEND"], "OPTIONS": options}


def _with_local_manifest(
    entry: "StorageEntry", storage: Storage, base_dir: str | os.PathLike[str] | None
) -> "StorageEntry":
    """The entry of a storage that starts with the copy of its manifest, if it has one."""
    if storage.backend == "s3" and not storage.manifest:
        return entry
    path = Path(base_dir or "") / (storage.local_manifest or "")
    options: dict[str, Any] = {**entry.get("OPTIONS", {}), "local_manifest": path}
    if entry["BACKEND"] != S3_MANIFEST_BACKEND:
        options["backend"] = entry["BACKEND"]
    return {"BACKEND": LOCAL_MANIFEST_BACKEND, "OPTIONS": options}


def _filesystem_entry(storage: Storage, base_dir: str | os.PathLike[str] | None) -> "StorageEntry":
    if storage.is_static:
        return {"BACKEND": HASHED_FILES_BACKEND if storage.manifest else STATIC_FILES_BACKEND}
    options: LocalOptions = {"base_url": storage.base_url}
    if base_dir is not None or storage.scope != MEDIA:
        options["location"] = Path(base_dir or "") / storage.scope
    return {"BACKEND": FILESYSTEM_BACKEND, "OPTIONS": options}


def _s3_backend(storage: Storage) -> str:
    backend = storage.backend
    if backend == "s3":
        backend = S3_BACKEND
        if storage.is_static:
            backend = S3_MANIFEST_BACKEND if storage.manifest else S3_STATIC_BACKEND
    if storage.has_links_of_its_own or storage.withholds_secrets:
        return _EXTENDED.get(backend, backend)
    return backend


def _s3_options(storage: Storage) -> "S3Options | LinkOptions":
    """Return every option explicitly, so that no ``AWS_*`` setting of the project has an effect.

    But keys only if there are some, or a profile; then the missing ones are None: django-storages
    would take them from the environment.
    """
    has_keys = storage.access_key is not None or storage.session_profile is not None
    options = {
        name: _argument(storage, name)
        for name, option in OPTIONS.items()
        if option.is_emitted and (has_keys or name not in CREDENTIALS)
    }
    if storage.has_links_of_its_own:
        options["public_endpoint_url"] = storage.public_endpoint_url
        options["querystring_stable"] = bool(storage.querystring_stable)
    return cast("S3Options", options)


def _argument(storage: Storage, option: str) -> object:
    """The value of an option as django-storages takes it."""
    if storage.preset == "django-storages":
        return _argument_of_django_storages(storage, option)
    value = getattr(storage, option)
    if option == "use_threads":
        # deprecated: a transfer_config has it instead
        return True
    is_unused = option in CLOUDFRONT and not storage.is_signed_by_cloudfront
    if value is None or is_unused or (option == "proxies" and not value):
        return None
    return _MADE[option](value) if option in _MADE else value


def _argument_of_django_storages(storage: Storage, option: str) -> object:
    """The value that was set, or the default of django-storages, from which it derives the rest.

    But what only the name of a provider shows is derived here.
    """
    by_name = storage.is_set("provider")
    if option in _MERGED or (by_name and option in _OF_PROVIDERS):
        value = getattr(storage, option)
    else:
        given = storage.given.get(option)
        value = None if given is None else given.value
    if value is None:
        is_static = storage.is_static
        return default_of(OPTIONS[option], storage.preset, is_static=is_static)
    return _MADE[option](value) if option in _MADE else value


# options that several variables make, and those that follow from the name of a provider
_MERGED = frozenset({"location", "object_parameters", "security_token"})
_OF_PROVIDERS = frozenset(
    {"addressing_style", "client_config", "endpoint_url", "region_name", "signature_version"}
)


def _copied(parameters: Mapping[str, object]) -> dict[str, object]:
    """A copy that is not shared; an upload argument that has parts is a dict of text."""
    return {
        name: dict(cast("dict[str, str]", item)) if isinstance(item, dict) else item
        for name, item in parameters.items()
    }


def _client_config(arguments: dict[str, object]) -> "Config":
    from s3settings.aws import boto

    return boto.client_config(deepcopy(arguments))


def _transfer_config(arguments: dict[str, object]) -> "TransferConfig":
    from s3settings.aws import boto

    return boto.transfer_config(arguments)


_MADE: dict[str, Callable[[Any], object]] = {
    "client_config": _client_config,
    "object_parameters": _copied,
    "proxies": dict,
    "transfer_config": _transfer_config,
}
