"""The copy of a manifest on this machine: for one bucket, one location and one release.

`collectstatic` writes it once the manifest is published, and removes it where publishing failed. A
process that starts reads it instead of the bucket. The copy has a digest of the place that its
manifest was published to, so that no process uses the copy of another bucket, and one of the manifest,
so that none uses a copy that was changed.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from s3settings.variables.names import GLOBAL_VARIABLES

VERSION = 2
_PLACE = ("endpoint_url", "bucket_name", "location")


def option(options: Mapping[str, Any], name: str, settings: object) -> object:
    """Return an option of django-storages: from ``OPTIONS``, or from its setting."""
    if name in options:
        return cast("object", options[name])
    found = (getattr(settings, variable, None) for variable in GLOBAL_VARIABLES[name])
    return next((value for value in found if value is not None), None)


def place(options: Mapping[str, Any], settings: object) -> str:
    """Return a digest of where a manifest is published; it shows no value."""
    parts = [str(option(options, name, settings) or "") for name in _PLACE]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def digest(manifest: bytes) -> str:
    """Return the digest of a manifest, which names its release."""
    return hashlib.sha256(manifest).hexdigest()[:32]


def read(path: Path, of: str) -> str | None:
    """Return the manifest of a place; None without a complete copy of it."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        manifest = str(stored["manifest"])
        made = (VERSION, of, digest(manifest.encode()))
        if (stored["version"], stored["place"], stored["digest"]) == made:
            return manifest
    except (OSError, ValueError, TypeError, KeyError):
        pass
    return None


def write(path: Path, of: str, manifest: bytes) -> None:
    """Write the copy in one step."""
    data = {
        "version": VERSION,
        "place": of,
        "digest": digest(manifest),
        "manifest": manifest.decode(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as beside:
        try:
            json.dump(data, beside)
            beside.close()
            # readable by the user of the workers, too
            Path(beside.name).chmod(0o644)
            Path(beside.name).replace(path)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise


def remove(path: Path) -> None:
    """Remove the copy, if there is one."""
    path.unlink(missing_ok=True)
