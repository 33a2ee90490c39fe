"""Mistakes that people reported, as data, and the projects that they are made in."""

import json
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.files.storage.handler import StorageHandler
from django.db import models
from django.test.utils import isolate_apps
from storages.backends.s3 import S3Storage

from s3settings import Problem
from s3settings.dotenv.portability import differences
from s3settings.inspection import inspect
from s3settings.project import Releases, problems_in, read
from s3settings.project.versions import numbers
from s3settings.variables.names import wanted

HERE = Path(__file__).parent
PEM = "PEM OF THE TEST"

Settings = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A mistake, what tells it, and the same project without it."""

    id: str
    broken: Settings
    found: Mapping[str, str]
    repaired: Settings | None
    context: Settings
    env_file: str | None


def cases() -> list[Case]:
    """Every case that can be reproduced only from settings or variables."""
    rows = _lines("misconfigurations.jsonl")
    cures = {row["id"]: row for row in _lines("repaired.jsonl")}
    return [
        Case(
            row["id"],
            row["settings"],
            cures[row["id"]].get("found", {}),
            cures[row["id"]].get("settings"),
            cures[row["id"]].get("context", {}),
            cures[row["id"]].get("env_file"),
        )
        for row in rows
        if row["detect_static"]
    ]


def more() -> list[Case]:
    """Further mistakes, each with what tells it and the same project without it."""
    return [_with_cure(row) for row in _lines("more.jsonl")]


def reports() -> list[dict[str, Any]]:
    """Variables that people reported, each with an id."""
    return _lines("reports.jsonl")


def _with_cure(row: dict[str, Any]) -> Case:
    if "env_file" in row:
        broken = {"_env_file": row["env_file"]}
        return Case(row["id"], broken, row["found"], None, {}, row["repaired"])
    return Case(row["id"], row["settings"], row["found"], row["repaired"], {}, None)


def _lines(name: str) -> list[dict[str, Any]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@contextmanager
def running(case: Case) -> Generator[tuple[Settings, Mapping[str, str], Releases]]:
    """Yield the settings of a case, its environment and its releases, while its classes are there."""
    settings = {**case.broken, **case.context}
    with _classes(settings):
        yield _given(settings), settings.get("_environment", {}), _releases(settings)


def _given(settings: Settings) -> Settings:
    given = {name: value for name, value in settings.items() if name.isupper() and name[0] != "_"}
    if given.get("AWS_CLOUDFRONT_KEY") == PEM:
        given["AWS_CLOUDFRONT_KEY"] = private_key()
    return given


def problems_of_settings(settings: Settings) -> tuple[Problem, ...]:
    """Return the problems of a project; keys with an underscore, or of a class, are what it runs on."""
    given = _given(settings)
    with _classes(settings), _fields(settings) as fields:
        environment = settings.get("_environment", {})
        project = read(given, environment=environment, releases=_releases(settings), fields=fields)
        return problems_in(project)


def problems_of_variables(text: str) -> tuple[Problem, ...]:
    """Return the problems of an .env file, by itself and by how others read it."""
    Path(".env").write_text(text, encoding="utf-8")
    return (*inspect(env={}).problems, *differences(text, ".env", wanted))


def as_variables(settings: Settings) -> str:
    """The .env file of a case: its own, or one with its settings as variables."""
    lines = [f"{name}={value}\n" for name, value in settings.items() if name[0] != "_"]
    return str(settings.get("_env_file", "".join(lines)))


def _releases(settings: Settings) -> Releases:
    found = Releases.installed()
    for key, package in (("django", "django"), ("django_storages", "storages")):
        if version := settings.get(f"_{key}_version"):
            found = replace(found, **{package: numbers(version)})
    return found


@contextmanager
def _classes(settings: Settings) -> Generator[None]:
    """Modules with the classes that a project would have, and no other."""
    with pytest.MonkeyPatch.context() as patch:
        for path in settings.get("_modules", []):
            _define(patch, path, (object,), {})
        for path, attributes in _own_classes(settings):
            _define(patch, path, (S3Storage,), attributes)
        yield


def _own_classes(settings: Settings) -> Iterator[tuple[str, Settings]]:
    yield from settings.get("_classes", {}).items()
    path = str(settings.get("STATICFILES_STORAGE", ""))
    start = f"{path.rpartition('.')[2]}."
    attributes = {name.removeprefix(start): settings[name] for name in settings if start in name}
    if path and attributes:
        yield path, {"querystring_auth": False, **attributes}


def _define(
    patch: pytest.MonkeyPatch, path: str, bases: tuple[type, ...], attributes: Settings
) -> None:
    module, _, name = path.rpartition(".")
    packages = module.split(".")
    for depth in range(1, len(packages) + 1):
        package = ".".join(packages[:depth])
        if package not in sys.modules:
            patch.setitem(sys.modules, package, ModuleType(package))
    defined = type(name, bases, {"__module__": module, **attributes})
    setattr(sys.modules[module], name, defined)


@contextmanager
def _fields(settings: Settings) -> Generator[list[object]]:
    """The file field of a model, whose storage is made before the model is."""
    if "_model" not in settings:
        yield []
        return
    storage = StorageHandler(settings["STORAGES"])["PublicMediaStorage"]
    with isolate_apps():

        class Photo(models.Model):  # noqa: DJ008 - nobody looks at one
            file = models.FileField(storage=storage)

            class Meta:
                app_label = "shop"

        yield [cast("object", Photo._meta.get_field("file"))]


@cache
def private_key() -> str:
    """Return a private key in PEM format, which no file of the repository holds."""
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    ).decode()
