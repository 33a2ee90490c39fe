"""Builds the storages of settings modules, each in a fork of one process: `built` starts it.

Each line of stdin is a job, JSON as `built.Builder` writes it; each line of stdout its results.
"""

import json
import os
import signal
import socket
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import django
from django.conf import ENVIRONMENT_VARIABLE
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.files.storage import storages
from django.utils.module_loading import import_string

from tests.adoption.forking import answer_of_fork, warm_up
from tests.adoption.plain import Plain
from tests.adoption.reading import NAMES, read

if TYPE_CHECKING:
    from django.core.files.storage import Storage

    from tests.adoption.plain import Json

SECONDS = 60
# the credentials of a server with a role, and the profiles of a developer's machine
CREDENTIALS = Path(__file__).with_name("credentials")
HASHED = {name: ".0123456789ab.".join(name.rsplit(".", 1)) for name in NAMES}


def main() -> None:
    """Answer every job."""
    warm_up()
    for line in sys.stdin:
        job = json.loads(line)
        answers = [_apart(run, job["salt"]) for run in job["runs"]]
        print(f"[{','.join(answers)}]", flush=True)  # noqa: T201 - the answer


def _apart(run: dict[str, Any], salt: str) -> str:
    """Return what a fork answers."""
    text = answer_of_fork(lambda answer: json.dump(_alone(run, salt), answer))
    return text or json.dumps({"error": {"type": "Died", "at": None}})


def _alone(run: dict[str, Any], salt: str) -> "Json":
    """Build the storages of one module, in a process of its own."""
    signal.alarm(SECONDS)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(run["folder"])
    sys.path.insert(0, run["folder"])
    os.environ.clear()
    os.environ.update(run["environment"])
    os.environ[ENVIRONMENT_VARIABLE] = run["module"]
    try:
        return _built(run, Plain(run["folder"], salt))
    except Exception as error:  # noqa: BLE001 - code of the project may raise anything
        return {"error": {"type": type(error).__name__, "at": _place(error, run["folder"])}}


def _built(run: dict[str, Any], plain: Plain) -> "Json":
    from django.conf import settings

    if "DJANGO_CONFIGURATION" in run["environment"]:
        import configurations.importer

        configurations.importer.install()
    urls = {name: plain.value(getattr(settings, name)) for name in ("STATIC_URL", "MEDIA_URL")}
    _cut_off()
    return {
        "django": django.get_version(),
        "settings": urls,
        "storages": {
            alias: read(partial(storages.__getitem__, alias), plain) for alias in storages.backends
        },
        "classes": {path: read(partial(_instance, path), plain) for path in run["classes"]},
        "error": None,
    }


def _instance(path: str) -> "Storage":
    """Make a storage as the field of a model does."""
    storage: Storage = import_string(path)()
    return storage


def _cut_off() -> None:
    """Leave nothing to ask: no server answers, and the manifest has the names that are asked for."""
    os.environ.update(
        AWS_CONFIG_FILE=os.devnull,
        AWS_EC2_METADATA_DISABLED="true",
        AWS_MAX_ATTEMPTS="1",
        AWS_SHARED_CREDENTIALS_FILE=str(CREDENTIALS),
    )
    manifest = json.dumps({"version": "1.1", "hash": "", "paths": HASHED})
    patch.object(ManifestFilesMixin, "read_manifest", return_value=manifest).start()
    patch.object(socket.socket, "connect", side_effect=ConnectionRefusedError).start()
    patch.object(socket, "getaddrinfo", side_effect=ConnectionRefusedError).start()


def _place(error: BaseException, folder: str) -> str | None:
    """Return the file and line of the project where the error comes from."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(folder)
    ]
    return f"{os.path.relpath(frames[-1].filename, folder)}:{frames[-1].lineno}" if frames else None
