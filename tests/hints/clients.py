"""The clients of django-storages, made once for storages that make the same one."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from copy import copy
from typing import Any, cast
from unittest.mock import patch

from botocore import session
from botocore.loaders import create_loader
from django.contrib.staticfiles.storage import ManifestFilesMixin
from storages.backends.s3 import S3Storage

_OPTIONS = (
    "session_profile",
    "region_name",
    "use_ssl",
    "endpoint_url",
    "verify",
)
_MOST = 300


@contextmanager
def shared_clients() -> Generator[None]:
    """Give storages with the same options and environment the same client.

    Their keys may differ: they change the signature of a link, and not the address in it.
    """
    kept: dict[str, Any] = {}
    made = cast("Any", S3Storage.connection).fget

    def connection(storage: Any) -> Any:
        ambient = [item for item in sorted(os.environ.items()) if item[0].startswith("AWS_")]
        options = cast("dict[str, object]", vars(storage.client_config)["_user_provided_options"])
        config = sorted(options.items())
        has_keys = storage.access_key is not None
        key = repr(([getattr(storage, name) for name in _OPTIONS], has_keys, config, ambient))
        if key not in kept:
            if len(kept) >= _MOST:
                kept.clear()
            kept[key] = made(storage)
        return kept[key]

    # one reading of the service models, and one registration of handlers, for all clients
    handlers = cast("Any", session.Session())._original_handler

    def new_session() -> session.Session:
        return session.Session(event_hooks=copy(handlers), include_builtin_handlers=False)

    with (
        patch.object(session, "create_loader", return_value=create_loader()),
        patch.object(session, "get_session", new_session),
        patch.object(S3Storage, "connection", property(connection)),
        _without_manifests(),
    ):
        yield


@contextmanager
def _without_manifests() -> Generator[None]:
    """Make storages without the manifest, which they would read from the bucket."""
    with (
        patch.object(ManifestFilesMixin, "read_manifest", return_value=None),
        patch.object(ManifestFilesMixin, "manifest_strict", new=False),
        patch.object(ManifestFilesMixin, "hashed_name", _same_name),
    ):
        yield


def _same_name(_: object, name: str, *_rest: object) -> str:
    return name
