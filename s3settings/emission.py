"""What `settings.py` unpacks: resolved storages as Django and django-storages want them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, cast

from s3settings.aws import boto
from s3settings.masked import Masked
from s3settings.options.option import default_of
from s3settings.options.table import CLOUDFRONT, CREDENTIALS, OPTIONS
from s3settings.storages.storage import Storage
from s3settings.variables.names import COMMAND_SETTINGS, MEDIA, STATIC

if TYPE_CHECKING:
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config

S3_BACKEND = "storages.backends.s3.S3Storage"
S3_STATIC_BACKEND = "storages.backends.s3.S3StaticStorage"
S3_MANIFEST_BACKEND = "storages.backends.s3.S3ManifestStaticStorage"
FILESYSTEM_BACKEND = "django.core.files.storage.FileSystemStorage"
STATIC_FILES_BACKEND = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_FILES_BACKEND = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
MEMORY_BACKEND = "django.core.files.storage.InMemoryStorage"
WHITENOISE_BACKEND = "whitenoise.storage.CompressedManifestStaticFilesStorage"

# what Django has without a word about it
LOCAL = {"default": FILESYSTEM_BACKEND, "staticfiles": STATIC_FILES_BACKEND}

# not "static", where projects keep the files that collectstatic collects
STATIC_ROOT = "staticfiles"


class S3Options(TypedDict):
    """``OPTIONS`` of a storage on S3, by the names of django-storages.

    Keys are there if keys were set, or a profile; without either boto3 finds a role by itself.
    """

    bucket_name: str | None
    region_name: str
    endpoint_url: str | None
    addressing_style: str
    signature_version: str
    location: str
    querystring_auth: bool
    querystring_expire: int
    custom_domain: str | None
    url_protocol: str
    file_overwrite: bool
    default_acl: str | None
    object_parameters: dict[str, object]
    gzip: bool
    gzip_content_types: tuple[str, ...]
    max_memory_size: int
    file_name_charset: str
    use_ssl: bool
    verify: bool | str | None
    proxies: dict[str, str] | None
    cloudfront_key_id: str | None
    cloudfront_key: Masked | None
    use_threads: bool
    client_config: "Config | None"
    transfer_config: "TransferConfig | None"
    access_key: NotRequired[str | None]
    secret_key: NotRequired[Masked | None]
    security_token: NotRequired[Masked | None]
    session_profile: NotRequired[str | None]


class LocalOptions(TypedDict, total=False):
    """``OPTIONS`` of a storage that is not on S3."""

    location: Path
    base_url: str


class StorageEntry(TypedDict):
    """One value of ``STORAGES``."""

    BACKEND: str
    OPTIONS: NotRequired[S3Options | LocalOptions | dict[str, Any]]


class DjangoSettings(TypedDict):
    """The settings that a project takes over; the roots only where files are local.

    Those of ``collectstatic`` are there if their variables are set, and static files are on S3.
    """

    STORAGES: dict[str, StorageEntry]
    STATIC_URL: str
    MEDIA_URL: str
    STATIC_ROOT: NotRequired[Path]
    MEDIA_ROOT: NotRequired[Path]
    AWS_STATIC_IMMUTABLE: NotRequired[bool]
    AWS_STATIC_UPLOAD_CONCURRENCY: NotRequired[int]


def emitted(
    storages: Iterable[Storage],
    *,
    base_dir: str | os.PathLike[str] | None = None,
    others: Mapping[str, Mapping[str, Any]] | None = None,
    is_on: bool = True,
) -> DjangoSettings:
    """The settings for storages in which no rule is broken; `others` are kept as they are.

    A storage that neither has, and all of them if S3 is switched off, is Django's local one, with
    the URL and the directory of the project.
    """
    by_scope = {storage.scope: storage for storage in storages}
    entries: dict[str, StorageEntry] = {alias: {"BACKEND": one} for alias, one in LOCAL.items()}
    for storage in by_scope.values():
        is_left = not is_on and storage.alias in LOCAL
        entries[storage.alias] = _local_entry(storage) if is_left else _entry(storage, base_dir)
    for alias, entry in (others or {}).items():
        entries[alias] = StorageEntry(**entry)  # type: ignore[typeddict-item]
    found: dict[str, object] = {"STORAGES": entries}
    for scope, url in ((STATIC, "STATIC_URL"), (MEDIA, "MEDIA_URL")) if is_on else ():
        if scope in by_scope:
            found[url] = by_scope[scope].base_url
    if base_dir is not None and is_on:
        found |= _roots(by_scope, Path(base_dir))
    if STATIC in by_scope and is_on:
        found |= _of_command(by_scope[STATIC])
    return cast("DjangoSettings", found)


def _roots(by_scope: Mapping[str, Storage], base_dir: Path) -> Iterator[tuple[str, Path]]:
    """The directories of files that are local."""
    if STATIC in by_scope and not by_scope[STATIC].is_s3:
        yield "STATIC_ROOT", base_dir / STATIC_ROOT
    if MEDIA in by_scope and by_scope[MEDIA].backend == "filesystem":
        yield "MEDIA_ROOT", base_dir / MEDIA


def _of_command(static: Storage) -> Iterator[tuple[str, object]]:
    """The options of ``collectstatic``, which are no options of a storage for django-storages."""
    for option, setting in COMMAND_SETTINGS.items():
        if static.is_s3 and static.is_set(option):
            yield setting, getattr(static, option)


def _local_entry(storage: Storage) -> StorageEntry:
    return StorageEntry(BACKEND=HASHED_FILES_BACKEND if storage.manifest else LOCAL[storage.alias])


def _entry(storage: Storage, base_dir: str | os.PathLike[str] | None) -> StorageEntry:
    if storage.backend == "whitenoise":
        return StorageEntry(BACKEND=WHITENOISE_BACKEND)
    if storage.backend == "memory":
        return StorageEntry(BACKEND=MEMORY_BACKEND, OPTIONS=LocalOptions(base_url=storage.base_url))
    if storage.backend == "filesystem":
        return _filesystem_entry(storage, base_dir)
    return StorageEntry(BACKEND=_s3_backend(storage), OPTIONS=_s3_options(storage))


def _filesystem_entry(storage: Storage, base_dir: str | os.PathLike[str] | None) -> StorageEntry:
    if storage.is_static:
        hashed = storage.manifest
        return StorageEntry(BACKEND=HASHED_FILES_BACKEND if hashed else STATIC_FILES_BACKEND)
    options = LocalOptions(base_url=storage.base_url)
    if base_dir is not None or storage.scope != MEDIA:
        options["location"] = Path(base_dir or "") / storage.scope
    return StorageEntry(BACKEND=FILESYSTEM_BACKEND, OPTIONS=options)


def _s3_backend(storage: Storage) -> str:
    if storage.backend != "s3":
        return storage.backend
    if storage.is_static:
        return S3_MANIFEST_BACKEND if storage.manifest else S3_STATIC_BACKEND
    return S3_BACKEND


def _s3_options(storage: Storage) -> S3Options:
    """Every option is set explicitly, so that no ``AWS_*`` setting of the project has an effect.

    But keys only if there are some, or a profile; then the missing ones are None: django-storages
    would take them from the environment.
    """
    has_keys = storage.access_key is not None or storage.session_profile is not None
    options = {
        name: _argument(storage, name)
        for name, option in OPTIONS.items()
        if option.is_emitted and (has_keys or name not in CREDENTIALS)
    }
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


_MADE: dict[str, Callable[[Any], object]] = {
    "client_config": lambda arguments: boto.client_config(deepcopy(arguments)),
    "object_parameters": _copied,
    "proxies": dict,
    "transfer_config": boto.transfer_config,
}
