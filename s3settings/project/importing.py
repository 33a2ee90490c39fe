"""The settings of a Django project for `check --settings`, imported as Django does."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stdout
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path

from s3settings.inspection import Inspection, observation
from s3settings.paths import resolved
from s3settings.problems.error import ConfigurationError
from s3settings.problems.kinds import problem
from s3settings.problems.problem import ARGUMENT, Problem
from s3settings.project import Project, problems_in, read
from s3settings.project.failures import described, missing_module, place_of
from s3settings.rules.environment import hazards
from s3settings.rules.presets import differences_from_recommended
from s3settings.sources import process_environment
from s3settings.sources.values import FilePath

VARIABLE = "DJANGO_SETTINGS_MODULE"
CONFIGURATION = "DJANGO_CONFIGURATION"


def problems_of_project(
    module: str, env: Mapping[str, str], base_dir: FilePath | None = None
) -> Iterator[Problem]:
    """Yield the problems of the storages of a settings module, such as ``config.settings``.

    `base_dir` (default: the current directory) comes first on the import path.
    """
    project, problems = project_of(module, env, base_dir)
    yield from problems
    if project is not None:
        yield from hazards(env, [one for one in project.storages if not one.unknown])


def project_of(
    module: str, env: Mapping[str, str], base_dir: FilePath | None = None
) -> tuple[Project | None, tuple[Problem, ...]]:
    """Return the project of a settings module and its problems; None if the import fails."""
    before = process_environment()
    try:
        with _as_django(module, resolved(base_dir or "")), observation() as calls:
            settings = import_module(module)
            # the module may have added variables of an .env file
            environment = process_environment() if env == before else env
            project = read(settings, environment=environment)
            of_load = tuple(_of_calls(calls))
            found = problems_in(project, of_load={one.id for one in of_load})
            return project, (*found, *of_load)
    except ConfigurationError as error:
        # the module calls load()
        return None, error.problems
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a project may raise anything
        folder = resolved(base_dir or "")
        return None, (_broken(error, module, env, folder),)


def _of_calls(calls: Iterable[Inspection]) -> Iterator[Problem]:
    """Yield the warnings and the advice of the calls of `load` in a module."""
    for call in calls:
        yield from call.problems
        yield from differences_from_recommended(call.storages, call.problems)


def is_found(module: str, base_dir: FilePath | None = None) -> bool:
    """Return True if `problems_of_project` finds the package of a settings module."""
    package = module.partition(".")[0]
    folder = resolved(base_dir or "")
    return package in sys.modules or bool(PathFinder.find_spec(package, [str(folder), *sys.path]))


def _broken(error: BaseException, module: str, env: Mapping[str, str], folder: Path) -> Problem:
    """Return the problem of a module that can't be imported, without the text of the exception."""
    variable = VARIABLE if env.get(VARIABLE) == module else "--settings"
    return problem("E100", *_failure(error, module, folder), variable=variable, source=ARGUMENT)


def _failure(error: BaseException, module: str, folder: Path) -> tuple[str, str]:
    """Return the message and the hint."""
    see = "import it in a Python shell to see the exception"
    if isinstance(error, SyntaxError):
        place = place_of(error, folder)
        where = f" at {place}" if place else ""
        return f"invalid Python{where}", f"correct the syntax, or {see}"
    name = error.name if isinstance(error, ModuleNotFoundError) else None
    if name and f"{module}.".startswith(f"{name}."):
        hint = "correct the name, or name the directory of manage.py with --base-dir"
        return f"no module named {name}", hint
    if isinstance(error, ModuleNotFoundError) and (name := missing_module(error)):
        return f"no module named {name}, which it imports", f"install its package, or {see}"
    hint = f"set the variables that it needs, or {see}"
    return f"importing it raises {described(error, folder)}", hint


@contextmanager
def _as_django(module: str, folder: Path) -> Generator[None]:
    """Set the import path and the variable as `manage.py` does, and print to standard error."""
    path, before = list(sys.path), os.environ.get(VARIABLE)
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(sys.stderr))
        stack.callback(_restore, path, before)
        sys.path.insert(0, str(folder))
        os.environ[VARIABLE] = module
        stack.enter_context(_configuration())
        yield


@contextmanager
def _configuration() -> Generator[None]:
    """Let django-configurations, if it is in use, set the values of its class in the module."""
    if CONFIGURATION not in os.environ or find_spec("configurations") is None:
        yield
        return
    from configurations import importer

    before = list(sys.meta_path)
    importer.install()
    # after the first call, install() does nothing
    sys.meta_path.insert(0, importer.ConfigurationImporter())
    added = [finder for finder in sys.meta_path if finder not in before]
    try:
        yield
    finally:
        sys.meta_path[:] = [finder for finder in sys.meta_path if finder not in added]


def _restore(path: list[str], before: str | None) -> None:
    sys.path[:] = path
    os.environ.pop(VARIABLE, None)
    if before is not None:
        os.environ[VARIABLE] = before
