"""Precedence: the values of all sources, and which one of several wins."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from s3settings.sources import process_environment
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile, NamedFile, read_env_file
from s3settings.sources.values import (
    ENVIRONMENT,
    SOURCE_VARIABLES,
    Environment,
    FilePath,
    Reading,
    Secrets,
    Value,
    value_of,
)


def read(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    secrets_dir: FilePath | None = None,
    secrets: Secrets = (),
    defaults: Mapping[str, Any] | None = None,
    wanted: Callable[[str], bool],
) -> Reading:
    """Read the variables whose name is `wanted`, from all sources in their order of precedence.

    Of several files the last one wins. A variable that is empty is not set. Nothing is raised:
    what can't be read is among the problems.
    """
    ambient, of_env = _environment(env, wanted)
    files = (read_env_file(file, wanted) for file in reversed([*named_files(env_file, base_dir)]))
    near = (ambient, *files)
    far = (_defaults(defaults), of_env)
    directory, stores = (_set_in(near, name) for name in SOURCE_VARIABLES)
    if secrets_dir is None and not secrets and directory is None and stores is None:
        return merged((*near, *far))
    found = merged(
        (
            *near,
            *_in_directory(directory, secrets_dir, base_dir, wanted),
            *_in_stores(stores, secrets, wanted),
            *far,
        )
    )
    if directory is None and secrets_dir is None:
        return found
    from s3settings.sources.secrets_dir import conflicts

    return found.replace(problems=(*found.problems, *conflicts(found)))


def _environment(env: Environment, wanted: Callable[[str], bool]) -> tuple[Reading, Reading]:
    """The variables that are set, and the defaults of an ``environ.Env``.

    None is the environment of the process.
    """
    if env is None or env is os.environ:
        env = process_environment()
    if not isinstance(env, Mapping):
        from s3settings.sources.django_environ import read_django_environ

        return read_django_environ(env, wanted)
    values = {name: value_of(name, env[name], ENVIRONMENT) for name in env if wanted(name)}
    return Reading(values), Reading({})


def _defaults(given: Mapping[str, Any] | None) -> Reading:
    if not given:
        return Reading({})
    from s3settings.sources.defaults import read_defaults

    return read_defaults(given)


def _set_in(layers: Iterable[Reading], variable: str) -> Value | None:
    """The value of a variable that names a further source; None if it is not set."""
    given = (layer.values.get(variable) for layer in layers)
    return next((one for one in given if one is not None and one.value != ""), None)


def _in_directory(
    variable: Value | None,
    argument: FilePath | None,
    base_dir: FilePath | None,
    wanted: Callable[[str], bool],
) -> tuple[Reading, ...]:
    """The readings of the directory that a variable names, else the argument."""
    directory = argument if variable is None else variable.value
    if directory is None:
        return ()
    from s3settings.sources.secrets_dir import read_secrets_dir

    return read_secrets_dir(Path(base_dir or "", str(directory)), wanted)


def _in_stores(
    variable: Value | None, argument: Secrets, wanted: Callable[[str], bool]
) -> tuple[Reading, ...]:
    if variable is None and not argument:
        return ()
    from s3settings.sources.secret_stores import read_stores

    return read_stores(variable, argument, wanted)


def merged(layers: Sequence[Reading]) -> Reading:
    """The values of several readings, of which the first that has a variable wins."""
    values: dict[str, Value] = {}
    overridden: dict[str, tuple[Value, ...]] = {}
    problems = [problem for layer in layers for problem in layer.problems]
    for layer in layers:
        for name, value in layer.values.items():
            if value.value == "":
                continue
            if name in values:
                overridden[name] = (*overridden.get(name, ()), value)
            else:
                values[name] = value
    return Reading(values, tuple(problems), overridden)


def absolute(path: Path) -> Path:
    """Return the path from the root; as it is where the current directory has been removed."""
    try:
        return path.absolute()
    except OSError:
        return path


def named_files(env_files: EnvFile, base_dir: FilePath | None) -> Iterator[NamedFile]:
    """Yield the `.env` files in their order, of which the last one wins."""
    if env_files is None:
        return
    names = [env_files] if isinstance(env_files, str | os.PathLike) else env_files
    base = Path(base_dir or "")
    is_required = env_files != DEFAULT_ENV_FILE
    for name in names:
        yield NamedFile(os.fspath(name) or ".", base / name, is_required)
