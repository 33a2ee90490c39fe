"""The tests on every supported Django and Python, on the lowest dependencies, and of the wheel."""

import os
import shutil
import subprocess
import tarfile
import tomllib
from pathlib import Path

import nox
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from python_discovery import get_interpreter

ROOT = Path(__file__).parent
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
DIST = ROOT / "dist"

# The last release of each supported series of Django, on Pythons that it supports. `make test` runs
# 5.2 on the oldest Python.
MATRIX = (
    ("3.11", "4.2.30"),
    ("3.12", "6.0.10"),
    ("3.13", "6.1.3"),
    ("3.14", "6.1.3"),
)
PYTHONS = tuple(python for python, _ in MATRIX)

# Tests of behavior that depends on the versions of Python, Django, django-storages, boto3 and
# pydantic. `make test` and the session `wheel` run all tests.
VERSIONED_TESTS = (
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
    "tests/parsers/test_credentials.py",
)

# Tests of behavior that changed between the oldest Django and the newest one.
OLDEST_TESTS = (
    "tests/adoption",
    "tests/staticfiles/test_local.py",
    "tests/staticfiles/test_publishing.py",
    "tests/test_backends.py",
    "tests/test_chain.py",
    "tests/test_collectstatic.py",
)

# Fixtures of a module are expensive: servers, and exchanges with every provider. `make test` tries
# all examples of the laws.
PARALLEL = ("--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
PYTEST = ("python", "-m", "pytest", *PARALLEL)
PYTEST_ENV = {"HYPOTHESIS_PROFILE": "repeat"}

# What `python -c` runs where the tests run.
ASSERT_INSTALLED = """
import pathlib, sys, s3settings
path = pathlib.Path(s3settings.__file__)
print("testing", path)
sys.exit(not path.is_relative_to(sys.prefix))
"""

EDITABLE = ("--editable", ".")

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
        "--group",
        "test",
        *arguments,
    )


find_pyenv_interpreters()


@nox.session
@nox.parametrize("python,django", MATRIX)
def tests(session: nox.Session, django: str) -> None:
    """Run the tests that depend on versions, on one Python and one Django."""
    if session.python == newest_python() and not session.posargs:
        session.skip("the session `wheel` runs all tests on this Python")
    # the tests of the matrix need no linters of policies; others, named by hand, may
    linters = ("--group", "policies") if session.posargs else ()
    install(session, CONSTRAINTS, *EDITABLE, *linters, f"Django=={django}")
    paths = (*OLDEST_TESTS, *VERSIONED_TESTS) if django == MATRIX[0][1] else VERSIONED_TESTS
    session.run(*PYTEST, *(session.posargs or paths), env=PYTEST_ENV)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests on the lowest version of every dependency that pyproject.toml allows."""
    pins = lowest_versions()
    names = {canonicalize_name(Requirement(pin).name) for pin in pins}
    folder = Path(session.create_tmp())
    install(session, constraints_without(names | TIED, folder), *EDITABLE, *pins)
    session.run(*PYTEST, *(session.posargs or VERSIONED_TESTS), env=PYTEST_ENV)


@nox.session(python=newest_python(), default=False)
def wheel(session: nox.Session) -> None:
    """Run all tests with the wheel in dist/, on the newest Python installed and its Django.

    They run in a copy of the source distribution without the package, so that they import the
    installed wheel.
    """
    (built,), (source,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    folder = Path(session.create_tmp()).resolve() / "sources"
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(source) as archive:
        archive.extractall(folder, filter="data")
    (root,) = folder.iterdir()
    shutil.rmtree(root / "s3settings")

    django = dict(MATRIX)[str(session.python)]
    install(session, CONSTRAINTS, str(built), "--group", "policies", f"Django=={django}")
    session.chdir(root)
    session.run("python", "-c", ASSERT_INSTALLED)
    session.run(*PYTEST, *session.posargs, env=PYTEST_ENV)
