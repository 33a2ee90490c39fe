"""From the environment to the settings of Django, or to an error that says all there is to fix."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from s3settings.emission import DjangoSettings, emitted
from s3settings.inspection import inspect, inspect_options
from s3settings.problems.error import ConfigurationError
from s3settings.problems.problem import has_errors
from s3settings.sources.env_file import DEFAULT_ENV_FILE, EnvFile
from s3settings.sources.values import Environment, FilePath

if TYPE_CHECKING:
    from s3settings.models.settings import S3Settings


def load(
    *,
    env: Environment = None,
    env_file: EnvFile = DEFAULT_ENV_FILE,
    base_dir: FilePath | None = None,
    prefix: str = "",
    aliases: Iterable[str] = (),
    storages: Mapping[str, Mapping[str, Any]] | None = None,
) -> DjangoSettings:
    """The storage settings of a Django project, for ``globals().update(load())``.

    `env` is a mapping or an ``environ.Env`` to read instead of the process environment.
    `env_file` names one or several files in `base_dir` (default: the current directory), of which
    the last one wins and the environment wins over all; None reads none. `prefix` is put before
    every variable and tried first. `aliases` declares storages beside ``default`` and
    ``staticfiles``; `storages` are entries of ``STORAGES`` that are kept as they are.

    Raises `ConfigurationError` with everything that is wrong, at once.
    """
    found = inspect(
        env=env,
        env_file=env_file,
        base_dir=base_dir,
        prefix=prefix,
        aliases=aliases,
        others=storages,
    )
    if has_errors(found.problems):
        problems = found.problems
        # a traceback shows the locals: no value may stay among them
        del env, storages, found
        raise ConfigurationError(problems)
    return emitted(found.storages, base_dir=base_dir, others=storages)


def django_settings(
    settings: "S3Settings",
    *,
    base_dir: FilePath | None = None,
    storages: Mapping[str, Mapping[str, Any]] | None = None,
) -> DjangoSettings:
    """The same from settings that were made already; raises `ConfigurationError` as `load` does."""
    found = inspect_options(*settings.checked_options(), others=storages)
    if has_errors(found.problems):
        problems = found.problems
        del settings, storages, found
        raise ConfigurationError(problems)
    return emitted(found.storages, base_dir=base_dir, others=storages)
