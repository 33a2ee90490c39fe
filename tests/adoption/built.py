"""The storages that Django really builds from settings modules, in processes of their own."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.adoption.plain import Json

ROOT = Path(__file__).parent.parent.parent
# The tests measure no child processes, but nothing else runs the code of the builder.
MEASUREMENT = {
    name: value for name, value in os.environ.items() if name.startswith("COVERAGE_PROCESS_")
}
# Secrets of two results can only be compared if their salt is the same.
SALT = secrets.token_hex(16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A settings module, the folder that it is imported from, and what is set meanwhile.

    `classes` are paths of storages that no setting names, such as the `storage=` of a field.
    """

    folder: Path
    module: str = "settings"
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltStorage:
    """A storage: its options as they have effect, where files are, and the links to them.

    `family` and `behavior` are the classes of libraries and of the project that do more than to
    set options; `inert` names options that have no effect as the others are.
    """

    class_path: str = ""
    family: tuple[str, ...] = ()
    behavior: Mapping[str, Json] = field(default_factory=dict[str, Json])
    options: Mapping[str, Json] = field(default_factory=dict[str, Json])
    attributes: Mapping[str, Json] = field(default_factory=dict[str, Json])
    inert: frozenset[str] = frozenset()
    signer: Json = None
    keys: Mapping[str, Json] = field(default_factory=dict[str, Json])
    links: Mapping[str, Json] = field(default_factory=dict[str, Json])
    error: str | None = None

    @property
    def is_on_s3(self) -> bool:
        return "storages.backends.s3.S3Storage" in self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The storages of a settings module by alias, those of `classes` by path, and two settings.

    `error` is the class of the exception that the module raised, and the line it comes from.
    """

    storages: Mapping[str, BuiltStorage]
    classes: Mapping[str, BuiltStorage]
    settings: Mapping[str, str]
    django: str
    error: str | None = None


class Builder:
    """A process that builds the storages of any number of runs, to use in a `with` statement.

    It is started with a Python; `paths` come first on its path. So another Django is one that is
    installed into that Python, or into a folder of its own.
    """

    def __init__(self, *, python: str = sys.executable, paths: Iterable[Path] = ()) -> None:
        self._process = subprocess.Popen(
            [python, "-m", "tests.adoption"],
            cwd=ROOT,
            env={
                **os.environ,
                **MEASUREMENT,
                "PYTHONPATH": os.pathsep.join(map(str, (*paths, ROOT))),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def built(self, runs: Iterable[Run]) -> list[Built]:
        """Build the storages of every run; a run that takes a minute has died."""
        job = {"salt": SALT, "runs": [_job(run) for run in runs]}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return [_read(answer) for answer in json.loads(self._process.stdout.readline())]


def built(
    runs: Iterable[Run], *, python: str = sys.executable, paths: Iterable[Path] = ()
) -> list[Built]:
    """Build the storages of every run in a process that is started for them."""
    with Builder(python=python, paths=paths) as builder:
        return builder.built(runs)


def _job(run: Run) -> dict[str, object]:
    return {
        "folder": str(run.folder.resolve()),
        "module": run.module,
        "environment": dict(run.environment),
        "classes": run.classes,
    }


def _read(answer: dict[str, Any]) -> Built:
    if answer["error"]:
        error = " at ".join(filter(None, (answer["error"]["type"], answer["error"]["at"])))
        return Built(storages={}, classes={}, settings={}, django="", error=error)
    return Built(
        storages={alias: _read_storage(each) for alias, each in answer["storages"].items()},
        classes={path: _read_storage(each) for path, each in answer["classes"].items()},
        settings=answer["settings"],
        django=answer["django"],
    )


def _read_storage(answer: dict[str, Any]) -> BuiltStorage:
    fields = {**answer}
    if fields["error"] is None:
        fields["class_path"] = fields.pop("class")
        fields["family"] = tuple(fields["family"])
        fields["inert"] = frozenset(fields["inert"])
    return BuiltStorage(**fields)
