"""The examples of problems in docs/problems/: a wrong and a right configuration for each id.

A configuration is the text of one file, or a table of several: `.env`, `settings.py` and other modules
of a project, `requirements.txt`, and `environment` with variables of the process. Without a
`settings.py` the variables are checked, with one the settings of the project. `run` is a command
that prepares the files; `check` is the command that reports the problem, if not the usual one.
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Generator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, cast

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from docs.extension.output import output_of
from s3settings import Problem, check
from s3settings.problems.kinds import PREFIX
from s3settings.project import Releases, problems_in, read
from s3settings.project.versions import numbers
from s3settings.report.text import as_text

FOLDER = Path(__file__).parent.parent / "problems"
_PINNED = re.compile(r"^([\w-]+)==(\S+)$", re.MULTILINE)
_UNPINNED = re.compile(r"^([\w-]+)$", re.MULTILINE)
# the examples leave out keys, which something supplies
SUPPLIED = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials"}
DJANGO_CHECK = "python manage.py check"


class Example(NamedTuple):
    """A configuration: its files, the variables of the process, and commands around it."""

    files: Mapping[str, str]
    environment: Mapping[str, str]
    run: str
    check: str


class Case(NamedTuple):
    """The examples of one kind of problem, an explanation if one is needed, and the source.

    `also` are ids that the wrong example can't avoid.
    """

    wrong: Example
    right: Example
    about: str
    source: tuple[str, ...]
    also: tuple[str, ...]


def cases() -> dict[str, Case]:
    """Return the examples by the number of their kind."""
    found: dict[str, Case] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        rows: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, row in rows.items():
            found[number] = Case(
                _example(row, row["wrong"]),
                _example(row, row["right"]),
                row.get("about", ""),
                tuple(row["source"]),
                tuple(row.get("also", ())),
            )
    return found


def _example(row: Mapping[str, Any], side: str | dict[str, Any]) -> Example:
    shared = row.get("both", {})
    given = {row.get("file", ".env"): side} if isinstance(side, str) else side
    parts: dict[str, Any] = {**shared, **given}
    environment = cast("dict[str, str]", parts.pop("environment", {}))
    run = cast("str", parts.pop("run", ""))
    return Example(parts, environment, run, row.get("check", ""))


def ids(example: Example) -> list[str]:
    """Return the ids that are reported, without their prefix."""
    return re.findall(rf"{re.escape(PREFIX)}(\w+)", report(example))


def report(example: Example) -> str:
    """Return the report of the command that checks the example."""
    with project(example) as folder:
        if example.check == DJANGO_CHECK:
            return _report_of_django(folder)
        if example.check:
            return output_of(*example.check.split()[1:])
        return as_text(_problems(example, folder))


def _problems(example: Example, folder: Path) -> tuple[Problem, ...]:
    environment = {**SUPPLIED, **example.environment}
    if "settings.py" not in example.files:
        return check(env=environment)
    if known := releases(example):
        sys.path.insert(0, str(folder))
        settings = import_module("settings")
        return problems_in(read(settings, environment=example.environment, releases=known))
    return check(settings="settings", env=environment, base_dir=folder)


def releases(example: Example) -> Releases | None:
    """Return the installed releases, with those of `requirements.txt`; None without any of these."""
    names = {"Django": "django", "django-storages": "storages", "easy-thumbnails": "thumbnails"}
    found = _PINNED.findall(example.files.get("requirements.txt", ""))
    pinned = {names[name]: numbers(release) for name, release in found}
    return replace(Releases.installed(), **pinned) if pinned else None


def _install(requirements: str) -> None:
    """Make the packages that `requirements.txt` does not pin, as if pip had installed them in turn."""
    for name in _UNPINNED.findall(requirements):
        module = Path("environ/__init__.py")
        module.parent.mkdir(exist_ok=True)
        module.write_text(f"# {name}\n", encoding="utf-8")
        digest = urlsafe_b64encode(sha256(module.read_bytes()).digest()).decode().rstrip("=")
        folder = Path(f"{name.replace('-', '_')}-1.0.dist-info")
        folder.mkdir()
        (folder / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
        (folder / "RECORD").write_text(f"{module},sha256={digest},\n", encoding="utf-8")
        sys.path.insert(0, str(Path.cwd()))


def _report_of_django(folder: Path) -> str:
    """Return what ``manage.py check`` prints for a project."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--settings", "settings"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(folder)},
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stderr.partition("\n\n")[2]


@contextmanager
def project(example: Example) -> Generator[Path]:
    """Write the files into a folder of their own, and leave no trace of their modules."""
    modules, path = set(sys.modules), list(sys.path)
    with tempfile.TemporaryDirectory() as name, chdir(name):
        folder = Path(name)
        for file, text in example.files.items():
            _write(folder / file, text)
        if "cloudfront.pem" in str(example.files):
            _write(folder / "cloudfront.pem", _pem())
        if example.run:
            command = ["sh", "-ec", example.run]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own
        try:
            _install(example.files.get("requirements.txt", ""))
            yield folder
        finally:
            sys.path[:] = path
            for module in set(sys.modules) - modules:
                origin = getattr(sys.modules[module], "__file__", None)
                if origin and Path(origin).is_relative_to(folder):
                    del sys.modules[module]


@cache
def _pem() -> str:
    """Return a private key, which no file of the repository holds."""
    key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    ).decode()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name == "settings.py" and "BASE_DIR" in text:
        text = f"from pathlib import Path\nBASE_DIR = Path(__file__).parent\n{text}"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
