"""The process of the project: builds its storages, and answers without any secret.

A job on stdin, the answer on stdout, both JSON; see `s3settings.migrate.building`.
"""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

from s3settings.migrate.importing import install
from s3settings.migrate.plain import Json, Plain

_VARIABLE = "DJANGO_SETTINGS_MODULE"
_URLS = ("STATIC_URL", "MEDIA_URL")
_read: set[str] = set()


def main() -> None:
    """Answer the job on stdin."""
    job = json.load(sys.stdin)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # what the project prints does not belong to the answer, and may have secrets
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        answer = _answer(job)
    except BaseException as error:  # noqa: BLE001 - code of the project may raise anything
        answer = _failure(error, job["folder"])
    with out:
        json.dump(answer, out)


def _answer(job: dict[str, Any]) -> dict[str, Json]:
    executed: list[int] = []
    install(job["module"], job["sources"], executed)
    _enter(job)
    import django
    from django.conf import settings

    if "DJANGO_CONFIGURATION" in job["environment"]:
        import configurations.importer

        configurations.importer.install()
    urls = {name: getattr(settings, name) for name in _URLS}
    read = frozenset(_read)
    variables: dict[str, str] = job["environment"]
    # which variables are read depends on the settings, and results are compared
    plain = Plain(job["salt"], variables.values)
    shown = Plain(job["salt"], lambda: {variables.get(name, "") for name in read})
    _cut_off()
    from s3settings.migrate.collecting import collected

    module = sys.modules[job["module"]]
    return {
        "error": None,
        "django": list(django.VERSION[:2]),
        "file": module.__file__,
        "executed": sorted(set(executed)),
        "read": sorted(read & variables.keys()),
        "names": sorted(vars(module)),
        "urls": {name: plain.value(value) for name, value in urls.items()},
        **collected(job, settings, plain, shown),
    }


def _enter(job: dict[str, Any]) -> None:
    """Make folder, import path and environment those of the project."""
    os.chdir(job["folder"])
    sys.path.insert(0, job["folder"])
    os.environ.clear()
    os.environ.update(job["environment"])
    os.environ[_VARIABLE] = job["module"]
    _record()


def _record() -> None:
    """Let `os.environ` remember the names that are read."""
    cls: Any = type(os.environ)

    def get(environ: object, name: str) -> object:
        _read.add(name)
        return cls.__getitem__(environ, name)

    recorded: Any = type("Environment", (cls,), {"__getitem__": get})
    os.environ.__class__ = recorded


def _cut_off() -> None:
    """Leave nothing to ask: no server answers, and a manifest has the names that are asked for."""
    from django.contrib.staticfiles.storage import ManifestFilesMixin

    from s3settings.migrate.reading import NAMES

    hashed = {name: ".0123456789ab.".join(name.rsplit(".", 1)) for name in NAMES}
    manifest = json.dumps({"version": "1.1", "hash": "", "paths": hashed})
    os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_MAX_ATTEMPTS="1")
    sockets: Any = socket
    sockets.socket.connect = sockets.getaddrinfo = _refuse
    hashing: Any = ManifestFilesMixin
    hashing.read_manifest = lambda _: manifest  # pyright: ignore[reportUnknownLambdaType] - of any


def _refuse(*_: object, **__: object) -> None:
    raise ConnectionRefusedError


def _failure(error: BaseException, folder: str) -> dict[str, Json]:
    """Return the class and place of an error without its text, and the problems of `load()`."""
    from s3settings.problems.error import ConfigurationError

    problems = error.problems if isinstance(error, ConfigurationError) else ()
    return {
        "error": type(error).__name__,
        "at": _place(error, folder),
        "problems": [
            {
                "id": problem.id,
                "severity": problem.severity,
                "variable": problem.variable,
                "message": problem.message,
            }
            for problem in problems
        ],
    }


def _place(error: BaseException, folder: str) -> str | None:
    """Return the file and line of the project where an error comes from."""
    place, trace = None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if Path(file).is_relative_to(folder):
            place = f"{os.path.relpath(file, folder)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
