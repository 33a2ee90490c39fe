"""The tests on every supported Django and Python, and on the oldest dependencies allowed."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import nox
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from python_discovery import get_interpreter

ROOT = Path(__file__).parent
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"

# The last release of each supported series, on Pythons that it supports; `make test` has the one
# of 5.2, on the oldest Python.
MATRIX = (
    ("3.11", "4.2.30"),
    ("3.12", "6.0.10"),
    ("3.13", "6.1.3"),
    ("3.14", "6.1.3"),
)
PYTHONS = tuple(python for python, _ in MATRIX)

# Tests of behavior that depends on the versions of Python, Django, django-storages, boto3 and
# pydantic. The newest Python and `make test` run all tests.
VERSIONED_TESTS = (
    "tests/adoption",
    "tests/test_collectstatic.py",
    "tests/test_emission.py",
    "tests/test_examples.py",
    "tests/facts/test_facts.py",
    "tests/test_law_of_urls.py",
    "tests/test_leftover_settings.py",
    "tests/test_loading.py",
    "tests/test_manage_command.py",
    "tests/test_on_s3.py",
    "tests/models/test_settings.py",
    "tests/sources/test_reading.py",
    "tests/dotenv/test_tokenizer.py",
    "tests/options/test_parsing.py",
)

# Fixtures of a module are expensive: servers, and exchanges with every provider.
PARALLEL = ("--numprocesses", "auto", "--dist", "loadfile")

# What the packages of `project.dependencies` pin among each other.
TIED = frozenset({"botocore", "pydantic-core", "s3transfer"})

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "venv"
nox.options.download_python = "never"
nox.options.error_on_external_run = True
nox.options.error_on_missing_interpreters = False
nox.options.reuse_existing_virtualenvs = True


def find_pyenv_interpreters() -> None:
    """Let nox see the Pythons of pyenv, whichever of them are active."""
    pyenv = shutil.which("pyenv")
    if pyenv is None:
        return
    answer = subprocess.run(  # noqa: S603 - found on the PATH
        [pyenv, "root"], capture_output=True, check=True, text=True
    )
    folders = sorted(Path(answer.stdout.strip()).glob("versions/*/bin"))
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])


def newest_python() -> str:
    """Return the newest supported Python that is installed."""
    return next(python for python in reversed(PYTHONS) if get_interpreter(python))


def lowest_versions() -> list[str]:
    """Return each run-time requirement, extras included, pinned to its lower bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    lines: list[str] = [
        *project["dependencies"],
        *(line for group in extras.values() for line in group),
    ]
    return [line.replace(">=", "==") for line in lines]


def constraints_without(names: set[str], folder: Path) -> Path:
    """Write the constraints that do not concern the packages of these names."""
    lines = [line for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if "==" in line]
    kept = [line for line in lines if canonicalize_name(Requirement(line).name) not in names]
    path = folder / "constraints.txt"
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return path


def install(session: nox.Session, constraints: Path, *arguments: str) -> None:
    """Install the package and what its tests need, with a pip that knows dependency groups."""
    session.install("--constraint", str(CONSTRAINTS), "pip")
    session.install(
        "--constraint",
        str(constraints),
        "--build-constraint",
        str(CONSTRAINTS),
        "--editable",
        ".",
        "--group",
        "test",
        *arguments,
    )


@nox.session
@nox.parametrize("python,django", MATRIX)
def tests(session: nox.Session, django: str) -> None:
    """Run the tests on one Python and one Django, all of them on the newest Python installed."""
    install(session, CONSTRAINTS, "--group", "policies", f"Django=={django}")
    paths = () if session.python == newest_python() else VERSIONED_TESTS
    session.run("python", "-m", "pytest", *PARALLEL, *(session.posargs or paths))


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests on the lowest version of every dependency that pyproject.toml allows."""
    pins = lowest_versions()
    names = {canonicalize_name(Requirement(pin).name) for pin in pins}
    folder = Path(session.create_tmp())
    install(session, constraints_without(names | TIED, folder), *pins)
    session.run("python", "-m", "pytest", *PARALLEL, *(session.posargs or VERSIONED_TESTS))


find_pyenv_interpreters()
