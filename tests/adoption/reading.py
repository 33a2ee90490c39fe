"""A storage that Django has built, as JSON: its class, options, keys and links."""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.files.storage import FileSystemStorage, InMemoryStorage
from storages import utils
from storages.backends.s3 import S3Storage
from storages.base import BaseStorage

from tests.adoption.families import attributes, behavior, family
from tests.adoption.links import link
from tests.adoption.plain import dotted, unknown

if TYPE_CHECKING:
    from django.core.files.storage import Storage

    from tests.adoption.plain import Json, Plain

NAMES = ("report.pdf", "photos/été 1+1.jpg", "css/app.css")

# They are published without types.
_BASE: type[Any] = BaseStorage
_S3: type[Any] = S3Storage
_CLEAN_NAME: Any = vars(utils)["clean_name"]

_SECRETS = frozenset(
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
_ON_DISK = ("location", "base_url", "file_permissions_mode", "directory_permissions_mode")
# S3Storage.__init__ makes client_config, transfer_config and the signer of them
_SPENT = (
    "addressing_style",
    "cloudfront_key",
    "cloudfront_key_id",
    "proxies",
    "signature_version",
    "use_threads",
)
# S3Storage asks only whether they are true
_OPTIONAL = frozenset({"custom_domain", "endpoint_url", "default_acl", "location", "region_name"})


def read(build: Callable[[], "Storage"], plain: "Plain") -> "Json":
    """Return what is known of the storage that the function builds, or why it builds none."""
    try:
        storage = build()
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": type(error).__name__}
    options = _options(storage, plain)
    changed = behavior(storage, options)
    return {
        "class": dotted(type(storage)),
        "family": family(storage, options),
        "behavior": changed,
        "options": options,
        "attributes": attributes(storage, options, plain),
        "inert": sorted(_inert(storage, changed)),
        "signer": _signer(storage, plain),
        "keys": {name: _key(storage, name) for name in NAMES},
        "links": {name: link(partial(storage.url, name), plain) for name in NAMES},
        "error": None,
    }


def _options(storage: Any, plain: "Plain") -> dict[str, "Json"]:
    """Return every option as the instance has it."""
    if isinstance(storage, _BASE):
        names = _names_of_options(storage)
        return {name: _option(name, getattr(storage, name), plain) for name in names}
    if isinstance(storage, FileSystemStorage | InMemoryStorage):
        names = [name for name in (*_ON_DISK, "_allow_overwrite") if hasattr(storage, name)]
        return {name: plain.value(getattr(storage, name)) for name in names}
    return {"arguments": unknown(storage)}


def _names_of_options(storage: Any) -> Collection[str]:
    maker: Any = _S3 if isinstance(storage, _S3) else storage.__class__
    names: dict[str, object] = maker.get_default_settings(storage)
    return names


def _option(name: str, value: Any, plain: "Plain") -> "Json":
    if name in _SECRETS:
        return plain.secret(value)
    if name == "endpoint_url" and "@" in str(value):
        return plain.secret(value)
    if name == "location" and isinstance(value, str):
        value = value.rstrip("/")
    return None if name in _OPTIONAL and not value else plain.value(value)


def _inert(storage: Any, changed: Collection[str]) -> set[str]:
    """Return the options that have no effect as the others are."""
    if not isinstance(storage, _S3) or changed:
        return set()
    found = set[str](_SPENT)
    if not storage.querystring_auth or (storage.custom_domain and not storage.cloudfront_signer):
        found.add("querystring_expire")
    if storage.custom_domain and not storage.cloudfront_signer:
        found.add("querystring_auth")
    if not storage.custom_domain:
        found.add("url_protocol")
    if not storage.gzip:
        found.add("gzip_content_types")
    return found


def _signer(storage: Any, plain: "Plain") -> "Json":
    """Return what tells one key of CloudFront from another: a message signed with it."""
    signer = getattr(storage, "cloudfront_signer", None)
    if signer is None:
        return None
    with suppress(Exception):
        return [plain.secret(signer.key_id), plain.secret(signer.rsa_signer(b"the same message"))]
    return unknown(signer)


def _key(storage: Any, name: str) -> "Json":
    """Return where in the bucket a file of that name is."""
    if not isinstance(storage, _S3):
        return None
    try:
        return storage._normalize_name(_CLEAN_NAME(name))
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": type(error).__name__}
