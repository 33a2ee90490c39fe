"""A storage that Django has built, as JSON: its classes, options, keys and links."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from django.core.files.storage import FileSystemStorage, InMemoryStorage
from storages.backends import s3 as library

from s3settings import chain
from s3settings.migrate.classes import attributes, behavior, families
from s3settings.migrate.links import link
from s3settings.migrate.plain import UNKNOWN, Json, Plain, class_of
from s3settings.options.table import KEYS
from s3settings.project.backends import is_s3_class

# with spaces, a plus and a letter beyond ASCII, which links quote
NAMES = ("report.pdf", "photos/été 1+1.jpg", "css/app.css")

_S3: Any = library.S3Storage
SECRETS = frozenset(
    {
        "access_key",
        "cloudfront_key",
        "cloudfront_key_id",
        "proxies",
        "secret_key",
        "security_token",
        "session_profile",
    }
)
_ON_DISK = (
    "location",
    "base_url",
    "file_permissions_mode",
    "directory_permissions_mode",
    "_allow_overwrite",
)
# S3Storage.__init__ makes client_config, transfer_config and the signer of them
_SPENT = (
    "addressing_style",
    "cloudfront_key",
    "cloudfront_key_id",
    "proxies",
    "signature_version",
    "use_threads",
)
# S3Storage only asks whether they are true
_OPTIONAL = frozenset({"custom_domain", "endpoint_url", "default_acl", "location", "region_name"})


def facts(build: Callable[[], Any], plain: Plain) -> dict[str, Json]:
    """Return what is known of the storage that the function builds, or why it builds none."""
    try:
        storage = build()
        return _facts(storage, plain)
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": type(error).__name__}


def _facts(storage: Any, plain: Plain) -> dict[str, Json]:
    options = names_of_options(storage)
    changed = behavior(storage, options)
    return {
        "error": None,
        "class": class_of(storage),
        "is_s3": is_on_s3(storage),
        "families": families(storage, options),
        "behavior": changed,
        "options": {name: option(name, value, plain) for name, value in _values(storage, options)}
        or {"arguments": {UNKNOWN: class_of(storage)}},
        "attributes": attributes(storage, options, plain),
        "inert": sorted(_inert(storage, changed)),
        "signer": _signer(storage, plain),
        "keys": {name: _key(storage, name, plain) for name in NAMES},
        "links": {name: link(partial(storage.url, name), plain) for name in NAMES},
    }


def _values(storage: Any, options: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Yield the options, with the secrets that a storage hands to boto3 in another way."""
    name = getattr(storage, "credentials", None)
    found = chain.read(name) if is_on_s3(storage) and isinstance(name, str) else None
    for option_name in options:
        value = getattr(storage, option_name)
        if found and option_name in KEYS:
            value = getattr(found, option_name)
        elif found and option_name == "object_parameters":
            value = {**value, **found.object_parameters}
        yield option_name, value


def is_on_s3(storage: object) -> bool:
    """Return True for a storage of django-storages on S3."""
    return is_s3_class(type(storage))


def names_of_options(storage: Any) -> Collection[str]:
    """Return the names of all options of a storage."""
    if is_on_s3(storage):
        options: Mapping[str, object] = _S3.get_default_settings(storage)
        return tuple(options)
    if isinstance(storage, FileSystemStorage | InMemoryStorage):
        return tuple(name for name in _ON_DISK if hasattr(storage, name))
    return ()


def option(name: str, value: Any, plain: Plain) -> Json:
    """Return the value of an option as far as it makes a difference."""
    if name in SECRETS or (name == "endpoint_url" and "@" in str(value)):
        return plain.secret(value)
    if name == "location" and isinstance(value, str):
        value = value.rstrip("/")
    return None if name in _OPTIONAL and not value else plain.value(value)


def _inert(storage: Any, changed: Collection[Json]) -> set[str]:
    """Return the options that have no effect as the others are."""
    if not is_on_s3(storage) or changed:
        return set()
    found: set[str] = {*_SPENT}
    follows_domain = bool(storage.custom_domain) and not storage.cloudfront_signer
    if not storage.querystring_auth or follows_domain:
        found.add("querystring_expire")
    if follows_domain:
        found.add("querystring_auth")
    if not storage.custom_domain:
        found.add("url_protocol")
    if not storage.gzip:
        found.add("gzip_content_types")
    return found


def _signer(storage: Any, plain: Plain) -> Json:
    """Return a message signed by CloudFront's key, by which two keys are compared."""
    signer = getattr(storage, "cloudfront_signer", None)
    if signer is None:
        return None
    with suppress(Exception):
        return [plain.secret(signer.key_id), plain.secret(signer.rsa_signer(b"a message"))]
    return {UNKNOWN: class_of(signer)}


def _key(storage: Any, name: str, plain: Plain) -> Json:
    """Return the key of a file of that name in the bucket."""
    if not is_on_s3(storage):
        return None
    try:
        return plain.value(storage._normalize_name(name))  # noqa: SLF001 - no public way
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": type(error).__name__}
