"""The storages that Django builds from settings, in a process of their own."""

import json
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from s3settings.migrate.plain import Json
from s3settings.paths import resolved

_SECONDS = 120
_PROGRAM = "from s3settings.migrate.worker import main; main()"
# settings may look for the command of manage.py in sys.argv
_COMMAND = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A settings module, the folder that it is imported from, and the variables meanwhile.

    `env_file` is the file that `load()` reads, if not that of its default. `classes` are further
    storages to read (default: those on S3 that the project defines).
    `sources` replace the files of their paths. Only results of the same salt can be compared.
    """

    module: str
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    salt: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    prefix: str = ""
    env_file: str | None = None
    classes: tuple[str, ...] | None = None
    sources: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An option as it was set: its value if that is visible, and the names that have the same value.

    `setting` is the setting that django-storages read, `settings` are all that are equal;
    `variable` is "same" or "other" if `load()` reads that value or another from a variable.
    `composed` are the kinds and names of the settings, variables and texts that a text consists of.
    """

    value: Json
    is_default: bool
    is_in_entry: bool
    setting: str | None
    settings: list[str]
    variable: str | None
    composed: list[list[str]] = field(default_factory=list[list[str]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The storages of a settings module by alias, and further classes on S3 by path, as JSON.

    `error` is the reason why there are none, with the `problems` that `load()` reports. `root` is
    the directory called BASE_DIR, `loaded` are the aliases of storages that `load()` makes.
    """

    error: str | None
    problems: tuple[Mapping[str, str | None], ...] = ()
    django: tuple[int, ...] = ()
    file: str = ""
    root: str | None = None
    is_loaded: bool = False
    loaded: frozenset[str] = frozenset()
    executed: frozenset[int] = frozenset()
    read: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    urls: Mapping[str, Json] = field(default_factory=dict[str, Json])
    storages: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    classes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])

    @property
    def on_s3(self) -> list[str]:
        """Return the aliases of the storages on S3."""
        return [alias for alias, facts in self.storages.items() if facts.get("is_s3")]

    def origins(self, alias: str) -> dict[str, Origin]:
        """Return where the options of a storage on S3 come from."""
        return {name: Origin(**record) for name, record in self.storages[alias]["origins"].items()}


def built(run: Run) -> Built:
    """Build the storages of a run; nothing that the project raises or prints is passed on."""
    try:
        done = subprocess.run(  # noqa: S603 - no part of the command is given
            [sys.executable, "-c", _PROGRAM, _COMMAND],
            input=json.dumps(job_of(run)),
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Built(error=f"the settings take more than {_SECONDS} seconds")
    return answered(done.stdout)


def job_of(run: Run) -> dict[str, object]:
    """Return a run as `s3settings.migrate.worker` takes it."""
    return {
        "module": run.module,
        "folder": str(resolved(run.folder)),
        "environment": dict(run.environment),
        "salt": run.salt,
        "prefix": run.prefix,
        "env_file": run.env_file,
        "classes": run.classes,
        "sources": dict(run.sources),
    }


def answered(text: str) -> Built:
    """Return the answer of `s3settings.migrate.worker`."""
    try:
        answer = json.loads(text)
    except ValueError:
        return Built(error="no exception, but end the process")
    return _read(cast("dict[str, Any]", answer))


def _read(answer: dict[str, Any]) -> Built:
    if answer["error"] is not None:
        return Built(error=answer["error"], problems=tuple(answer["problems"]))
    return Built(
        error=None,
        django=tuple(answer["django"]),
        file=answer["file"],
        root=answer["root"],
        is_loaded=answer["is_loaded"],
        loaded=frozenset(answer["loaded"]),
        executed=frozenset(answer["executed"]),
        read=tuple(answer["read"]),
        names=frozenset(answer["names"]),
        urls=answer["urls"],
        storages=answer["storages"],
        classes=answer["classes"],
    )
