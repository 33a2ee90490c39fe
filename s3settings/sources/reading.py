"""Precedence: the values of all sources, and which one of several wins."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile, NamedFile, read_env_file
from s3settings.sources.environment import read_environment
from s3settings.sources.values import (
    SECRETS_DIR_VARIABLE,
    Environment,
    FilePath,
    Reading,
    Value,
)


def read(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    secrets_dir: FilePath | None = None,
    defaults: Mapping[str, Any] | None = None,
    wanted: Callable[[str], bool],
) -> Reading:
    """Read the variables whose name is `wanted`, from all sources in their order of precedence.

    Of several files the last one wins. A variable that is empty is not set. Nothing is raised:
    what can't be read is among the problems.
    """
    ambient, of_env = read_environment(env, wanted)
    files = (read_env_file(file, wanted) for file in reversed([*named_files(env_file, base_dir)]))
    near = (ambient, *files)
    directory = _secrets_dir(near, secrets_dir)
    if directory is None:
        return merged((*near, _defaults(defaults), of_env))
    from s3settings.sources.secrets_dir import conflicts, read_secrets_dir

    secrets = read_secrets_dir(Path(base_dir or "", directory), wanted)
    found = merged((*near, *secrets, _defaults(defaults), of_env))
    return found.replace(problems=(*found.problems, *conflicts(found)))


def _defaults(given: Mapping[str, Any] | None) -> Reading:
    if not given:
        return Reading({})
    from s3settings.sources.defaults import read_defaults

    return read_defaults(given)


def _secrets_dir(layers: Iterable[Reading], argument: FilePath | None) -> FilePath | None:
    """The directory that a variable names, else the argument; None for *no value*."""
    for layer in layers:
        named = layer.values.get(SECRETS_DIR_VARIABLE)
        if named is not None and named.value != "":
            return None if named.value is None else str(named.value)
    return argument


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


def named_files(env_files: EnvFile, base_dir: FilePath | None) -> Iterator[NamedFile]:
    """Yield the `.env` files in their order, of which the last one wins."""
    if env_files is None:
        return
    names = [env_files] if isinstance(env_files, str | os.PathLike) else env_files
    base = Path(base_dir or "")
    is_required = env_files != DEFAULT_ENV_FILE
    for name in names:
        yield NamedFile(os.fspath(name) or ".", base / name, is_required)
