"""The manifests of earlier releases, kept so that --prune knows which files they name."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from s3settings.staticfiles.record import FOLDER

MANIFESTS = f"{FOLDER}manifests/"


def name_for(md5: str, now: datetime | None = None) -> str:
    """Return the name for a copy of a manifest; names sort by time."""
    when = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%fZ")
    return f"{MANIFESTS}{when}-{md5[:12]}.json"


def kept(keys: Iterable[str], prefix: str) -> list[str]:
    """Return the keys of the kept manifests, the newest first."""
    return sorted((key for key in keys if key.startswith(prefix + MANIFESTS)), reverse=True)


def is_kept(keys: Iterable[str], prefix: str, md5: str) -> bool:
    """Report whether there is a copy of a manifest."""
    return any(key.endswith(f"-{md5[:12]}.json") for key in kept(keys, prefix))


def previous(keys: Iterable[str], prefix: str, current_md5: str, count: int) -> list[str]:
    """Return the newest kept manifests that are not the current one."""
    others = [key for key in kept(keys, prefix) if not key.endswith(f"-{current_md5[:12]}.json")]
    return others[:count]


def names_in(manifest: bytes) -> set[str]:
    """Return the files that a manifest names, before and after hashing.

    Raises ValueError for a manifest that can't be read: nothing may be deleted then.
    """
    paths: Mapping[str, str] = json.loads(manifest)["paths"]
    return {*paths.keys(), *paths.values()}
