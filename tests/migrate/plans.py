"""Results of a run as `built` returns them, made by hand, and the plan for them."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from s3settings.migrate.building import Built, Origin
from s3settings.migrate.planning import planned
from s3settings.migrate.plans import Plan
from s3settings.migrate.source import SettingsFile, settings_file

UNSET = Origin(
    value=None, is_default=True, is_in_entry=False, setting=None, settings=[], variable=None
)
HASHED = {"hash": "0" * 64}
FAMILIES = ["storages.backends.s3.S3Storage", "storages.base.BaseStorage"]
MANIFEST = "django.contrib.staticfiles.storage.ManifestFilesMixin"
OPTIONS = (
    "access_key",
    "secret_key",
    "bucket_name",
    "location",
    "querystring_auth",
    "proxies",
    "endpoint_url",
    "object_parameters",
    "client_config",
)


def origin(value: Any, **fields: Any) -> Origin:
    return replace(UNSET, value=value, is_default=False, **fields)


def storage(origins: Mapping[str, Origin] | None = None, **facts: Any) -> dict[str, Any]:
    given = {**dict.fromkeys(OPTIONS, UNSET), **(origins or {})}
    return {
        "is_s3": True,
        "families": FAMILIES,
        "behavior": [],
        "backend": "storages.backends.s3.S3Storage",
        "origins": {name: asdict(record) for name, record in given.items()},
        **facts,
    }


def before(text: str, storages: Mapping[str, dict[str, Any]], **fields: Any) -> Built:
    """Return the result of settings of which every assignment was executed."""
    found = settings_file(text).assignments
    names = frozenset(one.name for one in found)
    lines = frozenset(one.first for one in found)
    made = Built(error=None, storages=storages, executed=lines, names=names)
    return replace(made, **fields)


def plan(
    text: str, storages: Mapping[str, dict[str, Any]], **fields: Any
) -> tuple[SettingsFile, Built, Plan]:
    source, found = settings_file(text), before(text, storages, **fields)
    return source, found, planned(found, source, {})
