"""The process of the project: builds its storages, and answers without any secret.

A job on stdin, the answer on stdout, both JSON; see `s3settings.migrate.building`.
"""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any, TextIO, cast

from s3settings.dotenv.variables import variables_in
from s3settings.migrate.importing import install
from s3settings.migrate.plain import Json, Plain
from s3settings.paths import is_file
from s3settings.sources.env_file import DEFAULT_ENV_FILE

_VARIABLE = "DJANGO_SETTINGS_MODULE"
_URLS = ("STATIC_URL", "MEDIA_URL")
_read: set[str] = set()


def main() -> None:
    """Answer the job on stdin."""
    job = json.load(sys.stdin)
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        answer(job, out)


def answer(job: dict[str, Any], out: TextIO) -> None:
    """Write the answer to a job; this process is that of the project from now on."""
    # what the project prints does not belong to the answer, and may have secrets
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        found = _answer(job)
    except BaseException as error:  # noqa: BLE001 - code of the project may raise anything
        found = _failure(error, job["folder"])
    json.dump(found, out)


def _answer(job: dict[str, Any]) -> dict[str, Json]:
    executed: list[int] = []
    install(job["module"], job["sources"], executed)
    _enter(job)
    import django
    from django.conf import settings

    from s3settings.inspection import observation

    with observation() as calls:
        if "DJANGO_CONFIGURATION" in job["environment"]:
            import configurations.importer

            configurations.importer.install()
        urls = {name: getattr(settings, name) for name in _URLS}
    read = frozenset(_read)
    module = sys.modules[job["module"]]
    root = _root(module, job["folder"])
    variables = _variables(Path(root or ""), job["env_file"])
    # which variables are read depends on the settings, and results are compared
    plain = Plain(job["salt"], {**job["environment"], **variables}.values)
    shown = Plain(job["salt"], lambda: {variables.get(name, "") for name in read})
    _cut_off()
    from s3settings.migrate.collecting import Variables, collected

    return {
        "error": None,
        "django": list(django.VERSION[:2]),
        # a folder without a module has none
        "file": module.__file__ or "",
        "root": root,
        "executed": sorted(set(executed)),
        "read": sorted(read & variables.keys()),
        "names": sorted(vars(module)),
        "is_loaded": bool(calls),
        "loaded": sorted({one.alias for call in calls for one in call.storages}),
        "urls": {name: plain.value(value) for name, value in urls.items()},
        **collected(job, settings, Variables(variables, read), plain, shown),
    }


def _root(module: object, folder: str) -> str | None:
    """Return the directory that the project calls BASE_DIR, if it is one."""
    found: Any = getattr(module, "BASE_DIR", None)
    if not isinstance(found, str | os.PathLike):
        return None
    return str(Path(folder, os.fspath(cast("str", found))).absolute())


def _variables(root: Path, env_file: str | None) -> dict[str, str]:
    """Return the variables that `load()` would see: of its file, and of the environment."""
    path = root / (env_file or DEFAULT_ENV_FILE)
    return {**(variables_in(path) if is_file(path) else {}), **os.environ}


def _enter(job: dict[str, Any]) -> None:
    """Make folder, import path and environment those of the project, and write nothing there."""
    sys.dont_write_bytecode = True
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
    _lend_credentials()


def _lend_credentials() -> None:
    """Let links of a project without keys, such as those of a role, be signed with made-up ones."""
    from botocore.credentials import Credentials
    from botocore.session import Session

    session: Any = Session
    known = session.get_credentials
    session.get_credentials = lambda one: known(one) or Credentials("role", "made-up")  # pyright: ignore[reportUnknownLambdaType] - of any


def _refuse(*_: object, **__: object) -> None:
    raise ConnectionRefusedError


def _failure(error: BaseException, folder: str) -> dict[str, Json]:
    """Return the class and place of an error without its text, and the problems of `load()`."""
    from s3settings.problems.error import ConfigurationError
    from s3settings.project.failures import described

    problems = error.problems if isinstance(error, ConfigurationError) else ()
    return {
        "error": described(error, Path(folder)),
        "problems": [
            {
                "id": problem.id,
                "severity": problem.severity,
                "variable": problem.variable,
                "message": problem.message,
                "hint": problem.hint,
                "alias": problem.alias,
            }
            for problem in problems
        ],
    }
